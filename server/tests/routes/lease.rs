//! `/api/lease` and `/api/admin/lease`.

use domain::DeviceId;
use domain::access::{Role, SignedLease};
use sync::message::account::{ApiErrorCode, LeaseDays};
use sync::proof::{lease_fits, read_log};

use super::portal::audit;
use crate::support::{App, Client, found, join};

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn lease(client: &Client<'_>) -> SignedLease {
    client.post("/api/lease", &()).await.json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_gets_a_week_signed_with_the_key_that_the_log_names() {
    let app = App::start().await;
    let founding = found(&app).await;
    let (given, device) = (lease(&founding.admin).await, founding.admin.device.id);
    let organisation = read_log(None, None, &founding.log.statements).unwrap();
    assert!(lease_fits(&organisation, device, &given));
    assert_eq!(given.lease.until, app.now().plus_millis(7 * DAY));
    let other = DeviceId::v4([99; 16]);
    assert!(!lease_fits(&organisation, other, &given));
    let mut longer = given;
    longer.lease.until = longer.lease.until.plus_millis(1);
    assert!(!lease_fits(&organisation, device, &longer));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_sets_its_days_within_the_limits() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let set = async |by: &Client<'_>, days| by.post("/api/admin/lease", &LeaseDays { days }).await;
    assert_eq!(set(&rep, 3).await.code(), ApiErrorCode::NotFound);
    for days in [0, 31] {
        let refused = set(&founding.admin, days).await;
        assert_eq!(refused.code(), ApiErrorCode::Malformed);
    }
    assert!(set(&founding.admin, 3).await.status.is_success());
    assert_eq!(audit(&founding.admin).await[0].act, "lease_days_set");
    let told: LeaseDays = founding.admin.get("/api/admin/lease").await.json();
    assert_eq!(told.days, 3);
    let given = lease(&rep).await.lease;
    assert_eq!(given.until, app.now().plus_millis(3 * DAY));
}
