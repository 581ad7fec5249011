//! `entente aaf` as its users meet it: a directory made from exports, delivered, changed, checked, read back.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, entente, entente_in, text};

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
    fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// SIECLE and STS exports of a collège with these pupils: number and first name.
fn exports(folder: &Folder, name: &str, pupils: &[(u32, &str)]) -> PathBuf {
    let mut list = String::new();
    let mut classes = String::new();
    let mut links = String::new();
    for (id, first_name) in pupils {
        list += &format!(
            "<ELEVE ELEVE_ID='{id}'><ID_NATIONAL>99000000{id}AA</ID_NATIONAL><NOM_DE_FAMILLE>ESSAI</NOM_DE_FAMILLE>\
             <PRENOM>{first_name}</PRENOM><DATE_NAISS>05/02/2012</DATE_NAISS><CODE_REGIME>2</CODE_REGIME>\
             <CODE_STATUT>ST</CODE_STATUT><CODE_SEXE>2</CODE_SEXE><CODE_MEF>10110001110</CODE_MEF></ELEVE>\n"
        );
        classes += &format!(
            "<STRUCTURES_ELEVE ELEVE_ID='{id}'><STRUCTURE><CODE_STRUCTURE>5A</CODE_STRUCTURE>\
             <TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
        );
        links += &format!(
            "<RESPONSABLE_ELEVE><ELEVE_ID>{id}</ELEVE_ID><PERSONNE_ID>30</PERSONNE_ID><CODE_PARENTE>10</CODE_PARENTE>\
             <NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE></RESPONSABLE_ELEVE>"
        );
    }
    let head = "<PARAMETRES><UAJ>0990001N</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>";
    folder.write(
        &format!("{name}/eleves.xml"),
        &format!("<BEE_ELEVES VERSION='4.0'>{head}<DONNEES><ELEVES>{list}</ELEVES><STRUCTURES>{classes}</STRUCTURES></DONNEES></BEE_ELEVES>"),
    );
    folder.write(
        &format!("{name}/responsables.xml"),
        &format!(
            "<BEE_RESPONSABLES VERSION='2.0'>{head}<DONNEES><PERSONNES><PERSONNE PERSONNE_ID='30'>\
             <NOM_DE_FAMILLE>ESSAI</NOM_DE_FAMILLE><PRENOM>Anne</PRENOM></PERSONNE></PERSONNES>\
             <RESPONSABLES>{links}</RESPONSABLES></DONNEES></BEE_RESPONSABLES>"
        ),
    );
    folder.write(
        &format!("{name}/sts.xml"),
        "<STS_EDT><PARAMETRES><UAJ CODE='0990001N'><SIGLE>CLG</SIGLE><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>EXEMPLE</DENOM_COMPL></UAJ></PARAMETRES>\
         <NOMENCLATURES><MATIERES/><MEFS><MEF CODE='10110001110'><LIBELLE_LONG>5EME</LIBELLE_LONG></MEF></MEFS></NOMENCLATURES><DONNEES><INDIVIDUS>\
         <INDIVIDU ID='600' TYPE='epp'><SEXE>2</SEXE><NOM_USAGE>FICTIF</NOM_USAGE><NOM_PATRONYMIQUE>FICTIF</NOM_PATRONYMIQUE><PRENOM>CAMILLE</PRENOM>\
         <FONCTION>ENS</FONCTION></INDIVIDU></INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE='5A'><LIBELLE_LONG>5A</LIBELLE_LONG></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>",
    );
    folder.path(name)
}

fn aaf(args: &[&str]) -> Ran {
    let mut all = vec!["aaf"];
    all.extend(args);
    entente(&all)
}

/// Writes a delivery from exports and gives its report.
fn write(sources: &Path, output: &Path, date: &str, more: &[&str]) -> Value {
    let mut args = vec!["write", text(sources), "-o", text(output), "--date", date, "--format", "json"];
    args.extend(more);
    let ran = aaf(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    ran.json()
}

fn found(delivery: &Path) -> Vec<String> {
    let report = aaf(&["check", text(delivery), "--format", "json"]).json();
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn exports_make_a_complete_delivery_then_deltas_that_read_back() {
    let folder = Folder::new();
    let register = folder.path("registre");
    let kept = ["--register", text(&register), "--recipient", "ESSAI01", "--prefix", "ENT099"];
    let first = exports(&folder, "j1", &[(1, "Zoé"), (2, "Léo")]);
    let second = exports(&folder, "j2", &[(2, "Léon"), (3, "Mia")]);
    let out = folder.path("ent");
    let report = write(&first, &out, "2026-09-06", &kept);
    assert_eq!((report["added"].as_u64(), report["kind"].as_str()), (Some(6), Some("Complet")));
    assert_eq!(found(&out), Vec::<String>::new());
    let names = folder.names("ent");
    assert!(names.contains(&"ENT099_Complet_20260906_Eleve_0000.xml".to_owned()), "{names:?}");
    assert!(names.contains(&"ENT099_Complet_20260906_Bordereau.txt".to_owned()), "{names:?}");
    // The national number does not leave unless it is asked for.
    let pupils = |name: &str| fs::read_to_string(folder.path(name)).unwrap();
    assert!(!pupils("ent/ENT099_Complet_20260906_Eleve_0000.xml").contains("INE"));
    let mut args = kept.to_vec();
    args.push("--delta");
    let report = write(&second, &out, "2026-09-07", &args);
    let counts = ["added", "modified", "deleted"].map(|key| report[key].as_u64().unwrap());
    // Mia comes, Zoé goes; Léo and the mother, whose children change, are modified.
    assert_eq!(counts, [1, 2, 1], "{report:#}");
    let read = aaf(&["read", text(&out), "--format", "json"]);
    assert_eq!((read.code, &read.json()["state"]["fingerprint"]), (0, &report["after"]), "{}", read.stdout);
    assert_eq!(read.json()["state"]["records"]["Eleve"], 2);
    // Nothing changed: an empty delta.
    let report = write(&second, &out, "2026-09-08", &args);
    assert_eq!((report["files"].as_array().map(Vec::len), &report["before"]), (Some(0), &report["after"]));
    // Identifiers are kept, names are not.
    let register = pupils("registre/jointures.json");
    assert!(!register.contains("ESSAI") && !register.contains("Zoé"));
}

#[test]
fn records_are_given_one_a_line() {
    let folder = Folder::new();
    let first = exports(&folder, "j1", &[(1, "Zoé")]);
    let second = exports(&folder, "j2", &[(1, "Zoé"), (3, "Mia")]);
    let register = folder.path("r");
    let (one, two) = (folder.path("a"), folder.path("b"));
    write(&first, &one, "2026-09-06", &["--register", text(&register), "--with-ine"]);
    write(
        &second,
        &two,
        "2026-09-07",
        &["--register", text(&register), "--with-ine", "--delta", "--modify", "partial"],
    );
    let ran = aaf(&["read", text(&one), text(&two), "--records", "-"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let records: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |category: &str| records.iter().filter(|record| record["category"] == category).count();
    assert_eq!((of("Eleve"), of("PersRelEleve"), of("EtabEducNat")), (2, 1, 1));
    let pupil = records.iter().find(|record| record["attributes"]["givenName"][0] == "Mia").unwrap();
    assert_eq!(pupil["attributes"]["ENTEleveINE"][0], "990000003AA");
}

#[test]
fn two_complete_deliveries_make_a_delta() {
    let folder = Folder::new();
    let register = folder.path("r");
    let kept = ["--register", text(&register), "--archive", "ent.tgz", "--recipient", "X"];
    let (one, two, delta) = (folder.path("1"), folder.path("2"), folder.path("d"));
    write(&exports(&folder, "j1", &[(1, "Zoé"), (2, "Léo")]), &one, "2026-09-06", &kept);
    let after = write(&exports(&folder, "j2", &[(1, "Zoé")]), &two, "2026-09-07", &kept);
    assert_eq!(folder.names("1"), ["ENT_Complet_20260906_Bordereau.txt", "ent.tgz"]);
    let ran = aaf(&[
        "delta",
        text(&one),
        text(&two),
        "-o",
        text(&delta),
        "--date",
        "2026-09-07",
        "--format",
        "json",
    ]);
    let report = ran.json();
    assert_eq!((ran.code, &report["after"], report["deleted"].as_u64()), (0, &after["after"], Some(1)));
    let read = aaf(&["read", text(&one), text(&delta), "--format", "json"]).json();
    assert_eq!(read["state"]["fingerprint"], after["after"]);
    // The register knows the same state: nothing to send.
    let again = folder.path("e");
    let ran = aaf(&["delta", text(&register), text(&two), "-o", text(&again), "--date", "2026-09-08"]);
    assert!(ran.stdout.contains("0\u{a0}ajout") || ran.stdout.contains("0 ajout"), "{}", ran.stdout);
    // A consumer who has not the state that the delta begins from is told.
    let ran = aaf(&["read", text(&delta), "--format", "json"]);
    assert_eq!((ran.code, ran.json()["findings"][0]["code"].as_str()), (1, Some("delta-unknown")));
}

#[test]
fn check_says_what_where_and_what_to_do() {
    let folder = Folder::new();
    let out = folder.path("ent");
    write(&exports(&folder, "j1", &[(1, "Zoé"), (2, "Léo")]), &out, "2026-09-06", &[]);
    let ran = aaf(&["check", text(&out)]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("Rien à signaler"), "{}", ran.stdout);
    let path = folder.path("ent/ENT_Complet_20260906_Eleve_0000.xml");
    let broken = fs::read_to_string(&path).unwrap().replace("$10$", "$");
    let broken = broken.replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-15\"");
    fs::write(&path, broken).unwrap();
    let ran = aaf(&["check", text(&out), "--format", "json"]);
    let report = ran.json();
    assert_eq!((ran.code, report["files"].as_u64(), report["records"].as_u64()), (1, Some(6), Some(6)));
    let finding = &report["findings"][0];
    assert_eq!((finding["code"].as_str(), finding["count"].as_u64()), (Some("parts"), Some(2)), "{report:#}");
    assert_eq!(finding["variable"], "ENTElevePersRelEleve");
    assert!(finding["line"].as_u64().unwrap() > 5 && finding["remedy"]["en"].as_str().unwrap().len() > 10);
    // A value that is about a person is never shown.
    assert!(!ran.stdout.contains("ESSAI") && !ran.stdout.contains("Zoé"));
    let ran = aaf(&["check", text(&out)]);
    assert!(ran.stdout.contains("[bloquant]") && ran.stdout.contains("Remède"), "{}", ran.stdout);
    let english = entente_in("en_GB.UTF-8", &["aaf", "check", text(&out)]);
    assert!(english.stdout.contains("[blocking]") && english.stdout.contains("Remedy"), "{}", english.stdout);
}

#[test]
fn what_cannot_be_read_is_told_with_code_2() {
    let folder = Folder::new();
    let bomb = "<!DOCTYPE ficAlimMENESR [<!ENTITY a \"ha\">]><ficAlimMENESR>&a;</ficAlimMENESR>";
    folder.write("bombe/A_Complet_20260901_Eleve_0000.xml", bomb);
    folder.write("autre/lisez-moi.md", "rien");
    folder.write("image/A_Complet_20260901_Eleve_0000.xml", "\u{1}\u{2}PNG");
    fs::write(folder.path("fausse.zip"), b"PK\x03\x04 rien").unwrap();
    for name in ["bombe", "autre", "image", "fausse.zip", "absent"] {
        for command in ["check", "read"] {
            let ran = aaf(&[command, text(&folder.path(name))]);
            assert_eq!(ran.code, 2, "{command} {name}: {}{}", ran.stdout, ran.stderr);
        }
        let ran = aaf(&["check", text(&folder.path(name)), "--format", "json"]);
        assert!(ran.json()["findings"].is_array(), "{name}");
    }
    let ran = aaf(&["read", text(&folder.path("bombe"))]);
    assert!(ran.stderr.contains("déclare des entités"), "{}", ran.stderr);
    let nothing = aaf(&["write", text(&folder.path("autre")), "-o", text(&folder.path("o"))]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.stderr.contains("SIECLE") && !folder.path("o").exists(), "{}", nothing.stderr);
    let no_state = aaf(&["write", "x", "-o", "y", "--delta"]);
    assert_eq!(no_state.code, 2);
}

#[test]
fn an_ecole_comes_from_onde() {
    let folder = Folder::new();
    folder.write(
        "onde/eleves.csv",
        "Nom élève;Prénom élève;Date naissance;Sexe;INE; Cycle;Niveau;Libellé classe;Identifiant classe\n\
         ESSAI;Mia;03/03/2018;F;990000010AD;CYCLE II;CE1;CE1 A;90001\n",
    );
    folder.write(
        "onde/responsables.csv",
        "Civilité Responsable;Nom responsable;Prénom responsable;Courriel;Nom de famille enfant;Prénom enfant\n\
         Mme;ESSAI;Anne;;ESSAI;Mia\n",
    );
    folder.write(
        "onde/personnels.csv",
        "Civilité;Nom usage;Nom;Prénom;Courriel;Directeur;Classe\nMme;;FICTIF;Camille;c@x.invalid;O;CE1 A\n",
    );
    let ecole = format!("0990101X={}", text(&folder.path("onde")));
    let out = folder.path("ent");
    let ran = aaf(&[
        "write",
        "--ecole",
        &ecole,
        "--form",
        "1D",
        "-o",
        text(&out),
        "--date",
        "2026-09-06",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.json()["added"], 4, "{}", ran.stdout);
    assert_eq!(found(&out), Vec::<String>::new());
    let staff = fs::read_to_string(folder.path("ent/ENT_Complet_20260906_PersEducNat_0000.xml")).unwrap();
    assert!(
        staff.contains("$ENS$ENSEIGNEMENT$D0000$DIRECTION") && staff.contains("ENTEnsFonctionDir"),
        "{staff}"
    );
}

#[test]
fn equipment_tools_have_neither_families_nor_accounts() {
    let folder = Folder::new();
    let out = folder.path("gpei");
    let sources = exports(&folder, "j1", &[(1, "Zoé")]);
    let report = write(&sources, &out, "2026-10-24", &["--form", "gpei", "--prefix", "CLG99_GPEI"]);
    assert_eq!(report["files"].as_array().unwrap().len(), 4, "{report:#}");
    assert_eq!(found(&out), Vec::<String>::new());
    let infos =
        fs::read_to_string(folder.path("gpei/CLG99_GPEI_Complet_20261024_InfosEducNat_0000.xml")).unwrap();
    assert!(infos.contains("listeDept=[099]") && infos.contains("GPEI2D_eleve"), "{infos}");
    let whole: String =
        folder.names("gpei").iter().map(|name| fs::read_to_string(out.join(name)).unwrap()).collect();
    assert!(!whole.contains(">Anne<") && !whole.contains("990000001AA"));
}

#[test]
fn other_exports_are_told_by_what_they_hold() {
    let folder = Folder::new();
    let ran = aaf(&["read", text(&exports(&folder, "j1", &[(1, "Zoé")])), "--format", "json"]);
    let files = ran.json()["files"].as_array().unwrap().clone();
    assert_eq!(files[0]["format"], "SIECLE Eleves");
    assert_eq!(files[0]["records"]["ELEVE"], 1, "{}", ran.stdout);
}
