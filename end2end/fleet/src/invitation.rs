//! Inviting members of staff: the link, the invitee's side, and the administrator's answer.

use anyhow::{Context, Result, ensure};
use crypto::{DeviceKeys, InviteSecret, Keyring};
use domain::access::Role;
use domain::bytes::to_base64url;
use domain::organisation::{Newcomer, Signer, StatementBody};
use domain::privacy::receipt;
use domain::{DeviceId, InviteId, PublicKey, Signature, UserId};
use sync::message::account::{
    Invite, InviteAccept, InviteClaim, InviteOpen, InviteOpened, LogAppend, PendingInvite,
    SessionInfo,
};
use sync::proof;

use crate::clock;
use crate::device::Device;
use crate::entropy::{System, bytes};
use crate::http::Server;
use crate::sign_in::{self, Credentials};
use crate::statements::{CONTEXT, Log, grant};

const LIFE_MILLIS: i64 = 7 * 24 * 3600 * 1000;

/// An invitation as it stands in a link.
#[derive(Debug)]
pub struct Invitation {
    id: InviteId,
    secret: InviteSecret,
    root: PublicKey,
    origin: String,
}

impl Invitation {
    /// Gives the link to hand over by QR or print.
    #[must_use]
    pub fn link(&self) -> String {
        let secret = to_base64url(&self.secret.to_bytes());
        let fingerprint = domain::Hash::of(self.root.as_slice());
        format!("{}/invite#{secret}.{fingerprint}.{}", self.origin, self.id)
    }
}

/// Registers an invitation made on an administrator's device.
///
/// # Errors
/// When the server refuses.
pub async fn invite(
    administrator: &Device,
    name: &str,
    email: &str,
    role: Role,
) -> Result<Invitation> {
    let secret = InviteSecret::make(&mut System);
    let id = InviteId::v4(bytes());
    let invite = Invite {
        id,
        key: secret.public(),
        name: name.to_owned(),
        email: email.to_owned(),
        role,
        expires_at: clock::now().plus_millis(LIFE_MILLIS),
    };
    administrator.tell("/api/invite", &invite).await?;
    Ok(Invitation {
        id,
        secret,
        root: administrator.organisation.root,
        origin: administrator.server.origin().to_owned(),
    })
}

/// Accepts an invitation; the device is of use once an administrator has certified it.
///
/// # Errors
/// When the server refuses, or its log does not start at the root named in the link.
pub async fn accept(
    invitation: &Invitation,
    server: Server,
    passphrase: &str,
) -> Result<(Device, Credentials)> {
    let signature = invitation
        .secret
        .sign("souhlas/v1/invite-open", invitation.id.as_bytes());
    let open = InviteOpen {
        id: invitation.id,
        signature,
    };
    let opened: InviteOpened = server.post("/api/invite/open", &open).await?;
    let organisation = proof::read_log(Some(&invitation.root), None, &opened.statements)?;

    let user = UserId::v7(clock::now(), bytes());
    let id = DeviceId::v7(clock::now(), bytes());
    let keys = DeviceKeys::make(&mut System);
    let claim = claim(invitation, user, id, &keys);
    let (account, credentials) =
        sign_in::new_account(user, &opened.email, passphrase, &opened.enrolment).await?;
    let _: SessionInfo = server
        .post("/api/invite/accept", &InviteAccept { account, claim })
        .await?;
    let keyring = Keyring::new(organisation.id, user, id, keys);
    let whose = (organisation.id, user, id);
    Ok((
        Device::new(server, keyring, whose, organisation),
        credentials,
    ))
}

fn claim(
    invitation: &Invitation,
    user: UserId,
    device: DeviceId,
    keys: &DeviceKeys,
) -> InviteClaim {
    let (signing, agreement) = keys.public();
    let mut claim = InviteClaim {
        id: invitation.id,
        user,
        device,
        signing,
        agreement,
        device_name: "Fleet".to_owned(),
        signature: Signature([0; 64]),
    };
    claim.signature = invitation.secret.sign_bytes(&claim.signed_bytes());
    claim
}

/// Lets in everyone who used an invitation and was not let in yet, all of them in one act; gives
/// their names.
///
/// # Errors
/// When a claim does not fit its invitation, or the server refuses.
pub async fn certify(administrator: &mut Device) -> Result<Vec<String>> {
    if waiting(administrator).await?.is_empty() {
        return Ok(Vec::new());
    }
    // Who comes while a code is waited for is let in with the others.
    administrator.may_confirm().await?;
    let newcomers = waiting(administrator).await?;
    administrator.read_log().await?;
    let names = newcomers.iter().map(|newcomer| newcomer.name.clone());
    let names: Vec<String> = names.collect();
    let_in(administrator, &newcomers)
        .await
        .with_context(|| names.join(", "))?;
    Ok(names)
}

async fn waiting(administrator: &Device) -> Result<Vec<Newcomer>> {
    let pending: Vec<PendingInvite> = administrator.get("/api/invites").await?;
    let pending = pending.into_iter().filter(|pending| !pending.certified);
    let accepted = pending.filter_map(|pending| Some((pending.invite, pending.claim?)));
    accepted
        .map(|(invite, claim)| newcomer(invite, claim))
        .collect()
}

fn newcomer(invite: Invite, claim: InviteClaim) -> Result<Newcomer> {
    ensure!(
        claim.id == invite.id
            && proof::verify_bytes(&invite.key, &claim.signed_bytes(), &claim.signature),
        "the claim of {} is not signed by its invitation",
        invite.name
    );
    Ok(Newcomer {
        invite: invite.id,
        user: claim.user,
        name: invite.name,
        role: invite.role,
        device: claim.device,
        signing: claim.signing,
        agreement: claim.agreement,
        device_name: claim.device_name,
        code: receipt::device_code(bytes()),
    })
}

async fn let_in(administrator: &mut Device, newcomers: &[Newcomer]) -> Result<()> {
    let signer = Signer::Device(administrator.id);
    let mut log = Log::after(administrator.organisation.clone());
    let mut secrets = Vec::new();
    let admission = administrator.organisation.clone();
    for content in admission.admission(administrator.user, newcomers) {
        if let StatementBody::ClassEpoch {
            class,
            epoch,
            readers,
            ..
        } = content
        {
            secrets.extend(grant(&mut log, administrator, class, epoch, readers)?);
        } else {
            log.add(signer, content, |hash| {
                administrator.keyring.sign(CONTEXT, hash.as_slice())
            })?;
        }
    }
    let (organisation, statements) = log.finish()?;
    let append = LogAppend {
        statements,
        secrets,
    };
    administrator.tell("/api/log", &append).await?;
    administrator.organisation = organisation;
    Ok(())
}
