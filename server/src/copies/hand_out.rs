//! Handing a copy out, once: of two requests at the same moment one gets it.

use domain::record::CopyRecipient;
use domain::{Bytes, CopyId, UserId};
use sync::message::account::{ApiErrorCode, CopyHanded, CopyOpen};
use sync::store::control::Table;

use super::{StoredCopy, code};
use crate::auth::throttle;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

/// Hands a copy out to the person who shows the code; every no is the same answer.
pub(crate) async fn open(state: &AppState, request: &CopyOpen) -> Result<CopyHanded, Problem> {
    let key = request.copy.to_string();
    let (control, secrets, now) = (&state.control, &state.secrets, state.clock.now());
    // The try is counted before the copy is looked for, so an invented one answers alike.
    throttle::spend(control, secrets, throttle::COPY, &key, now).await?;
    let row = waiting(state, request.copy).await?;
    let row = row.filter(|row| row.body.recipient == CopyRecipient::Person);
    let Some(row) = row else {
        return Err(closed());
    };
    let stored = row.body.code.as_ref();
    if !stored.is_some_and(|stored| code::fits(secrets, request.copy, stored, &request.code)) {
        state
            .driver
            .audit(row.body.act("copy_refused", None))
            .await?;
        return Err(closed());
    }
    let handed = hand(state, row, None).await?;
    throttle::clear(control, secrets, throttle::COPY, &key).await?;
    Ok(handed)
}

/// Hands a copy out to a user, if it is of a kind that the test allows.
pub(crate) async fn take(
    state: &AppState,
    user: UserId,
    copy: CopyId,
    allows: impl Fn(&StoredCopy) -> bool,
) -> Result<CopyHanded, Problem> {
    let row = waiting(state, copy).await?;
    let row = row.filter(|row| allows(&row.body)).ok_or_else(closed)?;
    hand(state, row, Some(user)).await
}

async fn waiting(state: &AppState, copy: CopyId) -> Result<Option<Versioned<StoredCopy>>, Problem> {
    let now = state.clock.now();
    let found = state
        .control
        .get::<StoredCopy>(Table::SealedCopy, &copy.to_string())
        .await?;
    Ok(found.filter(|row| !row.body.ended(now)))
}

/// The ciphertext leaves the store before it leaves the server; the mark of the hand-out stays.
async fn hand(
    state: &AppState,
    row: Versioned<StoredCopy>,
    by: Option<UserId>,
) -> Result<CopyHanded, Problem> {
    let sealed: Bytes = row.body.sealed.clone().ok_or_else(closed)?;
    let empty = StoredCopy {
        sealed: None,
        handed_out: Some(state.clock.now()),
        ..row.body
    };
    let first = state
        .control
        .put(Table::SealedCopy, &row.id, row.version, &empty)
        .await?;
    if !first {
        return Err(closed());
    }
    state.driver.audit(empty.act("copy_handed_out", by)).await?;
    Ok(CopyHanded { sealed })
}

fn closed() -> Problem {
    Problem::of(ApiErrorCode::CopyClosed)
}
