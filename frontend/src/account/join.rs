//! Accepting an invitation: the link says which organisation to trust.

use std::rc::Rc;

use app::replica::{Invitation, Refusal};
use crypto::InviteSecret;
use domain::organisation::{Organisation, StatementBody};
use domain::{Hash, InviteId, Signature, bytes};
use sync::message::account::{
    InviteAccept, InviteOpen, InviteOpened, InvitePasskey, NewAccount, PasskeyAnswer, SessionInfo,
};
use sync::proof;

use super::Flow;
use super::first_passkey::{self, First, Shown};
use super::invite::fingerprint;
use super::set_up::{authenticator, dead_link};
use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::replica::opening::{self, Fresh};
use crate::vault::message::{Join, Joined};
use crate::{clock, environment, transport};

/// What the link's fragment says.
struct Link {
    secret: [u8; 32],
    root: Hash,
    id: InviteId,
}

/// An opened invitation.
pub(crate) struct Opened {
    link: Link,
    organisation: Organisation,
    answer: InviteOpened,
    passkey: Option<PasskeyAnswer>,
}

/// Opens an invitation; a log that does not begin with the root of the link is refused.
pub(crate) async fn open(desk: &Rc<Desk>, fragment: String) -> Result<Invitation, Refusal> {
    let link = read(&fragment).ok_or(dead_link())?;
    let question = InviteOpen {
        id: link.id,
        signature: link.signature(),
    };
    let answer: InviteOpened = transport::post("/api/invite/open", &question).await?;
    let organisation = trusted(&answer, link.root).ok_or(Refusal::LogNotTrusted)?;
    let invitation = Invitation {
        organisation: organisation.name.clone(),
        name: answer.name.clone(),
        email: answer.email.clone(),
        role: answer.role,
        authenticator: authenticator(&answer.enrolment),
    };
    *desk.flow.borrow_mut() = Flow::Invitation(Box::new(Opened {
        link,
        organisation,
        answer,
        passkey: None,
    }));
    Ok(invitation)
}

impl Link {
    fn signature(&self) -> Signature {
        let secret = InviteSecret::from_bytes(&self.secret);
        secret.sign("souhlas/v1/invite-open", self.id.as_bytes())
    }
}

/// Makes this device's keys and claims the invitation with them; a passkey is asked for before,
/// because browsers ask only shortly after a press.
pub(crate) async fn accept(
    desk: &Rc<Desk>,
    passphrase: String,
    first: First,
    locale: String,
) -> Result<(), Refusal> {
    let profiles = desk.profiles()?;
    let shown = shown(desk, first).await?;
    let join = in_progress(desk, |opened| Join {
        org: opened.organisation.id,
        invite: opened.link.id,
        secret: opened.link.secret,
        passphrase,
        device_name: environment::device_name(),
        now: clock::now(),
    })?;
    let joined = desk.vault.join(join).await?;
    let (accept, identity, statements) = in_progress(desk, |opened| {
        (
            message(opened, &joined, shown, locale),
            identity(opened, &joined),
            opened.answer.statements.clone(),
        )
    })?;
    // The keys are safe before the server knows them: a lost answer must not lose them.
    let kept = profiles.enrol(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    send(desk, &accept).await?;
    let kept = profiles.keep(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    *desk.flow.borrow_mut() = Flow::None;
    let fresh = Fresh {
        statements,
        secrets: Vec::new(),
    };
    opening::open(desk, identity, fresh, true).await
}

async fn shown(desk: &Rc<Desk>, first: First) -> Result<Shown, Refusal> {
    let (known, question) = in_progress(desk, |opened| {
        let question = InvitePasskey {
            id: opened.link.id,
            signature: opened.link.signature(),
            name: environment::device_name(),
        };
        (opened.passkey.clone(), question)
    })?;
    let shown = first_passkey::shown(first, known, "/api/invite/passkey", &question).await?;
    in_progress(desk, |opened| opened.passkey.clone_from(&shown.1))?;
    Ok(shown)
}

async fn send(desk: &Rc<Desk>, accept: &InviteAccept) -> Result<(), Refusal> {
    let sent = transport::post::<_, SessionInfo>("/api/invite/accept", accept).await;
    let sent = sent.map_err(Refusal::from);
    if first_passkey::spent(&sent) {
        in_progress(desk, |opened| opened.passkey = None)?;
    }
    sent.map(|_session| ())
}

fn read(fragment: &str) -> Option<Link> {
    let mut parts = fragment.trim().trim_start_matches('#').split('.');
    let secret = bytes::from_base64url(parts.next()?)?.try_into().ok()?;
    let root = Hash::parse(parts.next()?)?;
    let id = InviteId::parse(parts.next()?)?;
    parts.next().is_none().then_some(Link { secret, root, id })
}

/// The organisation of a log that begins with the root of the link.
fn trusted(answer: &InviteOpened, pinned: Hash) -> Option<Organisation> {
    let first = answer.statements.first()?.read().ok()?;
    let StatementBody::Root { key, .. } = first.content else {
        return None;
    };
    if fingerprint(&key.0) != pinned {
        return None;
    }
    proof::read_log(Some(&key), None, &answer.statements).ok()
}

fn in_progress<T>(desk: &Rc<Desk>, act: impl FnOnce(&mut Opened) -> T) -> Result<T, Refusal> {
    match &mut *desk.flow.borrow_mut() {
        Flow::Invitation(opened) => Ok(act(opened)),
        Flow::None
        | Flow::SetUp(_)
        | Flow::Moved(_)
        | Flow::Recovery(_)
        | Flow::Signers(_)
        | Flow::Help(_)
        | Flow::Enrolling(_) => Err(dead_link()),
    }
}

fn identity(opened: &Opened, joined: &Joined) -> Identity {
    Identity {
        email: opened.answer.email.clone(),
        device: joined.device.clone(),
        root: opened.organisation.root,
        seen: (opened.organisation.n, opened.organisation.head),
    }
}

fn message(
    opened: &Opened,
    joined: &Joined,
    (totp_code, passkey): Shown,
    locale: String,
) -> InviteAccept {
    InviteAccept {
        account: NewAccount {
            user: joined.device.user,
            email: opened.answer.email.clone(),
            auth: joined.auth.clone(),
            kdf: joined.device.kdf.clone(),
            totp_sealed: opened.answer.enrolment.totp_sealed.clone(),
            totp_code,
            passkey,
            locale,
        },
        claim: joined.claim.clone(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::read;
    use domain::{Hash, InviteId, bytes};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn fragment() -> String {
        let id = InviteId::v4([9; 16]);
        format!("{}.{}.{id}", bytes::to_base64url(&[7; 32]), Hash([8; 32]))
    }

    #[wasm_bindgen_test]
    fn a_fragment_gives_secret_root_and_invitation() {
        let link = read(&format!("#{}", fragment())).unwrap();
        assert_eq!((link.secret, link.root), ([7; 32], Hash([8; 32])));
        assert_eq!(link.id, InviteId::v4([9; 16]));
    }

    #[wasm_bindgen_test]
    fn a_fragment_with_a_part_too_many_or_too_few_is_no_invitation() {
        assert!(read(&format!("{}.more", fragment())).is_none());
        let (short, _) = fragment()
            .rsplit_once('.')
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        assert!(read(&short).is_none());
    }
}
