//! Forms of numbers, addresses and years.

/// 2 digits, or 3 digits and a digit or letter (PCS-ESE).
pub(super) fn is_pcs(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes.len() {
        2 => bytes.iter().all(u8::is_ascii_digit),
        4 => {
            bytes[..3].iter().all(u8::is_ascii_digit)
                && (bytes[3].is_ascii_digit() || bytes[3].is_ascii_uppercase())
        }
        _ => false,
    }
}

/// A street's 4 characters and its key letter: `1234A`, `B123A`, and `ZB03A` of those without a name of their own.
pub(super) fn is_fantoir(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 5]>::try_from(text.as_bytes()) else { return false };
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let first = match bytes[0] {
        b'0'..=b'9' | b'A'..=b'Y' => digits(1..4),
        b'Z' => bytes[1].is_ascii_uppercase() && digits(2..4),
        _ => false,
    };
    first && bytes[4].is_ascii_uppercase()
}

/// `W` and 9 digits; overseas, the second digit of its service is a letter.
pub(super) fn is_rna(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 10]>::try_from(text.as_bytes()) else { return false };
    bytes[0] == b'W'
        && bytes[1].is_ascii_digit()
        && (bytes[2].is_ascii_digit() || bytes[2].is_ascii_uppercase())
        && bytes[3..].iter().all(u8::is_ascii_digit)
}

/// Ten digits after 0, with the usual separators; `+33` or `0033`; short numbers; other countries by E.164.
pub(super) fn is_phone(text: &str) -> bool {
    let trimmed = text.trim();
    let mut digits = [0u8; 18];
    let mut count = 0;
    let plus = trimmed.starts_with('+');
    // `+33(0)1…`: the zero of the national form does not count.
    let rest = trimmed.strip_prefix('+').unwrap_or(trimmed);
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'0' if plus && rest[..at].ends_with('(') && rest[at..].starts_with("0)") => {}
            b'0'..=b'9' if count < digits.len() => {
                digits[count] = byte;
                count += 1;
            }
            b' ' | b'.' | b'-' | b'(' | b')' | b'/' => {}
            // A no-break space is two bytes.
            0xC2 | 0xA0 | 0xE2 | 0x80 | 0xAF => {}
            _ => return false,
        }
    }
    let digits = &digits[..count];
    match digits {
        [b'3', b'3', national @ ..] if plus => is_national(national),
        _ if plus => (7..=15).contains(&count) && digits[0] != b'0',
        [b'0', b'0', b'3', b'3', national @ ..] => is_national(national),
        [b'0', b'0', other @ ..] => (9..=15).contains(&other.len()) && other[0] != b'0',
        [b'0', national @ ..] => is_national(national),
        _ => is_short(digits) || is_national(digits),
    }
}

/// Nine digits, the first of which is no zero.
fn is_national(digits: &[u8]) -> bool {
    digits.len() == 9 && digits[0] != b'0'
}

/// `15`, `112`, `3631`, `118712`.
fn is_short(digits: &[u8]) -> bool {
    match digits.len() {
        2 => matches!(digits, b"15" | b"17" | b"18"),
        3 => digits[0] == b'1',
        4 => matches!(digits[0], b'1' | b'3'),
        6 => digits.starts_with(b"11"),
        _ => false,
    }
}

/// One `@`, a name before it, a domain with a dot after it (RFC 5321, without quoted names).
pub(super) fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let name_holds = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(is_atom)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..");
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name_holds && domain.len() <= 253 && domain.contains('.') && domain.split('.').all(is_label)
}

/// A scheme, a colon, and something without blanks (RFC 3986).
pub(super) fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let rest_holds = rest.len() > 2 || (!rest.is_empty() && !rest.starts_with('/'));
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && rest_holds
        && rest.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"\\^`{|}".contains(c))
}

/// 32 hexadecimal digits, with hyphens or without.
pub(super) fn is_uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    let hyphens = bytes.len() == 36 && [8, 13, 18, 23].iter().all(|at| bytes[*at] == b'-');
    let digits = bytes.iter().filter(|byte| byte.is_ascii_hexdigit()).count();
    digits == 32 && (hyphens || bytes.len() == 32)
}

/// Base64 with its padding (RFC 4648, 4).
pub(super) fn is_base64(text: &str) -> bool {
    let bytes = text.trim_end_matches('=').as_bytes();
    let padding = text.len() - bytes.len();
    !text.is_empty()
        && text.len().is_multiple_of(4)
        && padding <= 2
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// `2020/2024`, the second above the first; `2020` where that is allowed.
pub(super) fn is_year_interval(text: &str, year_only: bool) -> bool {
    let year = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok())?
    };
    match text.split_once('/') {
        None => year_only && year(text).is_some(),
        Some((first, second)) => year(first).zip(year(second)).is_some_and(|(first, second)| first < second),
    }
}
