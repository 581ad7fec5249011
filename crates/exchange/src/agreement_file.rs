//! A file that somebody hands in for the folder of conventions: an amendment, an adhesion, the sheet of a convention on paper.
//!
//! It is taken only where the whole folder still compiles with it, so that a node never holds what it cannot read again.

use std::path::Path;

use entente_agreement::{Compilation, Diagnostic, Severity, SourceFile, compile};

use crate::error::ExchangeError;
use crate::folder::{read_folder, write_whole};
use crate::node::Node;

/// What the folder says with one more file at that path, in place of the one that may be there; refused where it has errors.
pub(crate) fn compile_with(root: &Path, path: &str, bytes: &[u8]) -> Result<Compilation, ExchangeError> {
    let mut files = read_folder(root)?;
    files.retain(|file| file.path != path);
    files.push(SourceFile { path: path.to_owned(), bytes: bytes.to_vec() });
    let compilation = compile(&files);
    refuse_errors(&compilation.diagnostics)?;
    Ok(compilation)
}

/// Refuses what has errors; warnings are for the one who reads them.
pub(crate) fn refuse_errors(diagnostics: &[Diagnostic]) -> Result<(), ExchangeError> {
    let errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    if errors.is_empty() { Ok(()) } else { Err(ExchangeError::Faulty(errors)) }
}

impl Node {
    /// Writes a file of the folder that was just recorded; nothing where it is there already, to the byte.
    pub(crate) fn write_agreement_file(&self, path: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        let path = self.folder().join(path);
        if std::fs::read(&path).is_ok_and(|known| known == bytes) {
            return Ok(());
        }
        write_whole(&path, bytes).map_err(ExchangeError::file(&path))
    }
}
