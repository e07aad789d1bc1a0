//! Exporting the shown rows: as files, through the clipboard, and as a command of the real tool.

use crate::support::{App, panel, until};
use serde_json::{Value, json};

/// Texts that attack programs which read them without escaping.
const HOSTILE: [&str; 9] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1:A9)",
    "\t=1",
    "he said \"=1\", then left; and\r\nwent\non",
    "🍱 for Zoë, 鍵",
    "\u{202e}gnp.exe",
    "'quoted'",
];

/// Today's date in the browser's time zone.
async fn today(app: &App) -> String {
    let script = "return new Date().toLocaleDateString('sv-SE')";
    app.browser.script(script, vec![]).await.as_str().unwrap().to_owned()
}

async fn choose(app: &App, item: &str) {
    app.click("button", "Export").await;
    app.click("button", item).await;
}

async fn file(app: &App, form: &str) -> String {
    let name = format!("api-tokens-{}.{}", today(app).await, form.to_lowercase());
    let text = app.download(&name, async || choose(app, &format!("Download {form}")).await).await;
    app.expect_text("status", &format!(" as {name}.")).await;
    text
}

/// CSV as a spreadsheet reads it: lines of cells.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = csv.chars().peekable();
    let mut is_inside = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if is_inside && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => is_inside = !is_inside,
            ',' if !is_inside => line.push(std::mem::take(&mut cell)),
            '\r' if !is_inside && chars.next_if_eq(&'\n').is_some() => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c => cell.push(c),
        }
    }
    assert!(!is_inside && line.is_empty() && cell.is_empty(), "the last line is whole");
    lines
}

/// The names of the shown rows: at least one, and fewer than all.
async fn names_shown(app: &App, address: &str, tokens: &[Value]) -> Vec<String> {
    app.goto(address).await;
    app.expect_text("status", &format!(" of {} tokens", tokens.len())).await;
    let names = app.row_names(tokens).await;
    assert!(names.len() > 2 && names.len() < tokens.len(), "{address} shows {names:?}");
    names
}

#[tokio::test]
async fn files_hold_the_shown_rows_in_their_order() {
    panel(async |app| {
        let mut made = Vec::new();
        for (n, words) in HOSTILE.iter().enumerate() {
            let token = json!({ "name": format!("hostile-{n}"), "description": words });
            made.push(app.server.make(token).await);
        }
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        for address in
            ["?q=hostile&sort=name", "?q=hostile&sort=-name", "?status=active&scope=api&sort=-expires"]
        {
            let names = names_shown(app, address, &tokens).await;
            let of_name = |name: &String| tokens.iter().find(|token| token["name"] == **name).unwrap();

            let json = file(app, "JSON").await;
            let list: Vec<Value> = serde_json::from_str(&json).unwrap();
            assert_eq!(list.iter().map(|token| token["name"].as_str().unwrap()).collect::<Vec<_>>(), names);
            for token in &list {
                let name = token["name"].as_str().unwrap().to_owned();
                assert_eq!(token["description"], of_name(&name)["description"], "{name}");
            }

            let yaml = file(app, "YAML").await;
            let uids: Vec<&str> = yaml.lines().filter_map(|line| line.strip_prefix("- uid: ")).collect();
            assert_eq!(
                uids,
                names.iter().map(|name| of_name(name)["uid"].as_str().unwrap()).collect::<Vec<_>>()
            );

            let csv = file(app, "CSV").await;
            let lines = cells(csv.strip_prefix('\u{feff}').expect("Excel wants the mark"));
            let column = |name: &str| lines[0].iter().position(|head| head == name).unwrap();
            let (name, uid, description) = (column("Name"), column("UID"), column("Description"));
            assert_eq!(
                lines[1..].iter().map(|line| &line[name]).collect::<Vec<_>>(),
                names.iter().collect::<Vec<_>>()
            );
            for line in &lines[1..] {
                let token = of_name(&line[name]);
                assert_eq!(line[uid], token["uid"].as_str().unwrap());
                let told = token["description"].as_str().unwrap().replace("\r\n", "\n");
                // A character that changes the direction of text is replaced by its name.
                let told = told.replace('\u{202e}', "⟨U+202E⟩");
                // Where a tab separates cells, what follows one would be a formula too.
                let told = told.replace("\t=", "\t'=");
                let begins = told.starts_with(['=', '+', '-', '@', '\t']);
                assert_eq!(line[description], format!("{}{told}", if begins { "'" } else { "" }));
            }
            for text in [json, yaml, csv] {
                for token in &made {
                    assert!(!text.contains(token["token"].as_str().unwrap()), "no value is given out");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_real_tool_prints_the_exported_list() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let names = names_shown(app, "?q=deploy", &tokens).await;
        let (json, yaml) = (file(app, "JSON").await, file(app, "YAML").await);
        choose(app, "Copy as command").await;
        app.expect_text("status", "Copied as a command. It searches for one word").await;
        let command = app.clipboard_text().await;
        assert!(command.ends_with("\nbentoml api-token list --search deploy"), "{command}");
        assert!(app.shell(&command).contains(&names[0]));
        assert_eq!(app.shell(&format!("{command} -o json")), json);
        // The tool prints one more line break at the end.
        assert_eq!(app.shell(&format!("{command} -o yaml")), format!("{yaml}\n"));
    })
    .await;
}

#[tokio::test]
async fn a_command_names_the_filters_that_it_lacks() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=it's+$(id)&status=active&scope=api&sort=name").await;
        app.expect_text("status", "0 of ").await;
        choose(app, "Copy as command").await;
        let said = app.expect_text("status", "Copied as a command. ").await;
        let note = "The tool has no option for status, scope, sort. It searches for one word, and where is up to the \
                    server. It lists the first 100 tokens at most.";
        assert!(said.contains(note), "{said}");
        let command = app.clipboard_text().await;
        assert_eq!(command, format!("# {note}\nbentoml api-token list --search '$(id)'"));
        assert_eq!(app.shell(&format!("{command} -o json")), "[]\n");

        // A word that begins with a hyphen is searched for, and is no option of the tool.
        app.goto("?q=--help").await;
        app.expect_text("status", "0 of ").await;
        choose(app, "Copy as command").await;
        let command = until("the command is copied", async || {
            let text = app.clipboard_text().await;
            if text.ends_with("--search=--help") { Ok(text) } else { Err(text) }
        })
        .await;
        assert_eq!(app.shell(&format!("{command} -o json")), "[]\n");
    })
    .await;
}

#[tokio::test]
async fn the_copied_text_is_equal_to_the_file() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let tokens = app.server.tokens().await;
        let count = names_shown(app, "?status=expired&sort=-name", &tokens).await.len();
        for form in ["JSON", "YAML", "CSV"] {
            let held = file(app, form).await;
            choose(app, &format!("Copy {form}")).await;
            app.expect_exact_text("status", &format!("Copied {count} tokens as {form}.")).await;
            assert_eq!(
                app.clipboard_text().await.replace("\r\n", "\n"),
                held.trim_start_matches('\u{feff}').replace("\r\n", "\n")
            );
        }
        // A refused copy is not reported as a success.
        app.refuse_clipboard().await;
        for item in ["Copy JSON", "Copy as command"] {
            choose(app, "Download CSV").await;
            app.expect_text("status", "Downloaded").await;
            choose(app, item).await;
            app.expect_exact_text("status", "Not copied: the browser refused.").await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_is_exported() {
    panel(async |app| {
        app.sign_in_by_link().await;
        app.goto("?q=nothing+is+called+so").await;
        app.expect_text("status", "0 of ").await;
        for (form, text) in [("JSON", "[]\n"), ("YAML", "[]\n")] {
            assert_eq!(file(app, form).await, text);
        }
        let lines = cells(&file(app, "CSV").await);
        assert!(lines.len() == 1 && lines[0].len() == 13, "{lines:?}");
        app.expect_text("status", "Downloaded 0 tokens as").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_name_has_the_local_date() {
    panel(async |app| {
        app.sign_in_by_link().await;
        let mut days = Vec::new();
        // The zones differ by 25 hours, so they never have the same date.
        for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            app.browser.set_time_zone(zone).await;
            app.reload().await;
            app.expect_list().await;
            file(app, "CSV").await;
            days.push(today(app).await);
        }
        assert_ne!(days[0], days[1]);
    })
    .await;
}

#[tokio::test]
async fn an_incomplete_list_is_marked_as_incomplete() {
    panel(async |app| {
        // More than the first page of the list.
        for n in 0..50 {
            app.server.make(json!({ "name": format!("more-{n}") })).await;
        }
        app.sign_in_by_link().await;
        choose(app, "Copy JSON").await;
        app.expect_exact_text("status", "Copied 111 tokens as JSON.").await;
        app.browser.block_requests(Some("start=100")).await;
        app.reload().await;
        app.expect_text("status", "Incomplete: 100 of 111 tokens loaded").await;
        choose(app, "Copy JSON").await;
        app.expect_exact_text("status", "Copied 100 tokens as JSON. The list is not complete.").await;
        let copied: Vec<Value> = serde_json::from_str(&app.clipboard_text().await).unwrap();
        assert_eq!(copied.len(), 100);
    })
    .await;
}

#[tokio::test]
async fn the_menu_closes_and_keeps_the_keyboard_focus() {
    panel(async |app| {
        app.sign_in_by_link().await;
        choose(app, "Copy YAML").await;
        app.expect_text("status", "Copied 61 tokens as YAML.").await;
        app.expect_hidden("button", "Copy YAML").await;
        until("the menu's button has the focus", async || {
            let focused = app.browser.focused().await?;
            if focused == ("button".to_owned(), "Export".to_owned()) {
                Ok(())
            } else {
                Err(format!("{focused:?}"))
            }
        })
        .await;
    })
    .await;
}
