//! The attributes of each file in each form, in the order in which they are exported (formats, sections 1.7 to 1.9).
//!
//! A value's parts are those that consumers count: a record with another number of `$` is dropped by them without a word.
// Long because it is a list of equals: one line for each attribute of the formats.

use super::attribute::{Attribute, Category, Dialect, Form, Notion as N};

const fn new(name: &'static str, notion: N) -> Attribute {
    Attribute::new(name, notion)
}

/// What is written, in order.
pub(super) fn attributes(dialect: Dialect, category: Category) -> &'static [Attribute] {
    match (dialect, category) {
        (Dialect::SecondDegree, Category::Structure) => STRUCTURE_2D,
        (Dialect::SecondDegree, Category::TaughtSubject) => SUBJECT_2D,
        (Dialect::SecondDegree, Category::Mef) => MEF_2D,
        (Dialect::SecondDegree, Category::Pupil) => PUPIL_2D,
        (Dialect::SecondDegree, Category::Relative) => RELATIVE_2D,
        (Dialect::SecondDegree, Category::Staff) => STAFF_2D,
        (Dialect::FirstDegree, Category::Structure) => STRUCTURE_1D,
        (Dialect::FirstDegree, Category::Pupil) => PUPIL_1D,
        (Dialect::FirstDegree, Category::Relative) => RELATIVE_1D,
        (Dialect::FirstDegree, Category::Staff) => STAFF_1D,
        (Dialect::Gpei, Category::Structure) => STRUCTURE_GPEI,
        (Dialect::Gpei, Category::Pupil) => PUPIL_GPEI,
        (Dialect::Gpei, Category::Staff) => STAFF_GPEI,
        (Dialect::FirstDegree | Dialect::Gpei, _) => &[],
    }
}

/// What is also met, in older exports or for some consumers: read, never written.
pub(super) fn also_known(dialect: Dialect, category: Category) -> &'static [Attribute] {
    match (dialect, category) {
        (Dialect::SecondDegree, Category::Structure) => STRUCTURE_2D_ALSO,
        (Dialect::SecondDegree, Category::TaughtSubject) => SUBJECT_2D_ALSO,
        (Dialect::SecondDegree, Category::Mef) => MEF_2D_ALSO,
        (Dialect::SecondDegree, Category::Pupil) => PUPIL_2D_ALSO,
        (Dialect::SecondDegree, Category::Staff) => STAFF_2D_ALSO,
        (Dialect::FirstDegree, Category::Staff) => STAFF_1D_ALSO,
        _ => &[],
    }
}

const STRUCTURE_2D: &[Attribute] = &[
    new("ENTStructureJointure", N::Id),
    new("ENTStructureUAI", N::Uai).form(Form::Uai),
    new("ENTEtablissementUAI", N::FormerUai).form(Form::Uai),
    new("ENTStructureSIREN", N::Siret).form(Form::Siret),
    new("ENTStructureNomCourant", N::CommonName).parts(3, 3),
    new("ENTStructureTypeStruct", N::StructureType),
    new("ENTEtablissementMinistereTutelle", N::Ministry),
    new("ENTEtablissementContrat", N::Sector),
    new("postOfficeBox", N::PostBox),
    new("street", N::Street),
    new("postalCode", N::PostalCode),
    new("l", N::Town),
    new("telephoneNumber", N::Phone),
    new("facsimileTelephoneNumber", N::Fax),
    new("ENTStructureMailSI", N::Mail),
    new("ENTEtablissementStructRattachFctl", N::AttachedTo),
    new("ENTEtablissementBassin", N::Basin).parts(2, 2),
    new("ENTServAcAcademie", N::Academy),
    new("ENTStructureClasses", N::Divisions).many().parts(3, 255),
    new("ENTStructureGroupes", N::PupilGroups).many().parts(3, 255),
];

const STRUCTURE_2D_ALSO: &[Attribute] = &[
    new("ENTStructureCodeTypeStruct", N::Other),
    new("ENTEtablissementCodeMinistereTutelle", N::Other),
    new("ENTServAcCodeAcademie", N::Other),
];

const PUPIL_2D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTEleveINE", N::Ine).form(Form::Ine).personal(),
    new("ENTEleveStructRattachId", N::SourceId),
    new("ENTPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("sn", N::LastName).personal(),
    new("givenName", N::FirstName).personal(),
    new("ENTPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
    new("personalTitle", N::Title),
    new("ENTElevePersRelEleve", N::Relatives).many().parts(6, 6),
    new("ENTEleveBoursier", N::Scholarship).form(Form::Flag).personal(),
    new("ENTEleveRegime", N::Regime),
    new("ENTEleveTransport", N::Transport).form(Form::Flag),
    new("ENTPersonAdresse", N::Address).parts(4, 4).personal(),
    new("ENTPersonCodePostal", N::PostalCode).personal(),
    new("ENTPersonVille", N::Town).personal(),
    new("ENTPersonPays", N::Country).personal(),
    new("ENTEleveAdresseRel", N::AddressOf),
    new("ENTEleveStatutEleve", N::Status),
    new("ENTEleveMEF", N::Mef).form(Form::Mef),
    new("ENTEleveLibelleMEF", N::MefLabel),
    new("ENTEleveNivFormation", N::LevelLabel),
    new("ENTEleveFiliere", N::BranchLabel),
    new("ENTEleveEnseignements", N::SubjectLabels).many(),
    new("ENTEleveCodeEnseignements", N::SubjectCodes).many().form(Form::TaughtSubject),
    new("ENTPersonStructRattach", N::Structure),
    new("ENTEleveClasses", N::Classes).many().parts(2, 2),
    new("ENTEleveGroupes", N::Groups).many().parts(2, 2),
];

const PUPIL_2D_ALSO: &[Attribute] = &[
    new("ENTEleveDateEntreeClasses", N::ClassEnteredOn).many().parts(3, 3),
    new("ENTEleveDateSortieClasses", N::ClassLeftOn).many().parts(3, 3),
    new("ENTEleveDateEntreeStructRattach", N::EnteredOn),
    new("ENTEleveDateSortieStructRattach", N::LeftOn),
    new("ENTEleveStructureRattachIdMEN", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveEnseignementsEtablissementsAccueil", N::Other).many().parts(1, 255).personal(),
    new("mail", N::Other).many().parts(1, 255).personal(),
    new("homePhone", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveParents", N::Other).many().parts(1, 255).personal(),
    new("ENTElevePere", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveMere", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveAutoriteParentale", N::Other).many().parts(1, 255).personal(),
    new("ENTElevePersRelEleve1", N::Other).many().parts(1, 255).personal(),
    new("ENTElevePersRelEleve2", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveQualitePersRelEleve1", N::Other).many().parts(1, 255).personal(),
    new("ENTEleveQualitePersRelEleve2", N::Other).many().parts(1, 255).personal(),
];

const RELATIVE_2D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("sn", N::LastName).personal(),
    new("givenName", N::FirstName).personal(),
    new("personalTitle", N::Title),
    new("ENTAuxPersRelEleveEleve", N::Pupils).many(),
    new("homePhone", N::HomePhone).personal(),
    new("telephoneNumber", N::WorkPhone).personal(),
    new("ENTPersonAdresse", N::Address).parts(4, 4).personal(),
    new("ENTPersonCodePostal", N::PostalCode).personal(),
    new("ENTPersonVille", N::Town).personal(),
    new("ENTPersonPays", N::Country).personal(),
    new("ENTPersonAdresseDiffusion", N::AddressShared).form(Form::Flag),
    new("mobile", N::Mobile).personal(),
    new("mail", N::Mail).personal(),
    new("ENTPersonMobileSMS", N::MobileForSms).personal(),
];

const STAFF_2D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("sn", N::LastName).personal(),
    new("givenName", N::FirstName).personal(),
    new("personalTitle", N::Title),
    new("mail", N::Mail).personal(),
    new("ENTPersonStructRattach", N::Structure),
    new("ENTAuxEnsCategoDiscipline", N::DisciplineCategory).parts(2, 2),
    new("ENTAuxEnsDisciplinesPoste", N::Posts).many().parts(2, 2),
    new("ENTAuxEnsMEF", N::StaffMefs).many().parts(3, 3),
    new("ENTAuxEnsMatiereEnseignEtab", N::StaffSubjects).many().parts(2, 2),
    new("ENTAuxEnsClasses", N::Classes).many().parts(2, 3),
    new("ENTAuxEnsGroupes", N::Groups).many().parts(2, 3),
    new("ENTAuxEnsClassesMatieres", N::ClassSubjects).many().parts(3, 3),
    new("ENTAuxEnsGroupesMatieres", N::GroupSubjects).many().parts(3, 3),
    new("ENTAuxEnsClassesPrincipal", N::MainClasses).many().parts(2, 2),
    new("ENTPersonFonctions", N::Functions).many().parts(5, 5),
    new("ENTPersonCategorieEnseignant", N::IsTeacher).form(Form::Flag),
    new("PersEducNatPresenceDevantEleves", N::BeforePupils).form(Form::Flag),
];

const STAFF_2D_ALSO: &[Attribute] = &[
    new("ENTEnsFonctionDir", N::Directs).many(),
    new("ENTPersonSTSId", N::Other).many().parts(1, 255).personal(),
    new("ENTAuxEnsClassesDate", N::Other).many().parts(1, 255),
    new("ENTAuxEnsGroupesDate", N::Other).many().parts(1, 255),
    new("ENTAuxEnsClassesMatieresDate", N::Other).many().parts(1, 255),
    new("ENTAuxEnsGroupesMatieresDate", N::Other).many().parts(1, 255),
    new("ENTAuxEnsClassesPrincipalDate", N::Other).many().parts(1, 255),
    new("ENTPersonFonctionsDate", N::Other).many().parts(1, 255),
];

const MEF_2D: &[Attribute] = &[
    new("ENTMefJointure", N::Id),
    new("ENTLibelleMef", N::Label),
    new("ENTMEFRattach", N::AttachedMef),
    new("ENTMEFSTAT11", N::MefStat),
];

const MEF_2D_ALSO: &[Attribute] = &[new("ENTNivFormation", N::Other), new("ENTFiliere", N::Other)];

const SUBJECT_2D: &[Attribute] = &[new("ENTMatJointure", N::Id), new("ENTLibelleMatiere", N::Label)];

const SUBJECT_2D_ALSO: &[Attribute] = &[new("ENTMatiereRattach", N::AttachedSubject)];

const STRUCTURE_1D: &[Attribute] = &[
    new("ENTStructureJointure", N::Id),
    new("ENTStructureUAI", N::Uai).form(Form::Uai),
    new("ENTStructureSIREN", N::Siret).form(Form::Siret),
    new("ENTStructureNomCourant", N::CommonName).parts(3, 3),
    new("ENTStructureTypeStruct", N::StructureType),
    new("ENTEcoleMinistereTutelle", N::Ministry),
    new("ENTEcoleSecteur", N::Sector),
    new("ENTEcoleCirconscription", N::Circonscription),
    new("ENTEcoleCommune", N::Commune).parts(3, 3),
    new("ENTEcoleRPI", N::SchoolGrouping).parts(3, 3),
    new("ENTServAcAcademie", N::Academy),
    new("ENTStructureAdresse", N::Street),
    new("ENTStructureBoitePostale", N::PostBox),
    new("ENTStructureCodePostal", N::PostalCode),
    new("ENTStructureVille", N::Town),
    new("ENTStructureTelephone", N::Phone),
    new("ENTStructureFax", N::Fax),
    new("ENTStructureMailSI", N::Mail),
];

const PUPIL_1D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTEleveINE", N::Ine).form(Form::Ine).personal(),
    new("ENTPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("ENTPersonCivilite", N::Title),
    new("ENTPersonStructRattach", N::Structure),
    new("ENTEleveAutoriteParentale", N::Relatives).many().parts(2, 2),
    new("ENTEleveRestaurantScolaire", N::Canteen).form(Form::Flag),
    new("ENTEleveTransport", N::Transport).form(Form::Flag),
    new("ENTEleveGarderieMatin", N::ChildcareMorning).form(Form::Flag),
    new("ENTEleveGarderieSoir", N::ChildcareEvening).form(Form::Flag),
    new("ENTEleveEtudesSurveillees", N::SupervisedStudy).form(Form::Flag),
    new("ENTEleveNiveau", N::Level).parts(2, 2),
    new("ENTEleveCycle", N::Cycle).parts(2, 2),
    new("ENTEleveTypeClasse", N::ClassKind).parts(2, 2),
    new("ENTEleveDateEntreeClasses", N::ClassEnteredOn).many().parts(3, 3),
    new("ENTEleveDateSortieClasses", N::ClassLeftOn).many().parts(3, 3),
    new("ENTPersonClasses", N::Classes).many().parts(5, 5),
    new("ENTPersonGroupes", N::Groups).many().parts(5, 5),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("ENTPersonNom", N::LastName).personal(),
    new("ENTPersonPrenom", N::FirstName).personal(),
    new("ENTPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
];

const RELATIVE_1D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTPersonCivilite", N::Title),
    new("ENTPersRelEleveEleve", N::Pupils).many(),
    new("ENTPersonAdresse", N::Address).parts(4, 4).personal(),
    new("ENTPersonCodePostal", N::PostalCode).personal(),
    new("ENTPersonVille", N::Town).personal(),
    new("ENTPersonPays", N::Country).personal(),
    new("ENTPersonAdresseDiffusion", N::AddressShared).form(Form::Flag),
    new("ENTPersonTelPerso", N::HomePhone).personal(),
    new("ENTPersRelEleveTelMobile", N::Mobile).personal(),
    new("ENTPersonMail", N::Mail).personal(),
    new("ENTPersRelEleveTelPro", N::WorkPhone).personal(),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("ENTPersonNom", N::LastName).personal(),
    new("ENTPersonPrenom", N::FirstName).personal(),
    new("ENTPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
];

const STAFF_1D: &[Attribute] = &[
    new("ENTPersonJointure", N::Id),
    new("ENTPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("ENTPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
    new("ENTPersonCivilite", N::Title),
    new("ENTPersonStructRattach", N::Structure),
    new("ENTPersonFonctions", N::Functions).many().parts(5, 5),
    new("ENTPersonCategorieEnseignant", N::IsTeacher).form(Form::Flag),
    new("ENTEnsFonctionDir", N::Directs).many(),
    new("ENTEnsSpecialites", N::Specialities).many().parts(2, 2),
    new("ENTPersonNomPatro", N::BirthName).personal(),
    new("ENTPersonNom", N::LastName).personal(),
    new("ENTPersonPrenom", N::FirstName).personal(),
    new("ENTPersonMail", N::Mail).personal(),
];

const STAFF_1D_ALSO: &[Attribute] = &[
    new("ENTPersonClasses", N::Classes).many().parts(5, 5),
    new("ENTPersonGroupes", N::Groups).many().parts(5, 5),
];

const STRUCTURE_GPEI: &[Attribute] = &[
    new("GPEIStructureJointure", N::Id),
    new("GPEIStructureUAI", N::Uai).form(Form::Uai),
    new("GPEIStructureNomCourant", N::CommonName).parts(3, 3),
    new("GPEIStructureTypeStruct", N::StructureType),
    new("GPEIStructureCodePostal", N::PostalCode),
    new("GPEIStructureVille", N::Town),
    new("GPEIStructureTelephone", N::Phone),
    new("GPEIStructureMailSI", N::Mail),
    new("GPEIServAcAcademie", N::Academy),
    new("GPEIEtablissementBassin", N::Basin).parts(2, 2),
    new("GPEIEcoleCirconscription", N::Circonscription),
    new("GPEIEcoleCommune", N::Commune).parts(3, 3),
    new("GPEIEcoleRPI", N::SchoolGrouping).parts(3, 3),
];

const PUPIL_GPEI: &[Attribute] = &[
    new("GPEIPersonJointure", N::Id),
    new("GPEIElvINE", N::Ine).form(Form::Ine).personal(),
    new("GPEIEleveStructRattachId", N::SourceId),
    new("GPEIPersonNom", N::LastName).personal(),
    new("GPEIPersonPrenom", N::FirstName).personal(),
    new("GPEIPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
    new("GPEIPersonCivilite", N::Title),
    new("GPEIPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("GPEIPersonStructRattach", N::Structure),
    new("GPEIElvNiveau", N::Level).parts(2, 2),
    new("GPEIElvMEF", N::Mef).form(Form::Mef),
    new("GPEIElvDiv", N::Classes).parts(3, 3),
    new("GPEIElvGpes", N::Groups).many().parts(3, 3),
    new("GPEIElvMatieres", N::SubjectCodes).many().parts(3, 3),
    new("GPEIEleveDateEntreeStructRattach", N::EnteredOn).form(Form::Date).personal(),
    new("GPEIEleveDateSortieStructRattach", N::LeftOn).form(Form::Date).personal(),
];

const STAFF_GPEI: &[Attribute] = &[
    new("GPEIPersonJointure", N::Id),
    new("GPEIPersonNom", N::LastName).personal(),
    new("GPEIPersonPrenom", N::FirstName).personal(),
    new("GPEIPersonAutresPrenoms", N::OtherFirstNames).many().personal(),
    new("GPEIPersonCivilite", N::Title),
    new("GPEIPersonDateNaissance", N::BornOn).form(Form::Date).personal(),
    new("GPEIPersonMail", N::Mail).personal(),
    new("GPEIPersonStructRattach", N::Structure),
    new("GPEIPersonFonctions", N::Functions).many().parts(5, 5),
    new("GPEIEnsDiv", N::Classes).many().parts(3, 3),
    new("GPEIEnsGpes", N::Groups).many().parts(3, 3),
    new("GPEIEnsMatieres", N::StaffSubjects).many().parts(3, 3),
];
