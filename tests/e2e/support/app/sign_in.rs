//! Signing in, in the panel and on the command line.

use super::super::cli::{self, Login};
use super::super::server::ADMIN_TOKEN;
use super::super::until;
use super::App;

impl App {
    /// Opens the sign-in link that the server printed for the admin, and waits for the list.
    pub async fn sign_in_by_link(&self) {
        let link = self.server.admin_link().await;
        self.follow_sign_in_link(&link).await;
        self.expect_list().await;
    }

    /// Opens a sign-in link, and continues on its page.
    pub async fn follow_sign_in_link(&self, link: &str) {
        self.goto(link).await;
        self.click("button", "Continue").await;
    }

    /// The same in a new tab.
    pub async fn follow_sign_in_link_in_new_tab(&self, link: &str) {
        self.goto_in_new_tab(link).await;
        self.click("button", "Continue").await;
    }

    /// Signs in with the admin's token on the sign-in page.
    pub async fn sign_in_by_token(&self) {
        self.fill("textbox", "API token", ADMIN_TOKEN).await;
        self.click("button", "Sign in").await;
    }

    /// The same with "Keep me signed in for this tab", which survives a reload.
    pub async fn sign_in_for_the_tab(&self) {
        self.click("checkbox", "Keep me signed in for this tab").await;
        self.sign_in_by_token().await;
    }

    /// Presses "Sign out" once the list has come, and the members, for whom a page that can be seen asks after it. Earlier, a
    /// request that is on its way could be refused because the session has ended, and the browser would write that to its
    /// console.
    pub async fn sign_out_once_loaded(&self) {
        self.expect_text("status", " tokens").await;
        until("the members are there", async || {
            let script = "return document.visibilityState == 'hidden'
                || performance.getEntriesByType('resource').some(it => it.name.endsWith('/api/v1/members'))";
            let has_come =
                self.browser.client().execute(script, vec![]).await.map_err(|error| error.to_string())?;
            if has_come == true { Ok(()) } else { Err("not yet".into()) }
        })
        .await;
        self.click("button", "Sign out").await;
    }

    /// Starts `bentoml cloud login` of the real BentoML tool.
    pub fn start_cli_login(&self) -> Login {
        self.step("bentoml cloud login".into());
        Login::start(&self.origin(), &self.folder)
    }

    /// Runs a command line in a shell that has the real BentoML tool, signed in as the admin. Returns its output.
    pub fn shell(&self, text: &str) -> String {
        self.step(format!("run {text}"));
        cli::shell(&self.server.url(), &self.folder, text)
    }
}
