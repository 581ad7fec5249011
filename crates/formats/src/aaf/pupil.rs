//! Pupils in AAF files.

use super::attribute::{Category, Dialect, Notion};
use super::coded::{
    class_day, class_ref, labelled, part, put_address, put_class_days, put_class_refs, put_identity,
    put_labelled, take_address, take_identity,
};
use super::record::{Entity, Record};
use crate::directory::{Kinship, Labelled, Pupil};

impl Entity for Pupil {
    const CATEGORY: Category = Category::Pupil;

    fn id(&self) -> &str {
        &self.id
    }

    fn with_id(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, dialect: Dialect, record: &mut Record) {
        match notion {
            Notion::Id => record.text(&self.id),
            Notion::Ine => record.text(&self.ine),
            Notion::SourceId => record.text(&self.source_id),
            Notion::Relatives => {
                self.relatives.iter().for_each(|kinship| put_kinship(kinship, dialect, record))
            }
            Notion::Scholarship => record.flag(self.has_scholarship),
            Notion::Regime => record.text(&self.regime),
            Notion::Transport => record.flag(self.uses_transport),
            Notion::AddressOf => record.text(&self.address_of),
            Notion::Status => record.text(&self.status),
            Notion::Mef => record.text(&self.mef.code),
            Notion::MefLabel => record.text(&self.mef.label),
            Notion::LevelLabel => record.text(&self.level_label),
            Notion::BranchLabel => record.text(&self.branch_label),
            Notion::SubjectLabels => self.subjects.iter().for_each(|subject| record.parts(&[&subject.label])),
            Notion::SubjectCodes => self.subjects.iter().for_each(|subject| match dialect {
                Dialect::Gpei => record.parts(&[&self.structure, &subject.code, &subject.label]),
                _ => record.parts(&[&subject.code]),
            }),
            Notion::Structure => record.text(&self.structure),
            // GPEI has exactly one division.
            Notion::Classes if dialect == Dialect::Gpei => {
                put_class_refs(self.classes.get(..1).unwrap_or_default(), dialect, record);
            }
            Notion::Classes => put_class_refs(&self.classes, dialect, record),
            Notion::Groups => put_class_refs(&self.groups, dialect, record),
            Notion::EnteredOn => record.date(self.entered_on),
            Notion::LeftOn => record.date(self.left_on),
            Notion::Address | Notion::PostalCode | Notion::Town | Notion::Country => {
                put_address(&self.address, notion, record);
            }
            _ => put_first_degree(self, notion, record),
        }
    }

    fn take(&mut self, notion: Notion, dialect: Dialect, value: &str) {
        let text = || value.to_owned();
        match notion {
            Notion::Ine => self.ine = text(),
            Notion::SourceId => self.source_id = text(),
            Notion::Relatives => self.relatives.push(kinship(dialect, value)),
            Notion::Scholarship => self.has_scholarship = value == "O",
            Notion::Regime => self.regime = text(),
            Notion::Transport => self.uses_transport = value == "O",
            Notion::AddressOf => self.address_of = text(),
            Notion::Status => self.status = text(),
            Notion::Mef => self.mef.code = text(),
            Notion::MefLabel => self.mef.label = text(),
            Notion::LevelLabel => self.level_label = text(),
            Notion::BranchLabel => self.branch_label = text(),
            Notion::SubjectLabels => self.subjects.push(Labelled::new("", value)),
            Notion::SubjectCodes => take_subject_code(self, dialect, value),
            Notion::Structure => self.structure = text(),
            Notion::Classes => self.classes.push(class_ref(dialect, value)),
            Notion::Groups => self.groups.push(class_ref(dialect, value)),
            Notion::EnteredOn => self.entered_on = crate::date::parse(value),
            Notion::LeftOn => self.left_on = crate::date::parse(value),
            Notion::Address | Notion::PostalCode | Notion::Town | Notion::Country => {
                take_address(&mut self.address, notion, value);
            }
            _ => take_first_degree(self, notion, value),
        }
    }
}

fn put_first_degree(pupil: &Pupil, notion: Notion, record: &mut Record) {
    match notion {
        Notion::Canteen => record.flag(pupil.uses_canteen),
        Notion::ChildcareMorning => record.flag(pupil.uses_morning_care),
        Notion::ChildcareEvening => record.flag(pupil.uses_evening_care),
        Notion::SupervisedStudy => record.flag(pupil.uses_study),
        Notion::Level => put_labelled(&pupil.level, record),
        Notion::Cycle => put_labelled(&pupil.cycle, record),
        Notion::ClassKind => put_labelled(&pupil.class_kind, record),
        Notion::ClassEnteredOn => put_class_days(&pupil.class_entries, record),
        Notion::ClassLeftOn => put_class_days(&pupil.class_exits, record),
        _ => put_identity(&pupil.identity, notion, record),
    }
}

fn take_first_degree(pupil: &mut Pupil, notion: Notion, value: &str) {
    match notion {
        Notion::Canteen => pupil.uses_canteen = value == "O",
        Notion::ChildcareMorning => pupil.uses_morning_care = value == "O",
        Notion::ChildcareEvening => pupil.uses_evening_care = value == "O",
        Notion::SupervisedStudy => pupil.uses_study = value == "O",
        Notion::Level => pupil.level = labelled(value),
        Notion::Cycle => pupil.cycle = labelled(value),
        Notion::ClassKind => pupil.class_kind = labelled(value),
        Notion::ClassEnteredOn => pupil.class_entries.extend(class_day(value)),
        Notion::ClassLeftOn => pupil.class_exits.extend(class_day(value)),
        _ => take_identity(&mut pupil.identity, notion, value),
    }
}

/// Labels come first, then the codes in the same order.
fn take_subject_code(pupil: &mut Pupil, dialect: Dialect, value: &str) {
    if dialect == Dialect::Gpei {
        pupil.subjects.push(Labelled::new(part(value, 1), part(value, 2)));
        return;
    }
    match pupil.subjects.iter_mut().find(|subject| subject.code.is_empty()) {
        Some(subject) => value.clone_into(&mut subject.code),
        None => pupil.subjects.push(Labelled::new(value, "")),
    }
}

fn bit(flag: bool) -> &'static str {
    if flag { "1" } else { "0" }
}

/// Six parts in 2D, the identifier and the link in 1D.
fn put_kinship(kinship: &Kinship, dialect: Dialect, record: &mut Record) {
    let Kinship { relative, link, .. } = kinship;
    if dialect == Dialect::FirstDegree {
        return record.parts(&[relative, link]);
    }
    let responsibility = match kinship.responsibility {
        1 => "1",
        2 => "2",
        _ => "0",
    };
    let fees = bit(kinship.is_payer_of_fees);
    record.parts(&[relative, link, fees, responsibility, bit(kinship.is_contact), bit(kinship.is_paid)]);
}

fn kinship(dialect: Dialect, value: &str) -> Kinship {
    let is_one = |rank| part(value, rank) == "1";
    let relative = part(value, 0).to_owned();
    let link = part(value, 1).to_owned();
    if dialect == Dialect::FirstDegree {
        // The attribute is that of the parental authority: whoever stands in it holds it.
        return Kinship { relative, link, responsibility: 1, ..Kinship::default() };
    }
    Kinship {
        relative,
        link,
        is_payer_of_fees: is_one(2),
        responsibility: part(value, 3).parse().unwrap_or(0),
        is_contact: is_one(4),
        is_paid: is_one(5),
    }
}
