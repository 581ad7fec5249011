//! The `competence` clauses of a convention as a matrix: a line for each act, a column for each actor (V4, RA 2.1).
//!
//! R does it, A answers for it, C is asked before, I is told after.

use entente_model::{Agreement, ArticleRef, CompetenceCell, DatasetId, RoleId};
use entente_text::Lang;
use serde::Serialize;

use super::csv_line::csv_line;
use crate::words::words;

/// Whom the matrix speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RaciActor {
    /// Role, party or body.
    pub role: RoleId,
    /// Its name, where one party holds the role; the role itself otherwise.
    pub name: String,
}

/// An act, and what each actor is for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RaciRow {
    /// Domain.
    pub domain: String,
    /// The act.
    pub what: String,
    /// The legal text, of the act or of its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Letters, one text for each actor in the order of the matrix: `RA`, `C`, or nothing.
    pub letters: Vec<String>,
    /// Datasets whose flow the act carries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<DatasetId>,
    /// The article that states it.
    pub place: ArticleRef,
}

/// The matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RaciMatrix {
    /// Columns, in the order in which the text names them.
    pub actors: Vec<RaciActor>,
    /// Lines, in the order of the text.
    pub rows: Vec<RaciRow>,
}

/// The matrix of a convention; empty where it has no `competence` clause.
pub fn raci_matrix(agreement: &Agreement) -> RaciMatrix {
    let mut roles: Vec<RoleId> = Vec::new();
    for cell in agreement.competence_clauses().flat_map(|(_, clause)| &clause.cells) {
        for role in named(cell) {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
    }
    let rows = agreement.competence_clauses().flat_map(|(place, clause)| {
        clause.cells.iter().map(|cell| RaciRow {
            domain: clause.domain.clone(),
            what: cell.what.clone(),
            basis: cell.basis.clone().or_else(|| clause.basis.clone()),
            letters: roles.iter().map(|role| letters(cell, role)).collect(),
            datasets: cell.datasets.clone(),
            place: place.clone(),
        })
    });
    let rows = rows.collect();
    let actors = roles.into_iter().map(|role| RaciActor { name: name(agreement, &role), role }).collect();
    RaciMatrix { actors, rows }
}

fn named(cell: &CompetenceCell) -> impl Iterator<Item = &RoleId> {
    let accountable = std::iter::once(&cell.accountable);
    cell.responsible.iter().chain(accountable).chain(&cell.consulted).chain(&cell.informed)
}

fn letters(cell: &CompetenceCell, role: &RoleId) -> String {
    let held = [
        ('R', cell.responsible.contains(role)),
        ('A', cell.accountable == *role),
        ('C', cell.consulted.contains(role)),
        ('I', cell.informed.contains(role)),
    ];
    held.into_iter().filter(|(_, holds)| *holds).map(|(letter, _)| letter).collect()
}

fn name(agreement: &Agreement, role: &RoleId) -> String {
    let is_named = |id: &str, of: Option<&RoleId>| id == role.as_str() || of == Some(role);
    let party = agreement.party_clauses().find(|(_, party)| is_named(party.id.as_str(), Some(&party.role)));
    let body = agreement.body_clauses().find(|(_, body)| is_named(body.id.as_str(), None));
    let party = party.map(|(_, party)| party.called.as_ref().unwrap_or(&party.name));
    party.or(body.map(|(_, body)| &body.name)).map_or_else(|| role.to_string(), String::clone)
}

/// The matrix as CSV with semicolons, for a spreadsheet: domain, act, one column for each actor, text, datasets, article.
pub fn raci_csv(matrix: &RaciMatrix, lang: Lang) -> String {
    let word = |id: &str| words().word(lang, id);
    let mut header = vec![word("raci-domain"), word("raci-act")];
    header.extend(matrix.actors.iter().map(|actor| actor.name.clone()));
    header.extend([word("raci-basis"), word("raci-datasets"), word("raci-article")]);
    let mut text = csv_line(&header);
    for row in &matrix.rows {
        let mut cells = vec![row.domain.clone(), row.what.clone()];
        cells.extend(row.letters.iter().cloned());
        let datasets: Vec<&str> = row.datasets.iter().map(|dataset| dataset.as_str()).collect();
        cells.extend([row.basis.clone().unwrap_or_default(), datasets.join(", "), row.place.article.clone()]);
        text.push_str(&csv_line(&cells));
    }
    text
}
