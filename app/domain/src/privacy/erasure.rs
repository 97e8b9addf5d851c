//! Erasure: grounds, the plan, its approval and run, the ledger that outlives backups, the
//! certificate (specification 10.10).
//!
//! [`plan`] decides, [`Approval`] and [`Progress`] let exactly that plan run step by step,
//! [`ErasureEntry`] is replayed after a restore, [`Certificate`] tells the person.

mod approval;
mod arrival;
mod certificate;
mod entry;
mod ground;
mod plan;
mod planned;
mod replay;
mod rerun;
mod step;

pub use approval::{Approval, ApprovalError, RunError};
pub use arrival::{Arrival, Tombstones, Verdict};
pub use certificate::{Certificate, CertificateError, Confirmed, Delivery, KeptLine, certificate};
pub use entry::{Case, EntryItem, ErasureEntry};
pub use ground::Ground;
pub use plan::{Counts, Demand, Plan, Reach, plan};
pub use planned::{Blocked, KeepReason, Kept, Outcome, Planned, Until};
pub use replay::{Act, Present, replay};
pub use rerun::due_again;
pub use step::{Progress, Step, StepError};
