//! What became of a figure since it was kept: the same, or changed, how much and why.

use serde::Serialize;

use super::fault::StudyFault;
use super::figure::{FigureOrigin, StudyFigure};

/// How a figure made again stands to the one that was kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum FigureStanding {
    /// The same, to the last cell.
    Same,
    /// Not the same.
    Changed {
        /// Cells that differ, or that only one of them has.
        cells: usize,
        /// Why.
        why: Vec<ChangeCause>,
    },
    /// It cannot be made again for that party.
    Unmade {
        /// Why not.
        fault: StudyFault,
    },
}

/// What a figure depends on and that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "cause", rename_all = "kebab-case")]
pub enum ChangeCause {
    /// A deposit came, went, or gave way to another version.
    Data {
        /// Title of the dataset.
        title: String,
        /// What it is about.
        period: String,
        /// The version then.
        from: Option<u32>,
        /// The version now.
        to: Option<u32>,
    },
    /// The method of the forecast.
    Method {
        /// Then.
        from: String,
        /// Now.
        to: String,
    },
    /// Events that are assumed.
    Assumptions,
    /// The directory of establishments.
    Directory,
    /// The threshold of small counts.
    Threshold {
        /// Then.
        from: u32,
        /// Now.
        to: u32,
    },
    /// Something that a figure does not keep: the program, or what the party may read.
    Other,
}

/// How a figure made again stands to the one that was kept.
pub fn standing(kept: &StudyFigure, made: Result<&StudyFigure, &StudyFault>) -> FigureStanding {
    let made = match made {
        Ok(made) => made,
        Err(fault) => return FigureStanding::Unmade { fault: fault.clone() },
    };
    let cells = differing(kept, made);
    if cells == 0 {
        return FigureStanding::Same;
    }
    let mut why = data_changes(&kept.origins, &made.origins);
    if kept.method != made.method {
        let text = |method: &Option<String>| method.clone().unwrap_or_default();
        why.push(ChangeCause::Method { from: text(&kept.method), to: text(&made.method) });
    }
    if kept.assumptions != made.assumptions {
        why.push(ChangeCause::Assumptions);
    }
    if kept.directory != made.directory {
        why.push(ChangeCause::Directory);
    }
    if kept.threshold != made.threshold {
        why.push(ChangeCause::Threshold { from: kept.threshold, to: made.threshold });
    }
    if why.is_empty() {
        why.push(ChangeCause::Other);
    }
    FigureStanding::Changed { cells, why }
}

/// Cells that differ; a difference of columns counts as one.
fn differing(kept: &StudyFigure, made: &StudyFigure) -> usize {
    let mut cells = usize::from(kept.columns != made.columns);
    for rank in 0..kept.rows.len().max(made.rows.len()) {
        let row = |figure: &StudyFigure| figure.rows.get(rank).cloned().unwrap_or_default();
        let (before, after) = (row(kept), row(made));
        let width = before.len().max(after.len());
        cells += (0..width).filter(|at| before.get(*at) != after.get(*at)).count();
    }
    if cells == 0 && kept.sha256() != made.sha256() { 1 } else { cells }
}

fn data_changes(kept: &[FigureOrigin], made: &[FigureOrigin]) -> Vec<ChangeCause> {
    let key = |origin: &FigureOrigin| (origin.dataset.clone(), origin.period, origin.producer.clone());
    let mut changes = Vec::new();
    for before in kept {
        let after = made.iter().find(|one| key(one) == key(before));
        if after.is_none_or(|after| after.sha256 != before.sha256) {
            changes.push(change(before, Some(before.version), after.map(|after| after.version)));
        }
    }
    for after in made.iter().filter(|one| !kept.iter().any(|before| key(before) == key(one))) {
        changes.push(change(after, None, Some(after.version)));
    }
    changes.dedup();
    changes
}

fn change(origin: &FigureOrigin, from: Option<u32>, to: Option<u32>) -> ChangeCause {
    ChangeCause::Data { title: origin.title.clone(), period: origin.period.to_string(), from, to }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::super::figure::{FigureCell, FigureHead, NamedPlace, StudyFigureKind};
    use super::*;

    fn figure(count: f64, version: u32) -> StudyFigure {
        StudyFigure {
            id: "une".into(),
            kind: StudyFigureKind::Territory,
            title: None,
            place: NamedPlace { key: "departement:099".into(), name: "Exemple".into() },
            beside: None,
            grade: None,
            columns: vec![FigureHead::new("figures-institution"), FigureHead::new("figures-counted")],
            rows: vec![vec![FigureCell::Text("Collège".into()), FigureCell::number(count, 0)]],
            origins: vec![FigureOrigin {
                dataset: "constat-effectifs".into(),
                title: "Constat".into(),
                producer: "rectorat".into(),
                system: "BCP".into(),
                period: "2026".parse().unwrap(),
                version,
                received_at: Timestamp::UNIX_EPOCH,
                sha256: format!("{version:064}"),
            }],
            method: None,
            assumptions: None,
            directory: None,
            threshold: 5,
        }
    }

    #[test]
    fn the_same_figures_from_other_data_are_the_same() {
        assert_eq!(standing(&figure(140.0, 1), Ok(&figure(140.0, 2))), FigureStanding::Same);
    }

    #[test]
    fn what_changed_is_named_with_its_versions() {
        let FigureStanding::Changed { cells, why } = standing(&figure(140.0, 1), Ok(&figure(141.0, 2)))
        else {
            panic!("the count is another one");
        };
        assert_eq!(cells, 1);
        assert!(matches!(why[..], [ChangeCause::Data { from: Some(1), to: Some(2), .. }]), "{why:?}");
        let same_data = standing(&figure(140.0, 1), Ok(&figure(141.0, 1)));
        assert_eq!(same_data, FigureStanding::Changed { cells: 1, why: vec![ChangeCause::Other] });
    }
}
