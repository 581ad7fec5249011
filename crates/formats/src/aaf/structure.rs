//! Structures in AAF files.

use super::attribute::{Category, Dialect, Notion};
use super::coded::{labelled, part, put_labelled};
use super::record::{Entity, Record};
use crate::directory::{Division, Labelled, Locality, PupilGroup, Structure};

impl Entity for Structure {
    const CATEGORY: Category = Category::Structure;

    fn id(&self) -> &str {
        &self.id
    }

    fn with_id(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn put(&self, notion: Notion, _: Dialect, record: &mut Record) {
        match notion {
            Notion::CommonName => record.parts(&[&self.short_type, &self.name, &self.common_town]),
            Notion::Basin => put_labelled(&self.basin, record),
            Notion::Commune => put_locality(&self.commune, record),
            Notion::SchoolGrouping => put_locality(&self.school_grouping, record),
            Notion::Divisions => {
                for Division { name, mefs } in &self.divisions {
                    put_list(name, mefs, record);
                }
            }
            Notion::PupilGroups => {
                for PupilGroup { name, divisions } in &self.groups {
                    put_list(name, divisions, record);
                }
            }
            _ => record.text(text(self, notion)),
        }
    }

    fn take(&mut self, notion: Notion, _: Dialect, value: &str) {
        let list = || value.split('$').skip(2).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let name = || Labelled::new(part(value, 0), part(value, 1));
        match notion {
            Notion::CommonName => {
                part(value, 0).clone_into(&mut self.short_type);
                part(value, 1).clone_into(&mut self.name);
                part(value, 2).clone_into(&mut self.common_town);
            }
            Notion::Basin => self.basin = labelled(value),
            Notion::Commune => self.commune = locality(value),
            Notion::SchoolGrouping => self.school_grouping = locality(value),
            Notion::Divisions => self.divisions.push(Division { name: name(), mefs: list() }),
            Notion::PupilGroups => self.groups.push(PupilGroup { name: name(), divisions: list() }),
            Notion::FormerUai if self.uai.is_empty() => value.clone_into(&mut self.uai),
            Notion::FormerUai => {}
            _ => {
                if let Some(field) = field(self, notion) {
                    value.clone_into(field);
                }
            }
        }
    }
}

/// Code and label, then as many parts as there are: at least one, empty.
fn put_list(name: &Labelled, list: &[String], record: &mut Record) {
    let mut parts = vec![name.code.as_str(), &name.label];
    parts.extend(list.iter().map(String::as_str));
    if list.is_empty() {
        parts.push("");
    }
    record.parts(&parts);
}

fn put_locality(locality: &Locality, record: &mut Record) {
    if *locality != Locality::default() {
        record.parts(&[&locality.code, &locality.name, &locality.departement]);
    }
}

fn locality(value: &str) -> Locality {
    let text = |rank| part(value, rank).to_owned();
    Locality { code: text(0), name: text(1), departement: text(2) }
}

fn text(structure: &Structure, notion: Notion) -> &str {
    match notion {
        Notion::Id => &structure.id,
        Notion::Uai | Notion::FormerUai => &structure.uai,
        Notion::Siret => &structure.siret,
        Notion::StructureType => &structure.long_type,
        Notion::Ministry => &structure.ministry,
        Notion::Sector => &structure.sector,
        Notion::PostBox => &structure.post_box,
        Notion::Street => &structure.street,
        Notion::PostalCode => &structure.postal_code,
        Notion::Town => &structure.town,
        Notion::Phone => &structure.phone,
        Notion::Fax => &structure.fax,
        Notion::Mail => &structure.mail,
        Notion::AttachedTo => &structure.attached_to,
        Notion::Academy => &structure.academy,
        Notion::Circonscription => &structure.circonscription,
        _ => "",
    }
}

fn field(structure: &mut Structure, notion: Notion) -> Option<&mut String> {
    Some(match notion {
        Notion::Uai => &mut structure.uai,
        Notion::Siret => &mut structure.siret,
        Notion::StructureType => &mut structure.long_type,
        Notion::Ministry => &mut structure.ministry,
        Notion::Sector => &mut structure.sector,
        Notion::PostBox => &mut structure.post_box,
        Notion::Street => &mut structure.street,
        Notion::PostalCode => &mut structure.postal_code,
        Notion::Town => &mut structure.town,
        Notion::Phone => &mut structure.phone,
        Notion::Fax => &mut structure.fax,
        Notion::Mail => &mut structure.mail,
        Notion::AttachedTo => &mut structure.attached_to,
        Notion::Academy => &mut structure.academy,
        Notion::Circonscription => &mut structure.circonscription,
        _ => return None,
    })
}
