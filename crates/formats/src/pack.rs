//! Packs the files of a delivery into one archive: tar or tgz for the ENT, zip for GPEI. Loose files need nothing.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::FormatError;

/// How the files of a delivery go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Packing {
    /// In a tar.
    Tar,
    /// In a compressed tar.
    Tgz,
    /// In a zip.
    Zip,
}

impl Packing {
    /// The one that the end of an archive's name says.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let is = |end: &str| name.ends_with(end);
        match () {
            () if is(".tar") => Some(Self::Tar),
            () if is(".tgz") || is(".tar.gz") => Some(Self::Tgz),
            () if is(".zip") => Some(Self::Zip),
            () => None,
        }
    }

    /// End of the archive's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Tar => "tar",
            Self::Tgz => "tgz",
            Self::Zip => "zip",
        }
    }
}

/// Packs the files of those names, in that order, into an archive, which has its name only once it is whole.
///
/// The same files give the same bytes: the archive bears the day of the export, not the hour of the packing.
pub fn pack_files(
    folder: &Path,
    names: &[&str],
    on: Date,
    packing: Packing,
    archive: &Path,
) -> Result<(), FormatError> {
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    let part = archive.with_file_name(format!(".{name}.part"));
    let output = BufWriter::new(File::create(&part).map_err(FormatError::io(&part))?);
    let files = Files { folder, names, on };
    let packed = match packing {
        Packing::Tar => files.tar(output),
        Packing::Tgz => files
            .tar(flate2::write::GzEncoder::new(output, flate2::Compression::default()))
            .and_then(flate2::write::GzEncoder::finish),
        Packing::Zip => files.zip(output),
    };
    let ended = packed.and_then(|output| output.into_inner().map_err(std::io::IntoInnerError::into_error));
    let synced = ended.and_then(|file| file.sync_all()).and_then(|()| std::fs::rename(&part, archive));
    synced.map_err(|error| {
        let _ = std::fs::remove_file(&part);
        FormatError::io(archive)(error)
    })
}

struct Files<'a> {
    folder: &'a Path,
    names: &'a [&'a str],
    on: Date,
}

impl Files<'_> {
    fn tar<W: Write>(&self, output: W) -> std::io::Result<W> {
        let mut archive = tar::Builder::new(output);
        let midnight = self.on.to_zoned(jiff::tz::TimeZone::UTC).map_err(std::io::Error::other)?;
        for name in self.names {
            let file = File::open(self.folder.join(name))?;
            let mut header = tar::Header::new_ustar();
            header.set_size(file.metadata()?.len());
            header.set_mode(0o644);
            header.set_mtime(midnight.timestamp().as_second().unsigned_abs());
            archive.append_data(&mut header, name, file)?;
        }
        archive.into_inner()
    }

    fn zip(&self, output: BufWriter<File>) -> std::io::Result<BufWriter<File>> {
        let mut archive = zip::ZipWriter::new(output);
        let year = u16::try_from(self.on.year()).unwrap_or(1980);
        let (month, day) = (self.on.month().unsigned_abs(), self.on.day().unsigned_abs());
        let midnight = zip::DateTime::from_date_and_time(year, month, day, 0, 0, 0).unwrap_or_default();
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .last_modified_time(midnight)
            .large_file(true);
        for name in self.names {
            archive.start_file(*name, options).map_err(std::io::Error::other)?;
            std::io::copy(&mut File::open(self.folder.join(name))?, &mut archive)?;
        }
        archive.finish().map_err(std::io::Error::other)
    }
}
