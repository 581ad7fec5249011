//! Who holds which role under which convention: the questions that use cases and pages ask of compiled conventions.
//!
//! Deciding an access is `entente-policy`; this module only finds lines, producers and parties.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use entente_agreement::compare::Side;
use entente_agreement::{Compilation, compile};
use entente_audit::Hash;
use entente_model::{
    Agreement, AgreementId, ArticleRef, Dataset, DatasetClause, DatasetId, Forbid, GrantClause, Institutions,
    PartialAcceptance, PartyClause, PartyId, RoleId, RuleClause,
};
use entente_model::{LegalBases, References};
use entente_policy::{Decider, Standings};
use jiff::civil::Date;

use crate::error::ExchangeError;
use crate::folder::read_folder;
use crate::lives::Facts;
use crate::standing_texts::{Recorded, settle};

/// The conventions of a node, compiled, and what follows from them.
pub struct Agreements {
    pub(crate) compilation: Compilation,
    pub(crate) decider: Decider,
    pub(crate) references: References,
    pub(crate) facts: Facts,
    /// Digests of the adhesions that were recorded, and what they join; where there are files alone, each that is signed counts.
    pub(crate) adhesions: Option<BTreeMap<String, AgreementId>>,
    /// Digests of the scans that are kept, by convention on paper.
    pub(crate) scans: BTreeMap<AgreementId, Hash>,
    /// The day on which the texts that stand were chosen.
    pub(crate) settled_on: Date,
    /// What each convention lets its clauses do on the day asked about last.
    pub(crate) standings: Mutex<Option<(Date, Arc<Standings>)>>,
}

impl std::fmt::Debug for Agreements {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Agreements({})", self.all().len())
    }
}

/// A line of the annex, and the convention under which its roles are bound.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) application: &'a Agreement,
    pub(crate) place: &'a ArticleRef,
    pub(crate) clause: &'a DatasetClause,
}

impl Agreements {
    /// Compiles the folder; refuses one that has errors.
    pub(crate) fn load(
        root: &Path,
        institutions: Institutions,
        recorded: Recorded,
        today: Date,
    ) -> Result<Self, ExchangeError> {
        let mut compilation = compile(&read_folder(root)?);
        if compilation.has_errors() {
            return Err(ExchangeError::Conventions { folder: root.to_owned() });
        }
        settle(&mut compilation, &recorded, today)?;
        let decider = Decider::new(&compilation.agreements, &compilation.datasets)
            .map_err(|source| ExchangeError::Policy(source.to_string()))?
            .with_code_lists(compilation.code_lists.keys().cloned())
            .with_legal_bases(LegalBases::of_lists(&compilation.code_lists));
        let code_lists = Arc::new(std::mem::take(&mut compilation.code_lists));
        let references = References { code_lists, institutions: Arc::new(institutions) };
        let Recorded { facts, adhesions, scans } = recorded;
        Ok(Self {
            compilation,
            decider,
            references,
            facts,
            adhesions,
            scans,
            settled_on: today,
            standings: Mutex::default(),
        })
    }

    /// All of them, in the order of their files.
    pub(crate) fn all(&self) -> &[Agreement] {
        &self.compilation.agreements
    }

    pub(crate) fn agreement(&self, id: &str) -> Option<&Agreement> {
        self.all().iter().find(|agreement| agreement.id.as_str() == id)
    }

    pub(crate) fn dataset(&self, id: &str) -> Option<&Dataset> {
        self.compilation.datasets.get(id)
    }

    /// The title of a dataset, its id where no folder describes it.
    pub(crate) fn title(&self, id: &DatasetId) -> String {
        self.dataset(id.as_str()).map_or_else(|| id.to_string(), |dataset| dataset.title.clone())
    }

    /// The cadre that an application applies.
    pub(crate) fn cadre(&self, application: &Agreement) -> Option<&Agreement> {
        self.agreement(application.applies.as_ref()?.as_str())
    }

    /// Each convention under which roles are bound: those that bind parties, then the cadres by themselves.
    fn bindings(&self) -> impl Iterator<Item = &Agreement> {
        let cadres = |cadre| self.all().iter().filter(move |agreement| agreement.kind.is_cadre() == cadre);
        cadres(false).chain(cadres(true))
    }

    /// The party that holds a role: as the application binds it, else as its cadre does.
    pub(crate) fn holder<'a>(&'a self, application: &'a Agreement, role: &RoleId) -> Option<&'a PartyClause> {
        let held = |agreement: &'a Agreement| {
            agreement.party_clauses().map(|(_, party)| party).find(|party| party.role == *role)
        };
        held(application).or_else(|| self.cadre(application).and_then(held))
    }

    /// Any clause that names the party.
    pub(crate) fn party(&self, id: &PartyId) -> Option<&PartyClause> {
        self.bindings()
            .flat_map(Agreement::party_clauses)
            .map(|(_, party)| party)
            .find(|party| party.id == *id)
    }

    /// Whether any text names the party: a proposed amendment may let it in.
    pub(crate) fn names(&self, id: &PartyId) -> bool {
        let proposed = self.compilation.texts.iter().flat_map(Agreement::party_clauses);
        self.party(id).is_some() || proposed.into_iter().any(|(_, party)| party.id == *id)
    }

    /// A convention, or one of its texts, ready to be compared.
    pub(crate) fn side<'a>(&'a self, agreement: &'a Agreement) -> Side<'a> {
        Side { code_lists: &self.references.code_lists, ..self.compilation.side(agreement) }
    }

    /// Lines of the annex that hold that day, under each application that binds their roles.
    pub(crate) fn lines(&self, day: Date) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for application in self.bindings().filter(|agreement| self.holds_on(agreement, day)) {
            let cadre = self.cadre(application).filter(|cadre| self.holds_on(cadre, day));
            for (place, clause) in
                application.dataset_clauses().chain(cadre.into_iter().flat_map(Agreement::dataset_clauses))
            {
                lines.push(Line { application, place, clause });
            }
        }
        lines
    }

    /// Lines whose producer is that party.
    pub(crate) fn lines_produced_by(&self, party: &PartyId, day: Date) -> Vec<Line<'_>> {
        let mut lines: Vec<Line<'_>> = Vec::new();
        for line in self.lines(day) {
            let holds =
                self.holder(line.application, &line.clause.producer).is_some_and(|held| held.id == *party);
            if holds && !lines.iter().any(|known| known.clause.id == line.clause.id) {
                lines.push(line);
            }
        }
        lines
    }

    /// Whether the party produces that dataset under a convention in force.
    pub(crate) fn produces(&self, party: &PartyId, dataset: &DatasetId, day: Date) -> bool {
        self.lines_produced_by(party, day).iter().any(|line| line.clause.id == *dataset)
    }

    /// How far faulty rows of a party's deposits of a dataset may be set aside, and the line that says so.
    pub(crate) fn partial_acceptance(
        &self,
        party: &PartyId,
        dataset: &DatasetId,
        day: Date,
    ) -> Option<(ArticleRef, PartialAcceptance)> {
        let lines = self.lines_produced_by(party, day);
        let line = lines.iter().find(|line| line.clause.id == *dataset)?;
        line.clause.partial.map(|partial| (line.place.clone(), partial))
    }

    /// The parties that may receive a dataset under a convention: those that hold the role of one of its grants.
    pub(crate) fn recipients(&self, application: &Agreement, dataset: &DatasetId) -> Vec<PartyId> {
        let cadre = self.cadre(application).into_iter();
        let grants = application.grant_clauses().chain(cadre.flat_map(Agreement::grant_clauses));
        let mut recipients: Vec<PartyId> = Vec::new();
        for (_, grant) in grants.filter(|(_, grant)| grant.dataset == *dataset) {
            // A grant names a role, or a party by its id.
            let held = self.holder(application, &grant.to).map(|party| &party.id);
            let named = || self.party(&PartyId::new(grant.to.as_str())).map(|party| &party.id);
            if let Some(id) = held.or_else(named)
                && !recipients.contains(id)
            {
                recipients.push(id.clone());
            }
        }
        recipients
    }

    /// Lines and grants about a dataset, in every convention.
    pub(crate) fn about(&self, dataset: &DatasetId) -> (Vec<PlacedLine>, Vec<PlacedGrant>) {
        let lines = self.all().iter().flat_map(Agreement::dataset_clauses);
        let grants = self.all().iter().flat_map(Agreement::grant_clauses);
        (
            lines
                .filter(|(_, line)| line.id == *dataset)
                .map(|(at, line)| (at.clone(), line.clone()))
                .collect(),
            grants
                .filter(|(_, g)| g.dataset == *dataset)
                .map(|(at, grant)| (at.clone(), grant.clone()))
                .collect(),
        )
    }

    /// The article that keeps excluded variables out of deposits, where a convention states one.
    pub(crate) fn article_on_excluded(&self, dataset: &Dataset) -> Option<ArticleRef> {
        let kinds: Vec<_> = dataset.excluded.iter().map(|variable| variable.kind).collect();
        self.all().iter().flat_map(Agreement::rule_clauses).find_map(|(place, rule)| match rule {
            RuleClause::Forbid(Forbid::Variable { kind, except })
                if kinds.contains(kind) && !except.contains(&dataset.id) =>
            {
                Some(place.clone())
            }
            _ => None,
        })
    }

    /// Codes and labels of the list of purposes.
    pub(crate) fn purposes(&self) -> Vec<(String, String)> {
        let list = self.references.code_lists.get("finalites");
        let codes = list.map(entente_model::CodeList::codes).unwrap_or_default();
        codes.iter().map(|code| (code.code.clone(), code.label.clone())).collect()
    }
}

type PlacedLine = (ArticleRef, DatasetClause);
type PlacedGrant = (ArticleRef, GrantClause);
