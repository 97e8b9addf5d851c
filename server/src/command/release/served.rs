//! A server as a stranger sees it: bounded answers, no redirects, no cookies, TLS checked.

use std::error::Error;
use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use reqwest::{Client, Response, StatusCode, redirect};
use thiserror::Error;

use crate::config::Origin;
use crate::release::variant::decompress;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What compression may add to bytes that cannot be made shorter.
const OVERHEAD: usize = 64 * 1024;

/// In which form an answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Plain,
    /// As browsers ask for it; only brotli is ever given.
    Compressed,
}

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum Fault {
    /// Nothing was answered: no connection, no trusted certificate, no end.
    #[error("{0}")]
    Unreachable(String),
    /// It was answered, and not with the file.
    #[error("{0}")]
    Answered(String),
}

/// A server to be checked.
pub(super) struct Server {
    client: Client,
    origin: Origin,
}

impl Server {
    pub(super) fn at(origin: Origin) -> Result<Self, reqwest::Error> {
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .https_only(origin.is_https())
            .no_proxy()
            .no_gzip()
            .referer(false)
            .timeout(PATIENCE)
            .build()?;
        Ok(Self { client, origin })
    }

    /// Fetches a path, at most that many bytes of it.
    pub(super) async fn get(&self, path: &str, form: Form, most: usize) -> Result<Vec<u8>, Fault> {
        let codings = match form {
            Form::Plain => "identity",
            Form::Compressed => "gzip, deflate, br, zstd",
        };
        let answer = self
            .client
            .get(format!("{}{path}", self.origin.as_str()))
            .header(ACCEPT_ENCODING, codings)
            .send()
            .await
            .map_err(|why| unreachable(&why))?;
        refuse_other_than_ok(&answer)?;
        match coding(&answer).as_deref() {
            None => read(answer, most, most).await,
            Some("br") if form == Form::Compressed => {
                let compressed = read(answer, most.saturating_add(OVERHEAD), most).await?;
                plain(&compressed, most)
            }
            Some(other) => Err(Fault::Answered(format!(
                "answered in the coding {other}, which was not asked for or is never used"
            ))),
        }
    }
}

fn refuse_other_than_ok(answer: &Response) -> Result<(), Fault> {
    let status = answer.status();
    if status == StatusCode::OK {
        Ok(())
    } else if status.is_redirection() {
        Err(Fault::Answered(format!(
            "answered {} with another address, which is not followed",
            status.as_u16()
        )))
    } else {
        Err(Fault::Answered(format!("answered {}", status.as_u16())))
    }
}

/// The codings of an answer, shown without anything that a terminal would obey.
fn coding(answer: &Response) -> Option<String> {
    let value = answer.headers().get(CONTENT_ENCODING)?;
    Some(value.as_bytes().escape_ascii().to_string())
}

async fn read(mut answer: Response, most: usize, told: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|why| unreachable(&why))? {
        if bytes.len().saturating_add(chunk.len()) > most {
            return Err(longer(told));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn plain(compressed: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    match decompress(compressed, most) {
        Ok(bytes) if bytes.len() > most => Err(longer(most)),
        Ok(bytes) => Ok(bytes),
        Err(_broken) => Err(Fault::Answered("answered with broken compression".into())),
    }
}

fn longer(most: usize) -> Fault {
    Fault::Answered(format!("answered with more than {most} bytes"))
}

/// The error with everything below it, which says what is wrong with a certificate.
fn unreachable(why: &reqwest::Error) -> Fault {
    let mut words = why.to_string();
    let mut below = why.source();
    while let Some(cause) = below {
        words = format!("{words}: {cause}");
        below = cause.source();
    }
    Fault::Unreachable(words)
}
