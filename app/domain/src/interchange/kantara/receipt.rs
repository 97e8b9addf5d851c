//! What an exported receipt says.

use crate::privacy::State;
use crate::{SubjectId, Timestamp};

/// A receipt of consents that are given or renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentReceipt {
    /// Its number.
    pub number: String,
    /// Country code of ISO 3166-1.
    pub jurisdiction: String,
    /// When the consent was given.
    pub consented_at: Timestamp,
    /// How it was collected.
    pub collection_method: String,
    /// Language of the text shown.
    pub language: String,
    /// The pseudonymous person; never an e-mail address.
    pub subject: SubjectId,
    /// The controller.
    pub controller: Controller,
    /// Where the policy stands.
    pub policy_url: String,
    /// What was consented to.
    pub services: Vec<Service>,
    /// Special categories of data; the receipt is sensitive when there are any.
    pub special_categories: Vec<String>,
}

/// The controller's profile; the format needs every line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Controller {
    /// Its name.
    pub name: String,
    /// Whom to ask.
    pub contact: String,
    /// Its postal address.
    pub address: PostalAddress,
    /// Its e-mail address.
    pub email: String,
    /// Its telephone number.
    pub phone: String,
}

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostalAddress {
    /// Street and number.
    pub street: String,
    /// Town.
    pub town: String,
    /// Postal code.
    pub postcode: String,
    /// Country code.
    pub country: String,
}

/// A service with its purposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Its purposes.
    pub purposes: Vec<ServicePurpose>,
}

/// A purpose with its consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePurpose {
    /// Its name.
    pub name: String,
    /// The state of the consent; only given and renewed are expressible.
    pub state: State,
    /// What it is for, in categories.
    pub categories: Vec<String>,
    /// The data, in categories.
    pub pii_categories: Vec<String>,
    /// When or how it ends.
    pub termination: String,
    /// The third party that receives the data.
    pub third_party: Option<String>,
}
