//! Downloading a text as a file. What never lives here: what the text is.

use crate::components::dialog::topmost_dialog;
use leptos::html::a;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

/// Offers the text as a file of this name, and says whether the browser took it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    download_parts(name, kind, &js_sys::Array::of1(&JsValue::from_str(text)))
}

/// The same with a text in parts, for what is long: the browser puts them together.
pub fn download_parts(name: &str, kind: &str, parts: &js_sys::Array) -> bool {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(parts, &options) else { return false };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return false };
    // Built by Leptos, and no part of any view: it is clicked once and taken away.
    let link = a().attr("href", url.clone()).attr("download", name.to_owned()).build();
    let Some(anchor) = link.elements().into_iter().next() else { return false };
    let anchor: web_sys::HtmlElement = anchor.unchecked_into();
    // Some browsers follow only what stands in the document: in the topmost dialog, because all else is inert.
    let top: Option<web_sys::Node> = topmost_dialog().map(JsCast::unchecked_into);
    let place = top.or_else(|| document().body().map(JsCast::unchecked_into));
    let Some(place) = place else { return false };
    let _ = place.append_child(&anchor);
    anchor.click();
    anchor.remove();
    // The browser has taken its copy by the time it has answered the click.
    let _ = web_sys::Url::revoke_object_url(&url);
    true
}

/// A part of a long text: the browser stores it now, so that putting all of them together takes no time.
pub fn part(text: &str) -> JsValue {
    let text = JsValue::from_str(text);
    web_sys::Blob::new_with_str_sequence(&js_sys::Array::of1(&text)).map_or(text, JsValue::from)
}

/// A file's name without what file systems refuse.
pub fn file_name(name: &str, ending: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' };
    let mut stem: String = name.chars().map(plain).take(80).collect();
    // To most programs a file's name that begins so is an option.
    if stem.starts_with('-') {
        stem.replace_range(..1, "_");
    }
    [if stem.is_empty() { "token" } else { &stem }, ending].concat()
}
