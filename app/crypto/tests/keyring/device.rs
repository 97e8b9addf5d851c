use crypto::passphrase::{Params, Stretched, Weak, strength, stretch};
use crypto::{CryptoError, DeviceKeys, InviteSecret, verify, verify_bytes};
use domain::Signature;

use crate::support::{Counting, Stream, device, person, user};

fn cheapest(salt: u8) -> Params {
    Params {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
        salt: [salt; 16],
    }
}

#[test]
fn device_keys_open_with_their_passphrase_account_device_and_parameters_only() {
    let params = cheapest(1);
    let kek = stretch("pět žlutých koní na Vltavě", &params)
        .unwrap()
        .kek();
    let wrong = stretch("pět žlutých koní na Labi", &params).unwrap().kek();
    let keys = DeviceKeys::make(&mut Stream::from(1));
    let wrapped = keys.wrap(&kek, user(1), device(1), &params, &mut Stream::from(100));

    let opened = DeviceKeys::unwrap(&wrapped, &kek, user(1), device(1), &params).unwrap();

    assert_eq!(opened.public(), keys.public());
    for outcome in [
        DeviceKeys::unwrap(&wrapped, &wrong, user(1), device(1), &params),
        DeviceKeys::unwrap(&wrapped, &kek, user(2), device(1), &params),
        DeviceKeys::unwrap(&wrapped, &kek, user(1), device(2), &params),
        DeviceKeys::unwrap(&wrapped, &kek, user(1), device(1), &cheapest(2)),
    ] {
        assert_eq!(outcome.err(), Some(CryptoError::Refused));
    }
}

#[test]
fn cut_or_changed_device_keys_do_not_open() {
    let params = cheapest(1);
    let kek = stretch("pět žlutých koní na Vltavě", &params)
        .unwrap()
        .kek();
    let keys = DeviceKeys::make(&mut Stream::from(1));
    let wrapped = keys.wrap(&kek, user(1), device(1), &params, &mut Stream::from(100));

    for place in 0..wrapped.len() {
        let mut changed = wrapped.clone();
        changed[place] ^= 1;
        assert!(DeviceKeys::unwrap(&changed, &kek, user(1), device(1), &params).is_err());
        assert!(DeviceKeys::unwrap(&wrapped[..place], &kek, user(1), device(1), &params).is_err());
    }
}

#[test]
fn the_two_branches_of_a_passphrase_differ_with_the_salt() {
    let [one, other] =
        [1, 2].map(|salt| stretch("pět žlutých koní", &cheapest(salt)).unwrap().auth());

    assert_ne!(one, other);
}

#[test]
fn two_spellings_of_the_same_passphrase_are_one() {
    let composed = stretch("p\u{11b}t \u{17e}lut\u{fd}ch kon\u{ed}", &cheapest(1)).unwrap();
    let decomposed = stretch("pe\u{30c}t z\u{30c}luty\u{301}ch koni\u{301}", &cheapest(1)).unwrap();

    assert_eq!(composed.auth(), decomposed.auth());
}

#[test]
fn a_stretched_passphrase_crosses_whole_and_is_wiped_where_it_lay() {
    let stretched = stretch("pět žlutých koní", &cheapest(1)).unwrap();
    let mut sent = stretched.lend(|bytes| bytes.to_vec());

    let arrived = Stretched::arrived(&mut sent).unwrap();

    assert_eq!(arrived.auth(), stretched.auth());
    assert_eq!(sent, [0; 32]);
}

#[test]
fn what_is_not_32_bytes_is_no_stretched_passphrase_and_is_wiped_too() {
    for length in [0, 31, 33] {
        let mut sent = vec![7; length];
        let refused = Stretched::arrived(&mut sent).map(drop);
        assert_eq!(refused, Err(CryptoError::Format));
        assert_eq!(sent, vec![0; length]);
    }
}

#[test]
fn fresh_parameters_are_those_of_the_design() {
    let params = Params::fresh(&mut Counting::from(7));

    assert_eq!(
        (params.memory_kib, params.passes, params.lanes),
        (65_536, 3, 4)
    );
    assert_eq!(
        params.salt,
        core::array::from_fn(|place| 7 + u8::try_from(place).unwrap())
    );
}

#[test]
fn simple_passphrases_are_not_taken() {
    let cases = [
        ("krátké", Weak::Short),
        ("jedenactzna", Weak::Short),
        ("aaaaaaaaaaaaaaaa", Weak::Pattern),
        ("abcabcabcabcabc", Weak::Pattern),
        ("abcdefabcdef", Weak::Pattern),
        ("abcdefghijklm", Weak::Pattern),
        ("1234567890123456", Weak::Pattern),
        ("nmlkjihgfedcb", Weak::Pattern),
        ("Heslo-2026-Praha", Weak::Common),
        ("Password2026!", Weak::Common),
        ("qwertzuiop12", Weak::Common),
    ];
    for (passphrase, why) in cases {
        assert_eq!(strength(passphrase), Err(why), "{passphrase}");
    }
}

#[test]
fn a_sentence_is_taken() {
    for passphrase in [
        "pět žlutých koní na Vltavě",
        "moje heslo má dvacet znaků",
        "correct horse battery",
    ] {
        assert_eq!(strength(passphrase), Ok(()), "{passphrase}");
    }
}

#[test]
fn a_signature_fits_its_key_context_and_message_only() {
    let (one, two) = (person(1), person(2));
    let signature = one.keyring.sign("souhlas/v1/session", b"challenge");

    assert_eq!(
        verify(&one.signing, "souhlas/v1/session", b"challenge", &signature),
        Ok(())
    );
    assert_eq!(
        verify_bytes(&one.signing, b"souhlas/v1/session\0challenge", &signature),
        Ok(())
    );
    for (key, context, message) in [
        (&two.signing, "souhlas/v1/session", b"challenge".as_slice()),
        (&one.signing, "souhlas/v1/other", b"challenge"),
        (&one.signing, "souhlas/v1/session", b"challengf"),
    ] {
        assert_eq!(
            verify(key, context, message, &signature),
            Err(CryptoError::Refused)
        );
    }
    assert!(verify(&one.signing, "", b"", &Signature([0; 64])).is_err());
}

#[test]
fn an_invitation_carried_as_bytes_signs_as_the_same_key() {
    let made = InviteSecret::make(&mut Counting::from(0));
    let carried = InviteSecret::from_bytes(&made.to_bytes());
    let signature = carried.sign("souhlas/v1/invite-open", b"id");

    assert_eq!(carried.public(), made.public());
    assert_eq!(
        verify(&made.public(), "souhlas/v1/invite-open", b"id", &signature),
        Ok(())
    );
    assert_ne!(made.public().0, made.to_bytes());
    assert_eq!(format!("{made:?}"), "InviteSecret(hidden)");
}
