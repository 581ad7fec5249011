"""Measures disclosure control beside other tools; called by disclosure.sh, prints lines of a table.

Every side of a comparison is a process of its own, start included, but where a line says "compute": there the other
tool's time is that of its work alone, its imports and its reading of the file left out.
"""

import argparse
import itertools
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
TABLE_S = ROOT.parent / "shared" / "data" / "protection" / "table_s.csv"
FEW = "sexe,annee_nais,dep,boursier"
MANY = "sexe,annee_nais,commune,mef,nat,boursier"
DIMS = "region>dep,gpcs>pcs,sexe"


def timed(command):
    """Wall seconds, and what was printed."""
    from_ = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    out, problem = process.communicate()
    wall = time.perf_counter() - from_
    if process.returncode not in (0, 1) or (process.returncode and not out):
        raise RuntimeError(f"{command}: {problem[-2000:]}")
    return wall, out


def line(measure, value):
    print(f"| {measure} | {value} |", flush=True)


def pair(title, ours, theirs, pairs, target):
    """Both sides in turn; the other side prints its own seconds where only its work counts."""
    own, other = [], []
    for _ in range(pairs):
        own.append(timed(ours)[0])
        wall, out = timed(theirs)
        told = [text for text in out.splitlines() if text.startswith("seconds ")]
        other.append(float(told[-1].split()[1]) if told else wall)
    ratio = statistics.median(one / two for one, two in zip(own, other))
    line(title, f"{statistics.median(own):.2f} s / {statistics.median(other):.2f} s = **{ratio:.2f}** (asked: {target})")


def pupils(path, rows):
    if path.exists():
        return
    draw = np.random.default_rng(20261121)
    commune = draw.zipf(1.3, rows) % 34900
    columns = {
        "ine": (f"9{number:010d}" for number in range(rows)),
        "sexe": draw.choice(["F", "M"], rows),
        "annee_nais": 2004 + draw.integers(0, 11, rows),
        "commune": (f"{code:05d}" for code in commune),
        "dep": (f"{code % 101:03d}" for code in commune),
        "mef": (f"{code:011d}" for code in draw.integers(0, 300, rows)),
        "pcs": (f"{code:02d}" for code in draw.zipf(1.5, rows) % 32),
        "nat": (f"{code:03d}" for code in draw.zipf(2.0, rows) % 180),
        "boursier": draw.choice(["O", "N"], rows),
        "note": draw.integers(0, 21, rows),
    }
    with open(path.with_suffix(".part"), "w", encoding="utf-8") as file:
        file.write(";".join(columns) + "\n")
        for row in zip(*columns.values()):
            file.write(";".join(map(str, row)) + "\n")
    path.with_suffix(".part").rename(path)


def communes(path, number):
    """Inner cells: communes in départements in regions, MEFSTAT4 in MEFSTAT2, sex."""
    if path.exists():
        return
    draw = np.random.default_rng(20261121)
    size = np.maximum(1, (draw.pareto(1.1, number) * 12)).astype(int)
    codes = [f"M{group}{rank}" for group in range(1, 7) for rank in range(1, 4)]
    shares = draw.dirichlet(np.ones(18) * 2)
    with open(path, "w", encoding="utf-8") as file:
        file.write("region,dep,commune,mefstat2,mefstat4,sexe,n\n")
        for commune in range(number):
            dep = commune % 101
            for code, count in zip(codes, draw.multinomial(min(size[commune] * 18, 20000), shares)):
                girls = draw.binomial(count, 0.49)
                for sex, value in (("F", girls), ("M", count - girls)):
                    file.write(f"R{dep % 18:02d},D{dep:03d},C{commune:05d},{code[:2]},{code},{sex},{value}\n")


DUCKDB = """
import duckdb, sys
file, quasi, sensitive = sys.argv[1:4]
source = f"read_csv('{file}', delim=';', header=true, all_varchar=true)"
more = f", count(distinct {sensitive}) as l" if sensitive else ""
least = ", min(l)" if sensitive else ""
print(duckdb.sql(f"select min(k){least} from (select count(*) as k{more} from {source} group by {quasi})").fetchall())
"""

PYCANON = """
import sys, pandas, time
from pycanon import anonymity
file, quasi, sensitive = sys.argv[1:4]
frame = pandas.read_csv(file, sep=";", dtype=str)
print(anonymity.k_anonymity(frame, quasi.split(",")), anonymity.l_diversity(frame, quasi.split(","), [sensitive]))
"""

ANONYPY = """
import sys, pandas, anonypy, time
frame = pandas.read_csv(sys.argv[1], sep=";", nrows=10000)[["annee_nais", "dep", "mef", "pcs"]]
for name in ("dep", "mef", "pcs"):
    frame[name] = frame[name].astype("category")
begun = time.perf_counter()
rows = anonypy.Preserver(frame, ["annee_nais", "dep", "mef"], "pcs").anonymize_k_anonymity(k=5)
print("seconds", time.perf_counter() - begun)
"""

TAU_ARGUS = """
import csv, os, sys, time
from pathlib import Path
import pandas
from pytauargus import protect
folder = Path(sys.argv[2])
rows = list(csv.DictReader(open(sys.argv[1])))
trees = {}
for leaf, above in (("dep", "region"), ("pcs", "gpcs")):
    groups = {}
    for row in rows:
        groups.setdefault(row[above], set()).add(row[leaf])
    trees[leaf] = folder / f"{leaf}.hrc"
    trees[leaf].write_text("".join(f"{g}\\n" + "".join(f"@{c}\\n" for c in sorted(own)) for g, own in sorted(groups.items())))
persons = pandas.DataFrame([{"dep": r["dep"], "pcs": r["pcs"], "sexe": r["sexe"], "one": 1.0} for r in rows for _ in range(int(r["n"]))])
os.chdir(folder)
begun = time.perf_counter()
done = protect(persons, ["dep", "pcs", "sexe"], response="one", safety_rules="FREQ(5,10)", suppress="MOD(1,5,1,0,0)",
               hrc={name: str(path) for name, path in trees.items()}, hierleadstring="@", workdir=str(folder / "tau"))
print("seconds", time.perf_counter() - begun)
marks = done.tables[0].status if not callable(done.tables[0].status) else done.tables[0].status()
print("secondary", sum(1 for mark in marks if str(mark).startswith("M")))
"""

HIGHS = """
import csv, itertools, sys, time
import highspy, numpy
rows = list(csv.DictReader(open(sys.argv[1])))
levels = [part.split(">") for part in sys.argv[2].split(",")]
columns = [column for own in levels for column in own]
cells = {tuple(row[c] for c in columns): row for row in rows}
hidden = {cell: at for at, cell in enumerate(c for c, row in cells.items() if not row["n"])}
sums = {}
for cell in cells:
    at = 0
    for number, own in enumerate(levels):
        part = list(cell[at:at + len(own)])
        depth = sum(1 for code in part if code)
        if depth:
            part[depth - 1] = ""
            sums.setdefault((cell[:at] + tuple(part) + cell[at + len(own):], number), []).append(cell)
        at += len(own)
begun = time.perf_counter()
solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.setOptionValue("threads", 1)
inner = {cell: at for at, cell in enumerate(c for c in hidden if all(c))}
lean = sys.argv[3] == "lean"
names = list(hidden) if lean else list(inner)
below = {}
if not lean:
    # The attacker's first model: inner cells alone, a row for each published sum, redundant ones kept.
    def above(cell):
        parts, at = [], 0
        for own in levels:
            part = cell[at:at + len(own)]
            at += len(own)
            parts.append([part[:depth] + ("",) * (len(part) - depth) for depth in range(len(part) + 1)])
        return [sum(choice, ()) for choice in itertools.product(*parts)]
    known = {}
    for cell in cells:
        if all(cell):
            for margin in above(cell):
                if cell in inner:
                    below.setdefault(margin, []).append(inner[cell])
                else:
                    known[margin] = known.get(margin, 0) + int(cells[cell]["n"])
for _ in names:
    solver.addVar(0.0, highspy.kHighsInf)
def row(index, value, right):
    solver.addRow(right, right, len(index), numpy.array(index, dtype=numpy.int32), numpy.array(value, dtype=float))
if lean:
    for (parent, _), parts in sums.items():
        index, value, right = [], [], 0
        for cell, sign in [(parent, -1), *((p, 1) for p in parts)]:
            if cell in hidden:
                index.append(hidden[cell]); value.append(sign)
            else:
                right -= sign * int(cells[cell]["n"])
        if index:
            row(index, value, right)
else:
    for cell, own in below.items():
        if cell not in hidden:
            row(own, [1.0] * len(own), int(cells[cell]["n"]) - known.get(cell, 0))
primary = [c for c in hidden if cells[c]["status"] == "primary"]
of = {c: numpy.array([hidden[c]] if lean else below[c], dtype=numpy.int32) for c in primary}
low, high, asked = {c: numpy.inf for c in primary}, {c: -numpy.inf for c in primary}, 0
for cell in primary:
    for sign in (-1, 1):
        if high[cell] - low[cell] >= 5:
            break
        solver.changeColsCost(len(of[cell]), of[cell], numpy.full(len(of[cell]), float(sign)))
        solver.run()
        asked += 1
        point = numpy.array(solver.getSolution().col_value)
        for other, own in of.items():
            value = point[own].sum()
            low[other], high[other] = min(low[other], value), max(high[other], value)
        solver.changeColsCost(len(of[cell]), of[cell], numpy.zeros(len(of[cell])))
narrow = sum(1 for c in primary if high[c] - low[c] < 5 - 1e-6)
print("seconds", time.perf_counter() - begun)
print("programs", asked, "narrow", narrow)
"""


def python(code, *arguments):
    return [sys.executable, "-c", code, *arguments]


def files(entente, data, args):
    path = data / f"pupils-{args.rows}.csv"
    pupils(path, args.rows)
    for quasi, sensitive in itertools.product((FEW, MANY), ("", "pcs")):
        own = [entente, "disclosure", "assess", path, "--quasi", quasi, *(["--sensitive", sensitive] if sensitive else [])]
        what = f"{'k and l' if sensitive else 'k'}, {quasi.count(',') + 1} quasi-identifiers"
        pair(f"{what} / DuckDB, same CSV", own, python(DUCKDB, path, quasi, sensitive), args.pairs, "≤ 1.0")
    own = [entente, "disclosure", "assess", path, "--quasi", MANY, "--sensitive", "pcs"]
    pair("k and l, 6 quasi-identifiers / pycanon, same CSV", own, python(PYCANON, path, MANY, "pcs"), 1, "≤ 0.033")


def anonymise(entente, data, args):
    path = data / f"pupils-{args.rows}.csv"
    pupils(path, args.rows)
    report = data / "anonymise.json"
    wall, _ = timed([entente, "disclosure", "anonymise", path, "--quasi", "sexe,annee_nais,dep,mef", "--k", "5", "-o",
                     data / "anonymous.csv", "--report", report])
    found = json.loads(report.read_text())
    line(f"anonymise, k = 5, {args.rows} rows, 4 variables", f"{wall:.2f} s, k = {found['after']['k']} (asked: ≤ 30 s)")
    few = data / "pupils-10000.csv"
    with open(path, encoding="utf-8") as source, open(few, "w", encoding="utf-8") as to:
        to.writelines(itertools.islice(source, 10001))
    own = [entente, "disclosure", "anonymise", few, "--quasi", "annee_nais,dep,mef", "--k", "5", "-o", data / "few.csv"]
    pair("anonymise, 10,000 rows, 3 variables / anonypy (compute)", own, python(ANONYPY, path), 1, "for scale")


def table(entente, data, args):
    if not TABLE_S.exists():
        line("table_s.csv", f"skipped: {TABLE_S} is absent")
        return
    for requirement in ("width", "exact"):
        report = data / f"table-s-{requirement}.json"
        own = [entente, "disclosure", "suppress", TABLE_S, "--dims", DIMS, "--count", "n", "--threshold", "5", "--requirement",
               requirement, "-o", data / f"table-s-{requirement}.csv", "--report", report]
        pair(f"table_s.csv, `{requirement}`, with its audit / pytauargus MOD without audit (compute)", own,
             python(TAU_ARGUS, TABLE_S, data), args.pairs, "≤ 0.5")
        found = json.loads(report.read_text())
        line(f"– secondary cells, unsafe, narrowest interval, `{requirement}`",
             f"{found['secondary']}, {found['audit']['unsafe']}, {found['audit']['min_width']}")
    _, out = timed(python(TAU_ARGUS, TABLE_S, data))
    line("– secondary cells of pytauargus MOD", out.split("secondary")[-1].strip())


def audit(entente, data, args):
    # `exact` leaves narrow cells, as the patterns of other tools do: both ends of each must be asked for.
    for pattern in ("width", "exact") if TABLE_S.exists() else ():
        published = data / f"table-s-{pattern}.csv"
        timed([entente, "disclosure", "suppress", TABLE_S, "--dims", DIMS, "--count", "n", "--threshold", "5",
               "--requirement", pattern, "-o", published])
        own = [entente, "disclosure", "audit", published, "--dims", DIMS, "--count", "n", "--threshold", "5",
               "--requirement", pattern]
        for model, title in (("inner", "inner cells, every published sum"), ("lean", "all hidden cells, sparse relations")):
            pair(f"audit of table_s.csv ({pattern}) with certificates / highspy, witnesses reused, {title} (compute)", own,
                 python(HIGHS, published, DIMS, model), args.pairs, "≤ 0.033")
    inner, out, report = data / "communes-230.csv", data / "communes-230-out.csv", data / "communes-230.json"
    communes(inner, 230)
    dims = "region>dep>commune,mefstat2>mefstat4,sexe"
    timed([entente, "disclosure", "suppress", inner, "--dims", dims, "--count", "n", "--threshold", "5", "-o", out])
    wall, _ = timed([entente, "disclosure", "audit", out, "--dims", dims, "--count", "n", "--threshold", "5", "--report", report])
    found = json.loads(report.read_text())
    line(f"audit of {found['suppressed']} hidden cells, {found['degrees']} degrees of freedom", f"{wall:.2f} s (asked: ≤ 5 s)")


def large(entente, data, args):
    inner, report = data / "communes-13200.csv", data / "communes-13200.json"
    communes(inner, 13200)
    wall, _ = timed([entente, "disclosure", "suppress", inner, "--dims", "region>dep>commune,mefstat2>mefstat4,sexe", "--count",
                     "n", "--threshold", "5", "-o", data / "communes-13200-out.csv", "--report", report])
    found = json.loads(report.read_text())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line(f"table of {found['cells']} cells, {found['primary']} at risk, suppressed and audited",
         f"{wall / 60:.1f} min, {peak:.0f} MB, unsafe {found['audit']['unsafe']} (asked: ≤ 10 min, 4 GB)")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("entente")
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--rows", type=int, default=2_000_000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--only", default="files,anonymise,table,audit")
    args = arguments.parse_args()
    print("| measure | value |\n|---|---|")
    for name in args.only.split(","):
        {"files": files, "anonymise": anonymise, "table": table, "audit": audit, "large": large}[name](args.entente, args.data, args)


if __name__ == "__main__":
    main()
