//! Writes a project file that holds everything that one can hold, for good: `freeze_project NAME`.
//!
//! It goes to `tests/fixtures/NAME.tally`. Tests open it for as long as Tally is kept, so a file that is there is never
//! written over: freeze another one when a schema version or a variant comes that no frozen file holds yet.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, bail, ensure};
use tally_article::{
    Article, ArticleId, Boilerplate, FoundIn, LeftOut, LimitName, LoadWarning, Metadata,
    MetadataField, Paragraph, ParagraphKind, UnclearDate,
};
use tally_comparing::finding::Policy;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_project::{
    Act, ChosenValue, DecisionStamp, Edit, Link, Project, Resolution, Section, SheetEdit,
    SheetText, Store, StoreError, Verdict,
};
use tally_reading::written::{DateStyle, DecimalSign, HouseStyle, Scale, Thousands};
use tally_reading::{Decimal, FigureKey};

fn main() -> anyhow::Result<()> {
    let Some(name) = std::env::args().nth(1) else {
        bail!("name the file: freeze_project version-3");
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let path = folder.join(format!("{name}.tally"));
    let store = Store::create(&path).map_err(|error| match error {
        StoreError::Io(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            anyhow::anyhow!("{} is frozen; choose another name", path.display())
        }
        error => error.into(),
    })?;
    fill(store).with_context(|| format!("{} is unfinished; delete it", path.display()))
}

/// Decides everything once, takes some of it back, and decides on another branch.
fn fill(mut store: Store) -> anyhow::Result<()> {
    let articles = articles()?;
    store.add_articles(&articles)?;
    let ids: Vec<ArticleId> = articles.iter().map(|article| article.id.clone()).collect();
    let mut project = Project::new(Some(store));
    for edit in edits(&ids) {
        decide(&mut project, edit)?;
    }
    let last = project.history().head();
    project.undo("2031-05-06T07:09:00+02:00")?;
    project.go_to(Some(3), "2031-05-06T07:10:00+02:00")?;
    decide(&mut project, Edit::SetTitle("Another branch".to_owned()))?;
    project.go_to(None, "2031-05-06T07:11:00+02:00")?;
    project.go_to(last, "2031-05-06T07:12:00+02:00")?;
    Ok(())
}

fn decide(project: &mut Project, edit: Edit) -> anyhow::Result<()> {
    let number = project.history().next_id();
    let act = Act {
        label: format!("act {number}"),
        why: if number % 2 == 0 { "because" } else { "" }.to_owned(),
        edit,
    };
    let stamp = DecisionStamp {
        at: "2031-05-06T07:08:09+02:00".to_owned(),
        who: "Ada".to_owned(),
    };
    ensure!(project.commit(act, stamp)?, "act {number} changes nothing");
    Ok(())
}

fn places() -> Vec<FoundIn> {
    let name = str::to_owned;
    vec![
        FoundIn::LinkedData,
        FoundIn::MetaTag(name("author")),
        FoundIn::TimeTag,
        FoundIn::PageTitle,
        FoundIn::Heading,
        FoundIn::SavedAddress,
        FoundIn::DateInAddress,
        FoundIn::Properties,
        FoundIn::Header(name("Subject")),
        FoundIn::Element(name("dc:creator")),
        FoundIn::Column(name("Publication")),
        FoundIn::Label(name("HD")),
        FoundIn::Headline,
        FoundIn::DateLine,
        FoundIn::Byline,
        FoundIn::Dateline,
        FoundIn::LargeType,
        FoundIn::LanguageTag,
        FoundIn::Words,
        FoundIn::Manifest,
    ]
}

const BOILERPLATE: [Boilerplate; 8] = [
    Boilerplate::ClockTimes,
    Boilerplate::Links,
    Boilerplate::Notice,
    Boilerplate::Page,
    Boilerplate::RunningHead,
    Boilerplate::Mail,
    Boilerplate::Record,
    Boilerplate::Endless,
];

fn kinds() -> Vec<ParagraphKind> {
    let mut kinds = vec![
        ParagraphKind::Headline,
        ParagraphKind::Heading,
        ParagraphKind::Body,
        ParagraphKind::Item,
        ParagraphKind::Caption,
        ParagraphKind::Row,
        ParagraphKind::Repeat { of: 2 },
    ];
    kinds.extend(BOILERPLATE.map(ParagraphKind::Boilerplate));
    kinds
}

fn warnings() -> Vec<LoadWarning> {
    vec![
        LoadWarning::Replaced {
            count: 3,
            encoding: "windows-1252".to_owned(),
        },
        LoadWarning::Repeats { count: 1 },
        LoadWarning::NotInManifest,
        LoadWarning::TwiceInManifest { count: 2 },
        LoadWarning::OverLimit(LimitName {
            of: "a paragraph".to_owned(),
            most: 20_000,
            unit: "bytes".to_owned(),
        }),
        LoadWarning::Pictures { pages: 4 },
        LoadWarning::Damaged,
        LoadWarning::WholePage,
    ]
}

/// As many articles as it takes to find metadata in every place.
fn articles() -> anyhow::Result<Vec<Arc<Article>>> {
    let places = places();
    let chunks = places.chunks(MetadataField::ALL.len()).enumerate();
    chunks
        .map(|(idx, places)| Ok(Arc::new(article(idx, places)?)))
        .collect()
}

fn article(idx: usize, places: &[FoundIn]) -> anyhow::Result<Article> {
    let mut text = String::new();
    let mut paragraphs = Vec::new();
    for (line, kind) in kinds().into_iter().enumerate() {
        let start = text.len();
        write!(
            text,
            "Paragraph {line} of the ferry’s story, with 212 passengers."
        )?;
        let span = Span::new(start, text.len());
        paragraphs.push(Paragraph { span, kind });
        text.push_str("\n\n");
    }
    let left_out = BOILERPLATE.map(|why| LeftOut {
        before: 60,
        why,
        text: "Home · News · Weather".to_owned(),
    });
    Ok(Article {
        id: ArticleId(format!("{idx}123456789abcdef").into()),
        hash: format!("{idx}").repeat(64),
        path: format!("news.zip/ferry.html#{}", idx + 1),
        format: "html".to_owned(),
        text: text.into(),
        paragraphs,
        left_out: left_out.into(),
        metadata: metadata(idx, places)?,
        warnings: warnings(),
    })
}

/// The first article's day could be two; the others say when, with and without a time and a zone.
fn metadata(idx: usize, places: &[FoundIn]) -> anyhow::Result<Metadata> {
    let text = |text: &str| Some(text.to_owned());
    let unclear = UnclearDate {
        text: "03/04/2031".to_owned(),
        day_first: "2031-04-03".parse()?,
        month_first: "2031-03-04".parse()?,
    };
    let moment = |text: &str| text.parse().map_err(|why: String| anyhow::anyhow!(why));
    let published = ["2031-05-06", "2031-05-06", "2031-05-06T09:30-03:30"][idx];
    Ok(Metadata {
        title: text("Ferry runs aground off “Port Sorrel”"),
        outlet: text("The Quay"),
        author: text("Ann Hill"),
        published: (idx > 0).then(|| moment(published)).transpose()?,
        updated: Some(moment("2031-05-07T10:00")?),
        unclear: (idx == 0).then_some(unclear),
        dateline: text("PORT SORREL, Kestria"),
        url: text("https://example.org/2031/ferry"),
        language: text("en"),
        found: MetadataField::ALL
            .into_iter()
            .zip(places.iter().cloned())
            .collect(),
    })
}

/// Every edit with everything that it can carry.
fn edits(ids: &[ArticleId]) -> Vec<Edit> {
    let id = &ids[0];
    let mut edits: Vec<Edit> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| Edit::SetArticle(id.clone(), Some(at)))
        .collect();
    edits.extend(on_figures(id));
    edits.extend(MetadataField::ALL.map(|field| {
        Edit::SetMetadata(id.clone(), field, Some(format!("{field:?} as corrected")))
    }));
    let note = || Some("Ask the harbour.".to_owned());
    edits.extend([
        Edit::SetArticleNote(id.clone(), note()),
        Edit::SetPassageNote(id.clone(), Span::new(0, 11), note()),
        Edit::SetSuperseded(id.clone(), Some(ids[1].clone())),
        Edit::SetTitle("The ferry".to_owned()),
        Edit::SetPolicy(Some(Box::new(desk()))),
        Edit::SetPolicy(None),
    ]);
    edits.extend(on_the_sheet(id).into_iter().map(Edit::Sheet));
    edits.push(Edit::Batch(vec![
        Edit::SetFigureNote(key(id, 54), None),
        Edit::SetVerdict(key(id, 54), None),
        Edit::Batch(vec![Edit::SetArticle(ids[1].clone(), None)]),
    ]));
    edits
}

fn key(id: &ArticleId, start: usize) -> FigureKey {
    FigureKey {
        article: id.clone(),
        span: Span::new(start, start + 3),
    }
}

fn on_figures(id: &ArticleId) -> Vec<Edit> {
    let key = |start| key(id, start);
    let group = || GroupKey(key(54));
    let text = |text: &str| Some(text.to_owned());
    let mut edits = vec![
        Edit::SetVerdict(key(54), Some(Verdict::Accepted)),
        Edit::SetVerdict(key(73), Some(Verdict::Rejected("crew".to_owned()))),
        Edit::SetFigureNote(key(54), text("Called the ferry line")),
        Edit::SetGroupNote(group(), text("Passengers\nand crew")),
        Edit::SetLink(key(54), key(73), Some(Link::Cannot)),
        Edit::SetLink(key(54), key(160), Some(Link::Must)),
        Edit::SetLabel(group(), text("People aboard")),
        Edit::SetStale(group(), text("212 became 214")),
    ];
    let values = [
        ChosenValue::Figure(key(54)),
        ChosenValue::Range,
        ChosenValue::Own("about 210".to_owned()),
        ChosenValue::Unresolved,
    ];
    edits.extend(values.map(|choice| {
        let why = "the manifest".to_owned();
        Edit::SetResolution(group(), Some(Resolution { choice, why }))
    }));
    edits
}

/// A desk's own policy, in which nothing is as in the house's.
fn desk() -> Policy {
    let mut policy = Policy {
        name: "desk".to_owned(),
        round_steps: Decimal::new(25, 2),
        round_from: Decimal::from(30),
        about_steps: Decimal::new(15, 1),
        nearly_steps: Decimal::new(7, 1),
        most_room: Decimal::new(40, 2),
        bound_steps: Decimal::from(2),
        from_below: vec!["nearly".to_owned()],
        close: Decimal::new(5, 2),
        same_news_days: 2,
        dispute_days: 1,
        ..Policy::default()
    };
    policy.vague.truncate(1);
    for vague in &mut policy.vague {
        vague.low = Decimal::from(12);
    }
    policy
}

fn on_the_sheet(id: &ArticleId) -> Vec<SheetEdit> {
    let text = |text: &str| Some(text.to_owned());
    let mut edits = vec![
        SheetEdit::SetCaveats(GroupKey(key(id, 54)), text("Crew are counted apart.")),
        SheetEdit::SetSections(Some(Section::ALL.to_vec())),
        SheetEdit::SetText(SheetText::Event, text("The grounding of the ferry")),
        SheetEdit::SetText(SheetText::AsOf, text("Tuesday night")),
        SheetEdit::SetText(SheetText::Heading(Section::Key), text("What is sure")),
        SheetEdit::SetText(SheetText::Lead(Section::Single), text("")),
    ];
    let styles = [
        (
            Thousands::Comma,
            DecimalSign::Point,
            Scale::Words,
            DateStyle::MonthDay,
        ),
        (
            Thousands::Point,
            DecimalSign::Comma,
            Scale::Short,
            DateStyle::Iso,
        ),
        (
            Thousands::Space,
            DecimalSign::Comma,
            Scale::AsPrinted,
            DateStyle::DayMonth,
        ),
        (
            Thousands::Apostrophe,
            DecimalSign::Point,
            Scale::Words,
            DateStyle::Iso,
        ),
        (
            Thousands::Nothing,
            DecimalSign::Point,
            Scale::Words,
            DateStyle::Iso,
        ),
    ];
    edits.extend(styles.map(|(thousands, decimal, scale, dates)| {
        SheetEdit::SetStyle(Some(HouseStyle {
            thousands,
            decimal,
            scale,
            dates,
        }))
    }));
    edits
}
