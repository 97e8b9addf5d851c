//! Invitations of staff: made on an administrator's device, opened by who holds the secret.

use axum::http::HeaderValue;
use domain::canonical::in_context;
use domain::{InviteId, Signature, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use sync::message::account::{
    ApiErrorCode, Invite, InviteAccept, InviteClaim, InviteOpen, InviteOpened, InvitePasskey,
    PasskeyAsked, PendingInvite, SessionInfo,
};
use sync::proof::verify_bytes;
use sync::store::control::Table;

use crate::auth::account;
use crate::auth::passkey;
use crate::auth::sign_in;
use crate::auth::throttle;
use crate::auth::totp;
use crate::control::Versioned;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::user_act;

const LONGEST_MS: i64 = 7 * 24 * 60 * 60 * 1000;
const LIST: usize = 500;
const NAME: usize = 200;

/// An invitation as it is stored.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredInvite {
    invite: Invite,
    by: UserId,
    made_at: Timestamp,
    claim: Option<InviteClaim>,
}

/// Registers an invitation.
pub(crate) async fn register(state: &AppState, by: UserId, invite: Invite) -> Result<(), Problem> {
    let now = state.clock.now();
    let malformed = || Problem::of(ApiErrorCode::Malformed);
    let (account, email) = account::id_of(&state.secrets, &invite.email).ok_or_else(malformed)?;
    let ends_in_time = invite.expires_at > now && invite.expires_at <= now.plus_millis(LONGEST_MS);
    if !ends_in_time || invite.name.trim().is_empty() || invite.name.chars().count() > NAME {
        return Err(malformed());
    }
    free_version(state, &account).await?;
    let id = invite.id.to_string();
    let stored = StoredInvite {
        invite: Invite { email, ..invite },
        by,
        made_at: now,
        claim: None,
    };
    if !state.control.put(Table::Invite, &id, 0, &stored).await? {
        return Err(malformed());
    }
    state.driver.audit(user_act("invite", Some(by))).await
}

/// Lists invitations, newest last.
pub(crate) async fn list(state: &AppState) -> Result<Vec<PendingInvite>, Problem> {
    let organisation = state.driver.organisation().await?;
    let rows = state
        .control
        .list::<StoredInvite>(Table::Invite, None, LIST)
        .await?;
    let certified = |claim: &Option<InviteClaim>| {
        let known = organisation
            .as_ref()
            .map(|organisation| &organisation.users);
        claim
            .as_ref()
            .is_some_and(|claim| known.is_some_and(|users| users.contains_key(&claim.user)))
    };
    Ok(rows
        .into_iter()
        .map(|row| PendingInvite {
            certified: certified(&row.body.claim),
            invite: row.body.invite,
            claim: row.body.claim,
        })
        .collect())
}

/// Gives the invitee's browser what it needs, against a signature of the invitation's key.
pub(crate) async fn open(state: &AppState, request: &InviteOpen) -> Result<InviteOpened, Problem> {
    let invite = held(state, &request.id, &request.signature).await?;
    let organisation = state
        .driver
        .organisation()
        .await?
        .ok_or_else(|| Problem::of(ApiErrorCode::LinkDead))?;
    let bound = invite.id.to_string();
    Ok(InviteOpened {
        organisation: organisation.name.clone(),
        name: invite.name,
        role: invite.role,
        statements: state.driver.log(0).await?,
        enrolment: totp::enrol(&state.secrets, &invite.email, &bound, state.clock.now()),
        email: invite.email,
    })
}

/// Begins to make the invitee's first passkey in the place of an app, against the same signature.
pub(crate) async fn new_passkey(
    state: &AppState,
    request: &InvitePasskey,
) -> Result<PasskeyAsked, Problem> {
    let invite = held(state, &request.id, &request.signature).await?;
    let link = invite.id.to_string();
    passkey::first::begin(state, &link, &invite.email, &request.name).await
}

/// An invitation that nobody accepted, for who holds its secret.
async fn held(state: &AppState, id: &InviteId, signature: &Signature) -> Result<Invite, Problem> {
    let stored = live(state, &id.to_string()).await?.body;
    let signed = in_context("souhlas/v1/invite-open", id.as_bytes());
    if stored.claim.is_some() || !verify_bytes(&stored.invite.key, &signed, signature) {
        return Err(Problem::of(ApiErrorCode::LinkDead));
    }
    Ok(stored.invite)
}

/// Makes the invitee's account and keeps the signed claim for the administrator.
pub(crate) async fn accept(
    state: &AppState,
    request: &InviteAccept,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let (claim, now) = (&request.claim, state.clock.now());
    let bound = claim.id.to_string();
    let row = live(state, &bound).await?;
    let again = row.body.claim.as_ref();
    let signed = verify_bytes(
        &row.body.invite.key,
        &claim.signed_bytes(),
        &claim.signature,
    );
    if !signed || again.is_some_and(|first| first != claim) {
        return Err(Problem::of(ApiErrorCode::LinkDead));
    }
    throttle::spend(
        &state.control,
        &state.secrets,
        throttle::ENROLMENT,
        &bound,
        now,
    )
    .await?;
    let passkey = passkey::first::judge(state, &bound, &request.account).await?;
    let (id, account) = account::enrol(&state.secrets, (&request.account, passkey), &bound, now)?;
    if account.email != row.body.invite.email || account.user != claim.user {
        return Err(Problem::of(ApiErrorCode::Malformed));
    }
    let version = free_version(state, &id).await?;
    let claimed = StoredInvite {
        claim: Some(claim.clone()),
        ..row.body
    };
    if !state
        .control
        .put(Table::Invite, &bound, row.version, &claimed)
        .await?
    {
        return Err(Problem::of(ApiErrorCode::LinkDead));
    }
    let kept = state.control.put(Table::Account, &id, version, &account);
    if !kept.await? {
        return Err(Problem::of(ApiErrorCode::EmailTaken));
    }
    state
        .driver
        .audit(user_act("invite_accepted", Some(account.user)))
        .await?;
    sign_in::open_session(state, id, &account, browser).await
}

/// Gives the version an account of this address takes the place of: who has left may come back,
/// or has forgotten the passphrase, and begins anew as somebody else.
async fn free_version(state: &AppState, id: &str) -> Result<u64, Problem> {
    let Some(row) = account::find(&state.control, id).await? else {
        return Ok(0);
    };
    let free = state.driver.has_left(row.body.user).await?;
    free.then_some(row.version)
        .ok_or_else(|| Problem::of(ApiErrorCode::EmailTaken))
}

async fn live(state: &AppState, id: &str) -> Result<Versioned<StoredInvite>, Problem> {
    state
        .control
        .get::<StoredInvite>(Table::Invite, id)
        .await?
        .filter(|row| state.clock.now() < row.body.invite.expires_at)
        .ok_or_else(|| Problem::of(ApiErrorCode::LinkDead))
}
