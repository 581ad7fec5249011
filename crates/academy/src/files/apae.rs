//! `apae-indicateurs`: indicators of each establishment, drawn around its social level.

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit, push_tenths};
use crate::academy::Academy;
use crate::csv::Row;
use crate::draw::{Draw, Stream};
use crate::school::SchoolKind;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let mut draw = Draw::new(academy.seed, Stream::Indicators, u64::from(school.index));
        let divisions = school.divisions(&academy.catalogue, academy.seed).len() as u64;
        let pupils = u64::from(school.pupils);
        let social = u32::from(school.social);
        let mut around = |low: u32, spread: u32| u64::from(low + draw.below(spread));
        row.clear();
        row.push(SCHOOL_YEAR);
        row.push(school.uai.as_str());
        row.push_number(pupils);
        row.push_number(divisions);
        push_tenths(&mut row, around(450, 100));
        push_tenths(&mut row, around(480 - 90 * social, 80));
        push_tenths(&mut row, around(140 + 90 * social, 80));
        push_tenths(&mut row, around(520 - 90 * social, 80));
        push_tenths(&mut row, around(780 + 130 * social, 120));
        push_tenths(&mut row, around(60, 180));
        push_tenths(&mut row, around(350, 450));
        row.push_empty(1);
        push_tenths(&mut row, pupils * 10 / divisions.max(1));
        push_tenths(&mut row, pupils * 10 / 14);
        push_tenths(&mut row, around(250, 150));
        push_tenths(&mut row, around(40, 80));
        row.push_empty(1);
        let college = school.kind == SchoolKind::College;
        // Collèges prepare the DNB, lycées the baccalauréat.
        if college {
            push_tenths(&mut row, around(800, 190));
            row.push_empty(1);
            push_tenths(&mut row, around(600, 250));
            row.push_empty(1);
        } else {
            row.push_empty(1);
            push_tenths(&mut row, around(850, 140));
            row.push_empty(1);
            push_tenths(&mut row, around(700, 250));
        }
        push_tenths(&mut row, around(0, 60));
        visit(&row)?;
    }
    ControlFlow::Continue(())
}
