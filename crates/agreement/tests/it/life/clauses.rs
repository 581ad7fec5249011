//! What clauses bring to the calendar, and what an event opens, as the articles say.

use entente_agreement::life::{EntryKind, Life};
use entente_model::{Agreement, Trigger};
use entente_text::Lang;
use jiff::civil::{Date, date};

use super::calendar::listed;
use super::texts::{CC24, CN, EN, RA, facts, with_clauses};

/// A block, its name given.
fn block(kind: &str, content: &str) -> String {
    format!("```entente {kind}\n{content}\n```\n")
}

/// The entries that come from clauses.
fn list(agreement: &Agreement, lines: &str, from: Date, until: Date) -> String {
    let facts = facts(lines);
    let all = listed(&Life::new(agreement, &facts), from, until, until);
    let clauses: Vec<&str> = all.lines().filter(|line| line.contains("[2]")).collect();
    clauses.join("\n")
}

/// A duty of the state that is dated so.
fn duty(when: &str) -> String {
    block(
        "duty",
        &format!("id = \"d\"\nwho = [\"etat\"]\nact = \"update\"\nwhat = \"mettre à jour\"\n{when}"),
    )
}

#[test]
fn a_committee_that_meets_each_year() {
    // CC24 6: yearly, at parity; called a fortnight before.
    let body = "id = \"comite-pilotage\"\nname = \"Comité de pilotage\"\n\
                members = [{ who = \"etat\", seats = 2 }, { who = \"region\", seats = 2 }]\nparity = true\nchair = [\"etat\"]\n";
    let on_a_day = format!(
        "{body}meets = {{ every = \"year\", on = \"06-15\" }}\nconvened = {{ who = \"region\", within = \"P15D\" }}"
    );
    let agreement = with_clauses("essai", CC24, &block("body", &on_a_day));
    assert_eq!(
        list(&agreement, "", date(2024, 11, 1), date(2026, 6, 10)),
        "2025-05-31 convocation region: dernier jour pour convoquer : Comité de pilotage [2]\n\
         2025-06-15 meeting etat: réunion : Comité de pilotage [2]\n\
         2026-05-31 convocation region: dernier jour pour convoquer : Comité de pilotage [2]"
    );
    // No day: once in each year of the convention. CN II: twice.
    let yearly =
        with_clauses("essai", CC24, &block("body", &format!("{body}meets = {{ every = \"year\" }}")));
    assert_eq!(
        list(&yearly, "", date(2024, 11, 1), date(2025, 12, 31)),
        "2025-11-11 meeting etat: réunion : Comité de pilotage [2]"
    );
    let twice =
        with_clauses("essai", CN, &block("body", &format!("{body}meets = {{ every = \"half-year\" }}")));
    assert_eq!(
        list(&twice, "", date(2018, 12, 1), date(2019, 12, 31)),
        "2019-06-04 meeting etat: réunion : Comité de pilotage [2]\n\
         2019-12-04 meeting etat: réunion : Comité de pilotage [2]"
    );
    // Before each renewal.
    let before =
        with_clauses("essai", CC24, &block("body", &format!("{body}meets = {{ before = \"renewal\" }}")));
    assert_eq!(
        list(&before, "", date(2025, 1, 1), date(2026, 12, 31)),
        "2025-11-11 meeting etat: réunion : Comité de pilotage [2]\n\
         2026-11-11 meeting etat: réunion : Comité de pilotage [2]"
    );
}

#[test]
fn duties_dated_in_every_way() {
    for (life, when, lines, from, until, expected) in [
        // NO 3: at the beginning of each school year.
        (RA, "from = \"school-year-start\"", "", date(2026, 9, 1), date(2028, 8, 31), "2027-09-01"),
        // A delay after it.
        (
            RA,
            "from = \"school-year-start\"\nwithin = \"P1M\"",
            "",
            date(2026, 9, 1),
            date(2028, 8, 31),
            "2027-10-01",
        ),
        // A fortnight before the school year ends.
        (
            RA,
            "before = \"school-year-end\"\nwithin = \"P15D\"",
            "",
            date(2026, 9, 1),
            date(2028, 8, 31),
            "2027-08-16 2028-08-16",
        ),
        (
            CC24,
            "every = \"year\"\non = [\"11-30\", \"03-15\"]",
            "",
            date(2024, 9, 1),
            date(2025, 12, 31),
            "2024-11-30 2025-03-15 2025-11-30",
        ),
        (CC24, "by = 2025-06-30", "", date(2024, 9, 1), date(2026, 12, 31), "2025-06-30"),
        (CC24, "by = 2024-06-30", "", date(2024, 1, 1), date(2026, 12, 31), ""),
        (
            CC24,
            "every = \"quarter\"",
            "",
            date(2025, 1, 1),
            date(2025, 9, 1),
            "2025-02-11 2025-05-11 2025-08-11",
        ),
        (CC24, "every = \"day\"", "", date(2025, 1, 1), date(2025, 9, 1), ""),
        (
            CC24,
            "within = \"P3M\"\nfrom = \"notification\"",
            "",
            date(2024, 9, 1),
            date(2026, 1, 1),
            "2025-02-12",
        ),
        (
            CC24,
            "within = \"P1M\"\nfrom = \"signature\"",
            "",
            date(2024, 9, 1),
            date(2026, 1, 1),
            "2024-12-05",
        ),
        (
            CC24,
            "within = \"P1M\"\nfrom = \"amendment\"",
            "2025-01-31 amended 1",
            date(2025, 1, 1),
            date(2026, 1, 1),
            "2025-02-28",
        ),
        // Files are destroyed three months after the end, whatever ended it.
        (
            CC24,
            "within = \"P3M\"\nfrom = \"end\"",
            "2025-03-05 notice region",
            date(2025, 1, 1),
            date(2030, 1, 1),
            "2026-06-05",
        ),
        (CC24, "within = \"P3M\"\nfrom = \"end\"", "", date(2025, 1, 1), date(2030, 1, 1), ""),
        // What is not dated by the convention has no day: see what an event opens.
        (EN, "within = \"PT48H\"\nfrom = \"incident-known\"", "", date(2023, 1, 1), date(2030, 1, 1), ""),
    ] {
        let agreement = with_clauses("essai", life, &duty(when));
        let found = list(&agreement, lines, from, until);
        let days: Vec<&str> = found.lines().map(|line| &line[..10]).collect();
        assert_eq!(days.join(" "), expected, "{when}");
    }
}

#[test]
fn a_duty_that_survives_goes_on() {
    // EN 8 of part 2 speaks of what outlives the convention.
    let notice = "2025-03-05 notice region";
    let window = (date(2025, 9, 1), date(2027, 12, 31));
    let ends = with_clauses("essai", CC24, &duty("every = \"year\"\non = \"11-30\""));
    assert_eq!(list(&ends, notice, window.0, window.1).lines().count(), 1);
    let survives = with_clauses("essai", CC24, &duty("every = \"year\"\non = \"11-30\"\nsurvives = true"));
    assert_eq!(list(&survives, notice, window.0, window.1).lines().count(), 3);
    let facts = facts(notice);
    let state = Life::new(&survives, &facts).state(date(2027, 1, 1), date(2027, 1, 1));
    assert_eq!((state.goes_on.len(), state.goes_on[0].what.as_str()), (1, "mettre à jour"));
    assert_eq!(state.goes_on[0].clause, Some(survives.clauses.len() - 1));
}

#[test]
fn what_force_majeure_suspends() {
    let clauses = duty("every = \"year\"\non = \"12-15\"")
        + &block(
            "duty",
            "id = \"fin\"\nwho = [\"region\"]\nact = \"destroy\"\nwhat = \"les fichiers\"\non = \"12-16\"\nevery = \"year\"",
        );
    let agreement = with_clauses("essai", RA, &clauses);
    assert_eq!(
        list(&agreement, "2026-11-15 force-majeure", date(2026, 12, 1), date(2026, 12, 31)),
        "2026-12-15 duty etat: mettre à jour [2] (suspendu)\n2026-12-16 destruction region: à détruire : les fichiers [2]"
    );
}

#[test]
fn actions_indicators_projects() {
    let clauses = block(
        "action",
        "id = \"former\"\nwhat = \"former les agents\"\nwho = [\"etat\"]\nyear = 2025",
    ) + &block(
        "indicator",
        "id = \"heure\"\nwhat = \"dépôts à l'heure\"\nfacts = [\"deposits\"]\nwho = [\"region\"]\nevery = \"half-year\"",
    ) + &block(
        "secure-space",
        "id = \"projet\"\nname = \"Étude\"\nwho = \"etat\"\nto = [\"region\"]\ndatasets = [\"x\"]\npurposes = [\"etudes\"]\n\
             basis = \"loi\"\nopens_on = 2025-02-01\ncloses_on = 2025-09-01\noutputs = { who = \"etat\" }\n\
             retention = { lasts = \"P3M\", from = \"project-closed\" }",
    );
    let agreement = with_clauses("essai", CC24, &clauses);
    assert_eq!(
        list(&agreement, "", date(2025, 1, 1), date(2025, 12, 31)),
        "2025-02-01 project-opens etat: le projet ouvre : Étude [2]\n\
         2025-05-11 indicator region: indicateur à établir : dépôts à l'heure [2]\n\
         2025-08-31 project-closes etat: dernier jour du projet : Étude [2]\n\
         2025-11-11 indicator region: indicateur à établir : dépôts à l'heure [2]\n\
         2025-11-30 destruction etat: fin de la durée de conservation : Étude [2]\n\
         2025-12-31 action etat: action du plan : former les agents [2]"
    );
}

#[test]
fn deposits_of_the_annex_and_of_its_cadre() {
    let dataset = |id: &str, due: &str| {
        block(
            "dataset",
            &format!(
                "id = \"{id}\"\nfield = \"statistiques\"\nduty = \"expected\"\nproducer = \"region\"\ndue = {due}"
            ),
        )
    };
    let cadre = with_clauses(
        "cadre",
        CC24,
        &dataset("capacites", "{ every = \"several\", on = [\"10-15\", \"03-15\"] }"),
    );
    let local = with_clauses("essai", CC24, &dataset("boursiers", "{ every = \"year\", on = \"01-31\" }"));
    let alone = list(&local, "", date(2024, 9, 1), date(2025, 8, 31));
    assert_eq!(alone, "2025-01-31 deposit region: dépôt attendu : Clauses (2024) [2]");
    let life = Life::new(&local, &[]).applying(&cadre);
    let entries = life.calendar(date(2024, 9, 1), date(2025, 11, 1), date(2025, 1, 1));
    let deposits: Vec<String> = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::Deposit)
        .map(|entry| format!("{} {} {}", entry.on, entry.key, entry.place.as_ref().unwrap().convention))
        .collect();
    assert_eq!(
        deposits,
        [
            "2025-01-31 deposit-boursiers-2024 essai",
            "2025-03-15 deposit-capacites-2024-2 cadre",
            "2025-10-15 deposit-capacites-2025 cadre",
        ]
    );
}

#[test]
fn what_an_event_opens() {
    let clauses = block(
        "duty",
        "id = \"alerte\"\nwho = [\"region\"]\nact = \"alert\"\nwhat = \"alerter l'académie\"\nwithin = \"PT48H\"\nfrom = \"incident-known\"",
    ) + &block(
        "right",
        "id = \"demandes\"\nrights = [\"access\"]\nwho = [\"etat\"]\nwithin = \"P1M\"\nfrom = \"request-received\"\n\
             forward = [{ who = [\"region\"], to = \"etat\", within = \"P8D\" }]",
    ) + &block(
        "duty",
        "id = \"comptes\"\nwho = [\"eple\"]\nact = \"destroy\"\nwhat = \"les données du compte\"\nwithin = \"P3M\"\nfrom = \"account-closed\"\nsurvives = true",
    );
    let agreement = with_clauses("essai", EN, &clauses);
    let facts = facts("2024-01-15 notice region");
    let life = Life::new(&agreement, &facts);
    let opened = |event: Trigger, on: Date| -> String {
        let line = |entry: &entente_agreement::life::CalendarEntry| {
            format!(
                "{} {}: {}",
                entry.on,
                entry.who.join(", "),
                life.say(Lang::Fr, &entry.what).replace('\u{a0}', " ")
            )
        };
        life.opened_by(event, on, on).iter().map(line).collect::<Vec<_>>().join("\n")
    };
    // EN 4.1 of part 2: 48 hours; article 5: 8 days, then a month; NO 2: three months.
    assert_eq!(opened(Trigger::IncidentKnown, date(2024, 2, 28)), "2024-03-01 region: alerter l'académie");
    assert_eq!(
        opened(Trigger::RequestReceived, date(2024, 1, 31)),
        "2024-02-08 region: transmettre la demande à Partie etat\n2024-02-29 etat: répondre à la demande de la personne"
    );
    assert_eq!(
        opened(Trigger::AccountClosed, date(2023, 11, 30)),
        "2024-02-29 eple: à détruire : les données du compte"
    );
    // After the end (15 April 2024) only what survives is owed; article 2 goes on until the end of the school year (EN 12).
    assert_eq!(opened(Trigger::IncidentKnown, date(2024, 8, 31)), "2024-09-02 region: alerter l'académie");
    assert_eq!(opened(Trigger::IncidentKnown, date(2024, 9, 1)), "");
    assert_eq!(
        opened(Trigger::AccountClosed, date(2024, 9, 1)),
        "2024-12-01 eple: à détruire : les données du compte"
    );
    assert_eq!(opened(Trigger::IncidentKnown, date(2022, 9, 1)), "", "it had not begun");
}
