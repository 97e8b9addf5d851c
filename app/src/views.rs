//! The pages, one folder per audience; the folders never import each other.

pub mod admin;
pub mod entry;
pub mod hand_over;
pub mod me;
pub mod portal;
pub mod sales;
