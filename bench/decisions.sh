#!/usr/bin/env bash
# Measures of deciding: a decision with its explanation, 10,000 clauses in 1,000 conventions, warm.
#
#   bench/decisions.sh [CONVENTIONS] [REQUESTS]     1,000 conventions of ten clauses and 100,000 requests where absent
#   bench/decisions.sh --write …                    also appends the lines to bench/RESULTS.md
#
# A release build of the light crate alone. Conventions and requests are invented, drawn from a fixed seed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

write=no
[ "${1:-}" = --write ] && write=yes && shift

cd "$root"
need_rust
need_compiler
export CARGO_TARGET_DIR="$target-policy"
# The compiler of conventions is there for other examples only: nothing of it is measured.
cargo build --locked --release --quiet --package entente-policy --example measure_decisions \
    --config 'profile.release.package.entente-agreement.opt-level=0'
lines="$(mktemp)"
trap 'rm -f "$lines"' EXIT
{
    printf '\n## %s, decisions\n\n' "$(date +%F)"
    printf 'Load before: %s.\n\n' "$(cut -d' ' -f1 /proc/loadavg)"
    "$CARGO_TARGET_DIR/release/examples/measure_decisions" "${1:-1000}" "${2:-100000}" | sed 's/^/- /'
} | tee "$lines"
[ "$write" = no ] || cat "$lines" >>bench/RESULTS.md
