//! The members that receipts of version 1.1 have; others are refused.

pub(super) const RECEIPT: [&str; 14] = [
    "version",
    "jurisdiction",
    "consentTimestamp",
    "collectionMethod",
    "consentReceiptID",
    "publicKey",
    "language",
    "piiPrincipalId",
    "piiControllers",
    "policyUrl",
    "policyURL",
    "services",
    "sensitive",
    "spiCat",
];

pub(super) const CONTROLLER: [&str; 7] = [
    "piiController",
    "onBehalf",
    "contact",
    "address",
    "email",
    "phone",
    "piiControllerUrl",
];

pub(super) const PURPOSE: [&str; 8] = [
    "purpose",
    "purposeCategory",
    "consentType",
    "piiCategory",
    "primaryPurpose",
    "termination",
    "thirdPartyDisclosure",
    "thirdPartyName",
];
