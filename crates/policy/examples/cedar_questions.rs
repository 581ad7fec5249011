//! Writes policies, parties and questions with their answers, for another implementation of Cedar: see `scripts/interop/cedar.py`.
//!
//! `cargo run -p entente-policy --example cedar_questions -- ROOT REQUESTS`: half of the requests are on the conventions of that
//! folder, half on invented ones. Two lines of JSON for each: the conventions, then one line for each request.
#![allow(clippy::unwrap_used)]

mod fiction;

use std::io::{BufWriter, Write};
use std::path::Path;

use entente_agreement::{SourceFile, compile};
use entente_model::{AccessRequest, Agreement};
use entente_policy::{AgreementStanding, Decider, Standings};
use jiff::ToSpan;
use serde_json::json;

use fiction::{Draw, TODAY, conventions, request};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (root, requests): (&Path, usize) = (Path::new(&arguments[1]), arguments[2].parse().unwrap());
    let mut draw = Draw(7);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let world = conventions(&mut draw, 200);
    let invented: Vec<AccessRequest> = (0..requests / 2).map(|_| request(&mut draw, &world)).collect();
    let standings = standings(&mut draw, &world.agreements);
    write(&mut out, "invented", &world.decider(), &invented, &standings);

    let compilation = compile(&files(root));
    let decider = Decider::new(&compilation.agreements, &compilation.datasets).unwrap();
    let asked: Vec<AccessRequest> =
        (0..requests - invented.len()).map(|_| of_folder(&mut draw, &compilation.agreements)).collect();
    write(&mut out, "folder", &decider, &asked, &Standings::new());
    out.flush().unwrap();
}

fn write(
    out: &mut impl Write,
    name: &str,
    decider: &Decider,
    asked: &[AccessRequest],
    standings: &Standings,
) {
    writeln!(out, "{}", json!({"world": name, "agreements": decider.cedar_agreements()})).unwrap();
    for request in asked {
        let decision = decider.decide_knowing(request, standings);
        let line = json!({
            "world": name,
            "request": request,
            "outcome": decision.outcome(),
            "articles": decision.articles(),
            "agreement": decision.permit().map(entente_policy::Permit::agreement),
            "clause": decision.permit().and_then(entente_policy::Permit::clause),
            "questions": decider.cedar_questions(request, standings),
        });
        writeln!(out, "{line}").unwrap();
    }
}

/// One convention in seven is suspended.
fn standings(draw: &mut Draw, agreements: &[Agreement]) -> Standings {
    let of = |agreement: &Agreement| {
        let holds = draw.below(7) > 0;
        let phase = if holds { "in-force" } else { "suspended" };
        (agreement.id.clone(), AgreementStanding { holds, phase, ..AgreementStanding::default() })
    };
    agreements.iter().map(of).collect()
}

/// Any party, dataset, purpose and variables that the conventions name, three in four times those of one clause.
fn of_folder(draw: &mut Draw, agreements: &[Agreement]) -> AccessRequest {
    let grants: Vec<_> =
        agreements.iter().flat_map(Agreement::grant_clauses).map(|(_, grant)| grant).collect();
    let parties: Vec<_> =
        agreements.iter().flat_map(Agreement::party_clauses).map(|(_, party)| party).collect();
    let (first, other) = (grants[draw.below(grants.len())], grants[draw.below(grants.len())]);
    let mut own =
        parties.iter().filter(|party| party.role == first.to || party.id.as_str() == first.to.as_str());
    let any = parties[draw.below(parties.len())];
    let strays = draw.below(4) == 0;
    let recipient = own.next().copied().filter(|_| !strays).unwrap_or(any).id.clone();
    let purposes = if draw.below(5) == 0 { &other.purposes } else { &first.purposes };
    let variables = if draw.below(2) == 0 { &first.variables[..] } else { &[] };
    let keep = if variables.is_empty() { 0 } else { draw.below(variables.len() + 1) };
    let mut variables = variables[..keep].to_vec();
    if draw.below(8) == 0 {
        variables.push(["nom", "ine", "inconnue"][draw.below(3)].into());
    }
    AccessRequest {
        recipient,
        purpose: purposes[draw.below(purposes.len())].clone(),
        dataset: first.dataset.clone(),
        variables,
        on: TODAY.checked_sub(i64::try_from(draw.below(4_000)).unwrap().days()).unwrap(),
    }
}

fn files(root: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in ["conventions", "datasets", "code-lists"] {
        read(root, folder, &mut files);
    }
    files
}

fn read(root: &Path, folder: &str, files: &mut Vec<SourceFile>) {
    let mut names: Vec<String> = std::fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    for name in names {
        let path = format!("{folder}/{name}");
        if root.join(&path).is_dir() {
            read(root, &path, files);
        } else {
            files.push(SourceFile { bytes: std::fs::read(root.join(&path)).unwrap(), path });
        }
    }
}
