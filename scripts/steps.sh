#!/usr/bin/env bash
# Steps of ./test: each has a title, its time and its counts. Sourced after setup.sh.
#
# However the script ends, the last line is `N passed, N failed, N skipped` and the exit code agrees with it.

passed=0
failed=0
skipped=0
failures=()
logs="$(mktemp -d)"
begun=$SECONDS
# Steps that run beside others: their titles, their processes, how many were shown.
later_names=()
later_pids=()
later_shown=0
at_once="${ENTENTE_TEST_AT_ONCE:-$(nproc 2>/dev/null || echo 1)}"
prepared_pid=

finish() {
    local code=$?
    trap - EXIT
    stop_later
    # A step that fails is counted and the next one runs: a bad code here means killed or stopped between two.
    [ "$code" -eq 0 ] || fail "stopped early (exit code $code)"
    say
    local failure
    for failure in ${failures[@]+"${failures[@]}"}; do say "FAILED  $failure"; done
    say "in $(minutes $((SECONDS - begun)))"
    rm -rf "$logs"
    say "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] || exit 1
    exit 0
}
trap finish EXIT
trap 'exit 130' INT TERM

minutes() { printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); }

title() {
    say
    say "== $*"
}

skip() {
    skipped=$((skipped + 1))
    say "skipped: $*"
}

fail() {
    failed=$((failed + 1))
    failures+=("$*")
}

# step TITLE COMMAND…: one pass or one failure; its output is shown where it fails.
step() {
    local name="$1" from=$SECONDS
    shift
    title "$name"
    if "$@" >"$logs/step" 2>&1 </dev/null; then
        passed=$((passed + 1))
        say "  ok in $(minutes $((SECONDS - from)))"
    else
        tail -n 200 "$logs/step"
        fail "$name"
    fi
}

# counted TITLE COMMAND…: the command's own last `N passed, N failed, N skipped` counts.
counted() {
    local name="$1" from=$SECONDS code=0 counts
    shift
    title "$name"
    timeout 20m "$@" 2>&1 </dev/null | tee "$logs/counted" | sed 's/^/  /' || code=$?
    counts="$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$logs/counted" | tail -n 1 || true)"
    # shellcheck disable=SC2086  # Three numbers, split on purpose.
    add "$name" "$code" ${counts//[!0-9 ]/}
    say "  in $(minutes $((SECONDS - from)))"
}

# later TITLE COMMAND…: as `counted`, beside the other steps given so: as many at a time as there are processors. Each is shown whole, in the
# order in which they were given, while others go on; `finish_later` waits for all.
later() {
    local name="$1" number=${#later_names[@]}
    shift
    while [ "$(later_running)" -ge "$at_once" ]; do
        show_later
        sleep 0.2
    done
    run_later "$logs/later.$number" "$@" &
    later_pids+=($!)
    later_names+=("$name")
    show_later
}

# run_later FILE COMMAND…: its output in FILE, its code and its seconds in FILE.end, which is there once it is over.
run_later() {
    local file="$1" code=0 from=$SECONDS inner
    shift
    trap - EXIT
    timeout 20m "$@" >"$file" 2>&1 </dev/null &
    inner=$!
    # `timeout` passes it on to the command.
    trap 'kill -TERM "$inner" 2>/dev/null; exit 143' TERM INT
    wait "$inner" || code=$?
    printf '%s %s\n' "$code" $((SECONDS - from)) >"$file.end.part"
    mv "$file.end.part" "$file.end"
}

later_running() {
    local number running=0
    for number in ${later_pids[@]+"${!later_pids[@]}"}; do
        [ -e "$logs/later.$number.end" ] || ! kill -0 "${later_pids[$number]}" 2>/dev/null || running=$((running + 1))
    done
    echo "$running"
}

# show_later: the steps that are over, up to the first that is not.
show_later() {
    local file code seconds counts
    while [ "$later_shown" -lt "${#later_names[@]}" ]; do
        file="$logs/later.$later_shown"
        if [ ! -e "$file.end" ]; then
            # Over without a word of its end: killed from elsewhere.
            ! kill -0 "${later_pids[$later_shown]}" 2>/dev/null || return 0
            [ -e "$file.end" ] || echo "137 0" >"$file.end"
        fi
        read -r code seconds <"$file.end"
        title "${later_names[$later_shown]}"
        [ ! -e "$file" ] || sed 's/^/  /' "$file"
        counts="$(grep -E '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' "$file" 2>/dev/null | tail -n 1 || true)"
        # shellcheck disable=SC2086  # Three numbers, split on purpose.
        add "${later_names[$later_shown]}" "$code" ${counts//[!0-9 ]/}
        say "  in $(minutes "$seconds")"
        later_shown=$((later_shown + 1))
    done
}

finish_later() {
    while [ "$later_shown" -lt "${#later_names[@]}" ]; do
        show_later
        sleep 0.2
    done
}

# stop_later: nothing of ours goes on after the last line.
stop_later() {
    local number
    for number in ${later_pids[@]+"${!later_pids[@]}"}; do
        [ -e "$logs/later.$number.end" ] || kill -TERM "${later_pids[$number]}" 2>/dev/null || true
    done
    [ -z "$prepared_pid" ] || kill -TERM "$prepared_pid" 2>/dev/null || true
    # What was told to stop says so on its way out.
    wait 2>/dev/null || true
}

# prepare FUNCTION…: what steps will need, fetched while others run; a failure shows where the thing is needed.
prepare() {
    local one
    {
        trap - EXIT
        for one in "$@"; do "$one" || true; done
    } >"$logs/prepare" 2>&1 </dev/null &
    prepared_pid=$!
}

# add TITLE EXIT_CODE PASSED FAILED SKIPPED: a bad exit code without a failed test is a failure of its own.
add() {
    local name="$1" code="$2" bad="${4:-0}"
    passed=$((passed + ${3:-0}))
    skipped=$((skipped + ${5:-0}))
    if [ "$bad" -gt 0 ]; then
        failed=$((failed + bad))
        failures+=("$name: $bad")
    elif [ "$code" -ne 0 ]; then
        fail "$name (exit code $code)"
    elif [ $((${3:-0} + ${5:-0})) -eq 0 ]; then
        fail "$name: no test was run"
    fi
}

# tests TITLE: cargo nextest where it is installed, otherwise cargo test. A test that prints `skipped: …` and passes
# is counted as skipped, with its reason.
tests() {
    local name="$1" from=$SECONDS code=0 good bad ignored
    title "$name"
    if command -v cargo-nextest >/dev/null; then
        cargo nextest run --locked --workspace --no-fail-fast --success-output immediate --failure-output final \
            2>&1 </dev/null | tee "$logs/tests" | grep --line-buffered -E '^ +(FAIL|SLOW|TIMEOUT|Summary) ' || code=${PIPESTATUS[0]}
        counts="$(grep -E '^ +Summary ' "$logs/tests" | tail -n 1 || true)"
        good="$(number_before ' passed' "$counts")"
        bad=$(($(number_before ' failed' "$counts") + $(number_before ' timed out' "$counts")))
        ignored="$(number_before ' skipped' "$counts")"
    else
        cargo test --locked --workspace --all-targets --no-fail-fast -- --show-output \
            2>&1 </dev/null | tee "$logs/tests" | grep --line-buffered -E '^(test result|     Running|test .* FAILED)' || code=${PIPESTATUS[0]}
        good="$(sum_before ' passed' "$logs/tests")"
        bad="$(sum_before ' failed' "$logs/tests")"
        ignored="$(sum_before ' ignored' "$logs/tests")"
    fi
    [ "$code" -eq 0 ] && [ "$bad" -eq 0 ] || show_failures
    local told
    told="$(tests_that_skipped)"
    grep -oE 'skipped: .*' "$logs/tests" | sort | uniq -c | sed 's/^ *\([0-9]*\) skipped:/  skipped (\1):/' || true
    add "$name" "$code" $((good - told)) "$bad" $((ignored + told))
    say "  in $(minutes $((SECONDS - from)))"
}

number_before() {
    local found
    found="$(printf '%s' "$2" | grep -oE "[0-9]+$1" | head -n 1 | grep -oE '^[0-9]+' || true)"
    say "${found:-0}"
}

sum_before() {
    { grep -E '^test result: ' "$2" || true; } | grep -oE "[0-9]+$1" | awk '{sum += $1} END {print sum + 0}'
}

# doc_tests TITLE: examples of the documentation, among them those that must not compile (nobody else makes a Permit).
doc_tests() {
    local name="$1" from=$SECONDS code=0
    title "$name"
    cargo test --locked --workspace --doc --no-fail-fast >"$logs/doc" 2>&1 </dev/null || code=$?
    [ "$code" -eq 0 ] || tail -n 100 "$logs/doc"
    add "$name" "$code" "$(sum_before ' passed' "$logs/doc")" "$(sum_before ' failed' "$logs/doc")" \
        "$(sum_before ' ignored' "$logs/doc")"
    say "  in $(minutes $((SECONDS - from)))"
}

# Tests, not lines: a test may give several reasons. A block begins with nextest's PASS or cargo test's `---- name`.
tests_that_skipped() {
    awk '/^ +(PASS|FAIL|LEAK) |^---- .* stdout ----$/ { told = 0 }
         /(^|[ .])skipped: / && !told { told = 1; count += 1 }
         END { print count + 0 }' "$logs/tests"
}

# The end of the log holds the failures (or the compiler's errors).
show_failures() {
    say
    tail -n 300 "$logs/tests"
}
