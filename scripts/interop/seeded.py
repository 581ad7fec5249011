"""Faults seeded in a file of the fictitious academy are found: exactly so many of each kind, exactly where they are.

Usage: seeded.py ENTENTE_BINARY [--rows 100000] [--each 50]. The last line counts.
The places are not told by the generator: they are what differs between the file with faults and the same file without.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATASET = "f-carac-elev"
# The kind that is seeded, and the codes and the variable under which the report may tell it.
EXPECTED = {
    "uai-key": ({"uai"}, "uai"),
    "uai-unknown": ({"uai-unknown"}, "uai"),
    "uai-closed": ({"uai-closed"}, "uai"),
    "mef-unknown": ({"code-unknown"}, "mef"),
    "mef-closed": ({"code-closed", "code-list-outdated"}, "mef"),
    "pcs-unknown": ({"code-unknown"}, "pcs"),
    "ine-form": ({"ine"}, "id_eleve"),
    "ine-duplicate": ({"duplicate"}, "id_eleve"),
    "year-range": ({"range"}, "annee_naissance"),
    "type": ({"type"}, "annee_naissance"),
    "missing-value": ({"missing-value"}, "regime"),
    "enum": ({"enum"}, "boursier"),
    "encoding": ({"encoding"}, "lib_mef"),
    "ragged-row": ({"ragged-row"}, None),
    "nul-byte": ({"nul-byte"}, None),
    "quote": ({"quote"}, None),
    "blank-line": ({"blank-line"}, None),
}

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title)
    for fault in faults[:10]:
        print("      ", fault)


def run(*arguments):
    done = subprocess.run([str(argument) for argument in arguments], cwd=ROOT, capture_output=True, text=True, timeout=1200)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def differences(clean, faulty):
    """Blank lines, and for each changed row its line and the columns (from 1) that changed; none where its shape did."""
    blank, changed = [], {}
    with open(clean, "rb") as before, open(faulty, "rb") as after:
        header = next(before)
        assert next(after) == header
        names = header.decode().strip().split(";")
        line = 1
        rows = iter(after)
        for expected in before:
            found = next(rows, b"")
            line += 1
            if not found.strip(b"\r\n"):
                blank.append(line)
                found = next(rows, b"")
                line += 1
            if found != expected:
                cells = zip_longest(expected.rstrip(b"\r\n").split(b";"), found.rstrip(b"\r\n").split(b";"))
                changed[line] = [rank + 1 for rank, (old, new) in enumerate(cells) if old != new]
        assert not list(rows)
    return names, blank, changed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=50)
    arguments = parser.parse_args()
    entente, rows, each = arguments.binary.resolve(), arguments.rows, arguments.each
    with tempfile.TemporaryDirectory(prefix="entente-seeded-") as folder:
        clean, faulty, institutions = (Path(folder) / name for name in ("clean.csv", "faulty.csv", "institutions.csv"))
        common = ("generate", DATASET, "--rows", rows, "--quoting", "never")
        run(entente, *common, "--output", clean)
        run(entente, *common, "--output", faulty, "--faults", ",".join(f"{kind}={each}" for kind in EXPECTED))
        # The same number of pupils makes the same establishments.
        run(entente, "generate", "institutions", "--rows", rows, "--output", institutions)
        check(entente, rows, each, clean, faulty, institutions)
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


def check(entente, rows, each, clean, faulty, institutions):
    names, blank, changed = differences(clean, faulty)

    def report(path):
        text = run(entente, "validate", path, "--schema", f"datasets/{DATASET}/schema.json", "--code-lists", "code-lists", "--institutions", institutions,
                   "--period", "2026", "--format", "json", "--places", max(1_000, each * len(EXPECTED)))
        return json.loads(text)

    before = report(clean)
    record("the file without faults is valid", [] if before["valid"] and before["rows"] == rows else [before["groups"]])
    after = report(faulty)
    record(f"{rows} rows are read", [] if after["rows"] == rows else [after["rows"]])
    groups = list(after["groups"])
    told = set()
    for kind, (codes, variable) in EXPECTED.items():
        found = [group for group in groups if group["code"] in codes and (variable is None or variable in (group["variable"], *group.get("variables", [])))]
        total = sum(group["count"] for group in found)
        record(f"{kind}: {each} of them", [] if total == each else [f"{total} in {[group['code'] for group in found]}"])
        lines = [(place["line"], place["column"]) for group in found for place in group["places"]]
        if kind == "blank-line":
            # They are no rows: the report names the first ones only.
            record("blank-line: the first ones are there", [] if [line for line, _ in lines] == blank[: len(lines)] else [lines])
            record("blank-line: all of them", [] if len(blank) == each else [len(blank)])
            continue
        record(f"{kind}: every place is listed", [] if len(set(lines)) == each else [f"{len(set(lines))} places"])
        told.update(line for line, _ in lines)
        wrong = [(line, column) for line, column in lines if line not in changed or (column and variable and column not in changed[line])]
        record(f"{kind}: in the cells that were changed", wrong)
        if variable:
            column = names.index(variable) + 1
            record(f"{kind}: in column {column}", [place for place in lines if place[1] != column])
    record("no changed row is missed, no other is told", sorted(told ^ set(changed)))
    known = {code for codes, _ in EXPECTED.values() for code in codes}
    record("nothing else is said", [group["code"] for group in groups if group["code"] not in known and group["count"]])


if __name__ == "__main__":
    main()
