//! Words for people: messages of the resource files, in French and English.
//!
//! Each crate that speaks to people keeps `resources/fr.ftl` and `resources/en.ftl` (Fluent) and one static [`Words`].
//! This crate only finds the sentence and fills it in; what to say is a [`Message`] of `entente-model`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

use std::fmt;
use std::str::FromStr;

use entente_model::{Arg, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The two languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French: the default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// `fr` or `en`, as written in HTML and URLs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Chooses from an `Accept-Language` header, or from a `LANG` variable such as `en_GB.UTF-8`: the first
    /// preferred language that we speak; French where none is, or where nothing is said (`C`, `POSIX`).
    pub fn choose(preferences: &str) -> Self {
        let mut ranked: Vec<(u16, Self)> = preferences
            .split(',')
            .filter_map(|entry| {
                let mut parts = entry.split(';');
                let tag = parts.next()?.trim();
                let quality = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, per_mille);
                Some((quality, tag.get(..2)?.to_ascii_lowercase().parse().ok()?))
            })
            .filter(|&(quality, _)| quality > 0)
            .collect();
        ranked.sort_by_key(|&(quality, _)| std::cmp::Reverse(quality));
        ranked.first().map_or(Self::Fr, |&(_, lang)| lang)
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().expect("`fr` and `en` are language identifiers")
    }
}

fn per_mille(quality: &str) -> u16 {
    quality.trim().parse::<f32>().map_or(0, |quality| (quality.clamp(0.0, 1.0) * 1000.0) as u16)
}

impl FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        match code {
            "fr" => Ok(Self::Fr),
            "en" => Ok(Self::En),
            _ => Err(UnknownLang),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The code is neither `fr` nor `en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language: `fr` or `en`")
    }
}

impl std::error::Error for UnknownLang {}

/// The sentences of one crate, in both languages.
pub struct Words {
    fr: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
    others: Vec<&'static Words>,
}

impl Words {
    /// Reads the two resource files, which are part of the program.
    ///
    /// # Panics
    /// Where a resource is not valid Fluent: a test of each crate loads its own.
    pub fn from_sources(fr: &str, en: &str) -> Self {
        Self { fr: bundle(Lang::Fr, fr), en: bundle(Lang::En, en), others: Vec::new() }
    }

    /// With the sentences of another crate, for messages that come from it and are shown here.
    #[must_use]
    pub fn with(mut self, other: &'static Words) -> Self {
        self.others.push(other);
        self
    }

    /// The sentence in that language; the id itself where it is missing, so that a page still shows.
    pub fn say(&self, lang: Lang, message: &Message) -> String {
        let bundle = match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(&message.id).and_then(|found| found.value()) else {
            let other = self.others.iter().find(|other| other.has(lang, &message.id));
            return other.map_or_else(|| message.id.clone(), |other| other.say(lang, message));
        };
        let mut args = FluentArgs::new();
        for (name, value) in &message.args {
            match value {
                Arg::Text(text) => args.set(name.as_str(), FluentValue::from(text.as_str())),
                Arg::Count(count) => {
                    args.set(name.as_str(), FluentValue::from(*count as f64));
                    args.set(format!("{name}_text"), FluentValue::from(number(lang, *count)));
                }
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// The sentence without arguments.
    pub fn word(&self, lang: Lang, id: &str) -> String {
        self.say(lang, &Message::new(id))
    }

    /// Whether the message exists in that language.
    pub fn has(&self, lang: Lang, id: &str) -> bool {
        let own = match lang {
            Lang::Fr => self.fr.has_message(id),
            Lang::En => self.en.has_message(id),
        };
        own || self.others.iter().any(|other| other.has(lang, id))
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words")
    }
}

fn bundle(lang: Lang, source: &str) -> FluentBundle<FluentResource> {
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("resource file of language `{lang}`: {errors:?}"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
    // The marks that isolate directions of writing would show in CSV files, logs and snapshots.
    bundle.set_use_isolating(false);
    if let Err(errors) = bundle.add_resource(resource) {
        panic!("resource file of language `{lang}`: {errors:?}");
    }
    bundle
}

/// A number as people of that language write it: `40 000` with a narrow no-break space, or `40,000`.
pub fn number(lang: Lang, value: u64) -> String {
    let digits = value.to_string();
    let separator = match lang {
        Lang::Fr => '\u{202f}',
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// Names of the messages and of their variables, in order, to compare the two files in a test.
pub fn outline(source: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in source.lines() {
        if let Some((id, _)) = line.split_once(" =")
            && !line.starts_with([' ', '#', '-', '['])
        {
            lines.push(id.to_owned());
        }
        if !line.starts_with('#')
            && let Some(message) = lines.last_mut()
        {
            for name in variables(line) {
                if !message.split(' ').any(|word| word == name) {
                    message.push(' ');
                    message.push_str(&name);
                }
            }
        }
    }
    for line in &mut lines {
        let mut words: Vec<&str> = line.split(' ').collect();
        words[1..].sort_unstable();
        *line = words.join(" ");
    }
    lines.sort_unstable();
    lines
}

fn variables(line: &str) -> Vec<String> {
    line.split('$')
        .skip(1)
        .map(|rest| {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            format!("${}", name.strip_suffix("_text").unwrap_or(&name))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chooses_a_language() {
        for (preferences, expected) in [
            ("", Lang::Fr),
            ("C.UTF-8", Lang::Fr),
            ("en_GB.UTF-8", Lang::En),
            ("de,en;q=0.7,fr;q=0.9", Lang::Fr),
            ("en;q=0, fr;q=0.1", Lang::Fr),
            ("é", Lang::Fr),
            ("*", Lang::Fr),
        ] {
            assert_eq!(Lang::choose(preferences), expected, "{preferences}");
        }
    }

    #[test]
    fn writes_numbers_and_plurals_in_each_language() {
        let words = Words::from_sources(
            "rows = { $count ->\n    [one] { $count_text } ligne\n   *[other] { $count_text } lignes\n}\n",
            "rows = { $count ->\n    [one] { $count_text } row\n   *[other] { $count_text } rows\n}\n",
        );
        let say = |lang, count| words.say(lang, &Message::new("rows").count("count", count));
        assert_eq!(say(Lang::Fr, 0), "0 ligne");
        assert_eq!(say(Lang::En, 0), "0 rows");
        assert_eq!(say(Lang::Fr, 40_000), "40\u{202f}000 lignes");
        assert_eq!(say(Lang::En, 40_000), "40,000 rows");
    }

    #[test]
    fn outlines_a_resource() {
        let source = "# c = d\na = { $x }\n    { $y_text } $x\nb = c\n";
        assert_eq!(outline(source), ["a $x $y", "b"]);
    }
}
