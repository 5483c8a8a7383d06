//! The trained model as plain numbers, and its file.
//!
//! The file is a name, a version, then every list in a fixed order, each with its length before it; numbers are
//! little-endian.

use super::{Relation, Tag, Upos};

/// What the file starts with.
const NAME: &[u8; 8] = b"tallysyn";

/// The version of the layout.
const VERSION: u32 = 1;

/// A model as plain numbers. Weights are in 1/2^12, biases of the first maps in 1/2^24; see `net` for the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Embeddings of forms; the first row stands for all forms that are not known.
    pub forms: PlainTable,
    /// Embeddings of the parts of forms.
    pub parts: PlainTable,
    /// Layers of LSTM: one that reads forward, one that reads backward.
    pub layers: Vec<[PlainLstm; 2]>,
    /// From the first layer's states to tag classes.
    pub tag: PlainDense,
    /// From the last layer's states to a word as a dependent.
    pub dependent: PlainDense,
    /// From the last layer's states to a word as a head.
    pub head: PlainDense,
    /// The root as a head.
    pub root: Vec<i16>,
    /// The bilinear form between dependents and heads.
    pub arc: PlainDense,
    /// From the last layer's states to a word as the dependent of a relation.
    pub label_dependent: PlainDense,
    /// The same as the head of a relation.
    pub label_head: PlainDense,
    /// The root as the head of a relation.
    pub label_root: Vec<i32>,
    /// From both together to relations.
    pub label_out: PlainDense,
    /// The tag classes.
    pub tags: Vec<(Upos, Tag)>,
    /// The relations.
    pub relations: Vec<Relation>,
    /// Rules of lemmas, as text.
    pub lemmas: String,
}

/// A table of embeddings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainTable {
    /// The keys, sorted; the table of forms has one row more, before the row of the first key.
    pub keys: Vec<u32>,
    /// The rows, one after the other.
    pub rows: Vec<i8>,
    /// How long a row is.
    pub width: usize,
    /// What the numbers are multiplied with to be in 1/2^12.
    pub scale: i16,
}

/// One direction of a layer of LSTM.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainLstm {
    /// Weights by input, then by gate.
    pub input: Vec<i16>,
    /// Weights by state, then by gate.
    pub state: Vec<i16>,
    /// By gate.
    pub bias: Vec<i32>,
}

/// A map from one vector to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainDense {
    /// Weights by input, then by output.
    pub weights: Vec<i16>,
    /// By output.
    pub bias: Vec<i32>,
}

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They do not start like one.
    #[error("these bytes are no syntax model")]
    NoModel,
    /// They are of another version.
    #[error("the syntax model is of version {found}, this program reads version {VERSION}")]
    Version {
        /// Its version.
        found: u32,
    },
    /// They end too early, or their lists do not fit each other.
    #[error("the syntax model is damaged")]
    Damaged,
}

impl Model {
    /// Writes the model.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::new());
        out.0.extend_from_slice(NAME);
        out.number(VERSION);
        for table in [&self.forms, &self.parts] {
            out.list(&table.keys, u32::to_le_bytes);
            out.list(&table.rows, i8::to_le_bytes);
            out.length(table.width);
            out.0.extend_from_slice(&table.scale.to_le_bytes());
        }
        out.length(self.layers.len());
        for lstm in self.layers.iter().flatten() {
            out.list(&lstm.input, i16::to_le_bytes);
            out.list(&lstm.state, i16::to_le_bytes);
            out.list(&lstm.bias, i32::to_le_bytes);
        }
        for dense in self.denses() {
            out.list(&dense.weights, i16::to_le_bytes);
            out.list(&dense.bias, i32::to_le_bytes);
        }
        out.list(&self.root, i16::to_le_bytes);
        out.list(&self.label_root, i32::to_le_bytes);
        let tags: Vec<String> = self
            .tags
            .iter()
            .map(|(upos, tag)| format!("{} {}", upos.name(), tag.name()))
            .collect();
        out.text(&tags.join("\n"));
        let relations: Vec<&str> = self.relations.iter().map(|one| one.name()).collect();
        out.text(&relations.join("\n"));
        out.text(&self.lemmas);
        out.0
    }

    fn denses(&self) -> [&PlainDense; 7] {
        [
            &self.tag,
            &self.dependent,
            &self.head,
            &self.arc,
            &self.label_dependent,
            &self.label_head,
            &self.label_out,
        ]
    }

    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are none, are of another version, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(NAME).ok_or(ModelError::NoModel)?;
        let mut reader = Reader(rest);
        let found = reader.number().ok_or(ModelError::Damaged)?;
        if found != VERSION {
            return Err(ModelError::Version { found });
        }
        let model = reader.model().ok_or(ModelError::Damaged)?;
        if model.fits() {
            Ok(model)
        } else {
            Err(ModelError::Damaged)
        }
    }

    /// Whether all lists have the lengths that the others call for.
    fn fits(&self) -> bool {
        let table = |table: &PlainTable, more: usize| {
            table.rows.len() == (table.keys.len() + more) * table.width && table.keys.is_sorted()
        };
        let mut inputs = self.forms.width + self.parts.width;
        let mut fits = table(&self.forms, 1) && table(&self.parts, 0) && !self.layers.is_empty();
        let mut first = 0;
        for layer in &self.layers {
            let gates = layer[0].bias.len();
            for lstm in layer {
                fits &= lstm.bias.len() == gates
                    && gates > 0
                    && gates.is_multiple_of(64)
                    && lstm.input.len() == inputs * gates
                    && lstm.state.len() == gates / 4 * gates;
            }
            inputs = gates / 2;
            first = if first == 0 { inputs } else { first };
        }
        let dense = |dense: &PlainDense, inputs: usize, outputs: usize| {
            dense.bias.len() == outputs
                && outputs.is_multiple_of(16)
                && dense.weights.len() == inputs * outputs
        };
        let (arc, label) = (self.root.len(), self.label_root.len());
        let (tags, relations) = (self.tag.bias.len(), self.label_out.bias.len());
        fits && self.tags.len() <= tags
            && self.relations.len() <= relations
            && !self.tags.is_empty()
            && !self.relations.is_empty()
            && dense(&self.tag, first, tags)
            && dense(&self.dependent, inputs, arc)
            && dense(&self.head, inputs, arc)
            && dense(&self.arc, arc, arc)
            && dense(&self.label_dependent, inputs, label)
            && dense(&self.label_head, inputs, label)
            && dense(&self.label_out, label, relations)
    }
}

/// Bytes to be.
struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    /// Lists are far from having 2^32 members: a model of that size could not be shipped.
    fn length(&mut self, length: usize) {
        self.number(u32::try_from(length).unwrap_or(u32::MAX));
    }

    fn list<T: Copy, const N: usize>(&mut self, list: &[T], bytes: impl Fn(T) -> [u8; N]) {
        self.length(list.len());
        self.0.extend(list.iter().flat_map(|one| bytes(*one)));
    }

    fn text(&mut self, text: &str) {
        self.list(text.as_bytes(), |byte| [byte]);
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*bytes))
    }

    fn short(&mut self) -> Option<i16> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(i16::from_le_bytes(*bytes))
    }

    fn list<T, const N: usize>(&mut self, number: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
        let len = self.number()? as usize;
        let (bytes, rest) = self.0.split_at_checked(len.checked_mul(N)?)?;
        self.0 = rest;
        let (numbers, _) = bytes.as_chunks::<N>();
        Some(numbers.iter().map(|bytes| number(*bytes)).collect())
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.list(|[byte]| byte)?).ok()
    }

    fn table(&mut self) -> Option<PlainTable> {
        Some(PlainTable {
            keys: self.list(u32::from_le_bytes)?,
            rows: self.list(i8::from_le_bytes)?,
            width: self.number()? as usize,
            scale: self.short()?,
        })
    }

    fn lstm(&mut self) -> Option<PlainLstm> {
        Some(PlainLstm {
            input: self.list(i16::from_le_bytes)?,
            state: self.list(i16::from_le_bytes)?,
            bias: self.list(i32::from_le_bytes)?,
        })
    }

    fn dense(&mut self) -> Option<PlainDense> {
        Some(PlainDense {
            weights: self.list(i16::from_le_bytes)?,
            bias: self.list(i32::from_le_bytes)?,
        })
    }

    fn model(&mut self) -> Option<Model> {
        let (forms, parts) = (self.table()?, self.table()?);
        let mut layers = Vec::new();
        for _ in 0..self.number()? {
            layers.push([self.lstm()?, self.lstm()?]);
        }
        Some(Model {
            forms,
            parts,
            layers,
            tag: self.dense()?,
            dependent: self.dense()?,
            head: self.dense()?,
            arc: self.dense()?,
            label_dependent: self.dense()?,
            label_head: self.dense()?,
            label_out: self.dense()?,
            root: self.list(i16::from_le_bytes)?,
            label_root: self.list(i32::from_le_bytes)?,
            tags: self
                .text()?
                .lines()
                .map(|line| {
                    let (upos, tag) = line.split_once(' ')?;
                    Some((Upos::named(upos)?, Tag::named(tag)?))
                })
                .collect::<Option<_>>()?,
            relations: self
                .text()?
                .lines()
                .map(Relation::named)
                .collect::<Option<_>>()?,
            lemmas: self.text()?,
        })
    }
}
