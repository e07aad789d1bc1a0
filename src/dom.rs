//! The document, built element by element, with Leptos' signals behind what moves.
//!
//! Why not `view!`: its static types make several functions of every element and every closure,
//! which cost this panel more than half of its bundle; and it writes nested markup through
//! `innerHTML`, which a policy that requires Trusted Types refuses. Here an element is one call,
//! and text is text, never markup.
//!
//! What is made inside a reactive owner (a [`El::slot`], a component) is taken down with it:
//! effects, listeners and cleanups. What never lives here: anything that knows tokens.

use crate::shown::{self, Piece, is_plain};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, Node};

/// An element under construction, and a handle to it afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct El(Element);

/// Makes an element. The tag is a literal of this program, so the browser knows it.
#[inline(never)]
pub fn el(tag: &str) -> El {
    El(document().create_element(tag).unwrap_or_else(|_| unreachable!("{tag} is a valid tag")))
}

/// An element with a class.
#[inline(never)]
pub fn classed(tag: &str, class: &str) -> El {
    el(tag).class(class)
}

/// A button that does not submit.
pub fn button(label: &str, on_click: impl FnMut(Event) + 'static) -> El {
    plain_button(label, Box::new(on_click))
}

#[inline(never)]
fn plain_button(label: &str, on_click: Box<dyn FnMut(Event)>) -> El {
    let button = el("button").attr("type", "button").text(label);
    listen(&button.0, "click", on_click);
    button
}

/// A link.
#[inline(never)]
pub fn link(href: &str) -> El {
    el("a").attr("href", href)
}

impl El {
    /// An element that is in the document already.
    pub fn of(element: Element) -> Self {
        Self(element)
    }

    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// The element as what it is known to be.
    pub fn cast<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// A copy of it with all that is in it, but for what listens and what follows signals. Of what is needed many
    /// times, the browser makes a copy in a fraction of the time that its parts take one by one.
    #[inline(never)]
    pub fn copy(&self) -> Self {
        // A copy of an element is one, and a document copies whatever it holds.
        Self(self.0.clone_node_with_deep(true).map_or_else(|_| self.0.clone(), JsCast::unchecked_into))
    }

    /// The first element in it: for what is known to be there because it is a copy.
    #[inline(never)]
    pub fn first(&self) -> Self {
        Self(self.0.first_element_child().unwrap_or_else(|| unreachable!("the copied element has a child")))
    }

    /// The element after it; see [`El::first`].
    #[inline(never)]
    pub fn next(&self) -> Self {
        Self(self.0.next_element_sibling().unwrap_or_else(|| unreachable!("the copied element has a next")))
    }

    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute. Names are literals of this program. What people read of it is shown as texts are.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        let is_read = matches!(name, "title" | "aria-label");
        let _ = if is_read {
            self.0.set_attribute(name, &shown::words(value))
        } else {
            self.0.set_attribute(name, value)
        };
        self
    }

    /// Sets an attribute where there is a value.
    #[inline(never)]
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets an attribute that has no value.
    #[inline(never)]
    pub fn flag(self, name: &str) -> Self {
        self.attr(name, "")
    }

    /// Appends a text. What of it nobody could see, or would turn what stands beside it, is marked (`shown.rs`).
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        append_text(&self.0, text, false);
        self
    }

    /// Appends a name: a text of one line, in which letters of other alphabets stand out.
    #[inline(never)]
    pub fn name(self, name: &str) -> Self {
        append_text(&self.0, name, true);
        self
    }

    /// Puts a name in the place of all that is in it.
    #[inline(never)]
    pub fn rename(&self, name: &str) {
        self.0.set_text_content(None);
        append_text(&self.0, name, true);
    }

    /// Appends an element.
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        append(&self.0, &child.0);
        self
    }

    /// Appends an element where there is one.
    pub fn child_if(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Appends elements.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, El::child)
    }

    /// Appends a text that follows signals.
    pub fn live(self, text: impl Fn() -> String + 'static) -> Self {
        self.live_text(Box::new(text))
    }

    #[inline(never)]
    fn live_text(self, text: Box<dyn Fn() -> String>) -> Self {
        let node = document().create_text_node("");
        append(&self.0, &node);
        follow(Box::new(move || {
            let text = text();
            let text = shown::words(&text);
            if node.data() != text {
                node.set_data(&text);
            }
        }));
        self
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.live_attribute(name, Box::new(value))
    }

    #[inline(never)]
    fn live_attribute(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || match value() {
            Some(value) => {
                if element.get_attribute(name).as_deref() != Some(value.as_str()) {
                    let _ = element.set_attribute(name, &value);
                }
            }
            None => {
                let _ = element.remove_attribute(name);
            }
        }));
        self
    }

    /// An attribute without a value that follows signals.
    pub fn live_flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.live_attr(name, move || on().then(String::new))
    }

    /// A control's value that follows signals. What is typed is left alone while it is the same.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        self.live_property(Box::new(value))
    }

    #[inline(never)]
    fn live_property(self, value: Box<dyn Fn() -> String>) -> Self {
        let element = self.0.clone();
        follow(Box::new(move || {
            let value = value();
            if value_of(&element) != value {
                set_value(&element, &value);
            }
        }));
        self
    }

    /// Whether a box is ticked, following signals.
    pub fn live_checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        let input: web_sys::HtmlInputElement = self.cast();
        follow(Box::new(move || input.set_checked(checked())));
        self
    }

    /// Listens to an event for as long as the owner lives.
    pub fn on(self, event: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(handler));
        self
    }

    /// Listens to what is typed or chosen.
    pub fn on_value(self, event: &'static str, mut handler: impl FnMut(String) + 'static) -> Self {
        let element = self.0.clone();
        self.on(event, move |_| handler(value_of(&element)))
    }

    /// Listens to a box being ticked or not.
    pub fn on_checked(self, mut handler: impl FnMut(bool) + 'static) -> Self {
        let input: web_sys::HtmlInputElement = self.cast();
        self.on("change", move |_| handler(input.checked()))
    }

    /// Appends a place whose elements follow signals. What was there is taken down first.
    pub fn slot(self, content: impl Fn() -> Option<El> + 'static) -> Self {
        fill(&self.0, Box::new(move || content().map(|el| vec![el]).unwrap_or_default()));
        self
    }

    /// Appends a place for several elements that follow signals.
    pub fn slots(self, content: impl Fn() -> Vec<El> + 'static) -> Self {
        fill(&self.0, Box::new(content));
        self
    }

    /// What has the focus first in its dialog. Not `autofocus`: the browser looks at that too, and complains in its
    /// console when something has the focus already.
    pub fn first_focus(self) -> Self {
        self.flag("data-first-focus")
    }

    /// Gives it the focus; an element that cannot take it leaves the focus where it is.
    #[inline(never)]
    pub fn focus(&self) {
        let _ = self.cast::<web_sys::HtmlElement>().focus();
    }
}

/// The value of a field, a text area or a menu.
fn value_of(element: &Element) -> String {
    get(element, "value").as_string().unwrap_or_default()
}

fn set_value(element: &Element, value: &str) {
    // Fails on frozen objects only.
    let _ = js_sys::Reflect::set(element, &"value".into(), &value.into());
}

fn get(element: &Element, name: &str) -> wasm_bindgen::JsValue {
    js_sys::Reflect::get(element, &name.into()).unwrap_or_default()
}

#[inline(never)]
fn append_text(parent: &Element, text: &str, is_name: bool) {
    if is_plain(text) && !(is_name && text.contains(['\n', '\t'])) {
        return append(parent, &document().create_text_node(text));
    }
    shown::pieces(text, is_name, &mut |piece| {
        let label = piece.label();
        if let Piece::Plain(_) = piece {
            return append(parent, &document().create_text_node(&label));
        }
        let mark = el("span").attr("role", "img").attr("aria-label", &[&label, ", ", piece.hint()].concat());
        let class = if let Piece::Foreign(_) = piece { "foreign" } else { "hidden" };
        let mark = mark.class(class).attr("title", piece.hint());
        append(&mark.0, &document().create_text_node(&label));
        append(parent, &mark.0);
    });
}

#[inline(never)]
fn append(parent: &Node, child: &Node) {
    // It fails only where a node would become its own ancestor.
    let _ = parent.append_child(child);
}

/// Listens to an event of the whole page for as long as the owner lives.
pub fn on_window(event: &'static str, run: impl Fn(Event) + 'static) {
    listen_to_window(event, Box::new(run));
}

/// Listens to an event of what is no element for as long as the owner lives.
pub fn listen_to(target: &web_sys::EventTarget, event: &'static str, run: impl FnMut(Event) + 'static) {
    listen(target, event, Box::new(run));
}

#[inline(never)]
fn listen_to_window(event: &'static str, run: Box<dyn Fn(Event)>) {
    let listener = window_event_listener_untyped(event, run);
    on_cleanup(move || listener.remove());
}

/// Runs a future of the page. One function for all: each one of its own would be another copy of the
/// machinery.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

#[inline(never)]
fn spawn_boxed(future: std::pin::Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(future);
}

/// Runs once the next frame is painted: what nobody sees at once must not keep what everybody waits for.
#[inline(never)]
pub fn after_paint(run: Box<dyn FnOnce()>) {
    request_animation_frame(move || set_timeout(run, std::time::Duration::ZERO));
}

/// Runs now, and again whenever a signal changes that it read, until the owner goes.
#[inline(never)]
pub fn follow(run: Box<dyn Fn()>) {
    let effect = SendWrapper::new(RenderEffect::new(move |_: Option<()>| run()));
    on_cleanup(move || drop(effect));
}

#[inline(never)]
fn fill(parent: &Element, content: Box<dyn Fn() -> Vec<El>>) {
    let end = document().create_text_node("");
    append(parent, &end);
    let shown: std::cell::RefCell<Vec<El>> = Default::default();
    follow(Box::new(move || {
        let new = content();
        for old in shown.borrow_mut().drain(..) {
            old.0.remove();
        }
        if let Some(parent) = end.parent_node() {
            for element in &new {
                let _ = parent.insert_before(&element.0, Some(&end));
            }
        }
        *shown.borrow_mut() = new;
    }));
}

#[inline(never)]
fn listen(target: &web_sys::EventTarget, event: &'static str, handler: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(handler);
    let function: js_sys::Function = closure.as_ref().clone().unchecked_into();
    let _ = target.add_event_listener_with_callback(event, &function);
    let kept = SendWrapper::new((target.clone(), closure));
    on_cleanup(move || {
        let (target, closure) = kept.take();
        // First, so that nothing calls what is gone: taking an element away fires events too.
        let _ = target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    });
}
