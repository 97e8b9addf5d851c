//! Attacks of section 7 of the security design that end in this crate.

mod t14_substituted_secrets;
mod t15_leaver;
mod t16_rewrap;
mod t16_two_writers;
mod t1_swapped_keys;
mod t2_moved_ciphertext;
mod t2_moved_wraps;
mod t3_old_formats;
mod t4_attachment_chunks;
mod t4_tampered_bytes;
