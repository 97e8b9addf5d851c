//! Asking to use the kit, with a second factor where it is not lost.

use std::rc::Rc;

use app::replica::{RecoveryStage, Refusal};
use sync::message::account::{Factor, PasskeyAsked, RecoveryAsk, RecoveryAsked, SignInBegin};

use super::look;
use crate::desk::Desk;
use crate::profile::recovery::Asked;
use crate::{passkey, profile, transport};

/// Asks to use the kit, with a code if one was typed, and keeps the request in this browser.
pub(crate) async fn ask(
    desk: &Rc<Desk>,
    email: String,
    code: String,
) -> Result<RecoveryStage, Refusal> {
    let factor = (!code.is_empty()).then_some(Factor::Code(code));
    send(desk, email.trim().to_owned(), factor).await
}

/// Asks with a passkey; a cancelled one asks for nothing.
pub(crate) async fn ask_with_passkey(
    desk: &Rc<Desk>,
    email: String,
) -> Result<RecoveryStage, Refusal> {
    let email = email.trim().to_owned();
    let begin = SignInBegin {
        email: email.clone(),
    };
    let asked: PasskeyAsked = transport::post("/api/recovery/passkey", &begin).await?;
    let answer = passkey::show(&asked).await?;
    send(desk, email, Some(Factor::Passkey(answer))).await
}

async fn send(
    desk: &Rc<Desk>,
    email: String,
    factor: Option<Factor>,
) -> Result<RecoveryStage, Refusal> {
    let profiles = desk.profiles()?;
    let ask = RecoveryAsk {
        email: email.clone(),
        factor,
    };
    let answer: RecoveryAsked = transport::post("/api/recovery/ask", &ask).await?;
    let token = answer.token;
    let kept = profiles.set_asked(Some(&Asked { email, token })).await;
    kept.map_err(|error| profile::refusal(&error))?;
    look(desk).await
}
