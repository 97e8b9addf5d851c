//! What a failed request means for the engine.

use sync::client::Fault;
use sync::message::account::ApiErrorCode;

use crate::transport::Failure;

/// Translates a failure.
pub(super) fn of(failure: &Failure) -> Fault {
    let Failure::Refused {
        error,
        retry_after_ms,
    } = failure
    else {
        return Fault::Network;
    };
    match error.code {
        ApiErrorCode::SessionOver | ApiErrorCode::SignInRefused | ApiErrorCode::DeviceRevoked => {
            Fault::SignedOut
        }
        ApiErrorCode::SessionLocked => Fault::Locked,
        ApiErrorCode::Busy | ApiErrorCode::TooManyTries | ApiErrorCode::Internal => Fault::Busy {
            retry_after_ms: retry_after_ms.unwrap_or(0),
        },
        ApiErrorCode::LinkDead
        | ApiErrorCode::CodeWrong
        | ApiErrorCode::CodeUsed
        | ApiErrorCode::PasskeyRefused
        | ApiErrorCode::NoPasskeys
        | ApiErrorCode::LastFactor
        | ApiErrorCode::StepUpNeeded
        | ApiErrorCode::NotFound
        | ApiErrorCode::Malformed
        | ApiErrorCode::TooLarge
        | ApiErrorCode::LogMoved
        | ApiErrorCode::LogRefused
        | ApiErrorCode::NoAddress
        | ApiErrorCode::EmailTaken
        | ApiErrorCode::PassphraseWrong
        | ApiErrorCode::ClaimOver
        | ApiErrorCode::CopyClosed
        | ApiErrorCode::PointNotIndependent
        | ApiErrorCode::LockboxLimits
        | ApiErrorCode::LockboxReader
        | ApiErrorCode::LockboxOver
        | ApiErrorCode::FileDiffers
        | ApiErrorCode::HelpKeyChanged => Fault::Refused,
    }
}
