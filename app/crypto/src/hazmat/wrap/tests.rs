use super::*;

/// Every label with the number of its parts.
const LABELS: [(Label, usize); 11] = [
    (Label::Kek, 3),
    (Label::Device, 2),
    (Label::Dek, 5),
    (Label::ReWrap, 5),
    (Label::ClassChain, 3),
    (Label::Local, 4),
    (Label::Export, 2),
    (Label::Recovery, 1),
    (Label::FileHeader, 2),
    (Label::FileChunk, 4),
    (Label::Copy, 6),
];

struct Fives;

impl Entropy for Fives {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(5);
    }
}

fn secret(byte: u8) -> Secret {
    Secret::from_array(Zeroizing::new([byte; 32]))
}

/// As many parts as a label has; the one at `other` differs in one bit.
fn parts(count: usize, other: Option<usize>) -> Parts {
    (0..count).fold(Parts::new(), |parts, place| {
        let mut part = [7; 16];
        part[15] ^= u8::from(other == Some(place));
        parts.add(&part)
    })
}

fn sealed(label: Label, count: usize) -> Vec<u8> {
    let sealed = seal(&secret(1), label, &parts(count, None), b"key", &mut Fives);
    sealed.expect("a short wrap seals")
}

fn outcome(key: &Secret, label: Label, parts: &Parts, wrap: &[u8]) -> Option<CryptoError> {
    open(key, label, parts, wrap).err()
}

#[test]
fn t2_a_wrap_of_any_label_opens_with_no_part_flipped_left_out_or_added() {
    let key = secret(1);
    for (label, count) in LABELS {
        let wrap = sealed(label, count);

        for place in 0..count {
            let flipped = outcome(&key, label, &parts(count, Some(place)), &wrap);
            assert_eq!(
                flipped,
                Some(CryptoError::Refused),
                "{} {place}",
                label.text()
            );
        }
        for other in [count - 1, count + 1] {
            let outcome = outcome(&key, label, &parts(other, None), &wrap);
            assert_eq!(outcome, Some(CryptoError::Refused), "{}", label.text());
        }
        assert_eq!(outcome(&key, label, &parts(count, None), &wrap), None);
    }
}

#[test]
fn t2_a_wrap_opens_under_no_other_label_or_secret() {
    for (place, (label, count)) in LABELS.into_iter().enumerate() {
        let (wrap, parts) = (sealed(label, count), parts(count, None));

        for (other_place, (other, _)) in LABELS.into_iter().enumerate() {
            let outcome = outcome(&secret(1), other, &parts, &wrap);
            let expected = (place != other_place).then_some(CryptoError::Refused);
            assert_eq!(outcome, expected, "{} {}", label.text(), other.text());
        }
        let outcome = outcome(&secret(2), label, &parts, &wrap);
        assert_eq!(outcome, Some(CryptoError::Refused));
    }
}

#[test]
fn t4_every_changed_byte_and_every_cut_of_a_wrap_is_refused() {
    let (key, parts) = (secret(1), parts(5, None));
    let wrap = sealed(Label::Dek, 5);

    for place in 0..wrap.len() {
        let mut changed = wrap.clone();
        changed[place] ^= 1;
        assert!(open(&key, Label::Dek, &parts, &changed).is_err());
        assert!(open(&key, Label::Dek, &parts, &wrap[..place]).is_err());
    }
}
