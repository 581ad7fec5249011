//! The directory of an ENT: exports of three collèges are deposited, the convention hands over two of them.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use entente_exchange::{DirectoryOrder, DirectoryOutcome, Node, write_whole};
use entente_formats::aaf::{Dialect, check_files};
use entente_formats::fiction::{FictitiousDirectory, FictitiousFile};
use entente_formats::{Limits, Packing, pack_files};
use entente_model::Message;
use jiff::civil::{Date, date};

use super::RECTORAT;
use crate::commands;
use crate::demo::teller::Teller;

/// The convention, and its day of complete deliveries at the beginning of the school year.
const AGREEMENT: &str = "ent-exemple-2026";
const COMPLETE_ON: Date = date(2026, 9, 6);
/// Collèges of the fictitious academy; the last one is not in the list of the convention.
const COLLEGES: [&str; 3] = ["0990001N", "0990004S", "0990005T"];
const PUPILS: u32 = 1_500;
/// What each export is deposited as.
const DATASETS: [(&str, &str); 3] =
    [("pupils", "siecle-eleves"), ("relatives", "siecle-responsables"), ("staff", "sts-personnels")];

/// Deposits the exports of a day, hands over the complete directory; the next day, what changed.
pub async fn deliver(node: &Node, folder: &Path, seed: u64, teller: &Teller) -> anyhow::Result<()> {
    let fiction = FictitiousDirectory::new(seed, Dialect::SecondDegree, PUPILS, COMPLETE_ON);
    let (mut files, mut records, mut is_clean) = (0, 0, true);
    for (day, on) in [(0, COMPLETE_ON), (1, COMPLETE_ON.tomorrow()?)] {
        let exports = fiction.exports(day, on, &COLLEGES);
        for (about, dataset) in DATASETS {
            let archive = pack(&exports, about, on, &folder.join("in"))?;
            let deposited = node.deposit_file(RECTORAT, dataset, super::PERIOD, &archive).await?;
            if day == 0 {
                teller.block(&commands::deposit_text(teller.lang, &deposited));
            }
        }
        let out = folder.join("out").join("ent").join(on.to_string());
        let order = DirectoryOrder { agreement: AGREEMENT.into(), clause: None, on, complete: false };
        let outcome = node.deliver_directory(&order).await?;
        teller.block(&commands::directory_text(teller.lang, &outcome, Some(&out)));
        let DirectoryOutcome::Delivered(made) = &outcome else {
            bail!("the directory of {on} is not delivered");
        };
        commands::hand_over_directory(made, &out)?;
        let report = check_files(&out, None, &Limits::default())?;
        files += report.files;
        records += report.records;
        is_clean &= report.findings.is_empty();
    }
    let checked = Message::new(if is_clean { "demo-ent-clean" } else { "demo-ent-faulty" })
        .count("files", files)
        .count("records", records);
    teller.say(&checked);
    Ok(())
}

/// The exports of one application in one archive, as a rectorat gathers them.
fn pack(exports: &[FictitiousFile], about: &str, on: Date, folder: &Path) -> anyhow::Result<PathBuf> {
    let workshop = tempfile::tempdir_in(folder)?;
    let mut names = Vec::new();
    for export in exports.iter().filter(|export| export.about == about) {
        let path = workshop.path().join(&export.name);
        write_whole(&path, export.text.as_bytes()).with_context(|| path.display().to_string())?;
        names.push(export.name.as_str());
    }
    let archive = folder.join(format!("{about}_{}.zip", on.strftime("%Y%m%d")));
    pack_files(workshop.path(), &names, on, Packing::Zip, &archive)?;
    Ok(archive)
}
