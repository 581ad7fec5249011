//! Headings of a convention: which article or annex line they open.

/// What a heading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// `4`, `2.2`, `A.1`; empty where it has none.
    pub number: String,
    /// Title without number.
    pub title: String,
    /// 2 to 6; a level 1 counts as 2.
    pub level: u8,
    /// Whether it says « Article », and should then have a number.
    pub says_article: bool,
    /// Whether it opens the technical annex.
    pub opens_annex: bool,
}

/// The heading of a line, if it is one.
pub(crate) fn heading(line: &str) -> Option<Heading> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &line[marks..];
    if !(1..=6).contains(&marks) || !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
        return None;
    }
    let text = rest.trim().trim_end_matches('#').trim_end().replace(['\u{a0}', '\u{202f}'], " ");
    let level = (marks as u8).max(2);
    let (first, after) = text.split_once(' ').unwrap_or((text.as_str(), ""));
    if first.eq_ignore_ascii_case("article") {
        let (number, title) = numbered(after).unwrap_or((String::new(), after.to_owned()));
        return Some(Heading {
            number,
            title: untitled(&title),
            level,
            says_article: true,
            opens_annex: false,
        });
    }
    let opens_annex = matches!(first.to_lowercase().as_str(), "annexe" | "annexes");
    if !opens_annex && let Some((number, title)) = numbered(&text) {
        return Some(Heading { number, title: untitled(&title), level, says_article: false, opens_annex });
    }
    Some(Heading { number: String::new(), title: text, level, says_article: false, opens_annex })
}

/// Splits `2.2 Titre`, `1er : Titre` or `8 bis : Titre`.
fn numbered(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
    let number = first.trim_end_matches(['.', ')', '-']);
    let number = number.strip_suffix("er").unwrap_or(number);
    let (second, after) = rest.trim_start().split_once([' ', ':']).unwrap_or((rest.trim_start(), ""));
    let inserted = matches!(second, "bis" | "ter" | "quater");
    let (number, rest) =
        if inserted { (format!("{number} {second}"), after) } else { (number.to_owned(), rest) };
    is_number(number.split(' ').next().unwrap_or_default()).then(|| (number, rest.to_owned()))
}

/// Digits and single capital letters between dots, with a digit somewhere: `4`, `2.10`, `A.1`.
fn is_number(text: &str) -> bool {
    let part = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
            || part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase()
    };
    text.len() <= 16 && text.bytes().any(|byte| byte.is_ascii_digit()) && text.split('.').all(part)
}

/// The title without what separates it from its number.
fn untitled(title: &str) -> String {
    title.trim_start_matches([' ', ':', '-', '–', '—', '.']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::heading;

    #[test]
    fn reads_the_headings_of_a_convention() {
        for (line, number, title) in [
            ("## Article 4 : Transmission", "4", "Transmission"),
            ("## Article 1er – Objet", "1", "Objet"),
            ("## Article 4\u{a0}: Transmission ##", "4", "Transmission"),
            ("### 2.10 Capacités d'accueil", "2.10", "Capacités d'accueil"),
            ("### A.1 Locaux", "A.1", "Locaux"),
            ("## Article 8 bis : Annexes", "8 bis", "Annexes"),
            ("## Article 8 bise", "8", "bise"),
            ("## Article : Objet", "", "Objet"),
            ("## Article Objet", "", "Objet"),
            ("## Préambule", "", "Préambule"),
            ("## Annexe technique", "", "Annexe technique"),
            ("## 2015 fut une année", "2015", "fut une année"),
            ("#", "", ""),
        ] {
            let found = heading(line).unwrap();
            assert_eq!((found.number.as_str(), found.title.as_str()), (number, title), "{line}");
        }
        assert!(heading("#nothing").is_none() && heading("text").is_none() && heading("").is_none());
        assert!(heading("## Annexe").unwrap().opens_annex);
    }
}
