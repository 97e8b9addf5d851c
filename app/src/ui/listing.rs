//! Tables that are short enough to be drawn whole, as wide as they need.

use leptos::prelude::*;

/// A table in a place that scrolls sideways where the window is narrow.
#[component]
pub fn Listing(
    /// Its name.
    #[prop(into)]
    caption: Signal<String>,
    /// Names of the columns.
    columns: Vec<Signal<String>>,
    /// How many of the last columns hold numbers.
    #[prop(optional)]
    numbers: usize,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let words = columns.len().saturating_sub(numbers);
    let names = columns
        .into_iter()
        .enumerate()
        .map(|(at, name)| {
            let number = (at >= words).then_some("number");
            view! { <th scope="col" class=number>{move || name.get()}</th> }
        })
        .collect_view();
    view! {
        <div class="table-scroll listing" role="region" tabindex="0" aria-label=move || caption.get()>
            <table class="table table-plain">
                <caption class="visually-hidden">{move || caption.get()}</caption>
                <thead>
                    <tr>{names}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// A cell that knows its column, for windows too narrow for columns.
pub fn cell(column: Signal<String>, content: impl IntoView + 'static) -> AnyView {
    view! { <td data-label=move || column.get()>{content.into_any()}</td> }.into_any()
}

/// A cell with a number, at the end of its column.
pub fn number_cell(column: Signal<String>, content: impl IntoView + 'static) -> AnyView {
    view! { <td class="number" data-label=move || column.get()>{content.into_any()}</td> }
        .into_any()
}

/// A cell whose few words stay on one line, such as a date.
pub fn short_cell(column: Signal<String>, content: impl IntoView + 'static) -> AnyView {
    view! { <td class="short" data-label=move || column.get()>{content.into_any()}</td> }.into_any()
}
