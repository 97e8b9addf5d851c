//! Two holders in the place of the kit: what the requester shows and how far the holders are
//! (security design, section 4). All of it is opaque to the server.

mod holding;

pub(crate) use holding::{hand_on, list, seal};

use domain::organisation::Organisation;
use domain::{Bytes, Hash, PublicKey, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{ApiErrorCode, AskHelp, HandedOn, HelpStanding};
use sync::store::control::Table;

use super::request::Request;
use super::{dead, ready, signers};
use crate::auth::throttle;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// What was done for a request, as it is stored with it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Help {
    /// The `recovery` statement whose pairs help.
    statement: Hash,
    /// The one-time key of the requester.
    key: PublicKey,
    handed_on: Vec<Passed>,
    sealed: Option<Bytes>,
}

/// What a holder handed on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Passed {
    by: UserId,
    what: HandedOn,
}

impl Help {
    /// The help that a key is shown for. What was handed on is bound to no key and stays; what
    /// was sealed to another one goes, and all of it with another recovery key.
    fn shown(before: Option<Self>, statement: Hash, key: PublicKey) -> Self {
        match before.filter(|help| help.statement == statement) {
            Some(help) if help.key == key => help,
            Some(help) => Self {
                key,
                sealed: None,
                ..help
            },
            None => Self {
                statement,
                key,
                handed_on: Vec::new(),
                sealed: None,
            },
        }
    }

    fn is_shown(&self, statement: Hash, key: PublicKey) -> bool {
        self.statement == statement && self.key == key
    }

    fn standing(&self) -> HelpStanding {
        HelpStanding {
            first: self.handed_on.first().map(|passed| passed.by),
            sealed: self.sealed.clone(),
            possible: true,
        }
    }
}

/// Shows the one-time key of a request that is ready, and says how far the holders are.
pub(crate) async fn ask(state: &AppState, asked: &AskHelp) -> Result<HelpStanding, Problem> {
    let (row, user) = ready(state, &asked.token).await?;
    show(state, (&row.id, user), asked.key).await
}

/// The same for the own request to change who may sign.
pub(crate) async fn ask_for_signers(
    state: &AppState,
    user: UserId,
    key: PublicKey,
) -> Result<HelpStanding, Problem> {
    signers::ready(state, user).await?;
    show(state, (&signers::row_id(user), user), key).await
}

async fn show(
    state: &AppState,
    (id, user): (&str, UserId),
    key: PublicKey,
) -> Result<HelpStanding, Problem> {
    let organisation = state.driver.organisation().await?.ok_or_else(dead)?;
    let Some(statement) = bound_to(&organisation, user) else {
        return Ok(HelpStanding {
            first: None,
            sealed: None,
            possible: false,
        });
    };
    let row = state.control.get::<Request>(Table::Recovery, id).await?;
    let known = row.and_then(|row| row.body.help);
    if let Some(help) = known.filter(|help| help.is_shown(statement, key)) {
        return Ok(help.standing());
    }
    let (control, now) = (&state.control, state.clock.now());
    throttle::spend(control, &state.secrets, throttle::HELP, id, now).await?;
    let help = control
        .change(Table::Recovery, id, |found: Option<Request>| {
            let request = found.filter(Request::is_open).ok_or_else(dead)?;
            let help = Help::shown(request.help.clone(), statement, key);
            Ok((request.helped(help.clone()), help))
        })
        .await?;
    let act = user_act("recovery_help_asked", Some(user));
    state.driver.audit(act).await?;
    Ok(help.standing())
}

/// The statement whose pairs can help a user; none where no pair is left.
fn bound_to(organisation: &Organisation, user: UserId) -> Option<Hash> {
    let possible = !organisation.pairs_for(user).is_empty();
    organisation.holders.statement.filter(|_| possible)
}

fn absent() -> Problem {
    Problem::of(ApiErrorCode::NotFound)
}
