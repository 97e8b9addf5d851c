//! T6: a device whose clock is years off changes neither the order nor the time of the server.

use domain::access::Role;
use domain::privacy::ledger::Flag;
use sync::message::v1::{Op, Outcome, Verb};

use super::ledger::{file, told};
use super::portal::{csrf, link, open, portal};
use super::sync::pull;
use crate::support::contact::{contact_op, push};
use crate::support::{App, found, grant_with, join, new_contact, record};

const YEAR_MS: i64 = 365 * 24 * 60 * 60 * 1000;
const FIVE_MINUTES_MS: i64 = 5 * 60 * 1000;

#[tokio::test(flavor = "multi_thread")]
async fn records_stand_in_the_order_of_their_arrival_and_claims_ahead_are_cut() {
    let app = App::start().await;
    let founding = found(&app).await;
    for (n, years) in [(1, 10), (2, -10), (3, 0)] {
        let claimed = app.now().plus_millis(years * YEAR_MS);
        let number = u8::try_from(n).unwrap();
        let op = Op {
            n,
            ..contact_op(n, number, None, claimed)
        };
        let outcomes = push(&founding.admin, vec![op]).await;
        assert!(
            matches!(outcomes[..], [Outcome::Applied { .. }]),
            "{outcomes:?}"
        );
    }
    let verbs = pull(&founding.admin, 0).await.verbs;
    let rows: Vec<_> = verbs
        .iter()
        .filter_map(|verb| {
            let Verb::Put { row, .. } = verb else {
                return None;
            };
            Some((row.id, row.created_at))
        })
        .collect();
    let order: Vec<_> = rows.iter().map(|(id, _)| *id).collect();
    assert_eq!(order, [record(1).0, record(2).0, record(3).0]);
    assert_eq!(rows[0].1, app.now().plus_millis(FIVE_MINUTES_MS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_dated_years_ahead_is_marked_waits_and_ends_with_a_stop_that_comes_later() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, Some("jana@example.com")).await;
    let ahead = app.now().plus_millis(YEAR_MS * 19 / 10);
    grant_with(&founding, &rep, 2, 7, |body| body.occurred_at = ahead).await;
    let verbs = pull(&founding.admin, 0).await.verbs;
    let entry = verbs.iter().find_map(|verb| {
        let Verb::Entry(entry) = verb else {
            return None;
        };
        Some(entry)
    });
    let stamp = &entry.unwrap().stamp;
    assert!(stamp.flags.contains(&Flag::ClockAhead), "{:?}", stamp.flags);
    assert_eq!(stamp.received_at, app.now());

    app.pass_seconds(60);
    let cookie = open(&app, &link(&app, &rep, 7, 1).await).await;
    let token = csrf(&portal(&app, "/portal", &cookie).await.text());
    let form = format!("csrf={token}&purpose=newsletter&channel=email");
    app.form("/portal/withdraw", Some(&cookie), &form).await;
    let lines = told(&file(&founding.admin).await.body);
    // It never counted, so the stop is a no, not the end of a yes.
    let stopped = format!("{} newsletter/email refused ", record(7).1);
    assert!(
        lines.iter().any(|line| line.starts_with(&stopped)),
        "{lines:#?}"
    );
}
