//! Which end-to-end tests run in Firefox: always those that cover what differs between browsers, and all of them on
//! request. The tests in `tests/web` always run in it.

/// The tests that always run: the whole story, and what differs most between browsers. Less than three minutes on two
/// cores.
const CHOSEN: [&str; 16] = [
    "story::from_the_sign_in_link_to_the_end_of_a_token",
    "guards::what_every_test_forbids_is_noticed",
    "address::back_forward_reload_and_a_pasted_address_show_the_same_view",
    "address::below_a_path_bookmarks_show_the_same_view",
    "create::the_shown_expiration_is_sent_and_stored",
    "create::a_draft_survives_escape_and_opening_details_but_not_cancel",
    "details::every_field_is_shown",
    "edit::an_expiration_is_moved_removed_and_set",
    "export::files_hold_the_shown_rows_in_their_order",
    "export::the_copied_text_is_equal_to_the_file",
    "keyboard::a_token_is_created_and_deleted_without_a_mouse",
    "keyboard::escape_closes_a_dialog_after_a_click_anywhere",
    "reveal::escape_a_click_outside_and_back_do_not_close_it",
    "reveal::a_token_whose_value_was_lost_by_a_reload_can_be_deleted_from_its_notice",
    "screens::nothing_scrolls_sideways",
    "sign_in::a_kept_token_survives_a_reload_and_ends_with_signing_out",
];

/// The filter for the test program: nothing for all tests.
pub fn filter(all: bool) -> Vec<&'static str> {
    if all { Vec::new() } else { [["--exact"].as_slice(), &CHOSEN].concat() }
}

#[cfg(test)]
mod tests {
    use super::super::chosen::each_is_a_test;
    use super::CHOSEN;

    #[test]
    fn each_test_that_is_named_is_one() {
        each_is_a_test(&CHOSEN);
    }
}
