//! What the domain promises, one module per subject.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod access;
mod breach;
mod bytes;
mod canonical;
mod capture;
mod cases;
mod chain;
mod configuration;
mod consent_rules;
mod data_map;
mod deadline;
mod decide;
mod disclosure;
mod erasure;
mod event;
mod evidence_file;
mod fold;
mod four_eyes;
mod gate;
mod hold;
mod independence;
mod interchange;
mod items;
mod log;
mod policy;
mod portability;
mod receipt;
mod rectification;
mod report;
mod request;
mod restriction;
mod retention;
mod starter;
mod suppression;
mod time;
