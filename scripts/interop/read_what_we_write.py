"""Other people's readers on what Entente ships and delivers: frictionless (Table Schema, CSV) and pyarrow (Parquet).

Usage: read_what_we_write.py ENTENTE_BINARY. Run by ./test; the last line counts.
It knows the formats, not the program: it calls the command line, as a partner's script would.
"""

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as parquet
from frictionless import Detector, Dialect, Resource, Schema, formats, validate

ROOT = Path(__file__).resolve().parents[2]
RECIPIENT = "region-exemple"
PURPOSE = "planification-formations"
DATASET = "f-carac-elev"
PUPILS = 2000

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    """One check: passed when nothing was found."""
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title)
    for fault in faults[:10]:
        print("      ", fault)


def faults_of(report):
    """What frictionless found, one line each."""
    for task in report.tasks:
        yield from (f"{error.type}: {error.message}" for error in task.errors)
    yield from (f"{error.type}: {error.message}" for error in report.errors)


def semicolons():
    return Dialect(controls=[formats.CsvControl(delimiter=";")])


def check_datasets():
    """Each shipped sample is valid against the schema beside it, for a tool that knows nothing of `entente`."""
    folders = sorted(ROOT.glob("datasets/*/")) + sorted(ROOT.glob("examples/*/datasets/*/"))
    for folder in folders:
        schema = Schema.from_descriptor(json.loads((folder / "schema.json").read_text("utf-8")))
        place = {"path": "sample.csv", "basepath": str(folder)}
        sample = Resource(**place, schema=schema, dialect=semicolons(), encoding="utf-8")
        record(f"frictionless: {folder.relative_to(ROOT)}/sample.csv", faults_of(validate(sample)))


def run(*arguments):
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def pupil_numbers(folder):
    """The INE of the fictitious pupils, from the corrected file that the demo deposited."""
    path = max(folder.glob(f"in/{DATASET}_*_v2.csv"))
    text = path.read_bytes()
    try:
        lines = text.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = text.decode("latin-1").splitlines()
    return {row["id_eleve"] for row in csv.DictReader(lines, delimiter=";")}


def check_deliveries(entente, work):
    folder = work / "demo"
    run(entente, "demo", "--dir", folder, "--pupils", str(PUPILS), "--no-serve")
    numbers = pupil_numbers(folder)
    record(f"the demo's file names {len(numbers)} pupils", [] if len(numbers) > PUPILS / 2 else ["too few"])
    outputs = {extension: work / extension / f"out.{extension}" for extension in ("csv", "parquet")}
    for output in outputs.values():
        output.parent.mkdir()
        run(entente, "deliver", "--dir", folder, "--to", RECIPIENT, "--purpose", PURPOSE, DATASET, "-o", output)

    place = {"path": "out.csv", "basepath": str(outputs["csv"].parent)}
    # Codes are text, whatever the first rows look like: frictionless is not to guess.
    delivered = Resource(**place, dialect=semicolons(), encoding="utf-8", detector=Detector(field_type="string"))
    record("frictionless: the delivered CSV is well formed", faults_of(validate(delivered)))
    with outputs["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    table = parquet.read_table(outputs["parquet"])

    names = table.column_names
    record("pyarrow: same variables as the CSV", [] if rows and names == list(rows[0]) else [f"{names}"])
    record("pyarrow: same rows as the CSV", [] if table.num_rows == len(rows) > 0 else [f"{table.num_rows}, {len(rows)}"])
    record("excluded variables stay out", [name for name in ("nom", "prenom", "adresse") if name in names])
    pseudonyms = table.column("id_eleve").to_pylist()
    record("one pseudonym a pupil", [] if len(set(pseudonyms)) == len(pseudonyms) else ["some stand twice"])
    record("no INE in the Parquet", leaks(numbers, table.to_pylist()))
    record("no INE in the CSV", leaks(numbers, rows))
    for output in outputs.values():
        check_what_stands_beside(output, len(rows), numbers)


def check_what_stands_beside(output, rows, numbers):
    beside = sorted(path for path in output.parent.iterdir() if path != output)
    found = receipts(beside)
    record(f"{output.suffix}: one receipt beside it", [] if len(found) == 1 else [path.name for path in beside])
    for receipt in found:
        sha256 = hashlib.sha256(output.read_bytes()).hexdigest()
        wrong = [
            f"{key}: {said}"
            for key, said, true in (
                ("file.sha256", receipt["file"]["sha256"], sha256),
                ("file.size_bytes", receipt["file"]["size_bytes"], output.stat().st_size),
                ("rows", receipt["rows"], rows),
                ("recipient", receipt["recipient"], RECIPIENT),
                ("purpose", receipt["purpose"], PURPOSE),
            )
            if said != true
        ]
        record(f"{output.suffix}: the receipt tells the truth", wrong + ([] if receipt["articles"] else ["no article"]))
    texts = {path.name: path.read_text("utf-8") for path in beside}
    record(
        f"{output.suffix}: no INE in what stands beside it",
        {name for name, text in texts.items() for number in numbers if number in text},
    )


def receipts(paths):
    """JSON files that name the dataset."""
    found = []
    for path in paths:
        try:
            content = json.loads(path.read_text("utf-8"))
        except ValueError:
            continue
        found.extend([content] if content.get("dataset") == DATASET else [])
    return found


def leaks(numbers, rows):
    """Cells that hold a pupil's number; only their variable is named."""
    return sorted({name for row in rows for name, value in row.items() if str(value) in numbers})


def main():
    check_datasets()
    with tempfile.TemporaryDirectory(prefix="entente-interop-") as work:
        try:
            check_deliveries(Path(sys.argv[1]).resolve(), Path(work))
        except (RuntimeError, OSError, KeyError, ValueError, subprocess.TimeoutExpired) as error:
            record("deliveries", [error])
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
