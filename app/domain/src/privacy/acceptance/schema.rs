//! Which members an event type has, beyond what its canonical form already says (4.2, L-1).

use crate::Violation;
use crate::privacy::event::{
    Basis, BasisRecord, Body, ChannelOrAll, EventType, Import, PurposeOrAll,
};
use crate::violation::Code;

/// Offsets of real time zones lie within these minutes.
const ZONE_MIN: core::ops::RangeInclusive<i32> = -14 * 60..=14 * 60;

const MAX_LIST: usize = 100;
const MAX_CODE: usize = 100;

/// Checks that a body has the members of its type and no others, and only codes where text could
/// hide.
///
/// # Errors
/// With [`Code::Malformed`].
pub fn has_its_members(body: &Body) -> Result<(), Violation> {
    let fits = body.v == 1
        && ZONE_MIN.contains(&body.zone_offset_min)
        && key_fits(body)
        && codes_only(body)
        && own_members_fit(body)
        && !has_foreign_members(body);
    if fits {
        Ok(())
    } else {
        Err(Violation::of(Code::Malformed))
    }
}

fn key_fits(body: &Body) -> bool {
    let wide = body.purpose == PurposeOrAll::All || body.channel == ChannelOrAll::All;
    match body.kind {
        EventType::Merge | EventType::Unmerge => {
            body.purpose == PurposeOrAll::Whole && body.channel == ChannelOrAll::Whole
        }
        EventType::Withdraw | EventType::Object => names_a_key(body),
        EventType::Ask
        | EventType::Defer
        | EventType::Grant
        | EventType::Renew
        | EventType::Refuse
        | EventType::Confirm
        | EventType::Revoke
        | EventType::Invalidate
        | EventType::Import
        | EventType::Decide
        | EventType::Basis
        | EventType::Inform => names_a_key(body) && !wide,
    }
}

fn names_a_key(body: &Body) -> bool {
    body.purpose != PurposeOrAll::Whole && body.channel != ChannelOrAll::Whole
}

fn own_members_fit(body: &Body) -> bool {
    match body.kind {
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
        EventType::Decide => body.decide.is_some(),
        EventType::Basis => body
            .basis_record
            .as_ref()
            .is_some_and(|record| record_fits(record)),
        EventType::Inform => body.inform.is_some() && body.text.is_some(),
        EventType::Merge | EventType::Unmerge => body.into.is_some_and(|into| into != body.subject),
    }
}

fn has_foreign_members(body: &Body) -> bool {
    let gives = matches!(body.kind, EventType::Grant | EventType::Renew);
    let moves = matches!(body.kind, EventType::Merge | EventType::Unmerge);
    (!gives && (body.valid_until.is_some() || body.basis.is_some() || body.age_check.is_some()))
        || (body.import.is_some() && body.kind != EventType::Import)
        || (body.decide.is_some() && body.kind != EventType::Decide)
        || (body.basis_record.is_some() && body.kind != EventType::Basis)
        || (body.inform.is_some() && body.kind != EventType::Inform)
        || (body.into.is_some() && !moves)
        || (!body.points.is_empty() && body.kind != EventType::Unmerge)
        || (body.token.is_some() && body.device.is_some())
}

fn record_fits(record: &BasisRecord) -> bool {
    let consent = matches!(record.basis, Basis::Consent | Basis::ExplicitConsent);
    !consent && record.product_family.as_deref().is_none_or(is_code)
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
        && body.points.len() <= MAX_LIST
        && body.app.as_deref().is_none_or(|app| app.len() <= MAX_CODE)
}

fn is_code(text: &str) -> bool {
    let code =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-/*".contains(&byte);
    !text.is_empty() && text.len() <= MAX_CODE && text.bytes().all(code)
}
