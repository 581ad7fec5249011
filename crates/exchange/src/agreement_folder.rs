//! The conventions of a folder, with what is known of their life: those of a node, or files alone.
//!
//! Reading them needs no database: whoever has the files sees what they say by their own text.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_agreement::Compilation;
use entente_agreement::life::{Life, LifeState};
use entente_model::{Agreement, AgreementId, Institutions, LifeFact, Message};
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::clock::Clock;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::standing_texts::Recorded;

/// Conventions that can be read, compared and asked about.
#[derive(Clone, Debug)]
pub struct AgreementFolder {
    pub(crate) agreements: Arc<Agreements>,
    folder: PathBuf,
    today: Date,
    /// Whether schools are asked of a directory: files alone have none.
    pub(crate) has_directory: bool,
}

impl AgreementFolder {
    /// Compiles the files of a folder; nothing is known of what happened besides what they say.
    pub fn read(folder: &Path, clock: &Clock) -> Result<Self, ExchangeError> {
        let agreements =
            Agreements::load(folder, Institutions::default(), Recorded::default(), clock.today())?;
        Ok(Self {
            agreements: Arc::new(agreements),
            folder: folder.to_owned(),
            today: clock.today(),
            has_directory: false,
        })
    }

    /// Today, in France.
    pub fn today(&self) -> Date {
        self.today
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// All conventions, in the order of their files.
    pub fn all(&self) -> &[Agreement] {
        self.agreements.all()
    }

    /// The convention of that name.
    pub fn agreement(&self, id: &str) -> Result<&Agreement, ExchangeError> {
        self.agreements.must_have(&AgreementId::new(id))
    }

    /// What was compiled: conventions and datasets.
    pub fn compilation(&self) -> &Compilation {
        &self.agreements.compilation
    }

    /// The life of a convention.
    pub fn life<'a>(&'a self, agreement: &'a Agreement) -> Life<'a> {
        self.agreements.life(agreement)
    }

    /// What happened to it, as recorded, in the order of the records.
    pub fn facts(&self, agreement: &Agreement) -> &[LifeFact] {
        self.agreements.facts.of(&agreement.id)
    }

    /// Its state on a day, as known on another.
    pub fn state(&self, agreement: &Agreement, on: Date, known: Date) -> LifeState {
        self.life(agreement).state(on, known)
    }

    /// A sentence about a convention, its days written out, its parties by their names.
    pub fn say(&self, agreement: &Agreement, lang: Lang, message: &Message) -> String {
        self.life(agreement).say(lang, message)
    }
}

impl Node {
    /// The conventions of the node, as compiled last, with what is known of their life.
    pub fn agreement_folder(&self) -> AgreementFolder {
        AgreementFolder {
            agreements: self.agreements(),
            folder: self.folder().to_owned(),
            today: self.today(),
            has_directory: true,
        }
    }
}
