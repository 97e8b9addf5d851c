//! A new device of a user who has one, on both screens.

use domain::DeviceId;

use super::Reply;

/// What the new device shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    /// Text of the QR code.
    pub text: String,
    /// The words to type where there is no camera.
    pub words: String,
    /// Milliseconds until the code is over.
    pub ends_in_ms: u32,
}

/// What the old device found by words or code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDevice {
    /// Its name, as it says itself.
    pub name: String,
    /// Its words, to be compared.
    pub words: String,
}

/// What the browser's replica does about devices that a person is told of.
pub trait DevicePort {
    /// Gives the devices that were told of here; the first time those that are there are known.
    fn known_devices(&self, there: Vec<DeviceId>) -> Reply<Vec<DeviceId>>;
    /// Keeps that this one was told of, and gives all.
    fn know_device(&self, device: DeviceId) -> Reply<Vec<DeviceId>>;
}
