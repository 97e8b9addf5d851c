//! ISO/IEC TS 27560 in DPV JSON-LD.

use domain::interchange::Refused;
use domain::interchange::dpv::{
    ConsentReceipt, ConsentRecord, Controller, Indicated, Notice, Objected, Purposes, receipt,
    record,
};
use domain::privacy::event::{ActorKind, Basis, Indication};
use domain::privacy::{Channel, State};
use domain::{FieldId, Hash, OrgId, Period, PurposeId, SubjectId, TextId};

use super::at;

mod activity;
mod context;
mod course;
mod read;
mod refusal;
mod unwritable;
mod written;

/// A consent by e-mail that was given and then withdrawn.
pub(super) fn newsletter() -> ConsentRecord {
    ConsentRecord {
        identifier: "7F3K-0042-O/1".to_owned(),
        created: at("2026-05-04T08:00:00.000Z"),
        controller: Controller {
            id: OrgId::parse("0b9c1d3e-5a77-4c1e-9f10-2f4f6a8b9c01").unwrap(),
            name: "Okna Novák s.r.o.".to_owned(),
            contact: "soukromi@example.cz".to_owned(),
        },
        subject: SubjectId::parse("7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44").unwrap(),
        notice: Notice {
            id: TextId::new("marketing"),
            version: 7,
            locale: "cs".to_owned(),
            published_at: at("2026-01-01T00:00:00.000Z"),
            sha256: Hash([9; 32]),
            replaced_by: None,
        },
        process: Purposes {
            purpose: PurposeId::new("newsletter"),
            name: "Novinky".to_owned(),
            channel: Channel::Email,
            personal_data: vec![FieldId::new("email"), FieldId::new("family_name")],
            basis: Basis::Consent,
            storage: Period::Months(24),
            recipients: vec!["Pošta".to_owned()],
        },
        processors: vec!["Rozesílka s.r.o.".to_owned()],
        statuses: vec![
            Indicated {
                state: State::Given,
                at: at("2026-05-04T08:00:00.000Z"),
                by: ActorKind::Subject,
                method: Some(Indication::RadioChoice),
                until: Some(at("2028-05-04T08:00:00.000Z")),
            },
            Indicated {
                state: State::Withdrawn,
                at: at("2026-06-01T12:30:00.500Z"),
                by: ActorKind::StaffOnBehalf,
                method: None,
                until: None,
            },
        ],
        objection: None,
        withdraw_at: "https://example.cz/portal".to_owned(),
    }
}

pub(super) fn act(records: Vec<ConsentRecord>) -> ConsentReceipt {
    ConsentReceipt {
        number: "7F3K-0042-O".to_owned(),
        issued_at: at("2026-05-04T08:00:01.000Z"),
        controller: newsletter().controller,
        records,
    }
}

fn objected() -> ConsentRecord {
    let mut record = newsletter();
    record.objection = Some(Objected {
        at: at("2026-06-02T08:00:00.000Z"),
    });
    record
}

fn refuse_record(change: impl Fn(&mut ConsentRecord)) -> Refused {
    let mut changed = newsletter();
    change(&mut changed);
    record(&changed).unwrap_err()
}

fn refuse_receipt(change: impl Fn(&mut ConsentReceipt)) -> Refused {
    let mut changed = act(vec![newsletter()]);
    change(&mut changed);
    receipt(&changed).unwrap_err()
}
