//! The heading of a page: title of the document, and focus after each navigation.

use leptos::html::H1;
use leptos::prelude::*;
use leptos_meta::Title;

/// Remembers whether a first page was shown; the very first one keeps the focus where it is.
#[derive(Clone, Copy, Default)]
pub struct Arrival(StoredValue<bool>);

/// The one `h1` of a page.
#[component]
pub fn PageHeading(
    /// Its words.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    let arrival = use_context::<Arrival>().unwrap_or_default();
    Effect::new(move |seen: Option<bool>| {
        let Some(element) = heading.get() else {
            return false;
        };
        if seen != Some(true) && arrival.0.get_value() {
            let _ = element.focus();
        }
        arrival.0.set_value(true);
        true
    });
    // The title is set from outside the page and may be asked for once more when the page is gone.
    let title = move || {
        text.try_get()
            .map_or_else(|| "Souhlas".to_owned(), |text| format!("{text} · Souhlas"))
    };
    view! {
        <Title text=title />
        <h1 class="page-heading" tabindex="-1" node_ref=heading>
            {move || text.get()}
        </h1>
    }
}
