use crate::{LocalDate, Timestamp};

/// The date from which a request counts (D-4 to D-6); any day of the week is receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptDate {
    /// The date the server received it, in Prague.
    Server(LocalDate),
    /// The earlier date on which a member of staff heard or got it.
    Staff(LocalDate),
    /// The server's, because the device named a later one.
    ServerInsteadOf {
        /// The date that counts.
        server: LocalDate,
        /// The date that the device named.
        device: LocalDate,
    },
}

impl ReceiptDate {
    /// Takes the date that a member of staff named on a device, if one did, and the instant at
    /// which the server received the request.
    #[must_use]
    pub fn of(named: Option<LocalDate>, received_at: Timestamp) -> Self {
        let server = LocalDate::of(received_at);
        match named {
            Some(device) if device > server => Self::ServerInsteadOf { server, device },
            Some(staff) if staff < server => Self::Staff(staff),
            Some(_) | None => Self::Server(server),
        }
    }

    /// Gives the date that counts.
    #[must_use]
    pub const fn date(self) -> LocalDate {
        match self {
            Self::Server(date) | Self::Staff(date) | Self::ServerInsteadOf { server: date, .. } => {
                date
            }
        }
    }
}
