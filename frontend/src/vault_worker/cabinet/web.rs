//! Which questions WebCrypto answers, and with whose key.

use web_crypto::LocalStore;

use super::Cabinet;
use crate::vault::message::Ask;

impl Cabinet {
    /// Gives WebCrypto's key of the local store, if this is a question for it and may be answered;
    /// any other question, and any in a browser without WebCrypto, goes to [`Cabinet::answer`].
    pub(crate) fn local_store(&mut self, ask: &Ask) -> Option<LocalStore> {
        let (seals, opens) = (
            matches!(ask, Ask::SealLocal(_)),
            matches!(ask, Ask::OpenLocal(_)),
        );
        let may = match (&self.handed_over, &self.open) {
            (Some(handed), _) => seals || (opens && handed.opens_local()),
            (None, Some(open)) => {
                let known = self.web.as_ref();
                if !known.is_some_and(|web| web.belongs_to(&open.keyring)) {
                    self.web = LocalStore::of(&open.keyring);
                }
                seals || opens
            }
            (None, None) => false,
        };
        may.then(|| self.web.clone()).flatten()
    }
}
