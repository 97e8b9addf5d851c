//! Request bodies and queries: bounded, of the expected kind, read strictly.

mod strict;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::account::ApiErrorCode;
use sync::message::v1;

use crate::error::Problem;

/// A JSON body without duplicate members; unknown ones are refused by the types.
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = body(request, state, "application/json").await?;
        if !strict::is_strict(&bytes) {
            return Err(malformed());
        }
        let value = serde_json::from_slice(&bytes).map_err(|_bad| malformed())?;
        Ok(Self(value))
    }
}

/// A sync message.
pub(crate) struct Message<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Message<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = body(request, state, OCTETS).await?;
        v1::decode(&bytes).map(Self).map_err(|_bad| malformed())
    }
}

impl<T: Serialize> axum::response::IntoResponse for Message<T> {
    fn into_response(self) -> axum::response::Response {
        ([(header::CONTENT_TYPE, OCTETS)], v1::encode(&self.0)).into_response()
    }
}

/// Bytes that mean nothing here.
pub(crate) struct Octets(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for Octets {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        body(request, state, OCTETS).await.map(Self)
    }
}

impl axum::response::IntoResponse for Octets {
    fn into_response(self) -> axum::response::Response {
        ([(header::CONTENT_TYPE, OCTETS)], self.0).into_response()
    }
}

/// A form of a page.
pub(crate) struct FormBody<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for FormBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let form = axum::Form::<T>::from_request(request, state).await;
        form.map(|axum::Form(value)| Self(value))
            .map_err(|_bad| malformed())
    }
}

/// What stands behind the question mark.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        query
            .map(|Query(value)| Self(value))
            .map_err(|_bad| malformed())
    }
}

const OCTETS: &str = "application/octet-stream";

async fn body<S: Send + Sync>(request: Request, state: &S, kind: &str) -> Result<Bytes, Problem> {
    if !is_of_kind(request.headers(), kind) {
        return Err(malformed());
    }
    Bytes::from_request(request, state)
        .await
        .map_err(|_refused| Problem::of(ApiErrorCode::TooLarge))
}

fn is_of_kind(headers: &HeaderMap, kind: &str) -> bool {
    let shown = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = shown
        .and_then(|shown| shown.split(';').next())
        .map(str::trim);
    essence.is_some_and(|essence| essence.eq_ignore_ascii_case(kind))
}

fn malformed() -> Problem {
    Problem::of(ApiErrorCode::Malformed)
}
