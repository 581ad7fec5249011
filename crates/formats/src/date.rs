//! Dates as the ministry's files write them.

use jiff::civil::Date;

/// `dd/mm/yyyy`, or `yyyy-mm-dd` as older ONDE files and STS have it.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        let digits = bytes.get(range)?;
        digits.iter().try_fold(0i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    match (bytes.len(), bytes.get(2), bytes.get(5), bytes.get(4), bytes.get(7)) {
        (10, Some(b'/'), Some(b'/'), _, _) => {
            Date::new(number(6..10)?, number(3..5)? as i8, number(0..2)? as i8).ok()
        }
        (10, _, _, Some(b'-'), Some(b'-')) => {
            Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok()
        }
        _ => None,
    }
}

/// `dd/mm/yyyy`.
pub(crate) fn french(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_forms() {
        for (text, expected) in [
            ("05/02/2012", Some("2012-02-05")),
            ("2012-02-05", Some("2012-02-05")),
            ("31/02/2012", None),
            ("5/2/2012", None),
            ("05/02/12", None),
            ("é5/02/201", None),
        ] {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
        assert_eq!(parse("05/02/2012").map(french).as_deref(), Some("05/02/2012"));
    }
}
