#!/usr/bin/env bash
# How fast Valuegap starts on this machine, and how much memory it takes: bench/start.sh [ROUNDS]
# Medians (of 5), with the launcher's own flags. Run it on an idle machine.
set -euo pipefail
rounds=${1:-5}
root=$(cd "$(dirname "$0")/.." && pwd)
valuegap=$root/valuegap
map=$root/docs/examples/dana-okafor.valuemap.yaml
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); } # milliseconds
median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

# Starts the server, waits for its first page, prints milliseconds and, 10 s later, VmRSS in kB.
start_once() {
  local begun address=
  begun=$(now)
  "$valuegap" serve --port 0 --data "$folder/data" > out 2>&1 & server=$!
  until [ -n "$address" ] && curl -sfLo /dev/null "$address"; do
    kill -0 $server || { cat out >&2; exit 1; }
    address=$(grep -aom1 'http://127.0.0.1:[0-9]*' out || true)
    sleep 0.01
  done
  local took=$(($(now) - begun))
  sleep 10
  echo "$took $(awk '/^VmRSS/ {print $2}' /proc/$server/status)"
  kill $server; wait $server 2>/dev/null || true; server=
}

time_once() {
  local begun
  begun=$(now)
  "$valuegap" "$@" > /dev/null 2> err || { cat err >&2; exit 1; }
  echo $(($(now) - begun))
}

command_median() {
  for _ in $(seq "$rounds"); do time_once "$@"; done | median
}

"$valuegap" --version > /dev/null # builds and trains when that is due
start_once > /dev/null            # makes the data that later starts find
for _ in $(seq "$rounds"); do start_once; done > starts
echo "start to first page          $(cut -d' ' -f1 starts | median) ms"
echo "VmRSS 10 s after it          $(($(cut -d' ' -f2 starts | median) / 1024)) MB"

"$valuegap" export "$map" --as xlsx -o canvas.xlsx
"$valuegap" export "$map" --as csv -o canvas.csv
cp "$map" fmt.valuemap.yaml
echo "import .xlsx                 $(command_median import canvas.xlsx -o m.yaml) ms"
echo "import .csv                  $(command_median import canvas.csv -o m.yaml) ms"
for form in xlsx csv md json yaml pdf; do
  printf 'export --as %-16s %s ms\n' $form "$(command_median export "$map" --as $form -o out.$form)"
done
echo "fmt                          $(command_median fmt fmt.valuemap.yaml) ms"
echo "canvas --as xlsx             $(command_median canvas --as xlsx -o blank.xlsx) ms"
echo "canvas --as pdf              $(command_median canvas --as pdf -o blank.pdf) ms"
