//! The shape of the case file.

use std::collections::BTreeMap;

use domain::privacy::event::{Actor, ActorKind, Claim, EventType, Mode, ObjectKind, TokenRef};
use domain::privacy::ledger::{Witness, WitnessKind};
use domain::privacy::purpose::{ChannelBases, MessageClass, OnChange, ScopeRev};
use domain::privacy::{Channel, ChannelOrAll, LedgerEvent, Purpose, PurposeOrAll, Registry, Stamp};
use domain::record::Label;
use domain::{EventId, Hash, PurposeId, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::event::{id, make};

#[derive(Deserialize)]
pub(super) struct File {
    pub(super) format: String,
    pub(super) cases: Vec<Case>,
}

#[derive(Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    pub(super) policy: Policy,
    pub(super) events: Vec<Attempt>,
    pub(super) checks: Vec<Check>,
}

#[derive(Deserialize)]
pub(super) struct Policy {
    confirm_handover: bool,
    pub(super) confirm_ttl: String,
    pub(super) purposes: BTreeMap<String, CasePurpose>,
}

#[derive(Deserialize)]
pub(super) struct CasePurpose {
    pub(super) message_class: MessageClass,
    direct_marketing: bool,
    pub(super) created_at: Timestamp,
    pub(super) channels: BTreeMap<String, Vec<domain::privacy::event::Basis>>,
    pub(super) scope_revs: Vec<CaseScope>,
    pub(super) validity: String,
}

#[derive(Deserialize)]
pub(super) struct CaseScope {
    rev: u32,
    pub(super) from: Timestamp,
    pub(super) on_change: Option<OnChange>,
}

#[derive(Deserialize)]
pub(super) struct Attempt {
    pub(super) event_id: String,
    pub(super) subject: String,
    #[serde(rename = "type")]
    pub(super) kind: EventType,
    pub(super) purpose: Option<PurposeOrAll>,
    pub(super) channel: Option<ChannelOrAll>,
    pub(super) actor: ActorKind,
    pub(super) mode: Mode,
    pub(super) occurred_at: Timestamp,
    pub(super) received_at: Timestamp,
    pub(super) scope_rev: Option<u32>,
    pub(super) valid_until: Option<Timestamp>,
    pub(super) confirm_by: Option<Timestamp>,
    pub(super) witness: Option<Witness>,
    pub(super) target: Option<String>,
    pub(super) token_expires_at: Option<Timestamp>,
    pub(super) object_kind: Option<ObjectKind>,
    pub(super) claimed: Option<Claim>,
}

#[derive(Deserialize)]
pub(super) struct Check {
    pub(super) as_of: Timestamp,
    pub(super) subject: String,
    pub(super) purpose: PurposeId,
    pub(super) channel: Channel,
    pub(super) expect: Value,
}

pub(super) fn number(name: &str) -> u8 {
    name.strip_prefix('e').unwrap().parse().unwrap()
}

pub(super) fn name(event: EventId) -> String {
    (1..100)
        .find(|number| id(*number) == event)
        .map(|number| format!("e{number}"))
        .unwrap()
}

pub(super) fn event(attempt: &Attempt) -> LedgerEvent {
    let mut made = make(number(&attempt.event_id), attempt.kind, 0);
    if let Some(claimed) = attempt.claimed {
        made = made.claims(claimed);
    }
    let body = &mut made.body;
    body.mode = attempt.mode;
    body.actor = Actor::of(attempt.actor);
    body.purpose = attempt.purpose.clone().unwrap_or(PurposeOrAll::All);
    body.channel = attempt.channel.unwrap_or(ChannelOrAll::All);
    body.occurred_at = attempt.occurred_at;
    body.scope_rev = attempt.scope_rev;
    body.valid_until = attempt.valid_until;
    body.object_kind = attempt.object_kind;
    body.target = attempt.target.as_deref().map(|target| id(number(target)));
    body.token = attempt.token_expires_at.map(|expires_at| TokenRef {
        hash: Hash([0; 32]),
        issued_at: attempt.occurred_at,
        expires_at,
    });
    let stamp = Stamp {
        org_seq: 1,
        subject_seq: 1,
        received_at: attempt.received_at,
        witness: attempt.witness.clone().unwrap_or(Witness {
            kind: WitnessKind::None,
            from: None,
        }),
        confirm_by: attempt.confirm_by,
        flags: Vec::new(),
    };
    LedgerEvent {
        stamp: Some(stamp),
        ..made.done()
    }
}

pub(super) fn registry(policy: &Policy) -> Registry {
    let purposes = policy.purposes.iter().map(|(slug, purpose)| {
        let scope = |revision: &CaseScope| {
            let on_change = revision.on_change.unwrap_or(OnChange::AskAgain);
            ScopeRev::new(revision.rev, revision.from, on_change)
        };
        let months = purpose.validity.trim_matches(['P', 'M']).parse().unwrap();
        let channels = purpose
            .channels
            .iter()
            .map(|(channel, bases)| ChannelBases {
                channel: serde_json::from_value(json!(channel)).unwrap(),
                bases: bases.clone(),
            });
        let label = Label {
            cs: slug.clone(),
            en: slug.clone(),
        };
        Purpose {
            message_class: purpose.message_class,
            direct_marketing: purpose.direct_marketing,
            channels: channels.collect(),
            validity_months: months,
            confirm_handover: policy.confirm_handover,
            created_at: Some(purpose.created_at),
            scope_revs: purpose.scope_revs.iter().map(scope).collect(),
            ..Purpose::new(PurposeId::new(slug), label.clone(), label)
        }
    });
    Registry {
        version: 1,
        purposes: purposes.collect(),
    }
}
