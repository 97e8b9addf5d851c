//! T16 with real keys against the real server: every acknowledged write opens, whatever a hostile
//! client puts beside the wraps (`security.md`, section 7).
#![expect(clippy::unwrap_used, reason = "tests")]

mod host;
mod reader;

use std::collections::BTreeMap;

use domain::FieldId;
use domain::access::Role;
use domain::record::Class;
use fleet::Device;
use fleet::demo::{organisation, wait_for_link};
use fleet::invitation::{accept, certify, invite};
use fleet::statements::{Log, grant};
use sync::message::account::{AuditRow, LogAppend, ReWrapAct, ReWrapAnswer, ReWrapWord};

use host::Host;
use reader::{Shown, judge, look, newcomer, say, shown, sign, wrap_again};

/// A manager with an unlocked device, let in by the administrator.
async fn manager(administrator: &mut Device, name: &str, email: &str) -> Device {
    let invitation = invite(administrator, name, email, Role::Manager);
    let invitation = invitation.await.unwrap();
    let server = administrator.server.other_device().unwrap();
    let accepted = accept(&invitation, server, "třešeň pod starým mostem 8");
    let (mut device, _) = accepted.await.unwrap();
    certify(administrator).await.unwrap();
    device.unlock().await.unwrap();
    device.pull().await.unwrap();
    device
}

/// Rolls the notes; the same readers stay.
async fn roll(by: &mut Device) {
    by.read_log().await.unwrap();
    let readers = by.organisation.classes[&Class::Notes].readers.clone();
    let mut log = Log::after(by.organisation.clone());
    let secrets = grant(&mut log, by, Class::Notes, 2, readers).unwrap();
    let (organisation, statements) = log.finish().unwrap();
    let append = LogAppend {
        statements,
        secrets,
    };
    by.tell("/api/log", &append).await.unwrap();
    by.organisation = organisation;
}

async fn acts(administrator: &Device) -> Vec<String> {
    let rows: Vec<AuditRow> = administrator.get("/api/admin/audit").await.unwrap();
    assert!(sync::server::verify_audit(&rows).is_ok());
    rows.into_iter().map(|row| row.act).collect()
}

/// Three notes of one contact: two first writes offline, and one that comes after the roll.
async fn written(admin: &mut Device, one: &mut Device, two: &mut Device) {
    let values = BTreeMap::from([(FieldId::new("family_name"), "Nová".to_owned())]);
    let (contact, subject) = one.create_contact(&values).unwrap();
    one.add_note(contact, subject, "first").unwrap();
    two.add_note(contact, subject, "second").unwrap();
    one.push(|_| ()).await.unwrap();
    two.push(|_| ()).await.unwrap();
    one.add_note(contact, subject, "late").unwrap();
    roll(admin).await;
    one.push(|_| ()).await.unwrap();
    one.pull().await.unwrap();
    two.pull().await.unwrap();
}

/// Changes one byte of each re-wrap, and signs it all the same.
fn spoilt(by: &Device, mut acts: Vec<ReWrapAct>) -> Vec<ReWrapAct> {
    for act in &mut acts {
        let ReWrapWord::Made(made) = &mut act.word else {
            panic!("no re-wrap")
        };
        made.wrap.wrap.0[60] ^= 1;
        sign(by, made);
    }
    acts
}

#[tokio::test(flavor = "multi_thread")]
async fn t16_two_offline_first_writes_roll_late_write_and_garbage_and_every_write_opens() {
    let host = Host::start();
    let link = wait_for_link(&host.link_file()).await.unwrap();
    let (mut admin, _) = organisation(&link, None).await.unwrap();
    let mut one = manager(&mut admin, "Jana Malá", "jana@example.com").await;
    let mut two = manager(&mut admin, "Petr Malý", "petr@example.com").await;
    written(&mut admin, &mut one, &mut two).await;
    let all = ["first", "late", "second"];
    let opened = |shown: &Shown, epoch| {
        let mut keyring = newcomer(&admin, Class::Notes, epoch);
        shown.notes(&mut keyring, &admin)
    };

    let garbage = spoilt(&two, wrap_again(&two).await);
    assert_eq!(say(&two, garbage).await, [ReWrapAnswer::Done; 2]);
    assert_eq!(opened(&shown(&one).await, 1), all, "garbage beside");
    let words = judge(&one).await;
    let refused = |act: &ReWrapAct| matches!(act.word, ReWrapWord::Refused(_));
    assert!(words.iter().all(refused));
    assert_eq!(say(&one, words).await, [ReWrapAnswer::Done; 2]);
    assert_eq!(opened(&shown(&one).await, 1), all, "garbage refused");
    let reported = acts(&admin).await;
    let disputed = reported.iter().filter(|act| *act == "rewrap_disputed");
    assert_eq!(disputed.count(), 2);

    let honest = wrap_again(&two).await;
    assert_eq!(say(&two, honest).await, [ReWrapAnswer::Done; 2]);
    assert!(judge(&two).await.is_empty(), "nobody confirms their own");
    let both = shown(&one).await;
    for epoch in [1, 2] {
        assert_eq!(opened(&both, epoch), all, "{epoch}");
    }
    let words = judge(&one).await;
    assert!(!words.iter().any(refused));
    assert_eq!(say(&one, words).await, [ReWrapAnswer::Done; 2]);

    let after = shown(&one).await;
    assert!(after.wraps.iter().all(|wrap| wrap.epoch == 2));
    assert_eq!(opened(&after, 2), all);
    let rest = look(&one).await;
    assert!(rest.due.is_empty() && rest.waiting.is_empty());
}
