//! Addresses, tabs and the history.

use super::super::front::Front;
use super::super::until;
use super::App;
use crate::support::uid;
use serde_json::Value;

impl App {
    /// Opens an address. Other addresses than `http…://…` are below the panel's.
    pub async fn goto(&self, address: &str) {
        self.step(format!("open {address}"));
        let address = if address.contains("://") && address.starts_with("http") {
            address.to_owned()
        } else {
            format!("{}/{address}", self.base_url())
        };
        self.browser.client().goto(&address).await.unwrap();
    }

    /// Opens an address in a new tab, and switches to it.
    pub async fn goto_in_new_tab(&self, address: &str) {
        self.step("open a new tab".into());
        self.browser.open_tab().await;
        self.goto(address).await;
    }

    /// Closes the current tab and switches to the first one.
    pub async fn close_tab(&self) {
        self.step("close the tab".into());
        self.browser.client().close_window().await.unwrap();
        let tabs = self.browser.tabs().await;
        self.browser.client().switch_to_window(tabs[0].clone()).await.unwrap();
    }

    /// Switches to a tab by its number, from 0 in the order of opening.
    pub async fn switch_to_tab(&self, number: usize) {
        self.step(format!("go to tab {number}"));
        let tabs = self.browser.tabs().await;
        self.browser.client().switch_to_window(tabs[number].clone()).await.unwrap();
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.step("reload".into());
        self.browser.client().refresh().await.unwrap();
    }

    /// Reloads a page that warns before it is left, waits for the warning, and discards its input. The driver accepts
    /// the warning by itself.
    pub async fn reload_and_discard(&self) {
        let asked = async || self.logs().await.prompts.iter().filter(|kind| *kind == "beforeunload").count();
        let before = asked().await;
        self.reload().await;
        until("the page has asked to stay", async || {
            if asked().await > before { Ok(()) } else { Err("it has not".into()) }
        })
        .await;
    }

    /// Goes a step back in the history.
    pub async fn go_back(&self) {
        self.step("back".into());
        self.browser.client().back().await.unwrap();
    }

    /// Goes a step forward in the history.
    pub async fn go_forward(&self) {
        self.step("forward".into());
        self.browser.script("history.forward()", vec![]).await;
    }

    /// The current address, from its path on.
    pub async fn url(&self) -> String {
        let address = self.browser.client().current_url().await.unwrap().to_string();
        address.strip_prefix(&self.origin()).unwrap_or(&address).to_owned()
    }

    /// The origin of the panel and of the API.
    pub fn origin(&self) -> String {
        self.front.borrow().as_ref().map_or_else(|| self.server.url(), Front::origin)
    }

    /// The panel's address, without a slash at its end.
    pub(super) fn base_url(&self) -> String {
        let front = self.front.borrow();
        front.as_ref().map_or_else(|| self.server.url(), |front| front.url().trim_end_matches('/').to_owned())
    }

    /// Opens the details of a token by their address.
    pub async fn open_details(&self, token: &Value) {
        self.goto(&format!("?token={}", uid(token))).await;
        self.expect_visible("dialog", "Token details").await;
    }
}
