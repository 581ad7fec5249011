//! The directory on one day, restricted to a perimeter, ready to be written.

use std::collections::BTreeSet;

use super::entity::{Mef, Pupil, Relative, Staff, Structure, TaughtSubject};
use crate::aaf::{Dialect, Entity, Record, Selection};

/// Who and what is there that day; each list in the order of identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Structures.
    pub structures: Vec<Structure>,
    /// Matières.
    pub subjects: Vec<TaughtSubject>,
    /// MEF.
    pub mefs: Vec<Mef>,
    /// Pupils.
    pub pupils: Vec<Pupil>,
    /// Relatives.
    pub relatives: Vec<Relative>,
    /// Staff.
    pub staff: Vec<Staff>,
}

/// What a recipient may receive: establishments (annexe 1 of a convention), and persons who objected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Perimeter {
    /// UAI; all where there is no list.
    pub uais: Option<BTreeSet<String>>,
    /// Identifiers of persons who are left out.
    pub without: BTreeSet<String>,
}

impl State {
    /// Keeps what is in the perimeter; nothing left speaks of what is not.
    pub fn restrict(&mut self, perimeter: &Perimeter) {
        if let Some(uais) = &perimeter.uais {
            self.structures.retain(|structure| uais.contains(&structure.uai));
        }
        let ids: BTreeSet<String> = self.structures.iter().map(|structure| structure.id.clone()).collect();
        let is_out = |id: &String| perimeter.without.contains(id);
        self.pupils.retain(|pupil| ids.contains(&pupil.structure) && !is_out(&pupil.id));
        let pupils: BTreeSet<String> = self.pupils.iter().map(|pupil| pupil.id.clone()).collect();
        for relative in &mut self.relatives {
            relative.pupils.retain(|pupil| pupils.contains(pupil));
        }
        self.relatives.retain(|relative| !relative.pupils.is_empty() && !is_out(&relative.id));
        let relatives: BTreeSet<String> = self.relatives.iter().map(|relative| relative.id.clone()).collect();
        for pupil in &mut self.pupils {
            pupil.relatives.retain(|kinship| relatives.contains(&kinship.relative));
            pupil.classes.retain(|class| ids.contains(&class.structure));
            pupil.groups.retain(|group| ids.contains(&group.structure));
            if !relatives.contains(&pupil.address_of) {
                pupil.address_of.clear();
            }
        }
        self.staff.iter_mut().for_each(|staff| restrict_staff(staff, &ids));
        self.staff.retain(|staff| !staff.structure.is_empty() && !is_out(&staff.id));
    }

    /// Gives every record of the state, in read order.
    pub fn for_each_record<E>(
        &self,
        dialect: Dialect,
        selection: &Selection,
        mut each: impl FnMut(&Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut record = Record::default();
        all(&self.structures, dialect, selection, &mut record, &mut each)?;
        all(&self.subjects, dialect, selection, &mut record, &mut each)?;
        all(&self.mefs, dialect, selection, &mut record, &mut each)?;
        all(&self.pupils, dialect, selection, &mut record, &mut each)?;
        all(&self.relatives, dialect, selection, &mut record, &mut each)?;
        all(&self.staff, dialect, selection, &mut record, &mut each)
    }
}

/// Nothing where the form has no such file.
fn all<T: Entity, E>(
    entities: &[T],
    dialect: Dialect,
    selection: &Selection,
    record: &mut Record,
    each: &mut impl FnMut(&Record) -> Result<(), E>,
) -> Result<(), E> {
    if dialect.attributes(T::CATEGORY).is_empty() {
        return Ok(());
    }
    for entity in entities {
        record.fill(entity, dialect, selection);
        each(record)?;
    }
    Ok(())
}

fn restrict_staff(staff: &mut Staff, ids: &BTreeSet<String>) {
    staff.functions.retain(|function| ids.contains(&function.structure));
    for classes in
        [&mut staff.classes, &mut staff.groups, &mut staff.mefs, &mut staff.subjects, &mut staff.main_classes]
    {
        classes.retain(|class| ids.contains(&class.structure));
    }
    for subjects in [&mut staff.class_subjects, &mut staff.group_subjects] {
        subjects.retain(|subject| ids.contains(&subject.structure));
    }
    staff.directs.retain(|structure| ids.contains(structure));
    if !ids.contains(&staff.structure) {
        staff.structure =
            staff.functions.first().map(|function| function.structure.clone()).unwrap_or_default();
    }
}
