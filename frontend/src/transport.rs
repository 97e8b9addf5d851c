//! Requests to the server: JSON for accounts, postcard for sync, each with the script header.

pub(crate) mod blob;
pub(crate) mod file;
pub(crate) mod live;

use app::replica::Refusal;
use domain::Hash;
use gloo_net::http::{Request, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::account::{ACT_HEADER, ApiError, ApiErrorCode};
use sync::message::v1;
use web_sys::RequestCache;

/// Why a request brought nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The server was not reached, or the answer was cut off.
    Network,
    /// The act waits to be confirmed with a second factor.
    Unconfirmed(Hash),
    /// The server said no.
    Refused {
        /// What it said.
        error: ApiError,
        /// When to try again, if it said so.
        retry_after_ms: Option<u64>,
    },
}

impl Failure {
    /// Says whether the server answered with this code.
    pub(crate) fn is(&self, code: ApiErrorCode) -> bool {
        matches!(self, Self::Refused { error, .. } if error.code == code)
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Network => Self::Offline,
            Failure::Unconfirmed(_) => Self::Api(ApiErrorCode::StepUpNeeded, None),
            Failure::Refused { error, .. } => Self::Api(error.code, error.reference),
        }
    }
}

/// Reads JSON.
pub(crate) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, Failure> {
    let request = prepared(Request::get(path)).build();
    json(send(request).await?).await
}

/// Reads a text.
pub(crate) async fn text(path: &str) -> Result<String, Failure> {
    let request = prepared(Request::get(path)).build();
    let response = send(request).await?;
    response.text().await.map_err(|_| Failure::Network)
}

/// Sends JSON and reads JSON.
pub(crate) async fn post<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, Failure> {
    json(send(with_json(path, body)).await?).await
}

/// Sends JSON; only the success matters.
pub(crate) async fn tell<B: Serialize>(path: &str, body: &B) -> Result<(), Failure> {
    send(with_json(path, body)).await.map(drop)
}

/// Asks for an act without any body.
pub(crate) async fn act(path: &str) -> Result<(), Failure> {
    let request = prepared(Request::post(path)).build();
    send(request).await.map(drop)
}

/// Sends and reads a sync message.
pub(crate) async fn sync<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, Failure> {
    let bytes = js_sys::Uint8Array::from(v1::encode(body).as_slice());
    let request = prepared(Request::post(path))
        .header("Content-Type", "application/octet-stream")
        .body(bytes);
    let response = send(request).await?;
    let answer = response.binary().await.map_err(|_| Failure::Network)?;
    v1::decode(&answer).map_err(|_| malformed())
}

fn prepared(builder: RequestBuilder) -> RequestBuilder {
    builder
        .header("X-Souhlas", "1")
        .cache(RequestCache::NoStore)
}

fn with_json<B: Serialize>(path: &str, body: &B) -> Result<Request, gloo_net::Error> {
    let body = serde_json::to_string(body)
        .map_err(|error| gloo_net::Error::GlooError(error.to_string()))?;
    prepared(Request::post(path))
        .header("Content-Type", "application/json")
        .body(body)
}

async fn send(request: Result<Request, gloo_net::Error>) -> Result<Response, Failure> {
    let request = request.map_err(|_| malformed())?;
    let response = request.send().await.map_err(|_| Failure::Network)?;
    if response.ok() {
        return Ok(response);
    }
    Err(refused(response).await)
}

async fn json<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let text = response.text().await.map_err(|_| Failure::Network)?;
    serde_json::from_str(&text).map_err(|_| malformed())
}

async fn refused(response: Response) -> Failure {
    let retry_after_ms = response
        .headers()
        .get("Retry-After")
        .and_then(|seconds| seconds.parse::<u64>().ok())
        .map(|seconds| seconds.saturating_mul(1000));
    let act = response.headers().get(ACT_HEADER);
    let status = response.status();
    let error = response
        .text()
        .await
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_else(|| ApiError {
            code: by_status(status),
            reference: None,
        });
    match act.as_deref().and_then(Hash::parse) {
        Some(act) if error.code == ApiErrorCode::StepUpNeeded => Failure::Unconfirmed(act),
        _ => Failure::Refused {
            error,
            retry_after_ms,
        },
    }
}

/// What a refusal without a readable body means, as when a proxy answers.
fn by_status(status: u16) -> ApiErrorCode {
    match status {
        401 => ApiErrorCode::SessionOver,
        404 => ApiErrorCode::NotFound,
        409 => ApiErrorCode::LogMoved,
        413 => ApiErrorCode::TooLarge,
        429 => ApiErrorCode::TooManyTries,
        502..=504 => ApiErrorCode::Busy,
        _ => ApiErrorCode::Internal,
    }
}

fn malformed() -> Failure {
    Failure::Refused {
        error: ApiError {
            code: ApiErrorCode::Malformed,
            reference: None,
        },
        retry_after_ms: None,
    }
}
