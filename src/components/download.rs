//! Downloads a text as a file.

use crate::components::dialog::topmost_dialog;
use crate::components::html::a;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// Downloads the text as a file with this name and media type. Returns whether the browser accepted it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    download_parts(name, kind, &js_sys::Array::of1(&JsValue::from_str(text)))
}

/// Downloads a long text that is given in parts, which the browser joins.
pub fn download_parts(name: &str, kind: &str, parts: &js_sys::Array) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(parts, &options) else { return false };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return false };
    // Built by Leptos, but not part of a view: it is clicked once and removed.
    let link = a().attr("href", url.clone()).attr("download", name.to_owned()).into_any().build();
    let Some(anchor) = link.elements().into_iter().next() else { return false };
    let anchor: web_sys::HtmlElement = anchor.unchecked_into();
    // Some browsers follow only a link in the document. It is in the topmost dialog, because all else is inert.
    let top: Option<web_sys::Node> = topmost_dialog().map(JsCast::unchecked_into);
    let place = top.or_else(|| document().body().map(JsCast::unchecked_into));
    let Some(place) = place else { return false };
    let _ = place.append_child(&anchor);
    anchor.click();
    anchor.remove();
    // The browser has copied the data when `click` returns.
    let _ = web_sys::Url::revoke_object_url(&url);
    true
}

/// A part of a long text. The browser stores it now, so that joining the parts later takes no time.
pub fn part(text: &str) -> JsValue {
    let text = JsValue::from_str(text);
    web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text)).map_or(text, JsValue::from)
}

/// A file name from any text: without characters that file systems refuse, and at most 80 long before its ending.
pub fn file_name(name: &str, ending: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' };
    let mut stem: String = name.chars().map(plain).take(80).collect();
    // Most programs read a file name with a leading hyphen as an option.
    if stem.starts_with('-') {
        stem.replace_range(..1, "_");
    }
    [if stem.is_empty() { "token" } else { &stem }, ending].concat()
}
