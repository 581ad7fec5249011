//! The tree: what it proves is what two other programs prove and accept, and whatever is done to its tiles is found with its place.

use std::collections::BTreeMap;
use std::io;

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use entente_audit::{
    GrowingTree, Hash, TileKind, TilePath, Tiles, TreeFault, TreeReader, TreeReport, check_tree, digest,
    empty_root, leaf_hash, read_entries, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;
use sha2::Sha256;

/// A log in memory.
#[derive(Clone, Default)]
pub struct Folder(pub BTreeMap<TilePath, Vec<u8>>);

impl Tiles for Folder {
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }
}

pub fn entry(number: u64) -> Vec<u8> {
    format!("entry {number} {}", "x".repeat((number % 7) as usize)).into_bytes()
}

pub fn grown(size: u64) -> (Folder, Hash) {
    let mut tree = GrowingTree::new();
    for number in 0..size {
        assert_eq!(tree.append(&entry(number)).unwrap(), number);
    }
    let mut folder = Folder::default();
    write(&mut folder, &mut tree);
    (folder, tree.root())
}

fn write(folder: &mut Folder, tree: &mut GrowingTree) {
    folder.0.extend(tree.take().into_iter().map(|file| (file.path, file.bytes)));
}

/// The same entries in a tree of another program.
fn theirs(size: u64) -> MemoryBackedTree<Sha256, Vec<u8>> {
    let mut tree = MemoryBackedTree::new();
    for number in 0..size {
        tree.push(entry(number));
    }
    tree
}

fn bytes(path: &[Hash]) -> Vec<u8> {
    path.iter().flat_map(|hash| *hash.as_bytes()).collect()
}

fn sound(folder: &Folder, size: u64, root: Hash) -> TreeReport {
    check_tree(folder, size, root, &mut |_, _| {})
}

/// The reference inputs and roots of Certificate Transparency, which every implementation of RFC 6962 is tested with.
#[test]
fn roots_are_those_of_rfc_6962() {
    let leaves: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut tree = GrowingTree::new();
    assert_eq!(tree.root(), empty_root());
    assert_eq!(empty_root(), digest(b""));
    for (leaf, root) in leaves.into_iter().zip(roots) {
        tree.append(leaf).unwrap();
        assert_eq!(tree.root().to_string(), root);
    }
    assert_eq!(leaf_hash(b"").to_string(), roots[0]);
}

#[test]
fn paths_are_those_of_the_specification() {
    for (kind, index, width, text) in [
        (TileKind::Hashes(0), 0, 256, "tile/0/000"),
        (TileKind::Hashes(3), 1_234_067, 256, "tile/3/x001/x234/067"),
        (TileKind::Hashes(1), 5, 17, "tile/1/005.p/17"),
        (TileKind::Entries, 273, 112, "tile/entries/273.p/112"),
    ] {
        let path = TilePath { kind, index, width };
        assert_eq!(path.to_string(), text);
        assert_eq!(text.parse::<TilePath>().unwrap(), path);
    }
    for text in [
        "",
        "tile/0/0",
        "tile/0/1000",
        "tile/64/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/00/000",
        "tile/0/x000/001",
        "tile/0/../001",
        "tile/0/000.p/+7",
    ] {
        assert!(text.parse::<TilePath>().is_err(), "{text}");
    }
    // The example of the specification: a tree of 70,000 entries.
    let path = |kind, index| TilePath::in_tree(kind, index, 70_000).map(|path| path.to_string());
    assert_eq!(path(TileKind::Hashes(0), 272), Some("tile/0/272".into()));
    assert_eq!(path(TileKind::Hashes(0), 273), Some("tile/0/273.p/112".into()));
    assert_eq!(path(TileKind::Hashes(1), 0), Some("tile/1/000".into()));
    assert_eq!(path(TileKind::Hashes(1), 1), Some("tile/1/001.p/17".into()));
    assert_eq!(path(TileKind::Hashes(2), 0), Some("tile/2/000.p/1".into()));
    assert_eq!(path(TileKind::Hashes(3), 0), None);
}

/// Small sizes, then some where levels are full: roots and proofs out of our tiles are those of `ct-merkle`, byte for byte.
#[test]
fn roots_and_proofs_are_those_of_another_program() {
    for size in (1..=40).chain([255, 256, 257, 511, 512, 520, 65_535, 65_536, 66_000]) {
        let (all, (folder, root)) = (theirs(size), grown(size));
        assert_eq!(all.root().as_bytes()[..], root.as_bytes()[..], "{size}");
        assert_eq!(TreeReader::new(&folder, size).root().unwrap(), root);
        assert_eq!(sound(&folder, size, root), TreeReport { entries: size, ..TreeReport::default() });
        let step = (size / 19).max(1);
        for index in (0..size).step_by(step as usize).chain([size - 1]) {
            let path = TreeReader::new(&folder, size).prove_inclusion(index).unwrap();
            assert_eq!(all.prove_inclusion(index as usize).as_bytes(), bytes(&path), "{index} {size}");
            verify_inclusion(&entry(index), index, size, &root, &path).unwrap();
            assert!(verify_inclusion(&entry(index + 1), index, size, &root, &path).is_err());
            let former = index + 1;
            let path = TreeReader::new(&folder, size).prove_consistency(former).unwrap();
            let more = (size - former) as usize;
            assert_eq!(all.prove_consistency(more).as_bytes(), bytes(&path), "{former} {size}");
            let former_root = TreeReader::new(&folder, size).root_at(former).unwrap();
            verify_consistency(former, &former_root, size, &root, &path).unwrap();
        }
    }
}

#[test]
fn growing_again_from_tiles_gives_the_same_tree() {
    for (first, second) in [(0, 1), (1, 2), (255, 257), (256, 300), (300, 1_000), (65_536, 65_537)] {
        let (mut folder, root) = grown(first);
        let mut tree = GrowingTree::resume(&folder, first, root).unwrap();
        assert!(GrowingTree::resume(&folder, first, digest(b"another")).is_err());
        for number in first..second {
            tree.append(&entry(number)).unwrap();
        }
        write(&mut folder, &mut tree);
        assert_eq!(tree.root(), grown(second).1);
        assert!(sound(&folder, second, tree.root()).is_sound());
        // What it was before still proves, out of the full tiles where the partial ones are gone.
        let full = |path: &TilePath| TilePath { width: 256, ..*path };
        let kept = folder.0.clone();
        folder.0.retain(|path, _| path.is_full() || !kept.contains_key(&full(path)));
        assert_eq!(TreeReader::new(&folder, first).root().unwrap(), root);
        assert!(GrowingTree::resume(&folder, first, root).is_ok());
    }
    assert!(GrowingTree::new().append(&vec![0; 65_536]).is_err());
}

/// The places that a fault names.
fn names(fault: &TreeFault, path: &TilePath, index: u64) -> bool {
    match fault {
        TreeFault::MissingTile { path: named }
        | TreeFault::MalformedTile { path: named }
        | TreeFault::ChangedTile { path: named, .. } => *named == path.to_string(),
        TreeFault::ChangedEntry { path: named, index: entry } => {
            *named == path.to_string() && entry / 256 == index
        }
        TreeFault::WrongRoot { .. } => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_changed_tile_is_found_and_named(size in 1u64..1_400, which in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>(), how in 0..4) {
        let (mut folder, root) = grown(size);
        let paths: Vec<TilePath> = folder.0.keys().copied().collect();
        let path = *which.get(&paths);
        let bytes = folder.0.get_mut(&path).unwrap();
        match how {
            0 => { let bit = bit.index(bytes.len() * 8); bytes[bit / 8] ^= 1 << (bit % 8); }
            1 => { folder.0.remove(&path); }
            2 => { let length = bit.index(bytes.len()); bytes.truncate(length); }
            _ => bytes.extend_from_slice(b"more"),
        }
        let report = sound(&folder, size, root);
        // Bytes after the last entry of a tile of entries hold nothing: they are the only ones that change no proof.
        prop_assert!(!report.is_sound());
        prop_assert!(report.faults.iter().all(|fault| names(fault, &path, path.index)), "{path}: {:?}", report.faults);
    }

    #[test]
    fn entries_moved_replayed_or_rewritten_are_found(size in 2u64..700, one in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let (folder, root) = grown(size);
        let (one, other) = (one.index(size as usize) as u64, other.index(size as usize) as u64);
        prop_assume!(one != other);
        // The entries as the log has them, with `other` in the place of `one`: a replay; both ways: a reordering.
        let mut numbers: Vec<u64> = (0..size).collect();
        numbers[one as usize] = other;
        let forged = forged(&folder, &numbers);
        let faults = sound(&forged, size, root).faults;
        let named = |wanted| faults.iter().any(|fault| matches!(fault, TreeFault::ChangedEntry { index, .. } if *index == wanted));
        prop_assert!(named(one) && faults.len() == 1);
        numbers[other as usize] = one;
        let faults = sound(&self::forged(&folder, &numbers), size, root).faults;
        prop_assert_eq!(faults.len(), 2);
        // A whole log rewritten agrees with itself, and not with what was signed.
        let mut tree = GrowingTree::new();
        for number in &numbers { tree.append(&entry(*number)).unwrap(); }
        let mut rewritten = Folder::default();
        write(&mut rewritten, &mut tree);
        prop_assert_eq!(sound(&rewritten, size, root).faults, [TreeFault::WrongRoot { size }]);
        // A log cut short lacks tiles, or holds fewer than they say.
        let (cut, _) = grown(size - 1);
        prop_assert!(!sound(&cut, size, root).is_sound());
    }
}

/// The same tiles of hashes, with other entries under them.
fn forged(folder: &Folder, numbers: &[u64]) -> Folder {
    let mut tree = GrowingTree::new();
    for number in numbers {
        tree.append(&entry(*number)).unwrap();
    }
    let mut forged = folder.clone();
    for file in tree.take().into_iter().filter(|file| file.path.kind == TileKind::Entries) {
        assert!(read_entries(&file.bytes).is_some());
        forged.0.insert(file.path, file.bytes);
    }
    forged
}

#[test]
fn a_tile_rewritten_with_its_entries_is_found() {
    let (mut folder, root) = grown(600);
    let mut tree = GrowingTree::new();
    for number in 0..256 {
        tree.append(&entry(number ^ 1)).unwrap();
    }
    let files = tree.take();
    for file in files.into_iter().filter(|file| file.path.is_full()) {
        folder.0.insert(file.path, file.bytes);
    }
    let fault = TreeFault::ChangedTile { path: "tile/0/000".into(), position: None };
    assert_eq!(sound(&folder, 600, root).faults, [fault]);
}
