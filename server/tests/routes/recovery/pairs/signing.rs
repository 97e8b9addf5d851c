//! Who may sign, changed with the help of two holders.

use domain::organisation::Signers;
use sync::message::account::SignersHelp;

use super::*;

async fn help(by: &Client<'_>, key: PublicKey) -> Answer {
    by.post("/api/signers/help", &SignersHelp { key }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_holders_help_an_administrator_to_change_who_may_sign() {
    let app = App::start().await;
    let mut office = office(&app).await;
    let officer = join(&mut office.founding, 4, Role::PrivacyOfficer).await;
    let admin = &office.founding.admin;
    let before = help(admin, key(70)).await;
    assert_eq!(before.code(), ApiErrorCode::LinkDead);
    let own = admin.device.user;
    let wanted = Signers {
        administrators: vec![own],
        privacy_officers: vec![own, officer.device.user],
        holders: Vec::new(),
    };
    admin.confirmed("/api/signers/ask", &wanted).await;
    let first: HelpStanding = help(admin, key(70)).await.json();
    assert!(first.possible && first.sealed.is_none());
    let row = only(&office.one).await;
    assert_eq!(row.signers, Some(wanted));
    hand_on(&office.one, &handing(&row)).await;
    seal(&office.two, &sealing(&only(&office.two).await)).await;
    let standing: HelpStanding = help(admin, key(70)).await.json();
    assert_eq!(standing.first, Some(office.one.device.user));
    assert!(standing.sealed.is_some());
}
