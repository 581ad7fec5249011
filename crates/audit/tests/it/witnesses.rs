//! Witnesses: they cosign what continues, and keep both checkpoints of what does not.

use std::collections::BTreeMap;
use std::io;

use entente_audit::{
    Continuity, Cosigned, Fork, GrowingTree, LogCheckpoint, NoteKey, NoteKeyKind, NoteStanding, SecretKey,
    SignedNote, TilePath, Tiles, TreeReader, Witness, WitnessRefusal, WitnessRequest, origin_folder,
};
use proptest::prelude::*;

#[derive(Default)]
struct Memory(BTreeMap<TilePath, Vec<u8>>);

impl Tiles for Memory {
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

/// A log whose entry of rank `changed` says something else.
struct Log {
    tree: GrowingTree,
    tiles: Memory,
    key: SecretKey,
    changed: Option<u64>,
}

impl Log {
    fn new(changed: Option<u64>) -> Self {
        let (tree, tiles) = (GrowingTree::new(), Memory::default());
        Self { tree, tiles, key: SecretKey::from_seed(&[1; 32]), changed }
    }
    fn public(&self) -> NoteKey {
        NoteKey::new("noeud.invalid/journal", NoteKeyKind::Signature, self.key.public()).unwrap()
    }
    fn grow(&mut self, size: u64) -> SignedNote {
        while self.tree.size() < size {
            let mark = if self.changed == Some(self.tree.size()) { "other" } else { "entry" };
            self.tree.append(format!("{mark} {}", self.tree.size()).as_bytes()).unwrap();
        }
        self.tiles.0.extend(self.tree.take().into_iter().map(|file| (file.path, file.bytes)));
        let origin = self.public().name().to_owned();
        LogCheckpoint { origin, size: self.tree.size(), root: self.tree.root() }.sign(&self.key).unwrap()
    }
    fn request(&mut self, former_size: u64, size: u64) -> WitnessRequest {
        let note = self.grow(size);
        let mut tree = TreeReader::new(&self.tiles, size);
        let path = if former_size == 0 { Vec::new() } else { tree.prove_consistency(former_size).unwrap() };
        WitnessRequest { former_size, path, note }
    }
}

fn consider(
    log: &NoteKey,
    latest: Option<&SignedNote>,
    request: &WitnessRequest,
) -> Result<Cosigned, WitnessRefusal> {
    let key = SecretKey::from_seed(&[2; 32]);
    let witness = Witness { name: "academie.invalid/temoin", key: &key, log };
    // What goes over HTTP is what was meant.
    let request = WitnessRequest::read(&request.body()).unwrap();
    witness.consider(latest, &request, 1_790_000_000)
}

#[test]
fn a_witness_follows_a_log() {
    let mut log = Log::new(None);
    let public = log.public();
    let mut latest: Option<SignedNote> = None;
    for size in [0, 0, 1, 1, 2, 3, 300, 512, 700] {
        let former = latest.as_ref().map_or(0, |note| note.checkpoint().unwrap().size);
        let request = log.request(former, size);
        let cosigned = consider(&public, latest.as_ref(), &request).unwrap();
        let key = NoteKey::new(
            "academie.invalid/temoin",
            NoteKeyKind::Cosignature,
            SecretKey::from_seed(&[2; 32]).public(),
        );
        assert_eq!(cosigned.latest.standing(&key.unwrap()), NoteStanding::Cosigned(1_790_000_000));
        assert_eq!(cosigned.latest.standing(&public), NoteStanding::Signed);
        latest = Some(cosigned.latest);
    }
    assert_eq!(origin_folder("noeud.invalid/journal").len(), 64);
}

#[test]
fn a_witness_says_why_not() {
    let mut log = Log::new(None);
    let public = log.public();
    let first = consider(&public, None, &log.request(0, 100)).unwrap().latest;
    let status = |refusal: WitnessRefusal| (refusal.status(), refusal);
    // It was asked about a size that it does not have.
    let request = log.request(50, 150);
    assert_eq!(
        status(consider(&public, Some(&first), &request).unwrap_err()),
        (409, WitnessRefusal::OtherSize { size: 100 })
    );
    // The request says more than its checkpoint has.
    let mut request = log.request(100, 160);
    request.former_size = 200;
    assert_eq!(status(consider(&public, Some(&first), &request).unwrap_err()).0, 400);
    // Signed by somebody else; of another log.
    let stranger = SecretKey::from_seed(&[7; 32]);
    let mut request = log.request(100, 170);
    request.note = request.note.checkpoint().unwrap().sign(&stranger).unwrap();
    assert_eq!(
        status(consider(&public, Some(&first), &request).unwrap_err()),
        (403, WitnessRefusal::Unsigned)
    );
    let other = LogCheckpoint { origin: "autre.invalid".into(), ..request.note.checkpoint().unwrap() };
    request.note = other.sign(&stranger).unwrap();
    assert_eq!(status(consider(&public, Some(&first), &request).unwrap_err()).0, 404);
    for body in ["", "old 1\n", "old 01\n\n", "old 1\nAAAA\n\nx\n\n", "old -1\n\nx"] {
        assert_eq!(WitnessRequest::read(body), Err(WitnessRefusal::Malformed), "{body}");
    }
}

/// The two histories that a log shows to two parties, who then compare what they cosigned.
#[test]
fn two_histories_are_proved_by_two_checkpoints() {
    let (mut one, mut other) = (Log::new(None), Log::new(Some(40)));
    let public = one.public();
    let latest = consider(&public, None, &one.request(0, 100)).unwrap().latest;
    // The same size: nothing else is needed.
    let refusal = consider(&public, Some(&latest), &other.request(100, 100)).unwrap_err();
    let WitnessRefusal::Inconsistent { fork, continuity } = refusal else { panic!("{refusal:?}") };
    assert_eq!((continuity, fork.judge(&public)), (Continuity::Forked, Continuity::Forked));
    assert_eq!(WitnessRefusal::Inconsistent { fork: fork.clone(), continuity }.status(), 422);
    // A larger one, whose own nodes give it away.
    let refusal = consider(&public, Some(&latest), &other.request(100, 333)).unwrap_err();
    let WitnessRefusal::Inconsistent { fork, continuity } = refusal else { panic!("{refusal:?}") };
    assert_eq!((continuity, fork.judge(&public)), (Continuity::Forked, Continuity::Forked));
    let kept: Fork = serde_json::from_str(&serde_json::to_string(&fork).unwrap()).unwrap();
    assert_eq!(kept.judge(&public), Continuity::Forked);
    // Nobody else can be accused with it, and a false path proves nothing.
    let stranger = NoteKey::new(
        "noeud.invalid/journal",
        NoteKeyKind::Signature,
        SecretKey::from_seed(&[7; 32]).public(),
    );
    assert_eq!(kept.judge(&stranger.unwrap()), Continuity::NotOfTheLog);
    let mut lied = kept.clone();
    lied.path.swap(0, 1);
    assert_eq!(lied.judge(&public), Continuity::Unknown);
    let honest = Fork::of(&latest, &one.grow(333), &one.request(100, 333).path);
    assert_eq!(honest.judge(&public), Continuity::Continues);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_fork_is_never_cosigned(former in 1u64..300, more in 0u64..300, changed in any::<prop::sample::Index>()) {
        let changed = changed.index(former as usize) as u64;
        let (mut one, mut other) = (Log::new(None), Log::new(Some(changed)));
        let public = one.public();
        let latest = consider(&public, None, &one.request(0, former)).unwrap().latest;
        let refusal = consider(&public, Some(&latest), &other.request(former, former + more)).unwrap_err();
        let WitnessRefusal::Inconsistent { fork, continuity } = refusal else { panic!("{refusal:?}") };
        // Where the former size is a power of two the request itself does not hold the other root.
        let expected = if more > 0 && former.is_power_of_two() { Continuity::Unknown } else { Continuity::Forked };
        prop_assert_eq!(continuity, expected);
        // Whoever has the other tiles proves it all the same.
        let mut tree = TreeReader::new(&other.tiles, former + more);
        let mut path = tree.prove_consistency(former).unwrap();
        if former.is_power_of_two() && more > 0 {
            path.insert(0, tree.root_at(former).unwrap());
        }
        prop_assert_eq!(Fork { path, ..*fork }.judge(&public), Continuity::Forked);
        // The honest log goes on.
        prop_assert!(consider(&public, Some(&latest), &one.request(former, former + more)).is_ok());
    }
}
