//! Archives of several files, and their bordereaux.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::sheets::zip_of;
use super::{Deposit, read};

const A: &[u8] = b"uai;effectif\n0990001A;12\n0990002B;13\n";
const B: &[u8] = b"uai;effectif\n0990003C;14\n";

fn names(deposit: &Deposit) -> Vec<&str> {
    deposit.tables.iter().map(|table| table.name.as_deref().unwrap_or("-")).collect()
}

fn tar_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, content) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_cksum();
        builder.append_data(&mut header, name, *content).unwrap();
    }
    builder.into_inner().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn several_tables_are_several_parts() {
    let members: [(&str, &[u8]); 5] = [
        ("b/2.csv", B),
        ("b/1.csv", A),
        ("LISEZMOI.txt", b"Bonjour,\nvoici les fichiers de la rentree.\n"),
        ("__MACOSX/._1.csv", b"\0\x05\x16\x07"),
        ("schema.xml", b"<?xml version=\"1.0\"?><a/>"),
    ];
    for bytes in [zip_of(&members), tar_of(&members), gzip(&tar_of(&members))] {
        let deposit = read(&bytes);
        assert_eq!(names(&deposit), ["b/1.csv", "b/2.csv"]);
        let ignored =
            |name| format!("Le fichier {name} de l'archive n'est pas un tableau\u{202f}; il n'a pas été lu.");
        assert_eq!(deposit.findings, [ignored("schema.xml"), ignored("LISEZMOI.txt")]);
    }
    assert_eq!(names(&read(&gzip(A))), ["-"]);
    assert_eq!(names(&read(&zip_of(&[("seul.csv", A)]))), ["-"]);
}

#[test]
fn the_bordereau_is_compared() {
    let bordereau =
        "Fichier;Taille;Nombre de lignes\n1.json;48;2\n2.json;24;5\n3.json;24;1\nTotal;;8\n".as_bytes();
    let (one, two): (&[u8], &[u8]) =
        (b"{\"uai\":\"0990001A\"}\n{\"uai\":\"0990002B\"}\n", b"{\"uai\":\"0990003C\"}\n");
    let members = [("1.json", one), ("2.json", two), ("4.json", two), ("envoi.csv", bordereau)];
    let deposit = read(&zip_of(&members));
    assert_eq!(names(&deposit), ["1.json", "2.json", "4.json"]);
    assert_eq!(
        deposit.findings,
        [
            "Le fichier 3.json est annoncé par le bordereau et n'est pas dans le dépôt. [envoi.csv:4]",
            "Le fichier 4.json est dans le dépôt et n'est pas annoncé par le bordereau\u{202f}; il a été lu. [4.json:1]",
            "Le bordereau annonce 5 lignes pour 2.json, qui en contient 1. [envoi.csv:3]",
        ]
    );
}

#[test]
fn sums_are_compared() {
    // SHA-256 of `A`, then a wrong one.
    use sha2::Digest as _;
    let sum: String = sha2::Sha256::digest(A).iter().map(|byte| format!("{byte:02x}")).collect();
    let list = format!("{sum}  1.csv\n{}  2.csv\n", "00".repeat(32));
    let deposit = read(&zip_of(&[("1.csv", A), ("2.csv", B), ("SHA256SUMS", list.as_bytes())]));
    assert_eq!(
        deposit.findings,
        [
            "Le fichier 2.csv n'est pas celui que le bordereau annonce\u{a0}: son empreinte est différente. [SHA256SUMS:2]"
        ]
    );
}

#[test]
fn a_table_of_other_variables_is_told() {
    let deposit = read(&zip_of(&[("1.csv", A), ("autre.csv", b"x;y\n1;2\n3;4\n")]));
    assert_eq!(names(&deposit), ["1.csv"]);
    assert_eq!(
        deposit.findings,
        [
            "Le fichier autre.csv de l'archive ne porte aucun des noms de variables attendus\u{202f}; il n'a pas été lu."
        ]
    );
    let unknown = read(&zip_of(&[("autre.csv", b"x;y\n1;2\n3;4\n"), ("note.txt", b"une note\n")]));
    assert_eq!(
        names(&unknown),
        ["autre.csv"],
        "without a known name, what has columns is read: the engine says why"
    );
}
