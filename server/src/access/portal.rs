//! What a person may do in a portal session: see what we may do with their data, and stop it.

mod ledger;
mod page;
mod receipt;
mod stop;

use app::Locale;
use app::views::portal::{PortalPage, ReceiptPage, ResultPage};
use domain::bytes::to_base64url;
use subtle::ConstantTimeEq;

use crate::auth::session::PortalSession;
use crate::error::Problem;
use crate::state::SharedState;
use ledger::Ledger;
pub(crate) use stop::{Stop, stop};

const FORM: &str = "portal/withdraw";

/// A live portal session of one person.
#[derive(Clone)]
pub(crate) struct PortalHandle {
    state: SharedState,
    id: String,
    session: PortalSession,
}

impl PortalHandle {
    pub(super) const fn new(state: SharedState, id: String, session: PortalSession) -> Self {
        Self { state, id, session }
    }

    /// Language of the link that opened the session.
    pub(crate) fn language(&self) -> &str {
        &self.session.locale
    }

    /// The home page.
    pub(crate) async fn home(&self, locale: Locale) -> Result<PortalPage, Problem> {
        let ledger = Ledger::read(&self.state, self.session.subject).await?;
        let now = self.state.clock.now();
        Ok(PortalPage {
            organisation: ledger.organisation.name.clone(),
            csrf: self.form_token(),
            permissions: page::permissions(&ledger, locale, now),
            receipts: receipt::list(&ledger),
            open_until: self.session.ends_at,
        })
    }

    /// Stops what the person asked to stop.
    pub(crate) async fn withdraw(
        &self,
        what: &Stop,
        locale: Locale,
    ) -> Result<ResultPage, Problem> {
        stop(&self.state, self.session.subject, what, locale, true).await
    }

    /// One receipt of this person; another person's does not exist.
    pub(crate) async fn receipt(
        &self,
        number: &str,
        locale: Locale,
    ) -> Result<Option<ReceiptPage>, Problem> {
        let ledger = Ledger::read(&self.state, self.session.subject).await?;
        Ok(receipt::find(&ledger, number, locale))
    }

    /// Whether a form was made for this session.
    pub(crate) fn made_form(&self, token: &str) -> bool {
        self.form_token().as_bytes().ct_eq(token.as_bytes()).into()
    }

    fn form_token(&self) -> String {
        to_base64url(&self.state.secrets.form_token(&self.id, FORM))
    }
}
