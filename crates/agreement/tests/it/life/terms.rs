//! Terms, renewals and the last day to give notice, as the articles say.

use entente_agreement::life::Life;
use jiff::civil::date;

use super::check;
use super::texts::{CC15, CC24, CN, EN, EN2, NO, RA, agreement, facts};

#[test]
fn a_year_from_notification_then_tacit() {
    // CC15 6: notified 27 August 2015. CC24 7: notified 12 November 2024.
    check(
        CC15,
        "",
        &[
            ("2015-08-20", "draft, article 6"),
            ("2015-08-21", "signed since 2015-08-21, article 6"),
            ("2015-08-26", "signed since 2015-08-21, article 6"),
            ("2015-08-27", "in-force since 2015-08-27, term 0 to 2016-08-26, article 6"),
            ("2016-08-26", "in-force since 2015-08-27, term 0 to 2016-08-26, article 6"),
            ("2016-08-27", "in-force since 2015-08-27, term 1 to 2017-08-26, article 6"),
            ("2024-02-29", "in-force since 2015-08-27, term 8 to 2024-08-26, article 6"),
        ],
    );
    check(
        CC24,
        "",
        &[
            ("2024-11-11", "signed since 2024-11-05, article 7"),
            // A year of notice for a term of a year: received on the eve of the term, at the latest.
            ("2024-11-12", "in-force since 2024-11-12, term 0 to 2025-11-11, article 7"),
            ("2026-01-15", "in-force since 2024-11-12, term 1 to 2026-11-11, article 7"),
        ],
    );
}

#[test]
fn four_years_from_signature_then_each_year() {
    // EN 11: signed 6 February 2023; three months of notice.
    check(
        EN,
        "",
        &[
            ("2023-02-05", "draft, article 11"),
            (
                "2023-02-06",
                "in-force since 2023-02-06, term 0 to 2027-02-05, notice by 2026-11-05, article 11",
            ),
            (
                "2026-11-05",
                "in-force since 2023-02-06, term 0 to 2027-02-05, notice by 2026-11-05, article 11",
            ),
            ("2026-11-06", "in-force since 2023-02-06, term 0 to 2027-02-05, article 11"),
            (
                "2027-02-06",
                "in-force since 2023-02-06, term 1 to 2028-02-05, notice by 2027-11-05, article 11",
            ),
        ],
    );
}

#[test]
fn three_years_renewed_by_agreement() {
    // CN IV: signed 5 December 2018; one full month of notice.
    check(
        CN,
        "",
        &[
            ("2021-12-04", "in-force since 2018-12-05, term 0 to 2021-12-04, end term 2021-12-04, article 4"),
            ("2021-12-05", "ended since 2021-12-05, end term 2021-12-04, article 4"),
        ],
    );
    check(
        CN,
        "2021-11-30 renewed",
        &[
            (
                "2021-10-31",
                "in-force since 2018-12-05, term 0 to 2021-12-04, notice by 2021-10-31, end term 2021-12-04, article 4",
            ),
            (
                "2021-12-05",
                "in-force since 2018-12-05, term 1 to 2024-12-04, notice by 2024-10-31, end term 2024-12-04, article 4",
            ),
            ("2024-12-05", "ended since 2024-12-05, end term 2024-12-04, article 4"),
        ],
    );
    // Agreed the day after its last day: there is nothing left to renew.
    check(
        CN,
        "2021-12-05 renewed",
        &[("2021-12-05", "ended since 2021-12-05, end term 2021-12-04, article 4")],
    );
}

#[test]
fn to_the_end_of_a_school_year() {
    // RA 6: signed 14 September 2026, to the end of 2026-2027; six months of notice (7.2).
    check(
        RA,
        "",
        &[
            (
                "2026-09-14",
                "in-force since 2026-09-14, term 0 to 2027-08-31, notice by 2027-02-28, article 6",
            ),
            ("2027-08-31", "in-force since 2026-09-14, term 0 to 2027-08-31, article 6"),
            // A leap year: six months before 31 August 2028 is 29 February.
            (
                "2027-09-01",
                "in-force since 2026-09-14, term 1 to 2028-08-31, notice by 2028-02-29, article 6",
            ),
        ],
    );
    // A convention whose school year ends with the classes.
    let july = RA.replace("school_year = ", "school_year_ends = \"07-04\"\nschool_year = ");
    check(
        &july,
        "",
        &[("2027-07-05", "in-force since 2026-09-14, term 1 to 2028-07-04, notice by 2028-01-04, article 6")],
    );
}

#[test]
fn a_year_that_begins_at_the_end_of_a_month() {
    // NO 5: signed 31 January 2022; six months of notice.
    check(
        NO,
        "",
        &[
            (
                "2022-02-01",
                "in-force since 2022-01-31, term 0 to 2023-01-30, notice by 2022-07-30, article 5",
            ),
            (
                "2023-01-31",
                "in-force since 2022-01-31, term 1 to 2024-01-30, notice by 2023-07-30, article 5",
            ),
        ],
    );
    // Signed on 29 February: the year takes the whole of the next February, and the leap year gives the day back.
    let leap = NO.replace("2022-01-31", "2024-02-29");
    check(
        &leap,
        "",
        &[
            ("2025-02-28", "in-force since 2024-02-29, term 0 to 2025-02-28, article 5"),
            (
                "2025-03-01",
                "in-force since 2024-02-29, term 1 to 2026-02-28, notice by 2025-08-31, article 5",
            ),
            (
                "2028-02-29",
                "in-force since 2024-02-29, term 4 to 2029-02-28, notice by 2028-08-31, article 5",
            ),
        ],
    );
}

#[test]
fn renewals_have_a_bound_where_the_text_sets_one() {
    let bounded = CC24.replace("every = \"P1Y\" }\nnotice", "every = \"P1Y\", at_most = \"P3Y\" }\nnotice");
    check(
        &bounded,
        "",
        &[
            ("2025-12-01", "in-force since 2024-11-12, term 1 to 2026-11-11, end term 2027-11-11, article 7"),
            ("2027-11-11", "in-force since 2024-11-12, term 2 to 2027-11-11, end term 2027-11-11, article 7"),
            ("2027-11-12", "ended since 2027-11-12, end term 2027-11-11, article 7"),
        ],
    );
}

#[test]
fn until_a_day_that_the_text_gives() {
    let until = CC24
        .replace("lasts = \"P1Y\"\nrenewal = { mode = \"tacit\", every = \"P1Y\" }", "until = 2026-12-31");
    check(
        &until,
        "",
        &[
            (
                "2025-12-31",
                "in-force since 2024-11-12, term 0 to 2026-12-31, notice by 2025-12-31, end term 2026-12-31, article 7",
            ),
            ("2027-01-01", "ended since 2027-01-01, end term 2026-12-31, article 7"),
        ],
    );
    let ends_on = CC24.replace("[term]", "ends_on = 2026-01-01\n[term]");
    check(&ends_on, "", &[("2026-01-01", "ended since 2026-01-01, end text 2025-12-31, article 7")]);
}

#[test]
fn as_long_as_another_convention() {
    // EN 8 of part 2: the agreement of joint controllers ends with the partnership.
    let (partnership, joint) = (agreement("en", EN), agreement("accord", EN2));
    let notice = facts("2026-06-30 notice region");
    let day = date(2026, 10, 1);
    let followed = Life::new(&partnership, &notice);
    let found = Life::new(&joint, &[]).following(followed).state(day, day);
    assert_eq!(super::line(&found), "ended since 2026-10-01, end followed 2026-09-30, article 8");
    assert!(found.holds("7") && !found.holds("2"), "the joint responsibility outlives it");
    let alone = Life::new(&joint, &[]).state(day, day);
    assert_eq!(super::line(&alone), "in-force since 2023-02-06, term 0, article 8");
}

#[test]
fn the_meeting_before_a_renewal_leaves_a_trace_or_a_remark() {
    // CC15 6: renewed after a meeting to take stock.
    let agreement = agreement("essai", CC15);
    for (lines, remarks) in [
        ("", 1),
        ("2016-06-15 meeting bilan", 0),
        ("2016-08-27 meeting bilan", 0),
        ("2016-06-15 meeting comite-pilotage", 1),
        ("2016-10-15 meeting bilan", 1),
    ] {
        let facts = facts(lines);
        let found = Life::new(&agreement, &facts).state(date(2016, 12, 1), date(2016, 12, 1));
        assert_eq!(found.remarks.len(), remarks, "{lines}: {:?}", found.remarks);
    }
}
