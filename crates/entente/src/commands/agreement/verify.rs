//! `entente agreement verify`: offline, from the file, its signatures and the register of keys; or from what a node keeps.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use entente_agreement::{SourceFile, compile};
use entente_audit::{
    Expected, KeyRegister, SignatureFile, SignatureVerification, render_verification, verify_signatures,
};
use entente_exchange::{ExchangeError, signatures_path};
use entente_model::{AgreementId, PartyId};
use entente_text::Lang;
use serde_json::json;

use super::keys::{REGISTER, read_text};
use super::sign::read_bytes;
use super::{numbered, open};
use crate::cli::Verify;
use crate::commands::deposits::write;

pub async fn verify(args: &Verify, lang: Lang) -> anyhow::Result<ExitCode> {
    let found = match &args.dir {
        Some(dir) => {
            let (id, amendment) = numbered(&args.file);
            open(dir).await?.verify_agreement(&AgreementId::new(id), amendment).await?
        }
        None => verify_file(args)?,
    };
    let complete = found.is_complete();
    let json =
        json!({"holds": found.holds(), "complete": complete, "signed_on": found.signed_on(), "found": found});
    write(args.format, &json, || render_verification(&found, lang))?;
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn verify_file(args: &Verify) -> anyhow::Result<SignatureVerification> {
    let path = PathBuf::from(&args.file);
    let bytes = read_bytes(&path)?;
    let (id, parties) = head(&path, &bytes);
    let beside = args.signatures.clone().unwrap_or_else(|| signatures_path(path.clone()));
    let signatures = SignatureFile::read(&read_text(&beside)?).map_err(ExchangeError::from)?;
    let register = args.keys.clone().unwrap_or_else(|| register_of(&path));
    let keys = KeyRegister::read(&read_text(&register)?).map_err(ExchangeError::from)?;
    let copy = args.signed_copy.as_deref().map(read_bytes).transpose()?;
    let expected = Expected { agreement: id.as_ref(), parties: &parties, signed_copy: copy.as_deref() };
    Ok(verify_signatures(&bytes, &signatures, &keys, &expected))
}

/// The id and the parties that the file says; a file that was damaged may say none, and its signatures are verified all the same.
pub(super) fn head(path: &Path, bytes: &[u8]) -> (Option<AgreementId>, Vec<PartyId>) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if name.ends_with(".convention.md") { name } else { format!("{name}.convention.md") };
    let compilation = compile(&[SourceFile { path: format!("conventions/{name}"), bytes: bytes.to_vec() }]);
    match compilation.agreements.into_iter().next() {
        Some(agreement) => (Some(agreement.id), agreement.parties),
        None => (None, Vec::new()),
    }
}

/// The register beside the file, or in the folder above: the root of a project holds it for all of its conventions.
pub(super) fn register_of(path: &Path) -> PathBuf {
    let beside = path.parent().unwrap_or(Path::new("")).join(REGISTER);
    let above = path.parent().and_then(Path::parent).map(|folder| folder.join(REGISTER));
    match above {
        Some(above) if !beside.is_file() && above.is_file() => above,
        _ => beside,
    }
}
