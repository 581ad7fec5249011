#!/usr/bin/env bash
# Fuzzes one reader: scripts/fuzz.sh file|formats|delimited|schema|convention [SECONDS]
#
# Needs cargo-fuzz (cargo install --locked cargo-fuzz). The seeds are the corpora that `./test` replays; what it finds goes
# into them under a name that says what it is, so that the ordinary tests keep it.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
target="${1:?file, formats, delimited, schema or convention}"
seconds="${2:-60}"
command -v cargo-fuzz >/dev/null || { echo "cargo-fuzz is not installed: cargo install --locked cargo-fuzz" >&2; exit 1; }

seeds="$(mktemp -d)"
trap 'rm -rf "$seeds"' EXIT
case "$target" in
file) find "$root/crates/intake/tests/corpora" -type f ! -name README.md -exec cp {} "$seeds" \; ;;
formats) find "$root/crates/formats/tests/corpora" -type f ! -name README.md -exec cp {} "$seeds" \; ;;
delimited) tail -n +2 "$root/datasets/f-carac-elev/sample.csv" >"$seeds/sample" ;;
schema) for schema in "$root"/datasets/*/schema.json; do cp "$schema" "$seeds/$(basename "$(dirname "$schema")").json"; done ;;
convention) find "$root/conventions" -name '*.convention.md' -exec cp {} "$seeds" \; ;;
*) echo "unknown target: $target" >&2 && exit 2 ;;
esac
cd "$root"
# The instrumentation is of the compiler of every day, asked for by name.
RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir fuzz "$target" "$seeds" -- -max_total_time="$seconds" -rss_limit_mb=4096 -timeout=20
