#![doc = include_str!("../README.md")]

pub mod clock;
pub mod demo;
pub mod device;
pub mod entropy;
pub mod founding;
pub mod http;
pub mod invitation;
pub mod load;
pub mod one_time_code;
pub mod options;
pub mod people;
pub mod percentile;
pub mod rows;
pub mod sign_in;
pub mod statements;
mod unpublished;

pub use device::Device;
pub use http::Server;
pub use options::Options;
