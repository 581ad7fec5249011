//! `entente disclosure twin`: a synthetic twin of a dataset, with the schema and the description that say that it is one.
//!
//! What a value may be comes from the schema, its code lists and the dataset's invented sample: never from the rows of
//! persons, which only give counts, noised. The drawing is `entente-disclosure`'s.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use entente_agreement::render;
use entente_disclosure::MasterKey;
use entente_disclosure::counts::PrivacyBudget;
use entente_disclosure::suppress::SuppressError;
use entente_disclosure::twin::{
    MARK, MARK_VALUE, TwinOptions, TwinReport, TwinSource, TwinValues, TwinVariable, write_twin,
};
use entente_disclosure::whole_file::{write_json, write_whole};
use entente_exchange::Clock;
use entente_model::{CodeList, CodeListId, Dataset, Message, ValueCheck, ValueType, Variable, VariableKind};
use entente_text::Lang;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::disclosure::delimiter;
use super::validate::{CannotValidate, references, schema};
use crate::cli::Twin;
use crate::output;
use crate::show::{Cannot, say, wrap};

/// Values of an invented sample that are used for one variable.
const SAMPLE_VALUES_MAX: usize = 1_000;

pub fn twin(args: &Twin, lang: Lang) -> anyhow::Result<ExitCode> {
    let cannot = |cannot: CannotValidate| {
        if !cannot.diagnostics.is_empty() {
            eprintln!("{}", render(&cannot.diagnostics, lang));
        }
        Cannot(cannot.message)
    };
    let dataset = schema::read_file(&args.schema, "twin", lang).map_err(cannot)?;
    let lists = match args.code_lists.clone().or_else(|| beside(&args.schema, "../../code-lists")) {
        Some(folder) => references::read_lists(&folder).map_err(cannot)?,
        None => BTreeMap::new(),
    };
    let sample = match args.sample.clone().or_else(|| beside(&args.schema, "sample.csv")) {
        Some(path) => sample_values(&path)?,
        None => BTreeMap::new(),
    };
    let day = args.reference_date.unwrap_or_else(|| rentree(Clock::System.today()));
    let options = options(args, &dataset, &lists, &sample, day)?;
    let report = write(args, &options)?;
    let files = describe(args, &dataset, &report, lang)?;
    tell(args, &report, &files, lang);
    Ok(ExitCode::SUCCESS)
}

fn beside(schema: &Path, name: &str) -> Option<PathBuf> {
    let path = schema.parent()?.join(name);
    path.exists().then_some(path)
}

/// 1 September of the present rentrée.
fn rentree(day: Date) -> Date {
    let year = if day.month() >= 9 { day.year() } else { day.year() - 1 };
    Date::new(year, 9, 1).unwrap_or(day)
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    let failed = |source| SuppressError::File { path: path.to_owned(), source };
    Ok(BufReader::new(File::open(path).map_err(failed)?))
}

/// The values of each variable of an invented file.
fn sample_values(path: &Path) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let names = header(path)?;
    let columns = entente_disclosure::microdata::read_columns(open(path)?, delimiter(path)?, &names)?;
    let values = |column: entente_disclosure::microdata::VariableCodes| {
        let mut values = column.values;
        values.truncate(SAMPLE_VALUES_MAX);
        (column.name, values)
    };
    Ok(columns.into_iter().map(values).collect())
}

fn header(path: &Path) -> anyhow::Result<Vec<String>> {
    let delimiter = char::from(delimiter(path)?);
    let mut line = String::new();
    let mut first = std::io::Read::take(open(path)?, 1 << 20);
    std::io::BufRead::read_line(&mut first, &mut line).with_context(|| path.display().to_string())?;
    let name = |text: &str| text.trim_matches(['"', '\u{feff}', '\r', '\n', ' ']).to_owned();
    Ok(line.split(delimiter).map(name).collect())
}

fn options(
    args: &Twin,
    dataset: &Dataset,
    lists: &BTreeMap<CodeListId, CodeList>,
    sample: &BTreeMap<String, Vec<String>>,
    day: Date,
) -> anyhow::Result<TwinOptions> {
    let column = |variable: &Variable| TwinVariable {
        name: variable.name.to_string(),
        values: values(dataset, variable, lists, sample.get(variable.name.as_str()), day),
    };
    Ok(TwinOptions {
        columns: dataset.variables.iter().map(column).collect(),
        rows: usize::try_from(args.rows).unwrap_or(usize::MAX),
        epsilon: args.epsilon.unwrap_or(0),
        release: dataset.id.to_string(),
        delimiter: delimiter_of(args)?,
    })
}

/// What values a variable may have, as the public knows them.
fn values(
    dataset: &Dataset,
    variable: &Variable,
    lists: &BTreeMap<CodeListId, CodeList>,
    sample: Option<&Vec<String>>,
    day: Date,
) -> TwinValues {
    let or_empty = |mut values: Vec<String>| {
        if !variable.constraints.required && !values.iter().any(String::is_empty) {
            values.push(String::new());
        }
        TwinValues::Listed(values)
    };
    if variable.kind == VariableKind::Ine || variable.checks.contains(&ValueCheck::Ine) {
        return TwinValues::Ine;
    }
    let is_key = variable.constraints.unique || dataset.primary_key == [variable.name.clone()];
    if is_key && variable.value_type == ValueType::String && variable.constraints.pattern.is_none() {
        return TwinValues::Numbered;
    }
    if !variable.constraints.allowed.is_empty() {
        return or_empty(variable.constraints.allowed.clone());
    }
    let list = variable.checks.iter().find_map(|check| match check {
        ValueCheck::CodeList { list } => lists.get(list),
        _ => None,
    });
    if let Some(list) = list {
        let valid = list.codes().iter().filter(|code| code.is_valid_on(day));
        let codes: BTreeSet<String> = valid.map(|code| code.code.clone()).collect();
        if !codes.is_empty() {
            return or_empty(codes.into_iter().collect());
        }
    }
    let bound = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<i64>().ok());
    let is_whole = matches!(variable.value_type, ValueType::Integer | ValueType::Year);
    if let (true, Some(from), Some(to)) =
        (is_whole, bound(&variable.constraints.minimum), bound(&variable.constraints.maximum))
        && from <= to
    {
        // Few enough to be learnt; else drawn.
        return if to - from < 200 {
            or_empty((from..=to).map(|value| value.to_string()).collect())
        } else {
            TwinValues::Between(from, to)
        };
    }
    match (sample, variable.value_type) {
        (Some(values), _) if !values.is_empty() => TwinValues::Listed(values.clone()),
        (_, ValueType::Integer | ValueType::Number) => TwinValues::Between(0, 100),
        (_, ValueType::Year) => TwinValues::Listed(vec![day.year().to_string()]),
        (_, ValueType::Date) => TwinValues::Listed(vec![day.to_string()]),
        (_, ValueType::Boolean) => TwinValues::Listed(vec!["O".to_owned(), "N".to_owned()]),
        _ => TwinValues::Numbered,
    }
}

fn write(args: &Twin, options: &TwinOptions) -> anyhow::Result<TwinReport> {
    // Drawn for this run alone: the same file asked for again spends the budget again.
    let secret = MasterKey::generate(entente_exchange::random_bytes()?);
    let mut report = None;
    let source = args.persons.as_ref().or(args.counts.as_ref());
    if let Some(path) = source
        && header(path)?.iter().any(|name| name == MARK)
    {
        return Err(Cannot(Message::new("twin-person-column").with("file", path.display())).into());
    }
    write_whole(&args.output, |to| -> anyhow::Result<()> {
        let written = match (&args.persons, &args.counts, &args.count) {
            (Some(path), _, _) => {
                let mut budget = PrivacyBudget::new(options.epsilon);
                write_twin(TwinSource::Persons(open(path)?, &mut budget), to, options, &secret)
            }
            (None, Some(path), Some(count)) => {
                write_twin(TwinSource::Counts(open(path)?, count), to, options, &secret)
            }
            _ => write_twin(TwinSource::<File>::Schema, to, options, &secret),
        };
        report = Some(written?);
        Ok(())
    })?;
    report.context("no twin was written")
}

/// The files beside a twin.
struct Beside {
    schema: PathBuf,
    package: PathBuf,
}

/// Writes the schema of the twin, with its mark, and a data package that says what it is.
fn describe(args: &Twin, dataset: &Dataset, report: &TwinReport, lang: Lang) -> anyhow::Result<Beside> {
    let files = Beside {
        schema: args.output.with_extension("schema.json"),
        package: args.output.with_extension("datapackage.json"),
    };
    let text = std::fs::read_to_string(&args.schema).with_context(|| args.schema.display().to_string())?;
    let mut schema: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let title = Message::new("twin-description").with("title", &dataset.title);
    if let Some(fields) = schema["fields"].as_array_mut() {
        fields.push(json!({
            "name": MARK,
            "title": say(lang, &Message::new("twin-mark-title")),
            "description": say(lang, &Message::new("twin-mark")),
            "type": "string",
            "constraints": {"required": true, "enum": [MARK_VALUE]},
        }));
    }
    schema["description"] = json!(say(lang, &title));
    write_whole(&files.schema, |to| -> anyhow::Result<()> {
        serde_json::to_writer_pretty(&mut *to, &schema)?;
        Ok(to.write_all(b"\n")?)
    })?;
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("{}-jumeau", dataset.id),
        "title": say(lang, &title),
        "synthetic": true,
        "resources": [{
            "name": format!("{}-jumeau", dataset.id),
            "type": "table",
            "path": name(&args.output),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": char::from(delimiter_of(args)?)},
            "schema": name(&files.schema),
            "synthetic": true,
            "entente": report,
        }],
    });
    write_json(&files.package, &package)?;
    Ok(files)
}

/// That of the file that is learnt from.
fn delimiter_of(args: &Twin) -> anyhow::Result<u8> {
    args.persons.as_ref().or(args.counts.as_ref()).map_or(Ok(b';'), |path| delimiter(path))
}

fn tell(args: &Twin, report: &TwinReport, files: &Beside, lang: Lang) {
    let written = Message::new("twin-written")
        .count("count", report.rows as u64)
        .with("file", args.output.display())
        .with("schema", files.schema.display())
        .with("package", files.package.display());
    let followed: Vec<&str> = report.dependencies.iter().map(|(name, _)| name.as_str()).collect();
    let from = Message::new(format!("twin-from-{}", report.learnt_from))
        .with("variables", followed.join(", "))
        .with("epsilon", f64::from(report.epsilon) / 1_000.0)
        .with("again", report.drawn_again)
        .with("copied", report.copied);
    for message in [written, from] {
        output::line(format_args!("{}", wrap(&say(lang, &message), 2)));
    }
}
