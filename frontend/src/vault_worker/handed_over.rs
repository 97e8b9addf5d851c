//! The vault while a customer holds the tablet, and after the PIN until the passphrase (H-1).

use crypto::{Binding, CaptureKeys, CryptoError, SealedField};
use domain::{Bytes, DeviceId, OrgId, Signature};

use super::cabinet::{Open, why};
use super::fields::{self, Sealer};
use super::signing::signed;
use crate::random::Browser;
use crate::vault::message::{Answer, Ask, OrderValue, Signing, Why};

/// Wrong PINs after which only the passphrase helps.
const TRIES: u32 = 5;

/// Keys that read no value, and whose hands the tablet is in.
pub(crate) struct HandedOver {
    org: OrgId,
    device: DeviceId,
    keys: CaptureKeys,
    hands: Hands,
}

enum Hands {
    Customer { pin: String, tries: u32 },
    Staff,
}

impl HandedOver {
    /// Takes from an open vault what a hand-over needs.
    pub(crate) fn of(open: &Open, pin: &str) -> Self {
        Self {
            org: open.org,
            device: open.device,
            keys: open.keyring.capture_keys(),
            hands: Hands::customer(pin),
        }
    }

    /// Hands the tablet over once more, without the passphrase in between.
    pub(crate) fn again(&mut self, pin: &str) -> Result<(), Why> {
        if matches!(self.hands, Hands::Customer { .. }) {
            return Err(Why::Locked);
        }
        self.hands = Hands::customer(pin);
        Ok(())
    }

    /// Says whether a question is answered here; the passphrase goes to the cabinet, but not
    /// from the customer's screen.
    pub(crate) const fn answers(&self, ask: &Ask) -> bool {
        let passphrase = matches!(ask, Ask::Stretch { .. } | Ask::Unlock(_));
        !(passphrase && self.takes_passphrase())
    }

    /// Says whether the passphrase may be typed: not on the customer's screen.
    pub(crate) const fn takes_passphrase(&self) -> bool {
        matches!(self.hands, Hands::Staff)
    }

    /// Answers one question.
    pub(crate) fn answer(&mut self, ask: Ask) -> Result<Answer, Why> {
        match ask {
            Ask::Seal(orders) => fields::seal(self, orders).map(Answer::Sealed),
            Ask::SealLocal(parts) => Ok(self.seal_local(&parts)),
            Ask::OpenLocal(parts) => self.open_local(&parts),
            Ask::Sign(what) => self.sign(&what).map(Answer::Signed),
            Ask::TakeBack(pin) => self.take_back(&pin),
            Ask::Stretch { .. }
            | Ask::Found(_)
            | Ask::Join(_)
            | Ask::Unlock(_)
            | Ask::ChangePassphrase(_)
            | Ask::Adopt(_)
            | Ask::Secrets(_)
            | Ask::Grant(_)
            | Ask::Roll(_)
            | Ask::WrapAgain(_)
            | Ask::Compare(_)
            | Ask::Forget(_)
            | Ask::Enrol(_)
            | Ask::Claim(_)
            | Ask::Look(_)
            | Ask::Confirm(_)
            | Ask::OneTime(_)
            | Ask::HandOn(..)
            | Ask::Give(_)
            | Ask::LocalKey(_)
            | Ask::Recover(_)
            | Ask::NameSigners(_)
            | Ask::AdoptLocal(_)
            | Ask::Deliver(_)
            | Ask::Open(_)
            | Ask::OpenMany(_)
            | Ask::File(_)
            | Ask::HandOver(_) => Err(self.closed()),
        }
    }

    /// Says whether the local store opens: not while a customer holds the tablet.
    pub(crate) const fn opens_local(&self) -> bool {
        matches!(self.hands, Hands::Staff)
    }

    /// Why what reads is not answered here.
    pub(crate) const fn closed(&self) -> Why {
        match self.hands {
            Hands::Customer { .. } => Why::Locked,
            Hands::Staff => Why::PassphraseNeeded,
        }
    }

    fn seal_local(&self, parts: &[(String, Bytes)]) -> Answer {
        let sealed = parts
            .iter()
            .map(|(label, bytes)| self.keys.seal_local(label, bytes.as_slice(), &mut Browser));
        Answer::Local(sealed.map(Bytes).collect())
    }

    fn open_local(&self, parts: &[(String, Bytes)]) -> Result<Answer, Why> {
        if !self.opens_local() {
            return Err(Why::Locked);
        }
        parts
            .iter()
            .map(|(label, bytes)| self.keys.open_local(label, bytes.as_slice()))
            .map(|opened| opened.map(|bytes| Bytes(bytes.to_vec())).map_err(why))
            .collect::<Result<_, _>>()
            .map(Answer::Local)
    }

    /// A customer's act is signed; a session is not proven and nothing is stated meanwhile.
    fn sign(&self, what: &[Signing]) -> Result<Vec<Signature>, Why> {
        let customer = matches!(self.hands, Hands::Customer { .. });
        let in_context = |context: &str, message: &[u8]| self.keys.sign(context, message);
        let bytes = |bytes: &[u8]| self.keys.sign_bytes(bytes);
        what.iter()
            .map(|what| match what {
                Signing::Statement(_) | Signing::Session(_) if customer => Err(Why::Locked),
                Signing::Event(_)
                | Signing::Statement(_)
                | Signing::Session(_)
                | Signing::Delivery(_)
                | Signing::Standing(_)
                | Signing::OrderDone(..) => Ok(signed(what, in_context, bytes)),
            })
            .collect()
    }

    fn take_back(&mut self, typed: &str) -> Result<Answer, Why> {
        let Hands::Customer { pin, tries } = &mut self.hands else {
            return Ok(Answer::TakenBack);
        };
        if *tries > 0 && pin == typed {
            self.hands = Hands::Staff;
            return Ok(Answer::TakenBack);
        }
        *tries = tries.saturating_sub(1);
        Ok(Answer::PinWrong { left: *tries })
    }
}

impl Hands {
    fn customer(pin: &str) -> Self {
        Self::Customer {
            pin: pin.to_owned(),
            tries: TRIES,
        }
    }
}

impl Sealer for HandedOver {
    fn place(&self) -> (OrgId, DeviceId) {
        (self.org, self.device)
    }

    fn seal(&mut self, binding: &Binding, value: &OrderValue) -> Result<SealedField, CryptoError> {
        self.keys.seal(
            binding,
            value.value.as_bytes(),
            value.epoch,
            &value.intake,
            &mut Browser,
        )
    }

    fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.keys.sign_bytes(bytes)
    }
}
