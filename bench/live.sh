#!/bin/sh
# Valuegap beside others on live boards: bench/live.sh W1|W2|W3|W4|W5 [options of the harness, such as --reps 1 --set N=200]
# Prints the table and keeps it under bench/target/results. README.md beside this says what is needed and how to read it.
#
#   HARNESS  folder of the harness (../shared/bench beside the repository)
#   PEERS    who takes part, with commas between
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
harness=${HARNESS:-$root/../shared/bench}
workload=${1:?W1, W2, W3, W4 or W5} && shift
others=hocuspocus,ywebsocket,tldraw,tldraw-wal,refjson
only= reps=3

case $workload in
  W1 | W2) peers=valuegap,valuegap-cold,$others ;;
  W3) peers=valuegap,valuegap-cold,$others only='"notes":2000' ;;
  W4) peers=valuegap-cold,$others ;;
  W5) peers=valuegap-cold reps=20 ;;
  *) echo "No such workload: $workload" >&2; exit 2 ;;
esac

VALUEGAP=$root/valuegap BENCH_OWN=$root/bench/peers BENCH_RESULTS=$root/bench/target/results
export VALUEGAP BENCH_OWN BENCH_RESULTS
"$VALUEGAP" --version > /dev/null # builds and trains when that is due
# The harness takes an option's first value, so the caller's come first.
exec node "$harness/run.mjs" "$@" --peers "${PEERS:-$peers}" --workload "$workload" --reps "$reps" --out "$workload" \
  ${only:+--only "$only"} --limit 600
