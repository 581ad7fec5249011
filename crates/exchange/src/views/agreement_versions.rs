//! The texts of a convention that somebody may read, and what two of them differ in.
//!
//! The text that stands is open to all. Those that it replaced, and amendments that are being discussed, are read by those
//! whom the convention concerns.

use std::path::Path;

use entente_agreement::compare::{AgreementDiff, diff};
use entente_agreement::compile;
use entente_model::{Agreement, LifeEvent, LifeFact, PartyId};

use super::TextView;
use super::agreement_record::texts;
use crate::agreement_texts::KeptText;
use crate::agreements::Agreements;
use crate::error::ExchangeError;
use crate::folder::read_folder;
use crate::node::Node;

impl Agreements {
    /// Whether a convention concerns a party: it is one of its parties, or of a convention that applies it or goes with it.
    pub(crate) fn concerns(&self, agreement: &Agreement, party: &PartyId) -> bool {
        let binds = |one: &Agreement| self.parties_of(one).contains(&party);
        let follows = |one: &&Agreement| {
            [&one.applies, &one.attached_to].into_iter().any(|id| id.as_ref() == Some(&agreement.id))
        };
        let joined =
            |fact: &LifeFact| matches!(&fact.event, LifeEvent::Adhered { party: one } if one == party);
        binds(agreement)
            || self.all().iter().filter(follows).any(binds)
            || self.facts.of(&agreement.id).iter().any(joined)
    }
}

/// Whether a convention concerns a party, which then reads more of it than its text.
pub fn agreement_concerns(node: &Node, id: &str, party: &PartyId) -> Result<bool, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    Ok(agreements.concerns(agreement, party))
}

/// The texts of a convention that a party may read, in the order in which they came, their signatures verified just now.
pub async fn agreement_versions(
    node: &Node,
    id: &str,
    party: &PartyId,
) -> Result<Vec<TextView>, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    let mut views = texts(node, agreement).await?;
    let all = agreements.concerns(agreement, party);
    views.retain(|view| all || view.stands);
    Ok(views)
}

/// The exact text of that digest, where the party may read it.
pub async fn agreement_text(
    node: &Node,
    id: &str,
    party: &PartyId,
    sha256: &str,
) -> Result<Option<String>, ExchangeError> {
    let found = readable(node, id, party).await?.into_iter().find(|text| text.sha256.to_string() == sha256);
    Ok(found.map(|text| text.text))
}

/// What two texts of a convention differ in.
#[derive(Clone, Debug)]
pub enum TextComparison {
    /// They were compared.
    Compared(Box<AgreementDiff>),
    /// One of them can't be compiled any more: what it speaks of is gone from the folder.
    Unreadable,
}

/// Two texts of a convention compared; nothing where the party may not read both, or they are not there.
pub async fn agreement_diff(
    node: &Node,
    id: &str,
    party: &PartyId,
    from: &str,
    to: &str,
) -> Result<Option<TextComparison>, ExchangeError> {
    let texts = readable(node, id, party).await?;
    let find = |sha256: &str| texts.iter().find(|text| text.sha256.to_string() == sha256).cloned();
    let (Some(from), Some(to)) = (find(from), find(to)) else { return Ok(None) };
    let (agreements, folder, id) = (node.agreements(), node.folder().to_owned(), id.to_owned());
    let compared =
        tokio::task::spawn_blocking(move || compare(&agreements, &folder, &id, [&from, &to])).await??;
    Ok(Some(compared))
}

fn compare(
    agreements: &Agreements,
    folder: &Path,
    id: &str,
    texts: [&KeptText; 2],
) -> Result<TextComparison, ExchangeError> {
    let [before, after] = texts.map(|text| compiled(agreements, folder, id, text));
    let (Some(before), Some(after)) = (before?, after?) else { return Ok(TextComparison::Unreadable) };
    let compared = diff(agreements.side(&before), agreements.side(&after));
    Ok(TextComparison::Compared(Box::new(compared)))
}

/// A text of a convention, compiled with the folder as it is today.
fn compiled(
    agreements: &Agreements,
    folder: &Path,
    id: &str,
    text: &KeptText,
) -> Result<Option<Agreement>, ExchangeError> {
    let sha256 = text.sha256.to_string();
    let texts = || agreements.all().iter().chain(&agreements.compilation.texts);
    let known = texts().find(|one| one.id.as_str() == id && one.sha256 == sha256);
    if let Some(known) = known {
        return Ok(Some(known.clone()));
    }
    let standing = agreements.must_have(&id.into())?;
    let mut files = read_folder(folder)?;
    let others: Vec<&str> = texts()
        .filter(|one| one.id == standing.id && one.path != standing.path)
        .map(|one| one.path.as_str())
        .collect();
    files.retain(|file| !others.contains(&file.path.as_str()));
    for file in files.iter_mut().filter(|file| file.path == standing.path) {
        file.bytes = text.text.clone().into_bytes();
    }
    let found = compile(&files).agreements.into_iter();
    Ok(found.into_iter().find(|one| one.id == standing.id && one.sha256 == sha256))
}

async fn readable(node: &Node, id: &str, party: &PartyId) -> Result<Vec<KeptText>, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    let mut texts = node.texts_of(&agreement.id).await?;
    let all = agreements.concerns(agreement, party);
    texts.retain(|text| all || text.sha256.to_string() == agreement.sha256);
    Ok(texts)
}
