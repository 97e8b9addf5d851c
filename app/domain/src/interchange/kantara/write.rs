//! Writing a receipt: what the format cannot say is refused.

use serde_json::{Value, json};

use super::receipt::{ConsentReceipt, Controller, Service, ServicePurpose};
use super::{EXPLICIT, VERSION, is_country};
use crate::interchange::{Refused, Why};

/// Writes a receipt.
///
/// # Errors
/// With the first place that is missing, or that the format has no words for.
pub fn export(receipt: &ConsentReceipt) -> Result<Value, Refused> {
    let texts = [
        ("consentReceiptID", &receipt.number),
        ("collectionMethod", &receipt.collection_method),
        ("language", &receipt.language),
        ("policyUrl", &receipt.policy_url),
    ];
    for (name, text) in texts {
        filled(text, "$", name)?;
    }
    if !is_country(&receipt.jurisdiction) {
        return Err(refuse("$.jurisdiction", Why::UnknownCountry));
    }
    Ok(json!({
        "version": VERSION,
        "jurisdiction": receipt.jurisdiction,
        "consentTimestamp": receipt.consented_at.as_millis().div_euclid(1000),
        "collectionMethod": receipt.collection_method,
        "consentReceiptID": receipt.number,
        "language": receipt.language,
        "piiPrincipalId": receipt.subject,
        "piiControllers": [controller(&receipt.controller)?],
        "policyUrl": receipt.policy_url,
        "services": services(&receipt.services)?,
        "sensitive": !receipt.special_categories.is_empty(),
        "spiCat": receipt.special_categories,
    }))
}

fn controller(controller: &Controller) -> Result<Value, Refused> {
    let path = "$.piiControllers[0]";
    let address = &controller.address;
    let texts = [
        ("piiController", &controller.name),
        ("contact", &controller.contact),
        ("email", &controller.email),
        ("phone", &controller.phone),
        ("address.streetAddress", &address.street),
        ("address.addressLocality", &address.town),
        ("address.postalCode", &address.postcode),
        ("address.addressCountry", &address.country),
    ];
    for (name, text) in texts {
        filled(text, path, name)?;
    }
    Ok(json!({
        "piiController": controller.name,
        "contact": controller.contact,
        "address": {
            "streetAddress": address.street,
            "addressLocality": address.town,
            "postalCode": address.postcode,
            "addressCountry": address.country,
        },
        "email": controller.email,
        "phone": controller.phone,
    }))
}

fn services(services: &[Service]) -> Result<Vec<Value>, Refused> {
    some(services, "$", "services")?;
    let mut written = Vec::new();
    for (place, service) in services.iter().enumerate() {
        let path = format!("$.services[{place}]");
        filled(&service.name, &path, "service")?;
        some(&service.purposes, &path, "purposes")?;
        let mut purposes = Vec::new();
        for (place, one) in service.purposes.iter().enumerate() {
            purposes.push(purpose(one, &format!("{path}.purposes[{place}]"))?);
        }
        written.push(json!({ "service": service.name, "purposes": purposes }));
    }
    Ok(written)
}

fn purpose(purpose: &ServicePurpose, path: &str) -> Result<Value, Refused> {
    if !purpose.state.is_valid() {
        return Err(refuse(path, Why::NotExpressible));
    }
    filled(&purpose.name, path, "purpose")?;
    filled(&purpose.termination, path, "termination")?;
    some(&purpose.categories, path, "purposeCategory")?;
    some(&purpose.pii_categories, path, "piiCategory")?;
    let mut written = json!({
        "purpose": purpose.name,
        "purposeCategory": purpose.categories,
        "consentType": EXPLICIT,
        "piiCategory": purpose.pii_categories,
        "termination": purpose.termination,
        "thirdPartyDisclosure": purpose.third_party.is_some(),
    });
    if let Some(name) = &purpose.third_party {
        filled(name, path, "thirdPartyName")?;
        written["thirdPartyName"] = json!(name);
    }
    Ok(written)
}

fn filled(text: &str, path: &str, name: &str) -> Result<(), Refused> {
    if text.trim().is_empty() {
        Err(refuse(&format!("{path}.{name}"), Why::Missing))
    } else {
        Ok(())
    }
}

fn some<T>(list: &[T], path: &str, name: &str) -> Result<(), Refused> {
    if list.is_empty() {
        Err(refuse(&format!("{path}.{name}"), Why::Missing))
    } else {
        Ok(())
    }
}

fn refuse(path: &str, why: Why) -> Refused {
    Refused {
        path: path.to_owned(),
        why,
    }
}
