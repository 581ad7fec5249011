//! Turns pseudonyms back into identifiers, under two shares of their key, for the purpose and article that allow it.
//!
//! By computing the pseudonyms of the producer's identifiers again: nothing else gives them back. The log says who consented,
//! why and how many; never which pseudonym nor whose.

use std::collections::BTreeSet;
use std::path::PathBuf;

use entente_audit::{Actor, Event, PseudonymAct, PseudonymActRefusal};
use entente_disclosure::{PseudonymDomain, PseudonymReversal};
use entente_model::{AgreementId, ArticleRef, DatasetId, PartyId, PurposeId, VariableKind, VariableName};

use crate::decide_access::is_name;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::rekey_pseudonyms::{read_held, show_identifiers, write_pairs};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct ReversalOrder {
    /// The producer, who acts.
    pub party: PartyId,
    /// Whose pseudonyms they are.
    pub recipient: PartyId,
    /// For which purpose they were given.
    pub purpose: PurposeId,
    /// The dataset whose identifiers are compared.
    pub dataset: DatasetId,
    /// The variable that is a pseudonym.
    pub variable: VariableName,
    /// The convention and the article that allow it.
    pub article: (AgreementId, String),
    /// Two shares of the key.
    pub shares: [PathBuf; 2],
    /// The pseudonyms: delimited text with a header, or Parquet.
    pub held: Vec<PathBuf>,
    /// Where pseudonyms and identifiers are written, outside the node.
    pub output: PathBuf,
}

/// What was found, without any of it.
#[derive(Clone, Debug)]
pub struct Reversed {
    /// The key.
    pub generation: u64,
    /// Who brought the shares.
    pub holders: Vec<PartyId>,
    /// Pseudonyms asked for.
    pub asked: u64,
    /// Those found.
    pub found: u64,
}

impl Node {
    /// Writes the identifiers of these pseudonyms.
    pub async fn reverse_pseudonyms(&self, order: &ReversalOrder) -> Result<Reversed, ExchangeError> {
        let (actor, act) = (Actor::Party(order.party.clone()), PseudonymAct::Reverse);
        check_names(order)?;
        self.must_be_outside(&order.output)?;
        let article = match self.reversible(order) {
            Ok(article) => article,
            Err(why) => return Err(self.refuse(&actor, act, why).await),
        };
        let joined = self.join_shares(&actor, act, &order.shares).await?;
        let sources = self.identifier_sources(&order.party, &order.dataset).await?;
        let work = {
            let (order, key) = (order.clone(), joined.key);
            move || {
                // Stable pseudonyms and those of each year: whoever asks may not know which ones they hold.
                let years: BTreeSet<String> =
                    sources.iter().map(|(deposit, _)| deposit.period.school_year.to_string()).collect();
                let vintages = std::iter::once("stable").chain(years.iter().map(String::as_str));
                let domains: Vec<PseudonymDomain<'_>> = vintages
                    .map(|vintage| PseudonymDomain {
                        recipient: &order.recipient,
                        purpose: &order.purpose,
                        vintage,
                        variable: &order.variable,
                    })
                    .collect();
                let held = read_held(&order.held, &order.variable)?;
                let mut job = PseudonymReversal::new(&key, &domains, held);
                show_identifiers(&sources, &order.variable, |identifier| {
                    job.show(identifier);
                    job.is_complete()
                })?;
                let (asked, found) = job.finish();
                write_pairs(&order.output, ["pseudonyme", "identifiant"], &found)?;
                Ok::<_, ExchangeError>((asked, found.len() as u64))
            }
        };
        let (asked, found) = tokio::task::spawn_blocking(work).await??;
        let event = Event::PseudonymsReversed {
            dataset: order.dataset.clone(),
            recipient: order.recipient.clone(),
            purpose: order.purpose.clone(),
            variable: order.variable.clone(),
            generation: joined.generation,
            article,
            holders: joined.holders.clone(),
            asked,
            found,
        };
        self.record_or_remove(&actor, event, &order.output).await?;
        Ok(Reversed { generation: joined.generation, holders: joined.holders, asked, found })
    }

    /// Whether the producer may ask, and the article that it states.
    fn reversible(&self, order: &ReversalOrder) -> Result<ArticleRef, PseudonymActRefusal> {
        let agreements = self.agreements();
        if !agreements.produces(&order.party, &order.dataset, self.today()) {
            return Err(PseudonymActRefusal::NotProducer);
        }
        let dataset = agreements.dataset(order.dataset.as_str());
        let kind = dataset.and_then(|dataset| dataset.variable(order.variable.as_str())).map(|one| one.kind);
        if !matches!(kind, Some(VariableKind::Ine | VariableKind::Nominative | VariableKind::Pseudonym)) {
            return Err(PseudonymActRefusal::NotIdentifier);
        }
        let (convention, number) = &order.article;
        let agreement = agreements.agreement(convention.as_str());
        let article = agreement
            .and_then(|agreement| agreement.articles.iter().find(|article| article.number == *number))
            .filter(|_| !number.is_empty())
            .ok_or(PseudonymActRefusal::ArticleUnknown)?;
        Ok(ArticleRef { convention: convention.clone(), article: number.clone(), line: article.line })
    }
}

/// What goes into the log as it is given has the form of a name of the conventions (invariant 4).
fn check_names(order: &ReversalOrder) -> Result<(), ExchangeError> {
    let names = [
        ("recipient", order.recipient.as_str()),
        ("purpose", order.purpose.as_str()),
        ("dataset", order.dataset.as_str()),
    ];
    match names.into_iter().find(|(_, value)| !is_name(value)) {
        Some((what, value)) => {
            Err(ExchangeError::Unacceptable { what, value: value.chars().take(64).collect() })
        }
        None => Ok(()),
    }
}
