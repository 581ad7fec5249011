//! Exports to other people's standards and the import of data contracts.
//!
//! Validators of the standards themselves are called by `scripts/interop/exports.py`; here is what must be in the files.

use std::collections::HashSet;
use std::path::Path;

use entente_agreement::{
    Compilation, ImportedDataset, OdcsTerms, SourceFile, StandingClauses, compile, import_odcs,
    odcs_contract, odrl_policies, raci_csv, raci_matrix, read_schema, render,
};
use entente_model::{AgreementId, Dataset, DatasetId, Variable};
use entente_text::Lang;
use proptest::prelude::*;

use super::project::project;

fn standing<'a>(
    compilation: &'a Compilation,
    id: &str,
    others: &'a mut Vec<&'a entente_model::Agreement>,
) -> StandingClauses<'a> {
    let agreement = compilation.agreement(&AgreementId::new(id)).unwrap();
    others.extend(agreement.applies.as_ref().and_then(|cadre| compilation.agreement(cadre)));
    StandingClauses { agreement, others }
}

fn schema_of(files: &[SourceFile], dataset: &str) -> String {
    let path = format!("datasets/{dataset}/schema.json");
    let file = files.iter().find(|file| file.path == path).unwrap();
    String::from_utf8(file.bytes.clone()).unwrap()
}

fn known_lists(compilation: &Compilation) -> HashSet<&str> {
    compilation.code_lists.keys().map(|list| list.as_str()).collect()
}

/// The dataset without the lines of its file.
fn unplaced(mut dataset: Dataset) -> Dataset {
    for variable in &mut dataset.variables {
        *variable = Variable { line: 0, ..variable.clone() };
    }
    dataset.rules.iter_mut().for_each(|rule| rule.line = 0);
    dataset.foreign_keys.iter_mut().for_each(|key| key.line = 0);
    dataset.changes.iter_mut().for_each(|change| change.line = 0);
    dataset
}

/// Dataset, contract, dataset again.
fn round_trip(id: &str, schema: &str, lists: &HashSet<&str>) -> Result<(Dataset, Dataset), String> {
    let contract = odcs_contract(&DatasetId::new(id), schema, None).ok_or("no contract")?;
    let (datasets, diagnostics) = import_odcs("contrat.odcs.yaml", contract.as_bytes(), lists);
    let [ImportedDataset { id: found, schema: again, .. }] = &datasets[..] else {
        return Err(format!("{}\n{contract}", render(&diagnostics, Lang::En)));
    };
    assert_eq!(found, id);
    let read = |text: &str| unplaced(read_schema("schema.json", text, id, lists).0.unwrap());
    Ok((read(schema), read(again)))
}

#[test]
fn each_dataset_of_the_project_comes_back_whole() {
    let files = project();
    let compilation = compile(&files);
    let lists = known_lists(&compilation);
    assert!(compilation.datasets.len() > 5);
    for file in files.iter().filter(|file| file.path.ends_with("/schema.json")) {
        let id = file.path.split('/').nth(1).unwrap();
        let (before, after) = round_trip(id, &schema_of(&files, id), &lists).unwrap();
        assert_eq!(before, after, "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_schema_comes_back_whole(
        fields in prop::collection::btree_map("[a-z][a-z_é -]{0,8}", field(), 1..6),
        title in "\\PC{1,20}",
        keys in 0..3usize,
        unique in any::<bool>(),
    ) {
        let names: Vec<&String> = fields.keys().collect();
        let mut schema = serde_json::json!({
            "name": "essai",
            "title": title,
            "fields": fields.iter().map(|(name, field)| {
                let mut field = field.clone();
                field["name"] = name.as_str().into();
                field
            }).collect::<Vec<_>>(),
            "missingValues": ["", "ND"],
        });
        if keys > 0 {
            schema["primaryKey"] = names.iter().rev().take(keys).map(|name| name.as_str()).collect();
        }
        if unique {
            schema["uniqueKeys"] = serde_json::json!([[names[0]]]);
            let fields = serde_json::json!([names[0]]);
            schema["foreignKeys"] = serde_json::json!([{"fields": fields, "reference": {"resource": "", "fields": fields}}]);
        }
        let found = round_trip("essai", &schema.to_string(), &HashSet::new());
        let (before, after) = found.map_err(TestCaseError::fail)?;
        prop_assert_eq!(before, after);
    }
}

/// A field of any type, with constraints that its type has.
fn field() -> impl Strategy<Value = serde_json::Value> {
    let types = prop::sample::select(vec![
        "string",
        "integer",
        "number",
        "boolean",
        "date",
        "year",
        "any",
        "datetime",
        "time",
        "yearmonth",
        "duration",
        "object",
        "array",
        "list",
        "geopoint",
        "geojson",
    ]);
    let kinds =
        prop::sample::select(vec!["", "ine", "nominative", "address", "sensitive", "quasi", "pseudonym"]);
    let formats = prop::sample::select(vec!["", "%d/%m/%Y", "%Y-%m-%dT%H:%M:%S", "any", "%j"]);
    let given = (types, kinds, formats, any::<[bool; 5]>(), "\\PC{0,20}", 0..50u32, any::<i32>());
    given.prop_map(
        |(value_type, kind, format, [required, unique, bounded, listed, missing], text, length, number)| {
            let mut constraints = serde_json::json!({});
            if required {
                constraints["required"] = true.into();
            }
            if unique {
                constraints["unique"] = true.into();
            }
            if listed {
                constraints["enum"] = serde_json::json!(["1", "oui", text]);
            }
            if bounded {
                match value_type {
                    "string" | "array" | "list" => constraints["minLength"] = length.into(),
                    "integer" | "number" | "year" => {
                        constraints["minimum"] = number.into();
                        constraints["exclusiveMaximum"] = "99".into();
                    }
                    "date" => constraints["maximum"] = "2026-09-01".into(),
                    _ => constraints["pattern"] = "[0-9]+".into(),
                }
            }
            let mut field = serde_json::json!({ "title": text, "description": text, "type": value_type });
            if constraints != serde_json::json!({}) {
                field["constraints"] = constraints;
            }
            if !kind.is_empty() {
                field["entente"] = serde_json::json!({ "kind": kind, "check": "uai" });
            }
            if !format.is_empty() && matches!(value_type, "date" | "datetime" | "time") {
                field["format"] = format.into();
            }
            if missing {
                field["missingValues"] = serde_json::json!(["NR"]);
            }
            field
        },
    )
}

#[test]
fn a_contract_says_what_the_convention_states() {
    let files = project();
    let compilation = compile(&files);
    let mut others = Vec::new();
    let clauses = standing(&compilation, "exemple-2024", &mut others);
    let terms = OdcsTerms { clauses, version: "2024-03-14", status: "active" };
    let schema = schema_of(&files, "capacites-accueil");
    let contract = odcs_contract(&DatasetId::new("capacites-accueil"), &schema, Some(&terms)).unwrap();
    let (head, rest) = contract.split_once("    properties:\n").unwrap();
    let (properties, tail) = rest.split_once("\nteam:").unwrap();
    insta::assert_snapshot!(head, @r#"
    apiVersion: v3.1.0
    kind: DataContract
    id: "urn:entente:agreement:exemple-2024:dataset:capacites-accueil"
    name: Capacités d'accueil par établissement et formation
    version: "2024-03-14"
    status: active
    domain: scolarite
    description:
      purpose: Divisions et places ouvertes par établissement et par formation, telles que le rectorat les fixe pour la rentrée.
      usage: bati-scolaire, planification-formations
    schema:
      - name: capacites_accueil
        physicalName: capacites-accueil
        physicalType: file
        businessName: Capacités d'accueil par établissement et formation
        description: Divisions et places ouvertes par établissement et par formation, telles que le rectorat les fixe pour la rentrée.
        logicalType: object
    "#);
    insta::assert_snapshot!(properties.lines().take(24).collect::<Vec<_>>().join("\n"), @r#"
    - name: annee_rentree
      businessName: Année de la rentrée
      description: "Année du mois de septembre qui ouvre l'année scolaire : 2026 pour 2026-2027."
      logicalType: integer
      logicalTypeOptions:
        minimum: 2015
        maximum: 2060
      required: true
      primaryKey: true
      primaryKeyPosition: 1
      customProperties:
        - property: tableSchema
          value:
            type: year
            entente:
              kind: plain
              source: calendrier
    - name: uai
      businessName: Numéro de l'établissement
      description: "Numéro UAI : sept chiffres et une lettre clé. L'établissement doit être ouvert à la date d'observation."
      logicalType: string
      required: true
      primaryKey: true
      primaryKeyPosition: 2
    "#);
    insta::assert_snapshot!(tail, @r#"

      name: Rectorat de l'académie d'Exemple
      customProperties:
        - property: role
          value: rectorat
    roles:
      - role: region-exemple
        description: articles L. 214-5 et L. 214-6 du code de l'éducation (article 2, A et B)
        access: read
        customProperties:
          - property: article
            value: "men-rdf-2015#article-2.10"
          - property: purposes
            value: ["planification-formations", "bati-scolaire"]
          - property: scope
            value: territory
          - property: channels
            value: ["file", "api", "sftp"]
          - property: variables
            value: ["annee_rentree", "uai", "mef", "mefstat11", "lib_mef", "divisions", "places_par_division", "places"]
    slaProperties:
      - property: frequency
        value: several
        driver: operational
      - property: timeOfAvailability
        value: "--03-15"
        driver: operational
      - property: timeOfAvailability
        value: "--06-15"
        driver: operational
    support:
      - channel: dpo-rectorat-exemple
        url: "mailto:dpd@academie-exemple.invalid"
        tool: email
      - channel: dpo-region-exemple
        url: "mailto:dpd@region-exemple.invalid"
        tool: email
    customProperties:
      - property: agreement
        value: exemple-2024
      - property: agreementSha256
        value: "0bafd73d83727877792cb8a017d93435bb58d215ba9149eb6ef1d6a2282e80b3"
      - property: article
        value: "men-rdf-2015#article-2.10"
      - property: duty
        value: expected
    "#);
}

#[test]
fn a_grant_is_an_agreement_between_two_parties() {
    let compilation = compile(&project());
    let mut others = Vec::new();
    let policies = odrl_policies(standing(&compilation, "exemple-2024", &mut others));
    assert_eq!(policies.len(), 8, "three of its own, five of its cadre");
    let ids: HashSet<&String> = policies.iter().map(|policy| &policy.id).collect();
    assert_eq!(ids.len(), 8);
    // What protects the cells of a table is said to others too.
    let table = policies.iter().find(|policy| policy.json.contains("urn:entente:table")).unwrap();
    assert!(
        table.json.contains("nature(uai)>uai") && table.json.contains("preset: pupils"),
        "{}",
        table.json
    );
    let policy = policies
        .iter()
        .filter(|policy| policy.json.contains("dataset:f-carac-elev"))
        .find(|policy| policy.json.contains("planification-formations"))
        .unwrap();
    insta::assert_snapshot!(policy.json, @r#"
    {
      "@context": ["https://w3id.org/dspace/2025/1/context.jsonld"],
      "@id": "urn:entente:policy:exemple-2024:men-rdf-2015:2.2:178",
      "@type": "Agreement",
      "profile": "urn:entente:odrl:1",
      "target": "urn:entente:dataset:f-carac-elev",
      "assigner": "urn:entente:party:rectorat-exemple",
      "assignee": "urn:entente:party:region-exemple",
      "timestamp": "2024-03-14T00:00:00Z",
      "permission": [
        {
          "action": "use",
          "constraint": [
            {
              "leftOperand": "odrl:purpose",
              "operator": "isAnyOf",
              "rightOperand": ["urn:entente:purpose:planification-formations", "urn:entente:purpose:bati-scolaire", "urn:entente:purpose:etudes"]
            },
            {
              "leftOperand": "odrl:spatial",
              "operator": "isPartOf",
              "rightOperand": "urn:entente:territory:region:99"
            },
            {
              "leftOperand": "odrl:dateTime",
              "operator": "gteq",
              "rightOperand": "2024-03-21T00:00:00Z"
            },
            {
              "leftOperand": "odrl:deliveryChannel",
              "operator": "isAnyOf",
              "rightOperand": ["urn:entente:channel:file", "urn:entente:channel:api", "urn:entente:channel:sftp"]
            },
            {
              "leftOperand": "urn:entente:protection:id_eleve",
              "operator": "eq",
              "rightOperand": "urn:entente:protection:pseudonym-stable"
            },
            {
              "leftOperand": "urn:entente:protection:nationalite",
              "operator": "eq",
              "rightOperand": "urn:entente:protection:generalise-nationalites"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-2.2"
        }
      ],
      "prohibition": [
        {
          "action": "use",
          "constraint": [
            {
              "leftOperand": "odrl:purpose",
              "operator": "eq",
              "rightOperand": "urn:entente:purpose:gestion-individuelle"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "odrl:distribute",
          "constraint": [
            {
              "leftOperand": "odrl:recipient",
              "operator": "neq",
              "rightOperand": "urn:entente:recipient:contractor-for-a-study"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "use",
          "constraint": [
            {
              "leftOperand": "urn:entente:variable-kind",
              "operator": "eq",
              "rightOperand": "urn:entente:variable-kind:nominative"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "use",
          "constraint": [
            {
              "leftOperand": "urn:entente:variable-kind",
              "operator": "eq",
              "rightOperand": "urn:entente:variable-kind:address"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "use",
          "constraint": [
            {
              "leftOperand": "urn:entente:variable-kind",
              "operator": "eq",
              "rightOperand": "urn:entente:variable-kind:ine"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "urn:entente:action:survey-again",
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        }
      ],
      "obligation": [
        {
          "action": "urn:entente:action:clear-agents",
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        },
        {
          "action": "odrl:attribute",
          "constraint": [
            {
              "leftOperand": "urn:entente:mention",
              "operator": "eq",
              "rightOperand": "Sources : {producer}, {system}"
            }
          ],
          "dct:source": "urn:entente:agreement:men-rdf-2015#article-4"
        }
      ]
    }
    "#);
    // The producer of the local line has not signed: nobody is bound yet.
    assert!(policies[0].json.contains("\"@type\": \"Offer\""));
    let mut others = Vec::new();
    let cadre = odrl_policies(standing(&compilation, "men-rdf-2015", &mut others));
    assert!(cadre.iter().all(|policy| policy.json.contains("\"@type\": \"Offer\"")));
}

const MATRIX: &str = r#"+++
id = "matrice"
title = "Répartition d'essai"
kind = "repartition-competences"
parties = ["rectorat-exemple", "region-exemple"]
signed_on = 2026-01-10
notified_on = 2026-01-20
[term]
lasts = "P1Y"
+++
## Article 1 : Parties
```entente party
id = "rectorat-exemple"
name = "Rectorat de l'académie d'Exemple"
called = "l'académie"
role = "rectorat"
```
```entente party
id = "region-exemple"
name = "Région Exemple"
role = "region"
```
## Article 2 : Équipement
```entente competence
id = "equipement"
domain = "Équipement ; réseau"
basis = "article L. 214-6 du code de l'éducation"
cells = [
    { what = "=Choisir les postes", responsible = ["region"], accountable = "region", consulted = ["rectorat"] },
    { what = "Former", responsible = ["rectorat", "region"], accountable = "rectorat", informed = ["eple"], basis = "article 3" },
]
```
"#;

#[test]
fn competences_make_a_matrix() {
    let file = SourceFile { path: "conventions/matrice.convention.md".to_owned(), bytes: MATRIX.into() };
    let compilation = compile(&[file]);
    assert_eq!(compilation.agreements.len(), 1, "{}", render(&compilation.diagnostics, Lang::En));
    let matrix = raci_matrix(&compilation.agreements[0]);
    insta::assert_snapshot!(raci_csv(&matrix, Lang::Fr).replace("\r\n", "\n"), @r#"
    Domaine;Acte;Région Exemple;l'académie;eple;Texte;Jeux de données;Article
    "Équipement ; réseau";'=Choisir les postes;RA;C;;article L. 214-6 du code de l'éducation;;2
    "Équipement ; réseau";Former;R;RA;I;article 3;;2
    "#);
    insta::assert_json_snapshot!(matrix.rows[1], @r#"
    {
      "domain": "Équipement ; réseau",
      "what": "Former",
      "basis": "article 3",
      "letters": [
        "R",
        "RA",
        "I"
      ],
      "place": {
        "convention": "matrice",
        "article": "2",
        "line": 24
      }
    }
    "#);
}

/// What the standard's own example says, in fewer words.
const FOREIGN: &str = "
apiVersion: v3.1.0
kind: DataContract
id: 53581432-6c55-4ba2-a65f-72344a91553a
version: 1.1.0
status: active
schema:
  - name: Élèves et paiements
    businessName: Paiements
    properties:
      - name: ref
        businessName: Référence <b>
        logicalType: string
        logicalTypeOptions: {minLength: 3, pattern: 'R[0-9]+'}
        primaryKey: true
        primaryKeyPosition: 2
        classification: restricted
      - name: jour
        logicalType: date
        logicalTypeOptions: {format: dd/MM/yyyy, minimum: '2020-01-01'}
        primaryKey: true
        primaryKeyPosition: 1
        required: true
      - name: pays
        logicalType: string
        classification: très privé
        quality:
          - {type: library, metric: invalidValues, arguments: {validValues: [FR, BE]}, mustBe: 0}
          - {type: library, metric: nullValues, mustBeLessThan: 10}
      - name: montant
        logicalType: double
      - name: details
        logicalType: object
        properties: [{name: a, logicalType: string}]
";

fn import(text: &str) -> (Vec<ImportedDataset>, String) {
    let (datasets, diagnostics) = import_odcs("contrat.odcs.yaml", text.as_bytes(), &HashSet::new());
    (datasets, render(&diagnostics, Lang::Fr))
}

#[test]
fn somebody_elses_contract_becomes_a_dataset() {
    let (none, said) = import(FOREIGN);
    assert!(none.is_empty(), "a contract with errors makes nothing");
    insta::assert_snapshot!(said, @"
    avertissement[odcs-classification] : la sensibilité « très privé » de « pays » n'est pas connue
      --> contrat.odcs.yaml:26:25
       |
    26 |         classification: très privé
       |                         ^^^^^^^^^^
       = cause : la variable est tenue pour sensible jusqu'à ce que quelqu'un dise ce qu'elle dit des personnes
       = remède : écrivez « entente.kind » de chaque variable dans schema.json : c'est lui qui décide des protections

    avertissement[odcs-left-out] : « nullValues » n'est pas repris
      --> contrat.odcs.yaml:29:13
       |
    29 |           - {type: library, metric: nullValues, mustBeLessThan: 10}
       |             ^
       = cause : schema.json n'a pas de mot pour cela
       = remède : écrivez-le comme une règle (« entente.rules ») s'il doit être contrôlé

    erreur[field-type-unknown] : le type `double` de `montant` n'est pas connu
      --> contrat.odcs.yaml:31:22
       |
    31 |         logicalType: double
       |                      ^^^^^^
       = cause : les types connus sont : string, date, timestamp, time, number, integer, object, array, boolean
       = remède : choisissez l'un d'eux

    avertissement[odcs-left-out] : « properties » n'est pas repris
      --> contrat.odcs.yaml:32:9
       |
    32 |       - name: details
       |         ^
       = cause : schema.json n'a pas de mot pour cela
       = remède : écrivez-le comme une règle (« entente.rules ») s'il doit être contrôlé

    1 erreur, 3 avertissements
    ");
    let (datasets, _) = import(&FOREIGN.replace("double", "number"));
    assert_eq!(datasets[0].id, "eleves-et-paiements");
    insta::assert_snapshot!(datasets[0].schema, @r#"
    {
      "name": "eleves-et-paiements",
      "title": "Paiements",
      "fields": [
        {
          "name": "ref",
          "title": "Référence <b>",
          "type": "string",
          "constraints": {
            "minLength": 3,
            "pattern": "R[0-9]+"
          },
          "entente": {
            "kind": "quasi"
          }
        },
        {
          "name": "jour",
          "title": "jour",
          "type": "date",
          "format": "%d/%m/%Y",
          "constraints": {
            "required": true,
            "minimum": "2020-01-01"
          }
        },
        {
          "name": "pays",
          "title": "pays",
          "type": "string",
          "constraints": {
            "enum": ["FR", "BE"]
          },
          "entente": {
            "kind": "sensitive"
          }
        },
        {
          "name": "montant",
          "title": "montant",
          "type": "number"
        },
        {
          "name": "details",
          "title": "details",
          "type": "object"
        }
      ],
      "primaryKey": ["jour", "ref"]
    }
    "#);
    let dictionary = &datasets[0].dictionary;
    assert!(dictionary.starts_with("# Paiements\n\n- **Identifiant du jeu de données**"), "{dictionary}");
    assert!(
        dictionary.contains("## Variables\n\n| Variable |") && dictionary.contains("`FR`, `BE`"),
        "{dictionary}"
    );
}

#[test]
fn what_is_no_contract_is_refused_with_its_place() {
    let mut said = String::new();
    for text in [
        "",
        "a: &x [1]\nb: *x\n",
        "kind: DataContract\napiVersion: v2.2.2\n",
        "kind: DataContract\napiVersion: v3.1.0\nschema: 12\n",
        "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: '../../etc'}, {name: a, properties: []}]\n",
        "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: a, properties: [{logicalType: string}]}]\n",
        "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: 'été !', properties: [{name: x, logicalType: string}]}, {name: '??', properties: [{name: x, logicalType: string}]}]\n",
        "%PDF-1.7\n",
    ] {
        let (datasets, report) = import(text);
        assert!(datasets.is_empty(), "{text}");
        let lines = report.lines().filter(|line| line.contains("]") || line.contains("--> "));
        said.push_str(&format!("{text:?}\n{}\n", lines.collect::<Vec<_>>().join("\n")));
    }
    insta::assert_snapshot!(said, @r#"
    ""
    erreur[odcs-yaml] : ce contrat de données ne se lit pas à partir d'ici
     --> contrat.odcs.yaml:1:1
    "a: &x [1]\nb: *x\n"
    erreur[odcs-yaml] : ce contrat de données ne se lit pas à partir d'ici
     --> contrat.odcs.yaml:1:4
    1 | a: &x [1]
    "kind: DataContract\napiVersion: v2.2.2\n"
    erreur[odcs-not-a-contract] : ce fichier n'est pas un contrat ODCS 3 (trouvé : « v2.2.2 »)
     --> contrat.odcs.yaml:2:13
    "kind: DataContract\napiVersion: v3.1.0\nschema: 12\n"
    erreur[odcs-without-schema] : ce contrat n'a pas d'objet dans « schema »
     --> contrat.odcs.yaml:3:9
    "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: '../../etc'}, {name: a, properties: []}]\n"
    erreur[schema-without-fields] : ce schéma n'a aucune variable
     --> contrat.odcs.yaml -> datasets/a/schema.json:3:13
    3 |   "fields": []
    erreur[schema-without-fields] : ce schéma n'a aucune variable
     --> contrat.odcs.yaml -> datasets/etc/schema.json:3:13
    3 |   "fields": []
    "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: a, properties: [{logicalType: string}]}]\n"
    avertissement[odcs-sensitivity-absent] : le contrat ne dit d'aucune variable de « a » ce qu'elle dit des personnes
     --> contrat.odcs.yaml:3:10
    3 | schema: [{name: a, properties: [{logicalType: string}]}]
    erreur[field-without-name] : cette variable n'a pas de nom
     --> contrat.odcs.yaml:3:33
    3 | schema: [{name: a, properties: [{logicalType: string}]}]
    erreur[schema-without-fields] : ce schéma n'a aucune variable
     --> contrat.odcs.yaml -> datasets/a/schema.json:3:13
    3 |   "fields": []
    "kind: DataContract\napiVersion: v3.1.0\nschema: [{name: 'été !', properties: [{name: x, logicalType: string}]}, {name: '??', properties: [{name: x, logicalType: string}]}]\n"
    avertissement[odcs-sensitivity-absent] : le contrat ne dit d'aucune variable de « ete » ce qu'elle dit des personnes
     --> contrat.odcs.yaml:3:10
    3 | schema: [{name: 'été !', properties: [{name: x, logicalType: string}]}, {name: '??', properties: [{name: x, logicalType: string}]}]
    erreur[odcs-name] : « ?? » ne donne pas le nom d'un dossier, ou le donne deux fois
     --> contrat.odcs.yaml:3:80
    3 | schema: [{name: 'été !', properties: [{name: x, logicalType: string}]}, {name: '??', properties: [{name: x, logicalType: string}]}]
    "%PDF-1.7\n"
    erreur[odcs-yaml] : ce contrat de données ne se lit pas à partir d'ici
     --> contrat.odcs.yaml:2:1
    "#);
    let (_, diagnostics) = import_odcs("a", &[0xff], &HashSet::new());
    assert_eq!(diagnostics.len(), 1);
}

proptest! {
    #[test]
    fn no_contract_makes_it_panic(from in 0..FOREIGN.len(), to in 0..FOREIGN.len(), with in "\\PC{0,6}") {
        let (from, to) = (from.min(to), from.max(to));
        if let (Some(before), Some(after)) = (FOREIGN.get(..from), FOREIGN.get(to..)) {
            _ = import(&format!("{before}{with}{after}"));
        }
    }
}

/// Writes all that is exported where the validators of the standards can be called on it.
#[test]
fn all_exports_are_written() {
    let files = project();
    let compilation = compile(&files);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exports");
    _ = std::fs::remove_dir_all(&folder);
    let mut written = 0;
    for agreement in &compilation.agreements {
        let mut others = Vec::new();
        let clauses = standing(&compilation, agreement.id.as_str(), &mut others);
        let place = folder.join(agreement.id.as_str());
        std::fs::create_dir_all(&place).unwrap();
        let terms = OdcsTerms { clauses, version: "1", status: "active" };
        for id in compilation.datasets.keys() {
            let contract = odcs_contract(id, &schema_of(&files, id.as_str()), Some(&terms)).unwrap();
            std::fs::write(place.join(format!("{id}.odcs.yaml")), contract).unwrap();
            written += 1;
        }
        for (rank, policy) in odrl_policies(clauses).iter().enumerate() {
            std::fs::write(place.join(format!("{rank}.odrl.json")), &policy.json).unwrap();
        }
        let matrix = raci_matrix(agreement);
        if !matrix.rows.is_empty() {
            std::fs::write(place.join("raci.csv"), raci_csv(&matrix, Lang::Fr)).unwrap();
        }
    }
    assert!(written > 5);
}

/// The examples of the standard itself, where they are beside the project.
#[test]
fn the_examples_of_the_standard_are_read() {
    let folder =
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/standards/odcs/docs/examples"));
    if !folder.is_dir() {
        println!("skipped: no examples of ODCS at {}", folder.display());
        return;
    }
    let mut said = Vec::new();
    for group in
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        for path in std::fs::read_dir(group).unwrap().map(|entry| entry.unwrap().path()) {
            let (datasets, diagnostics) =
                import_odcs("exemple", &std::fs::read(&path).unwrap(), &HashSet::new());
            let mut codes: Vec<&str> = diagnostics.iter().map(|one| one.code.as_str()).collect();
            codes.sort_unstable();
            codes.dedup();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            said.push(format!("{name}: {} {}", datasets.len(), codes.join(" ")));
        }
    }
    said.sort();
    insta::assert_snapshot!(said.join("\n"), @"
    all-data-types.odcs.yaml: 1 odcs-left-out odcs-sensitivity-absent
    all-schema-types.odcs.yaml: 3 odcs-left-out odcs-sensitivity-absent
    azure-server.odcs.yaml: 0 odcs-without-schema
    basic-four-dpo.odcs.yaml: 0 odcs-without-schema
    column-accuracy.odcs.yaml: 1 odcs-left-out odcs-sensitivity-absent
    column-completeness.odcs.yaml: 1 odcs-sensitivity-absent
    column-custom.odcs.yaml: 1 odcs-left-out odcs-sensitivity-absent
    column-validity.odcs.yaml: 1 odcs-left-out odcs-sensitivity-absent
    database-table-sla.odcs.yaml: 0 odcs-without-schema
    full-example.odcs.yaml: 2 odcs-left-out
    kafka-schema.odcs.yaml: 1 odcs-sensitivity-absent
    kafka-schemaregistry.odcs.yaml: 0 schema-without-fields
    kafka-server.odcs.yaml: 0 schema-without-fields
    postgresql-adventureworks-contract.odcs.yaml: 68 odcs-sensitivity-absent
    service-and-operational-roles.odcs.yaml: 0 odcs-without-schema
    table-column-description.odcs.yaml: 1 odcs-sensitivity-absent
    table-column.odcs.yaml: 1 odcs-sensitivity-absent
    table-columns-with-partition.odcs.yaml: 1 odcs-sensitivity-absent
    ");
}
