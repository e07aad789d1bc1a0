//! What the create dialog opens with.

use crate::address::{Address, Ignored, Prefill, Type, keys_of_ignored, names_of_ignored};
use crate::context::Page;
use crate::pages::tokens::create::taken_name::is_taken;
use crate::session::Session;
use crate::state::AppState;
use crate::state::create::{KeptDraft, Outcome};
use crate::state::draft::Draft;
use panel_messages::m;
use token_api::check_name;

/// The draft that the dialog opens with: what was typed before, or what the address fills in. And a sentence that names
/// the parts of the address that are ignored.
pub fn opening_draft(
    page: Page,
    state: AppState,
    session: Session,
    code: Option<&str>,
) -> (KeptDraft, Option<String>) {
    let address = page.nav.now();
    let opening = Address { new: address.new.clone(), code: code.map(str::to_owned), ..Address::default() };
    let opened_by = opening.href();
    if let Some(kept) = state.create.draft.get_untracked() {
        let is_open_form = opened_by == "?new" && !kept.opened_by.contains("code=");
        if is_open_form || kept.opened_by == opened_by {
            return (kept, None);
        }
    }
    let login = || Draft::for_login(page.today(), |name| is_taken(page, state, session, name));
    // The link of a login cannot choose it.
    let is_chosen = |new: &Prefill| new.expires_in.is_some() || new.expires_at.is_some();
    let is_expiration_chosen = code.is_none() && address.new.as_ref().is_some_and(is_chosen);
    let (draft, mut ignored) = match (code, address.new) {
        (Some(_), None) => (login(), vec![]),
        (Some(_), Some(new)) => login_by_link(new, login()),
        (None, new) => Draft::from_prefill(&new.unwrap_or_default()),
    };
    // The page names them too, but the dialog covers it.
    let repeated = page.nav.ignored().into_iter();
    let repeated = repeated.filter(|it| Prefill::KEYS.contains(&it.key.as_str()));
    ignored.extend(repeated);
    let words = match code {
        _ if ignored.is_empty() => None,
        Some(_) => Some(m::create::link_ignored(&keys_of_ignored(&ignored))),
        None => Some(m::create::link_not_understood(&names_of_ignored(&ignored))),
    };
    // The outcome of a create that is under way must stay: it keeps a second one from being sent.
    if !state.create.outcome.with_untracked(Outcome::is_busy) {
        state.create.outcome.set(Outcome::None);
    }
    state.create.taken.set(None);
    (KeptDraft { opened_by, draft, is_expiration_chosen, replaces: None }, words)
}

/// A link that signs in a command line may choose the token's name and nothing else: the token has no more rights than the
/// command line needs. The other parts of the link are returned.
fn login_by_link(new: Prefill, login: Draft) -> (Draft, Vec<Ignored>) {
    let mut ignored = Vec::new();
    let mut ignore =
        |key: &str, value: Option<String>| ignored.extend(value.map(|value| Ignored::new(key, value)));
    ignore("description", new.description);
    ignore("scopes", new.scopes.map(|scopes| scopes.join(",")));
    ignore("expires_in", new.expires_in);
    ignore("expires_at", new.expires_at);
    ignore("token_type", new.token_type.filter(|kind| kind != Type::Personal.key()));
    // Any other text could be a message to the person.
    let (name, unusable) = match new.name {
        Some(name) if check_name(&name).is_ok() => (name, None),
        other => (login.name.clone(), other.filter(|name| !name.is_empty())),
    };
    ignore("name", unusable);
    (Draft { name, ..login }, ignored)
}
