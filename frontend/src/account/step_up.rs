//! Confirming an act with a second factor: the request that was refused waits, and goes out once
//! more when the person has confirmed it (security design, section 2).

use std::cell::RefCell;
use std::rc::Rc;

use app::replica::Refusal;
use domain::Hash;
use futures::channel::oneshot;
use futures::lock::Mutex;
use leptos::prelude::Set;
use sync::message::account::{ApiErrorCode, Factor, PasskeyAsked, StepUp};

use crate::desk::Desk;
use crate::{passkey, transport};

/// The act that waits, if one does; others wait for their turn.
#[derive(Default)]
pub(crate) struct Confirming {
    turn: Mutex<()>,
    waiting: RefCell<Option<Waiting>>,
}

struct Waiting {
    act: Hash,
    confirmed: oneshot::Sender<()>,
}

impl Confirming {
    /// Leaves the act undone.
    pub(crate) fn cancel(&self) {
        self.waiting.take();
    }

    fn act(&self) -> Option<Hash> {
        self.waiting.borrow().as_ref().map(|waiting| waiting.act)
    }

    fn done(&self) {
        if let Some(waiting) = self.waiting.take() {
            // Nobody hears it when the act was given up meanwhile.
            let _unheard = waiting.confirmed.send(());
        }
    }
}

/// Asks the person to confirm an act, and waits for it.
pub(crate) async fn ask(desk: &Rc<Desk>, act: Hash) -> Result<(), Refusal> {
    let _turn = desk.confirming.turn.lock().await;
    let (confirmed, answer) = oneshot::channel();
    *desk.confirming.waiting.borrow_mut() = Some(Waiting { act, confirmed });
    desk.replica.confirming.set(true);
    let answer = answer.await;
    desk.replica.confirming.set(false);
    answer.map_err(|_cancelled| undone())
}

/// Confirms the act that waits with a code; a wrong one leaves it waiting.
pub(crate) async fn confirm(desk: &Rc<Desk>, code: String) -> Result<(), Refusal> {
    send(desk, Factor::Code(code)).await
}

/// Confirms the act that waits with a passkey; a cancelled one leaves it waiting.
pub(crate) async fn confirm_with_passkey(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let asked: PasskeyAsked = transport::post("/api/step-up/passkey", &()).await?;
    let answer = passkey::show(&asked).await?;
    send(desk, Factor::Passkey(answer)).await
}

async fn send(desk: &Rc<Desk>, factor: Factor) -> Result<(), Refusal> {
    let act = desk.confirming.act().ok_or_else(undone)?;
    transport::tell("/api/step-up", &StepUp { act, factor }).await?;
    desk.confirming.done();
    Ok(())
}

fn undone() -> Refusal {
    Refusal::Api(ApiErrorCode::StepUpNeeded, None)
}
