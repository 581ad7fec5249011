//! What can be proposed for the most frequent faulty value: the key that was meant, the nearest code, the zeros that
//! a spreadsheet ate.
//!
//! Only for values that may be shown: a proposal for an identifier would tell it.

use entente_model::{
    CodeList, FindingCode, FindingGroup, Membership, Message, Uai, UaiError, ValueCheck, Variable,
};
use jiff::civil::Date;

use super::CheckContext;

/// Likeness from which a code is proposed, of codes that are not too long to compare.
const LIKENESS_MIN: f64 = 0.75;
const CODE_CHARACTERS_MAX: usize = 40;

/// Refines the remedy of a group about values of that variable.
pub(super) fn propose(group: &mut FindingGroup, variable: &Variable, context: &CheckContext<'_>) {
    if matches!(group.code, FindingCode::Format | FindingCode::Territory) {
        let format = variable.checks.iter().find_map(|check| match check {
            ValueCheck::Format { format, .. } => Some(format.name()),
            _ => None,
        });
        for message in [&mut group.message, &mut group.remedy] {
            let said = std::mem::replace(message, Message::new(""));
            *message = said.with("format", format.unwrap_or_default());
        }
    }
    if !variable.kind.may_be_shown() {
        return;
    }
    let Some(value) = group.examples.first().map(|example| example.value.clone()) else { return };
    let remedy = std::mem::replace(&mut group.remedy, Message::new(""));
    let list = variable.checks.iter().find_map(|check| match check {
        ValueCheck::CodeList { list } => context.references.code_lists.get(list),
        _ => None,
    });
    let on = context.reference_date;
    group.remedy = match (group.code, list) {
        (FindingCode::Uai, _) => propose_uai(remedy, &value),
        (FindingCode::UaiClosed, _) => propose_closed_uai(remedy, &value, context),
        (FindingCode::CodeUnknown, Some(list)) => propose_code(remedy, &value, list, on),
        (FindingCode::CodeClosed, Some(list)) => propose_closed(remedy, &value, list, on),
        (FindingCode::Enum, _) => {
            let allowed = variable.constraints.allowed.iter().map(String::as_str);
            match nearest(&value, allowed) {
                Some(near) => variant(remedy, "near").with("near", near),
                None => remedy,
            }
        }
        (FindingCode::SerialDate, _) => match serial_date(&value) {
            Some(date) => variant(remedy, "near").with("near", date),
            None => remedy,
        },
        (FindingCode::Type, _) if is_scientific(&value) => variant(remedy, "scientific"),
        _ => remedy,
    };
}

fn variant(mut remedy: Message, name: &str) -> Message {
    remedy.id.push('-');
    remedy.id.push_str(name);
    remedy
}

fn propose_uai(remedy: Message, value: &str) -> Message {
    if format!("0{value}").parse::<Uai>().is_ok() {
        return variant(remedy, "zeros").with("near", format!("0{value}"));
    }
    if let Ok(uai) = value.trim().parse::<Uai>() {
        return variant(remedy, "near").with("near", uai);
    }
    match value.parse::<Uai>() {
        Err(UaiError::Key { expected, .. }) => variant(remedy, "key").with("expected", expected),
        _ => remedy,
    }
}

fn propose_closed_uai(remedy: Message, value: &str, context: &CheckContext<'_>) -> Message {
    let institution = value.parse().ok().and_then(|uai| context.references.institutions.get(uai));
    match institution.map(|institution| (institution.closed_on, institution.opened_on)) {
        Some((Some(closed_on), _)) if closed_on <= context.reference_date => {
            variant(remedy, "since").with("closed_on", closed_on)
        }
        Some((_, Some(opened_on))) => variant(remedy, "before").with("opened_on", opened_on),
        _ => remedy,
    }
}

fn propose_code(remedy: Message, value: &str, list: &CodeList, on: Date) -> Message {
    let is_valid = |code: &str| matches!(list.membership(code, on), Membership::Valid(_));
    let mut padded = value.to_owned();
    for _ in 0..3 {
        padded.insert(0, '0');
        if is_valid(&padded) {
            return variant(remedy, "zeros").with("near", padded);
        }
    }
    if is_scientific(value) {
        return variant(remedy, "scientific");
    }
    let valid = list.codes().iter().map(|code| code.code.as_str()).filter(|code| is_valid(code));
    match nearest(value, valid) {
        Some(near) => variant(remedy, "near").with("near", near),
        None => remedy,
    }
}

fn propose_closed(remedy: Message, value: &str, list: &CodeList, on: Date) -> Message {
    match list.membership(value, on) {
        Membership::Closed(code) => match code.closes_on {
            Some(closes_on) => variant(remedy, "since").with("closes_on", closes_on),
            None => remedy,
        },
        Membership::NotYet(code) => match code.opens_on {
            Some(opens_on) => variant(remedy, "before").with("opens_on", opens_on),
            None => remedy,
        },
        _ => remedy,
    }
}

/// `1,00E+10`: a spreadsheet took a code for a number.
fn is_scientific(value: &str) -> bool {
    value.split_once(['E', 'e']).is_some_and(|(mantissa, exponent)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(&mantissa.replacen([',', '.'], "", 1)) && digits(exponent.trim_start_matches(['+', '-']))
    })
}

/// The day that a spreadsheet's number means: day 1 is 1 January 1900, and 1900 is wrongly a leap year.
fn serial_date(value: &str) -> Option<Date> {
    let days: i32 = value.trim().split(['.', ',']).next()?.parse().ok()?;
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn nearest<'a>(value: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let value = value.trim().to_lowercase();
    if value.chars().count() > CODE_CHARACTERS_MAX {
        return None;
    }
    let likeness = |code: &str| {
        let code = code.to_lowercase();
        if code == value { 1.0 } else { strsim::normalized_damerau_levenshtein(&value, &code) }
    };
    candidates
        .filter(|code| code.len() <= CODE_CHARACTERS_MAX * 4)
        .map(|code| (code, likeness(code)))
        .filter(|(_, likeness)| *likeness >= LIKENESS_MIN)
        .max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0)))
        .map(|(code, _)| code)
}
