//! SIECLE, STS, ONDE, BCN and DNMA: what each gives, old forms and recent ones.

use entente_formats::bcn::BcnReader;
use entente_formats::dnma::{Audience, AudienceLevel, AudienceReader};
use entente_formats::onde::{OndeReader, OndeRecord};
use entente_formats::siecle::{SiecleReader, SiecleRecord};
use entente_formats::sts::{StsDirection, StsReader, StsRecord};
use entente_formats::{Findings, FormatFindingCode, Limits};

fn siecle(document: &str) -> Vec<SiecleRecord> {
    let mut reader = SiecleReader::new(document.as_bytes(), Limits::default()).unwrap();
    let mut findings = Findings::default();
    let mut list = Vec::new();
    while let Some(record) = reader.next_record(&mut findings).unwrap() {
        list.push(record);
    }
    list
}

#[test]
fn relatives_before_and_since_2016_say_the_same() {
    let document = |person: &str, kinship: &str| {
        format!(
            "<BEE_RESPONSABLES VERSION='2.0'><PARAMETRES><UAJ>0990001N</UAJ></PARAMETRES><DONNEES><PERSONNES>\
             <PERSONNE PERSONNE_ID='3'>{person}<PRENOM>Anne</PRENOM></PERSONNE></PERSONNES><RESPONSABLES>\
             <RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>3</PERSONNE_ID>{kinship}</RESPONSABLE_ELEVE>\
             </RESPONSABLES></DONNEES></BEE_RESPONSABLES>"
        )
    };
    let old = siecle(&document(
        "<NOM>ESSAI</NOM><LC_CIVILITE>MLLE</LC_CIVILITE>",
        "<CODE_PARENTE>2</CODE_PARENTE><RESP_LEGAL>1</RESP_LEGAL><RESP_FINANCIER>1</RESP_FINANCIER><PERS_CONTACT>0</PERS_CONTACT>",
    ));
    let recent = siecle(&document(
        "<NOM_DE_FAMILLE>ESSAI</NOM_DE_FAMILLE><LC_CIVILITE>MME</LC_CIVILITE>",
        "<CODE_PARENTE>10</CODE_PARENTE><NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE><PAIE_FRAIS_SCOLAIRES>1</PAIE_FRAIS_SCOLAIRES>",
    ));
    assert_eq!(old, recent);
    assert_eq!(old.len(), 2);
}

#[test]
fn older_pupils_read_as_recent_ones() {
    let document = "<BEE_ELEVES VERSION='1.7'><PARAMETRES/><DONNEES><ELEVES><ELEVE ELEVE_ID='7'><NOM>ESSAI</NOM>\
        <PRENOM>Léo</PRENOM><PRENOM2>Noé</PRENOM2><DATE_NAISS>99/99/2012</DATE_NAISS><ID_NATIONAL>99</ID_NATIONAL>\
        <DATE_SORTIE>01/10/2026</DATE_SORTIE></ELEVE></ELEVES></DONNEES></BEE_ELEVES>";
    let mut reader = SiecleReader::new(document.as_bytes(), Limits::default()).unwrap();
    let mut findings = Findings::default();
    let Some(SiecleRecord::Pupil(pupil)) = reader.next_record(&mut findings).unwrap() else { panic!() };
    assert_eq!((pupil.identity.birth_name.as_str(), pupil.identity.last_name.as_str()), ("ESSAI", "ESSAI"));
    assert_eq!(pupil.identity.other_first_names, ["Léo", "Noé"]);
    assert_eq!((pupil.ine.as_str(), pupil.left_on), ("", Some(jiff::civil::date(2026, 10, 1))));
    let codes: Vec<_> = findings.list().into_iter().map(|finding| (finding.code, finding.example)).collect();
    assert!(codes.contains(&(FormatFindingCode::Date, Some("99/99/9999".to_owned()))), "{codes:?}");
    assert!(codes.contains(&(FormatFindingCode::Ine, Some("99".to_owned()))), "{codes:?}");
}

#[test]
fn the_two_anagrams_are_told_apart() {
    let from = "<EDT_STS><PARAMETRES><UAJ>0990001N</UAJ></PARAMETRES><DONNEES><INDIVIDUS><INDIVIDU ID='6'/></INDIVIDUS><STRUCTURE><DIVISIONS>\
        <DIVISION CODE='5A'><SERVICES><SERVICE CODE_MATIERE='061300'><ENSEIGNANTS><ENSEIGNANT ID='6'/><ENSEIGNANT TYPE='local' ID='8'/>\
        </ENSEIGNANTS></SERVICE></SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></EDT_STS>";
    let refused = StsReader::expecting(StsDirection::ToTimetable, from.as_bytes(), Limits::default());
    let error = refused.err().unwrap();
    assert!(error.to_string().contains("the document is a `EDT_STS`, a `STS_EDT` was expected"), "{error}");
    let mut reader = StsReader::new(from.as_bytes(), Limits::default()).unwrap();
    let mut findings = Findings::default();
    reader.check_name("sts_emp_0990001N_2026.xml", &mut findings);
    assert_eq!(findings.list()[0].code, FormatFindingCode::FileName);
    let mut quiet = Findings::default();
    reader.check_name("emp_sts_0990001N_2026.xml", &mut quiet);
    assert!(quiet.is_empty());
    let mut services = Vec::new();
    while let Some(record) = reader.next_record(&mut quiet).unwrap() {
        if let StsRecord::Division(_, found) = record {
            services = found;
        }
    }
    let teachers = [("epp".to_owned(), "6".to_owned()), ("local".to_owned(), "8".to_owned())];
    assert_eq!((services[0].subject.as_str(), services[0].teachers.as_slice()), ("061300", &teachers[..]));
}

#[test]
fn onde_reads_with_old_and_recent_headers() {
    let recent = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie\r\n\
        ÉSSAI;;Mia;03/03/2018;F;990000010AD;1 rue;99000;Ville;FRANCE;;;;;CYCLE II;CE1;CE1 A;CE1 A;Non\r\n";
    let old = "\"Nom Elève\";\"Nom d'usage Elève\";\"Prénom Elève\";\"Date naissance\";\"Sexe\";\"Adresse1\";\"Cp1\";\"Commune1\";\"Pays1\";\" Cycle\";\"Niveau\";\"Classe\"\r\n\
        \"ÉSSAI\";\"\";\"Mia\";\"2018-03-03\";\"F\";\"1 rue\";\"99000\";\"Ville\";\"FRANCE\";\"CYCLE II\";\"CE1\";\"CE1 A\"\r\nFichier produit par un outil\r\n";
    let read = |text: &str| {
        // Latin-1, as ONDE writes.
        let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let mut reader = OndeReader::new(bytes.as_slice(), Limits::default()).unwrap();
        let mut findings = Findings::default();
        let Some(OndeRecord::Pupil(pupil)) = reader.next_record(&mut findings).unwrap() else { panic!() };
        assert_eq!(reader.next_record(&mut findings).unwrap(), None);
        *pupil
    };
    let mut recent = read(recent);
    assert_eq!(recent.ine, "990000010AD");
    recent.ine.clear();
    assert_eq!(recent, read(old));
    let mut reader = OndeReader::new(&b"Nom responsable;Prenom responsable;Courriel;Nom de famille enfant;Prenom enfant;Nom de famille enfant;Prenom enfant\nA;B;c@d.invalid;X;Y;;\n"[..], Limits::default()).unwrap();
    let Some(OndeRecord::Relative(relative)) = reader.next_record(&mut Findings::default()).unwrap() else {
        panic!()
    };
    assert_eq!(relative.children, [("X".to_owned(), "Y".to_owned())]);
    assert!(OndeReader::new(&b"a;b\n"[..], Limits::default()).is_err());
}

#[test]
fn bcn_tables_give_codes_and_validity() {
    let text = "\u{feff}MEF,LIBELLE_COURT,LIBELLE_LONG,DATE_OUVERTURE,DATE_FERMETURE\n0031000222,CM2,CM2 (ELEM),1/9/97,31/08/2025\n";
    let mut reader = BcnReader::new(text.as_bytes(), Limits::default()).unwrap();
    let row = reader.next_record(&mut Findings::default()).unwrap().unwrap();
    assert_eq!((reader.key(), row.code.as_str(), row.label.as_str()), ("MEF", "0031000222", "CM2 (ELEM)"));
    let days = [row.opened_on, row.closed_on].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["1997-09-01", "2025-08-31"]);
}

#[test]
fn small_audiences_are_not_shown() {
    let text = "uai;jour;profil;service;visites;visiteurs;duree_secondes\n0990001N;2026-09-01;eleve;cahier;40;30;900\n\
        0990001N;02/09/2026;parent;cahier;3;2;90\n0990002P;2026-09-02;eleve;cahier;9;8;90\nx;2026-09-02;eleve;cahier;9;8;90\n\
        0990002P;2026-09-02;eleve;cahier;beaucoup;8;90\n";
    let mut reader = AudienceReader::new(text.as_bytes(), Limits::default()).unwrap();
    let (mut audience, mut findings) = (Audience::default(), Findings::default());
    while let Some(row) = reader.next_record(&mut findings).unwrap() {
        audience.add(&row, &[(AudienceLevel::Departement, "099")]);
    }
    assert_eq!(findings.list().len(), 2);
    let shown: Vec<String> = audience
        .protected(5)
        .filter(|(key, _)| key.service == "cahier")
        .map(|(key, count)| {
            format!("{:?} {} {} {:?}", key.level, key.code, key.profile, count.map(|count| count.visits))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Institution 0990001N eleve Some(40)",
            "Institution 0990001N parent None",
            "Institution 0990002P eleve Some(9)",
            "Departement 099 eleve Some(49)",
            "Departement 099 parent None"
        ]
    );
}
