//! The views that are fetched when they are needed: the page to sign in on, the dialogs, and all else that a list is read
//! without.
//!
//! The panel comes as two pieces of WebAssembly. The first finds out who is signed in and shows the list. The second is
//! fetched when the list was painted, or as soon as somebody is about to need it ([`Lazy::preload`]). Both are compiled as
//! one program and split at `fetched` afterwards (by `cargo xtask`, with the feature `split`): the second piece holds what
//! only the functions named here call. Code that both pieces call stays in the first. A view that the page named directly
//! would come with the first piece too, so each is named here alone and called through [`LazyViews`].

use crate::browser::lazy::Lazy;
use crate::context::LazyViews;
use crate::pages::tokens::{
    bulk, create, delete, details, edit, export, filters, keys, notices, people, replace, reveal,
    selection_bar, views,
};
use crate::pages::{session_dialogs, sign_in};

/// The views; here from the start where the program is in one piece.
pub fn lazy_views() -> Lazy<LazyViews> {
    let here = if cfg!(feature = "split") { None } else { Some(all()) };
    Lazy::new(here, || Box::pin(async { fetched().await.ok() }))
}

fn all() -> LazyViews {
    LazyViews {
        create: create::create_dialog,
        details: details::details_dialog,
        edit: edit::edit_dialog,
        replace: replace::replace_dialog,
        bulk: bulk::bulk_dialog,
        delete: delete::delete_dialog,
        reveal: reveal::reveal_dialog,
        notices: notices::notices,
        selection: selection_bar::selection,
        export: export::export_items,
        filter_items: filters::items::items,
        views: views::views_items,
        manage_views: views::views_dialog,
        keys: keys::keys_dialog,
        people: people::ask,
        confirm_sign_out: session_dialogs::sign_out_dialog,
        sign_in: sign_in::sign_in,
        warn: session_dialogs::idle_dialog,
    }
}

/// The program is split here: what only this function leads to is fetched when it is called.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(lazy, fallible)]
fn fetched() -> Result<LazyViews, wasm_split_helpers::SplitLoaderError> {
    Ok(all())
}

#[cfg(not(feature = "split"))]
async fn fetched() -> Result<LazyViews, std::convert::Infallible> {
    Ok(all())
}
