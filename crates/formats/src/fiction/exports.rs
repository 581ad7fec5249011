//! The same fictitious collèges as SIECLE and STS would export them, for whoever tests or shows what is made from exports.
//!
//! Only what a directory takes from them is written.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::FictitiousDirectory;
use super::second_degree;
use crate::directory::{Identity, Pupil, Relative, Staff};

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FictitiousFile {
    /// Its name.
    pub name: String,
    /// `pupils`, `relatives` or `staff`: what it is deposited as.
    pub about: &'static str,
    /// Its text, UTF-8.
    pub text: String,
}

/// Régimes of the fiction, by their codes in SIECLE.
const REGIMES: [(&str, &str); 3] = [
    ("0", "EXTERNE LIBRE"),
    ("2", "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT"),
    ("3", "INTERNE DANS L'ETABLISSEMENT"),
];

impl FictitiousDirectory {
    /// The exports of a day, of collèges that have those UAI, one after the other; those beyond them are left out.
    pub fn exports(&self, day: u16, on: Date, uais: &[&str]) -> Vec<FictitiousFile> {
        let mut exports = Vec::new();
        for (number, uai) in (0..self.structure_count()).zip(uais) {
            let structure = second_degree::structure_id(number);
            let pupils: Vec<Pupil> = self.pupils(day).filter(|pupil| pupil.structure == structure).collect();
            let is_here = |relative: &Relative| {
                relative.pupils.iter().any(|id| pupils.iter().any(|pupil| pupil.id == *id))
            };
            let relatives: Vec<Relative> = self.relatives(day).filter(is_here).collect();
            let is_employed = |staff: &Staff| staff.functions.iter().any(|one| one.structure == structure);
            let staff: Vec<Staff> = self.staff(day).filter(is_employed).collect();
            let head = format!(
                "<PARAMETRES><UAJ>{uai}</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE><DATE_EXPORT>{}</DATE_EXPORT></PARAMETRES>",
                crate::date::french(on)
            );
            let mut add = |name: String, about, text: String| {
                let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n");
                exports.push(FictitiousFile { name, about, text });
            };
            add(format!("ElevesSansAdresses_{uai}.xml"), "pupils", pupils_text(&head, &pupils));
            add(format!("Structures_{uai}.xml"), "pupils", self.structures_text(&head, number, day));
            add(format!("Nomenclature_{uai}.xml"), "pupils", self.lists_text(&head));
            add(
                format!("ResponsablesAvecAdresses_{uai}.xml"),
                "relatives",
                relatives_text(&head, &pupils, &relatives),
            );
            add(
                format!("sts_emp_{uai}_2026.xml"),
                "staff",
                self.staff_text(uai, number, day, &structure, &staff),
            );
        }
        exports
    }

    fn structures_text(&self, head: &str, number: u32, day: u16) -> String {
        let structure = second_degree::college(self, number, day);
        let mut text = format!("<BEE_STRUCTURES VERSION=\"2.0\">{head}<DONNEES>\n<DIVISIONS>\n");
        for division in &structure.divisions {
            let mefs: String = division
                .mefs
                .iter()
                .map(|mef| format!("<MEF_APPARTENANCE><CODE_MEF>{mef}</CODE_MEF></MEF_APPARTENANCE>"))
                .collect();
            put(
                &mut text,
                format_args!(
                    "<DIVISION CODE_STRUCTURE=\"{}\"><LIBELLE_LONG>{}</LIBELLE_LONG><MEFS_APPARTENANCE>{mefs}</MEFS_APPARTENANCE></DIVISION>\n",
                    division.name.code, division.name.label
                ),
            );
        }
        text.push_str("</DIVISIONS>\n<GROUPES>\n");
        for group in &structure.groups {
            let divisions: String = group
                .divisions
                .iter()
                .map(|code| {
                    format!("<DIVISION_APPARTENANCE><CODE_STRUCTURE>{code}</CODE_STRUCTURE></DIVISION_APPARTENANCE>")
                })
                .collect();
            put(
                &mut text,
                format_args!(
                    "<GROUPE CODE_STRUCTURE=\"{}\"><DIVISIONS_APPARTENANCE>{divisions}</DIVISIONS_APPARTENANCE></GROUPE>\n",
                    group.name.code
                ),
            );
        }
        text.push_str("</GROUPES>\n</DONNEES></BEE_STRUCTURES>");
        text
    }

    fn lists_text(&self, head: &str) -> String {
        let mut text = format!("<BEE_NOMENCLATURES VERSION=\"4.0\">{head}<DONNEES>\n<MEFS>\n");
        for mef in self.mefs() {
            put(
                &mut text,
                format_args!(
                    "<MEF CODE_MEF=\"{}\"><LIBELLE_LONG>{}</LIBELLE_LONG><MEF_RATTACHEMENT>{}</MEF_RATTACHEMENT><CODE_MEFSTAT>{}</CODE_MEFSTAT></MEF>\n",
                    mef.code, mef.label, mef.attached_to, mef.mefstat
                ),
            );
        }
        text.push_str("</MEFS>\n<MATIERES>\n");
        for subject in self.subjects() {
            put(
                &mut text,
                format_args!(
                    "<MATIERE CODE_MATIERE=\"{}\"><LIBELLE_LONG>{}</LIBELLE_LONG></MATIERE>\n",
                    subject.code, subject.label
                ),
            );
        }
        text.push_str("</MATIERES>\n</DONNEES></BEE_NOMENCLATURES>");
        text
    }

    fn staff_text(&self, uai: &str, number: u32, day: u16, structure: &str, staff: &[Staff]) -> String {
        let school = second_degree::college(self, number, day);
        let mut text = format!(
            "<STS_EDT><PARAMETRES><UAJ CODE=\"{uai}\"><SIGLE>CLG</SIGLE><DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>{}</DENOM_COMPL></UAJ><ANNEE_SCOLAIRE ANNEE=\"2026\"/></PARAMETRES>\n<NOMENCLATURES><MATIERES>\n",
            escaped(&school.name)
        );
        for subject in self.subjects() {
            put(
                &mut text,
                format_args!(
                    "<MATIERE CODE=\"{}\"><LIBELLE_LONG>{}</LIBELLE_LONG></MATIERE>\n",
                    subject.code, subject.label
                ),
            );
        }
        text.push_str("</MATIERES></NOMENCLATURES>\n<DONNEES><INDIVIDUS>\n");
        for one in staff {
            put(&mut text, format_args!("{}", individual(one)));
        }
        text.push_str("</INDIVIDUS>\n<STRUCTURE><DIVISIONS>\n");
        for division in &school.divisions {
            let taught = staff.iter().flat_map(|one| one.class_subjects.iter().map(move |what| (one, what)));
            let services: String = taught
                .filter(|(_, what)| what.structure == structure && what.class == division.name.code)
                .map(|(one, what)| {
                    format!(
                        "<SERVICE CODE_MATIERE=\"{}\" CODE_MOD_COURS=\"CG\"><ENSEIGNANTS><ENSEIGNANT ID=\"{}\" TYPE=\"epp\"/></ENSEIGNANTS></SERVICE>",
                        what.subject, one.id
                    )
                })
                .collect();
            put(
                &mut text,
                format_args!(
                    "<DIVISION CODE=\"{}\"><LIBELLE_LONG>{}</LIBELLE_LONG><SERVICES>{services}</SERVICES></DIVISION>\n",
                    division.name.code, division.name.label
                ),
            );
        }
        text.push_str("</DIVISIONS></STRUCTURE></DONNEES></STS_EDT>");
        text
    }
}

fn pupils_text(head: &str, pupils: &[Pupil]) -> String {
    let mut text = format!("<BEE_ELEVES VERSION=\"4.0\">{head}<DONNEES>\n<ELEVES>\n");
    for pupil in pupils {
        let regime = REGIMES.iter().find(|(_, label)| *label == pupil.regime).map_or("", |(code, _)| code);
        let born_on = pupil.identity.born_on.map(crate::date::french).unwrap_or_default();
        let sex = if pupil.identity.title == "Mme" { 2 } else { 1 };
        put(
            &mut text,
            format_args!(
                "<ELEVE ELEVE_ID=\"{}\"><ID_NATIONAL>{}</ID_NATIONAL>{}<DATE_NAISS>{born_on}</DATE_NAISS><CODE_REGIME>{regime}</CODE_REGIME><DATE_ENTREE>01/09/2026</DATE_ENTREE><CODE_SEXE>{sex}</CODE_SEXE><CODE_STATUT>ST</CODE_STATUT><ADHESION_TRANSPORT>{}</ADHESION_TRANSPORT><CODE_MEF>{}</CODE_MEF></ELEVE>\n",
                pupil.source_id,
                pupil.ine,
                names(&pupil.identity),
                u8::from(pupil.uses_transport),
                pupil.mef.code
            ),
        );
    }
    text.push_str("</ELEVES>\n<OPTIONS>\n");
    for pupil in pupils {
        let options: String = pupil
            .subjects
            .iter()
            .map(|one| format!("<OPTIONS_ELEVE><CODE_MATIERE>{}</CODE_MATIERE></OPTIONS_ELEVE>", one.code))
            .collect();
        put(&mut text, format_args!("<OPTION ELEVE_ID=\"{}\">{options}</OPTION>\n", pupil.source_id));
    }
    text.push_str("</OPTIONS>\n<STRUCTURES>\n");
    for pupil in pupils {
        let kinds =
            pupil.classes.iter().map(|one| (one, "D")).chain(pupil.groups.iter().map(|one| (one, "G")));
        let classes: String = kinds
            .map(|(one, kind)| {
                format!(
                    "<STRUCTURE><CODE_STRUCTURE>{}</CODE_STRUCTURE><TYPE_STRUCTURE>{kind}</TYPE_STRUCTURE></STRUCTURE>",
                    one.code
                )
            })
            .collect();
        let id = &pupil.source_id;
        put(&mut text, format_args!("<STRUCTURES_ELEVE ELEVE_ID=\"{id}\">{classes}</STRUCTURES_ELEVE>\n"));
    }
    text.push_str("</STRUCTURES>\n<BOURSES>\n");
    for pupil in pupils.iter().filter(|pupil| pupil.has_scholarship) {
        let id = &pupil.source_id;
        put(&mut text, format_args!("<BOURSE ELEVE_ID=\"{id}\"><CODE_BOURSE>1</CODE_BOURSE></BOURSE>\n"));
    }
    text.push_str("</BOURSES>\n</DONNEES></BEE_ELEVES>");
    text
}

fn relatives_text(head: &str, pupils: &[Pupil], relatives: &[Relative]) -> String {
    let mut text = format!("<BEE_RESPONSABLES VERSION=\"2.0\">{head}<DONNEES>\n<PERSONNES>\n");
    for one in relatives {
        put(
            &mut text,
            format_args!(
                "<PERSONNE PERSONNE_ID=\"{id}\"><LC_CIVILITE>{}</LC_CIVILITE>{}<TEL_PORTABLE>{}</TEL_PORTABLE><TEL_PROFESSIONNEL>{}</TEL_PROFESSIONNEL><MEL>{}</MEL><ACCEPTE_SMS>{}</ACCEPTE_SMS><COMMUNICATION_ADRESSE>{}</COMMUNICATION_ADRESSE><ADRESSE_ID>{id}</ADRESSE_ID></PERSONNE>\n",
                one.identity.title,
                names(&one.identity),
                one.mobile,
                one.work_phone,
                one.mail,
                u8::from(!one.mobile_for_sms.is_empty()),
                u8::from(one.is_address_shared),
                id = one.id
            ),
        );
    }
    text.push_str("</PERSONNES>\n<RESPONSABLES>\n");
    for pupil in pupils {
        for kinship in &pupil.relatives {
            let level = if kinship.responsibility == 0 { 3 } else { kinship.responsibility };
            put(
                &mut text,
                format_args!(
                    "<RESPONSABLE_ELEVE><ELEVE_ID>{}</ELEVE_ID><PERSONNE_ID>{}</PERSONNE_ID><CODE_PARENTE>{}</CODE_PARENTE><NIVEAU_RESPONSABILITE>{level}</NIVEAU_RESPONSABILITE><PAIE_FRAIS_SCOLAIRES>{}</PAIE_FRAIS_SCOLAIRES><PERS_PAIMENT>{}</PERS_PAIMENT></RESPONSABLE_ELEVE>\n",
                    pupil.source_id,
                    kinship.relative,
                    kinship.link,
                    u8::from(kinship.is_payer_of_fees),
                    u8::from(kinship.is_paid)
                ),
            );
        }
    }
    text.push_str("</RESPONSABLES>\n<ADRESSES>\n");
    for one in relatives {
        put(
            &mut text,
            format_args!(
                "<ADRESSE ADRESSE_ID=\"{}\"><LIGNE1_ADRESSE>{}</LIGNE1_ADRESSE><CODE_POSTAL>{}</CODE_POSTAL><LIBELLE_POSTAL>{}</LIBELLE_POSTAL><LL_PAYS>{}</LL_PAYS></ADRESSE>\n",
                one.id,
                escaped(&one.address.lines[0]),
                one.address.postal_code,
                escaped(&one.address.town),
                one.address.country
            ),
        );
    }
    text.push_str("</ADRESSES>\n</DONNEES></BEE_RESPONSABLES>");
    text
}

fn individual(one: &Staff) -> String {
    let function = one.functions.first().map_or("ENS", |function| function.function.code.as_str());
    let disciplines: String = one
        .posts
        .iter()
        .map(|post| {
            format!(
                "<DISCIPLINE CODE=\"{}\"><LIBELLE_COURT>{}</LIBELLE_COURT></DISCIPLINE>",
                post.code, post.label
            )
        })
        .collect();
    format!(
        "<INDIVIDU ID=\"{}\" TYPE=\"epp\"><SEXE>{}</SEXE><NOM_USAGE>{}</NOM_USAGE><NOM_PATRONYMIQUE>{}</NOM_PATRONYMIQUE><PRENOM>{}</PRENOM><DATE_NAISSANCE>{}</DATE_NAISSANCE><FONCTION>{function}</FONCTION><DISCIPLINES>{disciplines}</DISCIPLINES></INDIVIDU>\n",
        one.id,
        if one.identity.title == "Mme" { 2 } else { 1 },
        escaped(&one.identity.last_name),
        escaped(&one.identity.birth_name),
        escaped(&one.identity.first_name),
        one.identity.born_on.map(|day| day.to_string()).unwrap_or_default()
    )
}

fn names(identity: &Identity) -> String {
    let mut text = format!("<NOM_DE_FAMILLE>{}</NOM_DE_FAMILLE>", escaped(&identity.birth_name));
    for (name, tag) in std::iter::once(&identity.first_name)
        .chain(identity.other_first_names.iter().skip(1))
        .zip(["PRENOM", "PRENOM2", "PRENOM3"])
    {
        put(&mut text, format_args!("<{tag}>{}</{tag}>", escaped(name)));
    }
    text
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to a string cannot fail");
}
