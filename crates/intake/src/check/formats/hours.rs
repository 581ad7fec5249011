//! Opening hours as OpenStreetMap writes them (wiki, Key:opening_hours): the part of the language that people use. Months,
//! weeks, days, times, holidays, comments; rules after `;`, `,` or `||`.

const DAYS: [&str; 9] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STATES: [&str; 4] = ["off", "closed", "open", "unknown"];
const SUN: [&str; 4] = ["sunrise", "sunset", "dawn", "dusk"];
/// Longest text that is looked at.
const BYTES_MAX: usize = 2_000;

/// Whether the text is opening hours.
pub(super) fn are_opening_hours(text: &str) -> bool {
    let text = text.trim();
    let rules = || text.split("||").flat_map(|part| part.split(';')).map(str::trim);
    // The last `;` may end the text.
    let last = rules().count().saturating_sub(1);
    !text.is_empty()
        && text.len() <= BYTES_MAX
        && rules()
            .enumerate()
            .all(|(rank, rule)| is_rule(rule) || (rule.is_empty() && rank == last && rank > 0))
}

fn is_rule(rule: &str) -> bool {
    let (rule, comment) = match rule.split_once('"') {
        Some((rule, comment)) => (rule.trim_end(), Some(comment)),
        None => (rule, None),
    };
    if comment.is_some_and(|comment| !comment.ends_with('"') || comment[..comment.len() - 1].contains('"')) {
        return false;
    }
    let mut words = rule.split_whitespace().peekable();
    if words.peek().is_none() {
        return comment.is_some();
    }
    let mut has_meaning = false;
    while let Some(word) = words.next() {
        let known = match word {
            "24/7" => true,
            "week" => words.next().is_some_and(|weeks| is_list(weeks, &|week| is_number(week, 1, 53))),
            _ if STATES.contains(&word) => words.peek().is_none(),
            _ => {
                is_list(word, &is_day)
                    || is_list(word, &is_month)
                    || is_list(word, &is_date)
                    || are_times(word)
            }
        };
        // `Jan 01`: a day after its month.
        let is_day_of_month = has_meaning && is_list(word, &|day| is_number(day, 1, 31));
        if !known && !is_day_of_month {
            return false;
        }
        has_meaning = true;
    }
    has_meaning
}

/// Values or ranges of them between commas.
fn is_list(text: &str, is_value: &dyn Fn(&str) -> bool) -> bool {
    text.trim_end_matches(':').split(',').all(|part| match part.split_once('-') {
        Some((first, last)) => is_value(first) && is_value(last),
        None => is_value(part),
    })
}

fn is_number(text: &str, least: u8, most: u8) -> bool {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse().is_ok_and(|number: u8| (least..=most).contains(&number))
}

/// `Mo`, `Mo[1]`.
fn is_day(text: &str) -> bool {
    let (day, rank) = match text.split_once('[') {
        Some((day, rank)) => (day, rank.strip_suffix(']')),
        None => (text, Some("1")),
    };
    let rank = rank.map(|rank| rank.strip_prefix('-').unwrap_or(rank));
    DAYS.contains(&day) && rank.is_some_and(|rank| is_number(rank, 1, 5))
}

fn is_month(text: &str) -> bool {
    MONTHS.contains(&text)
}

/// A year of four digits.
fn is_date(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn are_times(text: &str) -> bool {
    text.split(',').all(|span| span.split_once('-').is_some_and(|(from, to)| is_time(from) && is_time(to)))
}

/// `08:00`, up to 48:00 where it runs into the next day; `sunrise`.
fn is_time(text: &str) -> bool {
    if SUN.contains(&text) {
        return true;
    }
    let text = text.strip_suffix('+').unwrap_or(text);
    text.split_once(':').is_some_and(|(hours, minutes)| {
        hours.len() == 2 && minutes.len() == 2 && is_number(hours, 0, 48) && is_number(minutes, 0, 59)
    })
}
