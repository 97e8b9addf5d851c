//! Further members of staff, invited as an administrator does it.

use axum::http::Method;
use domain::InviteId;
use domain::access::Role;
use domain::organisation::{SignedStatement, Signer, StatementBody};
use sync::message::account::{
    Invite, InviteAccept, InviteClaim, InviteOpen, InviteOpened, LogAppend,
};

use super::client::{code, new_account, scripted};
use super::device::Device;
use super::{App, Client, Founding};

/// An invitation with its secret key.
pub(crate) struct Invited {
    pub(crate) invite: Invite,
    pub(crate) key: Device,
}

/// Registers an invitation.
pub(crate) async fn invite(founding: &Founding<'_>, number: u8, role: Role) -> Invited {
    invite_called(founding, number, role, "Petr Novák").await
}

/// Registers an invitation for somebody of a name.
pub(crate) async fn invite_called(
    founding: &Founding<'_>,
    number: u8,
    role: Role,
    name: &str,
) -> Invited {
    let key = Device::new(100 + number);
    let invite = Invite {
        id: InviteId::v4([number; 16]),
        key: key.signing(),
        name: name.to_owned(),
        email: format!("user{number}@example.com"),
        role,
        expires_at: founding.admin.app.now().plus_millis(86_400_000),
    };
    let answer = founding.admin.post("/api/invite", &invite).await;
    assert!(answer.status.is_success(), "{}", answer.text());
    Invited { invite, key }
}

impl Invited {
    /// Opens the link.
    pub(crate) async fn open(&self, app: &App) -> super::Answer {
        let body = InviteOpen {
            id: self.invite.id,
            signature: self
                .key
                .sign_in("souhlas/v1/invite-open", self.invite.id.as_bytes()),
        };
        app.send(scripted(Method::POST, "/api/invite/open", "", &body))
            .await
    }

    /// The claim of a device, signed with the invitation's key.
    pub(crate) fn claim(&self, device: &Device) -> InviteClaim {
        let mut claim = InviteClaim {
            id: self.invite.id,
            user: device.user,
            device: device.id,
            signing: device.signing(),
            agreement: device.agreement(),
            device_name: "Chromium".to_owned(),
            signature: domain::Signature([0; 64]),
        };
        claim.signature = self.key.sign(&claim.signed_bytes());
        claim
    }

    /// Makes the account; nobody certified it yet.
    pub(crate) async fn accept<'a>(&self, app: &'a App, device: Device) -> Client<'a> {
        let opened: InviteOpened = self.open(app).await.json();
        let totp_secret = opened.enrolment.totp_secret.clone();
        let totp_code = code(&totp_secret, app.now());
        let body = InviteAccept {
            account: new_account(
                &device,
                &self.invite.email,
                opened.enrolment.totp_sealed,
                totp_code,
            ),
            claim: self.claim(&device),
        };
        let answer = app
            .send(scripted(Method::POST, "/api/invite/accept", "", &body))
            .await;
        assert!(answer.status.is_success(), "{}", answer.text());
        Client {
            app,
            device,
            email: self.invite.email.clone(),
            totp_secret,
            cookie: answer.cookie(),
        }
    }
}

/// Signs a claim's user and device into the log.
pub(crate) async fn certify(founding: &mut Founding<'_>, client: &Client<'_>, invited: &Invited) {
    let statements = statements(founding, client, invited, "8G4M").to_vec();
    append(founding, statements).await;
}

/// Signs the users and devices of several claims into the log, in one append.
pub(crate) async fn certify_all(founding: &mut Founding<'_>, all: &[(Client<'_>, Invited)]) {
    let mut signed = Vec::new();
    for (number, (client, invited)) in (1..).zip(all) {
        let code = format!("8G{number:02}");
        signed.extend(statements(founding, client, invited, &code));
    }
    append(founding, signed).await;
}

fn statements(
    founding: &mut Founding<'_>,
    client: &Client<'_>,
    invited: &Invited,
    code: &str,
) -> [SignedStatement; 2] {
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let signer = Signer::Device(device.id);
    let user = StatementBody::User {
        user: client.device.user,
        name: invited.invite.name.clone(),
        roles: vec![invited.invite.role],
        invite: Some(invited.invite.id),
    };
    [user, client.device.statement(code)]
        .map(|content| founding.log.state(signer, &device, content, now))
}

async fn append(founding: &Founding<'_>, statements: Vec<SignedStatement>) {
    let append = LogAppend {
        statements,
        secrets: Vec::new(),
    };
    let answer = founding.admin.confirmed("/api/log", &append).await;
    assert!(answer.status.is_success(), "{}", answer.text());
}

/// Brings a member of staff in, signed in and unlocked.
pub(crate) async fn join<'a>(founding: &mut Founding<'a>, number: u8, role: Role) -> Client<'a> {
    let invited = invite(founding, number, role).await;
    let client = invited
        .accept(founding.admin.app, Device::new(number))
        .await;
    certify(founding, &client, &invited).await;
    client.unlock().await;
    client
}
