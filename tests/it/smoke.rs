//! Starts the real program under a display of its own, takes a picture of its window, and quits it.
//!
//! Needs Debian's `xvfb`, `xdotool` and `imagemagick`; without them the test says so and passes, except where `CI` is
//! set, as there they are installed.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the window may take to come, on a slow machine that draws in software.
const PATIENCE: Duration = Duration::from_mins(1);

/// Ends its process when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn the_program_shows_the_sample_and_quits_when_asked() {
    let missing: Vec<&str> = ["Xvfb", "xdotool", "import"]
        .into_iter()
        .filter(|tool| !installed(tool))
        .collect();
    if !missing.is_empty() {
        let why = format!("not installed: {}", missing.join(", "));
        assert!(std::env::var_os("CI").is_none(), "{why}");
        eprintln!("skipped, {why}");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let (_server, display) = start_server();
    let mut program = start_program(&display, home.path());
    let window = wait_for_window(&display, &mut program.0);
    let colours = wait_for_picture(&display, &mut program.0);
    assert!(colours > 40, "a picture of only {colours} colours is blank");

    xdotool(&display, &["windowfocus", "--sync", &window]);
    xdotool(&display, &["key", "--window", &window, "ctrl+q"]);
    let status = wait_for_end(&mut program.0);
    assert!(status.success(), "ended with {status}");
}

fn installed(tool: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(tool).is_file()))
}

/// An X server that answers; one that lost its display to another program is started again.
fn start_server() -> (Running, String) {
    for _ in 0..5 {
        let (server, display) = try_server();
        if !xdotool(&display, &["getdisplaygeometry"]).is_empty() {
            return (server, display);
        }
    }
    panic!("no X server answers");
}

/// An X server on a free display, whose number it tells itself.
fn try_server() -> (Running, String) {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            // Without it the server starts anew when its last client leaves, and refuses whoever comes meanwhile.
            "-noreset",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    let mut out = server.stdout.take().unwrap();
    let mut byte = [0];
    while out.read(&mut byte).unwrap() == 1 && byte[0] != b'\n' {
        number.push(char::from(byte[0]));
    }
    (Running(server), format!(":{number}"))
}

/// The program with the sample, with a home of its own so that it touches nobody's settings.
fn start_program(display: &str, home: &Path) -> Running {
    let child = Command::new(env!("CARGO_BIN_EXE_tally"))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample"))
        .env_remove("WAYLAND_DISPLAY")
        .env("DISPLAY", display)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .spawn()
        .unwrap();
    Running(child)
}

fn wait_for_window(display: &str, program: &mut Child) -> String {
    let pid = program.id().to_string();
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        assert!(
            program.try_wait().unwrap().is_none(),
            "the program ended before its window came"
        );
        let found = xdotool(display, &["search", "--onlyvisible", "--pid", &pid]);
        if let Some(window) = found.lines().last() {
            return window.to_owned();
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no window came");
}

/// Takes pictures until one shows something; gives how many colours it has.
fn wait_for_picture(display: &str, program: &mut Child) -> usize {
    let begun = Instant::now();
    let mut colours = 0;
    while begun.elapsed() < PATIENCE && colours <= 40 {
        assert!(
            program.try_wait().unwrap().is_none(),
            "the program ended before it showed anything"
        );
        let picture = Command::new("import")
            .args(["-window", "root", "-depth", "8", "rgb:-"])
            .env("DISPLAY", display)
            .output()
            .unwrap();
        colours = picture
            .stdout
            .chunks_exact(3)
            .collect::<BTreeSet<_>>()
            .len();
        std::thread::sleep(Duration::from_millis(100));
    }
    colours
}

fn wait_for_end(program: &mut Child) -> std::process::ExitStatus {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Some(status) = program.try_wait().unwrap() {
            return status;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the program did not end when asked to");
}

fn xdotool(display: &str, arguments: &[&str]) -> String {
    let done = Command::new("xdotool")
        .args(arguments)
        .env("DISPLAY", display)
        .output()
        .unwrap();
    String::from_utf8_lossy(&done.stdout).into_owned()
}
