//! `entente aaf write`: a delivery from SIECLE, STS and ONDE exports, complete or since the one that a register knows.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use entente_exchange::directory_register::{read_jointures, read_state, write_jointures, write_state};
use entente_formats::aaf::{Comparison, DeliveryKind, Dialect, Selection, StateIndex, infos, write_delivery};
use entente_formats::directory::{Directory, GatheredFiles, Jointures, Perimeter, State};
use entente_formats::{Findings, FormatError, Limits};
use entente_model::Message;
use entente_text::Lang;
use jiff::civil::Date;

use super::{AafError, cannot_io, options, written};
use crate::cli::AafWrite;

/// What a register keeps: fingerprints of what was delivered, and of whom the identifiers are.
pub const STATE: &str = "delivered.state";
const JOINTURES: &str = "jointures.json";

pub fn write(args: &AafWrite, lang: Lang) -> Result<ExitCode, AafError> {
    let kind = if args.delta { DeliveryKind::Delta } else { DeliveryKind::Complete };
    let mut options = options(&args.packed, kind, args.form.into());
    options.files.selection = selection(args);
    let on = options.files.on;
    let mut findings = Findings::default();
    let (directory, state) = gather(args, on, &mut findings)?;
    let before = if args.delta { known_state(args)? } else { StateIndex::default() };
    let mut comparison = Comparison::new(before, args.modify.into());
    let delivery = write_delivery(&args.packed.output, &options, |writer| {
        if args.infos || options.files.dialect == Dialect::Gpei {
            writer.write_infos(&infos(&state, options.files.dialect, &options.files.categories, on))?;
        }
        let selection = &options.files.selection;
        state.for_each_record(options.files.dialect, selection, |record| {
            match comparison.compare(record) {
                Some(change) => writer.write(change),
                None => Ok::<(), FormatError>(()),
            }
        })?;
        for deletion in comparison.deletions() {
            writer.write(&deletion)?;
        }
        Ok((args.delta.then(|| comparison.before()), comparison.fingerprint()))
    })?;
    if let Some(register) = &args.register {
        keep(register, directory.jointures(), &comparison.finish())?;
    }
    Ok(written(&args.packed, kind, &delivery, &findings, lang))
}

fn selection(args: &AafWrite) -> Selection {
    let all = if args.with_ine { Selection::everything() } else { Selection::without_ine() };
    let kept = all.without(args.without.iter().map(String::as_str));
    if args.only.is_empty() { kept } else { kept.only(args.only.iter().map(String::as_str)) }
}

/// The directory of that day from every source, restricted to what the recipient may receive.
fn gather(args: &AafWrite, on: Date, findings: &mut Findings) -> Result<(Directory, State), AafError> {
    let limits = Limits::default();
    let mut directory = Directory::new(known_jointures(args)?);
    let mut gathered = GatheredFiles::default();
    for source in &args.sources {
        add(&mut gathered, directory.add_files(source, on, &limits, findings)?);
    }
    for ecole in &args.ecole {
        let files = directory.add_onde_files(ecole.uai.as_str(), &ecole.path, on, &limits, findings)?;
        add(&mut gathered, files);
    }
    if gathered.taken.is_empty() {
        let passed_over = gathered.passed_over.join(", ");
        return Err(AafError::Cannot(Message::new("aaf-no-source").with("files", passed_over)));
    }
    let mut state = directory.state(on);
    let uais: BTreeSet<String> = args.schools.iter().map(ToString::to_string).collect();
    let without = match &args.objections {
        None => BTreeSet::new(),
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|error| cannot_io(file, error))?;
            text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
        }
    };
    state.restrict(&Perimeter { uais: (!uais.is_empty()).then_some(uais), without });
    Ok((directory, state))
}

fn add(gathered: &mut GatheredFiles, files: GatheredFiles) {
    gathered.taken.extend(files.taken);
    gathered.passed_over.extend(files.passed_over);
}

fn known_jointures(args: &AafWrite) -> Result<Jointures, AafError> {
    let Some(path) = args.register.as_ref().map(|register| register.join(JOINTURES)) else {
        return Ok(Jointures::default());
    };
    // Identifiers that were given must not be given to others: a register that does not read stops everything.
    read_jointures(&path).map_err(|error| cannot_io(&path, error))
}

fn known_state(args: &AafWrite) -> Result<StateIndex, AafError> {
    let path = args.register.as_deref().unwrap_or(Path::new("")).join(STATE);
    let state = read_state(&path).map_err(|error| cannot_io(&path, error))?;
    state.ok_or_else(|| AafError::Cannot(Message::new("aaf-no-state").with("path", path.display())))
}

fn keep(register: &Path, jointures: &Jointures, state: &StateIndex) -> Result<(), AafError> {
    std::fs::create_dir_all(register).map_err(|error| cannot_io(register, error))?;
    let (of_identifiers, of_state) = (register.join(JOINTURES), register.join(STATE));
    write_jointures(&of_identifiers, jointures).map_err(|error| cannot_io(&of_identifiers, error))?;
    write_state(&of_state, state).map_err(|error| cannot_io(&of_state, error))
}
