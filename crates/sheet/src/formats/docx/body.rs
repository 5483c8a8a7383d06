//! The document's main part: blocks from top to bottom.

use std::collections::BTreeSet;

use super::links::DocxLinks;
use super::runs;
use super::xml::Xml;
use super::{MARGIN, Sides};
use crate::paper::{
    Chip, Heading, Paper, PaperBlock, PaperLine, PaperRow, PaperRun, PaperTable, Tone,
};

/// The names of the vocabularies that the main part uses.
pub(super) const NAMES: [(&str, &str); 2] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];

/// The main part while it is being written.
pub(super) struct Body<'a> {
    paper: &'a Paper,
    sides: Sides,
    xml: Xml,
    links: DocxLinks,
    /// The footnotes that were named already: a word processor has each of them in one place.
    named: BTreeSet<usize>,
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    flush_right: bool,
    strong: bool,
}

const ON_PAGE: Place = Place {
    flush_right: false,
    strong: false,
};

impl<'a> Body<'a> {
    pub(super) fn new(paper: &'a Paper, sides: Sides) -> Self {
        let mut xml = Xml::new();
        xml.open("w:document", &NAMES);
        xml.open("w:body", &[]);
        Self {
            paper,
            sides,
            xml,
            links: DocxLinks::default(),
            named: BTreeSet::new(),
        }
    }

    pub(super) fn blocks(&mut self) {
        let mut under_heading = false;
        for block in &self.paper.blocks {
            match block {
                PaperBlock::Title(line) => self.paragraph("Title", line, &[], ON_PAGE),
                PaperBlock::Heading(heading) => self.heading(heading),
                // What stands under a heading goes where the section goes.
                PaperBlock::Paragraph(line) if under_heading && line.tone == Tone::Secondary => {
                    self.paragraph("FactLead", line, &[], ON_PAGE);
                }
                PaperBlock::Paragraph(line) => self.paragraph(style(line.tone), line, &[], ON_PAGE),
                PaperBlock::Table(table) => self.table(table),
                // The footnotes stand at the feet of the pages.
                PaperBlock::Notes(..) => {}
            }
            under_heading = matches!(block, PaperBlock::Heading(_));
        }
    }

    /// The part and where its links lead.
    pub(super) fn finish(mut self) -> (Vec<u8>, DocxLinks) {
        let xml = &mut self.xml;
        let number = |n: u32| n.to_string();
        xml.open("w:sectPr", &[]);
        xml.empty(
            "w:footerReference",
            &[("w:type", "default"), ("r:id", "footer")],
        );
        let (width, height) = (number(self.sides.width), number(self.sides.height));
        xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        let (margin, edge) = (number(MARGIN), number(MARGIN / 2));
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &margin),
                ("w:right", &margin),
                ("w:bottom", &margin),
                ("w:left", &margin),
                ("w:header", &edge),
                ("w:footer", &edge),
                ("w:gutter", "0"),
            ],
        );
        xml.close("w:sectPr");
        xml.close("w:body");
        xml.close("w:document");
        (self.xml.finish(), self.links)
    }

    fn heading(&mut self, heading: &Heading) {
        let style = if heading.level == 1 {
            "Heading1"
        } else {
            "Heading2"
        };
        self.paragraph(style, &heading.line, &heading.chips, ON_PAGE);
    }

    fn paragraph(&mut self, style: &str, line: &PaperLine, chips: &[Chip], place: Place) {
        runs::open_paragraph(&mut self.xml, style, place.flush_right, &line.words());
        let mut last: Option<&PaperRun> = None;
        for run in &line.runs {
            self.run(run, last, place);
            last = Some(run);
        }
        for chip in chips {
            runs::text(&mut self.xml, None, " ");
            runs::chip(&mut self.xml, chip);
        }
        self.xml.close("w:p");
    }

    fn run(&mut self, run: &PaperRun, last: Option<&PaperRun>, place: Place) {
        let xml = &mut self.xml;
        let strong = place.strong.then_some("Strong");
        match run {
            PaperRun::Text(words) => runs::text(xml, strong, words),
            PaperRun::Strong(words) => runs::text(xml, Some("Strong"), words),
            PaperRun::Light(words) => runs::text(xml, Some("FactHedge"), words),
            PaperRun::Mono(words) => runs::text(xml, Some("FactHash"), words),
            PaperRun::Number { hedge, text, .. } => {
                runs::text(xml, Some("FactHedge"), hedge);
                runs::text(xml, Some("Strong"), text);
            }
            PaperRun::Note(note) => {
                if matches!(last, Some(PaperRun::Note(_))) {
                    runs::text(xml, Some("FootnoteReference"), " ");
                }
                self.note(*note);
            }
            PaperRun::Link { text, url } => {
                let id = self.links.to(url);
                xml.open("w:hyperlink", &[("r:id", &id)]);
                runs::text(xml, Some("Hyperlink"), text);
                xml.close("w:hyperlink");
            }
            PaperRun::Chip(chip) => {
                if last.is_some() {
                    runs::text(xml, None, " ");
                }
                runs::chip(xml, chip);
            }
        }
    }

    /// The footnote's number: the note itself where it is named first, later a reference to that place.
    fn note(&mut self, note: usize) {
        let (number, name) = ((note + 1).to_string(), format!("note{}", note + 1));
        let xml = &mut self.xml;
        if self.named.insert(note) {
            xml.empty("w:bookmarkStart", &[("w:id", &number), ("w:name", &name)]);
            xml.open("w:r", &[]);
            xml.open("w:rPr", &[]);
            xml.val("w:rStyle", "FootnoteReference");
            xml.close("w:rPr");
            xml.empty("w:footnoteReference", &[("w:id", &number)]);
            xml.close("w:r");
            xml.empty("w:bookmarkEnd", &[("w:id", &number)]);
        } else {
            let field = format!(" NOTEREF {name} \\f \\h ");
            xml.open("w:fldSimple", &[("w:instr", &field)]);
            runs::text(xml, Some("FootnoteReference"), &number);
            xml.close("w:fldSimple");
        }
    }

    fn table(&mut self, table: &PaperTable) {
        let widths: Vec<u32> = table
            .columns
            .iter()
            .map(|column| self.sides.text() * u32::from(column.share) / 100)
            .collect();
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.val("w:tblStyle", "FactTable");
        xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let look = [
            ("w:val", "0020"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
        xml.val("w:tblCaption", &table.summary);
        xml.close("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for width in &widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close("w:tblGrid");
        self.head(table, &widths);
        for row in &table.rows {
            self.row(table, row, &widths);
        }
        self.xml.close("w:tbl");
        // Two tables that touch would be one.
        runs::open_paragraph(&mut self.xml, "FactCell", false, "");
        self.xml.close("w:p");
    }

    fn head(&mut self, table: &PaperTable, widths: &[u32]) {
        self.open_row(true);
        for (column, width) in table.columns.iter().zip(widths) {
            self.open_cell(*width);
            runs::open_paragraph(&mut self.xml, "FactHead", column.flush_right, column.head);
            runs::text(&mut self.xml, None, column.head);
            self.xml.close("w:p");
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
    }

    fn row(&mut self, table: &PaperTable, row: &PaperRow, widths: &[u32]) {
        self.open_row(false);
        let cells = table.columns.iter().zip(&row.cells).zip(widths);
        for ((column, lines), width) in cells {
            self.open_cell(*width);
            let place = Place {
                flush_right: column.flush_right,
                strong: row.strong,
            };
            for line in lines {
                self.paragraph(cell_style(line.tone), line, &[], place);
            }
            if lines.is_empty() {
                runs::open_paragraph(&mut self.xml, "FactCell", false, "");
                self.xml.close("w:p");
            }
            self.xml.close("w:tc");
        }
        self.xml.close("w:tr");
    }

    fn open_row(&mut self, is_head: bool) {
        let xml = &mut self.xml;
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        if is_head {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close("w:trPr");
    }

    fn open_cell(&mut self, width: u32) {
        let xml = &mut self.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.close("w:tcPr");
    }
}

const fn style(tone: Tone) -> &'static str {
    match tone {
        Tone::Body => "Normal",
        Tone::Value => "FactValue",
        Tone::Secondary => "FactSecondary",
        Tone::Caution => "FactCaution",
        Tone::Note => "FactNote",
    }
}

const fn cell_style(tone: Tone) -> &'static str {
    match tone {
        Tone::Body => "FactCell",
        other => style(other),
    }
}
