//! Rows that leave each hidden among others: what is kept of it, what goes with the file, and what is said where it cannot be.

use std::fs;
use std::path::Path;

use entente_data::DeliveryFormat;
use entente_exchange::{DeliveryOrder, DeliveryOutcome, ExchangeError, Node, SentDelivery, create_node};
use entente_testkit::folder_that_runs;
use entente_text::Lang;
use tempfile::TempDir;

use super::{RECTORAT, REGION, on};

const GRANT: &str = r#"
### A.3 Lignes d'essai

```entente grant
dataset = "f-carac-elev"
to = { party = "region", scope = "all" }
purposes = ["sectorisation"]
basis = "essai"
variables = ["sexe", "nationalite", "regime"]
anonymity = { k = 5, quasi = ["sexe", "nationalite"] }
channels = ["file"]
```
"#;

async fn node(pupils: &[(&str, &str, usize)]) -> (TempDir, Node) {
    let folder = folder_that_runs().unwrap();
    let path = folder.path().join("conventions/exemple-2024.convention.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + GRANT).unwrap();
    let node = create_node(folder.path(), on("2026-11-22")).await.unwrap();
    let sample = fs::read_to_string(folder.path().join("datasets/f-carac-elev/sample.csv")).unwrap();
    let mut lines = sample.lines();
    let header = lines.next().unwrap();
    let model: Vec<&str> = lines.next().unwrap().split(';').collect();
    let at = |name: &str| header.split(';').position(|column| column == name).unwrap();
    let (id, sex, nationality) = (at("id_eleve"), at("sexe"), at("nationalite"));
    let mut text = format!("{header}\n");
    let mut number = 0;
    for (code, country, count) in pupils {
        for _ in 0..*count {
            number += 1;
            let mut cells: Vec<String> = model.iter().map(|&cell| cell.to_owned()).collect();
            cells[id] = format!("0990{number:05}AB");
            (*code).clone_into(&mut cells[sex]);
            (*country).clone_into(&mut cells[nationality]);
            text += &format!("{}\n", cells.join(";"));
        }
    }
    let file = folder.path().join("eleves.csv");
    fs::write(&file, text).unwrap();
    let deposited = node.deposit_file(RECTORAT, "f-carac-elev", "2026", &file).await.unwrap();
    assert_eq!(deposited.report.rows_blocked, 0, "{:?}", deposited.report.findings);
    (folder, node)
}

async fn ask(node: &Node) -> Result<SentDelivery, ExchangeError> {
    let order = DeliveryOrder {
        recipient: REGION.into(),
        purpose: "sectorisation".into(),
        dataset: "f-carac-elev".into(),
        variables: Vec::new(),
        period: None,
        format: DeliveryFormat::Csv,
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
async fn rows_leave_each_among_others_with_what_it_cost() {
    let (_folder, node) = node(&[("1", "100", 20), ("2", "100", 20), ("1", "132", 2), ("2", "134", 3)]).await;
    let sent = ask(&node).await.unwrap();
    let rows = lines(&sent.data);
    assert_eq!((rows[0].as_str(), rows.len()), ("sexe;nationalite;regime", 46));
    for row in &rows[1..] {
        assert!(rows.iter().filter(|other| *other == row).count() >= 5, "{row} is of few");
    }
    let kept = &sent.receipt["anonymity"];
    assert_eq!((&kept["before"]["k"], &kept["rows_left_out"]), (&2.into(), &0.into()));
    assert!(kept["after"]["k"].as_u64().unwrap() >= 5);
    let obligations = sent.receipt["obligations"].as_array().unwrap();
    let stated = obligations.iter().find_map(|one| one.get("anonymity")).unwrap();
    assert_eq!(stated["anonymity"]["k"], 5);
    assert_eq!(sent.receipt["applied"][1]["recoded"], true);
    let report: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(sent.protection.unwrap()).unwrap()).unwrap();
    assert_eq!(report["anonymity"], *kept);
    let dictionary = fs::read_to_string(&sent.dictionary).unwrap();
    assert!(dictionary.contains("pour que chaque ligne soit semblable à d'autres"), "{dictionary}");
}

#[tokio::test]
async fn a_file_that_cannot_be_hidden_is_not_handed_over() {
    let (folder, node) = node(&[("1", "100", 3)]).await;
    let refused = ask(&node).await.unwrap_err();
    let text = refused.say(Lang::Fr);
    assert!(text.contains("semblables par 5") && text.contains("n'est pas remis"), "{text}");
    let left = fs::read_dir(folder.path().join("deliveries")).unwrap().count();
    assert_eq!(left, 0, "no file is left");
}
