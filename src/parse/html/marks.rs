use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tree::Page;

/// What an element is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Text, as far as its looks tell.
    Text,
    /// It credits the article: byline, date, section.
    Credit,
    /// It surrounds the article.
    Furniture,
    /// Nobody sees it.
    Hidden,
}

/// Words of classes and ids that stand for furniture wherever they occur.
static FURNITURE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    " share shares sharing sharebar sharethis social socials comment comments cmt cmts cmnt commentlist respond \
    disqus related recirc recirculation recommend recommended recommendation recommendations newsletter newsletters signup \
    subscribe subscription promo promos promotion advert adverts advertisement advertisements advertising ad ads adbox adslot adunit \
    advertorial sponsored sponsor cookie cookies consent gdpr ccpa breadcrumb breadcrumbs crumb crumbs sidebar widget widgets footer \
    nav navbar navigation navi menu submenu popup modal overlay lightbox outbrain taboola pagination pager pagenav \
    toolbar skip skiplink login paywall tags taglist tagcloud popular trending ticker mostread \
    crosspromo upnext readmore readnext followus follow feedback rating ratings poll survey donate donation \
    banner masthead topbar jumpto noprint dfp gpt doubleclick morelinks seealso screenreader offscreen toc \
    authorbox authorbio bio editsection jetpack sharedaddy addtoany sociable printfriendly copyright colophon".split_ascii_whitespace().collect()
});

/// Pairs of words that stand for furniture when they follow each other.
const PAIRS: [&str; 37] = [
    " most read ",
    " breaking news ",
    " most popular ",
    " most viewed ",
    " read more ",
    " read next ",
    " up next ",
    " see also ",
    " more stories ",
    " more news ",
    " more articles ",
    " more box ",
    " more on ",
    " more from ",
    " related posts ",
    " latest news ",
    " latest stories ",
    " also like ",
    " author box ",
    " author bio ",
    " author info ",
    " about author ",
    " author card ",
    " post nav ",
    " post tags ",
    " entry tags ",
    " article tags ",
    " tag list ",
    " tag cloud ",
    " tags links ",
    " site header ",
    " page header ",
    " global header ",
    " site footer ",
    " back to ",
    " sr only ",
    " print only ",
];

/// Words that stand for a credit.
static CREDIT: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    " byline bylines byl by author authors writer date dateline datetime pubdate timestamp published publish posted \
    meta postmeta metadata kicker eyebrow credits time updated modified lastmod"
        .split_ascii_whitespace()
        .collect()
});

/// Marks each node of the page; what stands in a marked element is marked like it.
pub(super) fn marks(page: &Page) -> Vec<Mark> {
    let prose = Prose::of(page);
    let mut marks = Vec::with_capacity(page.nodes.len());
    for at in 0..page.nodes.len() {
        let above = marks.get(page.nodes[at].parent).copied().unwrap_or(Mark::Text);
        let own = if page.name(at).is_empty() { Mark::Text } else { mark(page, at, &prose) };
        marks.push(above.max(own));
    }
    marks
}

/// How much running text stands where: long texts outside of links, counted in bytes.
struct Prose {
    before: Vec<u32>,
    /// How many headings of the first level stand before each node.
    titles: Vec<u32>,
}

impl Prose {
    fn of(page: &Page) -> Self {
        let mut before = Vec::with_capacity(page.nodes.len() + 1);
        let mut titles = Vec::with_capacity(page.nodes.len() + 1);
        let (mut sum, mut seen) = (0_u32, 0_u32);
        let mut skipped_to = 0;
        for at in 0..page.nodes.len() {
            before.push(sum);
            titles.push(seen);
            seen += u32::from(page.name(at) == "h1");
            if page.name(at) == "li" && opens_with_link(page, at) {
                skipped_to = skipped_to.max(page.nodes[at].end);
            }
            if matches!(
                page.name(at),
                "a" | "script"
                    | "style"
                    | "noscript"
                    | "template"
                    | "nav"
                    | "form"
                    | "svg"
                    | "head"
                    | "iframe"
                    | "button"
                    | "select"
            ) && at >= skipped_to
                && page.name(at) != "form"
            {
                skipped_to = page.nodes[at].end;
            }
            if at >= skipped_to && page.is_text(at) {
                let length = page.words(at).trim().len();
                if length >= 50 {
                    sum = sum.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
                }
            }
        }
        before.push(sum);
        titles.push(seen);
        Self { before, titles }
    }

    fn has_title(&self, page: &Page, at: usize) -> bool {
        self.titles[page.nodes[at].end] > self.titles[at]
    }

    /// Returns the share of the page's running text that stands in an element.
    fn share(&self, page: &Page, at: usize) -> f64 {
        let all = *self.before.last().unwrap_or(&0);
        let here = self.before[page.nodes[at].end] - self.before[at];
        if all == 0 { 0.0 } else { f64::from(here) / f64::from(all) }
    }
}

fn mark(page: &Page, at: usize, prose: &Prose) -> Mark {
    match page.name(at) {
        "script" | "style" | "noscript" | "template" | "head" | "iframe" | "svg" | "math" | "object" | "embed"
        | "canvas" | "audio" | "video" | "map" | "link" | "meta" | "title" => return Mark::Hidden,
        "nav" | "button" | "select" | "input" | "textarea" | "dialog" | "menu" | "datalist" => return Mark::Furniture,
        "html" | "body" | "article" | "main" => {
            return if page.name(at) == "article" && is_teaser(page, at, prose) { Mark::Furniture } else { Mark::Text };
        }
        "a" | "b" | "strong" | "em" | "i" | "br" | "h1" => {
            return if hidden(page, at) { Mark::Hidden } else { credit_or_text(page, at, prose) };
        }
        _ => {}
    }
    let share = prose.share(page, at);
    if hidden(page, at) && share < 0.6 {
        return Mark::Hidden;
    }
    let furniture = match page.name(at) {
        "aside" | "footer" | "form" | "fieldset" => share < 0.35,
        "header" => share < 0.2 && !within_article(page, at) && !prose.has_title(page, at),
        _ => false,
    };
    if furniture {
        return Mark::Furniture;
    }
    if let Some(role) = page.attr(at, "role") {
        let role = role.trim().to_ascii_lowercase();
        if matches!(
            role.as_str(),
            "navigation"
                | "complementary"
                | "contentinfo"
                | "banner"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
                | "tablist"
                | "alert"
        ) && share < 0.35
        {
            return Mark::Furniture;
        }
    }
    let words = page.words(at);
    if !words.is_empty() && (has_pair(words) || has_word(words, &FURNITURE)) {
        // A body that has a sidebar says so in its classes too; comments may be longer than the article.
        let most =
            if words.contains(" comment") || words.contains(" cmt") || words.contains("disqus") { 0.8 } else { 0.3 };
        let heading = page.name(at).len() == 2 && page.name(at).starts_with('h');
        let long = page.name(at) == "p" && page.text(at).len() > 250;
        let title = prose.has_title(page, at) && share > 0.0;
        if share < most && !(heading || long || title) {
            return Mark::Furniture;
        }
    }
    // The lead is called a teaser, too; those of other articles are links.
    if words.contains(" teaser") && share < 0.3 && !prose.has_title(page, at) && links(page, at) {
        return Mark::Furniture;
    }
    credit_or_text(page, at, prose)
}

fn links(page: &Page, at: usize) -> bool {
    (at..page.nodes[at].end).any(|below| page.name(below) == "a")
}

fn credit_or_text(page: &Page, at: usize, prose: &Prose) -> Mark {
    let words = page.words(at);
    let short = || page.text(at).split_whitespace().map(str::len).sum::<usize>() <= 160;
    let credit = matches!(page.name(at), "time" | "address") || (!words.is_empty() && has_word(words, &CREDIT));
    if credit && prose.share(page, at) < 0.1 && page.nodes[at].end - at < 200 && short() {
        Mark::Credit
    } else {
        Mark::Text
    }
}

fn within_article(page: &Page, at: usize) -> bool {
    let mut above = page.nodes[at].parent;
    while above != 0 {
        if matches!(page.name(above), "article" | "main") {
            return true;
        }
        above = page.nodes[above].parent;
    }
    false
}

/// Items that begin with a link lead elsewhere, also when an excerpt follows.
fn opens_with_link(page: &Page, at: usize) -> bool {
    let first = (at + 1..page.nodes[at].end).find(|&below| page.is_text(below) && page.words(below).trim().len() > 1);
    first.is_some_and(|text| {
        let mut above = page.nodes[text].parent;
        while above > at && page.name(above) != "a" {
            above = page.nodes[above].parent;
        }
        above > at && page.words(text).trim().len() > 25
    })
}

/// Lists of articles mark each of their teasers as one, too.
fn is_teaser(page: &Page, at: usize, prose: &Prose) -> bool {
    let share = prose.share(page, at);
    let alone = || page.elements("article").take(2).count() < 2;
    (share < 0.05 || (share < 0.2 && within_article(page, at))) && !alone()
}

fn hidden(page: &Page, at: usize) -> bool {
    if page.attr(at, "hidden").is_some() || page.attr(at, "aria-hidden").is_some_and(|value| &*value == "true") {
        return true;
    }
    // Tool kits that say `hidden` also say from which width on it no longer holds ("hidden md:block").
    let by_class = page.words(at).contains("hid") || page.words(at).contains(" none ");
    if by_class
        && page.attr(at, "class").is_some_and(|class| {
            let mut names = class.split_ascii_whitespace();
            !class.contains(':')
                && names.any(|name| {
                    matches!(name, "hidden" | "is-hidden" | "d-none" | "visually-hidden" | "visuallyhidden")
                })
        })
    {
        return true;
    }
    page.attr(at, "style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none")
            || style.contains("visibility:hidden")
            || style.contains("left:-999")
            || style.contains("top:-999")
    })
}

/// Tells whether words that follow each other in one class or id are a pair of furniture. Most classes are of one word,
/// between two spaces and two others.
fn has_pair(words: &str) -> bool {
    let bytes = words.as_bytes();
    let several = bytes.windows(3).any(|three| three[1] == b' ' && three[0] != b' ' && three[2] != b' ');
    several && PAIRS.iter().any(|pair| words.contains(pair))
}

fn has_word(words: &str, set: &FxHashSet<&'static str>) -> bool {
    words.split_ascii_whitespace().any(|word| set.contains(word))
}
