//! The kit, or two holders, used to change who may sign for the organisation, as the views see it.

use domain::organisation::Signers;
use sync::message::account::SignersAsked;

use super::{Helped, Kit, Reply};

/// What the use of the kit made; nothing of it counts before the new kit is on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewKit {
    /// Name of the organisation.
    pub organisation: String,
    /// The new kit.
    pub kit: Kit,
}

/// What the browser's replica does about who may sign.
pub trait SignersPort {
    /// Says where the own request to change them stands.
    fn signers_asked(&self) -> Reply<Option<SignersAsked>>;
    /// Asks to use the kit to name these.
    fn ask_signers(&self, wanted: Signers) -> Reply<SignersAsked>;
    /// Uses the kit: signs the names and makes new keys and a new kit.
    fn open_signers(&self, code_a: String) -> Reply<NewKit>;
    /// Asks two holders to help in the place of the kit, and says how far they are.
    fn signers_help(&self) -> Reply<Helped>;
    /// Uses what two holders gave: signs the names and makes new keys and a new kit.
    fn open_signers_helped(&self) -> Reply<NewKit>;
    /// Sends what was signed; needs the new kit's check word.
    fn finish_signers(&self, check_word: String) -> Reply<()>;
}
