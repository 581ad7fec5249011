//! The audience of ENT (DNMA) on a node: what accepted deposits hold of it, added up by place for those whom a clause lets see it.
//!
//! Adding up and hiding small counts is `entente-formats`. Deciding who may see is `decide_access`.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_formats::dnma::{Audience, AudienceLevel, AudienceRow};
use entente_intake::{TypedRowsError, read_typed_rows, typed_variables};
use entente_model::{Institution, Institutions, PartyId, Territory, VariableName};
use entente_store::DepositFilter;

use crate::deposit_files::deposit_path;
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of audience files.
pub(crate) const DATASET: &str = "audience-ent";
/// Variables without which nothing can be added up; those that may be absent come after.
pub(crate) const VARIABLES: [&str; 6] = ["uai", "jour", "profil", "service", "visites", "visiteurs"];
const MORE: [&str; 2] = ["circonscription", "duree_secondes"];

/// Files of audience, and the directory of establishments.
#[derive(Clone, Debug, Default)]
pub struct AudienceSources {
    /// Accepted files, as received.
    pub files: Vec<PathBuf>,
    /// The directory.
    pub institutions: Arc<Institutions>,
}

impl Node {
    /// The current versions of every deposit of audience.
    pub async fn audience_sources(&self) -> Result<AudienceSources, ExchangeError> {
        let filter = DepositFilter { dataset: Some(DATASET.into()), ..DepositFilter::default() };
        let deposits = self.store().deposits(&filter).await?;
        let current = deposits.iter().filter(|deposit| deposit.state.is_current());
        let files = current.map(|deposit| deposit_path(self.folder(), deposit.sha256)).collect();
        Ok(AudienceSources { files, institutions: Arc::clone(&self.agreements().references.institutions) })
    }

    /// The audience of the establishments of a territory, or of all, from the checked rows of the current deposits of a producer:
    /// what another one deposits is handed over by its own conventions.
    pub(crate) async fn audience_within(
        &self,
        producer: &PartyId,
        territory: Option<Territory>,
    ) -> Result<Audience, ExchangeError> {
        let filter = DepositFilter {
            dataset: Some(DATASET.into()),
            party: Some(producer.clone()),
            ..DepositFilter::default()
        };
        let mut files = Vec::new();
        for deposit in self.store().deposits(&filter).await? {
            if deposit.state.is_current() {
                files.extend(self.typed_rows(&deposit).await?);
            }
        }
        let institutions = Arc::clone(&self.agreements().references.institutions);
        let added_up = tokio::task::spawn_blocking(move || {
            let mut audience = Audience::default();
            for file in &files {
                add_file(&mut audience, file, &institutions, territory.as_ref())?;
            }
            Ok::<_, TypedRowsError>(audience)
        });
        Ok(added_up.await??)
    }
}

fn add_file(
    audience: &mut Audience,
    file: &Path,
    institutions: &Institutions,
    territory: Option<&Territory>,
) -> Result<(), TypedRowsError> {
    let held = typed_variables(file)?;
    let optional = MORE.iter().filter(|name| held.iter().any(|one| one.as_str() == **name));
    let names: Vec<&str> = VARIABLES.iter().chain(optional).copied().collect();
    let variables: Vec<VariableName> = names.iter().map(|name| VariableName::new(*name)).collect();
    read_typed_rows(file, &variables, |cells| {
        let cell = |name: &str| names.iter().position(|one| *one == name).and_then(|place| cells[place]);
        let Some(row) = row(cell) else { return ControlFlow::Continue(()) };
        let institution = institutions.get(row.uai);
        let is_within =
            territory.is_none_or(|territory| institution.is_some_and(|one| one.lies_in(territory)));
        if is_within {
            audience.add(&row, &places(&row, institution));
        }
        ControlFlow::Continue(())
    })
}

/// A row of the typed copy; what does not read there was refused when it was deposited.
fn row<'a>(cell: impl Fn(&str) -> Option<&'a str>) -> Option<AudienceRow> {
    let number = |name: &str| cell(name).and_then(|text| text.parse::<u64>().ok());
    let text = |name: &str| cell(name).unwrap_or_default().to_owned();
    Some(AudienceRow {
        uai: cell("uai")?.parse().ok()?,
        on: cell("jour")?.parse().ok()?,
        profile: text("profil"),
        service: text("service"),
        circonscription: cell("circonscription").filter(|code| !code.is_empty()).map(str::to_owned),
        visits: number("visites")?,
        visitors: number("visiteurs")?,
        duration_seconds: number("duree_secondes").unwrap_or(0),
    })
}

/// The places that hold an establishment; its number tells the département where the directory does not know it.
fn places<'a>(row: &'a AudienceRow, institution: Option<&'a Institution>) -> Vec<(AudienceLevel, &'a str)> {
    let departement = institution.map_or_else(|| row.uai.departement(), |one| one.departement.as_str());
    let academie = institution.map(|one| (AudienceLevel::Academy, one.academie.as_str()));
    let circonscription = row.circonscription.as_deref().map(|code| (AudienceLevel::Circonscription, code));
    [Some((AudienceLevel::Departement, departement)), academie, circonscription]
        .into_iter()
        .flatten()
        .collect()
}
