//! Which end-to-end tests run in WebKit: those that cover what differs between browsers. The tests in `tests/web` do not
//! run in it, because their program knows no driver of WebKit but Apple's.

/// The whole story, the policy, the value that is shown once, Back, and what differs most between browsers. Less than
/// two minutes on two cores.
const CHOSEN: [&str; 16] = [
    "story::from_the_sign_in_link_to_the_end_of_a_token",
    "guards::what_every_test_forbids_is_noticed",
    "address::back_forward_reload_and_a_pasted_address_show_the_same_view",
    "create::a_draft_survives_escape_and_opening_details_but_not_cancel",
    "keyboard::a_token_is_created_and_deleted_without_a_mouse",
    "keyboard::escape_closes_a_dialog_after_a_click_anywhere",
    "reveal::done_needs_a_copy_or_the_tick",
    "reveal::escape_a_click_outside_and_back_do_not_close_it",
    "reveal::a_refused_copy_is_reported_and_does_not_count_as_saved",
    "shown_again::back_after_a_sign_out_shows_no_list_no_name_and_no_dialog",
    "shown_again::back_after_the_button_sign_out_stays_signed_out",
    "shown_again::back_to_a_reveal_shows_no_value_and_says_that_it_is_lost",
    "shown_again::the_step_back_from_another_page_shows_what_is_true_now",
    "shown_again::webkit_brings_a_page_back_from_its_memory",
    "sign_in::a_kept_token_survives_a_reload_and_ends_with_signing_out",
    "sign_out::all_tabs_sign_out_at_once_and_keep_nothing",
];

/// The filter for the test program.
pub fn filter() -> Vec<&'static str> {
    [["--exact"].as_slice(), &CHOSEN].concat()
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
