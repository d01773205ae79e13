#!/usr/bin/env bash
# How well the writing rules judge labelled statements, and how fast: bench/statements.sh [--seed N] [--show] [FILE…]
# Without files: our own in core/src/test/resources/statements. --show lists what was judged otherwise than labelled.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup.sh"
need_jdk
"$root/valuegap" --version > /dev/null # builds when that is due
options=() files=()
while [ $# -gt 0 ]; do
  case $1 in
    --seed) options+=("$1" "$2") && shift 2 ;;
    --show) options+=("$1") && shift ;;
    *) files+=("$1") && shift ;;
  esac
done
[ ${#files[@]} -gt 0 ] || files=("$root"/core/src/test/resources/statements/*.jsonl)
exec "$JAVA_HOME/bin/java" -cp "$root/app/target/app.jar" "$root/bench/src/main/java/org/valuegap/bench/Statements.java" \
  "${options[@]}" "${files[@]}"
