//! Accounts of persons and their sessions.
//!
//! An account row changes in place, each time with an event that holds its digest: the login stays out of the
//! log, and since the password's salt is in the digest nobody can guess it from there. Hashing passwords and
//! making tokens is done by the caller.

use entente_audit::{Event, Hash, Table, UserId, UserRole, stamp};
use entente_model::PartyId;
use jiff::Timestamp;
use serde::Serialize;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::fact::{self, Cell, columns};
use crate::reading::{Reader, word};
use crate::{Store, StoreError, Transaction};

/// An account to be created.
#[derive(Clone)]
pub struct NewAccount {
    /// What the person types to sign in; unique.
    pub login: String,
    /// Organisation.
    pub party: PartyId,
    /// What the person may do.
    pub role: UserRole,
    /// Argon2 in PHC form, with its salt.
    pub password_hash: String,
    /// `fr` or `en`.
    pub lang: String,
}

/// An account. Neither its login nor its password is shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Number, the only name of a person in the log.
    pub id: UserId,
    /// Entry of the log that records it as it is now.
    pub seq: u64,
    /// What the person types to sign in.
    pub login: String,
    /// Organisation.
    pub party: PartyId,
    /// What the person may do.
    pub role: UserRole,
    /// Argon2 in PHC form; never written out.
    #[serde(skip)]
    pub password_hash: String,
    /// `fr` or `en`.
    pub lang: String,
    /// When.
    pub created_at: Timestamp,
}

impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({}, {}, {})", self.id, self.party, word(&self.role))
    }
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewAccount({}, {})", self.party, word(&self.role))
    }
}

/// A session to be opened.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Digest of the token; the token itself is only in the person's browser.
    pub token_sha256: Hash,
    /// Account.
    pub user: UserId,
    /// Until when.
    pub expires_at: Timestamp,
}

/// An open session and its account.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who.
    pub account: Account,
    /// Until when.
    pub expires_at: Timestamp,
}

impl Transaction {
    /// Creates an account; records `UserCreated`.
    pub async fn create_account(&mut self, new: &NewAccount) -> Result<Account, StoreError> {
        if account_by_login(self.connection(), &new.login).await?.is_some() {
            return Err(StoreError::LoginTaken);
        }
        let account = Account {
            id: UserId::new(self.next_number(Table::UserAccount).await?),
            seq: self.next_seq()?.unsigned_abs(),
            login: new.login.clone(),
            party: new.party.clone(),
            role: new.role,
            password_hash: new.password_hash.clone(),
            lang: new.lang.clone(),
            created_at: self.at(),
        };
        let event = Event::UserCreated { user: account.id, party: account.party.clone(), role: account.role };
        self.insert(event, cells(&account)).await?;
        Ok(account)
    }

    /// Replaces an account's organisation, role, password or language; records `UserChanged`.
    pub async fn change_account(&mut self, account: &Account) -> Result<Account, StoreError> {
        let Some(kept) = account_of(self.connection(), account.id).await? else {
            return Err(StoreError::NotFound { table: "user_account", id: account.id.to_string() });
        };
        let changed = Account {
            seq: self.next_seq()?.unsigned_abs(),
            login: kept.login,
            created_at: kept.created_at,
            ..account.clone()
        };
        sqlx::query(
            "UPDATE user_account SET seq = $1, party = $2, role = $3, password_hash = $4, lang = $5 WHERE id = $6",
        )
        .bind(self.next_seq()?)
        .bind(changed.party.to_string())
        .bind(word(&changed.role))
        .bind(changed.password_hash.clone())
        .bind(changed.lang.clone())
        .bind(changed.id.to_string())
        .execute(self.connection())
        .await
        .map_err(StoreError::query("change an account"))?;
        let event = Event::UserChanged { user: changed.id, party: changed.party.clone(), role: changed.role };
        self.append(event, Some(fact::row_digest(Table::UserAccount, &cells(&changed)))).await?;
        Ok(changed)
    }

    /// Removes an account and its sessions; records `UserRemoved`. The log keeps its number only.
    pub async fn remove_account(&mut self, user: UserId) -> Result<(), StoreError> {
        let failed = StoreError::query("remove an account");
        for sql in ["DELETE FROM session WHERE account = $1", "DELETE FROM user_account WHERE id = $1"] {
            sqlx::query(sql).bind(user.to_string()).execute(self.connection()).await.map_err(&failed)?;
        }
        self.record(Event::UserRemoved { user }).await
    }

    /// Opens a session, and forgets those that ended; records `SessionOpened`.
    pub async fn open_session(&mut self, new: &NewSession) -> Result<(), StoreError> {
        let failed = StoreError::query("open a session");
        let now = stamp(self.at());
        sqlx::query("DELETE FROM session WHERE expires_at <= $1")
            .bind(now.clone())
            .execute(self.connection())
            .await
            .map_err(&failed)?;
        sqlx::query(
            "INSERT INTO session (token_sha256, account, opened_at, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(new.token_sha256.to_string())
        .bind(new.user.to_string())
        .bind(now)
        .bind(stamp(new.expires_at))
        .execute(self.connection())
        .await
        .map_err(&failed)?;
        self.record(Event::SessionOpened { user: new.user }).await
    }

    /// Closes a session; records `SessionClosed`.
    pub async fn close_session(&mut self, token_sha256: Hash, user: UserId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM session WHERE token_sha256 = $1 AND account = $2")
            .bind(token_sha256.to_string())
            .bind(user.to_string())
            .execute(self.connection())
            .await
            .map_err(StoreError::query("close a session"))?;
        self.record(Event::SessionClosed { user }).await
    }
}

impl Store {
    /// The account of that login.
    pub async fn account_by_login(&self, login: &str) -> Result<Option<Account>, StoreError> {
        account_by_login(&mut *self.connection().await?, login).await
    }

    /// The account of that number.
    pub async fn account(&self, id: UserId) -> Result<Option<Account>, StoreError> {
        account_of(&mut *self.connection().await?, id).await
    }

    /// All accounts, in the order of their numbers.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let rows = sqlx::query("SELECT * FROM user_account")
            .fetch_all(self.pool())
            .await
            .map_err(StoreError::query("read accounts"))?;
        let mut accounts = rows.iter().map(read_account).collect::<Result<Vec<_>, _>>()?;
        accounts.sort_by_key(|account| account.id);
        Ok(accounts)
    }

    /// The session of that token, unless it has ended.
    pub async fn session(&self, token_sha256: Hash, now: Timestamp) -> Result<Option<Session>, StoreError> {
        let row = sqlx::query(
            "SELECT user_account.*, session.expires_at FROM session
             JOIN user_account ON user_account.id = session.account
             WHERE token_sha256 = $1 AND expires_at > $2",
        )
        .bind(token_sha256.to_string())
        .bind(stamp(now))
        .fetch_optional(self.pool())
        .await
        .map_err(StoreError::query("read a session"))?;
        let Some(row) = row else { return Ok(None) };
        let expires_at = Reader { table: "session", row: &row }.value("expires_at")?;
        Ok(Some(Session { account: read_account(&row)?, expires_at }))
    }
}

fn cells(account: &Account) -> Vec<Cell> {
    let cells = vec![
        Cell::text(account.id),
        Cell::text(&account.login),
        Cell::text(&account.party),
        Cell::text(word(&account.role)),
        Cell::text(&account.password_hash),
        Cell::text(&account.lang),
        Cell::text(stamp(account.created_at)),
    ];
    debug_assert_eq!(cells.len(), columns(Table::UserAccount).len());
    cells
}

async fn account_by_login(
    connection: &mut AnyConnection,
    login: &str,
) -> Result<Option<Account>, StoreError> {
    one(connection, "login", login).await
}

async fn account_of(connection: &mut AnyConnection, id: UserId) -> Result<Option<Account>, StoreError> {
    one(connection, "id", &id.to_string()).await
}

async fn one(
    connection: &mut AnyConnection,
    column: &'static str,
    value: &str,
) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(AssertSqlSafe(format!("SELECT * FROM user_account WHERE {column} = $1")))
        .bind(value.to_owned())
        .fetch_optional(connection)
        .await
        .map_err(StoreError::query("read an account"))?;
    row.as_ref().map(read_account).transpose()
}

fn read_account(row: &AnyRow) -> Result<Account, StoreError> {
    let reader = Reader { table: "user_account", row };
    Ok(Account {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        login: reader.text("login")?,
        party: PartyId::new(reader.text("party")?),
        role: reader.word("role")?,
        password_hash: reader.text("password_hash")?,
        lang: reader.text("lang")?,
        created_at: reader.value("created_at")?,
    })
}
