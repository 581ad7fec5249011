//! Pages derived from the folders of datasets: the variables of a dictionary, and the index of all datasets.
//!
//! Nothing is judged here: `schema` reads and checks a schema. These pages only show what stands in it, so that a
//! dictionary never says otherwise than the schema.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;

use crate::SourceFile;
use crate::code_list::cells;
use crate::json::{self, Json, JsonValue};
use crate::words::words;

/// Heading of the section of a dictionary that is derived.
const SECTION: &str = "## Variables\n";
/// Longest example shown, in characters: a table must remain readable.
const EXAMPLE_MAX: usize = 40;
const TYPES: &[&str] =
    &["string", "integer", "number", "boolean", "date", "year", "datetime", "time", "list"];

/// The dictionary of a dataset, its section `## Variables` being what `schema.json` and `sample.csv` say; `None` where
/// the schema is no JSON or the dictionary has no such section.
pub fn dictionary_markdown(schema: &str, sample: &str, dictionary: &str, lang: Lang) -> Option<String> {
    let json = json::parse(schema).ok()?;
    let start = dictionary.find(SECTION)? + SECTION.len();
    let end = dictionary[start..].find("\n## ").map_or(dictionary.len(), |at| start + at + 1);
    let mut page = dictionary[..start].to_owned();
    page.push('\n');
    page.push_str(&variables(&json, sample, lang));
    if end < dictionary.len() {
        page.push('\n');
        page.push_str(&dictionary[end..]);
    }
    Some(page)
}

/// The index of the datasets of a folder (`datasets/<id>/schema.json`), in the order of the needs that they answer;
/// a schema that is no JSON is left out.
pub fn dataset_index_markdown(files: &[SourceFile], lang: Lang) -> String {
    let word = |id: &str| words().word(lang, &format!("pages-index-{id}"));
    let mut rows: Vec<((String, u32, String), String)> = files
        .iter()
        .filter_map(|file| {
            let id = file.path.strip_prefix("datasets/")?.strip_suffix("/schema.json")?;
            let text = std::str::from_utf8(&file.bytes).ok()?;
            let json = json::parse(text).ok()?;
            Some((order(id, &json), index_row(id, &json, lang)))
        })
        .collect();
    rows.sort();
    let total = Message::new("pages-index-total").with("count", rows.len().to_string());
    let heads = ["dataset", "title-of", "needs", "texts", "field", "variables"].map(word);
    let kind = words().word(lang, "pages-kind");
    let mut page = format!(
        "# {}\n\n{}\n\n{}\n\n| {} | {kind} |\n|---|---|---|---|---|---:|---|\n",
        word("title"),
        word("introduction"),
        words().say(lang, &total),
        heads.join(" | ")
    );
    for (_, row) in &rows {
        page.push_str(row);
    }
    page
}

/// `D10` after `D9`, and a need before the one that a dataset names second.
fn order(id: &str, json: &Json<'_>) -> (String, u32, String) {
    let need = texts(json.get("entente").and_then(|ours| ours.get("needs"))).into_iter().next();
    let need = need.unwrap_or_default();
    let digits = need.find(|character: char| character.is_ascii_digit()).unwrap_or(need.len());
    (need[..digits].to_owned(), need[digits..].parse().unwrap_or(u32::MAX), id.to_owned())
}

fn index_row(id: &str, json: &Json<'_>, lang: Lang) -> String {
    let ours = json.get("entente");
    let of_ours = |key: &str| ours.and_then(|ours| ours.get(key));
    let fields = json.get("fields").and_then(Json::list).unwrap_or_default();
    let field = of_ours("field").and_then(Json::text);
    let field = field.map(|field| words().word(lang, &format!("pages-field-{field}"))).unwrap_or_default();
    let mut kinds: Vec<&str> = fields.iter().map(kind).filter(|kind| *kind != "plain").collect();
    kinds.sort_by_key(|kind| {
        crate::definitions::vocabulary::VARIABLE_KIND.values.iter().position(|known| known == kind)
    });
    kinds.dedup();
    let mut said: Vec<String> =
        kinds.iter().map(|kind| words().word(lang, &format!("pages-kind-{kind}"))).collect();
    if matches!(of_ours("individual"), Some(Json { value: JsonValue::Flag(true), .. })) {
        said.insert(0, words().word(lang, "pages-index-individual"));
    }
    if said.is_empty() {
        said.push(words().word(lang, "pages-kind-plain"));
    }
    let title = json.get("title").and_then(Json::text).unwrap_or(id);
    let cells = [
        format!("[`{id}`](../../datasets/{id}/dictionary.md)"),
        title.to_owned(),
        texts(of_ours("needs")).join(", "),
        joined(&texts(of_ours("texts")), lang),
        field,
        fields.len().to_string(),
        said.join(", "),
    ];
    row(&cells)
}

/// The table of variables and the rules between them.
fn variables(json: &Json<'_>, sample: &str, lang: Lang) -> String {
    let word = |id: &str| words().word(lang, &format!("pages-{id}"));
    let examples = examples(sample);
    let heads = ["variable", "meaning", "values", "kind", "source", "example"].map(word);
    let mut table = format!("{}|---|---|---|---|---|---|\n", row(&heads));
    for field in json.get("fields").and_then(Json::list).unwrap_or_default() {
        let text = |key: &str| field.get(key).and_then(Json::text).unwrap_or_default();
        let name = text("name");
        let source = field.get("entente").and_then(|ours| ours.get("source")).and_then(Json::text);
        let example = examples.iter().find(|(header, _)| header == name).map(|(_, value)| code(value));
        table.push_str(&row(&[
            code(name),
            format!("**{}.** {}", text("title"), text("description")),
            values(field, lang),
            word(&format!("kind-{}", kind(field))),
            source.unwrap_or_default().to_owned(),
            example.unwrap_or_default(),
        ]));
    }
    let rules = json.get("entente").and_then(|ours| ours.get("rules")).and_then(Json::list);
    if let Some(rules) = rules.filter(|rules| !rules.is_empty()) {
        write!(table, "\n{}\n\n", word("rules")).expect("writing to a string cannot fail");
        for rule in rules {
            let text = |key: &str| rule.get(key).and_then(Json::text).unwrap_or_default();
            let warning = text("severity") == "warning";
            let severity = if warning { format!(" ({})", word("warning")) } else { String::new() };
            let rule = Message::new("pages-rule")
                .with("title", format!("{}{severity}", text("title")))
                .with("rule", text("rule"));
            writeln!(table, "- {}", words().say(lang, &rule)).expect("writing to a string cannot fail");
        }
    }
    table
}

fn kind<'j>(field: &'j Json<'_>) -> &'j str {
    field.get("entente").and_then(|ours| ours.get("kind")).and_then(Json::text).unwrap_or("plain")
}

/// `entier, obligatoire ; de 0 à 100`.
fn values(field: &Json<'_>, lang: Lang) -> String {
    let word = |id: &str| words().word(lang, &format!("pages-{id}"));
    let constraints = field.get("constraints");
    let of = |key: &str| constraints.and_then(|found| found.get(key)).and_then(scalar);
    let flag = |key: &str| of(key).as_deref() == Some("true");
    let kind = field.get("type").and_then(Json::text).unwrap_or("string");
    let mut first = word(&format!("type-{}", if TYPES.contains(&kind) { kind } else { "other" }));
    for key in ["required", "unique"] {
        if flag(key) {
            first = format!("{first}, {}", word(key));
        }
    }
    let mut parts = vec![first];
    let say = |id: &str, args: &[(&'static str, String)]| {
        let message = args.iter().fold(Message::new(format!("pages-{id}")), |message, (name, value)| {
            message.with(name, value.clone())
        });
        words().say(lang, &message)
    };
    for (key, answer) in [("trueValues", "yes"), ("falseValues", "no")] {
        let written = texts(field.get(key));
        if !written.is_empty() {
            parts.push(format!("{} {}", codes(&written), word(answer)));
        }
    }
    let allowed = texts(constraints.and_then(|found| found.get("enum")));
    if !allowed.is_empty() {
        parts.push(say("values-enum", &[("values", codes(&allowed))]));
    }
    let ours = field.get("entente");
    if let Some(list) = ours.and_then(|ours| ours.get("codeList")).and_then(Json::text) {
        parts.push(say("code-list", &[("list", list.to_owned())]));
    }
    for check in texts(ours.and_then(|ours| ours.get("check"))) {
        parts.push(words().word(lang, &format!("schema-check-{check}")));
    }
    if let Some(format) = field.get("format").and_then(Json::text) {
        parts.push(say("written", &[("format", format.to_owned())]));
    }
    match (of("minimum"), of("maximum")) {
        (Some(low), Some(high)) => parts.push(say("between", &[("low", low), ("high", high)])),
        (Some(low), None) => parts.push(say("low", &[("low", low)])),
        (None, Some(high)) => parts.push(say("high", &[("high", high)])),
        (None, None) => {}
    }
    if let Some(low) = of("minLength") {
        parts.push(say("longer", &[("low", low)]));
    }
    if let Some(high) = of("maxLength") {
        parts.push(say("shorter", &[("high", high)]));
    }
    if let Some(pattern) = of("pattern") {
        parts.push(say("pattern", &[("pattern", pattern)]));
    }
    joined(&parts, lang)
}

/// Between semicolons, as the language spaces them.
fn joined(parts: &[String], lang: Lang) -> String {
    let mut parts = parts.iter();
    let first = parts.next().cloned().unwrap_or_default();
    parts.fold(first, |left, right| {
        let both = Message::new("pages-both").with("left", left).with("right", right.clone());
        words().say(lang, &both)
    })
}

/// The first value that stands under each header of the sample.
fn examples(sample: &str) -> Vec<(String, String)> {
    let mut lines = sample.trim_start_matches('\u{feff}').lines();
    let headers = cells(lines.next().unwrap_or_default(), 0);
    let mut examples: Vec<(String, String)> =
        headers.iter().map(|header| (header.text.to_string(), String::new())).collect();
    for line in lines {
        for (example, cell) in examples.iter_mut().zip(cells(line, 0)) {
            if example.1.is_empty() {
                example.1 = shortened(&cell.text);
            }
        }
    }
    examples
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= EXAMPLE_MAX {
        return text.to_owned();
    }
    let kept: String = text.chars().take(EXAMPLE_MAX - 1).collect();
    kept + "…"
}

/// A text or number, or each of a list of them.
fn texts(found: Option<&Json<'_>>) -> Vec<String> {
    let items = found.map(|found| found.list().unwrap_or(std::slice::from_ref(found)));
    items.unwrap_or_default().iter().filter_map(scalar).collect()
}

fn scalar(found: &Json<'_>) -> Option<String> {
    match &found.value {
        JsonValue::Text(text) => Some(text.to_string()),
        JsonValue::Number(text) => Some((*text).to_owned()),
        JsonValue::Flag(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

fn codes(texts: &[String]) -> String {
    texts.iter().map(|text| code(text)).collect::<Vec<_>>().join(", ")
}

/// A row of a table; a bar would end its cell.
fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
    format!("| {} |\n", cells.join(" | "))
}
