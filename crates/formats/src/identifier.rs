//! Whether a text has the form of an identifier: SIRET, INE, codes (formats, sections 3.2, 3.3 and 3.6).

/// 14 digits, right by Luhn's key; so are the first nine, the SIREN.
pub(crate) fn is_siret(text: &str) -> bool {
    let digits = text.as_bytes();
    digits.len() == 14 && digits.iter().all(u8::is_ascii_digit) && luhn(digits) && luhn(&digits[..9])
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(rank, digit)| {
            let value = u32::from(digit - b'0') * if rank % 2 == 1 { 2 } else { 1 };
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// 11 characters of one of the forms met: RNIE, BEA, apprentices, higher education. Keys are not all known: form only.
pub(crate) fn is_ine(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    let letter = |at: usize| bytes[at].is_ascii_alphabetic();
    bytes.len() == 11
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && (digits(0..9) && letter(9) && letter(10)
            || digits(0..10) && letter(10)
            || digits(0..4) && letter(4) && digits(5..10) && letter(10)
            || bytes[10].is_ascii_digit())
}

/// As many ASCII letters and digits as that.
pub(crate) fn is_code(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms() {
        for (text, expected) in [
            ("990000001AA", true),
            ("9900000011A", true),
            ("9900A00011B", true),
            ("99000ABC017", true),
            ("99000000AAA", false),
            ("990000001A", false),
            ("99000000é1", false),
        ] {
            assert_eq!(is_ine(text), expected, "{text}");
        }
        assert!(is_siret("99900000300015") && !is_siret("99900000300016") && !is_siret(""));
        assert!(is_code("1001001211U", 11) && !is_code("10010012110 ", 11));
    }
}
