//! WebKit: its MiniBrowser on a screen of its own, without a window manager, and the settings that it reads from files.

use super::front::free_port;
use super::process::{Process, text_of};
use super::{http, until};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The settings of GTK: the page is asked for less motion.
const GTK: &str = "[Settings]\ngtk-enable-animations=0\n";

/// Starts a virtual screen on a free display, and returns its name too.
pub async fn start_screen(folder: &Path) -> (Process, String) {
    let mut command = Command::new(std::env::var_os("XVFB").unwrap_or_else(|| "Xvfb".into()));
    // It chooses the display and writes its number to the standard output.
    command.args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"]);
    let (out, errors) = (folder.join("display.txt"), folder.join("screen.txt"));
    let process = Process::start(command, &out, &errors);
    let number = until("the screen starts", async || {
        let text = text_of(&out);
        text.strip_suffix('\n').map(str::to_owned).ok_or_else(|| text_of(&errors))
    })
    .await;
    (process, format!(":{number}"))
}

/// Starts the driver on this display, and returns its address too. All files of the browser are in the folder.
pub async fn start_driver(program: OsString, folder: &Path, display: &str, log: &Path) -> (Process, String) {
    let settings = folder.join("config");
    for (file, text) in [
        ("gtk-3.0/settings.ini", GTK.to_owned()),
        ("user-dirs.dirs", format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.join("downloads").display())),
    ] {
        let file = settings.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    std::fs::create_dir_all(folder.join("downloads")).unwrap();
    let port = free_port();
    let mut command = Command::new(program);
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("HOME", folder)
        .env("XDG_CONFIG_HOME", &settings)
        .env("XDG_DATA_HOME", folder.join("profile"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        // For known texts of the browser in every language of the machine.
        .env("LC_ALL", "en_US.UTF-8")
        // The sandbox does not work for root and in most containers. The only pages are the test's.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS");
    let process = Process::start(command, log, log);
    let host = format!("127.0.0.1:{port}");
    until("the driver starts", async || match http::send(&host, "GET", "/status", "", None).await {
        Ok((200, _)) => Ok(()),
        other => Err(format!("{other:?}: {}", text_of(log))),
    })
    .await;
    (process, format!("http://{host}"))
}

/// The program that the driver starts, which is not on `PATH`: where `MINIBROWSER` says, or where Debian has it.
pub fn browser() -> PathBuf {
    if let Some(program) = std::env::var_os("MINIBROWSER") {
        return program.into();
    }
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut programs = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    programs.find(|program| program.is_file()).expect("MINIBROWSER names WebKit's MiniBrowser")
}
