//! The first requests of a page. The script in the built page sends them while the WebAssembly is still loading, from the
//! table `first_requests.json`; [`crate::fetch`] takes their answers in place of sending the same again.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The number of tokens on the first page of a list: few, so that they are shown soon.
pub const FIRST_PAGE: u64 = 100;

/// The global variable in which that script leaves the answers, by path. Each is a promise of an object with the `response`,
/// and its `body` as bytes; `sent` and `abort` stand at the promise.
const NAME: &str = "early";

/// A request that is sent already. It is aborted when this is dropped; that does nothing once the answer is read.
pub(crate) struct Early(Promise);

impl Early {
    /// Takes the request for this path, so that the next one for it goes to the server.
    pub(crate) fn take(path: &str) -> Option<Self> {
        let all = all()?;
        let early = Reflect::get(&all, &path.into()).ok()?.dyn_into().ok()?;
        Reflect::delete_property(&all, &path.into()).ok()?;
        Some(Self(early))
    }

    /// When it was sent, in milliseconds since 1970.
    pub(crate) fn sent(&self) -> i64 {
        let sent = Reflect::get(&self.0, &"sent".into()).ok();
        sent.and_then(|sent| sent.as_f64()).unwrap_or_default() as i64
    }

    /// The answer and its body.
    pub(crate) async fn answer(&self) -> Result<(web_sys::Response, Vec<u8>), JsValue> {
        let both = JsFuture::from(self.0.clone()).await?;
        let response = Reflect::get(&both, &"response".into())?.dyn_into()?;
        let body = Reflect::get(&both, &"body".into())?;
        Ok((response, Uint8Array::new(&body).to_vec()))
    }
}

impl Drop for Early {
    fn drop(&mut self) {
        if let Ok(abort) = Reflect::get(&self.0, &"abort".into())
            && let Some(abort) = abort.dyn_ref::<js_sys::Function>()
        {
            // It throws nothing.
            let _ = abort.call0(&JsValue::NULL);
        }
    }
}

/// Aborts the first requests that nobody has taken: their answers belong to the person of the first sign-in.
pub fn forget() {
    for early in all().iter().flat_map(|all| Object::values(all).to_vec()) {
        drop(Early(early.unchecked_into()));
    }
    let _ = Reflect::set(&js_sys::global(), &NAME.into(), &JsValue::UNDEFINED);
}

fn all() -> Option<Object> {
    Reflect::get(&js_sys::global(), &NAME.into()).ok()?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::FIRST_PAGE;
    use crate::{BACKGROUND_HEADER, Method, ORGANIZATION_HEADER, Request, calls};
    use serde_json::{Value, json};

    #[test]
    fn the_table_has_the_clients_own_requests() {
        let table: Value = serde_json::from_str(include_str!("../first_requests.json")).unwrap();
        let path = |request: Request| {
            assert!(request.method == Method::Get && request.body.is_none() && !request.is_anonymous);
            request.path
        };
        let paths = [
            path(calls::current_user().request),
            path(calls::current_organization().request),
            path(calls::list_tokens(0, FIRST_PAGE, "").request),
        ];
        assert_eq!(
            table,
            json!({
                "settings": path(calls::settings_file().request),
                "accept": "application/json",
                "organization": ORGANIZATION_HEADER,
                "background": BACKGROUND_HEADER,
                "paths": paths,
                "role": path(calls::own_membership().request),
            })
        );
    }
}
