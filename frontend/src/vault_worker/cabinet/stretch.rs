//! Whether a passphrase is stretched, and what is kept of it for the next act.

use std::rc::Rc;

use crypto::passphrase::{self, Params, Stretched};
use domain::Bytes;
use futures::lock::Mutex;
use sync::message::account::KdfParams;

use super::{Cabinet, params, why};
use crate::vault::message::{Answer, Why};

impl Cabinet {
    /// The turn to stretch, so that one worker at a time takes memory for it.
    pub(crate) fn turn(&self) -> Rc<Mutex<()>> {
        Rc::clone(&self.turn)
    }

    /// Checks the parameters before anything is stretched; a customer's screen stretches nothing.
    pub(crate) fn may_stretch(
        &self,
        kdf: &KdfParams,
        highest: Option<&KdfParams>,
    ) -> Result<Params, Why> {
        let handed = self.handed_over.as_ref();
        if let Some(handed) = handed.filter(|handed| !handed.takes_passphrase()) {
            return Err(handed.closed());
        }
        let params = params(kdf)?;
        params.check().map_err(why)?;
        if let Some(highest) = highest {
            params.check_against(&self::params(highest)?).map_err(why)?;
        }
        Ok(params)
    }

    /// Stretches on the spot.
    pub(crate) fn stretch(
        &mut self,
        passphrase: &str,
        kdf: &KdfParams,
        highest: Option<&KdfParams>,
    ) -> Result<Answer, Why> {
        let params = self.may_stretch(kdf, highest)?;
        let stretched = passphrase::stretch(passphrase, &params).map_err(why)?;
        Ok(self.keep(params, stretched))
    }

    /// Keeps a stretched passphrase and gives its sign-in branch.
    pub(crate) fn keep(&mut self, params: Params, stretched: Stretched) -> Answer {
        let auth = Bytes(stretched.auth().to_vec());
        self.stretched = Some((params, stretched));
        Answer::Auth(auth)
    }
}
