//! What the command palette offers, and what each choice does.

use crate::address::Address;
use crate::address::vec_set::VecSet;
use crate::browser::latest::Latest;
use crate::context::{Hits, MembersKnown, Page};
use crate::export::Form;
use crate::format::case_folding::lower;
use crate::pages::tokens::create_link::open_create;
use crate::pages::tokens::export::download_as;
use crate::pages::tokens::permissions::sees_all_activity;
use crate::pages::tokens::summary::{CREATOR_LEFT, label_on, presets, with};
use crate::query::first_matches;
use crate::settings::saved_views;
use crate::settings::theme::Theme;
use token_api::ServerKind;

/// This many tokens are offered.
const TOKENS: usize = 6;

/// A choice.
pub struct Choice {
    /// The name that is searched and shown.
    pub name: String,
    /// The uid of a token, because names are unique for a creator only.
    pub uid: String,
    /// What it leads to.
    pub target: Target,
}

/// What a choice leads to.
pub enum Target {
    /// Nothing: it says that there is no choice.
    None,
    /// This address.
    Link(String),
    /// What is done: the index in [`ACTIONS`].
    Action(usize),
}

/// Something that is done.
type Action = fn(Page, Hits, Latest);

const ACTIVITY: &str = "Activity";
const SESSIONS: &str = "Your sessions";

/// The actions.
pub const ACTIONS: [(&str, Action); 14] = [
    ("Create token", |page, _, _| open_create(page)),
    ("Refresh", |page, _, _| page.loader.start()),
    ("Review", |page, _, _| page.nav.go(&Address { review: true, activity: None, ..page.nav.now() })),
    (ACTIVITY, |page, _, _| page.nav.go(&Address { activity: Some(Vec::new()), ..page.nav.now() })),
    ("Export: download JSON", |page, hits, exports| download_as(page, hits, exports, Form::Json)),
    ("Export: download YAML", |page, hits, exports| download_as(page, hits, exports, Form::Yaml)),
    ("Export: download CSV", |page, hits, exports| download_as(page, hits, exports, Form::Csv)),
    ("Save or manage views", |page, _, _| page.manages_views.set(true)),
    ("Theme: system", |page, _, _| Theme::System.choose(page.theme)),
    ("Theme: light", |page, _, _| Theme::Light.choose(page.theme)),
    ("Theme: dark", |page, _, _| Theme::Dark.choose(page.theme)),
    ("Keys", |page, _, _| page.lists_keys.set(true)),
    (SESSIONS, |page, _, _| page.sign_out.lists_sessions.set(true)),
    ("Sign out", |page, _, _| page.sign_out.ask()),
];

/// The choices for what was typed: tokens by the search of the list, views and actions by the words of their names. Without text,
/// all views and actions.
pub fn choices(page: Page, text: &str) -> Vec<Choice> {
    let mut all = Vec::new();
    if !text.trim().is_empty() {
        for row in first_matches(&page.rows(), text, TOKENS) {
            let uid = row.token.uid.clone();
            let target = Target::Link(page.nav.now().with_token(&uid).href());
            all.push(Choice { name: row.token.name.clone(), uid, target });
        }
    }
    let text = lower(text);
    let mut add = |name: String, target: Target| {
        let folded = lower(&name);
        if text.split_whitespace().all(|word| folded.contains(word)) {
            all.push(Choice { name, uid: String::new(), target });
        }
    };
    let mut add_view = |name: &str, href: &str| add(["View: ", name].concat(), Target::Link(href.to_owned()));
    for (label, _, set) in presets(page) {
        if label != CREATOR_LEFT || page.members_known.get() == MembersKnown::Yes as u32 {
            let href = with(page, &Address::default(), set).href();
            add_view(label_on(label, page.session.server()), &href);
        }
    }
    if let Some(me) = page.loader.who() {
        add_view("My tokens", &Address { creator: VecSet::from([me]), ..Address::default() }.href());
    }
    saved_views::remembered().iter().for_each(|view| add_view(&view.name, &view.href));
    let has_sessions = page.session.is_by_cookie() && page.site.0.with_value(|site| site.features.sessions);
    let has_activity = sees_all_activity(page) && page.session.server() != ServerKind::Yatai;
    for (index, (name, _)) in ACTIONS.iter().enumerate() {
        if (*name != SESSIONS || has_sessions) && (*name != ACTIVITY || has_activity) {
            add((*name).to_owned(), Target::Action(index));
        }
    }
    if all.is_empty() {
        all.push(Choice {
            name: "Nothing has this name.".to_owned(),
            uid: String::new(),
            target: Target::None,
        });
    }
    all
}
