//! Reading what the page shows.

use super::super::until;
use super::{App, message};
use serde_json::{Value, json};
use std::path::PathBuf;

impl App {
    /// The visible text of the element with this role and name.
    pub async fn inner_text(&self, role: &str, name: &str) -> String {
        self.expect_visible(role, name).await.text().await.unwrap()
    }

    /// The text of a field.
    pub async fn input_value(&self, role: &str, name: &str) -> String {
        until(&format!("{role} “{name}” has a value"), async || self.try_value(role, name).await).await
    }

    pub(super) async fn try_value(&self, role: &str, name: &str) -> Result<String, String> {
        let value = self.browser.find(role, name).await?.prop("value").await.map_err(message)?;
        Ok(value.unwrap_or_default())
    }

    /// Whether a checkbox or radio button is checked.
    pub async fn is_checked(&self, role: &str, name: &str) -> bool {
        self.expect_visible(role, name).await.is_selected().await.unwrap()
    }

    /// Whether a checkbox is partly checked.
    pub async fn is_indeterminate(&self, role: &str, name: &str) -> bool {
        let element = self.expect_visible(role, name).await;
        let script = "const box = arguments[0];
            return box.indeterminate === true || box.getAttribute('aria-checked') === 'mixed'";
        self.browser.script(script, vec![json!(element)]).await == true
    }

    /// The description of a control: the texts that its `aria-describedby` refers to.
    pub async fn description(&self, role: &str, name: &str) -> String {
        let element = self.expect_visible(role, name).await;
        let script = "return (arguments[0].getAttribute('aria-describedby') ?? '').split(/\\s+/)
            .map(id => document.getElementById(id)?.textContent ?? '').join(' ').trim()";
        self.browser.script(script, vec![json!(element)]).await.as_str().unwrap().to_owned()
    }

    /// The definition of a term in a list of terms.
    pub async fn definition_of(&self, term: &str) -> String {
        let script = "return [...document.querySelectorAll('dt')].filter(dt => dt.checkVisibility())
            .find(dt => dt.textContent.trim() === arguments[0])?.nextElementSibling?.innerText ?? null";
        until(&format!("something is said of “{term}”"), async || {
            let said = self.browser.script(script, vec![json!(term)]).await;
            said.as_str().map(str::to_owned).ok_or_else(|| "there is no such term".to_owned())
        })
        .await
    }

    /// The names of the table's rows, in order, found by the uids of the `known` tokens.
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

    /// The texts of a column's cells, by the name of its header.
    pub async fn column_texts(&self, name: &str) -> Vec<String> {
        let header = self.expect_visible("columnheader", name).await;
        let script = "const header = arguments[0];
            return [...header.closest('table').tBodies].filter(body => !body.closest('[aria-hidden=true]'))
                .flatMap(body => [...body.rows]).map(row => row.cells[header.cellIndex].textContent.trim())";
        let cells = self.browser.script(script, vec![json!(header)]).await;
        cells.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap().to_owned()).collect()
    }

    /// Runs `click`, waits for the downloaded file whose name ends with `ending`, and returns its text.
    pub async fn download(&self, ending: &str, click: impl AsyncFnOnce()) -> String {
        let folder = self.folder.join("downloads");
        self.browser.download_to(&folder).await;
        click().await;
        self.step_until(format!("a file …{ending} is downloaded"), async || {
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

    /// Saves a screenshot in the folder of `E2E_SCREENSHOTS`, if that is set.
    pub async fn screenshot(&self, name: &str) {
        let Some(folder) = std::env::var_os("E2E_SCREENSHOTS").map(PathBuf::from) else { return };
        // A picture is an extra: no test fails for the lack of one.
        let _ = std::fs::create_dir_all(&folder);
        if let Ok(bytes) = self.browser.client().screenshot().await {
            let _ = std::fs::write(folder.join(format!("{name}.png")), bytes);
        }
    }
}
