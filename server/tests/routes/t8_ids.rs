//! T8: ids and tokens of others are answered like those that do not exist. Links, receipts,
//! invitations, set-up and sign-in have their own tests of this row beside their routes.

use axum::http::StatusCode;
use domain::access::Role;
use domain::{DeviceId, RecordId};
use sync::message::account::{PortalLink, SessionInfo, Unlock};
use sync::message::v1::{PullRequest, PushRequest};

use super::portal::{link, linked, open, portal};
use crate::support::{Answer, App, Client, found, grant, join, new_contact, record};

fn assert_same(foreign: &Answer, absent: &Answer) {
    assert!(foreign.status.is_client_error(), "{}", foreign.status);
    assert_eq!(
        (foreign.status, foreign.text()),
        (absent.status, absent.text())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_of_another_rep_is_like_none() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (_owner, _path) = linked(&app, &mut founding).await;
    let other = join(&mut founding, 3, Role::Rep).await;
    let ask = async |contact: RecordId| {
        other
            .post("/api/portal-link", &PortalLink { contact })
            .await
    };
    assert_same(&ask(record(7).0).await, &ask(record(99).0).await);
    assert_eq!(app.mails_now().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_of_another_is_like_none_on_every_route_that_names_one() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let (theirs, invented) = (founding.admin.device.id, DeviceId::v4([200; 16]));
    let pull = async |device| {
        let request = PullRequest {
            device,
            cursor: 0,
            log: 0,
        };
        rep.sync("/sync/pull", &request).await
    };
    assert_same(&pull(theirs).await, &pull(invented).await);
    let push = async |device| {
        let request = PushRequest {
            epoch: 0,
            device,
            ops: Vec::new(),
        };
        rep.sync("/sync/push", &request).await
    };
    assert_same(&push(theirs).await, &push(invented).await);
    assert!(rep.post("/api/session/lock", &()).await.status.is_success());
    assert_same(&unlock(&rep, theirs).await, &unlock(&rep, invented).await);
    assert!(!rep.get("/api/session").await.json::<SessionInfo>().unlocked);
}

async fn unlock(client: &Client<'_>, device: DeviceId) -> Answer {
    let info = client.get("/api/session").await.json();
    let proof = Unlock {
        device,
        ..client.proof(&info)
    };
    client.post("/api/session/unlock", &proof).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_one_use_stands_for_no_other_and_a_guess_for_none() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, path) = linked(&app, &mut founding).await;
    let of_link = path.strip_prefix("/p/").unwrap().to_owned();
    let of_staff = rep.cookie.split_once('=').unwrap().1.to_owned();
    let cookie = open(&app, &path).await;
    let of_portal = cookie.split_once('=').unwrap().1.to_owned();
    let guess = "A".repeat(43);
    let absent_link = app.get(&format!("/p/{guess}")).await;
    let absent_portal = portal(&app, "/portal", &format!("souhlas-portal={guess}")).await;
    let absent_staff = portal(&app, "/api/session", &format!("souhlas={guess}")).await;
    assert_eq!(absent_link.status, StatusCode::GONE);
    for token in [&of_staff, &of_portal] {
        assert_same(&app.get(&format!("/p/{token}")).await, &absent_link);
    }
    for token in [&of_staff, &of_link] {
        let answer = portal(&app, "/portal", &format!("souhlas-portal={token}")).await;
        assert_same(&answer, &absent_portal);
    }
    for token in [&of_portal, &of_link] {
        let answer = portal(&app, "/api/session", &format!("souhlas={token}")).await;
        assert_same(&answer, &absent_staff);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_of_another_person_is_like_none() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let (rep, first) = linked(&app, &mut founding).await;
    new_contact(&rep, 3, 8, Some("pavel@example.com")).await;
    grant(&founding, &rep, 4, 8).await;
    let second = link(&app, &rep, 8, 2).await;
    let done = app.form(&first, None, "act=stop_all").await.text();
    let number = done
        .split("PORT-")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    let pavel = open(&app, &second).await;
    let ask =
        async |number: &str| portal(&app, &format!("/portal/receipts/{number}"), &pavel).await;
    assert_same(
        &ask(&format!("PORT-{number}")).await,
        &ask("PORT-0001-0").await,
    );
    let invented = ["PORT-0001-0", "..", "%00", "PORT-99999999999999999999-X"].map(str::to_owned);
    for number in std::iter::once(format!("PORT-{number}")).chain(invented) {
        assert_eq!(ask(&number).await.status, StatusCode::NOT_FOUND, "{number}");
    }
}
