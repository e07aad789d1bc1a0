//! Finding elements by role and accessible name, as the browser computes them for assistive technology.

use super::browser::Browser;
use super::driver::Wire;
use fantoccini::elements::Element;
use serde_json::{Value, json};

/// Selects candidates, because the driver computes names one by one: an accessible name is made of these texts.
const CANDIDATES: &str = r#"
    const [css, name, isInertNamed] = arguments;
    const squash = text => (text ?? '').replace(/\s+/g, '').toLowerCase();
    const wanted = squash(name);
    const texts = e => [
        e.getAttribute('aria-label'), e.textContent, e.value, e.title, e.alt, e.placeholder,
        ...[...(e.labels ?? [])].map(label => label.textContent),
        ...(e.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)?.textContent),
    ];
    const modal = isInertNamed && [...document.querySelectorAll('dialog:modal')].at(-1);
    return [...document.querySelectorAll(css)]
        .filter(e => !modal || modal.contains(e))
        .filter(e => e.checkVisibility() && texts(e).some(text => squash(text).includes(wanted)));
"#;

/// A selector of elements that can have this role.
fn css(role: &str) -> String {
    let native = match role {
        "alert" | "alertdialog" | "status" | "grid" | "tab" | "tablist" | "tabpanel" | "timer" => "",
        "banner" => "header",
        "button" => "button, input[type=button], input[type=submit], summary",
        "cell" => "td",
        "checkbox" => "input[type=checkbox]",
        "columnheader" => "th",
        "combobox" => "select, input[list]",
        "dialog" => "dialog",
        "figure" => "figure",
        "form" => "form",
        "group" => "fieldset, details, optgroup",
        // Browsers use either name.
        "img" | "image" => "img, [role=img]",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "link" => "a[href]",
        "listbox" | "menu" | "menuitem" => "",
        "main" => "main",
        "option" => "option",
        "progressbar" => "progress",
        "radio" => "input[type=radio]",
        "radiogroup" => "fieldset",
        "row" => "tr",
        "searchbox" => "input[type=search]",
        "table" => "table",
        "textbox" => "input, textarea",
        other => panic!("which elements can be a {other}?"),
    };
    let own = format!("[role={role}]");
    if native.is_empty() { own } else { format!("{native}, {own}") }
}

impl Browser {
    /// All elements with this role and exactly this name.
    pub async fn find_all(&self, role: &str, name: &str) -> Result<Vec<Element>, String> {
        let mut found = Vec::new();
        for element in self.candidates(role, name).await? {
            if self.computed(&element, "role").await? == role
                && self.computed(&element, "label").await? == name
            {
                found.push(element);
            }
        }
        Ok(found)
    }

    /// The only element with this role and name.
    pub async fn find(&self, role: &str, name: &str) -> Result<Element, String> {
        let mut found = self.find_all(role, name).await?;
        match found.len() {
            0 => Err(format!("there is no {role} “{name}”")),
            1 => Ok(found.remove(0)),
            n => Err(format!("there are {n} of {role} “{name}”")),
        }
    }

    /// The names of all elements with this role.
    pub async fn names(&self, role: &str) -> Result<Vec<String>, String> {
        let mut names = Vec::new();
        for element in self.candidates(role, "").await? {
            if self.computed(&element, "role").await? == role {
                names.push(self.computed(&element, "label").await?);
            }
        }
        Ok(names)
    }

    /// The texts of all elements with this role, for alerts and statuses, which have no name.
    pub async fn texts(&self, role: &str) -> Result<Vec<String>, String> {
        let mut texts = Vec::new();
        for element in self.candidates(role, "").await? {
            if self.computed(&element, "role").await? == role {
                let text = element.prop("textContent").await.map_err(|error| error.to_string())?;
                texts.push(text.unwrap_or_default());
            }
        }
        Ok(texts)
    }

    /// The role and name of the focused element.
    pub async fn focused(&self) -> Result<(String, String), String> {
        let element = self.client().active_element().await.map_err(|error| error.to_string())?;
        Ok((self.computed(&element, "role").await?, self.computed(&element, "label").await?))
    }

    async fn candidates(&self, role: &str, name: &str) -> Result<Vec<Element>, String> {
        // WebKit's driver computes a role and a name also for what is behind a modal dialog.
        let is_inert_named = self.recorder().is_some();
        let arguments = vec![json!(css(role)), json!(name), json!(is_inert_named)];
        let answer = self.client().execute(CANDIDATES, arguments).await;
        let answer = answer.map_err(|error| error.to_string())?;
        let list = answer.as_array().cloned().unwrap_or_default();
        Ok(list.iter().filter_map(|element| self.element(element)).collect())
    }

    /// The element in the result of a script.
    pub fn element(&self, value: &Value) -> Option<Element> {
        let id = value.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client().clone(), id.into()))
    }

    async fn computed(&self, element: &Element, what: &str) -> Result<String, String> {
        let answer = self.wire(Wire::get(format!("element/{}/computed{what}", element.element_id()))).await?;
        Ok(match answer.as_str().unwrap_or_default() {
            // ARIA has no role for a `summary`; screen readers call it a button.
            "DisclosureTriangle" => "button".to_owned(),
            // Firefox and WebKit compute no role for a `summary`, and Firefox none for a password field. To WebKit a
            // native menu is a button.
            computed @ ("" | "button") if what == "role" => {
                let script = "const [e, computed] = arguments;
                    return e.matches('summary') ? 'button'
                        : e.matches('input[type=password]') ? 'textbox'
                        : e.matches('select:not([role])') ? 'combobox' : computed";
                let role = self.client().execute(script, vec![json!(element), json!(computed)]).await;
                role.map_err(|error| error.to_string())?.as_str().unwrap_or_default().to_owned()
            }
            other => other.to_owned(),
        })
    }
}
