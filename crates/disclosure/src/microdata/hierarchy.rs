//! Generalisation: each value of a variable under coarser ones, up to `*`, which says nothing.
//!
//! Built for the values that a file has. Which level a row gets is `recode`'s work.

use std::collections::HashMap;

use super::column::{MicrodataError, MicrodataHint, VariableCodes};

/// What stands for any value.
pub(super) const ANY: &str = "*";

/// How a variable is generalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HierarchyKind {
    /// The value or nothing.
    Flat,
    /// Dates: `2014-03-07`, `2014-03`, `2014`, five years, ten years.
    Date,
    /// Whole numbers: intervals of these widths, and everything under and above two bounds as one (top and bottom
    /// coding).
    Interval {
        /// Widths, each a multiple of the one before.
        widths: Vec<i64>,
        /// Values under this are one.
        bottom: Option<i64>,
        /// Values above this are one.
        top: Option<i64>,
    },
    /// Codes whose beginning is a coarser code: so many characters, longest first (`11,4` for a MEF and its MEFSTAT).
    Prefix {
        /// Lengths, longest first.
        lengths: Vec<usize>,
    },
    /// Each value with the coarser ones, from a code list: commune, EPCI, département, région.
    Listed {
        /// The values above a value, finest first.
        above: HashMap<String, Vec<String>>,
    },
}

impl HierarchyKind {
    /// Reads `flat`, `date`, `interval:5,10`, `interval:5,10:6..20`, `prefix:11,4`; a code list comes as
    /// [`HierarchyKind::Listed`].
    ///
    /// # Errors
    /// None of these.
    pub fn parse(text: &str) -> Result<Self, MicrodataError> {
        let hint = MicrodataHint::Generalising;
        let wrong = || MicrodataError::Parameter { what: text.to_owned(), hint };
        let mut parts = text.split(':');
        let kind = parts.next().unwrap_or_default();
        let numbers = |list: Option<&str>| -> Option<Vec<i64>> {
            let parsed: Vec<i64> =
                list?.split(',').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
            (!parsed.is_empty() && parsed.iter().all(|&number| number > 0)).then_some(parsed)
        };
        let found = match kind {
            "flat" => Self::Flat,
            "date" => Self::Date,
            "interval" => {
                let widths = numbers(parts.next()).ok_or_else(wrong)?;
                if widths.windows(2).any(|pair| pair[1] % pair[0] != 0 || pair[1] <= pair[0]) {
                    return Err(wrong());
                }
                let ends = parts.next().map(|ends| ends.split_once("..").ok_or_else(wrong)).transpose()?;
                let end = |text: &str| match text.trim() {
                    "" => Ok(None),
                    number => number.parse().map(Some).map_err(|_| wrong()),
                };
                let (bottom, top) = match ends {
                    None => (None, None),
                    Some((bottom, top)) => (end(bottom)?, end(top)?),
                };
                Self::Interval { widths, bottom, top }
            }
            "prefix" => {
                let lengths = numbers(parts.next()).ok_or_else(wrong)?;
                Self::Prefix { lengths: lengths.into_iter().map(|length| length as usize).collect() }
            }
            _ => return Err(wrong()),
        };
        if parts.next().is_some() { Err(wrong()) } else { Ok(found) }
    }

    /// Reads a code list: a header, then a value and its coarser ones on each line, finest first.
    ///
    /// # Errors
    /// Not a delimited table, or a value that stands twice.
    pub fn listed(input: impl std::io::Read, delimiter: u8) -> Result<Self, MicrodataError> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(input);
        let mut above = HashMap::new();
        for record in reader.records() {
            let record = record?;
            let mut codes = record.iter().map(|code| code.trim().to_owned());
            let Some(value) = codes.next() else { continue };
            let coarser: Vec<String> = codes.filter(|code| !code.is_empty()).collect();
            if above.get(&value).is_some_and(|known| *known != coarser) {
                let hint = MicrodataHint::ListedTwice;
                return Err(MicrodataError::Parameter { what: value, hint });
            }
            above.insert(value, coarser);
        }
        Ok(Self::Listed { above })
    }

    /// The kind that suits a column that nobody spoke for: dates, whole numbers, or flat.
    pub fn suited(column: &VariableCodes) -> Self {
        let filled = || column.values.iter().filter(|value| !value.is_empty());
        if column.values.len() > 12 && filled().all(|value| is_date(value)) {
            return Self::Date;
        }
        if column.values.len() > 12 && filled().all(|value| value.len() < 10 && value.parse::<i64>().is_ok())
        {
            return Self::Interval { widths: vec![5, 10, 20, 50], bottom: None, top: None };
        }
        Self::Flat
    }

    /// The coarser values of a value, finest first, without `*`.
    fn above(&self, value: &str) -> Option<Vec<String>> {
        match self {
            Self::Flat => Some(Vec::new()),
            Self::Date => Some(above_date(value)),
            Self::Interval { widths, bottom, top } => Some(above_number(value, widths, *bottom, *top)),
            Self::Prefix { lengths } => {
                let own = value.chars().count();
                let shorter = lengths.iter().filter(|&&length| length < own);
                Some(shorter.map(|&length| value.chars().take(length).collect::<String>() + ANY).collect())
            }
            Self::Listed { above } => above.get(value).cloned(),
        }
    }
}

fn is_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn above_date(value: &str) -> Vec<String> {
    if !is_date(value) {
        return Vec::new();
    }
    let year: i64 = value[..4].parse().unwrap_or(0);
    let span = |width: i64| {
        format!("{}-{}", year - year.rem_euclid(width), year - year.rem_euclid(width) + width - 1)
    };
    vec![value[..7].to_owned(), value[..4].to_owned(), span(5), span(10)]
}

fn above_number(value: &str, widths: &[i64], bottom: Option<i64>, top: Option<i64>) -> Vec<String> {
    let Ok(number) = value.trim().parse::<i64>() else { return Vec::new() };
    if let Some(top) = top.filter(|&top| number > top) {
        return vec![format!("> {top}")];
    }
    if let Some(bottom) = bottom.filter(|&bottom| number < bottom) {
        return vec![format!("< {bottom}")];
    }
    let span = |&width: &i64| {
        let start = number.saturating_sub(number.rem_euclid(width));
        format!("{start}..{}", start.saturating_add(width - 1))
    };
    widths.iter().map(span).collect()
}

/// A value of the file or a coarser one.
#[derive(Clone, Debug)]
pub(super) struct Generalised {
    pub parent: u32,
    pub label: String,
    pub children: Vec<u32>,
    /// How many distinct values of the file it stands for.
    pub leaves: u32,
    /// Steps to the finest value under it.
    pub height: u32,
}

/// The values of a column, generalised: node 0 is `*`.
#[derive(Clone, Debug)]
pub struct Hierarchy {
    pub(super) nodes: Vec<Generalised>,
    /// The node of each value of the column.
    pub(super) leaf: Vec<u32>,
}

impl Hierarchy {
    /// Builds the hierarchy of a column's values.
    ///
    /// # Errors
    /// A code list lacks values of the column.
    pub fn new(column: &VariableCodes, kind: &HierarchyKind) -> Result<Self, MicrodataError> {
        let any =
            Generalised { parent: 0, label: ANY.to_owned(), children: Vec::new(), leaves: 0, height: 0 };
        let mut hierarchy = Self { nodes: vec![any], leaf: Vec::with_capacity(column.values.len()) };
        let mut index: HashMap<(u32, String), u32> = HashMap::new();
        let mut missing = 0;
        for value in &column.values {
            let Some(mut above) = kind.above(value) else {
                missing += 1;
                continue;
            };
            above.insert(0, value.clone());
            above.dedup();
            let mut at = 0;
            for label in above.iter().rev() {
                at = hierarchy.child(&mut index, at, label);
            }
            hierarchy.leaf.push(at);
        }
        if missing > 0 {
            return Err(MicrodataError::Hierarchy { variable: column.name.clone(), count: missing });
        }
        hierarchy.count();
        Ok(hierarchy)
    }

    fn child(&mut self, index: &mut HashMap<(u32, String), u32>, parent: u32, label: &str) -> u32 {
        let new = self.nodes.len() as u32;
        let at = *index.entry((parent, label.to_owned())).or_insert(new);
        if at == new {
            let label = label.to_owned();
            self.nodes.push(Generalised { parent, label, children: Vec::new(), leaves: 0, height: 0 });
            self.nodes[parent as usize].children.push(new);
        }
        at
    }

    fn count(&mut self) {
        for &leaf in &self.leaf {
            self.nodes[leaf as usize].leaves = 1;
        }
        // A node comes after its parent: backwards, children are counted first.
        for at in (1..self.nodes.len()).rev() {
            let (leaves, height, parent) =
                (self.nodes[at].leaves, self.nodes[at].height, self.nodes[at].parent as usize);
            self.nodes[parent].leaves += leaves;
            self.nodes[parent].height = self.nodes[parent].height.max(height + 1);
        }
    }

    /// What is lost when a value is told as this node: 0 for itself, 1 for `*` (normalised certainty penalty).
    pub(super) fn loss(&self, node: u32) -> f64 {
        let all = f64::from(self.nodes[0].leaves);
        if all <= 1.0 {
            0.0
        } else {
            (f64::from(self.nodes[node as usize].leaves) - 1.0).max(0.0) / (all - 1.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(kind: &HierarchyKind, value: &str) -> Vec<String> {
        kind.above(value).unwrap()
    }

    #[test]
    fn values_have_coarser_ones() {
        assert_eq!(labels(&HierarchyKind::Date, "2014-03-07"), ["2014-03", "2014", "2010-2014", "2010-2019"]);
        let ages = HierarchyKind::parse("interval:5,10:6..20").unwrap();
        assert_eq!(labels(&ages, "13"), ["10..14", "10..19"]);
        assert_eq!(labels(&ages, "25"), ["> 20"]);
        assert_eq!(labels(&ages, "3"), ["< 6"]);
        let mef = HierarchyKind::parse("prefix:4").unwrap();
        assert_eq!(labels(&mef, "10010012110"), ["1001*"]);
        for wrong in ["", "interval:5,7", "interval:", "prefix:0", "date:3", "interval:5:a..b", "tree"] {
            assert!(HierarchyKind::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_list_must_hold_every_value() {
        let above = HashMap::from([("01001".to_owned(), vec!["01".to_owned()])]);
        let column =
            VariableCodes::from_codes("commune", vec!["01001".to_owned(), "01002".to_owned()], vec![0, 1]);
        assert!(Hierarchy::new(&column, &HierarchyKind::Listed { above }).is_err());
        let flat = Hierarchy::new(&column, &HierarchyKind::Flat).unwrap();
        assert!((flat.loss(0) - 1.0).abs() < 1e-12);
        assert!(flat.loss(flat.leaf[0]).abs() < 1e-12);
    }
}
