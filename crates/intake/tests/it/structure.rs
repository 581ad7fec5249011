//! Faults of the file itself: encoding, separators, header, rows.

use entente_model::{Dataset, FindingCode, ValueType, Verdict};
use insta::assert_snapshot;

use super::fixture::{check_bytes, check_text, context, dataset, of_type, references, render, report, text};

fn two() -> Dataset {
    dataset([text("uai").required(), of_type("effectif", ValueType::Integer)])
}

fn codes(dataset: &Dataset, bytes: &[u8]) -> Vec<FindingCode> {
    report(dataset, bytes).findings.iter().map(|group| group.code).collect()
}

#[test]
fn a_file_without_fault_has_no_finding() {
    for bytes in [
        "uai;effectif\r\n0990001N;12\r\n0990002P;\r\n",
        "uai,effectif\n\"0990001N\",\"12\"\n",
        "uai\teffectif\n0990001N\t12",
        "uai|effectif\r0990001N|12\r",
        "effectif;uai\n12;0990001N\n",
        "sep=;\nuai;effectif\n0990001N;12\n",
        "\u{feff}uai;effectif\n0990001N;ND\n",
        "\"uai\";\"effectif\"\n\"a;\r\n\"\"b\"\"\";1\n",
    ] {
        assert_eq!(codes(&two(), bytes.as_bytes()), [], "{bytes}");
    }
}

#[test]
fn reads_the_encodings_that_exist() {
    let utf16 = |big: bool, bom: bool| -> Vec<u8> {
        let text = if bom { "\u{feff}uai;effectif\né;1\n" } else { "uai;effectif\né;1\n" };
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let cases: [(Vec<u8>, &str); 8] = [
        ("uai;effectif\né;1\n".into(), "UTF-8"),
        ("\u{feff}uai;effectif\né;1\n".into(), "UTF-8 BOM"),
        (b"uai;effectif\n\xE9;1\n".to_vec(), "windows-1252"),
        (b"uai;effectif\nc\xBDur \xE9;1\n".to_vec(), "ISO-8859-15"),
        (utf16(false, true), "UTF-16LE"),
        (utf16(true, true), "UTF-16BE"),
        (utf16(false, false), "UTF-16LE"),
        (utf16(true, false), "UTF-16BE"),
    ];
    for (bytes, encoding) in cases {
        let report = report(&two(), &bytes);
        assert_eq!((report.encoding.as_str(), report.rows, report.findings.len()), (encoding, 1, 0));
    }
}

#[test]
fn says_that_a_file_is_empty() {
    assert_snapshot!(check_text(&two(), ""), @r#"
    rejeté : UTF-8 «», lignes 0, bloquées 0
    blocking empty-file - ×1 @ 
      Le fichier est vide : il ne contient ni en-tête ni ligne de données.
      → Relancez l'extraction à la source, vérifiez qu'elle produit des lignes, puis déposez à nouveau.
    "#);
    assert_snapshot!(check_text(&two(), "\u{feff}"), @r#"
    rejeté : UTF-8 BOM «», lignes 0, bloquées 0
    blocking empty-file - ×1 @ 
      Le fichier est vide : il ne contient ni en-tête ni ligne de données.
      → Relancez l'extraction à la source, vérifiez qu'elle produit des lignes, puis déposez à nouveau.
    "#);
    assert_snapshot!(check_text(&two(), "\r\n \r\n"), @r#"
    rejeté : UTF-8 «», lignes 0, bloquées 0
    blocking empty-file - ×1 @ 
      Le fichier est vide : il ne contient ni en-tête ni ligne de données.
      → Relancez l'extraction à la source, vérifiez qu'elle produit des lignes, puis déposez à nouveau.
    "#);
    assert_snapshot!(check_text(&two(), "uai;effectif\r\n"), @r#"
    rejeté : UTF-8 «;», lignes 0, bloquées 0
    blocking empty-file - ×1 @ 
      Le fichier ne contient que son en-tête, aucune ligne de données.
      → Relancez l'extraction à la source, vérifiez qu'elle produit des lignes, puis déposez à nouveau.
    "#);
}

#[test]
fn says_that_a_file_is_no_delimited_text() {
    assert_snapshot!(check_text(&two(), b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml"), @r#"
    rejeté :  «», lignes 0, bloquées 0
    blocking unreadable - ×1 @ 
      Le fichier XLSX est abîmé ou incomplet : il n'a pas pu être lu jusqu'au bout.
      → Le transfert a peut-être été interrompu : ouvrez le fichier pour vérifier qu'il est entier, puis déposez-le de nouveau.
    "#);
    assert_snapshot!(check_text(&two(), b"%PDF-1.7\n"), @r#"
    rejeté :  «», lignes 0, bloquées 0
    blocking not-delimited-text - ×1 @ 
      Le fichier est un document PDF, pas un fichier texte délimité.
      → Déposez l'extraction au format texte délimité (CSV), telle que le système source la produit.
    "#);
    assert_snapshot!(check_text(&two(), b"\x1F\x8B\x08\x00abc"), @r#"
    rejeté :  «», lignes 0, bloquées 0
    blocking unreadable - ×1 @ 
      Le fichier gzip est abîmé ou incomplet : il n'a pas pu être lu jusqu'au bout.
      → Le transfert a peut-être été interrompu : ouvrez le fichier pour vérifier qu'il est entier, puis déposez-le de nouveau.
    "#);
    for (bytes, format) in [
        (&b"<!DOCTYPE html><html>"[..], "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"\x01\x02\x03\x04\x05\x06\x00\x00", "binary"),
    ] {
        let report = report(&two(), bytes);
        let format = entente_model::Arg::Text(format.to_owned());
        assert_eq!(report.findings[0].message.args.get("format"), Some(&format));
    }
    for bytes in [&b"PK\x03\x04....donnees.csv"[..], b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"PAR1....PAR1"] {
        assert_eq!(report(&two(), bytes).verdict, Verdict::Rejected, "{bytes:?}");
    }
}

#[test]
fn says_that_a_row_never_ends() {
    let mut bytes = b"uai;effectif\n0990001N;1\n".to_vec();
    bytes.extend(std::iter::repeat_n(b'a', 17 << 20));
    assert_snapshot!(check_text(&two(), bytes), @r#"
    rejeté : UTF-8 «;», lignes 1, bloquées 0
    blocking not-delimited-text - ×1 @3 
      À partir de la ligne 3, une ligne ne se termine jamais : la suite du fichier n'a pas été lue.
      → Vérifiez les fins de ligne autour de la ligne 3 ; le fichier est peut-être tronqué ou écrit sur une seule ligne.
    "#);
}

#[test]
fn finds_headers_missing_unknown_twice_or_misspelt() {
    assert_snapshot!(check_text(&two(), "UAI ;Effectif\n0990001N;1\n"), @r#"
    accepté : UTF-8 «;», lignes 1, bloquées 0
    warning header-spelling uai ×1 @1:1 [UAI]×1 schéma:10
      La colonne « UAI » a été lue comme « uai ».
      → Rien à corriger dans ce dépôt ; écrivez « uai » dans les prochaines extractions.
    warning header-spelling effectif ×1 @1:2 [Effectif]×1 schéma:11
      La colonne « Effectif » a été lue comme « effectif ».
      → Rien à corriger dans ce dépôt ; écrivez « effectif » dans les prochaines extractions.
    "#);
    assert_snapshot!(check_text(&two(), "uai;effectifs;remarque;\n0990001N;1;x;\n"), @r#"
    accepté : UTF-8 «;», lignes 1, bloquées 0
    warning header-missing effectif ×1 @1  schéma:11
      La colonne « effectif » (Titre de effectif) manque dans le fichier.
      → La colonne « effectifs » lui ressemble : renommez-la « effectif ».
    warning header-unknown effectif ×1 @1:2 [effectifs]×1 schéma:11
      La colonne « effectifs » n'est pas attendue ; elle n'a pas été conservée.
      → S'agit-il de « effectif » ? Dans ce cas, renommez la colonne « effectifs ».
    warning header-unknown - ×2 @1:3 1:4 [remarque]×1
      2 colonnes ne sont pas attendues, dont « remarque » ; elles n'ont pas été conservées.
      → Rien à faire si ces colonnes sont en trop ; sinon, donnez-leur le nom de la variable au dictionnaire.
    "#);
    assert_snapshot!(check_text(&two(), "effectif;effectif\n1;1\n"), @r#"
    rejeté : UTF-8 «;», lignes 1, bloquées 0
    blocking header-missing uai ×1 @1  schéma:10
      La colonne « uai » (Titre de uai) manque dans le fichier.
      → Ajoutez la colonne « uai » à l'extraction.
    blocking header-duplicate effectif ×1 @1:2 [effectif]×1 schéma:11
      La colonne « effectif » est présente plusieurs fois.
      → Ne gardez qu'une colonne « effectif » ; on ne peut pas savoir laquelle fait foi.
    "#);
    assert_snapshot!(check_text(&two(), "uai\n0990001N\n"), @r#"
    accepté : UTF-8 «», lignes 1, bloquées 0
    warning header-missing effectif ×1 @1  schéma:11
      La colonne « effectif » (Titre de effectif) manque dans le fichier.
      → La variable « effectif » sera vide dans les données transmises ; ajoutez-la à l'extraction si la source la connaît.
    "#);
}

#[test]
fn matches_headers_that_people_write_differently() {
    let dataset = dataset([text("annee_rentree").required(), text("uai")]);
    for header in
        ["Année rentrée", "ANNEE\u{a0}RENTREE", " annee-rentree ", "annéeRentrée", "Titre de annee_rentree"]
    {
        let bytes = format!("{header};uai\n2026;0990001N\n");
        assert_eq!(codes(&dataset, bytes.as_bytes()), [FindingCode::HeaderSpelling], "{header}");
    }
}

#[test]
fn shows_nothing_of_a_first_line_that_is_no_header() {
    let report = report(&two(), b"999000001AA;DUPONT\n999000002AB;DURAND\n");
    let text = render(&report);
    assert!(!text.contains("DUPONT") && !text.contains("999000001AA"), "{text}");
    assert_snapshot!(text, @r#"
    rejeté : UTF-8 «;», lignes 1, bloquées 0
    blocking header-missing - ×2 @1 [9••••••••AA]×1 [A•••AA]×1
      Aucun des 2 noms de variables attendus n'a été trouvé à la ligne 1, lue comme l'en-tête.
      → Vérifiez que la première ligne porte les noms de variables du dictionnaire (2 colonne(s) lue(s), séparateur « ; ») et qu'il s'agit du bon jeu de données.
    "#);
}

#[test]
fn never_reads_an_excluded_variable() {
    for header in ["nom", "NOM", "Nom de famille"] {
        let report = report(&two(), format!("uai;{header};effectif\n0990001N;SECRET;1\n").as_bytes());
        assert_eq!(report.findings[0].code, FindingCode::ExcludedVariable, "{header}");
        assert!(!serde_json::to_string(&report).unwrap().contains("SECRET"));
    }
    assert_snapshot!(check_text(&two(), "uai;NOM;effectif\n0990001N;SECRET;1\n"), @r#"
    rejeté : UTF-8 «;», lignes 1, bloquées 0
    blocking excluded-variable nom ×1 @1:2 [NOM]×1 essai-2026 article 4
      La colonne « NOM » (Nom de famille) ne doit jamais être déposée : l'article 4 l'interdit. Ses valeurs n'ont pas été lues.
      → Retirez la colonne « NOM » de l'extraction et déposez à nouveau.
    "#);
}

#[test]
fn finds_irregular_rows_and_does_not_judge_their_cells() {
    assert_snapshot!(check_text(&two(), "uai;effectif\n0990001N\na;b;c\n;x;\n0990001N;1\n"), @r#"
    rejeté : UTF-8 «;», lignes 4, bloquées 3
    blocking ragged-row - ×3 @2 3 4 [3]×2 [1]×1
      3 lignes n'ont pas le bon nombre de cellules (3 le plus souvent, au lieu de 2), la première à la ligne 2.
      → Ouvrez le fichier à la ligne 2 : un séparateur est en trop, manque, ou figure dans un texte qui devrait être entre guillemets.
    "#);
}

#[test]
fn finds_quotes_that_do_not_close() {
    assert_snapshot!(check_text(&two(), "uai;effectif\n\"0990001N;1\n\"a\"b;2\n\"c\";3\n"), @r#"
    rejeté : UTF-8 «;», lignes 3, bloquées 2
    blocking quote - ×2 @2:1 3:1 
      2 lignes ont un guillemet mal fermé, la première à la ligne 2.
      → À la ligne 2, fermez le guillemet ; à l'intérieur d'un texte entre guillemets, doublez-le ("").
    "#);
}

#[test]
fn finds_nul_bytes_and_blank_lines() {
    assert_snapshot!(check_text(&two(), "\n\nuai;effectif\n\n099\x000001N;1\n;\n  \n0990001N;2\n\n"), @r#"
    rejeté : UTF-8 «;», lignes 2, bloquées 1
    blocking nul-byte - ×1 @5 
      La ligne 5 contient un octet nul.
      → Le fichier a sans doute été abîmé par une conversion ou un transfert : refaites l'extraction.
    note blank-line - ×6 @1 2 4 6 7 9 
      6 lignes vides ont été ignorées.
      → Rien à corriger.
    "#);
}

#[test]
fn finds_bytes_of_another_encoding() {
    let mut mixed = "uai;effectif\n".to_owned().into_bytes();
    mixed.extend("été;1\nélève;2\n".as_bytes());
    mixed.extend(b"\xE9t\xE9;3\n");
    assert_snapshot!(check_text(&two(), mixed), @r#"
    rejeté : UTF-8 «;», lignes 3, bloquées 1
    blocking encoding uai ×1 @4:1 [été]×1 schéma:10
      À la ligne 4, « uai » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier (UTF-8).
      → Des fichiers d'encodages différents ont sans doute été mis bout à bout, ou convertis deux fois. Refaites l'extraction en une fois, en UTF-8.
    "#);
    assert_snapshot!(check_text(&two(), b"uai;effectif\n\xE9t\xE9;1\n\xE0;2\n\xC3\xA9;3\n"), @r#"
    rejeté : windows-1252 «;», lignes 3, bloquées 1
    blocking encoding uai ×1 @4:1 [é]×1 schéma:10
      À la ligne 4, « uai » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier (windows-1252).
      → Des fichiers d'encodages différents ont sans doute été mis bout à bout, ou convertis deux fois. Refaites l'extraction en une fois, en UTF-8.
    "#);
    assert_snapshot!(check_text(&two(), "uai;effectif\nÃ©tÃ©;1\nabc\u{FFFD};2\n"), @r#"
    rejeté : UTF-8 «;», lignes 2, bloquées 2
    blocking encoding uai ×2 @2:1 3:1 [Ã©tÃ©]×1 [abc�]×1 schéma:10
      Sur 2 lignes, « uai » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier (UTF-8), d'abord à la ligne 2.
      → Des fichiers d'encodages différents ont sans doute été mis bout à bout, ou convertis deux fois. Refaites l'extraction en une fois, en UTF-8.
    "#);
}

#[test]
fn compares_with_the_number_of_rows_announced() {
    let (dataset, references) = (two(), references());
    let mut context = context(&dataset, &references);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copie.parquet");
    context.rows_expected = Some(12_000);
    let text = render(&check_bytes(b"uai;effectif\na;1\n", &context, &copy));
    assert_snapshot!(text, @r#"
    rejeté : UTF-8 «;», lignes 1, bloquées 0
    blocking row-count - ×11999 @ 
      Le fichier contient 1 ligne alors que 12 000 étaient annoncées.
      → Le transfert a peut-être été interrompu : comparez avec le bordereau, puis déposez le fichier complet.
    "#);
    context.rows_expected = Some(1);
    assert_eq!(check_bytes(b"uai;effectif\na;1\n", &context, &copy).findings, []);
}
