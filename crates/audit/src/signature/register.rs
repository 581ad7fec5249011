//! The register of the parties' keys: whose each one is, from when, until when, what replaced it, what revoked it.
//!
//! It is a file of statements, each signed: a key signs its own entry, which shows that the party holds it; a key that
//! replaces another is signed by both; only a key of the same party revokes one. That a party's first key is the party's
//! is known by another way (its name read over the telephone, in a letter): [`KeyRegister::follow`] says which need it.

use std::collections::BTreeMap;
use std::fmt;

use entente_model::{Message, PartyId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::statement::{name, read, read_day, read_key, read_name, unexpected};
use super::text::{self, Fields, Lines, Statement, StatementError};
use super::{KeyId, PublicKey, SecretKey};

const KEY: &str = "key";
const REVOKED: &str = "revoked-key";

/// A key and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegisteredKey {
    /// The party that signs with it.
    pub party: PartyId,
    /// The key.
    pub public: PublicKey,
    /// First day on which it may sign.
    pub from: Date,
    /// Last day on which it may sign, where one is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The key that it replaces from its first day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<KeyId>,
}

/// Why a key was revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevokedReason {
    /// It cannot be used any more.
    Lost,
    /// Somebody else may have it: what it signed earlier needs another proof of its day.
    Compromised,
    /// Who held it has no more right to sign.
    HolderLeft,
}

impl RevokedReason {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Compromised, Self::HolderLeft];

    /// Its name in files and commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Compromised => "compromised",
            Self::HolderLeft => "holder-left",
        }
    }
    /// The reason of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A key that may not sign any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedKey {
    /// The party whose key it is.
    pub party: PartyId,
    /// The key.
    pub key: KeyId,
    /// First day on which it may not sign.
    pub on: Date,
    /// Why.
    pub why: RevokedReason,
}

/// An entry of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeyChange {
    /// A key was created, alone or to replace another.
    Key(RegisteredKey),
    /// A key was revoked.
    RevokedKey(RevokedKey),
}

/// An entry that does not hold; nothing is believed of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyFault {
    /// The key did not sign its own entry, or the entry was changed since.
    NotItsOwn,
    /// An earlier entry speaks of the same key.
    Twice,
    /// The key that it says to replace is not in the register, or is another party's.
    FormerUnknown,
    /// The key that it says to replace did not agree.
    FormerUnsigned,
    /// It revokes a key that is not in the register, or is another party's.
    RevokedUnknown,
    /// No key of the party signed what revokes it.
    RevokedUnsigned,
}

/// What a key is on some day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum KeyStanding {
    /// Nobody's.
    Unknown,
    /// Another party's.
    OtherParty {
        /// Whose.
        party: PartyId,
    },
    /// It may not sign yet.
    NotYet {
        /// From when.
        from: Date,
    },
    /// It may not sign any more.
    Ended {
        /// Last day.
        until: Date,
    },
    /// Another replaced it.
    Replaced {
        /// Since when.
        from: Date,
    },
    /// It was revoked.
    Revoked {
        /// Since when.
        on: Date,
        /// Why.
        why: RevokedReason,
    },
    /// It may sign.
    Valid {
        /// The day since which it is compromised, where that came later.
        #[serde(skip_serializing_if = "Option::is_none")]
        compromised_on: Option<Date>,
    },
}

impl RegisteredKey {
    /// The entry of a new key.
    ///
    /// # Errors
    /// A party's name that cannot stand in a statement.
    pub fn create(
        party: PartyId,
        key: &SecretKey,
        from: Date,
        until: Option<Date>,
    ) -> Result<Statement, StatementError> {
        let public = key.public();
        let entry = Self { party, public, from, until, follows: None };
        Ok(Statement::sign(entry.text()?, &[key]))
    }
    /// The entry of a key that replaces another of the same party from that day on.
    ///
    /// # Errors
    /// As [`Self::create`].
    pub fn rotate(
        party: PartyId,
        former: &SecretKey,
        key: &SecretKey,
        from: Date,
        until: Option<Date>,
    ) -> Result<Statement, StatementError> {
        let follows = Some(former.public().id());
        let entry = Self { party, public: key.public(), from, until, follows };
        Ok(Statement::sign(entry.text()?, &[key, former]))
    }
    fn text(&self) -> Result<String, StatementError> {
        name("party", self.party.as_str())?;
        Ok(Lines::of(KEY)
            .line("party", &self.party)
            .line("public", self.public)
            .line("from", self.from)
            .maybe("until", self.until)
            .maybe("follows", self.follows)
            .done())
    }
    fn read(fields: &mut Fields<'_>) -> Result<Self, StatementError> {
        Ok(Self {
            party: PartyId::new(fields.line("party", read_name)?),
            public: fields.line("public", read)?,
            from: fields.line("from", read_day)?,
            until: fields.maybe("until", read_day)?,
            follows: fields.maybe("follows", read_key)?,
        })
    }
}

impl RevokedKey {
    /// The entry, signed by the key itself or by another one of the party.
    ///
    /// # Errors
    /// A party's name that cannot stand in a statement.
    pub fn sign(&self, by: &SecretKey) -> Result<Statement, StatementError> {
        name("party", self.party.as_str())?;
        let text = Lines::of(REVOKED)
            .line("party", &self.party)
            .line("key", self.key)
            .line("on", self.on)
            .line("why", self.why.name())
            .done();
        Ok(Statement::sign(text, &[by]))
    }
    fn read(fields: &mut Fields<'_>) -> Result<Self, StatementError> {
        Ok(Self {
            party: PartyId::new(fields.line("party", read_name)?),
            key: fields.line("key", read_key)?,
            on: fields.line("on", read_day)?,
            why: fields.line("why", RevokedReason::named)?,
        })
    }
}

/// An entry, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    statement: Statement,
    change: KeyChange,
    fault: Option<KeyFault>,
}

/// Entries in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRegister {
    entries: Vec<Entry>,
    /// Where each key that signed its own entry stands first.
    ranks: BTreeMap<KeyId, usize>,
}

impl KeyRegister {
    /// Reads the file.
    ///
    /// # Errors
    /// The first line that is not of a statement. Entries that do not hold are no errors: see [`Self::entries`].
    pub fn read(text: &str) -> Result<Self, StatementError> {
        let mut register = Self::default();
        for mut block in text::blocks(text)? {
            let change = match block.kind {
                KEY => KeyChange::Key(RegisteredKey::read(&mut block.fields)?),
                REVOKED => KeyChange::RevokedKey(RevokedKey::read(&mut block.fields)?),
                other => return Err(unexpected(block.line, other, &[KEY, REVOKED])),
            };
            block.fields.end()?;
            register.entries.push(Entry { statement: block.statement, change, fault: None });
        }
        register.judge();
        Ok(register)
    }
    /// Adds an entry, unless it is already there.
    ///
    /// # Errors
    /// A statement of another kind.
    pub fn add(&mut self, statement: &Statement) -> Result<(), StatementError> {
        self.merge(&Self::read(&statement.to_string())?);
        Ok(())
    }
    /// Takes the entries of another copy that are not in this one.
    pub fn merge(&mut self, other: &Self) {
        for one in &other.entries {
            if !self.entries.iter().any(|known| known.statement == one.statement) {
                self.entries.push(one.clone());
            }
        }
        self.judge();
    }
    /// Takes from another copy what the keys of this one vouch for: replacements and revocations. Gives the keys of the
    /// other copy that nothing here vouches for: whoever believes them compares their names with the party first, by
    /// another way, then adds them.
    pub fn follow(&mut self, other: &Self) -> Vec<RegisteredKey> {
        let known = self.entries.len();
        let vouched = |entry: &&Entry| entry.change.key().is_none_or(|key| key.follows.is_some());
        self.merge(&Self {
            entries: other.entries.iter().filter(vouched).cloned().collect(),
            ..Self::default()
        });
        let mut rank = 0;
        self.entries.retain(|entry| {
            rank += 1;
            rank <= known || entry.fault.is_none()
        });
        self.judge();
        other.keys().filter(|key| self.key(key.public.id()).is_none()).cloned().collect()
    }
    /// All its entries with what is wrong with each, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&KeyChange, Option<KeyFault>)> {
        self.entries.iter().map(|entry| (&entry.change, entry.fault))
    }
    /// The same with the statement of each, for whoever keeps them one by one.
    pub fn statements(&self) -> impl Iterator<Item = (&Statement, &KeyChange, Option<KeyFault>)> {
        self.entries.iter().map(|entry| (&entry.statement, &entry.change, entry.fault))
    }
    /// Keys whose entry holds.
    pub fn keys(&self) -> impl Iterator<Item = &RegisteredKey> {
        self.entries.iter().filter(|entry| entry.fault.is_none()).filter_map(|entry| entry.change.key())
    }
    /// The key of that name, where its entry holds.
    pub fn key(&self, id: KeyId) -> Option<&RegisteredKey> {
        let entry = &self.entries[*self.ranks.get(&id)?];
        entry.change.key().filter(|_| entry.fault.is_none())
    }
    /// What a key is for a party on a day.
    pub fn standing(&self, id: KeyId, party: &PartyId, day: Date) -> KeyStanding {
        let Some(key) = self.key(id) else { return KeyStanding::Unknown };
        if key.party != *party {
            return KeyStanding::OtherParty { party: key.party.clone() };
        }
        if day < key.from {
            return KeyStanding::NotYet { from: key.from };
        }
        let revoked = self.revoked(id);
        if let Some(RevokedKey { on, why, .. }) = revoked.filter(|revoked| revoked.on <= day) {
            return KeyStanding::Revoked { on: *on, why: *why };
        }
        let replaced = self.keys().filter(|next| next.follows == Some(id)).map(|next| next.from).min();
        if let Some(from) = replaced.filter(|from| *from <= day) {
            return KeyStanding::Replaced { from };
        }
        if let Some(until) = key.until.filter(|until| *until < day) {
            return KeyStanding::Ended { until };
        }
        let compromised = revoked.filter(|revoked| revoked.why == RevokedReason::Compromised);
        KeyStanding::Valid { compromised_on: compromised.map(|revoked| revoked.on) }
    }

    /// The earliest entry that holds and revokes the key.
    fn revoked(&self, id: KeyId) -> Option<&RevokedKey> {
        let sound = self.entries.iter().filter(|entry| entry.fault.is_none());
        let of_key = sound.filter_map(|entry| match &entry.change {
            KeyChange::RevokedKey(revoked) if revoked.key == id => Some(revoked),
            _ => None,
        });
        of_key.min_by_key(|revoked| revoked.on)
    }

    /// Finds what is wrong with each entry; a later entry may make an earlier one hold.
    fn judge(&mut self) {
        self.ranks.clear();
        for (rank, Entry { statement, change, .. }) in self.entries.iter().enumerate() {
            if let Some(key) = change.key().filter(|key| statement.is_signed_by(&key.public)) {
                self.ranks.entry(key.public.id()).or_insert(rank);
            }
        }
        let keys: Vec<Option<KeyFault>> =
            self.entries.iter().enumerate().map(|(rank, entry)| self.fault_of_key(rank, entry)).collect();
        for (entry, fault) in self.entries.iter_mut().zip(keys) {
            entry.fault = fault;
        }
        self.refuse_what_follows_the_unknown();
        let revoked: Vec<Option<KeyFault>> =
            self.entries.iter().map(|entry| self.fault_of_revoked(entry)).collect();
        for (entry, fault) in self.entries.iter_mut().zip(revoked) {
            entry.fault = entry.fault.or(fault);
        }
    }

    /// A key that replaces one which does not hold does not hold either, nor do two that replace each other.
    fn refuse_what_follows_the_unknown(&mut self) {
        let follows = |entry: &Entry| {
            let key = entry.change.key().filter(|_| entry.fault.is_none())?;
            Some((key.public.id(), key.follows))
        };
        let chain: BTreeMap<KeyId, Option<KeyId>> = self.entries.iter().filter_map(follows).collect();
        let is_rooted = |mut id: KeyId| {
            for _ in 0..=chain.len() {
                match chain.get(&id) {
                    Some(None) => return true,
                    Some(Some(former)) => id = *former,
                    None => return false,
                }
            }
            false
        };
        for entry in &mut self.entries {
            if follows(entry).is_some_and(|(id, _)| !is_rooted(id)) {
                entry.fault = Some(KeyFault::FormerUnknown);
            }
        }
    }

    fn fault_of_key(&self, rank: usize, Entry { statement, change, .. }: &Entry) -> Option<KeyFault> {
        let key = change.key()?;
        match self.ranks.get(&key.public.id()) {
            Some(first) if *first == rank => {}
            Some(_) if statement.is_signed_by(&key.public) => return Some(KeyFault::Twice),
            _ => return Some(KeyFault::NotItsOwn),
        }
        let former = self.entries[..].get(*self.ranks.get(&key.follows?).unwrap_or(&usize::MAX));
        match former.and_then(|entry| entry.change.key()).filter(|former| former.party == key.party) {
            None => Some(KeyFault::FormerUnknown),
            Some(former) if !statement.is_signed_by(&former.public) => Some(KeyFault::FormerUnsigned),
            Some(_) => None,
        }
    }

    fn fault_of_revoked(&self, Entry { statement, change, .. }: &Entry) -> Option<KeyFault> {
        let KeyChange::RevokedKey(revoked) = change else { return None };
        let of_party = |id| self.key(id).filter(|key| key.party == revoked.party);
        if of_party(revoked.key).is_none() {
            return Some(KeyFault::RevokedUnknown);
        }
        let mut keys = statement.signed().iter().filter_map(|one| of_party(one.key));
        (!keys.any(|key| statement.is_signed_by(&key.public))).then_some(KeyFault::RevokedUnsigned)
    }
}

impl KeyChange {
    /// The key, where one was created.
    fn key(&self) -> Option<&RegisteredKey> {
        match self {
            Self::Key(key) => Some(key),
            Self::RevokedKey(_) => None,
        }
    }
}

impl KeyFault {
    /// What to say of it.
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::NotItsOwn => "key-not-its-own",
            Self::Twice => "key-twice",
            Self::FormerUnknown => "key-former-unknown",
            Self::FormerUnsigned => "key-former-unsigned",
            Self::RevokedUnknown => "key-revoked-unknown",
            Self::RevokedUnsigned => "key-revoked-unsigned",
        })
    }
}

impl fmt::Display for KeyRegister {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, entry) in self.entries.iter().enumerate() {
            write!(f, "{}{}", if rank == 0 { "" } else { "\n" }, entry.statement)?;
        }
        Ok(())
    }
}
