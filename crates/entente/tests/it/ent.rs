//! The directory of an ENT as a node delivers it: decided on its clause, complete then deltas, read back, proved.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use entente_formats::aaf::Dialect;
use entente_formats::fiction::FictitiousDirectory;
use entente_formats::{Packing, pack_files};
use entente_testkit::folder_that_runs;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, entente, text};

pub const CONVENTION: &str = include_str!("../../src/demo/conventions/ent-exemple-2026.convention.md");
pub const COLLEGES: [&str; 3] = ["0990001N", "0990004S", "0990005T"];
pub const SUNDAY: Date = date(2026, 9, 6);

/// A node whose folder holds the convention, as changed.
pub fn folder(change: impl FnOnce(String) -> String) -> TempDir {
    let folder = folder_that_runs().unwrap();
    let path = folder.path().join("conventions/ent-exemple-2026.convention.md");
    fs::write(path, change(CONVENTION.to_owned())).unwrap();
    folder
}

pub struct World {
    pub folder: TempDir,
    fiction: FictitiousDirectory,
}

impl World {
    pub fn new(change: impl FnOnce(String) -> String) -> Self {
        Self::in_folder(folder(change))
    }

    fn in_folder(folder: TempDir) -> Self {
        let ran = entente(&["init", text(folder.path())]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        Self { folder, fiction: FictitiousDirectory::new(7, Dialect::SecondDegree, 1_300, SUNDAY) }
    }

    pub fn dir(&self) -> &str {
        text(self.folder.path())
    }

    /// Deposits the exports of that many days after the first Sunday; their reports.
    pub fn deposit(&self, days: u16) -> Vec<Value> {
        let archives = archives(&self.fiction, days, self.folder.path());
        let deposit = |(dataset, archive): &(&str, PathBuf)| {
            let args = ["deposit", "--dir", self.dir(), "--as", "rectorat-exemple", dataset, text(archive)];
            let ran = entente(&[&args[..], &["--period", "2026", "--format", "json"]].concat());
            assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
            ran.json()
        };
        archives.iter().map(deposit).collect()
    }

    pub fn export(&self, days: i32, output: &str, more: &[&str]) -> Ran {
        let on = SUNDAY.checked_add(days.days()).unwrap().to_string();
        let output = self.folder.path().join(output);
        let args = ["aaf", "export", "--dir", self.dir(), "--convention", "ent-exemple-2026", "--date", &on];
        entente(&[&args[..], &["-o", text(&output), "--format", "json"], more].concat())
    }

    /// Exports what must be delivered; its receipt.
    pub fn delivered(&self, days: i32, output: &str, more: &[&str]) -> Value {
        let ran = self.export(days, output, more);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        let report = ran.json();
        assert_eq!(report["outcome"], "delivered");
        let folder = self.folder.path().join(output);
        let checked = entente(&["aaf", "check", text(&folder), "--format", "json"]);
        assert_eq!(checked.code, 0, "{}", checked.stdout);
        report["receipt"].clone()
    }

    /// The state that a consumer reaches who reads these deliveries.
    pub fn read(&self, outputs: &[&str]) -> (String, Vec<Value>) {
        let paths: Vec<PathBuf> = outputs.iter().map(|name| self.folder.path().join(name)).collect();
        let records = self.folder.path().join("records.jsonl");
        let mut args = vec!["aaf", "read", "--format", "json", "--records", text(&records)];
        args.extend(paths.iter().map(|path| text(path)));
        let ran = entente(&args);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        let state = ran.json()["state"]["fingerprint"].as_str().unwrap_or_default().to_owned();
        let lines = fs::read_to_string(records).unwrap();
        (state, lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    pub fn verified(&self) {
        let ran = entente(&["log", "verify", "--dir", self.dir()]);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    }
}

/// The exports of a day, one archive for each dataset.
pub fn archives(fiction: &FictitiousDirectory, days: u16, folder: &Path) -> Vec<(&'static str, PathBuf)> {
    archives_of(fiction, days, &COLLEGES, folder)
}

/// The same for some of the collèges.
pub fn archives_of(
    fiction: &FictitiousDirectory,
    days: u16,
    colleges: &[&str],
    folder: &Path,
) -> Vec<(&'static str, PathBuf)> {
    let on = SUNDAY.checked_add(i32::from(days).days()).unwrap();
    let exports = fiction.exports(days, on, colleges);
    let datasets =
        [("pupils", "siecle-eleves"), ("relatives", "siecle-responsables"), ("staff", "sts-personnels")];
    let pack = |(about, dataset): (&str, &'static str)| {
        let workshop = TempDir::new().unwrap();
        let mut names = Vec::new();
        for export in exports.iter().filter(|export| export.about == about) {
            fs::write(workshop.path().join(&export.name), &export.text).unwrap();
            names.push(export.name.as_str());
        }
        let archive = folder.join(format!("{about}-{days}.zip"));
        pack_files(workshop.path(), &names, on, Packing::Zip, &archive).unwrap();
        (dataset, archive)
    };
    datasets.into_iter().map(pack).collect()
}

#[test]
fn complete_then_deltas_give_the_directory_of_the_day() {
    let world = World::new(|text| text);
    for report in world.deposit(0) {
        assert_eq!(report["deposit"]["state"], "accepted", "{report:#}");
    }
    let first = world.delivered(0, "0", &[]);
    assert_eq!((first["kind"].as_str(), first["because"].is_null()), (Some("Complet"), true));
    let mut outputs = vec!["0"];
    let mut last = first["state"]["after"].clone();
    for (day, output) in [(1, "1"), (2, "2"), (3, "3")] {
        world.deposit(day);
        let receipt = world.delivered(i32::from(day), output, &[]);
        assert_eq!((receipt["kind"].as_str(), &receipt["state"]["before"]), (Some("Delta"), &last));
        last = receipt["state"]["after"].clone();
        outputs.push(output);
        let (state, _) = world.read(&outputs);
        assert_eq!(Value::from(state), last);
    }
    // The same day, whole: the same directory.
    let whole = world.delivered(3, "whole", &["--complete"]);
    assert_eq!(
        (whole["state"]["after"].clone(), whole["because"].as_str()),
        (last, Some("directory-because-asked"))
    );
    let (_, records) = world.read(&outputs);
    assert_eq!(world.read(&["whole"]).1.len(), records.len());
    // Nothing of the collège that is not in the list, and no national number.
    let uais: BTreeSet<String> = records
        .iter()
        .filter_map(|record| record["attributes"]["ENTStructureUAI"][0].as_str().map(str::to_owned))
        .collect();
    assert_eq!(uais, BTreeSet::from(["0990001N".to_owned(), "0990004S".to_owned()]));
    let all = records.iter().map(Value::to_string).collect::<String>();
    assert!(!all.contains("ENTEleveINE") && !all.contains("0990005T"));
    // Nothing is due twice.
    let again = world.export(3, "again", &[]);
    assert_eq!((again.code, again.json()["outcome"].as_str()), (1, Some("not-due")));
    world.verified();
}

#[test]
fn a_former_list_of_objections_holds_and_a_lost_state_gives_a_complete() {
    let world = World::new(|text| text);
    world.deposit(0);
    world.delivered(0, "0", &[]);
    let (_, records) = world.read(&["0"]);
    let pupil = records.iter().find(|record| record["category"] == "Eleve").unwrap();
    let id = pupil["id"].as_str().unwrap();
    fs::write(world.folder.path().join("directory/objections.txt"), format!("{id}\n")).unwrap();
    let receipt = world.delivered(1, "1", &[]);
    assert_eq!(
        (receipt["objections"].as_u64(), receipt["records"]["deleted"].as_u64() >= Some(1)),
        (Some(1), true)
    );
    let (_, after) = world.read(&["0", "1"]);
    assert!(after.iter().all(|record| record["id"] != id));
    for entry in fs::read_dir(world.folder.path().join("directory")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "state") {
            fs::remove_file(path).unwrap();
        }
    }
    let receipt = world.delivered(2, "2", &[]);
    assert_eq!(
        (receipt["kind"].as_str(), receipt["because"].as_str()),
        (Some("Complet"), Some("directory-because-state"))
    );
    world.verified();
}

#[test]
fn attributes_archive_and_bordereau_are_those_of_the_clause() {
    let world = World::new(|text| {
        text.replace("bordereau = ", "archive = \"ENT2D099.tar\"\nbordereau = ")
            .replace(
                "prefix = ",
                "variables = [\"ENTPersonJointure\", \"sn\", \"ENTStructureUAI\"]\nprefix = ",
            )
            .replace(", \"MatiereEducNat\", \"MefEducNat\"", "")
    });
    world.deposit(0);
    let ran = world.export(0, "0", &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let names: Vec<String> = ran.json()["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["ENT2D099.tar", "ENT2D099_Complet_20260906_Bordereau.txt"]);
    let (_, records) = world.read(&["0"]);
    let pupil = records.iter().find(|record| record["category"] == "Eleve").unwrap();
    let attributes: Vec<&String> = pupil["attributes"].as_object().unwrap().keys().collect();
    assert_eq!(attributes, ["ENTPersonJointure", "sn"]);
}

#[test]
fn what_the_clause_does_not_permit_is_decided_and_recorded() {
    let refused = "## Article 3 : Règles d'usage\n\n```entente rule\nforbid = \"variable\"\nvariable.kind = \"nominative\"\n```\n";
    let renamed = |text: String| text.replace("id = \"annuaire-colleges\"", "id = \"autre\"");
    let refusing = |text: String| text.replace("## Article 3 : Règles d'usage\n", refused);
    let undescribed = || {
        let folder = folder(|text| text);
        fs::remove_dir_all(folder.path().join("datasets/aaf-2d-eleve")).unwrap();
        folder
    };
    let cases = [
        (folder(|text| text), -1000, "not-covered", "agreement-in-force"),
        (folder(renamed), 0, "delivered", ""),
        (folder(refusing), 0, "refused", ""),
        (undescribed(), 0, "gap", "schema"),
    ];
    for (folder, days, outcome, missing) in cases {
        let world = World::in_folder(folder);
        world.deposit(0);
        let ran = world.export(days, "0", &[]);
        assert_eq!(ran.code, i32::from(outcome != "delivered"), "{}{}", ran.stdout, ran.stderr);
        let report = ran.json();
        assert_eq!(report["outcome"], outcome, "{report:#}");
        if outcome == "delivered" {
            continue;
        }
        assert!(report["decision"].as_str().unwrap().starts_with("a-"));
        assert!(!report["sentences"]["fr"].as_array().unwrap().is_empty());
        if !missing.is_empty() {
            assert_eq!(report["missing"][0]["what"], missing, "{report:#}");
        }
        assert!(!world.folder.path().join("0").exists());
        let log = entente(&["log", "show", "--dir", world.dir()]).stdout;
        assert!(log.contains("annuaire-colleges"), "{log}");
        world.verified();
    }
}

#[test]
fn a_clause_that_is_not_there_is_not_covered() {
    let world = World::new(|text| text);
    let ran = world.export(0, "0", &["--clause", "annuaire-lycees"]);
    assert_eq!((ran.code, ran.json()["missing"][0]["what"].as_str()), (1, Some("directory-clause")));
    let unknown = entente(&["aaf", "export", "--dir", world.dir(), "--convention", "nulle-part", "-o", "x"]);
    assert_eq!(unknown.code, 2);
    // Without a deposit there is nothing to make a directory from.
    let empty = world.export(0, "0", &[]);
    assert_eq!(empty.code, 2);
    assert!(empty.stderr.contains("SIECLE"), "{}", empty.stderr);
}

#[test]
fn a_faulty_export_is_refused_with_the_line_of_its_element() {
    let world = World::new(|text| text);
    let fiction = FictitiousDirectory::new(7, Dialect::SecondDegree, 100, SUNDAY);
    let exports = fiction.exports(0, SUNDAY, &COLLEGES[..1]);
    let pupils = &exports.iter().find(|export| export.name.starts_with("Eleves")).unwrap().text;
    let faulty = pupils.replacen("<DATE_NAISS>", "<DATE_NAISS>31/02/", 1);
    let file = world.folder.path().join("ElevesSansAdresses.xml");
    fs::write(&file, faulty).unwrap();
    let args = ["deposit", "--dir", world.dir(), "--as", "rectorat-exemple", "siecle-eleves", text(&file)];
    let ran = entente(&[&args[..], &["--period", "2026", "--format", "json"]].concat());
    assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    let report = ran.json().to_string();
    assert!(report.contains("DATE_NAISS") && report.contains("\"line\":4"), "{report}");
}

#[test]
fn conventions_that_feed_an_ent_are_listed() {
    let folder = folder(|text| text);
    let ran =
        entente(&["agreement", "list", "--dir", text(folder.path()), "--kind", "ent", "--format", "json"]);
    let list = ran.json();
    let ids: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ent-exemple-2026"]);
}

/// ONDE exports do not name their école: their files do.
#[test]
fn ecoles_are_fed_from_onde_exports() {
    let world = World::new(|text| {
        text.replace("siecle-eleves", "onde-eleves")
            .replace("second-degre", "premier-degre")
            .replace("\"0990001N\", \"0990004S\"", "\"0990101X\"")
            .replace(", \"MatiereEducNat\", \"MefEducNat\"", "")
    });
    let workshop = TempDir::new().unwrap();
    let files: [(&str, &[u8]); 3] = [
        ("CSVExtraction_0990101X.csv", include_bytes!("../../../formats/tests/corpora/onde-eleves.csv")),
        ("responsables_0990101X.csv", include_bytes!("../../../formats/tests/corpora/onde-responsables.csv")),
        ("personnels_0990101X.csv", include_bytes!("../../../formats/tests/corpora/onde-personnels.csv")),
    ];
    for (name, bytes) in files {
        fs::write(workshop.path().join(name), bytes).unwrap();
    }
    let archive = world.folder.path().join("onde.zip");
    pack_files(workshop.path(), &files.map(|(name, _)| name), SUNDAY, Packing::Zip, &archive).unwrap();
    let args = ["deposit", "--dir", world.dir(), "--as", "rectorat-exemple", "onde-eleves", text(&archive)];
    let ran = entente(&[&args[..], &["--period", "2026"]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let ran = world.export(0, "0", &[]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let (_, records) = world.read(&["0"]);
    let count = |category: &str| records.iter().filter(|record| record["category"] == category).count();
    let counts = ["Eleve", "EtabEducNat", "PersEducNat", "PersRelEleve"].map(count);
    assert_eq!(counts, [1, 1, 1, 1], "{records:#?}");
    assert!(records.iter().all(|record| !record.to_string().contains("ENTEleveINE")));
}

#[test]
fn small_audiences_are_not_shown() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("audience.csv");
    let rows = "uai;jour;profil;service;visites;visiteurs;duree_secondes\n\
        0990001N;2026-09-07;eleve;messagerie;90;40;900\n0990001N;2026-09-07;eleve;notes;3;2;60\n\
        0990002P;2026-09-07;eleve;messagerie;80;30;800\n0990002P;2026-09-07;eleve;notes;70;35;700\n";
    fs::write(&file, rows).unwrap();
    let circonscriptions = folder.path().join("circonscriptions.csv");
    fs::write(&circonscriptions, "uai;circonscription\n0990001N;0990900A\n").unwrap();
    let out = folder.path().join("out.csv");
    let args =
        ["aaf", "audience", text(&file), "--circonscriptions", text(&circonscriptions), "-o", text(&out)];
    let ran = entente(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let table = fs::read_to_string(&out).unwrap();
    let line = |start: &str| table.lines().find(|line| line.starts_with(start)).unwrap_or(start).to_owned();
    assert_eq!(
        line("etablissement;0990001N;2026-09;eleve;notes;"),
        "etablissement;0990001N;2026-09;eleve;notes;secret;secret;secret"
    );
    // Nor what would give it back: the same service of the other school, and the other service of this one.
    for start in
        ["etablissement;0990002P;2026-09;eleve;notes;", "etablissement;0990001N;2026-09;eleve;messagerie;"]
    {
        assert!(line(start).ends_with("secret;secret;secret"), "{table}");
    }
    let all = "departement;099;2026-09;eleve;ensemble;";
    assert_eq!(line(all), format!("{all}243;107;2460"));
    for place in ["circonscription;0990900A;", "departement;099;"] {
        assert!(table.contains(place), "{table}");
    }
    assert_eq!(entente(&["aaf", "audience"]).code, 2);
}
