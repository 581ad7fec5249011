"""Other engines on the same file: bare copies to Parquet (all text, no check), or frictionless with the same rules.

Prints the seconds of the work alone, start of Python and imports left out.

    peers.py duckdb FILE.csv COPY.parquet
    peers.py polars FILE.csv COPY.parquet
    peers.py frictionless FILE.csv schema-frictionless.json
"""

import json
import sys
import time


def duckdb(source, target):
    import duckdb

    begun = time.perf_counter()
    duckdb.sql(
        f"COPY (SELECT * FROM read_csv('{source}', delim=';', header=true, all_varchar=true)) "
        f"TO '{target}' (FORMAT parquet)"
    )
    return begun, ""


def polars(source, target):
    import polars

    begun = time.perf_counter()
    polars.scan_csv(source, separator=";", infer_schema=False).sink_parquet(target)
    return begun, ""


def frictionless(source, schema):
    from pathlib import Path

    from frictionless import Dialect, Resource, Schema, formats, validate

    begun = time.perf_counter()
    path = Path(source)
    rules = Schema.from_descriptor(json.loads(Path(schema).read_text("utf-8")))
    dialect = Dialect(controls=[formats.CsvControl(delimiter=";")])
    resource = Resource(path=path.name, basepath=str(path.parent), schema=rules, dialect=dialect, encoding="utf-8")
    report = validate(resource, limit_errors=10)
    faults = [error.message for task in report.tasks for error in task.errors]
    if faults:
        raise SystemExit("\n".join(faults))
    return begun, "valid"


if __name__ == "__main__":
    engines = {"duckdb": duckdb, "polars": polars, "frictionless": frictionless}
    begun, word = engines[sys.argv[1]](*sys.argv[2:])
    print(f"{time.perf_counter() - begun:.2f} {word}")
