//! Turns arguments into a window or a headless run.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};
use tally_article::{ColumnRole, Columns};
use tally_comparing::finding::Policy;
use tally_session::{
    Action, Config, Export, FileAction, NoticeLevel, Session, SheetOptions, extract, report, texts,
};
use tally_sheet::{Audience, Layout, PageSize, Separator, SheetFormat};

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
    /// Prints the articles as loaded: what is known of each and from where, and its paragraphs.
    Text {
        /// Prints JSON (schema tally.text/1), with the kinds of paragraphs and what was left out.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        input: Input,
    },
    /// Prints how much is read of a file, and why no more.
    Limits,
    /// Writes the fact sheet; the ending of the output file tells the format.
    Export {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        sheet: Sheet,
        /// Where to; its ending tells the format.
        #[arg(short, long, value_name = "SHEET")]
        output: PathBuf,
        /// Writes over a file that is there already.
        #[arg(long)]
        replace: bool,
    },
    /// Holds a fact sheet against its project: is the file as it was written, and which numbers still stand?
    /// The exit status is 1 where something has changed.
    Verify {
        /// The policy that the sheet was made by, where it was neither the project's nor one of Tally's.
        #[arg(long, value_name = "NAME|FILE")]
        policy: Option<String>,
        /// A sheet that Tally exported, of any format.
        #[arg(value_name = "SHEET")]
        sheet: PathBuf,
        #[command(flatten)]
        input: Input,
    },
}

/// What a sheet is made of, and how.
#[derive(Debug, clap::Args)]
struct Sheet {
    /// html, pdf, docx, markdown, xlsx, csv, json, json-ld, bibtex, csl-json or ris; else the ending tells.
    #[arg(long, value_name = "FORMAT", value_parser = format)]
    format: Option<SheetFormat>,
    /// Who it is for: a public sheet leaves out rejected figures, notes and the log of decisions.
    #[arg(long, default_value = "internal", value_name = "internal|public", value_parser = audience)]
    audience: Audience,
    /// How stated values are compared: house, sharp, conservative, or a TOML file; else the project's own.
    #[arg(long, value_name = "NAME|FILE")]
    policy: Option<String>,
    /// The page of PDF and DOCX.
    #[arg(long, default_value = "a4", value_name = "a4|letter", value_parser = page)]
    page: PageSize,
    /// What stands between the cells of CSV.
    #[arg(long, default_value = "comma", value_name = "comma|semicolon|tab", value_parser = separator)]
    separator: Separator,
}

#[derive(Debug, clap::Args)]
struct Input {
    /// Tells outlet, title, date and URL of the files: a JSON list, or CSV with the same columns.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
    /// Which column of tables (CSV, JSON) holds what, where their names do not tell: text=inhalt,title=titel.
    #[arg(long, value_name = "ROLE=COLUMN,…", value_parser = columns)]
    columns: Option<Columns>,
    /// Article files, folders of them, or one project (.tally).
    #[arg(required = true, value_name = "FILE|FOLDER|PROJECT")]
    paths: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Extract { json, input }) => extract(&input, json),
        Some(Command::Text { json, input }) => articles(&input, json),
        Some(Command::Limits) => limits(),
        Some(Command::Export {
            input,
            sheet,
            output,
            replace,
        }) => export(&input, &sheet, output, replace),
        Some(Command::Verify {
            policy,
            sheet,
            input,
        }) => verify(&input, &sheet, policy.as_deref()),
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

fn articles(input: &Input, json: bool) -> anyhow::Result<ExitCode> {
    let session = load(input);
    let articles = session.derived().table.articles.iter().map(AsRef::as_ref);
    if json {
        print(|out| texts::json(articles, out))?;
    } else {
        print_text(&texts::text(articles))?;
    }
    Ok(told(&session))
}

fn limits() -> anyhow::Result<ExitCode> {
    let lines: Vec<String> = tally_article::limits::ALL
        .iter()
        .map(|limit| {
            format!(
                "{:>13} {:<9} {}: {}",
                limit.most, limit.unit, limit.of, limit.why
            )
        })
        .collect();
    print_text(&lines.join("\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn export(
    input: &Input,
    sheet: &Sheet,
    output: PathBuf,
    replaces: bool,
) -> anyhow::Result<ExitCode> {
    let export = Export {
        sheet: SheetOptions {
            audience: sheet.audience,
            only: None,
            policy: sheet
                .policy
                .as_deref()
                .map(policy)
                .transpose()?
                .map(Box::new),
        },
        format: sheet.format,
        layout: Layout {
            page: sheet.page,
            separator: sheet.separator,
        },
        replaces,
    };
    let mut session = load(input);
    session.perform(Action::File(FileAction::Export(output, export)));
    if let Some(there) = session.in_the_way() {
        anyhow::bail!(
            "{} is there already; choose another name, or write over it with --replace",
            there.display()
        );
    }
    Ok(told(&session))
}

fn verify(input: &Input, sheet: &Path, by: Option<&str>) -> anyhow::Result<ExitCode> {
    let by = by.map(policy).transpose()?;
    let session = load(input);
    let loaded = told(&session);
    if loaded != ExitCode::SUCCESS {
        return Ok(loaded);
    }
    let held = session.verify(sheet, by.as_ref())?;
    print_text(&held.lines().join("\n"))?;
    Ok(if held.holds() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// The policy of this name, or in this file.
fn policy(named: &str) -> anyhow::Result<Policy> {
    if let Some(policy) = Policy::named(named) {
        return Ok(policy);
    }
    let text = std::fs::read_to_string(named).with_context(|| {
        format!("{named} is neither a policy of Tally (house, sharp, conservative) nor a file that can be read")
    })?;
    Policy::from_toml(&text).map_err(|why| anyhow::anyhow!("{named} is no policy: {why}"))
}

fn format(name: &str) -> Result<SheetFormat, String> {
    SheetFormat::from_name(name).ok_or_else(|| {
        let names: Vec<String> = SheetFormat::ALL
            .iter()
            .map(|format| format.name().to_lowercase())
            .collect();
        format!("choose one of {}", names.join(", "))
    })
}

fn audience(name: &str) -> Result<Audience, String> {
    let found = Audience::ALL.into_iter().find(|one| one.word() == name);
    found.ok_or_else(|| "choose internal or public".to_owned())
}

fn columns(text: &str) -> Result<Columns, String> {
    let mut columns = Columns::default();
    for pair in text.split(',') {
        let (role, column) = pair
            .split_once('=')
            .ok_or_else(|| "write role=column, as in text=body".to_owned())?;
        let found = ColumnRole::ALL
            .into_iter()
            .find(|one| one.word() == role.trim());
        let role = found.ok_or_else(|| {
            let roles = ColumnRole::ALL.map(ColumnRole::word).join(", ");
            format!("{} is no role; the roles are {roles}", role.trim())
        })?;
        columns.of.insert(role, column.trim().to_owned());
    }
    Ok(columns)
}

fn page(name: &str) -> Result<PageSize, String> {
    match name.to_lowercase().as_str() {
        "a4" => Ok(PageSize::A4),
        "letter" => Ok(PageSize::Letter),
        _ => Err("choose a4 or letter".to_owned()),
    }
}

fn separator(name: &str) -> Result<Separator, String> {
    match name {
        "comma" => Ok(Separator::Comma),
        "semicolon" => Ok(Separator::Semicolon),
        "tab" => Ok(Separator::Tab),
        _ => Err("choose comma, semicolon or tab".to_owned()),
    }
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
        columns: None,
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
    let mut session = Session::new(Config {
        columns: input.columns.clone(),
        ..Config::default()
    });
    if let Some(manifest) = &input.manifest {
        session.perform(Action::File(FileAction::Manifest(manifest.clone())));
    }
    session.perform(Action::File(FileAction::Add(input.paths.clone())));
    session
}

/// Prints the session's notices to standard error; any error among them makes the exit status 2.
fn told(session: &Session) -> ExitCode {
    let mut worst = NoticeLevel::Info;
    for notice in session.notices() {
        worst = worst.max(notice.severity);
        say(&format!("tally: {}", notice.text));
        for detail in &notice.details {
            say(&format!("  {detail}"));
        }
    }
    if worst == NoticeLevel::Error {
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
