//! What a clause `ent` of a convention asks to write on a day, and the writing: complete or delta, for which
//! establishments, without whom, under which names.
//!
//! Pure but for the writing: the clause, the day and what was delivered before give the plan. Reading the clause is
//! `entente-agreement`'s; sending the files and keeping what was delivered is the caller's.

use std::collections::BTreeSet;
use std::path::Path;

use entente_model::{
    DirectoryCategory, DirectoryForm, EntClause, Initialisation, Institutions, Message, Recurrence,
    TeachingLevel, Territory, WeekDay,
};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::aaf::{
    Category, Comparison, DeliveryKind, DeliveryOptions, Dialect, ModifyForm, Record, Selection, StateIndex,
    WriteOptions, WrittenDelivery, infos, write_delivery,
};
use crate::directory::{Perimeter, State};
use crate::error::FormatError;

/// What the recipient was sent before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntDelivered {
    /// Day of the last complete delivery.
    pub complete_on: Option<Date>,
    /// Day of the last delivery, whichever.
    pub last_on: Option<Date>,
}

/// What the plan is made from beside the clause.
#[derive(Clone, Debug)]
pub struct EntContext<'a> {
    /// The day.
    pub on: Date,
    /// What was delivered before.
    pub delivered: EntDelivered,
    /// The directory of establishments, which says what lies in a territory.
    pub institutions: &'a Institutions,
    /// Identifiers of the persons who objected.
    pub objections: &'a BTreeSet<String>,
    /// Attributes that the convention lists; all of the form where there is no list.
    pub variables: Option<&'a BTreeSet<String>>,
    /// Whether a complete delivery is made whatever the day: somebody asks for it, or the recipient may not have the last
    /// delivery, and a delta would begin from it.
    pub starts_over: bool,
}

/// A delivery that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntDelivery {
    /// Day.
    pub on: Date,
    /// Complete or delta.
    pub kind: DeliveryKind,
    /// Form, from the clause and the level of its schools.
    pub dialect: Dialect,
    /// Files, in read order.
    pub categories: Vec<Category>,
    /// Whether the file that describes the delivery goes along.
    pub has_infos: bool,
    /// Establishments, and persons left out.
    pub perimeter: Perimeter,
    /// Attributes; never the INE.
    pub selection: Selection,
    /// Beginning of the file names.
    pub prefix: String,
    /// Name of the archive, where there is one.
    pub archive: Option<String>,
    /// Code of the recipient, where a bordereau goes along.
    pub recipient: Option<String>,
    /// Identifiers of persons whom no source names since that day are forgotten: the recipient closed their accounts.
    pub forget_before: Option<Date>,
}

/// Why nothing is written that day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntPause {
    /// The first complete delivery comes on the day that the convention says.
    BeforeFirst {
        /// That day.
        due_on: Date,
    },
    /// No delta is due: the last delivery is recent enough, or changes go on request.
    NotDue,
    /// The territory holds no known establishment of that level.
    NobodyThere {
        /// The territory.
        territory: Territory,
    },
}

impl EntPause {
    /// What to say of it.
    pub fn message(&self) -> Message {
        match self {
            Self::BeforeFirst { due_on } => Message::new("ent-before-first").with("day", due_on),
            Self::NotDue => Message::new("ent-not-due"),
            Self::NobodyThere { territory } => Message::new("ent-nobody-there").with("territory", territory),
        }
    }
}

impl EntDelivery {
    /// What the clause asks for that day.
    ///
    /// A complete delivery that was missed on its day is made on the next one: a delta would go to a recipient who may
    /// not have what it begins from.
    pub fn plan(clause: &EntClause, context: &EntContext<'_>) -> Result<Self, EntPause> {
        let kind = kind_due(clause, context)?;
        let uais = schools(clause, context)?;
        let dialect = match (clause.form, clause.level) {
            (DirectoryForm::Gpei, _) => Dialect::Gpei,
            (DirectoryForm::Aaf, TeachingLevel::PremierDegre) => Dialect::FirstDegree,
            (DirectoryForm::Aaf, TeachingLevel::SecondDegre) => Dialect::SecondDegree,
        };
        let all = clause.categories.is_empty();
        let asks = |category: &Category| {
            all || clause.categories.iter().any(|named| category_of(*named) == Some(*category))
        };
        let without = if clause.objections { context.objections.clone() } else { BTreeSet::new() };
        let mut selection = Selection::without_ine();
        if let Some(variables) = context.variables {
            selection = selection.only(variables.iter().map(String::as_str));
        }
        Ok(Self {
            on: context.on,
            kind,
            dialect,
            categories: dialect.categories().filter(asks).collect(),
            // GPEI always states its scope.
            has_infos: dialect == Dialect::Gpei
                || clause.categories.contains(&DirectoryCategory::InfosEducNat),
            perimeter: Perimeter { uais: Some(uais), without },
            selection,
            prefix: clause.prefix.clone(),
            archive: clause.archive.clone(),
            recipient: clause.bordereau.clone(),
            forget_before: context.on.checked_sub(clause.retention.lasts.span()).ok(),
        })
    }

    /// Writes it from the state of the directory and the index of what the recipient has; gives the index of what the
    /// recipient has then.
    pub fn write(
        &self,
        folder: &Path,
        mut state: State,
        before: StateIndex,
    ) -> Result<(WrittenDelivery, StateIndex), FormatError> {
        state.restrict(&self.perimeter);
        let files = WriteOptions {
            selection: self.selection.clone(),
            categories: self.categories.clone(),
            ..WriteOptions::new(&self.prefix, self.kind, self.on, self.dialect)
        };
        let options =
            DeliveryOptions { files, recipient: self.recipient.clone(), archive: self.archive.clone() };
        let before = if self.kind == DeliveryKind::Complete { StateIndex::default() } else { before };
        let mut comparison = Comparison::new(before, ModifyForm::Full);
        let written = write_delivery(folder, &options, |writer| {
            if self.has_infos {
                writer.write_infos(&infos(&state, self.dialect, &self.categories, self.on))?;
            }
            state.for_each_record(self.dialect, &self.selection, |record| {
                match self.change(record, &mut comparison) {
                    Some(change) => writer.write(change),
                    None => Ok(()),
                }
            })?;
            for deletion in comparison.deletions() {
                writer.write(&deletion)?;
            }
            let before = (self.kind == DeliveryKind::Delta).then(|| comparison.before());
            Ok((before, comparison.fingerprint()))
        })?;
        Ok((written, comparison.finish()))
    }

    /// What a record of today is in the delivery; nothing where its file was not asked for.
    fn change<'a>(&self, record: &'a Record, comparison: &'a mut Comparison) -> Option<&'a Record> {
        if !self.categories.contains(&record.category) {
            return None;
        }
        comparison.compare(record)
    }
}

fn category_of(named: DirectoryCategory) -> Option<Category> {
    match named {
        DirectoryCategory::Eleve => Some(Category::Pupil),
        DirectoryCategory::EtabEducNat => Some(Category::Structure),
        DirectoryCategory::PersEducNat => Some(Category::Staff),
        DirectoryCategory::PersRelEleve => Some(Category::Relative),
        DirectoryCategory::MatiereEducNat => Some(Category::TaughtSubject),
        DirectoryCategory::MefEducNat => Some(Category::Mef),
        DirectoryCategory::InfosEducNat => None,
    }
}

/// The last day, that one included, on which a complete delivery was due.
fn last_due(complete_on: WeekDay, on: Date) -> Date {
    let weekday = match complete_on {
        WeekDay::Monday => Weekday::Monday,
        WeekDay::Tuesday => Weekday::Tuesday,
        WeekDay::Wednesday => Weekday::Wednesday,
        WeekDay::Thursday => Weekday::Thursday,
        WeekDay::Friday => Weekday::Friday,
        WeekDay::Saturday => Weekday::Saturday,
        WeekDay::Sunday => Weekday::Sunday,
    };
    let days = on.weekday().since(weekday);
    on.checked_sub(i64::from(days).days()).unwrap_or(on)
}

fn kind_due(clause: &EntClause, context: &EntContext<'_>) -> Result<DeliveryKind, EntPause> {
    let on = context.on;
    if context.starts_over {
        return Ok(DeliveryKind::Complete);
    }
    let due_on = last_due(clause.complete_on, on);
    let Some(completed_on) = context.delivered.complete_on else {
        if clause.initialisation == Some(Initialisation::WithComplete) && due_on != on {
            let next = due_on.checked_add(7.days()).unwrap_or(on);
            return Err(EntPause::BeforeFirst { due_on: next });
        }
        return Ok(DeliveryKind::Complete);
    };
    if completed_on < due_on {
        return Ok(DeliveryKind::Complete);
    }
    let last_on = context.delivered.last_on.unwrap_or(completed_on).max(completed_on);
    let step = match clause.delta {
        Some(Recurrence::Always | Recurrence::Day) => 1.day(),
        Some(Recurrence::Week) => 7.days(),
        Some(Recurrence::Month) => 1.month(),
        Some(Recurrence::Quarter) => 3.months(),
        Some(Recurrence::HalfYear) => 6.months(),
        Some(Recurrence::Year) => 1.year(),
        // No calendar says when: somebody asks for it.
        Some(Recurrence::Several | Recurrence::Request | Recurrence::Need) | None => {
            return Err(EntPause::NotDue);
        }
    };
    match last_on.checked_add(step) {
        Ok(next) if next <= on => Ok(DeliveryKind::Delta),
        _ => Err(EntPause::NotDue),
    }
}

/// The list of the convention, else what lies in its territory and is of that level and open.
fn schools(clause: &EntClause, context: &EntContext<'_>) -> Result<BTreeSet<String>, EntPause> {
    let mut uais: BTreeSet<String> = clause.schools.iter().map(ToString::to_string).collect();
    let Some(territory) = &clause.territory else { return Ok(uais) };
    for uai in context.institutions.in_territory(territory) {
        let Some(institution) = context.institutions.get(uai) else { continue };
        let is_ecole = is_ecole(&institution.nature);
        if institution.is_open_on(context.on) && is_ecole == (clause.level == TeachingLevel::PremierDegre) {
            uais.insert(uai.to_string());
        }
    }
    if uais.is_empty() {
        return Err(EntPause::NobodyThere { territory: territory.clone() });
    }
    Ok(uais)
}

/// Whether a nature of the directory of establishments is of the first degree: `Ecole`, `ECOLE MATERNELLE`…
fn is_ecole(nature: &str) -> bool {
    let nature = nature.trim().to_lowercase().replace('é', "e");
    nature.starts_with("ecole") && !nature.contains("secondaire")
}
