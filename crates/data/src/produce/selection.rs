//! Which columns go out, in the dataset's order, and how each one is protected.
//!
//! The permit decides; this module only refuses what may never leave unprotected, whatever the permit says.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use entente_model::{Dataset, Protection, Variable, VariableKind, VariableName, VariableProtection};

use super::error::ProduceError;

/// A column that goes out, and what is counted while it does.
#[derive(Debug)]
pub(super) struct Outgoing<'a> {
    pub variable: &'a Variable,
    pub protection: Option<Protection>,
    /// Values without a group in the list by which the variable is generalised.
    pub unknown: Arc<AtomicU64>,
    /// Values of the form of an INE.
    pub ine: Arc<AtomicU64>,
}

/// The columns that go out: the permitted variables, those to drop left out.
pub(super) fn select<'a>(
    dataset: &'a Dataset,
    permitted: &[VariableName],
    protections: &[VariableProtection],
) -> Result<Vec<Outgoing<'a>>, ProduceError> {
    if let Some(unknown) = permitted.iter().find(|name| dataset.variable(name.as_str()).is_none()) {
        return Err(ProduceError::UnknownVariable { variable: unknown.clone(), dataset: dataset.id.clone() });
    }
    let mut outgoing = Vec::with_capacity(permitted.len());
    for variable in dataset.variables.iter().filter(|variable| permitted.contains(&variable.name)) {
        let protection = protection(&variable.name, protections)?;
        if protection == Some(Protection::Drop) {
            continue;
        }
        if !may_leave(variable.kind, protection.as_ref()) {
            return Err(ProduceError::Unprotected { variable: variable.name.clone() });
        }
        outgoing.push(Outgoing { variable, protection, unknown: Arc::default(), ine: Arc::default() });
    }
    if outgoing.is_empty() {
        return Err(ProduceError::NothingLeft { dataset: dataset.id.clone() });
    }
    Ok(outgoing)
}

/// Asserts that no value met so far had the form of an INE.
pub(super) fn assert_no_ine(outgoing: &[(VariableName, Arc<AtomicU64>)]) -> Result<(), ProduceError> {
    for (variable, count) in outgoing {
        let count = count.load(Ordering::Relaxed);
        if count > 0 {
            return Err(ProduceError::IneWouldLeave { variable: variable.clone(), count });
        }
    }
    Ok(())
}

/// Two clauses may ask for the same protection; to leave a variable out is stronger than any other; between two
/// others nobody but the convention may choose.
fn protection(
    variable: &VariableName,
    protections: &[VariableProtection],
) -> Result<Option<Protection>, ProduceError> {
    let asked: Vec<&Protection> = protections
        .iter()
        .filter(|asked| &asked.variable == variable)
        .map(|asked| &asked.protection)
        .collect();
    if asked.contains(&&Protection::Drop) {
        return Ok(Some(Protection::Drop));
    }
    let first = asked.first().copied();
    if asked.iter().any(|&other| Some(other) != first) {
        return Err(ProduceError::TwoProtections { variable: variable.clone() });
    }
    Ok(first.cloned())
}

// INVARIANT: the INE never leaves, names and addresses of persons only in a form that hides them
// (convention of 2015, article 4).
fn may_leave(kind: VariableKind, protection: Option<&Protection>) -> bool {
    match kind {
        VariableKind::Ine => matches!(protection, Some(Protection::Pseudonym(_))),
        VariableKind::Nominative | VariableKind::Address => protection.is_some(),
        VariableKind::Sensitive | VariableKind::Quasi | VariableKind::Pseudonym | VariableKind::Plain => true,
    }
}

#[cfg(test)]
mod tests {
    use entente_model::{PseudonymStability, ValueType};

    use super::*;

    fn dataset(variables: &[(&str, VariableKind)]) -> Dataset {
        let variable = |&(name, kind): &(&str, VariableKind)| Variable {
            name: name.into(),
            title: String::new(),
            description: String::new(),
            value_type: ValueType::String,
            kind,
            constraints: Default::default(),
            checks: Vec::new(),
            line: 1,
            ..Variable::default()
        };
        Dataset {
            id: "essai".into(),
            title: String::new(),
            description: String::new(),
            variables: variables.iter().map(variable).collect(),
            primary_key: Vec::new(),
            missing_values: Vec::new(),
            excluded: Vec::new(),
            institution_variable: None,
            individual: true,
            source_system: String::new(),
            dictionary: String::new(),
            sample: String::new(),
            ..Dataset::default()
        }
    }

    fn check(permitted: &[&str], protections: &[(&str, Protection)], expected: &str) {
        let kinds = [
            ("id", VariableKind::Ine),
            ("nom", VariableKind::Nominative),
            ("rue", VariableKind::Address),
            ("sexe", VariableKind::Quasi),
            ("uai", VariableKind::Plain),
        ];
        let dataset = dataset(&kinds);
        let permitted: Vec<VariableName> = permitted.iter().map(|&name| name.into()).collect();
        let protections: Vec<VariableProtection> = protections
            .iter()
            .map(|(variable, protection)| VariableProtection {
                variable: (*variable).into(),
                protection: protection.clone(),
            })
            .collect();
        let found = match select(&dataset, &permitted, &protections) {
            Ok(outgoing) => {
                let names: Vec<&str> = outgoing.iter().map(|column| column.variable.name.as_str()).collect();
                names.join(" ")
            }
            Err(error) => format!("! {error}"),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn only_permitted_variables_go_out_in_the_order_of_the_dataset() {
        check(&["uai", "sexe", "uai"], &[], "sexe uai");
        check(&["uai", "sexe"], &[("sexe", Protection::Drop)], "uai");
        check(
            &["sexe"],
            &[("sexe", Protection::Drop)],
            "! the permit leaves no variable of `essai` to deliver",
        );
        check(&["prenom"], &[], "! the permitted variable `prenom` is not a variable of `essai`");
    }

    #[test]
    fn what_identifies_a_person_does_not_leave_unprotected_whatever_the_permit_says() {
        let pseudonym = Protection::Pseudonym(PseudonymStability::Stable);
        let group = Protection::Generalise("essai".into());
        let refused = |name: &str| {
            format!(
                "! `{name}` identifies a person and nothing in the permit protects it, so it does not leave"
            )
        };
        for name in ["id", "nom", "rue"] {
            check(&[name, "uai"], &[], &refused(name));
            check(&[name, "uai"], &[(name, Protection::Drop)], "uai");
            check(&[name, "uai"], &[(name, pseudonym.clone())], &format!("{name} uai"));
        }
        check(&["id"], &[("id", group.clone())], &refused("id"));
        check(&["rue"], &[("rue", group)], "rue");
    }

    #[test]
    fn two_protections_of_one_variable_are_not_chosen_between() {
        let [stable, yearly] =
            [PseudonymStability::Stable, PseudonymStability::Yearly].map(Protection::Pseudonym);
        check(
            &["id"],
            &[("id", stable.clone()), ("id", yearly.clone())],
            "! `id` has two different protections in the permit: the convention must choose one",
        );
        check(&["id"], &[("id", stable.clone()), ("id", stable.clone())], "id");
        check(&["id", "uai"], &[("id", stable), ("id", Protection::Drop), ("id", yearly)], "uai");
    }
}
