"""Protected tables and files attacked and measured with other people's tools.

Usage: protection.py ENTENTE_BINARY. The last line counts.

Attack    the published table alone, its relations rebuilt here, HiGHS (scipy) asked for the least and greatest value of
          each hidden cell: what `disclosure audit` says must be what it finds, and a table that passed must resist.
Optimum   random tables of at most 40 cells against the cheapest pattern of a mixed-integer program (Fischetti and
          Salazar's two attackers for each cell at risk), by number of cells and by value.
pycanon   k, l, entropy l and t of a file before and after `disclosure anonymise`.
pytauargus  the tau-Argus engine protects the same small tables: its pattern judged by our audit, and ours compared.

Everything is invented and drawn from fixed seeds. Needs numpy, scipy, pycanon, pytauargus.
"""

import csv
import io
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from pycanon import anonymity
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import lil_matrix

ROOT = Path(__file__).resolve().parents[2]
THRESHOLD = 5
# The audit certifies that much less than the whole interval.
SLACK = 2e-3

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title, flush=True)
    for fault in faults[:10]:
        print("      ", fault, flush=True)


def skip(reason):
    counts["skipped"] += 1
    print("skip", reason, flush=True)


class Tool:
    def __init__(self, entente, folder):
        self.entente, self.folder = entente, Path(folder)

    def run(self, *arguments, codes=(0,)):
        command = [self.entente, "--lang", "en", "disclosure", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900)
        if done.returncode not in codes:
            raise RuntimeError(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def suppress(self, table, *options):
        source, out, report = (self.folder / name for name in ("in.csv", "out.csv", "report.json"))
        source.write_text(table.text(), encoding="utf-8")
        self.run("suppress", source, "--dims", table.dims, "--count", "n", "--threshold", THRESHOLD, "-o", out,
                 "--report", report, *options)
        return Published(table, out.read_text(encoding="utf-8")), json.loads(report.read_text(encoding="utf-8"))

    def audit(self, published, *options):
        source, report = self.folder / "published.csv", self.folder / "audit.json"
        source.write_text(published.text(), encoding="utf-8")
        done = self.run("audit", source, "--dims", published.table.dims, "--count", "n", "--threshold", THRESHOLD,
                        "--report", report, *options, codes=(0, 1))
        return done.returncode, json.loads(report.read_text(encoding="utf-8"))


class Table:
    """Inner cells by their codes; margins are added here, not by what is tested."""

    def __init__(self, dims, inner):
        self.dims, self.inner = dims, inner
        self.levels = [part.split(">") for part in dims.split(",")]
        self.columns = [column for levels in self.levels for column in levels]
        self.values = {}
        for codes, value in inner.items():
            for cell in self.above(codes):
                self.values[cell] = self.values.get(cell, 0) + value
        self.relations = self.find_relations()

    def above(self, codes):
        """The cell and all its margins."""
        parts, at = [], 0
        for levels in self.levels:
            own = codes[at:at + len(levels)]
            at += len(levels)
            parts.append([own[:depth] + ("",) * (len(own) - depth) for depth in range(len(own) + 1)])
        return [tuple(itertools.chain(*choice)) for choice in itertools.product(*parts)]

    def find_relations(self):
        sums = {}
        for cell in self.values:
            at = 0
            for number, levels in enumerate(self.levels):
                own = list(cell[at:at + len(levels)])
                depth = sum(1 for code in own if code)
                if depth:
                    own[depth - 1] = ""
                    parent = cell[:at] + tuple(own) + cell[at + len(levels):]
                    sums.setdefault((parent, number), []).append(cell)
                at += len(levels)
        return [(parent, parts) for (parent, _), parts in sums.items()]

    def text(self):
        lines = [",".join([*self.columns, "n"])]
        lines += [",".join([*codes, str(value)]) for codes, value in self.inner.items()]
        return "\n".join(lines) + "\n"

    def at_risk(self):
        return [cell for cell, value in self.values.items() if 0 < value < THRESHOLD]


class Published:
    def __init__(self, table, text=None, status=None):
        self.table, self.status, self.shown = table, {}, {}
        if status is not None:
            self.status = status
            self.shown = {c: v for c, v in table.values.items() if status[c] == "published"}
            return
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == [*table.columns, "n", "status"], rows[0]
        for row in rows[1:]:
            cell = tuple(row[:-2])
            self.status[cell] = row[-1]
            if row[-2]:
                self.shown[cell] = int(row[-2])

    def text(self):
        lines = [",".join([*self.table.columns, "n", "status"])]
        for cell, status in self.status.items():
            lines.append(",".join([*cell, str(self.shown.get(cell, "")), status]))
        return "\n".join(lines) + "\n"

    def hidden(self):
        return [cell for cell in self.status if cell not in self.shown]

    def weak(self):
        """The same with what protects the cells at risk given away."""
        status = {c: "published" if s == "secondary" else s for c, s in self.status.items()}
        return Published(self.table, status=status)

    def intervals(self, cells):
        """The attacker: a linear program of the hidden cells alone."""
        hidden = self.hidden()
        number = {cell: at for at, cell in enumerate(hidden)}
        rows, right = [], []
        for parent, parts in self.table.relations:
            row, constant = {}, 0
            for cell, sign in [(parent, -1), *((part, 1) for part in parts)]:
                if cell in number:
                    row[number[cell]] = row.get(number[cell], 0) + sign
                else:
                    constant -= sign * self.shown[cell]
            if row:
                rows.append(row)
                right.append(constant)
        matrix = lil_matrix((max(len(rows), 1), max(len(hidden), 1)))
        for at, row in enumerate(rows):
            for column, sign in row.items():
                matrix[at, column] = sign
        matrix = matrix.tocsr()
        found = {}
        for cell in cells:
            ends = []
            for sign in (1, -1):
                cost = np.zeros(len(hidden))
                cost[number[cell]] = sign
                done = linprog(cost, A_eq=matrix, b_eq=right or [0], bounds=(0, None), method="highs")
                ends.append(math.inf * -sign if done.status == 3 else sign * done.fun)
            found[cell] = tuple(ends)
        return found


def crossed(rows, columns, seed, small=0.25):
    draw = random.Random(seed)
    count = lambda: draw.randint(1, 4) if draw.random() < small else draw.randint(5, 60)
    return Table("r,c", {(f"r{r}", f"c{c}"): count() for r in range(rows) for c in range(columns)})


def nested(seed):
    """Three dimensions, two of them hierarchies, and empty cells."""
    draw, inner = random.Random(seed), {}
    for dep, pcs, sexe in itertools.product(range(6), range(6), "FM"):
        if draw.random() < 0.9:
            value = 0 if draw.random() < 0.1 else draw.randint(1, 4) if draw.random() < 0.2 else draw.randint(5, 90)
            inner[(f"R{dep // 3}", f"D{dep}", f"G{pcs // 2}", f"P{pcs}", sexe)] = value
    return Table("region>dep,gpcs>pcs,sexe", inner)


def attack(tool):
    tables = [crossed(7, 6, seed) for seed in range(4)] + [nested(seed) for seed in range(4)]
    for at, table in enumerate(tables):
        for requirement, least in (("width", THRESHOLD), ("exact", 1e-3)):
            name = f"table {at} ({len(table.values)} cells, {requirement})"
            published, report = tool.suppress(table, "--requirement", requirement)
            primary = {cell for cell, status in published.status.items() if status == "primary"}
            faults = []
            if primary != set(table.at_risk()):
                faults.append(f"cells at risk: {sorted(primary ^ set(table.at_risk()))}")
            faults += [f"{c} is {v}, not {table.values[c]}" for c, v in published.shown.items() if table.values[c] != v]
            if set(published.status) != set(table.values):
                faults.append("not the cells of the table with its margins")
            record(f"{name}: every cell, true values, the cells at risk hidden", faults)
            found = published.intervals(published.hidden())
            width = {cell: high - low for cell, (low, high) in found.items()}
            record(f"{name}: HiGHS finds no cell at risk narrower than asked",
                   [f"{c}: {found[c]}" for c in primary if width[c] < least - SLACK])
            code, audit = tool.audit(published, "--requirement", requirement)
            faults = [] if code == 0 else [f"exit {code}"]
            if audit["exact"] != sum(1 for value in width.values() if value < 1e-6):
                faults.append(f"exact: {audit['exact']}")
            if abs(audit["min_width"] - min(width.values())) > SLACK * (1 + min(width.values())):
                faults.append(f"narrowest: {audit['min_width']} for {min(width.values())}")
            narrow = sum(1 for value in width.values() if value < THRESHOLD - SLACK)
            if audit["narrow"] != narrow:
                faults.append(f"narrow: {audit['narrow']} for {narrow}")
            record(f"{name}: the audit of the published table alone says the same", faults)
            if requirement == "width":
                weak = published.weak()
                width = {cell: high - low for cell, (low, high) in weak.intervals(weak.hidden()).items()}
                code, audit = tool.audit(weak)
                unsafe = sum(1 for value in width.values() if value < THRESHOLD - SLACK)
                faults = [] if unsafe else ["the weak table is not weak"]
                if (code, audit["unsafe"]) != (1, unsafe):
                    faults.append(f"exit {code}, {audit['unsafe']} unsafe for {unsafe}")
                record(f"{name}: without its secondary cells it falls, and the audit says how far", faults)


def cheapest(table, cost, limit):
    """The least cost of secondary cells under which each cell at risk can move by the threshold."""
    cells = list(table.values)
    number = {cell: at for at, cell in enumerate(cells)}
    risk, size = table.at_risk(), len(cells)
    far = 2 * THRESHOLD + 2
    width = size + 2 * size * len(risk)
    rows, low, high = [], [], []

    def add(row, least, most):
        rows.append(row)
        low.append(least)
        high.append(most)

    for p, cell in enumerate(risk):
        starts = [size + (2 * p + way) * size for way in (0, 1)]
        # Each attacker's table is the true one plus a move; only hidden cells move, none under zero.
        for start in starts:
            for parent, parts in table.relations:
                add({start + number[parent]: -1, **{start + number[part]: 1 for part in parts}}, 0, 0)
            for at, other in enumerate(cells):
                add({start + at: 1, at: -far * 4}, -math.inf, 0)
                add({start + at: 1, at: min(table.values[other], far * 4)}, 0, math.inf)
        add({starts[0] + number[cell]: 1, starts[1] + number[cell]: -1}, THRESHOLD, math.inf)
    matrix = lil_matrix((len(rows), width))
    for at, row in enumerate(rows):
        for column, factor in row.items():
            matrix[at, column] = factor
    weights = np.zeros(width)
    lower, upper = np.full(width, -far * 4.0), np.full(width, far * 4.0)
    for at, cell in enumerate(cells):
        hidden = cell in risk
        weights[at] = 0 if hidden else 1 if cost == "cells" else table.values[cell]
        lower[at], upper[at] = (1, 1) if hidden else (0, 0 if table.values[cell] == 0 else 1)
    whole = np.zeros(width)
    whole[:size] = 1
    done = milp(weights, constraints=LinearConstraint(matrix.tocsr(), low, high), integrality=whole,
                bounds=Bounds(lower, upper), options={"time_limit": limit, "mip_rel_gap": 0})
    return round(done.fun) if done.status == 0 else None


def optimum(tool, limit=30):
    for cost in ("cells", "values"):
        ratios, faults = [], []
        for seed in range(12):
            table = crossed(3 + seed % 3, 4 + seed % 3, 100 + seed, small=0.15)
            least = cheapest(table, cost, limit) if table.at_risk() else None
            if least is None:
                continue
            published, report = tool.suppress(table, "--cost", cost, "--narrow-secondary")
            own = [cell for cell, status in published.status.items() if status == "secondary"]
            own = len(own) if cost == "cells" else sum(table.values[cell] for cell in own)
            if report["audit"]["unsafe"] or own < least:
                faults.append(f"seed {seed}: {own} for {least}, unsafe {report['audit']['unsafe']}")
            ratios.append(own / max(least, 1))
        mean = sum(ratios) / max(len(ratios), 1)
        if len(ratios) < 6:
            skip(f"optimum by {cost}: only {len(ratios)} tables solved in {limit} s each")
            continue
        if mean > 1.05:
            faults.append(f"{(mean - 1) * 100:.1f} % above the optimum in the mean")
        record(f"optimum by {cost}: {len(ratios)} tables, {(mean - 1) * 100:.1f} % above in the mean, none unsafe", faults)


def measures(tool):
    draw = random.Random(7)
    rows = [{"sexe": draw.choice("FM"), "annee": str(2008 + draw.randrange(5)), "dep": f"0990{draw.randrange(4)}",
             "pcs": draw.choice(["ouvriers", "employés", "cadres", "artisans"]), "boursier": draw.choice(["oui", "non"])}
            for _ in range(4000)]
    frame = pd.DataFrame(rows)
    source = tool.folder / "pupils.csv"
    frame.to_csv(source, sep=";", index=False)
    for quasi in (["sexe"], ["sexe", "annee"], ["sexe", "annee", "dep"], ["annee", "dep", "boursier"]):
        for sensitive in ("pcs", "boursier"):
            if sensitive not in quasi:
                compare(tool, source, frame, quasi, sensitive)
    out = tool.folder / "anonymous.csv"
    fine = [{**row, "age": str(draw.randrange(60)), "pcs": row["pcs"]} for row in rows]
    pd.DataFrame(fine).to_csv(source, sep=";", index=False)
    quasi = ["sexe", "annee", "dep", "age"]
    before = anonymity.k_anonymity(pd.DataFrame(fine), quasi)
    for wanted, options in ((5, []), (10, ["--sensitive", "pcs", "--l", "3"])):
        tool.run("anonymise", source, "--quasi", ",".join(quasi), "--k", wanted, "-o", out, *options)
        after = pd.read_csv(out, sep=";", dtype=str, keep_default_na=False)
        faults = [] if before < wanted else ["nothing had to be done"]
        k = anonymity.k_anonymity(after, quasi)
        l = anonymity.l_diversity(after, quasi, ["pcs"])
        if k < wanted or (options and l < 3):
            faults.append(f"k = {k}, l = {l}")
        if len(after) != len(fine):
            faults.append(f"{len(after)} rows")
        record(f"pycanon on the anonymised file: k >= {wanted}{', l >= 3' if options else ''}", faults)


def compare(tool, source, frame, quasi, sensitive):
    own = json.loads(tool.run("assess", source, "--quasi", ",".join(quasi), "--sensitive", sensitive, "--format", "json").stdout)
    diversity = own["diversity"][0]
    theirs = {
        "k": anonymity.k_anonymity(frame, quasi),
        "l": anonymity.l_diversity(frame, quasi, [sensitive]),
        "entropy l": anonymity.entropy_l_diversity(frame, quasi, [sensitive]),
        "t": anonymity.t_closeness(frame, quasi, [sensitive]),
    }
    ours = {"k": own["k"], "l": diversity["distinct_l"], "entropy l": int(diversity["entropy_l"] + 1e-9),
            "t": diversity["t"]}
    record(f"pycanon: k, l, entropy l, t of {sensitive} by {', '.join(quasi)}",
           [f"{name}: {ours[name]}, pycanon {value}" for name, value in theirs.items() if abs(ours[name] - value) > 1e-6])


def tau_argus(tool):
    try:
        from pytauargus import protect
    except ImportError as error:
        skip(f"pytauargus: {error}")
        return
    # The engine writes its journals where it runs.
    os.chdir(tool.folder)
    fewer, all_of = 0, 0
    for seed in range(4):
        table = crossed(6, 5, 200 + seed)
        persons = [{"r": codes[0], "c": codes[1], "one": 1.0} for codes, value in table.inner.items() for _ in range(value)]
        try:
            done = protect(pd.DataFrame(persons), ["r", "c"], response="one", safety_rules=f"FREQ({THRESHOLD},10)",
                           suppress="OPT(1)", workdir=str(tool.folder / f"tau{seed}"))
        except Exception as error:  # The engine of others: what it cannot do is told, not counted against us.
            skip(f"pytauargus on table {seed}: {error}")
            continue
        result = done.tables[0]
        status = {}
        for row, mark in zip(result.dataframe().to_dict("records"), result.safe(None)):
            cell = tuple("" if row[name] in ("Total", "", None) else row[name] for name in ("r", "c"))
            if cell in table.values:
                hidden = mark is None
                status[cell] = "published" if not hidden else "primary" if cell in table.at_risk() else "secondary"
        faults = [] if set(status) == set(table.values) else [f"{len(status)} cells for {len(table.values)}"]
        if not faults:
            pattern = Published(table, status=status)
            width = {c: high - low for c, (low, high) in pattern.intervals(pattern.hidden()).items()}
            _, audit = tool.audit(pattern, "--requirement", "exact")
            narrow = sum(1 for value in width.values() if value < THRESHOLD - SLACK)
            exact = sum(1 for value in width.values() if value < 1e-6)
            if (audit["exact"], audit["narrow"]) != (exact, narrow):
                faults.append(f"exact {audit['exact']} for {exact}, narrow {audit['narrow']} for {narrow}")
            published, _ = tool.suppress(table, "--requirement", "exact", "--narrow-secondary")
            own = sum(1 for s in published.status.values() if s == "secondary")
            theirs = sum(1 for s in status.values() if s == "secondary")
            fewer, all_of = fewer + own, all_of + theirs
            record(f"pytauargus, table {seed}: its pattern judged alike by HiGHS and by our audit ({theirs} secondary "
                   f"cells, {narrow} narrow; ours {own})", faults)
        else:
            record(f"pytauargus, table {seed}: its table is ours", faults)
    if all_of:
        record(f"pytauargus: together {fewer} secondary cells for its {all_of}, no value exact",
               [] if fewer <= all_of * 1.05 else ["more than its"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        tool = Tool(str(Path(sys.argv[1]).resolve()), folder)
        attack(tool)
        optimum(tool)
        measures(tool)
        tau_argus(tool)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
