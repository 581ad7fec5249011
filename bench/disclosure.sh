#!/usr/bin/env bash
# Measures disclosure control beside the tools that people have: DuckDB, pycanon, tau-Argus (pytauargus), HiGHS, anonypy.
#
#   bench/disclosure.sh                    every measure but the table of a million cells
#   bench/disclosure.sh --all              with it (some ten minutes)
#   bench/disclosure.sh --only NAME,…      files | anonymise | table | audit | large
#   bench/disclosure.sh --binary PATH      with that binary, without building one
#   bench/disclosure.sh --rows 2000000     rows of the individual file
#   bench/disclosure.sh --pairs 5          pairs of each comparison; the median of their ratios is the figure
#   bench/disclosure.sh --write            also appends the table to bench/RESULTS.md
#
# The two sides of a pair run one after the other, so that a busy machine weighs on both: trust the ratio, not the
# seconds. Files are invented, drawn from a fixed seed; `table` and `audit` use ../shared/data/protection/table_s.csv.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

rows=2000000
pairs=5
binary=
only=files,anonymise,table,audit
write=no
while [ $# -gt 0 ]; do
    case "$1" in
    --rows) rows="$2" && shift ;;
    --pairs) pairs="$2" && shift ;;
    --binary) binary="$2" && shift ;;
    --only) only="$2" && shift ;;
    --all) only=files,anonymise,table,audit,large ;;
    --write) write=yes ;;
    -h | --help) sed -n '2,13s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) stop "unknown argument \`$1\`" "$(sed -n '4,10s/^# *//p' "$0")" ;;
    esac
    shift
done

if [ -z "$binary" ]; then
    need_rust
    CARGO_TARGET_DIR="$target" cargo build --locked --release --package entente
    binary="$target/release/entente"
fi
python="$(want_venv bench-disclosure numpy==2.0.2 pandas==2.3.3 duckdb==2.0.0 pycanon==1.3.6 pytauargus==0.6.0 highspy==1.15.1 anonypy==0.2.1)" ||
    stop "no Python environment with the other tools"
data="$root/bench/out/disclosure"
mkdir -p "$data"
export LANG=C.UTF-8
{
    printf '\n## %s, disclosure control, %s rows\n\n' "$(date +%F)" "$rows"
    printf 'Load before: %s. Pairs in turn: %s.\n\n' "$(cut -d' ' -f1 /proc/loadavg)" "$pairs"
    "$python" "$root/bench/disclosure.py" "$binary" "$data" --rows "$rows" --pairs "$pairs" --only "$only"
} | tee "$data/lines.md"
[ "$write" = no ] || cat "$data/lines.md" >>"$root/bench/RESULTS.md"
