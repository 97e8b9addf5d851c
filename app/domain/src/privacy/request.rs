//! Requests of persons about their data: kinds, states, identity, grounds (specification 10).

mod act;
mod act_refused;
mod after;
mod case;
mod deliverable;
mod duplicate;
pub mod ground;
pub mod history;
pub mod identity;
pub mod intake;
mod kind;
pub mod notification;
pub mod objection;
mod person;
mod policy;
pub mod refusal;
mod routing;
mod scope;
mod state;

pub use act::{Act, Awaited, Master, SealedFile};
pub use act_refused::ActRefused;
pub use case::{Case, Decision, DeviceTask, Identity, Receipt, Way};
pub use deliverable::Deliverable;
pub use duplicate::{Siblings, access_copy_first, siblings};
pub use history::{ActName, By, History, Step};
pub use kind::{AtReceipt, DueRule, Kind};
pub use person::{RequestShown, Shown, shown_to_person};
pub use policy::Policy;
pub use routing::{Route, route};
pub use scope::Scope;
pub use state::{ClockMode, State};
