//! `cargo xtask serve`: the demo site, the built files and the sample endpoints on one local address.
//!
//! It behaves like the hosts the widgets meet in the world: cross-origin access for everybody, validators instead of
//! long caching, compressed text. `site` maps addresses to files, `samples` computes answers, `answer` is what both give.

mod answer;
mod brussels;
mod compress;
mod large_projects;
mod live_programme;
mod mime;
mod samples;
mod site;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use tiny_http::{Request, Server};

use crate::error::{Context, Error, Result};
use crate::paths::Paths;
use crate::progress;
use answer::Answer;
use compress::Compressed;
use site::Site;

/// What the command line may say.
pub struct Options {
    pub port: u16,
    pub open: bool,
    /// A folder of feeds to try the widgets with, served under /data/.
    pub data: Option<PathBuf>,
    /// Further folders, each as `FOLDER=/prefix`.
    pub roots: Vec<String>,
}

/// Serves until the process is ended.
pub fn serve(paths: &Paths, options: &Options) -> Result<()> {
    let mut site = Site::new(paths.www());
    site.mount("/city-widgets/v1/", paths.dist())?;
    for root in &options.roots {
        let (folder, prefix) =
            root.rsplit_once('=').ok_or_else(|| Error::from(format!("--root {root}: write it as FOLDER=/prefix")))?;
        site.mount(prefix, PathBuf::from(folder))?;
    }
    if let Some(folder) = &options.data {
        site.mount_listed("/data/", folder.clone())?;
    }

    let server = listen(options.port)?;
    let address = format!("http://127.0.0.1:{}/", options.port);
    progress::line("serve", &format!("{address}  (Ctrl+C ends it)"));
    if options.open {
        open(&address);
    }

    let shared = Arc::new((site, Compressed::default()));
    for request in server.incoming_requests() {
        // A thread a request: one of the samples keeps silent for a minute and must not hold up the others.
        let shared = Arc::clone(&shared);
        thread::spawn(move || handle(request, &shared.0, &shared.1));
    }
    Ok(())
}

/// Fails when the port is taken.
pub fn check_port(port: u16) -> Result<()> {
    bind(port).map(drop)
}

fn listen(port: u16) -> Result<Server> {
    Server::from_listener(bind(port)?, None).context(|| "starting the server".to_owned())
}

fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            Error::from(format!("port {port} is taken by another program: choose another one with --port N"))
        }
        _ => Error::from(format!("port {port} cannot be used ({error}): choose another one with --port N")),
    })
}

fn handle(request: Request, site: &Site, compressed: &Compressed) {
    let (path, query) = match request.url().split_once('?') {
        Some((path, query)) => (path.to_owned(), query.to_owned()),
        None => (request.url().to_owned(), String::new()),
    };
    let answer = match request.method().as_str() {
        "OPTIONS" => Answer::empty(204),
        "GET" | "HEAD" => samples::answer(&path, &query).unwrap_or_else(|| site.answer(&path)),
        _ => Answer::text(405, "only GET, HEAD and OPTIONS are answered here\n"),
    };
    answer.send(request, compressed);
}

/// Opens the browser of a desktop; a machine without one is no failure.
fn open(address: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let _ = Command::new(opener).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
