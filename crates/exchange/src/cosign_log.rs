//! The node asks the parties to cosign its checkpoints, and keeps what they answer.
//!
//! A witness enters the list with its public key, compared by another way (over the telephone). The request and the answer are texts: they go
//! by HTTP (C2SP tlog-witness), or as files where a party opens no port. What a witness cosigned proves itself: it is no event.

use entente_audit::{
    Actor, Continuity, Fork, NoteKey, NoteKeyKind, NoteSignature, NoteStanding, SignedNote, TreeReader,
    WitnessRequest,
};
use entente_model::PartyId;
use jiff::Timestamp;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::log_folder::{LogFolder, log_fault};
use crate::node::Node;

/// A witness of the node's log, and how far it has cosigned.
#[derive(Clone, Debug, Serialize)]
pub struct LogWitness {
    /// The party that runs it.
    pub party: PartyId,
    /// Its key, as notes write it.
    pub key: String,
    /// Where it answers, where it does by HTTP.
    pub url: Option<String>,
    /// Entries of the last checkpoint that it cosigned.
    pub size: Option<u64>,
    /// When it cosigned it, as it says.
    pub cosigned_at: Option<Timestamp>,
}

impl LogWitness {
    /// Its name under notes.
    pub fn name(&self) -> &str {
        self.key.split('+').next().unwrap_or_default()
    }
}

impl Node {
    /// Takes a witness into the list: a party of a convention, with the key that it showed.
    pub async fn add_witness(
        &self,
        party: &PartyId,
        key: &NoteKey,
        url: Option<&str>,
    ) -> Result<(), ExchangeError> {
        if !self.agreements().names(party) {
            return Err(ExchangeError::UnknownParty { party: party.to_string() });
        }
        if key.kind() != NoteKeyKind::Cosignature {
            let what = "witness-key";
            return Err(ExchangeError::Unacceptable { what, value: key.to_string() });
        }
        if let Some(url) = url.filter(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            return Err(ExchangeError::Unacceptable { what: "witness-url", value: url.to_owned() });
        }
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.insert_witness(party, &key.to_string(), url).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// Takes a witness out of the list: its cosignatures are asked no more, and count no more.
    pub async fn remove_witness(&self, name: &str) -> Result<(), ExchangeError> {
        let known = self.store().witnesses().await?;
        let Some(witness) = known.into_iter().find(|one| one.name() == name) else {
            return Err(ExchangeError::UnknownWitness { witness: name.to_owned() });
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.remove_witness(&witness).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// The witnesses, and how far each has cosigned.
    pub async fn witnesses(&self) -> Result<Vec<LogWitness>, ExchangeError> {
        let folder = LogFolder::of_node(self.folder());
        let mut witnesses = Vec::new();
        for kept in self.store().witnesses().await? {
            let key: NoteKey = kept.key.parse().map_err(|error| log_fault(&error))?;
            let note = folder.cosigned_by(&key)?;
            let (size, cosigned_at) = note.as_ref().map_or((None, None), |note| standing(note, &key));
            witnesses.push(LogWitness { party: kept.party, key: kept.key, url: kept.url, size, cosigned_at });
        }
        Ok(witnesses)
    }

    /// What to ask of a witness: the latest checkpoint, with the proof that it continues what the witness cosigned last, or what it
    /// says that it has.
    pub async fn witness_request(&self, name: &str, has: Option<u64>) -> Result<String, ExchangeError> {
        self.grow_log().await?;
        let witness = self.witness_key(name).await?;
        let folder = LogFolder::of_node(self.folder());
        let request = tokio::task::spawn_blocking(move || request(&folder, &witness, has));
        request.await?
    }

    /// Keeps the cosignature that a witness answered with, once it holds.
    pub async fn keep_cosignature(&self, name: &str, answer: &str) -> Result<u64, ExchangeError> {
        let witness = self.witness_key(name).await?;
        let line = answer.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let signature = NoteSignature::read(line).map_err(|error| log_fault(&error))?;
        let folder = LogFolder::of_node(self.folder());
        // Acts may have followed while the witness looked: it cosigned one of the checkpoints that were written to it.
        let asked = [folder.checkpoint()?, folder.asked(&witness)?];
        for mut note in asked.into_iter().flatten() {
            note.add(signature.clone());
            if matches!(note.standing(&witness), NoteStanding::Cosigned(_)) {
                folder.keep_cosigned(&witness, &note)?;
                return Ok(note.checkpoint().map_err(|error| log_fault(&error))?.size);
            }
        }
        Err(ExchangeError::NotCosigned { witness: name.to_owned() })
    }

    /// Keeps the two checkpoints that a witness shows as a fork, once they are judged; says what they prove.
    pub async fn keep_fork(&self, text: &str) -> Result<Continuity, ExchangeError> {
        let fork: Fork = serde_json::from_str(text).map_err(|error| log_fault(&error))?;
        let folder = LogFolder::of_node(self.folder());
        let log = folder.key()?.ok_or_else(|| log_fault(&"the log has no key yet"))?;
        let continuity = fork.judge(&log);
        if continuity == Continuity::Forked {
            let path = folder.root().join("fork.json");
            let json = serde_json::to_string_pretty(&fork).map_err(|error| log_fault(&error))?;
            write_whole(&path, json.as_bytes()).map_err(ExchangeError::file(&path))?;
        }
        Ok(continuity)
    }

    async fn witness_key(&self, name: &str) -> Result<NoteKey, ExchangeError> {
        let known = self.store().witnesses().await?;
        let Some(witness) = known.into_iter().find(|one| one.name() == name) else {
            return Err(ExchangeError::UnknownWitness { witness: name.to_owned() });
        };
        witness.key.parse().map_err(|error: entente_audit::NoteKeyError| log_fault(&error))
    }
}

fn standing(note: &SignedNote, key: &NoteKey) -> (Option<u64>, Option<Timestamp>) {
    let second = match note.standing(key) {
        NoteStanding::Cosigned(second) => i64::try_from(second).ok(),
        _ => None,
    };
    let size = note.checkpoint().ok().map(|checkpoint| checkpoint.size);
    (size, second.and_then(|second| Timestamp::from_second(second).ok()))
}

fn request(folder: &LogFolder, witness: &NoteKey, has: Option<u64>) -> Result<String, ExchangeError> {
    let note = folder.checkpoint()?.ok_or_else(|| log_fault(&"nothing was signed yet"))?;
    let size = note.checkpoint().map_err(|error| log_fault(&error))?.size;
    let former_size = match has {
        Some(has) => has,
        None => {
            let former = folder.cosigned_by(witness)?;
            let former =
                former.map(|note| note.checkpoint()).transpose().map_err(|error| log_fault(&error))?;
            former.map_or(0, |former| former.size)
        }
    };
    let path = if former_size == 0 {
        Vec::new()
    } else {
        let proof = TreeReader::new(folder, size).prove_consistency(former_size);
        proof.map_err(|error| log_fault(&error))?
    };
    let request = WitnessRequest { former_size, path, note };
    folder.keep_asked(witness, &request.note)?;
    Ok(request.body())
}
