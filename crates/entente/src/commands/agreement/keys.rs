//! `entente agreement keys`: keys of the parties, in files or in the register of a node. A private key never enters a node.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use entente_audit::{
    KeyChange, KeyId, KeyRegister, RegisteredKey, RevokedKey, RevokedReason, SecretKey, Statement,
};
use entente_exchange::{Clock, ExchangeError, new_key, read_named_file, write_whole};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::open;
use crate::cli::{Format, Keys, RevokeReason};
use crate::commands::deposits::write;
use crate::output;
use crate::show::say;

/// Name of the register where none is given.
pub(super) const REGISTER: &str = "keys.register";

pub async fn keys(command: Keys, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Keys::Create { party, output, from, until, follows, register, dir } => {
            let new = New { party: PartyId::new(party), output, from, until, follows };
            create(&new, Target { register, dir }, lang).await?;
        }
        Keys::Revoke { party, key, with, on, why, register, dir } => {
            let key: KeyId = key.parse().map_err(|_| unknown_key(&key))?;
            let on = on.unwrap_or_else(|| Clock::System.today());
            let revoked = RevokedKey { party: PartyId::new(party), key, on, why: reason(why) };
            let statement = revoked.sign(&read_secret(&with)?).map_err(ExchangeError::from)?;
            Target { register, dir }.add(&statement, &revoked.party).await?;
            let done = Message::new("key-revoked").with("key", key).with("party", &revoked.party);
            output::line(format_args!("{}", say(lang, &done)));
        }
        Keys::Add { node, file, party } => {
            let text = read_text(&file)?;
            let party = party.map(PartyId::new);
            let kept = open(&node.dir).await?.register_keys_as(party.as_ref(), &text).await?;
            for entry in kept {
                let done = Message::new("key-added").with("party", &entry.party).with("key", entry.key);
                output::line(format_args!("{}", say(lang, &done)));
            }
        }
        Keys::List { register, dir, format } => list(&Target { register, dir }, format, lang).await?,
        Keys::Export { node, output } => {
            let register = open(&node.dir).await?.key_register().await?;
            write_whole(&output, register.to_string().as_bytes())
                .with_context(|| output.display().to_string())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A register: that of a node, or a file.
pub(super) struct Target {
    pub register: Option<PathBuf>,
    pub dir: Option<PathBuf>,
}

impl Target {
    fn file(&self) -> PathBuf {
        self.register.clone().unwrap_or_else(|| REGISTER.into())
    }

    pub(super) async fn read(&self) -> anyhow::Result<KeyRegister> {
        if let Some(dir) = &self.dir {
            return Ok(open(dir).await?.key_register().await?);
        }
        let text = read_text(&self.file())?;
        Ok(KeyRegister::read(&text).map_err(ExchangeError::from)?)
    }

    async fn add(&self, statement: &Statement, party: &PartyId) -> anyhow::Result<()> {
        if let Some(dir) = &self.dir {
            let node = open(dir).await?;
            node.register_keys_as(Some(party), &statement.to_string()).await?;
            return Ok(());
        }
        let path = self.file();
        let text = if path.exists() { read_text(&path)? } else { String::new() };
        let mut register = KeyRegister::read(&text).map_err(ExchangeError::from)?;
        register.add(statement).map_err(ExchangeError::from)?;
        if let Some((_, _, Some(fault))) = register.statements().find(|(one, ..)| *one == statement) {
            return Err(ExchangeError::NotHeld(fault.message()).into());
        }
        write_whole(&path, register.to_string().as_bytes()).with_context(|| path.display().to_string())
    }
}

struct New {
    party: PartyId,
    output: PathBuf,
    from: Option<Date>,
    until: Option<Date>,
    follows: Option<PathBuf>,
}

async fn create(new: &New, target: Target, lang: Lang) -> anyhow::Result<()> {
    let key = new_key()?;
    let from = new.from.unwrap_or_else(|| Clock::System.today());
    let party = new.party.clone();
    let statement = match &new.follows {
        None => RegisteredKey::create(party, &key, from, new.until),
        Some(former) => RegisteredKey::rotate(party, &read_secret(former)?, &key, from, new.until),
    };
    // The private file first: a register that holds a key nobody has would be of no use.
    write_secret(&new.output, &key)?;
    target.add(&statement.map_err(ExchangeError::from)?, &new.party).await?;
    let done = Message::new("key-created")
        .with("party", &new.party)
        .with("key", key.public().id())
        .with("file", new.output.display());
    output::line(format_args!("{}", say(lang, &done)));
    Ok(())
}

/// Writes a private key that its owner alone may read; never over another file.
pub fn write_secret(path: &Path, key: &SecretKey) -> anyhow::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| path.display().to_string())?;
    file.write_all(key.to_pem().as_bytes())?;
    Ok(file.sync_all()?)
}

pub(super) fn read_secret(path: &Path) -> anyhow::Result<SecretKey> {
    Ok(SecretKey::from_pem(&read_text(path)?).map_err(ExchangeError::from)?)
}

pub(super) fn read_text(path: &Path) -> anyhow::Result<String> {
    let failed = |source| ExchangeError::File { path: path.to_owned(), source: io::Error::other(source) };
    Ok(String::from_utf8(read_named_file(path)?).map_err(failed)?)
}

fn unknown_key(text: &str) -> ExchangeError {
    ExchangeError::Unacceptable { what: "key", value: text.chars().take(80).collect() }
}

fn reason(why: RevokeReason) -> RevokedReason {
    match why {
        RevokeReason::Lost => RevokedReason::Lost,
        RevokeReason::Compromised => RevokedReason::Compromised,
        RevokeReason::HolderLeft => RevokedReason::HolderLeft,
    }
}

async fn list(target: &Target, format: Format, lang: Lang) -> anyhow::Result<()> {
    let register = target.read().await?;
    let today = Clock::System.today();
    let json: Vec<Value> = register
        .entries()
        .map(|(change, fault)| {
            let standing = match change {
                KeyChange::Key(key) => json!(register.standing(key.public.id(), &key.party, today)),
                KeyChange::RevokedKey(_) => Value::Null,
            };
            json!({"entry": change, "fault": fault, "today": standing})
        })
        .collect();
    write(format, &json, || {
        let line = |(change, fault): (&KeyChange, Option<entente_audit::KeyFault>)| {
            let (party, key, from) = match change {
                KeyChange::Key(key) => (&key.party, key.public.id(), key.from),
                KeyChange::RevokedKey(revoked) => (&revoked.party, revoked.key, revoked.on),
            };
            let state = match (change, fault) {
                (_, Some(fault)) => entente_audit::words().say(lang, &fault.message()),
                (KeyChange::Key(key), None) => {
                    let standing = register.standing(key.public.id(), &key.party, today);
                    entente_audit::words().say(lang, &standing.message())
                }
                (KeyChange::RevokedKey(revoked), None) => {
                    say(lang, &Message::new("key-entry-revoked").with("why", revoked.why.name()))
                }
            };
            format!("{from}  {:<24} {key}\n  {state}\n", party.to_string())
        };
        register.entries().map(line).collect()
    })
}
