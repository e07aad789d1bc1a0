//! The views that are fetched when they are needed: the sign-in page, the dialogs, and everything else that the list can be
//! read without.
//!
//! The panel has two pieces of WebAssembly. The first finds out who is signed in and shows the list. The second is fetched
//! after the list was painted, or as soon as the pointer or the focus comes near something that needs it
//! ([`Lazy::preload`]). Both are compiled as one program and split at `fetched` afterwards (by `cargo xtask`, with the
//! feature `split`): the second piece holds what only the functions named here call. A view that is called directly would
//! be in the first piece, so each of these is named here alone and called through [`LazyViews`].

use crate::browser::lazy::Lazy;
use crate::context::LazyViews;
use crate::pages::tokens::{
    activity, bulk_delete_dialog, columns_menu, create, delete, details, ending_soon, expirations, export,
    filters, find_value, first_run, keyboard_help, list_loaded, notices, page_title, palette, replace,
    reveal, review, row_menu, row_note, saved_views_dialog, saved_views_menu, selection_bar,
};
use crate::pages::{session_dialogs, sessions_dialog, sign_in};

/// The handle to the views. In a program of one piece they are loaded from the start.
pub fn lazy_views() -> Lazy<LazyViews> {
    let here = if cfg!(feature = "split") { None } else { Some(all()) };
    Lazy::new(here, || Box::pin(async { fetched().await.ok() }))
}

fn all() -> LazyViews {
    panel_messages::add_later();
    LazyViews {
        activity: activity::activity_view,
        activity_link: activity::link::activity_link,
        create: create::create_dialog,
        details: details::details_dialog,
        replace: replace::replace_dialog,
        bulk: bulk_delete_dialog::bulk_dialog,
        delete: delete::delete_dialog,
        reveal: reveal::reveal_dialog,
        notices: notices::notices,
        selection: selection_bar::selection_bar,
        ending_soon: ending_soon::ending_soon,
        expirations: expirations::expirations,
        export: export::export_items,
        filter_items: filters::items::items,
        find_value: find_value::find_dialog,
        first_run: first_run::first_run,
        columns: columns_menu::columns_items,
        review: review::review,
        row_menu: row_menu::row_menu,
        row_note: row_note::row_note,
        views: saved_views_menu::views_items,
        manage_views: saved_views_dialog::views_dialog,
        keys: keyboard_help::keyboard_help,
        palette: palette::palette,
        started: page_title::started,
        list_loaded: list_loaded::list_loaded,
        confirm_sign_out: session_dialogs::sign_out_dialog,
        sessions: sessions_dialog::sessions_dialog,
        sign_in: sign_in::sign_in,
        warn: session_dialogs::idle_dialog,
    }
}

/// The program is split here: what only this function calls is fetched when it is called.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(lazy, fallible)]
fn fetched() -> Result<LazyViews, wasm_split_helpers::SplitLoaderError> {
    Ok(all())
}

#[cfg(not(feature = "split"))]
async fn fetched() -> Result<LazyViews, std::convert::Infallible> {
    Ok(all())
}
