//! A member of staff at a device, with an authenticator app.

use axum::body::Body;
use axum::http::{Method, Request, header};
use domain::{Bytes, Hash, Timestamp};
use serde::Serialize;
use sync::message::account::{
    ACT_HEADER, ApiErrorCode, Factor, KdfParams, NewAccount, SessionInfo, SignIn, StepUp, Unlock,
};
use sync::message::v1;

use super::device::Device;
use super::{Answer, App, ORIGIN};

/// A signed-in member of staff.
pub(crate) struct Client<'a> {
    pub(crate) app: &'a App,
    pub(crate) device: Device,
    pub(crate) email: String,
    pub(crate) totp_secret: String,
    pub(crate) cookie: String,
}

impl<'a> Client<'a> {
    /// The same person with another session.
    pub(crate) fn with_cookie(&self, cookie: &str) -> Client<'a> {
        Client {
            app: self.app,
            device: self.device.clone(),
            email: self.email.clone(),
            totp_secret: self.totp_secret.clone(),
            cookie: cookie.to_owned(),
        }
    }

    /// Reads a route.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.app.send(request.body(Body::empty()).unwrap()).await
    }

    /// Calls a JSON route.
    pub(crate) async fn post<T: Serialize>(&self, path: &str, body: &T) -> Answer {
        self.app
            .send(scripted(Method::POST, path, &self.cookie, body))
            .await
    }

    /// Calls a JSON route; an act that waits for a second factor is confirmed and sent once more.
    pub(crate) async fn confirmed<T: Serialize>(&self, path: &str, body: &T) -> Answer {
        let answer = self.post(path, body).await;
        let act = answer.header(ACT_HEADER).to_owned();
        if act.is_empty() {
            return answer;
        }
        self.confirm(Hash::parse(&act).unwrap()).await;
        self.post(path, body).await
    }

    /// Confirms an act with a code that was not used yet; time passes only if there is none.
    async fn confirm(&self, act: Hash) {
        let first = self.try_confirm(act, &self.code()).await;
        if first.status.is_success() {
            return;
        }
        assert_eq!(first.code(), ApiErrorCode::CodeUsed);
        self.app.pass_seconds(31);
        let second = self.try_confirm(act, &self.code()).await;
        assert!(second.status.is_success(), "{}", second.text());
    }

    /// Tries to confirm an act with a code.
    pub(crate) async fn try_confirm(&self, act: Hash, code: &str) -> Answer {
        let factor = Factor::Code(code.to_owned());
        self.post("/api/step-up", &StepUp { act, factor }).await
    }

    /// Calls a sync route.
    pub(crate) async fn sync<T: Serialize>(&self, path: &str, body: &T) -> Answer {
        self.octets(path, v1::encode(body)).await
    }

    /// Calls a sync route with any bytes.
    pub(crate) async fn octets(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("x-souhlas", "1");
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Puts bytes in a place.
    pub(crate) async fn put(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = Request::put(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("x-souhlas", "1");
        self.app.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The code the authenticator app shows.
    pub(crate) fn code(&self) -> String {
        code(&self.totp_secret, self.app.now())
    }

    /// Signs in anew, with a later code.
    pub(crate) async fn sign_in(&mut self) -> SessionInfo {
        self.app.pass_seconds(31);
        let answer = self.try_sign_in(&auth(&self.device), &self.code()).await;
        self.cookie = answer.cookie();
        answer.json()
    }

    /// Tries to sign in.
    pub(crate) async fn try_sign_in(&self, auth: &Bytes, code: &str) -> Answer {
        let body = SignIn {
            email: self.email.clone(),
            auth: auth.clone(),
            totp_code: code.to_owned(),
        };
        self.app
            .send(scripted(Method::POST, "/api/sign-in", "", &body))
            .await
    }

    /// Proves an open vault.
    pub(crate) async fn unlock(&self) {
        self.unlock_for(None).await;
    }

    /// Proves an open vault that closes after so many minutes without a sign of life.
    pub(crate) async fn unlock_for(&self, minutes: Option<u8>) {
        let info: SessionInfo = self.get("/api/session").await.json();
        let unlocked: SessionInfo = self
            .post("/api/session/unlock", &self.proof_for(&info, minutes))
            .await
            .json();
        assert!(unlocked.unlocked);
    }

    /// The proof for a challenge.
    pub(crate) fn proof(&self, info: &SessionInfo) -> Unlock {
        self.proof_for(info, None)
    }

    /// The proof for a challenge that names how long it shall last.
    pub(crate) fn proof_for(&self, info: &SessionInfo, minutes: Option<u8>) -> Unlock {
        let signed = Unlock::message(&info.challenge, minutes);
        Unlock {
            device: self.device.id,
            challenge: info.challenge.clone(),
            minutes,
            signature: self.device.sign_in(Unlock::CONTEXT, signed.as_slice()),
        }
    }
}

/// A request as our own script makes it.
pub(crate) fn scripted<T: Serialize>(
    method: Method,
    path: &str,
    cookie: &str,
    body: &T,
) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-souhlas", "1")
        .body(Body::from(serde_json::to_vec(body).unwrap()))
        .unwrap()
}

/// The sign-in branch of a device's user.
pub(crate) fn auth(device: &Device) -> Bytes {
    Bytes(vec![device.id.as_bytes()[0]; 32])
}

/// A new account of a device's user.
pub(crate) fn new_account(
    device: &Device,
    email: &str,
    totp_sealed: Bytes,
    totp_code: String,
) -> NewAccount {
    NewAccount {
        user: device.user,
        email: email.to_owned(),
        auth: auth(device),
        kdf: KdfParams {
            memory_kib: 65_536,
            passes: 3,
            lanes: 4,
            salt: Bytes(vec![7; 16]),
        },
        totp_sealed,
        totp_code,
        passkey: None,
        locale: "en".to_owned(),
    }
}

/// The code of an authenticator app at a time.
pub(crate) fn code(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new()
        .with_secret(secret)
        .build_noncompliant();
    totp.generate(u64::try_from(at.as_millis() / 1000).unwrap())
        .to_string()
}
