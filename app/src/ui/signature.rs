//! A signature: strokes of points and width in thousandths of the pad, redrawn at any size.

use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::wasm_bindgen::JsCast;

/// One stroke: points `[x, y, width]`.
pub type Stroke = Vec<[u16; 3]>;

const PAD: f64 = 1000.0;
const WIDTH: u16 = 3;

/// The pad; pen, finger and mouse draw alike.
#[component]
pub fn SignaturePad(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// What was drawn.
    strokes: RwSignal<Vec<Stroke>>,
) -> impl IntoView {
    let pad = NodeRef::<Svg>::new();
    let drawing = RwSignal::new(false);
    let start = move |event: leptos::ev::PointerEvent| {
        event.prevent_default();
        drawing.set(true);
        if let Some(pad) = pad.get_untracked() {
            let _ = pad
                .unchecked_ref::<web_sys::Element>()
                .set_pointer_capture(event.pointer_id());
            strokes.update(|strokes| strokes.push(vec![point(&pad, &event)]));
        }
    };
    let go_on = move |event: leptos::ev::PointerEvent| {
        if !drawing.get_untracked() {
            return;
        }
        if let Some(pad) = pad.get_untracked() {
            let next = point(&pad, &event);
            strokes.update(|strokes| {
                if let Some(stroke) = strokes.last_mut() {
                    stroke.push(next);
                }
            });
        }
    };
    let stop = move |_| drawing.set(false);
    let lines = move || {
        strokes.with(|strokes| {
            strokes
                .iter()
                .map(|stroke| view! { <polyline class="signature-stroke" points=points(stroke)></polyline> })
                .collect_view()
        })
    };
    view! {
        <svg
            class="signature-pad"
            role="img"
            aria-label=move || label.get()
            viewBox="0 0 1000 1000"
            preserveAspectRatio="none"
            node_ref=pad
            on:pointerdown=start
            on:pointermove=go_on
            on:pointerup=stop
            on:pointercancel=stop
        >
            <line class="signature-line" x1="40" y1="780" x2="960" y2="780"></line>
            {lines}
        </svg>
    }
}

fn point(pad: &web_sys::SvgElement, event: &leptos::ev::PointerEvent) -> [u16; 3] {
    let place = pad.get_bounding_client_rect();
    [
        share(f64::from(event.client_x()) - place.left(), place.width()),
        share(f64::from(event.client_y()) - place.top(), place.height()),
        WIDTH,
    ]
}

/// A place on the pad in thousandths of its side.
fn share(place: f64, side: f64) -> u16 {
    let thousandths = if side > 0.0 { place / side * PAD } else { 0.0 };
    thousandths.clamp(0.0, PAD).round() as u16
}

fn points(stroke: &[[u16; 3]]) -> String {
    let mut text: Vec<_> = stroke.iter().map(|[x, y, _]| format!("{x},{y}")).collect();
    if let [only] = text.as_slice() {
        text.push(only.clone());
    }
    text.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{points, share};

    #[test]
    fn places_are_kept_relative_to_the_pad_so_that_turning_loses_nothing() {
        assert_eq!(share(150.0, 600.0), 250);
        assert_eq!(share(75.0, 300.0), 250);
    }

    #[test]
    fn a_stroke_that_leaves_the_pad_stays_at_its_edge() {
        assert_eq!(share(-20.0, 600.0), 0);
        assert_eq!(share(900.0, 600.0), 1000);
        assert_eq!(share(10.0, 0.0), 0);
    }

    #[test]
    fn a_dot_is_a_line_of_two_equal_points() {
        assert_eq!(points(&[[5, 6, 3]]), "5,6 5,6");
        assert_eq!(points(&[[5, 6, 3], [7, 8, 3]]), "5,6 7,8");
    }
}
