#!/bin/sh
# Builds the browser's side, and only what changed: build-frontend.sh TARGET gates|quick
# Vite writes to TARGET/classes/assets/app.
set -eu
target=$1 gates=$2
cd "$(dirname "$0")/src/main/frontend"
stamps=$target/frontend-stamps
mkdir -p "$stamps"

changed() { # NAME FILE...: true unless these files are as they were when NAME was last stamped
  name=$1; shift
  sum=$(cat "$@" | cksum)
  [ "$(cat "$stamps/$name" 2>/dev/null)" != "$sum" ]
}
stamp() { echo "$sum" > "$stamps/$1"; }
sources() { find . -path ./node_modules -prune -o -type f -print | LC_ALL=C sort; }

if [ ! -d node_modules ] || changed install package-lock.json; then
  changed install package-lock.json || true
  npm ci --no-audit --no-fund --loglevel=error >&2
  stamp install
fi
if [ "$gates" = gates ] && changed gates $(sources); then
  npm run --silent check >&2
  npm run --silent test >&2
  stamp gates
fi
if [ ! -d "$target/classes/assets/app" ] || changed build $(sources); then
  changed build $(sources) || true
  npm run --silent build >&2
  stamp build
fi
