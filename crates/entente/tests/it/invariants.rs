//! The promises about persons and evidence, held against a whole demo rather than against one crate.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::demo::played;
use crate::run::{entente, text};

/// The INE of the fictitious pupils.
fn pupils(dir: &Path) -> Vec<String> {
    let file = fs::read(dir.join("in/f-carac-elev_2026_v2.csv")).unwrap();
    let file: String = file.iter().map(|&byte| char::from(byte)).collect();
    file.lines().skip(1).map(|line| line.split(';').next().unwrap().to_owned()).collect()
}

fn names_below(folder: &Path, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        names.push(entry.file_name().to_string_lossy().into_owned());
        if entry.file_type().unwrap().is_dir() {
            names_below(&entry.path(), names);
        }
    }
}

#[test]
fn the_log_and_the_file_names_name_nobody() {
    let dir = &played().dir;
    let shown = entente(&["log", "show", "--dir", text(dir)]);
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.lines().count() > 20, "{}", shown.stdout);
    let mut said = vec![shown.stdout];
    names_below(dir, &mut said);
    for pupil in pupils(dir) {
        assert!(
            !said.iter().any(|text| text.contains(&pupil)),
            "a pupil's number is in the log or in a file name"
        );
    }
    assert!(!said.iter().any(|text| text.contains('@')), "a login is in the log or in a file name");
}

#[test]
fn what_the_job_says_and_keeps_of_a_check_holds_no_pupil() {
    let played = played();
    // Nothing but the files as received, the checked rows and the producers' own files may hold a number.
    let database = fs::read(played.dir.join("entente.db")).unwrap();
    let database = String::from_utf8_lossy(&database);
    for pupil in pupils(&played.dir) {
        assert!(!played.said.contains(&pupil), "a pupil's number was printed");
        assert!(!database.contains(&pupil), "a pupil's number is in the database");
    }
}

#[test]
fn a_request_puts_no_free_text_in_the_log() {
    let dir = &played().dir;
    for (purpose, dataset) in [("Camille Fictive, née en 2010", "f-carac-elev"), ("etudes", "099000001AA")] {
        let asked = ["explain", "--dir", text(dir), "--as", "region-exemple", "--purpose", purpose, dataset];
        let ran = entente(&asked);
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        assert!(ran.stderr.contains("ne peut pas être utilisé"), "{}", ran.stderr);
    }
}

#[test]
fn what_a_node_keeps_is_for_its_own_account_only() {
    for name in ["entente.db", "deposits", "checked", "deliveries", "keys", "keys/pseudonym.key"] {
        let mode = fs::metadata(played().dir.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} can be read by others ({mode:o})");
    }
}

#[test]
fn each_delivery_follows_the_decision_that_permits_it() {
    let dir = &played().dir;
    // Page by page, the latest first.
    let pages = ["1", "2", "3", "4", "5"];
    let shown: String =
        pages.map(|page| entente(&["log", "show", "--dir", text(dir), "--page", page]).stdout).concat();
    let mut permitted = Vec::new();
    let mut delivered = 0;
    for line in shown.lines() {
        let field = |name: &str| {
            line.split_whitespace()
                .find_map(|word| word.strip_prefix(name))
                .map(str::to_owned)
                .unwrap_or_default()
        };
        if line.contains("access-decided") && line.contains("outcome=permitted") {
            permitted.push(field("decision="));
        }
        if line.contains("delivery-sent") {
            delivered += 1;
            // The log is shown the latest first: the decision comes further down.
            let decision = field("decision=");
            assert!(!permitted.contains(&decision), "a delivery stands before its decision: {line}");
            assert!(
                shown.contains(&format!("decision={decision} outcome=permitted")),
                "{decision} permits nothing"
            );
        }
    }
    assert!(delivered >= 2 && !permitted.is_empty(), "{shown}");
}
