//! The sentences of states and remarks, in both languages.

use entente_agreement::life::Life;
use entente_text::Lang;
use jiff::civil::Date;

use super::texts::{CC15, CC24, CN, EN, RA, agreement, facts};

fn reasons(life: &str, lines: &str, on: &str) -> String {
    let agreement = agreement("essai", life);
    let facts = facts(lines);
    let life = Life::new(&agreement, &facts);
    let on: Date = on.parse().unwrap();
    let state = life.state(on, on);
    let messages: Vec<_> = [state.reason.clone()]
        .into_iter()
        .chain(state.remarks.iter().map(|remark| remark.message()))
        .collect();
    let said = |lang| messages.iter().map(|message| life.say(lang, message)).collect::<Vec<_>>().join("\n");
    format!("{}\n{}", said(Lang::Fr), said(Lang::En))
}

#[test]
fn states_say_why() {
    let all = [
        (CC24, "", "2024-11-01"),
        (CC24, "", "2024-11-06"),
        (CC24, "", "2025-01-01"),
        (CC15, "", "2025-09-01"),
        (CC24, "2025-03-05 notice region", "2025-04-01"),
        (CC24, "2025-03-05 notice region", "2026-04-01"),
        (CN, "", "2022-01-01"),
        (RA, "2026-11-15 force-majeure", "2027-01-01"),
        (CC24, "2025-02-10 consent effect=2025-07-01", "2025-03-01"),
        (EN, "2024-01-12 ended-for-fault etat", "2024-02-01"),
    ];
    let text: Vec<String> = all.into_iter().map(|(life, lines, on)| reasons(life, lines, on)).collect();
    insta::assert_snapshot!(text.join("\n\n"), @r"
    le texte est en cours de rédaction
    its text is being written

    signée par toutes les parties le 5 novembre 2024 ; elle prend effet à sa notification
    signed by all parties on 5 November 2024; it takes effect when it is notified

    en vigueur depuis le 12 novembre 2024 ; la première durée court jusqu'au 11 novembre 2025 inclus
    in force since 12 November 2024; the first term runs until 11 November 2025 included

    en vigueur depuis le 27 août 2015 ; renouvelée 10 fois, la dernière le 27 août 2025, jusqu'au 26 août 2026 inclus
    renouvelée le 27 août 2025 sans trace de la réunion que le texte demande avant (« bilan ») : enregistrez-la si elle a eu lieu
    in force since 27 August 2015; renewed 10 times, last on 27 August 2025, until 26 August 2026 included
    renewed on 27 August 2025 without a trace of the meeting that the text asks for before (“bilan”): record it if it was held

    Partie region a dénoncé la convention le 5 mars 2025 ; elle reste en vigueur jusqu'au 5 mars 2026 inclus
    Partie region gave notice on 5 March 2025; it stays in force until 5 March 2026 included

    terminée : Partie region l'a dénoncée le 5 mars 2025 et le préavis a couru jusqu'au 5 mars 2026
    ended: Partie region gave notice on 5 March 2025 and the notice ran until 5 March 2026

    terminée : sa durée s'est achevée le 4 décembre 2021 sans renouvellement
    ended: its term was over on 4 December 2021 and was not renewed

    les obligations sont suspendues depuis le 15 novembre 2026, par la force majeure
    its duties have been suspended since 15 November 2026, by force majeure

    les parties ont décidé le 10 février 2025 d'y mettre fin ; elle reste en vigueur jusqu'au 30 juin 2025 inclus
    the parties decided on 10 February 2025 to end it; it stays in force until 30 June 2025 included

    en vigueur depuis le 6 février 2023 ; la première durée court jusqu'au 5 février 2027 inclus
    la résiliation pour faute du 12 janvier 2024 ne compte pas : aucune mise en demeure n'était restée sans effet ce jour-là
    in force since 6 February 2023; the first term runs until 5 February 2027 included
    the ending for a fault on 12 January 2024 does not count: no formal notice had stayed without effect that day
    ");
}
