"""Changes what a node keeps, one thing at a time, and asks the program to verify: each change is found, and its place named.

    tampered.py BINARY

Kinds of bytes: rows of the database, entries of the log, tiles, checkpoints, receipts, files, conventions, salts. Each is
changed, taken away, cut, put in the place of another, or replaced by what stood there before. Guards of the database are
taken away for the change and put back, as somebody would who holds the machine. The last line is `N passed, N failed, N skipped`.
"""

import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PARTY, OTHER = "rectorat-exemple", "region-exemple"


def run(binary, arguments):
    done = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False,
                          env={**os.environ, "LANG": "C.UTF-8"})
    return done.returncode, done.stdout + done.stderr


def made(binary, arguments):
    code, said = run(binary, arguments)
    if code:
        sys.exit(f"{arguments}: {said}")
    return said


def copied(source, to):
    """Files are shared with the model until they are changed; the database is copied."""
    return shutil.copy2(source, to) if "entente.db" in pathlib.Path(source).name else os.link(source, to)


def put(path, data):
    path.unlink()
    path.write_bytes(data)


def in_database(node, change):
    """Without the guards, which come back as they were."""
    database = sqlite3.connect(node / "entente.db", isolation_level=None)
    guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.execute("PRAGMA foreign_keys = OFF")
    for name, _ in guards:
        database.execute(f'DROP TRIGGER "{name}"')
    place = change(database)
    for _, sql in guards:
        database.execute(sql)
    database.close()
    return place


def columns(database, table):
    return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def rows(binary, base):
    """For each table of acts: a value changed, a row taken away, two rows exchanged, a row made from another."""
    database = sqlite3.connect(base / "entente.db")
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in sorted(tables):
        names = columns(database, table)
        if "seq" not in names or "id" not in names or table == "log_entry":
            continue
        found = database.execute(f"SELECT id FROM {table} ORDER BY seq").fetchall()
        if not found:
            continue
        first, last = found[0][0], found[-1][0]
        kept = [name for name in names if name not in ("id", "seq")]
        text = kept[-1]

        def changed(data, table=table, first=first, text=text):
            data.execute(f"UPDATE {table} SET {text} = {text} || 'x' WHERE id = ?", (first,))
            return str(first)

        def gone(data, table=table, last=last):
            data.execute(f"DELETE FROM {table} WHERE id = ?", (last,))
            return str(last)

        def again(data, table=table, first=first, names=names):
            others = ", ".join(name for name in names if name != "id")
            data.execute(f"INSERT INTO {table} (id, {others}) SELECT id || '9', {others} FROM {table} WHERE id = ?", (first,))
            return f"{first}9"

        yield f"row of {table} changed", lambda node, do=changed: in_database(node, do)
        yield f"row of {table} gone", lambda node, do=gone: in_database(node, do)
        yield f"row of {table} made from another", lambda node, do=again: in_database(node, do)
        if first != last:
            def exchanged(data, table=table, first=first, last=last, kept=kept):
                read = f"SELECT {', '.join(kept)} FROM {table} WHERE id = ?"
                one, other = (data.execute(read, (id_,)).fetchone() for id_ in (first, last))
                put = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in kept)} WHERE id = ?"
                data.execute(put, (*other, first))
                data.execute(put, (*one, last))
                return str(first)

            yield f"rows of {table} exchanged", lambda node, do=exchanged: in_database(node, do)
    database.close()


def entries(_binary, base):
    database = sqlite3.connect(base / "entente.db")
    names = columns(database, "log_entry")
    last = database.execute("SELECT MAX(seq) FROM log_entry").fetchone()[0]
    database.close()
    kept = [name for name in names if name != "seq"]
    payload = next(name for name in kept if name in ("payload", "body", "event", "content"))

    def changed(data):
        data.execute(f"UPDATE log_entry SET {payload} = {payload} || ' ' WHERE seq = 7")
        return "7"

    def gone(data):
        data.execute("DELETE FROM log_entry WHERE seq = 9")
        return "9"

    def cut(data):
        data.execute("DELETE FROM log_entry WHERE seq > ?", (last - 3,))
        return str(last - 2)

    def exchanged(data):
        read = f"SELECT {', '.join(kept)} FROM log_entry WHERE seq = ?"
        one, other = (data.execute(read, (seq,)).fetchone() for seq in (11, 12))
        put = f"UPDATE log_entry SET {', '.join(f'{name} = ?' for name in kept)} WHERE seq = ?"
        data.execute(put, (*other, 11))
        data.execute(put, (*one, 12))
        return "11"

    def again(data):
        columns_ = ", ".join(kept)
        data.execute(f"INSERT INTO log_entry (seq, {columns_}) SELECT {last + 1}, {columns_} FROM log_entry WHERE seq = {last}")
        return str(last + 1)

    for name, change in (("changed", changed), ("gone", gone), ("cut at the end", cut), ("exchanged", exchanged), ("again", again)):
        yield f"entry of the log {name}", lambda node, do=change: in_database(node, do)


def on_files(kind, paths, place=None):
    """Each file changed, gone and cut; the first put in the place of the last."""
    for path in paths:
        def changed(node, path=path):
            data = bytearray((node / path).read_bytes())
            data[len(data) // 2] ^= 1
            put(node / path, data)
            return path.name if place is None else place

        def gone(node, path=path):
            (node / path).unlink()
            return path.name if place is None else place

        def cut(node, path=path):
            data = (node / path).read_bytes()
            put(node / path, data[: len(data) * 2 // 3])
            return path.name if place is None else place

        for name, change in (("changed", changed), ("gone", gone), ("cut", cut)):
            yield f"{kind} {path.name} {name}", change
    if len(paths) > 1:
        def exchanged(node):
            put(node / paths[-1], (node / paths[0]).read_bytes())
            return paths[-1].name

        yield f"{kind} put in the place of another", exchanged


def files(_binary, base):
    def under(pattern):
        return sorted(path.relative_to(base) for path in base.glob(pattern) if path.is_file())

    yield from on_files("receipt", under("deliveries/*/recu.json"))
    yield from on_files("delivered file", under("deliveries/m-*/*.csv")[:2])
    yield from on_files("dictionary", under("deliveries/m-*/dictionnaire.md")[:1])
    yield from on_files("mention of sources", under("deliveries/m-*/sources.txt")[:1])
    yield from on_files("protection", under("deliveries/m-*/protection.json")[:1])
    yield from on_files("directory", under("deliveries/x-*/*Eleve_0000.xml")[:1])
    yield from on_files("deposited file", under("deposits/*")[:2])
    yield from on_files("checked file", under("checked/*.parquet")[:2])
    # A partial tile is replaced by a longer one: the longest is the log; the others must say what it says.
    for path in under("log/tile/entries/000.p/*")[:2] + under("log/tile/0/000.p/*")[:2]:
        name, change = next(iter(on_files("replaced tile", [path], place="000")))
        yield f"{name} ({path.parent.parent.name})", change
    for kind, pattern in (("tile", "log/tile/0/*/*"), ("bundle of entries", "log/tile/entries/*/*")):
        longest = max(under(pattern), key=lambda path: int(path.name))
        yield from on_files(kind, [longest], place="000")
    yield from on_files("signed checkpoint", [pathlib.Path("log/checkpoint")], place="")
    yield from on_files("checkpoint", [pathlib.Path("checkpoint.txt")], place="")


def conventions(_binary, base):
    def changed(data):
        data.execute("UPDATE agreement_text SET text = replace(text, 'Article', 'Artikle') WHERE seq = (SELECT MIN(seq) FROM agreement_text)")
        return data.execute("SELECT id FROM agreement_text ORDER BY seq").fetchone()[0]

    database = sqlite3.connect(base / "entente.db")
    if "text" in columns(database, "agreement_text"):
        yield "text of a convention changed", lambda node: in_database(node, changed)
    database.close()


def salts(_binary, base):
    database = sqlite3.connect(base / "entente.db")
    names = columns(database, "salt")
    found = database.execute("SELECT COUNT(*) FROM salt").fetchone()[0]
    database.close()
    if not found:
        return

    def changed(data):
        value = next(name for name in names if name == "salt" or name.endswith("value"))
        data.execute(f"UPDATE salt SET {value} = replace({value}, substr({value}, 3, 4), '0000')")
        return "salt"

    yield "salt changed", lambda node: in_database(node, changed)


def replays(binary, base, folder):
    """A whole node put back as it was: its own files agree with each other, and a copy of the log elsewhere does not."""
    copy, archive, older = folder / "copy", folder / "log.tar", folder / "older.tar"
    made(binary, ["log", "export", "--dir", base, "--output", older])
    later = folder / "later"
    shutil.copytree(base, later)
    made(binary, ["remind", "--dir", later])
    made(binary, ["agreement", "record", "--dir", later, "exemple-2024", "meeting-held", "--body", "bilan", "--on", "2026-11-20"])
    made(binary, ["log", "export", "--dir", later, "--output", archive])
    made(binary, ["log", "import", archive, "--into", copy])
    yield "log put back as it was", (["log", "import", older, "--into", copy], "")
    # Another history from the same beginning, with the node's own key: a fork.
    fork = folder / "fork"
    shutil.copytree(base, fork)
    for number in range(6):
        made(binary, ["agreement", "record", "--dir", fork, "exemple-2024", "meeting-held", "--body", "bilan", "--on", f"2026-11-1{number}"])
    forked = folder / "fork.tar"
    made(binary, ["log", "export", "--dir", fork, "--output", forked])
    yield "fork shown to who has a copy", (["log", "import", forked, "--into", copy], "")


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        base, node = folder / "base", folder / "node"
        made(binary, ["demo", "--dir", base, "--pupils", "1000", "--no-serve"])
        for look in (["verify", "--dir", base], ["fsck", base]):
            made(binary, ["log", *look])
        for kind in (rows, entries, files, conventions, salts):
            for name, change in kind(binary, base):
                shutil.rmtree(node, ignore_errors=True)
                shutil.copytree(base, node, copy_function=copied)
                try:
                    place = change(node)
                except sqlite3.IntegrityError:
                    # The database itself refuses it.
                    passed += 1
                    continue
                code, said = run(binary, ["log", "verify", "--dir", node])
                if not code or place not in said:
                    also, more = run(binary, ["log", "fsck", node])
                    code, said = code or also, said + more
                if not code:
                    failed += 1
                    print(f"{name}: not found")
                elif "panicked" in said:
                    failed += 1
                    print(f"{name}: {said[-300:]}")
                elif place not in said and place[:12] not in said:
                    failed += 1
                    print(f"{name}: found, and `{place}` not named: {said.strip()[-500:]}")
                else:
                    passed += 1
        for name, (arguments, place) in replays(binary, base, folder):
            code, said = run(binary, arguments)
            if code == 0 or place not in said:
                failed += 1
                print(f"{name}: {said.strip()[-300:]}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


sys.exit(main())
