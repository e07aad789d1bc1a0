//! Which end-to-end tests run in Firefox: each time those that touch everything in which browsers differ, and all of them on
//! request. The tests in `tests/web` all run in it, each time.

/// Each time: the whole story, and where browsers differ most. Less than three minutes on two cores.
const CHOSEN: [&str; 16] = [
    "story::from_the_sign_in_link_to_the_end_of_a_token",
    "guards::what_every_test_forbids_is_noticed",
    "address::back_forward_reload_and_a_pasted_address_show_the_same",
    "address::below_a_path_bookmarks_show_the_same",
    "create::the_end_that_is_shown_is_what_is_sent_and_stored",
    "create::a_draft_outlives_escape_and_a_reading_of_details_but_not_cancel",
    "details::every_field_is_shown",
    "edit::an_end_is_moved_taken_away_and_set",
    "export::files_hold_the_rows_shown_in_their_order",
    "export::what_is_copied_is_what_a_file_would_hold",
    "keyboard::a_token_is_made_and_deleted_without_a_mouse",
    "keyboard::escape_closes_wherever_one_has_clicked",
    "reveal::neither_escape_nor_a_click_beside_nor_a_step_back_ends_it",
    "reveal::a_value_that_was_lost_by_a_reload_is_deleted_from_where_that_is_said",
    "screens::nothing_scrolls_sideways",
    "sign_in::a_kept_token_survives_a_reload_and_ends_with_signing_out",
];

/// The filter for the test program: nothing for all tests.
pub fn filter(all: bool) -> Vec<&'static str> {
    if all { Vec::new() } else { [["--exact"].as_slice(), &CHOSEN].concat() }
}

#[cfg(test)]
mod tests {
    use super::CHOSEN;
    use std::path::Path;

    #[test]
    fn each_test_that_is_named_is_one() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e");
        for test in CHOSEN {
            let (file, name) = test.split_once("::").unwrap();
            let text = std::fs::read_to_string(folder.join(file).with_extension("rs")).unwrap();
            assert!(text.contains(&format!("#[tokio::test]\nasync fn {name}()")), "{test}");
        }
    }
}
