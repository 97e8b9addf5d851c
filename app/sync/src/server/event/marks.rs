//! What acceptance adds to an event: marks, the time to confirm, the audit code.

use domain::Timestamp;
use domain::organisation::Organisation;
use domain::privacy::TextVersion;
use domain::privacy::event::{
    ActorKind, Body, ChannelOrAll, EventType, Mode, PurposeOrAll, TextRef,
};
use domain::privacy::ledger::Flag;

use super::rules::purpose;

const AHEAD_MS: i64 = 5 * 60 * 1000;
const SUSPECT_OFFSET_MS: u64 = 10 * 60 * 1000;
const CONFIRM_MS: i64 = 28 * 24 * 60 * 60 * 1000;

/// Gives the marks of acceptance.
pub(super) fn flags(organisation: &Organisation, body: &Body, now: Timestamp) -> Vec<Flag> {
    let mut flags = Vec::new();
    if body.occurred_at > now.plus_millis(AHEAD_MS) {
        flags.push(Flag::ClockAhead);
    }
    let wide = body
        .clock_offset_ms
        .is_some_and(|offset| offset.unsigned_abs() > SUSPECT_OFFSET_MS);
    let before_contact = body
        .last_contact_at
        .is_some_and(|contact| body.occurred_at < contact);
    if wide || before_contact {
        flags.push(Flag::ClockSuspect);
    }
    if let Some(text) = &body.text {
        if !text_fits(organisation, body, text) {
            flags.push(Flag::TextUnknown);
        } else if replaced(organisation, text, now) {
            flags.push(Flag::TextReplaced);
        }
    }
    flags
}

/// Says whether the text is a published one that asks for this key and scope (N-7).
fn text_fits(organisation: &Organisation, body: &Body, text: &TextRef) -> bool {
    let key = (text.id.clone(), text.version, text.locale.clone());
    let published = organisation
        .texts
        .get(&key)
        .filter(|known| known.sha256 == text.sha256);
    published.is_some_and(|known| asks_for(known, body))
}

fn asks_for(text: &TextVersion, body: &Body) -> bool {
    text.purposes.iter().any(|asked| {
        body.purpose == PurposeOrAll::One(asked.purpose.clone())
            && body.channel == ChannelOrAll::One(asked.channel)
            && body.scope_rev.is_none_or(|rev| rev == asked.scope_rev)
    })
}

fn replaced(organisation: &Organisation, text: &TextRef, now: Timestamp) -> bool {
    organisation.texts.values().any(|other| {
        other.id == text.id && other.version > text.version && other.published_at <= now
    })
}

/// Gives the end of the time to confirm a grant that does not count by itself (F-4).
pub(super) fn confirm_by(
    organisation: &Organisation,
    body: &Body,
    flags: &[Flag],
    now: Timestamp,
) -> Option<Timestamp> {
    let waits = match body.kind {
        EventType::Grant | EventType::Renew => {
            let told = matches!(
                body.mode,
                Mode::WebForm | Mode::Phone | Mode::Spoken | Mode::Paper | Mode::Legacy
            );
            let doubtful = flags
                .iter()
                .any(|flag| matches!(flag, Flag::ClockAhead | Flag::ClockSuspect));
            let policy = body.mode == Mode::Handover
                && purpose(organisation, body).is_some_and(|purpose| purpose.confirm_handover);
            told || doubtful || policy || body.actor.kind == ActorKind::StaffOnBehalf
        }
        EventType::Ask
        | EventType::Defer
        | EventType::Refuse
        | EventType::Withdraw
        | EventType::Object
        | EventType::Confirm
        | EventType::Revoke
        | EventType::Invalidate
        | EventType::Import
        | EventType::Decide
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => false,
    };
    waits.then(|| now.plus_millis(CONFIRM_MS))
}

/// Gives the audit code of an event type.
pub(super) const fn audit_code(kind: EventType) -> &'static str {
    match kind {
        EventType::Ask => "consent_ask",
        EventType::Defer => "consent_defer",
        EventType::Grant => "consent_grant",
        EventType::Renew => "consent_renew",
        EventType::Refuse => "consent_refuse",
        EventType::Withdraw => "consent_withdraw",
        EventType::Object => "consent_object",
        EventType::Confirm => "consent_confirm",
        EventType::Revoke => "consent_revoke",
        EventType::Invalidate => "consent_invalidate",
        EventType::Import => "consent_import",
        EventType::Decide => "consent_decide",
        EventType::Basis => "consent_basis",
        EventType::Inform => "consent_inform",
        EventType::Merge => "consent_merge",
        EventType::Unmerge => "consent_unmerge",
    }
}
