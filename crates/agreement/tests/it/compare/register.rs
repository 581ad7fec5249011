//! The register: executable conventions and those on paper, coverage, census, questionnaire.

use entente_agreement::Compilation;
use entente_agreement::compare::{
    Named, RegisterSource, RegisteredAgreement, answers, census_csv, census_schema, matrix, register,
    render_answers, render_coverage, standing_by_text,
};
use entente_agreement::render;
use entente_model::{AgreementId, Commune, Territories};
use entente_text::Lang;
use jiff::civil::date;

use super::changed;
use crate::folder::Folder;

pub const PAPER: &str = "conventions/transport.paper.md";

const TRANSPORT: &str = r#"+++
id = "transport-2019"
title = "Convention sur les transports scolaires"
kind = "application"
signed_on = 2019-06-14
notified_on = 2019-06-20
term = { lasts = "P1Y", renewal = { mode = "tacit", every = "P1Y" } }
parties = [
    { id = "rectorat-ailleurs", name = "Rectorat d'ailleurs", role = "rectorat", kind = "academie", territory = "academie:98" },
    { id = "departement-ailleurs", name = "Département d'ailleurs", role = "departement", kind = "departement", territory = "departement:098" },
]
data = [
    { dataset = "eleves", what = "élèves transportés", from = "rectorat", to = ["departement"], purposes = ["carte"], personal = true },
    { what = "=arrêts et horaires", from = "departement", to = ["rectorat"] },
]
reference = "archives du rectorat, carton 12"
scan = { file = "transport-2019.pdf" }
+++

Signée en deux exemplaires.
"#;

pub fn on_paper(folder: &mut Folder) {
    folder.add(PAPER, TRANSPORT);
}

fn academies() -> Vec<Named> {
    [("97", "Nulle part"), ("98", "Ailleurs"), ("99", "Exemple")]
        .map(|(id, label)| Named { id: id.to_owned(), label: label.to_owned() })
        .to_vec()
}

fn registered(compilation: &Compilation) -> Vec<RegisteredAgreement> {
    let commune = |code: &str, departement: &str, academie: &str| Commune {
        code: code.to_owned(),
        name: code.to_owned(),
        departement: departement.to_owned(),
        academie: academie.to_owned(),
        region: "99".to_owned(),
    };
    let territories = Territories::new([commune("98001", "098", "98"), commune("99001", "099", "99")]);
    let source = RegisterSource {
        agreements: &compilation.agreements,
        papers: &compilation.papers,
        datasets: &compilation.datasets,
        code_lists: &compilation.code_lists,
        territories: &territories,
    };
    register(&source, |agreement| standing_by_text(agreement, date(2026, 1, 1)))
}

#[test]
fn the_census_is_one_line_for_each_exchange() {
    let compilation = changed(on_paper);
    insta::assert_snapshot!(render(&compilation.diagnostics, Lang::Fr), @"aucune anomalie");
    let register = registered(&compilation);
    insta::assert_snapshot!(census_csv(&register).replace("\r\n", "\n"), @r#"
    convention;titre;forme;nature;cadre;academies;collectivite;nom_collectivite;niveau;territoire;sens;de;a;jeu;donnees;donnees_personnelles;finalites;signee_le;notifiee_le;en_vigueur;fin_le
    cadre;Convention cadre d'essai;executable;cadre;;;;;;;;rectorat;region;eleves;Élèves;oui;carte;2020-01-10;2020-01-20;non;
    local;Application locale d'essai;executable;application;cadre;99;region-essai;Région d'essai;region;region:99;vers la collectivité;Rectorat d'essai;Région d'essai;eleves;Élèves;oui;carte;2024-01-10;2024-01-20;oui;
    transport-2019;Convention sur les transports scolaires;papier;application;;98;departement-ailleurs;Département d'ailleurs;departement;departement:098;vers la collectivité;Rectorat d'ailleurs;Département d'ailleurs;eleves;élèves transportés;oui;carte;2019-06-14;2019-06-20;oui;
    transport-2019;Convention sur les transports scolaires;papier;application;;98;departement-ailleurs;Département d'ailleurs;departement;departement:098;de la collectivité;Département d'ailleurs;Rectorat d'ailleurs;;'=arrêts et horaires;;;2019-06-14;2019-06-20;oui;
    "#);
}

#[test]
fn columns_are_documented_in_both_languages() {
    let header = census_csv(&[]);
    for lang in [Lang::Fr, Lang::En] {
        let schema = census_schema(lang);
        let fields = schema["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(header.trim_end(), names.join(";"));
        assert!(fields.iter().all(|field| !field["description"].as_str().unwrap().starts_with("census-")));
    }
}

#[test]
fn academies_with_none_are_named() {
    let register = registered(&changed(on_paper));
    insta::assert_snapshot!(render_coverage(&matrix(&register, &academies()), Lang::Fr), @r#"
    2 académies ont au moins une convention
    Ailleurs (transport-2019)
        Département d'ailleurs : =arrêts et horaires (remet), sur papier seulement
        Département d'ailleurs : Élèves (reçoit), sur papier seulement
    Exemple (local)
        Région d'essai : Élèves (reçoit)
    Sans convention : Nulle part
    "#);
    assert!(!render_coverage(&matrix(&register, &academies()), Lang::En).contains("coverage-"));
}

#[test]
fn the_questionnaire_is_answered_from_the_register() {
    let register = registered(&changed(on_paper));
    let cadre = AgreementId::new("cadre");
    insta::assert_snapshot!(render_answers(&answers(&register, &cadre, &academies()), Lang::Fr), @r#"
    Q5, la convention cadre y est connue : 1 sur 3 : oui
        Nulle part : on ne sait pas
        Ailleurs : on ne sait pas
        Exemple : oui (local)
    Q6, elle y a une convention d'application : 1 sur 3 : oui
        Nulle part : non
        Ailleurs : non
        Exemple : oui (local)
    Q7, il y a d'autres conventions au niveau local ou départemental : 1 sur 3 : oui
        Nulle part : non
        Ailleurs : oui (transport-2019)
        Exemple : non
    "#);
    assert!(!render_answers(&answers(&register, &cadre, &academies()), Lang::En).contains("answer"));
}
