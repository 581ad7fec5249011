"""Writes the file that the intake is measured on: invented pupils, 35 columns, about 185 bytes a row, `;`.

The same arguments give the same bytes on any machine: each block of rows has its own seed, whatever the number of
processes. Only the standard library. Beside the file, `--schema FOLDER` writes `schema.json`, the code lists and the
directory of establishments that it is checked against, and `schema-frictionless.json`, the same rules for frictionless.

    generate.py --rows 5000000 --output eleves.csv --schema reference/
    generate.py --rows 1000000 --variant faulty-10 --output eleves-10.csv
    generate.py --rows 1000000 --variant xlsx --output eleves.xlsx

Variants: clean, latin1, quoted, faulty-10 and faulty-100 (10 % and all of the rows have one fault), xlsx.
"""

import argparse
import csv
import json
import os
import random
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SEED = 2026
BLOCK_ROWS = 25_000
KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"
VARIANTS = ("clean", "latin1", "quoted", "faulty-10", "faulty-100", "xlsx")
# Rows that one workbook sheet can hold (ECMA-376), header apart.
XLSX_ROWS_MAX = 1_048_575

COLUMNS = (
    "id_eleve sexe annee_naissance nationalite pcs lien_parente regime boursier echelon_bourse commune_residence "
    "departement_residence code_postal annee_rentree annee_scolaire date_inscription uai statut contrat_division "
    "division effectif_division mef lib_mef lv1 lv2 lv3 option_1 option_2 option_3 uai_precedent mef_precedent "
    "redoublant taux_presence distance_km siret_employeur origine"
).split()
assert len(COLUMNS) == 35

LEVELS = ("Sixième", "Cinquième", "Quatrième", "Troisième", "Seconde", "Première", "Terminale", "CAP 1re année")
SUBJECTS = ("générale", "technologique", "métiers de l'électricité", "cuisine", "hôtellerie", "gestion", "soins")
ORIGINS = ("même", "autre", "académie", "étranger", "première")


def uai(number):
    return f"{number:07d}{KEYS[number % 23]}"


def luhn(digits):
    total = 0
    for rank, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if rank % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def siret(number):
    """A SIRET of the range 999…, which nobody has, with its two keys."""
    siren = next(f"999{number:05d}{key}" for key in range(10) if luhn(f"999{number:05d}{key}"))
    return next(f"{siren}{10:04d}{key}" for key in range(10) if luhn(f"{siren}{10:04d}{key}"))


class World:
    """What rows are drawn from. Groups of columns are drawn together, which keeps Python out of the inner loop."""

    def __init__(self):
        draw = random.Random(SEED)
        self.nationalities = [f"{100 + rank}" for rank in range(120)]
        self.pcs = [f"{tens}{unit}" for tens in range(1, 9) for unit in range(5)]
        self.kinship = ["10", "20", "37", "38", "39", "50", "51", "70", "90"]
        self.regimes = ["0", "1", "2", "3", "4", "5", "6", "7"]
        self.communes = [f"{99001 + rank}" for rank in range(990)]
        self.institutions = [uai(990_000 + rank) for rank in range(9_000)]
        self.mefs = [(f"{10010 + rank}0{rank % 1000:04d}0", self.label(rank)) for rank in range(1_500)]
        self.closed_mefs = [f"{30010 + rank}0{rank:04d}0" for rank in range(50)]
        self.subjects = [f"{rank:04d}00" for rank in range(100, 220)]
        self.groups = [
            self.drawn(draw, 4_000, self.person),
            self.drawn(draw, 6_000, self.family),
            [f"{commune};099;{99000 + rank % 999}" for rank, commune in enumerate(self.communes)],
            [f"2026;2026-2027;{day:02d}/{month:02d}/2026" for month in range(3, 10) for day in range(1, 29)],
            self.drawn(draw, 60_000, self.division),
            [f"{mef};{label}" for mef, label in self.mefs],
            self.drawn(draw, 12_000, self.options),
            self.drawn(draw, 60_000, self.past),
            self.drawn(draw, 30_000, self.measures),
            [""] * 1_940 + [siret(rank) for rank in range(60)],
            list(ORIGINS),
        ]

    @staticmethod
    def drawn(draw, count, make):
        return [";".join(make(draw)) for _ in range(count)]

    @staticmethod
    def label(rank):
        return f"{LEVELS[rank % len(LEVELS)]} {SUBJECTS[rank % len(SUBJECTS)]} {rank}"

    def person(self, draw):
        nationality = "100" if draw.random() < 0.93 else draw.choice(self.nationalities)
        return draw.choice("12"), str(draw.randint(2006, 2015)), nationality

    def family(self, draw):
        scholar = draw.random() < 0.25
        level = str(draw.randint(1, 6)) if scholar else ""
        return draw.choice(self.pcs), draw.choice(self.kinship), draw.choice(self.regimes), "NO"[scholar], level

    def division(self, draw):
        private = draw.random() < 0.2
        name = f"{draw.randint(1, 6)}{draw.choice('ABCDEFGH')}{draw.randint(1, 9)}"
        status = "AP" if draw.random() < 0.05 else "ST"
        contract = draw.choice("123") if private else ""
        return draw.choice(self.institutions), status, contract, name, str(draw.randint(12, 36))

    def options(self, draw):
        optional = (draw.choice(self.subjects) if draw.random() < share else "" for share in (0.8, 0.1, 0.2, 0.1, 0.05))
        return draw.choice(self.subjects), *optional

    def past(self, draw):
        if draw.random() < 0.35:
            return "", "", "N"
        return draw.choice(self.institutions), draw.choice(self.mefs)[0], "O" if draw.random() < 0.04 else "N"

    @staticmethod
    def measures(draw):
        return f"{draw.randint(500, 1000) / 10:.1f}".replace(".", ","), f"{draw.randint(0, 6000) / 100:.2f}".replace(".", ",")


WORLD = World()


def pupil(row):
    """A number of the range 999…, which nobody has; different for each row."""
    million, rest = divmod(row, 1_000_000)
    letters = divmod(million * 37 % 676, 26)
    return f"999{rest * 618_033 % 1_000_000:06d}{chr(65 + letters[0])}{chr(65 + letters[1])}"


def rows_of(block, rows):
    """The rows of a block, as text without end of line."""
    draw = random.Random(SEED * 1_000_003 + block)
    first = block * BLOCK_ROWS
    count = min(BLOCK_ROWS, rows - first)
    drawn = [draw.choices(group, k=count) for group in WORLD.groups]
    numbers = map(pupil, range(first, first + count))
    return [";".join(cells) for cells in zip(numbers, *drawn)]


FAULTS = (
    ("sexe", "3"),
    ("annee_naissance", "1912"),
    ("pcs", "99"),
    ("commune_residence", "98999"),
    ("uai", "0990001A"),
    ("mef", None),
    ("date_inscription", "31/02/2026"),
    ("regime", ""),
    ("taux_presence", "beaucoup"),
    (None, None),
)
POSITIONS = {name: position for position, name in enumerate(COLUMNS)}


def with_fault(text, rank):
    """The row with the fault of that rank; the last one is a cell too many."""
    name, value = FAULTS[rank % len(FAULTS)]
    if name is None:
        return text + ";"
    cells = text.split(";")
    cells[POSITIONS[name]] = WORLD.closed_mefs[rank % 50] if value is None else value
    return ";".join(cells)


def block_bytes(arguments):
    block, rows, variant = arguments
    lines = rows_of(block, rows)
    if variant.startswith("faulty"):
        every = 10 if variant == "faulty-10" else 1
        first = block * BLOCK_ROWS
        lines = [
            with_fault(line, (first + rank) // every) if (first + rank) % every == 0 else line
            for rank, line in enumerate(lines)
        ]
    if variant == "quoted":
        lines = ['"' + line.replace(";", '";"') + '"' for line in lines]
    text = "\n".join(lines) + "\n"
    return text.encode("cp1252" if variant == "latin1" else "utf-8")


def write_text(output, rows, variant, processes):
    header = ";".join(COLUMNS)
    if variant == "quoted":
        header = '"' + header.replace(";", '";"') + '"'
    blocks = [(block, rows, variant) for block in range(-(-rows // BLOCK_ROWS))]
    with open(output, "wb") as file, ProcessPoolExecutor(processes) as pool:
        file.write(f"{header}\n".encode())
        for block in pool.map(block_bytes, blocks, chunksize=1):
            file.write(block)


# A workbook as spreadsheets write it: shared strings, a reference in each cell.


def letters_of(column):
    text = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        text = chr(65 + rest) + text
        column -= 1
    return text


LETTERS = [letters_of(column) for column in range(len(COLUMNS))]


def write_xlsx(output, rows):
    if rows > XLSX_ROWS_MAX:
        raise SystemExit(f"a sheet holds {XLSX_ROWS_MAX} rows at most")
    strings = {}

    def cell(column, text):
        if not text:
            return ""
        number = strings.setdefault(text, len(strings))
        return f'<c r="{LETTERS[column]}#" t="s"><v>{number}</v></c>'

    known = [{} for _ in COLUMNS]
    with ZipFile(output, "w", ZIP_DEFLATED, compresslevel=1) as workbook:
        for name, content in PARTS.items():
            workbook.writestr(name, content)
        with workbook.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(SHEET_HEAD)
            sheet.write(row_xml(1, "".join(cell(column, name) for column, name in enumerate(COLUMNS))))
            for block in range(-(-rows // BLOCK_ROWS)):
                out = []
                for rank, line in enumerate(rows_of(block, rows)):
                    cells = []
                    for column, text in enumerate(line.split(";")):
                        made = known[column].get(text)
                        if made is None:
                            made = cell(column, text)
                            if column:
                                known[column][text] = made
                        cells.append(made)
                    out.append(row_xml(block * BLOCK_ROWS + rank + 2, "".join(cells)))
                sheet.write(b"".join(out))
            sheet.write(b"</sheetData></worksheet>")
        with workbook.open("xl/sharedStrings.xml", "w", force_zip64=True) as shared:
            shared.write(SHARED_HEAD)
            for text in strings:
                shared.write(f"<si><t>{text}</t></si>".encode())
            shared.write(b"</sst>")


def row_xml(number, cells):
    return f'<row r="{number}">{cells.replace("#", str(number))}</row>'.encode()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET_HEAD = f'{XML}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
SHARED_HEAD = f'{XML}<sst xmlns="{MAIN}">'.encode()
PARTS = {
    "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="eleves" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


# What the file is checked against.


def code_lists():
    open_since = "1995-09-01"
    lists = {
        "nationalites": [(code, f"Pays {code}", "", "") for code in WORLD.nationalities],
        "pcs": [(code, f"Profession {code}", "", "") for code in WORLD.pcs],
        "liens-parente": [(code, f"Lien {code}", "", "") for code in WORLD.kinship],
        "regimes": [(code, f"Régime {code}", "", "") for code in WORLD.regimes],
        "communes": [(code, f"Commune fictive {code}", "", "") for code in WORLD.communes],
        "departements": [("099", "Département fictif", "", "")],
        "statuts-eleve": [("ST", "Scolaire", "", ""), ("AP", "Apprenti", "", "")],
        "contrats": [(code, f"Contrat {code}", "", "") for code in "123"],
        "matieres": [(code, f"Matière {code}", "", "") for code in WORLD.subjects],
        "mef": [(mef, label, open_since, "") for mef, label in WORLD.mefs]
        + [(mef, "Formation fermée", open_since, "2025-09-01") for mef in WORLD.closed_mefs],
    }
    return lists


def field(name, kind="string", constraints=None, ours=None):
    made = {"name": name, "type": kind}
    if constraints:
        made["constraints"] = constraints
    if ours:
        made["entente"] = ours
    return made


def fields():
    required = {"required": True}
    listed = {
        "nationalite": ("nationalites", True),
        "pcs": ("pcs", True),
        "lien_parente": ("liens-parente", True),
        "regime": ("regimes", True),
        "commune_residence": ("communes", True),
        "departement_residence": ("departements", True),
        "statut": ("statuts-eleve", True),
        "contrat_division": ("contrats", False),
        "lv1": ("matieres", True),
        **{name: ("matieres", False) for name in ("lv2", "lv3", "option_1", "option_2", "option_3")},
        "mef_precedent": ("mef", False),
    }
    others = {
        "id_eleve": field("id_eleve", "string", required, {"kind": "ine", "check": "ine"}),
        "sexe": field("sexe", "string", {"required": True, "enum": ["1", "2"]}),
        "annee_naissance": field(
            "annee_naissance", "year", {"required": True, "minimum": 1990, "maximum": 2020}, {"kind": "quasi"}
        ),
        "boursier": field("boursier", "string", {"required": True, "enum": ["O", "N"]}, {"kind": "sensitive"}),
        "echelon_bourse": field("echelon_bourse", "integer", {"minimum": 1, "maximum": 6}, {"kind": "sensitive"}),
        "code_postal": field("code_postal", "string", {"required": True, "pattern": "^[0-9]{5}$"}),
        "annee_rentree": field("annee_rentree", "year", {"required": True, "minimum": 2015, "maximum": 2060}),
        "annee_scolaire": field("annee_scolaire", "string", required, {"check": "school-year"}),
        "date_inscription": {
            **field("date_inscription", "date", {"required": True, "minimum": "01/01/2026", "maximum": "31/12/2026"}),
            "format": "%d/%m/%Y",
        },
        "uai": field("uai", "string", required, {"check": "uai-directory"}),
        "division": field("division", "string", {"required": True, "maxLength": 8}),
        "effectif_division": field("effectif_division", "integer", {"required": True, "minimum": 1, "maximum": 60}),
        "mef": field(
            "mef", "string", {"required": True, "pattern": "^[0-9A-Z]{11}$"}, {"codeList": "mef"}
        ),
        "lib_mef": field("lib_mef", "string", {"required": True, "minLength": 3, "maxLength": 80}),
        "uai_precedent": field("uai_precedent", "string", None, {"check": "uai"}),
        "redoublant": {**field("redoublant", "boolean", required), "trueValues": ["O"], "falseValues": ["N"]},
        "taux_presence": {
            **field("taux_presence", "number", {"required": True, "minimum": 0, "maximum": 100}),
            "decimalChar": ",",
        },
        "distance_km": {**field("distance_km", "number", {"minimum": 0, "maximum": 2000}), "decimalChar": ","},
        "siret_employeur": field("siret_employeur", "string", None, {"check": "siret"}),
        "origine": field("origine", "string", {"enum": list(ORIGINS)}),
    }
    made = []
    for name in COLUMNS:
        if name in listed:
            code_list, always = listed[name]
            made.append(field(name, "string", required if always else None, {"codeList": code_list}))
        else:
            made.append(others[name])
    return made


def write_references(folder):
    folder = Path(folder)
    lists = folder / "code-lists"
    lists.mkdir(parents=True, exist_ok=True)
    for name, codes in code_lists().items():
        with (lists / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";", lineterminator="\n")
            out.writerow(("code", "label", "opens_on", "closes_on", "group"))
            out.writerows((*code, "") for code in codes)
    with (folder / "institutions.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\n")
        out.writerow(
            ("numero_uai", "appellation_officielle", "secteur_public_prive_libe", "nature_uai_libe", "code_commune",
             "code_departement", "code_academie", "code_region", "date_ouverture")
        )
        for rank, number in enumerate(WORLD.institutions):
            sector = "Privé" if rank % 5 == 0 else "Public"
            commune = WORLD.communes[rank % len(WORLD.communes)]
            out.writerow((number, f"Établissement fictif {rank}", sector, "COLLEGE", commune, "099", "99", "99", "1980-09-01"))
    schema = {"name": "bench-eleves", "title": "Élèves fictifs (mesures)", "fields": fields(), "primaryKey": ["id_eleve"]}
    (folder / "schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1), "utf-8")
    (folder / "schema-frictionless.json").write_text(json.dumps(for_frictionless(schema), ensure_ascii=False), "utf-8")


def for_frictionless(schema):
    """Code lists as enumerations, checks of identifiers as patterns: the nearest that Table Schema can say."""
    lists = {name: [code[0] for code in codes if not code[3]] for name, codes in code_lists().items()}
    patterns = {
        "ine": "^([0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z])$",
        "uai": "^[0-9]{7}[A-HJ-NPR-Z]$",
        "uai-directory": None,
        "siret": "^[0-9]{14}$",
        "school-year": "^[0-9]{4}(-[0-9]{4})?$",
    }
    made = []
    for one in schema["fields"]:
        ours = one.get("entente", {})
        constraints = dict(one.get("constraints", {}))
        if "codeList" in ours:
            constraints["enum"] = lists[ours["codeList"]]
            constraints.pop("pattern", None)
        if ours.get("check") == "uai-directory":
            constraints["enum"] = WORLD.institutions
        elif "check" in ours:
            constraints["pattern"] = patterns[ours["check"]]
        made.append({**{key: value for key, value in one.items() if key != "entente"}, "constraints": constraints})
    return {"fields": made, "primaryKey": schema["primaryKey"], "missingValues": [""]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--variant", choices=VARIANTS, default="clean")
    parser.add_argument("--output", help="the file to write")
    parser.add_argument("--schema", help="folder for schema.json, code-lists/ and institutions.csv")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    if arguments.schema:
        write_references(arguments.schema)
    if arguments.output:
        # An interrupted run leaves no file that looks whole.
        unfinished = f"{arguments.output}.part"
        if arguments.variant == "xlsx":
            write_xlsx(unfinished, arguments.rows)
        else:
            write_text(unfinished, arguments.rows, arguments.variant, arguments.processes)
        os.replace(unfinished, arguments.output)


if __name__ == "__main__":
    main()
