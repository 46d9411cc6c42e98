//! What the statements and dates of a passage say of a question.

use jiff::civil::Date;

use super::form;
use crate::model::{DateRange, Passage, Question, Role, Statement, Support, numbered_day};
use crate::text::dates::dates;

/// What a statement of the act asked about is worth when it says nothing else of the question.
const ACT: f32 = 0.4;
/// What it is worth more when those the question names stand in their roles, all of them.
const NAMED: f32 = 0.4;
/// What it is worth more when it names somebody in the role asked for.
const ASKED: f32 = 0.2;
/// What the date of the article is worth beside one in the passage.
const ARTICLE: f32 = 0.5;

/// Reads the evidence where a text alone has all of it: for a question that asks for neither acts nor times.
pub fn support_by_text(question: &Question, text: &str) -> Option<Support> {
    let is_all = question.acts.is_empty() && question.time.is_none();
    is_all.then(|| Support { form: form::holds(question, text), ..Support::default() })
}

/// Reads the evidence. `published` is the article's date in days from 1970-01-01.
pub fn support(question: &Question, passage: &Passage, published: Option<(i64, i64)>) -> Support {
    let statements = passage.statements.iter().filter(|statement| question.acts.contains(&statement.act));
    let statement = statements.map(|statement| fit(question, statement)).fold(0.0, f32::max);
    let time = question.time.and_then(|time| of_time(time.range, passage, published));
    Support { statement, time, form: form::holds(question, &passage.text) }
}

#[expect(clippy::cast_precision_loss, reason = "a question names few actors")]
fn fit(question: &Question, statement: &Statement) -> f32 {
    if statement.negated {
        return 0.0;
    }
    let in_role = |role: Role| match role {
        Role::Speaker => (&statement.speaker, &statement.speaker_actor),
        Role::Target => (&statement.target, &statement.target_actor),
    };
    let with_roles: Vec<_> = question.actors.iter().filter_map(|named| Some((named.role?, &named.name))).collect();
    let right = with_roles.iter().filter(|(role, name)| in_role(*role).1.as_ref() == Some(*name)).count();
    let share = if with_roles.is_empty() { 0.0 } else { right as f32 / with_roles.len() as f32 };
    let asked = question.role.is_some_and(|role| in_role(role).0.is_some());
    ACT + NAMED * share + if asked { ASKED } else { 0.0 }
}

/// Returns 1 when the passage speaks of the time, 0.5 when its article is of that time, 0 when it is dated otherwise.
fn of_time(asked: DateRange, passage: &Passage, published: Option<(i64, i64)>) -> Option<f32> {
    let article = published.and_then(|(from, to)| Some(DateRange { from: day(from)?, to: day(to)? }));
    let told = passage.statements.iter().filter_map(|statement| statement.date);
    let mut any = article.is_some();
    for range in told.chain(dates(&passage.text, article).into_iter().map(|mention| mention.range)) {
        any = true;
        if range.overlaps(asked) {
            return Some(1.0);
        }
    }
    any.then(|| if article.is_some_and(|range| range.overlaps(asked)) { ARTICLE } else { 0.0 })
}

fn day(number: i64) -> Option<Date> {
    numbered_day(i32::try_from(number).ok()?).ok()
}
