//! Amounts: counts, money, lengths of time, with their units.

use super::pieces::{Piece, span};
use super::{Asked, Offer, Sentence};
use crate::model::Passage;
use crate::text::acts;
use crate::text::tokens::folded;
use crate::text::words::{Class, is, is_auxiliary};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Count,
    Money,
    Duration,
}

const NUMBERS: &str = "tens one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion \
    trillion dozen dozens scores hundreds thousands millions billions half quarter none";
const MAGNITUDES: &str = "millones millón miles milliers milliards mil hundred hundreds thousand thousands million millions billion billions trillion dozen dozens crore \
    lakh m bn percent cent %";
const MONEY: &str = "dollar dollars euro euros pound pounds sterling yuan renminbi yen won rouble roubles ruble rubles rupee rupees \
    rupiah ringgit baht dong peso pesos real reais rand shekel shekels lira liras riyal riyals dirham dirhams zloty zlotys \
    crown crowns krona kronor krone kroner koruna forint hryvnia franc francs naira bitcoin bitcoins crore lakh usd eur gbp \
    rs inr cad aud us american canadian australian dólares d’euros d’dollars colones";
const TIMES: &str = "second seconds minute minutes hour hours day days night week weeks month months year years decade \
    decades";
const BEFORE: &str = "about some nearly almost around roughly over up at least most more less than fewer an estimated as many \
    much between under approximately within for a";
const LABELLED: &str = "article section unit paragraph rule chapter regulation directive resolution room page order";
const APART: &str = "later earlier ago before after";
const AFTER: &str = "business working calendar full further";

/// How well millions fit beside a sum that says of what.
const BARE: f32 = 0.7;
/// What goes before a sum as its sign does: "Rs 25 lakh".
const WHOSE: &str = "rs inr usd eur gbp cad aud rm chf";
/// Months that are written small. Tables that know a month by its first letters would take "protesters" for one.
const MONTHS: &str = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril \
    mai juin juillet août septembre octobre novembre décembre";
/// Parts of a whole: "a third".
const PARTS: &str = "third thirds quarter quarters fifth fifths tenth tenths";
/// Signs before sums.
const SIGNS: [char; 4] = ['$', '£', '€', '¥'];
/// What goes before a length of time that "a" counts: "for a week", "lasted an hour"; not "twice a day".
const LASTING: &str = "for in within after over during about around nearly almost under than least most lasted last lasts took takes take \
    of given gave";

/// How well a count fits that counts something else than is asked, or does not say what.
const OTHER_NOUN: f32 = 0.4;
/// How much more it fits when what it counts is as near as can be to what is asked.
const NEAR_NOUN: f32 = 0.4;
/// How well it fits when "the number of" what is asked comes before it.
const NUMBER_OF: f32 = 1.0;

/// How well a count of deeds fits where those are asked for who did them: "30 signatures".
const OF_DEED: f32 = 0.9;
/// What nouns for deeds end in.
const DEEDS: [&str; 8] = ["ion", "ions", "ure", "ures", "ment", "ments", "ies", "ing"];

/// Tells whether a noun is made of the verb asked about.
fn counts_deed(asked: &Asked, noun: &str) -> bool {
    let low = folded(noun);
    let verb = asked.question.verb.as_deref().map(|verb| verb.trim_end_matches(['i', 'e']));
    verb.is_some_and(|verb| verb.len() > "pay".len() && low.starts_with(verb) && low.len() > verb.len() + 1)
        && DEEDS.iter().any(|ending| low.ends_with(ending))
}

/// Returns where an amount begins whose number is at a place: with "more than" or "at least" before it, but not with "put at".
fn approached(pieces: &[Piece], at: usize) -> usize {
    let first = (at.saturating_sub(3)..at)
        .find(|&from| (from..at).all(|n| one_of(BEFORE, pieces[n].text) && !pieces[n].ends))
        .unwrap_or(at);
    // "put at 14.7 billion", "asked for 300 dollars"; but "at least", "for a".
    match (pieces[first].text, pieces.get(first + 1).map_or("", |next| next.text)) {
        ("at" | "At", "least" | "most") => first,
        ("at" | "At" | "for" | "For", _) if first < at => first + 1,
        _ => first,
    }
}

pub(super) fn offers(asked: &Asked, _: &Passage, sentence: &Sentence, kind: Kind) -> Vec<Offer> {
    let mut offers = Vec::new();
    let pieces = sentence.pieces;
    let mut at = 0;
    while at < pieces.len() {
        if kind == Kind::Duration
            && let Some(end) = one_or_some(pieces, at)
        {
            if pieces.get(end).is_none_or(|next| !one_of(APART, next.text)) {
                let fit = like_asked(asked, pieces[end - 1].text);
                offers.push(Offer::new(span(pieces, at, end), fit));
            }
            at = end;
            continue;
        }
        let Some(mut end) = number(pieces, at) else {
            if kind == Kind::Count && is_part(pieces, at) {
                offers.push(Offer::new(span(pieces, at, at + 2), OTHER_NOUN));
            }
            offers.extend(joined(asked, pieces[at].text, kind).map(|fit| Offer::new(span(pieces, at, at + 1), fit)));
            at += 1;
            continue;
        };
        let first = approached(pieces, at);
        let unit = unit(pieces, end);
        let is_whose = first > 0 && !pieces[first - 1].ends && one_of(WHOSE, pieces[first - 1].text);
        let symbol = is_whose || pieces[at..end].iter().any(|piece| piece.text.contains(SIGNS));
        let first = first - usize::from(is_whose);
        let is_money = symbol || unit == Some(Kind::Money);
        let is_time = unit == Some(Kind::Duration);
        let bare = kind == Kind::Money && !is_money && is_bare_sum(pieces, at, end);
        let fits = match kind {
            Kind::Money => is_money || bare,
            Kind::Duration => is_time,
            Kind::Count => !is_money && !is_time && !is_calendar(pieces, at, end) && !is_label(pieces, at),
        };
        if fits {
            let mut fit = OTHER_NOUN;
            if kind == Kind::Count {
                // "139 for patients" counts something else.
                let ends = |n: &usize| pieces[*n].text != "of" && is(&folded(pieces[*n].text), Class::Preposition);
                let mut reach =
                    (end..(end + 4).min(pieces.len())).take_while(|n| !ends(n) && (*n == end || !pieces[*n - 1].ends));
                let noun = reach.find(|&n| asked.is_noun(pieces[n].text));
                match noun {
                    Some(noun) => {
                        fit = 1.0;
                        end = noun + 1;
                    }
                    // "how many had RATIFIED it": "two ratifications"
                    None if pieces.get(end).is_some_and(|next| counts_deed(asked, next.text))
                        && !pieces[end - 1].ends =>
                    {
                        fit = OF_DEED;
                        end += 1;
                    }
                    // "one" alone is a pronoun more often than a number.
                    None if end == at + 1 && pieces[at].text.eq_ignore_ascii_case("one") => {
                        at = end;
                        continue;
                    }
                    None if end < pieces.len() && !pieces[end - 1].ends && is_plain(pieces[end].text) => end += 1,
                    None => {}
                }
                if noun.is_none()
                    && let Some(worths) = asked.sought.noun(sentence.worths)
                {
                    let like = worths[at + 1..(end + 2).min(pieces.len()).max(at + 1)].iter().copied();
                    fit += NEAR_NOUN * like.fold(0.0, f32::max);
                    if is_number_of(pieces, at, worths) {
                        fit = fit.max(NUMBER_OF);
                    }
                }
            } else {
                let is_unit = |at: usize| pieces.get(at).is_some_and(|piece| unit_word(piece.text, kind));
                // "10 million Singapore dollars"
                let is_whose = |at: usize| {
                    kind == Kind::Money
                        && pieces.get(at).is_some_and(|piece| piece.text.starts_with(char::is_uppercase) && !piece.ends)
                        && is_unit(at + 1)
                };
                while !pieces[end - 1].ends && (is_unit(end) || is_whose(end)) {
                    end += 1;
                }
                fit = if kind == Kind::Duration {
                    like_asked(asked, pieces[end - 1].text)
                } else if bare {
                    BARE
                } else {
                    0.8
                };
                // "three days later" tells how far apart two things are, not how long one went on.
                let apart = || asked.question.raw.split_whitespace().any(|word| one_of(APART, word));
                if kind == Kind::Duration && pieces.get(end).is_some_and(|next| one_of(APART, next.text)) && !apart() {
                    at = end;
                    continue;
                }
            }
            offers.push(Offer::new(span(pieces, first, end), fit));
        }
        at = end.max(at + 1);
    }
    offers
}

/// Returns the end of the number that begins at a piece: `4.2 million`, `hundreds of millions`, `one to six`.
fn number(pieces: &[Piece], at: usize) -> Option<usize> {
    if !is_number(pieces[at].text) {
        return None;
    }
    let mut end = at + 1;
    while end < pieces.len() && !pieces[end - 1].ends {
        let word = pieces[end].text;
        let next = pieces.get(end + 1).map_or("", |piece| piece.text);
        let third = pieces.get(end + 2).map_or("", |piece| piece.text);
        // "three and a half", "half a million", "one in five"
        if word == "and" && next == "a" && matches!(third, "half" | "quarter") {
            end += 3;
            continue;
        }
        let in_words = |word: &str| one_of(NUMBERS, word);
        if word == "a" && one_of(MAGNITUDES, next) || word == "in" && in_words(pieces[at].text) && in_words(next) {
            end += 2;
            continue;
        }
        if is_number(word) || one_of(MAGNITUDES, word) || (word == "per" && next == "cent") {
            end += 1;
        } else if matches!(word, "of" | "to" | "and" | "or") && (is_number(next) || one_of(MAGNITUDES, next)) {
            end += 2;
        } else if word == "of" && next == "a" && pieces.get(end + 2).is_some_and(|piece| one_of(MAGNITUDES, piece.text))
        {
            end += 3;
        } else {
            break;
        }
    }
    Some(end)
}

/// Returns the end of a length of time that no number counts: "an hour", "several months", "a few days".
fn one_or_some(pieces: &[Piece], at: usize) -> Option<usize> {
    let word = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let is_time = |at: usize| one_of(TIMES, word(at));
    let lasts = at.checked_sub(1).is_some_and(|before| !pieces[before].ends && one_of(LASTING, word(before)));
    let units = match word(at).to_lowercase().as_str() {
        "a" | "an" if lasts && is_time(at + 1) => 1,
        "a" if word(at + 1) == "few" && is_time(at + 2) => 2,
        "a" if word(at + 1) == "couple" && word(at + 2) == "of" && is_time(at + 3) => 3,
        "several" if is_time(at + 1) => 1,
        _ => return None,
    };
    Some(at + units + 1)
}

/// Tells whether a part of a whole stands here: "a third", "two thirds".
fn is_part(pieces: &[Piece], at: usize) -> bool {
    one_of("a one two three", pieces[at].text) && pieces.get(at + 1).is_some_and(|next| one_of(PARTS, next.text))
}

/// Returns how well a number joined to its unit answers: `five-year`, `13-page`.
fn joined(asked: &Asked, word: &str, kind: Kind) -> Option<f32> {
    let (_, unit) = word.rsplit_once('-').filter(|(number, _)| is_number(number))?;
    match kind {
        Kind::Duration => one_of(TIMES, unit).then(|| like_asked(asked, unit)),
        Kind::Count => asked.is_noun(unit).then_some(1.0),
        Kind::Money => one_of(MONEY, unit).then_some(0.8),
    }
}

fn is_number(word: &str) -> bool {
    // "US$4.4m", "A$10": whose dollars they are stands before the sign.
    let bare = match word.split_once(SIGNS) {
        Some((whose, amount)) if whose.len() <= 3 && whose.chars().all(|c| c.is_ascii_uppercase()) => amount,
        _ => word,
    };
    let is_digit = |c: char| c.is_ascii_digit() || "½¼¾".contains(c);
    // "50MiB", "6km"; not "21st".
    let unit = bare.trim_start_matches(|c: char| is_digit(c) || c == '.' || c == ',');
    let has_unit = (1..=3).contains(&unit.len())
        && unit.chars().all(|c| c.is_ascii_alphabetic())
        && !matches!(unit, "st" | "nd" | "rd" | "th" | "s");
    let digits = bare.chars().next().is_some_and(is_digit)
        && (has_unit || bare.chars().all(|c| is_digit(c) || ".,%-–mbnk+".contains(c) || SIGNS.contains(&c)));
    digits || word.split('-').all(|part| one_of(NUMBERS, part))
}

/// How well a length of time fits the unit asked for: hours answer "how many days", years do not.
fn like_asked(asked: &Asked, unit: &str) -> f32 {
    const ORDER: [&str; 7] = ["second", "minute", "hour", "day", "week", "month", "year"];
    let place = |word: &str| ORDER.iter().position(|unit| word.to_lowercase().starts_with(unit));
    let asked_for = asked.question.raw.split_whitespace().find_map(place);
    match (asked_for, place(unit)) {
        (Some(asked), Some(told)) if asked == told => 1.0,
        (Some(asked), Some(told)) if asked.abs_diff(told) == 1 => 0.9,
        (Some(_), _) => 0.4,
        (None, _) => 0.8,
    }
}

fn unit(pieces: &[Piece], end: usize) -> Option<Kind> {
    let mut at = end;
    while at < pieces.len() && at < end + 3 && (at == 0 || !pieces[at - 1].ends) {
        let word = pieces[at].text;
        if one_of(TIMES, word) {
            return Some(Kind::Duration);
        }
        if one_of(MONEY, word) && !matches!(word, "American" | "Canadian" | "Australian" | "US") {
            return Some(Kind::Money);
        }
        // "10 million Singapore dollars"
        let is_of_land = word.starts_with(char::is_uppercase);
        if !matches!(word, "of" | "de") && !one_of(AFTER, word) && !one_of(MONEY, word) && !is_of_land {
            return None;
        }
        at += 1;
    }
    None
}

fn unit_word(word: &str, kind: Kind) -> bool {
    matches!(word, "of" | "de")
        || match kind {
            Kind::Money => one_of(MONEY, word),
            Kind::Duration => one_of(TIMES, word) || one_of(AFTER, word),
            Kind::Count => false,
        }
}

/// Tells whether a number is a year or the day of a month.
fn is_calendar(pieces: &[Piece], at: usize, end: usize) -> bool {
    let text = pieces[at].text;
    let year = text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    let month = |n: usize| {
        pieces.get(n).is_some_and(|piece| {
            is(&folded(piece.text), Class::Time) && piece.text.chars().next().is_some_and(char::is_uppercase)
                || one_of(MONTHS, piece.text)
        })
    };
    // "17 de mayo"
    let of_month = pieces.get(end).is_some_and(|of| matches!(of.text, "de" | "di" | "do")) && month(end + 1);
    year || month(end) || of_month || at.checked_sub(1).is_some_and(month)
}

/// Tells whether millions of nothing named are money, since a sum stands beside them: "2.3 million dollars; it was worth 4.4
/// million when it was paid".
fn is_bare_sum(pieces: &[Piece], at: usize, end: usize) -> bool {
    let large = pieces[at..end].iter().any(|piece| one_of("million billion trillion m bn", piece.text));
    let counts = !pieces[end - 1].ends
        && pieces.get(end).is_some_and(|next| {
            let low = folded(next.text);
            ![Class::Preposition, Class::Conjunction, Class::Subordinator].into_iter().any(|class| is(&low, class))
        });
    let is_money = |piece: &Piece| piece.text.contains(SIGNS) || one_of("dollars euros pounds bitcoin", piece.text);
    large && !counts && pieces.iter().any(is_money)
}

/// Tells whether what is asked for is counted before the number: "the number of servers is put at".
fn is_number_of(pieces: &[Piece], at: usize, worths: &[f32]) -> bool {
    let is_asked = |of: usize| worths[of + 1..(of + 5).min(at).max(of + 1)].iter().any(|worth| *worth >= 1.0);
    (1..at).any(|of| pieces[of].text == "of" && one_of("number total", pieces[of - 1].text) && is_asked(of))
}

/// Tells whether a number is part of a name: "Article 64", "Unit 26165".
fn is_label(pieces: &[Piece], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &pieces[before]) else { return false };
    let low = folded(before.text);
    // "In England 81 hospitals": what comes before names a place, and what comes after is counted.
    let counts = pieces.get(at + 1).is_some_and(|next| {
        next.text.starts_with(char::is_lowercase) && is_plain(next.text) && !is(&folded(next.text), Class::Conjunction)
    });
    if counts && !pieces[at].ends && !one_of(LABELLED, before.text) {
        return false;
    }
    !before.ends
        && pieces[at].text.starts_with(|c: char| c.is_ascii_digit())
        && (one_of(LABELLED, before.text)
            || at > 1 && before.text.starts_with(char::is_uppercase) && low.len() > 2 && !is(&low, Class::Determiner))
}

fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && !matches!(word, "a" | "an" | "the")
        && !is(&folded(word), Class::Preposition)
        && !is(&folded(word), Class::Conjunction)
        && !is_auxiliary(&folded(word))
        && (acts::is_noun(&folded(word)) || acts::verb(&folded(word)).is_none_or(|verb| verb.form != acts::Form::Third))
}

fn one_of(list: &str, word: &str) -> bool {
    let low = word.to_lowercase();
    !low.is_empty() && list.split_ascii_whitespace().any(|known| known == low)
}
