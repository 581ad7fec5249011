//! The validator: silent on what is right, precise on what is wrong.

use entente_formats::aaf::{DeliveryKind, Dialect, check_files};
use entente_formats::{FormatFindingCode as Code, Limits};

use super::world::{options, records, world, write};

#[test]
fn a_right_delivery_has_no_finding() {
    for dialect in Dialect::ALL {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), options(DeliveryKind::Complete, dialect), &records(&world(dialect, 300), 7));
        let report = check_files(folder.path(), None, &Limits::default()).unwrap();
        assert!(report.findings.is_empty(), "{dialect}: {:#?}", report.findings);
        assert!(report.records > 300 && report.files > 5, "{dialect}: {report:?}");
    }
}

/// Writes a delivery, changes a text in one of its files, and gives the codes found with their first lines.
fn found(file_type: &str, from: &str, to: &str) -> Vec<(Code, u64, Option<String>)> {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        options(DeliveryKind::Complete, Dialect::SecondDegree),
        &records(&world(Dialect::SecondDegree, 60), 0),
    );
    let path = folder.path().join(format!("ENT_TEST_Complet_20260901_{file_type}_0000.xml"));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let report = check_files(folder.path(), None, &Limits::default()).unwrap();
    report.findings.into_iter().map(|f| (f.code, f.places[0].line, f.variable)).collect()
}

#[test]
fn each_fault_is_found_at_its_line() {
    let name = |text: &str| Some(text.to_owned());
    for (file_type, from, to, code, line, variable) in [
        ("Eleve", "$10$1$1$0$1<", "$10$1$1$0<", Code::Parts, 19, name("ENTElevePersRelEleve")),
        (
            "Eleve",
            "\"ENTEleveRegime\"",
            "\"ENTEleveRégime\"",
            Code::AttributeUnknown,
            21,
            name("ENTEleveRégime"),
        ),
        ("Eleve", "<id>1000000</id>", "<id>1000001</id>", Code::IdTwice, 41, name("Eleve")),
        (
            "Eleve",
            "ENTEleveBoursier\"><value>N",
            "ENTEleveBoursier\"><value>Non",
            Code::Flag,
            20,
            name("ENTEleveBoursier"),
        ),
        (
            "Eleve",
            "ENTPersonStructRattach\"><value>4001",
            "ENTPersonStructRattach\"><value>4999",
            Code::ReferenceMissing,
            35,
            name("ENTPersonStructRattach"),
        ),
        ("Eleve", "<value>Eleve</value>", "<value>Eleves</value>", Code::Category, 6, None),
        ("Eleve", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-15\"", Code::EncodingNotUtf8, 1, None),
        (
            "Eleve",
            "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n",
            "",
            Code::DoctypeMissing,
            1,
            None,
        ),
        ("EtabEducNat", "0990001N</value>", "0990001A</value>", Code::Uai, 11, name("ENTStructureUAI")),
        ("EtabEducNat", "<value>9990", "<value>9991", Code::Siret, 13, name("ENTStructureSIREN")),
        ("MefEducNat", "</attributes>", "</attribute>", Code::Unreadable, 14, None),
        (
            "PersRelEleve",
            "<value/>",
            "<value>32/13/2000</value>",
            Code::Date,
            11,
            name("ENTPersonDateNaissance"),
        ),
    ] {
        let list = found(file_type, from, to);
        assert!(list.contains(&(code, line, variable.clone())), "{code:?} {line} {variable:?}: {list:?}");
    }
}

#[test]
fn a_file_passed_over_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        options(DeliveryKind::Complete, Dialect::SecondDegree),
        &records(&world(Dialect::SecondDegree, 160), 0),
    );
    std::fs::remove_file(folder.path().join("ENT_TEST_Complet_20260901_Eleve_0001.xml")).unwrap();
    let report = check_files(folder.path(), None, &Limits::default()).unwrap();
    let missing = report.findings.iter().find(|finding| finding.code == Code::FileMissing).unwrap();
    assert_eq!(missing.places[0].file, "ENT_TEST_Complet_20260901_Eleve_0001.xml");
    assert!(report.findings.iter().any(|finding| finding.code == Code::ReferenceMissing));
}

#[test]
fn the_report_is_json() {
    let folder = tempfile::tempdir().unwrap();
    let document = "<ficAlimMENESR>\n<x/></ficAlimMENESR>";
    std::fs::write(folder.path().join("A_Complet_20260901_Eleve_0000.xml"), document).unwrap();
    let report = check_files(folder.path(), None, &Limits::default()).unwrap();
    insta::assert_json_snapshot!(report, @r#"
    {
      "files": 1,
      "records": 0,
      "findings": [
        {
          "code": "element-unexpected",
          "severity": "warning",
          "count": 1,
          "places": [
            {
              "file": "A_Complet_20260901_Eleve_0000.xml",
              "line": 2,
              "path": "ficAlimMENESR/x"
            }
          ],
          "message": {
            "id": "format-finding-element-unexpected",
            "args": {
              "count": 1,
              "expected": "",
              "value": "",
              "variable": ""
            }
          },
          "remedy": {
            "id": "format-remedy-element-unexpected",
            "args": {
              "expected": ""
            }
          }
        },
        {
          "code": "doctype-missing",
          "severity": "note",
          "count": 1,
          "places": [
            {
              "file": "A_Complet_20260901_Eleve_0000.xml",
              "line": 1
            }
          ],
          "message": {
            "id": "format-finding-doctype-missing",
            "args": {
              "count": 1,
              "expected": "ficAlimMENESR.dtd",
              "value": "",
              "variable": ""
            }
          },
          "remedy": {
            "id": "format-remedy-doctype-missing",
            "args": {
              "expected": "ficAlimMENESR.dtd"
            }
          }
        }
      ]
    }
    "#);
}
