#!/usr/bin/env bash
# Measures the intake on a generated file (5,000,000 rows x 35 columns, about 925 MB) beside other engines' bare copies.
#
#   bench/intake.sh                        the main measure: full intake / DuckDB's bare copy, taken in turn
#   bench/intake.sh --all                  every row of the table (an hour on two cores)
#   bench/intake.sh --only NAME,…          duckdb | polars | frictionless | variants | xlsx | sizes | first-report | seeded
#   bench/intake.sh --binary PATH          with that binary, without building one
#   bench/intake.sh --pairs 5              pairs of each comparison (5); the median of their ratios is the figure
#   bench/intake.sh --rows 5000000         rows of the main file
#   bench/intake.sh --data FOLDER          where the files are made and kept (bench/out/intake)
#   bench/intake.sh --generate FOLDER      only writes the main file and what it is checked against, there
#   bench/intake.sh --write                also appends the table to bench/RESULTS.md
#
# The two sides of a pair run one after the other, so that a busy machine weighs on both: trust the ratio, not the
# seconds. Memory is the peak that GNU time saw. `full intake` is `entente validate` with every check, the uniqueness of
# the identifier, its pseudonym, and the typed Parquet (zstd).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

rows=5000000
pairs=5
data="$root/bench/out/intake"
binary=
only=duckdb
write=no
generate_only=no
while [ $# -gt 0 ]; do
    case "$1" in
    --rows) rows="$2" && shift ;;
    --pairs) pairs="$2" && shift ;;
    --data) data="$2" && shift ;;
    --binary) binary="$2" && shift ;;
    --only) only="$2" && shift ;;
    --all) only=duckdb,polars,frictionless,variants,xlsx,sizes,first-report,seeded ;;
    --generate) data="$2" && generate_only=yes && shift ;;
    --write) write=yes ;;
    -h | --help) sed -n '2,16s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) stop "unknown argument \`$1\`" "$(sed -n '4,12s/^# *//p' "$0")" ;;
    esac
    shift
done

command -v python3 >/dev/null || apt_install python3 || stop "python3 is needed to write the file"
mkdir -p "$data"
export LANG=C.UTF-8
lines="$data/lines.md"
: >"$lines"

# file VARIANT ROWS: makes it where it is not there yet; prints its path.
file() {
    local extension=csv path
    [ "$1" != xlsx ] || extension=xlsx
    path="$data/eleves-$1-$2.$extension"
    if [ ! -e "$path" ]; then
        say "… writing $(basename "$path")" >&2
        python3 "$root/bench/intake/generate.py" --rows "$2" --variant "$1" --output "$path" >&2
    fi
    printf '%s\n' "$path"
}

if [ ! -e "$data/reference/schema.json" ]; then
    python3 "$root/bench/intake/generate.py" --schema "$data/reference"
fi
if [ "$generate_only" = yes ]; then
    made="$(file clean "$rows")"
    say "$made"
    exit 0
fi

[ -x /usr/bin/time ] || apt_install time || stop "GNU time is needed: apt-get install time"
if [ -z "$binary" ]; then
    need_rust
    need_compiler
    say "… release build"
    (cd "$root" && CARGO_TARGET_DIR="$target" cargo build --locked --release --package entente)
    binary="$target/release/entente"
fi
[ -x "$binary" ] || stop "\`$binary\` is not a program"

wanted() { case ",$only," in *",$1,"*) return 0 ;; *) return 1 ;; esac; }
row() { printf '| %s | %s |\n' "$1" "$2" | tee -a "$lines"; }

# timed COMMAND…: runs it; leaves $seconds, $cpu and $peak_mib. A validation with findings (exit 1) is a good run.
timed() {
    local code=0
    /usr/bin/time -q -f '%e %U %S %M' -o "$data/time" "$@" >"$data/log" 2>&1 </dev/null || code=$?
    if [ "$code" -gt 1 ] || { [ "$code" -eq 1 ] && [ "$1" != "$binary" ]; }; then
        tail -n 40 "$data/log" >&2
        stop "\`$(basename "$1")\` failed with exit code $code"
    fi
    read -r seconds user system peak_kib < <(tail -n 1 "$data/time")
    cpu="$(awk "BEGIN {printf \"%.1f\", $user + $system}")"
    peak_mib=$((peak_kib / 1024))
}

[ -e "$data/pseudonym.key" ] || (umask 077 && printf '%064d\n' 2026 >"$data/pseudonym.key")
reference="$data/reference"

# intake FILE OPTIONS…: the full intake of a file.
intake() {
    local input="$1"
    shift
    rm -f "$data/typed.parquet"
    timed "$binary" validate "$input" --schema "$reference/schema.json" --code-lists "$reference/code-lists" \
        --institutions "$reference/institutions.csv" --period 2026 --format json --output "$data/report.json" \
        --parquet "$data/typed.parquet" --pseudonymise id_eleve --key "$data/pseudonym.key" "$@"
}

# said KEY: a value of the last report.
said() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$data/report.json" "$1"; }

median() { printf '%s\n' "$@" | sort -n | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
ratio() { awk "BEGIN {printf \"%.3f\", $1 / $2}"; }
mib() { du -BM --apparent-size "$1" | cut -f1 | tr -d M; }
grouped() { printf '%s' "$1" | sed ':a;s/\B[0-9]\{3\}\>/,&/;ta'; }

peers() {
    [ -n "${python:-}" ] || python="$(want_venv bench duckdb==2.0.0 polars==2.1.0 frictionless==5.21.0)" ||
        stop "a Python environment with duckdb, polars and frictionless could not be made"
}

# compare NAME FILE COMMAND…: pairs in turn; the first word of what the peer prints is the seconds of its copy alone.
compare() {
    local name="$1" input="$2" pair ours=() theirs=() ratios=() our_peak=0 their_peak=0 our_cpu= their_cpu=
    shift 2
    # Both find the file in the page cache.
    cat "$input" >/dev/null
    for ((pair = 1; pair <= pairs; pair++)); do
        intake "$input"
        [ "$(said valid)" = True ] || stop "the clean file is not valid" "see $data/report.json"
        ours+=("$seconds") && our_cpu="$cpu"
        [ "$peak_mib" -le "$our_peak" ] || our_peak="$peak_mib"
        timed "$@"
        seconds="$(tail -n 1 "$data/log" | cut -d' ' -f1)"
        theirs+=("$seconds") && their_cpu="$cpu"
        [ "$peak_mib" -le "$their_peak" ] || their_peak="$peak_mib"
        ratios+=("$(ratio "${ours[-1]}" "$seconds")")
        say "  pair $pair: ours ${ours[-1]} s, $name $seconds s, ratio ${ratios[-1]}"
    done
    row "full intake, $(grouped "$rows") rows, $(mib "$input") MiB (peak $our_peak MiB; $our_cpu CPU-s)" "$(median "${ours[@]}") s"
    row "$name, bare copy (peak $their_peak MiB; $their_cpu CPU-s)" "$(median "${theirs[@]}") s"
    row "**full intake / $name**, median of $pairs pairs (${ratios[*]})" "**$(median "${ratios[@]}")**"
}

# What frictionless needs for the same rules, on a slice, extrapolated to the whole file.
frictionless() {
    local slice=50000 sliced per_row
    sliced="$(file clean "$slice")"
    timed "$python" "$root/bench/intake/peers.py" frictionless "$sliced" "$reference/schema-frictionless.json"
    per_row="$(awk "BEGIN {print $(tail -n 1 "$data/log" | cut -d' ' -f1) / $slice}")"
    intake "$main_file"
    row "frictionless, same rules, $(grouped $slice) rows, extrapolated" "$(awk "BEGIN {printf \"%.0f\", $per_row * $rows}") s"
    row "**full intake / frictionless**" "**$(awk "BEGIN {printf \"%.4f\", $seconds / ($per_row * $rows)}")**"
}

# The same rows written otherwise, each beside a run of the clean file.
variants() {
    local variant input pair ratios ours
    for variant in latin1 quoted faulty-10; do
        input="$(file "$variant" "$rows")"
        cat "$input" >/dev/null
        ratios=() ours=()
        for ((pair = 1; pair <= pairs; pair++)); do
            intake "$input"
            ours+=("$seconds") && peak="$peak_mib"
            intake "$main_file"
            ratios+=("$(ratio "${ours[-1]}" "$seconds")")
        done
        row "$variant (peak $peak MiB)" "$(median "${ours[@]}") s"
        row "**$variant / clean**, median of $pairs pairs" "**$(median "${ratios[@]}")**"
        rm -f "$input"
    done
}

xlsx() {
    local input
    input="$(file xlsx 1000000)"
    intake "$input"
    row "XLSX, 1,000,000 rows, $(mib "$input") MiB (peak $peak_mib MiB; $cpu CPU-s; $(said rows) rows read)" "$seconds s"
}

sizes() {
    local count input per_row
    for count in 500000 5000000 20000000; do
        input="$(file clean "$count")"
        cat "$input" >/dev/null
        local runs=()
        for _ in 1 2 3; do intake "$input" && runs+=("$seconds"); done
        per_row="$(awk "BEGIN {printf \"%.2f\", $(median "${runs[@]}") * 1e6 / $count}")"
        row "$(grouped "$count") rows (peak $peak_mib MiB)" "$(median "${runs[@]}") s, $per_row µs a row"
        [ "$count" -le 5000000 ] || rm -f "$input"
    done
}

first_report() {
    local input runs=()
    input="$(file faulty-100 1000000)"
    cat "$input" >/dev/null
    for _ in 1 2 3; do
        rm -f "$data/typed.parquet"
        timed "$binary" validate "$input" --schema "$reference/schema.json" --code-lists "$reference/code-lists" \
            --institutions "$reference/institutions.csv" --period 2026 --format json --output "$data/report.json"
        runs+=("$seconds")
    done
    row "report on 1,000,000 rows, all faulty (peak $peak_mib MiB; $(said findings) findings in $(python3 -c \
        'import json, sys; print(len(json.load(open(sys.argv[1]))["groups"]))' "$data/report.json") groups)" "$(median "${runs[@]}") s"
}

seeded() {
    timed python3 "$root/scripts/interop/seeded.py" "$binary" --rows 1000000
    tail -n 3 "$data/log"
    row "seeded faults, 1,000,000 rows: $(tail -n 1 "$data/log")" "$seconds s"
}

main_file="$(file clean "$rows")"
if wanted duckdb || wanted polars || wanted frictionless; then peers; fi
copy() { printf '%s\n' "$root/bench/intake/peers.py"; }
if wanted duckdb; then compare DuckDB "$main_file" "$python" "$(copy)" duckdb "$main_file" "$data/peer.parquet"; fi
if wanted polars; then compare polars "$main_file" "$python" "$(copy)" polars "$main_file" "$data/peer.parquet"; fi
if wanted frictionless; then frictionless; fi
if wanted variants; then variants; fi
if wanted xlsx; then xlsx; fi
if wanted sizes; then sizes; fi
if wanted first-report; then first_report; fi
if wanted seeded; then seeded; fi
rm -f "$data/peer.parquet" "$data/typed.parquet"

if [ "$write" = yes ]; then
    {
        printf '\n## Intake, %s, commit %s\n\n' "$(date -u +%Y-%m-%d)" "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo none)"
        printf '%s, %s cores, %s GiB; load at the end %s.\n\n' "$(awk -F': ' '/^model name/ {print $2; exit}' /proc/cpuinfo)" \
            "$(nproc)" "$(awk '/^MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo)" "$(cut -d' ' -f1 /proc/loadavg)"
        printf '| measure | value |\n|---|---|\n'
        cat "$lines"
    } >>"$root/bench/RESULTS.md"
    say "appended to bench/RESULTS.md"
fi
