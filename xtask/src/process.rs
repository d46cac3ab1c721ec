//! Running other programs, with their failures turned into sentences.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Command, Stdio};

use crate::error::{Context, Error, Result};

/// Runs a program whose output the person at the terminal should see. `what` names it in the error.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, error))?;
    if status.success() { Ok(()) } else { Err(format!("{what} failed ({status}); its output is above").into()) }
}

/// Runs a program in silence and gives its standard output; its standard error goes into the error.
pub fn capture(command: &mut Command, what: &str) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{what} failed ({}): {}", output.status, said.trim()).into())
    }
}

/// What a program printed, shown line by line as it came.
pub struct Shown {
    pub success: bool,
    pub stdout: String,
}

/// Runs a program, shows its output and keeps it for counting.
pub fn show_and_keep(command: &mut Command) -> Result<Shown> {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, error))?;
    let mut stdout = String::new();
    if let Some(pipe) = child.stdout.take() {
        for line in BufReader::new(pipe).split(b'\n') {
            let line = line.context(|| "reading a program's output".to_owned())?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            stdout.push_str(&line);
            stdout.push('\n');
        }
    }
    let status = child.wait().context(|| "waiting for a program".to_owned())?;
    Ok(Shown { success: status.success(), stdout })
}

/// Whether a program can be started at all.
pub fn exists(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn not_started(command: &Command, error: std::io::Error) -> Error {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => format!("`{program}` is not installed or not on the PATH: {}", hint(&program)).into(),
        _ => format!("`{program}` could not be started: {error}").into(),
    }
}

fn hint(program: &str) -> &'static str {
    match program {
        "node" | "npm" => "install Node.js 20 or newer (https://nodejs.org)",
        "rustup" | "cargo" | "rustc" => "install Rust with rustup (https://rustup.rs)",
        _ => "install it and try again",
    }
}
