//! Class secrets, values, the local store and attachments.

use crypto::RecoveryKey;
use crypto::attachment::{FileInfo, FileOpener, FileSealer, SCHEMA};
use domain::record::Class;

use super::given::Given;
use crate::Done;
use crate::entropy::Counted;

pub(crate) fn classes(given: &Given<'_>) -> Done {
    let (entropy, class) = (&mut Counted::default(), Class::Financial);
    let mut keyring = given.keyring()?;
    let intake = keyring.make_class_secret(class, 1, entropy);
    let wrap = given.class()?;
    keyring.accept_class_secret(&wrap, &intake)?;
    keyring.accept_recovered(&RecoveryKey::make(entropy), &wrap, &intake)?;
    let chain = keyring.wrap_previous(class, 2, entropy)?;
    keyring.accept_previous(class, 2, &chain, &intake)?;
    let made = keyring.wrap_class_secret(class, 1, &given.hash, None, &given.key, entropy)?;
    let again = keyring.rewrap(&given.dek()?, 2, &intake, entropy)?;
    keyring.confirm_rewrap(&given.dek()?, &again)?;
    keyring.forget(class);
    let mut all = made.wrap.0;
    all.extend(again.wrap.0);
    all.push(u8::from(keyring.reads(class)) + u8::from(keyring.holds(class, 1)));
    Ok(all)
}

pub(crate) fn values(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let (mut keyring, binding, deks) = (given.keyring()?, given.binding(), [given.dek()?]);
    let sealed = keyring.seal(&binding, given.bytes, 1, &given.key, &deks, entropy)?;
    let capture = keyring.capture_keys();
    let unread = capture.seal(&binding, given.bytes, 1, &given.key, entropy)?;
    let opened = keyring.open(&binding, &unread.envelope, &deks)?;
    let mut all = sealed.envelope;
    all.extend(&*opened);
    all.extend(capture.sign(given.words, given.bytes).0);
    all.extend(capture.sign_bytes(given.bytes).0);
    all.extend(keyring.sign(given.words, given.bytes).0);
    all.extend(keyring.sign_bytes(given.bytes).0);
    Ok(all)
}

pub(crate) fn store(given: &Given<'_>) -> Done {
    let (entropy, keyring) = (&mut Counted::default(), given.keyring()?);
    let capture = keyring.capture_keys();
    let mut all = keyring.seal_local(given.words, given.bytes, entropy);
    all.extend(&*keyring.open_local(given.words, given.bytes)?);
    all.extend(keyring.seal_local_key(&given.key, entropy)?);
    all.extend(capture.seal_local(given.words, given.bytes, entropy));
    all.extend(&*capture.open_local(given.words, given.bytes)?);
    Ok(all)
}

pub(crate) fn file(given: &Given<'_>) -> Done {
    let (entropy, mut binding) = (&mut Counted::default(), given.binding());
    binding.schema = SCHEMA;
    let (mut keyring, deks) = (given.keyring()?, [given.dek()?]);
    let info = FileInfo {
        name: given.words.to_owned(),
        media_type: given.words.to_owned(),
        length: 7,
    };
    let (mut sealer, header) = FileSealer::start(given.org, given.id(), &info, entropy)?;
    let mut all = sealer.chunk(given.bytes, entropy)?;
    let ticket = sealer.finish()?;
    let sealed = keyring.seal_file_key(&binding, &ticket, 1, &given.key, &deks, entropy)?;
    let ticket = keyring.open_file_key(&binding, &sealed.envelope, &deks)?;
    let (mut opener, info) = FileOpener::start(given.org, &ticket, &header)?;
    all.extend(&*opener.chunk(given.bytes)?);
    all.extend(info.name.into_bytes());
    opener.finish()?;
    Ok(all)
}
