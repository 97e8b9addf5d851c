//! The lockbox: approval shares sealed copies, never keys (security design, section 4, and Y-2).

use domain::access::{LockboxCase, LockboxRefusal, SignedLockboxApproval, SignedLockboxRequest};
use domain::organisation::Organisation;
use domain::record::CopyRecipient;
use domain::{LockboxId, SubjectId, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{ApiErrorCode, CopyHanded, LockboxRow, LockboxTake};
use sync::proof;
use sync::server::act::Act;
use sync::store::control::Table;

use crate::control::Versioned;
use crate::copies;
use crate::error::Problem;
use crate::state::AppState;

const LIST: usize = 500;
/// The words of a request are kept for so long; that it was, stays in the audit.
const KEPT_MS: i64 = 90 * 24 * 60 * 60 * 1000;

/// A lockbox as it is stored, under its id.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredLockbox(LockboxCase);

impl StoredLockbox {
    /// Whether it can be forgotten.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        now >= self.0.asked_at.plus_millis(KEPT_MS)
    }
}

/// Takes a request of support.
pub(crate) async fn ask(
    state: &AppState,
    organisation: &Organisation,
    (by, request): (UserId, SignedLockboxRequest),
) -> Result<(), Problem> {
    let malformed = || Problem::of(ApiErrorCode::Malformed);
    if request.request.by != by || !proof::request_fits(organisation, &request) {
        return Err(malformed());
    }
    let id = request.request.id.to_string();
    let case = LockboxCase::ask(organisation, request, state.clock.now()).map_err(refused)?;
    let stored = StoredLockbox(case);
    if !state.control.put(Table::Lockbox, &id, 0, &stored).await? {
        return Err(malformed());
    }
    note(state, &stored.0, "lockbox_asked", by).await
}

/// Takes the yes of a reader; from now on the reader's client may leave copies.
pub(crate) async fn approve(
    state: &AppState,
    organisation: &Organisation,
    (by, id, yes): (UserId, LockboxId, SignedLockboxApproval),
) -> Result<(), Problem> {
    if yes.approval.by != by || !proof::approval_fits(organisation, &yes) {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let row = concerning(state, organisation, (by, id)).await?;
    let now = state.clock.now();
    let case = row.body.0.approve(organisation, yes, now);
    change(
        state,
        &row,
        case.map_err(refused)?,
        ("lockbox_approved", by),
    )
    .await
}

/// Ends a lockbox and deletes what nobody took of it.
pub(crate) async fn end(
    state: &AppState,
    organisation: &Organisation,
    (by, id): (UserId, LockboxId),
) -> Result<(), Problem> {
    let row = concerning(state, organisation, (by, id)).await?;
    let ended = row.body.0.end(organisation, by, state.clock.now());
    change(state, &row, ended.map_err(refused)?, ("lockbox_ended", by)).await?;
    copies::delete_of_lockbox(state, id, by).await
}

/// Hands one copy out to who asked for the lockbox, while it stands open.
pub(crate) async fn take(
    state: &AppState,
    organisation: &Organisation,
    (by, wanted): (UserId, LockboxTake),
) -> Result<CopyHanded, Problem> {
    let row = concerning(state, organisation, (by, wanted.lockbox)).await?;
    let case = row.body.0;
    if !case.hands_out_to(organisation, by, state.clock.now()) {
        return Err(Problem::of(ApiErrorCode::LockboxOver));
    }
    copies::take(state, by, wanted.copy, |copy| {
        copy.recipient == CopyRecipient::Support && copy.lockbox == Some(wanted.lockbox)
    })
    .await
}

/// Those that the user asked for or could approve.
pub(crate) async fn list(
    state: &AppState,
    organisation: &Organisation,
    user: UserId,
) -> Result<Vec<LockboxRow>, Problem> {
    let mut told = Vec::new();
    let rows = state
        .control
        .list::<StoredLockbox>(Table::Lockbox, None, LIST)
        .await?;
    for StoredLockbox(case) in rows.into_iter().map(|row| row.body) {
        if case.concerns(organisation, user) {
            let id = Some(case.request.request.id);
            let copies = copies::list(state, |copy| copy.lockbox == id).await?;
            told.push(LockboxRow { case, copies });
        }
    }
    Ok(told)
}

/// Finds a lockbox by its id.
pub(crate) async fn find(state: &AppState, id: LockboxId) -> Result<Option<LockboxCase>, Problem> {
    let found = state
        .control
        .get::<StoredLockbox>(Table::Lockbox, &id.to_string())
        .await?;
    Ok(found.map(|row| row.body.0))
}

/// A lockbox that does not concern the user does not exist for them.
async fn concerning(
    state: &AppState,
    organisation: &Organisation,
    (user, id): (UserId, LockboxId),
) -> Result<Versioned<StoredLockbox>, Problem> {
    let found = state
        .control
        .get::<StoredLockbox>(Table::Lockbox, &id.to_string())
        .await?;
    found
        .filter(|row| row.body.0.concerns(organisation, user))
        .ok_or_else(|| Problem::of(ApiErrorCode::NotFound))
}

async fn change(
    state: &AppState,
    row: &Versioned<StoredLockbox>,
    case: LockboxCase,
    (act, by): (&'static str, UserId),
) -> Result<(), Problem> {
    let stored = StoredLockbox(case);
    let first = state
        .control
        .put(Table::Lockbox, &row.id, row.version, &stored)
        .await?;
    if !first {
        return Err(Problem::of(ApiErrorCode::LockboxOver));
    }
    note(state, &stored.0, act, by).await
}

/// One entry for each person, so that it stands in what is told about them.
async fn note(
    state: &AppState,
    case: &LockboxCase,
    act: &'static str,
    by: UserId,
) -> Result<(), Problem> {
    let asked = &case.request.request;
    let classes = asked.classes.iter().map(|class| class.as_str().to_owned());
    let fields: Vec<String> = classes.collect();
    let entry = |subject: SubjectId| Act {
        actor: Some(by),
        act: act.to_owned(),
        subject: Some(subject),
        fields: fields.clone(),
        ..Act::default()
    };
    for subject in &asked.subjects {
        state.driver.audit(entry(*subject)).await?;
    }
    Ok(())
}

fn refused(refusal: LockboxRefusal) -> Problem {
    Problem::of(match refusal {
        LockboxRefusal::Unknown => ApiErrorCode::NotFound,
        LockboxRefusal::Limits => ApiErrorCode::LockboxLimits,
        LockboxRefusal::NotAReader => ApiErrorCode::LockboxReader,
        LockboxRefusal::Over => ApiErrorCode::LockboxOver,
    })
}
