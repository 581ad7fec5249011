//! The log of evidence from the command line: proofs, witnesses, copies, and the other verifier.

use std::fs;
use std::process::Command;

use entente_testkit::repository_root;
use serde_json::Value;

use crate::agreement::{node, ok};
use crate::run::{entente, entente_in, text};

#[test]
fn lists_every_entry_from_the_first() {
    let folder = node();
    let list = ok(&["log", "list", "--dir", text(folder.path()), "--format", "json"]).json();
    let entries = list.as_array().unwrap();
    assert!(entries.len() > 3, "{list:#}");
    for (entry, seq) in entries.iter().zip(1..) {
        assert_eq!(entry["id"], seq);
        for field in ["at", "event", "actor", "hash"] {
            assert!(entry[field].is_string(), "{field}: {entry:#}");
        }
    }
    assert_eq!(entries[0]["event"], "node-created");
}

#[test]
fn an_act_is_proved_with_its_witness_and_python_agrees() {
    let folder = node();
    let dir = text(folder.path());
    let (witness, request) = (folder.path().join("temoin"), folder.path().join("demande.txt"));
    let (answer, bundle) = (folder.path().join("reponse.txt"), folder.path().join("preuve.json"));
    let name = "region-exemple.invalid/temoin";
    let witness_key = ok(&["witness", "create", "--dir", text(&witness), "--name", name]).stdout;
    let witness_key = witness_key.trim();
    let log_key = ok(&["log", "key", "--dir", dir]).stdout;
    let log_key = log_key.trim();
    ok(&["log", "add-witness", "--dir", dir, "--party", "region-exemple", witness_key]);
    ok(&["witness", "follow", "--dir", text(&witness), log_key]);
    let asked = ["explain", "--dir", dir, "--as", "region-exemple", "--purpose", "etudes", "f-carac-elev"];
    assert!(entente(&asked).code < 2);
    ok(&["log", "request", "--dir", dir, name, "-o", text(&request)]);
    ok(&["witness", "cosign", "--dir", text(&witness), text(&request), "-o", text(&answer)]);
    ok(&["log", "cosign", "--dir", dir, name, text(&answer)]);
    let said = ok(&["log", "witnesses", "--dir", dir]).stdout;
    assert!(said.contains(name) && said.contains("cosignées"), "{said}");

    let proved = ok(&["log", "prove", "a-000001", "--dir", dir, "-o", text(&bundle)]).stdout;
    assert!(proved.contains("La preuve tient") && proved.contains("access-decided"), "{proved}");
    let trusted = [
        "log",
        "verify",
        text(&bundle),
        "--log-key",
        log_key,
        "--witness-key",
        witness_key,
        "--format",
        "json",
    ];
    let report = ok(&trusted).json();
    assert_eq!(report["log_is_known"], true);
    assert_eq!(report["witnesses"][0]["name"], name);
    assert_eq!(report["faults"], Value::Array(Vec::new()));
    let python = Command::new("python3")
        .arg(repository_root().join("verify/verify_bundle.py"))
        .args([text(&bundle), log_key, witness_key])
        .output()
        .unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stdout));

    let good = fs::read_to_string(&bundle).unwrap();
    fs::write(&bundle, good.replacen("region-exemple", "region-exempte", 1)).unwrap();
    let fails = entente_in("en_GB.UTF-8", &["log", "verify", text(&bundle)]);
    assert_eq!(fails.code, 1);
    assert!(fails.stdout.contains("does not hold"), "{}", fails.stdout);
    assert_eq!(entente(&["log", "prove", "m-000009", "--dir", dir, "-o", text(&bundle)]).code, 2);
    assert_eq!(entente(&["log", "verify", text(&bundle), "--log-key", "x"]).code, 2);

    let fsck = ok(&["log", "fsck", dir]).stdout;
    assert!(fsck.contains(name), "{fsck}");
    let (archive, copy) = (folder.path().join("journal.tar"), folder.path().join("copie"));
    ok(&["log", "export", "--dir", dir, "-o", text(&archive)]);
    ok(&["log", "import", text(&archive), "--into", text(&copy), "--log-key", log_key]);
    ok(&["log", "fsck", text(&copy)]);
    let tile = copy.join("checkpoint");
    fs::write(&tile, fs::read_to_string(&tile).unwrap().replacen('1', "2", 1)).unwrap();
    assert_ne!(entente(&["log", "fsck", text(&copy)]).code, 0);
}

#[test]
fn a_delivery_of_the_demo_leads_to_its_decision_and_the_text_and_to_no_deposit() {
    let played = crate::demo::played();
    let dir = text(&played.dir);
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("preuve.json");
    ok(&["log", "prove", "m-000001", "--dir", dir, "-o", text(&bundle)]);
    let report = ok(&["log", "verify", text(&bundle), "--format", "json"]).json();
    let events: Vec<&str> =
        report["acts"].as_array().unwrap().iter().map(|act| act["event"].as_str().unwrap()).collect();
    // The cadre that it cites was signed before there was a node: its text is the evidence.
    for event in ["agreement-loaded", "access-decided"] {
        assert!(events.contains(&event), "{event}: {events:?}");
    }
    // The recipient's evidence shows nothing of the depositor's file: neither its name nor the report of its check.
    assert!(!events.iter().any(|event| event.starts_with("deposit-")), "{events:?}");
    assert_eq!(events.last(), Some(&"delivery-sent"));
    let proved = fs::read_to_string(&bundle).unwrap();
    // The convention that applies the cadre is there too, with the mailboxes that its parties wrote in it; no account is.
    assert!(proved.contains("exemple-2024"));
    for of_an_account in ["argon2", "analyste@", "ssa@"] {
        assert!(!proved.contains(of_an_account), "{of_an_account}");
    }
    ok(&["log", "fsck", dir]);
}

/// A witness that answers by HTTP, asked by the node, as two programs.
#[test]
fn a_witness_answers_by_http() {
    use std::io::{BufRead, BufReader};
    let folder = node();
    let dir = text(folder.path());
    let witness = folder.path().join("temoin");
    let name = "region-exemple.invalid/temoin";
    let key = ok(&["witness", "create", "--dir", text(&witness), "--name", name]).stdout;
    let log_key = ok(&["log", "key", "--dir", dir]).stdout;
    ok(&["witness", "follow", "--dir", text(&witness), log_key.trim()]);
    let mut served = Command::new(env!("CARGO_BIN_EXE_entente"))
        .args(["witness", "serve", "--dir", text(&witness), "--listen", "127.0.0.1:0"])
        .env("LANG", "C.UTF-8")
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(served.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    ok(&["log", "add-witness", "--dir", dir, "--party", "region-exemple", key.trim(), "--url", &url]);
    let first = entente(&["log", "ask", "--dir", dir]);
    let again = entente(&["log", "ask", "--dir", dir]);
    // The node loses what the witness cosigned: the witness says where it is, and is asked from there.
    fs::remove_dir_all(folder.path().join("log/cosigned")).unwrap();
    let after = entente(&["log", "ask", "--dir", dir]);
    served.kill().unwrap();
    served.wait().unwrap();
    for ran in [first, again, after] {
        assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.contains("a cosigné"), "{}", ran.stdout);
    }
    let silent = entente(&["log", "ask", "--dir", dir]);
    assert_eq!(silent.code, 1);
    assert!(silent.stderr.contains(name), "{}", silent.stderr);
}
