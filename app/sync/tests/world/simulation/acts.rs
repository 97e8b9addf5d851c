//! What people do in a world.

use domain::privacy::event::{DefaultState, EventType};
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll};
use domain::record::{Base, Class, Row};
use domain::{PurposeId, RecordId, SubjectId, Timestamp};
use sync::client::Input;
use sync::message::v1::{Op, OpKind};

use super::{Bug, World};
use crate::fixture::Draft;

const ACCOUNT: (&str, Class) = ("bank_account", Class::Financial);

impl World {
    /// Lets a member of staff do something with what the device shows.
    pub(super) fn act(&mut self, place: usize) {
        if self.is_over(place) {
            return self.end(place);
        }
        let Some(organisation) = self.clients[place].organisation.clone() else {
            return self.pump(place);
        };
        let at = self.now.plus_millis(self.clients[place].skew);
        let contacts = self.contacts(place);
        let chosen = self.numbers.pick(&contacts);
        let op = match (self.numbers.below(12), chosen) {
            (0..=2, _) | (_, None) => {
                let draft = self.new_contact(place);
                self.clients[place].staff.put(&organisation, at, draft)
            }
            (3..=6, Some((record, subject))) => {
                let draft = self.edit(place, record, subject);
                self.clients[place].staff.put(&organisation, at, draft)
            }
            (7, Some((record, subject))) => {
                let draft = self.note(place, record, subject);
                self.clients[place].staff.put(&organisation, at, draft)
            }
            (8, Some((record, subject))) => {
                let draft = self.bad(place, record, subject);
                self.clients[place].staff.put(&organisation, at, draft)
            }
            (_, Some((_, subject))) => self.consent(place, subject, at),
        };
        self.save(place, op);
    }

    fn save(&mut self, place: usize, op: Op) {
        let dies = self.numbers.one_in(25);
        let client = &mut self.clients[place];
        if !dies || self.planted != Some(Bug::LostOperation) {
            client.save(&op);
        }
        self.saved.insert(op.id, (place, op.clone()));
        if let OpKind::Put(put) = &op.kind
            && self.private.contains_key(&put.record)
        {
            let written = put
                .fields
                .iter()
                .find(|(field, _)| field.as_str() == "company");
            if let Some((_, value)) = written {
                self.last.insert(put.record, value.to_string());
            }
        }
        if dies {
            self.clients[place].start();
        } else {
            self.clients[place].handle(Input::Saved(op), self.now);
        }
    }

    /// Gives the contacts the device shows, stored or still on their way.
    fn contacts(&self, place: usize) -> Vec<(RecordId, SubjectId)> {
        let client = &self.clients[place];
        let stored = client.copy.rows.values().filter(|row| row.parent.is_none());
        let mut contacts: Vec<_> = stored.map(|row| (row.id, row.subject)).collect();
        let pending = client.engine.pending().filter_map(|op| match &op.kind {
            OpKind::Put(put) if put.parent.is_none() && put.base.is_none() => {
                Some((put.record, put.subject))
            }
            OpKind::Put(_) | OpKind::Consent { .. } => None,
        });
        contacts.extend(pending);
        contacts.sort_unstable();
        contacts.dedup();
        contacts
    }

    fn new_contact(&mut self, place: usize) -> Draft {
        let staff = &mut self.clients[place].staff;
        let record = RecordId::v4(staff.id());
        let subject = SubjectId::v4(staff.id());
        self.subjects.insert(subject);
        if self.numbers.one_in(2) && !self.is_revoked(place) {
            self.private.insert(record, place);
        }
        let name = format!("Nováková {}", self.numbers.below(1_000));
        Draft::contact(record, subject, 0)
            .with("family_name", name)
            .with("company", self.company())
    }

    fn company(&mut self) -> String {
        format!("Růže {}", self.numbers.below(1_000_000))
    }

    fn base(&self, place: usize, record: RecordId) -> Option<Base> {
        let client = &self.clients[place];
        let stored = client.copy.rows.get(&record).map(Row::base);
        client.engine.base(record, stored)
    }

    fn edit(&mut self, place: usize, record: RecordId, subject: SubjectId) -> Draft {
        let others = self
            .private
            .get(&record)
            .is_some_and(|maker| *maker != place);
        if others {
            return self.new_contact(place);
        }
        let draft = Draft::contact(record, subject, 0).on(self.base(place, record));
        match self.numbers.below(4) {
            0 => self.sealing(place, draft, ACCOUNT),
            1 => {
                let company = self.company();
                self.sealing(place, draft.with("company", company), ACCOUNT)
            }
            _ => {
                let company = self.company();
                draft.with("company", company)
            }
        }
    }

    fn note(&mut self, place: usize, record: RecordId, subject: SubjectId) -> Draft {
        let id = RecordId::v4(self.clients[place].staff.id());
        let mut draft = Draft::note(id, subject, record);
        draft.sealed.clear();
        self.sealing(place, draft, ("text", Class::Notes))
    }

    /// Makes a write that a rule refuses.
    fn bad(&mut self, place: usize, record: RecordId, subject: SubjectId) -> Draft {
        if self.private.contains_key(&record) {
            return self.edit(place, record, subject);
        }
        let draft = Draft::contact(record, subject, 0).on(self.base(place, record));
        match self.numbers.below(3) {
            0 => draft.with("email", "no address"),
            1 => draft.with("hobby", "bees"),
            _ => draft.with("family_name", ""),
        }
    }

    fn consent(&mut self, place: usize, subject: SubjectId, at: Timestamp) -> Op {
        let organisation = self.clients[place].organisation.clone().unwrap();
        let text = self.server.fixture.text.clone();
        let kinds = [
            EventType::Grant,
            EventType::Refuse,
            EventType::Withdraw,
            EventType::Ask,
        ];
        let kind = self.numbers.pick(&kinds).unwrap();
        let spoilt = self.numbers.one_in(5);
        let staff = &mut self.clients[place].staff;
        let mut first = staff.body(subject, kind, &text, at);
        if spoilt && kind == EventType::Grant {
            first.default_state = Some(DefaultState::Preselected);
        }
        let mut second = staff.body(subject, EventType::Refuse, &text, at);
        second.purpose = PurposeOrAll::One(PurposeId::new("phone_offers"));
        second.channel = ChannelOrAll::One(Channel::Phone);
        let events = vec![staff.sign_event(&first), staff.sign_event(&second)];
        staff.consent(&organisation, at, events, None)
    }
}
