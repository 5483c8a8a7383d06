//! Turns arguments into a window or a headless run.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tally::session::{Action, FileAction, Session, Severity, extract, report};

/// Reads every figure out of the articles on one event, compares the accounts, and exports a reconciled fact sheet.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Article files, folders of them, or one project (.tally) to open in the window.
    #[arg(value_name = "FILE|FOLDER|PROJECT")]
    paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Prints figures, groups, findings and ignored numerals.
    Extract {
        /// Prints JSON (schema tally.extract/1) in place of the readable report.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        input: Input,
    },
    /// Writes the fact sheet; the ending of the output file tells the format.
    Export {
        #[command(flatten)]
        input: Input,
        /// Where to: a file that ends in .html, .md, .csv or .json.
        #[arg(short, long, value_name = "SHEET")]
        output: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct Input {
    /// Tells outlet, title, date and URL of the files: a JSON list, or CSV with the same columns.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Article files, folders of them, or one project (.tally).
    #[arg(required = true, value_name = "FILE|FOLDER|PROJECT")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Extract { json, input }) => extract(&input, json),
        Some(Command::Export { input, output }) => Ok(export(&input, output)),
        None => window(arguments.paths),
    };
    done.unwrap_or_else(|error| {
        say(&format!("tally: {error:#}"));
        ExitCode::from(2)
    })
}

fn extract(input: &Input, json: bool) -> anyhow::Result<ExitCode> {
    let session = load(input);
    if json {
        print(|out| extract::write(session.derived(), out))?;
    } else {
        print_text(&report::text(session.derived()))?;
    }
    Ok(told(&session))
}

fn export(input: &Input, output: PathBuf) -> ExitCode {
    let mut session = load(input);
    session.perform(Action::File(FileAction::Export(output)));
    told(&session)
}

/// Opens the window; where there is none to be had, prints the report and says how to export.
fn window(paths: Vec<PathBuf>) -> anyhow::Result<ExitCode> {
    let why = match open_window(&paths) {
        Ok(()) => return Ok(ExitCode::SUCCESS),
        Err(why) => why,
    };
    say(&format!("tally: {why}, so this is the report as text."));
    say("To write a fact sheet: tally export FILE… -o sheet.html");
    if paths.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let session = load(&Input {
        manifest: None,
        paths,
    });
    print_text(&report::text(session.derived()))?;
    Ok(told(&session))
}

#[cfg(feature = "gui")]
fn open_window(paths: &[PathBuf]) -> Result<(), String> {
    let told = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !told("DISPLAY") && !told("WAYLAND_DISPLAY") {
        return Err("no display was found".to_owned());
    }
    tally::ui::run(paths).map_err(|error| {
        // The chain of causes names places in the source; its last link tells what the user can act on.
        let error = error.to_string();
        let cause = error.rsplit(": ").next().unwrap_or(&error);
        format!("no window could be opened ({cause})")
    })
}

#[cfg(not(feature = "gui"))]
fn open_window(_paths: &[PathBuf]) -> Result<(), String> {
    Err("this build has no window".to_owned())
}

/// A session without a window, in which all work is done at once.
fn load(input: &Input) -> Session {
    let mut session = Session::default();
    if let Some(manifest) = &input.manifest {
        session.perform(Action::File(FileAction::Manifest(manifest.clone())));
    }
    session.perform(Action::File(FileAction::Add(input.paths.clone())));
    session
}

/// Prints the session's notices to standard error; any error among them makes the exit status 2.
fn told(session: &Session) -> ExitCode {
    let mut worst = Severity::Info;
    for notice in session.notices() {
        worst = worst.max(notice.severity);
        say(&format!("tally: {}", notice.text));
        for detail in &notice.details {
            say(&format!("  {detail}"));
        }
    }
    if worst == Severity::Error {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    }
}

fn print_text(text: &str) -> anyhow::Result<()> {
    print(|out| out.write_all(text.trim_end().as_bytes()))
}

/// Prints what `write` writes, and ends the line.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = write(&mut out).and_then(|()| writeln!(out));
    match done.and_then(|()| out.flush()) {
        // The reader had enough, as `tally … | head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

fn say(line: &str) {
    // Nobody to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{line}");
}
