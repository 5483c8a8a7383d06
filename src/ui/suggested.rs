//! Groups that may measure the same thing: what is suggested for one, and what an answer decides.

use super::cx::Cx;
use tally_comparing::group::Suggestion;
use tally_reading::FigureKey;
use tally_session::Decide;

/// What to do with a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SuggestionAnswer {
    Join,
    KeepApart,
}

/// The suggestions for `group`, strictest first.
pub(super) fn suggestions(cx: Cx<'_>, group: usize) -> impl Iterator<Item = &Suggestion> {
    let all = cx.session.derived().suggestions.iter();
    all.filter(move |one| one.groups.0 == group || one.groups.1 == group)
}

/// What `answer` to the first suggestion for `group` does; none where there is none.
pub(super) fn suggestion(cx: Cx<'_>, group: usize, answer: SuggestionAnswer) -> Option<Decide> {
    suggestions(cx, group)
        .next()
        .map(|one| decide(cx, one, answer))
}

pub(super) fn decide(cx: Cx<'_>, suggestion: &Suggestion, answer: SuggestionAnswer) -> Decide {
    let keys = |group: usize| -> Vec<FigureKey> {
        let keys = cx.session.derived().keys(group);
        keys.cloned().collect()
    };
    let (some, others) = (keys(suggestion.groups.0), keys(suggestion.groups.1));
    match answer {
        SuggestionAnswer::Join => Decide::Join(some.into_iter().chain(others).collect()),
        SuggestionAnswer::KeepApart => Decide::KeepApart(some, others),
    }
}
