//! The panel in a browser, as a person uses it: the words that tests are written in, and what holds for every test.

use super::below;
use super::browser::Browser;
use super::cli::{self, Login};
use super::driver::Driver;
use super::folder::{Folder, files_holding};
use super::front::Front;
use super::kind::Kind;
use super::logs::{Line, Logs};
use super::server::{ADMIN_TOKEN, Server};
use super::until;
use fantoccini::elements::Element;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Browsers at once: more only wait for each other.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// Longer than any test takes.
const LONGEST: Duration = Duration::from_secs(240);

/// A server, and the panel in a browser of its own.
pub struct App {
    /// The server.
    pub server: Server,
    /// The browser.
    pub browser: Browser,
    /// The files of both.
    folder: PathBuf,
    logs: RefCell<Logs>,
    announced: RefCell<Vec<Announced>>,
    /// Texts, and whether a file of the browser may hold them when it has ended.
    on_disk: RefCell<Vec<(String, bool)>>,
    steps: RefCell<Vec<String>>,
    /// What is in front of the server, where something is.
    front: RefCell<Option<Front>>,
    /// What that one answers when it is asked for the settings.
    settings: below::Settings,
}

/// A failed request that the browser will log.
struct Announced {
    part: String,
    /// How many lines there were before.
    after: usize,
}

/// The fields of the create dialog with what they hold.
pub type FormValues = Vec<(String, String)>;

/// Runs a test on the panel, and asserts afterwards what holds for every test: nothing in the console that was not
/// announced, and nothing sent to another host.
pub async fn panel(test: impl AsyncFnOnce(&mut App)) {
    panel_with(&[], test).await;
}

/// The same, with more arguments for the server.
pub async fn panel_with(arguments: &[&str], test: impl AsyncFnOnce(&mut App)) {
    let _slot = BROWSERS.acquire().await.unwrap();
    let folder = Folder::new();
    let server = Server::start(folder.path(), arguments).await;
    let kind = Kind::wanted();
    let driver = Driver::start(kind, folder.path()).await;
    let browser = Browser::start(kind, &driver, &folder.path().join("profile")).await;
    let mut app = App {
        server,
        browser,
        folder: folder.path().to_owned(),
        logs: RefCell::default(),
        announced: RefCell::default(),
        on_disk: RefCell::default(),
        steps: RefCell::default(),
        front: RefCell::default(),
        settings: below::Settings::default(),
    };
    // The browser has to be closed whatever happens: it would outlive its driver.
    let ended = caught(async {
        tokio::time::timeout(LONGEST, test(&mut app)).await.expect("the test takes too long");
        let trouble = app.problems().await;
        assert!(trouble.is_empty(), "{trouble:#?}");
    })
    .await;
    if ended.is_err() {
        app.explain().await;
    }
    let (on_disk, profile) = (app.on_disk.take(), app.profile());
    let closed = app.browser.close().await;
    match ended {
        Err(panic) => resume_unwind(panic),
        Ok(()) => closed.unwrap(),
    }
    // Much is written only when the browser ends.
    for (text, wanted) in on_disk {
        let files = files_holding(&profile, &text);
        assert_eq!(wanted, !files.is_empty(), "the browser's files that hold a value: {files:?}");
    }
}

async fn caught(test: impl Future<Output = ()>) -> std::thread::Result<()> {
    let mut test = pin!(test);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

fn words(error: fantoccini::error::CmdError) -> String {
    error.to_string()
}

/// Going somewhere.
impl App {
    /// Opens the link that the server printed for the admin, and waits for the list.
    pub async fn sign_in_by_link(&self) {
        let link = self.server.admin_link().await;
        self.goto(&link).await;
        self.expect_list().await;
    }

    /// Waits for a complete list.
    pub async fn expect_list(&self) {
        self.expect_visible("heading", "API tokens").await;
        until("the list is complete", async || {
            let texts = self.browser.texts("status").await?;
            let complete = |text: &String| text.ends_with(" tokens") && !text.starts_with("Loading");
            if texts.iter().any(complete) { Ok(()) } else { Err(format!("statuses: {texts:?}")) }
        })
        .await;
    }

    /// Waits for the part of a complete list that is asked for.
    pub async fn expect_filtered_list(&self) {
        self.expect_visible("heading", "API tokens").await;
        self.expect_text("status", " of ").await;
    }

    /// Signs in with the admin's token, on the page that asks for one.
    pub async fn sign_in_by_token(&self) {
        self.fill("textbox", "API token", ADMIN_TOKEN).await;
        self.click("button", "Sign in").await;
    }

    /// The same, so that the sign-in outlives addresses that are opened anew.
    pub async fn sign_in_for_the_tab(&self) {
        self.click("checkbox", "Keep me signed in for this tab").await;
        self.sign_in_by_token().await;
    }

    /// Starts signing the real BentoML tool in.
    pub fn start_cli_login(&self) -> Login {
        self.step("bentoml cloud login".into());
        Login::start(&self.origin(), &self.folder)
    }

    /// Runs a text in a shell that has the real BentoML tool, signed in as the admin; what it printed.
    pub fn shell(&self, text: &str) -> String {
        self.step(format!("run {text}"));
        cli::shell(&self.server.url(), &self.folder, text)
    }

    /// Opens an address; what begins with `?` is one of the panel's.
    pub async fn goto(&self, address: &str) {
        self.step(format!("open {address}"));
        let address = if address.starts_with("http://") {
            address.to_owned()
        } else {
            format!("{}/{address}", self.base_url())
        };
        self.browser.client().goto(&address).await.unwrap();
    }

    /// Opens an address in a new tab, where one would paste it.
    pub async fn goto_in_new_tab(&self, address: &str) {
        self.step("open a new tab".into());
        self.browser.open_tab().await;
        self.goto(address).await;
    }

    /// Closes this tab and goes to the first one.
    pub async fn close_tab(&self) {
        self.step("close the tab".into());
        self.browser.client().close_window().await.unwrap();
        let tabs = self.browser.client().windows().await.unwrap();
        self.browser.client().switch_to_window(tabs[0].clone()).await.unwrap();
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.step("reload".into());
        self.browser.client().refresh().await.unwrap();
    }

    /// Loads the page again, which asks to stay. The driver answers that as whoever leaves all the same.
    pub async fn reload_and_discard(&self) {
        let asked = async || self.logs().await.prompts.iter().filter(|kind| *kind == "beforeunload").count();
        let before = asked().await;
        self.reload().await;
        until("the page has asked to stay", async || {
            if asked().await > before { Ok(()) } else { Err("it has not".into()) }
        })
        .await;
    }

    /// A step back in the history.
    pub async fn go_back(&self) {
        self.step("back".into());
        self.browser.client().back().await.unwrap();
    }

    /// A step forward in the history.
    pub async fn go_forward(&self) {
        self.step("forward".into());
        self.browser.script("history.forward()", vec![]).await;
    }

    /// The address, from its path on.
    pub async fn url(&self) -> String {
        let address = self.browser.client().current_url().await.unwrap().to_string();
        address.strip_prefix(&self.origin()).unwrap_or(&address).to_owned()
    }

    /// Where the panel is.
    fn base_url(&self) -> String {
        let front = self.front.borrow();
        front.as_ref().map_or_else(|| self.server.url(), |front| front.url().trim_end_matches('/').to_owned())
    }

    /// Where the API is, for whoever looks from outside.
    pub fn origin(&self) -> String {
        self.front.borrow().as_ref().map_or_else(|| self.server.url(), Front::origin)
    }

    /// From here on the panel is found below this path, at another port, with the API at its root.
    pub async fn serve_below(&self, path: &str) {
        self.serve_behind(below::start(&self.server.url(), path, self.settings.clone()).await);
    }

    /// From here on the panel is where this web server has it.
    pub fn serve_behind(&self, front: Front) {
        self.step(format!("the panel is at {}", front.url()));
        *self.front.borrow_mut() = Some(front);
    }

    /// Where the test may write.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// From the next page on, the host below whose path the panel was put answers with this when it is asked for the settings: a status, a media
    /// type and a body.
    pub fn answer_settings_with(&self, status: &str, kind: &str, body: &str) {
        self.step(format!("config.json is {status} {kind} {body}"));
        *self.settings.lock().unwrap() = Some([status, kind, body].map(str::to_owned));
    }

    /// Goes to the tab that was opened as this one, counted from nought.
    pub async fn switch_to_tab(&self, number: usize) {
        self.step(format!("go to tab {number}"));
        let tabs = self.browser.client().windows().await.unwrap();
        self.browser.client().switch_to_window(tabs[number].clone()).await.unwrap();
    }

    /// Waits until the address is this, from its path on.
    pub async fn expect_url(&self, address: &str) {
        until(&format!("the address is {address}"), async || {
            let is = self.url().await;
            if is == address { Ok(()) } else { Err(format!("it is {is}")) }
        })
        .await;
    }
}

/// Doing something.
impl App {
    /// Clicks what has this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.step(format!("click {role} “{name}”"));
        until(&format!("click {role} “{name}”"), async || {
            let element = self.browser.find(role, name).await?;
            let clicked = element.click().await.map_err(words);
            if clicked.is_err() {
                self.scroll_to(&element).await;
            }
            clicked
        })
        .await;
    }

    /// Brings something into the middle: it may lie below what stays at a dialog's foot, and a person would scroll.
    async fn scroll_to(&self, element: &Element) {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        self.browser.script(script, vec![json!(element)]).await;
    }

    /// Clicks twice, as fast as a double click.
    pub async fn double_click(&self, role: &str, name: &str) {
        self.step(format!("double-click {role} “{name}”"));
        let element = self.expect_visible(role, name).await;
        self.browser.double_click(&element).await;
    }

    /// Clicks while a key is held.
    pub async fn click_with(&self, key: &str, role: &str, name: &str) {
        self.step(format!("click {role} “{name}” with {key}"));
        let element = self.expect_visible(role, name).await;
        self.browser.click_with(key, &element).await;
    }

    /// Opens a link in a tab of its own with the middle button, and goes there.
    pub async fn middle_click(&self, name: &str) {
        self.step(format!("middle-click link “{name}”"));
        let element = self.expect_visible("link", name).await;
        self.browser.middle_click(&element).await;
    }

    /// Clicks what has this role and a name with this in it, until its name has that in it too.
    pub async fn click_until(&self, role: &str, part: &str, wanted: &str) {
        self.step(format!("click {role} “…{part}…” until it says “{wanted}”"));
        until(&format!("{role} “…{part}…” says “{wanted}”"), async || {
            let names = self.browser.names(role).await?;
            let name = names.iter().find(|name| name.contains(part)).ok_or("there is none")?;
            if name.contains(wanted) {
                return Ok(());
            }
            self.browser.find(role, name).await?.click().await.map_err(words)?;
            Err(format!("it said {name}"))
        })
        .await;
    }

    /// Clicks the first visible link that sets this key of the address to this value.
    pub async fn click_link_to(&self, key: &str, value: &str) {
        self.step(format!("follow the link to {key}={value}"));
        let script = "const [key, value] = arguments;
            return [...document.querySelectorAll('a[href]')].find(link =>
                link.checkVisibility() && new URL(link.href).searchParams.get(key) === value)";
        until(&format!("follow the link to {key}={value}"), async || {
            let link = self.browser.script(script, vec![json!(key), json!(value)]).await;
            self.browser.element(&link).ok_or("there is none")?.click().await.map_err(words)
        })
        .await;
    }

    /// Clicks into the corner of the window, where no dialog is.
    pub async fn click_outside_dialogs(&self) {
        self.step("click beside the dialog".into());
        self.browser.click_at(4, 4).await;
    }

    /// Replaces what stands in a field, key by key.
    pub async fn fill(&self, role: &str, name: &str, text: &str) {
        self.focus(role, name).await;
        self.step(format!("type “{text}”"));
        self.empty_focused().await;
        let element = self.browser.client().active_element().await.unwrap();
        if !text.is_empty() {
            element.send_keys(text).await.unwrap();
        }
        self.expect_value(role, name, text).await;
    }

    /// Replaces what stands in a field by pasting: for long texts, and for those that no keyboard has.
    pub async fn paste(&self, role: &str, name: &str, text: &str) {
        self.focus(role, name).await;
        self.step(format!("paste {} characters", text.chars().count()));
        self.empty_focused().await;
        self.browser.paste(text).await;
        self.expect_value(role, name, text).await;
    }

    /// Chooses an option of a native menu by its text.
    pub async fn select_option(&self, name: &str, option: &str) {
        self.step(format!("choose “{option}” in “{name}”"));
        until(&format!("choose “{option}” in “{name}”"), async || {
            let element = self.browser.find("combobox", name).await?;
            let chosen = element.select_by_label(option).await.map_err(words);
            if chosen.is_err() {
                self.scroll_to(&element).await;
            }
            chosen
        })
        .await;
        until(&format!("“{option}” is chosen in “{name}”"), async || {
            let element = self.browser.find("combobox", name).await?;
            let script = "return arguments[0].selectedOptions[0]?.textContent";
            let chosen = self.browser.script(script, vec![json!(element)]).await;
            if chosen == option { Ok(()) } else { Err(format!("{chosen} is")) }
        })
        .await;
    }

    /// Waits for the reveal, says that the value is saved, and returns it.
    pub async fn save_token_value(&self) -> String {
        self.expect_visible("dialog", "Save your new token").await;
        let value = self.input_value("textbox", "Token value").await;
        assert!(value.len() >= 20, "a value: {value}");
        self.click("checkbox", "I have saved this token").await;
        self.click("button", "Done").await;
        self.expect_hidden("dialog", "Save your new token").await;
        value
    }

    /// Presses a key, or the last one while the others are held.
    pub async fn press(&self, keys: &[&str]) {
        self.step(format!("press {}", keys.join("+")));
        self.browser.press(keys).await;
    }

    /// Gives the focus to what has this role and name.
    pub async fn focus(&self, role: &str, name: &str) {
        until(&format!("focus {role} “{name}”"), async || {
            let element = self.browser.find(role, name).await?;
            let script = "arguments[0].focus(); return document.activeElement === arguments[0]";
            let focused = self.browser.script(script, vec![json!(element)]).await;
            if focused == true { Ok(()) } else { Err("it does not take the focus".into()) }
        })
        .await;
    }

    async fn empty_focused(&self) {
        self.browser.press(&["Control", "a"]).await;
        self.browser.press(&["Delete"]).await;
    }

    /// Waits until a field holds this.
    pub async fn expect_value(&self, role: &str, name: &str, text: &str) {
        until(&format!("{role} “{name}” holds “{text}”"), async || {
            let value = self.try_value(role, name).await?;
            if value == text { Ok(()) } else { Err(format!("it holds “{value}”")) }
        })
        .await;
    }
}

/// Looking.
impl App {
    /// Waits for the one thing of this role and name.
    pub async fn expect_visible(&self, role: &str, name: &str) -> Element {
        self.step(format!("see {role} “{name}”"));
        until(&format!("see {role} “{name}”"), async || self.browser.find(role, name).await).await
    }

    /// Waits until there is nothing of this role and name.
    pub async fn expect_hidden(&self, role: &str, name: &str) {
        self.step(format!("see no {role} “{name}”"));
        until(&format!("see no {role} “{name}”"), async || {
            let found = self.browser.find_all(role, name).await?;
            if found.is_empty() { Ok(()) } else { Err(format!("there are {}", found.len())) }
        })
        .await;
    }

    /// Waits until an alert or a status says this, and returns all that it says.
    pub async fn expect_text(&self, role: &str, part: &str) -> String {
        self.step(format!("{role} says “{part}”"));
        until(&format!("{role} says “{part}”"), async || {
            let texts = self.browser.texts(role).await?;
            let found = texts.iter().find(|text| text.contains(part)).cloned();
            found.ok_or_else(|| format!("there are {texts:?}"))
        })
        .await
    }

    /// Waits until an alert or a status is exactly this.
    pub async fn expect_exact_text(&self, role: &str, text: &str) {
        self.step(format!("{role} says exactly “{text}”"));
        until(&format!("{role} says exactly “{text}”"), async || {
            let texts = self.browser.texts(role).await?;
            if texts.iter().any(|it| it == text) { Ok(()) } else { Err(format!("there are {texts:?}")) }
        })
        .await;
    }

    /// Waits until no alert or status says this.
    pub async fn expect_no_text(&self, role: &str, part: &str) {
        self.step(format!("no {role} says “{part}”"));
        until(&format!("no {role} says “{part}”"), async || {
            let texts = self.browser.texts(role).await?;
            if texts.iter().any(|text| text.contains(part)) {
                Err(format!("there are {texts:?}"))
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// Waits until there is no alert.
    pub async fn expect_no_alert(&self) {
        until("see no alert", async || {
            let texts = self.browser.texts("alert").await?;
            if texts.is_empty() { Ok(()) } else { Err(format!("there are {texts:?}")) }
        })
        .await;
    }

    /// Names a token in the create dialog, which is open, and gives it a scope where it has none: a token that could do
    /// nothing is refused.
    pub async fn name_token(&self, name: &str) {
        self.expect_visible("textbox", "Name").await;
        let script = "return document.querySelectorAll('dialog .scopes input:checked').length";
        if self.browser.script(script, vec![]).await == 0 {
            self.click("checkbox", "read_cluster").await;
        }
        // At last, so that the focus is there.
        self.fill("textbox", "Name", name).await;
    }

    /// Fills in the create dialog, which is open, with values for every field, and remembers them.
    pub async fn fill_create_dialog(&self, name: &str) -> FormValues {
        self.fill("textbox", "Name", name).await;
        self.fill("textbox", "Description", "All of this\nmust stay").await;
        self.click("radio", "Organization").await;
        self.click("checkbox", "read_organization").await;
        self.click("checkbox", "write_cluster").await;
        self.select_option("Expiration", "Custom…").await;
        self.fill("textbox", "Expiration date", "45d").await;
        self.create_dialog_values().await
    }

    /// What stands in the create dialog.
    pub async fn create_dialog_values(&self) -> FormValues {
        let mut filled = Vec::new();
        for name in ["Name", "Description", "Expiration date"] {
            filled.push((name.to_owned(), self.input_value("textbox", name).await));
        }
        for name in ["Personal", "Organization", "Monitoring"] {
            filled.push((name.to_owned(), self.is_checked("radio", name).await.to_string()));
        }
        for name in ["api", "read_organization", "write_organization", "read_cluster", "write_cluster"] {
            filled.push((name.to_owned(), self.is_checked("checkbox", name).await.to_string()));
        }
        filled.push(("Expiration".to_owned(), self.input_value("combobox", "Expiration").await));
        filled
    }

    /// What a field holds.
    pub async fn input_value(&self, role: &str, name: &str) -> String {
        until(&format!("{role} “{name}” has a value"), async || self.try_value(role, name).await).await
    }

    async fn try_value(&self, role: &str, name: &str) -> Result<String, String> {
        let value = self.browser.find(role, name).await?.prop("value").await.map_err(words)?;
        Ok(value.unwrap_or_default())
    }

    /// Whether a box is ticked.
    pub async fn is_checked(&self, role: &str, name: &str) -> bool {
        self.expect_visible(role, name).await.is_selected().await.unwrap()
    }

    /// Whether a box is ticked for a part of what it stands for.
    pub async fn is_indeterminate(&self, role: &str, name: &str) -> bool {
        let element = self.expect_visible(role, name).await;
        let script = "const box = arguments[0];
            return box.indeterminate === true || box.getAttribute('aria-checked') === 'mixed'";
        self.browser.script(script, vec![json!(element)]).await == true
    }

    /// Waits until a box is `true`, `false` or `mixed`.
    pub async fn expect_checked(&self, name: &str, state: &str) {
        self.step(format!("“{name}” is {state}"));
        until(&format!("“{name}” is {state}"), async || {
            let is = match self.is_indeterminate("checkbox", name).await {
                true => "mixed".to_owned(),
                false => self.is_checked("checkbox", name).await.to_string(),
            };
            if is == state { Ok(()) } else { Err(format!("it is {is}")) }
        })
        .await;
    }

    /// Waits until what describes a control has this in it.
    pub async fn expect_description(&self, role: &str, name: &str, part: &str) {
        until(&format!("{role} “{name}” is described by “{part}”"), async || {
            let description = self.description(role, name).await;
            if description.contains(part) { Ok(()) } else { Err(format!("it is by “{description}”")) }
        })
        .await;
    }

    /// What a list of terms says of this one.
    pub async fn definition_of(&self, term: &str) -> String {
        let script = "return [...document.querySelectorAll('dt')].filter(dt => dt.checkVisibility())
            .find(dt => dt.textContent.trim() === arguments[0])?.nextElementSibling?.innerText ?? null";
        until(&format!("something is said of “{term}”"), async || {
            let said = self.browser.script(script, vec![json!(term)]).await;
            said.as_str().map(str::to_owned).ok_or_else(|| "there is no such term".to_owned())
        })
        .await
    }

    /// What describes a control: the texts that its `aria-describedby` refers to.
    pub async fn description(&self, role: &str, name: &str) -> String {
        let element = self.expect_visible(role, name).await;
        let script = "return (arguments[0].getAttribute('aria-describedby') ?? '').split(/\\s+/)
            .map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim()";
        self.browser.script(script, vec![json!(element)]).await.as_str().unwrap().to_owned()
    }

    /// Waits until a control is marked as invalid and described by this.
    pub async fn expect_invalid(&self, role: &str, name: &str, part: &str) {
        self.step(format!("{role} “{name}” is refused: “{part}”"));
        until(&format!("{role} “{name}” is refused: “{part}”"), async || {
            let invalid = self.browser.find(role, name).await?.attr("aria-invalid").await.map_err(words)?;
            let description = self.description(role, name).await;
            if invalid.as_deref() == Some("true") && description.contains(part) {
                return Ok(());
            }
            Err(format!("invalid: {invalid:?}, described by “{description}”"))
        })
        .await;
    }

    /// Waits until a control is not marked as invalid.
    pub async fn expect_valid(&self, role: &str, name: &str) {
        until(&format!("{role} “{name}” is not refused"), async || {
            let invalid = self.browser.find(role, name).await?.attr("aria-invalid").await.map_err(words)?;
            if invalid.as_deref() == Some("true") { Err("it is".into()) } else { Ok(()) }
        })
        .await;
    }

    /// The text of what has this role and name, as it is seen.
    pub async fn inner_text(&self, role: &str, name: &str) -> String {
        self.expect_visible(role, name).await.text().await.unwrap()
    }

    /// Downloads land where a test can read them, and this waits for the one whose name ends like this.
    pub async fn download(&self, ending: &str, click: impl AsyncFnOnce()) -> String {
        let folder = self.folder.join("downloads");
        self.browser.download_to(&folder).await;
        click().await;
        self.step(format!("a file …{ending} is downloaded"));
        until(&format!("a file …{ending} is downloaded"), async || {
            let files = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
            let found = files.flatten().find(|file| file.file_name().to_string_lossy().ends_with(ending));
            let file = found.ok_or("there is none")?.path();
            let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
            if text.is_empty() {
                return Err("it is empty".into());
            }
            // The next one of this name is another.
            std::fs::remove_file(&file).map_err(|error| error.to_string())?;
            Ok(text)
        })
        .await
    }

    /// Waits until this text of the topmost dialog can be seen without scrolling, and nothing lies over it.
    pub async fn expect_in_viewport(&self, part: &str) {
        let script = "const part = arguments[0], dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
            const holds = e => e.checkVisibility() && e.innerText.includes(part);
            const found = [...(dialog?.querySelectorAll('*') ?? [])].filter(holds).at(-1);
            if (!found) return 'it is nowhere';
            const box = found.getBoundingClientRect();
            // Of a text in several lines, each one.
            const points = [...found.getClientRects()].map(r => [(r.left + r.right) / 2, (r.top + r.bottom) / 2]);
            const seen = points.length > 0 && points.every(([x, y]) => found.contains(document.elementFromPoint(x, y)));
            return seen ? '' : `it is at ${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}`";
        self.step(format!("“{part}” is in sight"));
        until(&format!("“{part}” is in sight"), async || {
            let trouble = self.browser.script(script, vec![json!(part)]).await;
            if trouble == "" { Ok(()) } else { Err(trouble.to_string()) }
        })
        .await;
    }

    /// Waits until this can be read in it: what is just appearing is not seen yet.
    pub async fn expect_text_in(&self, role: &str, name: &str, part: &str) {
        self.step(format!("{role} “{name}” shows “{part}”"));
        until(&format!("{role} “{name}” shows “{part}”"), async || {
            let text = self.browser.find(role, name).await?.text().await.map_err(words)?;
            if text.contains(part) { Ok(()) } else { Err(format!("it shows {text}")) }
        })
        .await;
    }

    /// The names of the rows that the table shows, in their order, found by the uids of these tokens.
    pub async fn row_names(&self, known: &[Value]) -> Vec<String> {
        let script = "const table = document.querySelector('[aria-label=\"API tokens\"]');
            return [...(table?.rows ?? table?.querySelectorAll('[role=row]') ?? [])]
                .filter(row => row.querySelector('td, [role=gridcell], [role=cell]') && !row.closest('[aria-hidden=true]'))
                .map(row => row.textContent)";
        let rows = self.browser.script(script, vec![]).await;
        let rows = rows.as_array().unwrap().iter().map(|row| row.as_str().unwrap());
        rows.map(|row| {
            let of_row = known.iter().find(|token| row.contains(token["uid"].as_str().unwrap()));
            of_row
                .map_or_else(|| format!("unknown: {row}"), |token| token["name"].as_str().unwrap().to_owned())
        })
        .collect()
    }

    /// The texts of a column's cells, by its header's name.
    pub async fn column_texts(&self, name: &str) -> Vec<String> {
        let header = self.expect_visible("columnheader", name).await;
        let script = "const header = arguments[0];
            return [...header.closest('table').tBodies].filter(body => !body.closest('[aria-hidden=true]'))
                .flatMap(body => [...body.rows]).map(row => row.cells[header.cellIndex].textContent.trim())";
        let cells = self.browser.script(script, vec![json!(header)]).await;
        cells.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()).collect()
    }

    /// Waits until the browser has no cookie for the page.
    pub async fn expect_no_cookie(&self) {
        until("there is no cookie", async || {
            let cookies = self.browser.cookies().await;
            if cookies.as_array().is_some_and(Vec::is_empty) { Ok(()) } else { Err("there is one".into()) }
        })
        .await;
    }

    /// Saves what is seen where `E2E_SCREENSHOTS` says, if it does.
    pub async fn screenshot(&self, name: &str) {
        let Some(folder) = std::env::var_os("E2E_SCREENSHOTS").map(PathBuf::from) else { return };
        // A picture is an extra: no test fails for the lack of one.
        let _ = std::fs::create_dir_all(&folder);
        if let Ok(bytes) = self.browser.client().screenshot().await {
            let _ = std::fs::write(folder.join(format!("{name}.png")), bytes);
        }
    }
}

/// What holds for every test.
impl App {
    /// Announces that the browser will log a failed request, by a part of that line.
    pub async fn expect_console_error(&self, part: &str) {
        let after = self.logs().await.console.len();
        self.announced.borrow_mut().push(Announced { part: part.to_owned(), after });
    }

    /// Announces that the browser will log a request that gets no answer.
    pub async fn expect_failed_request(&self) {
        self.expect_console_error("net::ERR_").await;
    }

    /// Announces a value that may be in no file which the browser has written when it ends.
    pub fn expect_not_on_disk(&self, value: &str) {
        self.on_disk.borrow_mut().push((value.to_owned(), false));
    }

    /// Announces a text that must be in such a file: what looks for values there can find them.
    pub fn expect_on_disk(&self, text: &str) {
        self.on_disk.borrow_mut().push((text.to_owned(), true));
    }

    /// Where the browser keeps its files.
    fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Everything that was logged so far.
    pub async fn logs(&self) -> Logs {
        let later = self.browser.logs().await;
        self.logs.borrow_mut().extend(later);
        self.logs.borrow().clone()
    }

    /// What was logged that nobody announced, what was announced and did not come, and what was sent elsewhere.
    pub async fn problems(&self) -> Vec<String> {
        let logs = self.logs().await;
        let announced = self.announced.borrow();
        let covers = |it: &Announced, index: usize, line: &Line| {
            line.source == "network" && index >= it.after && line.message.contains(&it.part)
        };
        let lines = || logs.console.iter().enumerate().filter(|(_, line)| line.is_trouble());
        let surprises = lines().filter(|(index, line)| !announced.iter().any(|it| covers(it, *index, line)));
        let absent = announced.iter().filter(|it| !lines().any(|(index, line)| covers(it, index, line)));
        let own = format!("{}/", self.server.url());
        let mut trouble: Vec<String> = surprises.map(|(_, line)| format!("console: {line:?}")).collect();
        trouble.extend(absent.map(|it| format!("announced, and did not come: {}", it.part)));
        // The driver's own start page.
        let front = format!("{}/", self.origin());
        let is_own = |url: &str| url.starts_with(&own) || url.starts_with(&front);
        let elsewhere = logs.requests.iter().filter(|url| !is_own(url) && *url != "data:,");
        trouble.extend(elsewhere.map(|url| format!("sent elsewhere: {url}")));
        if !logs.requests.iter().any(|url| is_own(url)) {
            trouble.push("no request is logged at all".to_owned());
        }
        trouble
    }

    /// Forgets everything that was logged: it was meant.
    pub async fn clear_logs(&self) {
        let logs = self.logs().await;
        let requests = logs.requests.into_iter().filter(|url| url.starts_with(&self.server.url())).collect();
        *self.logs.borrow_mut() = Logs { requests, ..Logs::default() };
        self.announced.borrow_mut().clear();
    }

    pub(super) fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    /// Prints how it came to a failure.
    async fn explain(&self) {
        let steps = self.steps.borrow().join("\n  ");
        eprintln!("steps:\n  {steps}");
        let seen = async {
            eprintln!("address: {}", self.url().await);
            let script = "return document.body?.innerText";
            eprintln!("page:\n{}", self.browser.script(script, vec![]).await.as_str().unwrap_or_default());
            eprintln!("console: {:#?}", self.logs().await.console);
            let test = std::thread::current().name().unwrap_or("failed").replace("::", "-");
            self.screenshot(&format!("failed-{test}")).await;
        };
        // The browser itself may be what failed.
        let _ = caught(seen).await;
        eprintln!("server:\n{}", self.server.output());
    }
}
