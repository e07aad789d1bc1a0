//! HTML elements, all of one Rust type.
//!
//! Leptos has a type for each kind of element, each list of attributes and each list of children, and compiles its functions
//! again for each of them. Here the tag is a value and an element is one pointer: there is one copy of each function, and a
//! call of it is short. The methods are named as Leptos names them, and do the same.

mod values;

use crate::browser::reactive::{Compute, Run};
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::attr::{Attribute, AttributeValue};
use leptos::ev::{self, EventDescriptor, on};
use leptos::html::{Custom, ElementType, HtmlElement, custom};
use leptos::prelude::*;
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::{IntoProperty, prop};
use leptos::tachys::html::style::{IntoStyle, style};
use panel_messages::Message;
use std::borrow::Cow;
use std::sync::Arc;
use values::{IntoAttribute, IntoProp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// The kind of element that a `NodeRef` of an [`Element`] has.
// A pointer to the text: it is half as large as the text's slice.
pub type Tag = Custom<&'static &'static str>;

/// An element that is not in the document yet.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

impl Element {
    #[inline(never)]
    fn new(tag: &'static &'static str) -> Self {
        Self(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
    }

    /// Adds an attribute.
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        value.set(self, name)
    }

    #[inline(never)]
    fn fixed_attr(self, name: &'static str, value: Option<Arc<str>>) -> Self {
        self.with(custom_attribute(name, value))
    }

    #[inline(never)]
    fn live_attr(self, name: &'static str, value: Box<dyn Compute<Option<Arc<str>>> + Send>) -> Self {
        self.with(custom_attribute(name, AttributeValue::into_cloneable_owned(move || value.compute())))
    }

    /// Adds classes, separated by spaces.
    pub fn class(self, value: impl IntoAttribute) -> Self {
        self.attr("class", value)
    }

    /// Adds a style.
    pub fn style<V: IntoStyle>(self, value: V) -> Self {
        self.with(style(value))
    }

    /// Sets a property.
    pub fn prop(self, name: &'static str, value: impl IntoProp) -> Self {
        value.set_prop(self, name)
    }

    #[inline(never)]
    fn fixed_prop(self, name: &'static str, value: Arc<str>) -> Self {
        self.with(prop(name, value))
    }

    #[inline(never)]
    fn live_prop(self, name: &'static str, value: Box<dyn Compute<JsValue> + Send>) -> Self {
        self.with(prop(name, IntoProperty::into_cloneable_owned(move || value.compute())))
    }

    /// Adds an event listener.
    pub fn on<E>(self, event: E, mut listener: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        let listener = move |event: Event| listener(E::EventType::from(event.into()));
        self.boxed_on(event.name(), Box::new(listener))
    }

    // Leptos has a type for each kind of event, too.
    #[inline(never)]
    fn boxed_on(self, name: Cow<'static, str>, mut listener: Box<dyn Run<Event>>) -> Self {
        self.with(on(ev::Custom::new(name), move |event| listener.run(event)))
    }

    /// Puts the browser's element into `node`, when there is one.
    #[inline(never)]
    pub fn node_ref<E>(self, node: NodeRef<E>) -> Self
    where
        E: ElementType,
        E::Output: JsCast + 'static,
    {
        self.with(node_ref::<E, _>(node))
    }

    fn with(mut self, attribute: impl Attribute) -> Self {
        self.0.attributes.push(attribute.into_any_attr());
        self
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child<C>(mut self, child: C) -> Self
    where
        C: IntoRender,
        C::Output: RenderHtml,
    {
        self.0.children.push(child.into_render().into_any());
        self
    }

    /// Adds a message as a child.
    #[inline(never)]
    pub fn message(self, message: Message) -> Self {
        self.child(message.text())
    }

    /// The element as a view.
    #[inline(never)]
    pub fn into_any(self) -> AnyView {
        let Parts { tag, attributes, children } = *self.0;
        if attributes.is_empty() {
            with_children(custom(tag), children)
        } else {
            with_children(custom(tag).add_any_attr(attributes), children)
        }
    }
}

// An element with children is of another type than one without: Leptos makes it anew. Otherwise it would change the old one, and
// a text that a property has set would stay in it.
#[cfg(target_arch = "wasm32")]
fn with_children<A: Attribute>(element: HtmlElement<Tag, A, ()>, children: Vec<AnyView>) -> AnyView {
    let mut children = children.into_iter();
    match children.next() {
        None => element.into_any(),
        Some(first) => children.fold(element.child(first), ElementChild::child).into_any(),
    }
}

/// For tools that compile the panel for this machine, where Leptos does not erase types (`.cargo/config.toml`): nothing is drawn.
#[cfg(not(target_arch = "wasm32"))]
fn with_children<A: Attribute>(element: HtmlElement<Tag, A, ()>, children: Vec<AnyView>) -> AnyView {
    element.child(children).into_any()
}

impl IntoRender for Element {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.into_any()
    }
}

macro_rules! elements {
    ($($name:ident $tag:literal),* $(,)?) => {
        $(
            #[doc = concat!("A new element `", $tag, "`.")]
            pub fn $name() -> Element {
                // In capitals, as the browser gives the tag back: Leptos builds an element anew if its tag differs.
                Element::new(&$tag)
            }
        )*
    };
}

elements! {
    a "A", b "B", button "BUTTON", code "CODE", dd "DD", details "DETAILS", dialog "DIALOG", div "DIV", dl "DL", dt "DT",
    fieldset "FIELDSET", figure "FIGURE", footer "FOOTER", form "FORM", h1 "H1", h2 "H2", header "HEADER", i "I", input "INPUT", kbd "KBD",
    label "LABEL", legend "LEGEND", li "LI", main "MAIN", nav "NAV", ol "OL", option "OPTION", p "P", pre "PRE",
    progress "PROGRESS", section "SECTION", select "SELECT", span "SPAN", strong "STRONG", summary "SUMMARY", table "TABLE",
    tbody "TBODY", td "TD", textarea "TEXTAREA", th "TH", thead "THEAD", time "TIME", tr "TR", ul "UL",
}
