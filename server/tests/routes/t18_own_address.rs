//! T18: who puts an own address on a contact gains nothing by it. Which yes of which address
//! counts is decided by rules W-1 and W-2 (`domain`, tests `w_1_…`, `w_2_…`).

use axum::http::StatusCode;
use domain::access::Role;

use super::ledger::{file, told};
use super::portal::{csrf, link, open, portal};
use crate::support::{App, Founding, found, grant, join, new_contact, record};

const OWN: &str = "rep.in.disguise@example.com";

async fn states(founding: &Founding<'_>) -> Vec<String> {
    let subject = record(7).1.to_string();
    told(&file(&founding.admin).await.body)
        .into_iter()
        .filter(|line| line.starts_with(&subject))
        .collect()
}

fn says(lines: &[String], state: &str) -> bool {
    let start = format!("{} newsletter/email {state} ", record(7).1);
    lines.iter().any(|line| line.starts_with(&start))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_the_reps_own_address_shows_no_value_and_offers_stops_only() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some(OWN)).await;
    let cookie = open(&app, &link(&app, &rep, 7, 1).await).await;
    let page = portal(&app, "/portal", &cookie).await.text();
    assert!(!page.contains("Nováková") && !page.contains(OWN), "{page}");
    let actions = page.matches("action=\"").count();
    assert_eq!(actions, page.matches("action=\"/portal/withdraw\"").count());
    for act in ["grant", "give", "confirm", "renew"] {
        let form = format!("csrf={}&purpose=newsletter&channel=email", csrf(&page));
        let answer = app
            .form(&format!("/portal/{act}"), Some(&cookie), &form)
            .await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert!(!says(&states(&founding).await, "given"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_on_the_reps_tablet_only_waits_once_the_person_stopped_it_on_the_own_channel() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some("jana@example.com")).await;
    grant(&founding, &rep, 2, 7).await;
    assert!(says(&states(&founding).await, "given"));
    app.pass_seconds(60);
    let path = link(&app, &rep, 7, 1).await;
    let done = app.form(&path, None, "act=stop_all").await;
    assert_eq!(done.status, StatusCode::OK);
    app.pass_seconds(60);
    grant(&founding, &rep, 3, 7).await;
    let lines = states(&founding).await;
    assert!(
        !says(&lines, "given") && !says(&lines, "renewed"),
        "{lines:#?}"
    );
}
