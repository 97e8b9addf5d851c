use super::*;

fn key(byte: u8) -> PublicKey {
    PublicKey([byte; 32])
}

fn invited() -> InvitedDevice {
    InvitedDevice {
        user: UserId::v4([3; 16]),
        device: DeviceId::v4([4; 16]),
        signing: key(5),
        agreement: key(6),
    }
}

fn usual() -> ComparisonWords {
    invitation(
        OrgId::v4([1; 16]),
        &key(2),
        InviteId::v4([7; 16]),
        &invited(),
    )
}

#[test]
fn invitation_lockbox_and_recovery_have_ten_words_and_a_new_device_twelve() {
    let count = |comparison: Comparison| comparison.words(&[b"a"]).as_slice().len();

    assert_eq!(usual(), usual());
    assert_eq!(count(Comparison::Invitation), 10);
    assert_eq!(count(Comparison::Lockbox), 10);
    assert_eq!(count(Comparison::Recovery), 10);
    assert_eq!(count(Comparison::NewDevice), 12);
}

#[test]
fn t19_another_key_id_or_root_gives_other_words() {
    let invite = |org, root, invite, device: &InvitedDevice| {
        invitation(
            OrgId::v4([org; 16]),
            &key(root),
            InviteId::v4([invite; 16]),
            device,
        )
    };
    let with = |change: fn(&mut InvitedDevice)| {
        let mut device = invited();
        change(&mut device);
        invite(1, 2, 7, &device)
    };

    for words in [
        invite(9, 2, 7, &invited()),
        invite(1, 9, 7, &invited()),
        invite(1, 2, 9, &invited()),
        with(|device| device.user = UserId::v4([9; 16])),
        with(|device| device.device = DeviceId::v4([9; 16])),
        with(|device| device.signing = key(9)),
        with(|device| device.agreement = key(9)),
    ] {
        let same = words
            .as_slice()
            .iter()
            .zip(usual().as_slice())
            .filter(|(one, other)| one == other)
            .count();
        assert!(same < 3, "{words}");
    }
}

#[test]
fn the_same_parts_give_other_words_in_another_comparison_or_cut() {
    let parts: [&[u8]; 2] = [b"ab", b"c"];
    let words = Comparison::Invitation.words(&parts);

    assert_ne!(words, Comparison::Lockbox.words(&parts));
    assert_ne!(words, Comparison::Invitation.words(&[b"a", b"bc"]));
    assert_ne!(
        lockbox(OrgId::v4([1; 16]), UserId::v4([2; 16]), &key(1)),
        lockbox(OrgId::v4([1; 16]), UserId::v4([2; 16]), &key(2))
    );
}

#[test]
fn words_are_cut_from_the_front_without_a_gap() {
    let bytes = [0b1111_1111, 0b1110_0000, 0b0000_0111];

    assert_eq!(eleven_bits(&bytes, 0), 0b111_1111_1111);
    assert_eq!(eleven_bits(&bytes, 11), 0b000_0000_0001);
    assert_eq!(eleven_bits(&bytes, 13), 0b000_0000_0111);
}

#[test]
fn typed_words_match_with_any_case_and_gap_but_none_missing_added_or_swapped() {
    let words = Comparison::NewDevice.words(&[b"a"]);
    let text = words.to_string();
    let list: Vec<&str> = text.split(' ').collect();
    let mut swapped = list.clone();
    swapped.swap(0, 1);
    let sloppy = format!(" {}\n", text.to_uppercase().replace(' ', ",  "));

    assert_ne!(swapped, list);
    assert!(words.matches(&text) && words.matches(&sloppy));
    for typed in [
        String::new(),
        list[..11].join(" "),
        format!("{text} {}", list[0]),
        swapped.join(" "),
        text.replacen(list[3], "x", 1),
        text.replace(' ', ""),
    ] {
        assert!(!words.matches(&typed), "{typed}");
    }
}
