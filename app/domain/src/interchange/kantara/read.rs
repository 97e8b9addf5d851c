//! Reading a receipt: it proves at most that a receipt existed.

use serde_json::Value;

use super::member::{CONTROLLER, PURPOSE, RECEIPT};
use super::{VERSION, is_country};
use crate::Timestamp;
use crate::interchange::claim::Found;
use crate::interchange::instant::Known;
use crate::interchange::node::Node;
use crate::interchange::{Batch, Imported, NoteKind, Refused, Why, json};
use crate::privacy::State;
use crate::privacy::event::Claim;

/// Seconds above this are milliseconds or nonsense; never guessed which.
const MAX_SECONDS: i64 = 100_000_000_000;

/// Reads a receipt from JSON.
///
/// # Errors
/// With the first place that breaks a rule of the format, and which.
pub fn import(bytes: &[u8], batch: &Batch<'_>) -> Result<Imported, Refused> {
    import_value(&json::read(bytes)?, batch)
}

/// Reads a receipt from JSON that was read strictly.
///
/// # Errors
/// As [`import`].
pub fn import_value(document: &Value, batch: &Batch<'_>) -> Result<Imported, Refused> {
    let root = Node::root(document);
    let mut imported = Imported::default();
    root.only(&RECEIPT)?;
    let version = root.member("version")?;
    if version.text()? != VERSION {
        return Err(version.refuse(Why::UnknownProfile));
    }
    let jurisdiction = root.member("jurisdiction")?;
    if !is_country(jurisdiction.text()?) {
        imported.note(&jurisdiction.path, NoteKind::UnknownJurisdiction);
    }
    for name in ["language", "publicKey"] {
        root.optional(name)?.map(|node| node.text()).transpose()?;
    }
    controllers(&root)?;
    sensitive(&root)?;
    let receipt = Receipt {
        number: root.member("consentReceiptID")?.text()?,
        principal: principal(&root)?,
        at: timestamp(&root, batch)?,
        method: root.member("collectionMethod")?.text()?,
        policy: policy(&root, &mut imported)?,
    };
    for service in root.member("services")?.some_items()? {
        service.only(&["service", "purposes"])?;
        service.member("service")?.text()?;
        for purpose in service.member("purposes")?.some_items()? {
            let found = receipt.claim(&purpose)?;
            imported.claim(batch, found);
        }
    }
    Ok(imported)
}

/// What every claim of a receipt shares.
struct Receipt<'a> {
    number: &'a str,
    principal: &'a str,
    at: Timestamp,
    method: &'a str,
    policy: &'a str,
}

impl<'a> Receipt<'a> {
    fn claim(&self, purpose: &Node<'a>) -> Result<Found<'a>, Refused> {
        purpose.only(&PURPOSE)?;
        let categories = texts(&purpose.member("purposeCategory")?)?;
        texts(&purpose.member("piiCategory")?)?;
        purpose.member("consentType")?.text()?;
        purpose.member("termination")?.text()?;
        let primary = purpose.optional("primaryPurpose")?;
        primary.map(|node| node.flag()).transpose()?;
        third_party(purpose)?;
        let name = match purpose.optional("purpose")? {
            Some(name) => name.text()?,
            None => categories,
        };
        Ok(Found {
            path: purpose.path.clone(),
            record: self.number,
            principal: self.principal,
            purpose: name,
            said: Some(State::Given),
            claimed: Claim::Given,
            at: Known::Instant(self.at),
            text_ref: Some(self.policy),
            method: Some(self.method),
        })
    }
}

/// Checks a list of texts and gives the first.
fn texts<'a>(list: &Node<'a>) -> Result<&'a str, Refused> {
    let items = list.some_items()?;
    let mut first = None;
    for item in &items {
        let text = item.text()?;
        first.get_or_insert(text);
    }
    first.ok_or_else(|| list.refuse(Why::Missing))
}

fn controllers(root: &Node<'_>) -> Result<(), Refused> {
    for controller in root.member("piiControllers")?.some_items()? {
        controller.only(&CONTROLLER)?;
        for name in ["piiController", "contact", "email", "phone"] {
            controller.member(name)?.text()?;
        }
        let address = controller.member("address")?;
        if address.value.is_object() {
            if address.object()?.is_empty() {
                return Err(address.refuse(Why::Missing));
            }
        } else {
            address.text()?;
        }
        let on_behalf = controller.optional("onBehalf")?;
        on_behalf.map(|node| node.flag()).transpose()?;
        let url = controller.optional("piiControllerUrl")?;
        url.map(|node| node.text()).transpose()?;
    }
    Ok(())
}

fn sensitive(root: &Node<'_>) -> Result<(), Refused> {
    let sensitive = root.member("sensitive")?;
    let categories = root.member("spiCat")?.items()?;
    for category in &categories {
        category.text()?;
    }
    if sensitive.flag()? == categories.is_empty() {
        return Err(sensitive.refuse(Why::Sensitive));
    }
    Ok(())
}

fn principal<'a>(root: &Node<'a>) -> Result<&'a str, Refused> {
    let principal = root.member("piiPrincipalId")?;
    let name = principal.text()?;
    if name.contains('@') {
        return Err(principal.refuse(Why::NotPseudonymous));
    }
    Ok(name)
}

fn timestamp(root: &Node<'_>, batch: &Batch<'_>) -> Result<Timestamp, Refused> {
    let node = root.member("consentTimestamp")?;
    let seconds = node.integer()?;
    if seconds > MAX_SECONDS {
        return Err(node.refuse(Why::TimestampNotSeconds));
    }
    let millis = seconds
        .checked_mul(1000)
        .filter(|_| seconds >= 0)
        .ok_or_else(|| node.refuse(Why::BadInstant))?;
    let at = Timestamp::from_millis(millis);
    if Known::Instant(at).is_ahead_of(batch.now) {
        return Err(node.refuse(Why::Future));
    }
    Ok(at)
}

fn policy<'a>(root: &Node<'a>, imported: &mut Imported) -> Result<&'a str, Refused> {
    let other = root.optional("policyURL")?;
    match (root.optional("policyUrl")?, other) {
        (Some(_), Some(other)) => Err(other.refuse(Why::DuplicateKey)),
        (None, Some(other)) => {
            imported.note(&other.path, NoteKind::PolicyUrlSpelling);
            other.text()
        }
        (Some(policy), None) => policy.text(),
        (None, None) => Err(root.missing("policyUrl")),
    }
}

fn third_party(purpose: &Node<'_>) -> Result<(), Refused> {
    let disclosure = purpose.member("thirdPartyDisclosure")?;
    let name = purpose.optional("thirdPartyName")?;
    let named = name.map(|node| node.text()).transpose()?.is_some();
    if disclosure.flag()? == named {
        Ok(())
    } else {
        Err(disclosure.refuse(Why::ThirdParty))
    }
}
