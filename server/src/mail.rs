//! Mail: a durable queue and the transport that writes files. Key material never travels here.

mod masked;
pub(crate) mod queue;
pub(crate) mod stored;
pub(crate) mod text;
pub(crate) mod transport;

pub(crate) use masked::masked;
pub(crate) use queue::MailQueue;
