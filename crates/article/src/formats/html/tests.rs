use jiff::civil::date;

use crate::{Article, LoadWarning, ParagraphKind, load};

const FIRST: &str = "The lock gates at Brennock gave way shortly after noon, and the water took 14 parked cars with it, \
                     the harbour master told reporters on the quay.";
const SECOND: &str = "About 70 households were moved to the sports hall, where volunteers, the council said, served more \
                      than 200 hot meals before the evening.";
const THIRD: &str = "Repairs will cost €3.5 million and last until spring, according to the engineers who went down to \
                     the gates, looked at both hinges, and found cracks as long as a hand.";

fn page(head: &str, body: &str) -> Article {
    let html = format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head>{head}</head><body>{body}</body></html>"
    );
    load("page.html", html.as_bytes()).unwrap()
}

fn news(head: &str) -> Article {
    page(
        head,
        &format!(
            "<nav><ul><li><a href=/1>World 24</a><li><a href=/2>Sport 7</a></ul></nav>\
             <main><article><h1>Lock gates fail at Brennock</h1><div class=byline>By Ann Marsh</div>\
             <p>{FIRST}<p>{SECOND}<figure><img src=a.jpg><figcaption>The lock on 3 May 2031.</figcaption></figure>\
             <h2>What comes next</h2><p>{THIRD}</article></main><footer>© 2031, 90 staff</footer>"
        ),
    )
}

fn read(article: &Article) -> Vec<&str> {
    article
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind.is_read())
        .map(|paragraph| paragraph.span.of(&article.text))
        .collect()
}

#[test]
fn a_page_gives_its_article_without_navigation() {
    let article = news("<title>Lock gates fail at Brennock | The Quay</title>");
    assert_eq!(
        read(&article),
        [
            "Lock gates fail at Brennock",
            FIRST,
            SECOND,
            "The lock on 3 May 2031.",
            "What comes next",
            THIRD
        ]
    );
    assert_eq!(article.paragraphs[0].kind, ParagraphKind::Headline);
    assert_eq!(article.warnings, []);
    let metadata = &article.metadata;
    assert_eq!(
        metadata.title.as_deref(),
        Some("Lock gates fail at Brennock")
    );
    assert_eq!(metadata.language.as_deref(), Some("en"));
    assert_eq!(metadata.author.as_deref(), Some("Ann Marsh"));
}

#[test]
fn linked_data_is_read_through_its_graph() {
    let article = news(
        r##"<title>x</title><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
            {"@type": "Organization", "@id": "#us", "name": "The Quay &amp; Lock"},
            {"@type": ["NewsArticle"], "headline": "Gates fail", "datePublished": "2031-05-04T22:10:00-05:00",
             "author": [{"name": "Ann Marsh"}, {"name": "Jo Reed"}], "publisher": {"@id": "#us"}}]}</script>
            <link rel="canonical" href="https://quay.example.org/gates">"##,
    );
    let metadata = article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Gates fail"));
    assert_eq!(metadata.outlet.as_deref(), Some("The Quay & Lock"));
    assert_eq!(metadata.author.as_deref(), Some("Ann Marsh, Jo Reed"));
    assert_eq!(metadata.published_on(), Some(date(2031, 5, 4)));
    assert_eq!(
        metadata.url.as_deref(),
        Some("https://quay.example.org/gates")
    );
}

#[test]
fn meta_tags_tell_what_linked_data_does_not() {
    let article = news(
        "<meta property=og:title content='Gates fail at lock'><meta property=og:site_name content='The Quay'>\
         <meta name=pubdate content='4 May 2031'><meta name=author content='by Jo Reed'>\
         <!-- saved from url=(0034)https://quay.example.org/lock-gates -->",
    );
    let metadata = article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Gates fail at lock"));
    assert_eq!(metadata.outlet.as_deref(), Some("The Quay"));
    assert_eq!(metadata.author.as_deref(), Some("Jo Reed"));
    assert_eq!(metadata.published_on(), Some(date(2031, 5, 4)));
    assert_eq!(
        metadata.url.as_deref(),
        Some("https://quay.example.org/lock-gates")
    );
}

#[test]
fn cells_of_a_table_do_not_run_together() {
    let article = page(
        "",
        &format!(
            "<article><p>{FIRST}<p>{SECOND}<table><tr><td>Brennock<td>12<td>300<tr><td>Vale<td>7<td>2&nbsp;100</table><p>{THIRD}</article>"
        ),
    );
    assert!(
        article.text.contains("Brennock | 12 | 300\n"),
        "{}",
        article.text
    );
    assert!(
        article.text.contains("Vale | 7 | 2\u{a0}100\n"),
        "{}",
        article.text
    );
}

#[test]
fn the_declared_encoding_counts() {
    let html = format!(
        "<html><head><meta charset=windows-1252></head><body><p>Caf\u{e9}: {FIRST}</p></body></html>"
    );
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&html);
    assert!(
        load("a.html", &bytes)
            .unwrap()
            .text
            .contains("Café: The lock")
    );
}

#[test]
fn a_page_too_deep_to_parse_still_gives_its_text() {
    let article = page(
        "<title>Deep water</title>",
        &format!("{}<p>{FIRST}</p>", "<div><span>".repeat(20_000)),
    );
    assert!(read(&article).contains(&FIRST));
    assert_eq!(article.warnings, [LoadWarning::WholePage]);
}

#[test]
fn html_is_known_by_its_content_too() {
    let html = format!("<!DOCTYPE html>\n<html><body><p>{FIRST}</p></body></html>");
    assert_eq!(load("a.txt", html.as_bytes()).unwrap().format, "html");
    assert_eq!(load("a", html.as_bytes()).unwrap().format, "html");
}

#[test]
fn a_line_break_ends_a_paragraph_unless_the_sentence_goes_on() {
    let article = page(
        "",
        &format!(
            "<article><p>{FIRST}<p>{SECOND}<p>It took 14 cars<br>and two boats.<br/>Nobody was hurt.<p>{THIRD}</article>"
        ),
    );
    assert!(
        article
            .text
            .contains("\n\nIt took 14 cars and two boats.\n\nNobody was hurt.\n\n"),
        "{}",
        article.text
    );
}

#[test]
fn text_under_the_name_of_a_page_keeps_its_lines() {
    let article = load("a.html", b"Twelve people died.\nThe water rose.").unwrap();
    assert_eq!(article.paragraphs.len(), 2);
}

#[test]
fn a_short_article_on_a_large_page_is_still_told_from_it() {
    let links = "<li><a href=/1>Another story of today</a>".repeat(200);
    let article = page(
        "<title>Lock gates fail at Brennock</title>",
        &format!(
            "<nav><ul>{links}</ul></nav><article><h1>Lock gates fail at Brennock</h1><p>{FIRST}</p></article>"
        ),
    );
    assert_eq!(read(&article), ["Lock gates fail at Brennock", FIRST]);
}

#[test]
fn a_linked_sentence_is_text_and_a_linked_label_is_not() {
    let article = page(
        "",
        &format!(
            "<article><p>{FIRST}<p><a href=/1>{SECOND}</a><p><a href=/2>Ten locks that failed in 2030</a><p>{THIRD}</article>"
        ),
    );
    assert_eq!(read(&article), [FIRST, SECOND, THIRD]);
}
