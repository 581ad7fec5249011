//! Fictitious directories of any size, and their histories: for tests, measures and demonstrations.
//!
//! Everything is invented: département 099, SIREN 999…, domains `.invalid`. Each person is computed from a seed, a number
//! and a day, never kept: a directory of a million pupils takes no memory, and any day of its history can be asked for.

mod draw;
mod exports;
mod first_degree;
mod people;
mod second_degree;

use jiff::civil::Date;

use crate::aaf::{Dialect, Entity, Record, Selection};
use crate::directory::{Mef, Pupil, Relative, Staff, Structure, TaughtSubject};
use draw::Draw;
pub use exports::FictitiousFile;

/// Pupils of a collège, and of an école.
const COLLEGE_PUPILS: u32 = 600;
const ECOLE_PUPILS: u32 = 150;

/// A fictitious directory.
#[derive(Clone, Copy, Debug)]
pub struct FictitiousDirectory {
    seed: u64,
    dialect: Dialect,
    pupils: u32,
    first_day: Date,
}

impl FictitiousDirectory {
    /// One of that many pupils, families and staff beside; the same for the same arguments. Its days count from the
    /// first one.
    pub fn new(seed: u64, dialect: Dialect, pupils: u32, first_day: Date) -> Self {
        Self { seed, dialect, pupils, first_day }
    }

    /// The structures.
    pub fn structures(&self, day: u16) -> impl Iterator<Item = Structure> + '_ {
        (0..self.structure_count()).map(move |number| match self.dialect {
            Dialect::FirstDegree => first_degree::ecole(self, number),
            _ => second_degree::college(self, number, day),
        })
    }

    /// The MEF.
    pub fn mefs(&self) -> impl Iterator<Item = Mef> + '_ {
        second_degree::mefs()
    }

    /// The matières.
    pub fn subjects(&self) -> impl Iterator<Item = TaughtSubject> + '_ {
        second_degree::subjects()
    }

    /// The pupils of a day.
    pub fn pupils(&self, day: u16) -> impl Iterator<Item = Pupil> + '_ {
        (0..self.pupils).filter_map(move |number| people::pupil(self, number, day))
    }

    /// The relatives of those pupils.
    pub fn relatives(&self, day: u16) -> impl Iterator<Item = Relative> + '_ {
        (0..self.family_count()).flat_map(move |family| people::relatives(self, family, day))
    }

    /// The staff of a day.
    pub fn staff(&self, day: u16) -> impl Iterator<Item = Staff> + '_ {
        (0..self.staff_count()).filter_map(move |number| people::staff(self, number, day))
    }

    /// Gives every record of a day, in read order.
    pub fn for_each_record<E>(
        &self,
        day: u16,
        selection: &Selection,
        mut each: impl FnMut(&Record) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut record = Record::default();
        let mut give = Give { record: &mut record, dialect: self.dialect, selection, each: &mut each };
        give.all(self.structures(day))?;
        if self.dialect == Dialect::SecondDegree {
            give.all(self.subjects())?;
            give.all(self.mefs())?;
        }
        give.all(self.pupils(day))?;
        if self.dialect != Dialect::Gpei {
            give.all(self.relatives(day))?;
        }
        give.all(self.staff(day))
    }

    fn structure_count(&self) -> u32 {
        self.pupils.div_ceil(self.structure_pupils()).max(1)
    }

    fn structure_pupils(&self) -> u32 {
        if self.dialect == Dialect::FirstDegree { ECOLE_PUPILS } else { COLLEGE_PUPILS }
    }

    /// One pupil in four has a sister or brother before him.
    fn family_count(&self) -> u32 {
        self.pupils - self.pupils / 4
    }

    fn family_of(pupil: u32) -> u32 {
        pupil - pupil / 4 - u32::from(pupil % 4 == 3)
    }

    fn staff_count(&self) -> u32 {
        (self.pupils / 14).max(2)
    }

    fn draw(&self, number: u32, topic: u64) -> Draw {
        Draw::new(self.seed, number, topic)
    }
}

struct Give<'a, F> {
    record: &'a mut Record,
    dialect: Dialect,
    selection: &'a Selection,
    each: &'a mut F,
}

impl<F> Give<'_, F> {
    fn all<E: Entity, X>(&mut self, entities: impl Iterator<Item = E>) -> Result<(), X>
    where
        F: FnMut(&Record) -> Result<(), X>,
    {
        for entity in entities {
            self.record.fill(&entity, self.dialect, self.selection);
            (self.each)(self.record)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_has_the_family_that_counts_him() {
        let families: Vec<u32> = (0..9).map(FictitiousDirectory::family_of).collect();
        assert_eq!(families, [0, 1, 2, 2, 3, 4, 5, 5, 6]);
    }
}
