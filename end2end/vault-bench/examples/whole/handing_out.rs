//! Sealed copies, the code of a new device, words that two people compare.

use crypto::sealed_copy::{
    CopyField, CopyHeader, CopyItem, CopyKey, CopyPlace, CopyPurpose, CopyRecipient, CopySecret,
    Manifest, seal_to_key, seal_to_secret,
};
use crypto::words::{InvitedDevice, invitation, lockbox};
use crypto::{CryptoError, EnrolmentCode};
use domain::{InviteId, Timestamp};

use super::given::Given;
use crate::Done;
use crate::entropy::Counted;

pub(crate) fn copies(given: &Given<'_>) -> Done {
    let (entropy, now) = (&mut Counted::default(), Timestamp::from_millis(0));
    let header = CopyHeader::read(given.org, given.bytes)?;
    let place = CopyPlace {
        purpose: CopyPurpose::Access,
        recipient: CopyRecipient::Person,
        ..header.place
    };
    let secret = CopySecret::parse(&CopySecret::make(entropy).text())?;
    let key = CopyKey::make(entropy);
    let mut items = secret.open(&place, given.bytes, now)?;
    items.extend(key.open(&place, given.bytes, now)?);
    let places = items.iter().map(|item| item.place.clone());
    let manifest = Manifest::of(places).ok_or(CryptoError::Parameters)?;
    let mut all = seal_to_secret(&place, &items, &secret, now, entropy)?;
    all.extend(seal_to_key(&place, &items, &key.public(), now, entropy)?);
    all.extend(manifest.hash().0);
    all.extend(values(items));
    Ok(all)
}

fn values(items: Vec<CopyItem>) -> Vec<u8> {
    let mut all = Vec::new();
    for item in items {
        let CopyField { record, .. } = item.place;
        all.extend(record.as_bytes());
        all.extend(&*item.value);
    }
    all
}

pub(crate) fn enrolment(given: &Given<'_>) -> Done {
    let code = EnrolmentCode::from_bytes(given.bytes)?;
    let again = EnrolmentCode::from_text(&code.to_text())?;
    let words = again.words();
    let mut all = words.to_string().into_bytes();
    all.push(u8::from(words.matches(given.words)));
    all.extend(given.secret());
    Ok(all)
}

pub(crate) fn words(given: &Given<'_>) -> Done {
    let device = InvitedDevice {
        user: given.user,
        device: given.device,
        signing: given.key,
        agreement: given.key,
    };
    let invite = InviteId::v4(given.id());
    let mut all = invitation(given.org, &given.key, invite, &device).to_string();
    all.push_str(&lockbox(given.org, given.user, &given.key).to_string());
    Ok(all.into_bytes())
}
