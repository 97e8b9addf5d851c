//! Which rows of a long list are drawn.

/// Rows drawn above and below the visible ones, so that scrolling shows no gaps.
const MARGIN: usize = 12;

/// A slice of a long list and the heights that stand for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First row drawn.
    pub start: usize,
    /// Row after the last one drawn.
    pub end: usize,
    /// Height of the spacer above, in pixels.
    pub above: u32,
    /// Height of the spacer below, in pixels.
    pub below: u32,
}

/// Computes the window for a scroll position; heights in pixels.
#[must_use]
pub fn window_at(rows: usize, row_height: u32, scrolled: u32, visible: u32) -> Window {
    let row_height = row_height.max(1);
    let first = (scrolled / row_height) as usize;
    let fit = (visible / row_height) as usize + 1;
    let start = first.saturating_sub(MARGIN).min(rows.saturating_sub(fit));
    let end = (first + fit + MARGIN).min(rows).max(start);
    let height = |count: usize| {
        u32::try_from(count)
            .unwrap_or(u32::MAX)
            .saturating_mul(row_height)
    };
    Window {
        start,
        end,
        above: height(start),
        below: height(rows - end),
    }
}

#[cfg(test)]
mod tests {
    use super::window_at;

    #[test]
    fn the_spacers_and_the_drawn_rows_make_up_the_whole_list() {
        for scrolled in [0, 40, 4_000, 3_999_999, 90_000_000] {
            let window = window_at(100_000, 40, scrolled, 800);
            let drawn = u32::try_from(window.end - window.start).expect("a window is small") * 40;
            assert_eq!(window.above + drawn + window.below, 4_000_000, "{scrolled}");
        }
    }

    #[test]
    fn a_window_of_a_hundred_thousand_rows_is_as_small_as_one_of_a_hundred() {
        let window = window_at(100_000, 40, 2_000_000, 800);
        assert!(window.end - window.start < 60);
        assert!(window.start < 50_000 && window.end > 50_020);
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        let window = window_at(3, 40, 0, 800);
        assert_eq!(
            (window.start, window.end, window.above, window.below),
            (0, 3, 0, 0)
        );
    }

    #[test]
    fn an_empty_list_draws_nothing() {
        let window = window_at(0, 40, 500, 800);
        assert_eq!((window.start, window.end), (0, 0));
    }
}
