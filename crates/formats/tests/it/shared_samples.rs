//! The samples that are kept beside the project, where they are: invented persons, real nomenclatures.

use std::path::PathBuf;

use entente_formats::aaf::{Dialect, Selection, check_files};
use entente_formats::directory::{Directory, Jointures};
use entente_formats::{Findings, Limits, for_each_flat_record, visit_files};

fn sample(name: &str) -> Option<PathBuf> {
    let path = entente_testkit::shared_data()?.join(name);
    if !path.exists() {
        println!("skipped: `{name}` is not beside the project");
        return None;
    }
    Some(path)
}

#[test]
fn the_samples_of_the_ministry_s_format_are_right() {
    for (name, dialect, records) in [
        ("aaf/synthetic/2D", Dialect::SecondDegree, 11),
        ("aaf/synthetic/1D", Dialect::FirstDegree, 5),
        ("aaf/synthetic/2D-delta", Dialect::SecondDegree, 3),
    ] {
        let Some(path) = sample(name) else { return };
        for given in [None, Some(dialect)] {
            let report = check_files(&path, given, &Limits::default()).unwrap();
            let wrong: Vec<_> =
                report.findings.iter().map(|f| (f.code, &f.variable, &f.example, f.places.first())).collect();
            println!("{name}: {wrong:?}");
            assert!(
                !report.findings.iter().any(|f| f.severity == entente_model::Severity::Blocking),
                "{wrong:?}"
            );
            assert_eq!(report.records, records, "{name}");
        }
    }
}

#[test]
fn every_sample_is_a_flat_stream() {
    for (folder, least) in [("aaf", 19), ("siecle", 500), ("sts", 4), ("onde", 2), ("nomenclatures", 25_000)]
    {
        let Some(path) = sample(folder) else { return };
        let mut count = 0;
        let mut findings = Findings::default();
        visit_files(&path, &Limits::default(), &mut |file| {
            if !file.name.ends_with(".dtd") && !file.name.ends_with(".json") {
                let mut seen = Vec::new();
                count += for_each_flat_record(
                    file.name,
                    file.content,
                    Limits::default(),
                    &mut findings,
                    &mut |record| {
                        assert!(record.line > 0);
                        if seen.is_empty() {
                            seen.push(format!("{} {}", record.kind, record.cells.len()));
                        }
                        Ok(())
                    },
                )?;
                println!("{}: {seen:?}", file.name);
            }
            Ok(())
        })
        .unwrap();
        assert!(count >= least, "{folder}: {count}");
    }
}

#[test]
fn the_samples_of_siecle_and_sts_make_a_directory() {
    let (Some(siecle), Some(sts)) = (sample("siecle"), sample("sts")) else { return };
    let mut directory = Directory::new(Jointures::default());
    let mut findings = Findings::default();
    let on = jiff::civil::date(2026, 9, 2);
    let files = directory.add_files(&siecle, on, &Limits::default(), &mut findings).unwrap();
    assert_eq!((files.taken.len(), files.passed_over.len()), (4, 0), "{files:?}");
    let files = directory.add_files(&sts, on, &Limits::default(), &mut findings).unwrap();
    assert_eq!((files.taken.len(), files.passed_over.len()), (1, 2), "{files:?}");
    assert!(!findings.has_blocking(), "{:?}", findings.list());
    let state = directory.state(on);
    let pupil = &state.pupils[0];
    assert_eq!((pupil.identity.last_name.as_str(), pupil.identity.first_name.as_str()), ("ÉXEMPLE", "Zoé"));
    assert_eq!(
        (pupil.regime.as_str(), pupil.status.as_str()),
        ("DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT", "SCOLAIRE")
    );
    assert_eq!((pupil.mef.label.as_str(), pupil.subjects[0].label.as_str()), ("5EME", "ANGLAIS LV1"));
    assert_eq!((pupil.address.town.as_str(), pupil.has_scholarship), ("EXEMPLEVILLE", true));
    assert_eq!((state.staff.len(), state.relatives.len(), state.structures.len()), (1, 1, 1));
    assert!(
        state.mefs.len() > 10 && state.subjects.len() > 20,
        "{} {}",
        state.mefs.len(),
        state.subjects.len()
    );
    let folder = tempfile::tempdir().unwrap();
    let options = super::world::options(entente_formats::aaf::DeliveryKind::Complete, Dialect::SecondDegree);
    let mut writer = entente_formats::aaf::AafWriter::new(folder.path(), options).unwrap();
    state
        .for_each_record(Dialect::SecondDegree, &Selection::everything(), |record| writer.write(record))
        .unwrap();
    writer.finish().unwrap();
    let report = check_files(folder.path(), None, &Limits::default()).unwrap();
    let wrong: Vec<_> = report.findings.iter().map(|f| (f.code, &f.variable, &f.example, f.count)).collect();
    println!("{wrong:?}");
    assert!(!report.findings.iter().any(|f| f.severity == entente_model::Severity::Blocking), "{wrong:?}");
}
