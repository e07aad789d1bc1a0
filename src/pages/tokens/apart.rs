//! The list of what is fetched apart from the list of tokens: see `later.rs`. A function is here alone, and called
//! through here alone; one that the page called by its name would come with the page.

use crate::actions::sign_out::SignOut;
use crate::address::history::Nav;
use crate::browser::idle::Watch;
use crate::browser::latest::Latest;
use crate::components::keyed::built_anew;
use crate::components::notice::notice;
use crate::pages::tokens::bulk::state::Asked;
use crate::pages::tokens::create::login::login_status;
use crate::pages::tokens::filters::{self, Filter};
use crate::pages::tokens::no_hand_over::no_hand_over;
use crate::pages::tokens::select::{self, Hits};
use crate::pages::tokens::{
    Page, bulk, create, delete, details, edit, export, keys, people, replace, reveal, unsaved_tokens, views,
};
use crate::pages::{session_dialogs, sign_in};
use crate::session::use_session;
use crate::state::AppState;
use leptos::html::div;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use token_api::Token;

/// A dialog about one token.
pub type TokenDialog = fn(Page, AppState, Token) -> AnyView;

/// What can be called once it is here.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // Each is what its name says, in the file of that name.
pub struct Apart {
    pub create: fn(Page, AppState) -> AnyView,
    pub details: fn(Page, AppState, String) -> AnyView,
    pub edit: TokenDialog,
    pub replace: TokenDialog,
    pub bulk: fn(Page, AppState, Asked) -> AnyView,
    pub delete: TokenDialog,
    pub reveal: fn(AppState) -> AnyView,
    pub notices: fn(Page, AppState) -> AnyView,
    pub selection: fn(Page, AppState, Hits) -> AnyView,
    pub export: fn(Page, Hits, Latest) -> AnyView,
    pub filter_items: fn(Page, Filter) -> AnyView,
    pub views: fn(Page, RwSignal<bool>) -> AnyView,
    pub manage_views: fn(Page, RwSignal<bool>) -> AnyView,
    pub keys: fn(RwSignal<bool>) -> AnyView,
    pub people: fn(Page),
    pub confirm_sign_out: fn(SignOut, AppState) -> AnyView,
    pub sign_in: fn(AppState, SignOut) -> AnyView,
    pub warn: fn(Watch) -> AnyView,
}

impl Apart {
    /// All of it. What names these functions holds them, so `later.rs` alone calls this.
    pub fn whole() -> Self {
        Self {
            create: create::create_dialog,
            details: details::details_dialog,
            edit: edit::edit_dialog,
            replace: replace::replace_dialog,
            bulk: bulk::bulk_dialog,
            delete: delete::delete_dialog,
            reveal: reveal_dialog,
            notices,
            selection: select::selection,
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
}

fn reveal_dialog(state: AppState) -> AnyView {
    let session = use_session();
    Effect::new(move |_| {
        if session.who().is_none() {
            state.end_showing_again();
        }
    });
    reveal::reveal(
        state.revealed,
        session.client_with(None),
        move |is_saved| state.mark_saved(is_saved),
        move || state.next(),
    )
}

/// What stands above the list because something was begun and has not ended, or is not understood.
fn notices(page: Page, state: AppState) -> AnyView {
    div()
        .child((move || people::guest_notice(page)).into_shared())
        .child(built_anew(move || state.login.get().map(|login| login_status(page, state, &login))))
        .child(built_anew(move || no_hand_over(page, state)))
        .child(unsaved_tokens::notices(page, state))
        .child(replace::progress::notices(page, state))
        .child(bulk::notice(page, state))
        .child((move || ignored(page.nav)).into_shared())
        .child(people::not_told_notice(page))
        .into_any()
}

/// What of the address means nothing.
fn ignored(nav: Nav) -> Option<AnyView> {
    let values: Vec<String> = nav.ignored().into_iter().map(|i| format!("{}={}", i.key, i.value)).collect();
    (!values.is_empty()).then(|| {
        notice(&format!("Ignored in the address: {}. These values mean nothing here.", values.join(", ")))
    })
}
