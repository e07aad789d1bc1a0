//! Which rows of a long table are in the document. Pure.

/// Up to this many rows are all in the document, so that the browser's own search finds them.
pub const ALL_UP_TO: usize = 500;
/// Rows drawn above and below those in view, so that scrolling shows no gaps.
const OVERSCAN: usize = 15;
/// At least this many rows are drawn, even if the window is small.
const AT_LEAST: usize = 30;
/// At least this many are drawn at first.
const AT_LEAST_FIRST: usize = 20;
/// What is above the first row is at least this high, in pixels, where the page is not scrolled.
const ABOVE: f64 = 160.0;

/// The scroll position and the sizes that decide which rows are in view, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scroll {
    /// How far the top of the first row is above the top edge of the window.
    pub above: f64,
    /// The height of the window.
    pub height: f64,
    /// The height of a row.
    pub row: f64,
}

/// The rows to draw, as the index of the first and of the one after the last: all where there are few, else those in view and
/// some around them. With `is_first` only those in view: they are painted sooner.
pub fn window_of(len: usize, scroll: Scroll, is_first: bool) -> (usize, usize) {
    if len <= ALL_UP_TO && !is_first {
        return (0, len);
    }
    let (overscan, at_least) = if is_first { (0, AT_LEAST_FIRST) } else { (OVERSCAN, AT_LEAST) };
    let row = scroll.row.max(1.0);
    let first = ((scroll.above / row).max(0.0) as usize).min(len);
    let hidden = if is_first && first == 0 { ABOVE } else { 0.0 };
    let visible = ((scroll.height - hidden) / row).ceil().max(0.0) as usize;
    let to = (first + visible.max(at_least) + overscan).min(len);
    let from = first.saturating_sub(overscan).min(to.saturating_sub(at_least));
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(above: f64) -> Scroll {
        Scroll { above, height: 800.0, row: 40.0 }
    }

    #[test]
    fn up_to_500_rows_are_all_drawn() {
        assert_eq!(window_of(500, at(9000.0), false), (0, 500));
    }

    #[test]
    fn at_first_only_the_rows_in_view_are_drawn() {
        assert_eq!(window_of(500, at(0.0), true), (0, 20));
        assert_eq!(window_of(500, at(4000.0), true), (100, 120));
        assert_eq!(window_of(500, at(1e9), true), (480, 500));
        assert_eq!(window_of(20, at(0.0), true), (0, 20));
        assert_eq!(window_of(0, at(0.0), true), (0, 0));
    }

    #[test]
    fn more_than_500_rows_are_drawn_in_view_and_some_around() {
        assert_eq!(window_of(10_000, at(0.0), false), (0, 45));
        assert_eq!(window_of(10_000, at(-200.0), false), (0, 45));
        assert_eq!(window_of(10_000, at(4000.0), false), (85, 145));
        assert_eq!(window_of(10_000, at(1e9), false), (9970, 10_000));
        assert_eq!(window_of(501, Scroll { above: 0.0, height: 0.0, row: 0.0 }, false), (0, 45));
    }

    #[test]
    fn at_least_30_rows_are_drawn_at_every_position() {
        for above in 0..1000 {
            let (from, to) = window_of(600, at(f64::from(above) * 40.0), false);
            assert!(to - from >= 30 && to <= 600, "{above}: {from}..{to}");
        }
    }
}
