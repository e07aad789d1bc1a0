//! The menu of a row: what is done most often with a token, without opening its details.

use crate::browser::events::on_window;
use crate::browser::reactive::spawn_local;
use crate::components::copy::{copy, outcome_words};
use crate::components::html::div;
use crate::context::Page;
use crate::pages::tokens::details::token_actions::link_to;
use crate::pages::tokens::disabled_reason::Reason;
use crate::pages::tokens::focus::focus_link;
use crate::pages::tokens::token_action::TokenAction;
use crate::state::AppState;
use leptos::ev;
use leptos::prelude::*;
use panel_messages::{Message, m};
use token_api::Token;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The menu's height in pixels, about: where there is less room below the button, it opens above.
const HEIGHT: f64 = 170.0;

/// The menu of the row of this token, at the row's button.
pub fn row_menu(page: Page, state: AppState, token: Token) -> AnyView {
    let button = [r#"tr[data-uid=""#, &token.uid, r#""] .row-menu"#].concat();
    let rectangle = document().query_selector(&button).ok().flatten().map(|it| it.get_bounding_client_rect());
    // The focus goes to the button, so that a dialog that opens gives it back to the button.
    let close = move || {
        focus_link(&button);
        page.row_menu.set(None);
    };
    let items = [
        (m::rows::MENU_EXTEND, Some(TokenAction::Extend)),
        (m::rows::MENU_REPLACE, Some(TokenAction::Replace)),
        (m::common::COPY_LINK, None),
        (m::rows::MENU_DELETE, Some(TokenAction::Delete)),
    ];
    let item = |(label, action): (Message, Option<TokenAction>)| {
        let (asked, chosen, close) = (token.clone(), token.clone(), close.clone());
        let reason = Reason::new(page, move |permissions| action?.refusal(permissions, &asked));
        let choose = move |_| {
            close();
            match action {
                Some(action) => action.begin(page, state, &chosen),
                None => copy_link(page, &chosen),
            }
        };
        let is_offered = action.is_none_or(|action| action.is_offered(page, &token));
        is_offered.then(|| reason.menu_item(label, choose))
    };
    let items: Vec<AnyView> = items.into_iter().filter_map(item).collect();
    on_window(ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // The button opens and closes it.
        if target.is_some_and(|target| matches!(target.closest(".row-menu, [role=menu]"), Ok(None))) {
            page.row_menu.set(None);
        }
    });
    request_animation_frame(|| {
        focus_link("[role=menu] button");
    });
    let [top, bottom, right] =
        rectangle.map(|it| place(it.top(), it.right(), it.bottom())).unwrap_or_default();
    div()
        .class("menu-items")
        .attr("role", "menu")
        // Closures, as all styles: one type of value is less program.
        .style(("top", move || top.clone()))
        .style(("bottom", move || bottom.clone()))
        .style(("right", move || right.clone()))
        .on(ev::keydown, move |event| {
            let key = event.key();
            if key == "Escape" || key == "Tab" {
                event.stop_propagation();
                close();
            }
        })
        .child(items)
        .into_any()
}

/// `top`, `bottom` and `right` of the menu in the page, for a button with these edges in the window.
fn place(top: f64, right: f64, bottom: f64) -> [String; 3] {
    let root = document().document_element();
    let (width, height) = root.map_or((0, 0), |root| (root.client_width(), root.client_height()));
    let scrolled = window().scroll_y().unwrap_or_default();
    let height = f64::from(height);
    // Whole numbers: formatting of fractions is 10 KB of program.
    let pixels = |number: f64| format!("{}px", number as i32);
    let right = pixels(f64::from(width) - right);
    if bottom + HEIGHT > height && top > HEIGHT {
        ["auto".to_owned(), pixels(height - top - scrolled), right]
    } else {
        [pixels(bottom + scrolled), "auto".to_owned(), right]
    }
}

fn copy_link(page: Page, token: &Token) {
    let (link, name) = (link_to(&token.uid), token.name.clone());
    spawn_local(async move {
        let outcome = copy(&link).await;
        page.done.set(m::rows::link_copied(outcome_words(outcome), &name));
    });
}
