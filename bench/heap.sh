#!/usr/bin/env bash
# Memory of open boards: bench/heap.sh [BOARDS]. Live heap for each open board of 200 notes, and the server's memory with all open.
set -euo pipefail
boards=${1:-1000}
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup.sh"
need_jdk && need_node
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

"$root/valuegap" --version > /dev/null # builds and trains when that is due
VALUEGAP_RATE=100000 "$root/valuegap" serve --port 0 --data "$folder/data" --no-demo > "$folder/out" 2>&1 & server=$!
until grep -qs first-run "$folder/out"; do kill -0 $server; sleep 0.1; done
address=$(grep -om1 'http://127.0.0.1:[0-9]*' "$folder/out")
link=$(grep -om1 'http://.*first-run.*' "$folder/out")

live() { # kB of the heap that are still reachable
  "$JAVA_HOME/bin/jcmd" $server GC.run > /dev/null
  "$JAVA_HOME/bin/jcmd" $server GC.heap_info | sed -n '/total/s/.* used \([0-9]*\)K.*/\1/p' | awk '{ sum += $1 } END { print sum }'
}

coproc node --experimental-websocket --no-warnings "$root/bench/peers/heap.mjs" "$address" "$link" "$boards"
read -r _ <&"${COPROC[0]}"
one=$(live); echo >&"${COPROC[1]}"
read -r _ <&"${COPROC[0]}"
all=$(live)
echo "live heap with 1 board open       $((one / 1024)) MB"
echo "live heap with $boards boards open    $((all / 1024)) MB"
echo "for each open board of 200 notes  $(((all - one) / (boards - 1))) KB"
echo "VmRSS then                        $(($(awk '/^VmRSS/ {print $2}' /proc/$server/status) / 1024)) MB"
