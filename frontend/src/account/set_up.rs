//! The first administrator: all keys of the organisation are made in this browser.

use std::rc::Rc;

use app::replica::{AuthenticatorCode, Kit, Refusal};
use domain::{Bytes, bytes};
use sync::message::account::{
    Enrolment, NewAccount, PasskeyAnswer, SessionInfo, SetUpBegin, SetUpFinish, SetUpPasskey,
};

use super::first_passkey::{self, First, Shown};
use super::{Flow, check_word, name};
use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::opening::{self, Fresh};
use crate::vault::message::{Found, Founded};
use crate::{clock, environment, transport};

/// A set-up in progress.
pub(crate) struct SetUp {
    token: Bytes,
    email: String,
    enrolment: Enrolment,
    founded: Option<Founded>,
    passkey: Option<PasskeyAnswer>,
}

/// Opens set-up with the token of the link.
pub(crate) async fn begin(
    desk: &Rc<Desk>,
    token: String,
    email: String,
) -> Result<AuthenticatorCode, Refusal> {
    let token = Bytes(bytes::from_base64url(token.trim()).ok_or(dead_link())?);
    let email = email.trim().to_owned();
    let begin = SetUpBegin {
        token: token.clone(),
        email: email.clone(),
    };
    let enrolment: Enrolment = transport::post("/api/set-up/begin", &begin).await?;
    let code = authenticator(&enrolment);
    *desk.flow.borrow_mut() = Flow::SetUp(Box::new(SetUp {
        token,
        email,
        enrolment,
        founded: None,
        passkey: None,
    }));
    Ok(code)
}

/// Makes the keys and gives the recovery kit.
pub(crate) async fn prepare(
    desk: &Rc<Desk>,
    organisation: String,
    user: String,
    passphrase: String,
) -> Result<Kit, Refusal> {
    let (email, server_keys) = in_progress(desk, |set_up| {
        (set_up.email.clone(), set_up.enrolment.server_keys)
    })?;
    let founded = desk
        .vault
        .found(Found {
            organisation: name(&organisation),
            name: name(&user),
            email,
            passphrase,
            device_name: environment::device_name(),
            server_keys,
            now: clock::now(),
        })
        .await?;
    let kit = Kit {
        code_a: founded.code_a.clone(),
        code_b: founded.code_b.clone(),
        check_word: founded.check_word.clone(),
    };
    in_progress(desk, |set_up| set_up.founded = Some(founded))?;
    Ok(kit)
}

/// Sends the set-up once the kit was printed or saved.
pub(crate) async fn finish(
    desk: &Rc<Desk>,
    typed: String,
    first: First,
    locale: String,
) -> Result<(), Refusal> {
    let founded = in_progress(desk, |set_up| checked(set_up, &typed))??;
    let shown = shown(desk, first).await?;
    let (finish, identity) = in_progress(desk, |set_up| {
        let identity = identity(set_up, &founded);
        (message(set_up, &founded, shown, locale), identity)
    })?;
    let profiles = desk.profiles()?;
    // The keys are safe before the server knows them: a lost answer must not lose them.
    let kept = profiles.enrol(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    send(desk, &finish).await?;
    let kept = profiles.keep(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    *desk.flow.borrow_mut() = Flow::None;
    let fresh = Fresh {
        statements: founded.statements,
        secrets: founded
            .secrets
            .into_iter()
            .filter(|wrap| wrap.device == Some(identity.device.device))
            .collect(),
    };
    opening::open(desk, identity, fresh, true).await
}

/// What was made for the kit whose check word was typed.
fn checked(set_up: &SetUp, typed: &str) -> Result<Founded, Refusal> {
    let founded = set_up.founded.clone().ok_or(dead_link())?;
    check_word::check(typed, &founded.check_word)?;
    Ok(founded)
}

async fn shown(desk: &Rc<Desk>, first: First) -> Result<Shown, Refusal> {
    let (known, question) = in_progress(desk, |set_up| {
        let question = SetUpPasskey {
            token: set_up.token.clone(),
            email: set_up.email.clone(),
            name: environment::device_name(),
        };
        (set_up.passkey.clone(), question)
    })?;
    let shown = first_passkey::shown(first, known, "/api/set-up/passkey", &question).await?;
    in_progress(desk, |set_up| set_up.passkey.clone_from(&shown.1))?;
    Ok(shown)
}

async fn send(desk: &Rc<Desk>, finish: &SetUpFinish) -> Result<(), Refusal> {
    let sent = transport::post::<_, SessionInfo>("/api/set-up/finish", finish).await;
    let sent = sent.map_err(Refusal::from);
    if first_passkey::spent(&sent) {
        in_progress(desk, |set_up| set_up.passkey = None)?;
    }
    sent.map(|_session| ())
}

/// What an authenticator app needs of an enrolment.
pub(crate) fn authenticator(enrolment: &Enrolment) -> AuthenticatorCode {
    AuthenticatorCode {
        uri: enrolment.totp_uri.clone(),
        secret: enrolment.totp_secret.clone(),
    }
}

/// What a link that opens nothing means.
pub(crate) const fn dead_link() -> Refusal {
    Refusal::Api(sync::message::account::ApiErrorCode::LinkDead, None)
}

fn in_progress<T>(desk: &Rc<Desk>, act: impl FnOnce(&mut SetUp) -> T) -> Result<T, Refusal> {
    match &mut *desk.flow.borrow_mut() {
        Flow::SetUp(set_up) => Ok(act(set_up)),
        Flow::None
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Help(_)
        | Flow::Enrolling(_) => Err(dead_link()),
    }
}

fn identity(set_up: &SetUp, founded: &Founded) -> Identity {
    Identity {
        email: set_up.email.clone(),
        device: founded.device.clone(),
        root: founded.root,
        seen: (0, domain::Hash([0; 32])),
    }
}

fn message(
    set_up: &SetUp,
    founded: &Founded,
    (totp_code, passkey): Shown,
    locale: String,
) -> SetUpFinish {
    SetUpFinish {
        token: set_up.token.clone(),
        org: founded.device.org,
        account: NewAccount {
            user: founded.device.user,
            email: set_up.email.clone(),
            auth: founded.auth.clone(),
            kdf: founded.device.kdf.clone(),
            totp_sealed: set_up.enrolment.totp_sealed.clone(),
            totp_code,
            passkey,
            locale,
        },
        device: founded.device.device,
        statements: founded.statements.clone(),
        secrets: founded.secrets.clone(),
        org_root: founded.org_root.clone(),
        recovery: founded.recovery.clone(),
        backup_recipient: founded.backup_recipient.clone(),
    }
}
