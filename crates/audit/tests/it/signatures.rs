//! Promises of signatures: what was signed verifies anywhere and in any order; whatever changed is refused and shown.

use entente_audit::{
    Expected, KeyRegister, PartChange, RecordedSignature, RegisteredKey, RevokedKey, RevokedReason,
    SecretKey, Signatory, Signature, SignatureFault, SignatureFile, SignatureMeans, SignatureVerification,
    digest, parts, render_verification, verify_signatures,
};
use entente_model::{AgreementId, PartyId};
use entente_text::Lang;
use jiff::civil::{Date, date};
use proptest::prelude::*;

pub const TEXT: &str = "+++\nid = \"exemple-2026\"\n+++\n\n## Article 1 : Objet\n\nLes parties échangent des données.\n\n\
    ## Article 2 : Durée\n\nLa convention dure un an.\n\n```entente rule\n# commentaire\nrequire = \"clearance\"\n```\n";
pub const DAY: Date = date(2026, 11, 22);

pub fn rectorat() -> (PartyId, SecretKey) {
    (PartyId::new("rectorat-exemple"), SecretKey::from_seed(&[1; 32]))
}

pub fn region() -> (PartyId, SecretKey) {
    (PartyId::new("region-exemple"), SecretKey::from_seed(&[2; 32]))
}

pub fn id() -> AgreementId {
    AgreementId::new("exemple-2026")
}

pub fn register() -> KeyRegister {
    let mut register = KeyRegister::default();
    for (party, key) in [rectorat(), region()] {
        register.add(&RegisteredKey::create(party, &key, date(2026, 1, 1), None).unwrap()).unwrap();
    }
    register
}

pub fn signature(file: &[u8], party: PartyId) -> Signature {
    let signatory = Signatory {
        name: "Camille Modèle".to_owned(),
        function: "secrétaire générale".to_owned(),
        delegation: Some("arrêté n° 2026-12 du 5 janvier 2026".to_owned()),
    };
    Signature::of(id(), file, party, signatory, "Exemple-Ville".to_owned(), DAY)
}

pub fn signed(file: &[u8]) -> SignatureFile {
    let mut signatures = SignatureFile::default();
    for (party, key) in [rectorat(), region()] {
        signatures.add(&signature(file, party).sign(&key).unwrap()).unwrap();
    }
    signatures
}

fn recorded(file: &[u8]) -> RecordedSignature {
    RecordedSignature {
        agreement: id(),
        sha256: digest(file),
        party: region().0,
        signatory: Signatory {
            name: "Alix Exemple".to_owned(),
            function: "présidente du conseil régional".to_owned(),
            delegation: None,
        },
        place: Some("Exemple-Ville".to_owned()),
        on: DAY,
        means: SignatureMeans::DemarchesSimplifiees,
        reference: "999000123".to_owned(),
        scan: Some(digest(b"scan")),
        recorded_by: rectorat().0,
        recorded_on: date(2026, 11, 24),
    }
}

pub fn verified(file: &[u8], signatures: &SignatureFile, keys: &KeyRegister) -> SignatureVerification {
    let parties = [rectorat().0, region().0];
    let id = id();
    let expected = Expected { agreement: Some(&id), parties: &parties, signed_copy: Some(TEXT.as_bytes()) };
    verify_signatures(file, signatures, keys, &expected)
}

#[test]
fn each_party_has_signed() {
    let found = verified(TEXT.as_bytes(), &signed(TEXT.as_bytes()), &register());
    assert!(found.is_complete());
    assert_eq!(found.signed_on(), Some(DAY));
    insta::assert_snapshot!(render_verification(&found, Lang::Fr), @"
    Texte de SHA-256 c05e80a44e62b03cb239db97ac1c6357af2d206c370fdca4dc2d1157ef50ecf8
    Signature de rectorat-exemple : vérifiée
      Camille Modèle, secrétaire générale, par délégation (arrêté n° 2026-12 du 5 janvier 2026) ; Exemple-Ville, le 2026-11-22
      clé fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
    Signature de region-exemple : vérifiée
      Camille Modèle, secrétaire générale, par délégation (arrêté n° 2026-12 du 5 janvier 2026) ; Exemple-Ville, le 2026-11-22
      clé 47dea58ea00fae9417ee19d76755bfef690899021132effb04fe1f9e4f0c8059
    Chaque partie a signé ce texte, et chaque signature est vérifiée.
    ");
}

#[test]
fn one_changed_character_is_found_and_shown() {
    let changed = TEXT.replace("un an", "un\u{a0}an");
    let found = verified(changed.as_bytes(), &signed(TEXT.as_bytes()), &register());
    assert!(!found.holds());
    insta::assert_snapshot!(render_verification(&found, Lang::Fr), @"
    Texte de SHA-256 fef07d54ee4f7d15e6f3947538c2e2eb81f6ddec5d027c1925cc28c9057de270
    Signature de rectorat-exemple : elle ne vaut pas
      Camille Modèle, secrétaire générale, par délégation (arrêté n° 2026-12 du 5 janvier 2026) ; Exemple-Ville, le 2026-11-22
      clé fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
      le texte n'est pas celui qui a été signé
    Signature de region-exemple : elle ne vaut pas
      Camille Modèle, secrétaire générale, par délégation (arrêté n° 2026-12 du 5 janvier 2026) ; Exemple-Ville, le 2026-11-22
      clé 47dea58ea00fae9417ee19d76755bfef690899021132effb04fe1f9e4f0c8059
      le texte n'est pas celui qui a été signé
    « Article 2 : Durée » (ligne 9) a changé depuis la signature
      ligne 11, caractère 22 : «   » a été signé, «   » s'y trouve
        La convention dure un[  →  ]an.   (U+0020 → U+00A0)
    Il manque la signature de rectorat-exemple
    Il manque la signature de region-exemple
    Ce fichier ne peut pas être tenu pour signé.
    ");
    insta::assert_snapshot!(render_verification(&found, Lang::En), @"
    Text of SHA-256 fef07d54ee4f7d15e6f3947538c2e2eb81f6ddec5d027c1925cc28c9057de270
    Signature of rectorat-exemple: it does not hold
      Camille Modèle, secrétaire générale, by delegation (arrêté n° 2026-12 du 5 janvier 2026); Exemple-Ville, on 2026-11-22
      key fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
      the text is not what was signed
    Signature of region-exemple: it does not hold
      Camille Modèle, secrétaire générale, by delegation (arrêté n° 2026-12 du 5 janvier 2026); Exemple-Ville, on 2026-11-22
      key 47dea58ea00fae9417ee19d76755bfef690899021132effb04fe1f9e4f0c8059
      the text is not what was signed
    “Article 2 : Durée” (line 9) changed since the signature
      line 11, character 22: “ ” was signed, “ ” stands there
        La convention dure un[  →  ]an.   (U+0020 → U+00A0)
    The signature of rectorat-exemple is missing
    The signature of region-exemple is missing
    This file cannot be taken for signed.
    ");
}

#[test]
fn articles_that_came_went_and_moved_are_named() {
    let changed = "+++\nid = \"exemple-2026\"\n+++\n\n## Article 2 : Durée\n\nLa convention dure un an.\n\n```entente rule\n\
        # commentaire\nrequire = \"clearance\"\n```\n## Article 3 : Fin\n";
    let found = verified(changed.as_bytes(), &signed(TEXT.as_bytes()), &register());
    let lines: Vec<String> =
        found.changed.iter().map(|part| entente_audit::words().say(Lang::En, &part.message())).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    “Article 3 : Fin” (line 13) was not in the signed text
    “Article 1 : Objet” was in the signed text and is not there any more
    ");
    let (before, second) = TEXT.split_once("## Article 2").unwrap();
    let (head, first) = before.split_once("## Article 1").unwrap();
    let swapped = format!("{head}## Article 2{second}## Article 1{first}");
    let found = verified(swapped.as_bytes(), &signed(TEXT.as_bytes()), &register());
    let moved: Vec<_> = found.changed.iter().map(|part| (part.heading.as_str(), part.change)).collect();
    assert_eq!(moved, [("## Article 2 : Durée", PartChange::Moved)]);
}

#[test]
fn other_line_ends_are_recognised() {
    for changed in [TEXT.replace('\n', "\r\n"), format!("\u{feff}{TEXT}")] {
        let found = verified(changed.as_bytes(), &signed(TEXT.as_bytes()), &register());
        assert_eq!(found.signatures[0].faults, [SignatureFault::ChangedLineEnds]);
        assert!(!found.holds());
    }
}

#[test]
fn a_signature_made_elsewhere_is_never_a_verified_one() {
    let mut signatures = SignatureFile::default();
    let (party, key) = rectorat();
    signatures.add(&signature(TEXT.as_bytes(), party).sign(&key).unwrap()).unwrap();
    signatures.add(&recorded(TEXT.as_bytes()).sign(&key).unwrap()).unwrap();
    let found = verified(TEXT.as_bytes(), &signatures, &register());
    assert!(found.is_complete() && found.signatures.len() == 1);
    insta::assert_snapshot!(render_verification(&found, Lang::Fr), @"
    Texte de SHA-256 c05e80a44e62b03cb239db97ac1c6357af2d206c370fdca4dc2d1157ef50ecf8
    Signature de rectorat-exemple : vérifiée
      Camille Modèle, secrétaire générale, par délégation (arrêté n° 2026-12 du 5 janvier 2026) ; Exemple-Ville, le 2026-11-22
      clé fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
    Signature de region-exemple faite ailleurs : déclarée, non vérifiée
      Alix Exemple, présidente du conseil régional ; Exemple-Ville, le 2026-11-22
      Démarches simplifiées, dossier 999000123
      déclarée par rectorat-exemple le 2026-11-24, avec la clé fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
    Chaque partie a signé ce texte ; les signatures faites ailleurs sont déclarées et non vérifiées.
    ");
    // The region never signed it with its key, so whoever says it did is caught.
    let forged = signatures.to_string().replace("recorded-by rectorat-exemple", "recorded-by region-exemple");
    let found = verified(TEXT.as_bytes(), &SignatureFile::read(&forged).unwrap(), &register());
    assert_eq!(found.missing, [region().0]);
}

#[test]
fn several_persons_sign_for_one_party() {
    let mut signatures = signed(TEXT.as_bytes());
    let mut second = signature(TEXT.as_bytes(), region().0);
    second.signatory.name = "Dominique Essai".to_owned();
    second.on = date(2026, 11, 30);
    signatures.add(&second.sign(&region().1).unwrap()).unwrap();
    let found = verified(TEXT.as_bytes(), &signatures, &register());
    assert!(found.is_complete() && found.signatures.len() == 3);
    assert_eq!(found.signed_on(), Some(DAY));
}

#[test]
fn who_is_no_party_does_not_sign() {
    let third = PartyId::new("commune-exemple");
    let key = SecretKey::from_seed(&[3; 32]);
    let mut keys = register();
    keys.add(&RegisteredKey::create(third.clone(), &key, DAY, None).unwrap()).unwrap();
    let mut signatures = signed(TEXT.as_bytes());
    signatures.add(&signature(TEXT.as_bytes(), third).sign(&key).unwrap()).unwrap();
    let found = verified(TEXT.as_bytes(), &signatures, &keys);
    assert_eq!(found.signatures[2].faults, [SignatureFault::NotAParty]);
}

#[test]
fn a_key_that_is_compromised_later_is_said() {
    let (party, key) = region();
    let mut keys = register();
    let revoked =
        RevokedKey { party, key: key.public().id(), on: date(2026, 12, 1), why: RevokedReason::Compromised };
    keys.add(&revoked.sign(&key).unwrap()).unwrap();
    let found = verified(TEXT.as_bytes(), &signed(TEXT.as_bytes()), &keys);
    assert!(found.holds());
    assert_eq!(found.signatures[1].compromised_on, Some(date(2026, 12, 1)));
}

/// The text with one bit changed; `None` where it is no text any more.
fn flipped(text: &str, bit: usize) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    String::from_utf8(bytes).ok()
}

#[test]
fn any_flipped_bit_of_the_file_is_refused_and_placed() {
    let (signatures, keys) = (signed(TEXT.as_bytes()), register());
    for bit in 0..TEXT.len() * 8 {
        let mut file = TEXT.as_bytes().to_vec();
        file[bit / 8] ^= 1 << (bit % 8);
        let found = verified(&file, &signatures, &keys);
        assert!(!found.holds() && found.missing.len() == 2, "bit {bit}");
        assert!(!found.changed.is_empty(), "bit {bit}: no part is named");
        let line = TEXT.as_bytes()[..bit / 8].iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        assert!(found.places.iter().any(|place| place.line == line), "bit {bit}: no place on line {line}");
    }
}

#[test]
fn any_flipped_bit_of_the_signatures_is_refused() {
    let mut signatures = signed(TEXT.as_bytes());
    signatures.add(&recorded(TEXT.as_bytes()).sign(&rectorat().1).unwrap()).unwrap();
    let (text, keys) = (signatures.to_string(), register());
    assert!(verified(TEXT.as_bytes(), &SignatureFile::read(&text).unwrap(), &keys).holds());
    for bit in 0..text.len() * 8 {
        let Some(changed) = flipped(&text, bit) else { continue };
        let Ok(signatures) = SignatureFile::read(&changed) else { continue };
        let found = verified(TEXT.as_bytes(), &signatures, &keys);
        assert!(!found.holds(), "bit {bit}: {changed}");
    }
}

#[test]
fn any_flipped_bit_of_the_register_is_refused() {
    let (text, signatures) = (register().to_string(), signed(TEXT.as_bytes()));
    for bit in 0..text.len() * 8 {
        let Some(changed) = flipped(&text, bit) else { continue };
        let Ok(keys) = KeyRegister::read(&changed) else { continue };
        assert!(!verified(TEXT.as_bytes(), &signatures, &keys).holds(), "bit {bit}: {changed}");
    }
}

proptest! {
    #[test]
    fn what_was_signed_verifies_in_any_order(text in "(?s).{0,300}", others in "[\\p{L}\\p{N}]{1,80}", swap: bool) {
        let file = text.as_bytes();
        let mut copies = Vec::new();
        for (party, key) in [rectorat(), region()] {
            let mut signature = signature(file, party);
            signature.place = others.clone();
            signature.signatory.name = others.clone();
            let mut copy = SignatureFile::default();
            copy.add(&signature.sign(&key).unwrap()).unwrap();
            copies.push(copy.to_string());
        }
        if swap {
            copies.reverse();
        }
        // Two copies of the file make one by putting one after the other.
        let signatures = SignatureFile::read(&copies.concat()).unwrap();
        let found = verified(file, &signatures, &register());
        prop_assert!(found.is_complete(), "{found:?}");
        prop_assert_eq!(SignatureFile::read(&signatures.to_string()).unwrap(), signatures);
    }

    #[test]
    fn a_signature_is_not_replayed_on_another_convention(text in "(?s).{0,100}", other in "(?s).{0,100}") {
        prop_assume!(text != other);
        let found = verified(other.as_bytes(), &signed(text.as_bytes()), &register());
        prop_assert!(!found.holds());
        prop_assert_eq!(found.missing.len(), 2);
    }

    #[test]
    fn nor_under_another_name(name in "[a-z0-9-]{1,20}") {
        prop_assume!(name != "exemple-2026");
        let other = AgreementId::new(name);
        let expected = Expected { agreement: Some(&other), ..Expected::default() };
        let found = verify_signatures(TEXT.as_bytes(), &signed(TEXT.as_bytes()), &register(), &expected);
        prop_assert!(!found.holds());
    }

    #[test]
    fn a_value_that_would_deceive_is_refused(before in "[a-z]{0,5}", after in "[a-z]{0,5}") {
        for deceit in ["\n", "\r", "\u{202e}", "\u{200b}", "\u{2028}", "\u{feff}"] {
            let mut signature = signature(TEXT.as_bytes(), region().0);
            signature.place = format!("{before}{deceit}{after}");
            prop_assert!(signature.sign(&region().1).is_err());
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "(?s)(entente (signature|key|revoked-key|recorded-signature) 1\n)?(.{0,60}\n?){0,6}") {
        _ = SignatureFile::read(&text);
        _ = KeyRegister::read(&text);
        _ = entente_audit::PublicKey::from_pem(&text);
        _ = SecretKey::from_pem(&text);
        let cut = parts(text.as_bytes());
        prop_assert_eq!(cut.iter().map(|part| part.end - part.start).sum::<usize>(), text.len());
    }
}
