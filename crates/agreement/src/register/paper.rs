//! Conventions on paper: what the register must know of them, and whether it holds together (C12, IG 2.4.1).

use std::collections::{HashMap, HashSet};

use entente_model::{
    AgreementId, AgreementKind, PaperAgreement, PaperExchange, PaperScan, PartyClause, Term,
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Known, front, prose, report, unread};
use crate::DiagnosticCode as Code;
use crate::check::PURPOSES;
use crate::definitions::PAPER;
use crate::diagnostic::{Fault, Reports};
use crate::front_matter;
use crate::nearest::nearest;
use crate::source::{Source, Spot};

/// A convention on paper and where its values stand.
pub(super) struct ReadPaper<'a> {
    source: Source<'a>,
    paper: PaperAgreement,
    id: Spot,
    applies: Spot,
    notified_on: Spot,
    ends_on: Spot,
    sha256: Spot,
    parties: Vec<Spot>,
    /// Of each line: the places of its keys.
    data: Vec<LineSpots>,
}

struct LineSpots {
    dataset: Spot,
    from: Spot,
    to: Vec<Spot>,
    purposes: Vec<Spot>,
}

/// The keys that the model reads as they are written; the term is read as in a convention.
#[derive(Deserialize)]
struct Keys {
    id: AgreementId,
    title: String,
    kind: AgreementKind,
    applies: Option<AgreementId>,
    parties: Vec<PartyClause>,
    signed_on: Option<Date>,
    notified_on: Option<Date>,
    ends_on: Option<Date>,
    data: Vec<PaperExchange>,
    reference: Option<String>,
    scan: Option<PaperScan>,
}

/// Reads one file; `None` where it is at fault, which was then reported.
pub(super) fn read<'a>(source: Source<'a>, reports: &mut Reports) -> Option<ReadPaper<'a>> {
    let front = front(&source, &PAPER, reports)?;
    let Some(keys) = front.values::<Keys>(&PAPER) else {
        unread(&source, reports);
        return None;
    };
    let entries = front.entries();
    let term: Option<Term> = front_matter::term(&entries, front.place(&source), reports);
    let rows = |key: &str| entries.rows(key);
    let lines = rows("data").into_iter().map(|(row, line)| {
        let of = |key: &str| row.spot(key).unwrap_or(line);
        let all = |key: &str| row.texts(key).iter().map(|text| text.spot).collect();
        LineSpots { dataset: of("dataset"), from: of("from"), to: all("to"), purposes: all("purposes") }
    });
    let scan = entries.table("scan");
    let read = ReadPaper {
        id: front.spot("id"),
        applies: front.spot("applies"),
        notified_on: front.spot("notified_on"),
        ends_on: front.spot("ends_on"),
        sha256: scan.and_then(|scan| scan.spot("sha256")).unwrap_or_default(),
        parties: rows("parties").into_iter().map(|(_, spot)| spot).collect(),
        data: lines.collect(),
        paper: PaperAgreement {
            id: keys.id,
            title: keys.title,
            kind: keys.kind,
            applies: keys.applies,
            parties: keys.parties,
            signed_on: keys.signed_on,
            notified_on: keys.notified_on,
            ends_on: keys.ends_on,
            term,
            data: keys.data,
            reference: keys.reference,
            scan: keys.scan,
            notes: prose(&source, front.body_line),
            path: source.path.to_owned(),
        },
        source,
    };
    Some(read)
}

/// Checks all of them: against each other, the conventions, the datasets and the purposes.
pub(super) fn checked(
    papers: Vec<ReadPaper<'_>>,
    known: &Known<'_>,
    reports: &mut Reports,
) -> Vec<PaperAgreement> {
    check(&papers, known, reports);
    papers.into_iter().map(|read| read.paper).collect()
}

fn check(papers: &[ReadPaper<'_>], known: &Known<'_>, reports: &mut Reports) {
    let mut ids: HashMap<&str, &str> =
        known.agreements.iter().map(|one| (one.id.as_str(), one.path.as_str())).collect();
    for read in papers {
        if let Some(first) = ids.insert(read.paper.id.as_str(), read.paper.path.as_str()) {
            let fault =
                Fault::new(Code::AgreementTwice).with("id", read.paper.id.as_str()).with("file", first);
            read.fault(read.id, fault, reports);
        }
        read.cadre(papers, known, reports);
        read.dates(reports);
        read.parties(reports);
        read.data(known, reports);
        read.scan(reports);
    }
}

impl ReadPaper<'_> {
    fn fault(&self, spot: Spot, fault: Fault, reports: &mut Reports) {
        report(&self.source, spot, fault, reports);
    }

    /// A cadre may be on paper too.
    fn cadre(&self, papers: &[ReadPaper<'_>], known: &Known<'_>, reports: &mut Reports) {
        let Some(applies) = &self.paper.applies else { return };
        let on_paper = papers.iter().map(|read| (&read.paper.id, read.paper.kind));
        let executable = known.agreements.iter().map(|agreement| (&agreement.id, agreement.kind));
        let cadres: HashSet<&str> = on_paper
            .chain(executable)
            .filter(|(_, kind)| kind.is_cadre())
            .map(|(id, _)| id.as_str())
            .collect();
        if !cadres.contains(applies.as_str()) {
            let fault = Fault::new(Code::AppliesUnknown)
                .with("cadre", applies.as_str())
                .nearest(nearest(applies.as_str(), cadres.iter().copied()));
            self.fault(self.applies, fault, reports);
        }
    }

    fn dates(&self, reports: &mut Reports) {
        let paper = &self.paper;
        match (paper.signed_on, paper.notified_on) {
            (None, Some(_)) => {
                self.fault(self.notified_on, Fault::new(Code::NotifiedWithoutSignature), reports);
            }
            (Some(signed_on), Some(notified_on)) if notified_on < signed_on => {
                let fault = Fault::new(Code::NotifiedBeforeSigned)
                    .with("signed_on", signed_on.to_string())
                    .with("notified_on", notified_on.to_string());
                self.fault(self.notified_on, fault, reports);
            }
            _ => {}
        }
        if let (Some(begins_on), Some(ends_on)) = (paper.notified_on.or(paper.signed_on), paper.ends_on)
            && ends_on <= begins_on
        {
            let fault = Fault::new(Code::EndsBeforeSigned)
                .with("begins_on", begins_on.to_string())
                .with("ends_on", ends_on.to_string());
            self.fault(self.ends_on, fault, reports);
        }
    }

    fn parties(&self, reports: &mut Reports) {
        let mut lines: HashMap<&str, u32> = HashMap::new();
        for (party, spot) in self.paper.parties.iter().zip(&self.parties) {
            let line = self.source.line(spot.start);
            if let Some(first) = lines.get(party.id.as_str()) {
                let fault = Fault::new(Code::PartyTwice)
                    .with("party", party.id.as_str())
                    .with("line", first.to_string());
                self.fault(*spot, fault, reports);
            } else {
                lines.insert(party.id.as_str(), line);
            }
        }
    }

    fn data(&self, known: &Known<'_>, reports: &mut Reports) {
        let names: HashSet<&str> =
            self.paper.parties.iter().flat_map(|party| [party.id.as_str(), party.role.as_str()]).collect();
        let unknown = |name: &str, spot: Spot, reports: &mut Reports| {
            if !names.contains(name) {
                let fault = Fault::new(Code::PaperPartyUnknown)
                    .with("party", name)
                    .nearest(nearest(name, names.iter().copied()));
                self.fault(spot, fault, reports);
            }
        };
        for (line, spots) in self.paper.data.iter().zip(&self.data) {
            unknown(line.from.as_str(), spots.from, reports);
            for (to, spot) in line.to.iter().zip(&spots.to) {
                unknown(to.as_str(), *spot, reports);
            }
            if let Some(dataset) = line.dataset.as_ref().filter(|id| !known.datasets.contains_key(*id)) {
                let fault = Fault::new(Code::PaperDatasetUnknown)
                    .with("dataset", dataset.as_str())
                    .nearest(nearest(dataset.as_str(), known.datasets.keys().map(|id| id.as_str())));
                self.fault(spots.dataset, fault, reports);
            }
            let Some(list) = known.code_lists.get(PURPOSES) else { continue };
            let codes: HashSet<&str> = list.codes().iter().map(|code| code.code.as_str()).collect();
            for (purpose, spot) in line.purposes.iter().zip(&spots.purposes) {
                if !codes.contains(purpose.as_str()) {
                    let fault = Fault::new(Code::UnknownPurpose)
                        .with("purpose", purpose.as_str())
                        .with("list", PURPOSES)
                        .nearest(nearest(purpose.as_str(), codes.iter().copied()));
                    self.fault(*spot, fault, reports);
                }
            }
        }
    }

    fn scan(&self, reports: &mut Reports) {
        let Some(sha256) = self.paper.scan.as_ref().and_then(|scan| scan.sha256.as_ref()) else { return };
        if !front_matter::is_sha256(sha256) {
            let fault = Fault::new(Code::BadHash).with("value", sha256);
            self.fault(self.sha256, fault, reports);
        }
    }
}
