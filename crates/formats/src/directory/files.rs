//! Feeds a directory from files as they come: a folder or an archive of exports, each recognised by its content.

use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::gather::Directory;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;
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
                        let detail = error.to_string();
                        let fault = Fault { value: &detail, ..Fault::default() };
                        findings.add(FormatFindingCode::Unreadable, &fault, error.line().unwrap_or(0), "");
                    }
                } else if pass == 0 && !ORDER.iter().any(|formats| formats.contains(&format)) {
                    gathered.passed_over.push(file.name.to_owned());
                }
                Ok(())
            })?;
        }
        Ok(gathered)
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
