//! What `tally extract --json` and `tally text --json` print is what their published schemas say, and the other way
//! round: each key that is written is described, and each that is described is written.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

use std::collections::BTreeSet;

use serde_json::Value;
use tally_article::{Boilerplate, MetadataField, ParagraphKind};
use tally_comparing::finding::{FindingKind, Operation};
use tally_reading::{Factuality, Qualifier, Reason};
use tally_session::{Action, Config, FileAction, Session, extract, texts};

/// The sample, and articles of our own with what it lacks: words quoted in two ways, a page's menus.
fn session() -> Session {
    let mut session = Session::new(Config::default());
    session.perform(Action::File(FileAction::OpenSample));
    for (name, text) in [
        (
            "monday.txt",
            "The river took the bridge on Monday.\n\n\
             “We will rebuild the bridge before the winter comes to the valley,” Mayor Ann Hill said on Monday.\n",
        ),
        (
            "tuesday.txt",
            "The bridge fell on Monday.\n\n\
             “We will rebuild the bridge before the summer comes to the valley,” Mayor Ann Hill said on Monday.\n",
        ),
        (
            "page.html",
            "<html lang=en><title>Bridge</title><nav>Home News Weather Sport</nav><article><h1>The bridge is gone</h1>\
             <p>The river took the bridge on Monday, and 12 people were rescued from the water, the county said.</p>\
             <p>Engineers will look at what is left of the bridge when the water has fallen, the county said.</p>\
             <p>The county said that 40 homes were without power, and that the road would stay closed.</p></article>\
             <aside>Read more: ten bridges to see</aside></html>",
        ),
    ] {
        session.perform(Action::File(FileAction::AddBytes {
            name: name.to_owned(),
            bytes: text.as_bytes().to_vec(),
        }));
    }
    session
}

fn extracted(session: &Session) -> Value {
    let mut out = Vec::new();
    extract::write(session.derived(), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn loaded(session: &Session) -> Value {
    let mut out = Vec::new();
    let articles = session.derived().table.articles.iter();
    texts::json(articles.map(AsRef::as_ref), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn extract_schema() -> Value {
    schema(include_str!("../../../docs/extract.schema.json"))
}

fn text_schema() -> Value {
    schema(include_str!("../../../docs/text.schema.json"))
}

/// Holds values to a schema, as far as ours go, and notes which of the described keys it saw.
struct Reader<'a> {
    schema: &'a Value,
    seen: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn read(schema: &'a Value, value: &Value) -> Self {
        let mut reader = Self {
            schema,
            seen: BTreeSet::new(),
        };
        reader.holds(value, schema, "");
        reader
    }

    fn holds(&mut self, value: &Value, schema: &'a Value, at: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            let at = reference.trim_start_matches('#');
            return self.holds(value, self.schema.pointer(at).unwrap(), at);
        }
        if let Some(codes) = schema["enum"].as_array() {
            assert!(codes.contains(value), "{value} at {at} is not described");
        }
        if let Some(kinds) = schema.get("type") {
            let listed = kinds
                .as_array()
                .map_or_else(|| vec![kinds], |all| all.iter().collect());
            assert!(
                listed
                    .iter()
                    .any(|one| *one == kind(value) || *one == "number" && value.is_number()),
                "{value} at {at} is no {kinds}"
            );
        }
        if let Some(properties) = schema["properties"].as_object() {
            let keys = value.as_object().unwrap();
            for (key, value) in keys {
                let described = properties.get(key);
                let described = described.unwrap_or_else(|| panic!("{at}/{key} is not described"));
                let at = format!("{at}/{key}");
                self.holds(value, described, &at);
                self.seen.insert(at);
            }
            for key in schema["required"].as_array().unwrap() {
                assert!(
                    keys.contains_key(key.as_str().unwrap()),
                    "{at}/{key} is missing"
                );
            }
        }
        if let (Some(items), Some(list)) = (schema.get("items"), value.as_array()) {
            list.iter()
                .filter(|_| items.is_object())
                .for_each(|one| self.holds(one, items, at));
        }
    }
}

/// The name of a value's type in schemas; our integers are written without a point.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.to_string().contains('.') => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Every key that a schema describes.
fn described(schema: &Value) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut add = |at: &str, object: &Value| {
        assert_eq!(object["additionalProperties"], false, "{at} is open");
        let names = object["properties"].as_object().unwrap().keys();
        keys.extend(names.map(|name| format!("{at}/{name}")));
    };
    add("", schema);
    for (name, object) in schema["$defs"].as_object().unwrap() {
        add(&format!("/$defs/{name}"), object);
    }
    keys
}

/// The codes that a schema lists.
fn codes<'a>(schema: &'a Value, at: &str) -> BTreeSet<&'a str> {
    let listed = schema.pointer(&format!("/$defs/{at}/enum")).unwrap();
    listed
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn each_key_that_is_written_is_described_and_each_that_is_described_is_written() {
    let session = session();
    for (schema, value) in [
        (extract_schema(), extracted(&session)),
        (text_schema(), loaded(&session)),
    ] {
        assert_eq!(schema["properties"]["schema"]["const"], value["schema"]);
        let reader = Reader::read(&schema, &value);
        let missing: Vec<_> = described(&schema)
            .difference(&reader.seen)
            .cloned()
            .collect();
        assert_eq!(missing, [""; 0]);
    }
}

#[test]
fn each_code_that_can_be_printed_is_described_and_no_other() {
    let schema = extract_schema();
    let operations = std::iter::successors(Some(Operation::Sum), |one| match one {
        Operation::Sum => Some(Operation::Share),
        Operation::Share => Some(Operation::Product),
        Operation::Product => Some(Operation::Change),
        Operation::Change => Some(Operation::Part),
        Operation::Part => Some(Operation::Length),
        Operation::Length => None,
    });
    for (at, printed) in [
        (
            "figure/properties/qualifier",
            Qualifier::ALL.map(Qualifier::code).into_iter().collect(),
        ),
        (
            "figure/properties/mood",
            Factuality::ALL.map(Factuality::code).into_iter().collect(),
        ),
        (
            "finding/properties/kind",
            FindingKind::ALL
                .map(FindingKind::code)
                .into_iter()
                .collect(),
        ),
        (
            "finding/properties/op",
            operations.map(Operation::code).collect(),
        ),
        (
            "ignored/properties/reason",
            Reason::ALL.map(Reason::code).into_iter().collect(),
        ),
    ] {
        let printed: BTreeSet<&str> = printed;
        assert_eq!(codes(&schema, at), printed, "{at}");
    }
}

#[test]
fn each_kind_of_text_is_described_and_no_other() {
    let schema = text_schema();
    let reasons: Vec<Boilerplate> =
        std::iter::successors(Some(Boilerplate::ClockTimes), |one| match one {
            Boilerplate::ClockTimes => Some(Boilerplate::Links),
            Boilerplate::Links => Some(Boilerplate::Notice),
            Boilerplate::Notice => Some(Boilerplate::Page),
            Boilerplate::Page => Some(Boilerplate::RunningHead),
            Boilerplate::RunningHead => Some(Boilerplate::Mail),
            Boilerplate::Mail => Some(Boilerplate::Record),
            Boilerplate::Record => Some(Boilerplate::Endless),
            Boilerplate::Endless => None,
        })
        .collect();
    let plain = std::iter::successors(Some(ParagraphKind::Headline), |one| match one {
        ParagraphKind::Headline => Some(ParagraphKind::Heading),
        ParagraphKind::Heading => Some(ParagraphKind::Body),
        ParagraphKind::Body => Some(ParagraphKind::Item),
        ParagraphKind::Item => Some(ParagraphKind::Caption),
        ParagraphKind::Caption => Some(ParagraphKind::Row),
        ParagraphKind::Row => Some(ParagraphKind::Repeat { of: 0 }),
        ParagraphKind::Repeat { .. } | ParagraphKind::Boilerplate(_) => None,
    });
    let others = reasons.iter().map(|why| ParagraphKind::Boilerplate(*why));
    let kinds: BTreeSet<&str> = plain.chain(others).map(texts::kind_code).collect();
    assert_eq!(codes(&schema, "paragraph/properties/kind"), kinds);
    let reasons: BTreeSet<&str> = reasons.into_iter().map(texts::boilerplate_code).collect();
    assert_eq!(codes(&schema, "left_out/properties/why"), reasons);
    let fields: BTreeSet<&str> = MetadataField::ALL
        .map(texts::field_code)
        .into_iter()
        .collect();
    assert_eq!(codes(&schema, "field/properties/field"), fields);
}
