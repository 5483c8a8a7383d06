//! What the analyst prefers, in one small file of their own: name, theme, recent projects.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::notice::Notices;
use tally_project::whole_file;

/// What is kept from run to run, apart from any project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The analyst's name, as it stands in decisions; empty takes the name of the system's user.
    pub analyst: String,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Projects opened last, latest first.
    pub recent: Vec<PathBuf>,
}

/// Which theme the window wears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A change of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preference {
    /// The analyst's name.
    Analyst(String),
    /// Light or dark.
    Theme(ThemeChoice),
}

/// How many recent projects are kept.
const RECENT: usize = 10;

impl Settings {
    /// Reads the settings. Where there are none, the defaults; where they cannot be read, the defaults and why.
    pub(super) fn read(path: &Path) -> (Self, Option<String>) {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return (Self::default(), None);
            }
            Err(error) => return (Self::default(), Some(error.to_string())),
        };
        match toml::from_str(&text) {
            Ok(settings) => (settings, None),
            Err(error) => (Self::default(), Some(error.message().to_owned())),
        }
    }

    /// Writes the settings, whole or not at all.
    pub(super) fn write(&self, path: &Path) -> std::io::Result<()> {
        let text = toml::to_string(self).map_err(std::io::Error::other)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(path, text.as_bytes())
    }

    /// Puts `path` first among the recent projects.
    pub(super) fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Takes `path` out of the recent projects.
    pub(super) fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

/// Writes a file so that there is never half of one: beside it, onto the disk, then into its place.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut draft = whole_file::beside(path)?;
    draft.write_all(bytes)?;
    whole_file::put(draft, path)
}

/// The settings to start with. Where they cannot be read the file is set aside, so that nothing in it is lost.
pub(super) fn start(path: Option<&Path>, notices: &mut Notices) -> Settings {
    let Some(path) = path else {
        return Settings::default();
    };
    let (mut settings, trouble) = Settings::read(path);
    if let Some(why) = trouble {
        let aside = path.with_extension("toml.unreadable");
        let kept = match std::fs::rename(path, &aside) {
            Ok(()) => format!("they are kept as {}", aside.display()),
            Err(_) => "they were left as they are".to_owned(),
        };
        notices.warn(format!(
            "The settings could not be read ({why}), so Tally starts with its own; {kept}"
        ));
    }
    settings.recent.retain(|path| path.is_file());
    settings
}
