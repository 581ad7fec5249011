#!/usr/bin/env bash
# The log's tree: entries added a second, proofs of inclusion, check of all tiles.
#
#   bench/log.sh [ENTRIES] [FOLDER]      10,000,000 entries need some 3 GB; the folder is removed
#
# Targets: a proof under 1 ms, the check of 10,000,000 entries under 60 s, memory bounded.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

entries="${1:-10000000}"
folder="${2:-$(mktemp -d)}"
trap 'rm -rf "$folder"' EXIT
cargo run --release --quiet --package entente-audit --example tree_speed -- "$entries" "$folder"
