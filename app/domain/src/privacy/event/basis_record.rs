//! Another basis than consent, as the ledger records it (2.5, P-1).

use serde::{Deserialize, Serialize};

use super::part::TextRef;
use super::word::{Basis, BasisChange, SaleKind};
use crate::{RecordId, Timestamp};

/// Start, change or end of another basis; for `soft_opt_in` with what SO-2 to SO-6 ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasisRecord {
    /// The basis.
    pub basis: Basis,
    /// What happens to it.
    pub change: BasisChange,
    /// The sale (SO-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale: Option<Sale>,
    /// The address obtained with it (SO-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<CollectedAddress>,
    /// The refusal offered at collection (SO-4, SO-5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<RefusalOffer>,
    /// The family of the goods sold, as a slug (SO-6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_family: Option<String>,
}

/// The controller's own sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sale {
    /// The record of the sale.
    pub sale_ref: RecordId,
    /// When it was made.
    pub sale_at: Timestamp,
    /// What was sold.
    pub kind: SaleKind,
}

/// An address that the person gave with the sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectedAddress {
    /// When it was given.
    pub obtained_at: Timestamp,
    /// The record that holds it.
    pub contact_point: RecordId,
}

/// How the person could refuse when the address was taken, and whether they did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalOffer {
    /// The words and the screen.
    pub text: TextRef,
    /// When it was shown.
    pub at: Timestamp,
    /// Whether the person refused then.
    pub refused: bool,
}
