//! Finds elements by role and accessible name, as far as the panel's widgets need it: a page's script cannot read
//! either from the browser.

use wasm_bindgen::JsCast;
use web_sys::Element;

/// The one element of this role and name.
pub fn the(role: &str, name: &str) -> Element {
    let found = all(role, name);
    let [one] = &found[..] else {
        let there: Vec<_> = everything().iter().filter_map(|e| Some((role_of(e)?, name_of(e)))).collect();
        panic!("{} of {role} {name:?}, in {there:?}", found.len());
    };
    one.clone()
}

/// The element of this role and name, where there is one.
pub fn maybe(role: &str, name: &str) -> Option<Element> {
    all(role, name).pop()
}

/// All elements of this role and name, in the document's order.
pub fn all(role: &str, name: &str) -> Vec<Element> {
    let is_it = |e: &Element| role_of(e).as_deref() == Some(role) && name_of(e) == name;
    everything().into_iter().filter(is_it).collect()
}

/// The accessible name.
pub fn name_of(element: &Element) -> String {
    let by_attribute = element.get_attribute("aria-label");
    let by_reference = || {
        let ids = element.get_attribute("aria-labelledby")?;
        Some(ids.split_whitespace().map(|id| text(&by_id(id))).collect::<Vec<_>>().join(" "))
    };
    let by_label = || {
        let for_it = format!("label[for={:?}]", element.id());
        let label = query(&for_it).or_else(|| element.closest("label").unwrap());
        label.filter(|_| element.matches("input, select, textarea").unwrap()).map(|label| text(&label))
    };
    let by_legend = || element.query_selector(":scope > legend").unwrap().map(|legend| text(&legend));
    by_attribute.or_else(by_reference).or_else(by_label).or_else(by_legend).unwrap_or_else(|| text(element))
}

fn role_of(element: &Element) -> Option<String> {
    if let Some(role) = element.get_attribute("role") {
        return Some(role);
    }
    let kind = element.get_attribute("type").unwrap_or_default();
    let role = match (element.tag_name().to_ascii_lowercase().as_str(), kind.as_str()) {
        ("button", _) => "button",
        ("a", _) if element.has_attribute("href") => "link",
        ("input", "checkbox") => "checkbox",
        ("input", "radio") => "radio",
        ("input", "" | "text") | ("textarea", _) => "textbox",
        ("select", _) => "combobox",
        ("fieldset", _) => "group",
        ("dialog", _) if element.has_attribute("open") => "dialog",
        ("h1" | "h2" | "h3", _) => "heading",
        _ => return None,
    };
    Some(role.to_owned())
}

fn everything() -> Vec<Element> {
    let list = leptos::prelude::document().query_selector_all("body *").unwrap();
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

fn query(selector: &str) -> Option<Element> {
    leptos::prelude::document().query_selector(selector).unwrap()
}

fn by_id(id: &str) -> Element {
    query(&format!("[id={id:?}]")).unwrap_or_else(|| panic!("no element has the id {id}"))
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}
