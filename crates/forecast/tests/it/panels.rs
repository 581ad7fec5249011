//! Reading panels: findings with their place, errors that say why.

use std::fmt::Write as _;

use entente_forecast::{Mapping, read_panel};

fn findings(text: &str) -> String {
    let read = read_panel(text.as_bytes(), None).unwrap();
    let mut written = String::new();
    for finding in &read.findings {
        let _ =
            writeln!(written, "{} {} `{}` {:?}", finding.line, finding.column, finding.value, finding.cause);
    }
    written
}

#[test]
fn every_fault_of_a_row_is_a_finding_with_its_place() {
    let text = "\u{feff}year;school;grade;count\n\
        2019;0990001A;seconde;100\n2020;0990001A;seconde;110.0\n20x0;0990001A;seconde;3\n2020;;seconde;3\n\
        2020;0990002B;seconde;\n2020;0990002B;seconde;-4\n2020;0990002B;seconde;1.5\n2020;0990001A;seconde;111\n\
        2020;0990003C\n2020-2021;0990003C;seconde;7\n2020;0990003C;;7\n";
    insta::assert_snapshot!(findings(text), @"
    4 year `20x0` Year
    5 school `` School
    6 count `` CountMissing
    7 count `-4` Count
    8 count `1.5` Count
    9 count `111` Duplicate
    10 grade `` Ragged
    12 grade `` Grade
    ");
    let read = read_panel(text.as_bytes(), None).unwrap();
    assert_eq!(read.panel.count("0990001A", 2020, "seconde"), Some(110.0));
    assert_eq!(read.panel.count("0990003C", 2020, "seconde"), Some(7.0));
}

#[test]
fn a_file_that_is_no_panel_says_why() {
    let refused = |text: &str| read_panel(text.as_bytes(), None).unwrap_err().to_string();
    insta::assert_snapshot!(refused("a,b\n1,2\n"), @"no mapping fits the header `a,b`: write `year,school,grade,count[,group]`, or give a mapping file");
    insta::assert_snapshot!(refused("year,school,grade,count\n"), @"no row of the panel can be used; 0 findings");
    insta::assert_snapshot!(refused("year,school,grade,count\n2019,a,cp,1\n2021,a,cp,1\n"), @"the panel goes from 2019 to 2021 and has no row for 2020");
    insta::assert_snapshot!(refused("year,school,grade,count\n1850,a,cp,1\n2021,a,cp,1\n"), @"the panel has 172 years; at most 120 can be");
    let missing =
        read_panel("a,b\n1,2\n".as_bytes(), Some(&Mapping::named("colleges").unwrap())).unwrap_err();
    insta::assert_snapshot!(missing.to_string(), @"the header has no column `sixieme`, which the mapping `colleges` needs; it has: a,b");
}

#[test]
fn levels_that_are_not_nested_are_refused() {
    let mapping = Mapping::from_json(
        r#"{"name":"x","year":"year","school":"school","grade":"grade","count":"count",
            "levels":[{"name":"commune","column":"commune"},{"name":"academie","column":"academie"}]}"#,
    )
    .unwrap();
    let text =
        "year,school,grade,count,commune,academie\n2020,a,cp,1,SAINT-DENIS,98\n2020,b,cp,1,SAINT-DENIS,99\n";
    let refused = read_panel(text.as_bytes(), Some(&mapping)).unwrap_err();
    insta::assert_snapshot!(refused.to_string(), @"in 2020, `SAINT-DENIS` of level `commune` lies both in `98` and in `99` of level `academie`");
}

#[test]
fn the_shared_panels_are_read_without_a_mapping() {
    let Some(folder) = entente_testkit::shared_data() else { return };
    for (file, mapping, schools) in [
        ("panel_lycee_gt_2019_2021.csv", "lycee-gt", 2521),
        ("panel_lycee_pro_2019_2021.csv", "lycee-pro", 2201),
        ("panel_ecoles_dept35_2019_2021.csv", "ecoles", 679),
        ("panel_colleges_dept35_2019_2020.csv", "colleges", 126),
        ("panel_nyc_2005_2011.csv", "nyc", 1594),
    ] {
        let source = std::fs::File::open(folder.join("pilotage").join(file)).unwrap();
        let read = read_panel(source, None).unwrap();
        assert_eq!(
            (read.mapping.name.as_str(), read.findings_count, read.panel.schools().len()),
            (mapping, 0, schools)
        );
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(year|school|grade|count|,|;|\n|20[0-9]{2}|cp|ce1|[0-9]{1,4}|\\PC){0,60}") {
        let _ = read_panel(text.as_bytes(), None);
        let with_header = format!("year,school,grade,count\n{text}");
        let _ = read_panel(with_header.as_bytes(), None);
    }
}
