"""The yardstick: DuckDB copies a CSV to Parquet, all text, no check. Prints the seconds of the copy alone."""

import sys
import time

import duckdb

source, target = sys.argv[1:]
begun = time.perf_counter()
duckdb.sql(
    f"COPY (SELECT * FROM read_csv('{source}', delim=';', header=true, all_varchar=true)) "
    f"TO '{target}' (FORMAT parquet)"
)
print(f"{time.perf_counter() - begun:.2f}")
