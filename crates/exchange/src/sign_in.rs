//! Local accounts: adding one, signing in and out. Federated identity comes with N5.

use entente_audit::{Actor, Hash, UserRole};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use jiff::SignedDuration;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::password::{form_token, hash_password, random_token, token_hash, verify_password};

/// How long a session lasts: a working day.
const SESSION_LASTS: SignedDuration = SignedDuration::from_hours(10);
/// Wrong passwords taken for a login…
const ATTEMPTS_MAX: usize = 5;
/// …within this delay.
const ATTEMPTS_WITHIN: SignedDuration = SignedDuration::from_mins(5);
/// Logins whose attempts are remembered at once.
const LOGINS_MAX: usize = 10_000;

/// An account to make.
#[derive(Clone, Copy, Debug)]
pub struct NewAccount<'a> {
    /// What the person types.
    pub login: &'a str,
    /// Her organisation.
    pub party: &'a str,
    /// `reader`, `agent` or `administrator`.
    pub role: &'a str,
    /// Her password, 10 characters at least.
    pub password: &'a str,
    /// Language of her pages.
    pub lang: Lang,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// The account.
    pub user: entente_audit::UserId,
    /// What she typed to sign in.
    pub login: String,
    /// Her organisation.
    pub party: PartyId,
    /// What she may do there.
    pub role: UserRole,
    /// Token that each form sends back.
    pub csrf: String,
}

impl Session {
    /// Whether she may deposit and ask, not only read.
    pub fn may_act(&self) -> bool {
        self.role != UserRole::Reader
    }
    pub(crate) fn must_act(&self) -> Result<(), ExchangeError> {
        if self.may_act() { Ok(()) } else { Err(ExchangeError::ReaderOnly) }
    }
    pub(crate) fn actor(&self) -> Actor {
        Actor::User(self.user)
    }
}

/// A session just opened.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Secret for the cookie; the node keeps only its hash.
    pub token: String,
    /// Who it is.
    pub session: Session,
}

/// Why signing in did not work.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Unknown login or wrong password: which one is not said.
    #[error("wrong login or password")]
    Wrong,
    /// Too many wrong passwords in a short time.
    #[error("too many attempts")]
    TooMany,
    /// We could not do our work.
    #[error(transparent)]
    Failed(#[from] ExchangeError),
}

impl SignInError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::Wrong => "sign-in-wrong",
            Self::TooMany => "sign-in-too-many",
            Self::Failed(_) => "sign-in-failed",
        })
    }
}

impl Node {
    /// Makes an account.
    pub async fn add_user(&self, new: &NewAccount<'_>) -> Result<entente_audit::UserId, ExchangeError> {
        let party = PartyId::new(new.party);
        if self.agreements().party(&party).is_none() {
            return Err(ExchangeError::UnknownParty { party: party.to_string() });
        }
        let unacceptable = |what, value: &str| ExchangeError::Unacceptable { what, value: value.to_owned() };
        let role = serde_json::from_value(new.role.into()).map_err(|_| unacceptable("role", new.role))?;
        let login = new.login.trim();
        if login.is_empty() || login.len() > 200 || login.chars().any(char::is_control) {
            return Err(unacceptable("login", login));
        }
        if new.password.chars().count() < 10 {
            return Err(unacceptable("password", "…"));
        }
        let password = new.password.to_owned();
        let password_hash = tokio::task::spawn_blocking(move || hash_password(&password))
            .await?
            .map_err(|error| ExchangeError::Secret(error.to_string()))?;
        let new = entente_store::NewAccount {
            login: login.to_owned(),
            party,
            role,
            password_hash,
            lang: new.lang.code().to_owned(),
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        let account = tx.create_account(&new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(account.id)
    }

    /// Signs somebody in; a wrong password is an event too.
    pub async fn sign_in(&self, login: &str, password: &str) -> Result<SignedIn, SignInError> {
        let login = login.trim();
        if self.too_many_attempts(login) {
            return Err(SignInError::TooMany);
        }
        let account = self.store().account_by_login(login).await.map_err(ExchangeError::from)?;
        let (typed, hash) = (password.to_owned(), account.as_ref().map(|known| known.password_hash.clone()));
        let right = tokio::task::spawn_blocking(move || verify_password(&typed, hash.as_deref()))
            .await
            .map_err(ExchangeError::from)?;
        match account {
            Some(account) if right => Ok(self.open_session(account).await?),
            _ => {
                self.record_wrong_password(login).await?;
                Err(SignInError::Wrong)
            }
        }
    }

    /// The session of a cookie's token, unless it has ended.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, ExchangeError> {
        let found = self.store().session(hash_of(token)?, self.now()).await?;
        Ok(found.map(|found| session_of(&found.account, token)))
    }

    /// Ends a session.
    pub async fn sign_out(&self, token: &str) -> Result<(), ExchangeError> {
        let Some(session) = self.session(token).await? else { return Ok(()) };
        let mut tx = self.store().begin(self.now(), &session.actor()).await?;
        tx.close_session(hash_of(token)?, session.user).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    async fn open_session(&self, account: entente_store::Account) -> Result<SignedIn, ExchangeError> {
        let token = random_token().map_err(|error| ExchangeError::Secret(error.to_string()))?;
        let now = self.now();
        let expires_at = now.checked_add(SESSION_LASTS).unwrap_or(now);
        let new = entente_store::NewSession { token_sha256: hash_of(&token)?, user: account.id, expires_at };
        let mut tx = self.store().begin(now, &Actor::User(account.id)).await?;
        tx.open_session(&new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.attempts().remove(account.login.as_str());
        let session = session_of(&account, &token);
        Ok(SignedIn { token, session })
    }

    fn too_many_attempts(&self, login: &str) -> bool {
        let since = self.now().checked_sub(ATTEMPTS_WITHIN).unwrap_or_default();
        let mut attempts = self.attempts();
        attempts.retain(|_, instants| instants.last().is_some_and(|last| *last > since));
        attempts.get(login).is_some_and(|instants| instants.len() >= ATTEMPTS_MAX)
    }

    /// The log gets a salted commitment of the login, never the login (invariant 4).
    async fn record_wrong_password(&self, login: &str) -> Result<(), ExchangeError> {
        let now = self.now();
        {
            let mut attempts = self.attempts();
            if attempts.len() < LOGINS_MAX {
                attempts.entry(login.to_owned()).or_default().push(now);
            }
        }
        self.refuse_sign_in(login).await
    }
}

fn hash_of(token: &str) -> Result<Hash, ExchangeError> {
    token_hash(token).parse().map_err(|_| ExchangeError::Secret("a token has no hash".to_owned()))
}

fn session_of(account: &entente_store::Account, token: &str) -> Session {
    Session {
        user: account.id,
        login: account.login.clone(),
        party: account.party.clone(),
        role: account.role,
        csrf: form_token(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_neither_deposits_nor_asks() {
        let session = |role| Session {
            user: entente_audit::UserId::new(1),
            login: String::new(),
            party: "region-exemple".into(),
            role,
            csrf: String::new(),
        };
        assert!(matches!(session(UserRole::Reader).must_act(), Err(ExchangeError::ReaderOnly)));
        assert!(session(UserRole::Agent).must_act().is_ok());
    }
}
