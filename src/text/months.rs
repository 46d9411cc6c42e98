//! The names of the months, in the languages that saved articles are written in.

use std::sync::LazyLock;

/// The names, cut to what tells them apart, without accents and joining signs; the number after them is the month's.
/// Where two languages give one name to different months, the more widely read one has it.
const MONTHS: [(&str, i8); 262] = [
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
    ("ian", 1),
    ("iun", 6),
    ("iul", 7),
    ("noi", 11),
    ("avg", 8),
    ("sijec", 1),
    ("velj", 2),
    ("ozuj", 3),
    ("travn", 4),
    ("svib", 5),
    ("lipan", 6),
    ("lipnj", 6),
    ("srpan", 7),
    ("srpnj", 7),
    ("ruj", 9),
    ("studen", 11),
    ("maaliskuu", 3),
    ("huhti", 4),
    ("touko", 5),
    ("kesa", 6),
    ("heina", 7),
    ("elokuu", 8),
    ("syys", 9),
    ("loka", 10),
    ("marras", 11),
    ("joulu", 12),
    ("saus", 1),
    ("vasar", 2),
    ("kovo", 3),
    ("baland", 4),
    ("geguz", 5),
    ("birz", 6),
    ("liepos", 7),
    ("rugp", 8),
    ("rugs", 9),
    ("spal", 10),
    ("lapkr", 11),
    ("gruod", 12),
    ("jaan", 1),
    ("veeb", 2),
    ("marts", 3),
    ("juun", 6),
    ("juul", 7),
    ("dets", 12),
    ("szep", 9),
    ("јан", 1),
    ("мај", 5),
    ("јун", 6),
    ("јул", 7),
    ("нов", 11),
    ("ное", 11),
    ("юни", 6),
    ("юли", 7),
    ("яну", 1),
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("ابريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("اغسطس", 8),
    ("سبتمبر", 9),
    ("اكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
    ("شباط", 2),
    ("اذار", 3),
    ("نيسان", 4),
    ("ايار", 5),
    ("حزيران", 6),
    ("تموز", 7),
    ("ايلول", 9),
    ("جانفي", 1),
    ("فيفري", 2),
    ("افريل", 4),
    ("جوان", 6),
    ("جويلية", 7),
    ("اوت", 8),
    ("غشت", 8),
    ("ژانويه", 1),
    ("فوريه", 2),
    ("اوريل", 4),
    ("ژوين", 6),
    ("ژوييه", 7),
    ("سپتامبر", 9),
    ("اكتبر", 10),
    ("نوامبر", 11),
    ("دسامبر", 12),
    ("ינואר", 1),
    ("פברואר", 2),
    ("מרץ", 3),
    ("מרס", 3),
    ("אפריל", 4),
    ("מאי", 5),
    ("יוני", 6),
    ("יולי", 7),
    ("אוגוסט", 8),
    ("ספטמבר", 9),
    ("אוקטובר", 10),
    ("נובמבר", 11),
    ("דצמבר", 12),
    ("जनवरी", 1),
    ("फरवरी", 2),
    ("मारच", 3),
    ("अपरैल", 4),
    ("मई", 5),
    ("जून", 6),
    ("जुलाई", 7),
    ("अगसत", 8),
    ("सितंबर", 9),
    ("सितमबर", 9),
    ("अकटूबर", 10),
    ("अकतूबर", 10),
    ("नवंबर", 11),
    ("नवमबर", 11),
    ("दिसंबर", 12),
    ("दिसमबर", 12),
    ("জান", 1),
    ("ফেব", 2),
    ("মারচ", 3),
    ("এপরি", 4),
    ("মে", 5),
    ("জুন", 6),
    ("জুলা", 7),
    ("আগসট", 8),
    ("সেপট", 9),
    ("অকট", 10),
    ("নভে", 11),
    ("ডিসে", 12),
    ("มกราคม", 1),
    ("กุมภาพันธ", 2),
    ("มีนาคม", 3),
    ("เมษายน", 4),
    ("พฤษภาคม", 5),
    ("มิถุนายน", 6),
    ("กรกฎาคม", 7),
    ("สิงหาคม", 8),
    ("กันยายน", 9),
    ("ตุลาคม", 10),
    ("พฤศจิกายน", 11),
    ("ธันวาคม", 12),
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

/// Returns the month that a word names, as [`push_plain`] writes it.
pub(crate) fn month(text: &str) -> Option<i8> {
    let length = text.chars().count();
    if !(2..=12).contains(&length) || NOT_MONTHS.contains(&text) {
        return None;
    }
    // "in March" is one word in Hebrew.
    let text = text.strip_prefix('ב').unwrap_or(text);
    // The longest name wins: "juin" before "jun".
    let names = BY_FIRST.get(usize::from(*text.as_bytes().first()?))?;
    let (_, month) = names.iter().filter(|(name, _)| text.starts_with(name)).max_by_key(|(name, _)| name.len())?;
    Some(*month)
}

/// The names by their first bytes, in the order of [`MONTHS`].
static BY_FIRST: LazyLock<Vec<Vec<(&str, i8)>>> = LazyLock::new(|| {
    let mut names = vec![Vec::new(); 256];
    for (name, month) in MONTHS {
        names[usize::from(name.as_bytes()[0])].push((name, month));
    }
    names
});

/// Tells whether a character stands within a word: a letter, a digit, or a sign that joins two or changes one.
pub(crate) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_joining(c)
}

/// Signs above or below a letter that Unicode does not count among the letters.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e47}'..='\u{e4e}')
}

/// Returns the value of a decimal digit of any of the scripts that dates are written in.
pub(crate) fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 7] = ['0', '\u{ff10}', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}'];
    let value =
        ZEROS.iter().find_map(|&zero| (u32::from(c)).checked_sub(u32::from(zero)).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// Adds a character in small letters and without its accent.
pub(crate) fn push_plain(c: char, out: &mut String) {
    if is_joining(c) {
        return;
    }
    if let Some(digit) = digit(c) {
        out.push(digit);
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'ă' | 'ā' => out.push('a'),
            'đ' => out.push('d'),
            'أ' | 'إ' | 'آ' => out.push('ا'),
            'ی' | 'ئ' => out.push('ي'),
            'ک' => out.push('ك'),
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ą' | 'ά' => out.push(if c == 'ά' { 'α' } else { 'a' }),
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' | 'ė' | 'ē' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' | 'į' => out.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'ő' => out.push('o'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ū' | 'ų' | 'ű' => out.push('u'),
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
            "يوليو",
            "تموز",
            "जुलाई",
            "กรกฎาคม",
            "ביולי",
            "heinäkuuta",
            "srpnja",
            "iulie",
            "július",
            "liepos",
            "юли",
            "জুলাই",
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
        let marches = [
            "مارس",
            "آذار",
            "मार्च",
            "มีนาคม",
            "במרץ",
            "maaliskuuta",
            "ožujka",
            "martie",
            "kovo",
            "March",
            "März",
            "mars",
            "marzo",
            "março",
            "maart",
            "březen",
            "марта",
            "marca",
            "Mart",
        ];
        for name in marches {
            assert_eq!(read(name), Some(3), "{name}");
        }
        for name in ["market", "maybe", "decided", "week", "talks", "Friday"] {
            assert_eq!(read(name), None, "{name}");
        }
    }
}
