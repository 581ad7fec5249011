#!/usr/bin/env bash
# Appending to the log, durable (SQLite, WAL, synchronous FULL), acts grouped: entries a second, wait of one act; and SQLite alone beside.
#
#   bench/append.sh [ACTS] [WRITERS] [FOLDER]     100,000 acts of 100 writers where absent; FOLDER says which disk is measured
#   bench/append.sh --write …                     also appends the lines to bench/RESULTS.md
#
# Goals, on two cores: 10,000 entries a second, p99 of one act under 15 ms. A release build of the store alone.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

write=no
[ "${1:-}" = --write ] && write=yes && shift

cd "$root"
need_rust
need_compiler
acts="${1:-100000}" writers="${2:-100}"
if [ -n "${3:-}" ]; then mkdir -p "$3" && folder="$(mktemp -d "$3/append-XXXXXX")"; else folder="$(mktemp -d)"; fi
lines="$(mktemp)"
trap 'rm -rf "$folder" "$lines"' EXIT
# Another folder than that of ./demo and ./test: what is measured is a release build.
export CARGO_TARGET_DIR="${ENTENTE_BENCH_TARGET:-$target-append}"
profile=(--release)
[ -z "${ENTENTE_BENCH_PROFILE:-}" ] || profile=(--profile "$ENTENTE_BENCH_PROFILE")
binary="$CARGO_TARGET_DIR/${ENTENTE_BENCH_PROFILE:-release}/examples/append_speed"
[ "${ENTENTE_BENCH_PROFILE:-}" != dev ] || binary="$CARGO_TARGET_DIR/debug/examples/append_speed"
cargo build --locked "${profile[@]}" --quiet --package entente-store --example append_speed
{
    printf '\n## %s, append\n\n' "$(date +%F)"
    printf 'Load before: %s; disk of %s.\n\n' "$(cut -d' ' -f1 /proc/loadavg)" "$(stat -f -c %T "$folder")"
    "$binary" "$folder" "$acts" "$writers" | sed 's/^/- /'
    python3 bench/append_peer.py "$folder" "$writers" | sed 's/^/- /'
} | tee "$lines"
[ "$write" = no ] || cat "$lines" >>bench/RESULTS.md
