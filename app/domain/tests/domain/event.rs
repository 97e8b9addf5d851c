//! Events for tests: one person, one organisation, ids from small numbers.

mod object;

use domain::privacy::event::{
    Actor, ActorKind, Basis, BasisChange, BasisRecord, Claim, ContactPoint, Decide, EventType,
    Import, Inform, Mode, Notice, ObjectKind, Ruling, Sale, SaleKind, event_hash,
};
use domain::privacy::ledger::{Witness, WitnessKind};
use domain::privacy::{Body, Channel, ChannelOrAll, LedgerEvent, PurposeOrAll, Stamp};
use domain::{ActId, EventId, OrgId, PurposeId, RecordId, RequestId, SubjectId, Timestamp};

/// 2026-01-01T00:00:00.000Z.
const START: i64 = 1_767_225_600_000;

pub(crate) const HOUR: i64 = 3_600_000;

pub(crate) fn hours(hours: i64) -> Timestamp {
    Timestamp::from_millis(START + hours * HOUR)
}

pub(crate) fn org() -> OrgId {
    OrgId::v4([1; 16])
}

pub(crate) fn subject() -> SubjectId {
    SubjectId::v4([2; 16])
}

/// The record of a contact point.
pub(crate) fn record(number: u8) -> RecordId {
    RecordId::v4([number; 16])
}

pub(crate) fn id(number: u8) -> EventId {
    EventId::v7(hours(0), [number; 10])
}

pub(crate) fn newsletter() -> (PurposeId, Channel) {
    (PurposeId::new("newsletter"), Channel::Email)
}

/// An event of the key `newsletter/email`, made and received at the same hour.
pub(crate) struct Make {
    pub(crate) body: Body,
    received: Timestamp,
    witness: Witness,
    stamped: bool,
}

pub(crate) fn make(number: u8, kind: EventType, hour: i64) -> Make {
    let (purpose, channel) = newsletter();
    let mut body = Body::new(
        (org(), subject()),
        (id(number), ActId::v4([number; 16])),
        kind,
        (PurposeOrAll::One(purpose), ChannelOrAll::One(channel)),
        (Mode::Handover, Actor::of(ActorKind::Subject)),
        hours(hour),
    );
    if matches!(kind, EventType::Grant | EventType::Renew) {
        body.scope_rev = Some(1);
        body.valid_until = Some(body.occurred_at.plus_months_prague(24));
    }
    Make {
        body,
        received: hours(hour),
        witness: Witness {
            kind: WitnessKind::None,
            from: None,
        },
        stamped: true,
    }
}

impl Make {
    pub(crate) fn mode(mut self, mode: Mode) -> Self {
        self.body.mode = mode;
        self
    }

    pub(crate) fn actor(mut self, kind: ActorKind) -> Self {
        self.body.actor = Actor::of(kind);
        self
    }

    pub(crate) fn everywhere(mut self) -> Self {
        self.body.purpose = PurposeOrAll::All;
        self.body.channel = ChannelOrAll::All;
        self
    }

    pub(crate) fn on(mut self, purpose: &str, channel: Channel) -> Self {
        self.body.purpose = PurposeOrAll::One(PurposeId::new(purpose));
        self.body.channel = ChannelOrAll::One(channel);
        self
    }

    pub(crate) fn received(mut self, hour: i64) -> Self {
        self.received = hours(hour);
        self
    }

    /// In the portal: the server proves the moment of receipt.
    pub(crate) fn portal(mut self) -> Self {
        self.body.mode = Mode::Portal;
        self.witness = Witness {
            kind: WitnessKind::Portal,
            from: Some(self.received),
        };
        self
    }

    pub(crate) fn witness(mut self, kind: WitnessKind, from: i64) -> Self {
        self.witness = Witness {
            kind,
            from: Some(hours(from)),
        };
        self
    }

    pub(crate) fn target(mut self, number: u8) -> Self {
        self.body.target = Some(id(number));
        self
    }

    pub(crate) fn object_kind(mut self, kind: ObjectKind) -> Self {
        self.body.object_kind = Some(kind);
        self
    }

    pub(crate) fn claims(mut self, claimed: Claim) -> Self {
        self.body.actor = Actor::of(ActorKind::Importer);
        self.body.mode = Mode::Legacy;
        self.body.import = Some(Import {
            system: "old_crm".to_owned(),
            batch: "1".to_owned(),
            row: 1,
            claimed,
            claimed_at: None,
            text_ref: None,
            method: None,
            default_state: None,
        });
        self
    }

    /// In the ledger of another record.
    pub(crate) fn of(mut self, subject: SubjectId) -> Self {
        self.body.subject = subject;
        self
    }

    /// Names the contact point the person saw.
    pub(crate) fn at_point(mut self, point: u8) -> Self {
        self.body.contact_point = Some(ContactPoint {
            id: record(point),
            version: 1,
            shown_to_subject: true,
        });
        self
    }

    pub(crate) fn ruling(mut self, ruling: Ruling) -> Self {
        self.body.actor = Actor::of(ActorKind::Controller);
        self.body.mode = Mode::Desk;
        self.body.decide = Some(Decide {
            ruling,
            request: RequestId::v4([4; 16]),
        });
        self
    }

    pub(crate) fn record(mut self, basis: Basis, change: BasisChange) -> Self {
        self.body.actor = Actor::of(ActorKind::System);
        self.body.mode = Mode::Desk;
        self.body.basis_record = Some(Box::new(BasisRecord {
            basis,
            change,
            sale: None,
            address: None,
            offer: None,
            product_family: None,
        }));
        self
    }

    pub(crate) fn notice(mut self, notice: Notice) -> Self {
        self.body.actor = Actor::of(ActorKind::System);
        self.body.inform = Some(Inform { notice });
        self
    }

    /// A merge or unmerge: no key, and the other record.
    pub(crate) fn into(mut self, other: SubjectId) -> Self {
        self.body.purpose = PurposeOrAll::Whole;
        self.body.channel = ChannelOrAll::Whole;
        self.body.actor = Actor::of(ActorKind::Controller);
        self.body.mode = Mode::Desk;
        self.body.into = Some(other);
        self
    }

    pub(crate) fn unsent(mut self) -> Self {
        self.stamped = false;
        self
    }

    pub(crate) fn done(self) -> LedgerEvent {
        let stamp = Stamp {
            org_seq: 1,
            subject_seq: 1,
            received_at: self.received,
            witness: self.witness,
            confirm_by: None,
            flags: Vec::new(),
        };
        LedgerEvent {
            event_hash: event_hash(&self.body.to_bytes().unwrap()),
            body: self.body,
            stamp: self.stamped.then_some(stamp),
        }
    }
}
