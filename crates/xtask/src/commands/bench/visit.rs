//! One visit: a browser with a fresh profile, one page in it, and what `bench/watch.js` sees there. What is visited in
//! which order is not decided here.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::devtools::Devtools;
use crate::failure::{Context, Failure};

/// How long a browser that has just started is busy with itself, with pages of its own among other things.
const STARTED: Duration = Duration::from_millis(1500);

/// Which rows must be seen, as `bench/collect.js` has said.
pub struct Expected(Value);

/// A browser with one page.
pub struct Visit {
    /// Ends with the visit, and before its profile is deleted.
    devtools: Option<Devtools>,
    session: String,
    origin: String,
    profile: PathBuf,
}

impl Visit {
    /// Starts a browser with an empty profile.
    pub fn start(chromium: &Path, settings: &Path, profile: &Path, origin: &str) -> Result<Visit, Failure> {
        // What an interrupted visit left.
        let _ = fs::remove_dir_all(profile);
        fs::create_dir_all(profile).context(|| format!("cannot create {}", profile.display()))?;
        let mut arguments = arguments(settings)?;
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push("--window-size=1280,900".to_owned());
        arguments.push("--lang=en-US".to_owned());
        arguments.push("about:blank".to_owned());
        let mut devtools = Devtools::start(chromium, &arguments, &profile.with_extension("log"))?;
        let targets = devtools.call(None, "Target.getTargets", json!({}))?;
        let page = targets["targetInfos"]
            .as_array()
            .and_then(|all| all.iter().find(|target| target["type"] == "page"))
            .ok_or_else(|| Failure::new("the browser has started without a page"))?;
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

    /// Reads all tokens, so that the plain pages have them and it is known what must be seen.
    pub fn collect(&mut self, script: &str, asked: &Value) -> Result<Expected, Failure> {
        // Any page of this origin will do, and none of them may ask anything by its own policy.
        self.call("Page.setBypassCSP", json!({ "enabled": true }))?;
        self.navigate("/healthz")?;
        self.script(&format!("{}({asked})", trimmed(script))).map(Expected)
    }

    /// From now on, what is opened is watched.
    pub fn watch(&mut self, script: &str, expected: &Expected, every: bool) -> Result<(), Failure> {
        let mut expected = expected.0.clone();
        expected["every"] = every.into();
        let source = format!("{}({expected})", trimmed(script));
        self.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).map(drop)
    }

    /// Goes there: milliseconds until the first rows are painted.
    pub fn open(&mut self, path: &str) -> Result<f64, Failure> {
        self.navigate(path)?;
        self.number("watch.opened()")
    }

    /// Milliseconds until the page has all tokens; waits a little longer, until it is quiet.
    pub fn complete(&mut self) -> Result<f64, Failure> {
        self.number("watch.complete()")
    }

    /// Milliseconds of the longest block of the main thread.
    pub fn block(&mut self) -> Result<f64, Failure> {
        self.number("watch.block()")
    }

    /// Kilobytes of the largest renderer's memory, its share of what is shared included; none on systems that do not tell.
    pub fn memory(&mut self) -> Result<Option<f64>, Failure> {
        // Twice: what the first one finalizes, the second one frees.
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

    /// Presses a key in the search box: milliseconds until what it asks for is painted.
    pub fn press(&mut self, expected: &str, key: &str) -> Result<f64, Failure> {
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
    pub fn code(&mut self) -> Result<Vec<String>, Failure> {
        let paths = self.script("watch.code()")?;
        let paths = paths.as_array().into_iter().flatten();
        Ok(paths.filter_map(|path| path.as_str().map(str::to_owned)).collect())
    }

    fn navigate(&mut self, path: &str) -> Result<(), Failure> {
        let url = format!("{}{path}", self.origin);
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        match answer["errorText"].as_str() {
            Some(words) => Err(Failure::new(format!("cannot open {url}: {words}"))),
            None => Ok(()),
        }
    }

    fn number(&mut self, script: &str) -> Result<f64, Failure> {
        let value = self.script(script)?;
        value
            .as_f64()
            .ok_or_else(|| Failure::new(format!("`{script}` gives no number in the page, but {value}")))
    }

    /// Runs a script in the page; a promise is waited for.
    fn script(&mut self, script: &str) -> Result<Value, Failure> {
        let order = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.call("Runtime.evaluate", order)?;
        let thrown = &answer["exceptionDetails"];
        if thrown.is_null() {
            return Ok(answer["result"]["value"].take());
        }
        let words = thrown["exception"]["description"].as_str().unwrap_or("an exception");
        Err(Failure::new(format!("a script of bench/ fails in the page: {words}")))
    }

    fn call(&mut self, method: &str, params: Value) -> Result<Value, Failure> {
        let session = self.session.clone();
        self.devtools()?.call(Some(&session), method, params)
    }

    fn devtools(&mut self) -> Result<&mut Devtools, Failure> {
        self.devtools.as_mut().ok_or_else(|| Failure::new("the visit is over"))
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        drop(self.devtools.take());
        // A process that is about to end may still write; the next visit clears it away.
        let _ = fs::remove_dir_all(&self.profile);
    }
}

/// The arguments with which every browser of this project starts.
fn arguments(settings: &Path) -> Result<Vec<String>, Failure> {
    let problem = || format!("cannot read {}", settings.display());
    let text = fs::read_to_string(settings).context(problem)?;
    let json: Value = serde_json::from_str(&text).context(problem)?;
    let all = json["goog:chromeOptions"]["args"].as_array().into_iter().flatten();
    Ok(all.filter_map(|it| it.as_str().map(str::to_owned)).collect())
}

/// A function of a file, without what stands around it, so that it can be called.
fn trimmed(script: &str) -> &str {
    script.find("\n(").map_or(script, |at| script.get(at + 1..).unwrap_or(script)).trim_end()
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn a_script_is_called_without_its_comments() {
        assert_eq!(trimmed("// One (1).\n// Two.\n(it => it)\n"), "(it => it)");
    }
}
