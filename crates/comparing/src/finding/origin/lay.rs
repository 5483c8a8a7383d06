//! Lays rows to their origins: by speaker, by agency, by quotation, by wording, else to the article itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::wording::common;
use super::{Origins, Why, is_unnamed};
use crate::finding::sources::is_pronoun;
use crate::group::{Clusters, Table, in_base, voices};
use crate::tolerances::{FEWEST_SHINGLES, SHARED_SHINGLES};
use tally_language::lexicon::agencies;
use tally_language::text::Span;
use tally_reading::Decimal;

/// In how many passages a shingle may stand: beyond, it is a stock phrase.
const COMMON: usize = 16;

/// A sentence with fewer bytes is compared together with its paragraph.
const SHORT: usize = 90;

/// One row, laid.
pub(super) struct Laid {
    /// The same for the same origin.
    pub(super) root: usize,
    pub(super) why: Why,
}

/// The end of a chain, as far as the row itself tells.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// A speaker or an outlet, by the number of the voice.
    Voice(usize),
    Agency(String),
    Article(usize),
}

/// A row on its way.
struct Node {
    row: usize,
    article: usize,
    number: Option<Decimal>,
    key: Key,
    why: Why,
}

/// Lays each of `rows`, in their order.
pub(super) fn lay(origins: &Origins, table: &Table, rows: &[usize]) -> Vec<Laid> {
    let mut nodes = nodes(origins, table, rows);
    let mut clusters = Clusters::new(nodes.len());
    let mut first: BTreeMap<&Key, usize> = BTreeMap::new();
    for (at, node) in nodes.iter().enumerate() {
        clusters.must(*first.entry(&node.key).or_insert(at), at);
    }
    for (a, b, is_quoted) in same_passages(origins, table, &nodes) {
        clusters.must(a, b);
        for (one, other) in [(a, b), (b, a)] {
            if is_open(&nodes[one].why) {
                let (other, article) = (nodes[other].article, nodes[one].article);
                nodes[one].why = if is_quoted {
                    Why::Quotation { other }
                } else {
                    let percent = origins.shared_percent(article, other);
                    Why::Wording { other, percent }
                };
            }
        }
    }
    let laid = nodes.into_iter().enumerate().map(|(at, node)| Laid {
        root: clusters.root(at),
        why: node.why,
    });
    laid.collect()
}

/// Whether shared words tell more of the origin: nobody is named, or only "officials".
fn is_open(why: &Why) -> bool {
    match why {
        Why::Own => true,
        Why::Speaker { name, .. } | Why::SpeakerElsewhere { name } => is_unnamed(name),
        Why::Quotation { .. } | Why::Wording { .. } | Why::Agency { .. } => false,
    }
}

/// Who is named for `row`; not "he" whom nothing names.
fn speaker(table: &Table, row: usize) -> Option<&str> {
    let said = table.rows[row].figure.attribution.as_ref()?;
    Some(said.speaker.as_str()).filter(|name| !is_pronoun(name))
}

/// The outlet's name where it is known.
fn outlet(table: &Table, article: usize) -> Option<&str> {
    let outlet = table.articles[article].metadata.outlet.as_deref()?;
    (!outlet.to_lowercase().contains("unknown")).then_some(outlet)
}

fn number(table: &Table, row: usize) -> Option<Decimal> {
    let quantity = &table.rows[row].figure.quantity;
    let printed = quantity.low.or(quantity.high)?;
    Some(in_base(&quantity.unit, printed))
}

/// The voices of all rows of `table`, then those of its articles' outlets, by number.
pub(super) fn voices_of(table: &Table) -> Vec<Option<usize>> {
    let named = (0..table.rows.len()).map(|row| speaker(table, row));
    let outlets = (0..table.articles.len()).map(|article| outlet(table, article));
    let all: Vec<Option<&str>> = named.chain(outlets).collect();
    let mut numbers: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    let mut number = |voice: Arc<str>| {
        let next = numbers.len();
        *numbers.entry(voice).or_insert(next)
    };
    voices(&all)
        .into_iter()
        .map(|voice| voice.map(&mut number))
        .collect()
}

fn nodes(origins: &Origins, table: &Table, rows: &[usize]) -> Vec<Node> {
    let article = |row: usize| table.rows[row].article;
    let voice = |row: usize| origins.said.get(row).copied().flatten();
    // Whoever is named for a number in an article is named for it in the article's headline too.
    let mut elsewhere: BTreeMap<(usize, Option<Decimal>), usize> = BTreeMap::new();
    for row in rows.iter().copied().filter(|row| voice(*row).is_some()) {
        let place = (article(row), number(table, row));
        elsewhere.entry(place).or_insert(row);
    }
    let node = |row: &usize| {
        let own = (article(*row), number(table, *row));
        let by = voice(*row).map(|_| *row);
        let by = by.or_else(|| elsewhere.get(&own).copied());
        let told = by.and_then(|by| {
            let name = speaker(table, by)?;
            Some((voice_key(name, voice(by)?), told(table, by, by == *row)))
        });
        let (key, why) = told.unwrap_or_else(|| own_key(origins, own.0));
        Node {
            row: *row,
            article: own.0,
            number: own.1,
            key,
            why,
        }
    };
    rows.iter().map(node).collect()
}

fn voice_key(name: &str, voice: usize) -> Key {
    match agencies().named(name) {
        Some(agency) => Key::Agency(agency.to_owned()),
        None => Key::Voice(voice),
    }
}

/// The speaker of `row`, for itself or for another figure of its article.
fn told(table: &Table, row: usize, is_own: bool) -> Why {
    let said = table.rows[row].figure.attribution.as_ref();
    let name = said.map(|said| said.speaker.clone()).unwrap_or_default();
    if let Some(agency) = agencies().named(&name) {
        return Why::Agency {
            name: agency.to_owned(),
        };
    }
    if !is_own {
        return Why::SpeakerElsewhere { name };
    }
    let venue = said.and_then(|said| said.medium.as_ref());
    // "In a statement" is no place with a name.
    let venue = venue.filter(|venue| venue.text.starts_with(char::is_uppercase));
    Why::Speaker {
        name,
        venue: venue.map(|venue| venue.text.clone()),
    }
}

/// The agency that the article prints, else its outlet.
fn own_key(origins: &Origins, article: usize) -> (Key, Why) {
    let text = origins.texts.get(article);
    let agency = text.and_then(|text| text.agency);
    if let Some(name) = agency.map(str::to_owned) {
        return (Key::Agency(name.clone()), Why::Agency { name });
    }
    let outlet = text.and_then(|text| text.outlet);
    let key = outlet.map_or(Key::Article(article), Key::Voice);
    (key, Why::Own)
}

/// The words around a row's number.
struct Passage {
    node: usize,
    /// Ascending, each once.
    shingles: Vec<u64>,
    is_quoted: bool,
    /// Whether no other row stands in the same sentence.
    is_alone: bool,
}

/// Pairs of nodes of two articles whose passages are alike, and whether the passages are quotations; of many that are
/// the same, each with one of them.
fn same_passages(origins: &Origins, table: &Table, nodes: &[Node]) -> Vec<(usize, usize, bool)> {
    let passages = passages(origins, table, nodes);
    let mut pairs = Vec::new();
    let mut same: BTreeMap<&[u64], usize> = BTreeMap::new();
    let mut shingled: Vec<(u64, usize)> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let twin = *same.entry(&passage.shingles).or_insert(at);
        if twin != at && may_be_one(nodes, &passages[twin], passage) {
            pairs.push((passages[twin].node, passage.node, passage.is_quoted));
        } else {
            shingled.extend(passage.shingles.iter().map(|shingle| (*shingle, at)));
        }
    }
    shingled.sort_unstable();
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    for run in shingled.chunk_by(|a, b| a.0 == b.0) {
        if run.len() > COMMON {
            continue;
        }
        for (idx, (_, a)) in run.iter().enumerate() {
            met.extend(run[idx + 1..].iter().map(|(_, b)| (*a, *b)));
        }
    }
    for (a, b) in met {
        let (one, other) = (&passages[a], &passages[b]);
        let shared = common(&one.shingles, &other.shingles);
        let enough = one
            .shingles
            .len()
            .min(other.shingles.len())
            .div_ceil(SHARED_SHINGLES);
        if shared >= enough.max(FEWEST_SHINGLES) && may_be_one(nodes, one, other) {
            pairs.push((one.node, other.node, one.is_quoted && other.is_quoted));
        }
    }
    pairs
}

/// Whether nothing tells the two statements apart: another speaker, or another number beside the one.
fn may_be_one(nodes: &[Node], a: &Passage, b: &Passage) -> bool {
    let (one, other) = (&nodes[a.node], &nodes[b.node]);
    let is_named = |node: &Node| matches!(node.why, Why::Speaker { .. });
    let two_speakers = is_named(one) && is_named(other) && one.key != other.key;
    let one_number = one.number == other.number || a.is_alone && b.is_alone;
    one.article != other.article && !two_speakers && one_number
}

/// The passages that are long enough, in an order that does not hang on that of the articles.
fn passages(origins: &Origins, table: &Table, nodes: &[Node]) -> Vec<Passage> {
    let mut sentences: BTreeMap<(usize, Span), usize> = BTreeMap::new();
    for node in nodes {
        let sentence = table.rows[node.row].figure.sentence;
        *sentences.entry((node.article, sentence)).or_default() += 1;
    }
    let mut passages: Vec<Passage> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let (span, is_quoted) = passage(table, node.row);
        let Some(text) = origins.texts.get(node.article) else {
            continue;
        };
        let mut shingles = text.wording.within(span).to_vec();
        shingles.sort_unstable();
        shingles.dedup();
        if shingles.len() >= FEWEST_SHINGLES {
            let sentence = table.rows[node.row].figure.sentence;
            passages.push(Passage {
                node: at,
                shingles,
                is_quoted,
                is_alone: sentences.get(&(node.article, sentence)) == Some(&1),
            });
        }
    }
    passages.sort_by_key(|passage| &table.rows[nodes[passage.node].row].key);
    passages
}

/// The quotation that holds the number, else its sentence, with the paragraph where that is short.
fn passage(table: &Table, row: usize) -> (Span, bool) {
    let (article, figure) = (table.rows[row].article, &table.rows[row].figure);
    if let Some(quoted) = table.quotation(row) {
        return (quoted.span, true);
    }
    let paragraph = table.articles[article].paragraphs.get(figure.paragraph);
    let span = match paragraph {
        Some(paragraph) if figure.sentence.len() < SHORT => figure.sentence.cover(paragraph.span),
        _ => figure.sentence,
    };
    (span, false)
}
