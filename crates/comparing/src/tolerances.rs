//! Tolerances by which figures are grouped and findings made, where no analyst is asked: each with why it stands where it
//! does. Those that a desk may want otherwise are fields of [`Policy`](crate::finding::Policy).
//!
//! Each was set on the marked sentences of whoever uses it, which fail where it is moved across them; `.ci/score` tells
//! what a change costs on whole events. Bounds that only keep crowds near linear stand where they are used.

// What is one measure.

/// Days for which the reports on one event go on: a toll of a season later is that of another event.
pub(crate) const SEASON_DAYS: i32 = 120;

/// Days within which two reports tell of one state of things that goes on changing.
pub(crate) const WEEK_DAYS: i32 = 7;

/// Days within which two forecasts are of one period, said or not: they are made anew each month.
pub(crate) const FORECAST_DAYS: i32 = 20;

/// Two amounts in two currencies that differ by less than one part of so many are one, as rates are rounded.
pub(crate) const ONE_AMOUNT: i64 = 50;

/// From here on two equal numbers hardly meet by chance.
pub(crate) const LARGE: i64 = 20;

/// From here on a whole number is one that another hardly has by chance.
pub(crate) const ODD: i64 = 100;

/// A number of so many digits is had by no other by chance, in reports of one week on one event.
pub(crate) const TELLING_DIGITS: usize = 3;

/// Below so much, two counts of one thing may be of any order: 3 and 40 dead are one toll of two days.
pub(crate) const ONE_ORDER_FROM: i64 = 100;

/// How many times larger than the other one of two counts of one thing may be within days, where it is that large.
pub(crate) const ONE_ORDER: i64 = 8;

/// Smaller numbers are not offered as the same for their value alone.
pub(crate) const LEAST_SUGGESTED: i64 = 3;

/// How many telling words two sentences share that put one count, extent or length in like words.
pub(crate) const LIKE_WORDS: usize = 3;

/// How many telling words two sentences share that tell of one thing where something else speaks for it too.
pub(crate) const SHARED_WORDS: usize = 2;

// What a finding is.

/// How many times larger the largest of several figures may be that a reader would take for one: nobody takes 7 for
/// 200,000.
pub(crate) const LIKENESS: i64 = 200;

/// The least number of which two that one person gives are hardly of two things: small ones are told of much.
pub(crate) const LEAST_QUOTED: i64 = 10;

/// How many digits more than it has are false in a number that was converted: "10 miles" may be 16 km, and 16.1 km yet.
pub(crate) const FALSE_DIGITS: usize = 2;

/// The least share of an article's wording, in percent, that is worth telling.
pub(crate) const SHARE_WORTH_TELLING: usize = 10;

// Where a figure comes from, and which articles are kin.

/// The fewest shingles of a passage that show where it comes from.
pub(crate) const FEWEST_SHINGLES: usize = 6;

/// Two passages of which the smaller shares one part of so many of its shingles have one origin.
pub(crate) const SHARED_SHINGLES: usize = 2;

/// Of what two quotations cover, at least so many percent of the words are the same where they are one.
pub(crate) const ALIKE_QUOTED: usize = 60;

/// Two articles that share so much of the smaller one, in percent, are nearly the same.
pub(crate) const NEARLY_SAME: usize = 60;

/// Versions share so much of their text, in percent; a page that always has another text (a live page) shares less.
pub(crate) const VERSION: usize = 20;

/// Articles that share so much, in percent, say the same, where they are as long.
pub(crate) const SAME_TEXT: usize = 98;

/// The shorter of two articles that are as long has so much of the longer one's length, in percent.
pub(crate) const AS_LONG: usize = 95;

// What adds up.

/// How far from a round number what rounds to it may lie, as one part of so many: 1,400 is hardly printed as 1,000.
pub(crate) const ROUNDS_WITHIN: i64 = 40;

/// The same where the stated value is not what the computed one rounds to.
pub(crate) const NEAR_WITHIN: i64 = 50;

/// How far from a number that is told as "about" so much, as one part of so many: 1,000 is hardly about 900.
pub(crate) const ABOUT_WITHIN: i64 = 15;

/// The widest that a bare round number is read in an equation, as one part of so many to either side: $300 each is
/// hardly $340.
pub(crate) const WIDEST_ROUND: i64 = 20;

/// Two numbers that differ by less than one part of so many are one: "a third" has only some of its digits.
pub(crate) const SAME_NUMBER: i64 = 50_000;

/// The least total that hardly comes about by chance, where nothing but the numbers says that it is one.
pub(crate) const LEAST_TOTAL: i64 = 10;

/// The fewest digits of a share that fits its numbers hardly by chance, where the text does not tie them together.
pub(crate) const TELLING_SHARE: usize = 2;

/// The longest length that is held against dates, in days: a longer one is counted in months.
pub(crate) const LONGEST_COUNTED_DAYS: i64 = 120;

/// How many days a length may be off its dates: a day more or less may lie in the hours.
pub(crate) const DAYS_OFF: i64 = 1;
