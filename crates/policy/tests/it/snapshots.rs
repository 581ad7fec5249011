//! What `entente explain` prints, and what people read, for the four outcomes of the demo.

use entente_model::AccessRequest;
use entente_policy::words;
use entente_text::Lang;

use crate::world::{demo, request};

fn json(request: &AccessRequest) -> String {
    serde_json::to_string_pretty(&demo().decide(request)).unwrap()
}

fn say(request: &AccessRequest) -> String {
    let decision = demo().decide(request);
    // Line breaks within a sentence are the source's own.
    [Lang::Fr, Lang::En].map(|lang| decision.say(lang).join("\n").replace('\u{a0}', " ")).join("\n---\n")
}

fn permitted() -> AccessRequest {
    request("planification-formations", "f-carac-elev", &["sexe", "id_eleve"])
}
fn refused() -> AccessRequest {
    request("planification-formations", "f-carac-elev", &["nom", "sexe"])
}
fn not_covered() -> AccessRequest {
    request("planification-formations", "localisation-eleves", &[])
}
fn gap() -> AccessRequest {
    request("bati-scolaire", "locaux-colleges", &[])
}

#[test]
fn permitted_as_json() {
    insta::assert_snapshot!(json(&permitted()), @r##"
    {
      "outcome": "permitted",
      "articles": [
        {
          "convention": "men-rdf-2015",
          "article": "2.2",
          "line": 130
        },
        {
          "convention": "men-rdf-2015",
          "article": "2.2",
          "line": 140
        },
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 60
        },
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 70
        },
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 80
        },
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 90
        },
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 100
        }
      ],
      "obligations": [
        {
          "protect": {
            "variable": "id_eleve",
            "protection": {
              "pseudonym": "stable"
            },
            "place": {
              "convention": "men-rdf-2015",
              "article": "2.2",
              "line": 140
            }
          }
        },
        {
          "not-for-purpose": {
            "purpose": "gestion-individuelle",
            "place": {
              "convention": "men-rdf-2015",
              "article": "4",
              "line": 60
            }
          }
        },
        {
          "no-transfer": {
            "except_contractor": true,
            "place": {
              "convention": "men-rdf-2015",
              "article": "4",
              "line": 70
            }
          }
        },
        {
          "require": {
            "require": "source-mention",
            "text": "Sources : {producer}, {system}",
            "place": {
              "convention": "men-rdf-2015",
              "article": "4",
              "line": 80
            }
          }
        },
        {
          "require": {
            "require": "clearance",
            "place": {
              "convention": "men-rdf-2015",
              "article": "4",
              "line": 90
            }
          }
        },
        {
          "require": {
            "require": "no-duplicate-survey",
            "place": {
              "convention": "men-rdf-2015",
              "article": "4",
              "line": 100
            }
          }
        }
      ],
      "nearest": null,
      "missing": [],
      "reasons": [
        {
          "id": "reason-granted",
          "args": {
            "article": "2.2",
            "convention": "men-rdf-2015",
            "line": "140",
            "part": "annex",
            "purpose": "planification-formations"
          }
        }
      ],
      "request": {
        "recipient": "region-exemple",
        "purpose": "planification-formations",
        "dataset": "f-carac-elev",
        "variables": [
          "sexe",
          "id_eleve"
        ],
        "on": "2026-10-01"
      },
      "variables": [
        "id_eleve",
        "sexe"
      ]
    }
    "##);
}

#[test]
fn refused_as_json() {
    insta::assert_snapshot!(json(&refused()), @r##"
    {
      "outcome": "refused",
      "articles": [
        {
          "convention": "men-rdf-2015",
          "article": "4",
          "line": 40
        }
      ],
      "obligations": [],
      "nearest": null,
      "missing": [],
      "reasons": [
        {
          "id": "reason-variable-forbidden",
          "args": {
            "article": "4",
            "convention": "men-rdf-2015",
            "kind": "nominative",
            "line": "40",
            "part": "article",
            "variable": "nom"
          }
        }
      ],
      "request": {
        "recipient": "region-exemple",
        "purpose": "planification-formations",
        "dataset": "f-carac-elev",
        "variables": [
          "nom",
          "sexe"
        ],
        "on": "2026-10-01"
      }
    }
    "##);
}

#[test]
fn not_covered_as_json() {
    insta::assert_snapshot!(json(&not_covered()), @r##"
    {
      "outcome": "not-covered",
      "articles": [],
      "obligations": [],
      "nearest": {
        "article": {
          "convention": "men-rdf-2015",
          "article": "2.2",
          "line": 160
        },
        "dataset": "localisation-eleves",
        "to": "region",
        "purposes": [
          "sectorisation"
        ],
        "variables": [
          "id_eleve",
          "uai",
          "commune"
        ]
      },
      "missing": [
        {
          "what": "purpose",
          "value": "planification-formations",
          "message": {
            "id": "missing-purpose",
            "args": {
              "purposes": "sectorisation",
              "value": "planification-formations"
            }
          }
        }
      ],
      "reasons": [
        {
          "id": "reason-not-covered"
        }
      ],
      "request": {
        "recipient": "region-exemple",
        "purpose": "planification-formations",
        "dataset": "localisation-eleves",
        "variables": [],
        "on": "2026-10-01"
      }
    }
    "##);
}

#[test]
fn gap_as_json() {
    insta::assert_snapshot!(json(&gap()), @r##"
    {
      "outcome": "gap",
      "articles": [
        {
          "convention": "exemple-2024",
          "article": "A.1",
          "line": 30
        },
        {
          "convention": "exemple-2024",
          "article": "A.1",
          "line": 40
        }
      ],
      "obligations": [],
      "nearest": null,
      "missing": [
        {
          "what": "producer",
          "value": "departement",
          "message": {
            "id": "gap-producer",
            "args": {
              "dataset": "locaux-colleges",
              "value": "departement"
            }
          }
        }
      ],
      "reasons": [
        {
          "id": "reason-incomplete",
          "args": {
            "article": "A.1",
            "convention": "exemple-2024",
            "line": "40",
            "part": "annex"
          }
        }
      ],
      "request": {
        "recipient": "region-exemple",
        "purpose": "bati-scolaire",
        "dataset": "locaux-colleges",
        "variables": [],
        "on": "2026-10-01"
      }
    }
    "##);
}

#[test]
fn the_four_outcomes_in_sentences() {
    insta::assert_snapshot!(say(&permitted()), @r##"
    Permis : la ligne 2.2 de l'annexe technique de la convention « men-rdf-2015 » (ligne 140 du fichier) prévoit cette mise à disposition pour la finalité « planification-formations ».
    La variable « id_eleve » est remplacée par un pseudonyme, stable d'une année à l'autre pour ce destinataire et cette finalité.
    Les données ne servent pas à la finalité « gestion-individuelle ».
    Les données ne sont pas cédées à un tiers, sauf au prestataire d'une étude, qui les détruit ensuite.
    Chaque tableau ou figure porte la mention : Sources : Organisation rectorat-exemple, SCOLARITÉ
    Les données sont réservées aux agents habilités.
    Les établissements ne sont pas enquêtés sur ce qui est déjà échangé.
    ---
    Permitted: line 2.2 of the technical annex of convention “men-rdf-2015” (line 140 of its file) provides for this delivery for the purpose “planification-formations”.
    The variable “id_eleve” is replaced by a pseudonym, the same over the years for this recipient and purpose.
    The data do not serve the purpose “gestion-individuelle”.
    The data are not handed on to third parties, except to the contractor of a study, who destroys them afterwards.
    Each table or figure bears the mention: Sources : Organisation rectorat-exemple, SCOLARITÉ
    The data are reserved to cleared agents.
    Establishments are not surveyed on what is already exchanged.
    "##);
    insta::assert_snapshot!(say(&refused()), @r##"
    Refusé : l'article 4 de la convention « men-rdf-2015 » (ligne 40 du fichier) interdit de transmettre la variable « nom » (donnée nominative).
    ---
    Refused: article 4 of convention “men-rdf-2015” (line 40 of its file) forbids handing over the variable “nom” (names a person).
    "##);
    insta::assert_snapshot!(say(&not_covered()), @r##"
    Non couvert : aucune clause ne permet cette demande.
    La finalité « planification-formations » n'est pas parmi celles de la clause : sectorisation.
    Clause la plus proche : la ligne 2.2 de l'annexe technique de la convention « men-rdf-2015 » (ligne 160 du fichier), sur le jeu de données « localisation-eleves », pour le destinataire « region » et les finalités : sectorisation.
    ---
    Not covered: no clause permits this request.
    The purpose “planification-formations” is not among those of the clause: sectorisation.
    Nearest clause: line 2.2 of the technical annex of convention “men-rdf-2015” (line 160 of its file), on dataset “localisation-eleves”, for the recipient “region” and the purposes: sectorisation.
    "##);
    insta::assert_snapshot!(say(&gap()), @r##"
    Lacune : la ligne A.1 de l'annexe technique de la convention « exemple-2024 » (ligne 40 du fichier) permettrait cette demande, mais la configuration est incomplète.
    Personne ne tient le rôle « departement », producteur du jeu de données « locaux-colleges » : nommez une partie à ce rôle.
    ---
    Gap: line A.1 of the technical annex of convention “exemple-2024” (line 40 of its file) would permit this request, but the configuration is incomplete.
    Nobody holds the role “departement”, producer of dataset “locaux-colleges”: name a party to this role.
    "##);
}

#[test]
fn close_names_in_sentences() {
    insta::assert_snapshot!(say(&request("etudes", "f-carac-elev", &["SEXE", "nbre_parts"])), @r##"
    Non couvert : aucune clause ne permet cette demande.
    Le jeu de données « f-carac-elev » n'a pas de variable « SEXE » ; vouliez-vous « sexe » ?
    Le jeu de données « f-carac-elev » n'a pas de variable « nbre_parts ».
    Clause la plus proche : la ligne 2.2 de l'annexe technique de la convention « men-rdf-2015 » (ligne 140 du fichier), sur le jeu de données « f-carac-elev », pour le destinataire « region » et les finalités : planification-formations, bati-scolaire, etudes.
    ---
    Not covered: no clause permits this request.
    Dataset “f-carac-elev” has no variable “SEXE”; did you mean “sexe”?
    Dataset “f-carac-elev” has no variable “nbre_parts”.
    Nearest clause: line 2.2 of the technical annex of convention “men-rdf-2015” (line 140 of its file), on dataset “f-carac-elev”, for the recipient “region” and the purposes: planification-formations, bati-scolaire, etudes.
    "##);
    insta::assert_snapshot!(say(&request("etude", "f-carac-eleve", &[])), @r##"
    Non couvert : aucune clause ne permet cette demande.
    Aucune clause ne porte sur un jeu de données « f-carac-eleve » ; vouliez-vous « f-carac-elev » ?
    Aucune clause ne connaît la finalité « etude » ; vouliez-vous « etudes » ?
    ---
    Not covered: no clause permits this request.
    No clause is about a dataset “f-carac-eleve”; did you mean “f-carac-elev”?
    No clause knows the purpose “etude”; did you mean “etudes”?
    "##);
}

/// Every message that the code names exists in both languages.
#[test]
fn every_message_has_its_words() {
    let sources = [
        include_str!("../../src/gap.rs"),
        include_str!("../../src/nearest.rs"),
        include_str!("../../src/reason.rs"),
        include_str!("../../src/words.rs"),
        include_str!("../../src/decider.rs"),
    ];
    let mut named = 0;
    for source in sources {
        for rest in source.split("Message::new(\"").skip(1) {
            let id = rest.split('"').next().unwrap();
            assert!(words().has(Lang::Fr, id) && words().has(Lang::En, id), "{id}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}
