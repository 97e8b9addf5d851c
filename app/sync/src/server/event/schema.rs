//! Which members an event type has, beyond what its canonical form already says.

use domain::privacy::event::{Basis, Body, ChannelOrAll, EventType, Import, PurposeOrAll};

/// Offsets of real time zones lie within these minutes.
const ZONE_MIN: core::ops::RangeInclusive<i32> = -14 * 60..=14 * 60;

const MAX_LIST: usize = 100;
const MAX_CODE: usize = 100;

/// Says whether a body has the members of its type; only codes may stand where text could hide.
pub(super) fn fits(body: &Body) -> bool {
    body.v == 1
        && ZONE_MIN.contains(&body.zone_offset_min)
        && key_fits(body)
        && codes_only(body)
        && members_fit(body)
}

fn key_fits(body: &Body) -> bool {
    let wide = body.purpose == PurposeOrAll::All || body.channel == ChannelOrAll::All;
    let whole = body.purpose == PurposeOrAll::Whole || body.channel == ChannelOrAll::Whole;
    !whole && (!wide || matches!(body.kind, EventType::Withdraw | EventType::Object))
}

fn members_fit(body: &Body) -> bool {
    let gives = matches!(body.kind, EventType::Grant | EventType::Renew);
    let given = match body.kind {
        EventType::Grant | EventType::Renew => {
            matches!(body.basis, Some(Basis::Consent | Basis::ExplicitConsent))
                && body.text.is_some()
                && body.scope_rev.is_some()
                && body.indication.is_some()
        }
        EventType::Ask | EventType::Defer => body.text.is_some(),
        EventType::Object => body.object_kind.is_some(),
        EventType::Confirm => body.target.is_some() && body.confirm_kind.is_some(),
        EventType::Invalidate => body.target.is_some(),
        EventType::Import => body.import.as_ref().is_some_and(import_codes_only),
        EventType::Refuse | EventType::Withdraw | EventType::Revoke => true,
        // Their objects are no members of this version of the body.
        EventType::Decide
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => false,
    };
    let foreign_members = (!gives && (body.valid_until.is_some() || body.basis.is_some()))
        || (body.import.is_some() && body.kind != EventType::Import)
        || (body.token.is_some() && body.device.is_some());
    given && !foreign_members
}

fn import_codes_only(import: &Import) -> bool {
    let optional = [&import.text_ref, &import.method];
    is_code(&import.system)
        && is_code(&import.batch)
        && optional
            .iter()
            .all(|code| code.as_deref().is_none_or(is_code))
}

fn codes_only(body: &Body) -> bool {
    let lists = [&body.offered, &body.chosen];
    let codes = [&body.reason, &body.actor.relation, &body.actor.reason];
    lists
        .iter()
        .all(|list| list.len() <= MAX_LIST && list.iter().all(|item| is_code(item)))
        && codes.iter().all(|code| code.as_deref().is_none_or(is_code))
        && body.evidence.len() <= MAX_LIST
        && body.app.as_deref().is_none_or(|app| app.len() <= MAX_CODE)
}

fn is_code(text: &str) -> bool {
    let code =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-/*".contains(&byte);
    !text.is_empty() && text.len() <= MAX_CODE && text.bytes().all(code)
}
