//! Markdown, rendered to plain text: stars, brackets and link addresses would stand in every quotation otherwise.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::article::ParagraphKind;
use crate::composer::Composer;
use crate::draft::CELL;
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::html;
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// `.md`, with or without front matter.
pub(super) struct Markdown;

impl ArticleFormat for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown", "mkd"]
    }

    fn recognises(&self, _bytes: &[u8]) -> bool {
        false // A star or a hash in plain text does not make it Markdown.
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let decoded = encoding::decode(file.bytes, None);
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut writer = Writer::default();
        for event in Parser::new_ext(&decoded.text, options) {
            writer.take(event);
        }
        writer.end_block();
        let mut metadata = front_matter(&writer.front_matter);
        let headline = writer.composer.first(ParagraphKind::Headline);
        metadata.set_title(headline.map(str::to_owned), FoundIn::Heading);
        let mut draft = writer.composer.finish(metadata);
        draft.warnings.extend(decoded.warning);
        found(Found::only(draft));
        Ok(())
    }
}

#[derive(Debug, Default)]
struct Writer {
    composer: Composer,
    line: String,
    kind: Option<ParagraphKind>,
    /// Lists that are open.
    n_lists: usize,
    front_matter: String,
    in_front_matter: bool,
    /// A page's piece inside the text, tags and all.
    html: String,
    /// How many images are open: their words are not the article's text.
    n_images: usize,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front_matter => self.front_matter.push_str(&text),
            Event::Text(text) | Event::Code(text) if self.n_images == 0 => {
                self.line.push_str(&text);
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak | Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block();
                let is_headline = *level == HeadingLevel::H1 && self.composer.is_empty();
                self.kind = Some(if is_headline {
                    ParagraphKind::Headline
                } else {
                    ParagraphKind::Heading
                });
            }
            Tag::List(_) => {
                self.end_block();
                self.n_lists += 1;
            }
            Tag::TableRow | Tag::TableHead => {
                self.end_block();
                self.kind = Some(ParagraphKind::Row);
            }
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.in_front_matter = true,
            Tag::Image { .. } => self.n_images += 1,
            Tag::TableCell if !self.line.is_empty() => self.line.push_str(CELL),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Item | Tag::Table(_) => {
                self.end_block();
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.end_block();
                self.n_lists = self.n_lists.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                for line in html::lines(&html) {
                    self.line = line;
                    self.end_block();
                }
            }
            TagEnd::Image => self.n_images = self.n_images.saturating_sub(1),
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow => {
                self.end_block();
                self.kind = None;
            }
            _ => {}
        }
    }

    fn end_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        let kind = self
            .kind
            .or((self.n_lists > 0).then_some(ParagraphKind::Item));
        self.composer.push(kind, &line);
    }
}

/// `title: …` and its like; only plain values on one line are read.
fn front_matter(text: &str) -> Metadata {
    let mut metadata = Metadata::default();
    for line in text.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        let told = (!value.is_empty()).then(|| value.to_owned());
        let key = key.trim().to_ascii_lowercase();
        let found_in = FoundIn::Element(key.clone());
        match key.as_str() {
            "title" => metadata.set_title(told, found_in),
            "author" => metadata.set_author(told.as_deref(), found_in),
            "outlet" | "publisher" | "site" | "source" => metadata.set_outlet(told, found_in),
            "url" | "link" => metadata.set_url(told, found_in),
            "lang" | "language" => metadata.set_language(told.as_deref(), found_in),
            "date" | "published" => metadata.set_published(told.as_deref(), found_in),
            "updated" | "modified" => metadata.set_updated(told.as_deref(), found_in),
            _ => {}
        }
    }
    metadata
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::{ParagraphKind, load};

    #[test]
    fn marks_and_addresses_do_not_stand_in_the_text() {
        let text = "# Lock gates *fail*\n\nThe water took **14** cars, [the mayor](https://example.org/2031/05) said.\n\
                    \n## What comes next\n\n- About 70 homes\n- €3.5 million\n\n![A lock](a.jpg)\n\n| Town | Homes |\n|---|---|\n| Vale | 7 |\n";
        let article = load("a.md", text.as_bytes()).unwrap();
        assert_eq!(
            &*article.text,
            "Lock gates fail\n\nThe water took 14 cars, the mayor said.\n\nWhat comes next\n\nAbout 70 homes\n\n\
             €3.5 million\n\nTown | Homes\n\nVale | 7"
        );
        assert_eq!(article.metadata.title.as_deref(), Some("Lock gates fail"));
        assert_eq!(article.paragraphs[0].kind, ParagraphKind::Headline);
        assert_eq!(article.paragraphs[2].kind, ParagraphKind::Heading);
        assert_eq!(article.format, "markdown");
    }

    #[test]
    fn front_matter_is_metadata() {
        let text = "---\ntitle: \"Gates fail\"\nauthor: Ann Marsh\ndate: 2031-05-04\n---\n\nThe water came at noon.\n";
        let article = load("a.md", text.as_bytes()).unwrap();
        assert_eq!(&*article.text, "The water came at noon.");
        assert_eq!(article.name(), "Gates fail");
        assert_eq!(article.metadata.published, Some(date(2031, 5, 4).into()));
    }

    #[test]
    fn html_inside_gives_its_words() {
        let article = load("a.md", b"It rained.\n\n<div class=\"x\">\n<p>About <b>70</b> homes</p>\n<!-- 9 --></div>\n\nIt <i>stopped</i>.\n").unwrap();
        assert_eq!(
            &*article.text,
            "It rained.\n\nAbout 70 homes\n\nIt stopped."
        );
    }

    #[test]
    fn lines_of_one_paragraph_are_joined() {
        let article = load("a.md", b"The water took\n14 cars.\nIt was noon.\n").unwrap();
        assert_eq!(&*article.text, "The water took 14 cars. It was noon.");
    }
}
