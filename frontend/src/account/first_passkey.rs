//! A passkey as the first second factor of a new account, in the place of an app.

use app::replica::Refusal;
use serde::Serialize;
use sync::message::account::{ApiErrorCode, PasskeyAnswer, PasskeyAsked};

use crate::{passkey, transport};

/// The second factor that a new account begins with.
pub(crate) enum First {
    /// The app of the enrolment, which gave this code.
    Code(String),
    /// A passkey that an authenticator makes now.
    Passkey,
}

/// What goes into the new account: a code, or what the authenticator answered.
pub(crate) type Shown = (String, Option<PasskeyAnswer>);

/// Asks the authenticator, unless it made one for this link already: what was made before a lost
/// network is sent again.
pub(super) async fn shown<Q: Serialize>(
    first: First,
    known: Option<PasskeyAnswer>,
    path: &str,
    question: &Q,
) -> Result<Shown, Refusal> {
    match (first, known) {
        (First::Code(code), _) => Ok((code.trim().to_owned(), None)),
        (First::Passkey, Some(made)) => Ok((String::new(), Some(made))),
        (First::Passkey, None) => {
            let asked: PasskeyAsked = transport::post(path, question).await?;
            Ok((String::new(), Some(passkey::make(&asked).await?)))
        }
    }
}

/// Whether what the authenticator made is of no use any more, so that it is asked anew.
pub(super) fn spent<T>(outcome: &Result<T, Refusal>) -> bool {
    matches!(outcome, Err(Refusal::Api(ApiErrorCode::PasskeyRefused, _)))
}
