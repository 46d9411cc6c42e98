use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use clap::Args;
use crossbeam_channel::{Receiver, Sender, bounded};
use jiff::civil::Date;

use super::filters::Options;
use super::last_run::LastRun;
use super::log::{Asked, Log};
use super::questions::{Question, Questions};
use super::selection::{Parameters, Selection};
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::engine::{Engine, Request};
use crate::model::Answer;
use crate::parse;
use crate::present::{self, Page, Passages};

/// How many questions each thread may be ahead of the one being written.
const AHEAD: usize = 4;

/// Ask many questions; one that fails stops none of the others
#[derive(Debug, Args)]
#[command(after_help = "FILE holds a question a line, or JSON Lines such as
  {\"_id\": \"q7\", \"text\": \"who was expelled\", \"from\": \"2024\", \"actor\": \"Moscow\"}
with any of from, to, undated, actor, act, section, outlet, path, hits, per_article, duplicates in place of the options.
Answers come in the order of the questions.

Exit codes: 0 some question found something, 1 none did, 2 the file could not be read, every question failed, or with
--strict any did.

Examples:
  demarche batch questions.txt --format markdown > brief.md
  demarche batch questions.jsonl --format csv -n 10 > passages.csv
  demarche batch - --format trec -n 100 < queries.jsonl > run.trec")]
pub(super) struct Batch {
    /// The questions; - is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// How many questions are asked at a time [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// End with exit code 2 when any question could not be asked
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    options: Options,
}

/// What became of a question.
struct Outcome {
    request: Request,
    parameters: Parameters,
    answer: Answer,
    elapsed_ms: f64,
}

type Answered = Result<Box<Outcome>, String>;

/// How many questions went which way.
#[derive(Default)]
struct Counts {
    found: u64,
    empty: u64,
    failed: u64,
}

impl Batch {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let selection = self.options.selection();
        let today = index::today();
        // What is wrong with the options is no question's fault.
        selection.request(today, around)?;
        let mut questions = Questions::open(&self.file)?;
        let engine = ask::opened(around)?;
        let mut records = Records {
            log: self.options.log.as_deref().map(|path| Log::open(path, &engine)).transpose()?,
            last_run: self.options.since_last_run.as_deref().map(LastRun::open).transpose()?,
        };
        let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let jobs = self.jobs.map_or(cores, usize::from);
        let mut out = BufWriter::new(io::stdout().lock());
        let look = terminal::look(around.colour, self.options.explain);
        let mut passages = present::passages(&mut out, self.options.format, look, true)?;

        // Each question takes a slot of its own to its thread; the slots come here in the order of the questions. Both
        // queues are short, so memory does not grow with the file.
        let (to_ask, asked) = bounded::<(Question, Sender<Answered>)>(jobs);
        let (to_write, slots) = bounded::<(Question, Receiver<Answered>)>(jobs * AHEAD);
        let counts = thread::scope(|scope| -> anyhow::Result<Counts> {
            for _ in 0..jobs {
                let asked = asked.clone();
                let (engine, selection) = (&engine, &selection);
                scope.spawn(move || {
                    for (question, slot) in asked {
                        let answered = parse::fenced(|| answered((engine, around), selection, today, &question))
                            .unwrap_or_else(|| Err(format!("{}; {}", parse::BROKE_DOWN, parse::BROKE_DOWN_HINT)));
                        // Nobody waits for it when writing failed.
                        let _unread = slot.send(answered);
                    }
                });
            }
            drop(asked);
            let reading = scope.spawn(move || -> io::Result<()> {
                while let Some(question) = questions.next()? {
                    let (slot, answer) = bounded(1);
                    let both =
                        to_write.send((question.clone(), answer)).is_ok() && to_ask.send((question, slot)).is_ok();
                    if !both {
                        break;
                    }
                }
                Ok(())
            });
            let mut counts = Counts::default();
            for (question, answer) in slots {
                let answered = answer.recv().unwrap_or_else(|_| Err("its thread ended".to_owned()));
                records.write(&mut *passages, &question, answered, &mut counts)?;
            }
            reading.join().map_err(|_| anyhow::anyhow!("reading the questions broke off"))??;
            Ok(counts)
        })?;
        passages.end()?;
        drop(passages);
        out.flush()?;
        if let Some(last_run) = records.last_run {
            last_run.save()?;
        }
        Ok(self.status(&counts))
    }

    fn status(&self, Counts { found, empty, failed }: &Counts) -> ExitStatus {
        if *failed > 0 {
            report::notice(&format!("{failed} of {} questions could not be asked", found + empty + failed));
        }
        match () {
            () if *failed > 0 && (self.strict || found + empty == 0) => ExitStatus::Error,
            () if *found > 0 => ExitStatus::Found,
            () => {
                report::notice("nothing was found for any question");
                ExitStatus::Nothing
            }
        }
    }
}

/// What is kept of a batch beside its output.
struct Records {
    log: Option<Log>,
    last_run: Option<LastRun>,
}

impl Records {
    fn write(
        &mut self,
        passages: &mut dyn Passages,
        question: &Question,
        answered: Answered,
        counts: &mut Counts,
    ) -> anyhow::Result<()> {
        match answered {
            Ok(outcome) => {
                let Outcome { request, parameters, mut answer, elapsed_ms } = *outcome;
                for notice in &answer.notices {
                    report::notice(&format!("question {}: {notice}", question.id));
                }
                if let Some(log) = &mut self.log {
                    log.add(Asked::Ask, Some(&question.id), parameters, &answer)?;
                }
                if let Some(last_run) = &mut self.last_run {
                    last_run.only_new(Asked::Ask, &mut answer);
                }
                *(if answer.hits.is_empty() { &mut counts.empty } else { &mut counts.found }) += 1;
                let page = Page {
                    answer: &answer,
                    filters: &request.filters,
                    elapsed_ms,
                    id: Some(question.id.as_str()),
                    facets: None,
                };
                passages.answer(&page)?;
            }
            Err(reason) => {
                report::notice(&format!("question {} could not be asked: {reason}", question.id));
                counts.failed += 1;
                passages.failure(&question.id, &question.text, &reason)?;
            }
        }
        Ok(())
    }
}

fn answered(
    (engine, around): (&Engine, &Surroundings),
    selection: &Selection,
    today: Date,
    question: &Question,
) -> Answered {
    let own = question.parameters.as_ref().map_err(Clone::clone)?;
    let said = |error: anyhow::Error| format!("{error:#}");
    let selection = selection.with(own).map_err(said)?;
    let request = selection.request(today, around).map_err(said)?;
    let start = Instant::now();
    let answer = engine.ask(&question.text, &request).map_err(|error| error.to_string())?;
    let elapsed_ms = (start.elapsed().as_secs_f64() * 10_000.0).round() / 10.0;
    Ok(Box::new(Outcome { parameters: selection.parameters(&request), request, answer, elapsed_ms }))
}
