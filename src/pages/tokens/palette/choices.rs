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
use panel_messages::{Message, m};
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

/// The actions.
pub const ACTIONS: [(Message, Action); 14] = [
    (m::common::CREATE_TOKEN, |page, _, _| open_create(page)),
    (m::common::REFRESH, |page, _, _| page.loader.start()),
    (m::common::REVIEW, |page, _, _| {
        page.nav.go(&Address { review: true, activity: None, ..page.nav.now() })
    }),
    (m::common::ACTIVITY, |page, _, _| {
        page.nav.go(&Address { activity: Some(Vec::new()), ..page.nav.now() })
    }),
    (m::palette::DOWNLOAD_JSON, |page, hits, exports| download_as(page, hits, exports, Form::Json)),
    (m::palette::DOWNLOAD_YAML, |page, hits, exports| download_as(page, hits, exports, Form::Yaml)),
    (m::palette::DOWNLOAD_CSV, |page, hits, exports| download_as(page, hits, exports, Form::Csv)),
    (m::palette::MANAGE_VIEWS, |page, _, _| page.manages_views.set(true)),
    (m::palette::THEME_SYSTEM, |page, _, _| Theme::System.choose(page.theme)),
    (m::palette::THEME_LIGHT, |page, _, _| Theme::Light.choose(page.theme)),
    (m::palette::THEME_DARK, |page, _, _| Theme::Dark.choose(page.theme)),
    (m::list::KEYS, |page, _, _| page.lists_keys.set(true)),
    (m::header::YOUR_SESSIONS, |page, _, _| page.sign_out.lists_sessions.set(true)),
    (m::header::SIGN_OUT, |page, _, _| page.sign_out.ask()),
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
    let mut add_view = |name: &str, href: &str| add(m::palette::view(name), Target::Link(href.to_owned()));
    for (label, _, set) in presets(page) {
        if label != CREATOR_LEFT || page.members_known.get() == MembersKnown::Yes as u32 {
            let href = with(page, &Address::default(), set).href();
            add_view(label_on(label, page.session.server()).text(), &href);
        }
    }
    if let Some(me) = page.loader.who() {
        add_view(
            m::palette::MY_TOKENS.text(),
            &Address { creator: VecSet::from([me]), ..Address::default() }.href(),
        );
    }
    saved_views::remembered().iter().for_each(|view| add_view(&view.name, &view.href));
    let has_sessions = page.session.is_by_cookie() && page.site.0.with_value(|site| site.features.sessions);
    let has_activity = sees_all_activity(page) && page.session.server() != ServerKind::Yatai;
    for (index, (name, _)) in ACTIONS.iter().enumerate() {
        if (*name != m::header::YOUR_SESSIONS || has_sessions)
            && (*name != m::common::ACTIVITY || has_activity)
        {
            add(name.text().to_owned(), Target::Action(index));
        }
    }
    if all.is_empty() {
        all.push(Choice {
            name: m::palette::NOTHING_FOUND.string(),
            uid: String::new(),
            target: Target::None,
        });
    }
    all
}
