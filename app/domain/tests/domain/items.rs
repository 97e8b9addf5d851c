//! Records, clocks and facts for the tests of retention, holds and erasure.

use std::collections::BTreeSet;

use domain::privacy::data_map::{Extent, Item, RecordType};
use domain::privacy::event::Basis;
use domain::privacy::four_eyes::FourEyes;
use domain::privacy::hold::{Hold, HoldDraft};
use domain::privacy::retention::{
    Facts, LiveBasis, PeriodHistory, Periods, Rules, StorageClock, TaxPeriod, YearEnd,
    default_rules,
};
use domain::{
    FieldId, HoldId, LocalDate, PurposeId, RecordId, RetentionRuleId, SubjectId, Timestamp, UserId,
};

pub(crate) fn day(text: &str) -> LocalDate {
    LocalDate::parse(text).unwrap()
}

pub(crate) fn noon(text: &str) -> Timestamp {
    day(text).at(12, 0).unwrap()
}

pub(crate) fn record(number: u8) -> RecordId {
    RecordId::v4([number; 16])
}

/// Sixteen bytes that no id of another type shares.
fn bytes(kind: u8, number: u8) -> [u8; 16] {
    let mut bytes = [kind; 16];
    bytes[15] = number;
    bytes
}

pub(crate) fn subject(number: u8) -> SubjectId {
    SubjectId::v4(bytes(0x11, number))
}

pub(crate) fn user(number: u8) -> UserId {
    UserId::v4(bytes(0x22, number))
}

pub(crate) fn hold_id(number: u8) -> HoldId {
    HoldId::v4(bytes(0x33, number))
}

pub(crate) fn rule(id: &str) -> RetentionRuleId {
    RetentionRuleId::new(id)
}

pub(crate) fn fields(names: &[&str]) -> BTreeSet<FieldId> {
    names.iter().map(|name| FieldId::new(*name)).collect()
}

pub(crate) fn some(names: &[&str]) -> Extent {
    Extent::Fields(fields(names))
}

/// A record of subject 1 with these fields.
pub(crate) fn item(number: u8, kind: RecordType, names: &[&str]) -> Item {
    Item {
        fields: fields(names),
        ..Item::of(record(number), kind, subject(1))
    }
}

pub(crate) fn under(mut item: Item, id: &str, event: &str, extent: Extent) -> Item {
    item.clocks
        .push(StorageClock::new(rule(id), day(event), extent));
    item
}

pub(crate) fn basis(number: u8, purpose: &str, basis: Basis, extent: Extent) -> LiveBasis {
    LiveBasis {
        record: record(number),
        extent,
        purpose: PurposeId::new(purpose),
        basis,
        ends_with: None,
    }
}

pub(crate) fn both(at: Timestamp) -> FourEyes {
    FourEyes::of(user(1), user(2), at).unwrap()
}

/// A hold on one record from 2026-01-05, reviewed a year later.
pub(crate) fn hold(number: u8, on: u8) -> Hold {
    let draft = HoldDraft {
        id: hold_id(number),
        records: BTreeSet::from([record(on)]),
        reason: "Spor o reklamaci".to_owned(),
        owner: user(1),
        start: day("2026-01-05"),
        review_date: day("2027-01-05"),
    };
    Hold::place(draft, both(noon("2026-01-05"))).unwrap()
}

pub(crate) const PERIODS: Periods = Periods {
    tax: TaxPeriod::Monthly,
    year_end: YearEnd::CALENDAR,
};

/// What [`Facts`] borrows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) rules: Rules,
    pub(crate) periods: PeriodHistory,
    pub(crate) holds: Vec<Hold>,
    pub(crate) bases: Vec<LiveBasis>,
}

impl World {
    pub(crate) fn empty() -> Self {
        Self {
            rules: default_rules(),
            periods: PeriodHistory::of(PERIODS),
            holds: Vec::new(),
            bases: Vec::new(),
        }
    }

    pub(crate) fn on(&self, today: &str) -> Facts<'_> {
        self.at(noon(today))
    }

    pub(crate) fn at(&self, now: Timestamp) -> Facts<'_> {
        Facts {
            rules: &self.rules,
            periods: &self.periods,
            holds: &self.holds,
            bases: &self.bases,
            now,
        }
    }
}
