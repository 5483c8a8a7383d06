//! Carrying decisions from figures of one text to those of another: of a version to the next, of a cut to its pieces.

use std::collections::BTreeMap;

use tally_comparing::group::GroupKey;
use tally_project::{ChosenValue, Edit, Judgements, Resolution, SheetEdit};
use tally_reading::FigureKey;

/// For each figure the one that takes its place.
pub(super) type Heirs = BTreeMap<FigureKey, FigureKey>;

/// What was decided on the figures, once more for their heirs. Where the heir has a word of its own, that stays.
pub(super) fn carry(now: &Judgements, heirs: &Heirs) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (key, verdict) in &now.verdicts {
        if let Some(heir) = free(key, heirs, |heir| now.verdicts.contains_key(heir)) {
            edits.push(Edit::SetVerdict(heir.clone(), Some(verdict.clone())));
        }
    }
    for (key, note) in &now.figure_notes {
        if let Some(heir) = free(key, heirs, |heir| now.figure_notes.contains_key(heir)) {
            edits.push(Edit::SetFigureNote(heir.clone(), Some(note.clone())));
        }
    }
    for ((a, b), link) in &now.links {
        if !heirs.contains_key(a) && !heirs.contains_key(b) {
            continue;
        }
        let (a, b) = (heirs.get(a).unwrap_or(a), heirs.get(b).unwrap_or(b));
        let pair = if a <= b {
            (a.clone(), b.clone())
        } else {
            (b.clone(), a.clone())
        };
        if a != b && !now.links.contains_key(&pair) {
            edits.push(Edit::SetLink(pair.0, pair.1, Some(*link)));
        }
    }
    edits.extend(on_groups(now, heirs));
    edits
}

fn on_groups(now: &Judgements, heirs: &Heirs) -> Vec<Edit> {
    let mut edits = Vec::new();
    let heir = |key: &GroupKey, has_own: &dyn Fn(&GroupKey) -> bool| {
        let heir = GroupKey(heirs.get(&key.0)?.clone());
        (!has_own(&heir)).then_some(heir)
    };
    for (key, note) in &now.group_notes {
        let heir = heir(key, &|heir| now.group_notes.contains_key(heir));
        edits.extend(heir.map(|heir| Edit::SetGroupNote(heir, Some(note.clone()))));
    }
    for (key, label) in &now.labels {
        let heir = heir(key, &|heir| now.labels.contains_key(heir));
        edits.extend(heir.map(|heir| Edit::SetLabel(heir, Some(label.clone()))));
    }
    for (key, caveats) in &now.caveats {
        let heir = heir(key, &|heir| now.caveats.contains_key(heir));
        edits.extend(
            heir.map(|heir| Edit::Sheet(SheetEdit::SetCaveats(heir, Some(caveats.clone())))),
        );
    }
    for (key, resolution) in &now.resolutions {
        let chosen = match &resolution.choice {
            ChosenValue::Figure(figure) => heirs
                .get(figure)
                .map(|heir| ChosenValue::Figure(heir.clone())),
            _ => None,
        };
        let moved = heir(key, &|heir| now.resolutions.contains_key(heir));
        if moved.is_some() || chosen.is_some() {
            let resolution = Resolution {
                choice: chosen.unwrap_or_else(|| resolution.choice.clone()),
                why: resolution.why.clone(),
            };
            let at = moved.unwrap_or_else(|| key.clone());
            edits.push(Edit::SetResolution(at, Some(resolution)));
        }
    }
    edits
}

fn free<'a>(
    key: &FigureKey,
    heirs: &'a Heirs,
    has_own: impl Fn(&FigureKey) -> bool,
) -> Option<&'a FigureKey> {
    heirs.get(key).filter(|heir| !has_own(heir))
}
