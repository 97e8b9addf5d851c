//! Runs the public test vectors through the doors of this folder.

#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod aes_gcm;
mod argon2id;
mod ed25519;
mod hkdf;
mod hmac;
mod hpke;
mod rsp;
mod x25519;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::entropy::Entropy;
use crate::secret::Secret;

/// Hands out given bytes once, in their order.
struct Given(Vec<u8>);

impl Entropy for Given {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0.drain(..bytes.len()).collect::<Vec<u8>>());
    }
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text
        .chars()
        .map(|digit| digit.to_digit(16).unwrap())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap())
        .collect()
}

fn field(case: &Value, name: &str) -> Vec<u8> {
    unhex(case[name].as_str().unwrap())
}

fn secret(bytes: &[u8]) -> Secret {
    Secret::from_array(Zeroizing::new(bytes.try_into().unwrap()))
}

/// All cases of a Wycheproof file with the group they stand in.
fn cases(file: &str) -> Vec<(Value, Value)> {
    let file: Value = serde_json::from_str(file).unwrap();
    let groups = file["testGroups"].as_array().unwrap().clone();
    let cases: Vec<(Value, Value)> = groups
        .into_iter()
        .flat_map(|group| {
            let tests = group["tests"].as_array().unwrap().clone();
            tests.into_iter().map(move |case| (group.clone(), case))
        })
        .collect();
    cases
}
