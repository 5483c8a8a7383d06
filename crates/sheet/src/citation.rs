//! One figure with its quotation and its source, to be pasted elsewhere.

use std::fmt::Write as _;

use super::plain::plain;
use super::sheet::link;
use super::value::stated;
use super::{Mismatch, check};
use tally_comparing::group::Table;
use tally_reading::written::{HouseStyle, day};

/// How a citation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationForm {
    /// As text.
    Plain,
    /// As Markdown.
    Markdown,
    /// As HTML.
    Html,
}

/// The figure of `row` with what is counted, its sentence, who says so, and where it stands.
///
/// # Errors
/// When the stored text does not say so any more; such a figure must not leave the desk.
pub fn citation(
    table: &Table,
    row: usize,
    form: CitationForm,
    style: HouseStyle,
) -> Result<String, Mismatch> {
    let one = &table.rows[row];
    let article = table.article(row);
    check(one, article)?;
    let figure = &one.figure;
    let mut value = stated(figure, &article.text, style).whole();
    if let Some(counted) = &figure.counted {
        value.push(' ');
        value.push_str(&plain(&counted.text));
    }
    let mut source: Vec<String> = Vec::new();
    source.extend(article.metadata.outlet.as_deref().map(plain));
    source.push(format!("\u{201c}{}\u{201d}", plain(article.name())));
    source.extend(article.metadata.published_on().map(|date| day(date, style)));
    source.push(format!("paragraph {}", figure.paragraph + 1));
    let url = article.metadata.url.as_deref().and_then(link);
    Ok(Parts {
        value,
        sentence: plain(table.sentence(row)),
        source: source.join(", "),
        url,
    }
    .written(form))
}

/// What a citation says, apart from how it is written.
struct Parts {
    value: String,
    sentence: String,
    source: String,
    url: Option<String>,
}

impl Parts {
    fn written(&self, form: CitationForm) -> String {
        let Self {
            value,
            sentence,
            source,
            url,
        } = self;
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = match form {
            CitationForm::Plain => {
                write!(out, "{value}\n\u{201c}{sentence}\u{201d}\n{source}")
            }
            CitationForm::Markdown => write!(
                out,
                "**{}**\n\n> \u{201c}{}\u{201d}\n\n{}",
                markdown(value),
                markdown(sentence),
                markdown(source)
            ),
            CitationForm::Html => write!(
                out,
                "<p><strong>{}</strong></p>\n<blockquote>\u{201c}{}\u{201d}</blockquote>\n<p>{}",
                html(value),
                html(sentence),
                html(source)
            ),
        };
        if let Some(url) = url {
            let _ = match form {
                CitationForm::Plain => write!(out, ", {url}"),
                CitationForm::Markdown => write!(out, ", <{}>", address(url)),
                CitationForm::Html => write!(out, ", <a href=\"{}\">{}</a>", html(url), html(url)),
            };
        }
        if form == CitationForm::Html {
            out.push_str("</p>");
        }
        out
    }
}

/// Words that mean nothing to Markdown or HTML.
pub(super) fn markdown(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A web address between brackets, with nothing in it that ends the link or the table's cell.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' | '>' | ' ' | '|' | '(' | ')' | '\\' | '"' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            other => out.push(other),
        }
    }
    out
}

/// Words that mean nothing to HTML, in text or in quotes.
fn html(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Made, full};
    use tally_language::text::Span;

    fn cite(made: &Made, row: usize, form: CitationForm) -> String {
        citation(&made.table, row, form, HouseStyle::default()).unwrap()
    }

    #[test]
    fn a_citation_has_the_number_its_words_and_where_they_stand() {
        let made = full();
        assert_eq!(
            cite(&made, 0, CitationForm::Plain),
            "about 70 boats\n\u{201c}About 70 boats were torn loose in the harbour, harbour master Ina Solberg said.\u{201d}\n\
             Halden Courier, \u{201c}Storm tears boats loose in Halden\u{201d}, 4 March 2025, paragraph 1, \
             https://courier.example/storm?a=1&b=2"
        );
        assert!(cite(&made, 0, CitationForm::Markdown).starts_with("**about 70 boats**\n\n> "));
        assert!(cite(&made, 0, CitationForm::Html).ends_with("a=1&amp;b=2</a></p>"));
    }

    #[test]
    fn article_text_is_no_markup() {
        assert_eq!(
            markdown("a|b <script>*x*</script> # [y](z) `q`"),
            r"a\|b &lt;script&gt;\*x\*&lt;/script&gt; \# \[y\](z) \`q\`"
        );
        assert_eq!(
            html("<a href='x'>\"&"),
            "&lt;a href=&#39;x&#39;&gt;&quot;&amp;"
        );
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(
            address("https://a.example/<b>|c)"),
            "https://a.example/%3Cb%3E%7Cc%29"
        );
    }

    #[test]
    fn a_figure_whose_words_do_not_match_is_not_cited() {
        let mut made = full();
        made.table.rows[0].key.span = Span::new(1, 3);
        let cited = citation(&made.table, 0, CitationForm::Plain, HouseStyle::default());
        assert_eq!(cited, Err(Mismatch::OtherPlace));
    }
}
