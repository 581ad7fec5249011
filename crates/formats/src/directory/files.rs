//! Feeds a directory from files as they come: a folder or an archive of exports, each recognised by its content.

use std::io::{Cursor, Read};
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::gather::Directory;
use crate::error::FormatError;
use crate::finding::Findings;
use crate::limits::Limits;
use crate::onde::OndeReader;
use crate::recognise::RecognisedFormat;
use crate::siecle::SiecleReader;
use crate::source::visit_files;
use crate::sts::StsReader;

/// What was made of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GatheredFiles {
    /// Name and format of each file that was taken.
    pub taken: Vec<(String, &'static str)>,
    /// Names of those that are nothing for a directory.
    pub passed_over: Vec<String>,
}

/// Order in which formats are read: who a relative is depends on the pupils, what is taught on the staff.
const ORDER: [&[RecognisedFormat]; 3] = [
    &[
        RecognisedFormat::SieclePupils,
        RecognisedFormat::SiecleStructures,
        RecognisedFormat::SiecleNomenclature,
    ],
    &[RecognisedFormat::SiecleRelatives, RecognisedFormat::StsToTimetable],
    &[RecognisedFormat::TimetableToSts],
];

impl Directory {
    /// Adds every SIECLE and STS export of a folder or an archive; those without a date of their own are of that day.
    ///
    /// An ONDE export does not name its école: [`Directory::add_onde`] takes it with the UAI. A file that cannot be read
    /// is a finding, and the others are read all the same.
    pub fn add_files(
        &mut self,
        path: &Path,
        on: Date,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<GatheredFiles, FormatError> {
        let mut gathered = GatheredFiles::default();
        for (pass, formats) in ORDER.iter().enumerate() {
            visit_files(path, limits, &mut |file| {
                let (format, content) = RecognisedFormat::of_stream(file.name, file.content)?;
                findings.enter_file(file.name);
                if formats.contains(&format) {
                    gathered.taken.push((file.name.to_owned(), format.name()));
                    if let Err(error) = self.add_file(file.name, format, content, on, limits, findings) {
                        findings.unreadable(&error);
                    }
                } else if pass == 0 && !ORDER.iter().any(|formats| formats.contains(&format)) {
                    gathered.passed_over.push(file.name.to_owned());
                }
                Ok(())
            })?;
        }
        Ok(gathered)
    }

    /// Adds the ONDE exports of one école, of a folder or an archive: pupils, their relatives, staff.
    pub fn add_onde_files(
        &mut self,
        uai: &str,
        path: &Path,
        on: Date,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<GatheredFiles, FormatError> {
        let mut gathered = GatheredFiles::default();
        let mut relatives = Vec::new();
        // Relatives are joined to pupils by name: they are read first, whatever the order of the files.
        for wanted in
            [RecognisedFormat::OndeRelatives, RecognisedFormat::OndePupils, RecognisedFormat::OndeStaff]
        {
            visit_files(path, limits, &mut |file| {
                let (format, content) = RecognisedFormat::of_stream(file.name, file.content)?;
                let is_onde = matches!(
                    format,
                    RecognisedFormat::OndePupils
                        | RecognisedFormat::OndeRelatives
                        | RecognisedFormat::OndeStaff
                );
                if !is_onde && wanted == RecognisedFormat::OndePupils {
                    gathered.passed_over.push(file.name.to_owned());
                }
                if format != wanted {
                    return Ok(());
                }
                gathered.taken.push((file.name.to_owned(), format.name()));
                findings.enter_file(file.name);
                let added = match format {
                    RecognisedFormat::OndeRelatives => hold(content, limits).map(|bytes| relatives = bytes),
                    RecognisedFormat::OndePupils => {
                        self.add_ecole(uai, content, &relatives, on, limits, findings)
                    }
                    _ => OndeReader::new(content, *limits)
                        .and_then(|reader| self.add_onde_staff(uai, reader, on, findings)),
                };
                if let Err(error) = added {
                    findings.unreadable(&error);
                }
                Ok(())
            })?;
        }
        Ok(gathered)
    }

    fn add_ecole(
        &mut self,
        uai: &str,
        pupils: impl Read,
        relatives: &[u8],
        on: Date,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<(), FormatError> {
        let pupils = OndeReader::new(pupils, *limits)?;
        let relatives =
            if relatives.is_empty() { None } else { Some(OndeReader::new(Cursor::new(relatives), *limits)?) };
        self.add_onde(uai, pupils, relatives, on, findings)
    }

    fn add_file(
        &mut self,
        name: &str,
        format: RecognisedFormat,
        content: impl Read,
        on: Date,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<(), FormatError> {
        if matches!(format, RecognisedFormat::StsToTimetable | RecognisedFormat::TimetableToSts) {
            let reader = StsReader::new(content, *limits)?;
            reader.check_name(name, findings);
            return self.add_sts(reader, on, findings);
        }
        self.add_siecle(SiecleReader::new(content, *limits)?, on, findings).map(drop)
    }
}

/// Bytes of the relatives of one école; the largest real export is some hundreds of kilobytes.
const RELATIVES_BYTES_MAX: u64 = 64 << 20;

fn hold(content: impl Read, limits: &Limits) -> Result<Vec<u8>, FormatError> {
    let max = RELATIVES_BYTES_MAX.min(limits.archive_bytes_max);
    let mut bytes = Vec::new();
    let read = content.take(max + 1).read_to_end(&mut bytes);
    read.map_err(|source| FormatError::Stream { line: 0, source })?;
    if bytes.len() as u64 > max {
        return Err(FormatError::TooMuch { line: 0, path: "ONDE".to_owned(), unit: "bytes", max });
    }
    Ok(bytes)
}
