//! Receipts: one per act, with a number that follows from the ledger.

use app::Locale;
use app::people::label;
use app::views::portal::{AnswerRow, ProofRow, ReceiptLink, ReceiptPage, Said};
use domain::ActId;
use domain::privacy::event::{Body, EventType};
use domain::privacy::ledger::Entry;
use domain::privacy::{ChannelOrAll, PurposeOrAll, receipt};

use super::ledger::Ledger;
use super::page::{hex, text_shown};

/// Receipts of acts without a device.
const PORTAL: &str = "PORT";

/// The receipts, newest first.
pub(super) fn list(ledger: &Ledger) -> Vec<ReceiptLink> {
    let firsts = acts(ledger).into_iter().rev();
    firsts
        .map(|(body, entry)| ReceiptLink {
            number: number(ledger, body, entry),
            at: entry.stamp.received_at.min(body.occurred_at),
        })
        .collect()
}

/// The receipt of a number, if it is one of this ledger.
pub(super) fn find(ledger: &Ledger, wanted: &str, locale: Locale) -> Option<ReceiptPage> {
    let (first, entry) = acts(ledger)
        .into_iter()
        .find(|(body, entry)| number(ledger, body, entry) == wanted)?;
    let events: Vec<&Body> = of_act(ledger, first.act_id).map(|(body, _)| body).collect();
    let text = events.iter().find_map(|body| body.text.as_ref());
    Some(ReceiptPage {
        organisation: ledger.organisation.name.clone(),
        number: wanted.to_owned(),
        at: entry.stamp.received_at.min(first.occurred_at),
        way: first.mode.into(),
        language: text.map_or_else(|| language(locale).to_owned(), |text| text.locale.clone()),
        answers: events
            .iter()
            .map(|body| answer(ledger, body, locale))
            .collect(),
        text: text.map(text_shown),
        contact: ledger.organisation.name.clone(),
        proof: of_act(ledger, first.act_id)
            .map(|(_, entry)| proof(entry))
            .collect(),
    })
}

/// What proves an event, for the person to keep.
pub(super) fn proof(entry: &Entry) -> ProofRow {
    ProofRow {
        event_hash: hex(&entry.event_hash),
        chain_head: hex(&entry.link),
    }
}

/// The number of an act, from the first of its events.
pub(super) fn number(ledger: &Ledger, first: &Body, entry: &Entry) -> String {
    let device = first
        .device
        .and_then(|device| ledger.organisation.devices.get(&device));
    match (device, first.device_counter) {
        (Some(device), Some(counter)) => receipt::number(&device.code, counter),
        (Some(_), None) | (None, _) => receipt::number(PORTAL, entry.stamp.org_seq),
    }
}

/// The first event of each act that answered something.
fn acts(ledger: &Ledger) -> Vec<(&Body, &Entry)> {
    let mut acts: Vec<(&Body, &Entry)> = Vec::new();
    for (body, entry) in ledger.acts() {
        if !acts.iter().any(|(known, _)| known.act_id == body.act_id) {
            acts.push((body, entry));
        }
    }
    acts.retain(|(first, _)| {
        of_act(ledger, first.act_id).any(|(body, _)| said(body.kind).is_some())
    });
    acts
}

fn of_act(ledger: &Ledger, act: ActId) -> impl Iterator<Item = (&Body, &Entry)> {
    ledger.acts().filter(move |(body, _)| body.act_id == act)
}

fn answer(ledger: &Ledger, body: &Body, locale: Locale) -> AnswerRow {
    let name = match &body.purpose {
        PurposeOrAll::Whole | PurposeOrAll::All => None,
        PurposeOrAll::One(id) => {
            let purpose = ledger.organisation.purposes.get(id);
            Some(purpose.map_or_else(|| id.to_string(), |purpose| label(locale, &purpose.name)))
        }
    };
    let channel = match body.channel {
        ChannelOrAll::Whole | ChannelOrAll::All => None,
        ChannelOrAll::One(channel) => Some(channel),
    };
    AnswerRow {
        name,
        channel,
        said: said(body.kind).unwrap_or(Said::NotAnswered),
        valid_until: body.valid_until,
    }
}

fn said(kind: EventType) -> Option<Said> {
    match kind {
        EventType::Grant | EventType::Renew | EventType::Confirm => Some(Said::Yes),
        EventType::Refuse => Some(Said::No),
        EventType::Withdraw => Some(Said::Withdrawn),
        EventType::Object => Some(Said::Objected),
        EventType::Ask
        | EventType::Defer
        | EventType::Revoke
        | EventType::Invalidate
        | EventType::Import
        | EventType::Decide
        | EventType::Basis
        | EventType::Inform
        | EventType::Merge
        | EventType::Unmerge => None,
    }
}

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::cs => "cs",
        Locale::en => "en",
    }
}
