//! Checks after every test: an empty console, no request to another host, no value on the disk.

use super::super::logs::{Line, Logs};
use super::{Announced, App, caught};
use std::path::PathBuf;

impl App {
    /// Announces that the browser will log a failed request, by a part of that line. Without it the line fails the
    /// test, and so does an announced line that does not come.
    pub async fn expect_console_error(&self, part: &str) {
        let after = self.logs().await.console.len();
        self.announced.borrow_mut().push(Announced { part: part.to_owned(), after });
    }

    /// Announces that the browser will log a request without an answer.
    pub async fn expect_failed_request(&self) {
        self.expect_console_error("net::ERR_").await;
    }

    /// Announces a value that no file of the browser may contain after the browser has ended.
    pub fn expect_not_on_disk(&self, value: &str) {
        self.on_disk.borrow_mut().push((value.to_owned(), false));
    }

    /// Announces a text that a file of the browser must contain then: it shows that the search finds values.
    pub fn expect_on_disk(&self, text: &str) {
        self.on_disk.borrow_mut().push((text.to_owned(), true));
    }

    /// The browser's profile.
    pub(super) fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Everything that was logged so far.
    pub async fn logs(&self) -> Logs {
        let new = self.browser.logs().await;
        self.logs.borrow_mut().extend(new);
        self.logs.borrow().clone()
    }

    /// Lines of the console that were not announced, announced lines that did not come, and requests to other hosts.
    pub async fn problems(&self) -> Vec<String> {
        let logs = self.logs().await;
        let announced = self.announced.borrow();
        let covers = |it: &Announced, index: usize, line: &Line| {
            line.source == "network" && index >= it.after && line.message.contains(&it.part)
        };
        let lines = || logs.console.iter().enumerate().filter(|(_, line)| line.is_problem());
        let surprises = lines().filter(|(index, line)| !announced.iter().any(|it| covers(it, *index, line)));
        let absent = announced.iter().filter(|it| !lines().any(|(index, line)| covers(it, index, line)));
        let own = format!("{}/", self.server.url());
        let mut problems: Vec<String> = surprises.map(|(_, line)| format!("console: {line:?}")).collect();
        problems.extend(absent.map(|it| format!("announced, and did not come: {}", it.part)));
        let front = format!("{}/", self.origin());
        let is_own = |url: &str| url.starts_with(&own) || url.starts_with(&front);
        // `data:,` is the driver's start page.
        let elsewhere = logs.requests.iter().filter(|url| !is_own(url) && *url != "data:,");
        problems.extend(elsewhere.map(|url| format!("sent elsewhere: {url}")));
        if !logs.requests.iter().any(|url| is_own(url)) {
            problems.push("no request is logged at all".to_owned());
        }
        problems
    }

    /// Discards everything that was logged so far, except for the requests to the panel's own hosts.
    pub async fn clear_logs(&self) {
        let logs = self.logs().await;
        let own = [self.server.url(), self.origin()];
        let is_own = |url: &String| own.iter().any(|host| url.starts_with(host));
        let requests = logs.requests.into_iter().filter(is_own).collect();
        *self.logs.borrow_mut() = Logs { requests, ..Logs::default() };
        self.announced.borrow_mut().clear();
    }

    /// Prints how the test got to its failure.
    pub(super) async fn explain(&self) {
        let steps = self.steps.borrow().join("\n  ");
        eprintln!("steps:\n  {steps}");
        let seen = async {
            eprintln!("address: {}", self.url().await);
            let script = "return document.body?.innerText";
            eprintln!("page:\n{}", self.browser.script(script, vec![]).await.as_str().unwrap_or_default());
            eprintln!("console: {:#?}", self.logs().await.console);
            let test = std::thread::current().name().unwrap_or("failed").replace("::", "-");
            self.screenshot(&format!("failed-{test}")).await;
        };
        // The browser itself may be what failed.
        let _ = caught(seen).await;
        eprintln!("server:\n{}", self.server.output());
    }
}
