//! `entente agreement`: conventions as jurists need them, from a node or from files alone.

mod amend;
mod calendar;
mod census;
mod compare;
mod join;
mod keys;
mod list;
mod record;
mod render;
mod sign;
mod verify;

pub use calendar::line as calendar_line;
pub use keys::write_secret;

use std::path::Path;
use std::process::ExitCode;

use entente_exchange::{AgreementFolder, Clock, ExchangeError, Node};
use entente_text::Lang;

use crate::cli::Agreement;

pub async fn agreement(command: Agreement, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Agreement::List { folder, kind, format } => {
            list::list(&folder.dir, kind.as_deref(), format, lang).await
        }
        Agreement::Show(args) => list::show(&args, lang).await,
        Agreement::Calendar(args) => calendar::calendar(&args, lang).await,
        Agreement::Diff(args) => compare::diff(&args, lang).await,
        Agreement::Compare(args) => compare::compare(&args, lang).await,
        Agreement::Amend(command) => amend::amend(command, lang).await,
        Agreement::Join(args) => join::join(&args, lang).await,
        Agreement::Paper(args) => join::paper(&args, lang).await,
        Agreement::Census(args) => census::census(&args, lang).await,
        Agreement::Render(args) => render::render(&args, lang).await,
        Agreement::Sign(args) => sign::sign(&args, lang).await,
        Agreement::RecordSignature(args) => sign::record(&args, lang).await,
        Agreement::ImportSignature { node, file, party, format } => {
            sign::import(&node.dir, &file, party.as_deref(), format, lang).await
        }
        Agreement::Verify(args) => verify::verify(&args, lang).await,
        Agreement::Record(args) => record::record(&args, lang).await,
        Agreement::Schema => Ok(crate::commands::print_schema(lang)),
        Agreement::Keys(command) => keys::keys(command, lang).await,
    }
}

async fn open(folder: &Path) -> Result<Node, ExchangeError> {
    Node::open(folder, Clock::System).await
}

/// The conventions of a folder: of the node, where it is one, with what is known of their life.
pub(super) async fn folder(path: &Path) -> Result<AgreementFolder, ExchangeError> {
    if is_node(path) {
        return Ok(open(path).await?.agreement_folder());
    }
    AgreementFolder::read(path, &Clock::System)
}

fn is_node(path: &Path) -> bool {
    path.join("entente.db").is_file()
}

/// `id@2` is amendment 2 of a convention.
fn numbered(text: &str) -> (&str, Option<u32>) {
    match text.rsplit_once('@').map(|(id, number)| (id, number.parse())) {
        Some((id, Ok(number))) => (id, Some(number)),
        _ => (text, None),
    }
}
