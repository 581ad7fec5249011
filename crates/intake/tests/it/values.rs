//! Faults of values: types, constraints, identifiers, code lists, keys.

use entente_model::{FindingCode, ValueCheck, ValueType, VariableKind};
use insta::assert_snapshot;

use super::fixture::{check_text, dataset, of_type, report, text};

#[test]
fn finds_absent_values() {
    let dataset = dataset([text("sexe").required(), text("pcs")]);
    assert_snapshot!(check_text(&dataset, "sexe;pcs\n;10\nND;10\n \t;10\n1;\n2;ND\n"), @r#"
    rejeté : UTF-8 «;», lignes 5, bloquées 3
    blocking missing-value sexe ×3 @2:1 3:1 4:1 [ND]×1 [ ␣]×1 schéma:10
      « sexe » n'est pas renseignée sur 3 lignes, alors qu'elle est obligatoire ; la première est la ligne 2.
      → Complétez « sexe » dans le système source, puis refaites l'extraction.
    "#);
}

#[test]
fn finds_values_of_another_type() {
    let dataset = dataset([
        of_type("effectif", ValueType::Integer),
        of_type("moyenne", ValueType::Number),
        of_type("entree", ValueType::Date),
        of_type("annee", ValueType::Year),
        of_type("boursier", ValueType::Boolean),
    ]);
    let header = "effectif;moyenne;entree;annee;boursier\n";
    assert_snapshot!(check_text(&dataset, format!("{header}douze;12,5;01/09/2026;2026;O\n1,2E+5;x;2026-02-30;26;peut-être\n1;2;3;4;5\n")), @r#"
    rejeté : UTF-8 «;», lignes 3, bloquées 3
    blocking type effectif ×2 @2:1 3:1 [douze]×1 [1,2E+5]×1 schéma:10
      Sur 2 lignes, la valeur de « effectif » n'est pas du type attendu (par exemple « douze » ; première ligne : 2) : un nombre entier.
      → Écrivez un nombre entier, sans unité ni décimale.
    blocking type entree ×2 @3:3 4:3 [2026-02-30]×1 [3]×1 schéma:12
      Sur 2 lignes, la valeur de « entree » n'est pas du type attendu (par exemple « 2026-02-30 » ; première ligne : 3) : une date.
      → Écrivez la date sous la forme 2026-09-01 ou 01/09/2026.
    blocking type annee ×2 @3:4 4:4 [26]×1 [4]×1 schéma:13
      Sur 2 lignes, la valeur de « annee » n'est pas du type attendu (par exemple « 26 » ; première ligne : 3) : une année.
      → Écrivez l'année en quatre chiffres.
    blocking type boursier ×2 @3:5 4:5 [peut-être]×1 [5]×1 schéma:14
      Sur 2 lignes, la valeur de « boursier » n'est pas du type attendu (par exemple « peut-être » ; première ligne : 3) : oui ou non (O/N).
      → Écrivez O ou N.
    blocking type moyenne ×1 @3:2 [x]×1 schéma:11
      La valeur « x » de « moyenne », à la ligne 3, n'est pas du type attendu : un nombre.
      → Écrivez un nombre, avec une virgule ou un point pour les décimales, sans unité.
    "#);
}

#[test]
fn finds_values_that_are_not_allowed() {
    let of = |allowed: [&str; 2]| allowed.map(str::to_owned).to_vec();
    let dataset = dataset([
        text("sexe").constrained(|c| c.allowed = of(["1", "2"])),
        of_type("echelon", ValueType::Integer).constrained(|c| c.allowed = of(["1", "2"])),
        text("statut").constrained(|c| c.allowed = of(["Interne", "Externe"])),
    ]);
    assert_snapshot!(check_text(&dataset, "sexe;echelon;statut\n1;01;Interne\nF;3;INTERNE\nF;1;Xterne\n"), @r#"
    rejeté : UTF-8 «;», lignes 3, bloquées 2
    blocking enum sexe ×2 @3:1 4:1 [F]×2 schéma:10
      Sur 2 lignes, la valeur de « sexe » n'est pas l'une des valeurs permises (1, 2) : par exemple « F » (première ligne : 3).
      → Valeurs permises : 1, 2.
    blocking enum statut ×2 @3:3 4:3 [INTERNE]×1 [Xterne]×1 schéma:12
      Sur 2 lignes, la valeur de « statut » n'est pas l'une des valeurs permises (Interne, Externe) : par exemple « INTERNE » (première ligne : 3).
      → Valeurs permises : Interne, Externe. « INTERNE » est sans doute « Interne ».
    blocking enum echelon ×1 @3:2 [3]×1 schéma:11
      La valeur « 3 » de « echelon », à la ligne 3, n'est pas l'une des valeurs permises (1, 2).
      → Valeurs permises : 1, 2.
    "#);
}

#[test]
fn finds_values_out_of_form_bounds_and_length() {
    let dataset = dataset([
        text("mefstat").constrained(|c| c.pattern = Some("[0-9]{4}|x".into())),
        of_type("annee", ValueType::Year).constrained(|c| {
            c.minimum = Some("1990".into());
            c.maximum = Some("2026".into());
        }),
        of_type("part", ValueType::Number).constrained(|c| c.minimum = Some("0,5".into())),
        of_type("entree", ValueType::Date).constrained(|c| c.maximum = Some("2026-12-31".into())),
        text("division").constrained(|c| c.max_length = Some(3)),
    ]);
    let rows = "2111;2010;0,5;31/12/2026;6èA\n21110;1989;0,49;01/01/2027;6emeA\nxx;2027;7;2020-01-01;\n";
    assert_snapshot!(check_text(&dataset, format!("mefstat;annee;part;entree;division\n{rows}")), @r#"
    rejeté : UTF-8 «;», lignes 3, bloquées 2
    blocking pattern mefstat ×2 @3:1 4:1 [21110]×1 [xx]×1 schéma:10
      Sur 2 lignes, la valeur de « mefstat » n'a pas la forme attendue : par exemple « 21110 » (première ligne : 3).
      → Forme attendue : [0-9]{4}|x
    blocking range annee ×2 @3:2 4:2 [1989]×1 [2027]×1 schéma:11
      Sur 2 lignes, la valeur de « annee » est hors des bornes : par exemple « 1989 » (première ligne : 3).
      → Bornes : entre 1990 et 2026.
    blocking range part ×1 @3:3 [0,49]×1 schéma:12
      La valeur « 0,49 » de « part », à la ligne 3, est hors des bornes.
      → Bornes : au moins 0,5.
    blocking range entree ×1 @3:4 [01/01/2027]×1 schéma:13
      La valeur « 01/01/2027 » de « entree », à la ligne 3, est hors des bornes.
      → Bornes : au plus 2026-12-31.
    blocking length division ×1 @3:5 [6emeA]×1 schéma:14
      La valeur « 6emeA » de « division », à la ligne 3, est trop courte ou trop longue.
      → Nombre de caractères : au plus 3.
    "#);
}

#[test]
fn finds_keys_that_stand_twice() {
    let mut dataset = dataset([
        text("id_eleve").kind(VariableKind::Ine).unique(),
        text("uai").required(),
        text("mef"),
        of_type("effectif", ValueType::Integer),
    ]);
    dataset.primary_key = vec!["uai".into(), "mef".into()];
    let rows = "999000001AA;a;x;1\n999000002AA;a;y;1\n999000001AA;a;;1\n;b;y;1\n;a;x;1\n999000001AA;a;;1\n";
    let text = check_text(&dataset, format!("id_eleve;uai;mef;effectif\n{rows}"));
    assert!(!text.contains("999000001AA"));
    assert_snapshot!(text, @r#"
    rejeté : UTF-8 «;», lignes 6, bloquées 3
    blocking duplicate - ×2 @6 7 [a · x]×1 [a · ]×1
      2 lignes répètent une clé (uai, mef) déjà présente plus haut : la première est la ligne 6, qui répète la ligne 2.
      → Comparez les lignes 2 et 6, puis retirez à la source la ligne en trop.
    blocking duplicate id_eleve ×2 @4:1 7:1 [9••••••••AA]×2 schéma:10
      2 lignes répètent une clé (id_eleve) déjà présente plus haut : la première est la ligne 4, qui répète la ligne 2.
      → Comparez les lignes 2 et 4, puis retirez à la source la ligne en trop.
    "#);
}

#[test]
fn a_single_key_is_required_and_compared_as_its_type() {
    let mut dataset = dataset([of_type("rang", ValueType::Integer), text("uai")]);
    dataset.primary_key = vec!["rang".into()];
    assert_snapshot!(check_text(&dataset, "rang;uai\n1;a\n01;a\n;a\n2;a\n"), @r#"
    rejeté : UTF-8 «;», lignes 4, bloquées 2
    blocking missing-value rang ×1 @4:1  schéma:10
      « rang » n'est pas renseignée à la ligne 4, alors qu'elle est obligatoire.
      → Complétez « rang » dans le système source, puis refaites l'extraction.
    blocking duplicate rang ×1 @3:1 [01]×1 schéma:10
      La ligne 3 répète une clé (rang) déjà présente à la ligne 2.
      → Comparez les lignes 2 et 3, puis retirez à la source la ligne en trop.
    "#);
}

#[test]
fn checks_establishments_at_the_reference_date() {
    let dataset = dataset([text("uai").check(ValueCheck::Uai { directory: true })]);
    let rows = ["0990001", "990001", "0990001W", "0990002", "0990003", "0990004", " 0990001"];
    let key = |digits: &str| {
        let uai = digits.trim().parse().ok().and_then(entente_model::Uai::from_number).unwrap().to_string();
        format!("{}{}", digits, &uai[7..])
    };
    let mut text = "uai\n".to_owned();
    for row in rows {
        let value = if row.len() == 8 && !row.starts_with(' ') { row.to_owned() } else { key(row) };
        text.push_str(&format!("{value}\n"));
    }
    text.push_str("0990001n\nlycee\n");
    assert_snapshot!(check_text(&dataset, text), @r#"
    rejeté : UTF-8 «», lignes 9, bloquées 7
    blocking uai uai ×3 @4:1 8:1 10:1 [0990001W]×1 [ 0990001N]×1 [lycee]×1 schéma:10
      Sur 3 lignes, la valeur de « uai » n'est pas un numéro UAI valable : par exemple « 0990001W » (première ligne : 4).
      → La lettre de contrôle de « 0990001W » devrait être N : vérifiez les chiffres.
    blocking uai-closed uai ×2 @5:1 6:1 [0990002P]×1 [0990003R]×1 schéma:10
      Sur 2 lignes, la valeur de « uai » désigne un établissement qui n'était pas ouvert le 2026-09-01 : par exemple « 0990002P » (première ligne : 5).
      → « 0990002P » est fermé depuis le 2024-09-01 : indiquez l'établissement qui a repris ses élèves.
    blocking uai-unknown uai ×1 @7:1 [0990004S]×1 schéma:10
      La valeur « 0990004S » de « uai », à la ligne 7, ne figure pas dans le répertoire des établissements.
      → Vérifiez le numéro ; si l'établissement est récent, faites mettre à jour le répertoire.
    blocking leading-zeros uai ×1 @3:1 [990001N]×1 schéma:10
      La valeur « 990001N » de « uai », à la ligne 3, a perdu ses zéros de tête dans un tableur.
      → Refaites l'extraction sans ouvrir le fichier dans un tableur ; pour l'y regarder, importez ces colonnes comme du texte.
    "#);
}

#[test]
fn proposes_the_key_of_a_uai() {
    let dataset = dataset([text("uai").check(ValueCheck::Uai { directory: false })]);
    assert_snapshot!(check_text(&dataset, "uai\n0951099E\n0951099E\n0951099D\n"), @r#"
    rejeté : UTF-8 «», lignes 3, bloquées 2
    blocking uai uai ×2 @2:1 3:1 [0951099E]×2 schéma:10
      Sur 2 lignes, la valeur de « uai » n'est pas un numéro UAI valable : par exemple « 0951099E » (première ligne : 2).
      → La lettre de contrôle de « 0951099E » devrait être D : vérifiez les chiffres.
    "#);
    assert_snapshot!(check_text(&dataset, "uai\n951099D\n"), @r#"
    rejeté : UTF-8 «», lignes 1, bloquées 1
    blocking leading-zeros uai ×1 @2:1 [951099D]×1 schéma:10
      La valeur « 951099D » de « uai », à la ligne 2, a perdu ses zéros de tête dans un tableur.
      → Refaites l'extraction sans ouvrir le fichier dans un tableur ; pour l'y regarder, importez ces colonnes comme du texte.
    "#);
}

#[test]
fn checks_identifiers_and_masks_those_of_persons() {
    let dataset = dataset([
        text("ine").kind(VariableKind::Ine).check(ValueCheck::Ine),
        text("siren").check(ValueCheck::Siren),
        text("siret").check(ValueCheck::Siret),
        text("annee").check(ValueCheck::SchoolYear),
    ]);
    let rows =
        "999000001AA;356000000;35600000000048;2026-2027\n99900000199;999000001;99900000100000;2026-27\n";
    assert_snapshot!(check_text(&dataset, format!("ine;siren;siret;annee\n{rows}")), @r#"
    rejeté : UTF-8 «;», lignes 2, bloquées 1
    blocking ine ine ×1 @3:1 [9••••••••99]×1 schéma:10
      La valeur « 9••••••••99 » de « ine », à la ligne 3, n'a pas la forme d'un INE.
      → Un INE a neuf chiffres et deux lettres, ou dix chiffres et leur lettre de contrôle. Corrigez-le dans le système source.
    blocking siret siren ×1 @3:2 [999000001]×1 schéma:11
      La valeur « 999000001 » de « siren », à la ligne 3, n'est pas un numéro SIREN valable.
      → Un numéro SIREN a neuf chiffres, un SIRET quatorze, sans espace, et leur clé est vérifiée : recopiez le SIREN depuis l'avis de situation.
    blocking siret siret ×1 @3:3 [99900000100000]×1 schéma:12
      La valeur « 99900000100000 » de « siret », à la ligne 3, n'est pas un numéro SIRET valable.
      → Un numéro SIREN a neuf chiffres, un SIRET quatorze, sans espace, et leur clé est vérifiée : recopiez le SIRET depuis l'avis de situation.
    blocking school-year annee ×1 @3:4 [2026-27]×1 schéma:13
      La valeur « 2026-27 » de « annee », à la ligne 3, n'est pas une année scolaire.
      → Écrivez l'année de la rentrée (2026) ou les deux années qui se suivent (2026-2027).
    "#);
}

#[test]
fn checks_codes_at_the_reference_date() {
    let mef = || text("mef").check(ValueCheck::CodeList { list: "mef".into() });
    let dataset = dataset([mef()]);
    assert_snapshot!(check_text(&dataset, "mef\n10010012110\n10010012111\n20010018110\n"), @r#"
    rejeté : UTF-8 «», lignes 3, bloquées 2
    blocking code-unknown mef ×1 @3:1 [10010012111]×1 schéma:10
      La valeur « 10010012111 » de « mef », à la ligne 3, n'est pas un code de la nomenclature « mef » au 2026-09-01.
      → « 10010012111 » est peut-être « 10010012110 » ; vérifiez dans la nomenclature « mef » en vigueur le 2026-09-01.
    blocking code-closed mef ×1 @4:1 [20010018110]×1 schéma:10
      La valeur « 20010018110 » de « mef », à la ligne 4, est un code de la nomenclature « mef » qui n'est pas valable le 2026-09-01.
      → « 20010018110 » est fermé depuis le 2025-09-01 : utilisez la nomenclature « mef » en vigueur le 2026-09-01, pas celle de l'année précédente.
    "#);
    assert_snapshot!(check_text(&dataset, "mef\n310002220\n"), @r#"
    rejeté : UTF-8 «», lignes 1, bloquées 1
    blocking leading-zeros mef ×1 @2:1 [310002220]×1 schéma:10
      La valeur « 310002220 » de « mef », à la ligne 2, a perdu ses zéros de tête dans un tableur.
      → Refaites l'extraction sans ouvrir le fichier dans un tableur ; pour l'y regarder, importez ces colonnes comme du texte.
    "#);
    assert_snapshot!(check_text(&dataset, "mef\n1,001E+10\n"), @r#"
    rejeté : UTF-8 «», lignes 1, bloquées 1
    blocking code-unknown mef ×1 @2:1 [1,001E+10]×1 schéma:10
      La valeur « 1,001E+10 » de « mef », à la ligne 2, n'est pas un code de la nomenclature « mef » au 2026-09-01.
      → « 1,001E+10 » vient d'un tableur, qui a pris le code pour un nombre : refaites l'extraction sans ouvrir le fichier dans un tableur.
    "#);
    assert_snapshot!(check_text(&dataset, "mef\n20010019110\n"), @r#"
    rejeté : UTF-8 «», lignes 1, bloquées 1
    blocking code-list-outdated mef ×1 @2:1 [20010019110]×1 schéma:10
      La valeur « 20010019110 » de « mef », à la ligne 2, est un code de la nomenclature « mef » de 2027 : il n'est pas valable le 2026-09-01.
      → Chargez dans le système source la nomenclature « mef » en vigueur le 2026-09-01, puis refaites l'extraction.
    "#);
}

#[test]
fn says_what_could_not_be_checked() {
    let dataset = dataset([text("pcs").check(ValueCheck::CodeList { list: "pcs".into() })]);
    assert_snapshot!(check_text(&dataset, "pcs\n10\n"), @r#"
    accepté : UTF-8 «», lignes 1, bloquées 0
    warning code-unknown pcs ×0 @  schéma:10
      La nomenclature « pcs » n'est pas chargée : les codes de « pcs » n'ont pas été vérifiés.
      → Demandez à l'exploitant de charger la nomenclature « pcs ».
    "#);
}

#[test]
fn one_wrong_value_is_one_finding() {
    let uai = text("uai").check(ValueCheck::Uai { directory: false }).constrained(|c| {
        c.pattern = Some("[0-9]{7}[A-Z]".into());
        c.max_length = Some(8);
    });
    let report = report(&dataset([uai]), b"uai\nabcdefghijkl\n");
    assert_eq!(report.findings.iter().map(|group| group.code).collect::<Vec<_>>(), [FindingCode::Uai]);
}

#[test]
fn counts_are_exact_and_examples_are_the_most_frequent() {
    let dataset = dataset([of_type("n", ValueType::Integer), of_type("m", ValueType::Integer)]);
    let mut rows = "n;m\n".to_owned();
    for row in 0..3000 {
        let value = match row {
            _ if row % 3 == 0 => "rare".to_owned() + &row.to_string(),
            _ if row % 5 == 0 => "souvent".to_owned(),
            _ => row.to_string(),
        };
        rows.push_str(&format!("{value};{}\n", if row % 2 == 0 { "x" } else { "1" }));
    }
    let report = report(&dataset, rows.as_bytes());
    assert_eq!((report.rows, report.rows_blocked), (3000, 2200));
    let [m, n] = &report.findings[..] else { panic!("two causes") };
    assert_eq!((m.count, n.count), (1500, 1400));
    assert_eq!((n.examples[0].value.as_str(), n.examples[0].count), ("souvent", 400));
    assert_eq!((n.examples[1].value.as_str(), n.examples[1].count), ("rare0", 1));
}
