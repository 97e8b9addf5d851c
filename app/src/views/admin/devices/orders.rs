//! What a device was ordered to give up, and whether it said that it did.

use domain::Timestamp;
use leptos::prelude::*;
use sync::message::account::{OrderKind, OrderRow};

use super::model::Contact;
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::ui::format;

/// The orders of a device, oldest first.
#[component]
pub fn Orders(
    /// Them.
    orders: Vec<OrderRow>,
    /// When it was last in contact.
    last: Contact,
) -> impl IntoView {
    let i18n = use_i18n();
    if orders.is_empty() {
        return view! {
            <span class="muted">{move || t_string!(i18n, admin.devices.orders_none)}</span>
        }
        .into_any();
    }
    let lines = orders
        .into_iter()
        .map(|order| view! { <li>{move || words(i18n.get_locale(), order, last)}</li> })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

/// What was ordered and when, and the word of the device or since when it is silent.
fn words(locale: Locale, order: OrderRow, last: Contact) -> String {
    let ordered = td_string!(
        locale,
        admin.devices.ordered,
        what = kind_words(locale, order.kind),
        at = format::date_time(locale, order.ordered)
    );
    let answer = match (order.acknowledged, last) {
        (Some(done), _) => done_words(locale, done, order.kept),
        (None, Contact::At(at)) => td_string!(
            locale,
            admin.devices.silent_since,
            at = format::date_time(locale, at)
        ),
        (None, Contact::Never | Contact::NotLoaded) => {
            td_string!(locale, admin.devices.silent_ever).to_owned()
        }
    };
    format!("{ordered} {answer}")
}

fn done_words(locale: Locale, done: Timestamp, kept: u64) -> String {
    let at = format::date_time(locale, done);
    let done = td_string!(locale, admin.devices.confirmed, at = at);
    if kept == 0 {
        return done;
    }
    let number = format::number(locale, kept);
    let kept = td_string!(locale, admin.devices.unsent, count = kept, number = number);
    format!("{done} {kept}")
}

fn kind_words(locale: Locale, kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::ScopesEnded => td_string!(locale, admin.devices.order_scopes),
        OrderKind::Erased => td_string!(locale, admin.devices.order_erased),
        OrderKind::Wiped => td_string!(locale, admin.devices.order_wiped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::NOW;

    fn row(acknowledged: Option<Timestamp>, kept: u64) -> OrderRow {
        OrderRow {
            kind: OrderKind::Wiped,
            ordered: NOW,
            acknowledged,
            kept,
        }
    }

    #[test]
    fn who_did_not_answer_is_said_to_be_silent_since_the_last_contact() {
        let silent = words(Locale::en, row(None, 0), Contact::At(NOW));
        assert!(silent.contains("not heard since"), "{silent}");
        let never = words(Locale::en, row(None, 0), Contact::Never);
        assert!(never.contains("never heard"), "{never}");
    }

    #[test]
    fn an_acknowledgement_says_what_stays_sealed_on_the_device() {
        let done = words(Locale::en, row(Some(NOW), 0), Contact::At(NOW));
        assert!(done.contains("confirmed by the device"), "{done}");
        assert!(!done.contains("sealed"), "{done}");
        let kept = words(Locale::en, row(Some(NOW), 2), Contact::At(NOW));
        assert!(kept.contains("2 saved changes"), "{kept}");
    }
}
