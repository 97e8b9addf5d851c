//! First run: a one-time link, then the whole organisation in one request.

use axum::http::HeaderValue;
use domain::bytes::to_base64url;
use domain::organisation::Organisation;
use domain::record::Class;
use domain::{Bytes, Timestamp};
use serde::{Deserialize, Serialize};
use sync::message::account::{
    ApiErrorCode, Enrolment, PasskeyAsked, SessionInfo, SetUpBegin, SetUpFinish, SetUpPasskey,
};
use sync::message::v1::ClassSecretWrap;
use sync::store::control::Table;

use crate::auth::account::{self, Account};
use crate::auth::passkey;
use crate::auth::recovery::materials::{self, Materials};
use crate::auth::sign_in;
use crate::auth::throttle;
use crate::auth::token::{self, Usage};
use crate::auth::totp;
use crate::error::Problem;
use crate::state::AppState;
use crate::sync_driver::{Appender, log_of};

const LINK_ROW: &str = "set_up_link";
const LINK_MS: i64 = 60 * 60 * 1000;

/// The one set-up link there is.
#[derive(Clone, Serialize, Deserialize)]
struct Link {
    token: String,
    ends_at: Timestamp,
    used: bool,
}

/// Makes a new set-up link while there is no organisation; an older one dies.
pub(crate) async fn issue(state: &AppState) -> Result<Option<String>, Problem> {
    if state.driver.organisation().await?.is_some() {
        return Ok(None);
    }
    let token = token::make(Usage::SetUp);
    let link = Link {
        token: token.id,
        ends_at: state.clock.now().plus_millis(LINK_MS),
        used: false,
    };
    state
        .control
        .change(Table::Setting, LINK_ROW, |_older: Option<Link>| {
            Ok((link.clone(), ()))
        })
        .await?;
    Ok(Some(format!(
        "{}/set-up#{}",
        state.config.origin.as_str(),
        token.text
    )))
}

/// Gives what the authenticator app needs.
pub(crate) async fn begin(state: &AppState, request: &SetUpBegin) -> Result<Enrolment, Problem> {
    let token = live(state, &request.token).await?;
    let (_, email) = account::id_of(&state.secrets, &request.email)
        .ok_or_else(|| Problem::of(ApiErrorCode::Malformed))?;
    Ok(totp::enrol(
        &state.secrets,
        &email,
        &token,
        state.clock.now(),
    ))
}

/// Begins to make a passkey in the place of an app.
pub(crate) async fn new_passkey(
    state: &AppState,
    request: &SetUpPasskey,
) -> Result<PasskeyAsked, Problem> {
    let token = live(state, &request.token).await?;
    passkey::first::begin(state, &token, &request.email, &request.name).await
}

/// Stores the organisation, its keys and the first account; the link dies with success.
pub(crate) async fn finish(
    state: &AppState,
    request: &SetUpFinish,
    browser: &str,
) -> Result<(SessionInfo, HeaderValue), Problem> {
    let token = live(state, &request.token).await?;
    let now = state.clock.now();
    let (control, secrets) = (&state.control, &state.secrets);
    throttle::spend(control, secrets, throttle::ENROLMENT, &token, now).await?;
    let passkey = passkey::first::judge(state, &token, &request.account).await?;
    let (id, first) = account::enrol(secrets, (&request.account, passkey), &token, now)?;
    let organisation = log_of(&request.statements)?;
    if !complete(state, request, &organisation) {
        return Err(Problem::of(ApiErrorCode::LogRefused));
    }
    keep(state, request, &organisation, (&id, &first)).await?;
    let by = Appender {
        user: first.user,
        device: request.device,
    };
    state
        .driver
        .found(by, &request.statements, &request.secrets)
        .await?;
    control
        .change(Table::Setting, LINK_ROW, |link: Option<Link>| {
            let link = link.ok_or_else(|| Problem::of(ApiErrorCode::LinkDead))?;
            Ok((Link { used: true, ..link }, ()))
        })
        .await?;
    sign_in::open_session(state, id, &first, browser).await
}

/// Everything but the log; without the log none of it is of use to anyone.
async fn keep(
    state: &AppState,
    request: &SetUpFinish,
    organisation: &Organisation,
    (id, first): (&str, &Account),
) -> Result<(), Problem> {
    let key = organisation.recovery;
    let key = key.ok_or_else(|| Problem::of(ApiErrorCode::LogRefused))?;
    let kit = Materials {
        pairs: Vec::new(),
        org_root: request.org_root.clone(),
        recovery: request.recovery.clone(),
        backup_recipient: request.backup_recipient.clone(),
        older: Vec::new(),
    };
    materials::keep(state, key, &kit).await?;
    state
        .control
        .change(Table::Account, id, |_older: Option<Account>| {
            Ok((first.clone(), ()))
        })
        .await
}

/// Whether the log names this server, this device and everything a first day needs.
fn complete(state: &AppState, request: &SetUpFinish, organisation: &Organisation) -> bool {
    let user = request.account.user;
    let keys = organisation
        .server_keys
        .map(|keys| [keys.witness, keys.lease, keys.tree_head, keys.intake]);
    let device_is_theirs = organisation
        .live_device(request.device)
        .is_some_and(|device| device.user == user);
    organisation.id == request.org
        && device_is_theirs
        && organisation.administrators.contains(&user)
        && organisation.recovery.is_some()
        && keys == Some(state.secrets.public_keys())
        && Class::SEALED
            .iter()
            .all(|class| organisation.classes.contains_key(class))
        && request
            .secrets
            .iter()
            .all(|secret| is_of(organisation, request, secret))
}

fn is_of(organisation: &Organisation, request: &SetUpFinish, secret: &ClassSecretWrap) -> bool {
    let receiver_known = secret.device.is_none_or(|device| device == request.device);
    let epoch = organisation.classes.get(&secret.class);
    receiver_known
        && epoch
            .is_some_and(|epoch| epoch.epoch == secret.epoch && epoch.statement == secret.statement)
}

/// Gives the token's id while the link lives.
async fn live(state: &AppState, token: &Bytes) -> Result<String, Problem> {
    let dead = || Problem::of(ApiErrorCode::LinkDead);
    let id = token::id_of(Usage::SetUp, &to_base64url(token.as_slice())).ok_or_else(dead)?;
    let link = state
        .control
        .get::<Link>(Table::Setting, LINK_ROW)
        .await?
        .ok_or_else(dead)?
        .body;
    let alive = link.token == id
        && !link.used
        && state.clock.now() < link.ends_at
        && state.driver.organisation().await?.is_none();
    alive.then_some(id).ok_or_else(dead)
}
