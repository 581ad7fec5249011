//! `connexions-etablissements`: how each establishment is connected.

use std::ops::ControlFlow;

use super::{SCHOOL_YEAR, Visit, push_tenths};
use crate::academy::Academy;
use crate::csv::Row;
use crate::draw::{Draw, Stream};

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for school in &academy.schools {
        let mut draw = Draw::new(academy.seed, Stream::Connections, u64::from(school.index));
        let speed = *draw.pick(&[100, 300, 500, 1000, 1000, 2000]);
        row.clear();
        row.push(SCHOOL_YEAR);
        row.push(school.uai.as_str());
        row.push(if speed >= 300 { "FTTO" } else { "XDSL" });
        row.push_number(speed);
        row.push_number(speed / 2);
        push_tenths(&mut row, speed * u64::from(6 + draw.below(4)));
        row.push("2026-10-12");
        row.push_empty(1);
        push_tenths(&mut row, u64::from(500 + draw.below(500)));
        push_tenths(&mut row, u64::from(600 + draw.below(400)));
        row.push("O");
        push_tenths(&mut row, u64::from(985 + draw.below(15)));
        row.push("Opérateur d'exemple");
        visit(&row)?;
    }
    ControlFlow::Continue(())
}
