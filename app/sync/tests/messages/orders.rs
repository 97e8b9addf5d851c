//! The encoded form of orders and of what devices say by their signature alone.

use domain::access::Role;
use domain::record::Class;
use domain::{DeviceId, RecordId, Signature, SubjectId};
use sync::message::acknowledge::{Acknowledgement, AskStanding, DeviceStanding, WIPE};
use sync::message::v1::{DropReason, Order, Ordered, Scope, Territory, Verb, encode};

use crate::{comes_back, hex};

const SNAPSHOT: &str = include_str!("orders.txt");

fn orders() -> [(&'static str, Order); 3] {
    let scope = |class| Scope {
        role: Role::Manager,
        territory: Territory::All,
        class,
    };
    let own = Scope {
        role: Role::Rep,
        territory: Territory::Own,
        class: Class::Basic,
    };
    let drop = Order::DropScope {
        scopes: vec![scope(Class::Basic), scope(Class::Financial)],
        left: vec![own],
        reason: DropReason::RolesChanged,
    };
    let erase = Order::Erase {
        subject: SubjectId::v4([7; 16]),
        records: vec![RecordId::v4([8; 16])],
    };
    let reset = Order::Reset { scopes: vec![own] };
    [("drop_scope", drop), ("reset", reset), ("erase", erase)]
}

fn verb(order: Order) -> Verb {
    Verb::Ordered(Box::new(Ordered { n: 300, order }))
}

fn asking() -> AskStanding {
    AskStanding {
        device: DeviceId::v4([1; 16]),
        signature: Signature([2; 64]),
    }
}

fn acknowledgement() -> Acknowledgement {
    Acknowledgement {
        device: DeviceId::v4([1; 16]),
        order: WIPE,
        kept: 2,
        signature: Signature([3; 64]),
    }
}

#[test]
fn every_order_and_answer_to_one_has_the_bytes_of_its_snapshot() {
    let mut lines: Vec<String> = orders()
        .into_iter()
        .map(|(name, order)| format!("{name} {}", hex(&encode(&verb(order)))))
        .collect();
    lines.push(format!("ask_standing {}", hex(&encode(&asking()))));
    lines.push(format!("standing {}", hex(&encode(&DeviceStanding::Wipe))));
    lines.push(format!(
        "acknowledgement {}",
        hex(&encode(&acknowledgement()))
    ));
    assert_eq!(SNAPSHOT, lines.join("\n") + "\n");
}

#[test]
fn every_order_comes_back_and_a_cut_or_longer_one_does_not() {
    for (_, order) in orders() {
        comes_back(&verb(order));
    }
    comes_back(&asking());
    comes_back(&DeviceStanding::Trusted);
    comes_back(&acknowledgement());
}

#[test]
fn what_a_device_signs_names_the_device_and_the_order() {
    let device = DeviceId::v4([1; 16]);
    let signed = [
        Acknowledgement::signed_bytes(device, WIPE),
        Acknowledgement::signed_bytes(device, 1),
        Acknowledgement::signed_bytes(DeviceId::v4([2; 16]), WIPE),
        AskStanding::signed_bytes(device),
    ];
    let different: std::collections::BTreeSet<_> = signed.iter().collect();
    assert_eq!(different.len(), signed.len());
}
