//! What a session is given from outside: places on disk, a clock, a name, a wake-up call, file dialogs.

use std::path::PathBuf;
use std::sync::Arc;

use etcetera::BaseStrategy as _;
use jiff::Zoned;

use super::dialogs::FileDialogs;
use super::jobs::Wake;
use tally_article::Columns;

/// Tells the time; the core has no clock of its own.
pub type Clock = Arc<dyn Fn() -> Zoned + Send + Sync>;

/// What a session is given from outside. The default touches no disk, runs jobs at once, and knows no time.
#[derive(Clone, Default)]
pub struct Config {
    /// Where things are kept.
    pub places: SessionPlaces,
    /// When decisions are made; without a clock they carry no date.
    pub clock: Option<Clock>,
    /// The analyst's name where the settings have none.
    pub user: String,
    /// Jobs run on threads of their own and call this when they are done; without it they run at once.
    pub wake: Option<Wake>,
    /// Which columns of tables of articles hold what, for all tables whose own names do not tell.
    pub columns: Option<Columns>,
    /// Asks the analyst for files.
    pub dialogs: Option<Arc<dyn FileDialogs>>,
}

/// Where a session keeps things on disk; `None` keeps them nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionPlaces {
    /// The settings' file.
    pub settings: Option<PathBuf>,
    /// The folder of projects that have no name yet.
    pub drafts: Option<PathBuf>,
    /// The folder that sheets and copies go to where the analyst cannot be asked.
    pub outgoing: Option<PathBuf>,
}

impl SessionPlaces {
    /// The places that the system has for this user; none where it tells no home.
    pub fn of_user() -> Self {
        let Ok(base) = etcetera::choose_base_strategy() else {
            return Self::default();
        };
        Self {
            settings: Some(base.config_dir().join("tally").join("settings.toml")),
            drafts: Some(base.data_dir().join("tally").join("drafts")),
            outgoing: Some(base.home_dir().to_owned()),
        }
    }
}
