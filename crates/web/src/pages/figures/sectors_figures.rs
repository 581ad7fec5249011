//! The tables and the maps of sectors: today, and beside it what is proposed. Every figure is a sum of blocks.

use entente_exchange::views::{FigurePlace, FigureSource, SECTOR_GROUPS, SectorOrder};
use entente_forecast::{SectorEffect, SectorShape, SectorState};
use entente_model::Message;

use super::sectors::Subject;
use crate::chart::{Caption, ChartTable, Choropleth, Figure, Zone, choropleth};
use crate::map::Extent;
use crate::page::Page;
use crate::pager::address;

/// Bounds of the classes of occupancy, or of pupils over their mean where places are not known.
const CLASSES: [f64; 4] = [0.8, 0.9, 1.0, 1.1];

pub(super) fn order_word(order: SectorOrder) -> &'static str {
    match order {
        SectorOrder::College => "sectors-colleges",
        SectorOrder::Lycee => "sectors-lycees",
    }
}

pub(super) fn sources(subject: &Subject) -> Vec<FigureSource> {
    let mut sources = vec![subject.ground.source.clone()];
    sources.extend(subject.capacity.sources.iter().cloned());
    sources
}

/// How many move, and how H changes.
pub(super) fn lead(p: &Page, subject: &Subject) -> String {
    let simulation = &subject.simulation;
    let index = |h: Option<f64>| h.map_or("–".to_owned(), |h| p.decimals(h, 4));
    let id = if subject.proposed.is_some() { "sectors-lead-simulated" } else { "sectors-lead-today" };
    let message = Message::new(id)
        .count("moved", simulation.pupils_moved as u64)
        .with("before", index(simulation.h_before))
        .with("after", index(simulation.h_after))
        .with("year", subject.ground.year);
    p.say(&message)
}

/// What a reader must know of these figures.
pub(super) fn notes(p: &Page, subject: &Subject) -> Vec<String> {
    let blocks = &subject.ground.blocks;
    let mut sizes: Vec<u64> =
        blocks.blocks.iter().map(|block| block.groups.iter().sum::<f64>() as u64).collect();
    sizes.sort_unstable();
    let middle = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let message = Message::new("sectors-blocks")
        .count("count", blocks.blocks.len() as u64)
        .with("middle", p.number(middle))
        .with("threshold", subject.ground.threshold);
    let mut notes = vec![p.say(&message)];
    if subject.current_is_drawn {
        notes.push(p.t("sectors-drawn"));
    }
    let is_simulated = usize::from(subject.proposed.is_some());
    for (id, pupils) in [
        ("sectors-outside", subject.simulation.pupils_outside[is_simulated]),
        ("sectors-overlapping", subject.simulation.pupils_overlapping[is_simulated]),
    ] {
        if pupils > 0.0 {
            notes.push(p.count(id, pupils as u64));
        }
    }
    if !blocks.left_out.is_empty() {
        let names: Vec<String> = blocks.left_out.iter().map(|school| name(subject, school)).collect();
        notes.push(p.say(&Message::new("sectors-left-out").with("names", names.join(", "))));
    }
    notes
}

fn name(subject: &Subject, school: &str) -> String {
    subject.enrolment.name(&FigurePlace::institution(school))
}

/// The number of a sector in tables and on maps.
fn number(subject: &Subject, school: &str) -> Option<usize> {
    subject.simulation.sectors.iter().position(|sector| sector.school == school).map(|place| place + 1)
}

fn places(subject: &Subject, school: &str) -> Option<u64> {
    subject.capacity.line(school)?.places.filter(|places| *places > 0)
}

fn occupancy(subject: &Subject, school: &str, state: &SectorState) -> Option<f64> {
    Some(state.pupils / places(subject, school)? as f64)
}

fn figure(p: &Page, subject: &Subject, id: &str, table: ChartTable) -> Figure {
    let csv = match subject.proposed {
        // A proposal is in no address: the form gives its files.
        Some(_) => String::new(),
        None => address(&format!("/figures/sectors/{id}.csv"), &[("order", subject.order.code())]),
    };
    Figure { id: id.to_owned(), svg: String::new(), table, source: p.figure_mention(&sources(subject)), csv }
}

/// Pupils and places, then who they are.
pub(super) fn figures(p: &Page, subject: &Subject) -> Vec<Figure> {
    vec![table(p, subject), mixing(p, subject)]
}

/// The states that are shown of a sector: before, and after where something is proposed.
fn states<'a>(subject: &Subject, effect: &'a SectorEffect) -> Vec<&'a SectorState> {
    match subject.proposed {
        None => vec![&effect.before],
        Some(_) => vec![&effect.before, &effect.after],
    }
}

/// A head for each state: « Élèves, avant », « Élèves, après ».
fn heads(p: &Page, subject: &Subject, id: &str) -> Vec<String> {
    let word = p.t(id);
    match subject.proposed {
        None => vec![word],
        Some(_) => ["sectors-before", "sectors-after"].map(|when| p.with(when, "what", &word)).to_vec(),
    }
}

fn table(p: &Page, subject: &Subject) -> Figure {
    let dash = || "–".to_owned();
    let mut head = vec![p.t("figures-institution")];
    head.extend(heads(p, subject, "figures-pupils"));
    if subject.proposed.is_some() {
        head.push(p.t("figures-difference"));
    }
    head.push(p.t("overflow-places"));
    head.extend(heads(p, subject, "overflow-occupancy"));
    head.extend(heads(p, subject, "sectors-ips"));
    let row = |(place, effect): (usize, &SectorEffect)| {
        let states = states(subject, effect);
        let mut row = vec![format!("{}. {}", place + 1, name(subject, &effect.school))];
        row.extend(states.iter().map(|state| p.decimals(state.pupils, 0)));
        if subject.proposed.is_some() {
            row.push(signed(p, effect.after.pupils - effect.before.pupils));
        }
        row.push(places(subject, &effect.school).map_or_else(dash, |places| p.number(places)));
        row.extend(states.iter().map(|state| {
            occupancy(subject, &effect.school, state).map_or_else(dash, |share| p.percent(share, 1))
        }));
        row.extend(states.iter().map(|state| state.ips.map_or_else(dash, |ips| p.decimals(ips, 1))));
        row
    };
    let rows = subject.simulation.sectors.iter().enumerate().map(row).collect();
    let caption = p.with("sectors-table", "year", subject.ground.year);
    figure(p, subject, "table", ChartTable { caption, head, rows })
}

fn signed(p: &Page, value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", p.decimals(value, 0))
}

/// The share of each group by sector, and H in the last line.
fn mixing(p: &Page, subject: &Subject) -> Figure {
    let mut head = vec![p.t("figures-institution")];
    for group in SECTOR_GROUPS {
        head.extend(heads(p, subject, &format!("sectors-group-{group}")));
    }
    let share = |state: &SectorState, group: usize| {
        let count = state.groups.get(group).copied().unwrap_or_default();
        if state.pupils > 0.0 { p.percent(count / state.pupils, 1) } else { "–".to_owned() }
    };
    let row = |(place, effect): (usize, &SectorEffect)| {
        let mut row = vec![format!("{}. {}", place + 1, name(subject, &effect.school))];
        for group in 0..SECTOR_GROUPS.len() {
            row.extend(states(subject, effect).into_iter().map(|state| share(state, group)));
        }
        row
    };
    let mut rows: Vec<Vec<String>> = subject.simulation.sectors.iter().enumerate().map(row).collect();
    let index = |h: Option<f64>| h.map_or("–".to_owned(), |h| p.decimals(h, 4));
    let mut last = vec![p.t("mixity-index-h"), index(subject.simulation.h_before)];
    if subject.proposed.is_some() {
        last.push(index(subject.simulation.h_after));
    }
    last.resize(head.len(), String::new());
    rows.push(last);
    figure(p, subject, "mixing", ChartTable { caption: p.t("sectors-mixing"), head, rows })
}

/// Today, and what is proposed, at the same scale.
pub(super) fn maps(p: &Page, subject: &Subject) -> Vec<Figure> {
    let proposed = subject.proposed.iter().flatten();
    let extent = extent_of(subject.current.iter().chain(proposed));
    let mut maps = Vec::new();
    if let Some(extent) = extent {
        maps.push(map(p, subject, "today", &subject.current, extent, |effect| &effect.before));
        if let Some(proposed) = &subject.proposed {
            maps.push(map(p, subject, "proposed", proposed, extent, |effect| &effect.after));
        }
    }
    maps
}

fn extent_of<'a>(sectors: impl Iterator<Item = &'a SectorShape>) -> Option<Extent> {
    let extent = sectors
        .map(SectorShape::bounds)
        .filter(|bounds| bounds.iter().all(|one| one.is_finite()))
        .fold(None, |extent: Option<Extent>, [west, south, east, north]| {
        let known = extent.unwrap_or(Extent { west, south, east, north });
        Some(Extent {
            west: known.west.min(west),
            south: known.south.min(south),
            east: known.east.max(east),
            north: known.north.max(north),
        })
    })?;
    // A sector of no surface would fill the drawing with nothing.
    let room = 0.005;
    Some(Extent {
        west: extent.west - room,
        south: extent.south - room,
        east: extent.east + room,
        north: extent.north + room,
    })
}

fn map(
    p: &Page,
    subject: &Subject,
    id: &'static str,
    sectors: &[SectorShape],
    extent: Extent,
    state: fn(&SectorEffect) -> &SectorState,
) -> Figure {
    let effects = &subject.simulation.sectors;
    let mean = effects.iter().map(|effect| state(effect).pupils).sum::<f64>() / effects.len().max(1) as f64;
    let zone = |sector| {
        let sector: &SectorShape = sector;
        let effect = effects.iter().find(|effect| effect.school == sector.school);
        let share = effect.and_then(|effect| {
            let known = occupancy(subject, &sector.school, state(effect));
            known.or((mean > 0.0).then(|| state(effect).pupils / mean))
        });
        let pupils = effect.map_or(0.0, |effect| state(effect).pupils);
        let title = Message::new("sectors-zone")
            .with("name", name(subject, &sector.school))
            .with("pupils", p.decimals(pupils, 0));
        Zone {
            rings: sector.rings().collect(),
            class: share.map(|share| CLASSES.iter().filter(|bound| share >= **bound).count()),
            mark: number(subject, &sector.school).map_or_else(String::new, |number| number.to_string()),
            title: p.say(&title),
        }
    };
    let title = p.t(format!("sectors-map-{id}"));
    let svg = choropleth(&Choropleth {
        caption: Caption { id: format!("map-{id}"), title: title.clone(), text: p.t("sectors-map-text") },
        zones: sectors.iter().map(zone).collect(),
        extent,
    });
    let table = ChartTable { caption: title, head: Vec::new(), rows: Vec::new() };
    Figure { id: id.to_owned(), svg, table, source: p.figure_mention(&sources(subject)), csv: String::new() }
}
