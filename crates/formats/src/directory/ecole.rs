//! Écoles in the directory: ONDE exports, joined by INE or by name, for it gives no other number.

use std::collections::HashMap;
use std::io::Read;

use jiff::civil::Date;

use super::entity::{ClassRef, Labelled, Pupil};
use super::export::{EcolePupil, EcoleRelative, Export, ExportTopic};
use super::gather::{Claims, Directory};
use super::jointure::Key;
use crate::error::FormatError;
use crate::finding::Findings;
use crate::onde::{OndePupil, OndeReader, OndeRecord, OndeRelative};

/// Levels of the 1st degree (formats, section 1.8).
const LEVELS: [(&str, &str); 9] = [
    ("1110", "TPS"),
    ("1111", "PS"),
    ("1112", "MS"),
    ("1113", "GS"),
    ("1121", "CP"),
    ("1122", "CE1"),
    ("1123", "CE2"),
    ("1124", "CM1"),
    ("1125", "CM2"),
];

const CYCLES: [(&str, &str); 3] = [("1", "CYCLE I"), ("2", "CYCLE II"), ("3", "CYCLE III")];

fn labelled(list: &[(&str, &str)], label: &str) -> Labelled {
    let code = list.iter().find(|(_, known)| *known == label).map_or("", |(code, _)| code);
    Labelled::new(code, label)
}

impl Directory {
    /// Adds the pupils of an école on that day, and their relatives where that export is there too: ONDE names
    /// neither the école nor the day.
    pub fn add_onde<P: Read, R: Read>(
        &mut self,
        uai: &str,
        mut pupils: OndeReader<P>,
        relatives: Option<OndeReader<R>>,
        on: Date,
        findings: &mut Findings,
    ) -> Result<(), FormatError> {
        self.structure_id(uai, on);
        let mut families = Vec::new();
        if let Some(mut reader) = relatives {
            while let Some(record) = reader.next_record(findings)? {
                if let OndeRecord::Relative(relative) = record {
                    families.push(*relative);
                }
            }
        }
        let mut export = Export::default();
        let mut claims = Claims::default();
        let mut rank = 1;
        while let Some(record) = pupils.next_record(findings)? {
            rank += 1;
            if let OndeRecord::Pupil(pupil) = record {
                let pupil = self.ecole_pupil(uai, &pupil, on, (rank, &mut claims), findings);
                export.ecole.push(EcolePupil { pupil, relatives: Vec::new() });
            }
        }
        self.join_families(&families, &mut export.ecole, on);
        self.keep(uai, ExportTopic::Ecole, on, export);
        Ok(())
    }

    /// Adds the staff of an école on that day.
    pub fn add_onde_staff<R: Read>(
        &mut self,
        uai: &str,
        mut staff: OndeReader<R>,
        on: Date,
        findings: &mut Findings,
    ) -> Result<(), FormatError> {
        self.structure_id(uai, on);
        let mut export = Export::default();
        while let Some(record) = staff.next_record(findings)? {
            if let OndeRecord::Staff(person) = record {
                // ONDE gives no number: a name is somebody of the école, a name and a mail somebody of several.
                let keys: Vec<Key> = [("onde-staff", uai), ("mail", person.mail.as_str())]
                    .iter()
                    .filter(|(_, more)| !more.is_empty())
                    .filter_map(|(kind, more)| Key::of_names(kind, &person.identity, more))
                    .collect();
                let found = keys.iter().find_map(|key| self.jointures.find(*key));
                let id = found.unwrap_or_else(|| self.jointures.create(on));
                keys.into_iter().for_each(|key| self.jointures.meet(id, key, on));
                export.ecole_staff.push((id, *person));
            }
        }
        self.keep(uai, ExportTopic::EcoleStaff, on, export);
        Ok(())
    }

    fn ecole_pupil(
        &mut self,
        uai: &str,
        source: &OndePupil,
        on: Date,
        (line, claims): (u64, &mut Claims),
        findings: &mut Findings,
    ) -> Pupil {
        let born_on = source.identity.born_on.map(|day| day.to_string()).unwrap_or_default();
        let civil = Key::of_names("civil", &source.identity, &born_on);
        // In the école a name and a birth date stand for the number that ONDE does not give.
        let here = Key::of_names("onde", &source.identity, &format!("{uai} {born_on}"));
        let here = here.unwrap_or_else(|| Key::new(&["onde", uai, &line.to_string()]));
        let found = self.same_pupil(&source.ine, here, civil, claims, line, findings);
        let id = found.unwrap_or_else(|| self.jointures.create(on));
        claims.ids.insert(id);
        self.jointures.meet(id, here, on);
        if !source.ine.is_empty() {
            let ine = Key::new(&["ine", &source.ine]);
            self.jointures.meet(id, ine, on);
            self.jointures.set_ine(id, ine);
        }
        if let Some(civil) = civil.filter(|civil| self.jointures.find(*civil).is_none()) {
            self.jointures.meet(id, civil, on);
        }
        Pupil {
            id: id.to_string(),
            ine: source.ine.clone(),
            identity: source.identity.clone(),
            address: source.address.clone(),
            level: labelled(&LEVELS, &source.level),
            cycle: labelled(&CYCLES, &source.cycle),
            class_kind: Labelled::new("11", "ORDINAIRE"),
            classes: vec![ClassRef {
                structure: String::new(),
                code: source.class_id.clone(),
                label: source.class_label.clone(),
                kind: Labelled::new("11", "ORDINAIRE"),
            }],
            ..Pupil::default()
        }
    }

    /// A row of the relatives names its children by name; whoever stands on one row is one person.
    fn join_families(&mut self, families: &[OndeRelative], pupils: &mut [EcolePupil], on: Date) {
        let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (rank, ecole) in pupils.iter().enumerate() {
            let identity = &ecole.pupil.identity;
            by_name.entry((identity.birth_name.clone(), identity.first_name.clone())).or_default().push(rank);
        }
        for source in families {
            let children: Vec<usize> =
                source.children.iter().filter_map(|name| by_name.get(name)).flatten().copied().collect();
            if children.is_empty() {
                continue;
            }
            let ids: Vec<&str> = children.iter().map(|&rank| pupils[rank].pupil.id.as_str()).collect();
            let relative = self.ecole_relative(source, &ids, on);
            for rank in children {
                pupils[rank].relatives.push(relative.clone());
            }
        }
    }

    fn ecole_relative(&mut self, source: &OndeRelative, pupils: &[&str], on: Date) -> EcoleRelative {
        let of_pupil = |pupil: &&str| Key::of_names("relative", &source.identity, pupil);
        let mut keys: Vec<Key> = pupils.iter().filter_map(of_pupil).collect();
        // Brothers and sisters in two écoles have one mother: her name, with what she is reached by.
        for contact in [&source.mail, &source.phones[2], &source.address.lines[0]] {
            if !contact.is_empty() {
                keys.extend(Key::of_names("contact", &source.identity, contact));
            }
        }
        let found = keys.iter().find_map(|key| self.jointures.find(*key));
        let id = found.unwrap_or_else(|| self.jointures.create(on));
        keys.into_iter().for_each(|key| self.jointures.meet(id, key, on));
        EcoleRelative {
            id,
            identity: source.identity.clone(),
            phones: source.phones.clone(),
            mail: source.mail.clone(),
            address: source.address.clone(),
        }
    }
}
