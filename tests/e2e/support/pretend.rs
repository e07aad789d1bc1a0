//! Emulation: the size of the window, the time zone, the color scheme, failing requests, scripts before the page's
//! own. Each browser has its own commands; tests are the same for all. What WebKit's driver cannot do says so.

use super::browser::Browser;
use super::driver::Wire;
use super::recorder::SCRIPT_PATH;
use serde_json::{Value, json};
use std::path::Path;

impl Browser {
    /// Sets the size of the viewport. A width below 640 is a phone's, whose scroll bars take no space.
    pub async fn set_viewport_size(&self, width: u32, height: u32) {
        if let Some(firefox) = self.firefox() {
            let set = "Services.prefs.setIntPref('ui.useOverlayScrollbars', arguments[0])";
            self.in_firefox_itself(set, vec![json!(u32::from(width < 640))]).await;
            let context = self.wire(Wire::get("window")).await.unwrap();
            let viewport = json!({ "context": context, "viewport": { "width": width, "height": height } });
            firefox.order("browsingContext.setViewport", viewport).await;
            return;
        }
        if self.recorder().is_some() {
            // The window has more than the page. Its size changes after the answer.
            for _ in 0..3 {
                let sizes =
                    self.script("return [outerWidth - innerWidth, outerHeight - innerHeight]", vec![]).await;
                let more = |index: usize| sizes[index].as_u64().unwrap() as u32;
                self.client().set_window_size(width + more(0), height + more(1)).await.unwrap();
            }
            let is = self.script("return [innerWidth, innerHeight]", vec![]).await;
            return assert_eq!(is, json!([width, height]), "the size of the page");
        }
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": width < 640 })).await;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// From the next page on, the browser is in this time zone.
    pub async fn set_time_zone(&self, zone: &str) {
        if let Some(firefox) = self.firefox() {
            let everywhere = json!({ "timezone": zone, "userContexts": ["default"] });
            firefox.order("emulation.setTimezoneOverride", everywhere).await;
            return;
        }
        self.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    }

    /// From the next page on, these features are off in `config.json`: the embedded server has every one.
    pub async fn switch_off_features(&self, names: &[&str]) {
        let source = "const fetched = window.fetch;
            window.fetch = async (...request) => {
                const answer = await fetched.apply(window, request);
                if (!answer.url.endsWith('/config.json')) return answer;
                const config = await answer.json();
                for (const name of NAMES) config.features[name] = false;
                return new Response(JSON.stringify(config), answer);
            };";
        self.add_init_script(&source.replace("NAMES", &json!(names).to_string())).await;
    }

    /// Sets the system's color scheme: `light` or `dark`. WebKit's stays light: GTK reads it once, at its start.
    pub async fn emulate_color_scheme(&self, scheme: &str) {
        if self.firefox().is_some() {
            let set = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override',
                ['dark', 'light'].indexOf(arguments[0]))";
            self.in_firefox_itself(set, vec![json!(scheme)]).await;
            return;
        }
        if self.recorder().is_some() {
            return;
        }
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// From now on requests to addresses that contain this fail; `None` ends that.
    pub async fn block_requests(&self, part: Option<&str>) {
        if let Some(firefox) = self.firefox() {
            return firefox.block_requests(part).await;
        }
        if let Some(recorder) = self.recorder() {
            return recorder.block_requests(part);
        }
        let addresses: Vec<String> = part.iter().map(|part| format!("*{part}*")).collect();
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": addresses })).await;
    }

    /// From the next page on, no page runs scripts, as where a person has switched JavaScript off.
    pub async fn switch_scripts_off(&self) {
        if self.firefox().is_some() {
            self.in_firefox_itself("Services.prefs.setBoolPref('javascript.enabled', false)", vec![]).await;
            return;
        }
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Turns the network off, or on again.
    pub async fn set_offline(&self, offline: bool) {
        if self.firefox().is_some() {
            let set = "Services.prefs.setBoolPref('network.disable-localhost-when-offline', true);
                Services.io.offline = arguments[0]";
            self.in_firefox_itself(set, vec![json!(offline)]).await;
            return;
        }
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// From the next page on, runs a script before the page's own scripts.
    pub async fn add_init_script(&self, source: &str) {
        if let Some(firefox) = self.firefox() {
            let script = json!({ "functionDeclaration": format!("() => {{ {source} }}") });
            firefox.order("script.addPreloadScript", script).await;
            return;
        }
        if let Some(recorder) = self.recorder() {
            return recorder.add_init_script(source);
        }
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// From the next page on, hides the server's kind, so that the panel does not treat it as the embedded server.
    pub async fn hide_kind_of_server(&self) {
        let source = "const fetched = window.fetch;
            window.fetch = (...asked) => String(asked[0].url ?? asked[0]).endsWith('/api/v1/info')
                ? Promise.resolve(Response.json({}))
                : fetched.apply(window, asked);";
        self.add_init_script(source).await;
    }

    /// Opens a page without the panel's policy: in Chromium its own page with the policy bypassed; Firefox and WebKit
    /// cannot do that. In Firefox an empty page, in WebKit, where that has the policy of the page before, a text.
    pub async fn bypass_policy(&self) {
        if self.recorder().is_some() {
            let text = self.client().current_url().await.unwrap().join(SCRIPT_PATH).unwrap();
            return self.client().goto(text.as_str()).await.unwrap();
        }
        if self.firefox().is_some() {
            return self.client().goto("about:blank").await.unwrap();
        }
        self.devtools("Page.setBypassCSP", json!({ "enabled": true })).await;
        self.client().refresh().await.unwrap();
    }

    /// From now on downloads are saved in this folder.
    pub async fn download_to(&self, folder: &Path) {
        if let Some(firefox) = self.firefox() {
            let allow = json!({ "downloadBehavior": { "type": "allowed", "destinationFolder": folder } });
            firefox.order("browser.setDownloadBehavior", allow).await;
            return;
        }
        if self.recorder().is_some() {
            // `webkit.rs` has set the folder.
            return assert!(folder.ends_with("downloads"));
        }
        let allow = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", allow).await;
    }

    /// Moves the focus from the browser's own controls back to the page. In Firefox a driver's keys reach the page
    /// without moving the focus, unlike a person's.
    pub async fn focus_page(&self) {
        if self.firefox().is_some() {
            self.in_firefox_itself("window.gBrowser.selectedBrowser.focus()", vec![]).await;
        }
    }

    /// Inserts text at the focus, as pasting does.
    pub async fn paste(&self, text: &str) {
        if self.firefox().is_some() || self.recorder().is_some() {
            let insert = "return document.execCommand('insertText', false, arguments[0])";
            assert_eq!(self.script(insert, vec![json!(text)]).await, true, "the text goes in");
            return;
        }
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// The text of the clipboard.
    pub async fn clipboard(&self) -> String {
        let text = if self.firefox().is_some() {
            // In Firefox a page needs a person's permission for each read, so the browser reads it.
            let read =
                "const held = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
                held.init(null);
                held.addDataFlavor('text/plain');
                Services.clipboard.getData(held, Services.clipboard.kGlobalClipboard);
                const text = {};
                held.getTransferData('text/plain', text);
                return text.value.QueryInterface(Ci.nsISupportsString).data";
            self.in_firefox_itself(read, vec![]).await
        } else if self.recorder().is_some() {
            self.pasted().await
        } else {
            self.grant("clipboard-read").await;
            self.script("return navigator.clipboard.readText()", vec![]).await
        };
        text.as_str().unwrap().to_owned()
    }

    /// The text of the clipboard, pasted into a field: WebKit asks a person before a page may read it.
    async fn pasted(&self) -> Value {
        let add = "const field = document.createElement('textarea');
            ([...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body).append(field);
            window.fieldBefore = document.activeElement;
            field.focus();
            return field";
        let field = self.script(add, vec![]).await;
        self.press(&["Control", "v"]).await;
        let take = "const [field] = arguments, text = field.value;
            field.remove();
            fieldBefore.focus();
            return text";
        self.script(take, vec![field]).await
    }

    /// Grants the page a permission.
    async fn grant(&self, permission: &str) {
        let body = json!({ "descriptor": { "name": permission }, "state": "granted" });
        self.wire(Wire::post("permissions", body)).await.unwrap();
    }

    /// Runs a script in Firefox's own context, which has its settings and its clipboard.
    async fn in_firefox_itself(&self, script: &str, arguments: Vec<Value>) -> Value {
        let go =
            async |to: &str| self.wire(Wire::post("moz/context", json!({ "context": to }))).await.unwrap();
        go("chrome").await;
        let answer = self.client().execute(script, arguments).await;
        go("content").await;
        answer.unwrap_or_else(|error| panic!("{error}: {script}"))
    }
}
