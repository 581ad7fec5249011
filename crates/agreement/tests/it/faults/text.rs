//! Faults of files, front matter and TOML.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, PURPOSES, fault};

#[test]
fn a_file_that_is_not_utf8() {
    let text = fault(Code::NotUtf8, |f| f.add("conventions/latin.convention.md", b"+++\ntitle = \"\xC9l\xE8ves\"\n".to_vec()));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_file_too_large() {
    let text = fault(Code::FileTooLarge, |f| f.add("code-lists/geante.csv", vec![b'a'; 4 * 1024 * 1024 + 1]));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_file_given_twice() {
    let text = fault(Code::FileTwice, |f| f.add(PURPOSES, "code"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_file_that_is_no_convention() {
    let text = fault(Code::FileIgnored, |f| f.add("conventions/notes.md", ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_convention_without_front_matter() {
    let text = fault(Code::FrontMatterMissing, |f| f.replace(LOCAL, "+++\nid", "id"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_front_matter_never_closed() {
    let text = fault(Code::FrontMatterUnclosed, |f| f.replace(LOCAL, "}\n+++\n", "}\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unquoted_text() {
    let text = fault(Code::BadToml, |f| f.replace(LOCAL, r#"id = "region-essai""#, "id = region-essai"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_list_never_closed() {
    let text = fault(Code::BadToml, |f| f.replace(LOCAL, r#"parties = ["rectorat-essai", "region-essai"]"#, r#"parties = ["rectorat-essai", "region-essai""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_day_that_does_not_exist() {
    let text = fault(Code::BadToml, |f| f.replace(LOCAL, "signed_on = 2024-01-10", "signed_on = 2024-02-30"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_key_written_twice() {
    let text = fault(Code::KeyTwice, |f| f.replace(LOCAL, r#"role = "region""#, r#"role = "region"
role = "rectorat""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_key() {
    let text = fault(Code::UnknownKey, |f| f.replace(LOCAL, "signed_on = 2024-01-10", "signd_on = 2024-01-10\nsigned_on = 2024-01-10"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_key_near_no_other() {
    let text = fault(Code::UnknownKey, |f| f.replace(LOCAL, "siren = ", r#"telephone = "01"
siren = "#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_missing_key() {
    let text = fault(Code::MissingKey, |f| f.replace(LOCAL, r#"title = "Application locale d'essai"
"#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_missing_key_in_a_table() {
    let text = fault(Code::MissingKey, |f| f.replace(LOCAL, r#", every = "P1Y" }"#, " }"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_value_of_another_sort() {
    let text = fault(Code::WrongType, |f| f.replace(LOCAL, r#"siren = "999000011""#, "siren = 999000011"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_empty_value() {
    let text = fault(Code::EmptyValue, |f| f.replace(LOCAL, r#"dpo = "dpd@region-essai.invalid""#, r#"dpo = """#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_date_between_quotes() {
    let text = fault(Code::BadDate, |f| f.replace(LOCAL, "[term]", r#"ends_on = "31 août 2028"
[term]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_duration_in_words() {
    let text = fault(Code::BadDuration, |f| f.replace(LOCAL, r#"every = "P1Y""#, r#"every = "un an""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_malformed_id() {
    let text = fault(Code::MalformedId, |f| f.replace(LOCAL, r#"id = "local""#, r#"id = "Application Locale""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_kind_of_convention() {
    let text = fault(Code::UnknownChoice, |f| f.replace(LOCAL, r#"kind = "application""#, r#"kind = "aplication""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_malformed_territory() {
    let text = fault(Code::BadTerritory, |f| f.replace(LOCAL, r#"territory = "region:99""#, r#"territory = "région 99""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_siren_with_a_wrong_key() {
    let text = fault(Code::BadSiren, |f| f.replace(LOCAL, "999000011", "999000012"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_malformed_mailbox() {
    let text = fault(Code::BadMailbox, |f| f.replace(LOCAL, "dpd@region-essai.invalid", "dpd chez region"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_day_of_no_year() {
    let text = fault(Code::BadDay, |f| f.replace(CADRE, r#""11-30""#, r#""30-11""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_folder_elsewhere() {
    let text = fault(Code::BadPath, |f| f.replace(CADRE, "field = ", r#"schema = "../secrets"
field = "#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_convention_without_term() {
    let text = fault(Code::TermMissing, |f| f.replace(LOCAL, r#"[term]
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y" }
"#, ""));
    insta::assert_snapshot!(text, @"");
}
