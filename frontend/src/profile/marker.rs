//! That a device had its data in this browser: noted in a place that a browser which runs out of room
//! does not take together with the data (sync design, section 4).

use app::replica::Evicted;
use domain::{DeviceId, Timestamp};
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::{clock, environment};

const NAME: &str = "souhlas-devices";

/// One device that was open here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Marker {
    device: DeviceId,
    waiting: usize,
    at: Timestamp,
}

/// Notes how many changes of a device the server does not have.
pub(crate) fn note(device: DeviceId, waiting: usize) {
    let at = clock::now();
    let mut markers = read();
    markers.retain(|marker| marker.device != device);
    markers.push(Marker {
        device,
        waiting,
        at,
    });
    write(&markers);
}

/// Forgets all but these devices.
pub(crate) fn keep_only(devices: &[DeviceId]) {
    let mut markers = read();
    markers.retain(|marker| devices.contains(&marker.device));
    write(&markers);
}

/// Says whether a device was open here before.
pub(crate) fn knows(device: DeviceId) -> bool {
    read().iter().any(|marker| marker.device == device)
}

/// The device that was open here last and is none of these, which are still there.
pub(crate) fn last_without(devices: &[DeviceId]) -> Option<Evicted> {
    let mut markers = read();
    markers.retain(|marker| !devices.contains(&marker.device));
    markers.pop().map(|marker| Evicted {
        last: marker.at,
        waiting: marker.waiting,
    })
}

fn read() -> Vec<Marker> {
    let kept = storage().and_then(|storage| storage.get_item(NAME).ok().flatten());
    kept.and_then(|kept| serde_json::from_str(&kept).ok())
        .unwrap_or_default()
}

fn write(markers: &[Marker]) {
    let text = serde_json::to_string(markers).expect("ids and numbers are always JSON");
    if let Some(storage) = storage() {
        // Without the note an eviction looks like a fresh browser; no act may fail for it.
        drop(storage.set_item(NAME, &text));
    }
}

fn storage() -> Option<Storage> {
    environment::window().local_storage().ok().flatten()
}

#[cfg(test)]
mod tests {
    use domain::DeviceId;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{keep_only, knows, last_without, note};

    #[wasm_bindgen_test]
    fn the_device_that_was_open_last_says_what_may_be_lost() {
        let [first, second] = [1, 2].map(|id| DeviceId::v4([id; 16]));
        note(first, 0);
        note(second, 3);
        note(first, 5);
        let waiting = |there: &[DeviceId]| last_without(there).map(|gone| gone.waiting);
        assert_eq!(waiting(&[]), Some(5));
        assert_eq!(waiting(&[first]), Some(3));
        keep_only(&[second]);
        assert!(knows(second) && !knows(first));
        assert_eq!(waiting(&[second]), None);
        keep_only(&[]);
        assert_eq!(waiting(&[]), None);
    }
}
