//! What the server keeps about a device: what it may hold, what it was ordered, what it said.

use std::collections::BTreeSet;

use domain::{RecordId, SubjectId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::message::v1::{DropReason, Order, Ordered, Scope};

/// An order with its times; kept as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The order.
    pub ordered: Ordered,
    /// When it was made.
    pub at: Timestamp,
    /// When the device said that it is done.
    pub acknowledged: Option<Timestamp>,
}

/// What a device may hold and what it owes (sync design, section 3).
///
/// A scope is held from before the first row of it is given until the device has acknowledged
/// that it was dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obligations {
    held: BTreeSet<Scope>,
    /// Scopes that are held and of which rows may be missing.
    behind: BTreeSet<Scope>,
    orders: Vec<Given>,
    newest: u64,
}

impl Obligations {
    /// Begins with what a device may hold.
    #[must_use]
    pub fn holding(held: BTreeSet<Scope>) -> Self {
        Self {
            held,
            ..Self::default()
        }
    }

    /// Gives the scopes whose rows may be on the device.
    #[must_use]
    pub const fn held(&self) -> &BTreeSet<Scope> {
        &self.held
    }

    /// Gives every order, oldest first.
    #[must_use]
    pub fn orders(&self) -> &[Given] {
        &self.orders
    }

    /// Gives the order that comes before any other data, now that the user is shown these scopes:
    /// erasures, then what ends, then what is new.
    pub fn due(&mut self, shown: &BTreeSet<Scope>, now: Timestamp) -> Option<Ordered> {
        if let Some(erase) = self.open(|order| matches!(order, Order::Erase { .. })) {
            return Some(erase);
        }
        let wanted = self.change_to(shown);
        if let Some(known) = self.open(|order| Some(order) == wanted.as_ref()) {
            return Some(known);
        }
        self.take_back();
        let wanted = self.change_to(shown);
        wanted.map(|order| self.give(order, now))
    }

    /// Orders everything about a person to be given up; once, however often it is called.
    pub fn erase(&mut self, subject: SubjectId, records: &[RecordId], now: Timestamp) {
        let order = Order::Erase {
            subject,
            records: records.to_vec(),
        };
        if !self.orders.iter().any(|given| given.ordered.order == order) {
            self.give(order, now);
        }
    }

    /// Takes the word of the device that an order is done; says whether it was open.
    pub fn acknowledge(&mut self, n: u64, now: Timestamp) -> bool {
        let open = |given: &&mut Given| given.ordered.n == n && given.acknowledged.is_none();
        let Some(given) = self.orders.iter_mut().find(open) else {
            return false;
        };
        given.acknowledged = Some(now);
        match &given.ordered.order {
            Order::DropScope { scopes, left, .. } => {
                // What a new scope justifies too has stayed; the rest of it is not there yet.
                let new = left.iter().filter(|scope| !self.held.contains(*scope));
                self.behind.extend(new);
                self.held.extend(left);
                self.held.retain(|scope| !scopes.contains(scope));
                self.behind.retain(|scope| !scopes.contains(scope));
            }
            Order::Reset { scopes } => {
                self.held.extend(scopes);
                self.behind.retain(|scope| !scopes.contains(scope));
            }
            Order::Erase { .. } => {}
        }
        true
    }

    /// Takes back what does not fit any more. The device may have carried it out without being
    /// heard, so what it was to drop may be missing.
    fn take_back(&mut self) {
        let open = |given: &&Given| given.acknowledged.is_none();
        for given in self.orders.iter().filter(open) {
            if let Order::DropScope { scopes, .. } = &given.ordered.order {
                self.behind.extend(scopes);
            }
        }
        self.orders.retain(|given| given.acknowledged.is_some());
    }

    fn change_to(&self, shown: &BTreeSet<Scope>) -> Option<Order> {
        let ended: Vec<Scope> = self.held.difference(shown).copied().collect();
        if !ended.is_empty() {
            return Some(Order::DropScope {
                scopes: ended,
                left: shown.iter().copied().collect(),
                reason: DropReason::RolesChanged,
            });
        }
        let missing = |scope: &&Scope| !self.held.contains(*scope) || self.behind.contains(*scope);
        let new: Vec<Scope> = shown.iter().filter(missing).copied().collect();
        (!new.is_empty()).then_some(Order::Reset { scopes: new })
    }

    fn open(&self, is: impl Fn(&Order) -> bool) -> Option<Ordered> {
        let open = |given: &&Given| given.acknowledged.is_none() && is(&given.ordered.order);
        self.orders
            .iter()
            .find(open)
            .map(|given| given.ordered.clone())
    }

    fn give(&mut self, order: Order, now: Timestamp) -> Ordered {
        self.newest += 1;
        let ordered = Ordered {
            n: self.newest,
            order,
        };
        self.orders.push(Given {
            ordered: ordered.clone(),
            at: now,
            acknowledged: None,
        });
        ordered
    }
}
