use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::filters::Filtering;
use super::own_actors::{self, Row};
use super::{ExitStatus, Surroundings, ask, index, report, terminal};
use crate::engine::{ActorRequest, unknown_actor};
use crate::present::{self, ListFormat};

/// How many actors are shown for reading; programs get all.
const SHOWN: usize = 25;

/// List the actors that articles name, or show one with what it did, to whom and with whom it is named
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Your own rows are read from actors.tsv in the folder for settings (or the file that DEMARCHE_ACTORS names) and from
actors.tsv at the top of the corpus. They hold at once, without indexing again; see docs/actors.md.

Examples:
  demarche actors --from 2024
  demarche actors \"Fancy Bear\"
  demarche actors --kind group --format csv > groups.csv
  demarche actors add \"Blue Heron\" --kind group --country BY --alias \"Heron Team\""
)]
pub(super) struct Actors {
    #[command(subcommand)]
    command: Option<Command>,
    /// One actor, by any of its names
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    /// Actors of this kind: state, agency, group, company, person …
    #[arg(long, value_name = "KIND", help_heading = "Filters")]
    kind: Option<String>,
    #[command(flatten)]
    filtering: Filtering,
    /// How many actors [default: 25 for reading, else all]
    #[arg(short = 'n', long = "most", value_name = "N", help_heading = "Output")]
    most: Option<usize>,
    /// How to write them
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, help_heading = "Output")]
    format: ListFormat,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(Add),
}

/// Add an actor, or names of one, to your own table
#[derive(Debug, Args)]
#[command(
    after_help = "An actor of the shipped table keeps its kind, country and names; --kind and --country correct them.

Examples:
  demarche actors add \"Blue Heron\" --kind group --country BY --alias \"Heron Team\" --alias UNC9999
  demarche actors add APT28 --alias \"Furry Team\"
  demarche actors add \"Ministry of Sound Policy\" --kind agency --country GB --corpus"
)]
struct Add {
    /// The name it is to be called by
    #[arg(value_name = "NAME")]
    name: String,
    /// Another name of it; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// What it is: state, igo, agency, company, ngo, org, party, media, person, group, ransomware, hacktivist, persona
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Its country: an ISO 3166 two-letter code, EU or INT
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Write to actors.tsv of the corpus instead of the table for every corpus
    #[arg(long)]
    corpus: bool,
}

/// The kinds of actors that can be added.
const KINDS: [&str; 13] = [
    "state",
    "igo",
    "agency",
    "company",
    "ngo",
    "org",
    "party",
    "media",
    "person",
    "group",
    "ransomware",
    "hacktivist",
    "persona",
];

impl Actors {
    pub(super) fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        match &self.command {
            Some(Command::Add(add)) => add.run(around),
            None => self.list(around),
        }
    }

    fn list(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        if self.most == Some(0) {
            bail!("-n takes a number from 1");
        }
        let filters = self.filtering.filters(index::today(), around)?;
        let name = (!self.name.is_empty()).then(|| self.name.join(" "));
        let shown = (self.format == ListFormat::Text && name.is_none()).then_some(SHOWN);
        let request = ActorRequest { filters, kind: self.kind.clone(), name, most: self.most.or(shown) };
        let actors = ask::opened(around)?.actors(&request).map_err(anyhow::Error::new)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let look = terminal::look(around.colour, false);
        present::actors(&mut out, self.format, &actors, request.name.is_some(), look)?;
        out.flush()?;
        if actors.found > 0 {
            return Ok(ExitStatus::Found);
        }
        match &request.name {
            Some(name) if around.actors()?.resolve(name).is_empty() => {
                let next = "ask for the words with `demarche search`, or add it with `demarche actors add`";
                report::notice(&format!("{}; {next}", unknown_actor(name, around.actors()?)));
            }
            Some(name) => report::notice(&format!("{name:?} is named in none of {} passages", actors.passages)),
            None => report::notice(&format!("no actor is named in {} passages", actors.passages)),
        }
        Ok(ExitStatus::Nothing)
    }
}

impl Add {
    fn run(&self, around: &Surroundings) -> anyhow::Result<ExitStatus> {
        let path = self.path(around)?;
        let known = around.actors()?.named(self.name.trim());
        let kind = self.kind.as_ref().map(|kind| kind.to_lowercase()).or_else(|| known.map(|entry| entry.kind.clone()));
        let Some(kind) = kind else {
            bail!("no actor is called {:?} yet: say what it is with --kind ({})", self.name, KINDS.join(", "));
        };
        if !KINDS.contains(&kind.as_str()) {
            bail!("there is no kind {kind:?}; the kinds are {}", KINDS.join(", "));
        }
        if known.is_some() && self.aliases.is_empty() && self.kind.is_none() && self.country.is_none() {
            bail!(
                "{:?} is in the table already: add a name with --alias, or correct it with --kind or --country",
                self.name
            );
        }
        let country = self.country.as_ref().map(|code| code.to_uppercase());
        let row = Row {
            name: self.name.trim().to_owned(),
            country: country.or_else(|| known.and_then(|entry| entry.country.clone())),
            aliases: self.aliases.iter().map(|alias| alias.trim().to_owned()).collect(),
            kind,
        };
        own_actors::add(&path, &row)?;
        let mut out = io::stdout().lock();
        writeln!(out, "{} now has {} ({})", path.display(), present::clean(&row.name), row.kind)?;
        Ok(ExitStatus::Found)
    }

    fn path(&self, around: &Surroundings) -> anyhow::Result<PathBuf> {
        if self.corpus {
            let path = own_actors::corpus_file(&around.home);
            let folder = path.parent().filter(|folder| folder.is_dir());
            if folder.is_none() {
                bail!("there is no corpus folder for {}; index it first with `demarche index FOLDER`", path.display());
            }
            return Ok(path);
        }
        own_actors::global_file().context("there is no folder for settings; name a file in DEMARCHE_ACTORS")
    }
}
