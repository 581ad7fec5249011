//! The register of keys: who may sign on which day, and entries that are not believed.

use entente_audit::{
    KeyFault, KeyRegister, KeyStanding, RegisteredKey, RevokedKey, RevokedReason, SecretKey, words,
};
use entente_model::PartyId;
use entente_text::Lang;
use jiff::civil::{Date, date};

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn party() -> PartyId {
    PartyId::new("region-exemple")
}

const FROM: Date = date(2026, 1, 1);

fn created(seed: u8, until: Option<Date>) -> KeyRegister {
    let mut register = KeyRegister::default();
    register.add(&RegisteredKey::create(party(), &key(seed), FROM, until).unwrap()).unwrap();
    register
}

fn check(register: &KeyRegister, seed: u8, day: Date, expected: &str) {
    let standing = register.standing(key(seed).public().id(), &party(), day);
    assert_eq!(words().say(Lang::En, &standing.message()), expected, "{day}");
}

fn faults(register: &KeyRegister) -> Vec<Option<KeyFault>> {
    register.entries().map(|(_, fault)| fault).collect()
}

fn revoked(seed: u8, on: Date, by: u8) -> entente_audit::Statement {
    let revoked = RevokedKey { party: party(), key: key(seed).public().id(), on, why: RevokedReason::Lost };
    revoked.sign(&key(by)).unwrap()
}

#[test]
fn a_key_signs_between_two_days() {
    let register = created(1, Some(date(2028, 12, 31)));
    check(&register, 1, date(2025, 12, 31), "the key may only sign from 2026-01-01");
    check(&register, 1, FROM, "the key may sign");
    check(&register, 1, date(2028, 12, 31), "the key may sign");
    check(&register, 1, date(2029, 1, 1), "the key may not sign any more since 2028-12-31");
    check(&register, 2, FROM, "the key is not in the register");
    let other = PartyId::new("rectorat-exemple");
    let standing = register.standing(key(1).public().id(), &other, FROM);
    assert_eq!(standing, KeyStanding::OtherParty { party: party() });
}

#[test]
fn a_key_replaces_another() {
    let mut register = created(1, None);
    let day = date(2027, 9, 1);
    register.add(&RegisteredKey::rotate(party(), &key(1), &key(2), day, None).unwrap()).unwrap();
    check(&register, 1, date(2027, 8, 31), "the key may sign");
    check(&register, 1, day, "the key was replaced on 2027-09-01");
    check(&register, 2, day, "the key may sign");
    assert_eq!(KeyRegister::read(&register.to_string()).unwrap(), register);
}

#[test]
fn a_key_is_revoked_by_itself_or_by_its_successor() {
    for by in [1, 2] {
        let mut register = created(1, None);
        register.add(&RegisteredKey::create(party(), &key(2), FROM, None).unwrap()).unwrap();
        register.add(&revoked(1, date(2026, 5, 1), by)).unwrap();
        register.add(&revoked(1, date(2026, 6, 1), by)).unwrap();
        check(&register, 1, date(2026, 4, 30), "the key may sign");
        check(&register, 1, date(2026, 5, 1), "the key is revoked since 2026-05-01: it is lost");
        check(&register, 2, date(2026, 5, 1), "the key may sign");
    }
}

#[test]
fn nobody_else_revokes_or_replaces_it() {
    let mut register = created(1, None);
    let other = PartyId::new("rectorat-exemple");
    register.add(&RegisteredKey::create(other.clone(), &key(3), FROM, None).unwrap()).unwrap();
    register.add(&revoked(1, FROM, 3)).unwrap();
    register.add(&revoked(1, FROM, 4)).unwrap();
    register.add(&revoked(4, FROM, 1)).unwrap();
    register.add(&RegisteredKey::rotate(party(), &key(9), &key(4), FROM, None).unwrap()).unwrap();
    register.add(&RegisteredKey::rotate(other, &key(1), &key(5), FROM, None).unwrap()).unwrap();
    assert_eq!(
        faults(&register),
        [
            None,
            None,
            Some(KeyFault::RevokedUnsigned),
            Some(KeyFault::RevokedUnsigned),
            Some(KeyFault::RevokedUnknown),
            Some(KeyFault::FormerUnknown),
            Some(KeyFault::FormerUnknown),
        ]
    );
    check(&register, 1, date(2026, 6, 1), "the key may sign");
}

#[test]
fn a_rotation_without_the_former_key_is_not_believed() {
    let register = created(1, None);
    let own = RegisteredKey::rotate(party(), &key(9), &key(2), FROM, None).unwrap().to_string();
    let forged = own.replace(&key(9).public().id().to_string(), &key(1).public().id().to_string());
    let register = KeyRegister::read(&format!("{register}{forged}")).unwrap();
    // The entry was changed, so its own key did not sign it either.
    assert_eq!(faults(&register), [None, Some(KeyFault::NotItsOwn)]);
    check(&register, 1, date(2027, 1, 1), "the key may sign");
}

#[test]
fn what_our_keys_vouch_for_is_taken_from_another_copy() {
    let mut ours = created(1, None);
    let mut theirs = created(1, None);
    theirs.add(&RegisteredKey::rotate(party(), &key(1), &key(2), FROM, None).unwrap()).unwrap();
    theirs.add(&revoked(1, date(2027, 1, 1), 2)).unwrap();
    // Somebody registers a key in the party's name, and revokes the real one with it.
    theirs.add(&RegisteredKey::create(party(), &key(6), FROM, None).unwrap()).unwrap();
    theirs.add(&revoked(2, FROM, 6)).unwrap();
    let unknown = ours.follow(&theirs);
    assert_eq!(unknown.iter().map(|key| key.public).collect::<Vec<_>>(), [key(6).public()]);
    check(&ours, 2, date(2027, 1, 1), "the key may sign");
    check(&ours, 1, date(2027, 1, 1), "the key is revoked since 2027-01-01: it is lost");
    check(&ours, 6, date(2027, 1, 1), "the key is not in the register");
    assert_eq!(ours.entries().count(), 3);
}

#[test]
fn two_keys_do_not_vouch_for_each_other() {
    let rotate = |former, next| RegisteredKey::rotate(party(), &key(former), &key(next), FROM, None).unwrap();
    let mut register = KeyRegister::default();
    register.add(&rotate(1, 2)).unwrap();
    register.add(&rotate(2, 1)).unwrap();
    assert_eq!(faults(&register), [Some(KeyFault::FormerUnknown); 2]);
}

#[test]
fn the_first_entry_of_a_key_counts() {
    let mut register = created(1, None);
    let longer = RegisteredKey::create(party(), &key(1), FROM, Some(FROM)).unwrap();
    register.add(&longer).unwrap();
    register.add(&longer).unwrap();
    assert_eq!(faults(&register), [None, Some(KeyFault::Twice)]);
    check(&register, 1, date(2027, 1, 1), "the key may sign");
}

#[test]
fn the_register_reads_as_a_text() {
    let mut register = created(1, Some(date(2028, 12, 31)));
    register.add(&revoked(1, date(2026, 5, 1), 1)).unwrap();
    insta::assert_snapshot!(register.to_string(), @"
    entente key 1
    party region-exemple
    public iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=
    from 2026-01-01
    until 2028-12-31
    signed fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2 FisOGXjRNbTxe1MUHpWHOstyiKs8bing98mqExXjMd8ja/eGCEraK3iND8QqNzEYSwTQqKzS+r+o7lmMOOqFCw==

    entente revoked-key 1
    party region-exemple
    key fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2
    on 2026-05-01
    why lost
    signed fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2 7gUO3pEgNGWwDaR1xKukJf7UD8qbktViDBNDauj/p6Vt+n47hr97cpSZDBaqXXgHyfwQDXXkTTpLobYoowxLDQ==
    ");
    insta::assert_json_snapshot!(register.entries().collect::<Vec<_>>(), @r#"
    [
      [
        {
          "kind": "key",
          "party": "region-exemple",
          "public": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=",
          "from": "2026-01-01",
          "until": "2028-12-31"
        },
        null
      ],
      [
        {
          "kind": "revoked-key",
          "party": "region-exemple",
          "key": "fd110d301d2f077de1414b8f99f441b1403fab207b2052fbd2c065e4ee8e7dc2",
          "on": "2026-05-01",
          "why": "lost"
        },
        null
      ]
    ]
    "#);
}
