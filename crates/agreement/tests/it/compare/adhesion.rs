//! Who joins a convention, with which schools.

use entente_agreement::compare::{check_schools, diff, render_diff, with_adhesions};
use entente_agreement::render;
use entente_model::{AgreementId, Institution, Institutions, Sector, Uai};
use entente_text::Lang;
use jiff::civil::date;

use super::changed;
use crate::folder::{Folder, LOCAL};

pub const ADHESION: &str = "conventions/commune.adhesion.md";

const COMMUNE: &str = r#"+++
id = "adhesion-commune"
joins = "local"
signed_on = 2025-02-03
schools = ["0990001N", "0990002P"]
reference = "dossier n° 999"

[party]
id = "commune-essai"
name = "Commune d'essai"
role = "region"
kind = "commune"
territory = "commune:99001"
+++

La commune adhère à la convention, avec les écoles de son annexe 1.
"#;

pub fn joined(folder: &mut Folder) {
    folder.add(ADHESION, COMMUNE);
}

#[test]
fn a_sound_adhesion_says_what_its_author_gains() {
    let compilation = changed(joined);
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    let local = compilation.agreement(&AgreementId::new("local")).unwrap();
    let before = compilation.side(local);
    assert_eq!(with_adhesions(local, &compilation.adhesions, date(2025, 2, 2)).agreement.parties.len(), 2);
    let joined = with_adhesions(local, &compilation.adhesions, date(2025, 2, 3));
    assert_eq!(joined.schools.values().map(Vec::len).sum::<usize>(), 2);
    let after = entente_agreement::compare::Side { agreement: &joined.agreement, ..before };
    insta::assert_snapshot!(render_diff(&diff(before, after), Lang::Fr), @r#"
    Application locale d'essai : conventions/local.convention.md → conventions/local.convention.md

    3 effets
    + Commune d'essai recevra « Élèves » (eleves), dont rien ne lui était remis [données sur des personnes]
        variables : id_eleve, pays et uai
        pour : Carte des formations
        par : fichier
        uai : sans protection, lignes de son territoire
        id_eleve : pseudonyme stable d'année en année, lignes de son territoire
        pays : remplacée par son groupe dans « pays », lignes de son territoire
        après : 2.2 de l'annexe de « cadre », ligne 36
    + « Commune d'essai » (commune-essai) entre dans la convention
        Sorte : commune
        Nom : Commune d'essai
        Rôle : region
        Territoire : commune:99001
        après : « adhesion-commune », ligne 1
    ~ la convention : signataires
        ajouté : commune-essai

    Le texte des articles est le même.
    "#);
}

#[test]
fn what_feeds_an_ent_stands_once_for_each_adherent() {
    let compilation = changed(|folder| {
        joined(folder);
        folder.append(
            LOCAL,
            "## Article 2 : ENT\n```entente ent\nid = \"ent-essai\"\nname = \"ENT d'essai\"\nexploitant = \"region\"\nwho = \"rectorat\"\nlevel = \"premier-degre\"\nterritory = \"academie:99\"\nprefix = \"ENTESSAI\"\ncomplete_on = \"sunday\"\nchannel = \"sftp\"\nretention = { lasts = \"P3M\", from = \"account-closed\" }\n```\n",
        );
    });
    let local = compilation.agreement(&AgreementId::new("local")).unwrap();
    let joined = with_adhesions(local, &compilation.adhesions, date(2026, 1, 1)).agreement;
    let feeds: Vec<String> = joined
        .clauses
        .iter()
        .filter_map(|clause| match &clause.kind {
            entente_model::ClauseKind::Ent(ent) => Some(format!("{} {}", ent.id, ent.schools.len())),
            _ => None,
        })
        .collect();
    assert_eq!(feeds, ["ent-essai 0", "ent-essai.commune-essai 2"]);
}

#[test]
fn schools_are_checked_against_the_directory() {
    let compilation = changed(joined);
    let adhesion = &compilation.adhesions[0];
    let school = |uai: &str, nature: &str, commune: &str| Institution {
        uai: uai.parse().unwrap(),
        name: format!("Établissement {uai}"),
        nature: nature.to_owned(),
        sector: Sector::Public,
        commune: commune.to_owned(),
        departement: "099".to_owned(),
        academie: "99".to_owned(),
        region: "99".to_owned(),
        opened_on: None,
        closed_on: None,
    };
    let said = |schools: Vec<Institution>| {
        let faults = check_schools(adhesion, &Institutions::new(schools), date(2025, 9, 1));
        faults.iter().map(|fault| fault.sentence(Lang::Fr)).collect::<Vec<String>>().join("\n")
    };
    let one = || school("0990001N", "École maternelle", "99001");
    assert_eq!(said(vec![one(), school("0990002P", "École de niveau élémentaire", "99001")]), "");
    insta::assert_snapshot!(said(vec![one(), school("0990002P", "Collège", "99001")]), @"0990002P (Établissement 0990002P) : de la compétence d'une autre collectivité");
    insta::assert_snapshot!(said(vec![one(), school("0990002P", "École maternelle", "99002")]), @"0990002P (Établissement 0990002P) : hors du territoire de la partie");
    insta::assert_snapshot!(said(vec![one()]), @"0990002P : inconnu de l'annuaire");
    let closed = Institution { closed_on: Some(date(2024, 9, 1)), ..one() };
    insta::assert_snapshot!(said(vec![closed, school("0990002P", "École maternelle", "99001")]), @"0990001N (Établissement 0990001N) : fermé");
    assert_eq!("0990001N".parse::<Uai>().unwrap().departement(), "099");
}
