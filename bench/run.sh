#!/usr/bin/env bash
# Measures Entente on this machine and appends the figures to bench/RESULTS.md.
#
#   bench/run.sh                      everything below, save the clean build (a release build, then some 10 minutes on two cores)
#   bench/run.sh --clean-build        also builds the demo and the tests from nothing, in a folder of its own
#   bench/run.sh --pupils 40000,200000 --rounds 5
#   bench/run.sh --only demo          demo | intake | rebuild | serve
#   bench/run.sh --profile dev        speeds of the binary that ./demo and ./test share, without the release build
#
# Speeds come from the release binary, rebuild times from the profile that ./demo and ./test share. The two sides of a
# comparison run in turns, so that a busy machine weighs on both: trust the ratio, not the seconds.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/setup.sh"

pupils=40000,1000000
rounds=3
only=
profile=release
clean_build=no
while [ $# -gt 0 ]; do
    case "$1" in
    --pupils) pupils="$2" && shift ;;
    --rounds) rounds="$2" && shift ;;
    --only) only="$2" && shift ;;
    --profile) profile="$2" && shift ;;
    --clean-build) clean_build=yes ;;
    *) stop "unknown argument \`$1\`" "$(sed -n '4,8s/^# *//p' "$0")" ;;
    esac
    shift
done

cd "$root"
out="$root/bench/out"
results="$root/bench/RESULTS.md"
release="$target/release/entente"
lines="$out/lines.md"
export CARGO_TARGET_DIR="$target" LANG=C.UTF-8
mkdir -p "$out"
: >"$lines"
need_rust
need_compiler
[ -x /usr/bin/time ] || apt_install time || stop "GNU time is needed: apt-get install time"
command -v curl >/dev/null || apt_install curl || stop "curl is needed: apt-get install curl"
python="$(want_venv bench duckdb==2.0.0 polars==2.1.0 frictionless==5.21.0)" || stop "a Python environment with duckdb could not be made"

wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }
row() { printf '| %s | %s |\n' "$1" "$2" | tee -a "$lines"; }

# measure NAME COMMAND…: runs it under GNU time; leaves seconds and peak memory in $seconds, $cpu and $peak_mib.
measure() {
    local name="$1"
    shift
    say "… $name"
    if ! /usr/bin/time -q -f '%e %U %S %M' -o "$out/time" "$@" >"$out/log" 2>&1 </dev/null; then
        tail -n 40 "$out/log"
        stop "$name failed"
    fi
    read -r seconds user system peak_kib <"$out/time"
    cpu="$(awk "BEGIN {printf \"%.1f\", $user + $system}")"
    peak_mib=$((peak_kib / 1024))
}

processor() { awk -F': ' '/^model name/ {print $2; exit}' /proc/cpuinfo; }
memory_gib() { awk '/^MemTotal/ {printf "%.0f", $2 / 1048576}' /proc/meminfo; }

clean_builds() {
    local folder="$out/target-clean"
    rm -rf "$folder"
    measure "clean build, as ./demo" env CARGO_TARGET_DIR="$folder" cargo build --locked --package entente
    row "clean build of the demo's binary" "$seconds s ($cpu CPU-s)"
    measure "then the tests" env CARGO_TARGET_DIR="$folder" cargo test --locked --workspace --no-run
    row "then building all the tests" "$seconds s ($cpu CPU-s)"
    row "target folder of both" "$(du -sh "$folder" | cut -f1)"
    rm -rf "$folder"
}

play_demo() {
    local count="$1" folder="$out/demo-$1"
    rm -rf "$folder"
    measure "demo with $count pupils" "$release" demo --dir "$folder" --pupils "$count" --no-serve --timings "$out/timings.json"
    row "**demo, $count pupils** (peak $peak_mib MiB)" "$seconds s ($cpu CPU-s)"
    "$python" - "$out/timings.json" <<'PY' | tee -a "$lines"
import json, sys
for step, seconds in json.load(open(sys.argv[1])).items():
    print(f"| – {step} | {seconds:.2f} s |")
PY
}

# The corrected file of the largest demo, deposited again less one row each round, against DuckDB's bare copy of it.
intake() {
    local largest folder source file round ours=() theirs=()
    largest="$(tr ',' '\n' <<<"$pupils" | sort -n | tail -n 1)"
    folder="$out/demo-$largest"
    [ -e "$folder/entente.db" ] || play_demo "$largest"
    source="$(ls "$folder"/in/f-carac-elev_*_v2.csv)"
    file="$out/intake.csv"
    for ((round = 1; round <= rounds; round++)); do
        # DuckDB reads UTF-8: both read the same bytes.
        "$python" - "$source" "$file" "$round" <<'PY'
import sys
source, target, fewer = sys.argv[1], sys.argv[2], int(sys.argv[3])
raw = open(source, "rb").read()
try:
    text = raw.decode("utf-8-sig")
except UnicodeDecodeError:
    text = raw.decode("latin-1")
open(target, "w", encoding="utf-8", newline="").write("".join(text.splitlines(keepends=True)[:-fewer]))
PY
        measure "deposit and check, round $round" \
            "$release" deposit --dir "$folder" --as rectorat-exemple f-carac-elev "$file" --period 2026
        ours+=("$seconds")
        row "deposit + check, round $round (peak $peak_mib MiB)" "$seconds s ($cpu CPU-s)"
        measure "DuckDB, round $round" "$python" bench/bare_copy.py "$file" "$out/duckdb.parquet"
        seconds="$(tail -n 1 "$out/log")"
        theirs+=("$seconds")
        row "DuckDB's bare copy, round $round (peak $peak_mib MiB)" "$seconds s ($cpu CPU-s)"
    done
    row "**deposit + check / bare copy**, median of $rounds, $(du -h "$file" | cut -f1) of CSV" \
        "$("$python" -c '
import statistics, sys
half = len(sys.argv[1:]) // 2
pairs = zip(map(float, sys.argv[1 : 1 + half]), map(float, sys.argv[1 + half :]))
print(f"{statistics.median(ours / theirs for ours, theirs in pairs):.2f}")
' "${ours[@]}" "${theirs[@]}")"
}

rebuilds() {
    local file
    cargo build --locked --package entente
    for file in "$(first_of crates/web/src/pages)" "$(first_of crates/data/src/check)"; do
        touch "$file"
        measure "rebuild after touching $file" cargo build --locked --package entente
        row "rebuild after touching \`$file\`" "$seconds s"
    done
    row "target folder (as it is, with what it has accumulated)" "$(du -sh "$target" | cut -f1)"
}

first_of() { find "$1" -name '*.rs' | sort | head -n 1; }

serve() {
    local folder smallest server from url=http://127.0.0.1:18080/ tries=0
    smallest="$(tr ',' '\n' <<<"$pupils" | sort -n | head -n 1)"
    folder="$out/demo-$smallest"
    [ -e "$folder/entente.db" ] || play_demo "$smallest"
    from=$(date +%s%N)
    "$release" serve --dir "$folder" --listen 127.0.0.1:18080 >"$out/serve.log" 2>&1 </dev/null &
    server=$!
    trap 'kill "$server" 2>/dev/null || true' EXIT
    until curl --silent --fail --output /dev/null --location "$url"; do
        tries=$((tries + 1))
        [ "$tries" -lt 1000 ] || { cat "$out/serve.log" && stop "serve did not answer within 10 seconds"; }
        sleep 0.01
    done
    row "\`entente serve\`: first page after" "$((($(date +%s%N) - from) / 1000000)) ms"
    row "resident memory, after that page" "$(resident "$server")"
    for _ in $(seq 200); do curl --silent --output /dev/null --location "$url"; done
    row "resident memory, after 200 more" "$(resident "$server")"
    kill "$server"
    trap - EXIT
}

resident() { awk '/^VmRSS/ {printf "%.0f MiB", $2 / 1024}' "/proc/$1/status"; }

say "… $profile build"
if [ "$profile" = dev ]; then
    release="$target/debug/entente"
    cargo build --locked --package entente
else
    cargo build --locked --release --package entente
fi
if [ "$clean_build" = yes ]; then clean_builds; fi
if wanted demo; then for count in ${pupils//,/ }; do play_demo "$count"; done; fi
if wanted intake; then intake; fi
if wanted rebuild; then rebuilds; fi
if wanted serve; then serve; fi

{
    printf '\n## %s, commit %s\n\n' "$(date -u +%Y-%m-%d)" "$(git rev-parse --short HEAD 2>/dev/null || echo none)"
    printf 'Profile `%s`. ' "$profile"
    printf '%s, %s cores, %s GiB; load at the end %s; %s.\n\n' "$(processor)" "$(nproc)" "$(memory_gib)" \
        "$(cut -d' ' -f1 /proc/loadavg)" "$(rustc --version)"
    printf '| measure | value |\n|---|---|\n'
    cat "$lines"
} >>"$results"
say "appended to bench/RESULTS.md"
