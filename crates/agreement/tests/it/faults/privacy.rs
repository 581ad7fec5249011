//! Faults of what is said for the persons concerned.

use entente_agreement::DiagnosticCode as Code;

use super::language::clauses;
use crate::folder::{Folder, LOCAL, SAMPLE, SCHEMA, fault};

#[test]
fn a_right_over_no_processing() {
    let text = fault(
        Code::ProcessingUnknown,
        clauses(
            r#"```entente right
id = "demandes"
rights = ["access"]
who = ["rectorat"]
processing = "ents"
```
```entente processing
id = "ent"
name = "ENT"
controllers = ["rectorat"]
purposes = ["carte"]
lawfulness = "public-interest"
basis = "article L. 131-2 du code de l'éducation"
persons = ["élèves"]
data = ["identité"]
retention = { lasts = "P1Y" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[processing-unknown] : aucun bloc `processing` ne s'appelle `ents`
      --> conventions/local.convention.md:33:14
       |
    33 | processing = "ents"
       |              ^^^^^^
       = cause : on ne saurait pas sur quel traitement portent ces demandes
       = remède : remplacez par `ent`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_long_retention() {
    let text = fault(
        Code::RetentionUnjustified,
        clauses(
            r#"```entente processing
id = "ent"
name = "ENT"
controllers = ["rectorat"]
purposes = ["carte"]
lawfulness = "public-interest"
basis = "article L. 131-2 du code de l'éducation"
persons = ["élèves"]
data = ["identité"]
retention = { lasts = "P37M" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[retention-unjustified] : une conservation de plus de 36 mois n'est pas justifiée
      --> conventions/local.convention.md:38:23
       |
    38 | retention = { lasts = "P37M" }
       |                       ^^^^^^
       = cause : les données ne sont gardées que le temps nécessaire (RGPD, article 5)
       = remède : ajoutez `why`, ou réduisez la durée

    1 erreur
    "#);
}

#[test]
fn a_right_handled_twice() {
    let text = fault(
        Code::RightTwice,
        clauses(
            r#"```entente right
id = "demandes"
rights = ["access"]
who = ["rectorat"]
```
```entente right
id = "demandes-2"
rights = ["access"]
who = ["rectorat"]
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[right-twice] : ce droit, sur les mêmes demandes, est déjà traité à l'article 2 (ligne 29)
      --> conventions/local.convention.md:36:11
       |
    36 | rights = ["access"]
       |           ^^^^^^^^
      ::: conventions/local.convention.md:29:1
       |
    29 | ```entente right
       | ---------------- la clause citée
       = cause : la personne ne saurait pas à qui s'adresser
       = remède : retirez-le de l'une des deux clauses, ou distinguez-les par `about`

    1 erreur
    "#);
}

#[test]
fn an_answer_too_late() {
    let text = fault(
        Code::RightTooSlow,
        clauses(
            r#"```entente right
id = "demandes"
rights = ["access"]
who = ["rectorat"]
within = "P6M"
from = "request-received"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    avertissement[right-too-slow] : ce délai dépasse celui de la loi
      --> conventions/local.convention.md:33:10
       |
    33 | within = "P6M"
       |          ^^^^^
       = cause : une demande reçoit sa réponse en un mois, trois au plus si elle est complexe (RGPD, article 12)
       = remède : réduisez `within`

    1 avertissement
    "#);
}

#[test]
fn a_request_handed_over_to_nobody() {
    let text = fault(
        Code::ForwardToNobody,
        clauses(
            r#"```entente right
id = "demandes"
rights = ["access"]
who = ["rectorat"]
forward = [{ who = ["rectorat"], to = "region", within = "P8D" }]
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[forward-to-nobody] : la demande est transmise à `region`, qui ne la traite pas
      --> conventions/local.convention.md:33:39
       |
    33 | forward = [{ who = ["rectorat"], to = "region", within = "P8D" }]
       |                                       ^^^^^^^^
       = cause : `who` dit qui traite ces demandes
       = remède : ajoutez `region` à `who`, ou corrigez `to`

    1 erreur
    "#);
}

#[test]
fn a_contact_without_officer() {
    let text = fault(
        Code::ContactWithoutOfficer,
        clauses(
            r#"```entente right
id = "demandes"
rights = ["access"]
who = ["rectorat"]
contact = "rectorat"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[contact-without-officer] : `rectorat` est le point de contact et n'a pas de délégué à la protection des données
      --> conventions/local.convention.md:33:11
       |
    33 | contact = "rectorat"
       |           ^^^^^^^^^^
       = cause : les personnes doivent pouvoir lui écrire
       = remède : ajoutez `dpo` à son bloc `party`

    1 erreur
    "#);
}

#[test]
fn joint_controllers_without_contact() {
    let text = fault(
        Code::JointWithoutContact,
        clauses(
            r#"```entente processing
id = "ent"
name = "ENT"
controllers = ["rectorat", "region"]
purposes = ["carte"]
lawfulness = "public-interest"
basis = "article L. 131-2 du code de l'éducation"
persons = ["élèves"]
data = ["identité"]
retention = { lasts = "P1Y" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    avertissement[joint-without-contact] : « ENT » a plusieurs responsables et aucun point de contact
      --> conventions/local.convention.md:32:28
       |
    32 | controllers = ["rectorat", "region"]
       |                            ^^^^^^^^
       = cause : un accord de responsables conjoints en désigne un (RGPD, article 26)
       = remède : ajoutez un bloc `right` avec `contact`

    1 avertissement
    "#);
}

#[test]
fn names_for_everybody() {
    let text = fault(Code::OpenNominative, |f| {
        with_names(f);
        f.append(
            LOCAL,
            r#"## Article 2 : Essai
```entente grant
dataset = "eleves"
to = { party = "region", scope = "all" }
purposes = ["bati"]
basis = "article 3"
variables = ["prenom"]
channels = ["open"]
```
"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[open-nominative] : `prenom` de `eleves` serait publiée pour tous
      --> conventions/local.convention.md:35:13
       |
    35 | channels = ["open"]
       |             ^^^^^^
       = cause : elle nomme des personnes ou mène à elles : le portail ouvert n'en montre jamais
       = remède : protégez-la dans `protect`, ou retirez le canal `open`

    1 erreur
    "#);
}

#[test]
fn names_for_an_association() {
    let text = fault(Code::RecipientNotAllowed, |f| {
        with_names(f);
        f.replace(LOCAL, "role = \"region\"", "role = \"region\"\nkind = \"association\"");
        f.append(
            LOCAL,
            r#"## Article 2 : Essai
```entente grant
dataset = "eleves"
to = { party = "region", scope = "all" }
purposes = ["bati"]
basis = "article 3"
variables = ["prenom"]
channels = ["file"]
```
"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[recipient-not-allowed] : `region-essai` ne peut pas recevoir `prenom` de `eleves`
      --> conventions/local.convention.md:32:16
       |
    32 | to = { party = "region", scope = "all" }
       |                ^^^^^^^^
       = cause : une association, un laboratoire ou un prestataire de personne ne reçoit de données nominatives ni par fichier ni par API, sauf consentement
       = remède : protégez-la, ouvrez un espace sécurisé (`channels = ["secure-space"]`), ou dites le consentement (`consent`)

    1 erreur
    "#);
}

/// The dataset has a nominative variable, which the cadre does not grant.
fn with_names(folder: &mut Folder) {
    folder.replace(
        SCHEMA,
        r#"{"name": "annee", "type": "year"}"#,
        r#"{"name": "annee", "type": "year"}, {"name": "prenom", "type": "string", "entente": {"kind": "nominative"}}"#,
    );
    folder.replace(SAMPLE, ";annee", ";annee;prenom");
}
