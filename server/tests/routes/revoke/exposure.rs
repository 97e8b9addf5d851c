//! What a lost device could hold.

use domain::DeviceId;
use domain::access::Role;
use domain::organisation::StatementBody;
use sync::message::account::{ApiErrorCode, ExposureRow};

use super::{append, state};
use crate::routes::sync::pull;
use crate::support::{App, found, join, new_contact};

#[tokio::test(flavor = "multi_thread")]
async fn the_exposure_counts_what_was_given_until_the_last_contact() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let path = format!("/api/admin/exposure?device={}", rep.device.id);
    let none: ExposureRow = founding.admin.get(&path).await.json();
    assert_eq!((none.last_contact, none.persons), (None, 0));
    new_contact(&rep, 1, 7, None).await;
    new_contact(&rep, 2, 8, None).await;
    new_contact(&founding.admin, 1, 9, None).await;
    pull(&rep, 0).await;
    let at = app.now();
    app.pass_seconds(60);
    new_contact(&rep, 3, 10, None).await;
    let left = StatementBody::User {
        user: rep.device.user,
        name: "Petr Novák".to_owned(),
        roles: Vec::new(),
        invite: None,
    };
    let statements = vec![
        state(
            &mut founding,
            StatementBody::Revoke {
                device: rep.device.id,
            },
        ),
        state(&mut founding, left),
    ];
    append(&founding, statements, Vec::new()).await;
    let row: ExposureRow = founding.admin.get(&path).await.json();
    assert_eq!((row.last_contact, row.persons), (Some(at), 2));
    let unknown = format!("/api/admin/exposure?device={}", DeviceId::v4([99; 16]));
    assert_eq!(
        founding.admin.get(&unknown).await.code(),
        ApiErrorCode::NotFound
    );
}
