//! Changing the passphrase: this device keeps its keys under both until the server has answered.

mod moved;

use std::rc::Rc;

use app::replica::Refusal;
use sync::message::account::{ApiErrorCode, KdfParams, PassphraseChange, SignInBegin};

use crate::desk::Desk;
use crate::profile::{self, Identity};
use crate::sync_driver::session;
use crate::transport;
use crate::vault::message::{Rewrap, WrappedDevice};

pub(crate) use moved::{Moved, adopt, moved};

/// Which passphrase the server takes, told by the salt it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    /// The one this device opens with.
    Current,
    /// The one that waits beside it.
    Next,
    /// One chosen elsewhere, or parameters of this device's own.
    Other,
}

/// Changes the passphrase of the account and of this device.
pub(crate) async fn change(desk: &Rc<Desk>, old: String, new: String) -> Result<(), Refusal> {
    let identity = desk.with(|open| open.identity.clone())?;
    let account = account_kdf(&identity.email).await?;
    let identity = settle(desk, identity, &account).await?;
    let rewrap = Rewrap {
        device: identity.device.clone(),
        account,
        old,
        new,
    };
    let wrapped = desk.vault.change_passphrase(rewrap).await?;
    let message = PassphraseChange {
        old: wrapped.old,
        auth: wrapped.auth,
        kdf: wrapped.device.kdf.clone(),
    };
    set_next(desk, Some(wrapped.device)).await?;
    match session::unlocked(desk, || transport::tell("/api/passphrase", &message)).await {
        Ok(()) => settle(desk, identity, &message.kdf).await.map(drop),
        Err(refusal) if is_final(&refusal) => {
            set_next(desk, None).await?;
            Err(refusal)
        }
        Err(_) => find_out(desk, identity).await,
    }
}

/// Decides between the passphrases of an interrupted change, if the server can be asked.
pub(crate) async fn look(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let identity = desk.with(|open| open.identity.clone())?;
    if desk.profiles()?.next(&identity.device).is_none() {
        return Ok(());
    }
    let account = account_kdf(&identity.email).await?;
    settle(desk, identity, &account).await.map(drop)
}

/// Brings a device to the passphrase the server takes, where both are known here.
pub(crate) async fn settle(
    desk: &Rc<Desk>,
    identity: Identity,
    account: &KdfParams,
) -> Result<Identity, Refusal> {
    let next = desk.profiles()?.next(&identity.device);
    match (counts(&identity.device.kdf, next.as_ref(), account), next) {
        (Counts::Next, Some(device)) => promote(desk, Identity { device, ..identity }).await,
        (Counts::Current, Some(_)) => {
            set_next(desk, None).await?;
            Ok(identity)
        }
        (Counts::Current | Counts::Next | Counts::Other, _) => Ok(identity),
    }
}

/// After a lost answer only a "yes" is believed: the request may still be on its way.
async fn find_out(desk: &Rc<Desk>, identity: Identity) -> Result<(), Refusal> {
    let Ok(account) = account_kdf(&identity.email).await else {
        return Err(Refusal::PassphraseUnsettled);
    };
    let next = desk.profiles()?.next(&identity.device);
    if counts(&identity.device.kdf, next.as_ref(), &account) == Counts::Next {
        return settle(desk, identity, &account).await.map(drop);
    }
    Err(Refusal::PassphraseUnsettled)
}

/// The keys under the passphrase that counts are kept first, then what waited is forgotten.
async fn promote(desk: &Rc<Desk>, identity: Identity) -> Result<Identity, Refusal> {
    // An open replica writes its identity too: it must not bring the old wrap back, and it may
    // have seen more of the log meanwhile.
    let open = desk.change(|open| {
        (open.identity.device.device == identity.device.device).then(|| {
            open.identity.device = identity.device.clone();
            open.identity.clone()
        })
    });
    let identity = open.ok().flatten().unwrap_or(identity);
    let kept = desk.profiles()?.keep(identity.clone()).await;
    kept.map_err(|error| profile::refusal(&error))?;
    set_next(desk, None).await?;
    Ok(identity)
}

async fn set_next(desk: &Rc<Desk>, next: Option<WrappedDevice>) -> Result<(), Refusal> {
    let kept = desk.profiles()?.set_next(next).await;
    kept.map_err(|error| profile::refusal(&error))
}

async fn account_kdf(email: &str) -> Result<KdfParams, Refusal> {
    let begin = SignInBegin {
        email: email.to_owned(),
    };
    Ok(transport::post("/api/sign-in/begin", &begin).await?)
}

fn counts(current: &KdfParams, next: Option<&WrappedDevice>, account: &KdfParams) -> Counts {
    if next.is_some_and(|next| next.kdf == *account) {
        Counts::Next
    } else if current == account {
        Counts::Current
    } else {
        Counts::Other
    }
}

/// Whether the server surely did not take the change.
const fn is_final(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Api(
            ApiErrorCode::PassphraseWrong
                | ApiErrorCode::TooManyTries
                | ApiErrorCode::Malformed
                | ApiErrorCode::SessionOver
                | ApiErrorCode::SessionLocked,
            _
        )
    )
}

#[cfg(test)]
mod tests {
    use domain::{Bytes, DeviceId, OrgId, UserId};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn kdf(salt: u8) -> KdfParams {
        KdfParams {
            memory_kib: 65_536,
            passes: 3,
            lanes: 4,
            salt: Bytes(vec![salt; 16]),
        }
    }

    #[wasm_bindgen_test]
    fn the_salt_tells_which_passphrase_counts_after_an_interruption() {
        let next = WrappedDevice {
            org: OrgId::v4([1; 16]),
            user: UserId::v4([1; 16]),
            device: DeviceId::v4([1; 16]),
            kdf: kdf(2),
            keys: Bytes(Vec::new()),
        };
        assert_eq!(counts(&kdf(1), Some(&next), &kdf(2)), Counts::Next);
        assert_eq!(counts(&kdf(1), Some(&next), &kdf(1)), Counts::Current);
        assert_eq!(counts(&kdf(1), Some(&next), &kdf(3)), Counts::Other);
        assert_eq!(counts(&kdf(1), None, &kdf(2)), Counts::Other);
    }

    #[wasm_bindgen_test]
    fn an_answer_that_may_hide_a_success_decides_nothing() {
        let api = |code| Refusal::Api(code, None);
        for unknown in [
            Refusal::Offline,
            api(ApiErrorCode::Internal),
            api(ApiErrorCode::Busy),
        ] {
            assert!(!is_final(&unknown), "{unknown:?}");
        }
        assert!(is_final(&api(ApiErrorCode::PassphraseWrong)));
    }
}
