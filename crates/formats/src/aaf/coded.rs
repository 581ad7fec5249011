//! MEF and matières in AAF files, and the parts that several nouns write the same way.

use super::attribute::{Category, Dialect, Notion};
use super::record::{Entity, Record};
use crate::directory::{Address, ClassDay, ClassRef, Identity, Labelled, Mef, TaughtSubject};

impl Entity for Mef {
    const CATEGORY: Category = Category::Mef;

    fn id(&self) -> &str {
        &self.code
    }

    fn with_id(id: &str) -> Self {
        Self { code: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, _: Dialect, record: &mut Record) {
        match notion {
            Notion::Id => record.text(&self.code),
            Notion::Label => record.text(&self.label),
            Notion::AttachedMef => record.text(&self.attached_to),
            Notion::MefStat => record.text(&self.mefstat),
            _ => {}
        }
    }

    fn take(&mut self, notion: Notion, _: Dialect, value: &str) {
        match notion {
            Notion::Label => self.label = value.to_owned(),
            Notion::AttachedMef => self.attached_to = value.to_owned(),
            Notion::MefStat => self.mefstat = value.to_owned(),
            _ => {}
        }
    }
}

impl Entity for TaughtSubject {
    const CATEGORY: Category = Category::TaughtSubject;

    fn id(&self) -> &str {
        &self.code
    }

    fn with_id(id: &str) -> Self {
        Self { code: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, _: Dialect, record: &mut Record) {
        match notion {
            Notion::Id => record.text(&self.code),
            Notion::Label => record.text(&self.label),
            _ => {}
        }
    }

    fn take(&mut self, notion: Notion, _: Dialect, value: &str) {
        if notion == Notion::Label {
            value.clone_into(&mut self.label);
        }
    }
}

/// The part of that rank; empty where there is none.
pub(super) fn part(value: &str, rank: usize) -> &str {
    value.split('$').nth(rank).unwrap_or_default()
}

pub(super) fn labelled(value: &str) -> Labelled {
    let (code, label) = value.split_once('$').unwrap_or((value, ""));
    Labelled::new(code, label)
}

pub(super) fn put_labelled(labelled: &Labelled, record: &mut Record) {
    if !labelled.is_empty() {
        record.parts(&[&labelled.code, &labelled.label]);
    }
}

/// `structure$code` in 2D, `structure$kind$kind label$code$label` in 1D, `structure$code$label` in GPEI.
pub(super) fn class_ref(dialect: Dialect, value: &str) -> ClassRef {
    let text = |rank| part(value, rank).to_owned();
    match dialect {
        Dialect::FirstDegree => ClassRef {
            structure: text(0),
            kind: Labelled::new(text(1), text(2)),
            code: text(3),
            label: text(4),
        },
        _ => ClassRef { structure: text(0), code: text(1), label: text(2), kind: Labelled::default() },
    }
}

pub(super) fn put_class_refs(classes: &[ClassRef], dialect: Dialect, record: &mut Record) {
    for class in classes {
        let ClassRef { structure, code, label, kind } = class;
        match dialect {
            Dialect::SecondDegree => record.parts(&[structure, code]),
            Dialect::FirstDegree => record.parts(&[structure, &kind.code, &kind.label, code, label]),
            Dialect::Gpei => record.parts(&[structure, code, label]),
        }
    }
}

pub(super) fn put_class_days(days: &[ClassDay], record: &mut Record) {
    for day in days {
        record.parts(&[&day.structure, &crate::date::french(day.on), &day.class]);
    }
}

pub(super) fn class_day(value: &str) -> Option<ClassDay> {
    let on = crate::date::parse(part(value, 1))?;
    Some(ClassDay { structure: part(value, 0).to_owned(), on, class: part(value, 2).to_owned() })
}

pub(super) fn put_identity(identity: &Identity, notion: Notion, record: &mut Record) {
    match notion {
        Notion::BirthName => record.text(&identity.birth_name),
        Notion::LastName => record.text(&identity.last_name),
        Notion::FirstName => record.text(&identity.first_name),
        Notion::OtherFirstNames => identity.other_first_names.iter().for_each(|name| record.text(name)),
        Notion::Title => record.text(&identity.title),
        Notion::BornOn => record.date(identity.born_on),
        _ => {}
    }
}

pub(super) fn take_identity(identity: &mut Identity, notion: Notion, value: &str) {
    match notion {
        Notion::BirthName => value.clone_into(&mut identity.birth_name),
        Notion::LastName => value.clone_into(&mut identity.last_name),
        Notion::FirstName => value.clone_into(&mut identity.first_name),
        Notion::OtherFirstNames => identity.other_first_names.push(value.to_owned()),
        Notion::Title => value.clone_into(&mut identity.title),
        Notion::BornOn => identity.born_on = crate::date::parse(value),
        _ => {}
    }
}

pub(super) fn put_address(address: &Address, notion: Notion, record: &mut Record) {
    match notion {
        Notion::Address if address.lines.iter().any(|line| !line.is_empty()) => {
            record.parts(&address.lines.each_ref().map(String::as_str));
        }
        Notion::PostalCode => record.text(&address.postal_code),
        Notion::Town => record.text(&address.town),
        Notion::Country => record.text(&address.country),
        _ => {}
    }
}

pub(super) fn take_address(address: &mut Address, notion: Notion, value: &str) {
    match notion {
        Notion::Address => {
            for (line, text) in address.lines.iter_mut().zip(value.split('$')) {
                text.clone_into(line);
            }
        }
        Notion::PostalCode => value.clone_into(&mut address.postal_code),
        Notion::Town => value.clone_into(&mut address.town),
        Notion::Country => value.clone_into(&mut address.country),
        _ => {}
    }
}
