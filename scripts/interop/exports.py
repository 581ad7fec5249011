"""Other people's tools on what Entente writes for others: the JSON Schema of ODCS and `datacontract lint`, the schemas of the
Dataspace Protocol, frictionless on the census, qpdf, poppler and pikepdf on the printed conventions; and contracts of
others, imported.

Usage: exports.py ENTENTE_BINARY   calls the commands below on the repository and validates what they write
       exports.py --folder FOLDER  validates exports that are there already (no import, no print)

Needs datacontract-cli, jsonschema, referencing, pikepdf and frictionless. The standards are read from ../shared/data/standards
beside the project; where they are not, or where qpdf or poppler is not installed, those checks are skipped. The last line
counts.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from jsonschema import Draft201909Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT201909

ROOT = Path(__file__).resolve().parents[2]
STANDARDS = ROOT.parent / "shared" / "data" / "standards"
ODCS = STANDARDS / "odcs" / "schema" / "odcs-json-schema-v3.1.0.json"
DSP = STANDARDS / "dsp"
POLICY = "https://w3id.org/dspace/2025/1/negotiation/contract-schema.json"

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    """One check: passed when nothing was found."""
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title)
    for fault in faults[:10]:
        print("      ", fault)


def skip(reason):
    counts["skipped"] += 1
    print("skip", reason)


def run(*arguments):
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def errors(validator, document):
    for error in validator.iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message}"[:300]


def check_contracts(folder):
    """Each contract against the standard's own schema, then with the tool that its users have."""
    contracts = sorted(folder.rglob("*.odcs.yaml"))
    record(f"{len(contracts)} contracts are there", [] if contracts else ["none"])
    # YAML 1.1 readers must see what YAML 1.2 readers see: no `no` that is false, no day that is a date.
    documents = {path: yaml.safe_load(path.read_text("utf-8")) for path in contracts}
    if ODCS.exists():
        validator = Draft201909Validator(json.loads(ODCS.read_text("utf-8")))
        for path, document in documents.items():
            record(f"ODCS 3.1.0: {path.relative_to(folder)}", errors(validator, document))
    else:
        skip(f"the JSON Schema of ODCS is not at {ODCS}")
    from datacontract.data_contract import DataContract

    # The tool fetches its schema; we give it ours, so that nothing is asked of the network.
    schema = {"schema_location": str(ODCS)} if ODCS.exists() else {}
    for path in contracts:
        result = DataContract(data_contract_file=str(path), **schema).lint()
        faults = [f"{check.name}: {check.reason}" for check in result.checks if check.result != "passed"]
        record(f"datacontract lint: {path.relative_to(folder)}", faults)
        if not result.checks:
            record(f"datacontract lint: {path.relative_to(folder)} checks something", ["no check"])
    return documents


def dsp_validators():
    """A validator of an agreement and one of an offer with its target, with all the schemas of the protocol at hand."""
    registry = Registry()
    for path in DSP.rglob("*-schema.json"):
        schema = json.loads(path.read_text("utf-8"))
        resource = Resource.from_contents(schema, default_specification=DRAFT201909)
        registry = registry.with_resource(schema["$id"], resource)
    kinds = {"Agreement": "Agreement", "Offer": "MessageOffer"}
    whole = Draft201909Validator({"$ref": POLICY}, registry=registry)
    by_kind = {
        kind: Draft201909Validator({"$ref": f"{POLICY}#/definitions/{name}"}, registry=registry)
        for kind, name in kinds.items()
    }
    return whole, by_kind


def check_policies(folder):
    policies = sorted(folder.rglob("*.odrl.json"))
    record(f"{len(policies)} policies are there", [] if policies else ["none"])
    if not DSP.exists():
        skip(f"the schemas of the Dataspace Protocol are not at {DSP}")
        return
    whole, by_kind = dsp_validators()
    seen = set()
    for path in policies:
        document = json.loads(path.read_text("utf-8"))
        faults = list(errors(by_kind[document["@type"]], document)) + list(errors(whole, document))
        if document["@id"] in seen:
            faults.append(f"`{document['@id']}` names two policies")
        seen.add(document["@id"])
        record(f"DSP {document['@type']}: {path.relative_to(folder)}", faults)


def check_matrices(folder):
    for path in sorted(folder.rglob("*raci.csv")):
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
        faults = [f"line {rank}: {len(row)} cells" for rank, row in enumerate(rows, 1) if len(row) != len(rows[0])]
        for rank, row in enumerate(rows[1:], 2):
            letters = "".join(row[2:-3])
            if letters.count("A") != 1 or "R" not in letters or set(letters) - set("RACI"):
                faults.append(f"line {rank}: {row[2:-3]}")
        record(f"RACI: {path.relative_to(folder)}, {len(rows) - 1} acts", faults)


def check_import(entente, folder, work):
    """What was exported is imported again: the same variables, types, constraints, keys and sensitivity."""
    for path in sorted(folder.rglob("*.odcs.yaml")):
        out = work / "import" / path.parent.name
        run(entente, "import", "odcs", path, "--out", out)
        dataset = path.name.removesuffix(".odcs.yaml")
        given = json.loads((ROOT / "datasets" / dataset / "schema.json").read_text("utf-8"))
        found = json.loads((out / dataset / "schema.json").read_text("utf-8"))
        for schema in (given, found):
            if isinstance(schema.get("primaryKey"), str):
                schema["primaryKey"] = [schema["primaryKey"]]
            for field in schema["fields"]:
                field.setdefault("type", "string")
        faults = [f"{key}: {given.get(key)!r} became {found.get(key)!r}"[:300] for key in given if given[key] != found.get(key)]
        if not (out / dataset / "dictionary.md").read_text("utf-8").startswith("# "):
            faults.append("no dictionary")
        record(f"import: {path.relative_to(folder)}", faults)


def check_third_party(entente, work):
    """Contracts that others wrote: each is taken in or refused with its reasons; the whole example is taken in."""
    examples = sorted((STANDARDS / "odcs" / "docs" / "examples").rglob("*.odcs.yaml"))
    if not examples:
        skip(f"the examples of ODCS are not at {STANDARDS / 'odcs'}")
    for path in examples:
        out = work / "others" / path.parent.name / path.name.removesuffix(".odcs.yaml")
        command = [entente, "import", "odcs", path, "--out", out, "--format", "json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
        faults = []
        if done.returncode not in (0, 1):
            faults.append(f"exit {done.returncode}: {done.stderr}")
        else:
            said = json.loads(done.stdout)
            if said["ok"] != (done.returncode == 0) or not (said["ok"] or said["diagnostics"]):
                faults.append(f"neither taken in nor refused with a reason: {said}")
            for folder in said["datasets"]:
                schema = json.loads((Path(folder) / "schema.json").read_text("utf-8"))
                if not schema["fields"]:
                    faults.append(f"{folder}: no field")
            if path.name == "full-example.odcs.yaml" and not said["datasets"]:
                faults.append(f"the whole example was refused: {said['diagnostics']}")
        record(f"import of a third party: {path.parent.name}/{path.name}", faults)


def check_census(entente, work):
    """The open data of the census against its own Table Schema, read by frictionless."""
    from frictionless import Resource, Schema, system

    run(entente, "agreement", "census", "--open-data", work / "census")
    schema = Schema.from_descriptor(str(work / "census" / "recensement-conventions.schema.json"))
    with system.use_context(trusted=True):
        report = Resource(path=str(work / "census" / "recensement-conventions.csv"), schema=schema).validate()
    record("census: frictionless reads it with its schema", [] if report.valid else report.flatten(["rowNumber", "note"]))


# A signed convention, then what holds whatever it says: a long annex, another kind, a draft.
PRINTED = ["men-rdf-2015", "cadre-2015", "partenariat-ent-2023"]
SIGNERS = [("rectorat-exemple", "rectorat.pem"), ("region-exemple", "region.pem")]


def check_prints(entente, work):
    """Printed conventions, read by others."""
    folder = work / "print"
    folder.mkdir()
    signed = folder / "exemple-2024.convention.md"
    shutil.copy(ROOT / "conventions" / signed.name, signed)
    register = folder / "keys.register"
    for party, key in SIGNERS:
        options = ["--party", party, "--output", folder / key, "--from", "2024-01-01", "--register", register]
        run(entente, "agreement", "keys", "create", *options)
        who = ["--name", "Camille Fictive", "--function", "Directrice", "--place", "Exemple", "--on", "2024-03-14"]
        run(entente, "agreement", "sign", signed, "--key", folder / key, "--party", party, *who)
    pdf = folder / "signed.pdf"
    run(entente, "--lang", "fr", "agreement", "render", signed, "-o", pdf)
    check_print(pdf, "exemple-2024", [signed.name, f"{signed.name}.signatures"])
    check_detached(entente, pdf, signed, register)
    for name in PRINTED:
        pdf = folder / f"{name}.pdf"
        run(entente, "--lang", "fr", "agreement", "render", name, "-o", pdf)
        check_print(pdf, name, [f"{name}.convention.md"])


def tool(title, *arguments):
    """What a program of the machine says; nothing where it is not installed, which is counted."""
    if not shutil.which(arguments[0]):
        skip(f"{title}: {arguments[0]} is not installed")
        return None
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120)


def check_print(pdf, name, attached):
    checked = tool(f"print {name}", "qpdf", "--check", pdf)
    if checked:
        record(f"print {name}: qpdf --check", [checked.stdout + checked.stderr] if checked.returncode else [])
    said = tool(f"print {name}", "pdfinfo", pdf)
    if said:
        facts = dict(line.split(":", 1) for line in said.stdout.splitlines() if ":" in line)
        wanted = {"Tagged": "yes", "Encrypted": "no", "JavaScript": "no"}
        faults = [f"{key}: {facts.get(key)}" for key, value in wanted.items() if facts.get(key, "").strip() != value]
        if not facts.get("Title", "").strip() or int(facts.get("Pages", "0")) < 2:
            faults.append(f"title or pages: {facts}")
        record(f"print {name}: pdfinfo says tagged, titled, without script", faults)
    text = tool(f"print {name}", "pdftotext", pdf, "-")
    if text:
        faults = [] if "Article 1" in text.stdout and name in text.stdout else [text.stdout[:200]]
        record(f"print {name}: pdftotext reads the articles", faults)
    record(f"print {name}: structure, language, standards, attachments (pikepdf)", inside(pdf, attached))


def inside(pdf, attached):
    """What a document for everybody and for long must have inside."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        root = document.Root
        if not root.get("/MarkInfo", {}).get("/Marked"):
            yield "not marked"
        if not str(root.get("/Lang", "")).startswith("fr"):
            yield f"language {root.get('/Lang')}"
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            yield "the title is not shown"
        kinds = set()
        waiting = [root.StructTreeRoot]
        while waiting:
            node = waiting.pop()
            kids = node.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    kinds.add(str(kid["/S"]))
                    waiting.append(kid)
        missing = {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD"} - kinds
        if missing:
            yield f"no element {sorted(missing)} among {sorted(kinds)}"
        with document.open_metadata() as metadata:
            for key, value in [("pdfuaid:part", "1"), ("pdfaid:part", "3")]:
                if str(metadata.get(key)) != value:
                    yield f"{key}: {metadata.get(key)}"
        found = sorted(document.attachments.keys())
        if found != sorted(attached):
            yield f"attachments {found}, not {attached}"


def check_detached(entente, pdf, signed, register):
    """Whoever has the document alone verifies it: the file and its signatures come out to the byte."""
    import pikepdf

    out = pdf.parent / "detached"
    out.mkdir()
    with pikepdf.open(pdf) as document:
        for name, file in document.attachments.items():
            (out / name).write_bytes(file.get_file().read_bytes())
    faults = [] if (out / signed.name).read_bytes() == signed.read_bytes() else ["the file inside differs"]
    run(entente, "agreement", "verify", out / signed.name, "--keys", register)
    record("print exemple-2024: what is inside verifies", faults)


def main():
    if sys.argv[1] == "--folder":
        folders, entente = Path(sys.argv[2]), None
    else:
        entente = Path(sys.argv[1]).resolve()
        work = Path(tempfile.mkdtemp())
        folders = work / "exports"
        for form in ("odcs", "odrl", "raci"):
            run(entente, "export", form, "--out", folders)
    check_contracts(folders)
    check_policies(folders)
    check_matrices(folders)
    if entente:
        check_import(entente, folders, work)
        check_third_party(entente, work)
        check_census(entente, work)
        check_prints(entente, work)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
