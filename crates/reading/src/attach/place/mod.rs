//! Where: the place that the clause of a figure tells, else its sentence, else the sentence before, else the dateline.

mod phrase;

use std::ops::Range;

use super::super::parsed::Parsed;
use super::super::scan::Scan;
use super::tree::{Path, is_speech, path};
use crate::{Evidence, Figure, Phrase, Place, PlaceSource};
use tally_language::lexicon::{Classes, Cue, WordClass, lemma, speech};
use tally_language::syntax::{Relation, Upos};

use phrase::{Worded, worded};

/// How far from the number a place is looked for, in tokens.
const REACH: usize = 40;

/// How a place was found by the tree.
const BY_TREE: &str = "place that the sentence’s tree hangs on its verb or noun";

/// How a place was found by word order.
const NEAR: &str = "place nearest to the number";

/// How a place was found in the sentence before.
const BEFORE: &str = "place of the sentence before, on which this one goes on";

/// How a place was found in the dateline.
const DATELINE: &str = "dateline, as no other place is told";

/// What a clause of its own costs a place, and so does one that is only near.
const ASIDE: usize = 600;

/// The places that an article has told so far.
#[derive(Default)]
pub(crate) struct PlacesTold {
    dateline: Option<Place>,
    /// Names by what sort of place each was called, the last one last.
    called: Vec<(String, Phrase)>,
    /// The last place told of a figure, with its paragraph and sentence.
    last: Option<(usize, usize, Place)>,
}

impl PlacesTold {
    /// Starts an article whose metadata name `dateline`.
    pub(crate) fn new(dateline: Option<&str>, scans: &[Scan<'_>]) -> Self {
        let place = scans
            .iter()
            .take(4)
            .find_map(|scan| dateline_of(scan, dateline));
        Self {
            dateline: place,
            ..Self::default()
        }
    }

    /// Takes note of the places of a paragraph, and tells `figures`, in order, where they hold.
    pub(super) fn tell(&mut self, scan: &Scan<'_>, figures: &mut [(&mut Figure, Range<usize>)]) {
        let mut found: Vec<Worded> = Vec::new();
        let mut at = 0;
        while at < scan.len() {
            let end = scan.sentence(at).end;
            match worded(scan, at, end) {
                Some(place) => {
                    at = place.end().max(at + 1);
                    found.push(place);
                }
                None => at += 1,
            }
        }
        let mut noted = 0;
        for (figure, mention) in figures {
            while let Some(place) = found.get(noted).filter(|place| place.opening < mention.end) {
                self.note(scan, place);
                noted += 1;
            }
            let sentence = scan.sentence_at(mention.start);
            let told = self
                .nearest(scan, &found, mention)
                .or_else(|| self.carried(scan, sentence).map(|place| (place, BEFORE)))
                .or_else(|| self.dateline.clone().map(|place| (place, DATELINE)));
            let Some((place, rule)) = told else {
                continue;
            };
            if place.told == PlaceSource::Here {
                self.last = Some((scan.paragraph, sentence, place.clone()));
            }
            figure.evidence.push(Evidence {
                part: "place",
                span: place.span,
                rule,
            });
            figure.place = Some(place);
        }
        for place in found.get(noted..).unwrap_or(&[]) {
            self.note(scan, place);
        }
    }

    fn note(&mut self, scan: &Scan<'_>, place: &Worded) {
        /// "The city" stands for one of the last few that were called so.
        const KEPT: usize = 12;
        let Some(kind) = place.kind.filter(|_| place.is_named) else {
            return;
        };
        if self.called.len() == KEPT {
            self.called.remove(0);
        }
        let kind = lemma(scan.word(kind));
        self.called.push((kind, phrase_of(scan, &place.name)));
    }

    /// The place as told: of "the city" the name that stands for it.
    fn place(&self, scan: &Scan<'_>, place: &Worded) -> Option<Place> {
        let within = place.within.iter().map(|outer| phrase_of(scan, outer));
        let mut text = scan.phrase(&place.name);
        if let Some(kind) = place.kind.filter(|_| !place.is_named) {
            text = self.name_of(&lemma(scan.word(kind))).unwrap_or(text);
        }
        let unknown = !place.is_named && place.kind.is_some() && text.starts_with("the ");
        (!unknown).then(|| Place {
            text,
            span: scan.span(&place.name),
            within: within.collect(),
            told: PlaceSource::Here,
        })
    }

    /// The last name that was called so; of a city that of the dateline, else.
    fn name_of(&self, kind: &str) -> Option<String> {
        let called = self.called.iter().rev().find(|(called, _)| called == kind);
        let settled = WordClass::SettlementNoun.has(kind);
        let dateline = self.dateline.as_ref().filter(|_| settled);
        called
            .map(|(_, name)| name.text.clone())
            .or_else(|| dateline.map(|place| place.text.clone()))
    }

    /// The place that belongs to the number at `mention`: by the tree, else the nearest one, behind it first.
    fn nearest(
        &self,
        scan: &Scan<'_>,
        found: &[Worded],
        mention: &Range<usize>,
    ) -> Option<(Place, &'static str)> {
        let sentence = scan.sentence(mention.start);
        let first = found.partition_point(|place| place.opening + REACH < mention.start);
        let near = found[first..]
            .iter()
            .take_while(|place| place.opening < mention.end + REACH)
            .filter(|place| sentence.contains(&place.opening))
            .filter(|place| place.end() <= mention.start || mention.end <= place.opening);
        let parsed = scan.parsed(mention.start);
        let cost = |place: &Worded| match parsed {
            Some(parsed) => by_tree(parsed, place, mention),
            None => by_order(scan, place, mention),
        };
        let (place, _) = near
            .filter_map(|place| Some((self.place(scan, place)?, cost(place)?)))
            .min_by_key(|(_, cost)| *cost)?;
        Some((place, if parsed.is_some() { BY_TREE } else { NEAR }))
    }

    /// The place of the sentence before, where this one goes on about it.
    fn carried(&self, scan: &Scan<'_>, sentence: usize) -> Option<Place> {
        let (paragraph, before, place) = self.last.as_ref()?;
        let follows = *paragraph == scan.paragraph && before + 1 == sentence;
        let start = scan.sentences.get(sentence)?.start;
        (follows && Cue::GoingOn.holds(scan.word(start))).then(|| Place {
            told: PlaceSource::Before,
            ..place.clone()
        })
    }
}

fn phrase_of(scan: &Scan<'_>, range: &Range<usize>) -> Phrase {
    Phrase {
        text: scan.phrase(range),
        span: scan.span(range),
    }
}

/// The dateline that a paragraph opens with: as the metadata have it, or "Alder – Twelve …".
fn dateline_of(scan: &Scan<'_>, known: Option<&str>) -> Option<Place> {
    const LONGEST: usize = 10;
    let dash =
        (1..scan.len().min(LONGEST)).find(|at| matches!(scan.raw(*at), "—" | "–" | "-" | ":"))?;
    let opening = scan.span(&(0..dash)).of(scan.text);
    let is_known = known.is_some_and(|known| opening.starts_with(known));
    let name = (0..dash)
        .take_while(|at| scan.is_word(*at) && scan.is_capital(*at))
        .count();
    let plain =
        |at: usize| scan.class(at) == Classes::default() && !speech().is_title(scan.word(at));
    let spaced = !scan.glued(dash) && !scan.glued(dash + 1) && matches!(scan.raw(dash), "—" | "–");
    let is_bare = name == dash && name <= 3 && spaced && (0..name).all(plain);
    if name == 0 || !is_known && !is_bare {
        return None;
    }
    let mut within = Vec::new();
    let outer = name + 1;
    if scan.raw(name) == "," && is_known {
        let len = (outer..dash)
            .take_while(|at| scan.is_word(*at) && scan.is_capital(*at))
            .count();
        let is_month = tally_language::lexicon::calendar()
            .month(scan.word(outer))
            .is_some();
        if len > 0 && !is_month {
            within.push(phrase_of(scan, &(outer..outer + len)));
        }
    }
    Some(Place {
        text: scan.phrase(&(0..name)),
        span: scan.span(&(0..name)),
        within,
        told: PlaceSource::Dateline,
    })
}

fn apart(place: &Worded, mention: &Range<usize>) -> usize {
    if place.opening >= mention.end {
        place.opening - mention.end
    } else {
        // What stands behind the number is nearer to it than what stands before.
        mention.start - place.end() + REACH
    }
}

fn by_order(scan: &Scan<'_>, place: &Worded, mention: &Range<usize>) -> Option<usize> {
    let behind = mention.end..place.opening.max(mention.end);
    let crosses = behind
        .clone()
        .any(|at| scan.raw(at) == ";" || speech().is_strong(scan.word(at)));
    (!crosses).then(|| apart(place, mention))
}

/// How far the place stands from the number in the tree; `None` where it tells of something else.
fn by_tree(parsed: Parsed<'_>, place: &Worded, mention: &Range<usize>) -> Option<usize> {
    let apart = apart(place, mention);
    let words = parsed.words(&place.name);
    let number = parsed.top(&parsed.words(mention))?;
    let top = parsed.top(&words)?;
    // "The Oaks refineries": the name only describes what stands behind it; "a Kestrian raid" names no place.
    let describes = matches!(
        parsed.relation(top),
        Relation::Compound | Relation::Amod | Relation::NmodPoss
    ) && parsed
        .head(top)
        .is_some_and(|head| head >= words.end && parsed.is_noun(head));
    if describes && parsed.upos(top) == Upos::Adj {
        return None;
    }
    let apart = apart + if describes { ASIDE / 2 } else { 0 };
    let Some(path) = path(parsed, top, number) else {
        return Some(ASIDE * 2 + apart);
    };
    // "Told reporters in Oaks that …": there it was said, whatever the clause hangs on.
    let hearer = path.clause.is_none()
        && parsed
            .head(path.host)
            .is_some_and(|verb| is_speech(parsed, verb))
        && matches!(parsed.relation(path.host), Relation::Iobj | Relation::Obj)
        && path.far > 0;
    if hearer || path.is_outside {
        return None;
    }
    match path.clause {
        Some(clause) if is_speech(parsed, clause) => None,
        Some(clause) => {
            let beside = matches!(
                parsed.relation(clause),
                Relation::Conj
                    | Relation::Advcl
                    | Relation::AclRelcl
                    | Relation::Acl
                    | Relation::Ccomp
            );
            Some(ASIDE * if beside { 1 } else { 2 } + 100 * path.far + apart)
        }
        None if is_speech(parsed, path.host) => {
            spoken(parsed, place, &path).map(|cost| cost + apart)
        }
        None => Some(100 * path.far + apart),
    }
}

/// "Told reporters in Oaks": there it was said. "Reported 40 deaths in Oaks": there they died. "In Oaks, police said":
/// there too, where nothing else is told.
fn spoken(parsed: Parsed<'_>, place: &Worded, path: &Path) -> Option<usize> {
    let below = path.meeting.checked_sub(1).map(|below| path.way[below]);
    let counted = below
        .is_some_and(|below| matches!(parsed.relation(below), Relation::Obj | Relation::NsubjPass));
    if counted {
        return Some(100 * path.far);
    }
    let passive = [Relation::NsubjPass, Relation::AuxPass];
    if parsed.tree.child_by(path.host, &passive).is_some() {
        return Some(ASIDE);
    }
    let verb = parsed.tokens(path.host).start;
    (place.opening < verb).then_some(ASIDE)
}

#[cfg(test)]
mod tests {
    use crate::marked;

    /// Where.
    const EXAMPLES: &[&str] = &[
        "A blast killed [12 miners|12 count miner; in Alder; within -; place by here] in Alder on Monday.",
        "A blast in Alder killed [12 miners|12 count miner; in Alder].",
        "A blast killed [12 miners|12 count miner; in Druze Hill] in the eastern town of Druze Hill.",
        "A blast killed [12 miners|12 count miner; in Alder; within Kestria] in Alder, Kestria, on Monday.",
        "A blast killed [12 miners|12 count miner; in Alder; within the north of the county] in Alder, in the north of the county.",
        "A blast killed [12 miners|12 count miner; in the north of the county] in the north of the county.",
        "The city of Alder lost [12 homes|12 count home]. In the city [40 people|40 count person; in Alder] were hurt.",
        "A storm hit the town of Oaks and killed [nine people|9 count person; in Oaks]. It damaged [40 homes|40 count home; in Oaks] in the town.",
        "In Oaks [nine people|9 count person; in Oaks] died and in Fern [12 people|12 count person; in Fern] died.",
        "[Nine people|9 count person; in Oaks] died in Oaks and [12|12 count person; in Fern] in Fern.",
        "The storm left [40 homes|40 count home; in Fern county] without power in Fern county.",
        "The storm sank [12 boats|12 count boat; in Ann Island] on Ann Island.",
        "The storm sank [12 boats|12 count boat; in Ann] on the island of Ann.",
        "The storm sank [12 boats|12 count boat; in Gulf of Marl] in the Gulf of Marl.",
        "Shells fell near Port Ann, killing [two sailors|2 count sailor; in Port Ann].",
        "The minister told reporters in Alder that [12 miners|12 count miner; in -] had died.",
        "The minister told {Channel 4|name} in Alder that [12 miners|12 count miner; in Fern] had died in Fern.",
        "Speaking in Alder, the minister said [12 miners|12 count miner; in Fern] had died in Fern.",
        "Police in Alder said [12 miners|12 count miner] had died.",
        "[Twelve miners|12 count miner; in -] are in hospital.",
        "[Twelve members|12 count member; in -] voted for it in Parliament.",
        "[Twelve boats|12 count boat; in -] sank in March.",
        "The bank hired [40 clerks|40 count clerk; in -] in {Q3|name} {2024|date}.",
        "He lost [40 friends|40 count friend; in -] in World War II.",
        "[Forty guests|40 count guest; in -] met in Hill Street.",
        "The book sold [400 copies|400 count copy; in -] in English.",
        "The post drew [400 views|400 count view; in -] on Telegram.",
        "[Forty guests|40 count guest; in Grand Hotel] were held at the Grand Hotel in Alder.",
        "[Forty guests|40 count guest; in Grand Hotel; within Alder] were held at the Grand Hotel, in Alder.",
        "The blast hit a mill in Oaks. [Nine people|9 count person; in -; place by -] died.",
        "The blast killed [two guards|2 count guard; in Oaks] in Oaks. Another [nine people|9 count person; in Oaks; place by before] were hurt.",
        "The blast killed [two guards|2 count guard; in Oaks] in Oaks. The bank fired [nine clerks|9 count clerk; in -].",
        "The fire in Oaks, which killed [nine people|9 count person; in Oaks], spread to Fern.",
        "Troops from Kestria killed [nine people|9 count person; in Fern] across Fern.",
        "The quake was felt in Oaks and destroyed [40 barns|40 count barn; in Fern] in Fern.",
        "The mayor of Oaks said [40 barns|40 count barn; in Fern] in Fern were lost.",
        "[Forty barns|40 count barn; in Fern] burned in Fern, the mayor said in Oaks.",
        "In May, [40 barns|40 count barn; in -] burned.",
        "At Ann Hill's request, [40 barns|40 count barn; in -] were closed.",
        "ALDER, Kestria (AP) — The bank hired [40 clerks|40 count clerk; in ALDER; within Kestria; place by dateline].",
        "Alder – The bank hired [40 clerks|40 count clerk; in Alder; place by dateline].",
        "The school, in the village of Oaks, lost [12 pupils|12 count pupil; in Oaks].",
        "[Nine people|9 count person; in Fern; within Kestria] died in Fern, Kestria.",
        "[Nine people|9 count person; in Fern] died in Fern, the capital of Kestria.",
        "A court in Fern jailed [nine men|9 count man; in Fern; role arrested].",
        "The minister met [nine men|9 count man; in Fern] in Fern, and said in Oaks that [12 ships|12 count ship; in -] had sunk.",
    ];

    #[test]
    fn every_example_holds() {
        marked::hold(EXAMPLES);
    }
}
