//! What a project file means, in words that no name in the code changes.

use std::fmt::Write as _;

use tally_article::{
    Article, ArticleId, Boilerplate, FoundIn, LoadWarning, MetadataField, ParagraphKind,
};
use tally_comparing::finding::Policy;
use tally_comparing::group::GroupKey;
use tally_project::{
    ChosenValue, Contents, Edit, Link, Resolution, Section, SheetEdit, SheetText, Verdict,
};
use tally_reading::FigureKey;
use tally_reading::written::{DateStyle, DecimalSign, HouseStyle, Scale, Thousands};

/// Everything that the file holds, a line each.
pub(crate) fn of(contents: &Contents) -> String {
    let mut out = String::new();
    for one in &contents.articles {
        article(one, &mut out);
    }
    for decision in &contents.decisions {
        let parent = decision
            .parent
            .map_or("the start".to_owned(), |id| id.to_string());
        let (id, at, who) = (decision.id, &decision.at, &decision.who);
        line(
            &mut out,
            &format!("decision {id} after {parent}, {at}, {who}"),
        );
        line(
            &mut out,
            &format!("  {:?} because {:?}", decision.label, decision.why),
        );
        edit(&decision.edit, "  ", &mut out);
        line(&mut out, "  taken back:");
        edit(&decision.inverse, "    ", &mut out);
        line(&mut out, &format!("  seal {}", decision.seal));
    }
    for head in &contents.heads {
        let head = head.map_or("the start".to_owned(), |id| id.to_string());
        line(&mut out, &format!("stood at {head}"));
    }
    out
}

fn line(out: &mut String, words: &str) {
    writeln!(out, "{words}").unwrap();
}

fn maybe(text: Option<&str>) -> String {
    text.map_or("nothing".to_owned(), |text| format!("{text:?}"))
}

fn article(article: &Article, out: &mut String) {
    line(out, &format!("article {}", article.id.0));
    line(out, &format!("  hash {}", article.hash));
    line(
        out,
        &format!("  from {:?} as {}", article.path, article.format),
    );
    for paragraph in &article.paragraphs {
        let words = paragraph.span.of(&article.text);
        let kind = kind(paragraph.kind);
        let (start, end) = (paragraph.span.start, paragraph.span.end);
        line(out, &format!("  {start} to {end}, {kind}: {words:?}"));
    }
    line(out, &format!("  in all {} bytes", article.text.len()));
    for left in &article.left_out {
        let why = boilerplate(left.why);
        line(
            out,
            &format!("  left out before {}, {why}: {:?}", left.before, left.text),
        );
    }
    let known = &article.metadata;
    for (name, value) in [
        ("title", known.title.clone()),
        ("outlet", known.outlet.clone()),
        ("author", known.author.clone()),
        (
            "published",
            known.published.map(|moment| moment.to_string()),
        ),
        ("updated", known.updated.map(|moment| moment.to_string())),
        ("dateline", known.dateline.clone()),
        ("address", known.url.clone()),
        ("language", known.language.clone()),
    ] {
        line(out, &format!("  {name}: {}", maybe(value.as_deref())));
    }
    if let Some(unclear) = &known.unclear {
        let (day, month) = (unclear.day_first, unclear.month_first);
        line(
            out,
            &format!(
                "  {:?} is {day} with the day first, {month} with the month first",
                unclear.text
            ),
        );
    }
    for (name, found) in &known.found {
        line(
            out,
            &format!("  {} found in {}", field(*name), place(found)),
        );
    }
    for odd in &article.warnings {
        line(out, &format!("  odd: {}", warning(odd)));
    }
}

fn kind(kind: ParagraphKind) -> String {
    match kind {
        ParagraphKind::Headline => "headline".to_owned(),
        ParagraphKind::Heading => "heading".to_owned(),
        ParagraphKind::Body => "running text".to_owned(),
        ParagraphKind::Item => "list item".to_owned(),
        ParagraphKind::Caption => "caption".to_owned(),
        ParagraphKind::Row => "table row".to_owned(),
        ParagraphKind::Boilerplate(why) => boilerplate(why).to_owned(),
        ParagraphKind::Repeat { of } => format!("repeat of paragraph {of}"),
    }
}

fn boilerplate(why: Boilerplate) -> &'static str {
    match why {
        Boilerplate::ClockTimes => "clock times",
        Boilerplate::Links => "links",
        Boilerplate::Notice => "a notice",
        Boilerplate::Page => "a page's menus",
        Boilerplate::RunningHead => "a running head",
        Boilerplate::Mail => "a message's signature",
        Boilerplate::Record => "a database's record",
        Boilerplate::Endless => "an endless paragraph",
    }
}

fn field(field: MetadataField) -> &'static str {
    match field {
        MetadataField::Title => "title",
        MetadataField::Outlet => "outlet",
        MetadataField::Author => "author",
        MetadataField::Url => "address",
        MetadataField::Published => "day of publication",
        MetadataField::Updated => "last change",
        MetadataField::Language => "language",
    }
}

fn place(place: &FoundIn) -> String {
    let plain = match place {
        FoundIn::MetaTag(name) => return format!("meta tag {name:?}"),
        FoundIn::Header(name) => return format!("message header {name:?}"),
        FoundIn::Element(name) => return format!("element {name:?}"),
        FoundIn::Column(name) => return format!("column {name:?}"),
        FoundIn::Label(name) => return format!("database label {name:?}"),
        FoundIn::LinkedData => "JSON-LD",
        FoundIn::TimeTag => "time tag",
        FoundIn::PageTitle => "title tag",
        FoundIn::Heading => "a heading",
        FoundIn::SavedAddress => "the saved address",
        FoundIn::DateInAddress => "a date in the address",
        FoundIn::Properties => "the file's properties",
        FoundIn::Headline => "the first line",
        FoundIn::DateLine => "a line with a date",
        FoundIn::Byline => "the byline",
        FoundIn::Dateline => "the opening of the report",
        FoundIn::LargeType => "large type",
        FoundIn::LanguageTag => "the language tag",
        FoundIn::Words => "the words of the text",
        FoundIn::Manifest => "the manifest",
    };
    plain.to_owned()
}

fn warning(warning: &LoadWarning) -> String {
    match warning {
        LoadWarning::Replaced { count, encoding } => format!("{count} replaced in {encoding}"),
        LoadWarning::Repeats { count } => format!("{count} repeats"),
        LoadWarning::NotInManifest => "not in the manifest".to_owned(),
        LoadWarning::TwiceInManifest { count } => format!("{count} times in the manifest"),
        LoadWarning::OverLimit(limit) => {
            format!("{:?} over {} {}", limit.of, limit.most, limit.unit)
        }
        LoadWarning::Pictures { pages } => format!("{pages} pages are pictures"),
        LoadWarning::Damaged => "damaged".to_owned(),
        LoadWarning::WholePage => "the whole page".to_owned(),
    }
}

fn figure(key: &FigureKey) -> String {
    format!("{}:{}-{}", key.article.0, key.span.start, key.span.end)
}

fn group(key: &GroupKey) -> String {
    format!("group of {}", figure(&key.0))
}

fn id(id: &ArticleId) -> &str {
    &id.0
}

fn edit(one: &Edit, indent: &str, out: &mut String) {
    let words = match one {
        Edit::SetArticle(article, at) => {
            let at = at.map_or("out".to_owned(), |at| format!("at place {at}"));
            format!("article {} {at}", id(article))
        }
        Edit::SetVerdict(key, said) => format!("{} {}", figure(key), verdict(said.as_ref())),
        Edit::SetFigureNote(key, said) => {
            format!("note on {}: {}", figure(key), maybe(said.as_deref()))
        }
        Edit::SetGroupNote(key, said) => {
            format!("note on {}: {}", group(key), maybe(said.as_deref()))
        }
        Edit::SetLink(a, b, link) => format!("{} {} {}", figure(a), linked(*link), figure(b)),
        Edit::SetLabel(key, said) => format!("name of {}: {}", group(key), maybe(said.as_deref())),
        Edit::SetResolution(key, said) => {
            format!("value of {}: {}", group(key), resolution(said.as_ref()))
        }
        Edit::SetMetadata(article, name, value) => {
            format!(
                "{} of {}: {}",
                field(*name),
                id(article),
                maybe(value.as_deref())
            )
        }
        Edit::SetArticleNote(article, said) => {
            format!("note on {}: {}", id(article), maybe(said.as_deref()))
        }
        Edit::SetPassageNote(article, span, said) => {
            let (start, end) = (span.start, span.end);
            format!(
                "note on {}:{start}-{end}: {}",
                id(article),
                maybe(said.as_deref())
            )
        }
        Edit::SetSuperseded(article, by) => {
            format!(
                "{} superseded by {}",
                id(article),
                by.as_ref().map_or("nothing", id)
            )
        }
        Edit::SetStale(key, why) => {
            format!("value of {} stale: {}", group(key), maybe(why.as_deref()))
        }
        Edit::SetTitle(title) => format!("title {title:?}"),
        Edit::SetPolicy(policy) => policy
            .as_deref()
            .map_or("the house's policy".to_owned(), policy_words),
        Edit::Sheet(edit) => sheet(edit),
        Edit::Batch(edits) => {
            line(out, &format!("{indent}{} as one step", edits.len()));
            for one in edits {
                edit(one, &format!("{indent}  "), out);
            }
            return;
        }
    };
    line(out, &format!("{indent}{words}"));
}

fn verdict(verdict: Option<&Verdict>) -> String {
    match verdict {
        None => "is open".to_owned(),
        Some(Verdict::Accepted) => "is accepted".to_owned(),
        Some(Verdict::Rejected(why)) => format!("is rejected as {why:?}"),
    }
}

fn linked(link: Option<Link>) -> &'static str {
    match link {
        None => "may or may not go with",
        Some(Link::Must) => "goes with",
        Some(Link::Cannot) => "never goes with",
    }
}

fn resolution(resolution: Option<&Resolution>) -> String {
    let Some(Resolution { choice, why }) = resolution else {
        return "not chosen".to_owned();
    };
    let value = match choice {
        ChosenValue::Figure(key) => format!("that of {}", figure(key)),
        ChosenValue::Range => "from the lowest to the highest".to_owned(),
        ChosenValue::Own(words) => format!("in own words {words:?}"),
        ChosenValue::Unresolved => "left open".to_owned(),
    };
    format!("{value} because {why:?}")
}

fn policy_words(policy: &Policy) -> String {
    let mut words = format!(
        "policy {:?}: round {} from {}, about {}, nearly {}, at most {}, bounds {}, from below {:?}",
        policy.name,
        policy.round_steps,
        policy.round_from,
        policy.about_steps,
        policy.nearly_steps,
        policy.most_room,
        policy.bound_steps,
        policy.from_below
    );
    for vague in &policy.vague {
        let (stated, low, suggests) = (vague.stated, vague.low, vague.suggests);
        write!(
            words,
            ", {:?} stated {stated} means {low} to {suggests}",
            vague.word
        )
        .unwrap();
    }
    let (close, news, dispute) = (policy.close, policy.same_news_days, policy.dispute_days);
    write!(
        words,
        ", close {close}, news of {news} days, disputes of {dispute} days"
    )
    .unwrap();
    words
}

fn sheet(edit: &SheetEdit) -> String {
    match edit {
        SheetEdit::SetCaveats(key, words) => {
            format!("caveats of {}: {}", group(key), maybe(words.as_deref()))
        }
        SheetEdit::SetSections(None) => "the usual sections".to_owned(),
        SheetEdit::SetSections(Some(list)) => {
            let names: Vec<&str> = list.iter().map(|one| section(*one)).collect();
            format!("sections {}", names.join(", "))
        }
        SheetEdit::SetText(text, words) => {
            format!("{}: {}", sheet_text(*text), maybe(words.as_deref()))
        }
        SheetEdit::SetStyle(None) => "the house's style".to_owned(),
        SheetEdit::SetStyle(Some(one)) => style(*one),
    }
}

fn section(section: Section) -> &'static str {
    match section {
        Section::Key => "agreed figures",
        Section::Disputed => "disputed figures",
        Section::Checks => "arithmetic",
        Section::Single => "figures seen once",
        Section::Quotations => "quotations that differ",
        Section::Superseded => "superseded figures",
        Section::Rejected => "rejected figures",
        Section::Refused => "refused figures",
        Section::Sources => "articles",
        Section::Method => "method",
        Section::Footnotes => "quoted sentences",
        Section::Seal => "what it was made from",
    }
}

fn sheet_text(text: SheetText) -> String {
    match text {
        SheetText::Event => "the event".to_owned(),
        SheetText::AsOf => "the time it holds for".to_owned(),
        SheetText::Heading(one) => format!("heading of {}", section(one)),
        SheetText::Lead(one) => format!("words under the heading of {}", section(one)),
    }
}

fn style(style: HouseStyle) -> String {
    let thousands = match style.thousands {
        Thousands::Comma => "55,000",
        Thousands::Point => "55.000",
        Thousands::Space => "55 000",
        Thousands::Apostrophe => "55’000",
        Thousands::Nothing => "55000",
    };
    let decimal = match style.decimal {
        DecimalSign::Point => "2.5",
        DecimalSign::Comma => "2,5",
    };
    let scale = match style.scale {
        Scale::AsPrinted => "as printed",
        Scale::Words => "90 billion",
        Scale::Short => "90bn",
    };
    let dates = match style.dates {
        DateStyle::DayMonth => "4 February 2026",
        DateStyle::MonthDay => "February 4, 2026",
        DateStyle::Iso => "2026-02-04",
    };
    format!("style {thousands} and {decimal}, {scale}, {dates}")
}
