//! The handles that pages take from Leptos' context, and what the parts of the page of tokens share.
//!
//! A token's value is never in here. The state, which holds it, is passed from function to function.

use crate::actions::sign_out::SignOut;
use crate::address::Address;
use crate::address::filter::FilterMenu;
use crate::address::history::Nav;
use crate::browser::clock::BrowserZone;
use crate::browser::idle::Watch;
use crate::browser::latest::Latest;
use crate::browser::lazy::Lazy;
use crate::browser::signal::{Memo, RwSignal};
use crate::browser::stored_value::StoredValue;
use crate::browser::unsubscribe::unsubscribe_on_cleanup;
use crate::format::time::Zone;
use crate::query::{Lookalikes, Row};
use crate::session::Session;
use crate::settings::Settings;
use crate::settings::theme::Theme;
use crate::state::AppState;
use crate::state::bulk::Asked;
use crate::state::own_token::OwnTokenState;
use crate::tokens::loader::Loader;
use crate::tokens::selection::Selection;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;
use token_api::{ServerKind, Token};

/// The indices of the rows that the address shows, in the table's order.
pub type Hits = Memo<Arc<Vec<u32>>>;

/// The ticking clock, for Leptos' context.
#[derive(Clone, Copy)]
pub struct Now(pub RwSignal<DateTime<Utc>>);

/// The site's settings, for Leptos' context.
#[derive(Clone, Copy)]
pub struct Site(pub StoredValue<Settings>);

/// Whether the dialog that finds a token by its value is open, for Leptos' context. A button in the header opens it.
#[derive(Clone, Copy)]
pub struct FindsValue(pub RwSignal<bool>);

/// What the parts of the page of tokens share. A handle of one pointer, because each closure that uses it holds a copy. What
/// it points to lives until the tab is closed: about 200 bytes for each sign-in.
#[derive(Clone, Copy)]
pub struct Page(&'static Shared);

impl Deref for Page {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.0
    }
}

/// The signals and handles of one page.
pub struct Shared {
    /// The address and the history.
    pub nav: Nav,
    /// The moment that is shown as now.
    pub clock: RwSignal<DateTime<Utc>>,
    /// The list of tokens.
    pub loader: Loader,
    /// The site's settings.
    pub site: Site,
    /// The token that a deletion asks about.
    pub delete_target: RwSignal<Option<Token>>,
    /// Grows when a token was changed.
    pub changed: RwSignal<u32>,
    /// The token whose row shows its menu.
    pub row_menu: RwSignal<Option<Token>>,
    /// The token that is about to be replaced.
    pub replaced: RwSignal<Option<Token>>,
    /// The leaked token that is revoked at once: a new one replaces it after the deletion.
    pub revoke_then_replace: RwSignal<Option<Token>>,
    /// The clock for the filters. For a long list it ticks once a minute, because each tick filters the list again.
    pub filter_now: Memo<DateTime<Utc>>,
    /// The selected tokens.
    pub selection: RwSignal<Selection>,
    /// The tokens whose deletion waits.
    pub waiting: RwSignal<Selection>,
    /// Names that look like another token's.
    pub lookalikes: RwSignal<Lookalikes>,
    /// The uid of the token whose checkbox was used last; Shift selects from there.
    pub anchor: RwSignal<Option<String>>,
    /// Who is signed in.
    pub session: Session,
    /// The token that the person is signed in with.
    pub own_token: OwnTokenState,
    /// The ways to sign out.
    pub sign_out: SignOut,
    /// The views that are fetched when they are needed.
    pub lazy: Lazy<LazyViews>,
    /// Whether the server keeps no activity, as it has answered.
    pub keeps_no_events: StoredValue<bool>,
    /// The last moment at which time alone changed what is shown, in milliseconds since 1970.
    pub moment: RwSignal<i64>,
    /// What was done last; shown below the list and read by screen readers.
    pub done: RwSignal<String>,
    /// Whether the list of keys is open.
    pub lists_keys: RwSignal<bool>,
    /// The person's own tokens that end soon.
    pub ending: RwSignal<Selection>,
    /// Whether the person does not want to be told of them.
    pub ending_dismissed: StoredValue<bool>,
    /// Whether the dialog that finds a token by its value is open.
    pub finds_value: RwSignal<bool>,
    /// Whether the dialog of the saved views is open.
    pub manages_views: RwSignal<bool>,
    /// The theme in force.
    pub theme: RwSignal<Theme>,
    /// The person's role as a number; 0 if it is not known. A number, because a signal of one more type adds half a kilobyte
    /// to the list's piece.
    pub role: RwSignal<u32>,
    /// Whether the person's role may create no token.
    pub creates_nothing: RwSignal<bool>,
    /// The login names of creators who have left the organization.
    pub left: RwSignal<Selection>,
    /// A [`MembersKnown`] as a number, as `role` is.
    pub members_known: RwSignal<u32>,
    /// Whether to request the role.
    pub asks_role: StoredValue<bool>,
    /// Whether to request the members after each load of the list.
    pub asks_members: StoredValue<bool>,
}

/// Whether the members of the organization are known.
#[derive(Clone, Copy)]
pub enum MembersKnown {
    /// They were not requested, or the answer has not arrived.
    NotYet,
    /// They are known.
    Yes,
    /// The server refuses, or its list is not complete.
    No,
    /// The members could not be loaded; it can be tried again.
    Failed,
}

impl Page {
    /// A page that shares these. They are leaked: they live until the tab is closed.
    pub fn new(shared: Shared) -> Self {
        Self(Box::leak(Box::new(shared)))
    }

    /// The command line's code in the address, if it can sign a command line in; reactive.
    pub fn login_code(self) -> Option<String> {
        self.nav.with(|a| a.code.clone()).filter(|_| self.hands_over() == Some(true))
    }

    /// Whether the address has a code that cannot sign a command line in; reactive.
    pub fn has_unusable_code(self) -> bool {
        self.nav.with(|a| a.code.is_some()) && self.hands_over() == Some(false)
    }

    /// Whether a code can sign a command line in: the site allows it, and the server is no Yatai. `None` while the kind of
    /// the server is not known; reactive.
    pub fn hands_over(self) -> Option<bool> {
        if !self.site.0.with_value(|site| site.features.cli_login) {
            return Some(false);
        }
        (!self.session.awaits_server()).then(|| self.session.server() != ServerKind::Yatai)
    }

    /// The longest life of a token in days, if the site limits it.
    pub fn max_lifetime(self) -> Option<u32> {
        self.site.0.with_value(|site| site.max_lifetime_days)
    }

    /// Whether people can set labels of tokens here.
    pub fn offers_labels(self) -> bool {
        self.site.0.with_value(|site| site.features.labels)
    }

    /// Whether the members were asked for and are still not known; reactive.
    pub fn has_no_members(self) -> bool {
        self.members_known.get() > MembersKnown::Yes as u32
    }

    /// The moment that is shown as now; reactive. For readers that come and go.
    pub fn now(self) -> DateTime<Utc> {
        unsubscribe_on_cleanup(self.clock);
        self.clock.get()
    }

    /// Today's date in the browser's zone.
    pub fn today(self) -> chrono::NaiveDate {
        let now = self.clock.get_untracked();
        now.naive_utc().checked_add_offset(BrowserZone.offset_at(now)).unwrap_or(now.naive_utc()).date()
    }

    /// The rows of the list; reactive.
    pub fn rows(self) -> Arc<Vec<Arc<Row>>> {
        self.loader.rows()
    }
}

/// A dialog or a menu about one token.
pub type TokenDialog = fn(Page, AppState, Token) -> AnyView;

/// The views of the second piece.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // Each is what its name says, in the file of that name.
pub struct LazyViews {
    pub activity: fn(Page) -> AnyView,
    pub activity_link: fn(Page) -> AnyView,
    pub create: fn(Page, AppState) -> AnyView,
    pub details: fn(Page, AppState, Hits, String) -> AnyView,
    pub replace: TokenDialog,
    pub bulk: fn(Page, AppState, Asked) -> AnyView,
    pub delete: TokenDialog,
    pub reveal: fn(AppState) -> AnyView,
    pub notices: fn(Page, AppState) -> AnyView,
    pub selection: fn(Page, AppState, Hits, Latest) -> AnyView,
    pub ending_soon: fn(Page, AppState) -> AnyView,
    pub expirations: fn(Page, Memo<Address>) -> AnyView,
    pub export: fn(Page, Hits, Latest) -> AnyView,
    pub filter_items: fn(Page, FilterMenu) -> AnyView,
    pub find_value: fn(Page, AppState) -> AnyView,
    pub first_run: fn(Page) -> AnyView,
    pub columns: fn(Page) -> AnyView,
    pub review: fn(Page, AppState, Hits, Latest) -> AnyView,
    pub row_menu: TokenDialog,
    pub row_note: fn(Page) -> AnyView,
    pub views: fn(Page) -> AnyView,
    pub manage_views: fn(Page) -> AnyView,
    pub keys: fn(RwSignal<bool>) -> AnyView,
    pub palette: fn(Page, Hits, Latest, RwSignal<bool>) -> AnyView,
    pub started: fn(Page),
    pub list_loaded: fn(Page, AppState),
    pub confirm_sign_out: fn(SignOut, AppState) -> AnyView,
    pub sessions: fn(Session, RwSignal<bool>) -> AnyView,
    pub sign_in: fn(AppState, SignOut) -> AnyView,
    pub warn: fn(Watch) -> AnyView,
}
