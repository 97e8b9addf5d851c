//! QR codes as one SVG path.

use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use crate::i18n::{t_string, use_i18n};

const QUIET_ZONE: usize = 4;

/// A QR code with its name; content too long for one shows nothing.
#[component]
pub fn Qr(
    /// What it holds.
    #[prop(into)]
    content: String,
    /// What it leads to, in words.
    #[prop(into)]
    target: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    drawing(&content).map(|(side, path)| {
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=move || t_string!(i18n, ui.qr, target = target.get())
                viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges"
            >
                <rect class="qr-ground" width=side height=side></rect>
                <path class="qr-ink" d=path></path>
            </svg>
        }
    })
}

/// Gives the side with its quiet zone and the path of the dark modules.
fn drawing(content: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (place % width + QUIET_ZONE, place / width + QUIET_ZONE);
            write!(path, "M{x} {y}h1v1h-1z").ok()?;
        }
    }
    Some((width + 2 * QUIET_ZONE, path))
}

#[cfg(test)]
mod tests {
    use super::drawing;

    #[test]
    fn the_path_has_one_square_for_each_dark_module() {
        let (side, path) = drawing("otpauth://totp/Souhlas").expect("a short text fits");
        let code = qrcode::QrCode::with_error_correction_level(
            "otpauth://totp/Souhlas",
            qrcode::EcLevel::M,
        )
        .expect("a short text fits");
        let dark = code
            .to_colors()
            .iter()
            .filter(|color| **color == qrcode::Color::Dark)
            .count();
        assert_eq!(path.matches('M').count(), dark);
        assert_eq!(side, code.width() + 8);
    }

    #[test]
    fn content_too_long_for_a_code_draws_nothing() {
        assert_eq!(drawing(&"x".repeat(8_000)), None);
    }
}
