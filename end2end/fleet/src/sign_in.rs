//! Accounts: passphrase, one-time codes, sessions.

use anyhow::{Context, Result};
use crypto::passphrase::{self, Params, Stretched};
use domain::{Bytes, UserId};
use sync::message::account::{
    Enrolment, KdfParams, NewAccount, SessionInfo, SignIn, SignInBegin, Unlock,
};

use crate::device::Device;
use crate::entropy::System;
use crate::http::Server;
use crate::one_time_code::App;

/// What a person signs in with.
#[derive(Clone)]
pub struct Credentials {
    /// The e-mail.
    pub email: String,
    /// The passphrase.
    pub passphrase: String,
    /// The authenticator app.
    pub app: App,
    /// Code A of the recovery kit, for who set up the organisation.
    pub kit: Option<String>,
}

impl core::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Credentials")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

/// Stretches a passphrase off the network's thread.
async fn stretch(passphrase: &str, params: Params) -> Result<Stretched> {
    let passphrase = passphrase.to_owned();
    Ok(tokio::task::spawn_blocking(move || passphrase::stretch(&passphrase, &params)).await??)
}

/// Makes the account of a new user.
///
/// # Errors
/// When the server's secret cannot be read.
pub async fn new_account(
    user: UserId,
    email: &str,
    passphrase: &str,
    enrolment: &Enrolment,
) -> Result<(NewAccount, Credentials)> {
    let params = Params::fresh(&mut System);
    let kdf = KdfParams {
        memory_kib: params.memory_kib,
        passes: params.passes,
        lanes: params.lanes,
        salt: Bytes(params.salt.to_vec()),
    };
    let auth = Bytes(stretch(passphrase, params).await?.auth().to_vec());
    let credentials = Credentials {
        email: email.to_owned(),
        passphrase: passphrase.to_owned(),
        app: App::new(enrolment.totp_secret.clone()),
        kit: None,
    };
    let account = NewAccount {
        user,
        email: email.to_owned(),
        auth,
        kdf,
        totp_sealed: enrolment.totp_sealed.clone(),
        totp_code: credentials.app.code().await?,
        passkey: None,
        locale: "cs".to_owned(),
    };
    Ok((account, credentials))
}

/// Signs in with passphrase and code.
///
/// # Errors
/// When the server refuses, or asks for parameters that a client must not accept.
pub async fn sign_in(server: &Server, credentials: &Credentials) -> Result<SessionInfo> {
    let begin = SignInBegin {
        email: credentials.email.clone(),
    };
    let kdf: KdfParams = server.post("/api/sign-in/begin", &begin).await?;
    let params = Params {
        memory_kib: kdf.memory_kib,
        passes: kdf.passes,
        lanes: kdf.lanes,
        salt: kdf
            .salt
            .as_slice()
            .try_into()
            .context("a salt of 16 bytes")?,
    };
    params.check()?;
    let sign_in = SignIn {
        email: credentials.email.clone(),
        auth: Bytes(
            stretch(&credentials.passphrase, params)
                .await?
                .auth()
                .to_vec(),
        ),
        totp_code: credentials.app.code().await?,
    };
    server.post("/api/sign-in", &sign_in).await
}

/// Proves to the session that this device's vault is open.
///
/// # Errors
/// When the server does not know the device.
pub async fn unlock(device: &Device, challenge: &Bytes) -> Result<SessionInfo> {
    let proof = Unlock {
        device: device.id,
        challenge: challenge.clone(),
        minutes: None,
        signature: device
            .keyring
            .sign(Unlock::CONTEXT, Unlock::message(challenge, None).as_slice()),
    };
    device.server.post("/api/session/unlock", &proof).await
}
