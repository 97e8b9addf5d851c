//! Buttons: one filled per screen; a blocked one keeps its name and says why.

use leptos::prelude::*;

/// A button that does something at once.
#[component]
pub fn Button(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    press: Callback<()>,
    /// Whether it is the main action of the screen.
    #[prop(optional)]
    main: bool,
    /// Why it does nothing now; said instead of acting.
    #[prop(optional, into)]
    blocked: Signal<Option<String>>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let pressed = move |_| {
        if blocked.with_untracked(Option::is_some) {
            shown.update(|shown| *shown = !*shown);
        } else {
            press.run(());
        }
    };
    view! {
        <span class="button-place">
            <button
                type="button"
                class=if main { "button button-main" } else { "button" }
                aria-disabled=move || blocked.with(Option::is_some).then_some("true")
                aria-description=move || blocked.get()
                on:click=pressed
            >
                {move || label.get()}
            </button>
            {move || {
                shown
                    .get()
                    .then(|| blocked.get())
                    .flatten()
                    .map(|why| {
                        view! {
                            <span class="button-why" role="status">
                                {why}
                            </span>
                        }
                    })
            }}
        </span>
    }
}

/// The button that sends a form; while it works it says so and does nothing twice.
#[component]
pub fn Submit(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the form is being sent.
    #[prop(into)]
    busy: Signal<bool>,
    /// Whether another act is the main one of the screen.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            class=if plain { "button" } else { "button button-main" }
            aria-disabled=move || busy.get().then_some("true")
            data-busy=move || busy.get().then_some("")
        >
            {move || label.get()}
        </button>
    }
}
