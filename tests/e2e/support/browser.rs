//! One browser with a new profile: pages, keys, scripts and logs, by the driver's protocol.

use super::driver::{Driver, Wire};
use super::firefox::Firefox;
use super::kind::Kind;
use super::logs::Logs;
use super::recorder::Recorder;
use super::until;
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::Path;

/// The browser. `close` ends it.
pub struct Browser {
    client: Client,
    /// For Firefox alone.
    firefox: Option<Firefox>,
    /// For WebKit alone.
    recorder: Option<Recorder>,
    /// The tabs in the order of opening. WebKit's driver names them in no order.
    tabs: RefCell<Vec<WindowHandle>>,
}

impl Browser {
    /// Starts the browser with this folder as its profile.
    pub async fn start(kind: Kind, driver: &Driver, profile: &Path) -> Self {
        std::fs::create_dir_all(profile).unwrap();
        let Value::Object(mut capabilities) = kind.capabilities(profile) else {
            panic!("the settings are an object")
        };
        let recorder = if kind == Kind::WebKit { Some(Recorder::start().await) } else { None };
        if let Some(recorder) = &recorder {
            let proxy = json!({ "proxyType": "manual", "httpProxy": recorder.host });
            capabilities.insert("proxy".to_owned(), proxy);
        }
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url)
            .await
            .expect("the browser starts");
        let told = client.capabilities().and_then(|it| it.get("webSocketUrl")).and_then(Value::as_str);
        let firefox = match (kind, told) {
            (Kind::Chromium | Kind::WebKit, _) => None,
            (Kind::Firefox, Some(url)) => Some(Firefox::start(url).await),
            (Kind::Firefox, None) => panic!("this Firefox has no WebDriver BiDi"),
        };
        if kind != Kind::Chromium {
            client.set_window_size(1280, 900).await.unwrap();
        }
        let browser = Self { client, firefox, recorder, tabs: RefCell::default() };
        browser.tabs().await;
        browser
    }

    /// The client of fantoccini.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Sends a command that fantoccini does not have.
    pub async fn wire(&self, command: Wire) -> Result<Value, String> {
        self.client.issue_cmd(command).await.map_err(|error| error.to_string())
    }

    /// Commands of Firefox, if it is one.
    pub fn firefox(&self) -> Option<&Firefox> {
        self.firefox.as_ref()
    }

    /// The proxy of WebKit, if it is one.
    pub fn recorder(&self) -> Option<&Recorder> {
        self.recorder.as_ref()
    }

    /// Sends a command of Chromium's DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.wire(Wire::post("goog/cdp/execute", body)).await.unwrap()
    }

    /// Runs a script in the page, and awaits its promise.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{error}: {script}"))
    }

    /// All cookies of the page's address, with those that scripts cannot read.
    pub async fn cookies(&self) -> Value {
        self.wire(Wire::get("cookie")).await.unwrap()
    }

    /// Presses the last key while the others are held: `["Shift", "Tab"]`.
    pub async fn press(&self, keys: &[&str]) {
        let codes: Vec<String> = keys.iter().map(|key| code(key)).collect();
        let mut actions: Vec<Value> =
            codes.iter().map(|code| json!({ "type": "keyDown", "value": code })).collect();
        actions.extend(codes.iter().rev().map(|code| json!({ "type": "keyUp", "value": code })));
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.wire(Wire::post("actions", keyboard)).await.unwrap();
    }

    /// Presses a key and holds it, so that it is repeated this often.
    pub async fn hold(&self, key: &str, repeats: u32) {
        self.hold_events(key, false, 1).await;
        self.repeat(key, repeats).await;
    }

    /// A key that is held is repeated this often.
    pub async fn repeat(&self, key: &str, repeats: u32) {
        self.hold_events(key, true, repeats).await;
    }

    /// Releases a key that is held.
    pub async fn release(&self, key: &str) {
        if self.firefox.is_some() {
            return self.key_actions(vec![json!({ "type": "keyUp", "value": code(key) })]).await;
        }
        let (name, number, _) = chromium_key(key);
        let event = json!({ "type": "keyUp", "key": name, "windowsVirtualKeyCode": number });
        self.devtools("Input.dispatchKeyEvent", event).await;
    }

    async fn hold_events(&self, key: &str, is_repeated: bool, times: u32) {
        for _ in 0..times {
            if self.firefox.is_some() {
                // A key that is down already is repeated.
                self.key_actions(vec![json!({ "type": "keyDown", "value": code(key) })]).await;
                continue;
            }
            let (name, number, text) = chromium_key(key);
            let kind = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
            let event = json!({ "type": kind, "key": name, "windowsVirtualKeyCode": number, "text": text,
                "autoRepeat": is_repeated });
            self.devtools("Input.dispatchKeyEvent", event).await;
        }
    }

    async fn key_actions(&self, actions: Vec<Value>) {
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.wire(Wire::post("actions", keyboard)).await.unwrap();
    }

    /// Moves the pointer to the middle of an element.
    pub async fn hover(&self, element: &Element) {
        let actions = json!([{ "type": "pointerMove", "x": 0, "y": 0, "origin": element }]);
        let mouse = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.wire(Wire::post("actions", mouse)).await.unwrap();
    }

    /// Prints the page, and returns the PDF in base64.
    pub async fn print(&self) -> String {
        let page = json!({ "background": false, "page": { "width": 21.0, "height": 29.7 } });
        let pdf = self.wire(Wire::post("print", page)).await.unwrap();
        pdf.as_str().unwrap_or_default().to_owned()
    }

    /// A picture of what is in sight, as PNG in base64.
    pub async fn picture(&self) -> String {
        let png = self.wire(Wire::get("screenshot")).await.unwrap();
        png.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks at this point of the window.
    pub async fn click_at(&self, x: u32, y: u32) {
        let actions = json!([
            { "type": "pointerMove", "x": x, "y": y },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.wire(Wire::post("actions", mouse)).await.unwrap();
    }

    /// Double-clicks an element.
    pub async fn double_click(&self, element: &Element) {
        let point = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": element });
        let (down, up) =
            (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
        let actions = json!([point, down, up, down, up]);
        let mouse = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.wire(Wire::post("actions", mouse)).await.unwrap();
    }

    /// Clicks while a key is held.
    pub async fn click_with(&self, key: &str, element: &Element) {
        let pause = json!({ "type": "pause" });
        let (down, up) = (
            json!({ "type": "keyDown", "value": code(key) }),
            json!({ "type": "keyUp", "value": code(key) }),
        );
        let keys = json!([down, pause, pause, pause, up]);
        let point = json!({ "type": "pointerMove", "x": 0, "y": 0, "origin": element });
        let press = json!([pause, point, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]);
        let both = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": keys },
            { "type": "pointer", "id": "mouse", "actions": press }] });
        self.wire(Wire::post("actions", both)).await.unwrap();
    }

    /// Opens a link in a new tab with the middle button, and switches to it.
    pub async fn middle_click(&self, element: &Element) {
        let before = self.tabs().await;
        let actions = json!([
            { "type": "pointerMove", "x": 0, "y": 0, "origin": element },
            { "type": "pointerDown", "button": 1 },
            { "type": "pointerUp", "button": 1 },
        ]);
        let mouse = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
        self.wire(Wire::post("actions", mouse)).await.unwrap();
        let tab = until("a tab has opened", async || {
            let tabs = self.client.windows().await.map_err(|error| error.to_string())?;
            tabs.into_iter().find(|tab| !before.contains(tab)).ok_or_else(|| "none has".to_owned())
        })
        .await;
        self.client.switch_to_window(tab).await.unwrap();
        self.tabs().await;
    }

    /// The tabs in the order of opening.
    pub async fn tabs(&self) -> Vec<WindowHandle> {
        let open = self.client.windows().await.unwrap();
        let mut tabs = self.tabs.borrow_mut();
        tabs.retain(|tab| open.contains(tab));
        let new: Vec<WindowHandle> = open.into_iter().filter(|tab| !tabs.contains(tab)).collect();
        tabs.extend(new);
        tabs.clone()
    }

    /// Opens a tab and switches to it.
    pub async fn open_tab(&self) {
        let tab = self.client.new_window(true).await.unwrap();
        self.client.switch_to_window(tab.handle).await.unwrap();
        self.tabs().await;
    }

    /// The logs since the last call.
    pub async fn logs(&self) -> Logs {
        if let Some(firefox) = &self.firefox {
            // The answer to this comes after the page's earlier events. A page with an open prompt does not answer.
            let _ = self.client.execute("", vec![]).await;
            return firefox.logs().await;
        }
        if let Some(recorder) = &self.recorder {
            return recorder.logs();
        }
        let fetch = async |kind: &str| {
            let log = self.wire(Wire::post("se/log", json!({ "type": kind }))).await.unwrap();
            log.as_array().cloned().unwrap_or_default()
        };
        Logs::read(fetch("browser").await, fetch("performance").await)
    }

    /// Ends the browser, which writes the files of its profile.
    pub async fn close(self) -> Result<(), String> {
        self.client.close().await.map_err(|error| error.to_string())
    }
}

/// The name of a key, its number, and the text that it types.
fn chromium_key(key: &str) -> (&str, u32, &str) {
    match key {
        "Enter" => (key, 13, "\r"),
        "Escape" => (key, 27, ""),
        "Space" => (" ", 32, " "),
        letter => (letter, u32::from(letter.as_bytes()[0].to_ascii_uppercase()), letter),
    }
}

fn code(key: &str) -> String {
    let code = match key {
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "Delete" => '\u{e017}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowUp" => '\u{e013}',
        "ArrowDown" => '\u{e015}',
        _ => return key.to_owned(),
    };
    code.to_string()
}
