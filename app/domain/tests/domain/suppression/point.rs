//! Contact points in normal form, and the tokens over them (U-1, U-2).

use super::*;

/// U-1, U-2: the vectors of the specification.
#[test]
fn u_2_the_tokens_are_those_of_the_specification() {
    for (point, wanted) in [
        (
            email(),
            "d6732889e2a270e8942a5f1ee03868c7ce10cec1c761d3d4b5a7c94f9a4c04a4",
        ),
        (
            tel(),
            "9ef470c952cf25414b53239b1f2e1821eb99412dd79111f0987540f435286ca0",
        ),
    ] {
        let hex: String = token(&point)
            .value
            .as_slice()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(hex, wanted);
    }
    assert_eq!(
        tel().message(),
        b"souhlas/v1/contact\0tel\0+420601123456".to_vec()
    );
}

/// U-2.
#[test]
fn u_2_spellings_of_one_contact_point_give_one_token() {
    for spelt in [" Jana.Novakova@EXAMPLE.com ", "jana.novakova@example.com"] {
        assert_eq!(Normalised::email(spelt), Some(email()));
    }
    let beyond = Normalised::email("jana@bücher.example");
    assert_eq!(beyond, Normalised::email("jana@xn--bcher-kva.example"));
    for spelt in ["601 123 456", "00420601123456", "+420 601-123-456"] {
        assert_eq!(Normalised::tel(spelt), Some(tel()));
    }
    let address = Normalised::addr("Nováková", "170 00", "12 a").unwrap();
    assert_eq!(
        Normalised::addr(" NOVAKOVA ", "17000", "12A"),
        Some(address.clone())
    );
    assert_eq!(
        address.message(),
        b"souhlas/v1/contact\0addr\0NOVAKOVA\x1f17000\x1f12A".to_vec()
    );
    assert_eq!(Normalised::addr("Nováková", "170 00", " "), None);
    assert_eq!(Normalised::addr("", "170 00", "12"), None);
    assert_eq!(Normalised::email("jana"), None);
    assert_eq!(Normalised::tel("12"), None);
}

/// U-2: the form without a tag is checked too, and a readable address stands in no log.
#[test]
fn u_2_a_tagged_address_is_looked_up_without_its_tag_too() {
    let tagged = Normalised::email("jana.novakova+obchod@example.com").unwrap();
    assert_eq!(tagged.forms(), [tagged.clone(), email()]);
    assert_eq!(email().forms(), [email()]);
    assert_eq!(tel().forms(), [tel()]);
    let only_tag = Normalised::email("+obchod@example.com").unwrap();
    assert_eq!(only_tag.forms().len(), 1);
    assert!(!format!("{tagged:?}").contains("jana"));
}
