/// The names of the months, cut to what tells them apart, without accents; the number after them is the month's. The
/// languages are those of the corpus: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish,
/// Danish, Norwegian, Czech, Russian, Ukrainian, Turkish, Indonesian, Greek.
const MONTHS: [(&str, i8); 118] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("jaen", 1),
    ("janner", 1),
    ("mae", 3),
    ("mai", 5),
    ("okt", 10),
    ("dez", 12),
    ("fev", 2),
    ("avr", 4),
    ("juin", 6),
    ("juil", 7),
    ("aou", 8),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
    ("gen", 1),
    ("mag", 5),
    ("giu", 6),
    ("lug", 7),
    ("set", 9),
    ("ott", 10),
    ("out", 10),
    ("mei", 5),
    ("mrt", 3),
    ("maa", 3),
    ("maj", 5),
    ("sty", 1),
    ("lut", 2),
    ("kwi", 4),
    ("cze", 6),
    ("lip", 7),
    ("sie", 8),
    ("wrz", 9),
    ("paz", 10),
    ("lis", 11),
    ("gru", 12),
    ("led", 1),
    ("uno", 2),
    ("bre", 3),
    ("dub", 4),
    ("kve", 5),
    ("cerven", 6),
    ("cervenc", 7),
    ("srp", 8),
    ("zar", 9),
    ("rij", 10),
    ("pro", 12),
    ("oca", 1),
    ("sub", 2),
    ("nis", 4),
    ("haz", 6),
    ("tem", 7),
    ("agu", 8),
    ("eyl", 9),
    ("eki", 10),
    ("kas", 11),
    ("ara", 12),
    ("des", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("січ", 1),
    ("лют", 2),
    ("бер", 3),
    ("кві", 4),
    ("тра", 5),
    ("чер", 6),
    ("лип", 7),
    ("сер", 8),
    ("вер", 9),
    ("жов", 10),
    ("лис", 11),
    ("гру", 12),
    ("ιαν", 1),
    ("φεβ", 2),
    ("μαρ", 3),
    ("απρ", 4),
    ("μαι", 5),
    ("ιουν", 6),
    ("ιουλ", 7),
    ("αυγ", 8),
    ("σεπ", 9),
    ("οκτ", 10),
    ("νοε", 11),
    ("δεκ", 12),
    ("januari", 1),
    ("februari", 2),
    ("maret", 3),
    ("juni", 6),
    ("juli", 7),
    ("agustus", 8),
    ("kolovoz", 8),
    ("mayis", 5),
    ("mart", 3),
    ("tammi", 1),
    ("helmi", 2),
];

/// Words that begin like a month and are none.
const NOT_MONTHS: [&str; 41] = [
    "mark",
    "marks",
    "market",
    "markets",
    "marked",
    "marketing",
    "maria",
    "mario",
    "marine",
    "margin",
    "marie",
    "major",
    "maybe",
    "mayor",
    "decide",
    "decided",
    "decision",
    "decade",
    "declared",
    "secret",
    "settings",
    "set",
    "sets",
    "general",
    "generation",
    "out",
    "outlet",
    "outside",
    "genau",
    "magazine",
    "made",
    "professor",
    "press",
    "april's",
    "are",
    "area",
    "subscribe",
    "sub",
    "pro",
    "project",
    "led",
];

/// Returns the month that a word in small letters without accents names.
pub(super) fn month(text: &str) -> Option<i8> {
    if text.chars().count() > 11 || NOT_MONTHS.contains(&text) {
        return None;
    }
    // The longest name wins: "juin" before "jun".
    let (_, month) = MONTHS.iter().filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len())?;
    Some(*month)
}

/// Adds a character in small letters and without its accent.
pub(super) fn push_plain(c: char, out: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ą' | 'ά' => out.push(if c == 'ά' { 'α' } else { 'a' }),
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => out.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' => out.push('u'),
            'ç' | 'č' | 'ć' => out.push('c'),
            'ş' | 'š' | 'ś' => out.push('s'),
            'ř' => out.push('r'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ń' | 'ñ' => out.push('n'),
            'ł' => out.push('l'),
            'έ' => out.push('ε'),
            'ί' | 'ϊ' | 'ΐ' => out.push('ι'),
            'ό' => out.push('ο'),
            'ύ' => out.push('υ'),
            '\u{307}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_many_languages() {
        let read = |name: &str| {
            let mut plain = String::new();
            name.chars().for_each(|c| push_plain(c, &mut plain));
            month(&plain)
        };
        let julys = [
            "July",
            "Juli",
            "juillet",
            "julio",
            "luglio",
            "julho",
            "lipca",
            "července",
            "июля",
            "липня",
            "Temmuz",
            "Ιουλίου",
        ];
        for name in julys {
            assert_eq!(read(name), Some(7), "{name}");
        }
        let marches = ["March", "März", "mars", "marzo", "março", "maart", "březen", "марта", "marca", "Mart"];
        for name in marches {
            assert_eq!(read(name), Some(3), "{name}");
        }
        for name in ["market", "maybe", "decided", "week", "talks", "Friday"] {
            assert_eq!(read(name), None, "{name}");
        }
    }
}
