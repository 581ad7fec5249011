//! Faults of legal bases, as the lists of the folder know them.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, fault};

const HEADER: &str = "code;label;opens_on;closes_on;group\n";

#[test]
fn a_text_that_ended_or_is_to_come() {
    for (dates, said) in [
        (";2019-06-01;", "un texte qui n'est plus en vigueur depuis le 2019-06-01"),
        ("2021-01-01;;", "un texte qui n'est en vigueur qu'à partir du 2021-01-01"),
    ] {
        let text = fault(Code::BasisNotInForce, |f| {
            f.replace(CADRE, "basis = \"article 2\"", "basis = \"article L. 214-1 du code de l'éducation\"");
            let line = format!("education-l214-1;Article L. 214-1 du code de l'éducation;{dates}\n");
            f.add("code-lists/bases-legales.csv", format!("{HEADER}{line}"));
        });
        assert!(text.contains(said) && text.contains("Article L. 214-1"), "{text}");
    }
}

#[test]
fn a_recipient_that_no_text_authorises() {
    let text = fault(Code::BasisSilent, |f| {
        let line = "eleves:commune;Arrêté d'essai, article 3;;;\neleves:region;Arrêté d'essai, article 4;2026-01-01;;\n";
        f.add("code-lists/destinataires-autorises.csv", format!("{HEADER}{line}"));
    });
    assert!(
        text.contains("aucun texte en vigueur ne permet au rôle `region` de recevoir `eleves`"),
        "{text}"
    );
}
