//! Records the requests of the page without changing them.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Records requests until it is dropped.
pub struct Spy {
    seen: Array,
    before: JsValue,
}

impl Spy {
    /// Records from now on.
    pub fn new() -> Self {
        let seen = Array::new();
        let before = Reflect::get(&js_sys::global(), &"fetch".into()).unwrap();
        let code = "return function (request, init) { seen.push(request); return before.call(globalThis, request, init) }";
        let make = Function::new_with_args("seen, before", code);
        let wrapper = make.call2(&make, &seen, &before).unwrap();
        Reflect::set(&js_sys::global(), &"fetch".into(), &wrapper).unwrap();
        Self { seen, before }
    }

    /// The number of requests.
    pub fn count(&self) -> u32 {
        self.seen.length()
    }

    /// Whether this request was aborted.
    pub fn is_aborted(&self, index: u32) -> bool {
        Reflect::get(&get(&self.seen.get(index), "signal"), &"aborted".into()).unwrap().is_truthy()
    }

    /// A property of a request: `mode`, `credentials`, `redirect`, `cache`.
    pub fn property(&self, index: u32, name: &str) -> String {
        get(&self.seen.get(index), name).as_string().unwrap_or_default()
    }

    /// A header of a request.
    pub fn header(&self, index: u32, name: &str) -> Option<String> {
        let headers = get(&self.seen.get(index), "headers");
        let read: Function = get(&headers, "get").unchecked_into();
        read.call1(&headers, &name.into()).unwrap().as_string()
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

impl Drop for Spy {
    fn drop(&mut self) {
        // Setting a property of the global object cannot fail.
        let _ = Reflect::set(&js_sys::global(), &"fetch".into(), &self.before);
    }
}
