#!/bin/sh
# Figures of docs/faults.md that take time: bench/faults.sh [F18|F21|F28|F30|F32|F33 …], all of them by default.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup.sh"
need_jdk && need_node
"$root/valuegap" --version > /dev/null # builds and trains when that is due
exec node --experimental-websocket --no-warnings "$root/bench/peers/faults.mjs" "$root/valuegap" "$@"
