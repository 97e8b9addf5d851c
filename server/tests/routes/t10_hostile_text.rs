//! T10: what people wrote is text, on pages rendered here, in answers and in mails.

use domain::access::Role;
use domain::organisation::{Signer, StatementBody};
use domain::{FieldId, starter};
use sync::message::account::{InviteOpened, LogAppend};
use sync::message::v1::{OpKind, Outcome};

use super::portal::{link, open, portal};
use crate::support::contact::{contact_op, push};
use crate::support::staff::invite_called;
use crate::support::{Answer, App, Founding, found_called, grant, new_contact};

/// What a name, a note, a file or a page of an attacker brings.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</title><script src=//evil.example/x.js></script>",
    "</textarea><script>alert(1)</script>",
    "</noscript></style></script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "javascript:alert(1)//<a href=javascript:alert(1)>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
];

/// The elements and attributes of a page, without what is written between and in them.
fn skeleton(page: &str) -> Vec<String> {
    let tags = page
        .split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>'));
    tags.map(|(tag, _)| {
        let outside_quotes = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
        outside_quotes.replace("<!>", "")
    })
    .collect()
}

async fn pages(app: &App, founding: &mut Founding<'_>, name: &str) -> Vec<Answer> {
    let admin = &founding.admin;
    let mut op = contact_op(1, 7, Some("jana@example.com"), app.now());
    if let OpKind::Put(put) = &mut op.kind {
        put.fields.insert(FieldId::new("family_name"), name.into());
        put.fields.insert(FieldId::new("company"), name.into());
    }
    let outcomes = push(admin, vec![op]).await;
    assert!(
        matches!(outcomes[..], [Outcome::Applied { .. }]),
        "{name} {outcomes:?}"
    );
    grant(founding, admin, 2, 7).await;
    purposes_called(founding, name).await;
    let path = link(app, &founding.admin, 7, 1).await;
    let mut pages = vec![app.get(&path).await];
    let cookie = open(app, &path).await;
    pages.push(portal(app, "/portal", &cookie).await);
    let second = link(app, &founding.admin, 7, 2).await;
    pages.push(app.form(&second, None, "act=stop_all").await);
    pages
}

/// Renames every purpose.
async fn purposes_called(founding: &mut Founding<'_>, name: &str) {
    let mut registry = starter::purposes();
    registry.version += 1;
    for purpose in &mut registry.purposes {
        for label in [&mut purpose.name, &mut purpose.description] {
            label.cs = name.to_owned();
            label.en = name.to_owned();
        }
    }
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let content = StatementBody::Purposes(registry);
    let statements = vec![
        founding
            .log
            .state(Signer::Device(device.id), &device, content, now),
    ];
    let append = LogAppend {
        statements,
        secrets: Vec::new(),
    };
    let answer = founding.admin.confirmed("/api/log", &append).await;
    assert!(answer.status.is_success(), "{name} {}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_adds_an_element_or_an_attribute_to_a_page_of_the_portal() {
    let app = App::start().await;
    let mut founding = found_called(&app, "Horák").await;
    let harmless = pages(&app, &mut founding, "Novák").await;
    for name in HOSTILE {
        let app = App::start().await;
        let mut founding = found_called(&app, name).await;
        for (page, plain) in pages(&app, &mut founding, name).await.iter().zip(&harmless) {
            assert_eq!(skeleton(&page.text()), skeleton(&plain.text()), "{name}");
            assert!(!name.contains('<') || !page.text().contains(name), "{name}");
            assert!(page.header("content-type").starts_with("text/html"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_with_names_are_never_documents() {
    let app = App::start().await;
    let founding = found_called(&app, HOSTILE[0]).await;
    for (number, name) in (2..).zip(HOSTILE) {
        let invited = invite_called(&founding, number, Role::Rep, name).await;
        let opened = invited.open(&app).await;
        assert_eq!(opened.json::<InviteOpened>().name, name);
        for answer in [
            opened,
            founding.admin.get("/api/invites").await,
            founding.admin.get("/api/admin/audit").await,
            founding.admin.get("/api/admin/devices").await,
            founding.admin.get("/api/log").await,
        ] {
            assert_eq!(answer.header("content-type"), "application/json");
            assert_eq!(answer.header("x-content-type-options"), "nosniff");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_adds_no_header_to_a_mail() {
    for name in [
        "Horák\r\nBcc: evil@example.com",
        "Horák\nBcc: evil@example.com",
        "Horák\r\n\r\n<script>alert(1)</script>",
    ] {
        let app = App::start().await;
        let founding = found_called(&app, name).await;
        new_contact(&founding.admin, 1, 7, Some("jana@example.com")).await;
        link(&app, &founding.admin, 7, 1).await;
        let mail = app.mails(1).await.remove(0);
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        assert!(
            !head
                .lines()
                .any(|line| line.starts_with("Bcc") || line.contains("<script")),
            "{mail}"
        );
    }
}
