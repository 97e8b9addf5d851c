//! Whether a lease is the server's, for this device.

use domain::DeviceId;
use domain::access::SignedLease;
use domain::organisation::Organisation;

use super::verify_bytes;

/// Says whether the lease key that the log names signed the lease for this device.
#[must_use]
pub fn lease_fits(organisation: &Organisation, device: DeviceId, signed: &SignedLease) -> bool {
    let lease = &signed.lease;
    let bytes = lease.signed_bytes();
    lease.org == organisation.id
        && lease.device == device
        && organisation
            .server_keys
            .is_some_and(|keys| verify_bytes(&keys.lease, &bytes, &signed.signature))
}
