//! The program: command line, clock, log, listening and shutdown.

use chrono::{DateTime, Utc};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use token_server::backup_commands;
use token_server::compare_command;
use token_server::member_commands::{self, Output};
use token_server::options::{
    BACKUP_HELP, COMPARE_HELP, Command, CompareCommand, HELP, MEMBER_HELP, MemberCommand, Options, parse,
    read_admin_token, with_advice,
};
use token_server::serve::{Limits, serve};
use token_server::{
    App, Clock, SessionCookie, Settings, Store, bootstrap, check_outside, check_site, metrics_router, router,
    secret_environment, system_user,
};
use tokio::net::TcpListener;

/// How often noted uses of tokens are written, and expired login codes removed.
const MAINTENANCE_INTERVAL: Duration = Duration::from_secs(1);

/// How many maintenance intervals pass between deletions of old events: an hour.
const DELETE_EVENTS_EVERY: u32 = 3600;

fn main() -> ExitCode {
    let taken_over = secret_environment::taken_over();
    let environment = |name: &str| match &taken_over {
        Some(values) => values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()),
        None => std::env::var(name).ok(),
    };
    let mut options = match parse(std::env::args_os().skip(1), environment) {
        Ok(Command::Serve(options)) => options,
        Ok(Command::Member(command)) => return member(command),
        Ok(Command::MemberHelp) => return print(MEMBER_HELP),
        Ok(Command::Backup(command)) => {
            return match backup_commands::run(&command) {
                Ok(lines) => print(&(lines.join("\n") + "\n")),
                Err(refusal) => fail(refusal),
            };
        }
        Ok(Command::BackupHelp) => return print(BACKUP_HELP),
        Ok(Command::Compare(command)) => return compare(&command),
        Ok(Command::CompareHelp) => return print(COMPARE_HELP),
        Ok(Command::Help) => return print(HELP),
        Ok(Command::Version) => return print(concat!("token-server ", env!("CARGO_PKG_VERSION"), "\n")),
        Err(refusal) => {
            eprintln!("token-server: {refusal}");
            return ExitCode::from(2);
        }
    };
    if taken_over.is_none()
        && let Err(refusal) = secret_environment::start_anew()
    {
        return fail(refusal);
    }
    if let Err(refusal) = read_files(&mut options) {
        return fail(refusal);
    }
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        // A log that cannot be written (a full disk) must not fail a request. Reporting that error would panic.
        .log_internal_errors(false)
        .init();
    // Only the place is logged, because the message of a panic can contain a token's value.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(format!("cannot start: {error}")),
    };
    let ended = runtime.block_on(run(*options));
    // Tasks that still run (a client that never reads) do not delay the end of the process by more than a second.
    runtime.shutdown_timeout(Duration::from_secs(1));
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => fail(refusal),
    }
}

/// Reads the file with the first admin token, and checks the folder of the panel.
fn read_files(options: &mut Options) -> Result<(), String> {
    if let Some(site) = &options.site {
        check_site(site)?;
        check_outside(site, "--database", &options.database)?;
        options
            .admin_token_file
            .as_deref()
            .map_or(Ok(()), |file| check_outside(site, "--admin-token-file", file))?;
    }
    if let Some(file) = &options.admin_token_file {
        let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
        let token = read_admin_token(file, credentials.as_deref());
        options.data.admin_token =
            Some(token.map_err(|refusal| with_advice(refusal, "option", &options.database))?);
    }
    Ok(())
}

/// Runs `token-server member …`.
fn member(command: MemberCommand) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(format!("cannot start: {error}")),
    };
    let done = runtime.block_on(async {
        let store = Store::open_existing(&command.database).map_err(|error| error.to_string())?;
        member_commands::run(&store, command.action, &system_user::name(), now()).await
    });
    match done {
        Ok(Output::Lines(lines)) => print(&(lines.join("\n") + "\n")),
        Ok(Output::Link(url, path)) => {
            eprintln!("This link works once, within ten minutes:");
            print(&format!("{url}{}\n", path.expose()))
        }
        Err(refusal) => fail(refusal),
    }
}

/// Runs `token-server compare …`. The exit code is that of `diff`: 1 where something differs, 2 where it cannot be said.
fn compare(command: &CompareCommand) -> ExitCode {
    match compare_command::run(command, &mut std::io::stdin().lock(), now()) {
        Ok(compared) => {
            print(&compared.text);
            ExitCode::from(u8::from(compared.differs))
        }
        Err(errors) => {
            for error in errors {
                eprintln!("token-server: {error}");
            }
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> ExitCode {
    // A closed pipe is not an error.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn fail(refusal: String) -> ExitCode {
    eprintln!("token-server: {refusal}");
    ExitCode::FAILURE
}

#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn now() -> DateTime<Utc> {
    std::time::SystemTime::now().into()
}

async fn run(options: Options) -> Result<(), String> {
    // Before the database, which this start may migrate: an older server that still runs has the address, too.
    let listener = listen(options.listen).await?;
    let metrics_listener = match options.metrics {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let store = Store::open(&options.database).map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    // Before this start writes an event.
    let newest_event = store.newest_event_at().await.map_err(|error| error.to_string())?.unwrap_or_else(now);
    let made = bootstrap::prepare(&store, &options.data, now()).await.map_err(|error| error.to_string())?;
    let links = Links { print: made.is_first || options.print_link, has_demo: options.data.demo > 0 };
    if options.faults {
        warn_of_faults();
    }

    let clock: Clock = Arc::new(now);
    let settings = Settings {
        site: options.site,
        origins: options.origins,
        faults: options.faults,
        like_yatai: options.like_yatai,
        demo_password: options.demo_password,
        idle_sign_out: options.idle_sign_out,
        security_contact: options.security_contact,
        keep_events: options.keep_events,
        max_lifetime: options.max_lifetime,
        cookie: SessionCookie::new(address.port(), options.public_url.as_ref()),
        proxies: options.proxies,
        auto_join: options.auto_join,
        public_url: options.public_url,
    };
    let app = App::new(store.clone(), clock, settings);
    // Before the address is printed, so that a signal that comes after that ends the server cleanly.
    let signal = shutdown_signal().map_err(|error| format!("cannot listen to signals: {error}"))?;
    let metrics_address = metrics_listener.as_ref().and_then(|listener| listener.local_addr().ok());
    announce(&app, &made, links, &options.database, address, metrics_address).await?;
    let maintenance = tokio::spawn(maintain(app.clone(), newest_event));
    let metrics = metrics_listener.map(|listener| tokio::spawn(serve_metrics(listener, app.clone())));

    let ending = async {
        signal.await;
        tracing::info!("ending");
        app.end_waits();
    };
    if !serve(listener, router(app.clone()), Limits::default(), ending).await {
        tracing::warn!("some requests were still running");
    }
    if let Some(metrics) = metrics {
        // It ends with the server; what it answered is no reason to fail.
        let _ = metrics.await;
    }
    maintenance.abort();
    store.write_refused_sign_ins().await.map_err(|error| error.to_string())?;
    store.write_uses().await.map_err(|error| error.to_string())?;
    store.write_session_uses(None).await.map_err(|error| error.to_string())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}

/// Answers Prometheus until the server ends.
async fn serve_metrics(listener: TcpListener, app: App) {
    let limits = Limits { connections: 16, ..Limits::default() };
    let router = metrics_router(app.clone());
    serve(listener, router, limits, async move { app.ending().await }).await;
}

/// Says that anybody on this machine can make requests fail.
fn warn_of_faults() {
    const WARNING: &str = "--faults is on: this server is for tests. Never use it with real tokens or where others can reach it";
    eprintln!("token-server: WARNING: {WARNING}.");
    tracing::warn!("{WARNING}");
}

/// Which sign-in links a start prints.
#[derive(Clone, Copy)]
struct Links {
    print: bool,
    /// Whether there is a link for the demo's member too.
    has_demo: bool,
}

/// Prints the address, and what only the person who starts the server may see: sign-in links and the admin token.
async fn announce(
    app: &App,
    made: &bootstrap::Made,
    links: Links,
    database: &Path,
    address: SocketAddr,
    metrics: Option<SocketAddr>,
) -> Result<(), String> {
    let Links { print, has_demo } = links;
    // A server that listens on all addresses is reached on this machine by the loopback address.
    let host = match address {
        a if !a.ip().is_unspecified() => a.to_string(),
        SocketAddr::V4(a) => format!("127.0.0.1:{}", a.port()),
        SocketAddr::V6(a) => format!("[::1]:{}", a.port()),
    };
    // Links lead to where people reach the server.
    let reached = app.public_origin().map_or_else(|| format!("http://{host}"), str::to_owned);
    let links = match print {
        true => bootstrap::links(app, has_demo).await.map_err(|error| error.to_string())?,
        false => Vec::new(),
    };
    // The admin's link is the last line, next to the prompt.
    let (admin, others): (Vec<_>, Vec<_>) = links.iter().partition(|link| link.who == "admin");
    let mut text = format!("Panel and API: http://{host}/\n");
    if let Some(metrics) = metrics {
        text.push_str(&format!("Metrics: http://{metrics}/metrics\n"));
    }
    if let Some(token) = &made.admin_token {
        text.push_str(&format!("Admin token (not shown again): {}\n", token.expose()));
    }
    for link in &others {
        text.push_str(&format!("Sign in as a {} (works once): {reached}{}\n", link.who, link.path.expose()));
    }
    if has_demo
        && let Some(name) = bootstrap::demo_leaver(app.store()).await.map_err(|error| error.to_string())?
    {
        text.push_str(&format!("{name} left the organization: his personal tokens are refused.\n"));
    }
    if !print {
        let database = database.display();
        text.push_str(&format!("For a sign-in link: token-server member link NAME --database {database}\n"));
    }
    for link in &admin {
        text.push_str(&format!("Sign in (works once): {reached}{}\n", link.path.expose()));
    }
    if made.ignored_admin_token {
        tracing::warn!(
            "the given admin token has an effect at the first start only: this database has an admin already"
        );
    }
    let mut out = std::io::stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).or(Ok(()))
}

/// Writes noted uses and refused sign-ins, ends idle sessions, removes expired login codes and deletes old events, until it
/// is aborted.
/// `newest_event` is the time of the newest event at the start. From it on, time is counted by the intervals here, without
/// the clock, to know which time has certainly been reached.
async fn maintain(app: App, newest_event: DateTime<Utc>) {
    let mut certain = newest_event;
    for tick in (0..DELETE_EVENTS_EVERY).cycle() {
        tokio::time::sleep(MAINTENANCE_INTERVAL).await;
        certain += MAINTENANCE_INTERVAL;
        if tick == 0 {
            match app.delete_old_events(certain).await {
                Ok(0) => {}
                Ok(events) => tracing::info!(events, "deleted old events"),
                Err(error) => tracing::warn!(%error, "cannot delete old events"),
            }
        }
        app.remove_expired_codes();
        if let Err(error) = app.store().write_uses().await {
            tracing::warn!(%error, "cannot write when tokens were used");
        }
        if let Err(error) = app.store().write_session_uses(Some(app.now())).await {
            tracing::warn!(%error, "cannot write when sessions were used");
        }
        if let Err(error) = app.end_idle_sessions().await {
            tracing::warn!(%error, "cannot end sessions that are not used");
        }
        if let Err(error) = app.store().write_refused_sign_ins().await {
            tracing::warn!(%error, "cannot write which sign-ins were refused");
        }
    }
}

/// Completes when the program gets SIGTERM or SIGINT. From this call on, those signals no longer kill the process.
#[cfg(unix)]
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
