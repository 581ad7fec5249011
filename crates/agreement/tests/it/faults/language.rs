//! Faults of the values and of the clauses that say what parties owe each other.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{Folder, LOCAL, fault};

/// A block at the end of an article of the application.
fn clause(block: &str, text: &str) -> impl FnOnce(&mut Folder) {
    let text = format!("## Article 2 : Essai\n```entente {block}\n{text}\n```\n");
    move |folder| folder.append(LOCAL, &text)
}

/// Some blocks, in an article of the application.
pub fn clauses(blocks: &'static str) -> impl FnOnce(&mut Folder) {
    move |folder| folder.append(LOCAL, &format!("## Article 2 : Essai\n{blocks}"))
}

#[test]
fn a_delay_that_is_none() {
    let text = fault(
        Code::BadDelay,
        clause(
            "duty",
            "id = \"alerte\"\nwho = [\"region\"]\nact = \"alert\"\nwhat = \"alerter\"\nwithin = \"48 heures\"\nfrom = \"incident-known\"",
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[bad-delay] : `48 heures` n'est pas un délai
      --> conventions/local.convention.md:34:10
       |
    34 | within = "48 heures"
       |          ^^^^^^^^^^^
       = cause : un délai est « sans délai » (`at-once`) ou une durée ISO 8601 : `P8D` huit jours, `P3M` trois mois, `PT48H` quarante-huit heures
       = remède : écrivez par exemple `within = "P8D"`

    1 erreur
    "#);
}

#[test]
fn a_school_whose_key_is_wrong() {
    let text = fault(Code::BadUai, |f| {
        f.replace(LOCAL, "role = \"region\"", "role = \"region\"\nuai = \"0990001A\"");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-uai] : `0990001A` n'est pas un numéro d'établissement
      --> conventions/local.convention.md:24:7
       |
    24 | uai = "0990001A"
       |       ^^^^^^^^^^
       = cause : un numéro UAI a sept chiffres et une lettre clé qui s'en déduit
       = remède : vérifiez-le dans le répertoire des établissements

    1 erreur
    "#);
}

#[test]
fn a_file_name_that_would_escape() {
    let text = fault(
        Code::BadFileName,
        clause(
            "ent",
            "id = \"ent\"\nname = \"ENT\"\nexploitant = \"region\"\nwho = \"rectorat\"\nlevel = \"premier-degre\"\nterritory = \"academie:99\"\nprefix = \"../ENT\"\ncomplete_on = \"sunday\"\nchannel = \"sftp\"\nretention = { lasts = \"P3M\" }",
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[bad-file-name] : `../ENT` n'est pas un nom de fichier
      --> conventions/local.convention.md:36:10
       |
    36 | prefix = "../ENT"
       |          ^^^^^^^^
       = cause : un nom a des lettres sans accent, des chiffres, `.`, `_` et `-`, 64 caractères au plus
       = remède : écrivez par exemple `prefix = "ENT099"`

    1 erreur
    "#);
}

#[test]
fn a_number_beyond_its_bounds() {
    let text = fault(
        Code::NumberOutOfBounds,
        clause(
            "action",
            "id = \"former\"\nwhat = \"former\"\nwho = [\"region\"]\nyear = 26\nby = 2026-06-30",
        ),
    );
    insta::assert_snapshot!(text, @r"
    erreur[number-out-of-bounds] : `year` n'est pas entre 2000 et 2100
      --> conventions/local.convention.md:33:8
       |
    33 | year = 26
       |        ^^
       = cause : hors de ces bornes, la valeur n'aurait pas de sens
       = remède : corrigez la valeur

    1 erreur
    ");
}

#[test]
fn a_convention_attached_to_none() {
    let text = fault(Code::AttachedUnknown, |f| {
        f.replace(LOCAL, "parties = [", "attached_to = \"cadres\"\nparties = [");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[attached-unknown] : la convention `cadres` n'est pas dans ce dossier
     --> conventions/local.convention.md:6:15
      |
    6 | attached_to = "cadres"
      |               ^^^^^^^^
      = cause : celle-ci y est rattachée : ses parties et ses instances peuvent y être nommées
      = remède : remplacez par `cadre`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_duty_that_nobody_owes() {
    let text = fault(
        Code::DutyWithoutOwner,
        clause(
            "duty",
            "id = \"alerte\"\nact = \"alert\"\nwhat = \"alerter\"\nwithin = \"at-once\"\nfrom = \"incident-known\"",
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[duty-without-owner] : ce bloc ne dit pas qui s'en charge
      --> conventions/local.convention.md:29:1
       |
    29 | ```entente duty
       | ^^^^^^^^^^^^^^^
       = cause : une obligation sans débiteur n'est due par personne (`who`)
       = remède : ajoutez `who`, par exemple `who = ["region"]`

    1 erreur
    "#);
}

#[test]
fn an_act_that_nobody_answers_for() {
    let text = fault(
        Code::CompetenceAccountable,
        clause(
            "competence",
            "id = \"postes\"\ndomain = \"Postes\"\ncells = [{ what = \"fournir les postes\", responsible = [\"region\"] }]",
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[competence-accountable] : personne ne répond de cet acte
      --> conventions/local.convention.md:32:10
       |
    32 | cells = [{ what = "fournir les postes", responsible = ["region"] }]
       |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = cause : dans une matrice RACI, un seul acteur répond d'un acte (A)
       = remède : ajoutez `accountable`, par exemple `accountable = "region"`

    1 erreur
    "#);
}
