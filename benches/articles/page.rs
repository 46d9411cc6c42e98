//! An article as a saved web page: the text, and around it what such pages carry.

use std::fmt::Write;

use super::Article;

const SECTIONS: [&str; 14] = [
    "World",
    "Politics",
    "Security",
    "Technology",
    "Diplomacy",
    "Business",
    "Law",
    "Opinion",
    "Culture",
    "Science",
    "Data",
    "Podcasts",
    "Letters",
    "Archive",
];
const STYLE: &str = "body{margin:0;font:17px/1.55 Georgia,serif;color:#1b1b1b;background:#fff}.wrap{max-width:1180px;margin:0 auto;\
    padding:0 18px}.nav{display:flex;gap:14px;border-bottom:1px solid #ddd;list-style:none}.nav a{color:#333;text-decoration:none}\
    .lead{font-size:1.25em;line-height:1.4}.byline{font:14px/1.3 Helvetica,Arial,sans-serif;color:#666}figure{margin:1.5em 0}\
    figcaption{font-size:13px;color:#777}.related{float:right;width:280px;margin:0 0 20px 24px;border-top:3px solid #8a1c1c}\
    .related li{margin:8px 0;font-size:15px}.share{list-style:none;display:flex;gap:10px}.foot{background:#222;color:#ccc;\
    padding:30px 0;font-size:13px}.foot a{color:#ccc}@media (max-width:720px){.related{float:none;width:auto}.nav{flex-wrap:wrap}}";
const SCRIPT: &str = "(function(w,d){w.metrics=w.metrics||[];function push(n,v){w.metrics.push({n:n,v:v,t:Date.now()})}\
    d.addEventListener('scroll',function(){push('scroll',w.scrollY)},{passive:true});var c=d.cookie.match(/consent=([^;]+)/);\
    if(!c){var b=d.createElement('div');b.className='consent';b.innerHTML='<p>We use cookies.</p><button>Accept</button>';\
    d.body.appendChild(b)}push('load',performance.now());})(window,document);";

/// Writes an article as HTML of about eighteen kilobytes.
pub fn html(article: &Article) -> String {
    let mut page = String::with_capacity(24 << 10);
    let (title, outlet, date) = (escaped(&article.title), article.outlet, article.iso_date());
    let host = outlet.to_lowercase().replace(' ', "");
    let address = format!("https://www.{host}.example/{}/a{}", date.replace('-', "/"), article.number);
    let lead = article.sections.first().and_then(|(_, paragraphs)| paragraphs.first()).map_or("", String::as_str);
    let description = escaped(lead.split_inclusive(". ").next().unwrap_or_default());
    put(
        &mut page,
        format_args!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} | {outlet}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" content=\"{description}\">\n\
         <link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:type\" content=\"article\">\n\
         <meta property=\"og:site_name\" content=\"{outlet}\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"article:published_time\" content=\"{date}T08:30:00+00:00\">\n<meta name=\"author\" content=\"{author}\">\n\
         <script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"{json}\",\
         \"datePublished\":\"{date}T08:30:00+00:00\",\"author\":{{\"@type\":\"Person\",\"name\":\"{author}\"}},\"publisher\":{{\"@type\":\
         \"Organization\",\"name\":\"{outlet}\"}},\"mainEntityOfPage\":\"{address}\"}}</script>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<header class=\"wrap\"><a class=\"logo\" href=\"/\">{outlet}</a>\n<nav aria-label=\"Sections\"><ul class=\"nav\">\n",
            author = article.author,
            json = article.title.replace(['"', '\\'], ""),
        ),
    );
    for section in SECTIONS {
        put(
            &mut page,
            format_args!(
                "<li class=\"nav-item\"><a href=\"/{}\" data-track=\"nav\">{section}</a></li>\n",
                section.to_lowercase()
            ),
        );
    }
    put(
        &mut page,
        format_args!(
            "</ul></nav></header>\n<main class=\"wrap\" id=\"main\">\n<article>\n<h1 class=\"headline\">{title}</h1>\n\
         <p class=\"byline\">By <a rel=\"author\" href=\"/by/{slug}\">{author}</a> · <time datetime=\"{date}\">{written}</time></p>\n\
         <ul class=\"share\"><li><a href=\"#\" class=\"button\">Share</a></li><li><a href=\"#\" class=\"button\">Print</a></li></ul>\n\
         <figure><img src=\"/img/{number}.jpg\" alt=\"\" width=\"1024\" height=\"576\" loading=\"lazy\"><figcaption>Photograph: {outlet}</figcaption></figure>\n",
            slug = article.author.to_lowercase().replace(' ', "-"),
            author = article.author,
            written = article.written_date(),
            number = article.number,
        ),
    );
    for (place, (heading, paragraphs)) in article.sections.iter().enumerate() {
        if !heading.is_empty() {
            put(&mut page, format_args!("<h2 id=\"s{place}\">{}</h2>\n", escaped(heading)));
        }
        for (number, paragraph) in paragraphs.iter().enumerate() {
            put(&mut page, format_args!("<p class=\"text\">{}</p>\n", linked(&escaped(paragraph), number)));
        }
        if place == 0 {
            related(&mut page, article);
        }
    }
    put(&mut page, format_args!("</article>\n</main>\n<footer class=\"foot\"><div class=\"wrap\">\n<ul>\n"));
    for section in SECTIONS {
        put(&mut page, format_args!("<li><a href=\"/{}/about\">About {section}</a></li>\n", section.to_lowercase()));
    }
    for _ in 0..2 {
        put(&mut page, format_args!("<script>{SCRIPT}</script>\n"));
    }
    put(
        &mut page,
        format_args!(
            "</ul><p>© {} {outlet}. All rights reserved.</p></div></footer>\n</body>\n</html>\n",
            article.date.0
        ),
    );
    page
}

fn related(page: &mut String, article: &Article) {
    put(page, format_args!("<aside class=\"related\"><h3>Related stories</h3><ul>\n"));
    for place in 1..9 {
        let words: Vec<_> = article.sections[0].1[0].split_whitespace().skip(place * 2).take(7).collect();
        put(
            page,
            format_args!(
                "<li><a href=\"/story/{}\" data-track=\"related-{place}\">{}</a> <span class=\"date\">{} {}</span></li>\n",
                article.number + place as u64,
                escaped(&words.join(" ")),
                place + 3,
                super::MONTHS[place],
            ),
        );
    }
    put(page, format_args!("</ul></aside>\n"));
}

/// Makes every third paragraph carry a link, as pages do.
fn linked(paragraph: &str, number: usize) -> String {
    match paragraph.split(' ').nth(4).filter(|word| number.is_multiple_of(3) && word.chars().all(char::is_alphabetic)) {
        Some(word) => paragraph.replacen(word, &format!("<a href=\"/topic/{word}\">{word}</a>"), 1),
        None => paragraph.to_owned(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn put(page: &mut String, text: std::fmt::Arguments) {
    page.write_fmt(text).unwrap_or_else(|_| unreachable!("a string takes everything"));
}
