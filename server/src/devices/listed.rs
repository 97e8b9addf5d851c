//! What devices were ordered, as the admin view lists it.

use domain::Timestamp;
use domain::organisation::{Device, Organisation};
use sync::message::account::{OrderKind, OrderRow};
use sync::message::v1::Order;
use sync::server::Obligations;

use super::Contact;

/// Lists what a device was ordered to give up, oldest first.
pub(super) fn orders(
    organisation: &Organisation,
    device: &Device,
    contact: Option<&Contact>,
) -> Vec<OrderRow> {
    let owed = contact.and_then(|contact| contact.owed.as_ref());
    let orders = owed.map_or(&[][..], Obligations::orders);
    let mut rows: Vec<OrderRow> = orders
        .iter()
        .filter_map(|given| {
            let kind = match given.ordered.order {
                Order::DropScope { .. } => OrderKind::ScopesEnded,
                Order::Erase { .. } => OrderKind::Erased,
                Order::Reset { .. } => return None,
            };
            Some(OrderRow {
                kind,
                ordered: given.at,
                acknowledged: given.acknowledged,
                kept: 0,
            })
        })
        .collect();
    let wiped = contact.and_then(|contact| contact.wiped);
    rows.extend(over_since(organisation, device).map(|ordered| OrderRow {
        kind: OrderKind::Wiped,
        ordered,
        acknowledged: wiped.map(|wiped| wiped.at),
        kept: wiped.map_or(0, |wiped| wiped.kept),
    }));
    rows
}

fn over_since(organisation: &Organisation, device: &Device) -> Option<Timestamp> {
    let revoked = organisation.revoked_at(device.id).map(|place| place.at);
    let tenures = organisation.tenures.get(&device.user);
    let last = tenures.and_then(|tenures| tenures.last());
    let left = last.filter(|tenure| tenure.roles.is_empty());
    [revoked, left.map(|tenure| tenure.at)]
        .into_iter()
        .flatten()
        .min()
}
