//! Two administrators.

use super::*;

pub(super) const SECOND: UserId = UserId::new(uuid::Uuid::from_u128(3));
pub(super) const SECOND_DEVICE: DeviceId = DeviceId::new(uuid::Uuid::from_u128(13));

impl Log {
    /// With a second administrator, who reads nothing and has a device.
    pub(super) fn with_two_administrators() -> Self {
        let mut log = Self::set_up();
        log.by(ADMIN_DEVICE, user(SECOND, &[Role::Administrator]))
            .unwrap();
        log.by(ADMIN_DEVICE, device(SECOND_DEVICE, SECOND)).unwrap();
        log.by_root(StatementBody::Admins {
            administrators: vec![ADMIN, SECOND],
            privacy_officers: vec![ADMIN],
        })
        .unwrap();
        log
    }
}
