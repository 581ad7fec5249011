//! Trusted time from the command line: an authority asked by a command, by HTTP and by files; what it says is in the evidence, and `openssl`,
//! our verifier and the one in Python agree on it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use entente_exchange::{Clock, create_node};
use entente_testkit::{AUTHORITY_NAME, TimeAuthority, folder_that_runs, repository_root};

use crate::agreement::{node, ok};
use crate::run::{entente, entente_in, text};

/// An authority that answers so many requests by HTTP, with the status given.
fn served(
    authority: TimeAuthority,
    status: &'static str,
    answers: usize,
) -> (String, std::thread::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/horodatage", listener.local_addr().unwrap());
    let serving = std::thread::spawn(move || {
        for _ in 0..answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut read = Vec::new();
            let mut chunk = [0; 4096];
            // The request is 69 bytes after the head.
            while !read.windows(4).any(|end| end == b"\r\n\r\n") || read[head_of(&read)..].len() < 69 {
                let count = stream.read(&mut chunk).unwrap();
                assert!(count > 0, "the request ends early");
                read.extend_from_slice(&chunk[..count]);
            }
            let head = String::from_utf8_lossy(&read).to_lowercase();
            assert!(head.contains("content-type: application/timestamp-query"), "{head}");
            let answer = authority.answer(&read[head_of(&read)..]).unwrap();
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/timestamp-reply\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                answer.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&answer).unwrap();
        }
    });
    (url, serving)
}

fn head_of(read: &[u8]) -> usize {
    read.windows(4).position(|end| end == b"\r\n\r\n").map_or(read.len(), |at| at + 4)
}

fn python(bundle: &Path) -> (bool, String) {
    let script = repository_root().join("verify/verify_bundle.py");
    let output = Command::new("python3").arg(script).arg(bundle).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn an_authority_is_asked_by_a_command_and_everybody_agrees_on_its_token() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let folder = node();
    let dir = text(folder.path());
    let (bundle, vouching) = (folder.path().join("preuve.json"), authority.path("ca.pem"));
    // Without one, the evidence says so.
    let asked = ["explain", "--dir", dir, "--as", "region-exemple", "--purpose", "etudes", "f-carac-elev"];
    assert!(entente(&asked).code < 2);
    let proved = ok(&["log", "prove", "a-000001", "--dir", dir, "-o", text(&bundle)]).stdout;
    assert!(proved.contains("Aucune heure de confiance"), "{proved}");
    let none = entente(&["log", "stamp", "--dir", dir]);
    assert!(none.code == 2 && none.stderr.contains("time.toml"), "{}", none.stderr);

    // The node's own settings.
    fs::copy(&vouching, folder.path().join("autorite.pem")).unwrap();
    let settings = format!("command = {:?}\ncertificates = \"autorite.pem\"\n", authority.command());
    fs::write(folder.path().join("time.toml"), settings).unwrap();
    let stamped = ok(&["log", "stamp", "--dir", dir]).stdout;
    assert!(stamped.contains(AUTHORITY_NAME) && !stamped.contains("certificat"), "{stamped}");
    let proved = ok(&["log", "prove", "a-000001", "--dir", dir, "-o", text(&bundle)]).stdout;
    assert!(proved.contains("tout cela était là") && proved.contains(AUTHORITY_NAME), "{proved}");

    // By another way than the node, with and without the authority's certificate.
    let certificates = text(&vouching);
    let known =
        ok(&["log", "verify", text(&bundle), "--time-certificates", certificates, "--format", "json"]).json();
    assert!(known["trusted_time"].is_u64() && known["time_fault"].is_null(), "{known:#}");
    let unknown = ok(&["log", "verify", text(&bundle), "--format", "json"]).json();
    assert_eq!(unknown["unverified_time"], known["trusted_time"]);
    assert!(ok(&["log", "verify", text(&bundle)]).stdout.contains("--time-certificates"));
    let (holds, said) = python(&bundle);
    assert!(holds && said.contains("openssl ts -verify"), "{said}");

    // What is kept is what `openssl` verifies over the three lines of the checkpoint.
    let token = fs::read_dir(folder.path().join("log/stamped")).unwrap();
    let token =
        token.map(|entry| entry.unwrap().path()).find(|path| path.extension().unwrap() == "tst").unwrap();
    let note = fs::read_to_string(token.with_extension("checkpoint")).unwrap();
    let over = folder.path().join("trois-lignes");
    fs::write(&over, &note[..note.find("\n\n").unwrap() + 1]).unwrap();
    assert!(authority.accepts(&token, &over));
    assert!(ok(&["log", "fsck", dir]).stdout.contains(AUTHORITY_NAME));
    let (archive, copy) = (folder.path().join("journal.tar"), folder.path().join("copie"));
    ok(&["log", "export", "--dir", dir, "-o", text(&archive)]);
    let imported = ok(&["log", "import", text(&archive), "--into", text(&copy)]).stdout;
    assert!(imported.contains(AUTHORITY_NAME), "{imported}");

    // A token of another checkpoint, a changed one, garbage: found, in both verifiers and in fsck.
    ok(&[
        "agreement",
        "record",
        "--dir",
        dir,
        "exemple-2024",
        "meeting-held",
        "--body",
        "bilan",
        "--on",
        "2026-11-20",
    ]);
    ok(&["log", "stamp", "--dir", dir]);
    let mut tokens: Vec<_> =
        fs::read_dir(folder.path().join("log/stamped")).unwrap().map(|one| one.unwrap().path()).collect();
    tokens.retain(|path| path.extension().unwrap() == "tst");
    tokens.sort();
    let [first, second] = &tokens[..] else { panic!("{tokens:?}") };
    let good = fs::read(first).unwrap();
    let mut changed = good.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    for (bytes, word) in [
        (fs::read(second).unwrap(), "autre point de contrôle"),
        (changed, "signature"),
        (b"garbage".to_vec(), "octets"),
        (Vec::new(), "octets"),
    ] {
        fs::write(first, bytes).unwrap();
        let found = entente(&["log", "fsck", dir]);
        assert!(found.code == 1 && found.stdout.contains(word), "{word}: {}", found.stdout);
    }
    fs::write(first, good).unwrap();
    ok(&["log", "fsck", dir]);
    let sealed = fs::read_to_string(&bundle).unwrap();
    let at = sealed.find("\"token\": \"").unwrap() + 400;
    let other = if sealed.as_bytes()[at] == b'A' { "B" } else { "A" };
    fs::write(&bundle, format!("{}{other}{}", &sealed[..at], &sealed[at + 1..])).unwrap();
    let fails =
        entente_in("en_GB.UTF-8", &["log", "verify", text(&bundle), "--time-certificates", certificates]);
    assert_eq!(fails.code, 1, "{}", fails.stdout);
    assert!(!python(&bundle).0);
}

#[test]
fn an_authority_is_asked_by_http() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let folder = node();
    let dir = text(folder.path());
    let vouching = folder.path().join("autorite.pem");
    fs::copy(authority.path("ca.pem"), &vouching).unwrap();
    let stranger = TimeAuthority::new().unwrap().unwrap();
    let other = folder.path().join("autre.pem");
    fs::copy(stranger.path("ca.pem"), &other).unwrap();
    let (url, serving) = served(authority, "200 OK", 3);
    let stamped =
        ok(&["log", "stamp", "--dir", dir, "--url", &url, "--certificates", text(&vouching)]).stdout;
    assert!(stamped.contains(AUTHORITY_NAME), "{stamped}");
    // Nobody was compared with anything: it says so.
    let alone = ok(&["log", "stamp", "--dir", dir, "--url", &url]).stdout;
    assert!(alone.contains("--certificates"), "{alone}");
    let refused = entente(&["log", "stamp", "--dir", dir, "--url", &url, "--certificates", text(&other)]);
    assert!(refused.code == 2 && refused.stderr.contains("n'est pas l'une de celles"), "{}", refused.stderr);
    serving.join().unwrap();
    let (url, serving) = served(stranger, "503 Service Unavailable", 1);
    let down = entente(&["log", "stamp", "--dir", dir, "--url", &url]);
    serving.join().unwrap();
    assert!(down.code == 2 && down.stderr.contains("503"), "{}", down.stderr);
    ok(&["log", "fsck", dir]);
}

#[test]
fn an_authority_is_asked_by_files() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let folder = node();
    let dir = text(folder.path());
    let (request, answer) = (folder.path().join("demande.tsq"), folder.path().join("reponse.tsr"));
    fs::write(&answer, "x").unwrap();
    let early = entente(&["log", "stamp", "--dir", dir, "--answer", text(&answer)]);
    assert!(early.code == 2 && early.stderr.contains("--request"), "{}", early.stderr);
    ok(&["log", "stamp", "--dir", dir, "--request", text(&request)]);
    let former = authority.answer(&fs::read(&request).unwrap()).unwrap();
    ok(&["log", "stamp", "--dir", dir, "--request", text(&request)]);
    fs::write(&answer, &former).unwrap();
    let replayed = entente(&["log", "stamp", "--dir", dir, "--answer", text(&answer)]);
    assert!(replayed.code == 2 && replayed.stderr.contains("autre demande"), "{}", replayed.stderr);
    fs::write(&answer, authority.answer(&fs::read(&request).unwrap()).unwrap()).unwrap();
    ok(&["log", "stamp", "--dir", dir, "--answer", text(&answer)]);
    ok(&["log", "fsck", dir]);
}

#[tokio::test]
async fn a_node_whose_clock_is_ahead_keeps_no_time_that_denies_its_entries() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let folder = folder_that_runs().unwrap();
    let ahead = Clock::Fixed("2096-10-02T07:06:40Z".parse().unwrap());
    create_node(folder.path(), ahead).await.unwrap().close().await;
    let dir = text(folder.path());
    fs::write(folder.path().join("time.toml"), format!("command = {:?}\n", authority.command())).unwrap();
    let refused = entente(&["log", "stamp", "--dir", dir]);
    assert!(refused.code == 2 && refused.stderr.contains("horloges est fausse"), "{}", refused.stderr);
    assert!(refused.stderr.contains("2096-10-02T07:06:40"), "{}", refused.stderr);
    assert!(!folder.path().join("log/stamped").exists());
}
