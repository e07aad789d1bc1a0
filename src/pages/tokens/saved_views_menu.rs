//! The menu "Views": links to the built-in and the saved views.

use crate::browser::signal::{Memo, memo};
use crate::components::button::action_button;
use crate::components::html::{a, div, span};
use crate::components::menu::{close_menus, lazy_menu};
use crate::components::text::safe_text;
use crate::context::Page;
use crate::settings::saved_views;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::ReactiveFunction;
use panel_messages::{Message, m};
use token_api::ServerKind;

/// The menu.
pub fn views_menu(page: Page) -> AnyView {
    let items = move || (move || page.lazy.part(|views| (views.views)(page))).into_shared().into_any();
    page.lazy.preload_on_hover(lazy_menu(|| m::list::VIEWS.string(), items))
}

/// The place of the menu's dialog: outside the menu and the filters, because a closed menu would hide it.
pub fn views_dialog_place(page: Page) -> AnyView {
    let dialog = move || {
        page.manages_views.get().then_some(())?;
        page.lazy.part(|views| (views.manage_views)(page))
    };
    dialog.into_shared().into_any()
}

/// The items of the menu. They are read again each time that it opens: another tab may have saved a view.
pub fn views_items(page: Page) -> AnyView {
    let shown = memo(move || page.nav.with(|a| saved_views::view_of(a).href()));
    let saved = saved_views::remembered();
    let server = page.session.server();
    let manage = action_button(m::saved_views::MANAGE, "", move |_| {
        close_menus();
        page.manages_views.set(true);
    });
    div()
        .on(ev::click, |_| close_menus())
        .child(
            saved_views::BUILT_IN
                .into_iter()
                .map(|(name, href)| view_link(shown, name_on(name, server).text(), href))
                .collect_view(),
        )
        .child(saved.iter().map(|view| view_link(shown, &view.name, &view.href)).collect_view())
        .child(manage)
        .into_any()
}

/// The name of a built-in view on this kind of server. On Yatai every token can make one with `api`, so one with it is not
/// called broad.
fn name_on(name: Message, server: ServerKind) -> Message {
    if name == saved_views::BROAD && server == ServerKind::Yatai { m::saved_views::BROAD_YATAI } else { name }
}

fn view_link(shown: Memo<String>, name: &str, href: &str) -> AnyView {
    let own = href.to_owned();
    a().attr("href", href)
        .attr("aria-current", move || shown.with(|shown| *shown == own).then_some("true"))
        .child(span().class("tick").attr("aria-hidden", "true"))
        .child(safe_text(name))
        .into_any()
}
