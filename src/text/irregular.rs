//! Common verbs whose forms no stemmer makes one: `came` is a form of `come`.

/// The forms of each verb that are spelled apart, base form first.
const VERBS: &[&str] = &[
    "become became",
    "begin began begun",
    "bind bound",
    "break broke broken",
    "bring brought",
    "build built",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "come came",
    "creep crept",
    "deal dealt",
    "draw drew drawn",
    "drive drove driven",
    "fall fell fallen",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown",
    "forbid forbade forbidden",
    "forget forgot forgotten",
    "freeze froze frozen",
    "get got gotten",
    "give gave given",
    "go went gone goes",
    "grow grew grown",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "pay paid",
    "ride rode ridden",
    "rise rose risen",
    "run ran",
    "say said",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shoot shot",
    "show shown",
    "sink sank sunk",
    "sleep slept",
    "speak spoke spoken",
    "spend spent",
    "steal stole stolen",
    "stand stood",
    "stick stuck",
    "strike struck",
    "swear swore sworn",
    "sweep swept",
    "take took taken",
    "teach taught",
    "tell told",
    "think thought",
    "throw threw thrown",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "wake woke woken",
    "wear wore worn",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "write wrote written",
];

/// Returns the other forms of a folded word that is a form of one of these verbs.
pub fn other_forms(word: &str) -> impl Iterator<Item = &'static str> {
    let of_verb = |forms: &&&str| forms.split(' ').any(|form| form == word);
    let forms = VERBS.iter().find(of_verb).map_or("", |forms| *forms);
    forms.split(' ').filter(move |form| !form.is_empty() && *form != word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_verb_are_found_from_each_of_them() {
        assert_eq!(other_forms("came").collect::<Vec<_>>(), ["come"]);
        assert!(other_forms("went").any(|form| form == "gone"));
        assert_eq!(other_forms("accused").count(), 0);
    }
}
