//! `f-etab-epi`: premises, meals and boarding of each establishment, as the région knows them.

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit, push_tenths};
use crate::academy::Academy;
use crate::csv::Row;
use crate::draw::{Draw, Stream};
use crate::school::SchoolKind;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let mut draw = Draw::new(academy.seed, Stream::Premises, u64::from(school.index));
        let pupils = u64::from(school.pupils);
        let capacity = pupils * u64::from(95 + draw.below(35)) / 100 + 1;
        let lunches = pupils * u64::from(45 + draw.below(35)) / 100;
        let boards = school.kind != SchoolKind::College && draw.chance(600);
        let beds = if boards { u64::from(20 + draw.below(100)) } else { 0 };
        // Some boarding schools have hardly any boarder: a small count.
        let boarders = if boards && draw.chance(150) { 3 } else { beds * 9 / 10 };
        row.clear();
        row.push(SCHOOL_YEAR);
        row.push(school.uai.as_str());
        row.push(if school.kind == SchoolKind::College { "DEP" } else { "REG" });
        row.push_number(pupils * 30 + 5000);
        row.push_number(pupils * u64::from(8 + draw.below(6)) + 900);
        row.push_number(u64::from(2 + draw.below(7)));
        row.push_number(u64::from(1900 + draw.below(115)));
        row.push_number(capacity);
        row.push_number(pupils);
        push_tenths(&mut row, (pupils * 1000 + capacity / 2) / capacity);
        row.push_number(lunches);
        row.push_number(lunches * 11 / 10);
        row.push_number(boarders);
        row.push_number(beds);
        row.push_number(pupils / 26 + 2);
        row.push_number(u64::from(4 + draw.below(12)));
        row.push("O");
        for _ in 0..3 {
            push_tenths(&mut row, u64::from(15 + draw.below(50)));
        }
        visit(&row)?;
    }
    ControlFlow::Continue(())
}
