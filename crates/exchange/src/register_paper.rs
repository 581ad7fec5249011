//! Enters a convention that exists on paper into the census (C12): what is known of it, and its scan, kept by its digest.
//!
//! Nothing is executed from it. What its sheet says is read in `entente-agreement`; of several sheets the last one counts.

use std::path::{Path, PathBuf};

use entente_agreement::{Diagnostic, read_paper};
use entente_audit::{Actor, Hash, digest};
use entente_model::{AgreementId, PaperAgreement, PartyId};

use crate::agreement_file::{compile_with, refuse_errors};
use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::folder::{private_folder, write_whole};
use crate::node::Node;
use crate::sign_in::Session;

/// Largest scan that is kept.
pub const SCAN_BYTES_MAX: u64 = 64 << 20;

/// A sheet as read, with everything that is wrong with it.
#[derive(Clone, Debug)]
pub struct CheckedPaper {
    /// What it says, where it can be read.
    pub paper: Option<PaperAgreement>,
    /// Faults of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A scan: its file, read whole.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Scan {
    /// Reads a file; one that is too large is refused before it is read.
    pub fn read(path: &Path) -> Result<Self, ExchangeError> {
        let size = std::fs::metadata(path).map_err(ExchangeError::file(path))?.len();
        if size > SCAN_BYTES_MAX {
            return Err(ExchangeError::OtherScan { path: path.to_owned() });
        }
        let bytes = std::fs::read(path).map_err(ExchangeError::file(path))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name: name.unwrap_or_default(), bytes })
    }
}

impl AgreementFolder {
    /// Reads the sheet of a convention on paper against the conventions, the datasets and the purposes.
    pub fn check_paper(&self, name: &str, bytes: &[u8]) -> CheckedPaper {
        let (paper, diagnostics) = read_paper(name, bytes, &self.agreements.compilation);
        CheckedPaper { paper, diagnostics }
    }

    /// The conventions on paper, in the order of their files.
    pub fn papers(&self) -> &[PaperAgreement] {
        &self.agreements.compilation.papers
    }

    /// The scan of a convention on paper, where it is kept here.
    pub fn scan(&self, id: &AgreementId) -> Option<PathBuf> {
        let sha256 = self.agreements.scans.get(id)?;
        Some(scan_path(self.path(), *sha256)).filter(|path| path.is_file())
    }
}

impl Node {
    /// Enters a convention on paper on behalf of a session's party, which is one of its parties.
    pub async fn register_paper(
        &self,
        session: &Session,
        name: &str,
        bytes: &[u8],
        scan: Option<&Scan>,
    ) -> Result<PaperAgreement, ExchangeError> {
        session.must_act()?;
        self.enter_paper(session.actor(), Some(&session.party), name, bytes, scan).await
    }

    /// The same, from the command line: on behalf of a party, or of the node itself.
    pub async fn register_paper_as(
        &self,
        party: Option<&PartyId>,
        name: &str,
        bytes: &[u8],
        scan: Option<&Scan>,
    ) -> Result<PaperAgreement, ExchangeError> {
        let actor = party.cloned().map_or(Actor::System, Actor::Party);
        self.enter_paper(actor, party, name, bytes, scan).await
    }

    async fn enter_paper(
        &self,
        actor: Actor,
        party: Option<&PartyId>,
        name: &str,
        bytes: &[u8],
        scan: Option<&Scan>,
    ) -> Result<PaperAgreement, ExchangeError> {
        let checked = self.agreement_folder().check_paper(name, bytes);
        refuse_errors(&checked.diagnostics)?;
        let paper = checked.paper.ok_or(ExchangeError::Faulty(checked.diagnostics))?;
        if let Some(party) = party.filter(|party| !paper.parties.iter().any(|one| one.id == **party)) {
            return Err(ExchangeError::NotAParty { party: party.clone(), agreement: paper.id });
        }
        let path = format!("conventions/{}.paper.md", paper.id);
        compile_with(self.folder(), &path, bytes)?;
        let scan = scan.map(|scan| self.keep_scan(&paper, scan)).transpose()?;
        let text = String::from_utf8_lossy(bytes);
        let mut tx = self.store().begin(self.now(), &actor).await?;
        tx.insert_paper_agreement(&paper.id, &text, scan).await?;
        // The file first: what is recorded and cannot be read would stop the node.
        self.write_agreement_file(&path, bytes)?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await?;
        Ok(PaperAgreement { path, ..paper })
    }

    /// Keeps the scan under its digest, which is that of the sheet where the sheet says one.
    fn keep_scan(&self, paper: &PaperAgreement, scan: &Scan) -> Result<Hash, ExchangeError> {
        let sha256 = digest(&scan.bytes);
        let told = paper.scan.as_ref();
        let other =
            told.and_then(|told| told.sha256.as_ref()).is_some_and(|told| *told != sha256.to_string());
        let unnamed = told.is_some_and(|told| told.file != scan.name);
        if other || unnamed || scan.bytes.len() as u64 > SCAN_BYTES_MAX {
            return Err(ExchangeError::OtherScan { path: scan.name.as_str().into() });
        }
        private_folder(self.folder(), "scans")?;
        let path = scan_path(self.folder(), sha256);
        if !path.is_file() {
            write_whole(&path, &scan.bytes).map_err(ExchangeError::file(&path))?;
        }
        Ok(sha256)
    }
}

/// Where a scan is kept.
pub(crate) fn scan_path(folder: &Path, sha256: Hash) -> PathBuf {
    folder.join("scans").join(sha256.to_string())
}
