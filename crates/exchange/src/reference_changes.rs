//! What a load changes in a reference: the entries that become otherwise, each with its whole content, and those that go.
//!
//! Pure: known entries and what was read in, changes out. A load adds to what is there and replaces the same entries, so
//! that the fictitious territory stays beside the real one; only a load that says it is complete takes entries away.

use std::collections::BTreeMap;

use entente_model::{
    Code, InstitutionLink, InstitutionRecord, LinkKind, Position, TerritoryOutline, TerritoryUnit, Uai,
};
use jiff::civil::Date;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::known_reference::{CODE_LIST, INSTITUTIONS, TERRITORIES, entry};

/// Entries as they become, by key; nothing where one is gone.
pub(crate) type Changes = BTreeMap<String, Option<String>>;
type Entries = BTreeMap<String, String>;

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("what references hold is written as JSON without fail")
}

/// Keeps a change that is one.
fn change(changes: &mut Changes, known: &Entries, key: String, content: String) {
    if known.get(&key) != Some(&content) {
        changes.insert(key, Some(content));
    } else {
        changes.remove(&key);
    }
}

/// Codes: all the lines of a code are replaced together. A source that gives no date at all (SIECLE, AAF) leaves the known
/// ones; one that gives no group leaves the known one.
pub(crate) fn codes(known: &Entries, read: Vec<Code>, complete: bool) -> Result<Changes, ExchangeError> {
    let dated = read.iter().any(|code| code.opens_on.is_some() || code.closes_on.is_some());
    let mut lines: BTreeMap<String, Vec<Code>> = BTreeMap::new();
    for code in read {
        lines.entry(code.code.clone()).or_default().push(code);
    }
    let mut changes = Changes::new();
    for (key, mut lines) in lines.clone() {
        let before: Vec<Code> = match known.get(&key) {
            Some(content) => entry(CODE_LIST, &key, content)?,
            None => Vec::new(),
        };
        if let Some(last) = before.last() {
            for line in lines.iter_mut().filter(|line| line.group.is_none()) {
                line.group.clone_from(&last.group);
            }
            if !dated {
                let said = lines.remove(0);
                lines = before;
                let last = lines.last_mut().expect("a known code has a line");
                (last.label, last.group) = (said.label, said.group);
            }
        }
        lines.sort_by_key(|line| line.opens_on);
        change(&mut changes, known, key, json(&lines));
    }
    if complete {
        for key in known.keys().filter(|key| !lines.contains_key(*key)) {
            changes.insert(key.clone(), None);
        }
    }
    Ok(changes)
}

/// A list as its file states it: exactly these lines, and no other code.
pub(crate) fn codes_exactly(known: &Entries, read: &[Code]) -> Changes {
    let mut lines: BTreeMap<&str, Vec<&Code>> = BTreeMap::new();
    for code in read {
        lines.entry(&code.code).or_default().push(code);
    }
    let mut changes = Changes::new();
    for (key, lines) in &mut lines {
        lines.sort_by_key(|line| line.opens_on);
        change(&mut changes, known, (*key).to_owned(), json(lines));
    }
    for key in known.keys().filter(|key| !lines.contains_key(key.as_str())) {
        changes.insert(key.clone(), None);
    }
    changes
}

/// Establishments. What the source does not give is kept, and so are the links; a nature that changes is a link of the
/// history. Complete: those of the same départements that are no more in it are closed on that day.
pub(crate) fn institutions(
    known: &Entries,
    read: Vec<InstitutionRecord>,
    on: Date,
    complete: bool,
) -> Result<Changes, ExchangeError> {
    let mut changes = Changes::new();
    let mut departements: Vec<String> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for mut record in read {
        let key = record.institution.uai.to_string();
        if let Some(content) = known.get(&key) {
            keep_known(&mut record, entry(INSTITUTIONS, &key, content)?, on);
        }
        if complete && !departements.contains(&record.institution.departement) {
            departements.push(record.institution.departement.clone());
        }
        change(&mut changes, known, key.clone(), json(&record));
        told.push(key);
    }
    if complete {
        told.sort_unstable();
        for (key, content) in known.iter().filter(|(key, _)| told.binary_search(key).is_err()) {
            let mut record: InstitutionRecord = entry(INSTITUTIONS, key, content)?;
            let here = departements.contains(&record.institution.departement);
            if here && record.institution.closed_on.is_none() {
                record.institution.closed_on = Some(on);
                change(&mut changes, known, key.clone(), json(&record));
            }
        }
    }
    Ok(changes)
}

fn keep_known(record: &mut InstitutionRecord, known: InstitutionRecord, on: Date) {
    let now = &mut record.institution;
    let before = known.institution;
    if now.nature.is_empty() {
        now.nature.clone_from(&before.nature);
    }
    now.opened_on = now.opened_on.or(before.opened_on);
    for (now, before) in [
        (&mut now.name, before.name),
        (&mut now.commune, before.commune),
        (&mut now.academie, before.academie),
        (&mut now.region, before.region),
    ] {
        if now.is_empty() {
            *now = before;
        }
    }
    let changed = !before.nature.is_empty() && now.nature != before.nature;
    for (now, before) in [
        (&mut record.contract, known.contract),
        (&mut record.address, known.address),
        (&mut record.postal_code, known.postal_code),
        (&mut record.commune_name, known.commune_name),
        (&mut record.bassin, known.bassin),
        (&mut record.siret, known.siret),
        (&mut record.state, known.state),
    ] {
        if now.is_none() {
            *now = before;
        }
    }
    record.position = record.position.or(known.position);
    for link in known.links {
        record.link(link);
    }
    // Two sources word a nature differently (`Lycée`, `LYCEE ENSEIGNT GENERAL`): only its code tells a change.
    let codes_differ = record.nature_code.is_some()
        && known.nature_code.is_some()
        && record.nature_code != known.nature_code;
    if changed && codes_differ {
        record.link(InstitutionLink {
            kind: LinkKind::NatureChanged,
            on: Some(on),
            uai: None,
            nature: Some(before.nature),
        });
    }
    record.nature_code = record.nature_code.take().or(known.nature_code);
}

/// Links of the history; one that ends an establishment closes it. Gives also how many speak of unknown ones.
pub(crate) fn links(
    known: &Entries,
    read: Vec<(Uai, InstitutionLink)>,
) -> Result<(Changes, u64), ExchangeError> {
    let (mut changes, mut unknown) = (Changes::new(), 0);
    for (uai, link) in read {
        let key = uai.to_string();
        let Some(mut record) = latest::<InstitutionRecord>(known, &changes, &key)? else {
            unknown += 1;
            continue;
        };
        let ends = matches!(link.kind, LinkKind::MergedInto | LinkKind::SucceededBy);
        if ends && record.institution.closed_on.is_none() {
            record.institution.closed_on = link.on;
        }
        record.link(link);
        change(&mut changes, known, key, json(&record));
    }
    Ok((changes, unknown))
}

/// Positions of establishments that have none; gives also how many are unknown.
pub(crate) fn positions(
    known: &Entries,
    read: Vec<(Uai, Position)>,
) -> Result<(Changes, u64), ExchangeError> {
    let (mut changes, mut unknown) = (Changes::new(), 0);
    for (uai, position) in read {
        let key = uai.to_string();
        match latest::<InstitutionRecord>(known, &changes, &key)? {
            Some(mut record) if record.position.is_none() => {
                record.position = Some(position);
                change(&mut changes, known, key, json(&record));
            }
            Some(_) => {}
            None => unknown += 1,
        }
    }
    Ok((changes, unknown))
}

fn latest<T: serde::de::DeserializeOwned>(
    known: &Entries,
    changes: &Changes,
    key: &str,
) -> Result<Option<T>, ExchangeError> {
    let content = match changes.get(key) {
        Some(changed) => changed.as_ref(),
        None => known.get(key),
    };
    content.map(|content| entry(INSTITUTIONS, key, content)).transpose()
}

/// Territories: the lines of one are replaced together, parents and members that the source does not give are kept.
/// A line that only says what a territory became ends the one that was.
pub(crate) fn territories(
    known: &Entries,
    read: Vec<TerritoryUnit>,
    complete: bool,
) -> Result<Changes, ExchangeError> {
    let mut units: BTreeMap<String, Vec<TerritoryUnit>> = BTreeMap::new();
    for unit in read {
        units.entry(unit.key.to_string()).or_default().push(unit);
    }
    let mut changes = Changes::new();
    let keys: Vec<String> = units.keys().cloned().collect();
    for (key, read) in units {
        let before: Vec<TerritoryUnit> = match known.get(&key) {
            Some(content) => entry(TERRITORIES, &key, content)?,
            None => Vec::new(),
        };
        let only_ends = read.iter().all(|unit| unit.opens_on.is_none() && !unit.successors.is_empty());
        let mut lines =
            if only_ends && !before.is_empty() { ended(before, read) } else { replaced(&before, read) };
        lines.sort_by_key(|line| line.opens_on);
        change(&mut changes, known, key, json(&lines));
    }
    if complete {
        let kinds: Vec<&str> = keys.iter().filter_map(|key| key.split(':').next()).collect();
        let of_kind = |key: &str| key.split(':').next().is_some_and(|kind| kinds.contains(&kind));
        for key in known.keys().filter(|key| of_kind(key) && keys.binary_search(key).is_err()) {
            changes.insert(key.clone(), None);
        }
    }
    Ok(changes)
}

fn ended(mut before: Vec<TerritoryUnit>, ends: Vec<TerritoryUnit>) -> Vec<TerritoryUnit> {
    for end in ends {
        let Some(on) = end.closes_on else { continue };
        let holds = |line: &&mut TerritoryUnit| {
            line.opens_on.is_none_or(|opens| opens < on) && line.closes_on.is_none_or(|closes| on <= closes)
        };
        if let Some(line) = before.iter_mut().find(holds) {
            line.closes_on = Some(on);
            line.successors = end.successors;
        }
    }
    before
}

fn replaced(before: &[TerritoryUnit], read: Vec<TerritoryUnit>) -> Vec<TerritoryUnit> {
    let Some(last) = before.last() else { return read };
    let complete = |mut unit: TerritoryUnit| {
        for parent in &last.parents {
            if unit.parent(parent.kind).is_none() {
                unit.parents.push(parent.clone());
            }
        }
        unit.parents.sort();
        if unit.members.is_empty() {
            unit.members.clone_from(&last.members);
        }
        if let Some(same) =
            before.iter().find(|line| line.closes_on.is_some() && line.closes_on == unit.closes_on)
            && unit.successors.is_empty()
        {
            unit.successors.clone_from(&same.successors);
        }
        unit
    };
    let read: Vec<TerritoryUnit> = read.into_iter().map(complete).collect();
    // Today's COG says nothing of the past: the history that is known stays under it.
    let says_no_day = read.iter().all(|unit| unit.opens_on.is_none() && unit.closes_on.is_none());
    if says_no_day && before.len() == 1 && read.len() == 1 {
        let mut unit = read.into_iter().next().expect("there is one");
        (unit.opens_on, unit.closes_on) = (last.opens_on, last.closes_on);
        unit.successors.clone_from(&last.successors);
        return vec![unit];
    }
    if says_no_day && before.len() > 1 {
        let mut lines = before.to_vec();
        if let (Some(line), Some(unit)) = (lines.last_mut(), read.into_iter().next()) {
            (line.name, line.parents) = (unit.name, unit.parents);
        }
        return lines;
    }
    read
}

/// Outlines, by territory.
pub(crate) fn outlines(known: &Entries, read: &[TerritoryOutline]) -> Changes {
    let mut changes = Changes::new();
    for outline in read {
        change(&mut changes, known, outline.key.to_string(), json(outline));
    }
    changes
}

/// The entries as the changes leave them.
pub(crate) fn applied(mut known: Entries, changes: &Changes) -> Entries {
    for (key, content) in changes {
        match content {
            Some(content) => known.insert(key.clone(), content.clone()),
            None => known.remove(key),
        };
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_model::{Institution, Sector, TerritoryKey, TerritoryKind};
    use jiff::civil::date;

    fn code(code: &str, label: &str, closes_on: Option<Date>) -> Code {
        Code { code: code.into(), label: label.into(), opens_on: None, closes_on, group: Some("G".into()) }
    }

    #[test]
    fn a_load_changes_only_what_it_says() {
        let known = applied(
            Entries::new(),
            &codes(&Entries::new(), vec![code("1", "Un", None), code("2", "Deux", None)], false).unwrap(),
        );
        let again = codes(&known, vec![code("1", "Un", None)], false).unwrap();
        assert!(again.is_empty(), "{again:?}");
        let closed = codes(&known, vec![code("2", "Deux", Some(date(2027, 9, 1)))], false).unwrap();
        assert_eq!(closed.keys().collect::<Vec<_>>(), ["2"]);
        let complete = codes(&known, vec![code("1", "Un", None)], true).unwrap();
        assert_eq!(complete, Changes::from([("2".to_owned(), None)]));
    }

    #[test]
    fn a_source_without_dates_leaves_those_that_are_known() {
        let known = applied(
            Entries::new(),
            &codes(&Entries::new(), vec![code("1", "UN", Some(date(2020, 9, 1)))], false).unwrap(),
        );
        let read = Code { group: None, ..code("1", "Un", None) };
        let changed = codes(&known, vec![read], false).unwrap();
        let lines: Vec<Code> = serde_json::from_str(changed["1"].as_ref().unwrap()).unwrap();
        assert_eq!(lines, [code("1", "Un", Some(date(2020, 9, 1)))]);
    }

    fn record(number: u32, nature: (&str, &str)) -> InstitutionRecord {
        let mut record = InstitutionRecord::from(Institution {
            uai: Uai::from_number(number).unwrap(),
            name: "Collège d'essai".into(),
            nature: nature.1.into(),
            sector: Sector::Public,
            commune: "99001".into(),
            departement: "099".into(),
            academie: "99".into(),
            region: "99".into(),
            opened_on: None,
            closed_on: None,
        });
        record.nature_code = Some(nature.0.into());
        record
    }

    #[test]
    fn history_is_kept_and_absence_closes_only_where_the_file_is_complete() {
        let on = date(2026, 9, 1);
        let first = vec![record(990_001, ("340", "COLLEGE")), record(990_002, ("340", "COLLEGE"))];
        let known = applied(Entries::new(), &institutions(&Entries::new(), first, on, false).unwrap());
        let link = InstitutionLink {
            kind: LinkKind::MergedInto,
            on: Some(on),
            uai: Uai::from_number(990_001),
            nature: None,
        };
        let (changes, unknown) =
            links(&known, vec![(Uai::from_number(990_002).unwrap(), link.clone())]).unwrap();
        assert_eq!((changes.len(), unknown), (1, 0));
        let known = applied(known, &changes);
        let next = vec![record(990_001, ("306", "LYCEE POLYVALENT"))];
        assert_eq!(institutions(&known, next.clone(), on, false).unwrap().len(), 1);
        let changes = institutions(&known, next, on, true).unwrap();
        let changed: InstitutionRecord =
            serde_json::from_str(changes.values().next().unwrap().as_ref().unwrap()).unwrap();
        assert_eq!(changed.links[0].kind, LinkKind::NatureChanged);
        assert_eq!(changed.links[0].nature.as_deref(), Some("COLLEGE"));
        // The merged one was closed by its link already: nothing more to say of it.
        assert_eq!(changes.len(), 1);
    }

    #[test]
    fn a_commune_that_merged_is_ended_and_names_what_it_became() {
        let key = TerritoryKey::new(TerritoryKind::Commune, "99002");
        let mut unit = TerritoryUnit::new(key.clone(), "Ancienne");
        unit.parents = vec![TerritoryKey::new(TerritoryKind::Departement, "099")];
        let known = applied(Entries::new(), &territories(&Entries::new(), vec![unit], false).unwrap());
        let mut end = TerritoryUnit::new(key, "Ancienne");
        (end.closes_on, end.successors) = (Some(date(2025, 1, 1)), vec!["99001".into()]);
        let changes = territories(&known, vec![end], false).unwrap();
        let lines: Vec<TerritoryUnit> =
            serde_json::from_str(changes["commune:99002"].as_ref().unwrap()).unwrap();
        assert_eq!(lines[0].closes_on, Some(date(2025, 1, 1)));
        assert_eq!(lines[0].successors, ["99001"]);
        assert_eq!(lines[0].parents.len(), 1);
    }
}
