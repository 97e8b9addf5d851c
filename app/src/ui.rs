//! Components on native elements; they know no route, session or command.

pub mod authenticator;
pub mod badge;
pub mod button;
pub mod camera;
pub mod choice;
pub mod dialog;
pub mod empty_state;
pub mod error_summary;
pub mod format;
pub mod heading;
pub mod icon;
pub mod kit;
pub mod language;
pub mod listing;
pub mod new_passphrase;
pub mod notice;
pub mod qr;
pub mod sealed_text;
pub mod signature;
pub mod sort;
pub mod sync_chip;
pub mod table;
pub mod text_field;
pub mod theme;
pub mod window;
pub mod words;
