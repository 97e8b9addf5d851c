//! The kit, or two holders, used to change who may sign for the organisation: asked for, waited for,
//! then signed in the vault, and sent once the new kit is on paper.

pub(crate) mod help;

use std::rc::Rc;

use app::replica::{Kit, NewKit, Refusal};
use domain::organisation::{Organisation, Signers};
use sync::client::Input;
use sync::message::account::{ApiErrorCode, SignersAsked, SignersFinish, SignersOpened};
use sync::proof;

use super::set_up::dead_link;
use super::{Flow, check_word};
use crate::clock;
use crate::desk::Desk;
use crate::sync_driver::session::unlocked;
use crate::sync_driver::{self, waiting};
use crate::transport;
use crate::vault::message::{NameSigners, NamedSigners, Opener};

/// Asks to use the kit to name these.
pub(crate) async fn ask(desk: &Rc<Desk>, wanted: Signers) -> Result<SignersAsked, Refusal> {
    unlocked(desk, || transport::post("/api/signers/ask", &wanted)).await
}

/// Says where the own request stands.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<Option<SignersAsked>, Refusal> {
    unlocked(desk, || transport::get("/api/signers")).await
}

/// Uses the kit.
pub(crate) async fn open(desk: &Rc<Desk>, code_a: String) -> Result<NewKit, Refusal> {
    let opened = handed_out(desk).await?;
    let opener = Opener::Kit {
        recovery: opened.recovery.clone(),
        code_a,
    };
    sign(desk, opened, opener).await
}

/// What the server hands out for the own request, on the log that is trusted here.
async fn handed_out(desk: &Rc<Desk>) -> Result<SignersOpened, Refusal> {
    waiting::fetch_log(desk).await?;
    let opened: SignersOpened =
        unlocked(desk, || transport::post("/api/signers/open", &())).await?;
    let root = desk.with(|open| open.identity.root)?;
    let trusted = desk.with(|open| open.organisation())??;
    let served = proof::read_log(Some(&root), None, &opened.statements);
    check(&trusted, &served.map_err(|_| Refusal::LogNotTrusted)?)?;
    Ok(opened)
}

/// Signs and renews everything in the vault; nothing is sent yet.
async fn sign(desk: &Rc<Desk>, opened: SignersOpened, opener: Opener) -> Result<NewKit, Refusal> {
    let wanted = NameSigners {
        root: desk.with(|open| open.identity.root)?,
        statements: opened.statements,
        secrets: opened.secrets,
        org_root: opened.org_root,
        opener,
        signers: opened.signers,
        now: clock::now(),
    };
    let named = desk.vault.name_signers(wanted).await?;
    let kit = NewKit {
        organisation: named.organisation.clone(),
        kit: Kit {
            code_a: named.code_a.clone(),
            code_b: named.code_b.clone(),
            check_word: named.check_word.clone(),
        },
    };
    *desk.flow.borrow_mut() = Flow::Signers(Box::new(named));
    Ok(kit)
}

/// Sends it once the new kit was printed or saved.
pub(crate) async fn finish(desk: &Rc<Desk>, typed: String) -> Result<(), Refusal> {
    let finish = in_progress(desk, &typed)?;
    let sent = unlocked(desk, || transport::tell("/api/signers/finish", &finish)).await;
    // A log that moved on has to be read and renewed anew, opened once more.
    if matches!(sent, Ok(()) | Err(Refusal::Api(ApiErrorCode::LogMoved, _))) {
        *desk.flow.borrow_mut() = Flow::None;
    }
    sent?;
    waiting::fetch_log(desk).await?;
    sync_driver::input(desk, Input::SyncNow);
    Ok(())
}

/// What the server gives out is exactly the log that is trusted here.
fn check(trusted: &Organisation, served: &Organisation) -> Result<(), Refusal> {
    let same = served.hash_at(trusted.n) == Some(trusted.head);
    same.then_some(()).ok_or(Refusal::LogNotTrusted)
}

fn in_progress(desk: &Rc<Desk>, typed: &str) -> Result<SignersFinish, Refusal> {
    match &*desk.flow.borrow() {
        Flow::Signers(named) => {
            check_word::check(typed, &named.check_word).map(|()| message(named))
        }
        Flow::None
        | Flow::SetUp(_)
        | Flow::Invitation(_)
        | Flow::Moved(_)
        | Flow::Help(_)
        | Flow::Recovery(_)
        | Flow::Enrolling(_) => Err(dead_link()),
    }
}

fn message(named: &NamedSigners) -> SignersFinish {
    let named = named.clone();
    SignersFinish {
        statements: named.statements,
        secrets: named.secrets,
        older: named.older,
        org_root: named.org_root,
        recovery: named.recovery,
        pairs: named.pairs,
        backup_recipient: named.backup_recipient,
    }
}
