//! The witnesses of the log: parties that cosign its checkpoints, each with the key by which it is known.
//!
//! What they cosigned is not here: it proves itself, and lies beside the tree.

use entente_audit::{Event, Table, WitnessId, stamp};
use entente_model::PartyId;
use sqlx::any::AnyRow;

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A witness as kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessRow {
    /// Number.
    pub id: WitnessId,
    /// The party that runs it.
    pub party: PartyId,
    /// Its public key, as signed notes write it.
    pub key: String,
    /// Where it answers by HTTP.
    pub url: Option<String>,
}

impl WitnessRow {
    /// Its name under notes.
    pub fn name(&self) -> &str {
        self.key.split('+').next().unwrap_or_default()
    }
}

impl Transaction {
    /// Takes a witness into the list; records `WitnessAdded`. One whose key is there gets its new address.
    pub async fn insert_witness(
        &mut self,
        party: &PartyId,
        key: &str,
        url: Option<&str>,
    ) -> Result<WitnessId, StoreError> {
        let id = WitnessId::new(self.next_number(Table::Witness).await?);
        let witness =
            WitnessRow { id, party: party.clone(), key: key.to_owned(), url: url.map(str::to_owned) };
        let event =
            Event::WitnessAdded { witness: id, party: party.clone(), name: witness.name().to_owned() };
        self.write_witness(event, &witness, "added").await?;
        Ok(id)
    }

    /// Takes a witness out of the list; records `WitnessRemoved`.
    pub async fn remove_witness(&mut self, witness: &WitnessRow) -> Result<WitnessId, StoreError> {
        let id = WitnessId::new(self.next_number(Table::Witness).await?);
        let removed = WitnessRow { id, ..witness.clone() };
        let (party, name) = (witness.party.clone(), witness.name().to_owned());
        self.write_witness(Event::WitnessRemoved { witness: id, party, name }, &removed, "removed").await?;
        Ok(id)
    }

    async fn write_witness(&mut self, event: Event, row: &WitnessRow, kind: &str) -> Result<(), StoreError> {
        let cells = vec![
            Cell::text(row.id),
            Cell::text(&row.party),
            Cell::text(&row.key),
            Cell::optional(row.url.as_deref()),
            Cell::text(kind),
            Cell::text(stamp(self.at())),
            Cell::text(self.actor()),
        ];
        self.insert(event, cells).await
    }
}

impl Store {
    /// The witnesses of today, in the order in which they came.
    pub async fn witnesses(&self) -> Result<Vec<WitnessRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM witness ORDER BY seq")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read the witnesses"))?;
        let mut witnesses: Vec<WitnessRow> = Vec::new();
        for row in &rows {
            let (witness, is_added) = read_witness(row)?;
            witnesses.retain(|one| one.key != witness.key);
            if is_added {
                witnesses.push(witness);
            }
        }
        Ok(witnesses)
    }
}

fn read_witness(row: &AnyRow) -> Result<(WitnessRow, bool), StoreError> {
    let reader = Reader { table: "witness", row };
    let witness = WitnessRow {
        id: reader.value("id")?,
        party: PartyId::new(reader.text("party")?),
        key: reader.text("key")?,
        url: reader.optional_text("url")?,
    };
    Ok((witness, reader.text("kind")? == "added"))
}
