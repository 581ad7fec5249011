//! The files that the fictitious producers write, each in one of the ways that exist.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use entente_academy::{Academy, AcademyDataset, Encoding, FaultKind, FileOptions, LineEnd, Quoting, write};
use entente_model::{CheckReport, FindingCode, Message};

use crate::demo::teller::Teller;
use crate::show::say;

/// What was written.
pub struct Produced {
    pub first: PathBuf,
    pub second: PathBuf,
    /// Dataset and file.
    pub others: Vec<(&'static str, PathBuf)>,
    /// The same, of the région.
    pub of_region: Vec<(&'static str, PathBuf)>,
    /// Kinds seeded in the first file.
    pub faults: Vec<FaultKind>,
}

/// The eleven kinds of the first file, with how many rows of each for 40,000 pupils.
const FAULTS: [(FaultKind, u64); 11] = [
    (FaultKind::MefClosed, 180),
    (FaultKind::MefUnknown, 60),
    (FaultKind::UaiUnknown, 40),
    (FaultKind::MissingValue, 35),
    (FaultKind::Enum, 30),
    (FaultKind::UaiClosed, 25),
    (FaultKind::YearRange, 22),
    (FaultKind::IneDuplicate, 14),
    (FaultKind::UaiKey, 12),
    (FaultKind::IneForm, 9),
    (FaultKind::RaggedRow, 7),
];

/// Writes every file of the demo.
pub fn write_all(academy: &Academy, folder: &Path, teller: &Teller) -> anyhow::Result<Produced> {
    let options = |encoding, quoted, faults: &[(FaultKind, u64)]| FileOptions {
        encoding,
        quoted,
        line_end: LineEnd::CrLf,
        faults: faults.to_vec(),
    };
    let clean = |encoding, quoted| options(encoding, quoted, &[]);
    let file = |name: &str, dataset, options: &FileOptions| {
        let path = folder.join(name);
        write_one(academy, dataset, options, &path, teller).map(|()| path)
    };
    use AcademyDataset as D;
    let faulty = options(Encoding::Latin1, Quoting::WhenNeeded, &faults_for(academy.pupils()));
    let first = file("f-carac-elev_2026_v1.csv", D::FCaracElev, &faulty)?;
    let second =
        file("f-carac-elev_2026_v2.csv", D::FCaracElev, &clean(Encoding::Latin1, Quoting::WhenNeeded))?;
    let others = vec![
        (
            "localisation-eleves",
            file(
                "localisation-eleves_2026_v1.csv",
                D::LocalisationEleves,
                &clean(Encoding::Utf8Bom, Quoting::Always),
            )?,
        ),
        (
            "f-boursiers-prebac",
            file(
                "f-boursiers-prebac_2026_v1.csv",
                D::FBoursiersPrebac,
                &clean(Encoding::Latin1, Quoting::Never),
            )?,
        ),
        (
            "f-boursiers-postbac",
            file(
                "f-boursiers-postbac_2026_v1.csv",
                D::FBoursiersPostbac,
                &clean(Encoding::Utf8, Quoting::WhenNeeded),
            )?,
        ),
        (
            "capacites-accueil",
            file(
                "capacites-accueil_2026_v1.csv",
                D::CapacitesAccueil,
                &clean(Encoding::Utf8, Quoting::Always),
            )?,
        ),
        (
            "constat-effectifs",
            file(
                "constat-effectifs_2026_v1.csv",
                D::ConstatEffectifs,
                &clean(Encoding::Utf8, Quoting::Never),
            )?,
        ),
        (
            "previsions-etablissements",
            file(
                "previsions-etablissements_2026_v1.csv",
                D::PrevisionsEtablissements,
                &clean(Encoding::Utf8, Quoting::WhenNeeded),
            )?,
        ),
        (
            "previsions-academiques",
            file(
                "previsions-academiques_2026_v1.csv",
                D::PrevisionsAcademiques,
                &clean(Encoding::Utf8, Quoting::Never),
            )?,
        ),
        (
            "apae-indicateurs",
            file("apae-indicateurs_2026_v1.csv", D::ApaeIndicateurs, &clean(Encoding::Utf8, Quoting::Never))?,
        ),
        (
            "eleves-carreaux",
            file("eleves-carreaux_2026_v1.csv", D::ElevesCarreaux, &clean(Encoding::Utf8, Quoting::Never))?,
        ),
        (
            "matrices-passage-academiques",
            file(
                "matrices-passage-academiques_2026_v1.csv",
                D::MatricesPassage,
                &clean(Encoding::Utf8Bom, Quoting::WhenNeeded),
            )?,
        ),
        ("migraca", file("migraca_2026_v1.csv", D::Migraca, &clean(Encoding::Latin1, Quoting::Never))?),
    ];
    let of_region = vec![
        (
            "connexions-etablissements",
            file(
                "connexions-etablissements_2026_v1.csv",
                D::Connexions,
                &clean(Encoding::Utf8, Quoting::Always),
            )?,
        ),
        ("f-etab-epi", file("f-etab-epi_2026_v1.csv", D::FEtabEpi, &clean(Encoding::Utf8, Quoting::Never))?),
    ];
    Ok(Produced { first, second, others, of_region, faults: FAULTS.map(|(kind, _)| kind).to_vec() })
}

/// The same shares for any size, two rows at least.
fn faults_for(pupils: u64) -> Vec<(FaultKind, u64)> {
    FAULTS.iter().map(|&(kind, rows)| (kind, (rows * pupils / 40_000).max(2))).collect()
}

fn write_one(
    academy: &Academy,
    dataset: AcademyDataset,
    options: &FileOptions,
    path: &Path,
    teller: &Teller,
) -> anyhow::Result<()> {
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let written = write(academy, dataset, None, options, &mut out)?;
    out.flush()?;
    let done = Message::new("generated")
        .with("file", path.display())
        .count("count", written.rows)
        .count("faults", written.faults.len() as u64);
    teller.block(&say(teller.lang, &done));
    Ok(())
}

/// Seeded kinds for which the report has no finding of the code that tells them.
pub fn missed_faults(seeded: &[FaultKind], report: &CheckReport) -> Vec<&'static str> {
    let found = |code| report.findings.iter().any(|group| group.code == code && group.count > 0);
    seeded.iter().filter(|kind| !found(code_of(**kind))).map(|kind| kind.id()).collect()
}

fn code_of(kind: FaultKind) -> FindingCode {
    match kind {
        FaultKind::UaiKey => FindingCode::Uai,
        FaultKind::UaiUnknown => FindingCode::UaiUnknown,
        FaultKind::UaiClosed => FindingCode::UaiClosed,
        FaultKind::MefUnknown | FaultKind::CommuneUnknown | FaultKind::PcsUnknown => FindingCode::CodeUnknown,
        FaultKind::MefClosed => FindingCode::CodeClosed,
        FaultKind::IneForm => FindingCode::Ine,
        FaultKind::IneDuplicate => FindingCode::Duplicate,
        FaultKind::YearRange => FindingCode::Range,
        FaultKind::MissingValue => FindingCode::MissingValue,
        FaultKind::Enum => FindingCode::Enum,
        FaultKind::RaggedRow => FindingCode::RaggedRow,
        FaultKind::HeaderSpelling => FindingCode::HeaderSpelling,
        FaultKind::HeaderMissing => FindingCode::HeaderMissing,
        FaultKind::ExcludedVariable => FindingCode::ExcludedVariable,
        FaultKind::Encoding => FindingCode::Encoding,
        FaultKind::NulByte => FindingCode::NulByte,
        FaultKind::Type => FindingCode::Type,
        FaultKind::Quote => FindingCode::Quote,
        FaultKind::BlankLine => FindingCode::BlankLine,
    }
}
