//! The server as a device sees it: JSON routes, sync routes, one cookie jar.

use core::fmt;
use core::time::Duration;

use anyhow::{Context, Result};
use domain::{Bytes, Hash};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, ORIGIN};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::message::account::{ACT_HEADER, ApiError, ApiErrorCode};
use sync::message::v1;

/// A server that said no, with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Status of the answer.
    pub status: StatusCode,
    /// The reason, if the answer carried one.
    pub code: Option<ApiErrorCode>,
    /// The act that waits for a second factor, if that is the reason.
    pub act: Option<Hash>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the server answered {} {:?}", self.status, self.code)
    }
}

impl std::error::Error for Refused {}

/// One origin with the cookies of one device.
#[derive(Clone, Debug)]
pub struct Server {
    client: Client,
    origin: String,
}

impl Server {
    /// Makes a client with an empty cookie jar.
    ///
    /// # Errors
    /// When the origin cannot stand in a header.
    pub fn new(origin: &str) -> Result<Self> {
        let mut headers = HeaderMap::new();
        headers.insert(ORIGIN, HeaderValue::from_str(origin)?);
        headers.insert("x-souhlas", HeaderValue::from_static("1"));
        let client = Client::builder()
            .cookie_store(true)
            .default_headers(headers)
            .timeout(Duration::from_secs(60))
            .build()?;
        Ok(Self {
            client,
            origin: origin.to_owned(),
        })
    }

    /// Gives the origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Gives a client of the same server without the cookies of this one.
    ///
    /// # Errors
    /// As [`Server::new`].
    pub fn other_device(&self) -> Result<Self> {
        Self::new(&self.origin)
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A> {
        let answer = accepted(self.client.get(self.address(path))).await?;
        answer.json().await.with_context(|| format!("GET {path}"))
    }

    /// Sends JSON and reads JSON.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn post<Q: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        question: &Q,
    ) -> Result<A> {
        let answer = accepted(self.client.post(self.address(path)).json(question)).await?;
        answer.json().await.with_context(|| format!("POST {path}"))
    }

    /// Sends JSON to a route that answers nothing but its success.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached.
    pub async fn tell<Q: Serialize>(&self, path: &str, question: &Q) -> Result<()> {
        accepted(self.client.post(self.address(path)).json(question))
            .await
            .map(|_| ())
    }

    /// Sends and reads a sync message.
    ///
    /// # Errors
    /// When the server refuses or cannot be reached, or the answer is of another version.
    pub async fn sync<Q: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        question: &Q,
    ) -> Result<A> {
        let request = self
            .client
            .post(self.address(path))
            .header(CONTENT_TYPE, "application/octet-stream")
            .body(v1::encode(question));
        let answer = accepted(request).await?.bytes().await?;
        v1::decode(&answer).with_context(|| format!("POST {path}"))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

async fn accepted(request: RequestBuilder) -> Result<Response> {
    let answer = request.send().await?;
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let act = answer.headers().get(ACT_HEADER);
    let act = act.and_then(|act| Hash::parse(act.to_str().ok()?));
    let code = answer.json::<ApiError>().await.ok().map(|error| error.code);
    Err(Refused { status, code, act }.into())
}

/// A set-up link, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where the server is.
    pub origin: String,
    /// The one-time token.
    pub token: Bytes,
}

impl Link {
    /// Reads `ORIGIN/set-up#TOKEN`.
    ///
    /// # Errors
    /// When it is no such link.
    pub fn parse(text: &str) -> Result<Self> {
        let (address, token) = text
            .trim()
            .split_once('#')
            .context("a set-up link has a fragment")?;
        let origin = address
            .strip_suffix("/set-up")
            .context("a set-up link ends in /set-up")?;
        let token = domain::bytes::from_base64url(token).context("the token is base64url")?;
        Ok(Self {
            origin: origin.to_owned(),
            token: Bytes(token),
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::Link;

    #[test]
    fn a_set_up_link_is_an_origin_and_a_token() {
        let link = Link::parse("http://127.0.0.1:3000/set-up#AAEC\n").unwrap();
        assert_eq!(link.origin, "http://127.0.0.1:3000");
        assert_eq!(link.token.0, [0, 1, 2]);
    }

    #[test]
    fn other_addresses_are_no_set_up_links() {
        for text in [
            "",
            "http://127.0.0.1:3000/set-up",
            "http://127.0.0.1:3000/invite#AAEC",
            "http://a/set-up#A",
        ] {
            assert!(Link::parse(text).is_err(), "{text}");
        }
    }
}
