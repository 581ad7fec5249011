//! `custom_checks` of Validata: each becomes a check of a value or a rule over several variables.
//!
//! A check that nobody knows, or on a variable that the schema does not have, is said as a warning: Validata's schemas must
//! be read as they are.

use entente_model::{
    Comparison, Dataset, FormatOptions, RowCheck, RowRule, Severity, ValueCheck, ValueFormat, VariableName,
};

use super::Reader;
use crate::DiagnosticCode as Code;
use crate::diagnostic::Fault;
use crate::json::{Json, JsonValue};
use crate::nearest::nearest;

/// Checks of one column: Validata's own names, those that it had before, and those of `frformat`.
const OF_ONE: [(&str, ValueFormat); 24] = [
    ("canton", ValueFormat::Canton),
    ("code-commune-insee", ValueFormat::CodeCommuneInsee),
    ("code-fantoir", ValueFormat::CodeFantoir),
    ("code-pays-iso2", ValueFormat::CodePaysIso2),
    ("code-pays-iso3", ValueFormat::CodePaysIso3),
    ("code-postal", ValueFormat::CodePostal),
    ("code-region", ValueFormat::CodeRegion),
    ("code-rna", ValueFormat::CodeRna),
    ("commune", ValueFormat::NomCommune),
    ("coordonnees-gps-francaises", ValueFormat::CoordonneesGpsFrancaises),
    ("departement", ValueFormat::NomDepartement),
    ("latitude-l93", ValueFormat::LatitudeL93),
    ("longitude-l93", ValueFormat::LongitudeL93),
    ("nomenclature-acte", ValueFormat::NomenclatureActe),
    ("numero-departement", ValueFormat::NumeroDepartement),
    ("pays", ValueFormat::Pays),
    ("region", ValueFormat::Region),
    ("siren", ValueFormat::SirenWithBlanks),
    ("siret", ValueFormat::SiretWithBlanks),
    ("french-gps-coordinates", ValueFormat::FrenchGps),
    ("nomenclature-actes-value", ValueFormat::NomenclatureActe),
    ("opening-hours-value", ValueFormat::OpeningHours),
    ("phone-number-value", ValueFormat::Phone),
    ("year-interval-value", ValueFormat::YearInterval),
];
const OF_ONE_BEFORE: [(&str, ValueFormat); 2] = [
    ("french-siren-value", ValueFormat::SirenWithBlanks),
    ("french-siret-value", ValueFormat::SiretWithBlanks),
];
/// Checks of several columns.
const OF_SEVERAL: [&str; 4] =
    ["cohesive-columns-value", "compare-columns-value", "one-of-required", "sum-columns-value"];
const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::NotEqual,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::GreaterOrEqual,
];

/// The names that are known.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    OF_ONE.iter().chain(&OF_ONE_BEFORE).map(|(name, _)| *name).chain(OF_SEVERAL)
}

impl Reader<'_, '_> {
    /// Reads those of the schema and those of its fields.
    pub(super) fn custom_checks(&mut self, json: &Json<'_>, fields: &[Json<'_>], dataset: &mut Dataset) {
        for item in json.get("custom_checks").and_then(Json::list).unwrap_or_default() {
            self.custom_check(item, None, dataset);
        }
        for field in fields {
            let name = field.get("name").and_then(Json::text);
            for item in field.get("custom_checks").and_then(Json::list).unwrap_or_default() {
                self.custom_check(item, name, dataset);
            }
        }
    }

    fn custom_check(&mut self, item: &Json<'_>, field: Option<&str>, dataset: &mut Dataset) {
        let Some(name) = item.get("name").and_then(Json::text) else {
            self.wrong_type(item, "custom_checks");
            return;
        };
        let params = item.get("params").unwrap_or(item);
        let column = params.get("column").and_then(Json::text).or(field);
        if let Some((_, format)) = OF_ONE.iter().chain(&OF_ONE_BEFORE).find(|(known, _)| *known == name) {
            let variable = dataset.variables.iter_mut().find(|one| Some(one.name.as_str()) == column);
            match variable {
                Some(variable) => {
                    variable.checks.push(ValueCheck::Format { format: *format, options: options(params) });
                }
                None => self.without_variable(item, name, column),
            }
        } else if OF_SEVERAL.contains(&name) {
            match row_check(name, column, params, dataset) {
                Some(check) => dataset.rules.push(RowRule {
                    name: name.to_owned(),
                    title: name.to_owned(),
                    check,
                    wording: None,
                    severity: Severity::Blocking,
                    line: self.source.line(item.spot.start),
                }),
                None => self.without_variable(item, name, column),
            }
        } else {
            let known: Vec<&str> = names().collect();
            let fault =
                Fault::new(Code::CustomCheckUnknown).with("value", name).with("known", known.join(", "));
            self.report(item.spot, fault.nearest(nearest(name, known.iter().copied())));
        }
    }

    fn without_variable(&mut self, item: &Json<'_>, name: &str, column: Option<&str>) {
        let fault = Fault::new(Code::CustomCheckVariable).with("value", name);
        self.report(item.spot, fault.with("variable", column.unwrap_or_default()));
    }
}

fn options(params: &Json<'_>) -> FormatOptions {
    let flag = |key: &str| match params.get(key).map(|found| &found.value) {
        Some(JsonValue::Flag(flag)) => *flag,
        Some(JsonValue::Text(text)) => matches!(text.as_ref(), "true" | "yes"),
        _ => false,
    };
    let also_valid = params.get("extra-valid-values").and_then(Json::list).unwrap_or_default();
    FormatOptions {
        ignore_case: flag("ignore-case"),
        ignore_accents: flag("ignore-accents"),
        ignore_punctuation: flag("replace-non-alphanumeric-with-space"),
        ignore_blanks: flag("ignore-extra-whitespace"),
        also_valid: also_valid.iter().filter_map(Json::text).map(str::to_owned).collect(),
        year_only: flag("allow-year-only"),
    }
}

/// Nothing where a parameter is missing, or a variable that the check cannot do without.
fn row_check(name: &str, column: Option<&str>, params: &Json<'_>, dataset: &Dataset) -> Option<RowCheck> {
    let known = |name: &str| dataset.variable(name).map(|variable| variable.name.clone());
    let column = column.and_then(known);
    let text = |key: &str| params.get(key).and_then(Json::text);
    let several = |key: &str| -> Option<Vec<VariableName>> {
        params.get(key)?.list()?.iter().map(|item| known(item.text()?)).collect()
    };
    Some(match name {
        "cohesive-columns-value" => {
            let others = several("othercolumns")?;
            RowCheck::Cohesion { variables: column.into_iter().chain(others).collect() }
        }
        "compare-columns-value" => {
            let comparison = COMPARISONS.into_iter().find(|one| Some(one.sign()) == text("op"))?;
            RowCheck::Compare { left: column?, comparison, right: text("column2").and_then(known)? }
        }
        "one-of-required" => {
            let first = column.or_else(|| text("column1").and_then(known));
            let variables: Vec<VariableName> =
                first.into_iter().chain(text("column2").and_then(known)).collect();
            if variables.is_empty() {
                return None;
            }
            RowCheck::OneOfRequired { variables }
        }
        _ => RowCheck::Sum { total: column?, parts: several("columns")? },
    })
}
