//! The files of the register beside conventions: adhesions (`*.adhesion.md`) and conventions on paper (`*.paper.md`).
//!
//! Each is read whole from its front matter and checked against the conventions that it speaks of; the prose that follows
//! is for people. Nothing is executed from a paper convention. What follows from both is `compare`'s work.

mod adhesion;
mod paper;

use std::collections::BTreeMap;

use entente_model::{Adhesion, Agreement, CodeList, CodeListId, Dataset, DatasetId, PaperAgreement};
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use crate::compile::{Compilation, decode};
use crate::definitions::Block;
use crate::diagnostic::{Diagnostic, Fault, Reports};
use crate::front_matter;
use crate::source::{Source, Spot};
use crate::table::{self, Entries, Place};
use crate::{DiagnosticCode as Code, written};

/// What the files of the register are checked against.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    pub agreements: &'k [Agreement],
    pub datasets: &'k BTreeMap<DatasetId, Dataset>,
    pub code_lists: &'k BTreeMap<CodeListId, CodeList>,
}

/// Reads and checks the adhesions of a folder, all together.
pub(crate) fn adhesions(
    files: Vec<(Source<'_>, &[u8])>,
    known: &Known<'_>,
    reports: &mut Reports,
) -> Vec<Adhesion> {
    let read =
        files.into_iter().filter_map(|(source, bytes)| adhesion::read(source, bytes, reports)).collect();
    adhesion::checked(read, &[], known.agreements, reports)
}

/// Reads and checks the conventions on paper of a folder, all together.
pub(crate) fn papers(
    files: Vec<Source<'_>>,
    known: &Known<'_>,
    reports: &mut Reports,
) -> Vec<PaperAgreement> {
    let read = files.into_iter().filter_map(|source| paper::read(source, reports)).collect();
    paper::checked(read, known, reports)
}

/// Reads an adhesion by itself, as somebody hands it in: checked against the conventions, and against those who joined before.
/// `path` is how its diagnostics name it.
pub fn read_adhesion(
    path: &str,
    bytes: &[u8],
    compilation: &Compilation,
    joined: &[Adhesion],
) -> (Option<Adhesion>, Vec<Diagnostic>) {
    let mut reports = Reports::default();
    let source = decode(path, bytes, &mut reports);
    let read = source.and_then(|source| adhesion::read(source, bytes, &mut reports));
    let mut all =
        adhesion::checked(read.into_iter().collect(), joined, &compilation.agreements, &mut reports);
    (all.pop(), reports.into_sorted())
}

/// Reads what is known of a convention on paper by itself, as somebody hands it in: checked against the conventions, the
/// datasets and the purposes. `path` is how its diagnostics name it.
pub fn read_paper(
    path: &str,
    bytes: &[u8],
    compilation: &Compilation,
) -> (Option<PaperAgreement>, Vec<Diagnostic>) {
    let mut reports = Reports::default();
    let known = Known {
        agreements: &compilation.agreements,
        datasets: &compilation.datasets,
        code_lists: &compilation.code_lists,
    };
    let source = decode(path, bytes, &mut reports);
    let read = source.and_then(|source| paper::read(source, &mut reports));
    let mut all = paper::checked(read.into_iter().collect(), &known, &mut reports);
    (all.pop(), reports.into_sorted())
}

/// A front matter that was read: its values, and where each of its keys stands.
struct Front<'t> {
    table: DeTable<'t>,
    base: usize,
    opening: Spot,
    /// Line, from 0, at which the prose begins.
    body_line: usize,
}

impl Front<'_> {
    fn entries(&self) -> Entries<'_> {
        Entries::new(&self.table, self.base)
    }
    fn place<'s>(&self, source: &'s Source<'s>) -> Place<'s> {
        Place { source, base: self.base, opening: self.opening }
    }
    fn spot(&self, key: &str) -> Spot {
        self.entries().spot(key).unwrap_or_default()
    }
    /// Every value of the table as the model reads it.
    fn values<T: DeserializeOwned>(&self, block: &'static Block) -> Option<T> {
        serde_json::from_value(written::object(&self.table, block.keys)).ok()
    }
}

/// Reads the front matter against its definition; `None` where something is at fault, which was then reported.
fn front<'t>(source: &Source<'t>, block: &'static Block, reports: &mut Reports) -> Option<Front<'t>> {
    let cut = front_matter::cut(source, reports).ok()?;
    let place = Place { source, base: cut.base, opening: cut.opening };
    let table = table::read(cut.text, place, reports)?;
    let sound = table::validate(&table, block.name, block.keys, place, reports);
    sound.then_some(Front { table, base: cut.base, opening: cut.opening, body_line: cut.body_line })
}

/// What follows the front matter.
fn prose(source: &Source<'_>, body_line: usize) -> String {
    let start = source.lines().nth(body_line).map_or(source.text.len(), |(start, _)| start);
    source.text[start..].trim().replace("\r\n", "\n")
}

/// Reports a fault at a key of a file.
fn report(source: &Source<'_>, spot: Spot, fault: Fault, reports: &mut Reports) {
    reports.report(source, spot, fault);
}

/// INVARIANT: what the definitions accept, the model reads.
fn unread(source: &Source<'_>, reports: &mut Reports) {
    report(source, source.first_line(), Fault::new(Code::BadToml), reports);
}
