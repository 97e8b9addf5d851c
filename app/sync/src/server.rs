//! What the server decides: which operations count, what they write, what each role is shown.
//!
//! Everything here is a function of what was loaded; the caller commits under the head that was
//! loaded with it and starts again when the head has moved.

pub mod act;
mod admit;
pub mod audit;
pub mod blob;
mod consent;
mod draft;
mod event;
mod load;
mod obligations;
mod put;
pub mod ready;
pub mod restored;
pub mod rewrap;
mod standing;
mod training;
mod view;

pub use admit::{Context, Plan, admit, digest};
pub use audit::verify_audit;
pub use load::needs;
pub use obligations::{Given, Obligations};
pub use view::{Viewer, shown, view, view_needs, visible, wrap_needs};
