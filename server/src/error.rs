//! What a request is answered with when it is refused or something broke.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Hash;
use sync::message::account::{ACT_HEADER, ApiError, ApiErrorCode};
use sync::store::StoreError;

use crate::random;

/// A refusal or a failure on its way to the client; it names a code, never a value.
#[derive(Debug)]
pub struct Problem {
    code: ApiErrorCode,
    status: StatusCode,
    retry_after: Option<u64>,
    broken: Option<&'static str>,
    act: Option<Hash>,
}

impl Problem {
    /// A refusal with the status that belongs to its code.
    #[must_use]
    pub fn of(code: ApiErrorCode) -> Self {
        Self {
            code,
            status: status_of(code),
            retry_after: None,
            broken: None,
            act: None,
        }
    }

    /// A refusal that may pass after that many seconds.
    #[must_use]
    pub fn later(code: ApiErrorCode, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds.max(1)),
            ..Self::of(code)
        }
    }

    /// An act that waits to be confirmed with a second factor.
    #[must_use]
    pub(crate) fn unconfirmed(act: Hash) -> Self {
        Self {
            act: Some(act),
            ..Self::of(ApiErrorCode::StepUpNeeded)
        }
    }

    /// Something broke; the text goes to the log with a reference number, so it names no value.
    #[must_use]
    pub fn broken(what: &'static str) -> Self {
        Self {
            broken: Some(what),
            ..Self::of(ApiErrorCode::Internal)
        }
    }

    /// The same refusal as "forbidden".
    pub(crate) fn forbidden(self) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            ..self
        }
    }

    /// The code.
    #[must_use]
    pub const fn code(&self) -> ApiErrorCode {
        self.code
    }

    /// The status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// Logs what broke and gives its reference number.
    pub(crate) fn reference(&self) -> Option<String> {
        let what = self.broken?;
        let reference = format!("{:08X}", u32::from_le_bytes(random::bytes()));
        tracing::error!(reference, what, "request failed");
        Some(reference)
    }

    /// Puts the waiting time and the act to confirm on an answer.
    pub(crate) fn mark(&self, response: &mut Response) {
        *response.status_mut() = self.status;
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(act) = self.act.and_then(|act| act.to_string().parse().ok()) {
            response.headers_mut().insert(ACT_HEADER, act);
        }
    }
}

fn status_of(code: ApiErrorCode) -> StatusCode {
    match code {
        ApiErrorCode::SignInRefused | ApiErrorCode::SessionOver | ApiErrorCode::DeviceRevoked => {
            StatusCode::UNAUTHORIZED
        }
        ApiErrorCode::SessionLocked | ApiErrorCode::StepUpNeeded => StatusCode::FORBIDDEN,
        ApiErrorCode::NotFound | ApiErrorCode::CopyClosed => StatusCode::NOT_FOUND,
        ApiErrorCode::LinkDead | ApiErrorCode::ClaimOver => StatusCode::GONE,
        ApiErrorCode::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
        ApiErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ApiErrorCode::Malformed => StatusCode::BAD_REQUEST,
        ApiErrorCode::LogMoved
        | ApiErrorCode::EmailTaken
        | ApiErrorCode::LockboxOver
        | ApiErrorCode::FileDiffers
        | ApiErrorCode::HelpKeyChanged => StatusCode::CONFLICT,
        ApiErrorCode::CodeWrong
        | ApiErrorCode::CodeUsed
        | ApiErrorCode::PasskeyRefused
        | ApiErrorCode::NoPasskeys
        | ApiErrorCode::LastFactor
        | ApiErrorCode::PassphraseWrong
        | ApiErrorCode::LogRefused
        | ApiErrorCode::NoAddress
        | ApiErrorCode::PointNotIndependent
        | ApiErrorCode::LockboxLimits
        | ApiErrorCode::LockboxReader => StatusCode::UNPROCESSABLE_ENTITY,
        ApiErrorCode::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ApiErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = ApiError {
            code: self.code,
            reference: self.reference(),
        };
        let mut response = Json(body).into_response();
        self.mark(&mut response);
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => {
                tracing::error!("the disk is full; writes are refused until there is space");
                Self {
                    status: StatusCode::INSUFFICIENT_STORAGE,
                    ..Self::later(ApiErrorCode::Busy, 60)
                }
            }
            StoreError::Unknown(_) => Self::broken("a store did not answer"),
            StoreError::Damaged(_) => Self::broken("stored data cannot be read"),
        }
    }
}
