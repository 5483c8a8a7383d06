//! The one way in which a project changes: kept in its file first, then in force.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::store::{self, Contents};
use super::{Decision, Edit, History, Judgements, Store, StoreError};

/// An act of the analyst that is to become a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// In words, with its numbers: "accept about 70 missiles".
    pub label: String,
    /// Why; may be empty.
    pub why: String,
    /// What it changes.
    pub edit: Edit,
}

/// When and by whom; told from outside, as a project has no clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionStamp {
    /// RFC 3339 with the offset from UTC.
    pub at: String,
    /// The analyst's name.
    pub who: String,
}

/// What was decided, how it came about, and the file that keeps it.
///
/// ```
/// use tally_project::{Act, DecisionStamp, Edit, Project};
///
/// let mut project = Project::new(None);
/// let act = Act {
///     label: "name the project".to_owned(),
///     why: String::new(),
///     edit: Edit::SetTitle("The ferry".to_owned()),
/// };
/// let stamp = DecisionStamp {
///     at: "2031-05-06T07:08:09+02:00".to_owned(),
///     who: "Ada".to_owned(),
/// };
/// assert!(project.commit(act, stamp)?);
/// assert_eq!(project.judgements().title, "The ferry");
/// assert!(project.undo("2031-05-06T07:09:00+02:00")?);
/// assert_eq!(project.judgements().title, "");
/// # Ok::<(), tally_project::StoreError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Project {
    judgements: Judgements,
    history: History,
    store: Option<Arc<Mutex<Store>>>,
}

impl Project {
    /// An empty project that is kept in `store`; without one it lives in memory only.
    pub fn new(store: Option<Store>) -> Self {
        Self {
            store: store.map(|store| Arc::new(Mutex::new(store))),
            ..Self::default()
        }
    }

    /// The project that `store` holds, standing where it was left.
    pub fn reopen(store: Store, contents: Contents) -> Self {
        let mut history = History::default();
        for decision in contents.decisions {
            history.recall(decision);
        }
        let last = contents.heads.last().copied().flatten();
        let mut judgements = Judgements::default();
        history.carry(last, &mut judgements);
        for head in contents.heads {
            history.settle(head);
        }
        history.date_groups(&mut judgements);
        Self {
            judgements,
            history,
            store: Some(Arc::new(Mutex::new(store))),
        }
    }

    /// What is decided as of now.
    pub fn judgements(&self) -> &Judgements {
        &self.judgements
    }

    /// How it came about.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The file, to share with a job that writes articles or copies.
    pub fn store(&self) -> Option<Arc<Mutex<Store>>> {
        self.store.as_ref().map(Arc::clone)
    }

    /// The same project without its file: whatever is done in it is kept nowhere.
    #[must_use]
    pub fn in_memory(&self) -> Self {
        Self {
            judgements: self.judgements.clone(),
            history: self.history.clone(),
            store: None,
        }
    }

    /// Continues in another file that holds the very same project.
    pub fn move_to(&mut self, store: Store) {
        self.store = Some(Arc::new(Mutex::new(store)));
    }

    /// Carries `act` out and keeps it; gives whether it changed anything, as what changes nothing is no decision.
    ///
    /// # Errors
    /// When the file could not take it; then nothing has changed.
    pub fn commit(&mut self, act: Act, stamp: DecisionStamp) -> Result<bool, StoreError> {
        let inverse = act.edit.clone().apply(&mut self.judgements);
        if act.edit.undoes(&inverse) {
            return Ok(false);
        }
        let mut decision = Decision {
            id: self.history.next_id(),
            parent: self.history.head(),
            at: stamp.at,
            who: stamp.who,
            label: act.label,
            why: act.why,
            edit: act.edit,
            inverse,
            seal: String::new(),
        };
        let kept = store::seal(&mut decision, self.history.last_seal())
            .and_then(|row| self.with_store(|store| store.record(&decision, &row)));
        if let Err(error) = kept {
            let _ = decision.inverse.apply(&mut self.judgements);
            return Err(error);
        }
        decision.edit.each_group(&mut |part, key| {
            self.judgements
                .latest
                .insert((part, key.clone()), decision.id);
        });
        self.history.push(decision);
        Ok(true)
    }

    /// Takes the last decision back.
    ///
    /// # Errors
    /// When the file could not take it; then nothing has changed.
    pub fn undo(&mut self, at: &str) -> Result<bool, StoreError> {
        match self.history.undo().map(|decision| decision.parent) {
            Some(parent) => self.go_to(parent, at),
            None => Ok(false),
        }
    }

    /// Does again what was last taken back.
    ///
    /// # Errors
    /// When the file could not take it; then nothing has changed.
    pub fn redo(&mut self, at: &str) -> Result<bool, StoreError> {
        match self.history.redo().map(|decision| decision.id) {
            Some(id) => self.go_to(Some(id), at),
            None => Ok(false),
        }
    }

    /// Moves to any decision of any branch, or to the beginning; gives whether that is another place.
    ///
    /// # Errors
    /// When the file could not take it; then nothing has changed.
    pub fn go_to(&mut self, target: Option<i64>, at: &str) -> Result<bool, StoreError> {
        let known = target.is_none_or(|id| self.history.get(id).is_some());
        if !known || target == self.history.head() {
            return Ok(false);
        }
        self.with_store(|store| store.move_head(target, at))?;
        self.history.carry(target, &mut self.judgements);
        self.history.settle(target);
        self.history.date_groups(&mut self.judgements);
        Ok(true)
    }

    fn with_store(
        &self,
        keep: impl FnOnce(&mut Store) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.store
            .as_ref()
            .map_or(Ok(()), |store| keep(&mut hold(store)))
    }
}

/// Waits for the file. A job that failed while it held the file left it whole: each write is a transaction.
fn hold(store: &Mutex<Store>) -> MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}
