//! Notices, faults, conciliation, force majeure, and what goes on after the end, as the articles say.

use entente_agreement::life::Life;
use jiff::civil::{Date, date};

use super::texts::{CC15, CC24, CN, EN, NO, RA, agreement, facts};
use super::{check, check_around, line};

#[test]
fn a_year_after_receipt_of_the_letter() {
    // CC24 7, CC15 6: the end takes effect one year after the letter is received.
    check(
        CC24,
        "2025-03-05 notice region sent=2025-03-01",
        &[
            ("2025-03-04", "in-force since 2024-11-12, term 0 to 2025-11-11, article 7"),
            ("2025-03-05", "ending since 2025-03-05, term 0 to 2025-11-11, end notice 2026-03-05, article 7"),
            // Tacit renewal goes on while the notice runs.
            ("2025-11-12", "ending since 2025-03-05, term 1 to 2026-11-11, end notice 2026-03-05, article 7"),
            ("2026-03-05", "ending since 2025-03-05, term 1 to 2026-11-11, end notice 2026-03-05, article 7"),
            ("2026-03-06", "ended since 2026-03-06, end notice 2026-03-05, article 7"),
        ],
    );
    // Received on 29 February: the next year has none.
    check(
        CC15,
        "2024-02-29 notice etat",
        &[("2025-02-28", "ending since 2024-02-29, term 9 to 2025-08-26, end notice 2025-02-28, article 6")],
    );
}

#[test]
fn three_months_six_months() {
    // EN 11.
    check(
        EN,
        "2023-11-30 notice region",
        &[(
            "2023-12-01",
            "ending since 2023-11-30, term 0 to 2027-02-05, notice by 2026-11-05, end notice 2024-02-29, article 11",
        )],
    );
    // RA 7.2.
    check(
        RA,
        "2026-10-31 notice etat",
        &[("2027-05-01", "ended since 2027-05-01, end notice 2027-04-30, article 7")],
    );
}

#[test]
fn one_full_month() {
    // CN IV: the month of the letter doesn't count.
    for (received_on, last_day) in [
        ("2019-03-01", "2019-04-30"),
        ("2019-03-31", "2019-04-30"),
        ("2020-01-31", "2020-02-29"),
        ("2019-12-10", "2020-01-31"),
    ] {
        check(
            CN,
            &format!("{received_on} notice etat"),
            &[(
                last_day,
                &format!(
                    "ending since {received_on}, term 0 to 2021-12-04, notice by 2021-10-31, end notice {last_day}, article 4"
                ),
            )],
        );
    }
    // Its author may ask for a later day, never for an earlier one.
    for (effect, last_day) in [("2019-07-01", "2019-06-30"), ("2019-03-15", "2019-04-30")] {
        check(
            CN,
            &format!("2019-03-10 notice etat effect={effect}"),
            &[(
                "2019-03-10",
                &format!(
                    "ending since 2019-03-10, term 0 to 2021-12-04, notice by 2021-10-31, end notice {last_day}, article 4"
                ),
            )],
        );
    }
    // A notice that is longer than what is left of the term changes nothing.
    check(
        CN,
        "2021-11-10 notice etat",
        &[("2021-12-05", "ended since 2021-12-05, end term 2021-12-04, article 4")],
    );
}

#[test]
fn a_notice_may_be_withdrawn_before_its_end() {
    let lines = "2025-03-05 notice region\n2025-06-01 notice-withdrawn region";
    check(
        CC24,
        lines,
        &[
            ("2025-05-31", "ending since 2025-03-05, term 0 to 2025-11-11, end notice 2026-03-05, article 7"),
            ("2025-06-01", "in-force since 2024-11-12, term 0 to 2025-11-11, article 7"),
        ],
    );
    let too_late = "2025-03-05 notice region\n2026-03-06 notice-withdrawn region";
    check(CC24, too_late, &[("2026-03-07", "ended since 2026-03-06, end notice 2026-03-05, article 7")]);
}

#[test]
fn one_party_leaves_and_the_others_go_on() {
    // NO 5, three parties: six months after its notice the school leaves, and the two others go on.
    let agreement = agreement("essai", NO);
    let parties = |lines: &str, on: Date| {
        let facts = facts(lines);
        let found = Life::new(&agreement, &facts).state(on, on);
        let parties: Vec<&str> = found.parties.iter().map(|party| party.as_str()).collect();
        format!("{}: {}", found.phase.name(), parties.join(" "))
    };
    let school = "2022-09-30 notice eple";
    assert_eq!(parties(school, date(2023, 3, 30)), "in-force: etat region eple");
    assert_eq!(parties(school, date(2023, 3, 31)), "in-force: etat region");
    let two = "2022-09-30 notice eple\n2022-11-15 notice region";
    assert_eq!(parties(two, date(2023, 4, 1)), "ending: etat region");
    check(
        NO,
        two,
        &[
            (
                "2023-05-15",
                "ending since 2022-11-15, term 1 to 2024-01-30, notice by 2023-07-30, end parties 2023-05-15, article 5",
            ),
            ("2023-05-16", "ended since 2023-05-16, end parties 2023-05-15, article 5"),
        ],
    );
    // Another party joins before: two are left.
    let joined = format!("{two}\n2022-12-01 adhered mairie");
    assert_eq!(parties(&joined, date(2023, 6, 1)), "in-force: etat mairie");
}

#[test]
fn three_months_after_a_formal_notice_without_effect() {
    // EN 12: counted from the sending of the letter.
    let notice = "2024-01-12 formal-notice etat region sent=2024-01-10";
    check_around(
        EN,
        notice,
        &[
            ("2024-01-12", "fault 2024-01-12..2024-04-10; conciliation 2024-01-12..2024-02-12"),
            ("2024-04-10", "fault 2024-01-12..2024-04-10"),
            ("2024-04-11", "open fault 2024-04-11"),
        ],
    );
    // It doesn't end of itself: the other party may end it.
    check(
        EN,
        notice,
        &[(
            "2024-06-01",
            "in-force since 2023-02-06, term 0 to 2027-02-05, notice by 2026-11-05, article 11",
        )],
    );
    let ended = format!("{notice}\n2024-04-11 ended-for-fault etat");
    check(EN, &ended, &[("2024-04-12", "ended since 2024-04-12, end fault 2024-04-11, article 12")]);
    // Too early, by the wrong party, or once it was mended: it doesn't count.
    for lines in [
        format!("{notice}\n2024-04-10 ended-for-fault etat"),
        format!("{notice}\n2024-04-11 ended-for-fault region"),
        format!("{notice}\n2024-04-10 cured region\n2024-04-11 ended-for-fault etat"),
    ] {
        check(
            EN,
            &lines,
            &[(
                "2024-06-01",
                "in-force since 2023-02-06, term 0 to 2027-02-05, notice by 2026-11-05, article 11",
            )],
        );
    }
    // Mended the day after: too late.
    let late = format!("{notice}\n2024-04-11 cured region\n2024-05-02 ended-for-fault etat");
    check(EN, &late, &[("2024-05-03", "ended since 2024-05-03, end fault 2024-05-02, article 12")]);
    // Sent on 30 November: three months later February has no 30th.
    check_around(
        EN,
        "2023-12-04 formal-notice region etat sent=2023-11-30",
        &[("2024-02-29", "fault 2023-12-04..2024-02-29"), ("2024-03-01", "open fault 2024-03-01")],
    );
    // RA 7.2 gives no delay: a breach is enough.
    check(
        RA,
        "2027-01-15 ended-for-fault etat",
        &[("2027-01-16", "ended since 2027-01-16, end fault 2027-01-15, article 7")],
    );
}

#[test]
fn a_month_of_conciliation_then_fifteen_days() {
    // EN 13.
    let failed = "2024-01-31 formal-notice etat region sent=2024-01-29\n\
                  2024-02-20 conciliation-opened\n2024-03-05 conciliation-failed";
    check_around(
        EN,
        failed,
        &[
            // A month from 31 January ends with February.
            ("2024-02-19", "fault 2024-01-31..2024-04-29; conciliation 2024-01-31..2024-02-29"),
            ("2024-02-20", "fault 2024-01-31..2024-04-29"),
            ("2024-03-05", "fault 2024-01-31..2024-04-29; open conciliation 2024-03-05"),
        ],
    );
    let ended = format!("{failed}\n2024-03-14 ended-after-conciliation etat sent=2024-03-12");
    check(
        EN,
        &ended,
        &[
            (
                "2024-03-27",
                "ending since 2024-03-14, term 0 to 2027-02-05, notice by 2026-11-05, end conciliation 2024-03-27, article 13",
            ),
            ("2024-03-28", "ended since 2024-03-28, end conciliation 2024-03-27, article 13"),
        ],
    );
    // Without a failure, the letter doesn't count.
    let without = "2024-01-31 formal-notice etat region\n2024-03-14 ended-after-conciliation etat";
    check(
        EN,
        without,
        &[(
            "2024-04-28",
            "in-force since 2023-02-06, term 0 to 2027-02-05, notice by 2026-11-05, article 11",
        )],
    );
    // The court, a month after the letter: a longer « then » leaves time to see it.
    let longer = EN.replace("P15D", "P2M");
    check_around(
        &longer,
        &ended,
        &[
            (
                "2024-04-12",
                "conciliation 2024-03-14..2024-05-12; fault 2024-01-31..2024-04-29; open conciliation 2024-03-05",
            ),
            (
                "2024-04-13",
                "conciliation 2024-03-14..2024-05-12; fault 2024-01-31..2024-04-29; open conciliation 2024-03-05; open court 2024-04-13",
            ),
        ],
    );
}

#[test]
fn force_majeure_suspends_and_beyond_six_months_opens_the_end() {
    // RA 11.
    let began = "2026-11-15 force-majeure";
    check(
        RA,
        began,
        &[
            (
                "2026-11-14",
                "in-force since 2026-09-14, term 0 to 2027-08-31, notice by 2027-02-28, article 6",
            ),
            (
                "2026-11-15",
                "suspended since 2026-11-15, term 0 to 2027-08-31, notice by 2027-02-28, article 11",
            ),
        ],
    );
    check_around(RA, began, &[("2027-05-15", ""), ("2027-05-16", "open force-majeure 2027-05-16")]);
    let over = format!("{began}\n2026-12-01 force-majeure-over");
    check(
        RA,
        &over,
        &[("2026-12-01", "in-force since 2026-09-14, term 0 to 2027-08-31, notice by 2027-02-28, article 6")],
    );
    // Ended too early it doesn't count; from the day after six months it does, at once.
    check(
        RA,
        &format!("{began}\n2027-05-15 ended-for-force-majeure etat"),
        &[("2027-05-16", "suspended since 2026-11-15, term 0 to 2027-08-31, article 11")],
    );
    check(
        RA,
        &format!("{began}\n2027-05-16 ended-for-force-majeure etat"),
        &[("2027-05-17", "ended since 2027-05-17, end force-majeure 2027-05-16, article 11")],
    );
    // From 31 August, six months end with February.
    let august = RA.replace("2026-09-14", "2026-07-01");
    check_around(
        &august,
        "2026-08-31 force-majeure",
        &[("2027-02-28", ""), ("2027-03-01", "open force-majeure 2027-03-01")],
    );
}

#[test]
fn suspended_by_agreement() {
    check(
        CC24,
        "2025-01-01 suspended\n2025-02-01 resumed",
        &[
            ("2025-01-31", "suspended since 2025-01-01, term 0 to 2025-11-11, article 7"),
            ("2025-02-01", "in-force since 2024-11-12, term 0 to 2025-11-11, article 7"),
        ],
    );
}

#[test]
fn together_or_by_the_court() {
    check(
        CC24,
        "2025-02-10 consent",
        &[("2025-02-11", "ended since 2025-02-11, end consent 2025-02-10, article 7")],
    );
    check(
        CC24,
        "2025-02-10 consent effect=2025-07-01",
        &[
            (
                "2025-06-30",
                "ending since 2025-02-10, term 0 to 2025-11-11, end consent 2025-06-30, article 7",
            ),
            ("2025-07-01", "ended since 2025-07-01, end consent 2025-06-30, article 7"),
        ],
    );
    check(
        CC24,
        "2025-02-10 court effect=2025-03-01",
        &[("2025-03-01", "ended since 2025-03-01, end court 2025-02-28, article 7")],
    );
}

#[test]
fn the_ent_stays_open_until_the_end_of_the_school_year() {
    // EN 12.
    let agreement = agreement("essai", EN);
    for (received_on, last_day, open_until) in [
        ("2024-01-15", "2024-04-15", "2024-08-31"),
        ("2024-05-31", "2024-08-31", "2024-08-31"),
        ("2024-06-01", "2024-09-01", "2025-08-31"),
    ] {
        let facts = facts(&format!("{received_on} notice region"));
        let on = |day: &str| Life::new(&agreement, &facts).state(day.parse().unwrap(), day.parse().unwrap());
        let found = on(received_on);
        assert_eq!(found.end.as_ref().unwrap().last_day.to_string(), last_day);
        assert_eq!(found.goes_on[0].last_day.unwrap().to_string(), open_until, "{received_on}");
        assert_eq!(found.goes_on[0].article.as_ref().unwrap().article, "12");
        assert!(on(last_day).holds("7"), "every duty runs until the end of the notice");
        assert!(on(open_until).holds("2"), "the access still holds");
        let after: Date = open_until.parse().unwrap();
        assert!(!on(&after.tomorrow().unwrap().to_string()).holds("2"));
    }
}

#[test]
fn what_was_known_when() {
    // The letter came on 5 March; it was entered on 20 March, with a wrong day, corrected on 2 April.
    let agreement = agreement("essai", CC24);
    let facts = facts(
        "2025-03-15@2025-03-20 notice region
         2025-03-05@2025-04-02 notice region replaces=f1",
    );
    let known = |on: Date, known: Date| line(&Life::new(&agreement, &facts).state(on, known));
    let march = date(2025, 3, 16);
    assert_eq!(known(march, march), "in-force since 2024-11-12, term 0 to 2025-11-11, article 7");
    assert_eq!(
        known(march, date(2025, 3, 20)),
        "ending since 2025-03-15, term 0 to 2025-11-11, end notice 2026-03-15, article 7"
    );
    assert_eq!(
        known(date(2025, 3, 5), date(2025, 4, 2)),
        "ending since 2025-03-05, term 0 to 2025-11-11, end notice 2026-03-05, article 7"
    );
}

#[test]
fn a_fact_that_never_happened() {
    let agreement = agreement("essai", CC24);
    let facts = facts("2025-03-05 notice region\n2025-03-05@2025-03-25 retracted replaces=f1");
    let day = date(2025, 3, 10);
    assert_eq!(Life::new(&agreement, &facts).state(day, day).phase.name(), "ending");
    assert_eq!(Life::new(&agreement, &facts).state(day, date(2025, 3, 25)).phase.name(), "in-force");
}

#[test]
fn which_text_is_in_force() {
    let agreement = agreement("essai", CC24);
    let facts = facts(
        "2025-04-01 amended 1 aaa
         2025-09-01@2025-06-01 amended 2 bbb
         2025-10-10 annex ccc",
    );
    let version = |on: Date, known: Date| {
        let version = Life::new(&agreement, &facts).state(on, known).version;
        let sha256 = version.sha256.filter(|sha256| sha256.len() < 10).unwrap_or_default();
        format!("{} {sha256} {}", version.amendment, version.annex_updated_on.is_some())
    };
    for (on, known, expected) in [
        (date(2025, 3, 31), date(2026, 1, 1), "0  false"),
        (date(2025, 4, 1), date(2025, 4, 1), "1 aaa false"),
        (date(2025, 9, 1), date(2025, 5, 31), "1 aaa false"),
        (date(2025, 9, 1), date(2025, 6, 1), "2 bbb false"),
        (date(2025, 8, 31), date(2026, 1, 1), "1 aaa false"),
        (date(2025, 10, 10), date(2025, 10, 10), "2 ccc true"),
    ] {
        assert_eq!(version(on, known), expected, "on {on}, known {known}");
    }
}
