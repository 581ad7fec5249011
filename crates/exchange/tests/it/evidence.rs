//! The log as a tree beside the database: it grows with each act, proves it, is cosigned, copied, and shows whatever is done to it.

use std::fs;
use std::path::{Path, PathBuf};

use entente_audit::{
    Continuity, Fork, NoteKey, RegisteredKey, SecretKey, Signatory, Trust, WitnessRefusal, verify_evidence,
};
use entente_exchange::{
    DeliveryFormat, DeliveryOrder, ExchangeError, ImportedLog, LogFolder, Node, SignOrder, WitnessAnswer,
    WitnessFolder, check_log, import_log,
};
use entente_model::{AccessRequest, PartyId};
use entente_text::Lang;
use jiff::civil::date;
use tempfile::TempDir;

use super::{AGREEMENT, RECTORAT, REGION, node, on, reopened};

const WITNESS: &str = "region-exemple.invalid/temoin";

fn witness(name: &str) -> (TempDir, WitnessFolder) {
    let folder = TempDir::new().unwrap();
    let witness = WitnessFolder::create(folder.path(), name).unwrap();
    (folder, witness)
}

/// A node whose Région is a witness that follows its log.
async fn witnessed() -> (TempDir, Node, TempDir, WitnessFolder) {
    let (folder, node) = node().await;
    let (kept, witness) = witness(WITNESS);
    node.add_witness(&REGION.into(), &witness.key().unwrap(), None).await.unwrap();
    witness.follow(&log_key(folder.path())).unwrap();
    (folder, node, kept, witness)
}

fn log_key(folder: &Path) -> NoteKey {
    LogFolder::of_node(folder).key().unwrap().unwrap()
}

/// One more entry of the log: a decision, whatever it is.
async fn act(node: &Node, purpose: &str) {
    let request = AccessRequest {
        recipient: REGION.into(),
        purpose: purpose.into(),
        dataset: "f-carac-elev".into(),
        variables: Vec::new(),
        on: node.today(),
    };
    node.decide(&request).await.unwrap();
}

async fn cosign(node: &Node, witness: &WitnessFolder, day: &str) -> WitnessAnswer {
    let request = node.witness_request(WITNESS, None).await.unwrap();
    witness.cosign(&request, &on(day)).unwrap()
}

#[tokio::test]
async fn the_tree_follows_the_log_and_a_node_that_stopped_catches_up() {
    let (folder, node) = node().await;
    let report = check_log(folder.path()).await.unwrap();
    assert!(report.is_sound() && report.entries > 0, "{:?}", report.say(Lang::Fr));
    // As a node that stopped between the commit and the tree, and one of before the tree.
    node.close().await;
    fs::remove_dir_all(folder.path().join("log")).unwrap();
    fs::remove_file(folder.path().join("keys/log.key")).unwrap();
    let node = Node::open(folder.path(), on("2026-11-22")).await.unwrap();
    node.witness_ready().await.unwrap();
    let caught = check_log(folder.path()).await.unwrap();
    assert!(caught.is_sound(), "{:?}", caught.say(Lang::Fr));
    assert_eq!(caught.entries, report.entries);
    assert_ne!(caught.origin, report.origin, "another key is another log");
    // Where a tree is there, a lost key is no reason to make another: the log would be another to all who know it.
    fs::remove_file(folder.path().join("keys/log.key")).unwrap();
    let lost = node.witness_ready().await.unwrap_err();
    assert!(matches!(lost, ExchangeError::LogFault { .. }), "{lost}");
}

#[tokio::test]
async fn a_decision_is_proved_without_the_node() {
    let (folder, node, _kept, witness) = witnessed().await;
    let party: PartyId = RECTORAT.into();
    let key = SecretKey::from_seed(&[7; 32]);
    let entry = RegisteredKey::create(party.clone(), &key, date(2024, 1, 1), None).unwrap();
    node.register_keys_as(None, &entry.to_string()).await.unwrap();
    let order = SignOrder {
        agreement: AGREEMENT.into(),
        amendment: None,
        party,
        signatory: Signatory {
            name: "Camille Exemple".to_owned(),
            function: "recteur".to_owned(),
            delegation: None,
        },
        place: "Exempleville".to_owned(),
        on: None,
    };
    node.sign_agreement(&order, &key).await.unwrap();
    let decided = node
        .deliver(&DeliveryOrder {
            recipient: REGION.into(),
            purpose: "mixite-sociale".into(),
            dataset: "f-carac-elev".into(),
            variables: Vec::new(),
            period: None,
            format: DeliveryFormat::Csv,
        })
        .await;
    assert!(matches!(decided, Err(ExchangeError::NothingAccepted { .. })), "{decided:?}");
    let answer = cosign(&node, &witness, "2026-11-22").await;
    let WitnessAnswer::Cosigned { line, size } = answer else { panic!("{answer:?}") };
    assert_eq!(node.keep_cosignature(WITNESS, &line).await.unwrap(), size);

    // The decision, the convention that it cites, its signature, the key under that.
    let proved = node.prove_act("a-000001").await.unwrap();
    assert!(proved.report.holds(), "{:?}", proved.report.faults);
    let events: Vec<&str> = proved.report.acts.iter().map(|act| act.event.as_str()).collect();
    assert!(events.contains(&"agreement-loaded") && events.contains(&"access-decided"), "{events:?}");
    assert!(events.contains(&"agreement-signed") && events.contains(&"key-registered"), "{events:?}");
    assert_eq!(events.last(), Some(&"access-decided"), "nothing after the act");
    assert_eq!(proved.report.witnesses.len(), 1, "the cosigned checkpoint is preferred");
    assert!(proved.tlog_proof.starts_with("c2sp.org/tlog-proof@v1\n"));

    let (log, own) = (log_key(folder.path()), witness.key().unwrap());
    let trust = Trust { log: Some(&log), witnesses: &[own], time: None };
    assert!(verify_evidence(proved.file.as_bytes(), &trust).holds());
    let changed = proved.file.replace("permitted", "refused");
    assert!(!verify_evidence(changed.as_bytes(), &trust).holds());
    for (number, wrong) in
        [("m-000001", true), ("42000", true), ("0", true), ("u-000001", true), ("1", false)]
    {
        let asked = node.prove_act(number).await;
        assert_eq!(matches!(asked, Err(ExchangeError::UnknownAct { .. })), wrong, "{number}: {asked:?}");
    }
}

#[tokio::test]
async fn a_witness_cosigns_what_continues_and_nothing_else() {
    let (folder, node, _kept, witness) = witnessed().await;
    let first = node.witness_request(WITNESS, None).await.unwrap();
    let WitnessAnswer::Cosigned { line, size } = witness.cosign(&first, &on("2026-11-22")).unwrap() else {
        panic!("the first checkpoint of a log that is followed is cosigned")
    };
    // Acts that follow while the witness looks don't make its answer void.
    act(&node, "finalite-1").await;
    assert_eq!(node.keep_cosignature(WITNESS, &line).await.unwrap(), size);
    let kept = node.witnesses().await.unwrap();
    assert_eq!((kept[0].size, kept[0].party.as_str(), kept[0].name()), (Some(size), REGION, WITNESS));
    let report = check_log(folder.path()).await.unwrap();
    assert_eq!(report.cosigned, [(WITNESS.to_owned(), size)]);

    assert!(
        matches!(cosign(&node, &witness, "2026-11-23").await, WitnessAnswer::Cosigned { size: more, .. } if more > size)
    );
    // The node believes that it is at `size` still: the witness says where it is, and is asked from there.
    act(&node, "finalite-2").await;
    let WitnessAnswer::Refused(refusal) = cosign(&node, &witness, "2026-11-24").await else { panic!() };
    let WitnessRefusal::OtherSize { size: has } = *refusal else { panic!("{refusal:?}") };
    let request = node.witness_request(WITNESS, Some(has)).await.unwrap();
    assert!(matches!(witness.cosign(&request, &on("2026-11-24")).unwrap(), WitnessAnswer::Cosigned { .. }));

    // What is not a cosignature of it is not kept; a witness that is not in the list is not asked.
    let wrong = node.keep_cosignature(WITNESS, "— region-exemple.invalid/temoin AAAAAAAA").await.unwrap_err();
    assert!(matches!(wrong, ExchangeError::NotCosigned { .. } | ExchangeError::LogFault { .. }), "{wrong}");
    let unknown = node.witness_request("autre.invalid", None).await.unwrap_err();
    assert!(matches!(unknown, ExchangeError::UnknownWitness { .. }), "{unknown}");
    // A log that it does not follow.
    let (_other, stranger) = self::witness("autre.invalid/temoin");
    let WitnessAnswer::Refused(refusal) = stranger.cosign(&request, &on("2026-11-24")).unwrap() else {
        panic!()
    };
    assert!(matches!(*refusal, WitnessRefusal::UnknownLog { .. }), "{refusal:?}");
    node.remove_witness(WITNESS).await.unwrap();
    assert!(node.witnesses().await.unwrap().is_empty());
    assert!(node.verify_log().await.unwrap().is_clean());
}

/// Two nodes that began as one and went apart, each with the log's key: what a platform that lies would be.
async fn forked() -> (TempDir, Node, TempDir, Node) {
    let (folder, node) = node().await;
    act(&node, "etudes").await;
    node.close().await;
    let other = TempDir::new().unwrap();
    entente_testkit::copy_tree(folder.path(), other.path()).unwrap();
    let (one, two) = (
        Node::open(folder.path(), on("2026-11-22")).await.unwrap(),
        Node::open(other.path(), on("2026-11-22")).await.unwrap(),
    );
    act(&one, "etudes").await;
    act(&two, "bati-scolaire").await;
    act(&two, "planification-formations").await;
    (folder, one, other, two)
}

#[tokio::test]
async fn a_fork_shown_to_two_parties_is_found_and_proved() {
    let (folder, one, other, two) = forked().await;
    let log = log_key(folder.path());
    assert_eq!(log, log_key(other.path()));
    // By a witness that is asked by both.
    let (kept, witness) = witness(WITNESS);
    witness.follow(&log).unwrap();
    for node in [&one, &two] {
        node.add_witness(&REGION.into(), &witness.key().unwrap(), None).await.unwrap();
    }
    let WitnessAnswer::Cosigned { size, .. } = cosign(&one, &witness, "2026-11-22").await else { panic!() };
    let request = two.witness_request(WITNESS, Some(size)).await.unwrap();
    let WitnessAnswer::Refused(refusal) = witness.cosign(&request, &on("2026-11-23")).unwrap() else {
        panic!("a witness never cosigns two histories")
    };
    assert!(matches!(*refusal, WitnessRefusal::Inconsistent { .. }), "{refusal:?}");
    let shown = walk(kept.path()).into_iter().find(|path| path.ends_with("fork.json")).unwrap();
    assert!(fs::read_to_string(shown).unwrap().contains(Fork::FORM));

    // By two parties that exchange their copies, without any witness.
    let (first, second) = (folder.path().join("one.tar"), folder.path().join("two.tar"));
    one.export_log(&first).await.unwrap();
    two.export_log(&second).await.unwrap();
    let copy = folder.path().join("copy");
    assert!(
        matches!(import_log(&first, &copy, Some(&log)).unwrap(), ImportedLog::Kept(report) if report.is_sound())
    );
    let ImportedLog::Forked(path) = import_log(&second, &copy, None).unwrap() else {
        panic!("two histories")
    };
    let fork: Fork = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(fork.judge(&log), Continuity::Forked, "anybody with the log's key sees it");
}

#[tokio::test]
async fn a_copy_is_brought_up_to_date_and_never_backwards() {
    let (folder, node) = node().await;
    let (copy, archive) = (folder.path().join("copy"), folder.path().join("log.tar"));
    let before = node.export_log(&archive).await.unwrap();
    let log = log_key(folder.path());
    assert!(matches!(import_log(&archive, &copy, Some(&log)).unwrap(), ImportedLog::Kept(_)));
    act(&node, "finalite-1").await;
    let later = folder.path().join("later.tar");
    assert!(node.export_log(&later).await.unwrap() > before);
    assert!(matches!(import_log(&later, &copy, None).unwrap(), ImportedLog::Kept(_)));
    assert!(check_log(&copy).await.unwrap().is_sound());
    let older = import_log(&archive, &copy, None).unwrap_err();
    assert!(matches!(older, ExchangeError::OlderLog { .. }), "{older}");
    let (_other, stranger) = self::node().await;
    let foreign = folder.path().join("foreign.tar");
    stranger.export_log(&foreign).await.unwrap();
    let refused = import_log(&foreign, &copy, None).unwrap_err();
    assert!(matches!(refused, ExchangeError::OtherLog { .. }), "{refused}");
    // The salt of a commitment and the keys stay where they are.
    let bytes = fs::read(&later).unwrap();
    assert!(!bytes.windows(11).any(|window| window == b"PRIVATE KEY"));
}

#[test]
fn an_archive_with_anything_else_in_it_is_refused() {
    let folder = TempDir::new().unwrap();
    for name in ["../outside", "tile/0/../../x", "/etc/x", "note.txt", "cosigned/../../x", "tile/99/000"] {
        let path = folder.path().join("bad.tar");
        let mut archive = tar::Builder::new(fs::File::create(&path).unwrap());
        let mut header = tar::Header::new_gnu();
        header.set_size(3);
        // The library refuses to write such a name itself.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        archive.append(&header, &b"abc"[..]).unwrap();
        archive.into_inner().unwrap();
        let refused = import_log(&path, &folder.path().join("copy"), None).unwrap_err();
        assert!(matches!(refused, ExchangeError::LogFault { .. }), "{name}: {refused}");
        assert!(
            !folder.path().join("copy").exists() && !folder.path().parent().unwrap().join("outside").exists()
        );
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// For each class of bytes of the log: changed, cut, taken away, put in place of another.
#[tokio::test]
async fn whatever_is_done_to_the_log_on_the_disk_is_named() {
    let (folder, node, _kept, witness) = witnessed().await;
    for number in 0..4 {
        act(&node, &format!("finalite-{number}")).await;
    }
    let WitnessAnswer::Cosigned { line, .. } = cosign(&node, &witness, "2026-11-22").await else { panic!() };
    node.keep_cosignature(WITNESS, &line).await.unwrap();
    act(&node, "finalite-4").await;
    node.close().await;
    assert!(check_log(folder.path()).await.unwrap().is_sound());
    let log = folder.path().join("log");
    let size = LogFolder::of_node(folder.path()).checkpoint().unwrap().unwrap().checkpoint().unwrap().size;
    let name_of = |path: &Path| path.strip_prefix(&log).unwrap().to_string_lossy().into_owned();
    let looked_at = |path: &PathBuf| {
        let name = name_of(path);
        ["tile/", "checkpoint", "cosigned/", "key.txt"].iter().any(|begin| name.starts_with(begin))
    };
    // Partial tiles that a longer one replaced must say what it says; the log does not need them.
    let replaced =
        |path: &Path| name_of(path).rsplit_once(".p/").is_some_and(|(_, width)| width != size.to_string());
    let files: Vec<PathBuf> = walk(&log).into_iter().filter(looked_at).collect();
    assert!(files.len() >= 5 && files.iter().any(|path| replaced(path)), "{files:?}");
    for path in &files {
        let good = fs::read(path).unwrap();
        let mut flipped = good.clone();
        flipped[good.len() / 2] ^= 1;
        let cut = good[..good.len() - 2].to_vec();
        for (what, bytes) in [("changed", Some(flipped)), ("cut", Some(cut)), ("absent", None)] {
            // A cosignature that is taken away is one fewer, which the witness itself shows; a log without its key is no log.
            match bytes {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None if path.parent().is_some_and(|parent| parent.ends_with("cosigned")) => continue,
                None if replaced(path) => continue,
                None => fs::remove_file(path).unwrap(),
            }
            let found = check_log(folder.path()).await;
            let named = found.as_ref().map_or(true, |report| !report.is_sound());
            assert!(named, "{what} {}: {found:?}", path.display());
            fs::write(path, &good).unwrap();
        }
    }
    assert!(check_log(folder.path()).await.unwrap().is_sound());
    // A tree cut back to a former checkpoint is behind what the witness cosigned: replay.
    let note = fs::read(log.join("checkpoint")).unwrap();
    let node = Node::open(folder.path(), on("2026-11-25")).await.unwrap();
    act(&node, "finalite-5").await;
    let WitnessAnswer::Cosigned { line, .. } = cosign(&node, &witness, "2026-11-25").await else { panic!() };
    node.keep_cosignature(WITNESS, &line).await.unwrap();
    node.close().await;
    fs::write(log.join("checkpoint"), note).unwrap();
    let report = check_log(folder.path()).await.unwrap();
    assert!(report.say(Lang::Fr).iter().any(|one| one.contains(WITNESS)), "{:?}", report.say(Lang::Fr));
}

/// A checkpoint may say any size: nobody looks for tiles for ever.
#[tokio::test]
async fn a_checkpoint_of_an_absurd_size_is_said_at_once() {
    let (folder, node) = node().await;
    node.close().await;
    let path = folder.path().join("log/checkpoint");
    let note = fs::read_to_string(&path).unwrap();
    let size = note.lines().nth(1).unwrap().to_owned();
    for (absurd, word) in [
        (1_u64 << 62, "2^48"),
        ((1 << 48) + 1, "2^48"),
        (1 << 48, "pas son point de contrôle"),
        (1 << 40, "pas son point de contrôle"),
        (2_000_000, "pas son point de contrôle"),
        (size.parse::<u64>().unwrap() + 300, "tuile"),
    ] {
        fs::write(&path, note.replacen(&format!("\n{size}\n"), &format!("\n{absurd}\n"), 1)).unwrap();
        let begun = std::time::Instant::now();
        let said = check_log(folder.path()).await.unwrap().say(Lang::Fr);
        assert!(said.iter().any(|one| one.contains(word)), "{absurd}: {said:?}");
        assert!(begun.elapsed().as_secs() < 10, "{absurd}: {:?}", begun.elapsed());
        assert!(said.len() < 20, "{absurd}: {} sentences", said.len());
        assert!(!check_log(&folder.path().join("log")).await.unwrap().is_sound());
    }
    fs::write(&path, note).unwrap();
    assert!(check_log(folder.path()).await.unwrap().is_sound());
}

/// What a stop leaves: tiles written for a checkpoint that was not signed yet.
#[tokio::test]
async fn tiles_that_wait_for_their_checkpoint_are_no_fault() {
    let (folder, node) = node().await;
    let checkpoint = folder.path().join("log/checkpoint");
    let former = fs::read(&checkpoint).unwrap();
    for number in 0..3 {
        act(&node, &format!("finalite-{number}")).await;
    }
    node.close().await;
    fs::write(&checkpoint, former).unwrap();
    assert!(check_log(&folder.path().join("log")).await.unwrap().is_sound());
    let node = Node::open(folder.path(), on("2026-11-23")).await.unwrap();
    act(&node, "finalite-4").await;
    assert!(check_log(folder.path()).await.unwrap().is_sound());
}

/// A decision that cites only the cadre rests on the convention that applies it between these parties.
#[tokio::test]
async fn a_decision_on_the_cadre_alone_is_proved_with_its_application() {
    let (_folder, node) = node().await;
    let mut on_the_cadre = None;
    for purpose in ["planification-formations", "etudes", "bati-scolaire"] {
        let request = AccessRequest {
            recipient: REGION.into(),
            purpose: purpose.into(),
            dataset: "f-carac-elev".into(),
            variables: Vec::new(),
            on: node.today(),
        };
        let (id, decision) = node.decide(&request).await.unwrap();
        let places = decision.articles();
        if !places.is_empty() && places.iter().all(|place| place.convention.as_str() == "men-rdf-2015") {
            on_the_cadre = Some(id);
        }
    }
    let id = on_the_cadre.expect("one of them cites the cadre alone");
    let proved = node.prove_act(&id.to_string()).await.unwrap();
    assert!(proved.report.holds(), "{:?}", proved.report.faults);
    for agreement in ["men-rdf-2015", AGREEMENT] {
        assert!(proved.file.contains(&format!("\\\"agreement\\\":\\\"{agreement}\\\"")), "{agreement}");
    }
    // Nothing of a convention between others.
    let loaded = proved.report.acts.iter().filter(|act| act.event == "agreement-loaded").count();
    assert_eq!(loaded, 2);
}

#[tokio::test]
async fn an_entry_of_the_database_that_is_not_that_of_the_tree_stops_the_node() {
    let (folder, node) = node().await;
    node.close().await;
    // Another history in the database, well chained and all: only the tree tells.
    let other = entente_testkit::folder_that_runs().unwrap();
    let stranger = entente_exchange::create_node(other.path(), on("2026-11-23")).await.unwrap();
    act(&stranger, "bati-scolaire").await;
    stranger.close().await;
    for name in ["entente.db", "checkpoint.txt"] {
        fs::copy(other.path().join(name), folder.path().join(name)).unwrap();
    }
    let report = check_log(folder.path()).await.unwrap();
    assert!(!report.is_sound());
    let node = Node::open(folder.path(), on("2026-11-24")).await;
    let stopped = match node {
        Ok(node) => node.witness_ready().await.map(|()| None),
        Err(error) => Ok(Some(error)),
    };
    assert!(
        matches!(stopped, Err(ExchangeError::LogFault { .. }) | Ok(Some(ExchangeError::LogFault { .. }))),
        "{stopped:?}"
    );
}

#[tokio::test]
async fn nothing_leaves_while_the_last_cosignature_is_too_old() {
    let (folder, node, _kept, witness) = witnessed().await;
    let path = folder.path().join("conventions/exemple-2024.convention.md");
    let text = fs::read_to_string(&path).unwrap();
    let rule = "\n```entente rule\nrequire = \"cosignature\"\nwithin = \"P7D\"\n```\n";
    let place = text.find("```entente grant").unwrap();
    fs::write(&path, format!("{}{}\n{}", &text[..place], rule.trim_start(), &text[place..])).unwrap();
    let order = DeliveryOrder {
        recipient: REGION.into(),
        purpose: "planification-formations".into(),
        dataset: "f-carac-elev".into(),
        variables: Vec::new(),
        period: None,
        format: DeliveryFormat::Csv,
    };
    let node = reopened(folder.path(), node, "2026-11-22").await;
    let none = node.deliver(&order).await.unwrap_err();
    assert!(matches!(none, ExchangeError::CosignatureOld { last: None, .. }), "{none}");
    assert!(none.say(Lang::Fr).contains("aucun témoin"), "{}", none.say(Lang::Fr));
    let WitnessAnswer::Cosigned { line, .. } = cosign(&node, &witness, "2026-11-22").await else { panic!() };
    node.keep_cosignature(WITNESS, &line).await.unwrap();
    for (day, old) in [("2026-11-22", false), ("2026-11-29", false), ("2026-11-30", true)] {
        let node = Node::open(folder.path(), on(day)).await.unwrap();
        let error = node.deliver(&order).await.unwrap_err();
        // Nothing was deposited: that is what stops it where the log is cosigned.
        assert_eq!(matches!(error, ExchangeError::CosignatureOld { .. }), old, "{day}: {error}");
        node.close().await;
    }
}

#[tokio::test]
async fn a_login_that_was_refused_is_found_while_its_salt_is_kept_then_forgotten() {
    let (folder, node) = node().await;
    let (login, other) = ("camille.fictive@rectorat.invalid", "autre@rectorat.invalid");
    for typed in [login, other, login] {
        let refused = node.sign_in(typed, "mauvais").await;
        assert!(refused.is_err(), "{typed}");
    }
    assert_eq!(node.refused_sign_ins(login).await.unwrap().len(), 2);
    let bytes = fs::read(folder.path().join("entente.db")).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("camille"), "the login itself is nowhere");
    assert_eq!(node.forget_login(login).await.unwrap(), 2);
    assert!(node.refused_sign_ins(login).await.unwrap().is_empty(), "nobody can say it any more");
    assert_eq!(node.refused_sign_ins(other).await.unwrap().len(), 1);
    assert!(check_log(folder.path()).await.unwrap().is_sound(), "the log is whole");
    assert!(node.verify_log().await.unwrap().is_clean());
    // Six months later the others go by themselves, once.
    let node = reopened(folder.path(), node, "2027-05-22").await;
    assert_eq!(node.erase_old_salts().await.unwrap(), 0, "kept until the end of that day");
    let node = reopened(folder.path(), node, "2027-05-23").await;
    assert_eq!((node.erase_old_salts().await.unwrap(), node.erase_old_salts().await.unwrap()), (1, 0));
    assert!(check_log(folder.path()).await.unwrap().is_sound());
}
