//! Whether what a figure states did happen: "could kill 12", "denied that 12 had died", "plans to send 12".
//!
//! The words that tell stand above the verb of what happened in the sentence's tree, or beside it; where there is no
//! tree, before it.

use std::ops::Range;

use super::super::parsed::Parsed;
use super::super::scan::Scan;
use crate::{Evidence, Factuality, Figure};
use tally_language::lexicon::{Classes, MoodWord, RoleAttribute, WordClass, lemma, moods, speech};
use tally_language::syntax::{Relation, Tag, Upos};

/// How many words above a figure are looked at.
const DEPTH: usize = 12;

/// How far before what happened a word that tells is looked for without a tree.
const BACK: usize = 10;

/// How a factuality was found by the tree.
const BY_TREE: &str = "word above or beside what happened, in the sentence’s tree";

/// How a factuality was found by word order.
const NEAR: &str = "word before what happened";

/// How a factuality was found at the number.
const AT_NUMBER: &str = "word right before the number";

/// Tells `figure`, whose mention is the tokens given, whether it happened.
pub(super) fn tell(figure: &mut Figure, scan: &Scan<'_>, mention: &Range<usize>) {
    let found = at_number(scan, mention).map(|told| (told, AT_NUMBER));
    let found = found.or_else(|| {
        let Some(parsed) = scan.parsed(mention.start) else {
            return near(figure, scan, mention).map(|told| (told, NEAR));
        };
        by_tree(parsed, figure, mention).map(|told| (told, BY_TREE))
    });
    if let Some(((factuality, words), rule)) = found {
        figure.factuality = factuality;
        figure.evidence.push(Evidence {
            part: "mood",
            span: scan.span(&words),
            rule,
        });
    }
}

/// Whether what happened is something that people suffer.
fn harms(figure: &Figure) -> bool {
    let role = figure.role.as_ref();
    role.is_some_and(|role| RoleAttribute::Suffered.holds(role.name))
}

/// A factuality and the tokens that tell it.
type Marked = (Factuality, Range<usize>);

fn named(way: MoodWord, word: &str) -> Option<Factuality> {
    let name = moods().of(way, word)?;
    Factuality::ALL
        .into_iter()
        .find(|factuality| factuality.code() == name)
}

/// "Not 12 but 15"; "not only 12" is no denial.
fn at_number(scan: &Scan<'_>, mention: &Range<usize>) -> Option<Marked> {
    let at = mention.start.checked_sub(1)?;
    let hedged = scan.is(mention.start, WordClass::ScopeOfNot);
    let but = (mention.end..scan.sentence(at).end.min(mention.end + BACK))
        .any(|at| scan.word(at) == "but");
    (scan.word(at) == "not" && !hedged && but).then_some((Factuality::Negated, at..mention.start))
}

fn by_tree(parsed: Parsed<'_>, figure: &Figure, mention: &Range<usize>) -> Option<Marked> {
    let number = parsed.top(&parsed.words(mention))?;
    let counted = figure
        .counted
        .as_ref()
        .filter(|counted| figure.sentence.contains(counted.span));
    let noun = match parsed.relation(number) {
        Relation::Nummod | Relation::Compound | Relation::Amod => parsed.head(number),
        _ => None,
    }
    .unwrap_or(number);
    let role = figure.role.as_ref().and_then(|role| {
        let beside = counted.is_none_or(|counted| !counted.span.overlaps(role.span));
        parsed.tree.word_at(role.span.start).filter(|_| beside)
    });
    let harms = harms(figure);
    let climb = Climb { parsed, harms };
    role.and_then(|role| climb.up(role, Some(noun)))
        .or_else(|| climb.before(noun))
        .or_else(|| climb.up(noun, None))
}

/// A way up the tree from what happened.
struct Climb<'s> {
    parsed: Parsed<'s>,
    /// Whether what happened is harm, which is foreseen rather than planned.
    harms: bool,
}

impl Climb<'_> {
    fn told(&self, factuality: Factuality, word: usize) -> Marked {
        (factuality, self.parsed.tokens(word))
    }

    /// "40 planned homes", "a possible 12 deaths".
    fn before(&self, noun: usize) -> Option<Marked> {
        let parsed = self.parsed;
        let mut below = parsed.tree.children(noun).filter(|at| *at < noun);
        below.find_map(|at| {
            let factuality = named(MoodWord::Adjective, parsed.lower(at))?;
            (parsed.relation(at) == Relation::Amod).then(|| self.told(factuality, at))
        })
    }

    /// What the words from `start` up tell, up to the word `end`.
    fn up(&self, start: usize, end: Option<usize>) -> Option<Marked> {
        let parsed = self.parsed;
        let mut at = start;
        let mut told = self.beside(at);
        for _ in 0..DEPTH {
            if told.is_some() {
                return told;
            }
            let (Some(head), relation) = (parsed.head(at), parsed.relation(at)) else {
                return None;
            };
            if let Some(mark) = self.mark(at) {
                return Some(mark);
            }
            if end == Some(head) || Some(at) == end {
                return None;
            }
            told = self.over(at, head, relation);
            if told.is_some() {
                return told;
            }
            told = match relation {
                Relation::Nsubj
                | Relation::NsubjPass
                | Relation::Obj
                | Relation::Iobj
                | Relation::Obl
                | Relation::OblUnmarked
                | Relation::OblAgent
                | Relation::Csubj
                | Relation::CsubjPass
                | Relation::Xcomp => self.beside(head),
                Relation::Ccomp if !says(parsed, head) => self.beside(head),
                Relation::Conj if self.shares(at, head) => self.shared(at, head),
                Relation::Nummod
                | Relation::Compound
                | Relation::Appos
                | Relation::Amod
                | Relation::Acl => None,
                // "One of the five could not be saved" says nothing of the five.
                Relation::Nmod if parsed.is_behind(at, "of") && parsed.is_noun(head) => None,
                _ => return None,
            };
            at = head;
        }
        told
    }

    /// What opens the clause of word `at`: "if 40 came".
    fn mark(&self, at: usize) -> Option<Marked> {
        let parsed = self.parsed;
        let mut marks = parsed
            .tree
            .children(at)
            .filter(|child| parsed.relation(*child) == Relation::Mark);
        marks.find_map(|child| {
            let factuality = named(MoodWord::Mark, parsed.lower(child))?;
            Some(self.told(factuality, child))
        })
    }

    /// What the word above says of the clause or thing below it: "plans to send", "ordered 40 tanks", "threat to expel".
    fn over(&self, at: usize, head: usize, relation: Relation) -> Option<Marked> {
        let parsed = self.parsed;
        let word = parsed.lemma(head);
        let both = format!("{word} {}", parsed.scan.word(parsed.tokens(head).end));
        let above = |way: MoodWord| named(way, &both).or_else(|| named(way, &word));
        let told = |factuality: Option<Factuality>| {
            factuality.map(|factuality| self.told(factuality, head))
        };
        let subject = matches!(relation, Relation::Nsubj | Relation::NsubjPass);
        if parsed.is_noun(head) && !subject {
            let below = match relation {
                Relation::Acl => true,
                Relation::Nmod => parsed.is_behind_any(at, WordClass::AimPreposition),
                _ => false,
            };
            let noun = told(named(MoodWord::Noun, &word)).filter(|_| below);
            return noun.or_else(|| self.headline(at, head, relation));
        }
        if subject || matches!(relation, Relation::Xcomp | Relation::Amod) {
            let predicate = named(MoodWord::Predicate, parsed.lower(head));
            let adjective = parsed.upos(head) != Upos::Verb || parsed.tag(head) == Some(Tag::Vbn);
            if let Some(factuality) = predicate.filter(|_| adjective) {
                return Some(self.told(factuality, head));
            }
        }
        match relation {
            Relation::Xcomp | Relation::Ccomp => told(above(MoodWord::Over)),
            // "Promised to repair 12": the parser is apt to take it for a purpose.
            Relation::Advcl if self.is_infinitive(at, head) => told(above(MoodWord::Over)),
            Relation::Obj => told(above(MoodWord::Taking)),
            Relation::Obl if parsed.is_behind(at, "for") => told(named(MoodWord::Asking, &word)),
            _ => None,
        }
    }

    /// Whether the verb at `at` stands with "to" right behind `head` and its object.
    fn is_infinitive(&self, at: usize, head: usize) -> bool {
        let parsed = self.parsed;
        let to = parsed
            .tree
            .children(at)
            .find(|child| *child < at && parsed.lower(*child) == "to");
        let object = parsed.tree.child_by(head, &[Relation::Obj]);
        let between = |to: usize| {
            (head + 1..to)
                .all(|word| object.is_some_and(|object| parsed.tree.is_within(word, object)))
        };
        parsed.tag(at) == Some(Tag::Vb) && to.is_some_and(|to| to > head && between(to))
    }

    /// "State to send 40 tanks": a headline's only verb.
    fn headline(&self, at: usize, head: usize, relation: Relation) -> Option<Marked> {
        let parsed = self.parsed;
        let alone = relation == Relation::Acl && parsed.head(head).is_none();
        let to = parsed
            .tree
            .children(at)
            .find(|child| *child < at && parsed.tag(*child) == Some(Tag::To));
        to.filter(|_| alone)
            .map(|to| self.told(self.foreseen(Factuality::Planned), to))
    }

    /// Whether what is said of the word above is said of the one joined with it: "could kill 12 and hurt 40".
    fn shares(&self, at: usize, head: usize) -> bool {
        let parsed = self.parsed;
        let own = [
            Relation::Nsubj,
            Relation::NsubjPass,
            Relation::Aux,
            Relation::AuxPass,
        ];
        let forms = [Tag::Vb, Tag::Vbn, Tag::Vbd, Tag::Nn, Tag::Jj];
        let alike = parsed.tag(at) == parsed.tag(head) || parsed.upos(at) != Upos::Verb;
        let bare = parsed.tree.child_by(at, &own).is_none()
            && parsed.tag(at).is_some_and(|tag| forms.contains(&tag));
        parsed.is_thing(at) || bare && alike
    }

    /// What the verb above shares with the one joined with it; of "did not kill 12 but hurt 40" nothing.
    fn shared(&self, at: usize, head: usize) -> Option<Marked> {
        let parsed = self.parsed;
        if parsed.is_thing(at) {
            return None;
        }
        let but = parsed
            .tree
            .children(at)
            .any(|child| parsed.relation(child) == Relation::Cc && parsed.lower(child) == "but");
        let told = self.beside(head);
        told.filter(|(factuality, _)| !but || *factuality != Factuality::Negated)
    }

    /// What hangs on the verb: "could kill", "did not kill", "is to build".
    fn beside(&self, verb: usize) -> Option<Marked> {
        let parsed = self.parsed;
        let mut found: Option<Marked> = None;
        for child in parsed.tree.children(verb) {
            let hangs = matches!(
                parsed.relation(child),
                Relation::Aux
                    | Relation::Advmod
                    | Relation::Dep
                    | Relation::AuxPass
                    | Relation::Cop
            );
            if !hangs || parsed.scan.word(parsed.tokens(child).end) == "only" {
                continue;
            }
            let word = parsed.lower(child);
            let denies = word.ends_with("n't")
                || word == "longer" && parsed.scan.before(parsed.tokens(child).start, 1) == "no";
            let factuality = if denies {
                Some(Factuality::Negated)
            } else if word == "would" || word == "'d" && parsed.tag(child) == Some(Tag::Md) {
                Some(self.would(verb))
            } else {
                named(MoodWord::Beside, word).map(|factuality| self.foreseen(factuality))
            };
            let Some(factuality) = factuality else {
                continue;
            };
            // "Could not save 12" denies; "would not" too.
            if found.is_none() || factuality == Factuality::Negated {
                found = Some(self.told(factuality, child));
            }
        }
        found.or_else(|| self.is_to(verb))
    }

    /// "Is to build", "are to be cut".
    fn is_to(&self, verb: usize) -> Option<Marked> {
        let parsed = self.parsed;
        let to = parsed.tree.children(verb).find(|child| {
            *child < verb && parsed.lower(*child) == "to" && parsed.tag(*child) == Some(Tag::To)
        })?;
        let start = parsed.tokens(to).start;
        let be = parsed.scan.is_before(start, 1, WordClass::FiniteBe);
        be.then(|| (self.foreseen(Factuality::Planned), start - 1..start + 1))
    }

    const fn foreseen(&self, factuality: Factuality) -> Factuality {
        match factuality {
            Factuality::Planned if self.harms => Factuality::Possible,
            factuality => factuality,
        }
    }

    /// "Would kill 12 if it broke", "said it would send 12", "would kill 12".
    fn would(&self, verb: usize) -> Factuality {
        let parsed = self.parsed;
        let condition = parsed
            .tree
            .children(verb)
            .any(|child| parsed.relation(child) == Relation::Advcl && self.mark(child).is_some());
        let reported = parsed.relation(verb) == Relation::Ccomp
            && parsed.head(verb).is_some_and(|head| says(parsed, head));
        if condition {
            Factuality::Supposed
        } else if reported {
            self.foreseen(Factuality::Planned)
        } else {
            Factuality::Possible
        }
    }
}

fn says(parsed: Parsed<'_>, at: usize) -> bool {
    speech().is_verb(parsed.lower(at))
}

/// The nearest word before what happened, without a tree: "Dam could kill 12", "12 feared dead", "EU to send 12".
fn near(figure: &Figure, scan: &Scan<'_>, mention: &Range<usize>) -> Option<Marked> {
    let role = figure.role.as_ref().map(|role| {
        scan.tokens
            .partition_point(|token| token.span.end <= role.span.start)
    });
    let verb = role.unwrap_or(mention.start);
    let sentence = scan.sentence(mention.start);
    let harms = harms(figure);
    let first = sentence.start.max(verb.saturating_sub(BACK));
    for at in (first..verb).rev() {
        let word = scan.word(at);
        if matches!(scan.raw(at), "," | ";" | ":" | "\"" | "“" | "”" | "(")
            || speech().is_strong(word) && named(MoodWord::Over, &lemma(word)).is_none()
        {
            return None;
        }
        let planned = if harms {
            Factuality::Possible
        } else {
            Factuality::Planned
        };
        let to = word == "to" && at + 1 == verb && scan.class(verb).has(Classes::VERB);
        let factuality = if word == "would" {
            Some(Factuality::Possible)
        } else if word.ends_with("n't") {
            Some(Factuality::Negated)
        } else {
            named(MoodWord::Beside, word)
                .or_else(|| named(MoodWord::Mark, word))
                .or_else(|| named(MoodWord::Predicate, word).filter(|_| at >= mention.end))
                .map(|factuality| {
                    if factuality == Factuality::Planned {
                        planned
                    } else {
                        factuality
                    }
                })
        };
        if let Some(factuality) = factuality {
            return Some((factuality, at..at + 1));
        }
        if to {
            let over = at.checked_sub(1).map(|at| (at, scan.word(at)));
            let governed = over.and_then(|(at, word)| {
                Some((
                    named(MoodWord::Over, &lemma(word)).or_else(|| named(MoodWord::Over, word))?,
                    at..at + 1,
                ))
            });
            return governed.or(Some((planned, at..at + 1)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::marked;

    /// Whether it happened.
    const EXAMPLES: &[&str] = &[
        // Actual.
        "A blast killed [12 miners|12 count miner; role killed; mood actual].",
        "The firm can seat [400 guests|400 count guest; mood actual].",
        "[Twelve miners|12 count miner; mood actual] have been killed.",
        // Negated.
        "The blast did not kill [12 miners|12 count miner; mood negated], the mayor said.",
        "The army denied that [200 civilians|200 count civilian; role killed; mood negated] had been killed.",
        "The army denied killing [200 civilians|200 count civilian; mood negated].",
        "The pumps failed to save [40 cows|40 count cow; mood negated].",
        "The state refused to release [12 prisoners|12 count prisoner; role released; mood negated].",
        "The clinic no longer treats [12 patients|12 count patient; mood negated].",
        "The blast didn't injure [12 guards|12 count guard; mood negated].",
        "The guards killed not [12|12 count rebel; mood negated] but [15 rebels|15 count rebel; mood actual].",
        "The blast killed not only [12 guards|12 count guard; mood actual] but also a nurse.",
        "The vaccine prevented [300 deaths|300 count death; mood negated].",
        "None of them denied it, and [12 men|12 count man; mood actual] were arrested.",
        // Possible.
        "The dam could kill [12 people|12 count person; mood possible] if it breaks.",
        "[Twelve people|12 count person; mood possible] may have died in the fire.",
        "[Twelve people|12 count person; mood possible] are feared dead.",
        "[Twelve people|12 count person; mood possible] were feared to have drowned.",
        "[Up to 40 people|≤40 count person; mood possible] are at risk of flooding.",
        "The storm might flood [40 homes|40 count home; mood possible].",
        "The heat could kill [12 people|12 count person; mood possible] and displace [40|40 count person; mood possible].",
        "The quake killed [12 people|12 count person; mood actual] and could displace [400|400 count person; mood possible].",
        "[Five hikers|5 count hiker; mood possible] are believed to be trapped.",
        "Officials fear that [40 people|40 count person; mood possible] were buried.",
        "The flood will kill [40 people|40 count person; mood possible], the engineer warned.",
        "Officials said the rain could not have killed [40 people|40 count person; mood negated].",
        "[Twelve men|12 count man; mood actual] were found dead in May.",
        "The court can jail [two men|2 count man; mood actual].",
        // Planned.
        "The ministry plans to send [40 tanks|40 count tank; mood planned].",
        "The ministry will send [40 tanks|40 count tank; mood planned].",
        "The ministry has sent [40 tanks|40 count tank; mood actual].",
        "The city is to build [40 homes|40 count home; role built; mood planned].",
        "The board agreed to hire [40 teachers|40 count teacher; mood planned].",
        "The navy ordered [40 boats|40 count boat; mood planned].",
        "The navy has ordered the building of [40 boats|40 count boat].",
        "The mayor said it would send [40 buses|40 count bus; mood planned].",
        "The city approved a plan to build [40 homes|40 count home; mood planned].",
        "The [40 planned homes|40 count home; mood planned] need water.",
        "The firm is set to cut [40 jobs|40 count job; mood planned].",
        "The army was ordered to release [12 prisoners|12 count prisoner; mood planned].",
        "The crew promised to repair [12 boats|12 count boat; mood planned].",
        "The troops, who planned to stay, killed [12 rebels|12 count rebel; mood actual].",
        "The mayor, who wants to resign, said [12 rebels|12 count rebel; mood actual] were killed.",
        // Demanded.
        "The minister threatened to expel [12 envoys|12 count envoy; mood demanded].",
        "The union called for [400 new jobs|400 count job; mood demanded].",
        "The union demanded [400 new jobs|400 count job; mood demanded].",
        "The envoy urged the king to release [12 prisoners|12 count prisoner; mood demanded].",
        "The state should free [12 prisoners|12 count prisoner; mood demanded], he said.",
        "The union threatened [12 drivers|12 count driver; mood actual].",
        "The threat to expel [12 envoys|12 count envoy; mood demanded] was repeated.",
        // Supposed.
        "If [40 people|40 count person; mood supposed] came, the hall would be full.",
        "Unless [40 people|40 count person; mood supposed] come, the hall will close.",
        "Police asked whether [12 men|12 count man; mood supposed] had left.",
        "The dam would kill [40 people|40 count person; mood supposed] if it broke.",
        "If the dam breaks, the mayor said, the [12 homes|12 count home] will be lost.",
        "Even if it rains, [12 boats|12 count boat; mood actual] have left.",
        "Storm could displace [400 people|400 count person; mood possible]",
        "State to send [40 tanks|40 count tank; mood planned] to border",
        "[Twelve miners|12 count miner; role killed; mood possible] feared dead after blast",
        "Police deny killing [12 miners|12 count miner; mood negated] in raid",
        "Rescuers fail to save [12 whales|12 count whale; mood negated]",
        "The bank plans to cut [400 jobs|400 count job; role lost; mood planned] by the end of {2027|date}.",
        "The company said Monday it would hire [300 people|300 count person; said on Monday; mood planned] by June.",
        "The union said [400 workers|400 count worker; mood possible] could be laid off.",
        "The mayor warned that [40 homes|40 count home; mood possible] were at risk.",
        "The number of dead may rise to [40|40 count dead; mood possible].",
        "The toll is expected to rise [above 40|>40 count toll; mood possible].",
        "The state wants [400 troops|400 count troop; mood planned] to leave.",
        "The dam was built to protect [400 homes|400 count home; mood actual].",
        "The army helped to free [12 hostages|12 count hostage; mood actual].",
        "The firm began to build [40 homes|40 count home; mood actual].",
        "The talks could bring peace, but [12 men|12 count man; mood actual] died on Friday.",
        "The blast, which may have been an accident, killed [12 men|12 count man; mood actual].",
    ];

    #[test]
    fn every_example_holds() {
        marked::hold(EXAMPLES);
    }
}
