//! What the command palette offers, and what each choice does.

use crate::address::{Address, parse};
use crate::browser::latest::Latest;
use crate::context::{Hits, Page};
use crate::export::Form;
use crate::format::case_folding::lower;
use crate::pages::tokens::create_link::open_create;
use crate::pages::tokens::export::download_as;
use crate::pages::tokens::permissions::sees_all_activity;
use crate::pages::tokens::saved_views_menu::name_on;
use crate::pages::tokens::summary::preset_views;
use crate::query::first_matches;
use crate::settings::saved_views;
use crate::settings::theme::Theme;
use token_api::ServerKind;

/// This many tokens are offered.
const TOKENS: usize = 6;

/// A choice.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// What kind it is.
    pub group: &'static str,
    /// The name that is searched and shown.
    pub name: String,
    /// The uid of a token, because names are unique for a creator only.
    pub uid: String,
    /// What it leads to.
    pub target: Target,
}

/// What a choice leads to.
#[derive(Clone, PartialEq)]
pub enum Target {
    /// The details of the token with this uid.
    Token(String),
    /// The view with this address.
    View(String),
    /// Something that is done.
    Action(Action),
}

/// Something that is done.
#[derive(Clone, Copy, PartialEq)]
#[allow(missing_docs)] // Each is what its name says.
pub enum Action {
    Create,
    Refresh,
    Activity,
    Download(Form),
    Theme(Theme),
    Keys,
    Sessions,
    SignOut,
}

/// The choices for what was typed: tokens by the search of the list, views and actions by the words of their names. Without text,
/// all views and actions.
pub fn choices(page: Page, text: &str) -> Vec<Choice> {
    let mut all = Vec::new();
    if !text.trim().is_empty() {
        let found = first_matches(&page.rows(), text, TOKENS, page.filter_now.get());
        all.extend(found.iter().map(|row| Choice {
            group: "Tokens",
            name: row.token.name.clone(),
            uid: row.token.uid.clone(),
            target: Target::Token(row.token.uid.clone()),
        }));
    }
    let text = lower(text);
    let mut add = |group: &'static str, name: &str, target: Target| {
        let folded = lower(name);
        if text.split_whitespace().all(|word| folded.contains(word)) {
            all.push(Choice { group, name: name.to_owned(), uid: String::new(), target });
        }
    };
    for (name, href) in views(page.session.server()) {
        add("Views", &name, Target::View(href));
    }
    for (name, action) in actions(page) {
        add("Actions", &name, Target::Action(action));
    }
    all
}

/// The views of the summary, those that everybody has, and the saved ones; each name once.
fn views(server: ServerKind) -> Vec<(String, String)> {
    let mut views: Vec<(String, String)> =
        preset_views(server).into_iter().map(|(name, href)| (name.to_owned(), href)).collect();
    let built_in =
        saved_views::BUILT_IN.map(|(name, href)| (name_on(name, server).to_owned(), href.to_owned()));
    let saved = saved_views::remembered().into_iter().map(|view| (view.name, view.href));
    for (name, href) in built_in.into_iter().chain(saved) {
        if !views.iter().any(|(other, to)| *other == name || *to == href) {
            views.push((name, href));
        }
    }
    views
}

/// The actions that the page offers to this person.
fn actions(page: Page) -> Vec<(String, Action)> {
    let server = page.session.server();
    let has_sessions = page.session.is_by_cookie() && page.site.0.with_value(|site| site.features.sessions);
    let mut all = vec![("Create token".to_owned(), Action::Create), ("Refresh".to_owned(), Action::Refresh)];
    if sees_all_activity(page) && server != ServerKind::Yatai {
        all.push(("Activity".to_owned(), Action::Activity));
    }
    all.extend(Form::ALL.map(|form| (["Export: download ", form.name()].concat(), Action::Download(form))));
    let themes = [Theme::System, Theme::Light, Theme::Dark];
    all.extend(themes.map(|theme| (["Theme: ", theme.key()].concat(), Action::Theme(theme))));
    all.push(("Keys".to_owned(), Action::Keys));
    if has_sessions {
        all.push(("Your sessions".to_owned(), Action::Sessions));
    }
    all.push(("Sign out".to_owned(), Action::SignOut));
    all
}

/// Goes there, or does it.
pub fn run(page: Page, hits: Hits, exports: Latest, target: Target) {
    let nav = page.nav;
    match target {
        Target::Token(uid) => nav.go(&nav.now().with_token(&uid)),
        Target::View(href) => nav.go(&parse(&href).address),
        Target::Action(action) => match action {
            Action::Create => open_create(page),
            Action::Refresh => page.loader.start(),
            Action::Activity => nav.go(&Address { activity: Some(Vec::new()), ..nav.now() }),
            Action::Download(form) => download_as(page, hits, exports, form),
            Action::Theme(theme) => theme.choose(page.theme),
            Action::Keys => page.lists_keys.set(true),
            Action::Sessions => page.sign_out.lists_sessions.set(true),
            Action::SignOut => page.sign_out.ask(),
        },
    }
}
