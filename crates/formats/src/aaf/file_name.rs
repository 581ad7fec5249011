//! Names of AAF files: `<prefix>_<Complet|Delta>_<yyyymmdd>_<Type>_<nnnn>.xml` (formats, section 1.4).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::attribute::Category;

/// Complete, or what changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeliveryKind {
    /// Everything, additions only.
    #[serde(rename = "Complet")]
    Complete,
    /// Additions, modifications and deletions.
    #[serde(rename = "Delta")]
    Delta,
}

impl DeliveryKind {
    /// As in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Complete => "Complet",
            Self::Delta => "Delta",
        }
    }
}

/// The parts of a file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AafFileName {
    /// What the recipient asked for; free.
    pub prefix: String,
    /// Complete or delta.
    pub kind: DeliveryKind,
    /// Day of the export.
    pub on: Date,
    /// `None` for `InfosEducNat`.
    pub category: Option<Category>,
    /// From 0.
    pub number: u32,
}

/// The type of the file that describes the delivery.
const INFOS: &str = "InfosEducNat";

impl AafFileName {
    /// Reads a name; `None` where it is not one. A blank may stand for the `_` before the type.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.strip_suffix(".xml")?;
        let (rest, number) = name.rsplit_once('_')?;
        let (rest, file_type) = rest.rsplit_once(['_', ' '])?;
        let (rest, day) = rest.rsplit_once('_')?;
        let (prefix, kind) = rest.rsplit_once('_')?;
        let kind = match kind {
            "Complet" => DeliveryKind::Complete,
            "Delta" => DeliveryKind::Delta,
            _ => return None,
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if day.len() != 8 || !is_number(day) || !is_number(number) || number.len() > 6 {
            return None;
        }
        let on = Date::new(day[..4].parse().ok()?, day[4..6].parse().ok()?, day[6..].parse().ok()?).ok()?;
        let category = if file_type == INFOS { None } else { Some(Category::of_file_type(file_type)?) };
        Some(Self { prefix: prefix.to_owned(), kind, on, category, number: number.parse().ok()? })
    }
}

impl fmt::Display for AafFileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { prefix, kind, on, category, number } = self;
        let file_type = category.map_or(INFOS, Category::file_type);
        let (kind, day) = (kind.name(), on.strftime("%Y%m%d"));
        write!(f, "{prefix}_{kind}_{day}_{file_type}_{number:04}.xml")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_that_are_met() {
        for name in [
            "FULL_ENTTSSERVICES_Complet_20130117_Eleve_0000.xml",
            "ENT_TS_SERVICES_21_Delta_20140225_PersEducNat_0001.xml",
            "EnvOLE_ENT2DVA_0940072T_Complet_20180830_Eleve_0000.xml",
            "CLG99_GPEI_Complet_20251024_InfosEducNat_0000.xml",
        ] {
            assert_eq!(AafFileName::parse(name).unwrap().to_string(), name);
        }
        for name in [
            "Eleve_0000.xml",
            "A_Complet_20261301_Eleve_0000.xml",
            "A_Complet_20260901_Eleves_0000.xml",
            "A_complet_20260901_Eleve_0000.xml",
            "A_Complet_20260901_Eleve_0000.xml.part",
            "A_Complet_２０２６０９０１_Eleve_0000.xml",
        ] {
            assert_eq!(AafFileName::parse(name), None, "{name}");
        }
    }
}
