//! Faults of amended texts, of conventions against their cadre, of adhesions and of conventions on paper.

use data_encoding::HEXLOWER;
use entente_agreement::DiagnosticCode as Code;
use sha2::{Digest, Sha256};

use crate::compare::adhesion::{ADHESION, joined};
use crate::compare::register::{PAPER, on_paper};
use crate::folder::{Folder, LOCAL, fault};

const SECOND: &str = "conventions/local-2.convention.md";

/// The hash of a file as it stands.
pub fn hash_of(folder: &Folder, path: &str) -> String {
    let file = folder.files.iter().find(|file| file.path == path).unwrap();
    HEXLOWER.encode(&Sha256::digest(&file.bytes))
}

/// Adds the local convention as amended, `amends` being what its front matter says of it.
pub fn amended(folder: &mut Folder, path: &str, amends: &str) {
    let file = folder.files.iter().find(|file| file.path == LOCAL).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    folder.add(path, text.replacen("parties = [", &format!("amends = {amends}\nparties = ["), 1));
}

#[test]
fn an_amendment_of_a_text_that_is_not_there() {
    insta::assert_snapshot!(fault(Code::AmendedTextAbsent, |folder| {
        let sha256 = hash_of(folder, LOCAL);
        amended(folder, SECOND, &format!("{{ number = 2, sha256 = \"{sha256}\", proposed_by = [\"region-essai\"] }}"));
    }), @"");
}

#[test]
fn an_amendment_of_another_text() {
    insta::assert_snapshot!(fault(Code::AmendedTextChanged, |folder| {
        let sha256 = "0".repeat(64);
        amended(folder, SECOND, &format!("{{ number = 1, sha256 = \"{sha256}\", proposed_by = [\"region-essai\"] }}"));
    }), @"");
}

#[test]
fn an_amendment_that_nobody_entitled_proposed() {
    insta::assert_snapshot!(fault(Code::AmendmentProposer, |folder| {
        let sha256 = hash_of(folder, LOCAL);
        amended(folder, SECOND, &format!("{{ number = 1, sha256 = \"{sha256}\", proposed_by = [\"cnil\"] }}"));
    }), @"");
}

#[test]
fn a_hash_that_is_none() {
    insta::assert_snapshot!(fault(Code::BadHash, |folder| {
        amended(folder, SECOND, "{ number = 1, sha256 = \"9F86\" }");
        folder.replace(SECOND, "id = \"local\"", "id = \"local-2\"");
    }), @"");
}

fn local_clause(kind: &str, text: &str) -> impl FnOnce(&mut Folder) {
    let block = format!("## Article 5 : Échanges\n```entente {kind}\n{text}\n```\n");
    move |folder| folder.append(LOCAL, &block)
}

#[test]
fn less_protection_than_in_the_cadre() {
    let grant = "dataset = \"eleves\"\nto = { party = \"region\", scope = \"territory\" }\npurposes = [\"bati\"]\nbasis = \"article 2\"\nvariables = [\"annee\", \"pays\"]\nchannels = [\"file\"]";
    insta::assert_snapshot!(fault(Code::WeakerThanCadre, local_clause("grant", grant)), @"");
}

#[test]
fn another_protection_than_in_the_cadre() {
    insta::assert_snapshot!(fault(Code::OtherThanCadre, |folder| {
        // The cadre gives it for another purpose under one of two protections: neither is weaker than a third one.
        let grant = "dataset = \"eleves\"\nto = { party = \"region-essai\", scope = \"territory\" }\npurposes = [\"carte\"]\nbasis = \"article 2\"\nvariables = [\"pays\"]\nprotect = [{ variable = \"pays\", pseudonym = \"stable\" }]\nchannels = [\"file\"]";
        local_clause("grant", grant)(folder);
    }), @"");
}

#[test]
fn a_longer_delay_than_in_the_cadre() {
    let duty = |within: &str| {
        format!(
            "id = \"alerte\"\nwho = [\"rectorat\"]\nact = \"alert\"\nwhat = \"alerter d'un incident\"\nto = [\"region\"]\nwithin = \"{within}\"\nfrom = \"incident-known\""
        )
    };
    insta::assert_snapshot!(fault(Code::ClauseWeakerThanCadre, |folder| {
        let block = format!("## Article 7 : Alerte\n```entente duty\n{}\n```\n", duty("PT48H"));
        folder.append(crate::folder::CADRE, &block);
        local_clause("duty", &duty("P3D"))(folder);
    }), @"");
}

#[test]
fn a_rule_looser_than_in_the_cadre() {
    insta::assert_snapshot!(fault(Code::RuleLooserThanCadre, |folder| {
        folder.append(crate::folder::CADRE, "## Article 7 : Cession\n```entente rule\nforbid = \"transfer\"\n```\n");
        local_clause("rule", "forbid = \"transfer\"\nexcept_contractor = true")(folder);
    }), @"");
}

fn adhesion(from: &'static str, to: &'static str) -> impl FnOnce(&mut Folder) {
    move |folder| {
        joined(folder);
        folder.replace(ADHESION, from, to);
    }
}

#[test]
fn joining_what_is_not_there() {
    let text = fault(Code::AdhesionUnknownAgreement, adhesion("joins = \"local\"", "joins = \"locale\""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn joining_twice() {
    let text = fault(Code::AdhesionTwice, adhesion("id = \"commune-essai\"", "id = \"region-essai\""));
    insta::assert_snapshot!(text, @"");
    insta::assert_snapshot!(fault(Code::AdhesionTwice, |folder| {
        joined(folder);
        folder.add("conventions/encore.adhesion.md", "+++\nid = \"encore\"\njoins = \"local\"\nparty = { id = \"commune-essai\", name = \"Commune\", role = \"region\", territory = \"commune:99001\" }\n+++\n");
    }), @"");
}

#[test]
fn a_school_twice() {
    let text = fault(Code::AdhesionSchoolTwice, adhesion("\"0990002P\"", "\"0990001N\""));
    insta::assert_snapshot!(text, @"");
    insta::assert_snapshot!(fault(Code::AdhesionSchoolTwice, |folder| {
        joined(folder);
        folder.add("conventions/encore.adhesion.md", "+++\nid = \"encore\"\njoins = \"local\"\nschools = [\"0990001N\"]\nparty = { id = \"autre-commune\", name = \"Commune\", role = \"region\", territory = \"commune:99002\" }\n+++\n");
    }), @"");
}

#[test]
fn a_role_that_the_convention_does_not_know() {
    let text = fault(Code::AdhesionRoleUnknown, adhesion("role = \"region\"", "role = \"regions\""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn nobody_knows_whose_schools_they_are() {
    let text = fault(Code::AdhesionWithoutTerritory, adhesion("territory = \"commune:99001\"\n", ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_school_joins_without_its_board() {
    let text = fault(
        Code::AdhesionWithoutDeliberation,
        adhesion("kind = \"commune\"", "kind = \"eple\"\nuai = \"0990001N\""),
    );
    insta::assert_snapshot!(text, @"");
}

#[test]
fn joining_before_the_convention_is_signed() {
    let text =
        fault(Code::AdhesionBeforeAgreement, adhesion("signed_on = 2025-02-03", "signed_on = 2023-02-03"));
    insta::assert_snapshot!(text, @"");
}

fn paper(from: &'static str, to: &'static str) -> impl FnOnce(&mut Folder) {
    move |folder| {
        on_paper(folder);
        folder.replace(PAPER, from, to);
    }
}

#[test]
fn data_from_nobody() {
    let text = fault(Code::PaperPartyUnknown, paper("from = \"rectorat\"", "from = \"rectora\""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_dataset_that_nobody_knows() {
    let text = fault(Code::PaperDatasetUnknown, paper("dataset = \"eleves\"", "dataset = \"eleve\""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn nothing_is_exchanged() {
    insta::assert_snapshot!(fault(Code::PaperWithoutData, |folder| {
        on_paper(folder);
        let file = folder.files.iter_mut().find(|file| file.path == PAPER).unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        let (before, after) = (text.find("data = [").unwrap(), text.find("reference").unwrap());
        file.bytes = format!("{}data = []\n{}", &text[..before], &text[after..]).into_bytes();
    }), @"");
}
