//! An invented log with a convention, its keys and signatures, a decision, a delivery and a refused sign-in; its evidence bundle, and
//! what is done to it. The example `evidence` writes the same bundles for the Python verifier.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::io;

use entente_audit::{
    Actor, AgreementSignatureId, AgreementTextId, Body, DecisionId, DeliveryId, Event, EvidenceBundle,
    GrowingTree, Hash, Head, KeyEntryId, KeyId, LogCheckpoint, NoteKey, NoteKeyKind, Outcome, RegisteredKey,
    Salt, SaltBook, SecretKey, Signatory, Signature, SignedNote, StoredEntry, TilePath, Tiles, TreeReader,
    UserId, append, digest,
};
use entente_model::{AgreementId, PartyId};
use jiff::Timestamp;
use jiff::civil::Date;

pub const TEXT: &str =
    "+++\nid = \"exemple-2026\"\n+++\n\n# Convention d'exemple\n\n## Article 1 : Objet\n\nRien de réel.\n";
pub const ORIGIN: &str = "noeud.invalid/journal";
pub const LOGIN: &str = "camille.modele@exemple.invalid";

/// Tiles in memory.
#[derive(Clone, Default)]
pub struct Memory(pub BTreeMap<TilePath, Vec<u8>>);

impl Tiles for Memory {
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

/// A log with all that its bundle needs.
pub struct World {
    pub entries: Vec<StoredEntry>,
    pub rows: BTreeMap<u64, String>,
    pub tree: GrowingTree,
    pub tiles: Memory,
    pub salts: SaltBook,
    pub commitment: Hash,
    pub secret: SecretKey,
    pub witnesses: Vec<(NoteKey, SecretKey)>,
    head: Head,
    /// Second of its first entry.
    from: i64,
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn party_key() -> (PartyId, SecretKey) {
    (PartyId::new("region-exemple"), SecretKey::from_seed(&[9; 32]))
}

impl World {
    pub fn log(&self) -> NoteKey {
        NoteKey::new(ORIGIN, NoteKeyKind::Signature, self.secret.public()).unwrap()
    }
    pub fn witness_keys(&self) -> Vec<NoteKey> {
        self.witnesses.iter().map(|(key, _)| key.clone()).collect()
    }

    fn record(&mut self, event: Event, row: Option<String>) {
        let at = Timestamp::from_second(self.from + self.head.seq as i64).unwrap();
        let body = Body { event, subject_sha256: row.as_ref().map(|row| digest(row.as_bytes())) };
        let entry = append(&self.head, at, &Actor::Party(PartyId::new("region-exemple")), &body);
        self.head = entry.head();
        self.tree.append(entry.leaf().unwrap().as_bytes()).unwrap();
        if let Some(row) = row {
            self.rows.insert(entry.seq, row);
        }
        self.entries.push(entry);
    }

    fn noise(&mut self, count: u64) {
        for number in 1..=count {
            let delivery = DeliveryId::new(number);
            self.record(Event::DeliveryDownloaded { delivery, user: UserId::new(1) }, None);
        }
    }

    /// The checkpoint as it stands, signed, and cosigned by the first witnesses.
    pub fn checkpoint(&mut self, cosigned: usize) -> SignedNote {
        self.tiles.0.extend(self.tree.take().into_iter().map(|file| (file.path, file.bytes)));
        let (size, root) = (self.tree.size(), self.tree.root());
        let mut note = LogCheckpoint { origin: ORIGIN.into(), size, root }.sign(&self.secret).unwrap();
        for (key, secret) in &self.witnesses[..cosigned] {
            note.add(note.cosign(key.name(), secret, 1_790_100_000).unwrap());
        }
        note
    }

    /// The bundle of the delivery, not sealed.
    pub fn bundle(&mut self) -> EvidenceBundle {
        let note = self.checkpoint(2);
        let mut bundle = EvidenceBundle::new(&note, &self.log(), &self.witness_keys()).unwrap();
        let mut reader = TreeReader::new(&self.tiles, self.tree.size());
        let wanted = self.entries.iter().filter(|entry| {
            self.rows.contains_key(&entry.seq) || entry.body_text.contains("session-refused")
        });
        for entry in wanted {
            bundle.add(entry, self.rows.get(&entry.seq).cloned(), &mut reader).unwrap();
        }
        bundle.open(&self.commitment, self.salts.salt(&self.commitment).unwrap(), LOGIN);
        bundle
    }

    pub fn seal(&self, bundle: EvidenceBundle) -> String {
        bundle.seal(&self.log(), &self.secret).unwrap()
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A log of some 700 entries.
pub fn world() -> World {
    world_from(1_790_000_000)
}

/// The same, from another second on.
pub fn world_from(from: i64) -> World {
    let witness = |name: &str, seed: u8| {
        let secret = SecretKey::from_seed(&[seed; 32]);
        (NoteKey::new(name, NoteKeyKind::Cosignature, secret.public()).unwrap(), secret)
    };
    let mut salts = SaltBook::default();
    let commitment = salts.commit(Salt::new([5; 32]), LOGIN, day("2027-05-01"));
    let mut world = World {
        entries: Vec::new(),
        rows: BTreeMap::new(),
        tree: GrowingTree::new(),
        tiles: Memory::default(),
        salts,
        commitment,
        secret: SecretKey::from_seed(&[3; 32]),
        witnesses: vec![witness("academie.invalid/temoin", 4), witness("region.invalid/temoin", 6)],
        head: Head::EMPTY,
        from,
    };
    world.record(Event::NodeCreated { node: "noeud".into(), version: "0.1.0".into() }, None);
    agreement(&mut world);
    world.noise(300);
    world.record(Event::SessionRefused { login_commitment: commitment }, None);
    delivery(&mut world);
    world.noise(400);
    world
}

fn agreement(world: &mut World) {
    let (agreement, sha256) = (AgreementId::new("exemple-2026"), digest(TEXT.as_bytes()));
    let row = format!(
        "{{\"table\":\"agreement_text\",\"id\":1,\"agreement\":\"exemple-2026\",\"sha256\":\"{sha256}\",\"text\":{},\"loaded_at\":\"x\"}}",
        quoted(TEXT)
    );
    let text = AgreementTextId::new(1);
    world.record(Event::AgreementLoaded { text, agreement: agreement.clone(), sha256 }, Some(row));
    let (party, secret) = party_key();
    let entry = RegisteredKey::create(party.clone(), &secret, day("2026-01-01"), None).unwrap().to_string();
    let key: KeyId = secret.public().id();
    let row = format!("{{\"table\":\"key_entry\",\"id\":1,\"statement\":{}}}", quoted(&entry));
    world.record(
        Event::KeyRegistered { entry: KeyEntryId::new(1), party: party.clone(), key, follows: None },
        Some(row),
    );
    let signatory =
        Signatory {
            name: "Camille Modèle".into(), function: "secrétaire générale".into(), delegation: None
        };
    let place = "Exemple-Ville".to_owned();
    let on = day("2026-10-05");
    let signature = Signature::of(agreement.clone(), TEXT.as_bytes(), party.clone(), signatory, place, on);
    let statement = signature.sign(&secret).unwrap().to_string();
    let row = format!("{{\"table\":\"agreement_signature\",\"id\":1,\"statement\":{}}}", quoted(&statement));
    let signature = AgreementSignatureId::new(1);
    world.record(Event::AgreementSigned { signature, agreement, sha256, party, key }, Some(row));
}

fn delivery(world: &mut World) {
    let recipient = PartyId::new("region-exemple");
    let decision = DecisionId::new(1);
    let row = "{\"table\":\"decision\",\"id\":1,\"outcome\":\"permitted\",\"decision\":\"{}\"}".to_owned();
    world.record(
        Event::AccessDecided {
            decision,
            outcome: Outcome::Permitted,
            recipient: recipient.clone(),
            purpose: "carte-scolaire".into(),
            dataset: "effectifs".into(),
            articles: Vec::new(),
            decision_sha256: digest(b"{}"),
        },
        Some(row),
    );
    let file = digest(b"file");
    let row = format!(
        "{{\"table\":\"delivery\",\"id\":1,\"decision\":1,\"file_sha256\":\"{file}\",\"file_name\":\"effectifs-été.csv\",\"period\":null}}"
    );
    let delivery = DeliveryId::new(1);
    let dataset = "effectifs".into();
    let receipt_sha256 = digest(b"receipt");
    world.record(
        Event::DeliverySent {
            delivery,
            decision,
            dataset,
            recipient,
            file_sha256: file,
            receipt_sha256,
            rows: 12,
        },
        Some(row),
    );
}

/// A change of a bundle, and the faults that must be among those found, as both verifiers write them.
pub struct Tampered {
    pub name: String,
    pub file: Vec<u8>,
    pub expected: Option<String>,
}

/// Everything that is done to a bundle by somebody who can write it again in its one form.
pub fn tampered(world: &mut World) -> Vec<Tampered> {
    let bundle = world.bundle();
    let sealed = world.seal(bundle.clone());
    let good: EvidenceBundle = serde_json::from_str(&sealed).unwrap();
    let mut all = Vec::new();
    let mut by_anybody = |name: &str, expected: &str, change: &dyn Fn(&mut EvidenceBundle)| {
        let mut bundle = good.clone();
        change(&mut bundle);
        let (name, file) = (name.to_owned(), bundle.text().into_bytes());
        all.push(Tampered { name, file, expected: Some(expected.to_owned()) });
    };
    by_anybody("entry", "acts[5] inclusion", &|b| b.acts[5].entry = b.acts[5].entry.replace(":12", ":13"));
    by_anybody("entry-form", "acts[1].entry entry", &|b| b.acts[1].entry.insert(0, ' '));
    by_anybody("entry-number", "acts[1].index index", &|b| {
        b.acts[1].entry = b.acts[1].entry.replacen("seq 3", "seq 4", 1)
    });
    by_anybody("index", "acts[2].index index", &|b| b.acts[2].index += 1);
    by_anybody("path", "acts[0] inclusion", &|b| b.acts[0].path.swap(0, 1));
    by_anybody("path-cut", "acts[0] inclusion", &|b| drop(b.acts[0].path.pop()));
    by_anybody("path-form", "acts[0] inclusion", &|b| b.acts[0].path[0] = "AAAA".into());
    by_anybody("row", "acts[5].row row", &|b| {
        b.acts[5].row = b.acts[5].row.as_ref().map(|row| row.replace("été", "hiver"))
    });
    by_anybody("row-deleted", "acts[5].row row-absent", &|b| b.acts[5].row = None);
    by_anybody("row-added", "acts[3].row row", &|b| b.acts[3].row = Some("{}".into()));
    by_anybody("rows-swapped", "acts[4].row row", &|b| {
        let row = b.acts[4].row.take();
        b.acts[4].row = std::mem::replace(&mut b.acts[5].row, row);
    });
    by_anybody("text", "acts[0].row row", &|b| {
        b.acts[0].row = b.acts[0].row.as_ref().map(|row| row.replace("Rien", "Tout"))
    });
    by_anybody("act-deleted", "seal seal", &|b| drop(b.acts.remove(3)));
    by_anybody("decision-deleted", "acts[4].entry link", &|b| drop(b.acts.remove(4)));
    by_anybody("signed-text-deleted", "acts[1].row link", &|b| drop(b.acts.remove(0)));
    by_anybody("key-deleted", "acts[1].row signing-key", &|b| drop(b.acts.remove(1)));
    by_anybody("acts-reordered", "acts[3].index index", &|b| b.acts.swap(2, 3));
    by_anybody("act-replayed", "acts[4].index index", &|b| b.acts.insert(3, b.acts[3].clone()));
    by_anybody("acts-truncated", "seal seal", &|b| b.acts.truncate(2));
    by_anybody("no-act", "bundle form", &|b| b.acts.clear());
    by_anybody("salt", "openings[0] opening", &|b| {
        b.openings[0].salt = b.openings[0].salt.replacen("05", "06", 1)
    });
    by_anybody("value", "openings[0] opening", &|b| b.openings[0].value.push('x'));
    by_anybody("commitment", "openings[0] opening", &|b| b.openings[0].commitment = "0".repeat(64));
    by_anybody("opening-deleted", "seal seal", &|b| b.openings.clear());
    by_anybody("opening-replayed", "seal seal", &|b| b.openings.push(b.openings[0].clone()));
    by_anybody("size", "checkpoint log-signature", &|b| {
        b.checkpoint = b.checkpoint.replacen("\n707\n", "\n708\n", 1)
    });
    by_anybody("root", "checkpoint log-signature", &|b| {
        let at = b.checkpoint.find("\n707\n").unwrap() + 5;
        let other = if b.checkpoint[at..].starts_with('A') { "B" } else { "A" };
        b.checkpoint.replace_range(at..=at, other);
    });
    by_anybody("blank-line", "checkpoint checkpoint", &|b| {
        b.checkpoint = b.checkpoint.replacen("=\n\n", "=\n\n\n", 1);
    });
    by_anybody("origin", "keys.log key", &|b| b.checkpoint = b.checkpoint.replacen("noeud", "nœud", 1));
    by_anybody("cosignature-deleted", "keys.witnesses[1] witness-signature", &|b| {
        let cut = b.checkpoint.trim_end().rfind('\n').unwrap();
        b.checkpoint.truncate(cut + 1);
    });
    by_anybody("witness-deleted", "checkpoint unknown-signature", &|b| drop(b.keys.witnesses.pop()));
    by_anybody("witness-replayed", "keys.witnesses[2] key", &|b| {
        b.keys.witnesses.push(b.keys.witnesses[0].clone())
    });
    by_anybody("witnesses-reordered", "seal seal", &|b| b.keys.witnesses.reverse());
    by_anybody("witness-is-the-log", "keys.witnesses[0] key", &|b| b.keys.witnesses[0] = b.keys.log.clone());
    by_anybody("log-key", "keys.log key", &|b| b.keys.log = b.keys.witnesses[0].clone());
    by_anybody("time", "time time", &|b| {
        b.time = Some(entente_audit::EvidenceTime { kind: "rfc3161".into(), token: "?".into() });
    });
    by_anybody("seal-deleted", "seal seal", &|b| b.seal.clear());
    by_anybody("version", "bundle form", &|b| b.bundle = "entente-evidence/2".into());
    all.extend(by_the_log(world, &bundle));
    all.extend(of_other_checkpoints(world));
    for (name, file) in [
        ("truncated", sealed.as_bytes()[..sealed.len() - 2].to_vec()),
        ("spaced", sealed.replacen("  \"acts\"", "   \"acts\"", 1).into_bytes()),
        ("twice", [sealed.as_bytes(), sealed.as_bytes()].concat()),
        ("empty", Vec::new()),
        ("unknown-member", sealed.replacen("{\n", "{\n  \"more\": 1,\n", 1).into_bytes()),
    ] {
        all.push(Tampered { name: name.into(), file, expected: Some("bundle form".into()) });
    }
    all.extend(flipped(sealed.as_bytes()));
    all
}

/// What a dishonest log can seal again itself: the other proofs still stand in its way.
fn by_the_log(world: &World, bundle: &EvidenceBundle) -> Vec<Tampered> {
    let mut all = Vec::new();
    let mut change = |name: &str, expected: &str, change: &dyn Fn(&mut EvidenceBundle)| {
        let mut bundle = bundle.clone();
        change(&mut bundle);
        let file = world.seal(bundle).into_bytes();
        all.push(Tampered { name: format!("log-{name}"), file, expected: Some(expected.to_owned()) });
    };
    change("entry", "acts[4] inclusion", &|b| {
        b.acts[4].entry = b.acts[4].entry.replace("permitted", "refused")
    });
    change("row", "acts[5].row row", &|b| {
        b.acts[5].row = b.acts[5].row.as_ref().map(|row| row.replace("effectifs", "notes"))
    });
    change("decision-deleted", "acts[4].entry link", &|b| drop(b.acts.remove(4)));
    change("key-deleted", "acts[1].row signing-key", &|b| drop(b.acts.remove(1)));
    change("salt", "openings[0] opening", &|b| b.openings[0].value.push('e'));
    change("unwitnessed", "keys.witnesses[0] witness-signature", &|b| {
        let lines: Vec<&str> = b.checkpoint.lines().collect();
        b.checkpoint = format!("{}\n{}\n", lines[..5].join("\n"), lines[6]);
    });
    all
}

/// Replays and forks: a checkpoint of an earlier size, and one of another history with the same size.
fn of_other_checkpoints(world: &mut World) -> Vec<Tampered> {
    let good = world.bundle();
    let mut other = GrowingTree::new();
    for (number, entry) in world.entries.iter().enumerate() {
        let leaf = entry.leaf().unwrap();
        let leaf = if number == 100 { leaf.replace("\"u-000001\"", "\"u-000002\"") } else { leaf };
        other.append(leaf.as_bytes()).unwrap();
    }
    let (size, root) = (other.size(), other.root());
    let forked = LogCheckpoint { origin: ORIGIN.into(), size, root }.sign(&world.secret).unwrap();
    let mut bundle = good.clone();
    bundle.checkpoint = forked.to_string();
    bundle.keys.witnesses.clear();
    let fork = Tampered {
        name: "fork".into(),
        file: world.seal(bundle).into_bytes(),
        expected: Some("acts[0] inclusion".into()),
    };
    let earlier = LogCheckpoint {
        origin: ORIGIN.into(),
        size: 100,
        root: TreeReader::new(&world.tiles, world.tree.size()).root_at(100).unwrap(),
    };
    let mut bundle = good;
    bundle.checkpoint = earlier.sign(&world.secret).unwrap().to_string();
    bundle.keys.witnesses.clear();
    let file = world.seal(bundle).into_bytes();
    let replay = Tampered { name: "earlier".into(), file, expected: Some("acts[5] inclusion".into()) };
    vec![fork, replay]
}

/// One bit in each stretch of the file.
fn flipped(file: &[u8]) -> Vec<Tampered> {
    let step = file.len() / 150 + 1;
    let flip = |at: usize| {
        let mut file = file.to_vec();
        file[at] ^= 1 << (at % 7);
        Tampered { name: format!("bit-{at}"), file, expected: None }
    };
    (0..file.len()).step_by(step).map(flip).collect()
}
