//! Every finding of a deposit, or its faulty rows to correct: written when its depositor asks, from the file as received.
//!
//! They hold personal data, so nothing of them is kept: the file checked is, and it gives them again.

use std::fs::File;
use std::io::{BufWriter, Seek, Write};
use std::sync::Arc;

use entente_intake::report::{FaultyWorkbook, FindingsCsv};
use entente_intake::{CheckContext, check};
use entente_store::Deposit;
use entente_text::Lang;
use jiff::Timestamp;

use crate::agreements::Agreements;
use crate::deposit_files::received_path;
use crate::error::ExchangeError;
use crate::folder::private_folder;
use crate::node::Node;
use crate::sign_in::Session;

/// The form asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingsForm {
    /// Every finding, one a line; values about persons are masked.
    Csv,
    /// The faulty rows as received, with a comment on each faulty cell.
    Workbook,
}

/// A file that is written and goes with whoever reads it.
#[derive(Debug)]
pub struct WrittenFindings {
    /// From its beginning.
    pub file: File,
    /// The name to save it under.
    pub name: String,
}

impl Node {
    /// Writes them for the depositor; a deposit of another party is as if it were not there.
    pub async fn write_findings(
        &self,
        session: &Session,
        id: &str,
        form: FindingsForm,
        lang: Lang,
    ) -> Result<WrittenFindings, ExchangeError> {
        let deposit = self.deposit_of(&session.party, id).await?;
        let extension = match form {
            FindingsForm::Csv => "csv",
            FindingsForm::Workbook => "xlsx",
        };
        let name = format!("{}_{}_findings.{extension}", deposit.dataset, deposit.period);
        // Without a name in the folder: it disappears with its last reader, and nobody else can open it.
        let folder = private_folder(self.folder(), "checked")?;
        let file = tempfile::tempfile_in(&folder).map_err(ExchangeError::file(&folder))?;
        let input = received_path(self.folder(), deposit.sha256);
        let (agreements, checked_at) = (self.agreements(), self.now());
        let job = Job { agreements, deposit, checked_at, form, lang };
        let file = tokio::task::spawn_blocking(move || job.run(&input, &folder, file)).await??;
        Ok(WrittenFindings { file, name })
    }
}

struct Job {
    agreements: Arc<Agreements>,
    deposit: Deposit,
    checked_at: Timestamp,
    form: FindingsForm,
    lang: Lang,
}

impl Job {
    fn run(
        &self,
        input: &std::path::Path,
        folder: &std::path::Path,
        file: File,
    ) -> Result<File, ExchangeError> {
        let dataset = self
            .agreements
            .dataset(self.deposit.dataset.as_str())
            .ok_or_else(|| ExchangeError::UnknownDataset { dataset: self.deposit.dataset.to_string() })?;
        let context = CheckContext {
            checked_at: self.checked_at,
            excluded_article: self.agreements.article_on_excluded(dataset),
            ..CheckContext::new(dataset, &self.agreements.references, self.deposit.period)
        };
        let failed = |source| ExchangeError::File { path: folder.to_owned(), source };
        let mut file = match self.form {
            FindingsForm::Csv => {
                let out = BufWriter::new(file);
                let mut form = FindingsCsv::new(out, &context, self.lang).map_err(failed)?;
                let report = check(input, None, &context, Some(&mut form))?;
                let mut out = form.finish(&report).map_err(failed)?;
                out.flush().map_err(failed)?;
                out.into_inner().map_err(|error| failed(error.into_error()))?
            }
            FindingsForm::Workbook => {
                let mut form = FaultyWorkbook::new(&context, self.lang, Some(folder)).map_err(failed)?;
                let report = check(input, None, &context, Some(&mut form))?;
                let mut file = file;
                form.finish(&report, &mut file).map_err(failed)?;
                file
            }
        };
        file.rewind().map_err(failed)?;
        Ok(file)
    }
}
