#!/usr/bin/env bash
# Tests of steps.sh with steps that are not: what runs beside others is counted, shown whole and in order, and the last line is right.
#
# The last line is `N passed, N failed, N skipped`, of these tests.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
good=0
bad=0

# run LINES…: a script of those lines, after steps.sh; its output in $said, its code in $code.
run() {
    { printf 'set -euo pipefail\nsay() { printf "%%s\\n" "$*"; }\n. "%s"\n' "$here/steps.sh"; cat; } >"$folder/script.sh"
    code=0
    ENTENTE_TEST_AT_ONCE=2 timeout 60 bash "$folder/script.sh" >"$folder/said" 2>&1 || code=$?
    said="$(cat "$folder/said")"
}

# expect WHAT CONDITION…
expect() {
    local what="$1"
    shift
    if "$@"; then
        good=$((good + 1))
    else
        bad=$((bad + 1))
        printf 'FAILED  %s (code %s)\n%s\n' "$what" "$code" "$said"
    fi
}

last_is() { [ "$(tail -n 1 "$folder/said")" = "$1" ]; }
has() { grep -qF -- "$1" "$folder/said"; }
ends_with() { [ "$code" -eq "$1" ]; }
# The lines of two blocks are never mixed: those of each stand together.
block() { [ "$(grep -E "^  $1 " "$folder/said" | wc -l)" = "$2" ] && [ "$(grep -nE "^  $1 " "$folder/said" | cut -d: -f1 | awk 'NR > 1 && $1 != last + 1 { broken = 1 } { last = $1 } END { print broken + 0 }')" = 0 ]; }

fake='fake() { local i; for i in 1 2 3; do echo "$1 line $i"; sleep "$2"; done; echo "$3 passed, $4 failed, $5 skipped"; [ "$4" = 0 ]; }
export -f fake'

run <<END
$fake
later "slow" bash -c 'fake slow 0.4 3 0 0'
later "quick" bash -c 'fake quick 0.1 2 0 1'
skip "something is not there"
later "third" bash -c 'fake third 0.1 1 0 0'
step "before the end" true
finish_later
END
expect "all counted" last_is "7 passed, 0 failed, 2 skipped"
expect "code of what passes" ends_with 0
for name in slow quick third; do expect "block of $name" block "$name" 3; done
expect "in the order given" [ "$(grep -oE '^== (slow|quick|third)' "$folder/said" | tr '\n' ' ')" = "== slow == quick == third " ]

run <<END
$fake
later "good" bash -c 'fake good 0.1 1 0 0'
later "bad" bash -c 'fake bad 0.1 4 2 0'
later "stops" bash -c 'echo nothing; exit 7'
later "none" bash -c 'echo "0 passed, 0 failed, 0 skipped"'
finish_later
END
expect "failures counted" last_is "5 passed, 4 failed, 0 skipped"
expect "code of what fails" ends_with 1
expect "failure named" has "FAILED  bad: 2"
expect "exit code named" has "FAILED  stops (exit code 7)"
expect "a step without tests" has "FAILED  none: no test was run"

# Two at a time: four steps of a second and a half take some three seconds, and never more than two are there.
run <<END
for number in 1 2 3 4; do
    later "step \$number" bash -c 'echo here >$folder/run.\$\$; ls $folder/run.* | wc -l >>$folder/most; sleep 1; rm $folder/run.\$\$; echo "1 passed, 0 failed, 0 skipped"'
done
finish_later
END
expect "four steps" last_is "4 passed, 0 failed, 0 skipped"
expect "two at a time" [ "$(sort -n "$folder/most" | tail -n 1)" = 2 ]

# Stopped early: what runs beside is stopped too, and the last line says it.
run <<END
later "long" bash -c 'echo \$\$ >$folder/long; sleep 50; echo "1 passed, 0 failed, 0 skipped"'
sleep 0.5
exit 3
END
expect "stopped early" last_is "0 passed, 1 failed, 0 skipped"
expect "nothing goes on" bash -c "! kill -0 \$(cat "$folder/long") 2>/dev/null"

# What is prepared beside never shows, and a failure of it stops nothing.
run <<END
broken() { echo noise; return 1; }
made() { sleep 0.2; touch $folder/made; }
prepare broken made
step "a step" sleep 1
END
expect "prepared" [ -e "$folder/made" ]
expect "silent" bash -c "! grep -q noise '$folder/said'"
expect "counts of the rest" last_is "1 passed, 0 failed, 0 skipped"

printf '%s passed, %s failed, 0 skipped\n' "$good" "$bad"
[ "$bad" = 0 ]
