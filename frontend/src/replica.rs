//! The local replica: what is held, what waits on top of it, and how both are kept.

pub(crate) mod alerts;
pub(crate) mod commit;
mod consent;
pub(crate) mod customer;
pub(crate) mod decisions;
pub(crate) mod dispatch;
mod draft;
pub(crate) mod files;
pub(crate) mod held;
mod import_rows;
pub(crate) mod item;
mod late;
pub(crate) mod lease;
pub(crate) mod numbers;
pub(crate) mod open;
pub(crate) mod opening;
mod pages;
pub(crate) mod port;
pub(crate) mod publish;
mod reading;
pub(crate) mod restored;
pub(crate) mod room;
pub(crate) mod save;
pub(crate) mod tree_heads;
mod view;
