//! Which of the formats a file is, from its first bytes; its name only helps where they do not tell.

use std::io::{Cursor, Read};

use crate::error::FormatError;

/// A format that this crate reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecognisedFormat {
    /// AAF or GPEI.
    Aaf,
    /// SIECLE: pupils.
    SieclePupils,
    /// SIECLE: divisions and groups.
    SiecleStructures,
    /// SIECLE: code lists of the establishment.
    SiecleNomenclature,
    /// SIECLE: relatives.
    SiecleRelatives,
    /// STS: from STS-web to timetable software (`sts_emp_…`).
    StsToTimetable,
    /// STS: from timetable software to STS-web (`emp_sts_…`).
    TimetableToSts,
    /// ONDE: pupils.
    OndePupils,
    /// ONDE: relatives.
    OndeRelatives,
    /// ONDE: staff.
    OndeStaff,
    /// A table of the BCN.
    Bcn,
    /// Another delimited table.
    Delimited,
    /// XML that is none of these.
    OtherXml,
}

impl RecognisedFormat {
    /// A name for reports and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aaf => "AAF",
            Self::SieclePupils => "SIECLE Eleves",
            Self::SiecleStructures => "SIECLE Structures",
            Self::SiecleNomenclature => "SIECLE Nomenclature",
            Self::SiecleRelatives => "SIECLE Responsables",
            Self::StsToTimetable => "STS sts_emp",
            Self::TimetableToSts => "STS emp_sts",
            Self::OndePupils => "ONDE eleves",
            Self::OndeRelatives => "ONDE responsables",
            Self::OndeStaff => "ONDE personnels",
            Self::Bcn => "BCN",
            Self::Delimited => "CSV",
            Self::OtherXml => "XML",
        }
    }

    /// Whether it is a document, not a table.
    pub fn is_xml(self) -> bool {
        !matches!(
            self,
            Self::OndePupils | Self::OndeRelatives | Self::OndeStaff | Self::Bcn | Self::Delimited
        )
    }

    /// From the beginning of the content.
    pub fn of_head(head: &[u8]) -> Self {
        let text: String = head.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect();
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || "ï»¿þÿ".contains(c));
        if text.starts_with('<') {
            return match root(text) {
                "ficAlimMENESR" => Self::Aaf,
                "BEE_ELEVES" => Self::SieclePupils,
                "BEE_STRUCTURES" => Self::SiecleStructures,
                "BEE_NOMENCLATURES" => Self::SiecleNomenclature,
                "BEE_RESPONSABLES" => Self::SiecleRelatives,
                "STS_EDT" => Self::StsToTimetable,
                "EDT_STS" => Self::TimetableToSts,
                _ => Self::OtherXml,
            };
        }
        // The letters with accents are in an encoding that is not known yet: what is around them is enough.
        let header = text.lines().next().unwrap_or_default().to_ascii_lowercase();
        let has = |part: &str| header.contains(part);
        if has("nom") && has("cycle") && has("niveau") && has("date naissance") {
            Self::OndePupils
        } else if has("nom responsable") && has("courriel") {
            Self::OndeRelatives
        } else if has("courriel") && has("directeur") && has("classe") {
            Self::OndeStaff
        } else if has("date_ouverture") && (has("libelle_") || has("date_intervention")) {
            Self::Bcn
        } else {
            Self::Delimited
        }
    }

    /// From a stream, which is given back whole.
    pub fn of_stream<'a>(
        name: &str,
        content: &'a mut dyn Read,
    ) -> Result<(Self, impl Read + use<'a>), FormatError> {
        let mut head = Vec::new();
        (&mut *content).take(8192).read_to_end(&mut head).map_err(FormatError::io(name))?;
        let format = Self::of_head(&head);
        Ok((format, Cursor::new(head).chain(content)))
    }
}

/// Name of the first element, after declarations and comments.
fn root(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if !rest.starts_with(['?', '!']) {
            return rest
                .split(|c: char| c.is_whitespace() || c == '>' || c == '/')
                .next()
                .unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_formats_apart() {
        for (head, expected) in [
            ("<?xml version=\"1.0\"?><!DOCTYPE ficAlimMENESR SYSTEM \"x\"><ficAlimMENESR>", "AAF"),
            ("\u{feff}<!-- <STS_EDT> --><EDT_STS>", "STS emp_sts"),
            ("<STS_EDT>", "STS sts_emp"),
            ("<BEE_ELEVES VERSION=\"4.0\">", "SIECLE Eleves"),
            ("Nom élève;Nom d'usage élève;Date naissance; Cycle;Niveau", "ONDE eleves"),
            ("Civilité Responsable;Nom usage responsable;Nom responsable;Courriel", "ONDE responsables"),
            ("MEF;DISPOSITIF_FORMATION;LIBELLE_COURT;DATE_OUVERTURE", "BCN"),
            ("a;b", "CSV"),
            ("<html>", "XML"),
        ] {
            assert_eq!(RecognisedFormat::of_head(head.as_bytes()).name(), expected, "{head}");
        }
    }
}
