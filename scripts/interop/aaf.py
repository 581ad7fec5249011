"""What `entente aaf` writes, as others read it: xmllint against the ministry's DTD, and the counts of the strictest consumers.

Usage: aaf.py ENTENTE_BINARY

Invented SIECLE, STS and ONDE exports become deliveries in the three forms, complete and delta, loose and packed. Each file
is validated by `xmllint --valid` (skipped where it is not installed), and read again as entcore and laclasse do: UTF-8
whatever is declared, `$` counted in each value (formats, sections 1.2 and 1.8). The last line counts.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ET
import zipfile

# Parts of a value that consumers test, by attribute.
PARTS = {
    "2D": {
        "ENTEleveClasses": {2}, "ENTEleveGroupes": {2}, "ENTElevePersRelEleve": {6}, "ENTPersonFonctions": {5},
        "ENTPersonAdresse": {4}, "ENTStructureNomCourant": {3}, "ENTAuxEnsClasses": {2, 3}, "ENTAuxEnsGroupes": {2, 3},
        "ENTAuxEnsMEF": {3}, "ENTAuxEnsClassesMatieres": {3}, "ENTAuxEnsGroupesMatieres": {3}, "ENTAuxEnsClassesPrincipal": {2},
        "ENTAuxEnsMatiereEnseignEtab": {2}, "ENTAuxEnsCategoDiscipline": {2}, "ENTAuxEnsDisciplinesPoste": {2},
    },
    "1D": {
        "ENTPersonClasses": {5}, "ENTPersonGroupes": {5}, "ENTEleveAutoriteParentale": {2}, "ENTPersonFonctions": {5},
        "ENTEleveNiveau": {2}, "ENTEleveCycle": {2}, "ENTEleveTypeClasse": {2}, "ENTStructureNomCourant": {3},
        "ENTPersonAdresse": {4}, "ENTEleveDateEntreeClasses": {3}, "ENTEnsSpecialites": {2},
    },
    "GPEI": {"GPEIElvNiveau": {2}, "GPEIElvDiv": {3}, "GPEIElvMatieres": {3}, "GPEIPersonFonctions": {5}},
}

counts = {"passed": 0, "failed": 0, "skipped": 0}


def record(title, faults):
    faults = list(faults)
    counts["failed" if faults else "passed"] += 1
    print("FAIL" if faults else "ok  ", title)
    for fault in faults[:10]:
        print("      ", fault)


def siecle(folder, pupils):
    head = "<PARAMETRES><UAJ>0990001N</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>"
    list_, classes, persons, links = [], [], [], []
    for number in pupils:
        list_.append(
            f"<ELEVE ELEVE_ID='{number}'><ID_NATIONAL>99{number:07}AA</ID_NATIONAL><NOM_DE_FAMILLE>D'ESSAI &amp; ÉLU &lt;{number}&gt;</NOM_DE_FAMILLE>"
            f"<PRENOM>Zoé</PRENOM><DATE_NAISS>05/02/2012</DATE_NAISS><CODE_REGIME>{number % 4}</CODE_REGIME><CODE_STATUT>ST</CODE_STATUT>"
            f"<CODE_SEXE>{1 + number % 2}</CODE_SEXE><CODE_MEF>10110001110</CODE_MEF></ELEVE>"
        )
        classes.append(
            f"<STRUCTURES_ELEVE ELEVE_ID='{number}'><STRUCTURE><CODE_STRUCTURE>5{'ABC'[number % 3]}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>"
            f"<STRUCTURE><CODE_STRUCTURE>5GR1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
        )
        persons.append(
            f"<PERSONNE PERSONNE_ID='{number}'><NOM_DE_FAMILLE>ESSAI$</NOM_DE_FAMILLE><PRENOM>Anne</PRENOM><MEL>a{number}@x.invalid</MEL></PERSONNE>"
        )
        links.append(
            f"<RESPONSABLE_ELEVE><ELEVE_ID>{number}</ELEVE_ID><PERSONNE_ID>{number}</PERSONNE_ID><CODE_PARENTE>10</CODE_PARENTE>"
            f"<NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE></RESPONSABLE_ELEVE>"
        )
    folder.mkdir()
    # As real ones are: not in UTF-8.
    declared = "<?xml version='1.0' encoding='ISO-8859-15'?>"

    def put(name, text):
        (folder / name).write_bytes((declared + text).encode("iso-8859-15"))

    put("eleves.xml", f"<BEE_ELEVES VERSION='4.0'>{head}<DONNEES><ELEVES>{''.join(list_)}</ELEVES><STRUCTURES>{''.join(classes)}</STRUCTURES></DONNEES></BEE_ELEVES>")
    put("responsables.xml", f"<BEE_RESPONSABLES VERSION='2.0'>{head}<DONNEES><PERSONNES>{''.join(persons)}</PERSONNES><RESPONSABLES>{''.join(links)}</RESPONSABLES></DONNEES></BEE_RESPONSABLES>")
    put(
        "sts.xml",
        "<STS_EDT><PARAMETRES><UAJ CODE='0990001N'><SIGLE>CLG</SIGLE><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>EXEMPLE</DENOM_COMPL></UAJ></PARAMETRES>"
        "<NOMENCLATURES><MATIERES><MATIERE CODE='061300'><LIBELLE_LONG>MATHEMATIQUES</LIBELLE_LONG></MATIERE></MATIERES><MEFS><MEF CODE='10110001110'>"
        "<LIBELLE_LONG>5EME</LIBELLE_LONG></MEF></MEFS></NOMENCLATURES><DONNEES><INDIVIDUS><INDIVIDU ID='600' TYPE='epp'><SEXE>2</SEXE><NOM_USAGE>FICTIF</NOM_USAGE>"
        "<NOM_PATRONYMIQUE>FICTIF</NOM_PATRONYMIQUE><PRENOM>CAMILLE</PRENOM><FONCTION>ENS</FONCTION></INDIVIDU></INDIVIDUS><STRUCTURE><DIVISIONS>"
        "<DIVISION CODE='5A'><LIBELLE_LONG>5A</LIBELLE_LONG><SERVICES><SERVICE CODE_MATIERE='061300' CODE_MOD_COURS='CG'><ENSEIGNANTS>"
        "<ENSEIGNANT ID='600' TYPE='epp'/></ENSEIGNANTS></SERVICE></SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>",
    )
    return folder


def onde(folder):
    folder.mkdir()
    rows = "".join(f"ESSAI;Mia{n};03/03/2018;F;99{n:07}AD;CYCLE II;CE1;CE1 A;90001\r\n" for n in range(40))
    header = "Nom élève;Prénom élève;Date naissance;Sexe;INE; Cycle;Niveau;Libellé classe;Identifiant classe\r\n"
    (folder / "eleves.csv").write_bytes((header + rows).encode("iso-8859-15"))
    relatives = "Civilité Responsable;Nom responsable;Prénom responsable;Courriel;Nom de famille enfant;Prénom enfant\r\nMme;ESSAI;Anne;;ESSAI;Mia1\r\n"
    (folder / "responsables.csv").write_bytes(relatives.encode("iso-8859-15"))
    staff = "Civilité;Nom usage;Nom;Prénom;Courriel;Directeur;Classe\r\nMme;;FICTIF;Camille;c@x.invalid;O;CE1 A\r\n"
    (folder / "personnels.csv").write_bytes(staff.encode("iso-8859-15"))
    return folder


def run(binary, *arguments, code=0):
    done = subprocess.run([binary, "--lang", "en", "aaf", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != code:
        raise SystemExit(f"aaf {arguments[0]}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def unpacked(folder):
    """The loose files of a delivery, those of its archive too."""
    for archive in list(folder.iterdir()):
        if archive.suffix in (".tgz", ".tar"):
            with tarfile.open(archive) as opened:
                opened.extractall(folder, filter="data")
        elif archive.suffix == ".zip":
            with zipfile.ZipFile(archive) as opened:
                opened.extractall(folder)
    return sorted(folder.glob("*.xml"))


def consumer_faults(path, form):
    """What makes a strict consumer drop a record or stop."""
    text = path.read_bytes().decode("utf-8")
    if "&quot;" in text or "&apos;" in text:
        yield f"{path.name}: entities that a consumer undoes over the whole text"
    for request in ET.fromstring(text):
        attributes = {a.get("name"): [v.text or "" for v in a] for a in request.iter() if a.tag in ("attr", "modification")}
        identifier = request.findtext("identifier/id")
        joint = [values[0] for name, values in attributes.items() if name.endswith("Jointure")]
        if request.tag == "addRequest" and joint != [identifier]:
            yield f"{path.name}: {identifier} is not {joint}"
        for name, wanted in PARTS[form].items():
            for value in filter(None, attributes.get(name, [])):
                if len(value.split("$")) not in wanted:
                    yield f"{path.name}: {name} has {len(value.split('$'))} parts"


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        first, second = siecle(root / "j1", range(1, 120)), siecle(root / "j2", range(10, 140))
        ecole = ["--ecole", f"0990101X={onde(root / 'onde')}"]
        kept = ["--register", root / "r", "--recipient", "ESSAI01", "--records-max", 50, "--format", "json"]
        made = [
            ("2D", "2D complete, loose", "2d", [first, *kept, "--date", "2026-09-06"]),
            ("2D", "2D delta, tgz", "2d-delta", [second, *kept, "--date", "2026-09-07", "--delta", "--archive", "ent.tgz"]),
            ("2D", "2D partial delta, tar", "2d-partial", [first, *kept, "--date", "2026-09-08", "--delta", "--modify", "partial", "--archive", "ent.tar"]),
            ("1D", "1D complete", "1d", [*ecole, "--form", "1D", "--date", "2026-09-06"]),
            ("GPEI", "GPEI complete, zip", "gpei", [first, "--form", "GPEI", "--date", "2026-10-24", "--archive", "gpei.zip"]),
        ]
        fingerprints = []
        for form, title, name, arguments in made:
            folder = root / name
            said = run(binary, "write", *arguments, "-o", folder)
            if said.startswith("{"):
                fingerprints.append(json.loads(said)["after"])
            report = json.loads(run(binary, "check", folder, "--format", "json"))
            record(f"{title}: our own check", (finding["message"]["en"] for finding in report["findings"]))
            files = unpacked(folder)
            record(f"{title}: {len(files)} files as strict consumers read them", (fault for path in files for fault in consumer_faults(path, form)))
            if shutil.which("xmllint"):
                valid = [path for path in files if "InfosEducNat" not in path.name]
                done = subprocess.run(["xmllint", "--noout", "--nonet", "--valid", *map(str, valid)], capture_output=True, text=True)
                record(f"{title}: valid for xmllint", done.stderr.splitlines()[:5] if done.returncode else [])
            else:
                counts["skipped"] += 1
                print("skipped: xmllint is not installed (libxml2-utils)")
        read = json.loads(run(binary, "read", root / "2d", root / "2d-delta" / "ent.tgz", root / "2d-partial" / "ent.tar", "--format", "json"))
        state = read["state"]["fingerprint"]
        record("complete and two deltas are the state that the last bordereau states", [] if state == fingerprints[-1] else [state])
        record("two days back are the first day", [] if fingerprints[0] == fingerprints[2] else fingerprints)
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    sys.exit(1 if counts["failed"] else 0)


main()
