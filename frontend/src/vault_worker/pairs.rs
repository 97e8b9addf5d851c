//! Recovery by two holders: the one-time key of who asks, the outer seal of the first holder, and
//! what the second one gives (security design, section 4).

use crypto::recovery::helped::{HelpKey, Helped};
use domain::organisation::{Organisation, PairWrap};
use domain::{Bytes, OrgId, PublicKey, UserId};
use sync::message::account::HandedOn;
use sync::proof;

use super::cabinet::{Open, why};
use crate::random::Browser;
use crate::vault::message::{Answer, AskHolders, Give, OneTime, Stated, Why};

/// Shows the one-time key of this vault, which is made at the first question, and its words.
pub(super) fn one_time(slot: &mut Option<HelpKey>, wanted: &AskHolders) -> Result<Answer, Why> {
    let organisation =
        proof::read_log(None, None, &wanted.statements).map_err(|_| Why::NotProven)?;
    if organisation.id != wanted.org {
        return Err(Why::NotProven);
    }
    let key = slot
        .get_or_insert_with(|| HelpKey::make(&mut Browser))
        .public();
    let helped = helped(&organisation, wanted.user, key)?;
    Ok(Answer::OneTime(Box::new(OneTime {
        key,
        words: helped.words().to_string(),
    })))
}

/// What the holders help with, as a log states it.
pub(super) fn helped(
    organisation: &Organisation,
    user: UserId,
    requester: PublicKey,
) -> Result<Helped, Why> {
    let stated = Stated::of(organisation).ok_or(Why::NotProven)?;
    Ok(of(
        organisation.id,
        organisation.root,
        stated,
        user,
        requester,
    ))
}

/// Takes the outer seals of pairs off on the first holder's device.
pub(super) fn hand_on(open: &Open, stated: Stated, pairs: &[PairWrap]) -> Result<Answer, Why> {
    let handed_on = pairs.iter().map(|pair| {
        open.keyring
            .open_outer(&stated.key, &stated.statement, pair)
            .map_err(why)
    });
    handed_on.collect::<Result<_, _>>().map(Answer::Local)
}

/// Opens what was handed on to the second holder's device, and seals it to the requester whose
/// words were typed; other words open nothing.
pub(super) fn give(open: &Open, give: &Give) -> Result<Answer, Why> {
    let helped = of(open.org, give.root, give.stated, give.user, give.to);
    if !helped.words().matches(&give.typed) {
        return Err(Why::WordsDiffer);
    }
    let opened = give.handed_on.iter().find_map(|handed_on| {
        let HandedOn {
            outer,
            inner,
            bytes,
        } = handed_on;
        let pair = PairWrap {
            outer: *outer,
            inner: *inner,
            wrap: Bytes(Vec::new()),
        };
        let Stated { key, statement } = &give.stated;
        open.keyring
            .open_inner(key, statement, &pair, bytes.as_slice())
            .ok()
    });
    let sealed = opened
        .ok_or(Why::NotProven)?
        .seal_to_requester(&helped, &mut Browser);
    Ok(Answer::Local(vec![Bytes(sealed.map_err(why)?)]))
}

const fn of(
    org: OrgId,
    root: PublicKey,
    stated: Stated,
    user: UserId,
    requester: PublicKey,
) -> Helped {
    Helped {
        org,
        root,
        statement: stated.statement,
        recovery: stated.key,
        user,
        requester,
    }
}
