//! The ENT of a convention on its page of parties: who runs it, who answers for what, its schools; its clause, for a decision.

use axum::http::{StatusCode, header};
use entente_exchange::{DirectoryOrder, DirectoryOutcome};
use entente_formats::aaf::Dialect;
use entente_formats::fiction::FictitiousDirectory;
use entente_formats::{Packing, pack_files};
use jiff::civil::date;

use crate::world::{Answer, RECTORAT, REGION, World};

const CONVENTION: &str = include_str!("../../../entente/src/demo/conventions/ent-exemple-2026.convention.md");

#[tokio::test]
async fn an_ent_shows_who_runs_it_and_for_which_schools() {
    let world = World::changed(|folder| {
        std::fs::write(folder.join("conventions/ent-exemple-2026.convention.md"), CONVENTION).unwrap();
    })
    .await;
    let person = world.sign_in(REGION).await;
    let page = person.get("/agreements/ent-exemple-2026/parties").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let ent = page.text.split("id=\"ent-annuaire-colleges\"").nth(1).expect("a section for the ENT");
    for expected in [
        "Exploitant de l&#39;ENT d&#39;Exemple",
        "Directeur de la publication",
        "publication@academie-exemple.invalid",
        "Assistance aux utilisateurs",
        "dimanche",
        "Annuaire d&#39;ENT (AAF)",
        "/institutions/0990001N",
        "/institutions/0990004S",
    ] {
        assert!(ent.contains(expected), "{expected}: {ent}");
    }
    assert!(!ent.contains("0990005T"));
    // A decision on the clause leads to its convention.
    let answer = person.get("/datasets/annuaire-colleges").await;
    assert_eq!(answer.leads_to(), "/agreements/ent-exemple-2026");
    assert_eq!(person.get("/datasets/nulle-part").await.status, StatusCode::NOT_FOUND);
    // English.
    let english = person.get_in("en", "/agreements/ent-exemple-2026/parties").await;
    assert!(english.text.contains("Director of publication") && english.text.contains("Sunday"));
}

const EXPLOITANT: &str = "annuaire@exploitant-exemple.invalid";

async fn with_audience() -> World {
    let world = World::changed(|folder| {
        std::fs::write(folder.join("conventions/ent-exemple-2026.convention.md"), CONVENTION).unwrap();
        // The same between others: who runs another ENT, an académie and a région that have nothing to do with these.
        let other =
            ["ent-", "exploitant-", "rectorat-", "region-"].iter().fold(CONVENTION.to_owned(), |text, of| {
                text.replace(&format!("{of}exemple"), &format!("{of}autre"))
            });
        std::fs::write(folder.join("conventions/ent-autre-2026.convention.md"), other).unwrap();
    })
    .await;
    world.add_user(EXPLOITANT, "exploitant-exemple").await;
    let person = world.sign_in(EXPLOITANT).await;
    // Four agents of the collectivité in one collège, and of all the services they use one that fifty use elsewhere.
    let sample = world.sample("audience-ent");
    // A small academy has not all the establishments of the sample.
    let is_there = |line: &&str| ["uai;", "0990001N", "0990004S"].iter().any(|start| line.starts_with(start));
    let mut file: String = sample.lines().filter(is_there).map(|line| format!("{line}\n")).collect();
    for (uai, profile, visitors) in [("0990001N", "collectivite", 4), ("0990004S", "collectivite", 50)] {
        file.push_str(&format!(
            "{uai};;2026-11-16;{profile};accueil;CLASSE;ORDINATEUR;{visitors};{visitors};60\n"
        ));
    }
    let deposit = person.deposit("audience-ent", &person.csrf, "2026", &file).await.leads_to();
    let page = person.wait_for_check(&deposit).await;
    assert!(page.text.contains("Accepté"), "{}", page.outline());
    world
}

/// The line of a page that shows one figure, in words.
fn line(page: &Answer, place: &str, profile: &str, service: &str) -> String {
    let rows = page.text.split("<tr>").skip(1).map(|row| row.split("</tr>").next().unwrap());
    let words = |row: &str| {
        let inside = row.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text).trim());
        inside.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    let mut found = rows
        .map(words)
        .filter(|row| row.starts_with(place) && row.contains(profile) && row.contains(service));
    found.next().unwrap_or_else(|| format!("no {place} {profile} {service}"))
}

#[tokio::test]
async fn audience_is_shown_to_whom_a_clause_permits_with_small_counts_hidden() {
    let world = with_audience().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let page = rectorat.get("/audience?profile=collectivite&service=accueil").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.element("class=\"cite\"", "a").contains("A.2"), "{}", page.text);
    assert!(
        line(&page, "0990001N", "Personnel de collectivité", "Accueil").ends_with("secret | secret | secret")
    );
    // Alone under the département, it would be given back by subtraction: something else is hidden too.
    assert!(page.text.matches("secret").count() > 3, "{}", page.text);
    let all = rectorat.get("/audience?level=academy&profile=eleve&service=-").await;
    let academy = line(&all, "99", "Élève", "Ensemble");
    assert!(academy.contains("Académie") && !academy.contains("secret"), "{academy}");
    assert!(
        all.element("id=\"mention\"", "section").contains("Sources : Exploitant de l'ENT d'Exemple, DNMA"),
        "{}",
        all.text
    );
    // The file holds the same lines, with the source on each, and the number is nowhere.
    let csv = rectorat.get("/audience.csv?profile=collectivite").await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert!(csv.text.lines().skip(1).all(|line| line.ends_with("DNMA")), "{}", csv.text);
    let hidden = csv.text.lines().find(|line| line.contains("0990001N") && line.contains("Accueil")).unwrap();
    assert!(hidden.contains("secret;secret;secret"), "{hidden}");
    // Seen twice the same day, decided twice, recorded once.
    let decisions = rectorat.get("/decisions").await.text;
    assert_eq!(decisions.matches("href=\"/decisions/a-").count(), 1, "{decisions}");
    // The région, for its territory; in English too.
    let region = world.sign_in(REGION).await;
    let page = region.get_in("en", "/audience?level=departement").await;
    assert!(page.text.contains("Only the establishments of your territory"), "{}", page.text);
    assert!(page.text.contains("Time spent"));
    // Whoever runs the ENT deposits; no clause hands it the figures.
    let exploitant = world.sign_in(EXPLOITANT).await;
    for path in ["/audience", "/audience.csv"] {
        let refused = exploitant.get(path).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.text);
        assert!(
            !refused.text.contains("0990001N") && refused.text.contains("badge calm"),
            "{}",
            refused.text
        );
    }
    assert!(world.verified().await);
}

/// What another ENT deposits is for the parties of its convention.
#[tokio::test]
async fn the_audience_of_another_ent_is_not_shown() {
    let world = with_audience().await;
    for (login, party) in [
        ("autre@exploitant-autre.invalid", "exploitant-autre"),
        ("ssa@rectorat-autre.invalid", "rectorat-autre"),
    ] {
        world.add_user(login, party).await;
    }
    let person = world.sign_in("autre@exploitant-autre.invalid").await;
    let header = world.sample("audience-ent").lines().next().unwrap().to_owned();
    let file = format!("{header}\n0990001N;;2026-10-05;eleve;accueil;CLASSE;ORDINATEUR;600;500;60\n");
    let deposit = person.deposit("audience-ent", &person.csrf, "2026", &file).await.leads_to();
    assert!(person.wait_for_check(&deposit).await.text.contains("Accepté"));
    let theirs = world.sign_in("ssa@rectorat-autre.invalid").await.get("/audience.csv").await;
    assert!(theirs.text.contains("2026-10") && !theirs.text.contains("2026-11"), "{}", theirs.text);
    let ours = world.sign_in(RECTORAT).await.get("/audience.csv").await;
    assert!(ours.text.contains("2026-11") && !ours.text.contains("2026-10"), "{}", ours.text);
}

/// Deposits the exports of two collèges and delivers their directory.
async fn delivered(world: &World) -> String {
    let on = date(2026, 11, 21);
    let fiction = FictitiousDirectory::new(3, Dialect::SecondDegree, 120, on);
    let exports = fiction.exports(0, on, &["0990001N", "0990004S"]);
    let workshop = world.folder().join("workshop");
    std::fs::create_dir(&workshop).unwrap();
    for (about, dataset) in
        [("pupils", "siecle-eleves"), ("relatives", "siecle-responsables"), ("staff", "sts-personnels")]
    {
        let mut names = Vec::new();
        for export in exports.iter().filter(|export| export.about == about) {
            std::fs::write(workshop.join(&export.name), &export.text).unwrap();
            names.push(export.name.as_str());
        }
        let archive = workshop.join(format!("{about}.zip"));
        pack_files(&workshop, &names, on, Packing::Zip, &archive).unwrap();
        world.node.deposit_file("rectorat-exemple", dataset, "2026", &archive).await.unwrap();
    }
    let order = DirectoryOrder { agreement: "ent-exemple-2026".into(), clause: None, on, complete: false };
    match world.node.deliver_directory(&order).await.unwrap() {
        DirectoryOutcome::Delivered(made) => made.id.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_delivery_whose_files_are_destroyed_says_when_and_by_which_article() {
    let mut world = World::changed(|folder| {
        std::fs::write(folder.join("conventions/ent-exemple-2026.convention.md"), CONVENTION).unwrap();
    })
    .await;
    world.add_user(EXPLOITANT, "exploitant-exemple").await;
    let id = delivered(&world).await;
    let page = format!("/deliveries/{id}");
    let person = world.sign_in(EXPLOITANT).await;
    let before = person.get(&page).await.text;
    assert!(before.contains("_Bordereau.txt") && !before.contains("id=\"destroyed\""), "{before}");
    world.restart("2027-02-22T10:00:00Z").await;
    assert_eq!(world.node.purge_directories().await.unwrap().len(), 1);
    let person = world.sign_in(EXPLOITANT).await;
    let after = person.get(&page).await;
    let said = after.element("id=\"destroyed\"", "p").replace('\u{a0}', " ");
    for expected in ["22 février 2027", "3 mois", "A.1"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    assert!(!after.text.contains(" download>"), "{}", after.text);
    let english = person.get_in("en", &page).await;
    let english = english.element("id=\"destroyed\"", "p").replace('\u{a0}', " ");
    assert!(english.contains("22 February 2027") && english.contains("3 months"), "{english}");
}
