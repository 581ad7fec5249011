//! Transitions that are allowed, and those that are refused, with the sentence that people read.

use entente_agreement::life::Life;
use entente_text::Lang;

use super::check;
use super::texts::{CC24, CN, EN, RA, agreement, fact, facts};

/// What is said when the fact comes after those.
fn admits(life: &str, lines: &str, new: &str, expected: &str) {
    let agreement = agreement("essai", life);
    let facts = facts(lines);
    let life = Life::new(&agreement, &facts);
    let found = match life.admits(&fact("new", new)) {
        Ok(()) => String::new(),
        Err(refusal) => life.say(Lang::Fr, &refusal.message()).replace(['\u{a0}', '\u{202f}'], " "),
    };
    assert_eq!(found, expected, "{new}, after: {lines}");
}

/// A text without dates: its life is in its facts.
fn unsigned(life: &str) -> String {
    life.lines().filter(|line| !line.contains("ed_on = ")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn from_draft_to_force() {
    let text = unsigned(CC24);
    let lines = "2024-09-01 drafted
                 2024-10-01 sent
                 2024-11-01 signed etat
                 2024-11-05 signed region
                 2024-11-08 notified region
                 2024-11-12 notified etat";
    check(
        &text,
        lines,
        &[
            ("2024-08-31", "draft, article 7"),
            ("2024-09-01", "draft since 2024-09-01, article 7"),
            ("2024-10-01", "under-signature since 2024-10-01, article 7"),
            ("2024-11-01", "under-signature since 2024-10-01, article 7"),
            ("2024-11-05", "signed since 2024-11-05, article 7"),
            ("2024-11-08", "notified since 2024-11-08, article 7"),
            ("2024-11-12", "in-force since 2024-11-12, term 0 to 2025-11-11, article 7"),
        ],
    );
    // The order of signatures is free; a convention that counts from signature begins with the last.
    let from_signature = unsigned(CN);
    check(
        &from_signature,
        "2018-12-05 signed etat\n2018-11-30 signed region",
        &[(
            "2018-12-05",
            "in-force since 2018-12-05, term 0 to 2021-12-04, notice by 2021-10-31, end term 2021-12-04, article 4",
        )],
    );
}

#[test]
fn signature_and_notification() {
    let text = unsigned(CC24);
    let signed = "2024-11-01 signed etat\n2024-11-05 signed region";
    admits(&text, "", "2024-11-01 signed etat", "");
    admits(
        &text,
        "2024-11-01 signed etat",
        "2024-11-01 signed etat",
        "c'est déjà fait, le 1er novembre 2024",
    );
    admits(&text, "", "2024-11-01 signed mairie", "mairie n'est pas partie à la convention");
    admits(
        &text,
        "2024-11-01 signed etat",
        "2024-11-12 notified",
        "la convention n'est pas signée par toutes ses parties",
    );
    admits(&text, signed, "2024-11-12 notified", "");
    admits(&text, signed, "2024-11-06 signed etat", "c'est déjà fait, le 5 novembre 2024");
    admits(&text, signed, "2024-11-06 notice etat", "la convention n'avait pas pris effet");
    admits(
        &text,
        "",
        "2024-11-06@2024-11-05 signed etat",
        "un fait du 6 novembre 2024 ne peut pas être connu avant ce jour",
    );
}

#[test]
fn renewals() {
    admits(CC24, "", "2025-11-01 renewed", "le texte ne prévoit pas de renouvellement par accord");
    admits(CN, "", "2021-12-04 renewed", "");
    admits(
        CN,
        "",
        "2021-12-05 renewed",
        "la durée s'était achevée le 4 décembre 2021 : il faut une nouvelle convention",
    );
    let bounded = CN.replace("every = \"P3Y\"", "every = \"P3Y\", at_most = \"P6Y\"");
    admits(
        &bounded,
        "2021-12-04 renewed",
        "2024-12-04 renewed",
        "le texte ne permet pas de la renouveler encore",
    );
}

#[test]
fn notices_and_faults() {
    admits(CC24, "", "2025-03-05 notice region sent=2025-03-01", "");
    admits(CC24, "", "2025-03-05 notice mairie", "mairie n'est pas partie à la convention");
    admits(
        CC24,
        "",
        "2025-03-05 notice region sent=2025-03-06",
        "la lettre aurait été reçue avant d'être envoyée, le 6 mars 2025",
    );
    admits(
        CC24,
        "2025-03-05 notice region",
        "2026-03-06 notice etat",
        "la convention était terminée depuis le 5 mars 2026",
    );
    admits(CC24, "", "2025-03-05 notice-withdrawn region", "cette partie n'a pas dénoncé la convention");
    admits(
        CC24,
        "",
        "2025-03-05 formal-notice etat region",
        "le texte ne prévoit ni résiliation pour faute ni conciliation",
    );
    admits(EN, "", "2024-03-05 formal-notice etat etat", "une partie ne se met pas elle-même en demeure");
    let notice = "2024-01-12 formal-notice etat region sent=2024-01-10";
    admits(
        EN,
        notice,
        "2024-04-10 ended-for-fault etat",
        "la résiliation pour faute n'est pas ouverte à cette partie : il faut une mise en demeure restée sans effet ; elle le sera le 11 avril 2024",
    );
    admits(EN, notice, "2024-04-11 ended-for-fault etat", "");
    admits(
        EN,
        notice,
        "2024-04-11 ended-for-fault region",
        "la résiliation pour faute n'est pas ouverte à cette partie : il faut une mise en demeure restée sans effet",
    );
    admits(EN, notice, "2024-02-01 cured region", "");
    admits(EN, notice, "2024-02-01 cured etat", "cette partie n'a pas été mise en demeure");
    admits(EN, notice, "2024-02-01 conciliation-failed", "aucune conciliation n'est ouverte");
    admits(CC24, "", "2025-02-01 conciliation-opened", "le texte ne prévoit pas de conciliation");
    admits(
        EN,
        notice,
        "2024-03-01 ended-after-conciliation etat",
        "la résiliation n'est pas ouverte : il faut que la conciliation ait échoué",
    );
}

#[test]
fn force_majeure_and_suspension() {
    admits(CC24, "", "2025-02-01 force-majeure", "le texte ne parle pas de force majeure");
    admits(RA, "", "2026-11-15 force-majeure", "");
    admits(RA, "2026-11-15 force-majeure", "2026-11-16 force-majeure", "la convention est déjà suspendue");
    admits(RA, "", "2026-11-16 force-majeure-over", "la convention n'est pas suspendue");
    admits(
        RA,
        "2026-11-15 force-majeure",
        "2027-05-15 ended-for-force-majeure etat",
        "la résiliation n'est pas ouverte : la force majeure doit durer plus longtemps ; elle le sera le 16 mai 2027",
    );
    admits(RA, "2026-11-15 force-majeure", "2027-05-16 ended-for-force-majeure etat", "");
}

#[test]
fn amendments() {
    // CC24: all parties approve, any proposes.
    admits(CC24, "", "2025-02-01 proposed 1 etat", "");
    admits(CC24, "", "2025-02-01 proposed 2 etat", "les avenants se suivent : le prochain porte le numéro 1");
    let approved = "2025-02-01 proposed 1 etat\n2025-02-10 approved 1 etat";
    admits(CC24, approved, "2025-03-01 amended 1", "l'avenant attend encore : region");
    admits(CC24, &format!("{approved}\n2025-02-12 approved 1 region"), "2025-03-01 amended 1", "");
    // EN 10: approved by one party or the other.
    admits(EN, "2024-02-10 approved 1 region", "2024-03-01 amended 1", "");
    admits(EN, "", "2024-03-01 amended 1", "l'avenant attend encore : etat, region");
    // RA 7.1: proposed together.
    let both = "2026-10-01 approved 1 etat\n2026-10-01 approved 1 region\n2026-10-01 proposed 1 etat";
    admits(RA, both, "2026-11-01 amended 1", "l'avenant attend encore : region");
    // CC24 6: the annex has its own rule; RA has none.
    admits(CC24, "", "2025-06-01 annex", "");
    admits(
        RA,
        "",
        "2026-11-01 annex",
        "le texte ne confie l'actualisation de l'annexe à personne : il faut un avenant",
    );
    let only_state =
        CC24.replace("[amendment]", "[amendment]\nproposed_by = [\"etat\"]\napproved_by = [\"region\"]");
    admits(
        &only_state,
        "",
        "2025-02-01 proposed 1 region",
        "le texte ne laisse pas Partie region proposer un avenant",
    );
    admits(
        &only_state,
        "",
        "2025-02-01 approved 1 etat",
        "le texte ne demande pas à Partie etat d'approuver un avenant",
    );
}

#[test]
fn corrections() {
    admits(
        CC24,
        "",
        "2025-03-05 notice region replaces=f1",
        "aucun fait ne s'appelle « f1 » : il n'y a rien à corriger",
    );
    admits(CC24, "", "2025-03-05 retracted", "dites quel fait n'a jamais eu lieu");
    admits(CC24, "2025-03-05 notice region", "2025-03-05@2025-03-06 retracted replaces=f1", "");
    // The corrected fact doesn't stand in the way of its correction.
    admits(CC24, "2025-03-05 notice region", "2025-03-04@2025-03-06 notice region replaces=f1", "");
    admits(RA, "2026-11-15 force-majeure", "2026-11-14@2026-11-20 force-majeure replaces=f1", "");
}
