//! Argon2id: RFC 9106 and the reference command-line tool, below the product's floor.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};

use super::rsp;
use crate::browser::test;
use crate::hazmat::kdf::argon2id;

#[test]
fn rfc_9106_and_reference_tool() {
    let all = rsp::cases(include_str!("../../../tests/vectors/argon2id_rfc9106.txt"));

    assert_eq!(all.len(), 6);
    for case in &all {
        let costs = (
            case.number("memcost"),
            case.number("iter"),
            case.number("lanes"),
        );
        let mut out = vec![0; case.bytes("output").len()];
        if case.has("secret") {
            with_secret_and_data(case, costs, &mut out);
        } else {
            argon2id(&case.bytes("pass"), &case.bytes("salt"), costs, &mut out).unwrap();
        }
        assert_eq!(out, case.bytes("output"));
    }
}

/// The product has neither secret nor data; the case still proves the function.
fn with_secret_and_data(
    case: &rsp::Case,
    (memory, passes, lanes): (u32, u32, u32),
    out: &mut [u8],
) {
    let params = ParamsBuilder::new()
        .m_cost(memory)
        .t_cost(passes)
        .p_cost(lanes)
        .data(AssociatedData::new(&case.bytes("ad")).unwrap())
        .output_len(out.len())
        .build()
        .unwrap();
    Argon2::new_with_secret(
        &case.bytes("secret"),
        Algorithm::Argon2id,
        Version::V0x13,
        params,
    )
    .unwrap()
    .hash_password_into(&case.bytes("pass"), &case.bytes("salt"), out)
    .unwrap();
}
