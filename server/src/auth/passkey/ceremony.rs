//! Ceremonies that began: each is stored under the hash of its name, bound to what it is for, and
//! used up by the first answer.

use domain::Timestamp;
use serde::{Deserialize, Serialize};
use sync::store::control::Table;
use webauthn_rs::prelude::{PasskeyAuthentication, PasskeyRegistration};

use crate::auth::session::Session;
use crate::auth::token::{self, Usage};
use crate::error::Problem;
use crate::state::AppState;

const LIFE_MS: i64 = 5 * 60 * 1000;

/// What a ceremony is for; its answer counts for nothing else.
#[derive(Clone, Copy)]
pub(crate) enum Bound<'a> {
    /// Signing in to an account.
    SignIn(&'a str),
    /// Asking to use the recovery kit for an account.
    Recovery(&'a str),
    /// Confirming an act of a session.
    StepUp(&'a str),
    /// A new passkey, added in a session.
    Add(&'a str),
    /// The first passkey of an account made through a link.
    First(&'a str),
}

impl Bound<'_> {
    fn text(self) -> String {
        match self {
            Self::SignIn(account) => format!("sign-in {account}"),
            Self::Recovery(account) => format!("recovery {account}"),
            Self::StepUp(session) => format!("step-up {session}"),
            Self::Add(session) => format!("add {session}"),
            Self::First(link) => format!("first {link}"),
        }
    }
}

/// Where a ceremony stands.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Step {
    /// An authenticator is asked for a known passkey.
    Asking(PasskeyAuthentication),
    /// An authenticator is asked to make one of this name.
    Adding(String, PasskeyRegistration),
}

/// A ceremony as it is stored.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Ceremony {
    bound: String,
    step: Option<Box<Step>>,
    ends_at: Timestamp,
}

impl Ceremony {
    /// Whether it is over.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }
}

/// Stores a ceremony and gives its name.
pub(crate) async fn begin(
    state: &AppState,
    bound: Bound<'_>,
    step: Step,
) -> Result<String, Problem> {
    let token = token::make(Usage::Ceremony);
    let ceremony = Session::Ceremony(Ceremony {
        bound: bound.text(),
        step: Some(Box::new(step)),
        ends_at: state.clock.now().plus_millis(LIFE_MS),
    });
    let (control, id) = (&state.control, &token.id);
    if !control.put(Table::Session, id, 0, &ceremony).await? {
        return Err(Problem::broken("a fresh ceremony was taken"));
    }
    Ok(token.text)
}

/// Uses a ceremony up; none when it is another's, over, or used before.
pub(crate) async fn take(
    state: &AppState,
    bound: Bound<'_>,
    name: &str,
) -> Result<Option<Step>, Problem> {
    let control = &state.control;
    let Some(id) = token::id_of(Usage::Ceremony, name) else {
        return Ok(None);
    };
    let Some(row) = control.get::<Session>(Table::Session, &id).await? else {
        return Ok(None);
    };
    let Session::Ceremony(ceremony) = row.body else {
        return Ok(None);
    };
    if ceremony.bound != bound.text() || ceremony.ended(state.clock.now()) {
        return Ok(None);
    }
    let used = Session::Ceremony(Ceremony {
        step: None,
        ..ceremony.clone()
    });
    let first = control.put(Table::Session, &id, row.version, &used).await?;
    Ok(ceremony.step.filter(|_| first).map(|step| *step))
}
