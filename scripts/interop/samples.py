"""The datasets that are shipped, read by others: frictionless reads each schema, our own keys left aside, and finds nothing in
its sample; nor does the binary.

Usage: samples.py ENTENTE_BINARY. The last line counts.
"""

import argparse
import subprocess
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY = ROOT / "datasets/acce-etablissements/sample.csv"


def theirs(folder):
    """What frictionless finds in the sample."""
    from frictionless import Resource, Schema

    schema = Schema.from_descriptor(str(folder / "schema.json"))
    report = Resource(path=str(folder / "sample.csv"), schema=schema).validate()
    return [] if report.valid else report.flatten(["rowNumber", "fieldName", "note"])


def ours(entente, folder):
    """What the binary finds in it, every establishment being known."""
    options = ["--code-lists", ROOT / "code-lists", "--institutions", DIRECTORY, "--period", "2026", "--format", "csv"]
    command = [entente, "validate", folder / "sample.csv", "--schema", folder / "schema.json", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    findings = done.stdout.splitlines()[1:]
    return findings if done.returncode == 0 else [f"exit code {done.returncode}", *findings, done.stderr]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entente", type=Path)
    entente = parser.parse_args().entente.resolve()
    # Relative paths only: frictionless takes others for unsafe.
    warnings.filterwarnings("ignore")
    failed = passed = 0
    for folder in sorted(path for path in Path("datasets").iterdir() if path.is_dir()):
        faults = [f"frictionless: {fault}" for fault in theirs(folder)]
        faults += [f"entente: {fault}" for fault in ours(entente, folder)]
        failed, passed = (failed + 1, passed) if faults else (failed, passed + 1)
        for fault in faults[:5]:
            print(f"FAIL {folder.name}: {fault}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    import os

    os.chdir(ROOT)
    sys.exit(main())
