#!/usr/bin/env bash
# Measures of the ministry's formats: reading AAF beside lxml in turn, writing, deltas, and how they grow.
#
#   bench/aaf.sh [PUPILS] [ROUNDS]      300,000 pupils and 3 rounds where absent; some 3 GB of disk while it runs
#   bench/aaf.sh --large                also the delta of 3,000,000 persons, whose records are computed, never on disk
#
# A release build of the light crate alone. The two readers run in turns: on a busy machine trust the ratio.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

large=no
[ "${1:-}" = --large ] && large=yes && shift
pupils="${1:-300000}"
rounds="${2:-3}"

cd "$root"
need_rust
need_compiler
python="$(want_venv lxml lxml==6.1.3)" || stop "a Python environment with lxml could not be made"
export CARGO_TARGET_DIR="$target-formats"
cargo build --locked --release --quiet --package entente-formats --example measure_aaf
measure="$CARGO_TARGET_DIR/release/examples/measure_aaf"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

"$measure" "$folder" "$pupils" write
for ((round = 1; round <= rounds; round++)); do
    "$measure" "$folder" "$pupils" read
    "$python" bench/read_with_lxml.py "$folder"
done
"$measure" "$folder" "$pupils" check
"$measure" "$folder" "$pupils" delta
if [ "$large" = yes ]; then
    # Pupils, their families and staff: some 2.45 persons for each pupil.
    "$measure" "$folder" 1225000 delta
fi
