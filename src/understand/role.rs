//! Who is asked for, the one who acts or the one concerned, and how the actors a question names stand to the act.
//!
//! "who accused X" asks for the speaker and names a target; "who did X accuse", "whom did X accuse" and "who was accused
//! by X" ask for the target and name a speaker; "by whom was X accused" is the first again.

use super::search_words::reduced;
use super::words::{Word, head_noun, is_finite_verb, is_participle, low_at};
use crate::model::{AnswerType, Role, Span};
use crate::text::acts::{self, act_of_word};
use crate::text::words::{Class, is, is_adverb, is_auxiliary};

/// How a question is built around its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Whom it asks for.
    pub(super) asked: Option<Role>,
    /// The role of a name before the verb.
    before: Option<Role>,
    /// The role of a name after the verb.
    after: Option<Role>,
    /// Where the verb stands; with nouns for acts, the noun.
    pub(super) verb: usize,
}

const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "got", "get", "gets", "isn", "aren", "wasn", "weren"];
const DO: &[&str] = &["did", "do", "does"];
const DO_NOT: &[&str] = &["didn", "doesn", "don"];
/// What is left of helping verbs before "n't".
const SHORTENED: &[&str] = &[
    "isn", "aren", "wasn", "weren", "didn", "doesn", "don", "hasn", "haven", "hadn", "won", "wouldn", "couldn", "can",
];
const HAVE: &[&str] = &["has", "have", "had"];
/// Words between "who" and its verb that are no adverbs elsewhere.
const EARLY: &[&str] = &["first", "last", "else", "all"];
const ASIDE: &[&str] = &["about", "over", "after", "in", "at", "during", "before", "since", "because", "until"];

/// Reads the frame of a question.
pub(super) fn frame(words: &[Word], kind: AnswerType) -> Option<Frame> {
    let low = |at: usize| low_at(words, at);
    let by_first = low(0) == "by" && matches!(low(1), "whom" | "who" | "which" | "what");
    let wh = words.iter().position(|word| is_asking(&word.low)).filter(|at| *at <= 1);
    let Some(wh) = wh else { return spoken_of(words, kind) };
    let by_last = words.last().is_some_and(|word| word.low == "by");
    // "which German companies": the noun phrase asked for belongs to the question word.
    let mut next = wh + 1;
    if matches!(low(wh), "which" | "what" | "whose")
        && let Some(head) = head_noun(words, next)
    {
        next = head + 1;
    }
    // "how many servers": the amount asked for and what is counted.
    if low(wh) == "how" && matches!(low(next), "many" | "much" | "long" | "often" | "far") {
        let counted = matches!(low(next), "many" | "much").then(|| head_noun(words, next + 1)).flatten();
        next = counted.unwrap_or(next) + 1;
    }
    while (is_adverb(low(next)) || EARLY.contains(&low(next))) && next < words.len() {
        next += 1;
    }
    // "who from Beijing protested": the verb comes after what tells where he belongs.
    if is(low(next), Class::Preposition)
        && low(next) != "by"
        && let Some(verb) = (next + 1..words.len()).find(|&at| is_finite_verb(low(at)))
    {
        next = verb;
    }
    let asks_for_somebody = kind == AnswerType::Actor;
    let frame = |asked: Option<Role>, before, after, verb| {
        Some(Frame { asked: asked.filter(|_| asks_for_somebody), before, after, verb })
    };
    let verb_after = |from: usize| {
        (from..words.len())
            .find(|&at| act_of_word(low(at)).is_some() && !acts::is_noun(low(at)))
            .or_else(|| (from..words.len()).find(|&at| act_of_word(low(at)).is_some()))
    };
    match low(next) {
        // "who did not sign": whoever does, or does not.
        aux if DO.contains(&aux) && low(next + 1) == "not" || DO_NOT.contains(&aux) => {
            frame(Some(Role::Speaker), None, Some(Role::Target), next + 2)
        }
        aux if DO.contains(&aux) => {
            let verb = plain_verb(words, next + 2).filter(|_| !asks_for_somebody);
            let verb = verb.or_else(|| verb_after(next + 1)).unwrap_or(words.len());
            frame(Some(Role::Target), Some(Role::Speaker), Some(Role::Target), verb)
        }
        aux if BE.contains(&aux) || (HAVE.contains(&aux) && low(next + 1) == "been") => {
            let verb = (next + 1..words.len()).find(|&at| is_participle(low(at)));
            let ing = low(next + 1).ends_with("ing");
            match verb {
                _ if by_first || by_last => {
                    frame(Some(Role::Speaker), Some(Role::Target), None, verb.unwrap_or(words.len()))
                }
                _ if ing => frame(Some(Role::Speaker), None, Some(Role::Target), next + 1),
                _ if low(next + 1) == "behind" => frame(Some(Role::Speaker), None, Some(Role::Target), next + 1),
                // "who was accused by X" names the speaker; "why was X accused by Y" both.
                Some(verb) => frame(Some(Role::Target), Some(Role::Target), Some(Role::Speaker), verb),
                None => None,
            }
        }
        aux if HAVE.contains(&aux) => {
            let verb = (next + 1..words.len()).find(|&at| is_participle(low(at)))?;
            if verb == next + 1 || is_adverb(low(next + 1)) {
                frame(Some(Role::Speaker), None, Some(Role::Target), verb)
            } else {
                frame(Some(Role::Target), Some(Role::Speaker), Some(Role::Target), verb)
            }
        }
        modal if is(modal, Class::Modal) || matches!(modal, "will" | "shall") => {
            let verb = verb_after(next + 1)?;
            let passive = low(verb.saturating_sub(1)) == "be";
            if passive {
                frame(Some(Role::Target), Some(Role::Target), Some(Role::Speaker), verb)
            } else {
                frame(Some(Role::Speaker), Some(Role::Speaker), Some(Role::Target), verb)
            }
        }
        "" => None,
        _ => frame(Some(Role::Speaker), None, Some(Role::Target), next),
    }
}

/// Returns the place of the verb that asks for somebody: the frame's, else the word that stands where one must, since most
/// verbs report no act: "who did Abbott CONTACT about the plane", "who might CRUSH small insects".
pub(super) fn verb(words: &[Word], frame: Option<Frame>) -> Option<usize> {
    if let Some(frame) = frame
        && frame.verb < words.len()
    {
        return Some(frame.verb);
    }
    let low = |at: usize| low_at(words, at);
    let is_helper = |at: usize| is_auxiliary(low(at)) || SHORTENED.contains(&low(at));
    let helper = (0..words.len()).find(|&at| is_helper(at)).filter(|at| *at > 0 && is_asking(low(at - 1)))?;
    let found = if DO.contains(&low(helper)) || DO_NOT.contains(&low(helper)) {
        plain_verb(words, helper + 2)
    } else if BE.contains(&low(helper)) {
        // "why is Guam important": nothing is done there.
        (helper + 1..words.len()).find(|&at| !is_helper(at) && (is_participle(low(at)) || is_doing(low(at))))
    } else {
        (helper + 1..words.len()).find(|&at| !is_helper(at) && !is_adverb(low(at)))
    };
    found.filter(|at| *at > helper && *at < words.len() && !is(low(*at), Class::Determiner))
}

/// Tells whether a word is the form of a verb in "-ing", as far as its end tells.
fn is_doing(word: &str) -> bool {
    word.ends_with("ing") && word.len() > "being".len() && !word.ends_with("thing")
}

/// Returns the place of the verb in its plain form after "did" and the word that somebody begins with: a form that a table
/// knows, else what goes before an article ("shut the line"), else what the first preposition ends.
fn plain_verb(words: &[Word], from: usize) -> Option<usize> {
    let low = |at: usize| low_at(words, at);
    let is_border =
        |low: &str| is(low, Class::Preposition) && low != "of" || ASIDE.contains(&low) || low == "according";
    let end = (from..words.len()).find(|&at| is_border(low(at))).unwrap_or(words.len());
    let is_free = |at: usize| !is(low(at - 1), Class::Determiner) && !is_auxiliary(low(at)) && !is_adverb(low(at));
    let is_base = |at: &usize| acts::form(low(*at)) == Some(acts::Form::Base) && is_free(*at);
    let leads = |at: &usize| is(low(at + 1), Class::Determiner) && is_free(*at) && !is(low(*at), Class::Conjunction);
    let led = (from..end).find(leads);
    // "how did the army's command ANSWER the police", but "where did Biden GIVE Putin the list".
    let known = led.filter(|at| is_base(at)).or_else(|| (from..end).find(|at| is_base(at) && !acts::is_noun(low(*at))));
    let known = known.or(led).or_else(|| (from..end).find(is_base));
    known.or_else(|| end.checked_sub(1).filter(|at| *at >= from))
}

/// Search words and yes-no questions: "sanctions against X", "X's denial", "was X expelled".
fn spoken_of(words: &[Word], kind: AnswerType) -> Option<Frame> {
    let low = |at: usize| low_at(words, at);
    let verb = (0..words.len())
        .find(|&at| act_of_word(low(at)).is_some() && is_participle(low(at)))
        .or_else(|| (0..words.len()).find(|&at| act_of_word(low(at)).is_some()))
        .or_else(|| {
            (1..words.len())
                .find(|&at| is_participle(low(at)) && words.get(at + 1).is_some_and(|next| next.low == "by"))
        })?;
    let last = words.len() - 1;
    // "joint inquiry offered by"
    if kind == AnswerType::Actor && low(last) == "by" {
        return Some(Frame { asked: Some(Role::Speaker), before: Some(Role::Target), after: None, verb });
    }
    // "universities named by the police", "tories who raised it"
    let by = verb < last && low(verb + 1) == "by" && is_participle(low(verb));
    if kind == AnswerType::Actor && (by || verb > 0 && is(low(verb - 1), Class::Relative)) {
        let (asked, other) = if by { (Role::Target, Role::Speaker) } else { (Role::Speaker, Role::Target) };
        return Some(Frame { asked: Some(asked), before: Some(asked), after: Some(other), verb });
    }
    // "states the army spied on": who is concerned.
    if kind == AnswerType::Actor
        && let Some((_, verb)) = reduced(words)
    {
        return Some(Frame { asked: Some(Role::Target), before: Some(Role::Speaker), after: Some(Role::Target), verb });
    }
    // "officers charged over the grid"
    let concerned = kind == AnswerType::Actor && verb > 0 && is(low(verb + 1), Class::Preposition);
    let passive =
        BE.contains(&low(0)) || (!DO.contains(&low(0)) && (verb == last || concerned) && is_participle(low(verb)));
    if passive {
        let asked = (kind == AnswerType::Actor).then_some(Role::Target);
        return Some(Frame { asked, before: Some(Role::Target), after: Some(Role::Speaker), verb });
    }
    Some(Frame { asked: None, before: Some(Role::Speaker), after: Some(Role::Target), verb })
}

/// Returns the role of the actor named at a place of the question.
pub(super) fn role_at(frame: Option<Frame>, words: &[Word], place: Span) -> Option<Role> {
    let frame = frame?;
    // What goes before the question names its matter.
    if words.first().is_some_and(|first| place.end <= first.span.start) {
        return None;
    }
    let at = words.iter().position(|word| word.span.end > place.start)?;
    let before = at.checked_sub(1).map_or("", |before| words[before].low.as_str());
    let earlier = at.checked_sub(2).map_or("", |before| words[before].low.as_str());
    let preposition = if is(before, Class::Determiner) { earlier } else { before };
    match preposition {
        "by" => return Some(Role::Speaker),
        "against" | "on" | "to" | "with" => return Some(Role::Target),
        aside if ASIDE.contains(&aside) => return None,
        _ => {}
    }
    if at < frame.verb { frame.before } else { frame.after.filter(|role| *role == Role::Target) }
}

fn is_asking(word: &str) -> bool {
    matches!(word, "who" | "whom" | "whose" | "which" | "what" | "why" | "how" | "when" | "where")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understand::{answer_type::answer_type, words::words};

    fn asked(raw: &str) -> Option<Role> {
        let words = words(raw);
        frame(&words, answer_type(raw)).and_then(|frame| frame.asked)
    }

    #[test]
    fn the_role_asked_for() {
        let (speaker, target) = (Some(Role::Speaker), Some(Role::Target));
        for (question, expected) in [
            ("who accused China", speaker),
            ("who did China accuse", target),
            ("whom did London blame", target),
            ("who was accused by Beijing", target),
            ("who was blamed", target),
            ("by whom was China accused", speaker),
            ("who was China accused by", speaker),
            ("which companies were sanctioned", target),
            ("which companies did Washington sanction", target),
            ("which country expelled diplomats", speaker),
            ("who has condemned the attack", speaker),
            ("who has Moscow expelled", target),
            ("who have been charged", target),
            ("who got arrested", target),
            ("who is accusing Iran", speaker),
            ("who was behind the attack", speaker),
            ("any individuals charged", target),
            ("hospitals named by the regulator", target),
            ("deputies who condemned the visit", speaker),
            ("joint inquiry offered by", speaker),
            ("who did not sign", speaker),
            ("who didn't sign", speaker),
            ("when was the ambassador summoned", None),
            ("apt31 sanctions 2024", None),
        ] {
            assert_eq!(asked(question), expected, "{question}");
        }
    }

    #[test]
    fn the_verb_stands_where_one_must_be() {
        for (question, expected) in [
            ("who did Abbott contact about the plane", "contact"),
            ("who might crush small insects", "crush"),
            ("why did Colonial shut the whole pipeline down", "shut"),
            ("where did Biden give Putin the list of sectors", "give"),
            ("what did the gang tell the leader", "tell"),
            ("why weren't they punished", "punished"),
            ("why is Guam important", ""),
            ("how many states had ratified the protocol", "ratified"),
            ("how did the army's command answer the police", "answer"),
            ("who will be considered", "considered"),
            ("who did China accuse", "accuse"),
            ("who was the chief", ""),
            ("who first blamed Russia", "blamed"),
            ("who from Beijing protested at the embassy", "protested"),
        ] {
            let words = words(question);
            let at = verb(&words, frame(&words, answer_type(question)));
            assert_eq!(at.map_or("", |at| words[at].low.as_str()), expected, "{question}");
        }
    }

    #[test]
    fn the_roles_of_those_named() {
        let (speaker, target) = (Some(Role::Speaker), Some(Role::Target));
        for (question, name, expected) in [
            ("who accused China", "China", target),
            ("who did China accuse", "China", speaker),
            ("who was accused by Beijing", "Beijing", speaker),
            ("by whom was China accused", "China", target),
            ("why did Moscow expel the Germans", "Moscow", speaker),
            ("what did Beijing say about Taiwan", "Beijing", speaker),
            ("what did Beijing say about Taiwan", "Taiwan", None),
            ("sanctions against Russia", "Russia", target),
            ("was Russia accused", "Russia", target),
        ] {
            let words = words(question);
            let at = question.find(name).expect("the name is there");
            let role = role_at(frame(&words, answer_type(question)), &words, Span::new(at, at + name.len()));
            assert_eq!(role, expected, "{name} in {question}");
        }
    }
}
