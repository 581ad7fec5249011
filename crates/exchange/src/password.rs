//! Passwords and session tokens of local accounts.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};

/// Argon2id with the library's parameters (19 MiB, 2 passes) and a random salt.
pub(crate) fn hash_password(password: &str) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.as_bytes())?.to_string())
}

/// Whether the password is the one; `None` verifies against a hash made for nobody, so that an unknown login
/// takes as long as a wrong password.
pub(crate) fn verify_password(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$yAmmDxWdgcYJmcDqyQuUVIhnBfqdDvv/nSYzMkCQOTI";
    let Ok(parsed) = PasswordHash::new(hash.unwrap_or(NOBODY)) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && hash.is_some()
}

/// 256 random bits of the system, as text for a cookie or a form.
pub(crate) fn random_token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64URL_NOPAD.encode(&bytes))
}

/// What the database keeps of a token: whoever reads the database cannot take a session over.
pub(crate) fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
}

/// A second token derived from the first, for forms: it cannot be computed from what the database keeps.
pub(crate) fn form_token(token: &str) -> String {
    HEXLOWER.encode(&Sha256::new().chain_update(b"entente/form/v1").chain_update(token.as_bytes()).finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verifies_only_the_right_password() {
        let hash = hash_password("une phrase de passe").unwrap();
        assert!(verify_password("une phrase de passe", Some(&hash)));
        assert!(!verify_password("une autre", Some(&hash)));
        assert!(!verify_password("une phrase de passe", None));
        assert!(!verify_password("x", Some("rien")));
        assert!(PasswordHash::new(&hash).is_ok());
    }
}
