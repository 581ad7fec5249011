//! What goes on around the directory of an ENT: GPEI by convention, objections, retention, a convention that ended, a stop at any step.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use entente_exchange::{
    Clock, DeliveredDirectory, DirectoryOrder, DirectoryOutcome, Node, check_log, create_node,
};
use entente_formats::aaf::Dialect;
use entente_formats::fiction::FictitiousDirectory;
use entente_model::{PartyId, Verdict};
use serde_json::Value;

use crate::ent::{COLLEGES, SUNDAY, World, archives, archives_of, folder};
use crate::run::{Ran, entente, text};

#[expect(clippy::needless_pass_by_value, reason = "the world of a test hands its text over")]
fn gpei(convention: String) -> String {
    convention
        .replace("exploitant = \"exploitant-ent\"", "exploitant = \"region\"")
        .replace("level = \"second-degre\"", "level = \"second-degre\"\nform = \"gpei\"")
        .replace(", \"PersRelEleve\", \"MatiereEducNat\", \"MefEducNat\"", "")
        .replace("prefix = \"ENT2D099\"", "prefix = \"CLG99_GPEI\"")
}

#[test]
fn a_convention_hands_gpei_over_with_its_scope() {
    let world = World::new(gpei);
    world.deposit(0);
    let receipt = world.delivered(0, "0", &[]);
    assert_eq!(
        (receipt["form"].as_str(), receipt["recipient"].as_str()),
        (Some("GPEI"), Some("region-exemple"))
    );
    assert_eq!(receipt["applied"][0]["variable"], "GPEIElvINE");
    let files: Vec<&str> =
        receipt["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(files.len(), 6, "{files:?}");
    let read = |name: &str| fs::read_to_string(world.folder.path().join("0").join(name)).unwrap();
    let infos = read("CLG99_GPEI_Complet_20260906_InfosEducNat_0000.xml");
    for expected in ["listeDept=[099]", "[GPEI2D_etab, GPEI2D_eleve, GPEI2D_pen]", "06/09/2026"] {
        assert!(infos.contains(expected), "{expected}: {infos}");
    }
    let pupils = read("CLG99_GPEI_Complet_20260906_Eleve_0000.xml");
    assert!(pupils.contains("GPEIPersonNom") && !pupils.contains("GPEIElvINE"));
    world.deposit(1);
    let delta = world.delivered(1, "1", &[]);
    assert_eq!(delta["state"]["before"], receipt["state"]["after"]);
    let (state, records) = world.read(&["0", "1"]);
    assert_eq!(Value::from(state), delta["state"]["after"]);
    let categories: BTreeSet<&str> =
        records.iter().filter_map(|record| record["category"].as_str()).collect();
    assert_eq!(categories, BTreeSet::from(["Eleve", "EtabEducNat", "PersEducNat"]));
    world.verified();
    // Only what the clause asks for is said to be made.
    let world = World::new(|text| gpei(text).replace("\"EtabEducNat\", \"PersEducNat\"", "\"EtabEducNat\""));
    world.deposit(0);
    world.delivered(0, "0", &[]);
    let infos =
        fs::read_to_string(world.folder.path().join("0/CLG99_GPEI_Complet_20260906_InfosEducNat_0000.xml"))
            .unwrap();
    assert!(infos.contains("[GPEI2D_etab, GPEI2D_eleve]"), "{infos}");
}

/// A delivery is a deposit too: another node takes it, with the line of what is wrong in it.
#[test]
fn aaf_and_gpei_deliveries_are_deposits_and_encodings_that_lie_are_found() {
    let ent: fn(String) -> String = |text| text;
    for (convention, dataset, file) in [
        (ent, "aaf-2d-eleve", "ENT2D099_Complet_20260906_Eleve_0000.xml"),
        (gpei, "gpei-eleve", "CLG99_GPEI_Complet_20260906_Eleve_0000.xml"),
    ] {
        let from = World::new(convention);
        from.deposit(0);
        from.delivered(0, "0", &[]);
        let delivered = fs::read(from.folder.path().join("0").join(file)).unwrap();
        let to = World::new(|text| convention(text).replace("siecle-eleves", dataset));
        let deposit = |bytes: &[u8]| {
            let path = to.folder.path().join(file);
            fs::write(&path, bytes).unwrap();
            let args = ["deposit", "--dir", to.dir(), "--as", "rectorat-exemple", dataset, text(&path)];
            entente(&[&args[..], &["--period", "2026", "--format", "json"]].concat())
        };
        let ran = deposit(&delivered);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        let report = ran.json();
        assert_eq!(report["deposit"]["state"], "accepted", "{report:#}");
        assert!(!report.to_string().contains("finding-encoding"), "{report:#}");
        // Saved in Latin-1 by a tool that kept the declaration.
        let declared = String::from_utf8(delivered).unwrap();
        let letter = declared.find(|letter: char| !letter.is_ascii()).expect("the directory has accents");
        let line = declared[..letter].matches('\n').count() + 1;
        let latin: Vec<u8> =
            declared.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
        let ran = deposit(&latin);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        let report = ran.json().to_string();
        assert!(
            report.contains("\"encoding\"") && report.contains(&format!("\"line\":{line}")),
            "{line}: {report}"
        );
        // A date of birth that is none: refused, with the line of its element.
        let wrong = declared.replacen("DateNaissance\"><value>", "DateNaissance\"><value>99", 1);
        let ran = deposit(wrong.as_bytes());
        assert_eq!(ran.code, 1, "{}{}", ran.stdout, ran.stderr);
    }
}

fn objection(world: &World, act: &str, more: &[&str]) -> Ran {
    entente(&[&["aaf", "objection", act, "--dir", world.dir(), "--as", "rectorat-exemple"], more].concat())
}

#[test]
fn who_objects_is_left_out_until_the_objection_is_withdrawn() {
    let world = World::new(|text| text);
    world.deposit(0);
    world.delivered(0, "0", &[]);
    let (_, records) = world.read(&["0"]);
    let pupil = records.iter().find(|record| record["category"] == "Eleve").unwrap();
    let id = pupil["id"].as_str().unwrap().to_owned();
    let is_in = |outputs: &[&str]| world.read(outputs).1.iter().any(|record| record["id"] == *id);

    // An identifier that was never given: nothing of the order is recorded.
    let wrong = objection(&world, "add", &[&id, "999999999"]);
    assert_eq!(wrong.code, 2, "{}", wrong.stdout);
    assert!(wrong.stderr.contains("ENTPersonJointure"), "{}", wrong.stderr);
    // Not from today on: not applied yet.
    assert_eq!(objection(&world, "add", &[&id, "--from", "2999-01-01"]).code, 0);
    assert_eq!(world.delivered(1, "1", &["--complete"])["objections"], 0);
    assert!(is_in(&["1"]));
    // Somebody puts it off in the database: the log says another day.
    let database = world.folder.path().join("entente.db");
    // A command that ended may have left its last pages in the file beside: looking at the log folds them in.
    assert_eq!(entente(&["log", "fsck", world.dir()]).code, 0);
    let kept = fs::read(&database).unwrap();
    let row = format!("rectorat-exemple{id}2999-01-01");
    let place = kept.windows(row.len()).position(|bytes| bytes == row.as_bytes()).expect("the row");
    let mut changed = kept.clone();
    changed[place + row.len() - 1] = b'2';
    fs::write(&database, changed).unwrap();
    let fsck = entente(&["log", "fsck", world.dir()]);
    assert!(fsck.code != 0 && fsck.stdout.contains("opposition"), "{}{}", fsck.stdout, fsck.stderr);
    fs::write(&database, kept).unwrap();
    let fsck = entente(&["log", "fsck", world.dir()]);
    assert_eq!(fsck.code, 0, "{}{}", fsck.stdout, fsck.stderr);
    assert_eq!(objection(&world, "withdraw", &[&id]).code, 0);

    assert_eq!(objection(&world, "add", &[&id, &id]).code, 0);
    let held = objection(&world, "list", &["--format", "json"]).json();
    assert_eq!((held.as_array().unwrap().len(), held[0]["person"].as_str()), (1, Some(id.as_str())));
    let receipt = world.delivered(2, "2", &[]);
    assert_eq!(
        (receipt["objections"].as_u64(), receipt["records"]["deleted"].as_u64() >= Some(1)),
        (Some(1), true)
    );
    assert!(!is_in(&["1", "2"]));

    assert_eq!(objection(&world, "withdraw", &[&id]).code, 0);
    world.delivered(3, "3", &[]);
    assert!(is_in(&["1", "2", "3"]));
    assert_eq!(objection(&world, "list", &["--format", "json"]).json(), Value::Array(Vec::new()));

    // By whom and when is in the log; who it is, is not.
    let log = entente(&["log", "show", "--dir", world.dir()]).stdout;
    let count = |event: &str| log.matches(event).count();
    assert_eq!((count("directory-objected"), count("directory-objection-withdrawn")), (2, 2), "{log}");
    assert!(log.lines().filter(|line| line.contains("directory-obj")).all(|line| !line.contains("person=")));
    assert_eq!(entente(&["log", "fsck", world.dir()]).code, 0);
    world.verified();
}

/// How often a delivery is killed, each time a little later.
const KILLS: u32 = 12;

fn order(complete: bool) -> DirectoryOrder {
    DirectoryOrder { agreement: "ent-exemple-2026".into(), clause: None, on: SUNDAY, complete }
}

async fn at(folder: &Path, instant: &str) -> Node {
    Node::open(folder, Clock::Fixed(instant.parse().unwrap())).await.unwrap()
}

/// A node with the deposits of the first Sunday.
async fn deposited(dir: &Path) {
    let node = create_node(dir, Clock::Fixed("2026-09-06T03:00:00Z".parse().unwrap())).await.unwrap();
    let fiction = FictitiousDirectory::new(3, Dialect::SecondDegree, 200, SUNDAY);
    for (dataset, archive) in archives(&fiction, 0, dir) {
        node.deposit_file("rectorat-exemple", dataset, "2026", &archive).await.unwrap();
    }
    node.close().await;
}

async fn delivered(node: &Node, complete: bool) -> DeliveredDirectory {
    match node.deliver_directory(&order(complete)).await.unwrap() {
        DirectoryOutcome::Delivered(made) => *made,
        other => panic!("{other:?}"),
    }
}

/// Identifier of each pupil of a delivery, by what she is known by outside: her names and her date of birth.
fn pupils(delivery: &Path) -> BTreeMap<String, String> {
    let ran = entente(&["aaf", "read", text(delivery), "--records", "-"]);
    let mut found = BTreeMap::new();
    for line in ran.stdout.lines().filter(|line| line.starts_with('{')) {
        let record: Value = serde_json::from_str(line).unwrap();
        let of = |name: &str| record["attributes"][name][0].as_str().unwrap_or_default().to_owned();
        if record["category"] == "Eleve" {
            let person = ["ENTPersonNomPatro", "givenName", "ENTPersonDateNaissance"].map(of).join("|");
            found.insert(person, record["id"].as_str().unwrap().to_owned());
        }
    }
    assert!(!found.is_empty(), "{}{}", ran.stdout, ran.stderr);
    found
}

/// A person who objected leaves, is forgotten by everybody else's register, and comes back after more than the time that identifiers are kept.
#[tokio::test]
async fn an_objection_outlives_the_identifiers_that_are_forgotten() {
    let folder = folder(|text| text);
    let dir = folder.path();
    let party = PartyId::new("rectorat-exemple");
    // Enough pupils for each collège to have some.
    let fiction = FictitiousDirectory::new(3, Dialect::SecondDegree, 1_300, SUNDAY);
    create_node(dir, Clock::Fixed("2026-09-06T03:00:00Z".parse().unwrap())).await.unwrap().close().await;
    let steps = [
        // Everybody; then the first collège is gone, for a year; then it is back.
        ("2026-09-06", 0, &COLLEGES[..]),
        ("2026-10-04", 1, &COLLEGES[1..]),
        ("2027-02-07", 2, &COLLEGES[1..]),
        ("2027-09-05", 3, &COLLEGES[..]),
    ];
    let mut seen: Vec<BTreeMap<String, String>> = Vec::new();
    let mut objectors: Vec<(String, String)> = Vec::new();
    for (day, exports, colleges) in steps {
        let node = at(dir, &format!("{day}T04:00:00Z")).await;
        for (dataset, archive) in archives_of(&fiction, exports, colleges, dir) {
            let deposited = node.deposit_file(party.as_str(), dataset, "2026", &archive).await.unwrap();
            assert_eq!(deposited.report.verdict, Verdict::Accepted, "{day} {dataset}");
        }
        seen.push(pupils(&delivered_on(&node, day).await));
        if let [first, without] = &seen[..] {
            let gone = first.iter().filter(|(person, _)| !without.contains_key(*person));
            objectors = gone.step_by(2).take(10).map(|(person, id)| (person.clone(), id.clone())).collect();
            let ids: Vec<String> = objectors.iter().map(|(_, id)| id.clone()).collect();
            assert_eq!(node.object_to_directory(&party, &ids, None).await.unwrap(), ids.len() as u64);
        }
        node.close().await;
    }
    let [first, without, _, last] = &seen[..] else { panic!("{}", seen.len()) };
    assert!(!objectors.is_empty() && objectors.iter().all(|(person, _)| !last.contains_key(person)));
    // Those who left with the collège and did not object are back, under new identifiers: theirs were forgotten.
    let is_back = |person: &String| !without.contains_key(person) && last.contains_key(person);
    let back: Vec<_> = first.iter().filter(|(person, _)| is_back(person)).collect();
    assert!(!back.is_empty() && back.iter().all(|(person, id)| last[*person] != **id), "{back:?}");
    // The objectors are in the sources too: once they withdraw they are back, under the identifiers that they always had.
    let node = at(dir, "2027-09-06T05:00:00Z").await;
    let ids: Vec<String> = objectors.iter().map(|(_, id)| id.clone()).collect();
    assert_eq!(node.withdraw_directory_objections(&party, &ids).await.unwrap(), ids.len() as u64);
    let after = pupils(&delivered_on(&node, "2027-09-06").await);
    let returned: Vec<_> = objectors.iter().filter(|(person, _)| after.contains_key(person)).collect();
    assert!(!returned.is_empty() && returned.iter().all(|(person, id)| after[person] == *id), "{returned:?}");
    assert!(node.verify_log().await.unwrap().is_clean());
    node.close().await;
}

/// The folder of the complete delivery of that day.
async fn delivered_on(node: &Node, day: &str) -> PathBuf {
    let order = DirectoryOrder { on: day.parse().unwrap(), ..order(true) };
    match node.deliver_directory(&order).await.unwrap() {
        DirectoryOutcome::Delivered(made) => made.folder,
        other => panic!("{day}: {other:?}"),
    }
}

#[tokio::test]
async fn files_are_destroyed_at_the_end_of_their_retention() {
    let folder = folder(|text| text);
    let dir = folder.path();
    deposited(dir).await;
    let node = at(dir, "2026-09-06T04:00:00Z").await;
    let first = delivered(&node, false).await;
    node.close().await;
    let node = at(dir, "2026-10-06T04:00:00Z").await;
    let second = delivered(&node, true).await;
    node.close().await;
    // Three months, to the day.
    let node = at(dir, "2026-12-06T12:00:00Z").await;
    assert_eq!(node.purge_directories().await.unwrap(), []);
    node.close().await;
    let node = at(dir, "2026-12-07T12:00:00Z").await;
    assert_eq!(node.purge_directories().await.unwrap(), [first.id]);
    assert!(!first.folder.exists() && second.folder.exists());
    assert_eq!(node.purge_directories().await.unwrap(), []);
    assert!(node.verify_log().await.unwrap().is_clean());
    assert!(check_log(dir).await.unwrap().is_sound());
    // A stop between the record and the files: verification says so, the next purge ends it.
    fs::create_dir(&first.folder).unwrap();
    assert_eq!(node.verify_log().await.unwrap().say(entente_text::Lang::Fr).len(), 1);
    assert_eq!(node.purge_directories().await.unwrap(), [first.id]);
    assert!(node.verify_log().await.unwrap().is_clean());
    // Files that go without a record are missing evidence.
    fs::remove_dir_all(&second.folder).unwrap();
    assert!(!node.verify_log().await.unwrap().is_clean());
    node.close().await;
}

#[tokio::test]
async fn a_convention_that_ended_delivers_nothing_under_a_former_date() {
    let folder = folder(|text| text.replace("renewal = {", "# renewal = {"));
    let dir = folder.path();
    deposited(dir).await;
    let node = at(dir, "2030-03-01T12:00:00Z").await;
    delivered(&node, false).await;
    node.close().await;
    let node = at(dir, "2030-03-03T12:00:00Z").await;
    let outcome = node.deliver_directory(&order(true)).await.unwrap();
    let DirectoryOutcome::Decided { decision, .. } = outcome else { panic!("{outcome:?}") };
    let said = decision.say(entente_text::Lang::Fr).join("\n");
    assert_eq!(
        (decision.outcome(), said.contains("2030-03-03") || said.contains("3 mars 2030")),
        ("not-covered", true),
        "{said}"
    );
    node.close().await;
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(copied.success());
}

/// The names of what stays outside of the database, in the order in which a delivery writes it, and at last the database itself.
const STEPS: [&[&str]; 5] = [
    &["directory/rectorat-exemple.jointures.key"],
    &["directory/rectorat-exemple.jointures.json"],
    &["directory/ent-exemple-2026.annuaire-colleges.x-000001.state"],
    &["deliveries/x-000001"],
    &["entente.db", "entente.db-wal", "entente.db-shm"],
];

/// The folder of a node that stopped after each step of a delivery: what was written by then, and the rest as it was before.
#[tokio::test]
async fn a_stop_at_any_step_leaves_no_delivery_without_files_and_loses_no_event() {
    let folder = folder(|text| text);
    let workshop = tempfile::TempDir::new().unwrap();
    let (before, after) = (workshop.path().join("before"), folder.path());
    deposited(after).await;
    copy(after, &before);
    let node = at(after, "2026-09-06T04:00:00Z").await;
    let whole = delivered(&node, false).await;
    node.close().await;
    for step in 0..STEPS.len() {
        let stopped = workshop.path().join(format!("stopped-{step}"));
        copy(&before, &stopped);
        fs::create_dir_all(stopped.join("directory")).unwrap();
        let half = stopped.join("deliveries/.staging-x-half");
        fs::create_dir_all(&half).unwrap();
        fs::write(half.join(".ENT2D099_Complet_20260906_Eleve_0000.xml.part"), "<half").unwrap();
        for name in STEPS[..=step].iter().copied().flatten() {
            let (from, to) = (after.join(name), stopped.join(name));
            let _ = fs::remove_file(&to);
            if from.exists() {
                copy(&from, &to);
            }
        }
        let node = at(&stopped, "2026-09-06T05:00:00Z").await;
        let report = node.verify_log().await.unwrap();
        assert!(report.is_clean(), "step {step}: {:?}", report.say(entente_text::Lang::Fr));
        match node.deliver_directory(&order(false)).await.unwrap() {
            // It never was: it is made again, under the same number, with the same identifiers.
            DirectoryOutcome::Delivered(made) if step + 1 < STEPS.len() => {
                assert_eq!((made.id, &made.files), (whole.id, &whole.files), "step {step}");
            }
            // It was: the commit is what counts.
            DirectoryOutcome::NotDue(_) if step + 1 == STEPS.len() => {}
            other => panic!("step {step}: {other:?}"),
        }
        assert!(!half.exists(), "step {step}");
        assert!(node.verify_log().await.unwrap().is_clean(), "step {step}");
        node.close().await;
        assert!(check_log(&stopped).await.unwrap().is_sound(), "step {step}");
        assert!(stopped.join("deliveries/x-000001").is_dir(), "step {step}: {}", text(&stopped));
    }
}

/// The program itself is killed while it delivers, sooner or later: what is recorded is there, and the next delivery is whole.
#[test]
fn a_delivery_that_is_killed_is_made_again() {
    let world = World::new(|text| text);
    world.deposit(0);
    let workshop = tempfile::TempDir::new().unwrap();
    let before = workshop.path().join("before");
    copy(world.folder.path(), &before);
    let from = Instant::now();
    let whole = world.export(0, "0", &[]).json()["receipt"].clone();
    let takes = from.elapsed();
    let mut stopped = 0;
    for step in 0..KILLS {
        let node = workshop.path().join(format!("killed-{step}"));
        copy(&before, &node);
        let mut running = Command::new(env!("CARGO_BIN_EXE_entente"))
            .args(["aaf", "export", "--dir", text(&node), "--convention", "ent-exemple-2026"])
            .args(["--date", &SUNDAY.to_string(), "-o", text(&node.join("0"))])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(takes * step / KILLS);
        running.kill().unwrap();
        stopped += u32::from(!running.wait().unwrap().success());
        let verified = entente(&["log", "verify", "--dir", text(&node)]);
        assert_eq!(verified.code, 0, "step {step}: {}{}", verified.stdout, verified.stderr);
        // Whether it was delivered or not, the next one is complete and the same.
        let args = ["aaf", "export", "--dir", text(&node), "--convention", "ent-exemple-2026", "--complete"];
        let on = SUNDAY.to_string();
        let ran =
            entente(&[&args[..], &["--date", &on, "-o", text(&node.join("1")), "--format", "json"]].concat());
        assert_eq!(ran.code, 0, "step {step}: {}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.json()["receipt"]["state"]["after"], whole["state"]["after"], "step {step}");
        let left = fs::read_dir(node.join("deliveries")).unwrap().flatten();
        let staging = left.filter(|entry| entry.file_name().to_string_lossy().starts_with('.')).count();
        assert_eq!(staging, 0, "step {step}");
    }
    // How many depends on the machine; the first is killed as it begins.
    assert!(stopped > 0, "none of {KILLS} was killed while it ran");
}
