"""The same files and schemas given to Entente and to another validator: the same verdict on each row, or a listed difference.

Usage: differential.py frictionless|validata ENTENTE_BINARY [CASE]. Run by ./test, each validator in its own environment; the
last line counts. Differences that are meant stand in differences.json, each with its reason; one that no longer shows fails.
Cases are types x formats x options x values, made here; none is anybody's test file.
"""

import csv
import fnmatch
import json
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent

TEXTS = ["", "a", "abc", "été", "0", "00123", " a ", "a b", "A", "é" * 12, "x" * 40]
INTEGERS = ["0", "1", "-1", "+5", "12", "007", "1.0", "1,5", "1e3", "", "abc", "12a", " 12 ", "1 000", "1\u00a0000", "1\u202f000",
            "1,000", "12 €", "€12", "--1", "9223372036854775807", "0x10", "1_000", "²"]
NUMBERS = ["0", "1.5", "-1.5", "+2.25", "1,5", ".5", "5.", "1e3", "1E-2", "1.5e+10", "", "abc", "1 000.5", "1,000.5", "1.000,5",
           "12 %", "1.2.3", "NaN", "INF", "-INF", "inf", "1_0", "12€"]
BOOLEANS = ["true", "false", "True", "False", "TRUE", "FALSE", "1", "0", "yes", "no", "oui", "non", "O", "N", "vrai", "", "2", "t"]
DATES = ["2026-09-01", "2026-02-29", "2024-02-29", "01/09/2026", "2026/09/01", "20260901", "2026-9-1", "26-09-01", "2026-13-01",
         "2026-09-31", "", "hier", "46266", "2026-09-01T00:00:00", "1er septembre 2026", "0001-01-01"]
DATETIMES = ["2026-09-01T08:30:00", "2026-09-01T08:30:00Z", "2026-09-01 08:30:00", "2026-09-01", "2026-09-01T25:00:00", "",
             "2026-09-01T08:30:00+02:00", "01/09/2026 08:30", "2026-09-01T08:30", "maintenant"]
TIMES = ["08:30:00", "08:30", "24:00:00", "8:30:00", "23:59:59", "", "08:30:00Z", "midi", "08h30"]
YEARS = ["2026", "26", "02026", "-2026", "2026.0", "", "12345", "0", "9999", "MMXXVI", "2026-2027"]
YEARMONTHS = ["2026-09", "2026-13", "2026-9", "09/2026", "202609", "", "2026"]
DURATIONS = ["P1Y", "P1Y2M3D", "PT5M", "P1W", "P", "1Y", "", "P1Y2M10DT2H30M", "-P1D"]
EMAILS = ["a@exemple.invalid", "a.b+c@x.exemple.invalid", "a@", "@b", "a b@c.fr", "a@b", "", "sans arobase", "a@@b.fr"]
URIS = ["https://exemple.invalid/a?b=c#d", "http://exemple.invalid", "ftp://exemple.invalid/f", "exemple.invalid", "//a", "", "mailto:a@b.invalid",
        "http://", "urn:isbn:1", "https://exemple.invalid/é"]
UUIDS = ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000", "123e4567e89b12d3a456426614174000",
         "123e4567-e89b-12d3-a456-42661417400", "pas un uuid", "", "{123e4567-e89b-12d3-a456-426614174000}"]
BINARIES = ["YWJj", "YWI=", "YQ==", "a", "été", "", "YWJj\tZGVm"]
OBJECTS = ['{"a": 1}', "{}", "[1]", "1", "", "{a: 1}", "null", '{"a": {"b": []}}', "texte"]
ARRAYS = ["[1, 2]", "[]", "{}", "1", "", "[1,", "texte", '["a"]']
GEOPOINTS = ["2.35,48.85", "2.35, 48.85", "48.85", "200,10", "10,200", "a,b", "", "[2.35, 48.85]", '{"lon": 2.35, "lat": 48.85}',
             "-180,90", "180.1,0", "2.35;48.85"]
GEOJSONS = ['{"type": "Point", "coordinates": [2.3, 48.8]}', '{"type": "Point"}', "{}", "", "[]", "texte",
            '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}', '{"type": "Point", "coordinates": ["a", "b"]}']
LISTS = ["a,b", "a", "", "1,2,3", "1,b", "a;b", ","]


def field(kind, values, **options):
    """One field, one column of values."""
    name = kind + "".join(f" {key}={json.dumps(value, ensure_ascii=False)}" for key, value in options.items())
    return name, {"fields": [{"name": "row", "type": "string"}, {"name": "x", "type": kind, **options}]}, [[value] for value in values]


def table(name, schema, rows):
    """A schema over several columns; the first one numbers the rows."""
    fields = [{"name": "row", "type": "string"}, *schema["fields"]]
    return name, {**schema, "fields": fields}, rows


def frictionless_cases():
    yield field("string", TEXTS)
    for constraint in ({"required": True}, {"minLength": 2}, {"maxLength": 5}, {"minLength": 1, "maxLength": 3}, {"enum": ["a", "abc"]},
                       {"pattern": "[a-z]+"}, {"pattern": "^[a-zé]{1,3}$"}, {"pattern": "a|abc"}, {"required": True, "enum": ["a", ""]}):
        yield field("string", TEXTS, constraints=constraint)
    yield field("string", EMAILS, format="email")
    yield field("string", URIS, format="uri")
    yield field("string", UUIDS, format="uuid")
    yield field("string", BINARIES, format="binary")
    yield field("integer", INTEGERS)
    yield field("integer", INTEGERS, bareNumber=False)
    yield field("integer", INTEGERS, groupChar=" ")
    yield field("integer", INTEGERS, groupChar=",")
    for constraint in ({"required": True}, {"minimum": 1}, {"maximum": 5}, {"minimum": 0, "maximum": 12}, {"enum": [1, 12]},
                       {"minimum": "1"}):
        yield field("integer", INTEGERS, constraints=constraint)
    yield field("number", NUMBERS)
    yield field("number", NUMBERS, decimalChar=",")
    yield field("number", NUMBERS, decimalChar=",", groupChar=".")
    yield field("number", NUMBERS, groupChar=",")
    yield field("number", NUMBERS, groupChar=" ")
    yield field("number", NUMBERS, bareNumber=False)
    for constraint in ({"required": True}, {"minimum": 0}, {"maximum": 1.5}, {"minimum": -1.5, "maximum": 2}, {"enum": [1.5, 2.25]}):
        yield field("number", NUMBERS, constraints=constraint)
    yield field("boolean", BOOLEANS)
    yield field("boolean", BOOLEANS, trueValues=["oui"], falseValues=["non"])
    yield field("boolean", BOOLEANS, trueValues=["O", "1"], falseValues=["N", "0"])
    yield field("boolean", BOOLEANS, constraints={"required": True})
    yield field("boolean", BOOLEANS, constraints={"enum": [True]})
    yield field("date", DATES)
    for pattern in ("%d/%m/%Y", "%Y%m%d", "%Y/%m/%d", "any"):
        yield field("date", DATES, format=pattern)
    for constraint in ({"required": True}, {"minimum": "2024-03-01"}, {"maximum": "2026-01-01"}, {"minimum": "2024-02-29", "maximum": "2026-09-01"},
                       {"enum": ["2026-09-01"]}):
        yield field("date", DATES, constraints=constraint)
    yield field("datetime", DATETIMES)
    yield field("datetime", DATETIMES, format="%d/%m/%Y %H:%M")
    yield field("datetime", DATETIMES, format="any")
    yield field("time", TIMES)
    yield field("time", TIMES, format="%H:%M")
    yield field("year", YEARS)
    yield field("year", YEARS, constraints={"minimum": 2000, "maximum": 2030})
    yield field("year", YEARS, constraints={"enum": [2026]})
    yield field("yearmonth", YEARMONTHS)
    yield field("yearmonth", YEARMONTHS, constraints={"required": True})
    yield field("duration", DURATIONS)
    yield field("object", OBJECTS)
    yield field("array", ARRAYS)
    yield field("array", ARRAYS, constraints={"minLength": 1})
    yield field("geopoint", GEOPOINTS)
    yield field("geopoint", GEOPOINTS, format="array")
    yield field("geopoint", GEOPOINTS, format="object")
    yield field("geojson", GEOJSONS)
    yield field("geojson", GEOJSONS, format="topojson")
    yield field("any", TEXTS)
    yield field("any", TEXTS, constraints={"required": True})
    yield field("list", LISTS)
    yield field("list", LISTS, delimiter=";")
    yield from table_cases()


def table_cases():
    text = {"name": "x", "type": "string"}
    number = {"name": "y", "type": "integer"}
    yield table("missingValues", {"fields": [{**number, "constraints": {"required": True}}], "missingValues": ["", "ND", "-"]},
                [["ND"], ["-"], [""], ["1"], ["nd"], ["x"]])
    yield table("missingValues without empty", {"fields": [number], "missingValues": ["ND"]}, [["ND"], [""], ["1"]])
    yield table("unique", {"fields": [{**text, "constraints": {"unique": True}}]}, [["a"], ["b"], ["a"], [""], [""], ["A"], ["a"]])
    yield table("unique integer", {"fields": [{**number, "constraints": {"unique": True}}]}, [["1"], ["01"], ["2"], ["+1"], ["x"], ["x"]])
    yield table("primaryKey", {"fields": [text, number], "primaryKey": ["x", "y"]},
                [["a", "1"], ["a", "2"], ["b", "1"], ["a", "1"], ["", "1"], ["", "1"], ["c", ""]])
    yield table("primaryKey of one", {"fields": [text], "primaryKey": "x"}, [["a"], ["b"], ["a"], [""]])
    own = {"fields": "y", "reference": {"resource": "", "fields": "x"}}
    yield table("foreignKeys to itself", {"fields": [{"name": "x", "type": "integer"}, number], "foreignKeys": [own]},
                [["1", ""], ["2", "1"], ["3", "9"], ["4", "4"]])
    yield table("cells missing and too many", {"fields": [text, number]}, [["a", "1"], ["b"], ["c", "2", "3"], ["d", "x"]])


def validata_cases():
    def check(name, values, kind="string", **params):
        title = name + "".join(f" {key}={json.dumps(value)}" for key, value in params.items())
        schema = {"fields": [{"name": "x", "type": kind}], "custom_checks": [{"name": name, "params": {"column": "x", **params}}]}
        return table(title, schema, [[value] for value in values])

    places = ["", "Bretagne", "bretagne", "BRETAGNE", "Île-de-France", "Ile-de-France", " Bretagne ", "Rennes", "Saint-Étienne", "Saint Etienne",
              "Ille-et-Vilaine", "ille et vilaine", "France", "Corse-du-Sud", "La Réunion", "nulle part"]
    yield check("canton", ["", "Bourg-en-Bresse 1", "Bourg-en-Bresse-1", "Ambérieu-en-Bugey", "amberieu-en-bugey", "Rennes-1", "nulle part"], cog="latest")
    yield check("code-commune-insee", ["", "35238", "2A004", "02A04", "75056", "75101", "1001", "01001", "99999", "97411", "2a004", " 35238"], cog="latest")
    yield check("code-fantoir", ["", "ZB03A", "B156", "0001A", "1000", "ZZZZ", "a001"])
    yield check("code-pays-iso2", ["", "FR", "fr", "FRA", "DE", "ZZ", "XK", "UK", "GB"], cog="latest")
    yield check("code-pays-iso3", ["", "FRA", "FR", "fra", "DEU", "ZZZ", "GBR"], cog="latest")
    yield check("code-postal", ["", "35000", "75001", "75020", "1000", "01000", "99999", "20000", "97400", "98000", "2A004", "35 000"])
    yield check("code-region", ["", "53", "11", "1", "01", "94", "99", "00", "6", "06"], cog="latest")
    yield check("commune", places + ["Paris", "paris", "L'Haÿ-les-Roses", "L'Hay-les-Roses", "Bordeaux"], cog="latest")
    # Its coordonnees-gps-francaises ends in an internal error on any value: french-gps-coordinates below is compared.
    yield check("departement", places + ["Paris", "Ain", "AIN", "Val-d'Oise", "Val d'Oise"], cog="latest")
    yield check("nomenclature-acte", ["", "Commande publique/Marchés publics", "commande publique/x", "Urbanisme", "Urbanisme/", "Fonction publique /x", "x/y"])
    yield check("numero-departement", ["", "35", "2A", "2a", "20", "1", "01", "971", "976", "975", "99", "095", "98"], cog="latest")
    yield check("pays", places + ["Allemagne", "Côte d'Ivoire", "allemagne", "Germany"], cog="latest")
    yield check("region", places + ["Provence-Alpes-Côte d'Azur", "Grand Est", "Alsace"], cog="latest")
    # 732829320 is a number with a right key that the INSEE gives as an example; 356000000 is the post's, whose SIRET have another key.
    sirens = ["", "732829320", "732 829 320", "732829321", "73282932", "7328293200", "abcdefghi", "356000000", " 732829320"]
    yield check("siren", sirens)
    yield check("siret", ["", "73282932000074", "732 829 320 00074", "73282932000075", "7328293200007", "35600000000048", "35600000049837", "abc"])
    yield check("phone-number-value", ["", "0199002737", "01 99 00 27 37", "+33 1 99 00 27 37", "+33199002737", "115", "3949", "0999", "01990027", "+44 20 7946 0958",
                                       "06.12.34.56.78", "abc", "112", "+1 202 555 0123"])
    yield check("year-interval-value", ["", "2020/2024", "2024/2020", "2020/2020", "2020", "20/24", "2020-2024", "2020/2024/2026"])
    yield check("year-interval-value", ["", "2020/2024", "2020", "20", "2020/2020"], **{"allow-year-only": "true"})
    yield check("opening-hours-value", ["", "Mo-Fr 08:30-18:00", "24/7", "Mo-Fr", "lundi 8h", "Mo-Su 10:00-12:00,14:00-18:00; PH off", "25:00-26:00", "08:30-18:00", "Mo 8-18"])
    yield check("nomenclature-actes-value", ["", "Commande publique/x", "commande publique/Marchés", "Urbanisme", "Urbanisme/ x", "Urbanisme /x", "Libertes publiques et pouvoirs de police/6.1",
                                             "Autre/x", "Finances locales/"])
    yield check("french-gps-coordinates", ["", "2.35,48.85", "48.85,2.35", "0,0", "55.5,-21.1", "-61.5,16.2", "10,10"], kind="geopoint")
    whole = [{"name": name, "type": "integer"} for name in "xyz"]
    texts = [{"name": name, "type": "string"} for name in "xyz"]
    yield table("sum-columns-value", {"fields": whole, "custom_checks": [{"name": "sum-columns-value", "params": {"column": "x", "columns": ["y", "z"]}}]},
                [["3", "1", "2"], ["4", "1", "2"], ["", "1", "2"], ["3", "", "3"], ["0", "0", "0"], ["x", "1", "2"], ["", "", ""]])
    yield table("cohesive-columns-value", {"fields": texts, "custom_checks": [{"name": "cohesive-columns-value", "params": {"column": "x", "othercolumns": ["y", "z"]}}]},
                [["a", "b", "c"], ["", "", ""], ["a", "", "c"], ["", "b", "c"], ["a", "b", ""]])
    yield table("one-of-required", {"fields": texts, "custom_checks": [{"name": "one-of-required", "params": {"column1": "x", "column2": "y"}}]},
                [["a", "b", ""], ["", "b", ""], ["a", "", ""], ["", "", ""], ["", "", "z"], [" ", "", ""]])
    for sign in (">", ">=", "==", "<=", "<"):
        params = {"column": "x", "column2": "y", "op": sign}
        yield table(f"compare-columns-value {sign}", {"fields": whole, "custom_checks": [{"name": "compare-columns-value", "params": params}]},
                    [["1", "2", ""], ["2", "2", ""], ["3", "2", ""], ["", "2", ""], ["10", "9", ""]])
        yield table(f"compare-columns-value {sign} texts", {"fields": texts, "custom_checks": [{"name": "compare-columns-value", "params": params}]},
                    [["a", "b", ""], ["b", "b", ""], ["c", "b", ""], ["10", "9", ""], ["10", "a", ""], ["", "a", ""], ["1,5", "2", ""]])
        dates = [{"name": name, "type": "date"} for name in "xyz"]
        yield table(f"compare-columns-value {sign} dates", {"fields": dates, "custom_checks": [{"name": "compare-columns-value", "params": params}]},
                    [["2026-09-01", "2026-09-02", ""], ["2026-09-02", "2026-09-02", ""], ["2027-01-01", "2026-09-02", ""]])
    yield table("excess and missing headers", {"fields": [*texts, {"name": "w", "type": "string"}]}, [["a", "b", "c"], ["d", "e", "f"]])


# The validators: the row numbers (from 0) that each one refuses, or None where it refuses the schema.


def of_frictionless(path, schema):
    from frictionless import Dialect, Resource, Schema, formats, validate

    dialect = Dialect(controls=[formats.CsvControl(delimiter=",")])
    try:
        resource = Resource(path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor(schema), dialect=dialect, encoding="utf-8")
        report = validate(resource, limit_errors=1_000_000)
    except Exception:  # Its own faults on odd schemas are refusals of them.
        return None
    if report.errors or any(not hasattr(error, "row_number") for task in report.tasks for error in task.errors):
        return None
    return {error.row_number - 2 for task in report.tasks for error in task.errors}


def of_validata(path, schema):
    from validata_core.main import validate

    report = validate(str(path), schema).to_dict()
    numbers = [error.get("rowNumber") for error in report["errors"]]
    if any(number is None for number in numbers):
        return None
    return {number - 2 for number in numbers}


def write_lists(folder):
    """The names and codes that validata's formats hold, as the code lists that Entente reads: the forms are compared, not the vintages."""
    import frformat

    def values(name):
        return sorted(getattr(frformat, name)("latest")._normalized_geo_values)

    folder.mkdir()
    communes = zip_longest(values("CodeCommuneInsee"), values("Commune"), fillvalue="")
    lists = {"communes": communes, "cantons": enumerate(values("Canton")), "pays": enumerate(values("Pays"))}
    for name, codes in lists.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(("code", "label"))
            out.writerows(codes)


def of_entente(binary, path, schema_path, lists):
    command = [binary, "validate", path, "--schema", schema_path, "--format", "json", "--places", "100000", "--period", "2026", "--lang", "en",
               "--delimiter", ",", *(["--code-lists", lists] if lists else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 1):
        return None
    report = json.loads(done.stdout)
    blocking = [group for group in report["groups"] if group["severity"] == "blocking"]
    if any(not group["places"] for group in blocking):
        return None
    return {place["line"] - 2 for group in blocking for place in group["places"]}


def verdict(refused, row):
    return "schema refused" if refused is None else "invalid" if row in refused else "valid"


class Differences:
    """What differs on purpose."""

    def __init__(self, tool):
        listed = json.loads((HERE / "differences.json").read_text("utf-8"))
        self.listed = [one for one in listed if one["tool"] == tool]
        self.seen = [False] * len(self.listed)

    def explains(self, case, row, ours, theirs):
        found = False
        for rank, one in enumerate(self.listed):
            cells = ",".join(row)
            same = fnmatch.fnmatchcase(case, one["case"]) and (one["values"] == "*" or cells in one["values"])
            if same and one["entente"] == ours and one["theirs"] == theirs:
                self.seen[rank] = found = True
        return found

    def unused(self):
        return [f"{one['case']} {one['values']}" for one, seen in zip(self.listed, self.seen) if not seen]


def main():
    tool, binary = sys.argv[1], str(Path(sys.argv[2]).resolve())
    only = sys.argv[3] if len(sys.argv) > 3 else "*"
    cases, theirs_of = (frictionless_cases(), of_frictionless) if tool == "frictionless" else (validata_cases(), of_validata)
    differences = Differences(tool)
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    verdicts = listed = 0
    with tempfile.TemporaryDirectory(prefix="entente-differential-") as folder:
        path, schema_path, lists = Path(folder) / "data.csv", Path(folder) / "schema.json", None
        if tool == "validata":
            lists = Path(folder) / "code-lists"
            write_lists(lists)
        for case, schema, rows in cases:
            if not fnmatch.fnmatchcase(case, only):
                continue
            names = [one["name"] for one in schema["fields"]]
            if case == "excess and missing headers":
                names = [*names[:-1], "v"]
                rows = [[*row, "g"] for row in rows]
            with path.open("w", encoding="utf-8", newline="") as file:
                out = csv.writer(file)
                out.writerow(names)
                out.writerows([f"n{rank}", *row] for rank, row in enumerate(rows))
            schema_path.write_text(json.dumps(schema, ensure_ascii=False), "utf-8")
            ours, theirs = of_entente(binary, path, schema_path, lists), theirs_of(path, schema)
            faults = []
            for rank, row in enumerate(rows):
                mine, other = verdict(ours, rank), verdict(theirs, rank)
                verdicts += 1
                if mine != other:
                    if differences.explains(case, row, mine, other):
                        listed += 1
                    else:
                        faults.append(f"{','.join(row)!r}: entente says {mine}, {tool} says {other}")
            counts["failed" if faults else "passed"] += 1
            if faults:
                print("FAIL", case)
                for fault in faults:
                    print("      ", fault)
    if only == "*":
        stale = differences.unused()
        counts["failed" if stale else "passed"] += 1
        for one in stale:
            print("FAIL a listed difference no longer shows:", one)
    print(f"{verdicts} verdicts compared with {tool}, {listed} of them differ as listed in differences.json")
    print(", ".join(f"{count} {name}" for name, count in counts.items()))
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
