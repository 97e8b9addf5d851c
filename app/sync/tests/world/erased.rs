//! Invariant (d) of the sync design: after `erase` no byte of the person is on the device.

use std::sync::Arc;

use domain::Timestamp;
use domain::privacy::event::EventType;
use domain::record::Class;
use sync::client::{Input, Output};
use sync::message::v1::{Op, PushAnswer};

use crate::client::{Client, Logs};
use crate::fixture::{Draft, Fixture, START, Staff, record, subject};
use crate::server::Server;

const NOW: Timestamp = START.plus_millis(1_000);

/// A device and its server, with nothing in between that fails.
struct Scene {
    server: Server,
    fixture: Fixture,
    client: Client,
}

impl Scene {
    fn new() -> Self {
        let fixture = Fixture::new();
        let logs = Logs::new(Arc::new(fixture.organisation.clone()));
        let mut scene = Self {
            server: Server::new(&fixture),
            client: Client::new(fixture.rep.clone(), logs),
            fixture,
        };
        scene.give(Input::Online);
        scene
    }

    /// Gives an input, and goes on until nothing is left.
    fn give(&mut self, input: Input) {
        self.client.handle(input, NOW);
        while let Some(output) = self.client.next() {
            let input = self.answer(output);
            self.client.handle(input, NOW);
        }
    }

    fn answer(&mut self, output: Output) -> Input {
        let staff: Staff = self.client.staff.clone();
        match output {
            Output::Push(request) => {
                let outcomes = self.server.push(&staff, &request.ops, NOW);
                Input::Pushed(PushAnswer { outcomes })
            }
            Output::Pull(request) => {
                Input::Pulled(Box::new(self.server.contact(&staff, &request, NOW)))
            }
            Output::Store(batch) => {
                let ticket = batch.ticket;
                self.client.store(batch);
                Input::Stored { ticket }
            }
            Output::Acknowledge { order } => {
                self.server.acknowledge(&staff, order, NOW);
                Input::Acknowledged
            }
            Output::ProveUnlocked => Input::Unlocked,
            Output::Tell(_) | Output::WakeAt(_) => panic!("kept by the client"),
        }
    }

    fn save(&mut self, op: Op) {
        self.client.save(&op);
        self.give(Input::Saved(op));
    }

    /// A contact with a sealed account and a consent, of the person of that number.
    fn person(&mut self, number: u8, name: &str) {
        let organisation = self.fixture.organisation.clone();
        let text = self.fixture.text.clone();
        let draft = Draft::contact(record(number), subject(number), 0)
            .with("family_name", name)
            .sealing("bank_account", Class::Financial, b"sealed account");
        let op = self.client.staff.put(&organisation, NOW, draft);
        self.save(op);
        let staff = &mut self.client.staff;
        let body = staff.body(subject(number), EventType::Grant, &text, NOW);
        let event = staff.sign_event(&body);
        let op = staff.consent(&organisation, NOW, vec![event], None);
        self.save(op);
    }

    fn holds(&mut self, bytes: &[u8]) -> bool {
        let all = self.client.bytes();
        all.windows(bytes.len()).any(|window| window == bytes)
    }
}

#[test]
fn after_an_erasure_no_byte_of_the_person_is_on_the_device_and_the_server_has_its_word() {
    let mut scene = Scene::new();
    scene.person(1, "Nováková");
    scene.person(2, "Svoboda");
    assert!(scene.holds("Nováková".as_bytes()));
    assert!(scene.holds(subject(1).as_bytes()));
    let device = scene.client.staff.device;
    let owed = scene.server.obligations.get_mut(&device).unwrap();
    owed.erase(subject(1), &[record(1)], NOW);
    scene.give(Input::SyncNow);
    assert!(!scene.holds("Nováková".as_bytes()));
    assert!(!scene.holds(subject(1).as_bytes()));
    assert!(!scene.holds(record(1).as_bytes()));
    assert!(scene.holds("Svoboda".as_bytes()), "others stay");
    assert!(scene.client.copy.ledgers.contains_key(&subject(2)));
    let owed = &scene.server.obligations[&device];
    assert_eq!(owed.orders()[0].acknowledged, Some(NOW));
    scene.client.start();
    assert!(scene.client.copy.rows.contains_key(&record(2)));
    assert!(!scene.client.copy.rows.contains_key(&record(1)));
}
