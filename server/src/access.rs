//! Rights: every route has a rule, and a handler gets a handle that can do what the rule allows.
//!
//! What a role may not do has no method here. A handle is made by [`guard`] alone, so a handler
//! on a route with another rule finds none and the request is refused.

mod account;
mod admin;
mod caller;
mod copy;
mod guard;
mod holder;
mod ledger;
mod oversight;
mod portal;
mod rule;
mod sales;
mod session;
mod share;
mod step_up;
mod support;
mod sync;

pub(crate) use account::AccountHandle;
pub(crate) use admin::AdminHandle;
pub(crate) use copy::CopyHandle;
pub(crate) use guard::guard;
pub(crate) use holder::HolderHandle;
pub(crate) use ledger::LedgerHandle;
pub(crate) use oversight::OversightHandle;
pub(crate) use portal::{PortalHandle, Stop, stop};
pub use rule::Rule;
pub(crate) use sales::SalesHandle;
pub(crate) use session::SessionHandle;
pub(crate) use share::Shares;
pub use step_up::Judge;
pub(crate) use step_up::{Demand, demand};
pub(crate) use support::SupportHandle;
pub(crate) use sync::SyncHandle;

/// Lets handlers take a handle the guard left for them; without it they do not exist.
macro_rules! handed_out {
    ($($handle:ty),+ $(,)?) => {$(
        impl<S: Send + Sync> axum::extract::FromRequestParts<S> for $handle {
            type Rejection = crate::error::Problem;

            async fn from_request_parts(
                parts: &mut axum::http::request::Parts,
                _state: &S,
            ) -> Result<Self, Self::Rejection> {
                parts.extensions.get::<Self>().cloned().ok_or_else(|| {
                    crate::error::Problem::of(::sync::message::account::ApiErrorCode::NotFound)
                })
            }
        }
    )+};
}

handed_out!(
    AccountHandle,
    AdminHandle,
    CopyHandle,
    HolderHandle,
    LedgerHandle,
    OversightHandle,
    PortalHandle,
    SalesHandle,
    SessionHandle,
    SupportHandle,
    SyncHandle
);
