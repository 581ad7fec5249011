//! `LIKE` of SQL: `%` stands for any text, `_` for one character, a backslash takes the next one as it is.

/// Whether the text is like the pattern, in time that grows with the product of their lengths at most.
pub(super) fn is_like(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let pattern = marks(pattern);
    let (mut at, mut rank) = (0, 0);
    // Where the last `%` stands, and where its text ends so far.
    let mut any: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(rank) {
            Some(Mark::Any) => {
                any = Some((rank, at));
                rank += 1;
                continue;
            }
            Some(Mark::One) => {
                (at, rank) = (at + 1, rank + 1);
                continue;
            }
            Some(Mark::Character(character)) if *character == text[at] => {
                (at, rank) = (at + 1, rank + 1);
                continue;
            }
            _ => {}
        }
        let Some((mark, end)) = any else { return false };
        any = Some((mark, end + 1));
        (at, rank) = (end + 1, mark + 1);
    }
    pattern[rank..].iter().all(|mark| matches!(mark, Mark::Any))
}

enum Mark {
    Any,
    One,
    Character(char),
}

fn marks(pattern: &str) -> Vec<Mark> {
    let mut characters = pattern.chars();
    let mut marks = Vec::with_capacity(pattern.len());
    while let Some(character) = characters.next() {
        marks.push(match character {
            '%' => Mark::Any,
            '_' => Mark::One,
            '\\' => Mark::Character(characters.next().unwrap_or('\\')),
            other => Mark::Character(other),
        });
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn matches_as_sql_does() {
        for (text, pattern, expected) in [
            ("211", "2%", true),
            ("", "%", true),
            ("", "", true),
            ("", "_", false),
            ("abc", "a_c", true),
            ("abc", "a_", false),
            ("aXbXc", "%X%c", true),
            ("aXbX", "%X", true),
            ("100%", "100\\%", true),
            ("1000", "100\\%", false),
            ("été", "_t_", true),
        ] {
            assert_eq!(is_like(text, pattern), expected, "{text} LIKE {pattern}");
        }
        assert!(!is_like(&"a".repeat(5000), &format!("{}b", "%a".repeat(500))));
    }
}
