//! Faults of code lists.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{COUNTRIES, fault};

#[test]
fn a_code_list_with_another_header() {
    let text = fault(Code::CodeListHeader, |f| {
        f.add("code-lists/regimes.csv", "code;label;open_on;closes_on;group\n0;Externe;;;\n")
    });
    insta::assert_snapshot!(text, @r"
    erreur[code-list-header] : l'en-tête de cette nomenclature n'est pas celui attendu
     --> code-lists/regimes.csv:1:12
      |
    1 | code;label;open_on;closes_on;group
      |            ^^^^^^^
      = cause : il s'écrit : code;label;opens_on;closes_on;group
      = remède : remplacez par `opens_on`, le nom connu le plus proche

    1 erreur
    ");
}

#[test]
fn a_line_with_too_few_cells() {
    let text = fault(Code::CodeListCells, |f| f.append(COUNTRIES, "102;Islande\n"));
    insta::assert_snapshot!(text, @r"
    erreur[code-list-cells] : cette ligne a 2 cases au lieu de 5
     --> code-lists/pays.csv:4:1
      |
    4 | 102;Islande
      | ^^^^^^^^^^^
      = cause : chaque ligne a code, libellé, deux dates et groupe, même vides
      = remède : ajoutez ou retirez des « ; », et mettez entre guillemets un libellé qui en contient

    1 erreur
    ");
}

#[test]
fn a_line_without_code() {
    let text = fault(Code::CodeListCodeEmpty, |f| f.append(COUNTRIES, ";Islande;;;EUR\n"));
    insta::assert_snapshot!(text, @r"
    erreur[code-list-code-empty] : cette ligne n'a pas de code
     --> code-lists/pays.csv:4:1
      |
    4 | ;Islande;;;EUR
      | ^^^^^^^^^^^^^^
      = cause : le code est ce que les fichiers déposés contiennent
      = remède : ajoutez le code, ou retirez la ligne

    1 erreur
    ");
}

#[test]
fn a_date_that_is_none() {
    let text = fault(Code::CodeListDate, |f| f.append(COUNTRIES, "102;Islande;01/01/1944;;EUR\n"));
    insta::assert_snapshot!(text, @r"
    erreur[code-list-date] : `01/01/1944` n'est pas une date
     --> code-lists/pays.csv:4:13
      |
    4 | 102;Islande;01/01/1944;;EUR
      |             ^^^^^^^^^^
      = cause : les dates de validité s'écrivent année-mois-jour, ou restent vides
      = remède : écrivez par exemple 2026-09-01

    1 erreur
    ");
}

#[test]
fn dates_the_wrong_way_round() {
    let text = fault(Code::CodeListDatesReversed, |f| {
        f.append(COUNTRIES, "102;Islande;2000-01-01;1990-01-01;EUR\n")
    });
    insta::assert_snapshot!(text, @r"
    erreur[code-list-dates-reversed] : le code `102` ferme le 1990-01-01 et ouvre le 2000-01-01
     --> code-lists/pays.csv:4:24
      |
    4 | 102;Islande;2000-01-01;1990-01-01;EUR
      |                        ^^^^^^^^^^
      = cause : il ne serait jamais valide : la fermeture est le premier jour où il ne sert plus
      = remède : vérifiez les deux dates

    1 erreur
    ");
}

#[test]
fn a_code_valid_twice_at_once() {
    let text = fault(Code::CodeListOverlap, |f| f.append(COUNTRIES, "101;Danemark encore;2020-01-01;;UE\n"));
    insta::assert_snapshot!(text, @r"
    erreur[code-list-overlap] : le code `101` est déjà valide à la ligne 3, à des dates communes
     --> code-lists/pays.csv:4:1
      |
    4 | 101;Danemark encore;2020-01-01;;UE
      | ^^^
      = cause : un code a un seul libellé à une date donnée
      = remède : fermez la première ligne le jour où la seconde ouvre, ou retirez l'une des deux

    1 erreur
    ");
}

#[test]
fn a_code_list_without_code() {
    let text =
        fault(Code::CodeListEmpty, |f| f.add("code-lists/vide.csv", "code;label;opens_on;closes_on;group\n"));
    insta::assert_snapshot!(text, @r"
    avertissement[code-list-empty] : cette nomenclature n'a aucun code
     --> code-lists/vide.csv:1:1
      |
    1 | code;label;opens_on;closes_on;group
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = cause : toute valeur contrôlée avec elle serait refusée
      = remède : ajoutez ses codes

    1 avertissement
    ");
}
