//! What the forms of the person's pages send.

use serde::Deserialize;

/// What the page behind a link asks for.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LinkAct {
    /// A session.
    Open,
    /// The end of all marketing, at once.
    StopAll,
}

/// The form of the page behind a link.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkForm {
    /// Which of the two.
    pub(crate) act: LinkAct,
}

/// The form that stops something.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StopForm {
    /// The token of the page.
    pub(crate) csrf: String,
    /// What is stopped.
    pub(crate) purpose: String,
    /// On which channel.
    pub(crate) channel: String,
}
