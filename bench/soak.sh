#!/usr/bin/env bash
# Whether anything grows: bench/soak.sh [MINUTES] [PARTICIPANTS]. So many (200) edit one board once a second each for so long (30 minutes).
# Prints first and last third beside each other; a status other than 0 says that something grows. The samples stay in bench/target/results.
set -euo pipefail
minutes=${1:-30} participants=${2:-200}
[ "$minutes" -ge 3 ] || { echo "Three minutes at least: thirds are compared." >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/setup.sh"
need_jdk && need_node
folder=$(mktemp -d)
results=$root/bench/target/results
mkdir -p "$results"
server= load=
trap 'kill $server $load 2>/dev/null || true; rm -rf "$folder"' EXIT

"$root/valuegap" --version > /dev/null # builds and trains when that is due
"$root/valuegap" serve --port 0 --data "$folder/data" --no-demo > "$folder/out" 2>&1 & server=$!
until grep -qs first-run "$folder/out"; do kill -0 $server; sleep 0.1; done
address=$(grep -om1 'http://127.0.0.1:[0-9]*' "$folder/out")
link=$(grep -om1 'http://.*first-run.*' "$folder/out")

# A full collection stops the server for as long as it takes, which would be the p99: once a minute.
live() { # kB of the heap that are still reachable
  "$JAVA_HOME/bin/jcmd" $server GC.run > /dev/null
  "$JAVA_HOME/bin/jcmd" $server GC.heap_info | sed -n '/total/s/.* used \([0-9]*\)K.*/\1/p' | awk '{ sum += $1 } END { print sum }'
}

node --experimental-websocket --no-warnings "$root/bench/peers/soak.mjs" "$address" "$link" "$minutes" "$participants" > "$results/soak-seen.txt" & load=$!
: > "$results/soak-samples.txt"
for ((tens = 1; ; tens++)); do
  sleep 10
  kill -0 $load 2>/dev/null || break
  if ((tens % 6 == 0)); then heap=$(live); else heap=-; fi
  echo "$((tens * 10)) $heap $(awk '/^Threads/ { print $2 }' /proc/$server/status) $(ls /proc/$server/fd | wc -l)" \
    "$(($(stat -c %s "$folder/data/valuegap.db-wal") / 1024)) $(awk '/^VmRSS/ { print $2 }' /proc/$server/status)" >> "$results/soak-samples.txt"
done
wait $load || { echo "The load ended early."; exit 1; }

tail -n 1 "$results/soak-seen.txt" | awk -v people="$participants" '{ printf "%d minutes, %d participants, %d edits, each seen by %.1f%% of those who looked\n", $1, people, $4, 100 * $5 / $4 / int((people + 9) / 10) }'
echo "load of the machine at the end: $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) cores"
awk '
  FNR == 1 { file++ }
  file == 1 { samples[++n] = $0; next }
  { seen[++m] = $0 }
  function mean(which, column, from, to,   i, parts, sum, count) {
    for (i = from; i <= to; i++) {
      split(which == 1 ? samples[i] : seen[i], parts, " ")
      if (parts[column] != "-") { sum += parts[column]; count++ }
    }
    return count ? sum / count : 0
  }
  # What may be more in the last third than in the first: a share of it, and so much.
  function row(title, which, column, unit, share, least,   count, first, last, grows) {
    count = which == 1 ? n : m
    first = mean(which, column, 1, int(count / 3)) / unit
    last = mean(which, column, count - int(count / 3) + 1, count) / unit
    grows = last > first * (1 + share) + least
    worse = worse || grows
    printf "%-34s %10.1f %10.1f   %s\n", title, first, last, grows ? "GROWS" : "flat"
  }
  END {
    printf "%-34s %10s %10s\n", "", "first third", "last third"
    row("heap after a full collection, MB", 1, 2, 1024, 0.05, 2)
    row("threads", 1, 3, 1, 0, 3)
    row("descriptors", 1, 4, 1, 0, 3)
    row("WAL, MB", 1, 5, 1024, 0.1, 1)
    row("resident memory, MB", 1, 6, 1024, 0.1, 10)
    row("edit to seen, p50, ms", 2, 2, 1, 0.25, 1)
    row("edit to seen, p99, ms", 2, 3, 1, 0.25, 5)
    exit worse
  }' "$results/soak-samples.txt" "$results/soak-seen.txt"
