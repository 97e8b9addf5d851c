//! Builds the application with roles, and devices that sign.

mod answer;
mod app;
pub(crate) mod client;
pub(crate) mod contact;
pub(crate) mod copy;
mod device;
pub(crate) mod document;
pub(crate) mod founding;
pub(crate) mod note;
pub(crate) mod staff;

pub(crate) use answer::Answer;
pub(crate) use app::{App, COMPRESSED, ORIGIN};
pub(crate) use client::Client;
pub(crate) use contact::{consent_op, grant, grant_with, new_contact, record};
pub(crate) use device::Device;
pub(crate) use founding::{Founding, found, found_as, found_called};
pub(crate) use staff::join;
