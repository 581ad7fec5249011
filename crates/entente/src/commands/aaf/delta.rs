//! `entente aaf delta`: what brings the recipient of one complete delivery to another.

use std::cell::RefCell;
use std::process::ExitCode;

use entente_formats::aaf::{DeliveryKind, Dialect, index_delivery, write_delivery, write_delta};
use entente_formats::{Findings, Limits};
use entente_model::Message;
use entente_text::Lang;

use super::{AafError, options, write, written};
use crate::cli::AafDelta;

pub fn delta(args: &AafDelta, lang: Lang) -> Result<ExitCode, AafError> {
    let limits = Limits::default();
    let mut findings = Findings::default();
    let state = args.before.join(write::STATE);
    let before = if state.is_file() { &state } else { &args.before };
    let before = index_delivery(before, &limits, &mut findings)?;
    if before.is_empty() {
        return Err(AafError::Cannot(Message::new("aaf-nothing").with("path", args.before.display())));
    }
    // Records are written as they are: the form only says which files there may be, and the second degree has them all.
    let options = options(&args.packed, DeliveryKind::Delta, Dialect::SecondDegree);
    let findings = RefCell::new(findings);
    let delivery = write_delivery(&args.packed.output, &options, |writer| {
        let mut findings = findings.borrow_mut();
        let (from, reached) =
            write_delta(before, &args.after, args.modify.into(), &limits, writer, &mut findings)?;
        Ok((Some(from), reached.fingerprint()))
    })?;
    Ok(written(&args.packed, DeliveryKind::Delta, &delivery, &findings.into_inner(), lang))
}
