//! Data keys wrapped again, and the word that two wraps hold the same one; no key leaves.

use domain::record::{ReWrap, WrapConfirmation};
use domain::{Hash, Signature};

use super::cabinet::{Open, why};
use crate::random::Browser;
use crate::vault::message::{Answer, ToCompare, ToWrap, Why};

/// Wraps each again and signs it; one that does not open here is left out.
pub(super) fn wrap(open: &Open, wanted: &[ToWrap]) -> Answer {
    Answer::WrappedAgain(
        wanted
            .iter()
            .map(|wanted| wrap_one(open, wanted).ok())
            .collect(),
    )
}

/// Opens both wraps of each pair, compares, and signs where they hold the same data key.
pub(super) fn compare(open: &Open, pairs: &[ToCompare]) -> Answer {
    Answer::Compared(pairs.iter().map(|pair| compare_one(open, pair)).collect())
}

fn wrap_one(open: &Open, wanted: &ToWrap) -> Result<ReWrap, Why> {
    let wrap = open
        .keyring
        .rewrap(&wanted.wrap, wanted.epoch, &wanted.intake, &mut Browser)
        .map_err(why)?;
    let mut made = ReWrap {
        wrap,
        number: wanted.number,
        before: Hash::of(wanted.wrap.wrap.as_slice()),
        device: open.device,
        signature: Signature([0; 64]),
    };
    // The bytes begin with their own context.
    made.signature = open.keyring.sign_bytes(&made.signed_bytes(open.org));
    Ok(made)
}

fn compare_one(open: &Open, pair: &ToCompare) -> Result<WrapConfirmation, Why> {
    let made = &pair.made;
    open.keyring
        .confirm_rewrap(&pair.before, &made.wrap)
        .map_err(why)?;
    let mut word = WrapConfirmation {
        subject: made.wrap.subject,
        class: made.wrap.class,
        dek: made.wrap.dek,
        number: made.number,
        before: Hash::of(pair.before.wrap.as_slice()),
        wrap: Hash::of(made.wrap.wrap.as_slice()),
        device: open.device,
        signature: Signature([0; 64]),
    };
    word.signature = open.keyring.sign_bytes(&word.signed_bytes(open.org));
    Ok(word)
}
