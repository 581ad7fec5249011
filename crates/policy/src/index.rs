//! Where clauses are found: conventions by party, grants by dataset and by purpose.
//!
//! A decision then reads the conventions that concern it, however many the node holds. Deciding is `decider`'s work.

use std::collections::{BTreeMap, HashMap};

use entente_model::{AccessRequest, Dataset, DatasetId, PartyId, PurposeId};

use crate::slice::{PlacedGrant, Slice};

/// A grant: its convention in application, then its rank there.
type Address = (usize, usize);

/// The conventions in application, and where their clauses are found.
pub(crate) struct Index {
    pub(crate) slices: Vec<Slice>,
    by_party: HashMap<PartyId, Vec<usize>>,
    by_dataset: BTreeMap<DatasetId, Vec<Address>>,
    by_purpose: BTreeMap<PurposeId, Vec<Address>>,
}

/// What a decision reads: the conventions, and the datasets that folders describe.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) index: &'a Index,
    pub(crate) datasets: &'a BTreeMap<DatasetId, Dataset>,
}

impl Index {
    pub(crate) fn new(slices: Vec<Slice>) -> Self {
        let mut index = Self {
            slices: Vec::new(),
            by_party: HashMap::new(),
            by_dataset: BTreeMap::new(),
            by_purpose: BTreeMap::new(),
        };
        for (position, slice) in slices.iter().enumerate() {
            for party in slice.parties().filter(|party| slice.recipient(&party.id).next().is_some()) {
                let slices = index.by_party.entry(party.id.clone()).or_default();
                if slices.last() != Some(&position) {
                    slices.push(position);
                }
            }
            for placed in slice.grants() {
                let address = (position, placed.rank);
                index.by_dataset.entry(placed.grant.dataset.clone()).or_default().push(address);
                for purpose in &placed.grant.purposes {
                    index.by_purpose.entry(purpose.clone()).or_default().push(address);
                }
            }
        }
        index.slices = slices;
        index
    }

    /// Conventions in application where the party may receive something, in their order.
    pub(crate) fn of_party(&self, party: &PartyId) -> impl Iterator<Item = &Slice> {
        self.by_party.get(party).into_iter().flatten().map(|position| &self.slices[*position])
    }

    /// Grants for the party of the request on its dataset, in their order.
    pub(crate) fn for_party_on_dataset<'a>(
        &'a self,
        request: &'a AccessRequest,
    ) -> impl Iterator<Item = (&'a Slice, PlacedGrant<'a>)> {
        self.of_party(&request.recipient).flat_map(move |slice| {
            let grants = slice.grants_on(&request.dataset);
            let own = grants.filter(move |placed| slice.is_for(placed.grant, &request.recipient));
            own.map(move |placed| (slice, placed))
        })
    }

    /// Grants for the party of the request and its purpose, in their order.
    pub(crate) fn for_party_and_purpose<'a>(
        &'a self,
        request: &'a AccessRequest,
    ) -> impl Iterator<Item = (&'a Slice, PlacedGrant<'a>)> {
        self.of_party(&request.recipient).flat_map(move |slice| {
            let grants = slice.grants_for(&request.purpose);
            let own = grants.filter(move |placed| slice.is_for(placed.grant, &request.recipient));
            own.map(move |placed| (slice, placed))
        })
    }

    /// Grants on a dataset, in their order.
    pub(crate) fn on_dataset(&self, id: &DatasetId) -> impl Iterator<Item = (&Slice, PlacedGrant<'_>)> {
        self.at(self.by_dataset.get(id))
    }

    /// Grants for a purpose, in their order.
    pub(crate) fn for_purpose(&self, id: &PurposeId) -> impl Iterator<Item = (&Slice, PlacedGrant<'_>)> {
        self.at(self.by_purpose.get(id))
    }

    /// Datasets that some grant hands over.
    pub(crate) fn datasets(&self) -> impl Iterator<Item = &DatasetId> {
        self.by_dataset.keys()
    }

    /// Purposes that some grant knows.
    pub(crate) fn purposes(&self) -> impl Iterator<Item = &PurposeId> {
        self.by_purpose.keys()
    }

    /// Whether a convention has that party as a recipient.
    pub(crate) fn knows(&self, party: &PartyId) -> bool {
        self.by_party.contains_key(party)
    }

    fn at<'a>(
        &'a self,
        addresses: Option<&'a Vec<Address>>,
    ) -> impl Iterator<Item = (&'a Slice, PlacedGrant<'a>)> {
        addresses.into_iter().flatten().filter_map(|(slice, at)| {
            let slice = &self.slices[*slice];
            Some((slice, slice.grant(*at)?))
        })
    }
}
