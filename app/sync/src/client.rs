//! What a device does with its outbox and its copy: push, pull, wait, tell.
//!
//! The engine never acts. It takes what happened with the time and gives what is to be done; the
//! driver answers each [`Output::Push`] and [`Output::Pull`] with exactly one of
//! [`Input::Pushed`], [`Input::Pulled`] and [`Input::Failed`], and each [`Output::Store`] with
//! [`Input::Stored`] once the batch is durable.

pub mod backoff;
mod engine;
mod heads;
mod kept;
mod marks;
mod outbox;
mod port;
mod rolled_back;
mod unrestored;

pub use engine::ClientEngine;
pub use heads::HeadWatch;
pub use kept::{Item, ItemRef, VerbRef, read_page, write_page};
pub use marks::{Mark, Marked, Marks};
pub use port::{Fault, Input, OtherDatabase, Output, Status, StoreBatch};
pub use rolled_back::rolled_back;
pub use unrestored::{Held, Unrestored, unrestored};
