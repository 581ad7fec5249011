//! Which text stands for each convention today, and with whom: amendments in force (decision 0009), parties that joined.
//!
//! Recording an amendment or an adhesion is `amend_agreement` and `join_agreement`; what the texts say is `entente-agreement`.

use std::collections::BTreeMap;

use entente_agreement::Compilation;
use entente_agreement::compare::with_adhesions;
use entente_agreement::life::{Life, TextVersion};
use entente_audit::Hash;
use entente_model::{Adhesion, Agreement, AgreementId, LifeEvent, LifeFact};
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::error::ExchangeError;
use crate::lives::Facts;

/// What a node has recorded of its conventions; nothing where there are files alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    pub(crate) facts: Facts,
    /// Digests of the adhesions that were recorded, and what they join; where there are files alone, each that is signed counts.
    pub(crate) adhesions: Option<BTreeMap<String, AgreementId>>,
    /// Digests of the scans that are kept, by convention on paper.
    pub(crate) scans: BTreeMap<AgreementId, Hash>,
}

/// Puts the text in force in its place, and those who joined among its clauses.
pub(crate) fn settle(
    compilation: &mut Compilation,
    recorded: &Recorded,
    today: Date,
) -> Result<(), ExchangeError> {
    let ids: Vec<AgreementId> = compilation.agreements.iter().map(|agreement| agreement.id.clone()).collect();
    for id in &ids {
        if let Some(sha256) = standing(&compilation.texts_of(id), recorded.facts.of(id), today)? {
            compilation.put_in_force(id, &sha256);
        }
    }
    for (sha256, id) in recorded.adhesions.iter().flatten() {
        // Who joined is not forgotten because a file was lost or changed.
        if !compilation.adhesions.iter().any(|adhesion| adhesion.sha256 == *sha256) {
            return Err(ExchangeError::TextAbsent { agreement: id.clone(), sha256: sha256.clone() });
        }
    }
    let counts = |adhesion: &&Adhesion| match &recorded.adhesions {
        Some(known) => known.contains_key(&adhesion.sha256),
        None => true,
    };
    let adhesions: Vec<&Adhesion> = compilation.adhesions.iter().filter(counts).collect();
    if adhesions.is_empty() {
        return Ok(());
    }
    for agreement in &mut compilation.agreements {
        let joined = with_adhesions(agreement, adhesions.iter().copied(), today).agreement;
        // Who signs the text and who starts its life are those that it names: who joined is a fact of that life.
        *agreement = Agreement { parties: std::mem::take(&mut agreement.parties), ..joined };
    }
    Ok(())
}

impl Agreements {
    /// A text with those who joined its convention, as recorded.
    pub(crate) fn joined_by_those_recorded(&self, text: &Agreement, on: Date) -> Agreement {
        let counts = |adhesion: &&Adhesion| {
            self.adhesions.as_ref().is_none_or(|known| known.contains_key(&adhesion.sha256))
        };
        let joined = with_adhesions(text, self.compilation.adhesions.iter().filter(counts), on).agreement;
        Agreement { parties: text.parties.clone(), ..joined }
    }
}

/// The digest of the text that stands: what was recorded last, else what the files say of themselves.
fn standing(texts: &[&Agreement], facts: &[LifeFact], today: Date) -> Result<Option<String>, ExchangeError> {
    let Some(first) = texts.first() else { return Ok(None) };
    let version = Life::new(first, facts).state(today, Date::MAX).version;
    let recorded = recorded(texts, first, &version)?;
    let number = recorded.map_or(version.amendment, |text| text.text_number());
    let is_told =
        |text: &Agreement| facts.iter().any(|fact| amendment_of(&fact.event) == Some(text.text_number()));
    let says = |text: &&&Agreement| {
        let in_force_on = text.amends.as_ref().and_then(|amends| amends.in_force_on);
        in_force_on.is_some_and(|day| day <= today) && text.text_number() > number && !is_told(text)
    };
    let standing = texts.iter().filter(says).max_by_key(|text| text.text_number()).copied();
    Ok(Some(standing.or(recorded).unwrap_or(first).sha256.clone()))
}

/// The text of the last amendment that was recorded as in force.
fn recorded<'t>(
    texts: &[&'t Agreement],
    first: &'t Agreement,
    version: &TextVersion,
) -> Result<Option<&'t Agreement>, ExchangeError> {
    let changed = version.amendment > 0 || version.annex_updated_on.is_some();
    if !changed {
        return Ok(None);
    }
    let by_number = || texts.iter().find(|text| text.text_number() == version.amendment).copied();
    let Some(sha256) = &version.sha256 else { return Ok(by_number()) };
    match texts.iter().find(|text| text.sha256 == *sha256) {
        Some(text) => Ok(Some(text)),
        // To execute another text than the one in force would be worse than to stop.
        None => Err(ExchangeError::TextAbsent { agreement: first.id.clone(), sha256: sha256.clone() }),
    }
}

/// The number of the amendment that a fact is about.
pub(crate) fn amendment_of(event: &LifeEvent) -> Option<u32> {
    match event {
        LifeEvent::AmendmentProposed { number, .. }
        | LifeEvent::AmendmentApproved { number, .. }
        | LifeEvent::AmendmentInForce { number, .. } => Some(*number),
        _ => None,
    }
}
