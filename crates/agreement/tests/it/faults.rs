//! One test for each fault: a change to a sound folder, and the French text that people read.

mod annex;
mod anonymity;
mod basis;
mod code_list;
mod convention;
mod duty;
mod governance;
mod grant;
mod language;
mod life;
mod privacy;
pub mod register;
mod schema;
mod service;
mod table;
mod text;

use entente_agreement::DiagnosticCode;

/// Faults whose test is elsewhere, because the folder has to be built.
const ELSEWHERE: &[DiagnosticCode] = &[DiagnosticCode::TooManyClauses, DiagnosticCode::TooManyDiagnostics];

#[test]
fn every_fault_has_its_test() {
    let tests = concat!(
        include_str!("faults/annex.rs"),
        include_str!("faults/anonymity.rs"),
        include_str!("faults/basis.rs"),
        include_str!("faults/code_list.rs"),
        include_str!("faults/convention.rs"),
        include_str!("faults/grant.rs"),
        include_str!("faults/service.rs"),
        include_str!("faults/privacy.rs"),
        include_str!("faults/governance.rs"),
        include_str!("faults/duty.rs"),
        include_str!("faults/life.rs"),
        include_str!("faults/language.rs"),
        include_str!("faults/register.rs"),
        include_str!("faults/schema.rs"),
        include_str!("faults/table.rs"),
        include_str!("faults/text.rs"),
    );
    for code in DiagnosticCode::ALL {
        let name = format!("Code::{code:?},");
        let tested = tests.match_indices(&name).any(|(at, _)| tests[..at].trim_end().ends_with("fault("));
        // What is wrong with a contract of somebody else is shown beside its import.
        let imported = include_str!("export.rs").contains(&format!("[{}]", code.as_str()));
        assert!(tested || imported || ELSEWHERE.contains(code), "no test shows `{}`", code.as_str());
    }
}
