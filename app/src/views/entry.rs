//! Before anyone is signed in: sign-in, set-up, invitation, unlock, recovery.

pub mod ended;
pub mod fields;
pub mod invite;
pub mod missing;
pub mod recovery;
pub mod second_factor;
pub mod set_up;
pub mod sign_in;
pub mod unlock;

pub use invite::Invite;
pub use missing::Missing;
pub use recovery::Recovery;
pub use set_up::SetUp;
pub use sign_in::SignIn;
pub use unlock::Unlock;
