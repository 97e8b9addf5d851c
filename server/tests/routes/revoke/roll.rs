//! The roll of class keys at the door of the key store.

use domain::access::Role;
use domain::organisation::{SignedStatement, StatementBody};
use domain::record::{Class, ClassSecretWrap};
use domain::{Bytes, DeviceId, PublicKey, UserId};
use sync::message::account::ApiErrorCode;

use super::{append, state, try_pull};
use crate::routes::sync::pull;
use crate::support::{App, found, join};

fn epoch(epoch: u32, intake: u8, readers: Vec<UserId>) -> StatementBody {
    StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch,
        intake: PublicKey([intake; 32]),
        readers,
    }
}

fn secret(statement: &SignedStatement, epoch: u32, device: DeviceId) -> ClassSecretWrap {
    ClassSecretWrap {
        class: Class::Notes,
        epoch,
        device: Some(device),
        statement: statement.hash(),
        wrap: Bytes(vec![6; 80]),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn t15_after_a_roll_no_new_secret_lies_in_the_key_store_for_a_leaver() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let stays = join(&mut founding, 3, Role::Rep).await;
    let (admin, leaver) = (founding.admin.device.clone(), rep.device.clone());
    let readers = vec![admin.user, leaver.user, stays.device.user];
    let first = state(&mut founding, epoch(1, 4, readers));
    let secrets = [leaver.id, stays.device.id].map(|device| secret(&first, 1, device));
    let granted = append(&founding, vec![first.clone()], secrets.to_vec()).await;
    assert!(granted.status.is_success(), "{}", granted.text());

    let cut = state(&mut founding, StatementBody::Revoke { device: leaver.id });
    let readers = vec![admin.user, stays.device.user];
    let second = state(&mut founding, epoch(2, 5, readers));
    for device in [leaver.id, DeviceId::v4([99; 16])] {
        let ghost = vec![secret(&second, 2, device)];
        let refused = append(&founding, vec![cut.clone(), second.clone()], ghost).await;
        assert_eq!(refused.code(), ApiErrorCode::LogRefused);
    }
    let rolled = vec![secret(&second, 2, stays.device.id)];
    let done = append(&founding, vec![cut, second.clone()], rolled).await;
    assert!(done.status.is_success(), "{}", done.text());
    for old in [secret(&first, 1, leaver.id), secret(&second, 2, leaver.id)] {
        let refused = append(&founding, Vec::new(), vec![old]).await;
        assert_eq!(refused.code(), ApiErrorCode::LogRefused);
    }
    let held: Vec<u32> = pull(&stays, 0)
        .await
        .secrets
        .iter()
        .map(|secret| secret.epoch)
        .collect();
    assert_eq!(held, [1, 2]);
    assert_eq!(try_pull(&rep).await.code(), ApiErrorCode::DeviceRevoked);
}
