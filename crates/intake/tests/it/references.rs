//! References in the forms in which they come: invented files of each form, and the real ones where they are at hand.

use std::path::PathBuf;

use entente_intake::{ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, read_reference};
use entente_model::{Code, InstitutionRecord, LinkKind, TerritoryKind, TerritoryUnit};
use jiff::civil::date;

use super::fixture::workspace;

fn read(bytes: &[u8]) -> Result<ReferenceFile, ReferenceError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fichier");
    std::fs::write(&path, bytes).unwrap();
    read_reference(&path, None)
}

fn codes(file: &ReferenceFile, at: usize) -> (&str, &[Code]) {
    match &file.parts[at] {
        ReferencePart::CodeList(id, codes) => (id.as_str(), codes),
        other => panic!("{other:?}"),
    }
}

fn institutions(file: &ReferenceFile) -> &[InstitutionRecord] {
    let found = file.parts.iter().find_map(|part| match part {
        ReferencePart::Institutions(records) => Some(records.as_slice()),
        _ => None,
    });
    found.unwrap()
}

fn territories(file: &ReferenceFile) -> &[TerritoryUnit] {
    let found = file.parts.iter().find_map(|part| match part {
        ReferencePart::Territories(units) => Some(units.as_slice()),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn any_table_of_the_bcn_is_a_code_list() {
    let mef = "MEF;DISPOSITIF_FORMATION;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE;MEF_STAT_11\n\
        9901000111;990;CLASSE D'ESSAI;01/09/1995;31/08/2025;29910010001\n9901000112;990;AUTRE;01/09/2010;31/08/2009;\nX;;;;;\n";
    let file = read(mef.as_bytes()).unwrap();
    let (id, found) = codes(&file, 0);
    assert_eq!((id, found.len(), found[0].code.as_str()), ("mef", 2, "99010001110"));
    // BCN gives the last day of use, our lists the first day without.
    assert_eq!(found[0].closes_on, Some(date(2025, 9, 1)));
    assert_eq!(found[0].group.as_deref(), Some("29910010001"));
    assert!(matches!(
        file.notes[..],
        [ReferenceNote::ReversedDates { line: 3, .. }, ReferenceNote::BadCode { line: 4, .. }]
    ));

    let nature = "NATURE_UAI;LIBELLE_COURT;LIBELLE_LONG;TYPE_UAI;DATE_OUVERTURE;DATE_FERMETURE\n999;ESSAI;NATURE D'ESSAI;ESS;01/09/2000;\n";
    let file = read(nature.as_bytes()).unwrap();
    let (id, found) = codes(&file, 0);
    assert_eq!(
        (id, found[0].label.as_str(), found[0].group.as_deref()),
        ("natures-uai", "NATURE D'ESSAI", Some("ESS"))
    );

    let links = "GROUPE_ESSAI;FORMATION_ESSAI;DATE_OUVERTURE;DATE_FERMETURE\nG1;F1;;\n";
    let file = read(links.as_bytes()).unwrap();
    let (id, found) = codes(&file, 0);
    assert_eq!(
        (id, found[0].code.as_str(), found[0].group.as_deref()),
        ("formation-essai-groupe-essai", "F1", Some("G1"))
    );
}

#[test]
fn the_directory_is_read_with_each_of_its_headers() {
    let forms = [
        "Identifiant_de_l_etablissement;Nom_etablissement;Statut_public_prive;Code_commune;Nom_commune;Code_departement;Code_academie;Code_region;latitude;longitude;date_ouverture;code_nature;libelle_nature;code_bassin_formation;libelle_bassin_formation;etablissement_mere\n\
         0990001N;Collège Émile-Exemple;Privé;99001;Villeneuve-Exemple;099;99;99;48,5;-1.5;1970-09-01;340;COLLEGE;99001;Bassin d'essai;0990002P\n",
        "numero_uai;appellation_officielle;secteur_public_prive_libe;code_commune;libelle_commune;code_departement;code_academie;code_region;coordonnee_x;coordonnee_y;EPSG;date_ouverture;nature_uai;nature_uai_libe\n\
         0990001N;Collège Émile-Exemple;Privé;99001;Villeneuve-Exemple;99;99;99;700000;6600000;EPSG:2154;1970-09-01;340;COLLEGE\n",
        "Code établissement;Appellation officielle;Secteur Public/Privé;Code commune;Commune;Code département;Code académie;Code région;Latitude;Longitude;date_ouverture;Code nature;Nature\n\
         0990001N;Collège Émile-Exemple;Privé;99001;Villeneuve-Exemple;099;99;99;48.5;-1.5;1970-09-01;340;COLLEGE\n",
    ];
    for form in forms {
        // Latin-1 says the same as UTF-8, with or without its mark.
        let latin = encoding_rs::WINDOWS_1252.encode(form).0.into_owned();
        for bytes in [form.as_bytes().to_vec(), latin, format!("\u{feff}{form}").into_bytes()] {
            let file = read(&bytes).unwrap();
            let record = &institutions(&file)[0];
            assert_eq!(record.institution.name, "Collège Émile-Exemple");
            assert_eq!(record.institution.departement, "099");
            assert_eq!(record.institution.sector, entente_model::Sector::Prive);
            assert_eq!(record.institution.opened_on, Some(date(1970, 9, 1)));
            assert_eq!(record.nature_code.as_deref(), Some("340"));
            assert!(record.position.is_some(), "{form}");
        }
    }
    let file = read(forms[0].as_bytes()).unwrap();
    assert_eq!(institutions(&file)[0].links[0].kind, LinkKind::AttachedTo);
    let bassin = &territories(&file)[0];
    assert_eq!(
        (bassin.key.kind, bassin.members.as_slice()),
        (TerritoryKind::Bassin, ["99001".to_owned()].as_slice())
    );
}

#[test]
fn the_cog_and_its_history_are_territories() {
    let history = "COM;TNCC;NCC;NCCENR;LIBELLE;DATE_DEBUT;DATE_FIN\n99001;0;A;A;Avant;1943-01-01;2020-01-01\n99001;0;B;B;Après;2020-01-01;\n";
    let file = read(history.as_bytes()).unwrap();
    let (id, found) = codes(&file, 0);
    assert_eq!((id, found.len(), found[0].closes_on), ("communes", 2, Some(date(2020, 1, 1))));
    let movements = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,LIBELLE_AP\n32,2025-01-01,COM,99002,Ancienne,COM,99001,Nouvelle\n";
    let unit = territories(&read(movements.as_bytes()).unwrap())[0].clone();
    assert_eq!(
        (unit.successors.as_slice(), unit.closes_on),
        (["99001".to_owned()].as_slice(), Some(date(2025, 1, 1)))
    );
    let epci = "CODGEO;LIBGEO;EPCI;LIBEPCI;DEP;REG\n99001;V;999000011;CC d'essai;99;99\n99002;S;999000011;CC d'essai;99;99\n";
    let unit = territories(&read(epci.as_bytes()).unwrap())[0].clone();
    assert_eq!(
        (unit.key.kind, unit.members.len(), unit.parent(TerritoryKind::Departement)),
        (TerritoryKind::Epci, 2, Some("099"))
    );
    let own = "kind;code;name;opens_on;closes_on;parents;members\ndistrict;99A;District A;2026-09-01;;departement:099;99001 99002\ncanton;1;X;;;;\n";
    let file = read(own.as_bytes()).unwrap();
    assert_eq!(territories(&file)[0].parents[0].code, "099");
    assert!(matches!(file.notes[0], ReferenceNote::UnknownKind { line: 3, .. }));
}

#[test]
fn links_are_told_to_both_establishments() {
    let text = "numero_uai;evenement;date_effet;numero_uai_lie;nature_avant\n0990001N;fusion;01/09/2024;0990002P;\n0990002P;changement-de-nature;2020-09-01;;COLLEGE\n0990001N;mariage;;0990002P;\n";
    let file = read(text.as_bytes()).unwrap();
    let ReferencePart::Links(links) = &file.parts[0] else { panic!() };
    let kinds: Vec<_> = links.iter().map(|(uai, link)| (uai.as_str(), link.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("0990001N", LinkKind::MergedInto),
            ("0990002P", LinkKind::MergedFrom),
            ("0990002P", LinkKind::NatureChanged)
        ]
    );
    assert!(matches!(&file.notes[0], ReferenceNote::UnknownKind { kind, line: 4 } if kind == "mariage"));
}

#[test]
fn what_is_no_reference_says_so() {
    assert!(matches!(read(b"a;b\n1;2\n"), Err(ReferenceError::Unknown { .. })));
    assert!(matches!(
        read(b"code;label;opens_on;closes_on;group\n1;Un;;;\n"),
        Err(ReferenceError::Unnamed { .. })
    ));
    for bytes in [
        &b""[..],
        b"<",
        b"{",
        b"[",
        b"\0\0\0",
        b"<a/>",
        b"{\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[]}}]}",
    ] {
        let _ = read(bytes);
    }
}

fn shared(path: &str) -> Option<PathBuf> {
    let path = workspace().join("../shared/data").join(path);
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

fn summary(path: &str) -> Option<String> {
    let file = read_reference(&shared(path)?, None).unwrap();
    let parts: Vec<String> =
        file.parts.iter().map(|part| format!("{} {}", part.reference(), part.len())).collect();
    Some(format!("{}, {} notes", parts.join(", "), file.notes.len() as u64 + file.notes_left_off))
}

/// The figures are those of `PROVENANCE.md` and of formats.md, section 4.
#[test]
fn the_real_files_are_read_whole() {
    for (path, expected) in [
        ("nomenclatures/nMef.csv", "code-list:mef 10067"),
        ("nomenclatures/AAF_Complet_20130117_MefEducNat_0000.xml", "code-list:mef 2504"),
        ("nomenclatures/AAF_Complet_20130117_MatiereEducNat_0000.xml", "code-list:matieres 718"),
        ("nomenclatures/n_groupe_specialite_.csv", "code-list:groupe-specialite "),
        ("nomenclatures/nDispositifFormation_.csv", "code-list:dispositif-formation "),
        ("nomenclatures/familleMetiers.csv", "code-list:familles-metiers "),
        ("nomenclatures/departements_academies_regions.csv", "code-list:departements "),
        ("geo/communes.csv", "code-list:communes 35014, territories 35014"),
        ("geo/departements.json", "code-list:departements 109, territories 109"),
        ("geo/regions.json", "code-list:regions 26, territories 26"),
        ("geo/departements-version-simplifiee.geojson", "outlines 96"),
        ("geo/fr-en-contour-academies-2020.geojson", "outlines 30"),
        ("geo/regions-version-simplifiee.geojson", "outlines 13"),
        ("geo/aplypro-etablissements.geojson", "institutions 29"),
        ("siecle/Nomenclature.anonymised.xml", "code-list:mef 17, code-list:matieres 28"),
        ("opendata/vyz-fr-en-adresse-et-geolocalisation.csv", "institutions 7654"),
        ("opendata/35-fr-en-carte-scolaire-colleges-publics.csv", "territories "),
    ] {
        if let Some(found) = summary(path) {
            println!("{path}: {found}");
            assert!(found.starts_with(expected), "{path}: {found}");
        }
    }
    // formats.md 4: three UAI appear twice in the directory of Ille-et-Vilaine.
    let Some(path) = shared("opendata/35-fr-en-annuaire-education.csv") else { return };
    let file = read_reference(&path, None).unwrap();
    let twice = file.notes.iter().filter(|note| matches!(note, ReferenceNote::DuplicateUai { .. })).count();
    assert_eq!((institutions(&file).len(), twice), (993, 3));
    // Bassins come with the directories that name them.
    for part in &file.parts {
        if let ReferencePart::Territories(units) = part {
            assert!(units.iter().all(|unit| unit.key.kind == TerritoryKind::Bassin));
        }
    }
}
