//! The conditions of a message to own customers (2.5, SO-1 to SO-8; SO-7 is a matter of the words).

use super::Reason;
use super::rows::Question;
use crate::privacy::event::{CollectedAddress, RefusalOffer, Sale, SaleKind};
use crate::privacy::{Channel, Purpose};
use crate::{RecordId, Timestamp};

/// What a soft opt-in needs beside its record; a lawyer confirms other values than these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoftOptInTerms {
    /// How many calendar months after the last sale it lives (`soft_opt_in.life`).
    pub life_months: u32,
    /// Whether a free account that feeds a paid offer counts as a sale.
    pub free_account: bool,
}

impl SoftOptInTerms {
    /// Thirty-six months, and a free account is no sale.
    pub const DEFAULT: Self = Self {
        life_months: 36,
        free_account: false,
    };
}

impl Default for SoftOptInTerms {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Gives the first condition that fails; none when all hold.
pub(super) fn failing(question: &Question<'_>, purpose: &Purpose) -> Option<Reason> {
    if question.channel != Channel::Email {
        return Some(Reason::SoftOptInS1);
    }
    let terms = question.facts.soft_opt_in;
    let record = question.folded.soft_opt_in;
    let sale = record
        .and_then(|record| record.sale)
        .filter(|sale| is_sale(sale, terms, question.now));
    let Some((record, sale)) = record.zip(sale) else {
        return Some(Reason::SoftOptInS2);
    };
    let point = question.facts.point.map(|(record, _version)| record);
    let Some(address) = record
        .address
        .filter(|address| is_obtained(address, point, question.now))
    else {
        return Some(Reason::SoftOptInS3);
    };
    let Some(offer) = record
        .offer
        .filter(|offer| is_offered_with(offer, address.obtained_at))
    else {
        return Some(Reason::SoftOptInS4);
    };
    let ends = sale.sale_at.plus_months_prague(terms.life_months);
    if offer.refused {
        Some(Reason::SoftOptInS5)
    } else if !is_of_family(purpose, record.product_family) {
        Some(Reason::SoftOptInS6)
    } else if question.now >= ends {
        Some(Reason::SoftOptInS8)
    } else {
        None
    }
}

fn is_sale(sale: &Sale, terms: SoftOptInTerms, now: Timestamp) -> bool {
    sale.sale_at <= now && (sale.kind == SaleKind::Paid || terms.free_account)
}

fn is_obtained(address: &CollectedAddress, point: Option<RecordId>, now: Timestamp) -> bool {
    address.obtained_at <= now && point == Some(address.contact_point)
}

/// A refusal offered on another day than the collection was not offered at collection.
fn is_offered_with(offer: &RefusalOffer, obtained_at: Timestamp) -> bool {
    offer.at.prague_date() == obtained_at.prague_date()
}

fn is_of_family(purpose: &Purpose, family: Option<&str>) -> bool {
    family.is_some_and(|family| {
        purpose
            .product_families
            .iter()
            .any(|offered| offered == family)
    })
}
