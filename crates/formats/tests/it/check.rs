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

/// A document of one addition of a MEF, between the marks.
fn mef(inside: &str) -> String {
    format!(
        "<!DOCTYPE ficAlimMENESR SYSTEM \"ficAlimMENESR.dtd\">\n<ficAlimMENESR>\n{inside}\n</ficAlimMENESR>"
    )
}

const ADDED: &str = "<addRequest><operationalAttributes><attr name=\"categorieMef\"><value>MefEducNat</value></attr>\
    </operationalAttributes><identifier><id>10010012110</id></identifier><attributes><attr name=\"ENTMefJointure\">\
    <value>10010012110</value></attr></attributes></addRequest>";

/// Where the grammar is broken, by the first place of each finding.
fn breaches(document: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("A_Complet_20260901_MefEducNat_0000.xml"), document).unwrap();
    let report = check_files(folder.path(), None, &Limits::default()).unwrap();
    let of_grammar = |code| matches!(code, Code::ElementUnexpected | Code::ElementMissing);
    let found = report.findings.into_iter().filter(|finding| of_grammar(finding.code));
    found.flat_map(|finding| finding.places).map(|place| place.path).collect()
}

#[test]
fn the_grammar_is_that_of_the_dtd() {
    assert_eq!(breaches(&mef(ADDED)), Vec::<String>::new());
    for (from, to, path) in [
        ("<identifier><id>10010012110</id></identifier>", "", "ficAlimMENESR/addRequest/attributes"),
        ("<id>10010012110</id>", "", "ficAlimMENESR/addRequest/identifier/id"),
        ("<id>", "<id>1</id><id>", "ficAlimMENESR/addRequest/identifier/id"),
        ("<attr name=\"ENTMefJointure\">", "<attr>", "ficAlimMENESR/addRequest/attributes/attr/@name"),
        (
            "<attr name=\"ENTMefJointure\">",
            "<attr name=\"a\" b=\"c\">",
            "ficAlimMENESR/addRequest/attributes/attr/@*",
        ),
        ("<value>10010012110</value></attr>", "</attr>", "ficAlimMENESR/addRequest/attributes/attr/value"),
        ("<attributes>", "<attributes>x", "ficAlimMENESR/addRequest/attributes/text()"),
        ("</addRequest>", "<x><id/></x></addRequest>", "ficAlimMENESR/addRequest/x"),
        (
            "<value>MefEducNat",
            "<value><id/>MefEducNat",
            "ficAlimMENESR/addRequest/operationalAttributes/attr/value/id",
        ),
    ] {
        let found = breaches(&mef(&ADDED.replacen(from, to, 1)));
        assert!(found.iter().any(|found| found == path), "{to}: {found:?}");
    }
    let modified = ADDED.replace("addRequest", "modifyRequest").replace("attributes>", "modifications>");
    let modified = modified.replacen("<attr name=\"ENT", "<modification name=\"ENT", 1);
    let modified = modified.replace("</attr></modifications>", "</modification></modifications>");
    assert_eq!(
        breaches(&mef(&modified)),
        ["ficAlimMENESR/modifyRequest/modifications/modification/@operation"]
    );
    let good = modified.replacen("<modification ", "<modification operation=\"replace\" ", 1);
    assert_eq!(breaches(&mef(&good)), Vec::<String>::new());
    let other = modified.replacen("<modification ", "<modification operation=\"add\" ", 1);
    assert_eq!(breaches(&mef(&other)), ["ficAlimMENESR/modifyRequest/modifications/modification/@operation"]);
}

/// Another validator says no wherever this one does, and nowhere else.
#[test]
fn xmllint_has_the_same_verdicts() {
    if std::process::Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: `xmllint` is not installed (libxml2-utils)");
        return;
    }
    let pieces: Vec<&str> = ADDED.split_inclusive('>').collect();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ficAlimMENESR.dtd"), entente_formats::aaf::DTD).unwrap();
    let path = folder.path().join("x.xml");
    let mut verdicts = [0, 0];
    // Every element left out, given twice, or changed for another.
    for from in 0..pieces.len() {
        for to in from + 1..=pieces.len() {
            let (kept, rest) = (pieces[..from].concat(), pieces[to..].concat());
            let cut = pieces[from..to].concat();
            let changes = [
                format!("{kept}{rest}"),
                format!("{kept}{cut}{cut}{rest}"),
                format!("{kept}{}{rest}", cut.replace("attr", "modification")),
                format!("{kept}{}{rest}", cut.replace("attributes", "identifier")),
            ];
            for changed in changes {
                let document = mef(&changed);
                let mut reader = entente_formats::aaf::AafReader::new(document.as_bytes(), Limits::default());
                let mut quiet = entente_formats::Findings::default();
                let is_xml =
                    std::iter::from_fn(|| reader.next_record(&mut quiet).map(|r| r.map(drop)).transpose());
                if is_xml.collect::<Result<Vec<_>, _>>().is_err() {
                    continue;
                }
                std::fs::write(&path, &document).unwrap();
                let mut command = std::process::Command::new("xmllint");
                let run = command.args(["--noout", "--nonet", "--valid"]).arg(&path).output().unwrap();
                let ours = breaches(&document);
                assert_eq!(run.status.success(), ours.is_empty(), "{document}\n{ours:?}");
                verdicts[usize::from(run.status.success())] += 1;
            }
        }
    }
    assert!(verdicts.iter().all(|&count| count > 5), "{verdicts:?}");
}
