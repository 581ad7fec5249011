#!/usr/bin/env bash
# Puts the no-break spaces of French into the resource files, as the test house::texts asks. Run it, then read the diff.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# U+00A0 and U+202F, as bytes: the locale of the machine does not matter.
export LC_ALL=C
nbsp=$'\xc2\xa0'
narrow=$'\xe2\x80\xaf'
closing=$'\xc2\xbb'
opening=$'\xc2\xab'
for file in crates/*/resources/fr.ftl; do
    sed -i -E "/^ *#/! { s/ (:|$closing)/$nbsp\1/g; s/ ([;?!])/$narrow\1/g; s/$opening /$opening$nbsp/g }" "$file"
done
