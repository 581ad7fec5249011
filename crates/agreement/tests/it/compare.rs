//! What a comparison says of two texts: hand-made pairs with the French that people read, and what always holds.

pub mod adhesion;
mod amendment;
mod conformance;
mod diff;
mod hostile;
mod promises;
pub mod register;
mod side_by_side;

use entente_agreement::Compilation;
use entente_agreement::compare::{AgreementDiff, Effect, diff};
use entente_model::AgreementId;

use crate::folder::Folder;

/// The folder with some change.
fn changed(change: impl FnOnce(&mut Folder)) -> Compilation {
    let mut folder = Folder::sound();
    change(&mut folder);
    folder.compile()
}

fn diff_of(before: &Compilation, after: &Compilation, id: &str) -> AgreementDiff {
    let id = AgreementId::new(id);
    let (one, other) = (before.agreement(&id).unwrap(), after.agreement(&id).unwrap());
    diff(before.side(one), after.side(other))
}

/// Effects without the names that people know things by: those may be the other side's when it is read backwards.
fn unlabelled<'e>(effects: impl IntoIterator<Item = &'e Effect>) -> Vec<String> {
    fn scrub(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(keys) => {
                keys.remove("label");
                keys.values_mut().for_each(scrub);
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(scrub),
            _ => {}
        }
    }
    let mut texts: Vec<String> = effects
        .into_iter()
        .map(|effect| {
            let mut value = serde_json::to_value(effect).unwrap();
            scrub(&mut value);
            value.to_string()
        })
        .collect();
    texts.sort();
    texts
}
