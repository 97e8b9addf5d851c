//! What acceptance asks of an event before it enters a ledger (specification 4.1, 4.4 and 6).
//!
//! Signatures, roles and links are the server's to check; here is what the body itself tells.

mod actor;
mod capture;
mod schema;

pub use actor::by_the_right_actor;
pub use capture::lawful_capture;
pub use schema::has_its_members;

use crate::Violation;
use crate::privacy::Body;
use crate::privacy::event::EventType;
use crate::violation::Code;

/// Refuses a yes for a person who was erased; stops are taken, and feed the suppression list (C-22).
///
/// # Errors
/// With [`Code::SubjectErased`] for a grant, renewal or confirmation.
pub fn for_an_erased_person(body: &Body) -> Result<(), Violation> {
    let permits = matches!(
        body.kind,
        EventType::Grant | EventType::Renew | EventType::Confirm
    );
    if permits {
        Err(Violation::of(Code::SubjectErased))
    } else {
        Ok(())
    }
}
