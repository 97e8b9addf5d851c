//! A new device of a user who has one, on both screens.

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
