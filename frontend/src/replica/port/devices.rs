//! The questions of devices that a person is told of.

use app::replica::{DevicePort, Reply};
use domain::DeviceId;

use super::BrowserPort;
use crate::account::known_devices;

impl DevicePort for BrowserPort {
    fn known_devices(&self, there: Vec<DeviceId>) -> Reply<Vec<DeviceId>> {
        self.reply(|desk| async move { known_devices::list(&desk, there).await })
    }

    fn know_device(&self, device: DeviceId) -> Reply<Vec<DeviceId>> {
        self.reply(move |desk| async move { known_devices::tell(&desk, device).await })
    }
}
