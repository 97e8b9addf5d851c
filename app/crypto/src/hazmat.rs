//! The primitives, each behind one narrow door. Private: callers of the crate name slots.

mod aead;
pub(crate) mod agreement;
pub(crate) mod committed;
pub(crate) mod hmac;
pub(crate) mod kdf;
pub(crate) mod parts;
pub(crate) mod signing;
pub(crate) mod steps;
pub(crate) mod wrap;

#[cfg(test)]
mod vectors;
