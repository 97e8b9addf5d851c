//! Passphrase, device, kit, root and recovery.

use crypto::passphrase::{Params, strength, stretch};
use crypto::recovery::pairs::{Holder, PairWrap};
use crypto::{CryptoError, DeviceKeys, InviteSecret, Kit, OrgRoot, RecoveryKey, export};
use domain::Signature;

use super::given::{Given, first};
use crate::Done;
use crate::entropy::Counted;

pub(crate) fn account(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    strength(given.words).map_err(|_| CryptoError::Parameters)?;
    let params = Params::fresh(entropy);
    let stretched = stretch(given.words, &params)?;
    let made = DeviceKeys::make(entropy);
    let signature = Signature(first(given.bytes));
    crypto::verify(&made.public().0, given.words, given.bytes, &signature)?;
    crypto::verify_bytes(&made.public().1, given.bytes, &signature)?;
    let mut all = made.wrap(&stretched.kek(), given.user, given.device, &params, entropy);
    all.extend(stretched.auth());
    Ok(all)
}

pub(crate) fn founding(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let (kit, root) = (Kit::make(entropy), OrgRoot::make(entropy));
    let invite = InviteSecret::make(entropy);
    let again = InviteSecret::from_bytes(&invite.to_bytes());
    let mut all = kit.backup_recipient();
    all.extend(kit.code_a.to_string().into_bytes());
    all.extend(kit.code_b.to_string().into_bytes());
    all.extend(kit.check_word.as_bytes());
    all.extend(RecoveryKey::make(entropy).wrap_with_code(&kit, given.org, entropy));
    all.extend(root.seal_to_recovery(given.org, &given.key, entropy)?);
    all.extend(again.sign(given.words, given.bytes).0);
    all.extend(again.public().0);
    Ok(all)
}

pub(crate) fn recovery(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let recovery = RecoveryKey::open_with_code(given.bytes, given.words, given.org)?;
    let root = recovery.open_org_root(given.org, given.bytes)?;
    let local = recovery.open_local_key(given.org, given.user, given.device, given.bytes)?;
    let keyring = given.keyring()?;
    let mut all = root.sign(given.words, given.bytes).0.to_vec();
    all.extend(root.sign_bytes(given.bytes).0);
    all.extend(keyring.adopt_local(&local, given.words, given.bytes, entropy)?);
    all.extend(export::seal(
        given.org,
        given.id(),
        &given.key,
        given.bytes,
        entropy,
    )?);
    all.extend(&*recovery.open_export(given.org, given.id(), given.bytes)?);
    Ok(all)
}

pub(crate) fn pairs(given: &Given<'_>) -> Done {
    let (entropy, keyring) = (&mut Counted::default(), given.keyring()?);
    let holder = Holder {
        user: given.user,
        device: given.device,
        key: given.key,
    };
    let pair = PairWrap {
        outer: given.device,
        inner: given.device,
        wrap: given.bytes.to_vec().into(),
    };
    let handed_on = keyring.open_outer(&given.key, &given.hash, &pair)?;
    let recovery = keyring.open_inner(&given.key, &given.hash, &pair, handed_on.as_slice())?;
    let sealed = recovery.seal_to_pairs(given.org, &given.hash, &[holder], entropy)?;
    Ok(sealed.into_iter().flat_map(|pair| pair.wrap.0).collect())
}
