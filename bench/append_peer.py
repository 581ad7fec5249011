"""The same entries, inserted by SQLite alone (Python's own module): WAL, synchronous FULL, one transaction each, then grouped.

    append_peer.py FOLDER [GROUP]     FOLDER/entries.tsv is what `append_speed` left; GROUP entries a transaction (100)

No chain, no row of evidence, no caller that waits: what is left is the price of the database itself.
"""

import pathlib
import sqlite3
import sys
import time


def inserted(path, entries, group):
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE log_entry (seq INTEGER PRIMARY KEY, at TEXT, actor TEXT, body TEXT, previous TEXT, hash TEXT)")
    database.execute("CREATE TABLE log_head (id INTEGER PRIMARY KEY, seq INTEGER, hash TEXT)")
    database.execute("INSERT INTO log_head VALUES (1, 0, '')")
    waits, begun = [], time.perf_counter()
    for first in range(0, len(entries), group):
        since = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        for entry in entries[first:first + group]:
            database.execute("INSERT INTO log_entry VALUES (?, ?, ?, ?, ?, ?)", entry)
        database.execute("UPDATE log_head SET seq = ?, hash = ? WHERE id = 1", (entry[0], entry[5]))
        database.execute("COMMIT")
        waits.append(time.perf_counter() - since)
    seconds = time.perf_counter() - begun
    database.close()
    waits.sort()
    return len(entries) / seconds, waits[int((len(waits) - 1) * 0.5)] * 1000, waits[int((len(waits) - 1) * 0.99)] * 1000


def main():
    folder = pathlib.Path(sys.argv[1])
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    entries = [tuple(line.split("\t")) for line in (folder / "entries.tsv").read_text("utf-8").splitlines()]
    for name, some, group in (("each alone", entries[: max(1, len(entries) // 20)], 1), (f"{size} a transaction", entries, size)):
        rate, half, most = inserted(folder / f"peer-{group}.db", some, group)
        print(f"SQLite alone, {name}: {rate:.0f} entries/s; one transaction: p50 {half:.2f} ms, p99 {most:.2f} ms")


main()
