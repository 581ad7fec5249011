//! Tables that leave: protected, audited alone and beside what left before, and refused with the reason recorded.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use entente_data::DeliveryFormat;
use entente_exchange::{DeliveryOrder, DeliveryOutcome, ExchangeError, Node, SentDelivery, create_node};
use entente_model::{Institution, Sector};
use entente_testkit::folder_that_runs;
use entente_text::Lang;
use tempfile::TempDir;

use super::{RECTORAT, REGION, on};

/// Grants of tables of the same pupils, each for a purpose of its own.
const GRANTS: &str = r#"
### A.3 Tableaux d'essai

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["sectorisation"]
basis = "essai"
table = { dimensions = ["uai"] }
disclosure = { preset = "pupils" }
channels = ["file"]
```

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["transport-scolaire"]
basis = "essai"
table = { dimensions = ["uai", "sexe"] }
disclosure = { preset = "pupils" }
channels = ["file"]
```

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["restauration-hebergement"]
basis = "essai"
table = { dimensions = ["uai"], method = "round" }
disclosure = { preset = "pupils" }
channels = ["file"]
```

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "all" }
purposes = ["etudes"]
basis = "essai"
table = { dimensions = ["sexe"] }
disclosure = { preset = "pupils" }
channels = ["file"]
```

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["bati-scolaire"]
basis = "essai"
table = { dimensions = ["sexe"] }
disclosure = { preset = "pupils" }
channels = ["file"]
```
"#;

/// Schools, and how many girls and boys are in each.
const TWO_SCHOOLS: &[(&str, usize, usize)] = &[("0990001N", 30, 40), ("0990002P", 4, 2)];

async fn node_with(schools: &[(&str, usize, usize)]) -> (TempDir, Node) {
    let folder = folder_that_runs().unwrap();
    let path = folder.path().join("conventions/exemple-2024.convention.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + GRANTS).unwrap();
    let node = create_node(folder.path(), on("2026-11-22")).await.unwrap();
    let school = |uai: &str| Institution {
        // Those of 098 are of another region.
        region: if uai.starts_with("098") { "98" } else { "99" }.to_owned(),
        uai: uai.parse().unwrap(),
        name: format!("Établissement {uai}"),
        nature: "Collège".to_owned(),
        sector: Sector::Public,
        commune: "99001".to_owned(),
        departement: "099".to_owned(),
        academie: "99".to_owned(),
        opened_on: None,
        closed_on: None,
    };
    let all = schools.iter().map(|(uai, ..)| school(uai)).collect();
    node.load_institutions("essai", all).await.unwrap();
    deposit(&node, folder.path(), schools).await;
    (folder, node)
}

/// Pupils made from the shipped sample: one line, again and again, with another number, sex and school.
async fn deposit(node: &Node, folder: &Path, schools: &[(&str, usize, usize)]) {
    let sample = fs::read_to_string(folder.join("datasets/f-carac-elev/sample.csv")).unwrap();
    let mut lines = sample.lines();
    let header = lines.next().unwrap();
    let model: Vec<&str> = lines.next().unwrap().split(';').collect();
    let at = |name: &str| header.split(';').position(|column| column == name).unwrap();
    let (id, sex, uai) = (at("id_eleve"), at("sexe"), at("uai"));
    let mut text = format!("{header}\n");
    let mut number = 0;
    for (school, girls, boys) in schools {
        for (code, count) in [("2", girls), ("1", boys)] {
            for _ in 0..*count {
                number += 1;
                let mut cells: Vec<String> = model.iter().map(|&cell| cell.to_owned()).collect();
                cells[id] = format!("0990{number:05}AB");
                code.clone_into(&mut cells[sex]);
                (*school).clone_into(&mut cells[uai]);
                text += &format!("{}\n", cells.join(";"));
            }
        }
    }
    let file = folder.join("eleves.csv");
    fs::write(&file, text).unwrap();
    let deposited = node.deposit_file(RECTORAT, "f-carac-elev", "2026", &file).await.unwrap();
    assert_eq!(deposited.report.rows_blocked, 0, "{:?}", deposited.report.findings);
}

async fn ask(node: &Node, purpose: &str, format: DeliveryFormat) -> Result<SentDelivery, ExchangeError> {
    let order = DeliveryOrder {
        recipient: REGION.into(),
        purpose: purpose.into(),
        dataset: "f-carac-elev".into(),
        variables: Vec::new(),
        period: None,
        format,
    };
    match node.deliver(&order).await? {
        DeliveryOutcome::Sent(sent) => Ok(*sent),
        DeliveryOutcome::Decided { decision, .. } => panic!("{:?}", decision.say(Lang::Fr)),
    }
}

fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect()
}

#[tokio::test]
async fn what_leaves_is_a_protected_table_and_its_audit_and_never_a_row() {
    let (folder, node) = node_with(TWO_SCHOOLS).await;
    let sent = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap();
    let table = lines(&sent.data);
    assert_eq!(table[0], "uai;sexe;n;status");
    assert!(table.contains(&"0990002P;1;;primary".to_owned()), "{table:?}");
    for line in &table[1..] {
        let count = line.split(';').nth(2).unwrap();
        assert!(count.is_empty() || count.parse::<u32>().unwrap() >= 5, "{line}");
    }
    // Invariant 3: what was applied is what is stored.
    let kept = &sent.receipt["table"];
    assert_eq!(kept["clause"]["dimensions"], serde_json::json!(["uai", "sexe"]));
    assert_eq!(kept["protection"]["rule"]["threshold"], 5);
    assert_eq!((&kept["protection"]["exact"], &kept["protection"]["unsafe"]), (&0.into(), &0.into()));
    assert_eq!(kept["rows_counted"], 76);
    let report = fs::read_to_string(sent.protection.as_ref().unwrap()).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["table"], kept["protection"]);
    assert!(lines(&sent.dictionary).iter().any(|line| line.starts_with("| `status` |")));
    // Invariant 4, 5: no number of a pupil in any file of the delivery.
    for file in fs::read_dir(sent.data.parent().unwrap()).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("099000001AB") && !text.contains("0990000"), "{text}");
    }
    assert!(node.verify_log().await.unwrap().is_clean());
    // The table of the register is looked at like the file: a later one is audited with it.
    let canonical = sent.data.parent().unwrap().join("table.csv");
    let text = fs::read_to_string(&canonical).unwrap();
    fs::write(&canonical, text.replace("primary", "published")).unwrap();
    assert!(!node.verify_log().await.unwrap().is_clean());
    let refused = ask(&node, "sectorisation", DeliveryFormat::Csv).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::Record { .. }), "{refused}");
    drop(folder);
}

#[tokio::test]
async fn a_table_of_demo_is_counted_by_nature_school_and_group() {
    let (_folder, node) = node_with(TWO_SCHOOLS).await;
    let sent = ask(&node, "mixite-sociale", DeliveryFormat::Csv).await.unwrap();
    let table = lines(&sent.data);
    assert_eq!(table[0], "uai_nature;uai;pcs_groupe;n;status");
    assert!(table.contains(&"Collège;0990001N;EMPL;70;published".to_owned()), "{table:?}");
    let parquet = ask(&node, "mixite-sociale", DeliveryFormat::Parquet).await.unwrap();
    assert_eq!(parquet.receipt["table"]["sha256"], sent.receipt["table"]["sha256"], "the same table again");
    let with = &parquet.receipt["table"]["protection"]["together"][0]["with"];
    assert_eq!(with[0], sent.summary.id.as_str());
}

/// Girls and boys of a school whose total of 6 left before: whoever knows the rule knows each within 2.
#[tokio::test]
async fn a_differencing_attack_is_refused_with_the_delivery_that_it_needs_and_recorded() {
    let (_folder, node) = node_with(TWO_SCHOOLS).await;
    let first = ask(&node, "sectorisation", DeliveryFormat::Csv).await.unwrap();
    assert!(lines(&first.data).contains(&"0990002P;6;published".to_owned()));
    let refused = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap_err();
    let ExchangeError::TableRefused(found) = &refused else { panic!("{refused}") };
    assert_eq!(
        found.with.iter().map(ToString::to_string).collect::<Vec<_>>(),
        std::slice::from_ref(&first.summary.id)
    );
    let (french, english) = (refused.say(Lang::Fr), refused.say(Lang::En));
    assert!(french.contains(&first.summary.id) && french.contains(&found.decision.to_string()), "{french}");
    assert!(english.contains("The table is not delivered"), "{english}");
    let report = node.verify_log().await.unwrap();
    assert!(report.is_clean());
    let log = entente_exchange::views::log(&node, 1).await.unwrap();
    let entry = log.entries.iter().find(|entry| entry.event == "table-refused").unwrap();
    assert!(entry.fields.iter().any(|(name, value)| name == "reason" && value.contains("differencing")));
    // Nothing was kept of it, and the same one alone had left.
    let (_other, alone) = node_with(TWO_SCHOOLS).await;
    assert!(ask(&alone, "transport-scolaire", DeliveryFormat::Csv).await.is_ok());
}

/// The counts that a table publishes, by its codes.
fn told(sent: &SentDelivery) -> BTreeMap<String, i64> {
    let cell = |line: &String| {
        let fields: Vec<&str> = line.split(';').collect();
        let [codes @ .., count, _] = fields.as_slice() else { panic!("{line}") };
        Some((codes.join(";"), count.parse().ok()?))
    };
    lines(&sent.data)[1..].iter().filter_map(cell).collect()
}

/// Counts of the same cell in two tables that differ, by how much.
fn differences(one: &SentDelivery, other: &SentDelivery) -> Vec<i64> {
    let (one, other) = (told(one), told(other));
    let both = one.iter().filter_map(|(cell, count)| Some((other.get(cell)? - count).abs()));
    both.filter(|difference| *difference != 0).collect()
}

/// Two pupils more in the corrected file: the difference of two tables would count them.
#[tokio::test]
async fn the_table_of_a_corrected_version_does_not_tell_how_few_were_corrected() {
    let schools = [("0990001N", 30, 40), ("0990002P", 20, 25), ("0990003R", 31, 22)];
    let (folder, node) = node_with(&schools).await;
    let first = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap();
    let of_the_first: Vec<_> =
        fs::read_dir(folder.path().join("checked")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!of_the_first.is_empty());
    deposit(&node, folder.path(), &[("0990001N", 32, 40), schools[1], schools[2]]).await;
    let second = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap();
    assert_eq!(differences(&first, &second), [0_i64; 0]);
    let protection = &second.receipt["table"]["protection"];
    assert_eq!(protection["together"][0]["with"][0], first.summary.id.as_str());
    assert!(protection["suppressed"].as_u64() > Some(0), "{protection}");
    // Twelve more: nothing is told of any of them.
    deposit(&node, folder.path(), &[("0990001N", 44, 40), schools[1], schools[2]]).await;
    let third = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap();
    assert!(differences(&first, &third).iter().all(|difference| *difference >= 5), "{:?}", told(&third));
    assert!(differences(&second, &third).iter().all(|difference| *difference >= 5), "{:?}", told(&third));
    // What the former counted is gone: what the two tell together cannot be known, and nothing leaves.
    for path in of_the_first {
        fs::remove_file(path).unwrap();
    }
    deposit(&node, folder.path(), &[("0990001N", 56, 40), schools[1], schools[2]]).await;
    let refused = ask(&node, "transport-scolaire", DeliveryFormat::Csv).await.unwrap_err();
    let french = refused.say(Lang::Fr);
    assert!(french.contains(&first.summary.id) && french.contains("ne sont plus conservées"), "{french}");
}

/// A table of the region beside one of everywhere: their difference is the table of the few who are elsewhere.
#[tokio::test]
async fn a_table_of_the_whole_does_not_tell_the_few_outside_the_territory() {
    let schools = [("0990001N", 30, 40), ("0980001U", 3, 50)];
    let (_folder, node) = node_with(&schools).await;
    let region = ask(&node, "bati-scolaire", DeliveryFormat::Csv).await.unwrap();
    let whole = ask(&node, "etudes", DeliveryFormat::Csv).await.unwrap();
    assert_eq!(told(&region).len(), 3, "all of it leaves: nobody is few");
    assert!(differences(&region, &whole).iter().all(|difference| *difference >= 5), "{:?}", told(&whole));
    assert!(!told(&whole).contains_key("2"), "the girls of everywhere would give the three of elsewhere");
    // Alone, it says them.
    let (_other, alone) = node_with(&schools).await;
    assert!(told(&ask(&alone, "etudes", DeliveryFormat::Csv).await.unwrap()).contains_key("2"));
}

#[tokio::test]
async fn two_methods_for_the_same_pupils_are_refused() {
    let (_folder, node) = node_with(TWO_SCHOOLS).await;
    let rounded = ask(&node, "restauration-hebergement", DeliveryFormat::Csv).await.unwrap();
    assert!(lines(&rounded.data).contains(&"0990002P;6;rounded".to_owned()));
    let refused = ask(&node, "sectorisation", DeliveryFormat::Csv).await.unwrap_err();
    assert!(refused.say(Lang::Fr).contains(&rounded.summary.id), "{refused}");
    // The same table again is the same bytes.
    let again = ask(&node, "restauration-hebergement", DeliveryFormat::Csv).await.unwrap();
    assert_eq!(again.receipt["table"]["sha256"], rounded.receipt["table"]["sha256"]);
}

#[tokio::test]
async fn the_risk_of_an_individual_file_is_measured_before_and_after() {
    let (_folder, node) = node_with(TWO_SCHOOLS).await;
    let sent = ask(&node, "planification-formations", DeliveryFormat::Csv).await.unwrap();
    let risk = &sent.receipt["risk"];
    assert_eq!(risk["before"]["rows"], 76);
    assert!(risk["after"]["k"].as_u64() >= risk["before"]["k"].as_u64());
    assert!(risk["quasi"].as_array().unwrap().contains(&"annee_naissance".into()), "{risk}");
    assert!(sent.protection.is_some() && sent.receipt["table"].is_null());
}
