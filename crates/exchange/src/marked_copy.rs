//! The file that a contractor gets: the rows in the order of its mark, the mention of sources, the dictionary, and what it must know.

use std::fs;
use std::io::{BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use entente_data::{DeliveryFormat, FigureRowsError, WatermarkKey, write_marked};
use entente_model::{ArticleRef, Message};
use entente_text::Lang;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::error::{ExchangeError, words};
use crate::mandate_error::MandateError;
use crate::mandate_state::Mandate;

/// What goes into the file of a contractor.
pub(crate) struct MarkedCopy {
    pub(crate) data: PathBuf,
    pub(crate) format: DeliveryFormat,
    pub(crate) name: String,
    pub(crate) others: Vec<(&'static str, PathBuf)>,
    pub(crate) notice: String,
}

impl MarkedCopy {
    pub(crate) fn write(&self, path: &Path, key: &WatermarkKey) -> Result<(), ExchangeError> {
        let failed = |source: std::io::Error| ExchangeError::File { path: path.to_owned(), source };
        let folder = path.parent().unwrap_or(path);
        // The rows first, beside the archive: its writer needs to go back.
        let mut rows = tempfile::tempfile_in(folder).map_err(failed)?;
        {
            let mut writer = BufWriter::new(&mut rows);
            write_marked(&self.data, self.format, key, &mut writer).map_err(unreadable)?;
            writer.flush().map_err(failed)?;
        }
        rows.rewind().map_err(failed)?;
        let staged = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let mut archive = ZipWriter::new(BufWriter::new(staged.as_file()));
        let options = SimpleFileOptions::default().large_file(true);
        let broken = |error: zip::result::ZipError| failed(std::io::Error::other(error));
        archive.start_file(self.name.as_str(), options).map_err(broken)?;
        std::io::copy(&mut rows, &mut archive).map_err(failed)?;
        for (name, from) in &self.others {
            let mut text = Vec::new();
            fs::File::open(from)
                .and_then(|mut file| file.read_to_end(&mut text))
                .map_err(ExchangeError::file(from))?;
            archive.start_file(*name, options).map_err(broken)?;
            archive.write_all(&text).map_err(failed)?;
        }
        archive.start_file("prestataire.txt", options).map_err(broken)?;
        archive.write_all(self.notice.as_bytes()).map_err(failed)?;
        let mut writer = archive.finish().map_err(broken)?;
        writer.flush().map_err(failed)?;
        drop(writer);
        staged.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// What the contractor must know, a sentence each.
pub(crate) fn notice(mandate: &Mandate, article: Option<&ArticleRef>, lang: Lang) -> Vec<String> {
    let sentences =
        ["mandate-notice-who", "mandate-notice-purpose", "mandate-notice-mark", "mandate-notice-destroy"];
    let say = |id: &str| {
        let message = Message::new(id)
            .with("mandate", mandate.id)
            .with("contractor", &mandate.contractor)
            .with("siren", &mandate.siren)
            .with("study", &mandate.study)
            .with("party", &mandate.party)
            .with("agreement", &mandate.agreement)
            .with("purpose", &mandate.purpose)
            .with("article", article.map(|place| place.article.as_str()).unwrap_or_default())
            .with("until", mandate.until);
        words().say(lang, &message)
    };
    sentences.into_iter().map(say).collect()
}

/// A file that is not there or cannot be opened is said as any other; one whose rows cannot be read, by its name.
pub(crate) fn unreadable(error: FigureRowsError) -> ExchangeError {
    match error {
        FigureRowsError::File { path, source } => ExchangeError::File { path, source },
        FigureRowsError::Unreadable { path, reason } => MandateError::Rows { path, reason }.into(),
        FigureRowsError::Column { path, column } => MandateError::Rows { path, reason: column }.into(),
    }
}
