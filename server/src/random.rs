//! Random bytes of the operating system.

/// Gives that many random bytes.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// Gives a number below the limit, for jitter.
pub(crate) fn below(limit: u64) -> u64 {
    u64::from_le_bytes(bytes()) % limit.max(1)
}
