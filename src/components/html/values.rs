//! The values of attributes and properties. Leptos compiles its functions again for each type of value; here all of them become
//! a text or a closure in a box first.

use crate::components::html::Element;
use panel_messages::Message;
use std::sync::Arc;
use wasm_bindgen::JsValue;

/// What an attribute can have as its value: a text, a flag, none, or a closure that returns one of these.
pub trait IntoAttribute {
    /// Adds the attribute.
    fn set(self, element: Element, name: &'static str) -> Element;
}

/// A text; `None` where the attribute is absent.
pub trait AttributeText {
    /// The text.
    fn into_text(self) -> Option<Arc<str>>;
}

impl AttributeText for &str {
    fn into_text(self) -> Option<Arc<str>> {
        Some(self.into())
    }
}

impl AttributeText for String {
    fn into_text(self) -> Option<Arc<str>> {
        Some(self.into())
    }
}

impl AttributeText for bool {
    fn into_text(self) -> Option<Arc<str>> {
        self.then(|| "".into())
    }
}

impl AttributeText for Option<&'static str> {
    fn into_text(self) -> Option<Arc<str>> {
        self.map(Into::into)
    }
}

impl AttributeText for Option<String> {
    fn into_text(self) -> Option<Arc<str>> {
        self.map(Into::into)
    }
}

impl AttributeText for Message {
    fn into_text(self) -> Option<Arc<str>> {
        Some(self.text().into())
    }
}

macro_rules! fixed {
    ($($kind:ty),*) => {
        $(
            impl IntoAttribute for $kind {
                #[inline(never)]
                fn set(self, element: Element, name: &'static str) -> Element {
                    element.fixed_attr(name, self.into_text())
                }
            }
        )*
    };
}

fixed!(Message, &str, String, bool, Option<&'static str>, Option<String>);

impl<F, V> IntoAttribute for F
where
    F: Fn() -> V + Send + 'static,
    V: AttributeText,
{
    fn set(self, element: Element, name: &'static str) -> Element {
        element.live_attr(name, Box::new(move || self().into_text()))
    }
}

/// What a property can have as its value: a text, a flag, or a closure that returns one of these.
pub trait IntoProp {
    /// Adds the property.
    fn set_prop(self, element: Element, name: &'static str) -> Element;
}

impl IntoProp for &str {
    #[inline(never)]
    fn set_prop(self, element: Element, name: &'static str) -> Element {
        element.fixed_prop(name, self.into())
    }
}

impl IntoProp for Message {
    #[inline(never)]
    fn set_prop(self, element: Element, name: &'static str) -> Element {
        element.fixed_prop(name, self.text().into())
    }
}

impl IntoProp for String {
    #[inline(never)]
    fn set_prop(self, element: Element, name: &'static str) -> Element {
        element.fixed_prop(name, self.into())
    }
}

impl IntoProp for bool {
    #[inline(never)]
    fn set_prop(self, element: Element, name: &'static str) -> Element {
        element.live_prop(name, Box::new(move || JsValue::from(self)))
    }
}

impl<F, V> IntoProp for F
where
    F: Fn() -> V + Send + 'static,
    V: Into<JsValue>,
{
    fn set_prop(self, element: Element, name: &'static str) -> Element {
        element.live_prop(name, Box::new(move || self().into()))
    }
}
