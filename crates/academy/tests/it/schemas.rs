//! The datasets of the project and the academy agree: same headers, and no cell of a sound file breaks a rule.

use std::collections::{BTreeMap, HashSet};

use entente_academy::{Academy, AcademyDataset};
use entente_model::{CodeList, Institutions, Membership, Uai};
use jiff::civil::date;
use serde_json::Value;

use crate::reading::{Table, code_list, project_file};

const DATASETS: [AcademyDataset; 14] = [
    AcademyDataset::FCaracElev,
    AcademyDataset::LocalisationEleves,
    AcademyDataset::FBoursiersPrebac,
    AcademyDataset::FBoursiersPostbac,
    AcademyDataset::CapacitesAccueil,
    AcademyDataset::ConstatEffectifs,
    AcademyDataset::PrevisionsEtablissements,
    AcademyDataset::PrevisionsAcademiques,
    AcademyDataset::ApaeIndicateurs,
    AcademyDataset::Connexions,
    AcademyDataset::FEtabEpi,
    AcademyDataset::ElevesCarreaux,
    AcademyDataset::MatricesPassage,
    AcademyDataset::Migraca,
];

fn schema(id: &str) -> Value {
    serde_json::from_str(&project_file(&format!("datasets/{id}/schema.json"))).unwrap()
}

/// Rules of a schema that this test reads again by itself, so that it does not trust the platform's own check.
struct Rules {
    fields: Vec<Value>,
    lists: BTreeMap<String, CodeList>,
    institutions: Institutions,
}

impl Rules {
    fn of(id: &str, academy: &Academy) -> Self {
        let fields = schema(id)["fields"].as_array().unwrap().clone();
        let lists = fields
            .iter()
            .filter_map(|field| field["entente"]["codeList"].as_str())
            .map(|id| (id.to_owned(), code_list(id)))
            .collect();
        Self { fields, lists, institutions: Institutions::new(academy.institutions()) }
    }

    fn broken_by(&self, position: usize, value: &str) -> Option<String> {
        let field = &self.fields[position];
        let constraints = &field["constraints"];
        if value.is_empty() || value == "ND" {
            return (constraints["required"] == true).then(|| "required".to_owned());
        }
        let number = || value.parse::<i64>().ok();
        let typed = match field["type"].as_str().unwrap() {
            "integer" => number().is_some(),
            "year" => number().is_some() && value.len() == 4,
            "number" => value.replace(',', ".").parse::<f64>().is_ok(),
            "boolean" => matches!(value, "O" | "N"),
            "string" => true,
            "date" => value.parse::<jiff::civil::Date>().is_ok(),
            other => panic!("type {other}"),
        };
        let allowed = constraints["enum"].as_array().is_none_or(|values| values.iter().any(|v| v == value));
        let in_bounds = constraints["minimum"].as_i64().is_none_or(|low| number().is_none_or(|n| n >= low))
            && constraints["maximum"].as_i64().is_none_or(|high| number().is_none_or(|n| n <= high));
        let short = constraints["maxLength"].as_u64().is_none_or(|most| value.chars().count() as u64 <= most);
        let listed = field["entente"]["codeList"].as_str().is_none_or(|list| {
            matches!(self.lists[list].membership(value, date(2026, 9, 1)), Membership::Valid(_))
        });
        let checked = self.passes(field["entente"]["check"].as_str(), value);
        let sound = typed && allowed && in_bounds && short && listed && checked;
        (!sound).then(|| {
            format!(
                "type {typed} enum {allowed} bounds {in_bounds} length {short} list {listed} check {checked}"
            )
        })
    }

    fn passes(&self, check: Option<&str>, value: &str) -> bool {
        match check {
            None => true,
            Some("ine") => value.len() == 11 && value.bytes().all(|b| b.is_ascii_alphanumeric()),
            Some("uai") => value.parse::<Uai>().is_ok(),
            Some("uai-directory") => {
                let institution = value.parse().ok().and_then(|uai| self.institutions.get(uai).cloned());
                institution.is_some_and(|institution| institution.is_open_on(date(2026, 9, 1)))
            }
            Some(other) => panic!("check {other}"),
        }
    }
}

#[test]
fn headers_are_the_variables_of_the_schema() {
    for dataset in DATASETS {
        let schema = schema(dataset.id());
        let names: Vec<&str> = schema["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|field| field["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, dataset.headers(), "{dataset}");
    }
}

#[test]
fn a_sound_file_breaks_no_rule() {
    let academy = Academy::new(6000, 2026);
    for dataset in DATASETS {
        let rules = Rules::of(dataset.id(), &academy);
        let table = Table::of(&academy, dataset);
        for row in &table.rows {
            for (position, value) in row.iter().enumerate() {
                let broken = rules.broken_by(position, value);
                assert_eq!(broken, None, "{dataset}, {}: `{value}`", table.headers[position]);
            }
        }
    }
}

#[test]
fn primary_keys_are_unique() {
    let academy = Academy::new(6000, 2026);
    for dataset in DATASETS {
        let schema = schema(dataset.id());
        let key: Vec<&str> =
            schema["primaryKey"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let table = Table::of(&academy, dataset);
        let mut seen = HashSet::new();
        for row in &table.rows {
            let value: Vec<&str> = key.iter().map(|name| table.cell(row, name)).collect();
            assert!(seen.insert(value.clone()), "{dataset}: {value:?}");
        }
    }
}

#[test]
fn samples_break_no_rule_and_code_lists_are_well_formed() {
    let academy = Academy::new(2000, 2026);
    for id in [
        "f-carac-elev",
        "localisation-eleves",
        "f-boursiers-prebac",
        "f-boursiers-postbac",
        "capacites-accueil",
        "locaux-colleges",
    ] {
        let rules = Rules::of(id, &academy);
        let sample = project_file(&format!("datasets/{id}/sample.csv"));
        let mut lines = sample.lines();
        let headers: Vec<&str> = lines.next().unwrap().split(';').collect();
        assert_eq!(headers.len(), rules.fields.len(), "{id}");
        for line in lines {
            for (position, value) in line.split(';').enumerate() {
                assert_eq!(rules.broken_by(position, value), None, "{id}, {}: `{value}`", headers[position]);
            }
        }
        let dictionary = project_file(&format!("datasets/{id}/dictionary.md"));
        for header in headers.iter().filter(|header| !header.starts_with("option_")) {
            assert!(dictionary.contains(&format!("`{header}`")), "{id}: `{header}` is not in the dictionary");
        }
    }
}
