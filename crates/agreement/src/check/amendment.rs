//! Checks of amended texts (decision 0009): each stands on the exact text that it amends, and is proposed by whom the
//! convention says.

use std::collections::HashMap;

use crate::DiagnosticCode as Code;
use crate::compare::proposers_missing;
use crate::convention::Convention;
use crate::diagnostic::{Fault, Reports};

/// Looks at all texts of all conventions, past ones included.
pub(crate) fn check(texts: &[&Convention<'_>], reports: &mut Reports) {
    let mut by_number: HashMap<(&str, u32), &Convention<'_>> = HashMap::new();
    for text in texts {
        if let Some(id) = &text.id {
            by_number.entry((id.as_str(), text.number())).or_insert(text);
        }
    }
    for text in texts {
        let (Some(id), Some(amends)) = (&text.id, &text.front.amends) else { continue };
        let Some(before) = by_number.get(&(id.as_str(), amends.value.number.saturating_sub(1))) else {
            let fault = Fault::new(Code::AmendedTextAbsent)
                .with("id", id)
                .with("number", amends.value.number.to_string())
                .with("before", amends.value.number.saturating_sub(1).to_string());
            reports.report(&text.source, amends.spot, fault);
            continue;
        };
        if before.sha256 != amends.value.sha256 {
            let fault = Fault::new(Code::AmendedTextChanged)
                .with("file", before.source.path)
                .with("expected", &amends.value.sha256)
                .with("found", &before.sha256);
            reports.report(&text.source, amends.spot, fault);
        }
        let Some(agreement) = &before.agreement else { continue };
        let missing = proposers_missing(agreement, &amends.value.proposed_by);
        if !missing.is_empty() {
            let fault = Fault::new(Code::AmendmentProposer).with("parties", missing.join(", "));
            reports.report(&text.source, amends.spot, fault);
        }
    }
}
