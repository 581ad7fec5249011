//! Which rows go out: all of them, or those of the establishments of the recipient's territory.

use datafusion::arrow::datatypes::DataType;
use datafusion::prelude::{Expr, btrim, cast, ident, lit, upper};
use entente_model::{Dataset, Institutions, PartyId, Scope, Territory, Uai, VariableName};

use super::error::ProduceError;

/// The rows that may go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    All,
    Of { variable: VariableName, institutions: Vec<Uai> },
}

impl Rows {
    /// Rows in the recipient's scope. Where a territory cannot be established this is an error: never all rows,
    /// and never none without saying so.
    pub(super) fn in_scope(
        scope: Scope,
        recipient: &PartyId,
        territory: Option<&Territory>,
        dataset: &Dataset,
        institutions: &Institutions,
    ) -> Result<Self, ProduceError> {
        if scope == Scope::All {
            return Ok(Self::All);
        }
        let Some(variable) = dataset.institution_variable.clone() else {
            return Err(ProduceError::NoInstitutionVariable {
                recipient: recipient.clone(),
                dataset: dataset.id.clone(),
            });
        };
        let Some(territory) = territory else {
            return Err(ProduceError::NoTerritory { recipient: recipient.clone() });
        };
        let institutions = institutions.in_territory(territory);
        if institutions.is_empty() {
            return Err(ProduceError::NoInstitution { territory: territory.clone() });
        }
        Ok(Self::Of { variable, institutions })
    }

    /// The variable that must be read to know where a row belongs, delivered or not.
    pub(super) fn variable(&self) -> Option<&VariableName> {
        match self {
            Self::All => None,
            Self::Of { variable, .. } => Some(variable),
        }
    }

    /// The condition that a row meets; a row whose establishment is absent or unknown meets none.
    pub(super) fn condition(&self) -> Option<Expr> {
        let Self::Of { variable, institutions } = self else { return None };
        let uai = upper(btrim(vec![cast(ident(variable.as_str()), DataType::Utf8)]));
        Some(uai.in_list(institutions.iter().map(|uai| lit(uai.as_str())).collect(), false))
    }
}
