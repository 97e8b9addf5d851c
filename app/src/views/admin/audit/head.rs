//! The head of the audit as this device verified it, to be noted elsewhere.

use leptos::prelude::*;
use sync::message::tree_head::SignedTreeHead;
use sync::proof::Alert;

use crate::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::clipboard;
use crate::ui::format;

/// So much of a root is compared by eye.
const SHORT: usize = 12;

/// The section.
#[component]
pub fn Head() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let head = Memo::new(move |_| data.with(|data| data.tree_head));
    let doubted = Memo::new(move |_| data.with(|data| data.alerts.iter().any(is_of_audit)));
    let stands = move || match (doubted.get(), head.get().is_some()) {
        (true, _) => t_string!(i18n, admin.audit.head_doubted),
        (false, true) => t_string!(i18n, admin.audit.head_holds),
        (false, false) => t_string!(i18n, admin.audit.head_none),
    };
    view! {
        <section class="admin-section" aria-labelledby="audit-head">
            <h2 id="audit-head">{t!(i18n, admin.audit.head)}</h2>
            {move || head.get().map(|head| view! { <Kept head /> })}
            <p data-doubted=move || doubted.get().then_some("")>{stands}</p>
        </section>
    }
}

#[component]
fn Kept(head: SignedTreeHead) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(None::<bool>);
    let press = Callback::new(move |()| clipboard::copy(&head.to_text(), copied));
    let said = move || match copied.get() {
        None => "",
        Some(true) => t_string!(i18n, ui.copied),
        Some(false) => t_string!(i18n, admin.audit.copy_failed),
    };
    view! {
        <p data-size=head.head.size.to_string()>{move || head_words(i18n.get_locale(), &head)}</p>
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, admin.audit.copy_head).to_owned())
                press
            />
        </p>
        <p class="muted" role="status">
            {said}
        </p>
        <Show when=move || copied.get() == Some(false)>
            <p>
                <code class="secret">{head.to_text()}</code>
            </p>
        </Show>
        <p class="muted">{t!(i18n, admin.audit.head_note)}</p>
    }
}

/// How far the audit goes, in words.
fn head_words(locale: Locale, head: &SignedTreeHead) -> String {
    let root: String = head.head.root.to_string().chars().take(SHORT).collect();
    td_string!(
        locale,
        admin.audit.head_words,
        size = format::number(locale, head.head.size),
        root = root,
        at = format::date_time(locale, head.head.at)
    )
}

/// Whether an alert is about the audit.
const fn is_of_audit(alert: &Alert) -> bool {
    match alert {
        Alert::ShorterAudit { .. }
        | Alert::OtherAudit { .. }
        | Alert::UnprovenHead { .. }
        | Alert::WrongHead { .. }
        | Alert::EarlierHead { .. }
        | Alert::WithheldHead { .. } => true,
        Alert::ForeignRoot
        | Alert::ShorterLog { .. }
        | Alert::OtherStatement { .. }
        | Alert::BrokenLog { .. }
        | Alert::MalformedStatement { .. }
        | Alert::SignerWithoutRight { .. }
        | Alert::WrongSignature { .. }
        | Alert::WeakerClass { .. }
        | Alert::OldFormat { .. }
        | Alert::NewerFormat { .. }
        | Alert::WithheldStatements { .. }
        | Alert::WriterSawOther { .. }
        | Alert::OtherDatabase { .. }
        | Alert::OlderRecord { .. }
        | Alert::OtherRecord { .. }
        | Alert::OtherEntry { .. } => false,
    }
}
