//! Tries are counted before they are judged, so parallel guesses count too.

use domain::Timestamp;
use domain::bytes::to_base64url;
use serde::{Deserialize, Serialize};
use sync::message::account::ApiErrorCode;
use sync::store::control::Table;

use crate::auth::secrets::Secrets;
use crate::control::Control;
use crate::error::Problem;

/// How often something may be tried in a window of time.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    name: &'static str,
    tries: u32,
    window_ms: i64,
}

const MINUTE: i64 = 60 * 1000;

/// Failed sign-ins of one account.
pub(crate) const ACCOUNT: Limit = Limit {
    name: "account",
    tries: 5,
    window_ms: 15 * MINUTE,
};
/// Failed sign-ins, set-ups and invitations from one address.
pub(crate) const ADDRESS: Limit = Limit {
    name: "address",
    tries: 30,
    window_ms: 15 * MINUTE,
};
/// Sign-ins of one account with a passkey that fits and a passphrase that does not.
pub(crate) const PASSKEY: Limit = Limit {
    name: "passkey",
    tries: 5,
    window_ms: 15 * MINUTE,
};
/// Wrong codes while an account is made through one link.
pub(crate) const ENROLMENT: Limit = Limit {
    name: "enrolment",
    tries: 5,
    window_ms: 15 * MINUTE,
};
/// Codes tried at one sealed copy.
pub(crate) const COPY: Limit = Limit {
    name: "copy",
    tries: 5,
    window_ms: 24 * 60 * MINUTE,
};
/// Preference links sent to one contact point.
pub(crate) const LINK: Limit = Limit {
    name: "link",
    tries: 3,
    window_ms: 24 * 60 * MINUTE,
};
/// Requests to use the recovery kit from one address.
pub(crate) const RECOVERY: Limit = Limit {
    name: "recovery",
    tries: 10,
    window_ms: 60 * MINUTE,
};
/// One-time keys shown to the holders for one request.
pub(crate) const HELP: Limit = Limit {
    name: "help",
    tries: 20,
    window_ms: 60 * MINUTE,
};
/// Notices of such requests about one account.
pub(crate) const NOTICE: Limit = Limit {
    name: "notice",
    tries: 3,
    window_ms: 24 * 60 * MINUTE,
};

/// One window of tries.
#[derive(Serialize, Deserialize)]
pub(crate) struct Tries {
    since: Timestamp,
    ends: Timestamp,
    count: u32,
}

impl Tries {
    /// Whether the window is over.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.ends
    }
}

/// Takes one try, or refuses with the time to wait.
pub(crate) async fn spend(
    control: &Control,
    secrets: &Secrets,
    limit: Limit,
    key: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let id = row_id(secrets, limit, key);
    control
        .change(Table::Throttle, &id, |found: Option<Tries>| {
            let open = found.filter(|tries| !tries.ended(now));
            let tries = open.unwrap_or(Tries {
                since: now,
                ends: now.plus_millis(limit.window_ms),
                count: 0,
            });
            if tries.count >= limit.tries {
                let wait = (tries.ends.as_millis() - now.as_millis())
                    .max(0)
                    .unsigned_abs();
                return Err(Problem::later(
                    ApiErrorCode::TooManyTries,
                    wait.div_ceil(1000),
                ));
            }
            Ok((
                Tries {
                    count: tries.count + 1,
                    ..tries
                },
                (),
            ))
        })
        .await
}

/// Gives a try back after a success.
pub(crate) async fn give_back(
    control: &Control,
    secrets: &Secrets,
    limit: Limit,
    key: &str,
    now: Timestamp,
) -> Result<(), Problem> {
    let id = row_id(secrets, limit, key);
    control
        .change(Table::Throttle, &id, |found: Option<Tries>| {
            let tries = found.unwrap_or(Tries {
                since: now,
                ends: now,
                count: 0,
            });
            Ok((
                Tries {
                    count: tries.count.saturating_sub(1),
                    ..tries
                },
                (),
            ))
        })
        .await
}

/// Forgets the tries after a success that proves the holder.
pub(crate) async fn clear(
    control: &Control,
    secrets: &Secrets,
    limit: Limit,
    key: &str,
) -> Result<(), Problem> {
    control
        .delete(Table::Throttle, &row_id(secrets, limit, key))
        .await
}

fn row_id(secrets: &Secrets, limit: Limit, key: &str) -> String {
    let hash = secrets.peppered(
        "souhlas/v1/throttle",
        &[limit.name.as_bytes(), key.as_bytes()],
    );
    format!("{}-{}", limit.name, to_base64url(&hash))
}
