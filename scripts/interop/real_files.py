"""The real files of open data and the real schemas, with their traps: what we find is what an independent count finds.

Usage: real_files.py ENTENTE_BINARY [--data ../shared/data]. The last line counts. Skipped, visibly, where the files are absent.
The counts are Python's own (module csv), never ours.
"""

import argparse
import collections
import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
UAI_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title)
    for fault in faults[:10]:
        print("      ", fault)


def same(title, found, expected):
    record(f"{title}: {expected}", [] if found == expected else [f"found {found}"])


class Node:
    def __init__(self, entente, folder):
        self.entente, self.folder = entente, Path(folder)

    def report(self, file, schema, *options):
        path = self.folder / "schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
        command = [self.entente, "validate", file, "--schema", path, "--format", "json", "--places", "100000", *options]
        done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=600)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{file}: exit {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return json.loads(done.stdout)


def table(path):
    """Header and rows, by Python alone."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    first = text.split("\n", 1)[0]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","))
    return rows[0], [row for row in rows[1:] if row]


def column(path, name):
    header, rows = table(path)
    position = header.index(name)
    return [row[position] for row in rows]


def schema(header, types=(), **more):
    """All variables text, save those named."""
    types = dict(types)
    fields = []
    for name in header:
        field = {"name": name, "type": "string"}
        field.update(types.get(name, {}))
        fields.append(field)
    return {"fields": fields, **more}


def count(report, code, variable=None):
    groups = [group for group in report["groups"] if group["code"] == code and (variable is None or variable == group["variable"])]
    return sum(group["count"] for group in groups)


def uai_is_wrong(text):
    if not re.fullmatch(r"[0-9]{7}[A-Z]", text):
        return text != ""
    return UAI_LETTERS[int(text[:7]) % 23] != text[7]


def directory(node, data):
    path = data / "35-fr-en-annuaire-education.csv"
    header, rows = table(path)
    uai = "Identifiant_de_l_etablissement"
    report = node.report(path, schema(header, {uai: {"constraints": {"unique": True}, "entente": {"check": "uai"}}}))
    values = column(path, uai)
    repeated = sum(number - 1 for number in collections.Counter(values).values() if number > 1)
    same("directory of 35: rows", report["rows"], len(rows))
    same("directory of 35: establishments that stand again", count(report, "duplicate", uai), repeated)
    same("directory of 35: 69 or 71 columns, all read", len(header), len(schema(header)["fields"]))
    same("directory of 35: wrong keys of UAI", count(report, "uai", uai), sum(map(uai_is_wrong, values)))
    # A schema of another year: renamed columns are told with the nearest name.
    renamed = [name.replace("Code postal", "Code_postal") for name in header]
    older = node.report(path, schema(renamed, {"Code_postal": {"constraints": {"required": True}}}))
    same("directory of 35: a renamed column is known again or told", count(older, "header-spelling") + count(older, "header-missing") > 0, True)


def secrecy(node, data):
    path = data / "fr-en-boursiers-par-departement.csv"
    header, rows = table(path)
    number, comment = "Nb boursiers", "Commentaire_Nb boursiers"
    last, last_comment = "Nb dernier échelon", "Commentaire_Nb dernier échelon"
    rule = lambda value, said: {"name": value, "rule": f'NOT ("{said}" = \'<5\' AND "{value}" = 0)'}
    whole = {"type": "integer"}
    report = node.report(path, schema(header, {number: whole, last: whole}, entente={"rules": [rule(number, comment), rule(last, last_comment)]}))
    hidden = lambda value, said: sum(1 for v, c in zip(column(path, value), column(path, said)) if c == "<5" and v == "0")
    same("boursiers: zeros that mean fewer than five", count(report, "row-rule"), hidden(number, comment) + hidden(last, last_comment))


def value_added(node, data):
    for name in ("ival-2024-LGT.csv", "ival-2024-LP.csv"):
        path = data / name
        header, rows = table(path)
        measures = [title for title in header if title.startswith(("Nombre", "Taux", "Valeur"))]
        types = {title: {"type": "number"} for title in measures}
        absent = sum(cell == "ND" for row in rows for cell in row)
        bare = node.report(path, schema(header, types))
        same(f"{name}: `ND` in cells of figures is told", count(bare, "type"), sum(column(path, title).count("ND") for title in measures))
        declared = node.report(path, schema(header, types, missingValues=["", "ND"]))
        same(f"{name}: {absent} declared absences, signed values such as +4 read", (declared["valid"], count(declared, "type")), (True, 0))


def places(node, data):
    path = data / "vyz-fr-en-adresse-et-geolocalisation.csv"
    header, rows = table(path)
    needed = {"constraints": {"required": True}}
    state = {"constraints": {"enum": ["OUVERT"]}}
    systems = sorted(set(column(path, "EPSG")) - {""})
    report = node.report(path, schema(header, {"latitude": {"type": "number", **needed}, "longitude": {"type": "number"}, "coordonnee_x": {"type": "number"},
                                               "etat_etablissement_libe": state, "EPSG": {"constraints": {"enum": systems}}}))
    same("places: establishments without coordinates", count(report, "missing-value", "latitude"), column(path, "latitude").count(""))
    same("places: establishments that are not open", count(report, "enum"), sum(value not in ("OUVERT", "") for value in column(path, "etat_etablissement_libe")))
    same("places: coordinates are numbers", count(report, "type"), 0)
    same("places: systems of coordinates", len(systems) >= 7, True)


def names(node, data):
    path = data / "fr-en-ips-ecoles-ap2022.csv"
    header, rows = table(path)
    misspelt = "nom_de_l_etablissment"
    same("IPS: a misspelt name is part of the format", node.report(path, schema(header, {misspelt: {"constraints": {"required": True}}}))["valid"], misspelt in header)
    corrected = [name.replace("etablissment", "etablissement") for name in header]
    report = node.report(path, schema(corrected, {"nom_de_l_etablissement": {"constraints": {"required": True}}}))
    told = [group for group in report["groups"] if group["code"] == "header-missing"]
    same("IPS: the nearest name is proposed", any(misspelt in json.dumps(group["message"]) + json.dumps(group["remedy"]) for group in told), True)
    secteur = node.report(path, schema(header, {"secteur": {"constraints": {"enum": ["PUBLIC", "PRIVE"]}}}))
    wrong = sum(value not in ("PUBLIC", "PRIVE", "") for value in column(path, "secteur"))
    same("IPS: sectors written otherwise", count(secteur, "enum", "secteur"), wrong)
    path = data / "35-fr-en-college-effectifs-niveau-sexe-lv.csv"
    header, rows = table(path)
    figures = {name: {"type": "integer"} for name in header if name.startswith("Nombre")}
    report = node.report(path, schema(header, figures))
    same("collèges of 35: headers with parentheses, quotes and 300 characters", (report["rows"], report["valid"]), (len(rows), True))


def forms(node, data):
    path = data / "orion-chomage_departemental_INSEE.csv"
    header, rows = table(path)
    report = node.report(path, schema(header, {"tauxChomage": {"type": "number"}, "rentreeScolaire": {"type": "year"}}))
    same("unemployment: decimal commas are numbers", (report["rows"], report["valid"]), (len(rows), True))
    for name, title in (("35-ecoles-effectifs.latin1.csv", "Rentrée scolaire"), ("fr-en-ips-ecoles-ap2022.csv", "rentree_scolaire"),
                        ("35-fr-en-effectifs-second-degre.csv", "Annee_scolaire"), ("35-fr-en-ecoles-effectifs-nb_classes.csv", "Rentrée scolaire")):
        path = data / name
        header, rows = table(path)
        report = node.report(path, schema(header, {title: {"entente": {"check": "school-year"}}}))
        same(f"{name}: school years as {column(path, title)[0]!r}", (report["rows"], count(report, "school-year")), (len(rows), 0))


def small_counts(node, data):
    path = data / "orion-constat_2020.csv"
    header, rows = table(path)
    pupils = "Nombre d'élèves : Total"
    report = node.report(path, schema(header, {pupils: {"type": "integer", "constraints": {"minimum": 5}}, "UAI": {"entente": {"check": "uai"}}}))
    values = [int(value) for value in column(path, pupils)]
    same("constat: counts below five", count(report, "range", pupils), sum(value < 5 for value in values))
    same("constat: wrong keys of UAI", count(report, "uai"), sum(map(uai_is_wrong, column(path, "UAI"))))
    same("constat: the first places are those of the file", [place["line"] for group in report["groups"] if group["code"] == "range" for place in group["places"]][:50],
         [line for line, value in enumerate(values, 2) if value < 5][:50])


def repeated(node, data):
    """A file whose owner wrote rows twice, as one was met: every repeated key is told."""
    header, rows = table(data / "fr-en-ips-colleges-ap2022.csv")
    position = header.index("uai")
    doubled = rows + rows[::9]
    path = node.folder / "doubled.csv"
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(header)
        writer.writerows(doubled)
    keys = collections.Counter(tuple(row[header.index(name)] for name in ("rentree_scolaire", "uai")) for row in doubled)
    report = node.report(path, schema(header, primaryKey=["rentree_scolaire", "uai"]))
    same("IPS of collèges with rows twice", count(report, "duplicate"), sum(number - 1 for number in keys.values()))
    assert position >= 0


def schemas(node, data):
    """Schemas written by others are read as they are; an empty file of their headers has its finding, no failure."""
    for path in sorted((data.parent / "schemas").glob("*.json")):
        text = json.loads(path.read_text(encoding="utf-8"))
        if "fields" not in text:
            counts["skipped"] += 1
            print("skip", f"{path.name}: not a Table Schema")
            continue
        file = node.folder / "their.csv"
        file.write_text(";".join(field["name"] for field in text["fields"]) + "\n", encoding="utf-8")
        report = node.report(file, text)
        same(f"{path.name}: read, its headers known", [group["code"] for group in report["groups"] if group["count"]], ["empty-file"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments = parser.parse_args()
    data = arguments.data / "opendata"
    if not data.is_dir():
        counts["skipped"] += 1
        print("skip", f"no real files at {arguments.data}")
    else:
        with tempfile.TemporaryDirectory(prefix="entente-real-") as folder:
            node = Node(arguments.binary.resolve(), folder)
            for look in (directory, secrecy, value_added, places, names, forms, small_counts, repeated, schemas):
                look(node, data)
    print(", ".join(f"{number} {name}" for name, number in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
