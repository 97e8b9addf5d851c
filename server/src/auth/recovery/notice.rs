//! Notices by mail to every administrator and every holder.

use domain::Timestamp;
use domain::organisation::Organisation;
use sync::message::account::ApiErrorCode;
use sync::store::control::Table;

use super::administrators;
use crate::auth::account::Account;
use crate::auth::link::locale_of;
use crate::auth::throttle;
use crate::error::Problem;
use crate::mail::text::{self, Letter};
use crate::state::AppState;

const PAGE: usize = 200;

/// What a request is about.
pub(super) struct About<'a> {
    /// Under which key notices are counted.
    pub(super) account: &'a str,
    /// For whose account.
    pub(super) masked: &'a str,
    /// From when the kit can be used.
    pub(super) ready_at: Timestamp,
    /// Whether it is about who may sign.
    pub(super) signers: bool,
}

/// Tells of a request; of more than a few a day only the list of requests tells.
pub(super) async fn asked(
    state: &AppState,
    organisation: &Organisation,
    about: &About<'_>,
) -> Result<(), Problem> {
    let (control, secrets, now) = (&state.control, &state.secrets, state.clock.now());
    match throttle::spend(control, secrets, throttle::NOTICE, about.account, now).await {
        Ok(()) => {}
        Err(problem) if problem.code() == ApiErrorCode::TooManyTries => return Ok(()),
        Err(problem) => return Err(problem),
    }
    let users = format!("{}/admin/users", state.config.origin.as_str());
    let administrators = administrators(organisation);
    tell(state, organisation, "recovery_asked", |account| {
        let locale = locale_of(&account.locale);
        let (to, name) = (&account.email, &organisation.name);
        if !administrators.contains(&account.user) {
            return text::help_asked(locale, (to, name), about.masked, about.ready_at);
        }
        let letter = if about.signers {
            text::signers_asked
        } else {
            text::recovery_asked
        };
        letter(locale, (to, name), about.masked, about.ready_at, &users)
    })
    .await
}

/// Tells that the kit was used.
pub(super) async fn used(state: &AppState, organisation: &Organisation) -> Result<(), Problem> {
    let now = state.clock.now();
    tell(state, organisation, "recovery_used", |account| {
        let locale = locale_of(&account.locale);
        text::recovery_used(locale, (&account.email, &organisation.name), now)
    })
    .await
}

async fn tell(
    state: &AppState,
    organisation: &Organisation,
    kind: &str,
    letter: impl Fn(&Account) -> Letter,
) -> Result<(), Problem> {
    let holders = organisation.working_holders().into_iter();
    let mut told = administrators(organisation);
    told.extend(holders.map(|holder| holder.user));
    let mut after = None;
    loop {
        let page = state
            .control
            .list::<Account>(Table::Account, after, PAGE)
            .await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id.clone());
        for row in page.iter().filter(|row| told.contains(&row.body.user)) {
            state.mail.keep(kind, letter(&row.body)).await?;
        }
    }
}
