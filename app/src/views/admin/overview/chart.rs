//! The chart of consents: one bar per purpose and channel, told apart by word and pattern.

use leptos::prelude::*;

use super::model::{Figure, FigureRow, Figures, Stand, WHOLE};
use super::words::{figure_words, key_words, stand_words, summary_words};
use crate::i18n::use_i18n;

/// The chart; its name and one sentence say what it shows.
#[component]
pub fn Chart(
    /// Its name.
    name: Signal<String>,
    /// What it shows.
    figures: Figures,
) -> impl IntoView {
    let i18n = use_i18n();
    let persons = figures.persons;
    let summary = {
        let figures = figures.clone();
        move || summary_words(i18n.get_locale(), &figures)
    };
    let rows = figures
        .rows
        .into_iter()
        .map(|row| view! { <Bar row persons /> })
        .collect_view();
    view! {
        <p class="muted" id="consents-summary">
            {summary}
        </p>
        <div
            class="chart"
            role="img"
            aria-label=move || name.get()
            aria-describedby="consents-summary"
        >
            <Patterns />
            {rows}
        </div>
    }
}

/// Patterns beside the colours: bars differ without them too.
#[component]
fn Patterns() -> impl IntoView {
    view! {
        <svg class="chart-patterns" width="0" height="0" aria-hidden="true" focusable="false">
            <defs>
                <pattern
                    id="chart-pending"
                    width="8"
                    height="8"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <rect class="chart-line" width="3" height="8"></rect>
                </pattern>
                <pattern id="chart-said_no" width="6" height="6" patternUnits="userSpaceOnUse">
                    <circle class="chart-line" cx="3" cy="3" r="1.5"></circle>
                </pattern>
            </defs>
        </svg>
    }
}

#[component]
fn Bar(row: FigureRow, persons: usize) -> impl IntoView {
    let i18n = use_i18n();
    let parts = Stand::ALL
        .into_iter()
        .zip(row.parts(persons))
        .filter(|(_, (_, width))| *width > 0)
        .map(|(stand, (start, width))| view! { <Part stand start width /> })
        .collect_view();
    let values = Stand::ALL
        .into_iter()
        .zip(row.persons)
        .map(|(stand, figure)| view! { <Value stand figure /> })
        .collect_view();
    view! {
        <div class="chart-row">
            <p class="chart-name">{move || key_words(i18n.get_locale(), &row)}</p>
            <svg class="chart-bar" width="100%" height="20" focusable="false">
                {parts}
            </svg>
            <p class="chart-values">{values}</p>
        </div>
    }
}

#[component]
fn Part(stand: Stand, start: usize, width: usize) -> impl IntoView {
    let (x, width) = (percent(start), percent(width));
    let overlay = pattern(stand).map(|fill| {
        let (x, width) = (x.clone(), width.clone());
        view! { <rect x=x width=width height="20" fill=fill></rect> }
    });
    view! {
        <rect class="chart-part" data-tone=tone(stand) x=x width=width height="20"></rect>
        {overlay}
    }
}

/// The label of a part: its sign, its word and its number.
#[component]
fn Value(stand: Stand, figure: Figure) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let locale = i18n.get_locale();
        format!(
            "{} {}",
            stand_words(locale, stand),
            figure_words(locale, figure)
        )
    };
    view! {
        <span class="chart-value">
            <svg class="chart-sign" width="14" height="14" focusable="false">
                <rect class="chart-part" data-tone=tone(stand) width="14" height="14"></rect>
                {pattern(stand).map(|fill| view! { <rect width="14" height="14" fill=fill></rect> })}
            </svg>
            " "
            {words}
        </span>
        " "
    }
}

const fn tone(stand: Stand) -> &'static str {
    match stand {
        Stand::Given => "given",
        Stand::Pending => "pending",
        Stand::SaidNo => "withdrawn",
        Stand::NoConsent => "none",
    }
}

const fn pattern(stand: Stand) -> Option<&'static str> {
    match stand {
        Stand::Pending => Some("url(#chart-pending)"),
        Stand::SaidNo => Some("url(#chart-said_no)"),
        Stand::Given | Stand::NoConsent => None,
    }
}

/// Thousandths of a bar as SVG lengths.
fn percent(part: usize) -> String {
    format!("{}.{}%", part * 100 / WHOLE, part * 1_000 / WHOLE % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn lengths_have_one_decimal_place() {
        assert_eq!(
            [0, 5, 350, 999, 1_000].map(percent),
            ["0.0%", "0.5%", "35.0%", "99.9%", "100.0%"]
        );
    }
}
