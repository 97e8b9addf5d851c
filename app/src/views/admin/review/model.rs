//! The consents to review, with the names this device knows.

use domain::privacy::Channel;
use domain::privacy::ledger::Flag;
use domain::record::Label;
use domain::{RecordId, Timestamp};
use sync::message::account;

use crate::consents::purpose_name;
use crate::contacts::name;
use crate::replica::Data;

/// Characters of a person's id that stand for a person without a name here.
const CODE: usize = 8;

/// One consent to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// Name of the person; none where this device does not hold the contact.
    pub name: Option<String>,
    /// The beginning of the person's id.
    pub code: String,
    /// The contact, where this device holds it.
    pub contact: Option<RecordId>,
    /// Name of the purpose.
    pub purpose: Label,
    /// The channel.
    pub channel: Channel,
    /// When the server accepted it.
    pub received_at: Timestamp,
    /// Until when a confirmation makes it count.
    pub confirm_by: Option<Timestamp>,
    /// Name of who recorded it.
    pub user: Option<String>,
    /// Name of the device.
    pub device: Option<String>,
    /// The marks that keep it from counting.
    pub flags: Vec<Flag>,
}

/// The answer of the server in names, in its order.
#[must_use]
pub fn rows(data: &Data, answer: &[account::ReviewRow]) -> Vec<ReviewRow> {
    answer.iter().map(|row| named(data, row)).collect()
}

fn named(data: &Data, row: &account::ReviewRow) -> ReviewRow {
    let organisation = data.organisation.as_deref();
    let contact = row.contact.and_then(|id| data.rows.get(&id));
    let user = organisation
        .zip(row.user)
        .and_then(|(organisation, user)| organisation.users.get(&user));
    let device = organisation
        .zip(row.device)
        .and_then(|(organisation, device)| organisation.devices.get(&device));
    ReviewRow {
        name: contact.map(|row| name(row)).filter(|name| !name.is_empty()),
        code: row.subject.to_string().chars().take(CODE).collect(),
        contact: contact.map(|row| row.id),
        purpose: purpose_name(data, &row.purpose),
        channel: row.channel,
        received_at: row.received_at,
        confirm_by: row.confirm_by,
        user: user.map(|user| user.name.clone()),
        device: device.map(|device| device.name.clone()),
        flags: row.flags.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::privacy::Channel;
    use domain::privacy::ledger::Flag;
    use domain::{EventId, PurposeId, SubjectId};
    use sync::message::account;

    use super::rows;
    use crate::fixture::{NOW, contact, organisation};
    use crate::replica::Data;

    fn told(person: u8, purpose: &str) -> account::ReviewRow {
        account::ReviewRow {
            event: EventId::v4([person; 16]),
            subject: SubjectId::v4([person; 16]),
            contact: Some(contact(person, &[]).id),
            purpose: PurposeId::new(purpose),
            channel: Channel::Email,
            received_at: NOW,
            confirm_by: None,
            user: None,
            device: None,
            flags: vec![Flag::TextUnknown],
        }
    }

    #[test]
    fn a_person_this_device_does_not_hold_is_named_by_a_code_without_a_link() {
        let data = Data {
            organisation: Some(Arc::new(organisation())),
            ..crate::fixture::data(vec![contact(1, &[("family_name", "Malá")])])
        };
        let rows = rows(&data, &[told(1, "newsletter"), told(2, "ended")]);
        assert_eq!(rows[0].name.as_deref(), Some("Malá"));
        assert_eq!(rows[0].contact, Some(contact(1, &[]).id));
        assert_eq!((&rows[1].name, rows[1].contact), (&None, None));
        assert_eq!(rows[1].code, "02020202");
    }

    #[test]
    fn a_purpose_that_is_no_longer_known_keeps_its_code() {
        let data = Data {
            organisation: Some(Arc::new(organisation())),
            ..crate::fixture::data(Vec::new())
        };
        let rows = rows(&data, &[told(1, "newsletter"), told(1, "ended")]);
        assert_eq!(rows[0].purpose.en, "News by e-mail");
        assert_eq!(rows[1].purpose.en, "ended");
    }
}
