//! All sessions of one user, and their end.

use domain::{Bytes, UserId};
use sync::store::control::Table;

use super::{Session, StaffSession};
use crate::auth::secrets::Secrets;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

const PAGE: usize = 200;
const NAME: usize = 16;

/// The sessions of a user that are stored, also those that ended by themselves.
pub(crate) async fn of_user(
    state: &AppState,
    user: UserId,
) -> Result<Vec<Versioned<StaffSession>>, Problem> {
    let (mut own, mut after) = (Vec::new(), None);
    loop {
        let page = state
            .control
            .list::<Session>(Table::Session, after, PAGE)
            .await?;
        let Some(last) = page.last() else {
            return Ok(own);
        };
        after = Some(last.id.clone());
        own.extend(page.into_iter().filter_map(|row| match row.body {
            Session::Staff(body) if body.user == user => Some(Versioned {
                id: row.id,
                version: row.version,
                body,
            }),
            Session::Staff(_) | Session::Portal(_) | Session::Ceremony(_) => None,
        }));
    }
}

/// Ends a session; sockets that were opened with it close at once.
pub(crate) async fn end(state: &AppState, id: &str) -> Result<(), Problem> {
    state.control.delete(Table::Session, id).await?;
    state.session_ends.send_replace(());
    Ok(())
}

/// What a session is called in the list of its user: of no use as a cookie or as a stored id.
pub(crate) fn name(secrets: &Secrets, id: &str) -> Bytes {
    let keyed = secrets.peppered("souhlas/v1/session-name", &[id.as_bytes()]);
    Bytes(keyed[..NAME].to_vec())
}
