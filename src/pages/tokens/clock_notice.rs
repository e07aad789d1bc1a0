//! The notice about a clock that is wrong.

use crate::browser::clock;
use crate::components::notice::notice;
use crate::format::time::span;
use chrono::TimeDelta;
use leptos::prelude::*;
use panel_messages::m;

/// Says how far the browser's clock is from the server's, if that is two minutes or more; reactive.
pub fn clock_notice() -> Option<AnyView> {
    let ahead = clock::ahead();
    (ahead != 0).then(|| notice(&words(ahead)))
}

/// `ahead` is by how many milliseconds the server's clock is ahead.
fn words(ahead: i64) -> String {
    let side = if ahead < 0 { "ahead" } else { "behind" };
    // Rounded: it was measured to a second.
    let length = span(TimeDelta::milliseconds(ahead.abs()) + TimeDelta::seconds(30));
    m::warnings::clock_wrong(&length, side)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn the_difference_and_its_direction_are_named() {
        assert!(
            words(-864_000_000).contains("this computer is 10 days ahead of the server’s"),
            "{}",
            words(-1)
        );
        assert!(words(180_000).contains("this computer is 3 minutes behind the server’s"));
    }
}
