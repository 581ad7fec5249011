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
    }), @r#"
    erreur[amended-text-absent] : le texte que modifie cet avenant n'est pas dans « conventions/ »
     --> conventions/local-2.convention.md:6:10
      |
    6 | amends = { number = 2, sha256 = "1caae476e4cb162f7f0e63bc6eed55253e64547be8df094212af3011bcd5f519", proposed_by = ["region-essai"] }
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = cause : l'avenant n° 2 de `local` modifie le texte n° 1, que chacun doit pouvoir relire
      = remède : remettez ce texte dans « conventions/ », ou corrigez `amends.number`

    1 erreur
    "#);
}

#[test]
fn an_amendment_of_another_text() {
    insta::assert_snapshot!(fault(Code::AmendedTextChanged, |folder| {
        let sha256 = "0".repeat(64);
        amended(folder, SECOND, &format!("{{ number = 1, sha256 = \"{sha256}\", proposed_by = [\"region-essai\"] }}"));
    }), @r#"
    erreur[amended-text-changed] : cet avenant modifie un autre texte que celui de conventions/local.convention.md
     --> conventions/local-2.convention.md:6:10
      |
    6 | amends = { number = 1, sha256 = "0000000000000000000000000000000000000000000000000000000000000000", proposed_by = ["region-essai"] }
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = cause : il porte l'empreinte `0000000000000000000000000000000000000000000000000000000000000000`, et ce texte a l'empreinte `1caae476e4cb162f7f0e63bc6eed55253e64547be8df094212af3011bcd5f519` : l'un des deux a changé depuis la proposition
      = remède : remettez le texte signé, ou proposez l'avenant de nouveau à partir du texte en vigueur

    1 erreur
    "#);
}

#[test]
fn an_amendment_that_nobody_entitled_proposed() {
    insta::assert_snapshot!(fault(Code::AmendmentProposer, |folder| {
        let sha256 = hash_of(folder, LOCAL);
        amended(folder, SECOND, &format!("{{ number = 1, sha256 = \"{sha256}\", proposed_by = [\"cnil\"] }}"));
    }), @r#"
    avertissement[amendment-proposer] : cet avenant n'est pas proposé par `rectorat-essai, region-essai`
     --> conventions/local-2.convention.md:6:10
      |
    6 | amends = { number = 1, sha256 = "1caae476e4cb162f7f0e63bc6eed55253e64547be8df094212af3011bcd5f519", proposed_by = ["cnil"] }
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = cause : la convention dit qui propose ses avenants, ensemble ou l'un d'eux
      = remède : complétez `amends.proposed_by` quand ce sera fait

    1 avertissement
    "#);
}

#[test]
fn a_hash_that_is_none() {
    insta::assert_snapshot!(fault(Code::BadHash, |folder| {
        amended(folder, SECOND, "{ number = 1, sha256 = \"9F86\" }");
        folder.replace(SECOND, "id = \"local\"", "id = \"local-2\"");
    }), @r#"
    erreur[bad-hash] : `9F86` n'est pas une empreinte SHA-256
     --> conventions/local-2.convention.md:6:33
      |
    6 | amends = { number = 1, sha256 = "9F86" }
      |                                 ^^^^^^
      = cause : elle a 64 chiffres hexadécimaux, en minuscules
      = remède : recopiez celle que donne « sha256sum » ou la page de la convention

    1 erreur
    "#);
}

fn local_clause(kind: &str, text: &str) -> impl FnOnce(&mut Folder) {
    let block = format!("## Article 5 : Échanges\n```entente {kind}\n{text}\n```\n");
    move |folder| folder.append(LOCAL, &block)
}

#[test]
fn less_protection_than_in_the_cadre() {
    let grant = "dataset = \"eleves\"\nto = { party = \"region\", scope = \"territory\" }\npurposes = [\"bati\"]\nbasis = \"article 2\"\nvariables = [\"annee\", \"pays\"]\nchannels = [\"file\"]";
    insta::assert_snapshot!(fault(Code::WeakerThanCadre, local_clause("grant", grant)), @r#"
    erreur[weaker-than-cadre] : `region` reçoit pays de `eleves` avec moins de protection que dans le cadre
      --> conventions/local.convention.md:34:14
       |
    34 | variables = ["annee", "pays"]
       |              ^^^^^^^
      ::: conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ---------------- la clause citée
       = cause : `cadre`, 2.2, ligne 36 remet les mêmes variables au même rôle, mieux protégées
       = remède : reprenez au moins les protections et le périmètre du cadre, ou retirez ces variables

    1 erreur
    "#);
}

#[test]
fn another_protection_than_in_the_cadre() {
    insta::assert_snapshot!(fault(Code::OtherThanCadre, |folder| {
        // The cadre gives it for another purpose under one of two protections: neither is weaker than a third one.
        let grant = "dataset = \"eleves\"\nto = { party = \"region-essai\", scope = \"territory\" }\npurposes = [\"carte\"]\nbasis = \"article 2\"\nvariables = [\"pays\"]\nprotect = [{ variable = \"pays\", pseudonym = \"stable\" }]\nchannels = [\"file\"]";
        local_clause("grant", grant)(folder);
    }), @r#"
    avertissement[other-than-cadre] : `region` reçoit pays de `eleves` autrement protégées que dans le cadre
      --> conventions/local.convention.md:34:14
       |
    34 | variables = ["pays"]
       |              ^^^^^^
      ::: conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ---------------- la clause citée
       = cause : la protection de `cadre`, 2.2, ligne 36 n'est ni plus forte ni plus faible : on ne peut pas les comparer
       = remède : reprenez celle du cadre, ou dites dans le texte pourquoi une autre convient

    1 avertissement
    "#);
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
    }), @r#"
    erreur[clause-weaker-than-cadre] : `within` de `alerte` engage moins que dans le cadre
      --> conventions/local.convention.md:35:10
       |
    35 | within = "P3D"
       |          ^^^^^
      ::: conventions/cadre.convention.md:49:1
       |
    49 | ```entente duty
       | --------------- la clause citée
       = cause : `cadre`, 7, ligne 49 dit `PT48H`, et non `P3D`
       = remède : reprenez au moins ce que dit le cadre, ou retirez la clé

    1 erreur
    "#);
}

#[test]
fn a_rule_looser_than_in_the_cadre() {
    insta::assert_snapshot!(fault(Code::RuleLooserThanCadre, |folder| {
        folder.append(crate::folder::CADRE, "## Article 7 : Cession\n```entente rule\nforbid = \"transfer\"\n```\n");
        local_clause("rule", "forbid = \"transfer\"\nexcept_contractor = true")(folder);
    }), @r#"
    avertissement[rule-looser-than-cadre] : cette règle est plus souple que celle du cadre, et n'a donc pas d'effet
      --> conventions/local.convention.md:31:21
       |
    31 | except_contractor = true
       |                     ^^^^
      ::: conventions/cadre.convention.md:49:1
       |
    49 | ```entente rule
       | --------------- la clause citée
       = cause : `cadre`, 7, ligne 49 vaut ici aussi, et la plus stricte des deux l'emporte
       = remède : retirez cette règle, ou faites modifier le cadre par un avenant

    1 avertissement
    "#);
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
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-unknown-agreement] : la convention `locale` n'est pas dans le dossier « conventions/ »
     --> conventions/commune.adhesion.md:3:9
      |
    3 | joins = "locale"
      |         ^^^^^^^^
      = cause : on n'adhère qu'à une convention que l'on peut lire
      = remède : remplacez par `local`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn joining_twice() {
    let text = fault(Code::AdhesionTwice, adhesion("id = \"commune-essai\"", "id = \"region-essai\""));
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-twice] : `region-essai` est déjà partie à `local`
     --> conventions/commune.adhesion.md:8:1
      |
    8 | [party]
      | ^^^^^^^
      = cause : elle l'est par conventions/local.convention.md
      = remède : retirez l'une des deux, ou proposez un avenant si ses établissements changent

    1 erreur
    "#);
    insta::assert_snapshot!(fault(Code::AdhesionTwice, |folder| {
        joined(folder);
        folder.add("conventions/encore.adhesion.md", "+++\nid = \"encore\"\njoins = \"local\"\nparty = { id = \"commune-essai\", name = \"Commune\", role = \"region\", territory = \"commune:99001\" }\n+++\n");
    }), @r#"
    erreur[adhesion-twice] : `commune-essai` est déjà partie à `local`
     --> conventions/encore.adhesion.md:4:9
      |
    4 | party = { id = "commune-essai", name = "Commune", role = "region", territory = "commune:99001" }
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = cause : elle l'est par conventions/commune.adhesion.md
      = remède : retirez l'une des deux, ou proposez un avenant si ses établissements changent

    1 erreur
    "#);
}

#[test]
fn a_school_twice() {
    let text = fault(Code::AdhesionSchoolTwice, adhesion("\"0990002P\"", "\"0990001N\""));
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-school-twice] : l'établissement 0990001N est déjà dans une liste
     --> conventions/commune.adhesion.md:5:24
      |
    5 | schools = ["0990001N", "0990001N"]
      |                        ^^^^^^^^^^
      = cause : il est deux fois dans celle-ci
      = remède : gardez-le dans une seule liste

    1 erreur
    "#);
    insta::assert_snapshot!(fault(Code::AdhesionSchoolTwice, |folder| {
        joined(folder);
        folder.add("conventions/encore.adhesion.md", "+++\nid = \"encore\"\njoins = \"local\"\nschools = [\"0990001N\"]\nparty = { id = \"autre-commune\", name = \"Commune\", role = \"region\", territory = \"commune:99002\" }\n+++\n");
    }), @r#"
    erreur[adhesion-school-twice] : l'établissement 0990001N est déjà dans une liste
     --> conventions/encore.adhesion.md:4:12
      |
    4 | schools = ["0990001N"]
      |            ^^^^^^^^^^
      = cause : il est dans celle de conventions/commune.adhesion.md : deux parties ne l'apportent pas toutes les deux
      = remède : gardez-le dans une seule liste

    1 erreur
    "#);
}

#[test]
fn a_role_that_the_convention_does_not_know() {
    let text = fault(Code::AdhesionRoleUnknown, adhesion("role = \"region\"", "role = \"regions\""));
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-role-unknown] : `local` ne connaît pas le rôle `regions`
      --> conventions/commune.adhesion.md:11:8
       |
    11 | role = "regions"
       |        ^^^^^^^^^
       = cause : celui qui adhère tient un rôle de la convention : ses clauses valent alors pour lui
       = remède : remplacez par `region`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn nobody_knows_whose_schools_they_are() {
    let text = fault(Code::AdhesionWithoutTerritory, adhesion("territory = \"commune:99001\"\n", ""));
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-without-territory] : `commune-essai` n'a ni territoire ni UAI
     --> conventions/commune.adhesion.md:8:1
      |
    8 | [party]
      | ^^^^^^^
      = cause : sans eux, nul ne peut dire si les établissements de sa liste sont les siens
      = remède : ajoutez `territory` pour une collectivité, `uai` pour un établissement

    1 erreur
    "#);
}

#[test]
fn a_school_joins_without_its_board() {
    let text = fault(
        Code::AdhesionWithoutDeliberation,
        adhesion("kind = \"commune\"", "kind = \"eple\"\nuai = \"0990001N\""),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-without-deliberation] : l'établissement `commune-essai` adhère sans délibération de son conseil d'administration
     --> conventions/commune.adhesion.md:8:1
      |
    8 | [party]
      | ^^^^^^^
      = cause : un EPLE ne s'engage que par une délibération, dont la convention porte le numéro et la date
      = remède : ajoutez `deliberation` avec `assembly`, `number` et `on`

    1 erreur
    "#);
}

#[test]
fn joining_before_the_convention_is_signed() {
    let text =
        fault(Code::AdhesionBeforeAgreement, adhesion("signed_on = 2025-02-03", "signed_on = 2023-02-03"));
    insta::assert_snapshot!(text, @r#"
    erreur[adhesion-before-agreement] : cette adhésion est signée avant la convention
     --> conventions/commune.adhesion.md:3:9
      |
    3 | joins = "local"
      |         ^^^^^^^
      = cause : elle l'est le 2023-02-03, et `local` le 2024-01-10
      = remède : corrigez l'une des deux dates

    1 erreur
    "#);
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
    insta::assert_snapshot!(text, @r#"
    erreur[paper-party-unknown] : `rectora` n'est ni une partie ni un rôle de cette convention
      --> conventions/transport.paper.md:13:63
       |
    13 |     { dataset = "eleves", what = "élèves transportés", from = "rectora", to = ["departement"], purposes = ["carte"], personal = true },
       |                                                               ^^^^^^^^^
       = cause : chaque ligne de `data` va d'une partie à d'autres
       = remède : remplacez par `rectorat`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_dataset_that_nobody_knows() {
    let text = fault(Code::PaperDatasetUnknown, paper("dataset = \"eleves\"", "dataset = \"eleve\""));
    insta::assert_snapshot!(text, @r#"
    avertissement[paper-dataset-unknown] : le jeu `eleve` n'a pas de dossier
      --> conventions/transport.paper.md:13:17
       |
    13 |     { dataset = "eleve", what = "élèves transportés", from = "rectorat", to = ["departement"], purposes = ["carte"], personal = true },
       |                 ^^^^^^^
       = cause : un jeu que la plateforme connaît s'y compare d'une convention à l'autre
       = remède : remplacez par `eleves`, le nom connu le plus proche

    1 avertissement
    "#);
}
