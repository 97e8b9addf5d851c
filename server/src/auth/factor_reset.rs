//! Reset of second factors: another administrator asks, the user hears of it at once and may say
//! no, and 24 hours later the passphrase alone enrols a new app (security design, section 2).

mod enrol;

pub(crate) use enrol::{begin, finish};

use domain::{Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{ApiErrorCode, FactorReset};
use sync::store::control::Table;

use crate::auth::account::Account;
use crate::auth::link::locale_of;
use crate::control::Versioned;
use crate::error::Problem;
use crate::mail::text;
use crate::state::AppState;
use crate::sync_driver::user_act;

const HOUR: i64 = 60 * 60 * 1000;
const WAIT_MS: i64 = 24 * HOUR;
const LIFE_MS: i64 = 7 * 24 * HOUR;
const PAGE: usize = 200;

/// A reset as an account keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reset {
    by: UserId,
    asked_at: Timestamp,
}

impl Reset {
    /// What client and user see of it, until it is over.
    pub(crate) fn shown(&self, user: UserId, now: Timestamp) -> Option<FactorReset> {
        let from = self.asked_at.plus_millis(WAIT_MS);
        let until = from.plus_millis(LIFE_MS);
        let by = self.by;
        (now < until).then_some(FactorReset {
            user,
            by,
            from,
            until,
        })
    }

    /// Whether it can be used now.
    pub(crate) fn opens(&self, user: UserId, now: Timestamp) -> bool {
        self.shown(user, now).is_some_and(|reset| now >= reset.from)
    }
}

/// Asks for a reset and tells the user; asking again begins no earlier one.
pub(crate) async fn ask(state: &AppState, by: UserId, user: UserId) -> Result<(), Problem> {
    let missing = || Problem::of(ApiErrorCode::NotFound);
    let organisation = state.driver.organisation().await?.ok_or_else(missing)?;
    if by == user || state.driver.has_left(user).await? {
        return Err(missing());
    }
    let found = accounts(state).await?;
    let row = found.into_iter().find(|row| row.body.user == user);
    let row = row.ok_or_else(missing)?;
    let now = state.clock.now();
    let reset = keep(state, &row.id, by, now).await?;
    let letter = text::factor_reset(
        locale_of(&row.body.locale),
        &row.body.email,
        &organisation.name,
        reset.from,
    );
    state.mail.keep("factor_reset", letter).await?;
    state
        .driver
        .audit(user_act("factor_reset_asked", Some(by)))
        .await
}

/// Resets that wait or can be used.
pub(crate) async fn list(state: &AppState) -> Result<Vec<FactorReset>, Problem> {
    let now = state.clock.now();
    let rows = accounts(state).await?;
    Ok(rows
        .iter()
        .filter_map(|row| row.body.reset.as_ref()?.shown(row.body.user, now))
        .collect())
}

/// Says no to a reset of one's own account.
pub(crate) async fn cancel(state: &AppState, id: &str) -> Result<(), Problem> {
    state
        .control
        .change(Table::Account, id, |found: Option<Account>| {
            let mut account = found.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
            account.reset = None;
            Ok((account, ()))
        })
        .await
}

async fn keep(
    state: &AppState,
    id: &str,
    by: UserId,
    now: Timestamp,
) -> Result<FactorReset, Problem> {
    let fresh = Reset { by, asked_at: now };
    state
        .control
        .change(Table::Account, id, |found: Option<Account>| {
            let mut account = found.ok_or_else(|| Problem::of(ApiErrorCode::NotFound))?;
            let known = account.reset.clone();
            let known = known.filter(|reset| reset.shown(account.user, now).is_some());
            let reset = known.unwrap_or_else(|| fresh.clone());
            let shown = reset.shown(account.user, now);
            let shown = shown.ok_or_else(|| Problem::broken("a fresh reset is over"))?;
            account.reset = Some(reset);
            Ok((account, shown))
        })
        .await
}

async fn accounts(state: &AppState) -> Result<Vec<Versioned<Account>>, Problem> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = state.control.list(Table::Account, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(all);
        };
        let last: &Versioned<Account> = last;
        after = Some(last.id.clone());
        all.extend(page);
    }
}
