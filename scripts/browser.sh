#!/usr/bin/env bash
# Plays the demo in a temporary folder, serves its pages and walks them in Chromium. Ends with its counts.
#
#   scripts/browser.sh ENTENTE CHROMIUM [SCREENSHOTS]
set -euo pipefail
entente="$1" chromium="$2" shots="${3:-}"
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
server=
stop_all() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap stop_all EXIT

npm ci --prefix "$root/tests/browser" --no-audit --no-fund --silent
"$entente" demo --dir "$work/demo" --pupils 2000 --no-serve >"$work/demo.log"
# Every page of a convention has something to show: a text after the signed one, a matrix of competences, a sheet of paper.
conventions="$work/demo/conventions"
cp "$root/conventions/models/numerique-lycees.convention.md" "$conventions/"
sed -i '0,/^## Article 2 /s//## Article 1 bis : Suivi\n\nLes parties se voient chaque trimestre.\n\n&/' "$conventions/exemple-2024.convention.md"
cp "$root/tests/browser/transport-2019.paper.md" "$conventions/"
"$entente" serve --dir "$work/demo" --listen 127.0.0.1:0 >"$work/serve.log" 2>&1 &
server=$!
url=
for _ in $(seq 100); do
    url="$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/serve.log" || true)"
    [ -z "$url" ] || break
    sleep 0.1
done
[ -n "$url" ] || { cat "$work/serve.log"; exit 1; }
export ENTENTE_CHROMIUM="$chromium"
node "$root/tests/browser/run.mjs" --base "$url" --out "$shots" \
    --account analyste@region-exemple.invalid:entente-demo --account ssa@rectorat-exemple.invalid:entente-demo
