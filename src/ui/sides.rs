//! Which panels stand beside the view in the middle.

/// What the panel on the right shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SidePanel {
    /// The findings.
    #[default]
    Conflicts,
    /// The decisions made.
    History,
    /// The keys of all commands.
    Keys,
    /// What the analyst should know.
    Notices,
    /// What the analyst prefers.
    Settings,
}

/// Which panels are shown, and which the analyst has put away.
#[derive(Debug, Default)]
pub struct SidePanels {
    side: SidePanel,
    side_folded: bool,
    pub(super) articles_folded: bool,
    pub(super) inspector_folded: bool,
}

impl SidePanels {
    /// What the panel on the right shows; `None` while it is put away.
    pub(super) fn side(&self) -> Option<SidePanel> {
        (!self.side_folded).then_some(self.side)
    }

    /// Shows `side`. Where it is shown already the findings come back, or they are put away.
    pub(super) fn toggle(&mut self, side: SidePanel) {
        let shown = self.side() == Some(side);
        self.side_folded = shown && side == SidePanel::Conflicts;
        self.side = if shown { SidePanel::Conflicts } else { side };
    }

    /// Shows `side`.
    pub(super) fn show(&mut self, side: SidePanel) {
        self.side_folded = false;
        self.side = side;
    }

    /// Shows the articles or puts them away.
    pub(super) fn toggle_articles(&mut self) {
        self.articles_folded = !self.articles_folded;
    }

    /// Shows the inspector or puts it away.
    pub(super) fn toggle_inspector(&mut self) {
        self.inspector_folded = !self.inspector_folded;
    }

    /// Shows the inspector, as it is about to be written in.
    pub(super) fn unfold_inspector(&mut self) {
        self.inspector_folded = false;
    }
}
