//! Class secrets whose statement waits for a second administrator (security design, section 4).

use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, Hash, PublicKey};
use sync::message::account::{ApiErrorCode, LogAppend};

use super::{append, state};
use crate::routes::recovery::name_second;
use crate::routes::sync::pull;
use crate::support::{App, Client, Founding, found, join};

/// An organisation with two administrators.
async fn two_administrators(app: &App) -> (Founding<'_>, Client<'_>) {
    let mut founding = found(app).await;
    let mut second = join(&mut founding, 2, Role::Administrator).await;
    name_second(&mut founding, &mut second).await;
    (founding, second)
}

fn secret(statement: Hash, device: DeviceId) -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Special,
        epoch: 2,
        device: Some(device),
        statement,
        wrap: Bytes(vec![6; 80]),
    }
}

fn special(founding: &mut Founding<'_>) -> SignedStatement {
    let readers = vec![founding.admin.device.user];
    state(
        founding,
        StatementBody::ClassEpoch {
            class: Class::Special,
            epoch: 2,
            intake: PublicKey([6; 32]),
            readers,
        },
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_taken_with_the_statement_that_waits_and_for_its_readers_only() {
    let app = App::start().await;
    let (mut founding, second) = two_administrators(&app).await;
    let waiting = special(&mut founding);
    for wrong in [
        secret(Hash([9; 32]), founding.admin.device.id),
        secret(waiting.hash(), second.device.id),
    ] {
        let refused = append(&founding, vec![waiting.clone()], vec![wrong]).await;
        assert_eq!(refused.code(), ApiErrorCode::LogRefused);
    }
    let own = secret(waiting.hash(), founding.admin.device.id);
    let taken = append(&founding, vec![waiting.clone()], vec![own]).await;
    assert!(taken.status.is_success(), "{}", taken.text());

    let countersigned = StatementBody::Countersigned {
        statement: waiting.hash(),
    };
    let now = app.now();
    let by = Signer::Device(second.device.id);
    let signed = founding.log.state(by, &second.device, countersigned, now);
    let body = LogAppend {
        statements: vec![signed],
        secrets: Vec::new(),
    };
    let done = second.confirmed("/api/log", &body).await;
    assert!(done.status.is_success(), "{}", done.text());
    let held = pull(&founding.admin, 0).await.secrets;
    let special = held.iter().filter(|held| held.class == Class::Special);
    assert_eq!(special.map(|held| held.epoch).collect::<Vec<_>>(), [1, 2]);
}
