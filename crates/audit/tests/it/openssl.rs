//! OpenSSL reads our keys, verifies our signatures and makes some that we verify, where it is installed.

use std::path::Path;
use std::process::{Command, Stdio};

use entente_audit::{PublicKey, SecretKey, SignatureFile};

use super::signatures::{TEXT, region, register, signature, signed, verified};

fn openssl(folder: &Path, arguments: &[&str]) -> (bool, Vec<u8>) {
    let output = Command::new("openssl").args(arguments).current_dir(folder).output().unwrap();
    (output.status.success(), output.stdout)
}

/// The command is there, and signs whole messages with Ed25519 (version 3).
fn is_installed() -> bool {
    let found = Command::new("openssl").arg("version").stdout(Stdio::piped()).output();
    let found = found.is_ok_and(|output| output.stdout.starts_with(b"OpenSSL 3"));
    if !found {
        println!("skipped: `openssl` 3 is not installed");
    }
    found
}

#[test]
fn openssl_verifies_what_we_sign() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let signatures = signed(TEXT.as_bytes());
    let (statement, _) = signatures.statements().nth(1).unwrap();
    let (_, key) = region();
    write("key.pem", key.public().to_pem().as_bytes());
    write("statement", statement.text().as_bytes());
    write("signature", &statement.signed()[0].signature);
    let verify = [
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "statement",
        "-sigfile",
        "signature",
    ];
    assert!(openssl(folder.path(), &verify).0);
    write("statement", statement.text().replace("Camille", "Camylle").as_bytes());
    assert!(!openssl(folder.path(), &verify).0, "openssl sees the change too");
    // The name of a key is what anybody computes with two commands.
    let (_, der) = openssl(folder.path(), &["pkey", "-pubin", "-in", "key.pem", "-outform", "DER"]);
    assert_eq!(entente_audit::digest(&der), key.public().id().0);
}

#[test]
fn we_read_and_verify_what_openssl_makes() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let (made, pem) = openssl(folder.path(), &["genpkey", "-algorithm", "ed25519"]);
    assert!(made);
    let pem = String::from_utf8(pem).unwrap();
    let key = SecretKey::from_pem(&pem).unwrap();
    assert_eq!(*key.to_pem(), pem, "the same file, to the byte");
    std::fs::write(path("key.pem"), &pem).unwrap();
    let (_, public) = openssl(folder.path(), &["pkey", "-in", "key.pem", "-pubout"]);
    assert_eq!(PublicKey::from_pem(&String::from_utf8(public).unwrap()).unwrap(), key.public());

    // The region's key never enters the program: openssl signs the statement with it.
    let (party, region) = region();
    std::fs::write(path("region.pem"), region.to_pem().as_bytes()).unwrap();
    let signature = signature(TEXT.as_bytes(), party);
    std::fs::write(path("statement"), signature.text().unwrap()).unwrap();
    let (made, bytes) =
        openssl(folder.path(), &["pkeyutl", "-sign", "-inkey", "region.pem", "-rawin", "-in", "statement"]);
    assert!(made);
    let bytes: [u8; 64] = bytes.try_into().unwrap();
    assert_eq!(signature.attach(&key.public(), bytes), Ok(None), "not that key's");
    let statement = signature.attach(&region.public(), bytes).unwrap().unwrap();
    let mut signatures = SignatureFile::default();
    signatures.add(&statement).unwrap();
    assert!(verified(TEXT.as_bytes(), &signatures, &register()).holds());
    assert_eq!(
        statement.to_string(),
        signature.sign(&region).unwrap().to_string(),
        "Ed25519 is deterministic"
    );
}
