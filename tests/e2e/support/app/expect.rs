//! Waiting for what the page shows. A failure names the last state.

use super::super::until;
use super::{App, message};
use fantoccini::elements::Element;
use serde_json::json;

impl App {
    /// Waits for the only element with this role and name.
    pub async fn expect_visible(&self, role: &str, name: &str) -> Element {
        self.step_until(format!("there is {role} “{name}”"), async || self.browser.find(role, name).await)
            .await
    }

    /// Waits until there is no element with this role and name.
    pub async fn expect_hidden(&self, role: &str, name: &str) {
        self.step_until(format!("there is no {role} “{name}”"), async || {
            let found = self.browser.find_all(role, name).await?;
            if found.is_empty() { Ok(()) } else { Err(format!("there are {}", found.len())) }
        })
        .await;
    }

    /// Waits until an element with this role, such as an alert or a status, contains this text, and returns its whole
    /// text.
    pub async fn expect_text(&self, role: &str, part: &str) -> String {
        self.step_until(format!("{role} says “{part}”"), async || {
            let texts = self.browser.texts(role).await?;
            let found = texts.iter().find(|text| text.contains(part)).cloned();
            found.ok_or_else(|| format!("there are {texts:?}"))
        })
        .await
    }

    /// Waits until an element with this role has exactly this text.
    pub async fn expect_exact_text(&self, role: &str, text: &str) {
        self.step_until(format!("{role} says exactly “{text}”"), async || {
            let texts = self.browser.texts(role).await?;
            if texts.iter().any(|it| it == text) { Ok(()) } else { Err(format!("there are {texts:?}")) }
        })
        .await;
    }

    /// Waits until no element with this role contains this text.
    pub async fn expect_no_text(&self, role: &str, part: &str) {
        self.step_until(format!("no {role} says “{part}”"), async || {
            let texts = self.browser.texts(role).await?;
            if texts.iter().any(|text| text.contains(part)) {
                Err(format!("there are {texts:?}"))
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// Waits until the visible text of the element with this role and name contains this.
    pub async fn expect_text_in(&self, role: &str, name: &str, part: &str) {
        self.step_until(format!("{role} “{name}” shows “{part}”"), async || {
            let text = self.browser.find(role, name).await?.text().await.map_err(message)?;
            if text.contains(part) { Ok(()) } else { Err(format!("it shows {text}")) }
        })
        .await;
    }

    /// Waits until there is no alert.
    pub async fn expect_no_alert(&self) {
        until("there is no alert", async || {
            let texts = self.browser.texts("alert").await?;
            if texts.is_empty() { Ok(()) } else { Err(format!("there are {texts:?}")) }
        })
        .await;
    }

    /// Waits until a field has this text.
    pub async fn expect_value(&self, role: &str, name: &str, text: &str) {
        until(&format!("{role} “{name}” holds “{text}”"), async || {
            let value = self.try_value(role, name).await?;
            if value == text { Ok(()) } else { Err(format!("it holds “{value}”")) }
        })
        .await;
    }

    /// Waits until a checkbox is `true`, `false` or `mixed`.
    pub async fn expect_checked(&self, name: &str, state: &str) {
        self.step_until(format!("“{name}” is {state}"), async || {
            let is = match self.is_indeterminate("checkbox", name).await {
                true => "mixed".to_owned(),
                false => self.is_checked("checkbox", name).await.to_string(),
            };
            if is == state { Ok(()) } else { Err(format!("it is {is}")) }
        })
        .await;
    }

    /// Waits until the description of a control contains this.
    pub async fn expect_description(&self, role: &str, name: &str, part: &str) {
        until(&format!("{role} “{name}” is described by “{part}”"), async || {
            let description = self.description(role, name).await;
            if description.contains(part) { Ok(()) } else { Err(format!("it is by “{description}”")) }
        })
        .await;
    }

    /// Waits until a control is marked as invalid and its description contains this.
    pub async fn expect_invalid(&self, role: &str, name: &str, part: &str) {
        self.step_until(format!("{role} “{name}” is refused: “{part}”"), async || {
            let invalid = self.browser.find(role, name).await?.attr("aria-invalid").await.map_err(message)?;
            let description = self.description(role, name).await;
            if invalid.as_deref() == Some("true") && description.contains(part) {
                return Ok(());
            }
            Err(format!("invalid: {invalid:?}, described by “{description}”"))
        })
        .await;
    }

    /// Waits until a control is not marked as invalid.
    pub async fn expect_valid(&self, role: &str, name: &str) {
        until(&format!("{role} “{name}” is not refused"), async || {
            let invalid = self.browser.find(role, name).await?.attr("aria-invalid").await.map_err(message)?;
            if invalid.as_deref() == Some("true") { Err("it is".into()) } else { Ok(()) }
        })
        .await;
    }

    /// Waits until this text of the topmost dialog is visible without scrolling and not covered.
    pub async fn expect_in_viewport(&self, part: &str) {
        let script = "const part = arguments[0], dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
            const holds = e => e.checkVisibility() && e.innerText.includes(part);
            const found = [...(dialog?.querySelectorAll('*') ?? [])].filter(holds).at(-1);
            if (!found) return 'it is nowhere';
            const box = found.getBoundingClientRect();
            // If the text has several lines, each of them.
            const points = [...found.getClientRects()].map(r => [(r.left + r.right) / 2, (r.top + r.bottom) / 2]);
            const seen = points.length > 0 && points.every(([x, y]) => found.contains(document.elementFromPoint(x, y)));
            return seen ? '' : `it is at ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`";
        self.step_until(format!("“{part}” is in sight"), async || {
            let trouble = self.browser.script(script, vec![json!(part)]).await;
            if trouble == "" { Ok(()) } else { Err(trouble.to_string()) }
        })
        .await;
    }

    /// Waits until the address is this, from its path on.
    pub async fn expect_url(&self, address: &str) {
        until(&format!("the address is {address}"), async || {
            let is = self.url().await;
            if is == address { Ok(()) } else { Err(format!("it is {is}")) }
        })
        .await;
    }

    /// Waits for the complete list.
    pub async fn expect_list(&self) {
        self.expect_visible("heading", "API tokens").await;
        until("the list is complete", async || {
            let texts = self.browser.texts("status").await?;
            let complete = |text: &String| text.ends_with(" tokens") && !text.starts_with("Loading");
            if texts.iter().any(complete) { Ok(()) } else { Err(format!("statuses: {texts:?}")) }
        })
        .await;
    }

    /// Waits for a list that shows a part of the tokens.
    pub async fn expect_filtered_list(&self) {
        self.expect_visible("heading", "API tokens").await;
        self.expect_text("status", " of ").await;
    }

    /// Waits until the browser has no cookie for the page.
    pub async fn expect_no_cookie(&self) {
        until("there is no cookie", async || {
            let cookies = self.browser.cookies().await;
            if cookies.as_array().is_some_and(Vec::is_empty) { Ok(()) } else { Err("there is one".into()) }
        })
        .await;
    }
}
