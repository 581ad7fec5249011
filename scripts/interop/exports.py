"""Validators of the standards on what Entente exports: the JSON Schema of ODCS, `datacontract lint`, the schemas of the
Dataspace Protocol; and an import of what they wrote.

Usage: exports.py ENTENTE_BINARY   calls the commands below on the repository and validates what they write
       exports.py --folder FOLDER  validates exports that are there already (no import)

Needs datacontract-cli, jsonschema and referencing. The standards are read from ../shared/data/standards beside the
project; where they are not, their checks are skipped. The last line counts.
"""

import csv
import json
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
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    sys.exit(1 if counts["failed"] else 0)


if __name__ == "__main__":
    main()
