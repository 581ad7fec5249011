//! Conventions from the command line: their life and what it does to decisions, signatures and keys.

use std::fs;
use std::path::{Path, PathBuf};

use entente_testkit::{folder_that_runs, repository_root};
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Ran, entente, entente_from, entente_in, text};

/// A node on the shipped conventions, without data.
pub fn node() -> TempDir {
    let folder = folder_that_runs().unwrap();
    ok(&["init", text(folder.path())]);
    folder
}

/// Runs a command that must succeed.
pub fn ok(args: &[&str]) -> Ran {
    let ran = entente(args);
    assert_eq!(ran.code, 0, "{args:?}: {}{}", ran.stdout, ran.stderr);
    ran
}

fn record(dir: &Path, what: &str, on: &str, more: &[&str]) -> Ran {
    let mut args = vec!["agreement", "record", "--dir", text(dir), "exemple-2024", what, "--on", on];
    args.extend(["--format", "json"]);
    args.extend(more);
    entente(&args)
}

/// The state of a convention on a day, as known on another.
fn state(dir: &Path, on: &str, known: &str) -> Value {
    let args = ["agreement", "show", "exemple-2024", "--dir", text(dir), "--on", on, "--known-on", known];
    let mut args = args.to_vec();
    args.extend(["--format", "json"]);
    ok(&args).json()["state"].clone()
}

fn explain(dir: &Path, on: &str) -> Value {
    let args =
        ["explain", "--dir", text(dir), "--as", "region-exemple", "--purpose", "planification-formations"];
    let mut args = args.to_vec();
    args.extend(["f-carac-elev", "--on", on, "--format", "json"]);
    ok(&args).json()
}

#[test]
fn lists_conventions_with_where_they_stand() {
    let root = repository_root();
    for dir in [root.clone(), node().keep()] {
        let list = ok(&["agreement", "list", "--dir", text(&dir), "--format", "json"]).json();
        let ids: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert!(ids.contains(&"exemple-2024") && ids.contains(&"men-rdf-2015"), "{ids:?}");
        let one = list.as_array().unwrap().iter().find(|one| one["id"] == "exemple-2024").unwrap();
        assert_eq!((one["phase"].as_str(), one["kind"].as_str()), (Some("in-force"), Some("application")));
        assert_eq!(one["begins_on"], "2024-03-21");
        assert!(one["says"].as_str().unwrap().contains("21 mars 2024"), "{one:#}");
        assert_eq!(one["parties"].as_array().unwrap().len(), 2);
    }
    let cadres =
        ok(&["agreement", "list", "--dir", text(&root), "--kind", "cadre", "--format", "json"]).json();
    assert!(cadres.as_array().unwrap().iter().all(|one| one["kind"] == "cadre"), "{cadres:#}");
    assert_eq!(entente(&["agreement", "list", "--dir", text(&root), "--kind", "pacte"]).code, 2);
    let said = ok(&["agreement", "list", "--dir", text(&root)]).stdout;
    assert!(said.contains("en vigueur"), "{said}");
    let english = entente_in("en_GB.UTF-8", &["agreement", "show", "exemple-2024", "--dir", text(&root)]);
    assert!(english.stdout.contains("in force"), "{}", english.stdout);
    assert_eq!(entente(&["agreement", "show", "inconnue", "--dir", text(&root)]).code, 2);
}

#[test]
fn a_suspended_convention_grants_nothing() {
    let folder = node();
    let dir = folder.path();
    assert_eq!(explain(dir, "2025-05-02")["outcome"], "permitted");
    assert_eq!(record(dir, "suspended", "2025-05-01", &[]).code, 0);
    let refused = explain(dir, "2025-05-02");
    assert_eq!(
        (refused["outcome"].as_str(), refused["missing"][0]["value"].as_str()),
        (Some("not-covered"), Some("exemple-2024"))
    );
    assert_eq!(explain(dir, "2025-04-30")["outcome"], "permitted");
    // Twice suspended, nobody knows when it resumed: the text's engine says no.
    let twice = record(dir, "suspended", "2025-05-03", &[]);
    assert_eq!(twice.code, 2);
    assert!(twice.stderr.contains("déjà suspendue"), "{}", twice.stderr);
    assert_eq!(record(dir, "resumed", "2025-06-01", &[]).code, 0);
    assert_eq!(explain(dir, "2025-06-01")["outcome"], "permitted");
    assert_eq!(explain(dir, "2025-05-31")["outcome"], "not-covered");
    ok(&["log", "verify", "--dir", text(dir)]);
    let log = ok(&["log", "show", "--dir", text(dir)]).stdout;
    assert!(log.contains("agreement-fact-recorded") && log.contains("what=suspended"), "{log}");
}

#[test]
fn a_notice_ends_it_a_year_after_its_receipt_and_both_days_are_kept() {
    let folder = node();
    let dir = folder.path();
    let given = [
        "--by",
        "region-exemple",
        "--known-on",
        "2025-01-20",
        "--reference",
        "RAR 1A 234",
        "--as",
        "rectorat-exemple",
    ];
    let kept = record(dir, "notice-received", "2025-01-10", &given).json();
    assert_eq!(kept["fact"]["fact"]["known_on"], "2025-01-20");
    assert_eq!(state(dir, "2025-01-15", "2025-01-19")["phase"], "in-force", "it was not known yet");
    assert_eq!(state(dir, "2025-01-15", "2025-01-20")["phase"], "ending");
    let ended = state(dir, "2026-02-01", "2026-02-01");
    assert_eq!((ended["phase"].as_str(), ended["end"]["cause"].as_str()), (Some("ended"), Some("notice")));
    assert_eq!(explain(dir, "2025-12-31")["outcome"], "permitted");
    let after = explain(dir, "2026-02-01");
    assert_eq!(after["outcome"], "not-covered");
    let said = ok(&["agreement", "show", "exemple-2024", "--dir", text(dir)]).stdout;
    assert!(said.contains("f-000001") && said.contains("notice-received"), "{said}");

    // It was a mistake: the fact is corrected, never erased, and what was known then is still what was known then.
    let id = kept["fact"]["fact"]["id"].as_str().unwrap();
    assert_eq!(record(dir, "retracted", "2025-01-10", &["--replaces", id]).code, 0);
    assert_eq!(state(dir, "2026-02-01", "2026-02-01")["phase"], "ended");
    let list = ok(&["agreement", "list", "--dir", text(dir), "--format", "json"]).json();
    assert!(list.as_array().unwrap().iter().all(|one| one["phase"] == "in-force"), "{list:#}");
    ok(&["log", "verify", "--dir", text(dir)]);
    let log = ok(&["log", "show", "--dir", text(dir)]).stdout;
    assert!(!log.contains("RAR"), "the reference of a letter is in the log: {log}");
}

#[test]
fn a_fact_that_cannot_be_is_refused_with_its_reason() {
    let folder = node();
    let dir = folder.path();
    for (what, more, expected) in [
        ("notice-received", &["--by", "commune-inconnue"][..], "n'est pas partie"),
        ("notice-received", &[], "by"),
        ("tea-was-served", &[], "tea-was-served"),
        ("suspended", &["--by", "region-exemple"], "by"),
        ("force-majeure-ended", &[], "n'est pas suspendue"),
        ("suspended", &["--as", "commune-inconnue"], "n'est pas partie"),
        ("suspended", &["--known-on", "2999-01-01"], "ne peut pas être connu avant ce jour"),
        ("retracted", &["--replaces", "f-000042"], "aucun fait"),
    ] {
        let ran = record(dir, what, "2025-05-01", more);
        assert_eq!(ran.code, 2, "{what} {more:?}: {}", ran.stdout);
        assert!(ran.stderr.contains(expected), "{what} {more:?}: {}", ran.stderr);
    }
    assert!(!ok(&["log", "show", "--dir", text(dir)]).stdout.contains("agreement-fact"));
}

/// A convention in a folder of its own, with a key for each of its parties.
struct Desk {
    folder: TempDir,
    file: PathBuf,
}

const SIGNERS: [(&str, &str); 2] = [("rectorat-exemple", "rectorat.pem"), ("region-exemple", "region.pem")];

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("exemple.convention.md");
        fs::copy(repository_root().join("conventions/exemple-2024.convention.md"), &file).unwrap();
        let desk = Self { folder, file };
        for (party, key) in SIGNERS {
            let ran = desk.run(&[
                "agreement",
                "keys",
                "create",
                "--party",
                party,
                "-o",
                key,
                "--from",
                "2024-01-01",
            ]);
            assert_eq!(ran.code, 0, "{}", ran.stderr);
        }
        desk
    }

    fn run(&self, args: &[&str]) -> Ran {
        entente_from(self.folder.path(), args)
    }

    fn sign(&self, (party, key): (&str, &str)) -> Ran {
        let mut args = vec!["agreement", "sign", "exemple.convention.md", "--key", key, "--party", party];
        args.extend([
            "--name",
            "Camille Fictive",
            "--function",
            "Directrice",
            "--place",
            "Exemple",
            "--on",
            "2024-03-14",
        ]);
        self.run(&args)
    }

    fn verify(&self, more: &[&str]) -> Ran {
        let mut args = vec!["agreement", "verify", "exemple.convention.md", "--format", "json"];
        args.extend(more);
        self.run(&args)
    }
}

#[test]
fn signatures_are_verified_offline_and_a_changed_character_is_shown() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mode = fs::metadata(desk.folder.path().join("region.pem")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "a private key can be read by others");
    assert_eq!(desk.verify(&[]).code, 2, "there is nothing to verify yet");
    assert_eq!(desk.sign(SIGNERS[0]).code, 0);
    let half = desk.verify(&[]);
    assert_eq!((half.code, half.json()["found"]["missing"][0].as_str()), (1, Some("region-exemple")));
    assert_eq!(desk.sign(SIGNERS[1]).code, 0);
    let whole = desk.verify(&[]);
    assert_eq!((whole.code, whole.json()["signed_on"].as_str()), (0, Some("2024-03-14")));
    assert!(
        desk.run(&["agreement", "verify", "exemple.convention.md"])
            .stdout
            .contains("chaque signature est vérifiée")
    );

    let original = fs::read_to_string(&desk.file).unwrap();
    let copy = desk.folder.path().join("copie.md");
    fs::write(&copy, &original).unwrap();
    fs::write(&desk.file, original.replacen("999000011", "999000012", 1)).unwrap();
    let changed = desk.verify(&["--signed-copy", "copie.md"]);
    assert_eq!(changed.code, 1);
    let place = &changed.json()["found"]["places"][0];
    assert_eq!((place["signed"].as_str(), place["found"].as_str()), (Some("1"), Some("2")), "{place}");
    let said =
        desk.run(&["agreement", "verify", "exemple.convention.md", "--signed-copy", "copie.md"]).stdout;
    assert!(said.contains("Article 1"), "{said}");
    // A key never replaces a file, and the same person signs twice only in vain.
    assert_ne!(desk.run(&["agreement", "keys", "create", "--party", "x", "-o", "region.pem"]).code, 0);
}

#[test]
fn a_key_that_is_revoked_or_of_another_party_does_not_sign() {
    let desk = Desk::new();
    let list = desk.run(&["agreement", "keys", "list", "--format", "json"]).json();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["today"]["standing"], "valid");
    // The key of one party under the signature of the other.
    assert_eq!(desk.sign((SIGNERS[0].0, SIGNERS[1].1)).code, 0);
    assert_eq!(desk.sign(SIGNERS[1]).code, 0);
    let found = desk.verify(&[]);
    assert_eq!((found.code, found.json()["holds"].as_bool()), (1, Some(false)));
    let wrong = &found.json()["found"]["signatures"][0]["faults"][0];
    assert_eq!(wrong["standing"], "other-party", "{wrong}");

    let register = fs::read_to_string(desk.folder.path().join("keys.register")).unwrap();
    let line = register.lines().rfind(|line| line.starts_with("signed ")).unwrap();
    let key = line.split(' ').nth(1).unwrap();
    let args = [
        "agreement",
        "keys",
        "revoke",
        "--party",
        "region-exemple",
        key,
        "--with",
        "region.pem",
        "--why",
        "lost",
    ];
    let mut args = args.to_vec();
    args.extend(["--on", "2024-02-01"]);
    assert_eq!(desk.run(&args).code, 0, "{register}");
    let found = desk.verify(&[]).json();
    assert_eq!(found["found"]["signatures"][1]["faults"][0]["standing"], "revoked", "{found:#}");
}

#[test]
fn a_node_keeps_signatures_and_what_follows_from_them() {
    let folder = node();
    let dir = folder.path();
    // A convention that nobody has signed: its text says no day.
    let path = dir.join("conventions/nouvelle.convention.md");
    let draft = fs::read_to_string(dir.join("conventions/exemple-2024.convention.md")).unwrap();
    let draft = draft
        .replace("id = \"exemple-2024\"", "id = \"nouvelle-2026\"")
        .lines()
        .filter(|line| !line.starts_with("signed_on") && !line.starts_with("notified_on"))
        .collect::<Vec<_>>()
        .join("\n");
    fs::write(&path, draft).unwrap();
    let show = |id: &str| ok(&["agreement", "show", id, "--dir", text(dir), "--format", "json"]).json();
    assert_eq!(show("nouvelle-2026")["phase"], "draft");
    let keys = TempDir::new().unwrap();
    let sign = |party: &str| {
        let key = keys.path().join(format!("{party}.pem"));
        let args = ["agreement", "keys", "create", "--party", party, "-o", text(&key), "--dir", text(dir)];
        let mut args = args.to_vec();
        args.extend(["--from", "2024-01-01"]);
        ok(&args);
        let mut args = vec![
            "agreement",
            "sign",
            "nouvelle-2026",
            "--dir",
            text(dir),
            "--party",
            party,
            "--key",
            text(&key),
        ];
        args.extend(["--name", "Camille Fictive", "--function", "Directrice", "--place", "Exemple"]);
        ok(&args);
    };
    sign("rectorat-exemple");
    assert_eq!(show("nouvelle-2026")["phase"], "under-signature");
    let half = entente(&["agreement", "verify", "nouvelle-2026", "--dir", text(dir), "--format", "json"]);
    assert_eq!((half.code, half.json()["found"]["missing"][0].as_str()), (1, Some("region-exemple")));
    sign("region-exemple");
    assert_eq!(show("nouvelle-2026")["phase"], "signed");
    ok(&["agreement", "verify", "nouvelle-2026", "--dir", text(dir)]);
    // The same file, its signatures beside it and the register, without the node.
    let register = keys.path().join("parties.register");
    ok(&["agreement", "keys", "export", "--dir", text(dir), "-o", text(&register)]);
    ok(&["agreement", "verify", text(&path), "--keys", text(&register)]);
    let beside = format!("{}.signatures", text(&path));
    let again = ok(&["agreement", "import-signature", "--dir", text(dir), &beside]);
    assert!(again.stdout.contains("Rien de nouveau"), "{}", again.stdout);

    ok(&["log", "verify", "--dir", text(dir)]);
    let log = ok(&["log", "show", "--dir", text(dir)]).stdout;
    for event in ["key-registered", "agreement-signed", "agreement-fact-recorded"] {
        assert!(log.contains(event), "{log}");
    }
    assert!(!log.contains("Camille"), "who signed is in the log");
    // A text that nobody signed takes no signature of another one.
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("Article 1", "Article 1 ")).unwrap();
    let found = entente(&["agreement", "verify", "nouvelle-2026", "--dir", text(dir)]);
    assert_eq!(found.code, 1, "{}", found.stdout);
}

#[test]
fn the_calendar_says_what_will_happen_in_three_forms() {
    let root = repository_root();
    let calendar = |format: &str| {
        let args = ["agreement", "calendar", "exemple-2024", "--dir", text(&root), "--from", "2026-01-01"];
        let mut args = args.to_vec();
        args.extend(["--known-on", "2026-01-01", "--until", "2027-06-30", "--format", format]);
        ok(&args).stdout
    };
    let entries: Value = serde_json::from_str(&calendar("json")).unwrap();
    let find = |kind: &str| {
        let found = entries.as_array().unwrap().iter().find(|one| one["kind"] == kind);
        found.unwrap_or_else(|| panic!("no `{kind}` in {entries:#}")).clone()
    };
    // Notified on 21 March 2024 for a year, tacitly renewed; a notice of a year must be over by the end of the term.
    let renewal = find("renewal");
    assert_eq!(renewal["on"], "2026-03-21");
    assert_eq!(find("notice-deadline")["on"], "2026-03-20", "of the term that ends on 20 March 2027");
    assert!(
        renewal["place"]["article"] == "4" && renewal["says"].as_str().unwrap().len() > 10,
        "{renewal:#}"
    );
    assert!(find("deposit")["who_names"][0].as_str().unwrap().starts_with("Rectorat"), "{entries:#}");
    let days: Vec<&str> = entries.as_array().unwrap().iter().map(|one| one["on"].as_str().unwrap()).collect();
    assert!(days.is_sorted(), "{days:?}");

    let said = calendar("text");
    assert!(said.lines().any(|line| line.starts_with("2026-03-21  ")), "{said}");
    let ics = calendar("ics");
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"), "{ics}");
    assert!(ics.lines().all(|line| line.len() <= 75) && ics.contains("DTSTART;VALUE=DATE:20260321"), "{ics}");
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), entries.as_array().unwrap().len());
    assert_eq!(
        entente(&["agreement", "calendar", "x", "--dir", text(&root), "--until", "2027-01-01"]).code,
        2
    );
}

#[test]
fn each_day_of_a_calendar_is_reminded_of_once() {
    let folder = node();
    let dir = folder.path();
    // A term that ends soon, whenever the test runs: a reminder is due today.
    let today = entente_exchange::Clock::System.today();
    let path = dir.join("conventions/exemple-2024.convention.md");
    let convention = fs::read_to_string(&path).unwrap();
    let ends_on = today.checked_add(jiff::ToSpan::days(20)).unwrap();
    let convention = convention
        .replace("notified_on = 2024-03-21", &format!("notified_on = 2024-03-21\nends_on = {ends_on}"));
    fs::write(&path, convention).unwrap();
    let remind = || ok(&["remind", "--dir", text(dir), "--format", "json"]).json();
    let given = remind();
    let of_agreement: Vec<&Value> =
        given.as_array().unwrap().iter().filter(|one| one["agreement"] == "exemple-2024").collect();
    assert!(!of_agreement.is_empty(), "{given:#}");
    assert_eq!(of_agreement[0]["stage"], "before-30");
    assert!(remind().as_array().unwrap().is_empty(), "given once");
    assert!(ok(&["log", "show", "--dir", text(dir)]).stdout.contains("agreement-reminded"));
    ok(&["log", "verify", "--dir", text(dir)]);
}

#[test]
fn a_convention_is_written_as_a_page_that_stands_alone() {
    let out = TempDir::new().unwrap();
    let page = out.path().join("exemple.html");
    let root = repository_root();
    ok(&["agreement", "render", "exemple-2024", "--dir", text(&root), "-o", text(&page)]);
    let html = fs::read_to_string(&page).unwrap();
    for expected in
        ["<html lang=\"fr\">", "<h2>Article 1", "<caption>", "scope=\"row\"", "Rectorat de l'académie"]
    {
        assert!(html.contains(expected), "`{expected}` is not in the page");
    }
    assert!(!html.contains("<script") && !html.contains("http"), "the page needs nothing else");
    let wrong = entente(&["agreement", "render", "exemple-2024", "--dir", text(&root), "-o", "exemple.docx"]);
    assert_eq!(wrong.code, 2);
}

#[test]
fn fmt_lays_out_and_changes_nothing_that_is_said() {
    let folder = folder_that_runs().unwrap();
    let path = folder.path().join("conventions/exemple-2024.convention.md");
    ok(&["fmt", text(folder.path())]);
    ok(&["fmt", "--check", text(folder.path())]);
    let before =
        ok(&["agreement", "show", "exemple-2024", "--dir", text(folder.path()), "--format", "json"]).json();
    let laid_out = fs::read_to_string(&path).unwrap();
    fs::write(&path, laid_out.replacen("title = ", "title   =    ", 1)).unwrap();
    let check = entente(&["fmt", "--check", text(&path), "--format", "json"]);
    assert_eq!((check.code, check.json()["changed"].as_array().unwrap().len()), (1, 1));
    ok(&["fmt", text(&path)]);
    assert_eq!(fs::read_to_string(&path).unwrap(), laid_out);
    let after =
        ok(&["agreement", "show", "exemple-2024", "--dir", text(folder.path()), "--format", "json"]).json();
    assert_eq!(before, after);
    fs::write(&path, "pas une convention").unwrap();
    assert_eq!(entente(&["fmt", text(&path)]).code, 2);
    assert_eq!(fs::read_to_string(&path).unwrap(), "pas une convention");
}

#[test]
fn editors_get_the_schema_of_the_language() {
    let schema = ok(&["agreement", "schema"]).json();
    assert!(schema["$defs"]["front-matter"].is_object() && schema["$defs"]["grant"].is_object());
    assert_eq!(ok(&["check", "--schema"]).json(), schema);
}

#[test]
fn check_watches_until_it_is_stopped() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};
    let folder = folder_that_runs().unwrap();
    let path = folder.path().join("conventions/exemple-2024.convention.md");
    let mut child = Command::new(env!("CARGO_BIN_EXE_entente"))
        .args(["check", "--watch", text(folder.path())])
        .env("LANG", "fr_FR.UTF-8")
        .env_remove("LC_ALL")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |expected: &str| {
        let found = lines.by_ref().map(Result::unwrap).take(200).any(|line| line.contains(expected));
        assert!(found, "`{expected}` was not said");
    };
    until("aucune erreur");
    until("Ctrl-C");
    let convention = fs::read_to_string(&path).unwrap();
    fs::write(&path, convention.replace("kind = \"application\"", "kind = \"pacte\"")).unwrap();
    until("pacte");
    until("Ctrl-C");
    fs::write(&path, convention).unwrap();
    until("aucune erreur");
    child.kill().unwrap();
    child.wait().unwrap();
}
