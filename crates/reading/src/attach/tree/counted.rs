//! What a number counts, read off the tree.

use rust_decimal::Decimal;

use super::super::super::parsed::Parsed;
use super::super::super::rules::{DraftShape, FigureDraft};
use super::super::super::scan::Scan;
use super::super::counted::{is_nobody, is_pair};
use super::super::phrase::{Noun, noun_phrase};
use super::super::subject::past_unit;
use super::level;
use crate::{Dimension, Unit};
use tally_language::lexicon::{self, Classes, Cue, grammar, lemma};
use tally_language::syntax::{Relation, Tag, Upos};

/// A noun that the tree names.
#[derive(Debug, Clone)]
pub(in super::super) struct Named {
    /// The noun.
    pub(in super::super) noun: Noun,
    /// The way to it.
    pub(in super::super) way: NounWay,
    /// Whether it is a noun by the tree, not an adjective that stands for one: "the 12 injured".
    pub(in super::super) is_noun: bool,
}

/// How a number leads to its noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum NounWay {
    /// "450 drones", "the 15 people".
    Modifies,
    /// "The two-state solution", "a one bedroom flat": a hyphen or an article ties it to the first of two nouns.
    Tied,
    /// "Their 85,000 barrel refinery": it counts the first of two nouns, as the last one is no plural.
    Inner,
    /// "Between 10,000 and 300,000 people": the noun of the number that it is joined with.
    Shared,
    /// "a four-year war", "a €90 billion loan": the unit modifies it.
    Unit,
    /// "20% of voters", "dozens of boats".
    Of,
    /// "a depth of 10 km".
    OfIt,
    /// "Deaths are estimated at 55,000", "the toll is 24".
    Subject,
    /// "They cut rates to 2%".
    Object,
}

impl NounWay {
    /// The way, as a phrase for the analyst.
    const fn rule(self) -> &'static str {
        match self {
            Self::Modifies => "noun that the number modifies in the sentence’s tree",
            Self::Tied | Self::Inner => "first noun behind the number in the sentence’s tree",
            Self::Shared => "noun of the number beside it in the sentence’s tree",
            Self::Unit => "noun that the unit modifies in the sentence’s tree",
            Self::Of => "noun of the “of” under the number in the sentence’s tree",
            Self::OfIt => "noun above the “of” of the number in the sentence’s tree",
            Self::Subject => "subject of the number’s verb in the sentence’s tree",
            Self::Object => "object of the number’s verb in the sentence’s tree",
        }
    }
}

/// A word on the way from a number to its noun.
#[derive(Clone, Copy)]
pub(super) struct NounStep {
    /// The word.
    pub(super) word: usize,
    /// The way to it.
    pub(super) way: NounWay,
}

/// What `draft` counts by the tree; `None` where the tree does not tell.
pub(in super::super) fn counted(parsed: Parsed<'_>, draft: &FigureDraft) -> Option<Named> {
    if draft.unit.dimension() == Dimension::Age || is_pair(draft) || is_nobody(parsed.scan, draft) {
        return None;
    }
    let plain = draft.unit == Unit::COUNT;
    let words = parsed.words(if plain { &draft.number } else { &draft.mention });
    let top = parsed.top(&words)?;
    let of = words.clone().rev().find_map(|at| parsed.of(at, &words));
    let step = if let Some(of) = of {
        Some(NounStep {
            word: of,
            way: NounWay::Of,
        })
    } else if plain {
        of_number(parsed, top).map(|step| inner(parsed, draft, step))
    } else {
        of_unit(parsed, top).or_else(|| {
            let way = draft.unit.dimension() == Dimension::Length;
            way.then(|| level::going(parsed, top))?
        })
    };
    let step = level::past_extreme(parsed, light(parsed, step?, &words));
    let noun = noun(parsed, draft, step)
        .filter(|noun| step.way != NounWay::OfIt || !plain || !noun.holds())?;
    Some(Named {
        noun,
        way: step.way,
        is_noun: parsed.is_noun(step.word),
    })
}

/// The noun of a number without a unit.
fn of_number(parsed: Parsed<'_>, number: usize) -> Option<NounStep> {
    let head = parsed.head(number);
    match (parsed.relation(number), head) {
        (Relation::Nummod | Relation::Amod | Relation::Compound, Some(head))
            if head > number && !is_parted(parsed, number, head) =>
        {
            Some(NounStep {
                word: head,
                way: NounWay::Modifies,
            })
        }
        (Relation::Nmod, Some(head)) if parsed.is_behind(number, "of") => Some(NounStep {
            word: head,
            way: NounWay::OfIt,
        }),
        _ => shared(parsed, number).or_else(|| level::stated(parsed, number)),
    }
}

/// Whether a preposition stands between a number and the noun: "45 on board" counts no boards.
fn is_parted(parsed: Parsed<'_>, number: usize, noun: usize) -> bool {
    parsed
        .tree
        .children(noun)
        .any(|child| child > number && child < noun && parsed.relation(child) == Relation::Case)
}

/// The counted noun that follows, joined with a number that has none: "10,000 and as many as 300,000 people".
fn shared(parsed: Parsed<'_>, number: usize) -> Option<NounStep> {
    let joined = parsed.tree.child_by(number, &[Relation::Conj])?;
    let counted = parsed.tree.child_by(joined, &[Relation::Nummod]).is_some();
    (counted && parsed.is_noun(joined)).then_some(NounStep {
        word: joined,
        way: NounWay::Shared,
    })
}

/// The noun right behind a number, where a hyphen or an article ties it, or the noun of the phrase is none of several:
/// "the 18,000-person agency", "a one bedroom flat", "their 85,000 barrel refinery".
fn inner(parsed: Parsed<'_>, draft: &FigureDraft, step: NounStep) -> NounStep {
    let scan = parsed.scan;
    let several =
        draft.shape != DraftShape::Single || draft.low.is_some_and(|low| low > Decimal::ONE);
    let end = draft.mention.end;
    let tied = scan.is_tie(end);
    let article = draft
        .mention
        .start
        .checked_sub(1)
        .map_or("", |at| scan.word(at));
    // "A 1.5-point cut" counts no points: what is counted comes whole.
    let whole = draft.low.is_some_and(|low| low.fract().is_zero());
    let bound = tied || matches!(article, "a" | "an");
    let found = parsed.word(end + usize::from(tied)).filter(|first| {
        let noun = matches!(parsed.tag(*first), Some(Tag::Nn | Tag::Nns));
        let last = matches!(parsed.tag(step.word), Some(Tag::Nn | Tag::Nnp))
            && !grammar().is_plural(parsed.lower(step.word));
        let before = *first < step.word && (bound || several && last);
        whole && step.way == NounWay::Modifies && noun && (before || bound && *first == step.word)
    });
    found.map_or(step, |word| NounStep {
        word,
        way: if bound { NounWay::Tied } else { NounWay::Inner },
    })
}

/// What a measure measures.
fn of_unit(parsed: Parsed<'_>, unit: usize) -> Option<NounStep> {
    let head = parsed.head(unit);
    let way = match (parsed.relation(unit), head) {
        (relation, Some(head)) if head > unit && modifies(relation) => NounWay::Unit,
        (relation, Some(head)) if relation.universal() == "nmod" && head < unit => {
            if !parsed.is_behind(unit, "of") {
                return level::stated(parsed, unit);
            }
            NounWay::OfIt
        }
        _ => return level::stated(parsed, unit),
    };
    Some(NounStep { word: head?, way })
}

/// Whether a unit that hangs so on a later noun measures it.
fn modifies(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Compound
            | Relation::Amod
            | Relation::Nummod
            | Relation::Nmod
            | Relation::NmodDesc
            | Relation::NmodPoss
            | Relation::NmodUnmarked
    )
}

/// Past nouns that only say that something is counted: "a total of 30 people", "€2m worth of gems".
fn light(parsed: Parsed<'_>, step: NounStep, words: &std::ops::Range<usize>) -> NounStep {
    let word = parsed.lower(step.word);
    if !Cue::Light.holds(&lemma(word)) {
        return step;
    }
    match parsed.of(step.word, words) {
        Some(of) => NounStep { word: of, ..step },
        None => step,
    }
}

/// The noun phrase around the word of `step`, as the rules of word order would cut it.
fn noun(parsed: Parsed<'_>, draft: &FigureDraft, step: NounStep) -> Option<Noun> {
    let scan = parsed.scan;
    let own = parsed.tokens(step.word);
    let head = own.clone().rev().find(|at| scan.is_word(*at))?;
    let names = matches!(
        parsed.upos(step.word),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Sym | Upos::Verb
    );
    // Taggers take a verb behind a number for its noun: "the four-month-old slept".
    let class = scan.class(head);
    let acts =
        class.has(Classes::VERB_PAST) && !class.has(Classes::VERB) && step.way != NounWay::Tied;
    // "No. 9 ran": what is numbered is no thing that is measured.
    let dot = usize::from(scan.raw(head + 1) == ".");
    let numbered = lexicon::names().is_numbered(scan.word(head)) && scan.is_number(head + 1 + dot);
    if numbered || !names || acts || draft.mention.contains(&head) || scan.is_number(head) {
        return None;
    }
    let mut start = own.start;
    while start > 0 && start != draft.mention.end && belongs(parsed, start - 1, step.word) {
        start -= 1;
    }
    while scan.is_dash(start) && start < head {
        start += 1;
    }
    start = past_unit(scan, start, head);
    let range = start..past_whole(scan, draft, own.end.max(head + 1), step.way);
    // The unit of a later number, which this one shares, is not what either measures.
    let of_unit = draft
        .unit_at
        .as_ref()
        .is_some_and(|unit| unit.contains(&head));
    (!of_unit).then(|| Noun::new(scan, range, head, step.way.rule()))
}

/// The end of "member council" in "the 15-member council": the words name the whole that is so large.
fn past_whole(scan: &Scan<'_>, draft: &FigureDraft, end: usize, way: NounWay) -> usize {
    let tied =
        way == NounWay::Tied && scan.is_tie(draft.mention.end) && end == draft.mention.end + 2;
    if !tied || scan.glued(end) {
        return end;
    }
    noun_phrase(scan, end, false)
        .filter(|whole| !scan.is_capital(whole.head))
        .map_or(end, |whole| whole.range.end)
}

/// Whether token `at` is a modifier of the noun: "ballistic" missiles, "three clearly-marked" schools without the number.
fn belongs(parsed: Parsed<'_>, at: usize, noun: usize) -> bool {
    let scan = parsed.scan;
    let outside = [
        Relation::Det,
        Relation::Case,
        Relation::Cc,
        Relation::Advmod,
    ];
    let inside = parsed.word(at).is_some_and(|word| {
        word != noun
            && parsed.tree.is_within(word, noun)
            && !outside.contains(&parsed.relation(word))
    });
    let joins = scan.is_word(at) || scan.is_dash(at) && scan.glued(at);
    inside && joins && !scan.is_number(at) && !scan.class(at).has(Classes::DETERMINER)
}
