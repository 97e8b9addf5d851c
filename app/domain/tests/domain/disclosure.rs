//! The disclosure log (Y-1).

use domain::privacy::disclosure::{
    Actor, Art19, Cause, Disclosed, Disclosure, Draft, Path, Transfer,
};
use domain::privacy::event::Basis;
use domain::violation::Code;
use domain::{DisclosureId, FieldId, Hash, PurposeId, RecipientId, RequestId, Violation};

use crate::items::{fields, noon, subject, user};

fn draft() -> Draft {
    Draft {
        id: DisclosureId::v4([1; 16]),
        at: noon("2026-11-22"),
        subject: subject(1),
        recipient: Some(RecipientId::new("accountant")),
        disclosed: Disclosed::Fields(fields(&["email", "family_name"])),
        purpose: PurposeId::new("accounting"),
        basis: Basis::LegalDuty,
        path: Path::Export,
        actor: Actor::Staff(user(1)),
        cause: Some(Cause::Request(RequestId::v4([2; 16]))),
        file: Some(Hash([9; 32])),
        transfer: None,
    }
}

fn missing(name: &str) -> Result<Disclosure, Violation> {
    Err(Violation::field(Code::Required, FieldId::new(name)))
}

#[test]
fn y_1_an_entry_holds_who_got_what_for_what_and_how() {
    let entry = Disclosure::of(draft()).unwrap();
    assert_eq!(entry.recipient, RecipientId::new("accountant"));
    assert_eq!(entry.art19, Art19::None);
    let json = serde_json::to_value(&entry).unwrap();
    for member in [
        "id",
        "at",
        "subject",
        "recipient",
        "disclosed",
        "purpose",
        "basis",
        "path",
        "actor",
        "cause",
        "file",
        "art19",
    ] {
        assert!(json.get(member).is_some(), "{member}");
    }
    assert_eq!(serde_json::from_value::<Disclosure>(json).unwrap(), entry);
}

#[test]
fn y_1_an_export_without_recipient_is_refused() {
    let nobody = Draft {
        recipient: None,
        ..draft()
    };
    assert_eq!(Disclosure::of(nobody), missing("recipient"));
    let unnamed = Draft {
        recipient: Some(RecipientId::new("")),
        ..draft()
    };
    assert_eq!(Disclosure::of(unnamed), missing("recipient"));
}

#[test]
fn y_1_an_entry_names_fields_or_categories() {
    let nothing = Draft {
        disclosed: Disclosed::Fields(fields(&[])),
        ..draft()
    };
    assert_eq!(Disclosure::of(nothing), missing("disclosed"));
    let categories = Draft {
        disclosed: Disclosed::Categories(["kontaktní údaje".to_owned()].into()),
        ..draft()
    };
    assert!(Disclosure::of(categories).is_ok());
}

#[test]
fn y_1_a_transfer_out_of_the_union_names_its_country_and_safeguard() {
    let to = |country: &str, safeguard: &str| Draft {
        transfer: Some(Transfer {
            country: country.to_owned(),
            safeguard: safeguard.to_owned(),
        }),
        ..draft()
    };
    assert_eq!(Disclosure::of(to("US", " ")), missing("safeguard"));
    assert_eq!(
        Disclosure::of(to("", "rozhodnutí o odpovídající ochraně")),
        missing("country")
    );
    assert!(Disclosure::of(to("US", "standardní doložky")).is_ok());
}
