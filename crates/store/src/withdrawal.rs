//! Deposits taken back by their depositor: recorded once, with a reason of a closed list.
//!
//! Who may withdraw is decided elsewhere. What was delivered from the deposit stays recorded; its recipients are told.

use entente_audit::{Actor, AlertKind, DepositId, Event, Table, WithdrawalId, WithdrawalReason, stamp};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::deposit::series_of;
use crate::fact::Cell;
use crate::reading::Reader;
use crate::{Store, StoreError, Transaction};

/// A withdrawal as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Number.
    pub id: WithdrawalId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// The deposit.
    pub deposit: DepositId,
    /// Why.
    pub reason: WithdrawalReason,
    /// When.
    pub withdrawn_at: Timestamp,
    /// Who acted.
    pub withdrawn_by: String,
}

impl Transaction {
    /// Takes a deposit back: records `DepositWithdrawn`, and tells those who received it (`AlertRaised`).
    pub async fn withdraw_deposit(
        &mut self,
        deposit: DepositId,
        reason: WithdrawalReason,
    ) -> Result<Withdrawal, StoreError> {
        let series = series_of(self.connection(), deposit).await?;
        let Some(kept) = series.iter().find(|kept| kept.id == deposit) else {
            return Err(StoreError::NotFound { table: "deposit", id: deposit.to_string() });
        };
        if kept.withdrawn.is_some() {
            return Err(StoreError::Done { table: "withdrawal", id: deposit.to_string() });
        }
        let withdrawal = Withdrawal {
            id: WithdrawalId::new(self.next_number(Table::Withdrawal).await?),
            seq: self.next_seq()?.unsigned_abs(),
            deposit,
            reason,
            withdrawn_at: self.at(),
            withdrawn_by: self.actor().to_string(),
        };
        let cells = vec![
            Cell::text(withdrawal.id),
            Cell::text(withdrawal.deposit),
            Cell::text(reason.name()),
            Cell::text(stamp(withdrawal.withdrawn_at)),
            Cell::text(&withdrawal.withdrawn_by),
        ];
        self.insert(Event::DepositWithdrawn { withdrawal: withdrawal.id, deposit, reason }, cells).await?;
        self.raise_alerts(AlertKind::Withdrawn, &kept.party, &[deposit], None).await?;
        Ok(withdrawal)
    }
}

impl Store {
    /// The withdrawal of a deposit, where there is one.
    pub async fn withdrawal(&self, deposit: DepositId) -> Result<Option<Withdrawal>, StoreError> {
        withdrawal_of(&mut *self.connection().await?, deposit).await
    }
}

pub(crate) async fn withdrawal_of(
    connection: &mut AnyConnection,
    deposit: DepositId,
) -> Result<Option<Withdrawal>, StoreError> {
    let row = sqlx::query("SELECT * FROM withdrawal WHERE deposit = $1")
        .bind(deposit.to_string())
        .fetch_optional(connection)
        .await
        .map_err(StoreError::query("read a withdrawal"))?;
    row.as_ref().map(read_withdrawal).transpose()
}

fn read_withdrawal(row: &AnyRow) -> Result<Withdrawal, StoreError> {
    let reader = Reader { table: "withdrawal", row };
    Ok(Withdrawal {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        deposit: reader.value("deposit")?,
        reason: reader.word("reason")?,
        withdrawn_at: reader.value("withdrawn_at")?,
        withdrawn_by: reader.value::<Actor>("withdrawn_by")?.to_string(),
    })
}
