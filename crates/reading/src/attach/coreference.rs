//! Whom pronouns, titles and short forms mean: the persons and bodies that an article has named so far.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::scan::Scan;
use super::name::{
    LONGEST, is_acronym, is_body_name, is_many, is_person, main_word, may_speak, proper,
    spelled_out,
};
use super::speaker::{is_definite_person, is_name};
use tally_language::lexicon::{Classes, Gender, WordClass, names, speech};
use tally_language::text::Span;

/// How many sentences on a pronoun means whoever spoke last before anyone else.
const RECENT: usize = 3;

/// How many holders of one office are looked through for the one who is meant.
const HOLDERS: usize = 8;

/// Who has been named in an article, in order of mention.
#[derive(Default)]
pub(super) struct Coreference {
    parties: Vec<Party>,
    /// Persons by the last word of their names, bodies by their main word and by their initials.
    known: BTreeMap<String, usize>,
    /// Persons by the last word of their titles.
    offices: BTreeMap<String, Vec<usize>>,
    /// Who of each sort was named last.
    last: BTreeMap<Sort, usize>,
    /// Who spoke last, and in which sentence.
    spoke: Option<(usize, usize)>,
    /// The person named at the start of the sentence.
    topic: Option<usize>,
    /// How many sentences were read.
    sentence: usize,
    /// How many mentions were read.
    mentions: usize,
}

/// Someone whom later words may mean.
struct Party {
    /// The fullest wording, with the title.
    name: String,
    /// Where it was named last.
    span: Span,
    sort: Sort,
    /// Titles and descriptions, in lower case.
    titles: Vec<String>,
    /// When it was named last: the mention and the sentence.
    seen: (usize, usize),
}

/// Which pronouns stand for a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Man,
    Woman,
    /// A person of whom nothing tells whether it is "he" or "she".
    Person,
    /// A name of which nothing tells whether a person bears it.
    Name,
    Body,
    Many,
}

impl Sort {
    const fn is_person(self) -> bool {
        matches!(self, Self::Man | Self::Woman | Self::Person | Self::Name)
    }

    /// The sorts for which a pronoun stands.
    fn of_pronoun(word: &str) -> &'static [Self] {
        match word {
            "he" => &[Self::Man, Self::Person, Self::Name],
            "she" => &[Self::Woman, Self::Person, Self::Name],
            "it" => &[Self::Body, Self::Name],
            "they" => &[Self::Many, Self::Body],
            _ => &[],
        }
    }

    fn of_gender(gender: Option<Gender>) -> Self {
        match gender {
            Some(Gender::Man) => Self::Man,
            Some(Gender::Woman) => Self::Woman,
            None => Self::Person,
        }
    }
}

impl Coreference {
    /// Goes on to the sentence at `range`, and remembers its subject: "the officials met", "the council has".
    pub(super) fn next_sentence(&mut self, scan: &Scan<'_>, range: &Range<usize>) {
        self.sentence += 1;
        self.topic = None;
        let opens = scan.class(range.start).has(Classes::DETERMINER);
        let start = range.start + usize::from(opens);
        let end = (start..range.end.min(start + LONGEST))
            .find(|at| !scan.is_word(*at) || scan.class(*at).has(Classes::FUNCTION))
            .unwrap_or(start);
        let governs = |at: &usize| {
            let class = scan.class(*at);
            let verb = class.has(Classes::FINITE) && !class.has(Classes::ADJECTIVE);
            verb && *at > start && !is_name(scan, *at)
        };
        let verb = (start..end).find(governs).unwrap_or(end);
        let class = scan.class(verb);
        let acts = class.has(Classes::FINITE) || class.has(Classes::AUXILIARY);
        if acts && verb > start {
            let head = verb - 1;
            let word = scan.word(head);
            let known = self.by_noun(scan, &(start..verb));
            if let Some(known) = known {
                self.mention(known);
            } else if speech().is_body(word) {
                self.body(scan, start..verb, word);
            } else if is_many(word) && may_speak(word) {
                let party = self.add(
                    scan.phrase(&(start..verb)),
                    scan.span(&(start..verb)),
                    Sort::Many,
                );
                self.known.insert(word.to_owned(), party);
                self.mention(party);
            }
        }
    }

    /// The person named at the start of the sentence, as its subject.
    pub(super) fn topic(&self) -> Option<(String, Span)> {
        let party = &self.parties[self.topic?];
        Some((party.name.clone(), party.span))
    }

    /// Remembers the person or the body whose name starts at `at`, as far as its words show that it is one.
    pub(super) fn note(&mut self, scan: &Scan<'_>, at: usize, range: &Range<usize>) {
        let starts = at == range.start || !is_name(scan, at - 1);
        if !starts || !is_name(scan, at) {
            return;
        }
        let limit = range.end.min(at + LONGEST);
        let end = (at..limit)
            .find(|idx| !is_name(scan, *idx))
            .unwrap_or(limit);
        let start = (at..end)
            .find(|idx| !scan.class(*idx).has(Classes::ADVERB))
            .unwrap_or(end);
        if start < end {
            self.note_body(scan, &(start..end), range.start);
            self.note_person(scan, start..end, range);
        }
    }

    fn note_person(&mut self, scan: &Scan<'_>, run: Range<usize>, range: &Range<usize>) {
        let title = |at: &usize| speech().is_title(scan.word(*at));
        let after_title = run.clone().rev().find(title).map(|at| at + 1);
        let mut start = run.start;
        while start > range.start
            && (title(&(start - 1))
                || scan.raw(start - 1) == "." && title(&(start.saturating_sub(2))))
        {
            start -= 1;
        }
        let name = after_title.unwrap_or(run.start)..run.end;
        if name.is_empty() || is_body_name(scan, &name) {
            return;
        }
        let is_known = self
            .known
            .get(scan.word(name.end - 1))
            .is_some_and(|at| self.parties[*at].sort.is_person());
        let is_given = name.len() > 1 && names().gender(scan.word(name.start)).is_some();
        let is_described = name.len() > 1
            && scan.raw(name.end) == ","
            && (scan.is_digits(name.end + 1) && scan.raw(name.end + 2) == ","
                || scan.is(name.end + 1, WordClass::DescriptionLead));
        if after_title.is_some() || start < run.start || is_known || is_given || is_described {
            let party = self.person(scan, start, &name);
            self.describe(scan, party, &name, range.end);
            if start == range.start {
                self.topic = Some(party);
            }
        }
    }

    /// "The Harbour Ministry", "the World Harbour Organization (WHO)".
    fn note_body(&mut self, scan: &Scan<'_>, run: &Range<usize>, first: usize) {
        let last = run.end - 1;
        if run.len() > 1 && speech().is_body(scan.word(last)) {
            self.body(scan, run.clone(), scan.word(last));
        } else if run.len() == 1
            && speech().is_body(scan.word(last))
            && scan.word(run.end) == "of"
            && is_name(scan, run.end + 1)
        {
            let end = (run.end + 1..scan.len().min(run.end + LONGEST))
                .find(|at| !is_name(scan, *at) && !matches!(scan.word(*at), "and" | "for"))
                .unwrap_or(run.end + 2);
            self.body(scan, run.start..end, scan.word(last));
        }
        let initials = scan.raw(run.end + 1);
        if scan.raw(run.end) == "("
            && scan.raw(run.end + 2) == ")"
            && is_acronym(initials)
            && let Some(start) = spelled_out(scan, run.end, first, initials)
        {
            self.body(scan, start..run.end, &initials.to_lowercase());
        }
    }

    /// Remembers a person whose title starts at `start` and whose name stands at `name`.
    fn person(&mut self, scan: &Scan<'_>, start: usize, name: &Range<usize>) -> usize {
        let last = scan.word(name.end - 1);
        let titles: Vec<String> = (start..name.start)
            .filter(|at| scan.is_word(*at))
            .map(|at| scan.word(at).to_owned())
            .collect();
        let given = Some(name.start)
            .filter(|_| name.len() > 1)
            .and_then(|at| names().gender(scan.word(at)));
        let gender = given.or_else(|| titles.iter().find_map(|word| names().gender(word)));
        let sort = match Sort::of_gender(gender) {
            Sort::Person if titles.is_empty() => Sort::Name,
            sort => sort,
        };
        let same = self.known.get(last).copied().filter(|at| {
            let known = &self.parties[*at];
            let open = |sort: Sort| matches!(sort, Sort::Person | Sort::Name);
            let agrees = known.sort == sort || open(known.sort) || open(sort);
            let spelled = name.len() == 1 || known.name.contains(scan.raw(name.start));
            known.sort.is_person() && agrees && spelled
        });
        let place = scan.span(&(start..name.end));
        let wording = scan.phrase(&(start..name.end));
        let party = match same {
            Some(at) => {
                let party = &mut self.parties[at];
                if name.len() > 1 && wording.len() > party.name.len() {
                    party.name = wording;
                }
                if matches!(party.sort, Sort::Person | Sort::Name) && sort != Sort::Name {
                    party.sort = sort;
                }
                party.span = place;
                at
            }
            None => self.add(wording, place, sort),
        };
        if name.len() > 1 || same.is_none() {
            self.known.insert(last.to_owned(), party);
        }
        self.entitle(party, titles);
        self.mention(party);
        party
    }

    fn body(&mut self, scan: &Scan<'_>, name: Range<usize>, key: &str) -> usize {
        let wording = scan.phrase(&name);
        let place = scan.span(&name);
        let known = self.known.get(key).copied();
        let party = known
            .filter(|at| self.parties[*at].name == wording)
            .unwrap_or_else(|| self.add(wording, place, Sort::Body));
        self.parties[party].span = place;
        self.known.insert(key.to_owned(), party);
        self.mention(party);
        party
    }

    fn add(&mut self, name: String, span: Span, sort: Sort) -> usize {
        self.parties.push(Party {
            name,
            span,
            sort,
            titles: Vec::new(),
            seen: (0, 0),
        });
        self.parties.len() - 1
    }

    fn mention(&mut self, party: usize) {
        self.mentions += 1;
        let one = &mut self.parties[party];
        one.seen = (self.mentions, self.sentence);
        self.last.insert(one.sort, party);
    }

    fn entitle(&mut self, party: usize, titles: Vec<String>) {
        if let Some(office) = titles.last().cloned() {
            let holders = self.offices.entry(office).or_default();
            if holders.last() != Some(&party) {
                holders.push(party);
            }
        }
        self.parties[party].titles.extend(titles);
    }

    /// "Ann Hill, the mayor of the town": what an apposition tells of a person.
    fn describe(&mut self, scan: &Scan<'_>, party: usize, name: &Range<usize>, limit: usize) {
        let opens = scan.raw(name.end) == ",";
        if !opens {
            return;
        }
        let words = name.end + 1..limit.min(name.end + LONGEST);
        let end = words.clone().find(|at| {
            let class = scan.class(*at);
            !scan.is_word(*at) && !scan.is_dash(*at)
                || *at > words.start && class.has(Classes::FUNCTION)
        });
        let head = end.unwrap_or(words.end).saturating_sub(1);
        let told = speech().is_title(scan.word(head)) || speech().is_speaker(scan.word(head));
        if head >= words.start && told && !scan.is_capital(head) {
            let titles = (words.start..=head)
                .filter(|at| !scan.class(*at).has(Classes::FUNCTION))
                .map(|at| scan.word(at).to_owned())
                .collect();
            self.entitle(party, titles);
        }
    }

    /// Whom the speaker at `name` is, by the fullest name, and where that one is named.
    pub(super) fn resolve(&mut self, scan: &Scan<'_>, name: &Range<usize>) -> (String, Span) {
        let meant = self.meant(scan, name);
        if let Some(party) = meant {
            self.mention(party);
            self.spoke = Some((party, self.sentence));
            return (self.parties[party].name.clone(), self.parties[party].span);
        }
        let (party, wording) = self.introduce(scan, name);
        self.spoke = Some((party, self.sentence));
        match wording {
            Some(range) => (scan.phrase(&range), scan.span(&range)),
            None => (self.parties[party].name.clone(), scan.span(name)),
        }
    }

    /// Whether the pronoun `word` stands for anyone here.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.by_pronoun(word).is_some()
    }

    /// Whether a person of this last name has been named.
    pub(super) fn knows_name(&self, last: &str) -> bool {
        self.known.contains_key(last)
    }

    /// Whom a pronoun, a title or a common noun means.
    fn meant(&mut self, scan: &Scan<'_>, name: &Range<usize>) -> Option<usize> {
        let word = scan.word(name.start);
        if name.len() == 1 && !Sort::of_pronoun(word).is_empty() {
            let party = self.by_pronoun(word)?;
            if matches!(self.parties[party].sort, Sort::Person | Sort::Name) {
                self.parties[party].sort = Sort::of_pronoun(word)[0];
            }
            return Some(party);
        }
        let is_definite = word == "the" || scan.before(name.start, 1) == "the";
        let words = name.start + usize::from(word == "the")..name.end;
        let is_common = is_definite && !words.is_empty() && !scan.is_capital(words.end - 1);
        if !is_common {
            return None;
        }
        self.by_office(scan, &words)
            .or_else(|| self.by_noun(scan, &words))
            .or_else(|| self.by_likeness(scan, name))
    }

    fn by_pronoun(&self, word: &str) -> Option<usize> {
        let sorts = Sort::of_pronoun(word);
        let all = sorts.iter().filter_map(|sort| self.last.get(sort)).copied();
        let latest = all
            .filter(|at| sorts.contains(&self.parties[*at].sort))
            .max_by_key(|at| self.parties[*at].seen);
        let near = |at: &usize| self.parties[*at].seen.1 + RECENT >= self.sentence;
        // Whoever spoke goes on, unless a later sentence is about another.
        let spoke = self.spoke.filter(|(at, sentence)| {
            let later = latest.is_some_and(|latest| self.parties[latest].seen.1 > *sentence);
            sorts.contains(&self.parties[*at].sort) && near(at) && !later
        });
        match (spoke, word) {
            (Some((spoke, _)), _) => Some(spoke),
            (None, "he" | "she") => latest,
            (None, "they") => {
                let many = self.last.get(&Sort::Many).copied();
                many.or(latest).filter(near)
            }
            // Many things are "it" and "they": only what was named just now is sure to be meant.
            (None, _) => latest.filter(near),
        }
    }

    /// "The interior minister": the last one who was given the title.
    fn by_office(&self, scan: &Scan<'_>, words: &Range<usize>) -> Option<usize> {
        let holders = self.offices.get(scan.word(words.end - 1))?;
        let has = |at: &&usize| {
            let titles = &self.parties[**at].titles;
            words
                .clone()
                .all(|word| titles.iter().any(|title| title == scan.word(word)))
        };
        holders.iter().rev().take(HOLDERS).find(has).copied()
    }

    /// "The ministry": the last body whose name has that word for its main one; "the agency", the last one to speak.
    fn by_noun(&self, scan: &Scan<'_>, words: &Range<usize>) -> Option<usize> {
        if words.len() != 1 {
            return None;
        }
        let word = scan.word(words.start);
        let is_body = |at: &usize| matches!(self.parties[*at].sort, Sort::Body | Sort::Name);
        let is_many = |at: &usize| self.parties[*at].sort == Sort::Many;
        if let Some(known) = self.known.get(word).copied().filter(is_many) {
            let near = self.parties[known].seen.1 + RECENT >= self.sentence;
            return Some(known).filter(|_| near);
        }
        if let Some(known) = self.known.get(word).copied().filter(is_body) {
            return Some(known);
        }
        let is_sort = WordClass::BodySort.has(word);
        let spoke = self.spoke.map(|(at, _)| at).filter(is_body);
        let spoke = spoke.filter(|_| is_sort)?;
        let party = &self.parties[spoke];
        let is_name = party
            .name
            .split(' ')
            .all(|word| word.starts_with(char::is_uppercase));
        let own_sort = party.name.split(' ').next_back().is_some_and(|word| {
            let word = word.to_lowercase();
            speech().is_body(&word) && word != "service" && word != "survey"
        });
        (is_name && !own_sort && party.seen.1 + RECENT >= self.sentence).then_some(spoke)
    }

    /// "The official", "the man": the person spoken of last, where that one is known by no other title.
    fn by_likeness(&self, scan: &Scan<'_>, name: &Range<usize>) -> Option<usize> {
        if !is_definite_person(scan, name) {
            return None;
        }
        let word = scan.word(name.end - 1);
        let sorts: &[Sort] = match names().gender(word) {
            Some(Gender::Man) => Sort::of_pronoun("he"),
            Some(Gender::Woman) => Sort::of_pronoun("she"),
            None => &[Sort::Man, Sort::Woman, Sort::Person, Sort::Name],
        };
        let all = sorts.iter().filter_map(|sort| self.last.get(sort)).copied();
        let latest = all.max_by_key(|at| self.parties[*at].seen)?;
        let party = &self.parties[latest];
        let other = party.titles.iter().any(|title| speech().is_speaker(title));
        let generic = WordClass::PersonSort.has(word);
        (sorts.contains(&party.sort) && (generic || !other)).then_some(latest)
    }

    /// Remembers a speaker who is named, and tells by which tokens, if not by a short form of a known name.
    fn introduce(&mut self, scan: &Scan<'_>, name: &Range<usize>) -> (usize, Option<Range<usize>>) {
        let proper = proper(scan, name);
        let named = proper
            .clone()
            .all(|at| is_name(scan, at) || scan.raw(at) == "." || scan.is_dash(at));
        if named && is_person(scan, name, &proper) {
            let party = self.person(scan, name.start, &proper);
            let words = proper.clone().filter(|at| scan.is_word(*at)).count();
            let is_short = words == 1 && self.parties[party].name.contains(' ');
            return (party, (!is_short).then_some(name.start..proper.end));
        }
        if name.len() == 1 && is_acronym(scan.raw(name.start)) {
            let key = scan.word(name.start);
            let party = self.known.get(key).copied();
            let party = party.unwrap_or_else(|| self.body(scan, name.clone(), key));
            self.mention(party);
            return (party, None);
        }
        let head = main_word(scan, name);
        let word = scan.word(head);
        if speech().is_body(word) {
            return (self.body(scan, name.clone(), word), Some(name.clone()));
        }
        let many = is_many(word);
        let sort = match names().gender(word) {
            _ if many => Sort::Many,
            gender => Sort::of_gender(gender),
        };
        let party = self.add(scan.phrase(name), scan.span(name), sort);
        if many {
            self.known.insert(word.to_owned(), party);
        }
        self.mention(party);
        (party, Some(name.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::marked;

    const EXAMPLES: &[&str] = &[
        "The ministry said [40 houses|40 count house; by ministry; verb said] had burned. It said [12 people|12 count person; by ministry; verb said] were hurt.",
        "The ministry said [40 houses|40 count house; by ministry; verb said] had burned. It also said that [12 people|12 count person; by ministry; verb said] were hurt.",
        "Mayor Ann Hill said [40 houses|40 count house; by Mayor Ann Hill; verb said] had burned. The mayor added that [12 people|12 count person; by Mayor Ann Hill; verb added] were hurt.",
        "Mayor Ann Hill said [40 houses|40 count house; by Mayor Ann Hill; verb said] had burned. Hill said [12 people|12 count person; by Mayor Ann Hill; verb said] were hurt.",
        "The Harbour Ministry said [40 houses|40 count house; by Harbour Ministry; verb said] had burned. The ministry said [12 people|12 count person; by Harbour Ministry; verb said] were hurt.",
        "The World Fire Organization (WFO) said [40 houses|40 count house; by World Fire Organization; verb said] had burned. The WFO said [12 people|12 count person; by World Fire Organization; verb said] were hurt.",
        "Mayor Ann Hill met Bo Lind, an engineer. He said [40 pumps|40 count pump; by Bo Lind; verb said] had failed.",
        "The ministry sent a team to Mayor Ann Hill. She said [40 pumps|40 count pump; by Mayor Ann Hill; verb said] had failed.",
        "The officials met on Monday. They said [40 pumps|40 count pump; by officials; verb said] had failed.",
        "Mayor Ann Hill said the pumps had failed. The machines, she added, had [40 faults|40 count fault; by Mayor Ann Hill; verb added].",
        "Mr. Hill said [40 houses|40 count house; by Mr. Hill; verb said] burned.",
        "City officials said the town was calm. Separatists have accused the army of an attack. They say [at least eight rebels|≥8 count rebel; by Separatists; verb say] died.",
        "Prices rose by [40 percent|40 percent price; by -] in May. They said nothing of it.",
    ];

    #[test]
    fn pronouns_and_short_forms_mean_whoever_was_named() {
        marked::hold(EXAMPLES);
    }
}
