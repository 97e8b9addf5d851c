//! Cases of the key store.

mod rewrap;

use domain::record::{Class, ClassSecretWrap, DekWrap, WrapForm};
use domain::{Bytes, Timestamp};

use super::rng::Rng;
use super::{Case, fixture};
use crate::store::keys::Request;

fn wrap(subject: u8, class: Class, dek: u8, form: WrapForm, content: u8) -> DekWrap {
    DekWrap {
        subject: fixture::subject(subject),
        class,
        dek: [dek; 8],
        epoch: 1,
        form,
        wrap: Bytes(vec![content; 48]),
    }
}

fn secret(device: Option<u8>, class: Class, epoch: u32, content: u8) -> ClassSecretWrap {
    ClassSecretWrap {
        class,
        epoch,
        device: device.map(fixture::device),
        statement: fixture::hash(content),
        wrap: Bytes(vec![content; 80]),
    }
}

fn destroy(subject: u8, rewrite_by: i64) -> Request {
    Request::Destroy {
        subject: fixture::subject(subject),
        rewrite_by: Timestamp::from_millis(rewrite_by),
    }
}

/// Gives the fixed cases of the key store.
#[must_use]
pub fn keys() -> Vec<Case<Request>> {
    let mut cases = of_wraps();
    cases.extend(rewrap::cases());
    cases
}

fn of_wraps() -> Vec<Case<Request>> {
    vec![
        Case {
            name: "an empty key store answers nothing",
            steps: vec![
                Request::Wraps(vec![(fixture::subject(1), Class::Notes)]),
                Request::Secrets(None),
                Request::Secrets(Some(fixture::device(1))),
                Request::RewriteBy,
                destroy(1, 1000),
            ],
        },
        Case {
            name: "a wrap that exists is never replaced",
            steps: vec![
                Request::AddWraps(vec![wrap(1, Class::Notes, 1, WrapForm::ClassKey, 10)]),
                Request::AddWraps(vec![
                    wrap(1, Class::Notes, 1, WrapForm::ClassKey, 11),
                    wrap(1, Class::Notes, 1, WrapForm::Intake, 12),
                ]),
                Request::Wraps(vec![(fixture::subject(1), Class::Notes)]),
            ],
        },
        Case {
            name: "wraps come in the order asked and then by key",
            steps: vec![
                Request::AddWraps(vec![
                    wrap(2, Class::Financial, 9, WrapForm::Intake, 1),
                    wrap(1, Class::Notes, 200, WrapForm::ClassKey, 2),
                    wrap(1, Class::Notes, 3, WrapForm::ClassKey, 3),
                    wrap(1, Class::Financial, 3, WrapForm::ClassKey, 4),
                ]),
                Request::Wraps(vec![
                    (fixture::subject(2), Class::Financial),
                    (fixture::subject(1), Class::Notes),
                    (fixture::subject(2), Class::Notes),
                ]),
            ],
        },
        Case {
            name: "destroying a subject leaves the others",
            steps: vec![
                Request::AddWraps(vec![
                    wrap(1, Class::Notes, 1, WrapForm::ClassKey, 1),
                    wrap(1, Class::Identity, 2, WrapForm::Intake, 2),
                    wrap(2, Class::Notes, 1, WrapForm::ClassKey, 3),
                ]),
                destroy(1, 1000),
                Request::Wraps(vec![
                    (fixture::subject(1), Class::Notes),
                    (fixture::subject(1), Class::Identity),
                    (fixture::subject(2), Class::Notes),
                ]),
            ],
        },
        Case {
            name: "destroying remembers the earliest time and may be repeated",
            steps: vec![
                Request::AddWraps(vec![wrap(1, Class::Notes, 1, WrapForm::ClassKey, 1)]),
                destroy(1, 5000),
                Request::RewriteBy,
                destroy(2, 3000),
                destroy(1, 9000),
                Request::RewriteBy,
                Request::AddWraps(vec![wrap(1, Class::Notes, 2, WrapForm::ClassKey, 2)]),
                Request::Wraps(vec![(fixture::subject(1), Class::Notes)]),
            ],
        },
        Case {
            name: "class secrets belong to one device or to recovery and the newest stays",
            steps: vec![
                Request::PutSecrets(vec![
                    secret(Some(1), Class::Notes, 2, 1),
                    secret(Some(1), Class::Notes, 1, 2),
                    secret(Some(2), Class::Notes, 1, 3),
                    secret(None, Class::Special, 1, 4),
                ]),
                Request::PutSecrets(vec![secret(Some(1), Class::Notes, 1, 5)]),
                Request::Secrets(Some(fixture::device(1))),
                Request::Secrets(Some(fixture::device(2))),
                Request::Secrets(None),
            ],
        },
    ]
}

/// Gives a random history of the key store.
#[must_use]
pub fn keys_history(seed: u64, steps: usize) -> Vec<Request> {
    let mut rng = Rng::new(seed);
    (0..steps).map(|_| random(&mut rng)).collect()
}

fn random(rng: &mut Rng) -> Request {
    let class = Class::SEALED[rng.index(Class::SEALED.len())];
    match rng.below(13) {
        0..=2 => Request::AddWraps((0..=rng.below(3)).map(|_| random_wrap(rng)).collect()),
        3..=4 => Request::Wraps(vec![(fixture::subject(small(rng)), class)]),
        5 => Request::PutSecrets(vec![secret(
            Some(small(rng)),
            class,
            u32::from(small(rng)) + 1,
            small(rng),
        )]),
        6 => Request::Secrets(Some(fixture::device(small(rng)))),
        7 => Request::RewriteBy,
        8..=11 => rewrap::random(rng),
        _ => destroy(small(rng), i64::from(small(rng)) * 1000),
    }
}

fn random_wrap(rng: &mut Rng) -> DekWrap {
    let class = Class::SEALED[rng.index(Class::SEALED.len())];
    let form = if rng.chance(2) {
        WrapForm::Intake
    } else {
        WrapForm::ClassKey
    };
    wrap(small(rng), class, small(rng), form, small(rng))
}

fn small(rng: &mut Rng) -> u8 {
    u8::try_from(rng.below(4)).expect("below four")
}
