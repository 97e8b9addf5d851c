//! What a device does with its outbox and its copy: push, pull, wait, tell.
//!
//! The engine never acts. It takes what happened with the time and gives what is to be done; the
//! driver answers each [`Output::Push`] and [`Output::Pull`] with exactly one of
//! [`Input::Pushed`], [`Input::Pulled`] and [`Input::Failed`], and each [`Output::Store`] with
//! [`Input::Stored`] once the batch is durable.

pub mod backoff;
mod engine;
mod outbox;
mod port;
mod unrestored;

pub use engine::ClientEngine;
pub use port::{Fault, Input, OtherDatabase, Output, Status, StoreBatch};
pub use unrestored::{Held, Unrestored, unrestored};
