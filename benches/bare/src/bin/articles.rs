//! Writes generated articles: `articles FOLDER COUNT` makes `FOLDER/html/*.html`, `FOLDER/passages.jsonl` (the same text,
//! a record a passage), a quarter of that as `FOLDER/quarter.jsonl`, and `FOLDER/questions-N.txt`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

#[allow(dead_code, unused_imports, unreachable_pub, reason = "each program uses its own part of it")]
#[path = "../../../articles/mod.rs"]
mod articles;

const SEED: u64 = 20_261_127;

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("the first argument is a folder"));
    let count: u64 = arguments.next().and_then(|count| count.parse().ok()).expect("the second is how many articles");
    let maker = articles::Maker::new(SEED);
    let mut all = BufWriter::new(create(folder.join("passages.jsonl"))?);
    let mut quarter = BufWriter::new(create(folder.join("quarter.jsonl"))?);
    for number in 0..count {
        let article = maker.article(number);
        let page = folder.join(format!("html/{:02}/a{number:06}.html", number % 100));
        fs::create_dir_all(page.parent().expect("a page lies in a folder"))?;
        fs::write(page, articles::html(&article))?;
        for (place, text) in article.records().into_iter().enumerate() {
            let record = serde_json::json!({
                "_id": format!("a{number}-{place}"),
                "title": article.title,
                "text": text,
                "metadata": {"date": article.iso_date()},
            });
            writeln!(all, "{record}")?;
            if number < count / 4 {
                writeln!(quarter, "{record}")?;
            }
        }
    }
    for length in [8, 17] {
        let questions = maker.questions(count, 500, length).join("\n");
        fs::write(folder.join(format!("questions-{length}.txt")), questions + "\n")?;
    }
    all.flush()?;
    quarter.flush()
}

fn create(path: PathBuf) -> io::Result<File> {
    fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
    File::create(path)
}
