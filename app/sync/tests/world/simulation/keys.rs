//! Sealed writes and rolls of the keys they are sealed under.

use domain::SubjectId;
use domain::record::Class;

use super::World;
use crate::fixture::{Draft, Staff, under};

/// The classes that are written in a world.
const WRITTEN: [Class; 2] = [Class::Notes, Class::Financial];

impl World {
    /// Seals a value under the newest epoch that the device knows: with a data key it has from the
    /// server, if it reads the class and has one of that epoch, or with a new one.
    pub(super) fn sealing(
        &mut self,
        place: usize,
        draft: Draft,
        (field, class): (&'static str, Class),
    ) -> Draft {
        let content = self.numbers.id();
        let organisation = self.clients[place].organisation.as_ref().unwrap();
        let epoch = organisation.classes[&class].epoch;
        let new = content[..8].try_into().unwrap();
        let confirmed = self.confirmed(place, draft.subject, (class, epoch));
        let dek = self.numbers.pick(&confirmed).unwrap_or(new);
        let mut draft = draft.sealing(field, class, &under(epoch, dek, &content));
        draft.confirmed = confirmed;
        draft
    }

    /// Gives the data keys that the device can use: only readers can open a wrap.
    fn confirmed(
        &self,
        place: usize,
        subject: SubjectId,
        (class, epoch): (Class, u32),
    ) -> Vec<[u8; 8]> {
        let client = &self.clients[place];
        let fits = |wrap: &&domain::record::DekWrap| {
            wrap.subject == subject && wrap.class == class && wrap.epoch == epoch
        };
        let wraps = client.copy.wraps.values().flatten().filter(fits);
        let mut deks: Vec<[u8; 8]> = wraps.map(|wrap| wrap.dek).collect();
        deks.sort_unstable();
        deks.dedup();
        let log = client.organisation.as_ref().unwrap();
        if log.may_read(client.staff.user, class) {
            deks
        } else {
            Vec::new()
        }
    }

    /// The officer rolls the keys of a class, for everybody whose role reads it.
    pub(super) fn roll(&mut self) {
        let class = self.numbers.pick(&WRITTEN).unwrap();
        self.roll_class(class);
    }

    /// Rolls every class that is written.
    pub(super) fn roll_all(&mut self) {
        for class in WRITTEN {
            self.roll_class(class);
        }
    }

    fn roll_class(&mut self, class: Class) {
        let known = self.server.fixture.statements.len();
        let before = self.server.fixture.organisation.clone();
        let staff: Vec<Staff> = self
            .clients
            .iter()
            .map(|client| client.staff.clone())
            .collect();
        let reads = |staff: &&Staff| {
            let here = before.live_device(staff.device).is_some();
            here && before.may_read(staff.user, class)
        };
        let readers: Vec<&Staff> = staff.iter().filter(reads).collect();
        self.server.fixture.roll(class, &readers);
        self.append(known, before);
    }
}
