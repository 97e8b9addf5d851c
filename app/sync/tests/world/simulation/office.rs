//! What reaches the server on other ways than a device's sync.

use domain::organisation::{Organisation, StatementBody};
use domain::privacy::TextVersion;
use domain::privacy::purpose::Change;
use domain::privacy::text::hash;
use sync::server::act::{Appender, NotAppended, append_statements};

use super::{Bug, World};

impl World {
    /// A person withdraws in the portal.
    pub(super) fn portal(&mut self) {
        let people: Vec<_> = self.subjects.iter().copied().collect();
        let Some(subject) = self.numbers.pick(&people) else {
            return;
        };
        let id = self.numbers.id();
        let signed = self.server.withdrawal(id, subject, self.now);
        let answer = if self.planted == Some(Bug::RevivedConsent) {
            Ok(())
        } else {
            self.server.portal(&signed, self.now)
        };
        match answer {
            Ok(()) => {
                self.withdrawn.insert(subject, self.now);
                if self.planted != Some(Bug::RevivedConsent) {
                    self.stops.push(signed);
                }
            }
            Err(NotAppended::Refused(_)) => {}
            Err(NotAppended::Known) => panic!("a fresh event is not known"),
        }
    }

    /// The privacy officer publishes a new version of the text, not too often.
    pub(super) fn publish(&mut self) {
        if self.texts > 3 {
            return;
        }
        self.texts += 1;
        let known = self.server.fixture.statements.len();
        let before = self.server.fixture.organisation.clone();
        let newest = |text: &&TextVersion| text.version + 1 == self.texts;
        for mut text in before.texts.values().filter(newest).cloned() {
            text.replaces = Some(text.version);
            text.change = Some(Change::Editorial);
            text.version = self.texts;
            text.sha256 = hash(&text);
            self.server.fixture.state(StatementBody::Text(text));
        }
        self.append(known, before);
    }

    /// Appends what the officer stated to the server's log.
    pub(super) fn append(&mut self, known: usize, before: Organisation) {
        let by = Appender {
            user: self.server.fixture.officer.user,
            device: self.server.fixture.officer.device,
        };
        let head = self.server.head();
        let new = self.server.fixture.statements[known..].to_vec();
        let (commit, _) = append_statements(head, Some(before), &new, by, self.now).unwrap();
        assert!(self.server.commit(commit));
    }
}
