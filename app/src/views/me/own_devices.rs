//! The devices of the person who is here, from the log: a new one is seen on all of them.

use domain::organisation::{Device, Organisation};
use domain::{DeviceId, UserId};
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::session::use_me;
use crate::ui::button::Button;
use crate::ui::format;
use crate::ui::notice::Notice;
use crate::views::me::add_device::AddDevice;

/// The list, and the way to add one.
#[component]
pub fn OwnDevices() -> impl IntoView {
    let i18n = use_i18n();
    let me = use_me();
    let data = use_replica().data;
    let rows = Memo::new(move |_| {
        let user = me.with(|me| me.as_ref().map(|me| me.user));
        data.with(|data| match (user, &data.organisation) {
            (Some(user), Some(organisation)) => of_user(organisation, user),
            _ => Vec::new(),
        })
    });
    let here = Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.device)));
    let stated = move || rows.with(|rows| rows.iter().any(|device| Some(device.id) == here.get()));
    let list = move || {
        let here = here.get();
        rows.get()
            .into_iter()
            .map(|device| view! { <Row device here /> })
            .collect_view()
    };
    view! {
        <section class="own-devices" aria-labelledby="own-devices">
            <h2 id="own-devices">{t!(i18n, me.devices.h2)}</h2>
            <ul aria-labelledby="own-devices">{list}</ul>
            <Show when=stated>
                <Adding />
            </Show>
        </section>
    }
}

#[component]
fn Row(device: Device, here: Option<DeviceId>) -> impl IntoView {
    let i18n = use_i18n();
    let Device {
        id,
        name,
        since,
        revoked,
        ..
    } = device;
    let about = move || {
        let since = format::date(i18n.get_locale(), since);
        let since = t_string!(i18n, me.devices.since, date = since);
        let marks = [
            (here == Some(id)).then(|| t_string!(i18n, me.devices.this)),
            revoked.then(|| t_string!(i18n, me.devices.revoked)),
        ];
        let marks = marks.into_iter().flatten().map(str::to_owned);
        std::iter::once(since)
            .chain(marks)
            .collect::<Vec<_>>()
            .join(", ")
    };
    view! {
        <li>
            {name} " " <span class="muted">"(" {about} ")"</span>
        </li>
    }
}

#[component]
fn Adding() -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(false);
    let added = RwSignal::new(None::<String>);
    let said = Signal::derive(move || {
        let name = added.get();
        name.map(|name| t_string!(i18n, me.devices.added, name = name))
            .unwrap_or_default()
    });
    let done = Callback::new(move |name: Option<String>| {
        open.set(false);
        added.set(name);
    });
    let form = move || {
        if open.get() {
            view! { <AddDevice done /> }.into_any()
        } else {
            view! {
                <Button
                    label=Signal::derive(move || t_string!(i18n, me.devices.add).to_owned())
                    press=Callback::new(move |()| {
                        added.set(None);
                        open.set(true);
                    })
                />
            }
            .into_any()
        }
    };
    view! {
        {form}
        <Notice text=said />
    }
}

/// Devices of a user, trusted ones first, the newest first among them.
fn of_user(organisation: &Organisation, user: UserId) -> Vec<Device> {
    let all = organisation.devices.values();
    let mut devices: Vec<_> = all.filter(|device| device.user == user).cloned().collect();
    devices.sort_by_key(|device| (device.revoked, std::cmp::Reverse(device.since)));
    devices
}

#[cfg(test)]
mod tests {
    use domain::organisation::Device;
    use domain::{DeviceId, PublicKey, Timestamp, UserId};

    use super::of_user;
    use crate::fixture::organisation;

    fn device(number: u8, user: u8, since: i64) -> Device {
        Device {
            id: DeviceId::v4([number; 16]),
            user: UserId::v4([user; 16]),
            signing: PublicKey([number; 32]),
            agreement: PublicKey([number; 32]),
            name: format!("device {number}"),
            code: "7F3K".to_owned(),
            since: Timestamp::from_millis(since),
            revoked: false,
        }
    }

    #[test]
    fn a_new_device_stands_first_and_a_revoked_one_last_and_no_one_elses_is_there() {
        let mut organisation = organisation();
        let revoked = Device {
            revoked: true,
            ..device(3, 50, 300)
        };
        for device in [
            device(1, 50, 100),
            device(2, 50, 200),
            revoked,
            device(4, 60, 400),
        ] {
            organisation.devices.insert(device.id, device);
        }
        let names: Vec<_> = of_user(&organisation, UserId::v4([50; 16]))
            .into_iter()
            .map(|device| device.name)
            .collect();
        assert_eq!(names, ["device 2", "device 1", "device 3"]);
    }
}
