//! From files in memory to conventions, datasets and code lists, with everything that is wrong with them.

use std::collections::{BTreeMap, HashSet};

use entente_model::{
    Adhesion, Agreement, AgreementId, ClauseKind, CodeList, CodeListId, Dataset, DatasetId, PaperAgreement,
};

use crate::check::{self, World};
use crate::convention;
use crate::diagnostic::{Diagnostic, Fault, Reports, Severity};
use crate::nearest::nearest;
use crate::register::{self, Known};
use crate::source::{FILE_BYTES_MAX, Source, Spot};
use crate::table::is_name;
use crate::{DiagnosticCode as Code, code_list, schema, texts};

/// A file of the folder that is compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the folder, with `/`.
    pub path: String,
    /// As it is on disk.
    pub bytes: Vec<u8>,
}

/// What was understood, and what is wrong.
#[derive(Debug)]
pub struct Compilation {
    /// Conventions, by file: of each the text that stands for it.
    pub agreements: Vec<Agreement>,
    /// Models of conventions (`conventions/models/`), by file: checked like the others, with each other only, never executed.
    pub models: Vec<Agreement>,
    /// Their other texts: amendments that are proposed, and texts that were amended since.
    pub texts: Vec<Agreement>,
    /// Who joined a convention.
    pub adhesions: Vec<Adhesion>,
    /// Conventions on paper.
    pub papers: Vec<PaperAgreement>,
    /// Datasets, by name.
    pub datasets: BTreeMap<DatasetId, Dataset>,
    /// Code lists, by name.
    pub code_lists: BTreeMap<CodeListId, CodeList>,
    /// By file and line.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Whether the folder cannot be used as it is.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
    /// The convention of that name.
    pub fn agreement(&self, id: &AgreementId) -> Option<&Agreement> {
        self.agreements.iter().find(|agreement| agreement.id == *id)
    }
    /// All texts of a convention, by number.
    pub fn texts_of(&self, id: &AgreementId) -> Vec<&Agreement> {
        let all = self.agreements.iter().chain(&self.texts);
        let mut texts: Vec<&Agreement> = all.filter(|agreement| agreement.id == *id).collect();
        texts.sort_by_key(|agreement| agreement.text_number());
        texts
    }
    /// Puts the text of that hash in the place of the one that stands for the convention: what its life says that is in force.
    /// Whether that text is there.
    pub fn put_in_force(&mut self, id: &AgreementId, sha256: &str) -> bool {
        let Some(standing) = self.agreements.iter_mut().find(|agreement| agreement.id == *id) else {
            return false;
        };
        if standing.sha256 == sha256 {
            return true;
        }
        let other = self.texts.iter_mut().find(|text| text.id == *id && text.sha256 == sha256);
        match other {
            Some(other) => std::mem::swap(standing, other),
            None => return false,
        }
        true
    }
}

/// What a file is, as its path says.
#[derive(Clone, Copy, Debug)]
enum Role<'a> {
    Convention,
    /// A convention that parties may take and adapt.
    Model,
    Adhesion,
    Paper,
    Schema(&'a str),
    Dictionary(&'a str),
    Sample(&'a str),
    CodeList(&'a str),
    /// Stands among the conventions and isn't one.
    Ignored,
    /// Nothing of ours.
    Other,
}

fn role_of(path: &str) -> Role<'_> {
    let Some((folder, rest)) = path.split_once('/') else { return Role::Other };
    match folder {
        "conventions" if is_model(rest) => Role::Model,
        "conventions" if rest.contains('/') || is_about_conventions(rest) => Role::Other,
        "conventions" if rest.ends_with(".convention.md") => Role::Convention,
        "conventions" if rest.ends_with(".adhesion.md") => Role::Adhesion,
        "conventions" if rest.ends_with(".paper.md") => Role::Paper,
        // Read by `entente-audit`, against the bytes of the convention.
        "conventions" if rest.ends_with(".signatures") => Role::Other,
        "conventions" if rest.ends_with(".md") || rest.contains("convention") => Role::Ignored,
        "code-lists" if !rest.contains('/') => rest.strip_suffix(".csv").map_or(Role::Other, Role::CodeList),
        "datasets" => match rest.split_once('/') {
            Some((id, "schema.json")) => Role::Schema(id),
            Some((id, "dictionary.md")) => Role::Dictionary(id),
            Some((id, "sample.csv")) => Role::Sample(id),
            _ => Role::Other,
        },
        _ => Role::Other,
    }
}

/// Pages for readers, that say something of the conventions and are none.
fn is_about_conventions(name: &str) -> bool {
    ["readme.md", "coverage.md"].iter().any(|page| name.eq_ignore_ascii_case(page))
}

/// `models/<name>.convention.md`, and nothing deeper.
fn is_model(rest: &str) -> bool {
    let name = rest.strip_prefix("models/");
    name.is_some_and(|name| !name.contains('/') && name.ends_with(".convention.md"))
}

/// The files of each role, as text.
#[derive(Default)]
struct Folder<'a> {
    conventions: Vec<(Source<'a>, &'a [u8])>,
    models: Vec<(Source<'a>, &'a [u8])>,
    adhesions: Vec<(Source<'a>, &'a [u8])>,
    papers: Vec<Source<'a>>,
    schemas: BTreeMap<&'a str, Source<'a>>,
    dictionaries: BTreeMap<&'a str, Source<'a>>,
    samples: BTreeMap<&'a str, Source<'a>>,
    code_lists: BTreeMap<&'a str, Source<'a>>,
    /// Folders of datasets of which a file is there, readable or not.
    dataset_folders: HashSet<&'a str>,
    /// Names of code lists of which the file is there, readable or not.
    code_list_names: HashSet<&'a str>,
}

/// Compiles the files; never stops at the first fault.
pub fn compile(files: &[SourceFile]) -> Compilation {
    let mut reports = Reports::default();
    let folder = open(files, &mut reports);
    let code_lists: BTreeMap<CodeListId, CodeList> = folder
        .code_lists
        .iter()
        .map(|(id, source)| (CodeListId::new(*id), code_list::read(id, source, &mut reports)))
        .collect();
    let mut datasets = read_datasets(&folder, &mut reports);
    // A model names parties and datasets that a convention of the folder may name too: each lives in its own world.
    let mut together = |files: Vec<(Source<'_>, &[u8])>| {
        let conventions =
            files.into_iter().map(|(source, bytes)| convention::read(source, bytes, &mut reports)).collect();
        let texts = texts::sort(conventions);
        let world = World::new(&texts.checked, &datasets, &folder.dataset_folders, &code_lists);
        check::check(&world, &mut reports);
        check::amendment::check(&texts.checked.iter().chain(&texts.past).collect::<Vec<_>>(), &mut reports);
        texts.into_agreements()
    };
    let (agreements, texts) = together(folder.conventions);
    let (models, _) = together(folder.models);
    let known = Known { agreements: &agreements, datasets: &datasets, code_lists: &code_lists };
    let adhesions = register::adhesions(folder.adhesions, &known, &mut reports);
    let papers = register::papers(folder.papers, &known, &mut reports);
    name_datasets_as_conventions_do(&agreements, &mut datasets);
    name_datasets_as_conventions_do(&texts, &mut datasets);
    Compilation {
        agreements,
        models,
        texts,
        adhesions,
        papers,
        datasets,
        code_lists,
        diagnostics: reports.into_sorted(),
    }
}

fn open<'a>(files: &'a [SourceFile], reports: &mut Reports) -> Folder<'a> {
    let mut folder = Folder::default();
    let mut paths = HashSet::new();
    let mut in_order: Vec<&SourceFile> = files.iter().collect();
    in_order.sort_by(|a, b| a.path.cmp(&b.path));
    for file in in_order {
        let path = file.path.strip_prefix("./").unwrap_or(&file.path);
        let role = role_of(path);
        if matches!(role, Role::Other) {
            continue;
        }
        let nameless = Source::new(path, "");
        if !paths.insert(path) {
            reports.report(&nameless, Spot::default(), Fault::new(Code::FileTwice));
            continue;
        }
        if matches!(role, Role::Ignored) {
            reports.report(&nameless, Spot::default(), Fault::new(Code::FileIgnored));
            continue;
        }
        folder.add(role, path, &file.bytes, reports);
    }
    folder
}

impl<'a> Folder<'a> {
    fn add(&mut self, role: Role<'a>, path: &'a str, bytes: &'a [u8], reports: &mut Reports) {
        if let Role::Schema(id) | Role::Dictionary(id) | Role::Sample(id) | Role::CodeList(id) = role
            && !is_name(id)
        {
            let fault = Fault::new(Code::MalformedId).with("key", "id").with("value", id);
            reports.report(&Source::new(path, ""), Spot::default(), fault);
            return;
        }
        match role {
            Role::Schema(id) | Role::Dictionary(id) | Role::Sample(id) => _ = self.dataset_folders.insert(id),
            Role::CodeList(id) => _ = self.code_list_names.insert(id),
            _ => {}
        }
        let Some(source) = decode(path, bytes, reports) else { return };
        match role {
            Role::Convention => self.conventions.push((source, bytes)),
            Role::Model => self.models.push((source, bytes)),
            Role::Adhesion => self.adhesions.push((source, bytes)),
            Role::Paper => self.papers.push(source),
            Role::Schema(id) => _ = self.schemas.insert(id, source),
            Role::Dictionary(id) => _ = self.dictionaries.insert(id, source),
            Role::Sample(id) => _ = self.samples.insert(id, source),
            Role::CodeList(id) => _ = self.code_lists.insert(id, source),
            Role::Ignored | Role::Other => {}
        }
    }
}

pub(crate) fn decode<'a>(path: &'a str, bytes: &'a [u8], reports: &mut Reports) -> Option<Source<'a>> {
    if bytes.len() > FILE_BYTES_MAX {
        let fault = Fault::new(Code::FileTooLarge)
            .count("size", bytes.len() / 1024 / 1024)
            .count("count", FILE_BYTES_MAX / 1024 / 1024);
        reports.report(&Source::new(path, ""), Spot::default(), fault);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Source::new(path, text)),
        Err(error) => {
            let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let source = Source::new(path, before);
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let fault = Fault::new(Code::NotUtf8).with("byte", format!("0x{byte:02X}"));
            reports.report(&source, Spot::new(source.text.len(), source.text.len()), fault);
            None
        }
    }
}

fn read_datasets(folder: &Folder<'_>, reports: &mut Reports) -> BTreeMap<DatasetId, Dataset> {
    let mut datasets = BTreeMap::new();
    for (id, source) in &folder.schemas {
        let Some(mut dataset) = schema::read(id, source, &folder.code_list_names, reports) else { continue };
        if let Some(dictionary) = folder.dictionaries.get(id) {
            dataset.dictionary = dictionary.text.to_owned();
        }
        if let Some(sample) = folder.samples.get(id) {
            check_sample(&dataset, sample, reports);
            dataset.sample = sample.text.to_owned();
        }
        datasets.insert(DatasetId::new(*id), dataset);
    }
    for (id, source) in folder.dictionaries.iter().chain(&folder.samples) {
        // Dictionary and sample without schema: said once, at the first of the two.
        let said = folder.dictionaries.get(id).is_some_and(|dictionary| dictionary.path != source.path);
        if !folder.schemas.contains_key(id) && !said && !datasets.contains_key(*id) {
            reports.report(source, source.first_line(), Fault::new(Code::SchemaMissing).with("dataset", id));
        }
    }
    datasets
}

/// The sample shows what a deposit looks like: its header is that of the schema, in order.
fn check_sample(dataset: &Dataset, sample: &Source<'_>, reports: &mut Reports) {
    let (start, header) = sample.lines().next().unwrap_or_default();
    let cells = code_list::cells(header, start);
    let names: Vec<&str> = dataset.variables.iter().map(|variable| variable.name.as_str()).collect();
    if cells.iter().map(|cell| cell.text.as_ref()).eq(names.iter().copied()) {
        return;
    }
    let wrong = cells.iter().enumerate().find(|(rank, cell)| names.get(*rank) != Some(&cell.text.as_ref()));
    let rank = wrong.map_or(cells.len(), |(rank, _)| rank);
    let spot = wrong.map_or(Spot::new(start, start + header.len()), |(_, cell)| cell.spot);
    let fault = Fault::new(Code::SampleHeader)
        .with("found", wrong.map_or("", |(_, cell)| &cell.text))
        .with("expected", names.get(rank).copied().unwrap_or_default())
        .count("count", rank + 1)
        .nearest(wrong.and_then(|(_, cell)| nearest(&cell.text, names.get(rank).copied())));
    reports.report(sample, spot, fault);
}

/// A dataset clause may name another folder than its id: the dataset is then known by both names.
fn name_datasets_as_conventions_do(agreements: &[Agreement], datasets: &mut BTreeMap<DatasetId, Dataset>) {
    for agreement in agreements {
        for clause in &agreement.clauses {
            let ClauseKind::Dataset(clause) = &clause.kind else { continue };
            let folder = clause.schema.strip_prefix("datasets/").unwrap_or_default();
            if !datasets.contains_key(&clause.id)
                && let Some(dataset) = datasets.get(folder)
            {
                let dataset = Dataset { id: clause.id.clone(), ..dataset.clone() };
                datasets.insert(clause.id.clone(), dataset);
            }
        }
    }
}
