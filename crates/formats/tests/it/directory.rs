//! The directory joins what successive exports say: who moves, who leaves, who is called otherwise, who is in two schools.

use entente_formats::aaf::{Dialect, Selection};
use entente_formats::directory::{Directory, Jointures, Perimeter, Pupil, State};
use entente_formats::onde::OndeReader;
use entente_formats::siecle::SiecleReader;
use entente_formats::sts::StsReader;
use entente_formats::{Findings, FormatFindingCode, Limits};
use jiff::civil::{Date, date};

const NORTH: &str = "0990001N";
const SOUTH: &str = "0990002P";

fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

/// `id`, INE, name, first name, extra elements.
type Line<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

fn pupils(uai: &str, on: Date, lines: &[Line<'_>]) -> String {
    let mut list = String::new();
    let mut classes = String::new();
    for (id, ine, name, first, extra) in lines {
        list += &format!(
            "<ELEVE ELEVE_ID='{id}'><ID_NATIONAL>{ine}</ID_NATIONAL><NOM_DE_FAMILLE>{name}</NOM_DE_FAMILLE><PRENOM>{first}</PRENOM>\
             <DATE_NAISS>05/02/2012</DATE_NAISS><CODE_REGIME>2</CODE_REGIME><CODE_STATUT>ST</CODE_STATUT><CODE_SEXE>2</CODE_SEXE>{extra}\
             <CODE_MEF>10110001110</CODE_MEF></ELEVE>"
        );
        classes += &format!(
            "<STRUCTURES_ELEVE ELEVE_ID='{id}'><STRUCTURE><CODE_STRUCTURE>5A</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>\
             <STRUCTURE><CODE_STRUCTURE>5AGR1</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
        );
    }
    format!(
        "<BEE_ELEVES VERSION='4.0'><PARAMETRES><UAJ>{uai}</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE><DATE_EXPORT>{}</DATE_EXPORT></PARAMETRES>\
         <DONNEES><ELEVES>{list}</ELEVES><STRUCTURES>{classes}</STRUCTURES></DONNEES></BEE_ELEVES>",
        on.strftime("%d/%m/%Y")
    )
}

/// Persons (`id`, name, first name, mail), then links (pupil, person, code, level).
fn relatives(
    uai: &str,
    on: Date,
    persons: &[(&str, &str, &str, &str)],
    links: &[(&str, &str, &str, &str)],
) -> String {
    let persons: String = persons
        .iter()
        .map(|(id, name, first, mail)| {
            format!("<PERSONNE PERSONNE_ID='{id}'><NOM_DE_FAMILLE>{name}</NOM_DE_FAMILLE><PRENOM>{first}</PRENOM><MEL>{mail}</MEL><ADRESSE_ID>4</ADRESSE_ID></PERSONNE>")
        })
        .collect();
    let links: String = links
        .iter()
        .map(|(pupil, person, code, level)| {
            format!("<RESPONSABLE_ELEVE><ELEVE_ID>{pupil}</ELEVE_ID><PERSONNE_ID>{person}</PERSONNE_ID><CODE_PARENTE>{code}</CODE_PARENTE><NIVEAU_RESPONSABILITE>{level}</NIVEAU_RESPONSABILITE></RESPONSABLE_ELEVE>")
        })
        .collect();
    format!(
        "<BEE_RESPONSABLES VERSION='2.0'><PARAMETRES><UAJ>{uai}</UAJ><DATE_EXPORT>{}</DATE_EXPORT></PARAMETRES><DONNEES><PERSONNES>{persons}</PERSONNES>\
         <RESPONSABLES>{links}</RESPONSABLES><ADRESSES><ADRESSE ADRESSE_ID='4'><LIGNE1_ADRESSE>1 rue</LIGNE1_ADRESSE><CODE_POSTAL>99000</CODE_POSTAL></ADRESSE></ADRESSES></DONNEES></BEE_RESPONSABLES>",
        on.strftime("%d/%m/%Y")
    )
}

struct World {
    directory: Directory,
    findings: Findings,
}

impl World {
    fn new() -> Self {
        Self { directory: Directory::new(Jointures::starting_at(1000)), findings: Findings::default() }
    }

    fn siecle(&mut self, document: &str) -> &mut Self {
        let reader = SiecleReader::new(document.as_bytes(), Limits::default()).unwrap();
        self.directory.add_siecle(reader, day(1, 1), &mut self.findings).unwrap();
        self
    }

    fn sts(&mut self, document: &str, on: Date) -> &mut Self {
        let reader = StsReader::new(document.as_bytes(), Limits::default()).unwrap();
        self.directory.add_sts(reader, on, &mut self.findings).unwrap();
        self
    }

    fn has(&self, code: FormatFindingCode) -> bool {
        self.findings.list().iter().any(|finding| finding.code == code)
    }

    fn pupil(&self, on: Date, first_name: &str) -> Option<Pupil> {
        self.directory.state(on).pupils.into_iter().find(|pupil| pupil.identity.first_name == first_name)
    }
}

#[test]
fn a_pupil_who_changes_school_keeps_the_identifier_and_the_mother() {
    let mut world = World::new();
    let (september, october) = (day(9, 2), day(10, 5));
    world.siecle(&pupils(NORTH, september, &[("1", "990000001AA", "ESSAI", "Zoé", "")])).siecle(&relatives(
        NORTH,
        september,
        &[("30", "ESSAI", "Anne", "")],
        &[("1", "30", "10", "1")],
    ));
    let before = world.pupil(september, "Zoé").unwrap();
    world
        .siecle(&pupils(
            NORTH,
            october,
            &[("1", "990000001AA", "ESSAI", "Zoé", "<DATE_SORTIE>01/10/2026</DATE_SORTIE>")],
        ))
        .siecle(&pupils(
            SOUTH,
            october,
            &[("7", "990000001AA", "ÉSSAI", "Zoé", "<DATE_ENTREE>02/10/2026</DATE_ENTREE>")],
        ))
        .siecle(&relatives(SOUTH, october, &[("88", "Essai", "ANNE", "")], &[("7", "88", "10", "1")]));
    let after = world.pupil(october, "Zoé").unwrap();
    assert_eq!(after.id, before.id);
    assert_ne!(after.structure, before.structure);
    assert_eq!((after.relatives.len(), &after.relatives[0].relative), (1, &before.relatives[0].relative));
    let state = world.directory.state(october);
    assert_eq!((state.pupils.len(), state.relatives.len()), (1, 1));
    // The state of a past day is what it was.
    assert_eq!(world.pupil(september, "Zoé"), Some(before));
}

#[test]
fn a_leaver_stays_in_the_file_and_not_in_the_directory() {
    let mut world = World::new();
    let line = ("1", "990000001AA", "ESSAI", "Zoé", "<DATE_SORTIE>01/12/2026</DATE_SORTIE>");
    world.siecle(&pupils(
        NORTH,
        day(9, 2),
        &[line, ("2", "990000002AB", "ESSAI", "Léo", "<DATE_ENTREE>03/11/2026</DATE_ENTREE>")],
    ));
    let there = |on| {
        world
            .directory
            .state(on)
            .pupils
            .into_iter()
            .map(|pupil| pupil.identity.first_name)
            .collect::<Vec<_>>()
    };
    assert_eq!(there(day(9, 3)), ["Zoé"]);
    assert_eq!(there(day(11, 3)), ["Zoé", "Léo"]);
    assert_eq!(there(day(12, 1)), ["Léo"]);
}

#[test]
fn an_ine_that_comes_or_changes_changes_nobody() {
    let mut world = World::new();
    world.siecle(&pupils(NORTH, day(9, 1), &[("1", "", "ESSAI", "Zoé", "")]));
    let first = world.pupil(day(9, 1), "Zoé").unwrap();
    assert!(world.has(FormatFindingCode::IneMissing));
    world.siecle(&pupils(NORTH, day(9, 2), &[("1", "990000001AA", "ESSAI", "Zoé", "")]));
    assert_eq!(world.pupil(day(9, 2), "Zoé").unwrap().id, first.id);
    world.siecle(&pupils(NORTH, day(9, 3), &[("1", "990000009ZZ", "ESSAI", "Zoé", "")]));
    assert_eq!(world.pupil(day(9, 3), "Zoé").unwrap().id, first.id);
    assert!(world.has(FormatFindingCode::IneChanged));
    // Elsewhere, without INE, under the same name: the same child.
    world.siecle(&pupils(SOUTH, day(9, 4), &[("55", "", "Éssai", "ZOE", "")]));
    let state = world.directory.state(day(9, 4));
    assert_eq!((state.pupils.len(), &state.pupils[0].id), (1, &first.id));
    assert_eq!(state.pupils[0].classes.len(), 2);
}

#[test]
fn homonyms_are_two_persons() {
    let mut world = World::new();
    world.siecle(&pupils(
        NORTH,
        day(9, 1),
        &[("1", "990000001AA", "ESSAI", "Zoé", ""), ("2", "990000002AB", "ESSAI", "Zoé", "")],
    ));
    world.siecle(&pupils(SOUTH, day(9, 1), &[("3", "990000003AC", "ESSAI", "Zoé", "")]));
    assert_eq!(world.directory.state(day(9, 1)).pupils.len(), 3);
    assert!(world.has(FormatFindingCode::Homonym));
}

#[test]
fn two_responsables_and_a_contact_of_two_children() {
    let mut world = World::new();
    let persons =
        [("30", "ESSAI", "Anne", "a@x.invalid"), ("31", "D'ESSAI", "Paul", ""), ("32", "VOISIN", "Lou", "")];
    let links =
        [("1", "30", "10", "1"), ("1", "31", "20", "1"), ("1", "32", "90", "3"), ("2", "30", "10", "1")];
    world
        .siecle(&pupils(
            NORTH,
            day(9, 1),
            &[("1", "990000001AA", "ESSAI", "Zoé", ""), ("2", "990000002AB", "ESSAI", "Léo", "")],
        ))
        .siecle(&relatives(NORTH, day(9, 1), &persons, &links))
        // A brother in another school: the mother is known by name and mail.
        .siecle(&pupils(SOUTH, day(9, 1), &[("9", "990000009AJ", "ESSAI", "Noé", "")]))
        .siecle(&relatives(
            SOUTH,
            day(9, 1),
            &[("70", "Essai", "Anne", "a@x.invalid")],
            &[("9", "70", "10", "2")],
        ));
    let state = world.directory.state(day(9, 1));
    assert_eq!(state.relatives.len(), 3);
    assert_eq!(state.relatives[0].pupils.len(), 3);
    let zoe = &state.pupils[0];
    let roles: Vec<_> =
        zoe.relatives.iter().map(|k| (k.link.as_str(), k.responsibility, k.is_contact)).collect();
    assert_eq!(roles, [("10", 1, false), ("20", 1, false), ("90", 0, true)]);
    assert_eq!(zoe.address_of, state.relatives[0].id);
    assert_eq!(state.pupils[2].relatives[0].responsibility, 2);
}

fn staff(uai: &str, class: &str) -> String {
    format!(
        "<STS_EDT><PARAMETRES><UAJ CODE='{uai}'><SIGLE>CLG</SIGLE><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>EXEMPLE</DENOM_COMPL></UAJ></PARAMETRES>\
         <NOMENCLATURES><MATIERES><MATIERE CODE='061300'><LIBELLE_LONG>MATHEMATIQUES</LIBELLE_LONG></MATIERE></MATIERES></NOMENCLATURES><DONNEES><INDIVIDUS>\
         <INDIVIDU ID='600' TYPE='epp'><SEXE>2</SEXE><CIVILITE>2</CIVILITE><NOM_USAGE>FICTIF</NOM_USAGE><NOM_PATRONYMIQUE>FICTIF</NOM_PATRONYMIQUE><PRENOM>CAMILLE</PRENOM>\
         <FONCTION>ENS</FONCTION><DISCIPLINES><DISCIPLINE CODE='L1300'><LIBELLE_COURT>MATHS</LIBELLE_COURT></DISCIPLINE></DISCIPLINES></INDIVIDU>\
         <INDIVIDU ID='1' TYPE='local'><SEXE>1</SEXE><NOM_USAGE>{class}</NOM_USAGE><NOM_PATRONYMIQUE>X</NOM_PATRONYMIQUE><PRENOM>Y</PRENOM><FONCTION>DIR</FONCTION></INDIVIDU></INDIVIDUS>\
         <STRUCTURE><DIVISIONS><DIVISION CODE='{class}'><LIBELLE_LONG>{class}</LIBELLE_LONG><SERVICES><SERVICE CODE_MATIERE='061300' CODE_MOD_COURS='CG'><ENSEIGNANTS>\
         <ENSEIGNANT ID='600' TYPE='epp'/></ENSEIGNANTS></SERVICE></SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>"
    )
}

#[test]
fn a_teacher_of_two_schools_is_one_person_and_local_numbers_are_local() {
    let mut world = World::new();
    world.sts(&staff(NORTH, "5A"), day(9, 1)).sts(&staff(SOUTH, "4B"), day(9, 1));
    let state = world.directory.state(day(9, 1));
    assert_eq!(state.staff.len(), 3);
    let teacher = &state.staff[0];
    assert_eq!((teacher.functions.len(), teacher.classes.len(), teacher.class_subjects.len()), (2, 2, 2));
    assert_eq!(teacher.functions[0].function.label, "ENSEIGNEMENT");
    assert_eq!((state.structures[0].name.as_str(), state.structures[0].divisions.len()), ("EXEMPLE", 1));
}

#[test]
fn a_perimeter_leaves_nothing_that_speaks_of_outside() {
    let mut world = World::new();
    world
        .siecle(&pupils(
            NORTH,
            day(9, 1),
            &[("1", "990000001AA", "ESSAI", "Zoé", ""), ("2", "990000002AB", "AUTRE", "Léo", "")],
        ))
        .siecle(&relatives(
            NORTH,
            day(9, 1),
            &[("30", "ESSAI", "Anne", ""), ("31", "AUTRE", "Lou", "")],
            &[("1", "30", "10", "1"), ("2", "31", "10", "1")],
        ))
        .siecle(&pupils(SOUTH, day(9, 1), &[("3", "990000003AC", "SUD", "Noé", "")]))
        .sts(&staff(NORTH, "5A"), day(9, 1))
        .sts(&staff(SOUTH, "4B"), day(9, 1));
    let mut state: State = world.directory.state(day(9, 1));
    let objector = world.pupil(day(9, 1), "Léo").unwrap().id;
    state.restrict(&Perimeter { uais: Some([NORTH.to_owned()].into()), without: [objector].into() });
    assert_eq!(
        (state.structures.len(), state.pupils.len(), state.relatives.len(), state.staff.len()),
        (1, 1, 1, 2)
    );
    assert_eq!((state.staff[0].functions.len(), state.staff[0].classes.len()), (1, 1));
    let mut records = 0;
    state
        .for_each_record(Dialect::SecondDegree, &Selection::everything(), |record| {
            records += 1;
            assert!(
                record.cells().iter().all(|cell| !cell.value.contains("4B") && !cell.value.contains("AUTRE"))
            );
            Ok::<(), ()>(())
        })
        .unwrap();
    assert!(records >= 5);
}

#[test]
fn identifiers_survive_the_night() {
    let mut world = World::new();
    world.siecle(&pupils(NORTH, day(9, 1), &[("1", "990000001AA", "ESSAI", "Zoé", "")]));
    let before = world.pupil(day(9, 1), "Zoé").unwrap().id;
    let saved = serde_json::to_string(world.directory.jointures()).unwrap();
    assert!(!saved.contains("ESSAI") && !saved.contains("990000001AA"));
    let mut next = World {
        directory: Directory::new(serde_json::from_str(&saved).unwrap()),
        findings: Findings::default(),
    };
    next.siecle(&pupils(
        SOUTH,
        day(9, 2),
        &[("8", "990000001AA", "ESSAI", "Zoé", ""), ("9", "990000008AH", "NEUF", "Léa", "")],
    ));
    assert_eq!(next.pupil(day(9, 2), "Zoé").unwrap().id, before);
    assert_ne!(next.pupil(day(9, 2), "Léa").unwrap().id, before);
}

#[test]
fn an_ecole_comes_from_onde() {
    let pupils = "Nom Elève;Prénom Elève;Date naissance;Sexe;INE; Cycle;Niveau;Libellé classe;Identifiant classe\n\
        ESSAI;Mia;03/03/2018;F;990000010AD;CYCLE II;CE1;CE1 A;90001\nESSAI;Tom;03/03/2019;M;;CYCLE II;CP;CP A;90002\n";
    let relatives = "Civilité Responsable;Nom responsable;Prénom responsable;Courriel;Nom de famille enfant;Prénom enfant;Nom de famille enfant;Prénom enfant\n\
        Mme;ESSAI;Anne;;ESSAI;Mia;ESSAI;Tom\n";
    let mut world = World::new();
    let open = |text: &'static str| OndeReader::new(text.as_bytes(), Limits::default()).unwrap();
    world
        .directory
        .add_onde("0990101X", open(pupils), Some(open(relatives)), day(9, 1), &mut world.findings)
        .unwrap();
    let state = world.directory.state(day(9, 1));
    assert_eq!((state.pupils.len(), state.relatives.len(), state.relatives[0].pupils.len()), (2, 1, 2));
    assert_eq!((state.pupils[0].level.code.as_str(), state.pupils[0].cycle.code.as_str()), ("1122", "2"));
    // Then the collège: the same child, by INE.
    world.siecle(&super::directory::pupils(NORTH, day(9, 2), &[("1", "990000010AD", "ESSAI", "Mia", "")]));
    assert_eq!(world.pupil(day(9, 2), "Mia").unwrap().id, state.pupils[0].id);
}
