//! Recovery by the kit or by two holders: asked for, waited for, then new keys, a new kit and a new
//! account.

mod asking;
pub(crate) mod help;
pub(crate) mod left;
pub(crate) mod lost;
mod making;
pub(crate) mod renewal;

use std::rc::Rc;

use app::replica::{Kit, RecoveryStage, Refusal, Renewed};
use sync::message::account::{
    ApiErrorCode, RecoveryOpened, RecoveryStanding, RecoveryToken, SessionInfo,
};
use sync::proof;

use super::set_up::{authenticator, dead_link};
use super::{Flow, check_word};
use crate::desk::Desk;
use crate::profile::recovery::Asked;
use crate::profile::{self, Identity, Profiles};
use crate::replica::opening;
use crate::transport::{self, Failure};
use crate::vault::message::{Opener, Recovered};
pub(crate) use asking::{ask, ask_with_passkey};
use left::Store;
use making::{fresh, identity, message, recover};

/// A recovery whose new kit is being printed.
pub(crate) struct Recovery {
    asked: Asked,
    opened: RecoveryOpened,
    recovered: Recovered,
    store: Option<Store>,
}

/// Says where the request of this browser stands.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<RecoveryStage, Refusal> {
    let Some(Asked { email, token }) = kept(&*desk.profiles()?).await? else {
        return Ok(RecoveryStage::None);
    };
    let shown = RecoveryToken { token };
    let standing = transport::post("/api/recovery/look", &shown).await;
    Ok(match standing {
        Ok(RecoveryStanding::Waiting { ready_in_ms }) => {
            RecoveryStage::Waiting { email, ready_in_ms }
        }
        Ok(RecoveryStanding::Refused) => RecoveryStage::Refused,
        Ok(RecoveryStanding::Ready) => RecoveryStage::Ready { email },
        Err(failure) if failure.is(ApiErrorCode::LinkDead) => RecoveryStage::Over,
        Err(failure) => return Err(failure.into()),
    })
}

/// Forgets the request of this browser.
pub(crate) async fn forget(desk: &Rc<Desk>) -> Result<RecoveryStage, Refusal> {
    let forgotten = desk.profiles()?.set_asked(None).await;
    forgotten.map_err(|error| profile::refusal(&error))?;
    Ok(RecoveryStage::None)
}

/// Uses the kit: everything is opened and renewed in the vault, nothing is sent yet.
pub(crate) async fn open(
    desk: &Rc<Desk>,
    code_a: String,
    passphrase: String,
) -> Result<Renewed, Refusal> {
    desk.close();
    desk.show_closed();
    let opener = |opened: &RecoveryOpened| Opener::Kit {
        recovery: opened.recovery.clone(),
        code_a,
    };
    renew(desk, opener, passphrase).await
}

/// Renews everything in the vault with what opens the recovery key.
async fn renew(
    desk: &Rc<Desk>,
    opener: impl FnOnce(&RecoveryOpened) -> Opener,
    passphrase: String,
) -> Result<Renewed, Refusal> {
    let profiles = desk.profiles()?;
    let asked = kept(&profiles).await?.ok_or(dead_link())?;
    let (opened, known) = handed_out(&profiles, &asked).await?;
    let store = match known {
        Some(known) => Store::of(known).await,
        None => None,
    };
    let recover = recover(&opened, store.as_ref(), opener(&opened), passphrase);
    let recovered = desk.vault.recover(recover).await?;
    let renewed = Renewed {
        organisation: recovered.organisation.clone(),
        authenticator: authenticator(&opened.enrolment),
        kit: Kit {
            code_a: recovered.code_a.clone(),
            code_b: recovered.code_b.clone(),
            check_word: recovered.check_word.clone(),
        },
    };
    *desk.flow.borrow_mut() = Flow::Recovery(Box::new(Recovery {
        asked,
        opened,
        recovered,
        store,
    }));
    Ok(renewed)
}

/// Sends the recovery once the new kit was printed or saved.
pub(crate) async fn finish(
    desk: &Rc<Desk>,
    typed: String,
    code: String,
    locale: String,
) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let (finish, identity, fresh, store) = in_progress(desk, |recovery| {
        check_word::check(&typed, &recovery.recovered.check_word)?;
        Ok::<_, Refusal>((
            message(recovery, code, locale),
            identity(recovery),
            fresh(recovery),
            recovery.store.clone(),
        ))
    })??;
    // What is unsent is safe under the new keys before the old ones end.
    if let Some(store) = &store {
        store.adopt(desk, identity.device.device).await?;
    }
    // The keys are safe before the server knows them: a lost answer must not lose them.
    let kept = profiles.enrol(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    match transport::post::<_, SessionInfo>("/api/recovery/finish", &finish).await {
        Ok(_) => {}
        Err(failure) => return Err(moved(desk, failure)),
    }
    if let Some(store) = &store {
        store.wipe().await?;
    }
    let kept = profiles.keep(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    forget(desk).await?;
    *desk.flow.borrow_mut() = Flow::None;
    opening::open(desk, identity, fresh, true).await
}

/// A log that moved on has to be read and renewed anew, opened once more.
fn moved(desk: &Rc<Desk>, failure: Failure) -> Refusal {
    if failure.is(ApiErrorCode::LogMoved) {
        desk.close();
        *desk.flow.borrow_mut() = Flow::None;
    }
    failure.into()
}

async fn kept(profiles: &Profiles) -> Result<Option<Asked>, Refusal> {
    let asked = profiles.asked().await;
    asked.map_err(|error| profile::refusal(&error))
}

/// What the server hands out for the request, and the device of its user in this browser.
async fn handed_out(
    profiles: &Profiles,
    asked: &Asked,
) -> Result<(RecoveryOpened, Option<Identity>), Refusal> {
    let shown = RecoveryToken {
        token: asked.token.clone(),
    };
    let opened: RecoveryOpened = transport::post("/api/recovery/open", &shown).await?;
    let known = profiles.of_user(opened.org, opened.user);
    check_known(known.as_ref(), &opened)?;
    Ok((opened, known))
}

/// A browser that knew the organisation accepts no other root and no shorter log.
fn check_known(known: Option<&Identity>, opened: &RecoveryOpened) -> Result<(), Refusal> {
    let Some(known) = known else {
        return Ok(());
    };
    let organisation = proof::read_log(Some(&known.root), None, &opened.statements)
        .map_err(|_| Refusal::LogNotTrusted)?;
    let (n, hash) = known.seen;
    let same = n == 0 || organisation.hash_at(n) == Some(hash);
    same.then_some(()).ok_or(Refusal::LogNotTrusted)
}

fn in_progress<T>(desk: &Rc<Desk>, act: impl FnOnce(&Recovery) -> T) -> Result<T, Refusal> {
    match &*desk.flow.borrow() {
        Flow::Recovery(recovery) => Ok(act(recovery)),
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Help(_)
        | Flow::Moved(_)
        | Flow::Signers(_)
        | Flow::Enrolling(_) => Err(dead_link()),
    }
}
