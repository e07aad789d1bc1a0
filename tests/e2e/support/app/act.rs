//! Mouse and keyboard.

use super::super::until;
use super::{App, message};
use fantoccini::elements::Element;
use serde_json::json;

impl App {
    /// Clicks the element with this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.step_until(format!("click {role} “{name}”"), async || {
            let element = self.browser.find(role, name).await?;
            let clicked = element.click().await.map_err(message);
            if clicked.is_err() {
                self.scroll_to(&element).await;
            }
            clicked
        })
        .await;
    }

    /// Confirms the dialog "Delete token?" without the seconds in which it can be undone.
    pub async fn delete_without_undo(&self) {
        self.expect_visible("alertdialog", "Delete token?").await;
        self.click("button", "Delete without undo").await;
    }

    /// Clicks twice, as fast as a double click.
    pub async fn double_click(&self, role: &str, name: &str) {
        self.step(format!("double-click {role} “{name}”"));
        let element = self.expect_visible(role, name).await;
        self.browser.double_click(&element).await;
    }

    /// Clicks while a key is held.
    pub async fn click_with(&self, key: &str, role: &str, name: &str) {
        self.step(format!("click {role} “{name}” with {key}"));
        let element = self.expect_visible(role, name).await;
        self.browser.click_with(key, &element).await;
    }

    /// Clicks the element with this role whose name contains `part` until its name contains `wanted`.
    pub async fn click_until(&self, role: &str, part: &str, wanted: &str) {
        self.step(format!("click {role} “…{part}…” until it says “{wanted}”"));
        until(&format!("{role} “…{part}…” says “{wanted}”"), async || {
            let names = self.browser.names(role).await?;
            let name = names.iter().find(|name| name.contains(part)).ok_or("there is none")?;
            if name.contains(wanted) {
                return Ok(());
            }
            self.browser.find(role, name).await?.click().await.map_err(message)?;
            Err(format!("it said {name}"))
        })
        .await;
    }

    /// Opens a link in a new tab with the middle button, and switches to it.
    pub async fn middle_click(&self, name: &str) {
        self.step(format!("middle-click link “{name}”"));
        let element = self.expect_visible("link", name).await;
        self.browser.middle_click(&element).await;
    }

    /// Clicks the first visible link that sets this key of the address to this value.
    pub async fn click_link_to(&self, key: &str, value: &str) {
        self.step(format!("follow the link to {key}={value}"));
        let script = "const [key, value] = arguments;
            return [...document.querySelectorAll('a[href]')].find(link =>
                link.checkVisibility() && new URL(link.href).searchParams.get(key) === value)";
        until(&format!("follow the link to {key}={value}"), async || {
            let link = self.browser.script(script, vec![json!(key), json!(value)]).await;
            self.browser.element(&link).ok_or("there is none")?.click().await.map_err(message)
        })
        .await;
    }

    /// Clicks into the corner of the window, outside of every dialog.
    pub async fn click_outside_dialogs(&self) {
        self.step("click beside the dialog".into());
        self.browser.click_at(4, 4).await;
    }

    /// Scrolls an element to the middle: it may be covered by the footer of a dialog.
    pub(super) async fn scroll_to(&self, element: &Element) {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.browser.script(script, vec![json!(element)]).await;
    }

    /// Replaces the text of a field by typing.
    pub async fn fill(&self, role: &str, name: &str, text: &str) {
        self.focus(role, name).await;
        self.step(format!("type “{text}”"));
        self.empty_focused().await;
        let element = self.browser.client().active_element().await.unwrap();
        if !text.is_empty() {
            element.send_keys(text).await.unwrap();
        }
        self.expect_value(role, name, text).await;
    }

    /// Replaces the text of a field by pasting: for long texts and for characters that are on no keyboard.
    pub async fn paste(&self, role: &str, name: &str, text: &str) {
        self.focus(role, name).await;
        self.step(format!("paste {} characters", text.chars().count()));
        self.empty_focused().await;
        self.browser.paste(text).await;
        self.expect_value(role, name, text).await;
    }

    async fn empty_focused(&self) {
        self.browser.press(&["Control", "a"]).await;
        self.browser.press(&["Delete"]).await;
    }

    /// Chooses an option of a native menu by its text.
    pub async fn select_option(&self, name: &str, option: &str) {
        self.step_until(format!("choose “{option}” in “{name}”"), async || {
            let element = self.browser.find("combobox", name).await?;
            let chosen = element.select_by_label(option).await.map_err(message);
            if chosen.is_err() {
                self.scroll_to(&element).await;
            }
            chosen
        })
        .await;
        until(&format!("“{option}” is chosen in “{name}”"), async || {
            let element = self.browser.find("combobox", name).await?;
            let script = "return arguments[0].selectedOptions[0]?.textContent";
            let chosen = self.browser.script(script, vec![json!(element)]).await;
            if chosen == option { Ok(()) } else { Err(format!("{chosen} is")) }
        })
        .await;
    }

    /// Presses a key. With several keys, holds all but the last one and presses that.
    pub async fn press(&self, keys: &[&str]) {
        self.step(format!("press {}", keys.join("+")));
        self.browser.press(keys).await;
    }

    /// Focuses the element with this role and name.
    pub async fn focus(&self, role: &str, name: &str) {
        until(&format!("focus {role} “{name}”"), async || {
            let element = self.browser.find(role, name).await?;
            let script = "arguments[0].focus(); return document.activeElement === arguments[0]";
            let focused = self.browser.script(script, vec![json!(element)]).await;
            if focused == true { Ok(()) } else { Err("it does not take the focus".into()) }
        })
        .await;
    }
}
