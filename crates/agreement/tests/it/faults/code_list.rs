//! Faults of code lists.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{COUNTRIES, fault};

#[test]
fn a_code_list_with_another_header() {
    let text = fault(Code::CodeListHeader, |f| f.add("code-lists/regimes.csv", "code;label;open_on;closes_on;group\n0;Externe;;;\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_line_with_too_few_cells() {
    let text = fault(Code::CodeListCells, |f| f.append(COUNTRIES, "102;Islande\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_line_without_code() {
    let text = fault(Code::CodeListCodeEmpty, |f| f.append(COUNTRIES, ";Islande;;;EUR\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_date_that_is_none() {
    let text = fault(Code::CodeListDate, |f| f.append(COUNTRIES, "102;Islande;01/01/1944;;EUR\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn dates_the_wrong_way_round() {
    let text = fault(Code::CodeListDatesReversed, |f| f.append(COUNTRIES, "102;Islande;2000-01-01;1990-01-01;EUR\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_code_valid_twice_at_once() {
    let text = fault(Code::CodeListOverlap, |f| f.append(COUNTRIES, "101;Danemark encore;2020-01-01;;UE\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_code_list_without_code() {
    let text = fault(Code::CodeListEmpty, |f| f.add("code-lists/vide.csv", "code;label;opens_on;closes_on;group\n"));
    insta::assert_snapshot!(text, @"");
}
