//! A new device of a known user: it shows its keys, and an old device finds them among the claims.

use crypto::EnrolmentCode;
use domain::{Bytes, PublicKey};
use sync::message::account::DeviceClaim;

use super::cabinet::Open;
use super::enrol;
use crate::random;
use crate::vault::message::{Answer, Claimed, Enrol, Look, Match, Why, WrappedDevice};

/// At most this many claims are compared; words cost a tenth of a second each.
const MOST: usize = 8;

/// Makes the keys of a new device of a known user.
pub(crate) fn enrol(of: &Enrol) -> Result<(Open, WrappedDevice), Why> {
    let place = (of.org, of.user, random::device(of.now));
    let enrolled = enrol::enrol(place, &of.passphrase)?;
    let open = Open::with(&enrolled.wrapped, enrolled.keys);
    Ok((open, enrolled.wrapped))
}

/// Shows this device's public keys, bound to the root that it trusts.
pub(crate) fn claim(open: &Open, root: PublicKey) -> Answer {
    let (signing, agreement) = open.keyring.device_keys().public();
    let code = EnrolmentCode {
        session: random::session(),
        org: open.org,
        root,
        user: open.user,
        device: open.device,
        signing,
        agreement,
    };
    Answer::Claimed(Box::new(Claimed {
        session: Bytes(code.session.to_vec()),
        signing,
        agreement,
        text: code.to_text(),
        words: code.words().to_string(),
    }))
}

/// Finds the claim whose code or words were read from the other screen.
///
/// What the server hands out is completed with this device's own organisation, root and user:
/// whatever it swapped gives another code and other words.
pub(crate) fn look(open: &Open, look: Look) -> Answer {
    let scanned = EnrolmentCode::from_text(look.shown.trim()).ok();
    let shown = |code: &EnrolmentCode| match scanned {
        Some(scanned) => scanned == *code,
        None => code.words().matches(&look.shown),
    };
    let found = look.claims.into_iter().take(MOST).find_map(|claim| {
        let code = code_of(open, look.root, &claim).filter(shown)?;
        Some(Box::new(Match {
            claim,
            words: code.words().to_string(),
        }))
    });
    Answer::Looked(found)
}

fn code_of(open: &Open, root: PublicKey, claim: &DeviceClaim) -> Option<EnrolmentCode> {
    Some(EnrolmentCode {
        session: claim.session.as_slice().try_into().ok()?,
        org: open.org,
        root,
        user: open.user,
        device: claim.device,
        signing: claim.signing,
        agreement: claim.agreement,
    })
}
