//! Two versions of a convention, or two drafts: what changed in the text, and what that does.

use entente_model::{Agreement, AgreementId};
use serde::{Deserialize, Serialize};

use super::access_effects::access_effects;
use super::articles::{ArticleDiff, articles_diff};
use super::clause_effects::clause_effects;
use super::effect::Effect;
use super::side::Side;

/// Which text is compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiffSide {
    /// Id of the convention.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// Its file.
    pub path: String,
    /// SHA-256 of its exact text, in hexadecimal.
    pub sha256: String,
}

/// What changed between two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDiff {
    /// The text before.
    pub before: DiffSide,
    /// The text after.
    pub after: DiffSide,
    /// Every article of both, in order.
    pub articles: Vec<ArticleDiff>,
    /// What the change does, the most important first.
    pub effects: Vec<Effect>,
    /// Whether everything was compared; not where a text gives more combinations than a comparison looks at.
    pub complete: bool,
}

impl AgreementDiff {
    /// Whether nothing changed, neither words nor effects.
    pub fn is_empty(&self) -> bool {
        self.effects.is_empty() && self.articles.iter().all(ArticleDiff::is_same)
    }
}

/// Compares two texts: their articles word by word, and everything that they do.
pub fn diff(before: Side<'_>, after: Side<'_>) -> AgreementDiff {
    let access = access_effects(before, after);
    let mut effects = access.effects;
    effects.extend(clause_effects(before, after));
    effects.sort();
    AgreementDiff {
        before: side(before),
        after: side(after),
        articles: articles_diff(before.agreement, after.agreement),
        effects,
        complete: access.complete,
    }
}

/// What a convention would do once signed, where there was none before (C9): everything that it gives and states.
pub fn effects_of_signing(side: Side<'_>) -> Vec<Effect> {
    let agreement = side.agreement;
    let (id, title) = (agreement.id.clone(), agreement.title.clone());
    let mut nothing = Agreement::new(id, title, agreement.kind, agreement.term.clone());
    nothing.applies.clone_from(&agreement.applies);
    nothing.attached_to.clone_from(&agreement.attached_to);
    nothing.ends_on = agreement.ends_on;
    nothing.ending.clone_from(&agreement.ending);
    nothing.amending.clone_from(&agreement.amending);
    diff(Side { agreement: &nothing, cadre: None, ..side }, side).effects
}

pub(super) fn side(side: Side<'_>) -> DiffSide {
    let agreement = side.agreement;
    DiffSide {
        id: agreement.id.clone(),
        title: agreement.title.clone(),
        path: agreement.path.clone(),
        sha256: agreement.sha256.clone(),
    }
}
