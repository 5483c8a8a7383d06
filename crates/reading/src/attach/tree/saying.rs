//! Who says what, read off the tree: a verb of saying, its subject, and the clause that is said.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use super::super::super::scan::Scan;
use tally_language::lexicon::{Classes, Cue, WordClass, lemma, speech};
use tally_language::syntax::{Relation, Upos};

/// How what is said hangs on its verb.
const CLAUSES: [Relation; 2] = [Relation::Ccomp, Relation::CsubjPass];

/// From which margin on a joined clause surely hangs where the parser hung it: two nats.
const SURE: u16 = 512;

/// An act of saying as the tree has it.
#[derive(Debug)]
pub(in super::super) struct Saying {
    /// The token of the verb, or the first one of "according to".
    pub(in super::super) verb: usize,
    /// Whether it is "according to".
    pub(in super::super) is_phrase: bool,
    /// The tokens of whoever speaks, from the first to the last one that hangs on the speaker.
    pub(in super::super) around: Range<usize>,
    /// The tokens that name the speaker, without what only describes.
    pub(in super::super) name: Range<usize>,
    /// What is said.
    pub(in super::super) scope: SayingScope,
}

/// What of a sentence someone says, and what surely not; the rest may be either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct SayingScope {
    said: Vec<Range<usize>>,
    unsaid: Vec<Range<usize>>,
}

impl SayingScope {
    /// What is said, and what follows that and is not.
    pub(in super::super) fn new(said: Range<usize>, unsaid: Range<usize>) -> Self {
        Self {
            said: vec![said],
            unsaid: vec![unsaid],
        }
    }

    /// The scope without the tokens at `range`.
    pub(in super::super) fn without(mut self, range: Range<usize>) -> Self {
        self.said
            .retain(|said| said.start >= range.end || said.end <= range.start);
        self.unsaid.push(range);
        self
    }

    /// Whether token `at` is said.
    pub(in super::super) fn contains(&self, at: usize) -> bool {
        self.said.iter().any(|range| range.contains(&at))
    }

    /// Whether token `at` stands in a clause that the verb of saying has nothing to say in.
    pub(in super::super) fn excludes(&self, at: usize) -> bool {
        self.unsaid.iter().any(|range| range.contains(&at))
    }

    /// How many tokens are said.
    pub(in super::super) fn len(&self) -> usize {
        self.said.iter().map(ExactSizeIterator::len).sum()
    }
}

/// All acts of saying in the sentence at `range`, in order of their verbs.
pub(in super::super) fn sayings(scan: &Scan<'_>, range: &Range<usize>) -> Vec<Saying> {
    let Some(parsed) = scan.parsed(range.start) else {
        return Vec::new();
    };
    (0..parsed.tree.words.len())
        .filter_map(|at| by_verb(parsed, at).or_else(|| by_phrase(parsed, at)))
        .collect()
}

/// Whether the tree sees that nobody says anything by the word at token `at`: it is no verb, "damage estimates", or it
/// is only supposed, "if they say so".
pub(in super::super) fn denies(scan: &Scan<'_>, at: usize) -> bool {
    let Some(parsed) = scan.parsed(at) else {
        return false;
    };
    parsed.word(at).is_some_and(|word| match parsed.upos(word) {
        Upos::Noun | Upos::Propn | Upos::Adj => !is_between(parsed, at),
        Upos::Verb => is_supposed(parsed, word) || is_request(parsed, word),
        _ => false,
    })
}

/// Whether the tree has a verb at token `at`.
pub(in super::super) fn is_verb(scan: &Scan<'_>, at: usize) -> bool {
    let parsed = scan.parsed(at);
    parsed.is_some_and(|parsed| {
        parsed
            .word(at)
            .is_some_and(|word| parsed.upos(word) == Upos::Verb)
    })
}

/// "A number that the bank estimates could reach 40": a verb for all that the parser sees.
fn is_between(parsed: Parsed<'_>, at: usize) -> bool {
    let scan = parsed.scan;
    let name = at.checked_sub(1).is_some_and(|at| scan.is_capital(at));
    let relative = scan.is_before(at, 2, WordClass::Relative) || scan.before(at, 2) == "what";
    name && relative && scan.class(at + 1).has(Classes::AUXILIARY)
}

/// "Officials told 12 villages to leave": they ask, and state nothing.
fn is_request(parsed: Parsed<'_>, verb: usize) -> bool {
    let clauses = [Relation::Ccomp, Relation::Parataxis];
    speech().has_hearer(parsed.lower(verb))
        && parsed.tree.child_by(verb, &[Relation::Xcomp]).is_some()
        && parsed.tree.child_by(verb, &clauses).is_none()
}

/// "The mayor said that …", "…, the mayor said, …".
fn by_verb(parsed: Parsed<'_>, verb: usize) -> Option<Saying> {
    let told = speech().is_verb(parsed.lower(verb)) && parsed.upos(verb) == Upos::Verb;
    if !told || is_supposed(parsed, verb) || is_request(parsed, verb) {
        return None;
    }
    let speaker = subject(parsed, verb)?;
    let judges = Cue::Judging.holds(&parsed.lemma(verb));
    if judges && !is_source(parsed, speaker) {
        return None;
    }
    let scope = said(parsed, verb, speaker)?;
    Some(saying(parsed, verb, speaker, scope))
}

/// "If they say …": nobody says it.
fn is_supposed(parsed: Parsed<'_>, verb: usize) -> bool {
    parsed.tree.children(verb).any(|child| {
        parsed.relation(child) == Relation::Mark && parsed.is(child, WordClass::SupposingMark)
    })
}

/// The subject of a verb, or of the verb that it is joined with: "The mayor left and said".
fn subject(parsed: Parsed<'_>, verb: usize) -> Option<usize> {
    let Some(speaker) = own_subject(parsed, verb) else {
        let passive = [Relation::NsubjPass, Relation::AuxPass];
        let shares = match parsed.relation(verb) {
            Relation::Conj => true,
            Relation::Advcl => parsed.lower(verb).ends_with("ing"),
            _ => false,
        } && parsed.tree.child_by(verb, &passive).is_none();
        return subject(parsed, parsed.head(verb).filter(|_| shares)?);
    };
    if !parsed.is(speaker, WordClass::Relative) {
        return Some(speaker);
    }
    parsed
        .head(verb)
        .filter(|noun| parsed.relation(verb) == Relation::AclRelcl && is_source(parsed, *noun))
}

/// The nearest subject of a verb. "The ferry, which was old, sank, the mayor said": what is said has a subject too,
/// which a parser is apt to hang on the verb of saying.
fn own_subject(parsed: Parsed<'_>, verb: usize) -> Option<usize> {
    let subjects = parsed
        .tree
        .children(verb)
        .filter(|child| parsed.relation(*child) == Relation::Nsubj);
    let nearest = subjects.min_by_key(|child| child.abs_diff(verb))?;
    let clause = parsed.tree.child_by(verb, &CLAUSES);
    let across = clause.is_some_and(|clause| nearest < clause && clause < verb);
    (!across).then_some(nearest)
}

/// Whether a word names someone who may know: a name, a word for a speaker, a pronoun of persons.
fn is_source(parsed: Parsed<'_>, at: usize) -> bool {
    let word = parsed.lower(at);
    parsed.upos(at) == Upos::Propn || speech().is_speaker(word) || speech().is_speaker(&lemma(word))
}

/// The words that the verb has as what is said: its clause, and what it is put into, "…, he said, …".
///
/// "'It sank', she said": the treebanks hang the verb on the words of a quotation, or those on the verb.
fn said(parsed: Parsed<'_>, verb: usize, speaker: usize) -> Option<SayingScope> {
    let inserted = parsed.relation(verb) == Relation::Parataxis;
    let object = parsed.tree.child_by(verb, &[Relation::Obj]).is_some();
    let closes = closes(parsed, verb, speaker);
    let clause = parsed
        .tree
        .child_by(verb, &CLAUSES)
        .filter(|clause| *clause < verb || !closes);
    // "Claimed to have killed 40".
    let word = parsed.lower(verb);
    let claims = speech().is_strong(word) && !speech().has_hearer(word);
    let open = || {
        parsed
            .tree
            .child_by(verb, &[Relation::Xcomp])
            .filter(|_| claims)
    };
    let clause = clause.or_else(open);
    let clause = clause.or_else(|| {
        parsed
            .tree
            .child_by(verb, &[Relation::Parataxis])
            .filter(|_| !inserted && !object)
    });
    let mut words = vec![false; parsed.tree.words.len()];
    if let Some(clause) = clause {
        mark(parsed, &mut words, clause, None);
    }
    if let Some(above) = parsed.head(verb).filter(|_| inserted) {
        mark(parsed, &mut words, above, Some(verb));
    }
    // "Will strike, and says 40 …": whose clause is missing in the tree, that one's speaker is told by no word beside it.
    let joined = parsed.relation(verb) == Relation::Conj && speech().is_strong(parsed.lower(verb));
    (words.contains(&true) || joined && verb > speaker).then(|| SayingScope {
        said: tokens(parsed, &words),
        unsaid: tokens(parsed, &unsaid(parsed, verb)),
    })
}

/// Whether the speaker and the verb stand right behind a quotation, so that what comes after them is said no more.
fn closes(parsed: Parsed<'_>, verb: usize, speaker: usize) -> bool {
    let start = around(parsed, speaker).start.min(parsed.tokens(verb).start);
    let before = start.checked_sub(1).map_or("", |at| parsed.scan.raw(at));
    matches!(before, "\"" | "”")
}

/// The words that stand outside for sure: of a clause joined with the verb, "he said so and bought 12 goats", and of the
/// sentence around a relative clause, "the man who said so owns 12 goats".
fn unsaid(parsed: Parsed<'_>, verb: usize) -> Vec<bool> {
    let mut words = vec![false; parsed.tree.words.len()];
    for child in parsed.tree.children(verb) {
        let joined = child > verb
            && parsed.relation(child) == Relation::Conj
            && parsed.margin(child) >= SURE;
        if joined || is_aside(parsed, verb, child) {
            mark(parsed, &mut words, child, None);
        }
    }
    let relative = matches!(parsed.relation(verb), Relation::AclRelcl | Relation::Acl);
    if let Some(root) = parsed.tree.root().filter(|_| relative) {
        mark(parsed, &mut words, root, Some(verb));
    }
    words
}

/// Whether a word that hangs on the verb tells to whom or when something is said, not what: "told the 12 families
/// that", "said on a visit to 12 villages that".
fn is_aside(parsed: Parsed<'_>, verb: usize, child: usize) -> bool {
    let clause = parsed.tree.child_by(verb, &[Relation::Ccomp]);
    let that = clause.and_then(|clause| {
        let mut marks = parsed.tree.children(clause);
        marks.find(|at| parsed.relation(*at) == Relation::Mark && parsed.lower(*at) == "that")
    });
    let ahead = that.is_some_and(|that| verb < child && child < that);
    let aside = match parsed.relation(child).universal() {
        "obj" | "iobj" => speech().has_hearer(parsed.lower(verb)),
        "obl" => true,
        _ => false,
    };
    ahead && aside
}

/// "According to the mayor, …".
fn by_phrase(parsed: Parsed<'_>, speaker: usize) -> Option<Saying> {
    let case = parsed.tree.children(speaker).find(|child| {
        parsed.relation(*child) == Relation::Case && parsed.lower(*child) == "according"
    })?;
    let mut words = vec![false; parsed.tree.words.len()];
    mark(parsed, &mut words, parsed.head(speaker)?, Some(speaker));
    let scope = SayingScope {
        said: tokens(parsed, &words),
        unsaid: Vec::new(),
    };
    Some(saying(parsed, case, speaker, scope))
}

fn saying(parsed: Parsed<'_>, verb: usize, speaker: usize, scope: SayingScope) -> Saying {
    Saying {
        verb: parsed.tokens(verb).start,
        is_phrase: parsed.relation(verb) == Relation::Case,
        around: around(parsed, speaker),
        name: name(parsed, speaker),
        scope,
    }
}

/// Marks the words of a clause, without those of the part `but`.
fn mark(parsed: Parsed<'_>, words: &mut [bool], clause: usize, but: Option<usize>) {
    for (at, marked) in words.iter_mut().enumerate() {
        *marked |= parsed.tree.is_within(at, clause)
            && !but.is_some_and(|but| parsed.tree.is_within(at, but));
    }
}

/// The tokens of the marked words.
fn tokens(parsed: Parsed<'_>, words: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (0..words.len()).filter(|at| words[*at]) {
        let tokens = parsed.tokens(at);
        match ranges.last_mut() {
            Some(last) if last.end >= tokens.start => last.end = tokens.end.max(last.end),
            _ => ranges.push(tokens),
        }
    }
    ranges
}

fn around(parsed: Parsed<'_>, speaker: usize) -> Range<usize> {
    let inside = |at: &usize| parsed.tree.is_within(*at, speaker);
    let words = 0..parsed.tree.words.len();
    let first = words.clone().find(inside).unwrap_or(speaker);
    let last = words.rev().find(inside).unwrap_or(speaker);
    parsed.tokens(first).start..parsed.tokens(last).end
}

/// The tokens that name a speaker: title, name, "of the council"; of "the chief, Ann Hill, …" the name.
fn name(parsed: Parsed<'_>, speaker: usize) -> Range<usize> {
    let named = parsed.tree.child_by(speaker, &[Relation::Appos]);
    let parts = [Relation::Flat, Relation::Compound];
    let whole = |at: usize| parsed.tree.child_by(at, &parts).is_some();
    let speaker = named
        .filter(|name| {
            parsed.upos(speaker) == Upos::Noun && parsed.upos(*name) == Upos::Propn && whole(*name)
        })
        .unwrap_or(speaker);
    let mut first = speaker;
    while first > 0 && belongs(parsed, first - 1, speaker) {
        first -= 1;
    }
    let mut last = speaker;
    while last + 1 < parsed.tree.words.len() && belongs(parsed, last + 1, speaker) {
        last += 1;
    }
    parsed.tokens(first).start..parsed.tokens(last).end
}

/// Whether word `at` is part of the name of the speaker.
fn belongs(parsed: Parsed<'_>, at: usize, speaker: usize) -> bool {
    if !parsed.tree.is_within(at, speaker) {
        return false;
    }
    let chain = std::iter::once(at)
        .chain(parsed.tree.ancestors(at))
        .take_while(|at| *at != speaker);
    // "And the mayor said": what joins or governs the whole name is no part of it.
    let joins = matches!(parsed.relation(at), Relation::Cc | Relation::Case)
        && parsed.head(at) == Some(speaker)
        && at < speaker;
    !joins
        && chain.into_iter().all(|at| match parsed.relation(at) {
            Relation::Nmod => parsed.is_behind(at, "of") || parsed.is_behind(at, "for"),
            Relation::Advmod => parsed
                .head(at)
                .is_some_and(|head| parsed.relation(head) == Relation::Amod),
            Relation::Punct => parsed.scan.raw(parsed.tokens(at).start) != ",",
            relation => matches!(
                relation,
                Relation::Compound
                    | Relation::Flat
                    | Relation::Amod
                    | Relation::Nummod
                    | Relation::Det
                    | Relation::NmodPoss
                    | Relation::NmodDesc
                    | Relation::NmodUnmarked
                    | Relation::Case
                    | Relation::Conj
                    | Relation::Cc
            ),
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::super::marked;

    const EXAMPLES: &[&str] = &[
        "The army said it had destroyed [40 pumps|40 count pump; by army; verb said], which rebels [put at 12|≈12 count pump; by rebels; verb put].",
        "The mayor, Ann Hill, told Radio Norvik that [40 houses|40 count house; by Ann Hill; verb told; told Radio Norvik] had burned.",
        "The company employs [400 people|400 count person; by -], and police have said nothing.",
        "Police denied that [12 people|12 count person; by -] had died.",
        "The ministry denied reports that [12 people|12 count person; by -] had died.",
        "If the police say [12 people|12 count person; by -] died, nobody will believe it.",
        "Police have not said that [12 people|12 count person; by -] died.",
        "The minister refused to say whether [12 people|12 count person; by -] had died.",
        "The man told police he had [12 guns|12 count gun; by The man; verb told].",
        "Ann Hill told reporters on Monday that [40 houses|40 count house; by Ann Hill; verb told; told reporters] had burned.",
        "The army claims [40 rebels|40 count rebel; by army; verb claims] died.",
        "[40 rebels|40 count rebel; by army; verb claims] died, the army claims.",
        "[Forty rebels|40 count rebel; by army; verb according to] died, according to the army, which did not say how.",
        "Rebels say [40 people|40 count person; by Rebels; verb say] died, but the army says [12|12 count person; by army; verb says].",
        "[Forty people|40 count person; by rebels; verb according to] died, according to rebels, and [12|12 count person; by army; verb said], the army said.",
        "The company, which employs [400 people|400 count person; by -], said it would rebuild.",
        "The fire, which killed [12 people|12 count person; by police], was out by dawn, police said.",
        "The minister told the [12 families|12 count family; by -] that help would come.",
        "The president said on a visit to [12 villages|12 count village; by -] that help would come.",
        "[Twelve men|12 count man; by -] told the court they had fled.",
        "In a statement, the army said [12 men|12 count man; by army; verb said; told statement] fled.",
        "In a statement on Monday, the army said [12 men|12 count man; by army; verb said; told statement] fled.",
        "General Bo Lind told a news conference that [12 men|12 count man; by General Bo Lind; verb told; told news conference] fled.",
        "[Twelve villages|12 count village; by officials; verb said] were told to leave, officials said.",
        "Officials told [12 villages|12 count village; by -] to leave.",
        "The ministry, which said last week that [12 men|12 count man; by ministry; verb said] fled, now says [40|40 count man; by ministry; verb says] did.",
        "Prices rose by [40 percent|40 percent price; by -] in May, and nobody said why.",
        "The group, which employs [80,000 people|80000 count person; by -], has not said how many will go; HWU, a union, put the number at [5,000|5000 count person; by HWU; verb put].",
    ];

    #[test]
    fn what_is_told_aside_or_undone_is_not_said() {
        marked::hold(EXAMPLES);
    }
}
