//! Key delivery waits for training (specification 9.3, mission S23).

use domain::access::training::TrainingResult;
use domain::access::{Acknowledgement, Role, TrainingPolicy};
use domain::organisation::{SignedStatement, Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, Hash, PublicKey};
use sync::message::account::{ApiErrorCode, LogAppend};

use super::sync::pull;
use crate::support::{Answer, App, Client, Founding, found, join};

const DAY: i64 = 24 * 60 * 60;

fn state(
    founding: &mut Founding<'_>,
    by: Option<&Client<'_>>,
    what: StatementBody,
) -> SignedStatement {
    let now = founding.admin.app.now();
    let device = by.map_or(&founding.admin.device, |by| &by.device).clone();
    founding
        .log
        .state(Signer::Device(device.id), &device, what, now)
}

async fn append(
    by: &Client<'_>,
    statements: Vec<SignedStatement>,
    secrets: Vec<ClassSecretWrap>,
) -> Answer {
    let body = LogAppend {
        statements,
        secrets,
    };
    by.confirmed("/api/log", &body).await
}

async fn demand_training(founding: &mut Founding<'_>) {
    let policy = StatementBody::Policy(TrainingPolicy {
        policy_version: 1,
        training_version: 1,
        published_at: founding.admin.app.now(),
        notice_days: 14,
    });
    let policy = state(founding, None, policy);
    let stated = append(&founding.admin, vec![policy], Vec::new()).await;
    assert!(stated.status.is_success(), "{}", stated.text());
}

async fn acknowledge(founding: &mut Founding<'_>, by: Option<&Client<'_>>) {
    let said = StatementBody::Acknowledged(Acknowledgement {
        policy_version: 1,
        training_version: 1,
        text_sha256: Hash([1; 32]),
        result: TrainingResult::Passed,
        valid_until: founding.admin.app.now().plus_millis(300 * DAY * 1000),
    });
    let said = state(founding, by, said);
    let done = append(by.unwrap_or(&founding.admin), vec![said], Vec::new()).await;
    assert!(done.status.is_success(), "{}", done.text());
}

fn secret(statement: &SignedStatement, device: DeviceId) -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Notes,
        epoch: 1,
        device: Some(device),
        statement: statement.hash(),
        wrap: Bytes(vec![6; 80]),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s23_secrets_wait_at_the_server_from_the_end_of_the_notice_until_training() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    assert_eq!(pull(&founding.admin, 0).await.secrets.len(), 5);
    demand_training(&mut founding).await;
    assert_eq!(pull(&founding.admin, 0).await.secrets.len(), 5);
    app.pass_seconds(14 * DAY);
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    assert_eq!(pull(&founding.admin, 0).await.secrets, []);
    acknowledge(&mut founding, None).await;
    assert_eq!(pull(&founding.admin, 0).await.secrets.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn s23_no_secret_is_stored_for_a_newcomer_before_the_own_acknowledgement() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    demand_training(&mut founding).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let readers = vec![founding.admin.device.user, rep.device.user];
    let epoch = StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch: 1,
        intake: PublicKey([4; 32]),
        readers,
    };
    let named = state(&mut founding, None, epoch);
    let given = vec![secret(&named, rep.device.id)];
    let early = append(&founding.admin, vec![named.clone()], given.clone()).await;
    assert_eq!(early.code(), ApiErrorCode::LogRefused);
    let stated = append(&founding.admin, vec![named], Vec::new()).await;
    assert!(stated.status.is_success(), "{}", stated.text());
    let early = append(&founding.admin, Vec::new(), given.clone()).await;
    assert_eq!(early.code(), ApiErrorCode::LogRefused);
    acknowledge(&mut founding, Some(&rep)).await;
    let now = append(&founding.admin, Vec::new(), given).await;
    assert!(now.status.is_success(), "{}", now.text());
    assert_eq!(pull(&rep, 0).await.secrets.len(), 1);
}
