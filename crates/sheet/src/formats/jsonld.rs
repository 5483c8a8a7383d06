//! The sheet as linked data (JSON-LD 1.1): each article a `schema:NewsArticle`, each statement a `schema:Claim` with a
//! Web Annotation that points at its words, each value a claim that was derived from statements (PROV).
//!
//! The context stands in the document, so that nothing has to be fetched to read it.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::ExportError;
use crate::{FactSheet, Logged, SheetMeasure, SheetSource, SheetState, SheetStatement};
use tally_reading::Decimal;

pub(super) fn write(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let names = Names { sheet };
    let mut graph = vec![names.dataset(), names.activity(), names.agent()];
    graph.extend(names.analyst());
    graph.extend(sheet.sources.iter().map(|source| names.article(source)));
    for one in &sheet.statements {
        graph.push(names.claim(one));
        graph.push(names.annotation(one));
    }
    let measures = sheet.measures.iter().enumerate();
    graph.extend(measures.map(|(idx, measure)| names.value(idx, measure)));
    graph.extend(sheet.decisions.iter().map(|one| names.decision(one)));
    let document = json!({ "@context": context(), "@graph": graph });
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What each name in the document means.
fn context() -> Value {
    json!({
        "@version": 1.1,
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "schema:appearance": { "@type": "@id" },
        "schema:isBasedOn": { "@type": "@id" },
        "schema:url": { "@type": "@id" },
        "schema:datePublished": { "@type": "xsd:date" },
        "schema:minValue": { "@type": "xsd:decimal" },
        "schema:maxValue": { "@type": "xsd:decimal" },
        "oa:hasBody": { "@type": "@id" },
        "oa:hasSource": { "@type": "@id" },
        "oa:motivatedBy": { "@type": "@id" },
        "oa:start": { "@type": "xsd:nonNegativeInteger" },
        "oa:end": { "@type": "xsd:nonNegativeInteger" },
        "prov:wasGeneratedBy": { "@type": "@id" },
        "prov:wasDerivedFrom": { "@type": "@id" },
        "prov:wasAssociatedWith": { "@type": "@id" },
        "prov:used": { "@type": "@id" },
        "prov:endedAtTime": { "@type": "xsd:dateTime" }
    })
}

/// Makes the nodes and their names; the same project gives the same names.
struct Names<'a> {
    sheet: &'a FactSheet,
}

impl Names<'_> {
    /// Names the state of the project that the sheet holds for.
    fn base(&self) -> String {
        let hash = &self.sheet.seal.project_hash;
        let state = if hash.is_empty() { "nothing" } else { hash };
        format!("urn:tally:{}", encoded(state))
    }

    fn statement(one: &SheetStatement) -> String {
        let (article, span) = (&one.key.article.0, one.key.span);
        format!(
            "urn:tally:statement:{}:{}-{}",
            encoded(article),
            span.start,
            span.end
        )
    }

    fn source(source: &SheetSource) -> String {
        format!("urn:sha256:{}", encoded(&source.hash))
    }

    fn agent_id(&self) -> String {
        format!("urn:tally:version:{}", encoded(&self.sheet.seal.version))
    }

    fn analyst_id(&self) -> String {
        format!("{}:analyst", self.base())
    }

    fn dataset(&self) -> Value {
        let sheet = self.sheet;
        let sources: Vec<String> = sheet.sources.iter().map(Self::source).collect();
        let mut node = json!({
            "@id": format!("{}:sheet", self.base()),
            "@type": ["schema:Dataset", "prov:Entity"],
            "schema:name": sheet.title,
            "schema:description": sheet.status,
            "schema:version": sheet.version,
            "schema:temporalCoverage": sheet.as_of,
            "schema:audience": sheet.audience.word(),
            "schema:measurementTechnique": sheet.method.join(" "),
            "schema:identifier": sheet.seal.line,
            "schema:isBasedOn": sources,
            "prov:wasGeneratedBy": format!("{}:export", self.base()),
        });
        put(&mut node, "schema:about", filled(&sheet.event));
        node
    }

    fn activity(&self) -> Value {
        let sources: Vec<String> = self.sheet.sources.iter().map(Self::source).collect();
        let mut with = vec![self.agent_id()];
        if !self.sheet.analyst.is_empty() {
            with.push(self.analyst_id());
        }
        json!({
            "@id": format!("{}:export", self.base()),
            "@type": "prov:Activity",
            "prov:used": sources,
            "prov:wasAssociatedWith": with,
        })
    }

    fn agent(&self) -> Value {
        json!({
            "@id": self.agent_id(),
            "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"],
            "schema:name": "Tally",
            "schema:softwareVersion": self.sheet.seal.version,
        })
    }

    fn analyst(&self) -> Option<Value> {
        (!self.sheet.analyst.is_empty()).then(|| {
            json!({
                "@id": self.analyst_id(),
                "@type": ["prov:Person", "schema:Person"],
                "schema:name": self.sheet.analyst,
            })
        })
    }

    fn article(&self, source: &SheetSource) -> Value {
        let mut node = json!({
            "@id": Self::source(source),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": source.title,
            "schema:identifier": source.file,
            "schema:sha256": source.hash,
            "schema:citation": source.citation(self.sheet.style),
        });
        let organisation = source
            .outlet
            .as_deref()
            .map(|outlet| json!({ "@type": "schema:Organization", "schema:name": outlet }));
        put(&mut node, "schema:publisher", organisation);
        let author = source
            .author
            .as_deref()
            .map(|author| json!({ "@type": "schema:Person", "schema:name": author }));
        put(&mut node, "schema:author", author);
        put(
            &mut node,
            "schema:datePublished",
            source.published.map(|date| date.to_string().into()),
        );
        put(&mut node, "schema:url", source.link().map(Value::from));
        node
    }

    fn claim(&self, one: &SheetStatement) -> Value {
        let source = &self.sheet.sources[one.source];
        let mut node = json!({
            "@id": Self::statement(one),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:name": format!("{}: {}", one.measure, one.printed),
            "schema:text": one.quotation.sentence(),
            "schema:appearance": Self::source(source),
            "schema:creditText": one.who(),
            "schema:value": quantity(one),
        });
        // Whose claim it is: a speaker may be a person or a body, and the text seldom tells which.
        let speaker = one
            .speaker
            .as_deref()
            .map(|speaker| json!({ "@type": "schema:Thing", "schema:name": speaker }));
        put(&mut node, "schema:author", speaker);
        put(
            &mut node,
            "schema:temporal",
            one.as_of_date.as_deref().and_then(filled),
        );
        put(
            &mut node,
            "schema:spatial",
            one.place.as_deref().and_then(filled),
        );
        let status = match &one.state {
            SheetState::Rejected(_) => Some("rejected".into()),
            _ if one.superseded => Some("superseded".into()),
            _ => None,
        };
        put(&mut node, "schema:creativeWorkStatus", status);
        node
    }

    fn annotation(&self, one: &SheetStatement) -> Value {
        let source = &self.sheet.sources[one.source];
        let quotation = &one.quotation;
        let mut node = json!({
            "@id": format!("{}:annotation", Self::statement(one)),
            "@type": "oa:Annotation",
            "oa:motivatedBy": "oa:identifying",
            "oa:hasBody": Self::statement(one),
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": Self::source(source),
                "oa:hasSelector": [
                    {
                        "@type": "oa:TextQuoteSelector",
                        "oa:exact": quotation.mention,
                        "oa:prefix": quotation.before,
                        "oa:suffix": quotation.after,
                    },
                    {
                        "@type": "oa:TextPositionSelector",
                        "oa:start": quotation.points.start.to_string(),
                        "oa:end": quotation.points.end.to_string(),
                    },
                ],
            },
        });
        put(
            &mut node,
            "schema:comment",
            one.note.as_deref().and_then(filled),
        );
        node
    }

    fn value(&self, idx: usize, measure: &SheetMeasure) -> Value {
        let from: Vec<String> = measure
            .statements
            .iter()
            .map(|idx| Self::statement(&self.sheet.statements[*idx]))
            .collect();
        let mut node = json!({
            "@id": format!("{}:measure:{}", self.base(), idx + 1),
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:name": measure.label,
            "schema:text": measure.value_text(),
            "schema:unitText": measure.unit.code(),
            "schema:creditText": measure.who,
            "schema:creativeWorkStatus": measure.state_word(),
            "schema:articleSection": measure.section.code(),
            "prov:wasDerivedFrom": from,
        });
        put(
            &mut node,
            "schema:temporal",
            measure.as_of.as_deref().and_then(filled),
        );
        put(
            &mut node,
            "schema:usageInfo",
            filled(&measure.caveats.join(" ")),
        );
        let why = measure
            .decision
            .as_ref()
            .map(|decision| decision.words().into());
        put(&mut node, "schema:description", why);
        put(
            &mut node,
            "schema:comment",
            measure.note.as_deref().and_then(filled),
        );
        node
    }

    fn decision(&self, one: &Logged) -> Value {
        let mut node = json!({
            "@id": format!("{}:decision:{}", self.base(), one.id),
            "@type": "prov:Activity",
            "schema:name": one.label,
        });
        put(&mut node, "schema:description", filled(&one.why));
        put(&mut node, "prov:endedAtTime", filled(&one.at));
        let who = filled(&one.who)
            .map(|name| json!({ "@type": ["prov:Person", "schema:Person"], "schema:name": name }));
        put(&mut node, "schema:agent", who);
        node
    }
}

/// A statement's bounds, digit for digit.
fn quantity(one: &SheetStatement) -> Value {
    let mut node = json!({
        "@type": "schema:QuantitativeValue",
        "schema:name": one.printed,
        "schema:unitText": one.unit.code(),
        "schema:additionalType": one.qualifier.code(),
    });
    let exact = |bound: Option<Decimal>| bound.map(|value| value.normalize().to_string().into());
    put(&mut node, "schema:minValue", exact(one.low));
    put(&mut node, "schema:maxValue", exact(one.high));
    node
}

/// Puts what there is.
fn put(node: &mut Value, name: &str, value: Option<Value>) {
    if let (Some(map), Some(value)) = (node.as_object_mut(), value) {
        let map: &mut Map<String, Value> = map;
        map.insert(name.to_owned(), value);
    }
}

fn filled(words: &str) -> Option<Value> {
    (!words.is_empty()).then(|| words.into())
}

/// `words` with nothing in them that may not stand in a name of this kind (RFC 8141).
fn encoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // Writing to a string cannot fail.
        }
    }
    out
}
