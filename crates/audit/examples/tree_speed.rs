//! Speed of the tree: entries added in memory, proofs out of tiles on disk, and the check of all of them. For `bench/log.sh`.
//!
//!     tree_speed ENTRIES FOLDER
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io;
use std::path::PathBuf;
use std::time::Instant;

use entente_audit::{
    GrowingTree, TileFile, TilePath, Tiles, TreeReader, check_tree, verify_consistency, verify_inclusion,
};

struct Folder(PathBuf);

impl Tiles for Folder {
    fn read(&self, path: &TilePath) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(path.to_string())) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Folder {
    fn write(&self, files: Vec<TileFile>) {
        for file in files {
            let path = self.0.join(file.path.to_string());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.bytes).unwrap();
        }
    }
}

/// Some 300 bytes, as entries have.
fn entry(number: u64) -> String {
    format!(
        "entente entry 1\nseq {}\nat 2026-11-22T10:00:00.000000Z\nactor party:region-exemple\nbody {{\"event\":\"delivery-downloaded\",\"delivery\":\"m-{number:06}\",\"user\":\"u-000001\"}}\nprevious {number:064x}\n",
        number + 1
    )
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let entries: u64 = arguments.next().expect("ENTRIES").parse().expect("a number of entries");
    let folder = Folder(arguments.next().expect("FOLDER").into());
    let mut tree = GrowingTree::new();
    let (mut adding, mut bytes) = (std::time::Duration::ZERO, 0);
    for first in (0..entries).step_by(65_536) {
        let texts: Vec<String> = (first..entries.min(first + 65_536)).map(entry).collect();
        bytes += texts.iter().map(String::len).sum::<usize>();
        let from = Instant::now();
        for text in &texts {
            tree.append(text.as_bytes()).unwrap();
        }
        adding += from.elapsed();
        folder.write(tree.take_full());
    }
    folder.write(tree.take());
    let (size, root) = (tree.size(), tree.root());
    println!("entries {size}, {} bytes each", bytes as u64 / size);
    println!("append {:.0} entries/s", size as f64 / adding.as_secs_f64());
    proofs(&folder, size, &root);
    let from = Instant::now();
    let mut seen = 0u64;
    let report = check_tree(&folder, size, root, &mut |_, _| seen += 1);
    assert!(report.is_sound() && seen == size, "{:?}", report.faults);
    println!(
        "fsck {:.1} s, {:.0} entries/s",
        from.elapsed().as_secs_f64(),
        size as f64 / from.elapsed().as_secs_f64()
    );
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find(|line| line.starts_with("VmHWM")) {
        println!("peak {}", peak.trim_start_matches("VmHWM:").trim());
    }
}

fn proofs(folder: &Folder, size: u64, root: &entente_audit::Hash) {
    let asked = 1_000;
    let mut times: Vec<f64> = (0..asked)
        .map(|number| {
            let index = number * 7_919_993 % size;
            let from = Instant::now();
            let path = TreeReader::new(folder, size).prove_inclusion(index).unwrap();
            let time = from.elapsed().as_secs_f64();
            verify_inclusion(entry(index).as_bytes(), index, size, root, &path).unwrap();
            time
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| 1e3 * times[((times.len() - 1) as f64 * share) as usize];
    println!("inclusion proof p50 {:.3} ms, p99 {:.3} ms, max {:.3} ms", at(0.5), at(0.99), at(1.0));
    let former = size / 3 + 1;
    let from = Instant::now();
    let mut tree = TreeReader::new(folder, size);
    let path = tree.prove_consistency(former).unwrap();
    println!("consistency proof {:.3} ms", 1e3 * from.elapsed().as_secs_f64());
    let former_root = tree.root_at(former).unwrap();
    verify_consistency(former, &former_root, size, root, &path).unwrap();
}
