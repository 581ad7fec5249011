//! The key of pseudonyms from the command line: shares, restoration, rotation, and the two works under two hands.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::agreement::ok;
use crate::demo::played;
use crate::run::{Ran, entente, entente_in, text};

const PURPOSE: &str = "planification-formations";

/// A node with what the demo deposited and delivered, and a folder for what does not stay on it.
struct World {
    node: TempDir,
    desk: TempDir,
}

impl World {
    fn new() -> Self {
        let node = tempfile::Builder::new().prefix("entente-test-").tempdir().unwrap();
        entente_testkit::copy_tree(&played().dir, node.path()).unwrap();
        Self { node, desk: tempfile::tempdir().unwrap() }
    }

    fn dir(&self) -> &str {
        text(self.node.path())
    }

    fn desk(&self, name: &str) -> PathBuf {
        self.desk.path().join(name)
    }

    fn key(&self, args: &[&str]) -> Ran {
        let [command, rest @ ..] = args else { panic!("a command of `key`") };
        let mut all = vec!["key", command, "--dir", self.dir()];
        all.extend(rest);
        entente(&all)
    }

    /// Splits the key in force; gives the files of the shares.
    fn split(&self, round: &str) -> [String; 3] {
        let holders = ["rectorat-exemple", "tiers-exemple", "coffre-exemple"];
        let paths = holders.map(|holder| self.desk(&format!("{round}-{holder}.txt")).display().to_string());
        let shares: Vec<String> =
            holders.iter().zip(&paths).map(|(holder, path)| format!("{holder}={path}")).collect();
        let mut args = vec!["split", "--as", "rectorat-exemple"];
        shares.iter().for_each(|share| args.extend(["--share", share.as_str()]));
        let ran = self.key(&args);
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        paths
    }

    /// Delivers the file of pupils to the région; gives its path.
    fn deliver(&self, name: &str) -> PathBuf {
        let path = self.desk(name);
        let mut args = vec!["deliver", "--dir", self.dir(), "--to", "region-exemple", "--purpose", PURPOSE];
        args.extend(["f-carac-elev", "-o", text(&path)]);
        ok(&args);
        path
    }

    fn rekey(&self, shares: [&str; 2], held: &Path, output: &Path) -> Ran {
        let [one, other] = shares;
        self.key(&[
            "rekey",
            "--as",
            "rectorat-exemple",
            "--to",
            "region-exemple",
            "--purpose",
            PURPOSE,
            "f-carac-elev",
            "--share",
            one,
            "--share",
            other,
            "--held",
            text(held),
            "-o",
            text(output),
        ])
    }

    fn reverse(&self, party: &str, article: &str, shares: [&str; 2], held: &Path, output: &Path) -> Ran {
        let [one, other] = shares;
        self.key(&[
            "reverse",
            "--as",
            party,
            "--of",
            "region-exemple",
            "--purpose",
            PURPOSE,
            "f-carac-elev",
            "--variable",
            "id_eleve",
            "--article",
            article,
            "--share",
            one,
            "--share",
            other,
            "--held",
            text(held),
            "-o",
            text(output),
        ])
    }

    fn log(&self) -> String {
        ok(&["log", "show", "--dir", self.dir()]).stdout
    }
}

/// The column of that name, in the order of the file.
fn column(path: &Path, name: &str) -> Vec<String> {
    let file = fs::read_to_string(path).unwrap();
    let mut lines = file.trim_start_matches('\u{feff}').lines();
    let place = lines.next().unwrap().split(';').position(|title| title == name).unwrap();
    lines.map(|line| line.split(';').nth(place).unwrap().to_owned()).collect()
}

fn private(path: &Path) -> bool {
    fs::metadata(path).unwrap().permissions().mode() & 0o077 == 0
}

#[test]
fn a_lost_key_comes_back_from_two_shares_and_is_the_same() {
    let world = World::new();
    let before = column(&world.deliver("before.csv"), "id_eleve");
    let shares = world.split("one");
    for share in &shares {
        assert!(private(Path::new(share)));
        let read = fs::read_to_string(share).unwrap();
        assert!(read.starts_with("# Part ") && read.contains("entente-pseudonym-share-v1"), "{read}");
    }
    let key = world.node.path().join("keys/pseudonym.key");
    fs::remove_file(&key).unwrap();
    let shown = world.key(&["show"]).stdout;
    assert!(shown.contains("n'est pas là") && shown.contains("tiers-exemple"), "{shown}");
    let refused = entente(&[
        "deliver",
        "--dir",
        world.dir(),
        "--to",
        "region-exemple",
        "--purpose",
        PURPOSE,
        "f-carac-elev",
        "-o",
        text(&world.desk("none.csv")),
    ]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("entente key restore"), "{}", refused.stderr);

    let alone = world.key(&["restore", "--share", &shares[0], "--share", &shares[0]]);
    assert_eq!(alone.code, 2);
    assert!(alone.stderr.contains("deux parts différentes"), "{}", alone.stderr);
    let restored = world.key(&["restore", "--share", &shares[2], "--share", &shares[1]]);
    assert_eq!(restored.code, 0, "{}", restored.stderr);
    assert!(restored.stdout.contains("coffre-exemple, tiers-exemple"), "{}", restored.stdout);
    assert!(private(&key));
    assert_eq!(column(&world.deliver("after.csv"), "id_eleve"), before);
    let again = world.key(&["restore", "--share", &shares[2], "--share", &shares[1]]);
    assert!(again.code == 2 && again.stderr.contains("déjà en service"), "{}", again.stderr);

    let log = world.log();
    for event in ["pseudonym-key-split", "pseudonym-key-restored", "why=shares", "why=key-in-force"] {
        assert!(log.contains(event), "{event} is not in {log}");
    }
    assert_eq!(entente(&["log", "verify", "--dir", world.dir()]).code, 0);
}

#[test]
fn another_key_in_the_place_of_the_one_in_force_delivers_nothing() {
    let world = World::new();
    let key = world.node.path().join("keys/pseudonym.key");
    fs::write(&key, format!("entente-pseudonym-key-v1 {}\n", "0a".repeat(32))).unwrap();
    let args =
        ["deliver", "--dir", world.dir(), "--to", "region-exemple", "--purpose", PURPOSE, "f-carac-elev"];
    let output = world.desk("none.csv");
    let refused = entente(&[&args[..], &["-o", text(&output)]].concat());
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("n'est pas la clé de pseudonymes mise en service"), "{}", refused.stderr);
    assert!(!output.exists());
}

/// A convention may let nothing leave while nobody cosigned the log: a correspondence of pseudonyms leaves too.
#[test]
fn nothing_is_followed_to_another_key_while_nobody_cosigned_the_log() {
    let world = World::new();
    let held = world.deliver("before.csv");
    let former = world.split("one");
    assert_eq!(world.key(&["rotate", "--as", "rectorat-exemple"]).code, 0);
    let convention = world.node.path().join("conventions/exemple-2024.convention.md");
    let text_before = fs::read_to_string(&convention).unwrap();
    let rule = "```entente rule\nrequire = \"cosignature\"\nwithin = \"P7D\"\n```\n\n```entente grant";
    fs::write(&convention, text_before.replacen("```entente grant", rule, 1)).unwrap();
    let output = world.desk("correspondance.csv");
    let refused = world.rekey([&former[0], &former[2]], &held, &output);
    assert!(
        refused.code != 0 && refused.stderr.contains("aucun témoin"),
        "{}{}",
        refused.stdout,
        refused.stderr
    );
    assert!(!output.exists() && !world.log().contains("pseudonyms-rekeyed"));
    // Cosigned, it is handed over.
    let witness = world.desk("temoin");
    let name = "region-exemple.invalid/temoin";
    let key = ok(&["witness", "create", "--dir", text(&witness), "--name", name]).stdout;
    ok(&["log", "add-witness", "--dir", world.dir(), "--party", "region-exemple", key.trim()]);
    let log_key = ok(&["log", "key", "--dir", world.dir()]).stdout;
    ok(&["witness", "follow", "--dir", text(&witness), log_key.trim()]);
    let (request, answer) = (world.desk("demande.txt"), world.desk("reponse.txt"));
    ok(&["log", "request", "--dir", world.dir(), name, "-o", text(&request)]);
    ok(&["witness", "cosign", "--dir", text(&witness), text(&request), "-o", text(&answer)]);
    ok(&["log", "cosign", "--dir", world.dir(), name, text(&answer)]);
    let done = world.rekey([&former[0], &former[2]], &held, &output);
    assert_eq!(done.code, 0, "{}", done.stderr);
}

#[test]
fn a_rotation_changes_pseudonyms_and_two_shares_follow_them() {
    let world = World::new();
    let before = world.deliver("before.csv");
    let never = world.key(&["rotate"]);
    assert!(never.code == 2 && never.stderr.contains("jamais été partagée"), "{}", never.stderr);
    let former = world.split("one");
    let rotated = world.key(&["rotate", "--as", "rectorat-exemple"]);
    assert_eq!(rotated.code, 0, "{}", rotated.stderr);
    assert!(!world.node.path().join("keys/pseudonym.key").exists(), "the former key stays on the node");
    let after = world.deliver("after.csv");
    let (old, new) = (column(&before, "id_eleve"), column(&after, "id_eleve"));
    assert!(old.iter().all(|one| !new.contains(one)));

    // Shares of the key in force are not those that give the correspondence.
    let current = world.split("two");
    let output = world.desk("correspondance.csv");
    let wrong = world.rekey([&current[0], &current[1]], &before, &output);
    assert!(wrong.code == 2 && wrong.stderr.contains("d'une autre clé"), "{}", wrong.stderr);
    let mixed = world.rekey([&former[0], &current[1]], &before, &output);
    assert!(mixed.code == 2 && mixed.stderr.contains("deux parts différentes"), "{}", mixed.stderr);
    assert!(!output.exists());

    // Only three of the pupils, as the recipient holds them.
    let few = world.desk("few.csv");
    fs::write(&few, format!("id_eleve\n{}\n{}\n{}\n", old[0], old[1], old[2])).unwrap();
    let done = world.rekey([&former[0], &former[2]], &few, &output);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(private(&output));
    let (asked, given) = (column(&output, "ancien"), column(&output, "nouveau"));
    let mut wanted = old[..3].to_vec();
    wanted.sort();
    assert_eq!(asked, wanted);
    assert!(given.iter().all(|one| new.contains(one)));
    // The same variables of a pupil stand beside both pseudonyms.
    let row = |path: &Path, id: &str| {
        let file = fs::read_to_string(path).unwrap();
        file.lines().find(|line| line.contains(id)).unwrap().replace(id, "")
    };
    for (one, other) in asked.iter().zip(&given) {
        assert_eq!(row(&before, one), row(&after, other));
    }
    // The node keeps no copy, and the log has neither pseudonym nor share.
    let again = world.rekey([&former[0], &former[2]], &few, &output);
    assert!(again.code == 2 && again.stderr.contains("existe déjà"), "{}", again.stderr);
    let inside = world.rekey([&former[0], &former[2]], &few, &world.node.path().join("deliveries/c.csv"));
    assert!(inside.code == 2 && inside.stderr.contains("dans le dossier du nœud"), "{}", inside.stderr);
    let log = world.log();
    assert!(log.contains("pseudonyms-rekeyed") && log.contains("found=3"), "{log}");
    let database =
        String::from_utf8_lossy(&fs::read(world.node.path().join("entente.db")).unwrap()).into_owned();
    for secret in asked.iter().chain(&given) {
        assert!(!log.contains(secret) && !database.contains(secret));
    }
    assert_eq!(entente(&["log", "verify", "--dir", world.dir()]).code, 0);
}

#[test]
fn identifiers_come_back_under_two_hands_with_an_article() {
    let world = World::new();
    let delivered = world.deliver("delivered.csv");
    let shares = world.split("one");
    let held = world.desk("held.csv");
    let pseudonym = column(&delivered, "id_eleve").remove(7);
    fs::write(&held, format!("id_eleve;motif\n{pseudonym};x\n")).unwrap();
    let output = world.desk("identifiants.csv");
    let both = [shares[0].as_str(), shares[1].as_str()];
    let refusals = [
        (world.reverse("rectorat-exemple", "men-rdf-2015/99", both, &held, &output), "aucune convention"),
        (world.reverse("region-exemple", "men-rdf-2015/4", both, &held, &output), "ne produit"),
        (
            world.reverse("rectorat-exemple", "men-rdf-2015/4", [both[0], both[0]], &held, &output),
            "deux parts différentes",
        ),
    ];
    for (ran, why) in refusals {
        assert_eq!(ran.code, 2, "{}", ran.stdout);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        assert!(!output.exists());
    }
    let done = world.reverse("rectorat-exemple", "men-rdf-2015/4", both, &held, &output);
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert!(private(&output));
    assert_eq!(column(&output, "pseudonyme"), [pseudonym.as_str()]);
    let identifier = column(&output, "identifiant").remove(0);
    assert!(!done.stdout.contains(&identifier));
    let log = world.log();
    for event in ["pseudonyms-reversed", "why=article-unknown", "why=not-producer", "why=shares", "asked=1"] {
        assert!(log.contains(event), "{event} is not in {log}");
    }
    assert!(!log.contains(&identifier) && !log.contains(&pseudonym));
    // An identifier in place of a pseudonym is refused without being repeated.
    let wrong = world.desk("wrong.csv");
    fs::write(&wrong, format!("id_eleve\n{identifier}\n")).unwrap();
    let ran = world.reverse("rectorat-exemple", "men-rdf-2015/4", both, &wrong, &world.desk("other.csv"));
    assert!(ran.code == 2 && !ran.stderr.contains(&identifier), "{}", ran.stderr);
}

#[test]
fn shares_stay_out_of_the_node_and_each_has_its_holder() {
    let world = World::new();
    let inside = format!("a={}", world.node.path().join("keys/part.txt").display());
    let (one, other) =
        (format!("b={}", world.desk("b").display()), format!("c={}", world.desk("c").display()));
    let ran = world.key(&["split", "--share", &inside, "--share", &one, "--share", &other]);
    assert!(ran.code == 2 && ran.stderr.contains("dans le dossier du nœud"), "{}", ran.stderr);
    let twice = format!("b={}", world.desk("d").display());
    let ran = world.key(&["split", "--share", &twice, "--share", &one, "--share", &other]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    let ran = world.key(&["split", "--share", &one, "--share", &other]);
    assert!(ran.code == 2 && ran.stderr.contains("trois parts"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(world.desk.path()).unwrap().count(), 0);
    let created = world.key(&["create"]);
    assert!(created.code == 2 && created.stderr.contains("déjà en service"), "{}", created.stderr);
    let english = entente_in("en_GB.UTF-8", &["key", "show", "--dir", world.dir()]);
    assert!(english.stdout.contains("is not split"), "{}", english.stdout);
}
