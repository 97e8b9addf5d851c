//! Invariant (j) of the sync design, with keys as names: a wrap opens for who was granted its
//! epoch or a later one, a value for who opens a wrap of its data key.

use domain::record::{DekWrap, Row, SealedValue};
use sync::proof::{Source, source_of};

use crate::client::Client;
use crate::copy::Copy;
use crate::fixture::key_of;
use crate::simulation::World;

/// Every acknowledged sealed write opens for every granted client that is shown it, in whatever
/// order first writes, rolls and late pushes came; and its writer is proven.
pub(super) fn every_granted_client_opens_what_it_holds(world: &World) {
    for client in &world.clients {
        for row in client.copy.rows.values() {
            for value in row.sealed.values() {
                assert!(
                    opens(client, row, value),
                    "a granted client cannot open a value"
                );
                let organisation = &world.server.fixture.organisation;
                let source = source_of(organisation, row.id, value);
                assert_eq!(source, expected(world, value));
            }
        }
    }
}

/// What a device sealed before it was revoked stays proven, as of somebody removed.
fn expected(world: &World, value: &SealedValue) -> Source {
    let organisation = &world.server.fixture.organisation;
    match organisation.live_device(value.proof.device) {
        Some(_) => Source::Present,
        None => Source::Removed,
    }
}

fn opens(client: &Client, row: &Row, value: &SealedValue) -> bool {
    let (epoch, dek) = key_of(value.envelope.as_slice());
    let organisation = client.organisation.as_ref().unwrap();
    let newest = &organisation.classes[&value.class];
    let granted = newest.readers.contains(&client.staff.user);
    let fits = |wrap: &DekWrap| {
        wrap.dek == dek
            && (wrap.subject, wrap.class, wrap.epoch) == (value.subject, value.class, epoch)
    };
    granted && epoch <= newest.epoch && client.copy.wraps[&row.id].iter().any(fits)
}

pub(super) fn every_sealed_value_has_its_wrap(world: &mut World, truth: &Copy) {
    for row in truth.rows.values() {
        for value in row.sealed.values() {
            let wraps = world.server.wraps(vec![(value.subject, value.class)]);
            let (_, dek) = key_of(value.envelope.as_slice());
            assert!(
                wraps.iter().any(|wrap| wrap.dek == dek),
                "a sealed value without its key"
            );
        }
    }
}
