//! Who an actor has to do with, as a small drawing: it in the middle, the others around it.

use std::collections::BTreeMap;
use std::f64::consts::TAU;

use super::address::Address;
use crate::engine::Counted;
use crate::model::Act;

/// How many others are drawn.
const MOST: usize = 10;
const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 360.0;
/// Radii of the ring the others stand on, and of the circle in the middle.
const RING: (f64, f64) = (172.0, 128.0);
const MIDDLE: f64 = 34.0;
const DOT: f64 = 7.0;
/// Letters of a name that are drawn.
const LETTERS: usize = 22;

/// Acts against somebody.
const AGAINST: [Act; 11] = [
    Act::Accuse,
    Act::Attribute,
    Act::Condemn,
    Act::Warn,
    Act::Threaten,
    Act::Summon,
    Act::Expel,
    Act::Sanction,
    Act::Indict,
    Act::Attack,
    Act::Ban,
];

/// The drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Network {
    pub(super) name: String,
    pub(super) others: Vec<Other>,
    pub(super) lines: Vec<Line>,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
}

/// Somebody around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Other {
    /// The name as far as there is room for it.
    pub(super) label: String,
    /// What there is between the two, in words.
    pub(super) told: String,
    pub(super) link: String,
    pub(super) x: String,
    pub(super) y: String,
    pub(super) label_x: String,
    pub(super) label_y: String,
    /// `start`, `middle` or `end`.
    pub(super) anchor: &'static str,
}

/// A line between the two.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// `by`: the one in the middle acts against the other; `on`: the other way round; `with`: they are named together.
    pub(super) kind: &'static str,
    pub(super) x1: String,
    pub(super) y1: String,
    pub(super) x2: String,
    pub(super) y2: String,
    pub(super) stroke: String,
}

/// What there is between two actors.
#[derive(Debug, Default, Clone, Copy)]
struct Between {
    by: u64,
    on: u64,
    with: u64,
}

/// Draws an actor among those it acts against, who act against it, and who are named with it; `None` when it is alone.
pub(super) fn network(actor: &Counted, address: &Address) -> Option<Network> {
    let mut between: BTreeMap<&str, Between> = BTreeMap::new();
    for (name, count) in &actor.with {
        between.entry(name).or_default().with += count;
    }
    for (deeds, on) in [(&actor.did, false), (&actor.suffered, true)] {
        for (name, count) in deeds.iter().filter(|one| AGAINST.contains(&one.act)).flat_map(|one| &one.others) {
            let between = between.entry(name).or_default();
            *(if on { &mut between.on } else { &mut between.by }) += count;
        }
    }
    between.remove(actor.name.as_str());
    let mut order: Vec<(&str, Between)> = between.into_iter().collect();
    order.sort_by_key(|(name, between)| (std::cmp::Reverse(3 * (between.by + between.on) + between.with), *name));
    order.truncate(MOST);
    if order.is_empty() {
        return None;
    }
    let most = order.iter().flat_map(|(_, b)| [b.by, b.on, b.with]).max().unwrap_or(1);
    let (x, y) = (WIDTH / 2.0, HEIGHT / 2.0);
    let mut drawing = Network {
        name: shortened(&actor.name, 12),
        others: Vec::new(),
        lines: Vec::new(),
        width: WIDTH,
        height: HEIGHT,
        x,
        y,
        radius: MIDDLE,
    };
    let count = order.len();
    for (number, (name, between)) in order.into_iter().enumerate() {
        let turn = TAU * (as_f64(number as u64) + 0.5) / as_f64(count as u64);
        let (sine, cosine) = turn.sin_cos();
        let (at_x, at_y) = (x + RING.0 * sine, y - RING.1 * cosine);
        let anchor = if sine > 0.2 {
            "start"
        } else if sine < -0.2 {
            "end"
        } else {
            "middle"
        };
        let (away_x, away_y) = match anchor {
            "start" => (13.0, 4.0),
            "end" => (-13.0, 4.0),
            _ if cosine > 0.0 => (0.0, -14.0),
            _ => (0.0, 22.0),
        };
        drawing.lines.extend(lines((x, y), (at_x, at_y), between, most));
        drawing.others.push(Other {
            label: shortened(name, LETTERS),
            told: told(&actor.name, name, between),
            link: address.to_actor(name),
            x: format!("{at_x:.1}"),
            y: format!("{at_y:.1}"),
            label_x: format!("{:.1}", at_x + away_x),
            label_y: format!("{:.1}", at_y + away_y),
            anchor,
        });
    }
    Some(drawing)
}

/// Lines side by side, each as wide as its count asks; being named together is drawn only where nothing else is.
fn lines(middle: (f64, f64), other: (f64, f64), between: Between, most: u64) -> Vec<Line> {
    let (dx, dy) = (other.0 - middle.0, other.1 - middle.1);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let point = |along: f64, aside: f64| (middle.0 + ux * along - uy * aside, middle.1 + uy * along + ux * aside);
    let line = |kind: &'static str, count: u64, aside: f64| {
        let (near, far) = (MIDDLE + 4.0, length - DOT - 5.0);
        let (begin, end) = if kind == "on" { (far, near) } else { (near, far) };
        let (from, to) = (point(begin, aside), point(end, aside));
        Line {
            kind,
            x1: format!("{:.1}", from.0),
            y1: format!("{:.1}", from.1),
            x2: format!("{:.1}", to.0),
            y2: format!("{:.1}", to.1),
            stroke: format!("{:.1}", 1.2 + 2.8 * (as_f64(count) / as_f64(most)).sqrt()),
        }
    };
    match (between.by, between.on) {
        (0, 0) => vec![line("with", between.with, 0.0)],
        (by, 0) => vec![line("by", by, 0.0)],
        (0, on) => vec![line("on", on, 0.0)],
        (by, on) => vec![line("by", by, 4.5), line("on", on, -4.5)],
    }
}

fn told(actor: &str, other: &str, Between { by, on, with }: Between) -> String {
    let times = |count: u64| if count == 1 { "once".to_owned() } else { format!("{count} times") };
    let parts = [
        (by > 0).then(|| format!("{actor} acts against {other} {}", times(by))),
        (on > 0).then(|| format!("{other} acts against {actor} {}", times(on))),
        (with > 0).then(|| format!("named together in {with} passages")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    format!("{}…", name.chars().take(most - 1).collect::<String>().trim_end())
}

#[expect(clippy::cast_precision_loss, reason = "a drawing need not be exact")]
fn as_f64(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Deeds;

    #[test]
    fn who_acts_against_whom_is_drawn_before_who_is_named_with_whom() {
        let actor = Counted {
            name: "China".into(),
            with: vec![("Taiwan".into(), 9), ("Britain".into(), 2)],
            did: vec![Deeds { act: Act::Deny, count: 3, others: vec![("Nobody".into(), 3)] }],
            suffered: vec![Deeds { act: Act::Accuse, count: 4, others: vec![("Britain".into(), 4)] }],
            ..Counted::default()
        };
        let drawing = network(&actor, &Address::default()).unwrap();
        let told: Vec<&str> = drawing.others.iter().map(|other| other.told.as_str()).collect();
        assert_eq!(
            told,
            ["Britain acts against China 4 times; named together in 2 passages", "named together in 9 passages"]
        );
        assert_eq!(drawing.lines.iter().map(|line| line.kind).collect::<Vec<_>>(), ["on", "with"]);
        assert_eq!(drawing.others[1].link, "/actor?name=Taiwan");
    }

    #[test]
    fn alone_there_is_nothing_to_draw() {
        assert_eq!(network(&Counted::default(), &Address::default()), None);
    }
}
