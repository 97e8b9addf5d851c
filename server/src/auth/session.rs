//! Sessions: 256-bit ids in a cookie, stored hashed; locked until a device proves an open vault.

mod own;
mod portal;
mod staff;

pub(crate) use own::{end, name, of_user};
pub(crate) use portal::PortalSession;
pub(crate) use staff::{IdleLock, StaffSession};

use axum::http::{HeaderMap, HeaderValue, header};
use domain::Timestamp;
use serde::{Deserialize, Serialize};
use sync::store::control::Table;

use crate::auth::passkey::ceremony::Ceremony;
use crate::auth::token::{self, Usage};
use crate::config::Origin;
use crate::control::{Control, Versioned};
use crate::error::Problem;

/// A session as it is stored.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Session {
    /// Of a member of staff.
    Staff(StaffSession),
    /// Of a person who opened a preference link.
    Portal(PortalSession),
    /// A ceremony of a passkey that may become one, or confirm an act of one.
    Ceremony(Ceremony),
}

impl Session {
    /// Whether it can never be used again, whatever the roles of its user.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        match self {
            Self::Staff(session) => session.ended(now, true),
            Self::Portal(session) => session.ended(now),
            Self::Ceremony(ceremony) => ceremony.ended(now),
        }
    }
}

/// Stores a new session and gives its cookie.
pub(crate) async fn open(
    control: &Control,
    origin: &Origin,
    session: Session,
) -> Result<HeaderValue, Problem> {
    let (usage, seconds) = match &session {
        Session::Staff(_) => (Usage::Session, staff::ABSOLUTE_MS / 1000),
        Session::Portal(_) => (Usage::PortalSession, portal::LIFE_MS / 1000),
        Session::Ceremony(_) => return Err(Problem::broken("a ceremony has no cookie")),
    };
    let token = token::make(usage);
    if !control.put(Table::Session, &token.id, 0, &session).await? {
        return Err(Problem::broken("a fresh session id was taken"));
    }
    Ok(cookie(origin, usage, &token.text, seconds))
}

/// Finds the session of a request's cookie.
pub(crate) async fn find(
    control: &Control,
    origin: &Origin,
    headers: &HeaderMap,
    usage: Usage,
) -> Result<Option<Versioned<Session>>, Problem> {
    let Some(id) =
        shown(headers, &cookie_name(origin, usage)).and_then(|text| token::id_of(usage, text))
    else {
        return Ok(None);
    };
    control.get(Table::Session, &id).await
}

/// A cookie that ends the session in the browser.
pub(crate) fn gone(origin: &Origin, usage: Usage) -> HeaderValue {
    cookie(origin, usage, "", 0)
}

fn cookie(origin: &Origin, usage: Usage, value: &str, seconds: i64) -> HeaderValue {
    let name = cookie_name(origin, usage);
    let secure = if origin.is_https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).expect("names and base64url text are header text")
}

fn cookie_name(origin: &Origin, usage: Usage) -> String {
    let name = match usage {
        Usage::PortalSession => "souhlas-portal",
        Usage::Session | Usage::Preference | Usage::SetUp | Usage::Recovery | Usage::Ceremony => {
            "souhlas"
        }
    };
    let prefix = if origin.is_https() { "__Host-" } else { "" };
    format!("{prefix}{name}")
}

fn shown<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(known, value)| (known == name).then_some(value))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_bound_to_the_host_where_transport_is_encrypted() {
        let origin = Origin::parse("https://crm.example.org").unwrap();
        let text = cookie(&origin, Usage::Session, "x", 60);
        assert_eq!(
            text,
            "__Host-souhlas=x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("xsouhlas=a; souhlas-portal=b; souhlas=c"),
        );
        assert_eq!(shown(&headers, "souhlas"), Some("c"));
        assert_eq!(shown(&headers, "souhlas-portal"), Some("b"));
        assert_eq!(shown(&headers, "other"), None);
    }
}
