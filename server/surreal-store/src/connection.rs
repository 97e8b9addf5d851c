//! One database of an installation, embedded or remote; the handle is never pointed elsewhere.

pub(crate) mod embedded;
pub(crate) mod remote;
mod worker;

use std::borrow::Cow;
use std::sync::Arc;

use surrealdb::types::Variables;

use crate::failure::{Answers, Failure};

/// A database; clones share it.
#[derive(Clone, Debug)]
pub(crate) enum Connection {
    /// In this process.
    Embedded(Arc<embedded::Embedded>),
    /// On a server.
    Remote(Arc<remote::Remote>),
}

impl Connection {
    /// Runs one query string; what is not a statement's own error is an unknown outcome.
    pub(crate) async fn query(
        &self,
        text: impl Into<Cow<'static, str>>,
        variables: Variables,
    ) -> Result<Answers, Failure> {
        match self {
            Self::Embedded(embedded) => embedded.query(text.into(), variables).await,
            Self::Remote(remote) => remote.query(text.into(), variables).await,
        }
    }

    /// Says whether there is room for another write.
    pub(crate) fn has_room(&self) -> bool {
        match self {
            Self::Embedded(embedded) => embedded.has_room(),
            Self::Remote(_) => true,
        }
    }
}
