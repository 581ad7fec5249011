#!/usr/bin/env bash
# Accuracy of forecasts on open data, and speed on an invented panel of 60,000 schools.
#
#   bench/forecast.sh [FOLDER OF PANELS] [SCHOOLS]
#
# The panels are those of ../shared/data/pilotage where it is there; without them only the speed is measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

panels="${1:-../shared/data/pilotage}"
schools="${2:-60000}"
run() { cargo run --release --quiet --package entente-forecast --example "$@"; }

if [ -d "$panels" ]; then
    run measure -- "$panels"
else
    echo "skipped: $panels is absent"
fi
run speed -- "$schools"
