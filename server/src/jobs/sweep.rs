//! Deletes rows that ended: sessions, links, tries, mails that left long ago.

use std::time::Duration;

use domain::Timestamp;
use serde::de::DeserializeOwned;
use sync::store::control::Table;

use crate::auth::link::PreferenceLink;
use crate::auth::recovery::request::Request;
use crate::auth::session::Session;
use crate::auth::throttle::Tries;
use crate::copies;
use crate::error::Problem;
use crate::lockbox::StoredLockbox;
use crate::mail::stored::StoredMail;
use crate::state::{AppState, SharedState};

const PAUSE: Duration = Duration::from_secs(10 * 60);
const PAGE: usize = 200;

/// Sweeps now and every ten minutes.
pub(super) async fn run(state: SharedState) {
    loop {
        if let Err(problem) = sweep(&state).await {
            let _logged = problem.reference();
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn sweep(state: &AppState) -> Result<(), Problem> {
    state.shares.forget_rested();
    sweep_table(state, Table::Session, Session::ended).await?;
    copies::sweep(state).await?;
    sweep_table(state, Table::Lockbox, StoredLockbox::ended).await?;
    sweep_table(state, Table::Link, PreferenceLink::ended).await?;
    sweep_table(state, Table::Throttle, Tries::ended).await?;
    sweep_table(state, Table::Recovery, Request::ended).await?;
    sweep_table(state, Table::Mail, StoredMail::ended).await
}

async fn sweep_table<T: DeserializeOwned>(
    state: &AppState,
    table: Table,
    ended: fn(&T, Timestamp) -> bool,
) -> Result<(), Problem> {
    let mut after = None;
    loop {
        let page = state.control.list::<T>(table, after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id.clone());
        for row in page
            .iter()
            .filter(|row| ended(&row.body, state.clock.now()))
        {
            state.control.delete(table, &row.id).await?;
        }
    }
}
