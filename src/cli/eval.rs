use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::filters::DuplicatesArg;
use super::{ExitStatus, Surroundings, ask, index, model, report, rows, terminal};
use crate::answer::SHOWN;
use crate::engine::{Engine, Ranking, Request};
use crate::eval::answers::{self, Given, GivenSpan};
use crate::eval::judgments::JudgedQuestion;
use crate::eval::{self, Options, Query, Ranked, Report, beir, judgments, qrels, trec};
use crate::index::Home;
use crate::present::{self, EvalFormat};

/// The name under which runs are written.
const RUN_NAME: &str = "demarche";

/// Measure the ranking on judged questions
#[derive(Debug, Args)]
#[command(
    after_help = "DIR is a BEIR collection (corpus.jsonl, queries.jsonl, qrels/*.tsv), indexed for the occasion, or a
folder with questions.jsonl in this project's own format, measured on the present index.

Examples:
  demarche eval tests/judgments --split dev
  demarche eval ~/beir/scifact --run scifact.trec
  demarche eval --queries queries.jsonl --qrels qrels.tsv
  demarche eval --run-file other.trec --qrels qrels.tsv --format json --per-query"
)]
pub(super) struct Eval {
    /// The collection
    #[arg(value_name = "DIR", required_unless_present_any = ["queries", "run_file"])]
    folder: Option<PathBuf>,
    /// Questions for the present index, as JSON Lines of _id and text
    #[arg(long, value_name = "FILE", requires = "qrels", conflicts_with = "folder")]
    queries: Option<PathBuf>,
    /// Their judgments: question, article or passage, grade
    #[arg(long, value_name = "FILE", conflicts_with = "folder")]
    qrels: Option<PathBuf>,
    /// Measure this TREC run instead of asking
    #[arg(long, value_name = "FILE", requires = "qrels", conflicts_with_all = ["folder", "queries"])]
    run_file: Option<PathBuf>,
    /// Write the TREC run
    #[arg(long, value_name = "FILE")]
    run: Option<PathBuf>,
    /// Which part: the name of a qrels file, or dev or test [default: test, or all questions of our own]
    #[arg(long, value_name = "NAME")]
    split: Option<String>,
    /// With everything known of the question, or by the typed words alone
    #[arg(long, value_name = "HOW", value_enum, default_value_t)]
    ranking: RankingArg,
    /// Rank every document, or one of each story
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = DuplicatesArg::All)]
    duplicates: DuplicatesArg,
    /// How many places of a ranking are looked at
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    depth: u32,
    /// Measure the answers, of a folder with questions.jsonl: how often the words given are right, shown and refused
    #[arg(long, requires = "folder", conflicts_with_all = ["run", "ranking"])]
    answers: bool,
    /// Give the figures of every question
    #[arg(long)]
    per_query: bool,
    /// How to write the figures
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: EvalFormat,
}

#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum RankingArg {
    /// With everything known of the question and the built-in table
    #[default]
    Full,
    /// The same with the optional model
    Model,
    /// With everything known of the question, by words alone
    FirstStage,
    /// BM25 on the typed words alone
    Plain,
}

impl Eval {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        if let (true, Some(folder)) = (self.answers, &self.folder) {
            return self.answered(folder, around);
        }
        let report = match (&self.folder, &self.queries, &self.run_file, &self.qrels) {
            (Some(folder), ..) if folder.join("questions.jsonl").is_file() => self.judged(folder, around)?,
            (Some(folder), ..) => self.collection(folder, around)?,
            (None, Some(queries), _, Some(judged)) => {
                let engine = ask::opened(around)?;
                self.measured(&engine, &beir::read_files(queries, judged)?)?
            }
            (None, None, Some(run), Some(judged)) => self.other_run(run, judged)?,
            _ => bail!("name a folder, --queries with --qrels, or --run-file with --qrels"),
        };
        for (query, reason) in &report.failed {
            report::notice(&format!("{query} could not be asked: {reason}"));
        }
        let mut out = BufWriter::new(io::stdout().lock());
        present::report(&mut out, self.format, &report, self.per_query, terminal::look(around.colour, false))?;
        out.flush()?;
        Ok(if report.overall.queries == 0 { ExitStatus::Nothing } else { ExitStatus::Found })
    }

    /// Our own questions, judged by quotations, on the present index.
    fn judged(&self, folder: &Path, around: &Surroundings) -> anyhow::Result<Report> {
        let engine = ask::opened(around)?;
        let passages = |article: &str| -> Vec<(u32, String)> {
            let shown = engine.show(article, 0).map(|shown| shown.passages).unwrap_or_default();
            shown.into_iter().map(|shown| (shown.passage.ordinal, shown.passage.text)).collect()
        };
        let mut queries = Vec::new();
        let mut unheld = 0;
        for question in self.questions(folder)? {
            let relevant = judgments::relevant(&question, passages);
            for judgment in &relevant.unheld {
                unheld += 1;
                if self.per_query {
                    report::notice(&format!("no passage of {} holds {:?}", judgment.article, judgment.quote));
                }
            }
            queries.push(question.query(&relevant));
        }
        if unheld > 0 {
            report::notice(&format!("{unheld} judged quotations stand in no passage; --per-query names them"));
        }
        self.measure(&engine, &queries, Unit::Passage)
    }

    /// Our own questions, of the split asked for.
    fn questions(&self, folder: &Path) -> anyhow::Result<Vec<JudgedQuestion>> {
        let mut questions = judgments::read(&folder.join("questions.jsonl"))?;
        let split = match self.split.as_deref() {
            None | Some("all") => return Ok(questions),
            Some("dev") => judgments::Split::Dev,
            Some("test") => judgments::Split::Test,
            Some(other) => bail!("there is no split {other:?}; take dev, test or all"),
        };
        questions.retain(|question| question.split == split);
        Ok(questions)
    }

    /// The words given as answers to our own questions, on the present index.
    fn answered(&self, folder: &Path, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let engine = ask::opened(around)?;
        let questions = self.questions(folder)?;
        let request = Request { least_confidence: 0.0, ..Request::default() };
        let give = |question: &JudgedQuestion| {
            let Ok(answer) = engine.ask(&question.text, &request) else { return Given { answered: false, span: None } };
            let span = answer.best().map(|(hit, span)| GivenSpan {
                text: span.span.of(&hit.passage.text).to_owned(),
                article: hit.article.name.clone(),
                passage: hit.passage.text.clone(),
                confidence: span.confidence,
            });
            Given { answered: answer.answered, span }
        };
        let assessment = answers::assess(&questions, give, SHOWN);
        let mut out = BufWriter::new(io::stdout().lock());
        let look = terminal::look(around.colour, false);
        present::assessment(&mut out, self.format, &assessment, self.per_query, look)?;
        out.flush()?;
        Ok(if questions.is_empty() { ExitStatus::Nothing } else { ExitStatus::Found })
    }

    /// A test collection, indexed in a folder that goes afterwards.
    fn collection(&self, folder: &Path, around: &Surroundings) -> anyhow::Result<Report> {
        let collection = beir::read(folder, self.split.as_deref().unwrap_or("test"))?;
        let temporary = tempfile::tempdir().context("no temporary folder could be made")?;
        let corpus = temporary.path().join("corpus");
        std::fs::create_dir(&corpus)?;
        let records = folder.join("corpus.jsonl");
        let there = corpus.join("corpus.jsonl");
        let source = records.canonicalize().with_context(|| format!("{} cannot be read", records.display()))?;
        std::fs::hard_link(&source, &there).or_else(|_| std::fs::copy(&source, &there).map(drop))?;
        let home = Home::new(temporary.path().join("index"));
        let (model, actors) = (around.model.clone(), around.actors.clone());
        let apart = Surroundings { home, model, colour: around.colour, actors };
        index::build(&corpus, &apart, index::Settings::default())?;
        if matches!(self.ranking, RankingArg::Model) {
            rows::make(rows::Rows::On, None, &apart)?;
        }
        self.measured(&Engine::open(&apart.home)?.with_model(model::kept(&apart)), &collection)
    }

    fn measured(&self, engine: &Engine, collection: &beir::Collection) -> anyhow::Result<Report> {
        if !collection.missing.is_empty() {
            report::notice(&format!("{} judged questions have no text and were left out", collection.missing.len()));
        }
        let of_passages = |query: &Query| query.grades.keys().all(|name| names_a_passage(name));
        let unit = if collection.queries.iter().all(of_passages) { Unit::Passage } else { Unit::Article };
        self.measure(engine, &collection.queries, unit)
    }

    fn measure(&self, engine: &Engine, queries: &[Query], unit: Unit) -> anyhow::Result<Report> {
        let depth = self.depth as usize;
        let ranking = match self.ranking {
            RankingArg::Full => Ranking::Full,
            RankingArg::Plain => Ranking::Plain,
            RankingArg::FirstStage => Ranking::FirstStage,
            RankingArg::Model if engine.uses_model() => Ranking::Model,
            RankingArg::Model => bail!(
                "the index has no rows of a model that is kept; `demarche status` says more, `demarche index` makes them"
            ),
        };
        let per_article = if unit == Unit::Passage { depth } else { 1 };
        let duplicates = self.duplicates.into();
        let request = Request { hits: depth, per_article, ranking, duplicates, ..Request::default() };
        let ask = |query: &Query| -> Result<Vec<Ranked>, String> {
            let places = engine.places(&query.text, &request).map_err(|error| error.to_string())?;
            Ok(places
                .into_iter()
                .map(|place| Ranked::new(unit.name(&place.article, place.ordinal), place.score))
                .collect())
        };
        let report = eval::evaluate(queries, ask, &Options::default());
        if let Some(path) = &self.run {
            let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
            let mut out = BufWriter::new(file);
            for query in queries {
                let ranking = ask(query).unwrap_or_default();
                trec::write_run(&mut out, &query.id, &ranking, RUN_NAME)?;
            }
            out.flush()?;
        }
        Ok(report)
    }

    /// The run of another program.
    fn other_run(&self, run: &Path, judged: &Path) -> anyhow::Result<Report> {
        let run = trec::read_run(run)?;
        let queries: Vec<Query> =
            qrels::read(judged)?.into_iter().map(|(id, grades)| Query { id, grades, ..Query::default() }).collect();
        let depth = self.depth as usize;
        let ask = |query: &Query| -> Result<Vec<Ranked>, String> {
            let ranking = run.get(&query.id).cloned().unwrap_or_default();
            Ok(ranking.into_iter().take(depth).collect())
        };
        Ok(eval::evaluate(&queries, ask, &Options::default()))
    }
}

/// What a ranking is a ranking of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Article,
    Passage,
}

impl Unit {
    fn name(self, article: &str, ordinal: u32) -> String {
        match self {
            Self::Article => article.to_owned(),
            Self::Passage => format!("{article}#{ordinal}"),
        }
    }
}

fn names_a_passage(name: &str) -> bool {
    name.rsplit_once('#').is_some_and(|(_, ordinal)| ordinal.parse::<u32>().is_ok())
}
