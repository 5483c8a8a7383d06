//! Sentences with trees made by hand, and what is read off them.

use std::fmt::Write as _;

use crate::{Accord, Figure, NoTrees, SentenceTokens, Trees, read_with};
use tally_article::load;
use tally_language::syntax::{Tree, conllu};
use tally_language::text::Span;

/// A sentence with its tree: a word, its part of speech and its tag, the number of its head, the relation.
///
/// "_" before a word glues it to the one before.
struct Drawn {
    text: String,
    tree: Tree,
}

impl Trees for Drawn {
    fn trees(&self, sentences: &[SentenceTokens<'_>]) -> Vec<Option<Tree>> {
        sentences.iter().map(|_| Some(self.tree.clone())).collect()
    }
}

fn drawn(words: &str) -> Drawn {
    let lines: Vec<Vec<&str>> = words
        .lines()
        .map(|line| line.split_whitespace().collect())
        .filter(|line: &Vec<&str>| !line.is_empty())
        .collect();
    let mut file = String::new();
    for (at, line) in lines.iter().enumerate() {
        let [word, upos, tag, head, relation] = line[..] else {
            panic!("{line:?} is no word of a tree");
        };
        let glued = lines
            .get(at + 1)
            .is_some_and(|next| next[0].starts_with('_'));
        let word = word.trim_start_matches('_');
        let after = if glued { "SpaceAfter=No" } else { "_" };
        let lemma = word.to_lowercase();
        let _ = writeln!(
            file,
            "{}\t{word}\t{lemma}\t{upos}\t{tag}\t_\t{head}\t{relation}\t_\t{after}",
            at + 1
        );
    }
    let mut sentence = conllu::read(&file).unwrap().remove(0);
    for word in &mut sentence.tree.words {
        word.margin = u16::MAX;
    }
    Drawn {
        text: sentence.text,
        tree: sentence.tree,
    }
}

/// The figures by word order alone, and with the tree.
fn figures(words: &str) -> (Vec<Figure>, Vec<Figure>) {
    let drawn = drawn(words);
    let mut article = load("a.txt", drawn.text.as_bytes()).unwrap();
    // One sentence alone would pass for a headline.
    article.paragraphs[0].kind = tally_article::ParagraphKind::Body;
    article.paragraphs[0].span = Span::new(0, drawn.text.len());
    let read = |trees: &dyn Trees| {
        let reading = read_with(&article, trees);
        reading
            .figures
            .iter()
            .map(|one| Figure::clone(one))
            .collect()
    };
    (read(&NoTrees), read(&drawn))
}

fn counted(figure: &Figure) -> &str {
    figure.counted.as_ref().map_or("", |noun| &noun.text)
}

fn role(figure: &Figure) -> Option<&'static str> {
    figure.role.as_ref().map(|role| role.name)
}

fn speaker(figure: &Figure) -> Option<&str> {
    figure
        .attribution
        .as_ref()
        .map(|said| said.speaker.as_str())
}

const GUARDS: &str = "
    In        ADP   IN   2  case
    May       PROPN NNP  7  obl
    eighteen  NUM   CD   5  nummod
    US        PROPN NNP  5  compound
    guards    NOUN  NNS  7  nsubj:pass
    were      AUX   VBD  7  aux:pass
    hurt      VERB  VBN  0  root
    _.        PUNCT .    7  punct";

#[test]
fn the_tree_knows_a_noun_that_looks_like_another_word() {
    let (order, tree) = figures(GUARDS);
    assert_eq!(counted(&order[0]), "");
    assert_eq!(counted(&tree[0]), "US guards");
    assert_eq!(tree[0].role.as_ref().unwrap().name, "injured");
    assert_eq!(tree[0].accord(), Accord::Alone);
}

#[test]
fn the_same_noun_by_both_ways_is_told_twice() {
    let (_, tree) = figures(
        "Five   NUM  CD  2 nummod
         boats  NOUN NNS 3 nsubj
         sank   VERB VBD 0 root
         early  ADV  RB  3 advmod",
    );
    assert_eq!(counted(&tree[0]), "boats");
    assert_eq!(tree[0].accord(), Accord::Agree);
}

#[test]
fn another_noun_stays_visible() {
    let (order, tree) = figures(
        "Two      NUM  CD  3 nummod
         distinct ADJ  JJ  3 amod
         claims   NOUN NNS 5 nsubj:pass
         are      AUX  VBP 5 aux:pass
         made     VERB VBN 0 root
         here     ADV  RB  5 advmod",
    );
    assert_eq!(counted(&order[0]), "distinct");
    assert_eq!(counted(&tree[0]), "distinct claims");
    assert_eq!(tree[0].accord(), Accord::Differ);
}

#[test]
fn a_unit_leads_on_to_what_it_measures() {
    let (_, tree) = figures(
        "They  PRON  PRP  2  nsubj
         sold  VERB  VBD  0  root
         21    NUM   CD   4  nummod
         %     SYM   NN   2  obj
         of    ADP   IN   8  case
         the   DET   DT   8  det
         old   ADJ   JJ   8  amod
         barns NOUN  NNS  4  nmod",
    );
    assert_eq!(counted(&tree[0]), "old barns");
    let (_, tree) = figures(
        "The      DET  DT  2 det
         crowd    NOUN NN  3 nsubj
         exceed   VERB VBD 0 root
         300      NUM  CD  3 obj
         by       ADP  IN  6 case
         noon     NOUN NN  3 obl",
    );
    assert_eq!(counted(&tree[0]), "crowd");
}

#[test]
fn a_verb_tells_the_role_of_what_it_governs_alone() {
    let (order, tree) = figures(
        "Plans    NOUN  NNS  8  nsubj:pass
         for      ADP   IN   6  case
         a        DET   DT   6  det
         six      NUM   CD   5  nummod
         nation   NOUN  NN   6  compound
         port     NOUN  NN   1  nmod
         were     AUX   VBD  8  aux:pass
         thwarted VERB  VBN  0  root",
    );
    assert_eq!(
        order[0].role.as_ref().map(|role| role.name),
        Some("intercepted")
    );
    assert_eq!(tree[0].role, None);
}

#[test]
fn a_complement_tells_more_than_its_verb() {
    let (_, tree) = figures(
        "It      PRON PRP 2 nsubj
         left    VERB VBD 0 root
         four    NUM  CD  4 nummod
         divers  NOUN NNS 2 obj
         utterly ADV  RB  6 advmod
         trapped ADJ  JJ  2 xcomp",
    );
    assert_eq!(role(&tree[0]), Some("trapped"));
}

#[test]
fn what_happened_to_something_of_theirs_did_not_happen_to_them() {
    let (_, tree) = figures(
        "They    PRON  PRP  2 nsubj
         met     VERB  VBD  0 root
         40      NUM   CD   4 nummod
         farmers NOUN  NNS  2 obj
         whose   PRON  WP$  6 nmod:poss
         barns   NOUN  NNS  8 nsubj:pass
         were    AUX   VBD  8 aux:pass
         wrecked VERB  VBN  4 acl:relcl",
    );
    assert_eq!(role(&tree[0]), None);
}

#[test]
fn a_hyphen_ties_a_number_to_the_noun_behind_it() {
    let (order, tree) = figures(
        "The      DET   DT   6 det
         300      NUM   CD   4 nummod
         _-       PUNCT HYPH 2 punct
         _berth   NOUN  NN   6 compound
         harbour  NOUN  NN   6 compound
         plans    NOUN  NNS  7 nsubj
         failed   VERB  VBD  0 root",
    );
    let head = |figure: &Figure| figure.counted.as_ref().map(|noun| noun.head.clone());
    assert_eq!(head(&order[0]).as_deref(), Some("harbour"));
    assert_eq!(head(&tree[0]).as_deref(), Some("berth"));
    assert_eq!(counted(&tree[0]), "berth harbour");
}

#[test]
fn what_is_supposed_is_not_said() {
    let (order, tree) = figures(
        "If     SCONJ IN  3 mark
         they   PRON  PRP 3 nsubj
         say    VERB  VBP 9 advcl
         so     ADV   RB  3 advmod
         ,      PUNCT ,   9 punct
         12     NUM   CD  7 nummod
         boats  NOUN  NNS 9 nsubj
         will   AUX   MD  9 aux
         sail   VERB  VB  0 root",
    );
    assert_eq!(speaker(&order[0]), Some("they"));
    assert_eq!(speaker(&tree[0]), None);
}

#[test]
fn what_is_said_ends_with_its_clause() {
    let (order, tree) = figures(
        "The    DET   DT   2  det
         mayor  NOUN  NN   3  nsubj
         said   VERB  VBD  0  root
         that   SCONJ IN   7  mark
         all    PRON  DT   7  nsubj
         was    AUX   VBD  7  cop
         well   ADJ   JJ   3  ccomp
         and    CCONJ CC   9  cc
         bought VERB  VBD  3  conj
         12     NUM   CD   11 nummod
         goats  NOUN  NNS  9  obj",
    );
    assert_eq!(speaker(&order[0]), Some("mayor"));
    assert_eq!(speaker(&tree[0]), None);
    let (order, tree) = figures(
        "The    DET   DT   3  det
         farm   NOUN  NN   3  compound
         owner  NOUN  NN   4  nsubj
         said   VERB  VBD  0  root
         12     NUM   CD   6  nummod
         goats  NOUN  NNS  7  nsubj
         fled   VERB  VBD  4  ccomp",
    );
    assert_eq!(speaker(&order[0]), None);
    assert_eq!(speaker(&tree[0]), Some("farm owner"));
}
