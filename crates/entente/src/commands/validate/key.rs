//! The key of `--pseudonymise`: a key file of an instance, 64 hexadecimal digits, or any file of random bytes.
//!
//! Nothing of it is ever shown. The pseudonyms themselves are `entente-disclosure`'s.

use std::fs;
use std::path::Path;

use data_encoding::HEXLOWER_PERMISSIVE;
use entente_disclosure::{MasterKey, PseudonymDomain, Pseudonyms};
use entente_model::{Dataset, Message, PartyId, PurposeId, VariableName};
use entente_text::Lang;
use sha2::{Digest, Sha256};

use super::CannotValidate;
use crate::cli::Validate;
use crate::show::say;

/// Fewer bytes can be guessed.
const BYTES_MIN: usize = 16;
/// First word of an instance's key file.
const LABEL: &str = "entente-pseudonym-key-v1 ";

/// The variable to replace and its pseudonyms, where they are asked for.
pub fn pseudonyms(
    args: &Validate,
    dataset: &Dataset,
    lang: Lang,
) -> Result<Option<(VariableName, Pseudonyms)>, CannotValidate> {
    let Some(name) = &args.pseudonymise else { return Ok(None) };
    let Some(variable) = dataset.variable(name) else {
        let message = Message::new("validate-pseudonymise-unknown").with("variable", name);
        return Err(CannotValidate::new("pseudonymise", message));
    };
    let Some(file) = &args.key else {
        let message = Message::new("validate-key-missing").with("variable", name);
        return Err(CannotValidate::new("key", message));
    };
    let key = read(file)?;
    if is_open_to_others(file) {
        eprintln!("entente: {}", say(lang, &Message::new("validate-key-open").with("file", file.display())));
    }
    // Documented in docs/reference/validate.md: whoever has the key can compute the same pseudonyms.
    let domain = PseudonymDomain {
        recipient: &PartyId::new("validate"),
        purpose: &PurposeId::new("validate"),
        vintage: "stable",
        variable: &variable.name,
    };
    Ok(Some((variable.name.clone(), Pseudonyms::new(&MasterKey::generate(key).derive(&domain)))))
}

fn read(file: &Path) -> Result<[u8; 32], CannotValidate> {
    let bytes = fs::read(file).map_err(|error| {
        let id = match error.kind() {
            std::io::ErrorKind::NotFound => "validate-key-absent",
            _ => "validate-key-unreadable",
        };
        CannotValidate::new("key", Message::new(id).with("file", file.display()).with("reason", error))
    })?;
    bytes_of(&bytes).ok_or_else(|| {
        CannotValidate::new("key", Message::new("validate-key-short").with("file", file.display()))
    })
}

/// 32 bytes of a key file, of 64 digits, or the hash of whatever random bytes are there.
fn bytes_of(bytes: &[u8]) -> Option<[u8; 32]> {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim();
    let digits = text.strip_prefix(LABEL).unwrap_or(text);
    if digits.len() == 64
        && let Ok(decoded) = HEXLOWER_PERMISSIVE.decode(digits.as_bytes())
    {
        return decoded.try_into().ok();
    }
    let enough = bytes.len() >= BYTES_MIN && !text.starts_with(LABEL.trim_end());
    enough.then(|| Sha256::digest(bytes).into())
}

#[cfg(unix)]
fn is_open_to_others(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_file: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_key_in_its_three_forms() {
        let digits = "0a".repeat(32);
        assert_eq!(bytes_of(format!("{LABEL}{digits}\n").as_bytes()), Some([10; 32]));
        assert_eq!(bytes_of(digits.to_uppercase().as_bytes()), Some([10; 32]));
        assert_eq!(bytes_of(&[7; 16]), Some(Sha256::digest([7; 16]).into()));
        for wrong in [&[7; 15][..], b"", b"entente-pseudonym-key-v1 0a0b"] {
            assert_eq!(bytes_of(wrong), None);
        }
    }
}
