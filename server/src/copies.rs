//! Sealed copies: left by who seals, handed out once, logged, deleted (security design, section 2).
//!
//! The server sees front, fields by name and ciphertext; what opens a copy never comes here.

mod code;
mod hand_out;
mod keep;
mod place;
mod point;
mod stored;

pub(crate) use hand_out::{open, take};
pub(crate) use keep::{Maker, keep};
pub(crate) use stored::StoredCopy;

use domain::{CopyId, LockboxId, SubjectId, UserId};
use sync::message::account::{ApiErrorCode, CopyRow};
use sync::server::act::Act;
use sync::store::control::Table;

use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;

const PAGE: usize = 200;

/// The copies that a test picks, oldest id first.
pub(crate) async fn list(
    state: &AppState,
    picks: impl Fn(&StoredCopy) -> bool,
) -> Result<Vec<CopyRow>, Problem> {
    let rows = all(state, picks).await?;
    Ok(rows.into_iter().map(|row| row.body.row()).collect())
}

/// Deletes one copy, by its maker or by who answers for privacy; for others it does not exist.
pub(crate) async fn delete(
    state: &AppState,
    (user, answers): (UserId, bool),
    copy: CopyId,
) -> Result<(), Problem> {
    let missing = || Problem::of(ApiErrorCode::NotFound);
    let found = state
        .control
        .get::<StoredCopy>(Table::SealedCopy, &copy.to_string())
        .await?;
    let row = found
        .filter(|row| answers || row.body.maker == user)
        .ok_or_else(missing)?;
    remove(state, &row.body, Some(user), "copy_deleted").await
}

/// Deletes every copy about a person, as an erasure does.
pub(crate) async fn delete_of(
    state: &AppState,
    subject: SubjectId,
    by: Option<UserId>,
) -> Result<(), Problem> {
    for row in all(state, |copy| copy.subject == subject).await? {
        remove(state, &row.body, by, "copy_deleted").await?;
    }
    Ok(())
}

/// Deletes what is left of a lockbox.
pub(crate) async fn delete_of_lockbox(
    state: &AppState,
    lockbox: LockboxId,
    by: UserId,
) -> Result<(), Problem> {
    for row in all(state, |copy| copy.lockbox == Some(lockbox)).await? {
        remove(state, &row.body, Some(by), "copy_deleted").await?;
    }
    Ok(())
}

/// Deletes the expired ones; one that nobody took is told.
pub(crate) async fn sweep(state: &AppState) -> Result<(), Problem> {
    let now = state.clock.now();
    for row in all(state, |copy| copy.ended(now)).await? {
        remove(state, &row.body, None, "copy_expired").await?;
    }
    Ok(())
}

async fn all(
    state: &AppState,
    picks: impl Fn(&StoredCopy) -> bool,
) -> Result<Vec<Versioned<StoredCopy>>, Problem> {
    let (mut picked, mut after) = (Vec::new(), None);
    loop {
        let page = state
            .control
            .list::<StoredCopy>(Table::SealedCopy, after, PAGE)
            .await?;
        let Some(last) = page.last() else {
            return Ok(picked);
        };
        after = Some(last.id.clone());
        picked.extend(page.into_iter().filter(|row| picks(&row.body)));
    }
}

/// A copy that was handed out is logged as that already, so only the mark of it goes silently.
async fn remove(
    state: &AppState,
    copy: &StoredCopy,
    by: Option<UserId>,
    act: &'static str,
) -> Result<(), Problem> {
    let id = copy.copy.to_string();
    state.control.delete(Table::SealedCopy, &id).await?;
    if copy.handed_out.is_some() {
        return Ok(());
    }
    state.driver.audit(copy.act(act, by)).await
}

impl StoredCopy {
    /// What is written down about an act with it: names, never values.
    pub(crate) fn act(&self, act: &'static str, by: Option<UserId>) -> Act {
        let mut records = self.fields.iter().map(|field| field.record);
        let first = records.next();
        Act {
            actor: by,
            act: act.to_owned(),
            record: first.filter(|first| records.all(|other| other == *first)),
            subject: Some(self.subject),
            fields: self
                .fields
                .iter()
                .map(|field| field.field.to_string())
                .collect(),
            ..Act::default()
        }
    }
}
