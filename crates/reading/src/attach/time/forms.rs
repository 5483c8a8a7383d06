//! Words for a time: "Tuesday night", "January 23-24", "two weeks ago", "the third quarter", "the 1990s".

use std::ops::Range;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::super::super::scan::Scan;
use crate::{Factuality, Precision};
use tally_language::lexicon::{
    CalendarStep, Classes, MoodWord, Relative, WordClass, calendar, grammar, lemma, moods,
};

/// A time in words.
#[derive(Debug, Clone)]
pub(super) struct Time {
    /// Its words.
    pub(super) range: Range<usize>,
    /// The first day that it can mean.
    pub(super) date: Option<Date>,
    /// Where its last day, month or year starts, if it runs over several.
    pub(super) last: Option<Date>,
    /// How exact both are.
    pub(super) precision: Precision,
    /// Whether the words say that a value holds up to it: "as of Monday", "so far this year", "since 2022".
    pub(super) bounds: bool,
    /// Whether its words name the year, which one that stands after it may lend: "January to March 2024".
    dated: bool,
}

impl Time {
    fn new(range: Range<usize>, date: Option<Date>, precision: Precision) -> Self {
        Self {
            range,
            date,
            last: None,
            precision,
            bounds: false,
            dated: false,
        }
    }

    const fn dated(mut self) -> Self {
        self.dated = true;
        self
    }

    fn until(mut self, last: Option<Date>) -> Self {
        self.last = last.filter(|last| self.date.is_some_and(|first| first < *last));
        self
    }

    fn from(mut self, start: usize) -> Self {
        self.range.start = start;
        self
    }

    fn to(mut self, end: usize) -> Self {
        self.range.end = end;
        self
    }
}

/// Reads times, with the days that they count from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'s> {
    /// The paragraph.
    pub(super) scan: &'s Scan<'s>,
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The last day, month or year that the paragraph named before.
    pub(super) named: Option<Date>,
}

impl Reader<'_> {
    /// The time that starts at token `at`.
    pub(super) fn time(self, at: usize) -> Option<Time> {
        if !self.scan.is_word(at) && !self.scan.is_digits(at) {
            return None;
        }
        let time = self.part(at).or_else(|| self.single(at))?;
        Some(self.framed(self.joined(time)))
    }

    /// "The end of July", "late on Tuesday", "mid-April": a part of a time.
    fn part(self, at: usize) -> Option<Time> {
        let len = calendar().edge(self.scan.words(at))?;
        let the = usize::from(matches!(self.scan.word(at + len), "the" | "-"));
        let time = [at + len + the, at + len]
            .into_iter()
            .find_map(|next| self.single(next))?;
        Some(time.from(at))
    }

    fn single(self, at: usize) -> Option<Time> {
        let words = self.scan.words(at);
        if let Some((len, relative)) = calendar().relative(words) {
            return Some(relative_to(self.published, relative, at..at + len));
        }
        if let Some((len, relative)) = calendar().anchored(words) {
            let from = self.named.or(self.published);
            return Some(relative_to(from, relative, at..at + len));
        }
        self.ago(at)
            .or_else(|| self.window(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.month(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.season(at))
            .or_else(|| self.year(at))
    }

    /// "From Monday to Thursday", "between 2015 and 2019", "October through December".
    fn joined(self, first: Time) -> Time {
        let scan = self.scan;
        let end = first.range.end;
        let between = scan.before(first.range.start, 1) == "between";
        let joins = match scan.word(end) {
            _ if scan.is(end, WordClass::UntilWord) => true,
            "and" => between || first.precision == Precision::Day && self.is_day(end + 1),
            _ => scan.is_dash(end),
        };
        let Some(second) = self.single(end + 1).filter(|_| joins) else {
            return first;
        };
        let mut from = first.date;
        let year = second.date.filter(|_| second.dated && !first.dated);
        if let (Some(date), Some(other)) = (from, year) {
            let back = i16::from(date.month() > other.month());
            from = Date::new(other.year() - back, date.month(), date.day()).ok();
        }
        // "From Monday to Thursday", told on a Wednesday: Monday is that of the week before.
        if from > second.date && first.precision == Precision::Day {
            from = from.and_then(|date| date.checked_sub(7.days()).ok());
        }
        Time {
            range: first.range.start..second.range.end,
            date: from,
            ..first
        }
        .until(second.date)
    }

    fn is_day(self, at: usize) -> bool {
        self.weekday(at).or_else(|| self.month(at)).is_some()
    }

    /// Says whether the words around a time make it the one up to which a value holds.
    fn framed(self, mut time: Time) -> Time {
        let scan = self.scan;
        let start = time.range.start;
        let bound = |at: usize, stop: usize| {
            let end = calendar().bound(scan.words(at)).map(|len| at + len);
            end.is_some_and(|end| end == stop || end + 1 == stop && scan.word(end) == "the")
        };
        time.bounds |=
            (1..=4).any(|back| start.checked_sub(back).is_some_and(|at| bound(at, start)));
        let whole = time.range.clone();
        time.bounds |= whole
            .clone()
            .any(|at| calendar().holding(scan.words(at)).is_some());
        let before = (1..=3).find(|back| {
            let at = start.checked_sub(*back);
            at.and_then(|at| calendar().holding(scan.words(at))) == Some(*back)
        });
        let after = calendar().holding(scan.words(time.range.end));
        if let Some(back) = before {
            time.range.start -= back;
        }
        time.range.end += after.unwrap_or(0);
        time.bounds |= before.is_some() || after.is_some();
        if scan.before(time.range.start, 1) == "since" {
            time.range.start -= 1;
            time.bounds = true;
        }
        time
    }

    /// "Two days ago", "three weeks earlier", "a decade later".
    fn ago(self, at: usize) -> Option<Time> {
        let (n, unit) = self.count(at)?;
        let length = calendar().unit(self.scan.word(unit))?;
        let (from, sign) = match self.scan.word(unit + 1) {
            "ago" => (self.published, -1),
            _ if self.scan.is(unit + 1, WordClass::Earlier) => (self.named.or(self.published), -1),
            "later" => (self.named.or(self.published), 1),
            _ => return None,
        };
        let count = n.map(|n| n.saturating_mul(length.count).saturating_mul(sign));
        let date = moved(from, length.step, count);
        let precision = match length.step {
            CalendarStep::Week => Precision::Week,
            step => precision_of(step),
        };
        Some(Time::new(at..unit + 2, date, precision))
    }

    /// A number, or "a", and the place of the noun behind it: "two weeks", "several days".
    fn count(self, at: usize) -> Option<(Option<i64>, usize)> {
        if matches!(self.scan.word(at), "a" | "an") {
            let few = matches!(self.scan.word(at + 1), "few" | "couple");
            let of = usize::from(self.scan.word(at + 2) == "of");
            return Some(if few {
                (None, at + 2 + of)
            } else {
                (Some(1), at + 1)
            });
        }
        if self.scan.is(at, WordClass::ManyOrFew) {
            return Some((None, at + 1));
        }
        let numeral = self
            .scan
            .numeral_at(at)
            .map(|idx| &self.scan.numerals[idx])?;
        let value = numeral.exact().filter(|_| numeral.tokens.start == at)?;
        let value = i64::try_from(value).ok().filter(|n| *n < 1000)?;
        Some((Some(value), numeral.tokens.end))
    }

    /// "The past three days", "in the last 24 hours", "the three months to June".
    fn window(self, at: usize) -> Option<Time> {
        let recent = self.scan.is(at, WordClass::Recent);
        let from = at + usize::from(recent);
        let (n, unit) = if recent && calendar().unit(self.scan.word(from)).is_some() {
            (Some(1), from)
        } else {
            self.count(from)?
        };
        let length = calendar().unit(self.scan.word(unit))?;
        let run = n?.saturating_mul(length.count);
        if recent {
            let now = self.published;
            // Hours of a day past reach into the day before.
            let days = if length.count == 0 {
                i64::from(n? > 12)
            } else {
                run
            };
            let date = moved(now, length.step, Some(-days));
            return Some(Time::new(at..unit + 1, date, precision_of(length.step)).until(now));
        }
        let months = match length.step {
            CalendarStep::Month => run,
            CalendarStep::Year => run.saturating_mul(12),
            _ => return None,
        };
        let joins = self.scan.is(unit + 1, WordClass::WindowEnd);
        let end = unit + 2 + usize::from(matches!(self.scan.word(unit + 2), "in" | "the"));
        let last = self
            .part(end)
            .or_else(|| self.month(end))
            .filter(|_| joins)?;
        let month = last.date.map(Date::first_of_month);
        let first = moved(month, CalendarStep::Month, Some(1 - months));
        let time = Time::new(at..last.range.end, first, Precision::Month);
        Some(time.until(month))
    }

    /// "Thursday", "last Friday", "Thursday morning", "Sunday, April 29, 2018".
    fn weekday(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        let way = scan.word(at);
        let asked = usize::from(WordClass::WhichWeek.has(way));
        let name = at + asked;
        let number = calendar()
            .weekday(scan.word(name))
            .filter(|_| scan.is_capital(name))?;
        let comma = usize::from(scan.raw(name + 1) == ",");
        if let Some(date) = self
            .month(name + 1 + comma)
            .filter(|date| date.precision == Precision::Day)
        {
            return Some(date.from(at));
        }
        let dot = usize::from(
            scan.raw(name + 1) == "." && scan.glued(name + 1) && scan.raw(name).len() <= 5,
        );
        let mut end = name + 1 + dot;
        while calendar().is_daypart(scan.word(end)) {
            end += 1;
        }
        let ahead = way == "next" || way != "last" && asked == 0 && self.is_ahead(at);
        let date = self.published.and_then(|now| {
            let today = now.weekday().to_monday_one_offset();
            let back = i64::from((today - number).rem_euclid(7));
            let back = match (way, back) {
                ("last", 0) => 7,
                _ if ahead && back == 0 => i64::from(way == "next") * -7,
                _ if ahead => back - 7,
                ("this", back) if today < number => back - 7,
                _ => back,
            };
            now.checked_sub(back.days()).ok()
        });
        Some(Time::new(at..end, date, Precision::Day))
    }

    /// Whether what happens at the time at `at` has yet to come: "will vote on Friday", "plans to vote by Friday".
    fn is_ahead(self, at: usize) -> bool {
        const NEAR: usize = 14;
        let start = self.scan.sentence(at).start.max(at.saturating_sub(NEAR));
        let word = |back: usize| self.scan.word(back);
        let clause = (start..at)
            .rev()
            .take_while(|at| !matches!(self.scan.raw(*at), "," | ";" | "\"" | "”" | "“"));
        clause.into_iter().any(|at| {
            WordClass::FutureAuxiliary.has(word(at))
                || matches!(word(at), "to")
                    && (WordClass::SetTo.has(word(at.wrapping_sub(1)))
                        || is_meant(word(at.wrapping_sub(1))))
        })
    }

    /// "June 24", "24 June 2021", "June 24th", "January 23-24", "September 2009", "April last year", "August".
    fn month(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        let before = self.days(at);
        let name = match &before {
            Some((end, ..)) => end + usize::from(scan.word(*end) == "of"),
            None => at,
        };
        let number = calendar()
            .month(scan.word(name))
            .filter(|_| scan.is_capital(name))?;
        let mut end = name + 1;
        let short = scan.raw(name).len() <= 4 && !scan.is(name, WordClass::WholeMonthName);
        end += usize::from(short && scan.raw(end) == "." && scan.glued(end));
        let mut days = before.map(|(_, first, last)| (first, last));
        if days.is_none() {
            let the = usize::from(scan.word(end) == "the");
            if let Some((after, first, last)) = self.days(end + the).filter(|_| !self.counts(end)) {
                days = Some((first, last));
                end = after;
            }
        }
        let (year, end) = self.year_of_month(number, end);
        let date = |day: i8| year.0.and_then(|year| Date::new(year, number, day).ok());
        let time = match days {
            Some((first, last)) => {
                Time::new(at..end, date(first), Precision::Day).until(last.and_then(date))
            }
            None => Time::new(at..end, date(1), Precision::Month),
        };
        Some(if year.1 { time.dated() } else { time })
    }

    /// The year of a month before token `end`, whether it is named, and where its words end.
    fn year_of_month(self, month: i8, end: usize) -> ((Option<i16>, bool), usize) {
        let scan = self.scan;
        let comma = usize::from(scan.raw(end) == ",");
        let of = usize::from(scan.word(end) == "of");
        for skip in [comma, of] {
            let at = end + skip;
            if scan.is_digits(at) && scan.raw(at).len() == 4 && (comma == 1 || !self.counts(at)) {
                return ((scan.raw(at).parse().ok(), true), at + 1);
            }
        }
        let turn = match (scan.word(end + of), scan.word(end + of + 1)) {
            ("last", "year") => Some(-1),
            ("this", "year") => Some(0),
            ("next", "year") => Some(1),
            _ => None,
        };
        if let Some(turn) = turn {
            let year = self.published.map(|date| date.year() + turn);
            return ((year, true), end + of + 2);
        }
        // A month without a year is the last one that has begun.
        let year = self.published.map(|now| {
            let begun = month <= now.month();
            if begun { now.year() } else { now.year() - 1 }
        });
        ((year, false), end)
    }

    /// Days of a month at `at`: "24", "24th", "23-24", "23 and 24"; where they end, the first and the last.
    fn days(self, at: usize) -> Option<(usize, i8, Option<i8>)> {
        let scan = self.scan;
        let day = |at: usize| {
            let day: i8 = scan.raw(at).parse().ok()?;
            let fits = scan.is_digits(at) && scan.raw(at).len() <= 2 && (1..=31).contains(&day);
            let suffix = scan.is(at + 1, WordClass::OrdinalSuffix) && scan.glued(at + 1);
            fits.then_some((at + 1 + usize::from(suffix), day))
        };
        let (end, first) = day(at)?;
        let joins = scan.is_dash(end) || matches!(scan.word(end), "and" | "to");
        match day(end + 1).filter(|(after, last)| joins && *last > first && !self.is_noun(*after)) {
            Some((after, last)) => Some((after, first, Some(last))),
            None => Some((end, first, None)),
        }
    }

    /// "In March 30 people left": the number behind the month counts.
    fn counts(self, at: usize) -> bool {
        self.is_noun(at + 1)
    }

    fn is_noun(self, at: usize) -> bool {
        let function = Classes::FUNCTION;
        grammar().is_plural(self.scan.word(at))
            && !self.scan.is_capital(at)
            && !self.scan.class(at).has(function)
            && !self.scan.class(at).has(Classes::VERB_S)
    }

    /// "New Year's Eve", "Christmas Day 2024": the last one before publication, or that day.
    fn feast(self, at: usize) -> Option<Time> {
        let (len, (month, day)) = calendar()
            .feast(self.scan.words(at))
            .filter(|_| self.scan.is_capital(at))?;
        let (year, end) = self.year_of_month(month, at + len);
        let date = |year: i16| Date::new(year, month, day).ok();
        let date = year.0.and_then(|stated| {
            let ahead = !year.1 && date(stated) > self.published;
            date(stated - i16::from(ahead))
        });
        Some(Time::new(at..end, date, Precision::Day))
    }

    /// "The third quarter", "Q3 2024": the last one that has begun.
    fn quarter(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        let (len, number) = calendar().quarter(scan.words(at))?;
        let month = number * 3 - 2;
        let (year, mut end) = self.year_of_month(month, at + len);
        if !year.1
            && scan.word(end) == "of"
            && scan.word(end + 1) == "the"
            && scan.word(end + 2) == "year"
        {
            end += 3;
        }
        let date = year.0.and_then(|year| Date::new(year, month, 1).ok());
        Some(Time::new(at..end, date, Precision::Quarter))
    }

    /// "The summer of 2018": a season alone does not tell its months, which differ by hemisphere.
    fn season(self, at: usize) -> Option<Time> {
        if !calendar().is_season(self.scan.word(at)) {
            return None;
        }
        let of = usize::from(self.scan.word(at + 1) == "of");
        let year = self.plain_year(at + 1 + of)?;
        Some(year.from(at))
    }

    /// "2004" behind a word of time, or within a phrase such as "the 2004 flood"; "the 1990s", "fiscal 2024".
    fn year(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        if let Some(fiscal) = self.fiscal(at) {
            return Some(fiscal);
        }
        let after = scan.is_before(at, 1, WordClass::YearLead)
            || matches!(scan.before(at, 1), "-" | "–" | "'s");
        let linked = matches!(scan.before(at, 1), "and" | "to" | "-" | "–");
        let ranges = linked && at >= 2 && scan.is_digits(at - 2) && scan.raw(at - 2).len() == 4;
        self.plain_year(at).filter(|_| after && (!linked || ranges))
    }

    /// "Fiscal 2024", "the 2024 financial year", "FY24".
    fn fiscal(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        let mut from = at;
        match scan.word(at) {
            "fiscal" | "financial" => from += 1 + usize::from(scan.word(at + 1) == "year"),
            "fy" => from += 1,
            _ => return None,
        }
        let digits = scan.raw(from);
        let year: i16 = digits.parse().ok().filter(|_| scan.is_digits(from))?;
        let year = match digits.len() {
            2 => 2000 + year,
            4 => year,
            _ => return None,
        };
        let time = Time::new(at..from + 1, Date::new(year, 1, 1).ok(), Precision::Year);
        Some(time.dated())
    }

    /// Four digits that are a year, with "s" for ten of them, or with a second year: "2023-24".
    fn plain_year(self, at: usize) -> Option<Time> {
        let scan = self.scan;
        let digits = scan.raw(at);
        let plausible = scan.is_digits(at)
            && digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20"));
        let year: i16 = digits.parse().ok().filter(|_| plausible)?;
        let first = Date::new(year, 1, 1).ok();
        if scan.word(at + 1) == "s" && scan.glued(at + 1) {
            let time = Time::new(at..at + 2, first, Precision::Year).dated();
            return Some(time.until(Date::new(year + 9, 1, 1).ok()));
        }
        let dashed = (scan.is_dash(at + 1) || scan.raw(at + 1) == "/")
            && scan.glued(at + 1)
            && scan.glued(at + 2)
            && scan.is_digits(at + 2);
        let time = Time::new(at..at + 1, first, Precision::Year).dated();
        if dashed && matches!(scan.raw(at + 2).len(), 2 | 4) {
            let short: i16 = scan.raw(at + 2).parse().ok()?;
            let last = if short < 100 {
                year - year % 100 + short
            } else {
                short
            };
            return Some(time.to(at + 3).until(Date::new(last, 1, 1).ok()));
        }
        let alone = !scan.glued(at + 1)
            || matches!(
                scan.raw(at + 1),
                "." | "," | ";" | ":" | ")" | "'s" | "’s" | "\"" | "”"
            );
        (alone && !self.counts(at)).then_some(time)
    }
}

const fn precision_of(step: CalendarStep) -> Precision {
    match step {
        CalendarStep::Day => Precision::Day,
        CalendarStep::Week => Precision::Week,
        CalendarStep::Month => Precision::Month,
        CalendarStep::Year => Precision::Year,
        CalendarStep::Unknown => Precision::Unknown,
    }
}

/// The start of the day, week, month or year that lies so many steps from that of `from`.
fn moved(from: Option<Date>, step: CalendarStep, count: Option<i64>) -> Option<Date> {
    let (from, count) = (from?, count?);
    let none = Span::new();
    let (start, way) = match step {
        CalendarStep::Day => (from, none.try_days(count)),
        CalendarStep::Week => {
            let monday = i64::from(from.weekday().to_monday_zero_offset());
            (from, none.try_days(count.checked_mul(7)? - monday))
        }
        CalendarStep::Month => (from.first_of_month(), none.try_months(count)),
        CalendarStep::Year => (from.first_of_year(), none.try_years(count)),
        CalendarStep::Unknown => return None,
    };
    start.checked_add(way.ok()?).ok()
}

fn relative_to(from: Option<Date>, relative: Relative, range: Range<usize>) -> Time {
    let date = moved(from, relative.step, Some(relative.count));
    Time::new(range, date, precision_of(relative.step))
}

/// Whether a verb says that someone means something to happen: "plans".
fn is_meant(verb: &str) -> bool {
    moods().of(MoodWord::Over, &lemma(verb)) == Some(Factuality::Planned.code())
}
