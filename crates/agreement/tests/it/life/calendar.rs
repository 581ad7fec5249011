//! What a convention will bring, day by day, and its reminders and its file.

use entente_agreement::life::{CalendarEntry, Life, reminders};
use entente_agreement::{IcalEvent, icalendar};
use entente_model::Agreement;
use entente_text::Lang;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::texts::{CC15, CC24, CN, EN, NO, RA, agreement, facts};

pub fn listed(life: &Life<'_>, from: Date, until: Date, known: Date) -> String {
    let line = |entry: CalendarEntry| {
        let article = entry.place.map(|place| format!(" [{}]", place.article)).unwrap_or_default();
        let who = if entry.who.is_empty() { String::new() } else { format!(" {}:", entry.who.join(", ")) };
        let suspended = if entry.suspended { " (suspendu)" } else { "" };
        let what = life.say(Lang::Fr, &entry.what).replace(['\u{a0}', '\u{202f}'], " ");
        format!("{} {}{who} {what}{article}{suspended}", entry.on, entry.kind.name())
    };
    life.calendar(from, until, known).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn list(agreement: &Agreement, lines: &str, from: Date, until: Date) -> String {
    let facts = facts(lines);
    listed(&Life::new(agreement, &facts), from, until, until)
}

#[test]
fn years_that_follow_each_other() {
    // CC15 6: each 27 August, after a meeting; a year of notice; CC24 6: the annex each year.
    insta::assert_snapshot!(list(&agreement("essai", CC15), "", date(2015, 1, 1), date(2017, 8, 31)), @r"
    2015-08-27 begins la convention prend effet [6]
    2016-08-26 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 26 août 2017 [6]
    2016-08-26 review dernier jour pour tenir la réunion demandée avant le renouvellement (« bilan ») [6]
    2016-08-26 annex-update comite-pilotage: dernier jour pour actualiser l'annexe technique (comite-pilotage) [6]
    2016-08-27 renewal la convention est renouvelée jusqu'au 26 août 2017 inclus [6]
    2017-08-26 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 26 août 2018 [6]
    2017-08-26 review dernier jour pour tenir la réunion demandée avant le renouvellement (« bilan ») [6]
    2017-08-26 annex-update comite-pilotage: dernier jour pour actualiser l'annexe technique (comite-pilotage) [6]
    2017-08-27 renewal la convention est renouvelée jusqu'au 26 août 2018 inclus [6]
    ");
    insta::assert_snapshot!(list(&agreement("essai", CC24), "", date(2026, 1, 1), date(2026, 12, 31)), @r"
    2026-11-11 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 11 novembre 2027 [7]
    2026-11-11 annex-update comite-pilotage: dernier jour pour actualiser l'annexe technique (comite-pilotage) [6]
    2026-11-12 renewal la convention est renouvelée jusqu'au 11 novembre 2027 inclus [7]
    ");
}

#[test]
fn four_years_then_one() {
    insta::assert_snapshot!(list(&agreement("essai", EN), "", date(2023, 1, 1), date(2028, 2, 29)), @r"
    2023-02-06 begins la convention prend effet [11]
    2026-11-05 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 5 février 2027 [11]
    2027-02-06 renewal la convention est renouvelée jusqu'au 5 février 2028 inclus [11]
    2027-11-05 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 5 février 2028 [11]
    2028-02-06 renewal la convention est renouvelée jusqu'au 5 février 2029 inclus [11]
    ");
}

#[test]
fn school_years() {
    insta::assert_snapshot!(list(&agreement("essai", RA), "", date(2026, 9, 1), date(2028, 12, 31)), @r"
    2026-09-14 begins la convention prend effet [6]
    2027-02-28 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 31 août 2027 [7]
    2027-09-01 renewal la convention est renouvelée jusqu'au 31 août 2028 inclus [6]
    2028-02-29 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 31 août 2028 [7]
    2028-09-01 renewal la convention est renouvelée jusqu'au 31 août 2029 inclus [6]
    ");
}

#[test]
fn renewed_by_agreement_or_not() {
    let agreement = agreement("essai", CN);
    insta::assert_snapshot!(list(&agreement, "", date(2021, 1, 1), date(2030, 12, 31)), @r"
    2021-12-04 renewal-to-agree dernier jour pour convenir de renouveler la convention [4]
    2021-12-04 ends dernier jour de la convention, si elle n'est pas renouvelée [4]
    ");
    insta::assert_snapshot!(list(&agreement, "2021-11-30 renewed", date(2021, 1, 1), date(2030, 12, 31)), @r"
    2021-10-31 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 4 décembre 2021 [4]
    2021-12-05 renewal la convention est renouvelée jusqu'au 4 décembre 2024 inclus [4]
    2024-12-04 renewal-to-agree dernier jour pour convenir de renouveler la convention [4]
    2024-12-04 ends dernier jour de la convention, si elle n'est pas renouvelée [4]
    ");
}

#[test]
fn a_notice_leaves_nothing_to_renew() {
    let notice = "2025-03-05 notice region";
    insta::assert_snapshot!(list(&agreement("essai", CC24), notice, date(2025, 3, 1), date(2027, 12, 31)), @r"
    2025-11-11 annex-update comite-pilotage: dernier jour pour actualiser l'annexe technique (comite-pilotage) [6]
    2025-11-12 renewal la convention est renouvelée jusqu'au 5 mars 2026 inclus [7]
    2026-03-05 ends dernier jour de la convention [7]
    ");
    let school = "2022-09-30 notice eple";
    insta::assert_snapshot!(list(&agreement("essai", NO), school, date(2022, 10, 1), date(2023, 12, 31)), @r"
    2023-01-31 renewal la convention est renouvelée jusqu'au 30 janvier 2024 inclus [5]
    2023-03-30 delay-ends eple: dernier jour de Partie eple dans la convention ; les autres parties continuent [5]
    2023-07-30 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 30 janvier 2024 [5]
    ");
}

#[test]
fn letters_open_delays() {
    let letters = "2024-01-12 formal-notice etat region sent=2024-01-10\n\
                   2024-01-20 conciliation-opened\n2024-02-10 conciliation-failed\n\
                   2024-05-20 ended-after-conciliation etat";
    insta::assert_snapshot!(list(&agreement("essai", EN), letters, date(2024, 1, 1), date(2027, 12, 31)), @r"
    2024-04-10 delay-ends region: dernier jour pour remédier à ce que dit la mise en demeure de Partie etat [12]
    2024-04-11 opens etat: la mise en demeure est restée sans effet : la convention peut être résiliée pour faute [12]
    2024-06-04 ends dernier jour de la convention [13]
    2024-06-21 opens le litige peut être porté devant le juge [13]
    2024-08-31 goes-on-ends dernier jour de ce qui continue après la fin : accès à l'ENT [12]
    ");
}

#[test]
fn force_majeure_suspends_what_is_due() {
    let force = "2026-11-15 force-majeure";
    let reviewed = RA.replace("every = \"P1Y\" }", "every = \"P1Y\", after = \"bilan\" }");
    insta::assert_snapshot!(list(&agreement("essai", &reviewed), force, date(2026, 11, 1), date(2027, 9, 30)), @r"
    2027-02-28 notice-deadline dernier jour pour recevoir une dénonciation, si la convention doit finir le 31 août 2027 [7]
    2027-05-16 opens la force majeure a duré : chaque partie peut résilier la convention sans délai [11]
    2027-08-31 review dernier jour pour tenir la réunion demandée avant le renouvellement (« bilan ») [6] (suspendu)
    2027-09-01 renewal la convention est renouvelée jusqu'au 31 août 2028 inclus [6]
    ");
}

#[test]
fn a_calendar_says_what_was_known() {
    let agreement = agreement("essai", CC24);
    let facts = facts("2025-03-05@2025-04-02 notice region");
    let life = Life::new(&agreement, &facts);
    let until = date(2026, 12, 31);
    let before = listed(&life, date(2025, 3, 1), until, date(2025, 4, 1));
    let after = listed(&life, date(2025, 3, 1), until, date(2025, 4, 2));
    assert!(before.contains("2026-11-12 renewal") && !before.contains("2026-03-05"), "{before}");
    assert!(!after.contains("2026-11-12 renewal") && after.contains("2026-03-05 ends"), "{after}");
}

#[test]
fn a_day_calls_for_one_reminder() {
    let agreement = agreement("essai", EN);
    let calendar = Life::new(&agreement, &[]).calendar(date(2026, 1, 1), date(2027, 3, 1), date(2026, 1, 1));
    let said = |today: Date| -> Vec<String> {
        let found = reminders(&calendar, today, &[1, 7, 30]);
        found.iter().map(|one| format!("{} {} {}", one.entry.key, one.lead_days, one.days_left)).collect()
    };
    assert!(said(date(2026, 10, 5)).is_empty());
    assert_eq!(said(date(2026, 10, 6)), ["notice-0 30 30"]);
    assert_eq!(said(date(2026, 10, 29)), ["notice-0 7 7"]);
    assert_eq!(said(date(2026, 11, 5)), ["notice-0 1 0"]);
    assert!(said(date(2026, 11, 6)).is_empty());
    assert_eq!(said(date(2027, 1, 31)), ["renewal-1 7 6"]);
}

#[test]
fn as_a_file() {
    let agreement = agreement("essai", CC24);
    let life = Life::new(&agreement, &[]);
    let entries = life.calendar(date(2024, 1, 1), date(2025, 12, 31), date(2024, 12, 1));
    let events: Vec<IcalEvent> = entries.iter().map(|entry| life.event(entry, Lang::Fr, &[30])).collect();
    let file = icalendar("Vie de la convention", &events, Timestamp::UNIX_EPOCH);
    assert_eq!(file.matches("BEGIN:VEVENT").count(), entries.len());
    assert!(file.contains("UID:essai-renewal-1@entente\r\n"), "{file}");
    if let Ok(path) = std::env::var("ENTENTE_ICS") {
        std::fs::write(path, &file).unwrap();
    }
}
