//! The law of fields, purposes and texts that are saved (specification 2, 3, 6, 9.1).

mod basis;
mod entry;
mod fields;
mod purposes;
mod texts;

use domain::PurposeId;
use domain::privacy::purpose::PurposeRule;
use domain::privacy::{Purpose, Registry};
use domain::starter;

/// The starter registry as its next version, with one purpose changed.
fn changed(id: &str, change: impl FnOnce(&mut Purpose)) -> Registry {
    let mut registry = starter::purposes();
    registry.version += 1;
    let id = PurposeId::new(id);
    let purpose = registry
        .purposes
        .iter_mut()
        .find(|known| known.id == id)
        .unwrap();
    change(purpose);
    registry
}

/// What is wrong with a registry that follows the starter one.
fn rules(registry: &Registry) -> Vec<(String, PurposeRule)> {
    registry
        .faults(&starter::purposes())
        .into_iter()
        .map(|fault| (fault.purpose.to_string(), fault.rule))
        .collect()
}
