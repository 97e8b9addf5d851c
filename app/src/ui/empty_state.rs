//! What stands where a list is empty.

use leptos::prelude::*;

/// One sentence, one hint, one act.
#[component]
pub fn EmptyState(
    /// What is empty.
    #[prop(into)]
    text: Signal<String>,
    /// What belongs here.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What to do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p class="empty-text">{move || text.get()}</p>
            <p class="muted" hidden=move || hint.with(String::is_empty)>
                {move || hint.get()}
            </p>
            {children.map(|children| view! { <p>{children()}</p> })}
        </div>
    }
}
