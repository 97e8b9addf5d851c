//! A platform played by this crate's own doors: the steps make and open the same bytes as `wrap`.

use super::*;
use crate::hazmat::aead;
use crate::hazmat::hmac::HmacKey;
use crate::secret::Secret;

struct Fives;

impl Entropy for Fives {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(5);
    }
}

fn secret() -> Secret {
    Secret::from_array(Zeroizing::new([1; 32]))
}

fn parts() -> Parts {
    Parts::new().add(b"org").add(b"page/1")
}

/// AES key and commitment.
fn derived(steps: &Derivation) -> [Secret; 2] {
    let key = HmacKey::new(&secret());
    let aes = key.mac(&[&steps.key_message()]);
    let commitment = key.mac(&[&steps.commitment_message(aes.bytes())]);
    [aes, commitment]
}

fn sealed(content: &[u8]) -> Vec<u8> {
    let steps = Sealing::of(Label::Local, &parts(), &mut Fives);
    let [aes, commitment] = derived(&steps.derivation);
    let mut body = content.to_vec();
    let (nonce, bound) = (steps.derivation.nonce(), steps.derivation.bound());
    let tag = aead::encrypt(&aes, nonce, bound, &mut body).expect("a page is short enough");
    let front = steps.front(commitment.bytes()).expect("32 bytes");
    [front, body, tag.to_vec()].concat()
}

#[test]
fn the_steps_seal_the_bytes_of_the_wrap() {
    let whole = wrap::seal(&secret(), Label::Local, &parts(), b"rows", &mut Fives);

    assert_eq!(whole, Ok(sealed(b"rows")));
}

#[test]
fn the_steps_open_the_wrap() {
    let wrap = sealed(b"rows");
    let steps = Opening::of(Label::Local, &parts(), &wrap).expect("a wrap");
    let [aes, commitment] = derived(&steps.derivation);
    let mut body = steps
        .ciphertext(commitment.bytes())
        .expect("the commitment fits")
        .to_vec();
    let (nonce, bound) = (steps.derivation.nonce(), steps.derivation.bound());

    assert_eq!(aead::decrypt(&aes, nonce, bound, &mut body), Ok(()));
    assert_eq!(body, b"rows");
}

#[test]
fn t4_no_ciphertext_is_given_for_another_commitment() {
    let wrap = sealed(b"rows");
    let steps = Opening::of(Label::Local, &parts(), &wrap).expect("a wrap");
    let [_, commitment] = derived(&steps.derivation);
    for place in 0..COMMITMENT {
        let mut other = *commitment.bytes();
        other[place] ^= 1;
        assert_eq!(steps.ciphertext(&other), Err(CryptoError::Refused));
    }
    assert_eq!(steps.ciphertext(&[]), Err(CryptoError::Refused));
}

#[test]
fn t4_bytes_that_are_no_wrap_are_not_begun() {
    let wrap = sealed(b"");
    for cut in [0, 13, wrap.len() - 1] {
        let begun = Opening::of(Label::Local, &parts(), &wrap[..cut]);
        assert_eq!(begun.err(), Some(CryptoError::Format));
    }
    let steps = Sealing::of(Label::Local, &parts(), &mut Fives);
    assert_eq!(steps.front(&[0; 31]), Err(CryptoError::Parameters));
}
