//! One visit: a browser with a fresh profile, one page in it, and what `scripts/watch.js` measures there.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::devtools::Devtools;
use crate::sample::Marks;

/// The settings with which every browser of this project starts.
const SETTINGS: &str = include_str!("../../../webdriver.json");

/// How long a browser that has just started is busy with itself, among other things with pages of its own.
const STARTED: Duration = Duration::from_millis(1500);

/// Which rows a page must show, as `scripts/collect.js` has found them.
pub struct Expected(Value);

/// A browser with one page.
pub struct Visit {
    /// `None` once it has ended; it ends before its profile is deleted.
    devtools: Option<Devtools>,
    session: String,
    origin: String,
    profile: PathBuf,
}

impl Visit {
    /// Starts a browser with an empty profile in the folder `profile`.
    pub fn start(chromium: &Path, profile: &Path, origin: &str) -> Result<Visit> {
        // An interrupted visit may have left one. Usually there is nothing to delete.
        let _ = fs::remove_dir_all(profile);
        fs::create_dir_all(profile).with_context(|| format!("cannot create {}", profile.display()))?;
        let mut arguments = arguments()?;
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push("--window-size=1280,900".to_owned());
        arguments.push("--lang=en-US".to_owned());
        arguments.push("about:blank".to_owned());
        let mut devtools = Devtools::start(chromium, &arguments, &profile.with_extension("log"))?;
        let targets = devtools.call(None, "Target.getTargets", json!({}))?;
        let page = targets["targetInfos"]
            .as_array()
            .and_then(|all| all.iter().find(|target| target["type"] == "page"))
            .context("the browser has started without a page")?;
        let attach = json!({ "targetId": page["targetId"], "flatten": true });
        let attached = devtools.call(None, "Target.attachToTarget", attach)?;
        let session = attached["sessionId"].as_str().unwrap_or_default().to_owned();
        let mut visit = Visit {
            devtools: Some(devtools),
            session,
            origin: origin.to_owned(),
            profile: profile.to_owned(),
        };
        visit.call("Page.enable", json!({}))?;
        let window = json!({ "width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        visit.call("Emulation.setDeviceMetricsOverride", window)?;
        thread::sleep(STARTED);
        Ok(visit)
    }

    /// Reads all tokens for the plain pages, and finds out which rows must be shown.
    pub fn collect(&mut self, script: &str, arguments: &Value) -> Result<Expected> {
        // The page only lends its origin. Its policy would forbid the script's requests.
        self.call("Page.setBypassCSP", json!({ "enabled": true }))?;
        self.navigate("/healthz")?;
        self.script(&format!("{}({arguments})", function(script))).map(Expected)
    }

    /// From now on, the pages that are opened are watched.
    pub fn watch(&mut self, script: &str, expected: &Expected, every: bool) -> Result<()> {
        let mut expected = expected.0.clone();
        expected["every"] = every.into();
        let source = format!("{}({expected})", function(script));
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).map(drop)
    }

    /// Opens a path: milliseconds until the first rows are painted.
    pub fn open(&mut self, path: &str) -> Result<f64> {
        self.navigate(path)?;
        self.number("watch.opened()")
    }

    /// Leaves the page for an empty one: to open the same address from itself would be a reload.
    pub fn open_blank(&mut self) -> Result<()> {
        self.call("Page.navigate", json!({ "url": "about:blank" })).map(drop)
    }

    /// From now on, the line to the server is slow ([`crate::scenario::Network::Slow`]).
    pub fn slow_down(&mut self) -> Result<()> {
        let bytes_per_second = 9_000_000 / 8;
        let line = json!({
            "offline": false, "latency": 60,
            "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second,
        });
        self.call("Network.enable", json!({}))?;
        self.call("Network.emulateNetworkConditions", line).map(drop)
    }

    /// What the page has done when, until its first rows were painted.
    pub fn marks(&mut self) -> Result<Marks> {
        let marks = self.script("watch.marks()")?;
        serde_json::from_value(marks).context("`watch.marks()` gives no marks")
    }

    /// How far what was painted has moved by itself.
    pub fn shift(&mut self) -> Result<f64> {
        self.number("watch.shift()")
    }

    /// Milliseconds until the page has all tokens; waits a little longer, until it is quiet.
    pub fn complete(&mut self) -> Result<f64> {
        self.number("watch.complete()")
    }

    /// Milliseconds of the longest block of the main thread.
    pub fn block(&mut self) -> Result<f64> {
        self.number("watch.block()")
    }

    /// Kilobytes of the largest renderer's memory, with its share of shared pages; `None` on systems without `/proc`.
    pub fn memory(&mut self) -> Result<Option<f64>> {
        // Twice: the second collection frees what the first one finalizes.
        self.call("HeapProfiler.collectGarbage", json!({}))?;
        self.call("HeapProfiler.collectGarbage", json!({}))?;
        let processes = self.devtools()?.call(None, "SystemInfo.getProcessInfo", json!({}))?;
        let renderers = processes["processInfo"].as_array().into_iter().flatten();
        let sizes = renderers.filter(|it| it["type"] == "renderer").filter_map(|it| {
            let text = fs::read_to_string(format!("/proc/{}/smaps_rollup", it["id"])).ok()?;
            let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.split_whitespace().next()?.parse().ok()
        });
        Ok(sizes.reduce(f64::max))
    }

    /// Presses a key in the search box: milliseconds until the rows called `expected` are painted.
    pub fn press(&mut self, expected: &str, key: &str) -> Result<f64> {
        self.script(&format!("watch.arm('{expected}')"))?;
        let mut down = json!({ "type": "keyDown", "key": key });
        match key {
            "Backspace" => down["windowsVirtualKeyCode"] = 8.into(),
            _ => down["text"] = key.into(),
        }
        self.call("Input.dispatchKeyEvent", down)?;
        self.call("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key }))?;
        self.number("watch.pressed()")
    }

    /// The paths of the scripts, styles and WebAssembly that the page has loaded.
    pub fn code(&mut self) -> Result<Vec<String>> {
        let paths = self.script("watch.code()")?;
        let paths = paths.as_array().into_iter().flatten();
        Ok(paths.filter_map(|path| path.as_str().map(str::to_owned)).collect())
    }

    fn navigate(&mut self, path: &str) -> Result<()> {
        let url = format!("{}{path}", self.origin);
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        match answer["errorText"].as_str() {
            Some(error) => bail!("cannot open {url}: {error}"),
            None => Ok(()),
        }
    }

    fn number(&mut self, script: &str) -> Result<f64> {
        let value = self.script(script)?;
        value.as_f64().with_context(|| format!("`{script}` gives no number in the page, but {value}"))
    }

    /// Runs a script in the page; a promise is waited for.
    fn script(&mut self, script: &str) -> Result<Value> {
        let evaluate = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", evaluate)?;
        let exception = &answer["exceptionDetails"];
        if exception.is_null() {
            return Ok(answer["result"]["value"].take());
        }
        let text = exception["exception"]["description"].as_str().unwrap_or("an exception");
        bail!("a script of crates/bench/scripts fails in the page: {text}")
    }

    fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        let session = self.session.clone();
        self.devtools()?.call(Some(&session), method, params)
    }

    fn devtools(&mut self) -> Result<&mut Devtools> {
        self.devtools.as_mut().context("the visit is over")
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        drop(self.devtools.take());
        // A process that is about to end may still write there; then the next visit deletes it.
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// The arguments with which every browser of this project starts.
fn arguments() -> Result<Vec<String>> {
    let settings: Value = serde_json::from_str(SETTINGS).context("webdriver.json is no JSON")?;
    let all = settings["goog:chromeOptions"]["args"].as_array().into_iter().flatten();
    Ok(all.filter_map(|it| it.as_str().map(str::to_owned)).collect())
}

/// The function in a script, without the comments before it, so that it can be called.
fn function(script: &str) -> &str {
    script.find("\n(").map_or(script, |at| script.get(at + 1..).unwrap_or(script)).trim_end()
}

#[cfg(test)]
mod tests {
    use super::function;

    #[test]
    fn a_script_is_called_without_its_comments() {
        assert_eq!(function("// One (1).\n// Two.\n(it => it)\n"), "(it => it)");
    }
}
