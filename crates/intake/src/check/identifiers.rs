//! Forms and keys of national identifiers other than the UAI (formats.md 3.2 and 3.6).

/// The 23 letters of the key: no I, O, Q.
const KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
/// La Poste: its establishments' numbers don't all follow Luhn; their digits add up to a multiple of 5.
const LA_POSTE: &[u8] = b"356000000";

/// INE of the national repository (9 digits, 2 letters: its key is not published), of the former base (10 digits and
/// the letter of their remainder by 23), or of apprentices (4 digits, `A`, 5 digits, a letter).
pub(super) fn is_ine(text: &str) -> bool {
    let Ok(bytes) = <&[u8; 11]>::try_from(text.as_bytes()) else { return false };
    let digits = |range: std::ops::Range<usize>| bytes[range].iter().all(u8::is_ascii_digit);
    if !bytes[10].is_ascii_alphabetic() {
        return false;
    }
    if digits(0..10) {
        let number = bytes[..10].iter().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        return bytes[10].to_ascii_uppercase() == KEYS[(number % 23) as usize];
    }
    let national = digits(0..9) && bytes[9].is_ascii_alphabetic();
    let apprentice = digits(0..4) && bytes[4].eq_ignore_ascii_case(&b'A') && digits(5..10);
    national || apprentice
}

pub(super) fn is_siren(text: &str) -> bool {
    text.len() == 9 && is_luhn(text.as_bytes())
}

pub(super) fn is_siret(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 14 || !bytes.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = bytes.iter().map(|digit| u32::from(digit - b'0')).sum();
    is_luhn(bytes) || (bytes.starts_with(LA_POSTE) && sum.is_multiple_of(5))
}

fn is_luhn(digits: &[u8]) -> bool {
    let mut sum = 0;
    for (rank, digit) in digits.iter().rev().enumerate() {
        if !digit.is_ascii_digit() {
            return false;
        }
        let value = u32::from(digit - b'0') << (rank % 2);
        sum += if value > 9 { value - 9 } else { value };
    }
    sum.is_multiple_of(10)
}

/// `2026`, or `2026-2027` where the second year follows the first.
pub(super) fn is_school_year(text: &str) -> bool {
    let year = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u16>().ok())?
    };
    match text.split_once('-') {
        None => year(text).is_some(),
        Some((first, second)) => year(first).is_some_and(|first| year(second) == Some(first + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_forms_of_identifiers() {
        for ine in ["999000001AA", "999000001zz", "9990000014T", "9990A00001B"] {
            assert!(is_ine(ine), "{ine}");
        }
        for ine in
            ["", "999000001A1", "99900001AA", "9990000014A", "9990000014é", "ABCDEFGHIJK", "999000001AAA"]
        {
            assert!(!is_ine(ine), "{ine}");
        }
        assert!(is_siren("999000003"));
        assert!(!is_siren("99900000") && !is_siren("99900000A") && !is_siren("999000004"));
        assert!(is_siret("35600000000048") && !is_siret("35600000000049") && !is_siret("999"));
        for year in ["2026", "2026-2027"] {
            assert!(is_school_year(year), "{year}");
        }
        for year in ["2026-2028", "26-27", "2026-", "2026/2027", "９９９９"] {
            assert!(!is_school_year(year), "{year}");
        }
    }
}
