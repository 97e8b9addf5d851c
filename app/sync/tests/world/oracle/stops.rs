//! Invariant (h) of the sync design: what a person ended stays ended until a later yes.

use domain::privacy::Channel;
use domain::privacy::event::EventType;
use domain::privacy::fold::{LedgerEvent, fold};
use domain::{PurposeId, SubjectId, Timestamp};
use sync::message::v1::OpKind;

use crate::copy::Copy;
use crate::simulation::World;

/// A withdrawal in the portal is not undone by a yes that says itself that it came before.
pub(super) fn no_withdrawn_consent_is_revived(world: &World, truth: &Copy) {
    let key = (PurposeId::new("newsletter"), Channel::Email);
    let registry = &world.server.fixture.organisation.purposes;
    for (subject, withdrawn) in &world.withdrawn {
        let events: Vec<_> = events(truth, *subject).collect();
        let state = fold(&events, registry, &key, world.now);
        assert!(
            !state.valid || yes_after(world, *subject, *withdrawn),
            "a withdrawn consent is given again"
        );
    }
}

fn events(truth: &Copy, subject: SubjectId) -> impl Iterator<Item = LedgerEvent> {
    let ledger = truth.ledgers.get(&subject);
    let entries = ledger.into_iter().flat_map(|ledger| ledger.values());
    entries.map(|entry| LedgerEvent {
        body: entry.event.body().unwrap(),
        event_hash: entry.event.event_hash(),
        stamp: Some(entry.stamp.clone()),
    })
}

/// Says whether any device made a yes of the person that claims to be later than this moment.
fn yes_after(world: &World, subject: SubjectId, moment: Timestamp) -> bool {
    let acts = world.saved.values().filter_map(|(_, op)| match &op.kind {
        OpKind::Consent { events, .. } => Some(events),
        OpKind::Put(_) => None,
    });
    acts.flatten()
        .filter_map(|event| event.body().ok())
        .any(|body| {
            body.subject == subject
                && matches!(body.kind, EventType::Grant | EventType::Renew)
                && body.occurred_at > moment
        })
}
