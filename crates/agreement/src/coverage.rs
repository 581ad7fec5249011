//! Which clause of a model convention executes each duty of its founding text, or why none does.
//!
//! An inventory (`conventions/coverage/<model>.toml`) lists what a text asks, article by article, by whoever read it. This
//! module compares it with the models as compiled: every clause that it names exists, every clause of a model is named,
//! every duty has a clause or a reason of a closed list. What the clauses do is not its matter.

mod inventory;
mod markdown;

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{Agreement, Clause, ClauseKind, RuleClause};

use crate::SourceFile;
use crate::front_matter;

pub use inventory::{Inventory, InventoryArticle, InventoryDuty, ProseReason};

/// An inventory and its model don't agree, or an inventory cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoverageError {
    /// The inventory is not what an inventory is.
    #[error("{path}: {message}")]
    Malformed {
        /// The inventory.
        path: String,
        /// What the reader of TOML says.
        message: String,
    },
    /// The inventory speaks of a convention that isn't there.
    #[error("{path}: no convention is called `{model}`")]
    UnknownModel {
        /// The inventory.
        path: String,
        /// As it is named there.
        model: String,
    },
    /// The inventory speaks of an article that the model doesn't have.
    #[error("`{model}` has no article `{article}`, which its inventory lists")]
    UnknownArticle {
        /// The model.
        model: String,
        /// Number, or title where it has none.
        article: String,
    },
    /// A duty has neither a clause nor a reason, or has both.
    #[error("`{model}`, article {article}, {at}: name a clause, or give a reason, and not both: {duty}")]
    Undecided {
        /// The model.
        model: String,
        /// The article.
        article: String,
        /// Where in the text.
        at: String,
        /// The duty.
        duty: String,
    },
    /// A duty names a clause that isn't in its article.
    #[error("`{model}`, article {article}, {at}: there is no clause `{clause}` there")]
    UnknownClause {
        /// The model.
        model: String,
        /// The article.
        article: String,
        /// Where in the text.
        at: String,
        /// As the inventory names it.
        clause: String,
    },
    /// A clause that no duty of the text asks for.
    #[error(
        "`{model}`, article {article}, line {line}: no duty of the inventory asks for the clause `{clause}`"
    )]
    Unasked {
        /// The model.
        model: String,
        /// The article.
        article: String,
        /// Line of the clause.
        line: u32,
        /// The clause.
        clause: String,
    },
    /// A model without inventory.
    #[error("`{model}` has no inventory in conventions/coverage")]
    WithoutInventory {
        /// The model.
        model: String,
    },
}

/// The inventories, each with its model, after the comparison.
#[derive(Clone, Debug)]
pub struct Coverage {
    covered: Vec<(Inventory, Agreement)>,
}

/// How many duties of a text are executed, and how many stay prose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageCount {
    /// Duties of the inventory.
    pub duties: usize,
    /// Those that some clause executes.
    pub executed: usize,
    /// The others, by reason.
    pub prose: BTreeMap<ProseReason, usize>,
    /// Clauses of the model.
    pub clauses: usize,
}

/// Compares inventories with the models that they speak of.
///
/// `models` are the files of the models, `agreements` what they compiled to. A model that applies a cadre of the same folder
/// (`kind = "application"`) restates no text and needs no inventory.
///
/// # Errors
/// Everything that doesn't agree, in the order of the inventories.
pub fn coverage(
    inventories: &[SourceFile],
    models: &[SourceFile],
    agreements: &[Agreement],
) -> Result<Coverage, Vec<CoverageError>> {
    let mut errors = Vec::new();
    let mut covered = Vec::new();
    let mut inventoried = BTreeSet::new();
    for file in inventories {
        let inventory = match inventory::read(file) {
            Ok(inventory) => inventory,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        let Some(agreement) = agreements.iter().find(|agreement| agreement.id.as_str() == inventory.model)
        else {
            errors.push(CoverageError::UnknownModel { path: file.path.clone(), model: inventory.model });
            continue;
        };
        inventoried.insert(inventory.model.clone());
        let front = models.iter().find(|model| model.path == agreement.path).and_then(front_matter::as_toml);
        compare(&inventory, agreement, &front.unwrap_or_default(), &mut errors);
        covered.push((inventory, agreement.clone()));
    }
    for agreement in agreements {
        if agreement.applies.is_none() && !inventoried.contains(agreement.id.as_str()) {
            errors.push(CoverageError::WithoutInventory { model: agreement.id.to_string() });
        }
    }
    if errors.is_empty() { Ok(Coverage { covered }) } else { Err(errors) }
}

impl Coverage {
    /// The inventories with their models, in the order in which they were given.
    pub fn texts(&self) -> impl Iterator<Item = (&Inventory, CoverageCount)> {
        self.covered.iter().map(|(inventory, agreement)| (inventory, count(inventory, agreement)))
    }
}

fn count(inventory: &Inventory, agreement: &Agreement) -> CoverageCount {
    let mut count = CoverageCount { clauses: agreement.clauses.len(), ..CoverageCount::default() };
    for duty in inventory.articles.iter().flat_map(|article| &article.duties) {
        count.duties += 1;
        match duty.why {
            None => count.executed += 1,
            Some(reason) => *count.prose.entry(reason).or_default() += 1,
        }
    }
    count
}

fn compare(
    inventory: &Inventory,
    agreement: &Agreement,
    front: &toml::Table,
    errors: &mut Vec<CoverageError>,
) {
    let mut asked: BTreeSet<(String, String)> = BTreeSet::new();
    for article in &inventory.articles {
        let known = agreement.articles.iter().any(|one| heading_of(one) == article.number);
        if !known {
            errors.push(CoverageError::UnknownArticle {
                model: inventory.model.clone(),
                article: article.number.clone(),
            });
        }
        for duty in &article.duties {
            if duty.by.is_empty() == duty.why.is_none() {
                errors.push(CoverageError::Undecided {
                    model: inventory.model.clone(),
                    article: article.number.clone(),
                    at: duty.at.clone(),
                    duty: duty.duty.clone(),
                });
            }
            for named in &duty.by {
                let reference = Reference::read(named, &article.number);
                if !reference.is_in(agreement, front) {
                    errors.push(CoverageError::UnknownClause {
                        model: inventory.model.clone(),
                        article: article.number.clone(),
                        at: duty.at.clone(),
                        clause: named.clone(),
                    });
                } else if let Reference::Clause { article, clause } = reference {
                    asked.insert((article.to_owned(), clause.to_owned()));
                }
            }
        }
    }
    for clause in &agreement.clauses {
        let label = clause_label(&clause.kind);
        if !asked.contains(&(clause.place.article.clone(), label.clone())) {
            errors.push(CoverageError::Unasked {
                model: inventory.model.clone(),
                article: clause.place.article.clone(),
                line: clause.place.line,
                clause: label,
            });
        }
    }
}

/// Number of an article, or its title where it has none.
fn heading_of(article: &entente_model::Article) -> &str {
    if article.number.is_empty() { &article.title } else { &article.number }
}

/// What an inventory names: `duty alerte`, `dataset bcp @1.4`, `front term.notice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference<'a> {
    /// A key of the front matter.
    Front(&'a str),
    /// A clause of an article, the duty's own where none is said.
    Clause { article: &'a str, clause: &'a str },
}

impl<'a> Reference<'a> {
    fn read(text: &'a str, here: &'a str) -> Self {
        if let Some(key) = text.strip_prefix("front ") {
            return Self::Front(key.trim());
        }
        let (clause, article) = text.rsplit_once(" @").unwrap_or((text, here));
        Self::Clause { article, clause }
    }

    fn is_in(self, agreement: &Agreement, front: &toml::Table) -> bool {
        match self {
            Self::Front(path) => has_key(front, path),
            Self::Clause { article, clause } => {
                let mut there = agreement.clauses.iter().filter(|one| one.place.article == article);
                there.any(|one: &Clause| clause_label(&one.kind) == clause)
            }
        }
    }
}

fn has_key(table: &toml::Table, path: &str) -> bool {
    let Some((first, rest)) = path.split_once('.') else { return table.contains_key(path) };
    table.get(first).and_then(toml::Value::as_table).is_some_and(|inner| has_key(inner, rest))
}

/// A clause as an inventory names it: its kind, then what tells it from the others of its article.
pub fn clause_label(kind: &ClauseKind) -> String {
    let what = match kind {
        ClauseKind::Party(party) => party.id.to_string(),
        ClauseKind::Dataset(dataset) => dataset.id.to_string(),
        ClauseKind::Grant(grant) => format!("{} > {}", grant.dataset, grant.to),
        ClauseKind::Rule(rule) => rule_label(rule),
        other => other.id().map(ToString::to_string).unwrap_or_default(),
    };
    format!("{} {what}", kind.name())
}

/// `forbid variable ine`, `require clearance`: as the rule is written.
fn rule_label(rule: &RuleClause) -> String {
    let written = serde_json::to_value(rule).unwrap_or_default();
    let mut label = String::new();
    for key in ["forbid", "require"] {
        if let Some(value) = written.get(key).and_then(serde_json::Value::as_str) {
            label = format!("{key} {value}");
        }
    }
    for key in ["kind", "purpose"] {
        if let Some(value) = written.get(key).and_then(serde_json::Value::as_str) {
            label = format!("{label} {value}");
        }
    }
    label
}
