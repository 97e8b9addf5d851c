//! What a holder sees and does: the first one hands on, any second one seals.

use std::collections::BTreeSet;

use domain::Bytes;
use domain::organisation::{Holder, Organisation};
use sync::message::account::{ApiErrorCode, HandOn, HandedOn, HelpOpened, HelpRow, SealHelp};
use sync::store::control::Table;

use super::super::materials::{self, Materials};
use super::super::{Request, all};
use super::{Help, Passed, absent, bound_to};
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

/// Longest that a holder hands on or seals: an HPKE message of a key inside another is shorter.
const LONGEST: usize = 512;

/// Lists the requests that ask a holder for help, oldest first.
pub(crate) async fn list(
    state: &AppState,
    organisation: &Organisation,
    holder: Holder,
) -> Result<HelpOpened, Problem> {
    let statement = organisation.holders.statement.ok_or_else(absent)?;
    let recovery = organisation.recovery.ok_or_else(absent)?;
    let kept = materials::of(state, organisation).await?;
    let now = state.clock.now();
    let mut requests: Vec<HelpRow> = all(state)
        .await?
        .into_iter()
        .filter(|row| row.body.is_ready(now))
        .filter_map(|row| seen(&row.id, &row.body, organisation, (holder, &kept)))
        .collect();
    requests.sort_by_key(|row| row.asked_at);
    Ok(HelpOpened {
        statement,
        recovery,
        requests,
    })
}

/// Keeps what the first holder opened, for every pair at once.
pub(crate) async fn hand_on(
    state: &AppState,
    (organisation, holder): (&Organisation, Holder),
    act: &HandOn,
) -> Result<(), Problem> {
    let kept = change(
        state,
        organisation,
        (holder, &act.request),
        |mut help, inner| {
            check(&act.handed_on, holder, &inner)?;
            help.handed_on.retain(|passed| passed.by != holder.user);
            let passed = act.handed_on.iter().cloned();
            help.handed_on.extend(passed.map(|what| Passed {
                by: holder.user,
                what,
            }));
            Ok(help)
        },
    );
    kept.await?;
    audit(state, "recovery_handed_on", holder).await
}

/// Keeps the recovery key that the second holder sealed to the requester.
pub(crate) async fn seal(
    state: &AppState,
    (organisation, holder): (&Organisation, Holder),
    act: &SealHelp,
) -> Result<(), Problem> {
    let kept = change(
        state,
        organisation,
        (holder, &act.request),
        |help, outer| {
            if help.key != act.key {
                return Err(Problem::of(ApiErrorCode::HelpKeyChanged));
            }
            let second = !handed_to(&help, holder, &outer).is_empty();
            if !second || !fits(&act.sealed) {
                return Err(Problem::of(ApiErrorCode::Malformed));
            }
            Ok(Help {
                sealed: Some(act.sealed.clone()),
                ..help
            })
        },
    );
    kept.await?;
    audit(state, "recovery_help_sealed", holder).await
}

/// Changes the help of a request that is ready, shows a key, and is of somebody whom the holder
/// can help with one of the others named.
async fn change(
    state: &AppState,
    organisation: &Organisation,
    (holder, request): (Holder, &Bytes),
    act: impl Fn(Help, Vec<Holder>) -> Result<Help, Problem>,
) -> Result<(), Problem> {
    let id = String::from_utf8(request.0.clone()).map_err(|_foreign| absent())?;
    let now = state.clock.now();
    state
        .control
        .change(Table::Recovery, &id, |found: Option<Request>| {
            let ready = found.filter(|request| request.is_ready(now));
            let request = ready.ok_or_else(absent)?;
            let help = current(&request, organisation).ok_or_else(absent)?;
            let others = others(&request, organisation, holder);
            if others.is_empty() {
                return Err(absent());
            }
            Ok((request.helped(act(help, others)?), ()))
        })
        .await
}

fn seen(
    id: &str,
    request: &Request,
    organisation: &Organisation,
    (holder, kept): (Holder, &Materials),
) -> Option<HelpRow> {
    let help = current(request, organisation)?;
    let others = others(request, organisation, holder);
    if others.is_empty() {
        return None;
    }
    let handed_on = handed_to(&help, holder, &others);
    let done = help.handed_on.iter().any(|passed| passed.by == holder.user);
    let first = handed_on.is_empty() && !done;
    let mut pairs = kept.pairs.clone();
    pairs.retain(|pair| first && pair.outer == holder.device && names(&others, pair.inner));
    let (user, email, asked_at, signers) = request.about()?;
    Some(HelpRow {
        request: Bytes(id.as_bytes().to_vec()),
        user,
        email,
        asked_at,
        signers,
        key: help.key,
        pairs,
        handed_on,
        done,
        sealed: help.sealed.is_some(),
    })
}

/// The help of a request, while it is about the recovery key that the log names.
fn current(request: &Request, organisation: &Organisation) -> Option<Help> {
    let statement = bound_to(organisation, request.user?)?;
    let help = request.help.clone();
    help.filter(|help| help.statement == statement)
}

/// With whom the holder can help the user of a request.
fn others(request: &Request, organisation: &Organisation, holder: Holder) -> Vec<Holder> {
    let pairs = request.user.map(|user| organisation.pairs_for(user));
    let pairs = pairs.unwrap_or_default().into_iter();
    pairs
        .filter(|(outer, _)| *outer == holder)
        .map(|(_, inner)| inner)
        .collect()
}

fn handed_to(help: &Help, holder: Holder, others: &[Holder]) -> Vec<HandedOn> {
    let passed = help.handed_on.iter().map(|passed| &passed.what);
    passed
        .filter(|what| what.inner == holder.device && names(others, what.outer))
        .cloned()
        .collect()
}

/// Each is of another pair that the holder opens first.
fn check(handed_on: &[HandedOn], holder: Holder, inner: &[Holder]) -> Result<(), Problem> {
    let distinct: BTreeSet<_> = handed_on.iter().map(|what| what.inner).collect();
    let sound = !handed_on.is_empty()
        && distinct.len() == handed_on.len()
        && handed_on.iter().all(|what| {
            what.outer == holder.device && names(inner, what.inner) && fits(&what.bytes)
        });
    sound
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::Malformed))
}

fn names(holders: &[Holder], device: domain::DeviceId) -> bool {
    holders.iter().any(|holder| holder.device == device)
}

fn fits(bytes: &Bytes) -> bool {
    !bytes.as_slice().is_empty() && bytes.as_slice().len() <= LONGEST
}

async fn audit(state: &AppState, act: &str, holder: Holder) -> Result<(), Problem> {
    let mut act = user_act(act, Some(holder.user));
    act.device = Some(holder.device);
    state.driver.audit(act).await
}
