//! The person's own pages: rendered on the host from plain models, whole documents, no script.

mod home;
mod link;
pub mod model;
mod notice;
mod page;
mod receipt;
mod result;

pub use home::render_portal;
pub use link::render_link;
pub use model::{
    AnswerRow, LinkPage, LinkState, Notice, NoticePage, PermissionRow, PortalPage, ProofRow,
    ReceiptLink, ReceiptPage, ResultPage, Said, TextShown, Way,
};
pub use notice::render_notice;
pub use receipt::render_receipt;
pub use result::render_result;
