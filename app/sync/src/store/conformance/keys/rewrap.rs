//! Cases of re-wraps.

use domain::record::{Class, DekWrap, ReWrap, WrapConfirmation, WrapForm};
use domain::{Hash, Signature};

use super::{destroy, wrap};
use crate::store::conformance::rng::Rng;
use crate::store::conformance::{Case, fixture};
use crate::store::keys::{ReWrapName, Request};

/// The bytes of a wrap of that content, hashed.
fn bytes(content: u8) -> Hash {
    Hash::of(&[content; 48])
}

/// A re-wrap of notes of the first subject and the first data key.
fn made(number: u32, before: u8, content: u8) -> ReWrap {
    let wrap = DekWrap {
        epoch: 2,
        ..wrap(1, Class::Notes, 1, WrapForm::ClassKey, content)
    };
    ReWrap {
        wrap,
        number,
        before: bytes(before),
        device: fixture::device(content),
        signature: Signature([content; 64]),
    }
}

fn add(number: u32, before: u8, content: u8) -> Request {
    Request::AddReWrap(Box::new(made(number, before, content)))
}

fn confirm(number: u32, before: u8, content: u8) -> Request {
    let made = made(number, before, content);
    Request::ConfirmReWrap(Box::new(WrapConfirmation {
        subject: made.wrap.subject,
        class: made.wrap.class,
        dek: made.wrap.dek,
        number,
        before: made.before,
        wrap: bytes(content),
        device: fixture::device(90),
        signature: Signature([91; 64]),
    }))
}

fn refuse(number: u32, content: u8) -> Request {
    Request::DropReWrap(ReWrapName {
        subject: fixture::subject(1),
        class: Class::Notes,
        dek: [1; 8],
        number,
        wrap: bytes(content),
    })
}

fn first(content: u8, form: WrapForm) -> Request {
    Request::AddWraps(vec![wrap(1, Class::Notes, 1, form, content)])
}

fn look() -> [Request; 2] {
    let asked = vec![(fixture::subject(1), Class::Notes)];
    [Request::Wraps(asked.clone()), Request::ReWraps(asked)]
}

fn case(name: &'static str, steps: impl IntoIterator<Item = Request>) -> Case<Request> {
    let steps = steps.into_iter().chain(look()).collect();
    Case { name, steps }
}

/// The fixed cases.
pub(super) fn cases() -> Vec<Case<Request>> {
    let key = WrapForm::ClassKey;
    vec![
        case(
            "a re-wrap lies beside the wrap it was made from, and is added once",
            [first(1, key), add(1, 1, 2), add(1, 1, 2)],
        ),
        case(
            "a number is taken once, and none is left out",
            [first(1, key), add(2, 1, 2), add(1, 1, 3), add(1, 1, 4)],
        ),
        case(
            "a re-wrap of a wrap that is not there is not added",
            [add(1, 1, 2), first(1, key), add(1, 9, 2)],
        ),
        case(
            "a re-wrap that nobody confirmed is not wrapped again",
            [first(1, key), add(1, 1, 2), add(2, 2, 3)],
        ),
        case(
            "a confirmation takes the older wrap away, once",
            [
                first(1, key),
                add(1, 1, 2),
                confirm(1, 1, 2),
                confirm(1, 1, 2),
            ],
        ),
        case(
            "a confirmation of other bytes changes nothing",
            [
                first(1, key),
                add(1, 1, 2),
                confirm(1, 1, 3),
                confirm(1, 5, 2),
            ],
        ),
        case(
            "a confirmation drops what waited beside, and leaves the other form",
            [
                first(1, key),
                first(7, WrapForm::Intake),
                add(1, 1, 2),
                add(2, 1, 3),
                add(3, 7, 4),
                confirm(2, 1, 3),
                confirm(1, 1, 2),
            ],
        ),
        case(
            "a confirmed re-wrap is wrapped again and goes with the next confirmation",
            [
                first(1, key),
                add(1, 1, 2),
                confirm(1, 1, 2),
                add(2, 2, 3),
                confirm(2, 2, 3),
            ],
        ),
        case(
            "a refused re-wrap goes, its number stays taken and the older wrap stays",
            [
                first(1, key),
                add(1, 1, 2),
                refuse(1, 3),
                refuse(1, 2),
                refuse(1, 2),
                confirm(1, 1, 2),
                add(1, 1, 4),
                add(2, 1, 4),
            ],
        ),
        case(
            "a confirmed re-wrap is not refused any more",
            [first(1, key), add(1, 1, 2), confirm(1, 1, 2), refuse(1, 2)],
        ),
        case(
            "so many wait for one wrap and no more",
            core::iter::once(first(1, key))
                .chain((1_u8..=6).map(|number| add(u32::from(number), 1, number + 10))),
        ),
        case(
            "destroying leaves no re-wrap and lets none in",
            [
                first(1, key),
                add(1, 1, 2),
                destroy(1, 1000),
                add(2, 1, 3),
                confirm(1, 1, 2),
            ],
        ),
    ]
}

/// A random step; one wrap in few shapes, so that steps meet.
pub(super) fn random(rng: &mut Rng) -> Request {
    let number = u8::try_from(rng.below(3)).expect("below three") + 1;
    let (n, before) = (
        u32::from(number),
        u8::try_from(rng.below(4)).expect("below four"),
    );
    match rng.below(6) {
        0 => first(0, WrapForm::ClassKey),
        1..=2 => add(n, before, number),
        3 => confirm(n, before, number),
        4 => refuse(n, number),
        _ => Request::ReWraps(vec![(fixture::subject(1), Class::Notes)]),
    }
}
