//! Two conventions of different parties.

use entente_agreement::compare::{compare, comparison_json, render_comparison};
use entente_model::AgreementId;
use entente_text::Lang;

use super::changed;
use crate::folder::{Folder, LOCAL};

/// The local convention, and the one of another académie with some change.
fn check(change: impl FnOnce(&mut Folder)) -> String {
    let compilation = changed(|folder| {
        let text =
            String::from_utf8(folder.files.iter().find(|file| file.path == LOCAL).unwrap().bytes.clone())
                .unwrap();
        let other = text
            .replace("id = \"local\"", "id = \"autre\"")
            .replace("-essai\"", "-autre\"")
            .replace("d'essai", "d'ailleurs")
            .replace("siren = \"999000011\"\n", "")
            .replace("lasts = \"P1Y\"", "lasts = \"P3Y\"");
        folder.add("conventions/autre.convention.md", other);
        change(folder);
    });
    let of = |id: &str| compilation.side(compilation.agreement(&AgreementId::new(id)).unwrap());
    let comparison = compare(of("local"), of("autre"));
    let back = compare(of("autre"), of("local"));
    assert_eq!(comparison.only_one.len(), back.only_other.len());
    assert_eq!(comparison.different.len(), back.different.len());
    assert!(compare(of("local"), of("local")).is_same());
    let text = render_comparison(&comparison, Lang::En) + &comparison_json(&comparison, Lang::Fr).to_string();
    assert!(!text.contains("held-") && !text.contains("compare-"), "{text}");
    render_comparison(&comparison, Lang::Fr)
}

#[test]
fn other_parties_are_no_difference() {
    insta::assert_snapshot!(check(|_| {}), @r#"
    local : Application locale d'essai
    autre : Application locale d'ailleurs

    Dans les deux, et différent
      durée de la convention : première durée
        1 an → 3 ans
    "#);
}

#[test]
fn what_one_gives_and_the_other_does_not() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(
            "conventions/autre.convention.md",
            "## Article 2 : Échanges\n```entente grant\ndataset = \"eleves\"\nto = { party = \"region-autre\", scope = \"territory\" }\npurposes = [\"bati\"]\nbasis = \"article 2\"\nvariables = [\"annee\"]\nchannels = [\"file\"]\n```\n```entente duty\nid = \"alerte\"\nwho = [\"rectorat\"]\nact = \"alert\"\nwhat = \"alerter la Région d'un incident\"\nto = [\"region\"]\nwithin = \"PT48H\"\nfrom = \"incident-known\"\n```\n",
        );
        folder.append(
            LOCAL,
            "## Article 2 : Échanges\n```entente duty\nid = \"alerte\"\nwho = [\"rectorat\"]\nact = \"alert\"\nwhat = \"alerter la Région d'un incident\"\nto = [\"region\"]\nwithin = \"P3D\"\nfrom = \"incident-known\"\n```\n",
        );
    }), @r#"
    local : Application locale d'essai
    autre : Application locale d'ailleurs

    Dans « autre » seulement
      le rôle « region » reçoit d'autres variables de « Élèves » (eleves)
        variables : annee
        pour : Bâti scolaire
        par : fichier
        conditions : sans protection, lignes de son territoire
        autre : article 2 de « autre », ligne 28

    Dans les deux, et différent
      Obligation « alerter la Région d'un incident » (alerte) : Délai
        3 jours → 48 heures
        local : article 2 de « local », ligne 29
        autre : article 2 de « autre », ligne 36
      durée de la convention : première durée
        1 an → 3 ans
    "#);
}
