//! What a schema may say beyond fields: rules, keys, bounds of change, Validata's checks; and how it is wrong.

use std::collections::HashSet;

use entente_agreement::{DiagnosticCode, read_schema, words};
use entente_model::{
    Dataset, Expression, FieldsMatch, Function, Measure, ReferredTo, RowCheck, Storage, ValueCheck,
    ValueFormat,
};
use entente_text::Lang;
use insta::assert_snapshot;

fn read(text: &str) -> (Option<Dataset>, Vec<entente_agreement::Diagnostic>) {
    read_schema("schema.json", text, "essai", &HashSet::from(["mef"]))
}

fn dataset(text: &str) -> Dataset {
    let (dataset, diagnostics) = read(text);
    assert_eq!(diagnostics, [], "{text}");
    dataset.unwrap()
}

/// A schema of three variables with these other members.
fn with(members: &str) -> String {
    let fields = r#"{"name":"filles","type":"integer"},{"name":"garcons","type":"integer"},
        {"name":"effectif","type":"integer"},{"name":"sexe"},{"name":"entree","type":"date"}"#;
    format!("{{\"fields\":[{fields}],{members}}}")
}

fn said(text: &str) -> String {
    let say = |message: &entente_model::Message| {
        words().say(Lang::Fr, message).replace(['\u{a0}', '\u{202f}'], " ")
    };
    let line = |one: &entente_agreement::Diagnostic| {
        format!(
            "{} : {}\n  {}\n  → {}",
            one.code.as_str(),
            say(&one.message),
            say(&one.cause),
            say(&one.remedy)
        )
    };
    read(text).1.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn rule(rule: &str) -> String {
    with(&format!("\"entente\":{{\"rules\":[{{\"rule\":{}}}]}}", serde_json::to_string(rule).unwrap()))
}

#[test]
fn reads_table_schema_two_as_it_is() {
    let read = dataset(
        r#"{"$schema":"https://datapackage.org/profiles/2.0/tableschema.json",
        "fieldsMatch":["subset"],"missingValues":["",{"value":"ND","label":"non disponible"}],
        "primaryKey":"a","uniqueKeys":[["a","b"],["c"]],"autre":{"x":[1]},
        "foreignKeys":[{"fields":"a","reference":{"resource":"","fields":"b"}},
            {"fields":["c"],"reference":{"resource":"mef","fields":["code"]}},
            {"fields":["a","b"],"reference":{"resource":"ecoles","fields":["x","y"]}},
            {"fields":"b","reference":{"resource":"institutions","fields":"uai"}}],
        "fields":[{"name":"a","type":"integer","bareNumber":false,"groupChar":" ","missingValues":["-"]},
            {"name":"b","type":"boolean","trueValues":["O"],"falseValues":["N"]},
            {"name":"c","categories":[{"value":"1","label":"un"},"2"],"categoriesOrdered":true},
            {"name":"d","type":"date","format":"%d/%m/%Y","constraints":{"exclusiveMinimum":"01/01/2020"}},
            {"name":"e","type":"string","format":"email","rdfType":"x"},
            {"name":"f","type":"list","delimiter":"|","itemType":"integer"},
            {"name":"g","type":"geopoint","format":"array"}]}"#,
    );
    assert_eq!(read.fields_match, Some(FieldsMatch::Subset));
    assert_eq!(read.missing_values, ["", "ND"]);
    assert_eq!(read.unique_keys.len(), 2);
    let referred: Vec<&ReferredTo> = read.foreign_keys.iter().map(|key| &key.referred_to).collect();
    let ecoles = ReferredTo::Resource("ecoles".into());
    assert_eq!(
        referred,
        [&ReferredTo::Own, &ReferredTo::CodeList("mef".into()), &ecoles, &ReferredTo::Institutions]
    );
    let [a, b, c, d, e, f, g] = &read.variables[..] else { panic!("seven variables") };
    assert!(a.notation.with_unit && a.missing_values == Some(vec!["-".to_owned()]));
    assert_eq!(b.notation.true_values, ["O"]);
    assert_eq!(c.constraints.allowed, ["1", "2"]);
    assert_eq!(d.notation.format.as_deref(), Some("%d/%m/%Y"));
    assert!(matches!(&e.checks[..], [ValueCheck::Format { format: ValueFormat::Email, .. }]));
    assert_eq!((f.notation.delimiter.as_deref(), g.value_type.storage()), (Some("|"), Storage::Text));
}

#[test]
fn reads_the_checks_of_validata() {
    let read = dataset(&with(
        r#""custom_checks":[{"name":"sum-columns-value","params":{"column":"effectif","columns":["filles","garcons"]}},
        {"name":"compare-columns-value","params":{"column":"filles","op":"<=","column2":"effectif"}},
        {"name":"one-of-required","params":{"column1":"filles","column2":"garcons"}},
        {"name":"cohesive-columns-value","params":{"column":"filles","othercolumns":["garcons"]}},
        {"name":"year-interval-value","params":{"column":"sexe","allow-year-only":"yes"}},
        {"name":"french-siret-value","params":{"column":"sexe"}}]"#,
    ));
    let total = RowCheck::Sum { total: "effectif".into(), parts: vec!["filles".into(), "garcons".into()] };
    assert_eq!((read.rules.len(), &read.rules[0].check), (4, &total));
    let one_of = RowCheck::OneOfRequired { variables: vec!["filles".into(), "garcons".into()] };
    assert_eq!(read.rules[2].check, one_of);
    assert!(matches!(&read.variables[3].checks[0], ValueCheck::Format { options, .. } if options.year_only));
    let odd = with(
        r#""custom_checks":[{"name":"regionn","params":{"column":"sexe"}},{"name":"region","params":{"column":"x"}}]"#,
    );
    assert_snapshot!(said(&odd), @r#"
    custom-check-unknown : le contrôle de Validata `regionn` n'est pas connu et ne sera pas fait
      les contrôles connus sont : canton, code-commune-insee, code-fantoir, code-pays-iso2, code-pays-iso3, code-p…
      → remplacez par `region`, le nom connu le plus proche
    custom-check-variable : le contrôle de Validata `region` ne peut pas être fait : une variable (`x`) ou un paramètre manque
      il porte sur des variables du schéma, nommées dans `params`
      → corrigez ses paramètres
    "#);
}

#[test]
fn reads_rules_and_bounds_of_change() {
    let read = dataset(&with(
        r#""entente":{"rules":[{"name":"total","rule":"effectif = filles + garcons","message":{"fr":"Total faux","en":"Wrong"},"severity":"warning"}],
        "changes":[{"measure":"rows","max":"20 %"},{"measure":{"sum":"effectif"},"by":"sexe","max":"12,5 %","minimum":30},{"measure":{"distinct":"sexe"},"max":5}]}"#,
    ));
    let RowCheck::Expression { expression, .. } = &read.rules[0].check else { panic!("an expression") };
    assert!(matches!(expression, Expression::Call(Function::Equal, _)));
    assert_eq!(expression.variables().len(), 3);
    assert_eq!(read.changes[1].measure, Measure::Sum("effectif".into()));
    assert_eq!(
        read.changes.iter().map(|change| change.max_basis_points).collect::<Vec<_>>(),
        [2000, 1250, 500]
    );
}

#[test]
fn reads_the_sql_that_people_write() {
    for text in [
        "effectif = filles + garcons AND effectif >= 0",
        "EFFECTIF <> 0 OR sexe IS NULL",
        "sexe IN ('1', '2') AND NOT sexe LIKE '9%'",
        "CASE WHEN sexe = '1' THEN filles ELSE garcons END > 0",
        "entree BETWEEN '2020-01-01' AND REFERENCE_DATE()",
        "EXTRACT(YEAR FROM entree) = SCHOOL_YEAR() AND YEAR(entree) > 2000",
        "SUBSTRING(sexe FROM 1 FOR 1) = LEFT(sexe, 1) AND RIGHT(sexe, 1) = TRIM(sexe) || ''",
        "COALESCE(filles, 0) + ABS(-garcons) <= ROUND(effectif / 2, 1) * 2",
        "CAST(sexe AS INTEGER) = 1 AND \"sexe\" IS DISTINCT FROM NULL",
        "filles % 2 = MOD(garcons, 2) AND GREATEST(filles, garcons) <= effectif",
        "entree > DATE '2020-01-01'",
    ] {
        dataset(&rule(text));
    }
}

#[test]
fn says_what_is_wrong_in_a_rule() {
    let all = [
        "effectif = = 1",
        "efectif > 0",
        "LENGHT(sexe) = 1",
        "sexe = 1",
        "effectif + 1",
        "filles > (SELECT 1)",
    ];
    let text: Vec<String> = all.iter().map(|text| said(&rule(text))).collect();
    assert_snapshot!(text.join("\n"), @r#"
    row-rule-syntax : cette règle n'est pas une expression SQL : Expected: an expression, found: = at Line: 1, Column: 12
      une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
      → corrigez-la ; un nom avec un blanc s'écrit entre guillemets doubles, un texte entre apostrophes
    row-rule-variable : la règle nomme `efectif`, que le schéma n'a pas
      une règle ne connaît que les variables du schéma
      → remplacez par `effectif`, le nom connu le plus proche
    row-rule-function : la règle appelle `LENGHT`, qui n'est pas une fonction connue
      les fonctions connues sont : ABS, CEIL, CHAR_LENGTH, COALESCE, CONCAT, DAY, FLOOR, GREATEST, LEAST, LEFT, LEN…
      → remplacez par `LENGTH`, le nom connu le plus proche
    row-rule-type : « 1 » n'est pas du type attendu à cet endroit de la règle
      on ne compare que des valeurs de même type : un code est un texte, même fait de chiffres
      → écrivez un texte entre apostrophes, ou convertissez avec `CAST(… AS DECIMAL)`
    row-rule-type : « effectif + 1 » n'est pas du type attendu à cet endroit de la règle
      on ne compare que des valeurs de même type : un code est un texte, même fait de chiffres
      → écrivez un texte entre apostrophes, ou convertissez avec `CAST(… AS DECIMAL)`
    row-rule-unsupported : « (SELECT 1) » n'a pas de sens pour une ligne
      une règle ne voit qu'une ligne à la fois : ni requête, ni agrégat, ni fenêtre
      → exprimez la règle avec les variables de la ligne
    "#);
}

#[test]
fn hostile_rules_are_refused() {
    for text in [
        "(".repeat(1_000),
        "NOT ".repeat(500),
        format!("effectif{} = 0", " + 1".repeat(490)),
        "a".repeat(100_000),
        format!("sexe = '{}", "x".repeat(1_000)),
    ] {
        let codes: Vec<DiagnosticCode> = read(&rule(&text)).1.iter().map(|one| one.code).collect();
        assert_eq!(codes.len(), 1, "{}", text.chars().take(30).collect::<String>());
    }
}

#[test]
fn says_what_is_wrong_in_keys_and_changes() {
    let text = with(
        r#""fieldsMatch":"exactly","uniqueKeys":[["fille"]],"foreignKeys":[{"fields":"x","reference":{"resource":"","fields":"filles"}},
        {"fields":["filles"],"reference":{"resource":"a","fields":["b","c"]}},{"fields":"filles"}],
        "entente":{"rules":[{"title":"x"}],"changes":[{"measure":{"sum":"sexe"},"max":"5 %"},{"measure":"rows","by":"z","max":"5 %"},{"measure":"rows","max":"x","severity":"grave"}]}"#,
    );
    assert_snapshot!(said(&text), @r#"
    fields-match-unknown : `fieldsMatch` vaut `exactly`, qui n'est pas connu
      les valeurs connues sont : exact, equal, subset, superset, partial
      → remplacez par `exact`, le nom connu le plus proche
    unique-key-unknown : une clé de `uniqueKeys` nomme `fille`, que le schéma n'a pas
      la clé dit ce qui rend une ligne unique
      → remplacez par `filles`, le nom connu le plus proche
    foreign-key-unknown : une clé étrangère nomme `x`, que le schéma n'a pas
      elle dit quelles variables doivent figurer ailleurs
      → corrigez le nom dans `foreignKeys`
    foreign-key-malformed : cette clé étrangère ne dit pas quelles variables renvoient à lesquelles
      elle a `fields`, et `reference` avec `resource` et autant de `fields`
      → complétez-la ; `resource` vide désigne le fichier lui-même
    foreign-key-malformed : cette clé étrangère ne dit pas quelles variables renvoient à lesquelles
      elle a `fields`, et `reference` avec `resource` et autant de `fields`
      → complétez-la ; `resource` vide désigne le fichier lui-même
    row-rule-missing : cette règle n'a pas de `rule`
      une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
      → écrivez-la, par exemple `"rule": "effectif = filles + garcons"`
    change-malformed : cette borne d'évolution n'a pas de mesure ou de maximum lisible
      `measure` est `rows`, la somme d'un nombre ou le nombre de valeurs distinctes ; `max` est un pourcentage
      → écrivez par exemple `"measure": "rows", "max": "20 %"`
    change-variable-unknown : la borne d'évolution nomme `z`, que le schéma n'a pas
      une mesure ne connaît que les variables du schéma
      → corrigez le nom
    change-malformed : cette borne d'évolution n'a pas de mesure ou de maximum lisible
      `measure` est `rows`, la somme d'un nombre ou le nombre de valeurs distinctes ; `max` est un pourcentage
      → écrivez par exemple `"measure": "rows", "max": "20 %"`
    "#);
}

#[test]
fn a_dataset_says_where_it_stands_among_the_texts() {
    let sound = r#""entente":{"field":"scolarite","needs":["D6"],"texts":["annexe, 2.2"]}"#;
    assert_eq!(read(&with(sound)).1, []);
    assert_snapshot!(said(&with(r#""entente":{"field":"scolarité","needs":"D6","texts":[["2.2"]]}"#)), @r"
    unknown-choice : `scolarité` n'est pas une valeur de `field`
      les valeurs possibles sont : statistiques, scolarite, numerique, bati-scolaire
      → remplacez par `scolarite`, le nom connu le plus proche
    schema-type : la valeur de `needs` n'est pas de la bonne sorte
      Table Schema attend ici une autre sorte de valeur
      → consultez la description de Table Schema et corrigez
    schema-type : la valeur de `texts` n'est pas de la bonne sorte
      Table Schema attend ici une autre sorte de valeur
      → consultez la description de Table Schema et corrigez
    ");
}
