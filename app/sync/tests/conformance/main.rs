//! The conformance suite proves something: the memory stores pass it, stores with one fault do not.
#![cfg(feature = "testing")]
#![expect(clippy::unwrap_used, reason = "tests")]

mod files;
mod organisation;

use std::collections::BTreeSet;

use sync::store::conformance::{self, Case};
use sync::store::memory::{MemoryControl, MemoryDevice, MemoryKeys};
use sync::store::{control, device, keys};

/// Gives the names of the cases in which a store answers otherwise than the reference.
fn failing<R: Clone, A: PartialEq>(
    cases: &[Case<R>],
    reference: impl Fn() -> Box<dyn FnMut(R) -> A>,
    other: impl Fn() -> Box<dyn FnMut(R) -> A>,
) -> Vec<&'static str> {
    let differs = |case: &&Case<R>| {
        let (mut reference, mut other) = (reference(), other());
        case.steps
            .iter()
            .any(|step| reference(step.clone()) != other(step.clone()))
    };
    cases.iter().filter(differs).map(|case| case.name).collect()
}

fn memory_keys() -> Box<dyn FnMut(keys::Request) -> keys::Answer> {
    let mut store = MemoryKeys::new();
    Box::new(move |request| store.execute(request).unwrap())
}

fn memory_control() -> Box<dyn FnMut(control::Request) -> control::Answer> {
    let mut store = MemoryControl::new();
    Box::new(move |request| store.execute(request).unwrap())
}

fn memory_device() -> Box<dyn FnMut(device::Request) -> device::Answer> {
    let mut store = MemoryDevice::new();
    Box::new(move |request| store.execute(request).unwrap())
}

#[test]
fn each_case_has_a_name_of_its_own() {
    let mut names: Vec<&str> = Vec::new();
    names.extend(conformance::organisation().iter().map(|case| case.name));
    names.extend(conformance::keys().iter().map(|case| case.name));
    names.extend(conformance::control().iter().map(|case| case.name));
    names.extend(conformance::device().iter().map(|case| case.name));
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn a_key_store_that_replaces_wraps_or_forgets_the_order_fails() {
    let replacing = || {
        let mut store = MemoryKeys::new();
        let answer: Box<dyn FnMut(keys::Request) -> keys::Answer> = Box::new(move |request| {
            if let keys::Request::AddWraps(wraps) = &request {
                for wrap in wraps {
                    let destroy = keys::Request::Destroy {
                        subject: wrap.subject,
                        rewrite_by: domain::Timestamp::from_millis(0),
                    };
                    drop(store.execute(destroy));
                }
            }
            store.execute(request).unwrap()
        });
        answer
    };
    let unordered = || {
        let mut store = MemoryKeys::new();
        let answer: Box<dyn FnMut(keys::Request) -> keys::Answer> =
            Box::new(move |request| match store.execute(request).unwrap() {
                keys::Answer::Wraps(mut wraps) => {
                    wraps.reverse();
                    keys::Answer::Wraps(wraps)
                }
                answer @ (keys::Answer::Done
                | keys::Answer::Moved
                | keys::Answer::ReWraps(_)
                | keys::Answer::Secrets(_)
                | keys::Answer::RewriteBy(_)) => answer,
            });
        answer
    };
    let cases = conformance::keys();
    assert_eq!(
        failing(&cases, memory_keys, memory_keys),
        Vec::<&str>::new()
    );
    assert!(!failing(&cases, memory_keys, replacing).is_empty());
    assert!(!failing(&cases, memory_keys, unordered).is_empty());
}

#[test]
fn a_control_store_that_ignores_versions_or_the_place_in_a_list_fails() {
    let careless = || {
        let mut store = MemoryControl::new();
        let answer: Box<dyn FnMut(control::Request) -> control::Answer> =
            Box::new(move |mut request| {
                if let control::Request::Put {
                    table,
                    id,
                    expected,
                    ..
                } = &mut request
                {
                    let held = store.execute(control::Request::Get {
                        table: *table,
                        id: id.clone(),
                    });
                    let version = |answer| match answer {
                        control::Answer::Row(Some(row)) => Some(row.version),
                        control::Answer::Row(None)
                        | control::Answer::Written(_)
                        | control::Answer::Moved
                        | control::Answer::Deleted
                        | control::Answer::Rows(_) => None,
                    };
                    *expected = version(held.unwrap()).unwrap_or(0);
                }
                store.execute(request).unwrap()
            });
        answer
    };
    let from_the_start = || {
        let mut store = MemoryControl::new();
        let answer: Box<dyn FnMut(control::Request) -> control::Answer> =
            Box::new(move |mut request| {
                if let control::Request::List { after, .. } = &mut request {
                    *after = None;
                }
                store.execute(request).unwrap()
            });
        answer
    };
    let cases = conformance::control();
    assert_eq!(
        failing(&cases, memory_control, memory_control),
        Vec::<&str>::new()
    );
    assert!(!failing(&cases, memory_control, careless).is_empty());
    assert!(!failing(&cases, memory_control, from_the_start).is_empty());
}

#[test]
fn a_device_store_that_overwrites_operations_or_keeps_decided_ones_fails() {
    let overwriting = || {
        let mut store = MemoryDevice::new();
        let answer: Box<dyn FnMut(device::Request) -> device::Answer> = Box::new(move |request| {
            if let device::Request::SaveOps(ops) = &request {
                let done = device::Batch {
                    ops_done: ops.iter().map(|(n, _)| *n).collect(),
                    ..device::Batch::default()
                };
                store.execute(device::Request::Commit(done)).unwrap();
            }
            store.execute(request).unwrap()
        });
        answer
    };
    let keeping = || {
        let mut store = MemoryDevice::new();
        let answer: Box<dyn FnMut(device::Request) -> device::Answer> =
            Box::new(move |mut request| {
                if let device::Request::Commit(batch) = &mut request {
                    batch.ops_done.clear();
                }
                store.execute(request).unwrap()
            });
        answer
    };
    let cases = conformance::device();
    assert_eq!(
        failing(&cases, memory_device, memory_device),
        Vec::<&str>::new()
    );
    assert!(!failing(&cases, memory_device, overwriting).is_empty());
    assert!(!failing(&cases, memory_device, keeping).is_empty());
}

#[test]
fn the_same_seed_gives_the_same_history_and_other_seeds_others() {
    assert_eq!(
        conformance::device_history(4, 50),
        conformance::device_history(4, 50)
    );
    assert_ne!(
        conformance::device_history(4, 50),
        conformance::device_history(5, 50)
    );
    assert_ne!(
        conformance::keys_history(1, 50),
        conformance::keys_history(2, 50)
    );
    assert_ne!(
        conformance::control_history(1, 50),
        conformance::control_history(2, 50)
    );
}
