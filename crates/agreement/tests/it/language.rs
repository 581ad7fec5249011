//! The language as a whole: its own examples make a convention that compiles, and each clause shows itself.

use entente_agreement::{SourceFile, clause_caption, clause_rows, compile, reference_markdown, render};
use entente_model::ClauseKind;
use entente_text::Lang;

use crate::project::project;

/// The blocks of the reference page, one article each.
pub fn convention_of_examples() -> String {
    let mut text = "+++\nid = \"exemples\"\ntitle = \"Exemples\"\nkind = \"partenariat-ent\"\nparties = [\"rectorat-exemple\", \"region-exemple\", \"lycee-exemple\", \"laboratoire-exemple\", \"association-exemple\"]\nsigned_on = 2024-09-02\n[term]\nlasts = \"P1Y\"\n+++\n".to_owned();
    let page = reference_markdown(Lang::Fr);
    let mut article = 0;
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```entente ") {
            article += 1;
            text.push_str(&format!("## Article {article}\n"));
            inside = true;
        }
        if inside {
            text.push_str(line);
            text.push('\n');
        }
        inside &= line != "```";
    }
    text
}

fn files() -> Vec<SourceFile> {
    let mut files = project();
    files.retain(|file| !file.path.starts_with("conventions/"));
    let path = "conventions/exemples.convention.md".to_owned();
    files.push(SourceFile { path, bytes: convention_of_examples().into_bytes() });
    files
}

#[test]
fn the_examples_of_the_reference_page_make_a_convention_that_compiles() {
    let compilation = compile(&files());
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    let kinds: std::collections::BTreeSet<&str> =
        compilation.agreements[0].clauses.iter().map(|clause| clause.kind.name()).collect();
    assert_eq!(kinds.len(), 13, "{kinds:?}");
}

#[test]
fn every_key_of_the_page_is_in_an_example() {
    let page = reference_markdown(Lang::Fr);
    let example: String = page.split("```").skip(1).step_by(2).collect::<Vec<_>>().join("\n");
    let mut unseen = Vec::new();
    for section in page.split("\n## ").filter(|section| section.contains("```entente")) {
        // Keys that mean the same everywhere need one example only.
        let keys =
            section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(key, _)| key));
        for key in keys {
            let last = key.rsplit('.').next().unwrap();
            let written = example.contains(&format!("\n{last} =")) || example.contains(&format!(" {last} ="));
            if !written {
                unseen.push(key.to_owned());
            }
        }
    }
    assert_eq!(unseen, Vec::<String>::new());
}

#[test]
fn every_clause_shows_what_it_writes() {
    let compilation = compile(&files());
    let agreement = &compilation.agreements[0];
    for lang in [Lang::Fr, Lang::En] {
        for clause in &agreement.clauses {
            let rows = clause_rows(&clause.kind, lang);
            assert!(!rows.is_empty(), "{:?}", clause.kind);
            let caption = clause_caption(&clause.kind, lang);
            let unsaid = rows.iter().flat_map(|row| {
                std::iter::once(row.label.as_str()).chain(row.values.iter().map(|value| value.text.as_str()))
            });
            for text in unsaid.chain([caption.as_str()]) {
                let id = ["label-", "value-", "caption-", "show-"].iter().any(|start| text.contains(start));
                assert!(!id, "{text} in {lang}");
            }
        }
    }
}

#[test]
fn a_clause_reads_as_a_jurist_reads() {
    let compilation = compile(&files());
    let shown = |name: &str| {
        let clauses = compilation.agreements[0].clauses.iter();
        let clause = clauses.map(|clause| &clause.kind).find(|kind| kind.name() == name).unwrap();
        let rows = clause_rows(clause, Lang::Fr).into_iter().map(|row| {
            let values: Vec<String> = row.values.into_iter().map(|value| value.text).collect();
            format!("{} | {}", row.label, values.join(" / "))
        });
        format!("{}\n{}", clause_caption(clause, Lang::Fr), rows.collect::<Vec<_>>().join("\n"))
    };
    insta::assert_snapshot!(shown("duty"), @r"
    Obligation
    Identifiant | alerte-incident
    Qui | region
    Acte | alerter d'un incident
    Quoi | alerter l'académie de tout incident qui touche l'ENT
    À | rectorat
    Délai | 48 heures
    À partir de | la connaissance d'un incident
    Preuve | journal de preuves de la plateforme
    Fondement | RGPD, article 33
    ");
    insta::assert_snapshot!(shown("body"), @r"
    Instance
    Identifiant | comite-pilotage
    Nom | Comité de pilotage
    Membres | Qui : rectorat ; Sièges : 3 / Qui : region ; Sièges : 3
    À parité | oui
    Présidence | rectorat / region
    Invités | eple
    Réunions | Rythme : une fois par an ; Jours : le 15 juin ; Avant : le renouvellement
    Convocation | Qui : rectorat ; Délai : 15 jours
    Décide | l'annexe technique et ses versions / le plan d'actions / le tableau de bord commun et ses indicateurs / le renouvellement, après le bilan
    Missions | suivre la mise en œuvre de la convention
    ");
    insta::assert_snapshot!(shown("competence"), @r"
    Répartition des compétences
    Identifiant | materiels
    Domaine | Matériels et infrastructures
    Fondement | article L. 214-6 du code de l'éducation
    Actes | Quoi : fournir les postes administratifs ; R, réalise : region ; A, répond : region ; C, consulté : rectorat ; I, informé : eple / Quoi : tenir l'inventaire ; R, réalise : region, eple ; A, répond : region ; Fondement : article L. 214-6 ; Jeux de données : f-carac-elev
    ");
    insta::assert_snapshot!(shown("dataset"), @r"
    Jeu de données
    Identifiant | f-carac-elev
    Schéma | datasets/f-carac-elev
    Domaine | statistiques
    Force | attendu
    Fondement | article L. 214-1 du code de l'éducation
    Producteur | rectorat
    Échéance | Rythme : une fois par an ; Jours : le 30 novembre
    Système d'information | SIECLE
    Périmètre | enseignement du second degré, public et privé sous contrat
    Variables | id_eleve / uai / mef / nationalite
    Accès | remise d'un fichier
    Dispositions techniques | un fichier CSV par rentrée, en UTF-8
    Sécurité | fichier chiffré, clé remise à part
    Acceptation en partie | En partie : oui ; Part mise de côté au plus : 1 %
    ");
    insta::assert_snapshot!(shown("grant"), @r"
    Mise à disposition
    Jeu de données | f-carac-elev
    À | Destinataire : region ; Lignes : celles de son territoire
    Finalités | planification-formations
    Fondement | article L. 214-1 du code de l'éducation
    Variables | id_eleve / uai / mef / nationalite
    Protections | Variable : id_eleve ; Pseudonyme : le même d'année en année / Variable : nationalite ; Regroupée par : nationalites
    Conservation | Durée : 3 ans ; À partir de : une mise à disposition
    Canaux | fichier / API
    ");
    assert!(matches!(compilation.agreements[0].clauses[0].kind, ClauseKind::Party(_)));
}
