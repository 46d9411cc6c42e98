//! Where days and figures stand on the picture, and which of them are written beside the axes.

use jiff::ToSpan;
use jiff::civil::Date;

use super::as_f64;
use crate::engine::Unit;
use crate::model::DateRange;

/// Days on their way to the right.
pub(super) struct Scale {
    pub(super) left: f64,
    pub(super) right: f64,
    first: Date,
    per_day: f64,
}

impl Scale {
    /// Spreads the days from `first` to `last` between `left` and `right`.
    pub(super) fn new(first: Date, last: Date, left: f64, right: f64) -> Self {
        Self { left, right, first, per_day: (right - left) / (days(first, last) + 1.0) }
    }

    /// Returns where a day begins.
    pub(super) fn at(&self, day: Date) -> f64 {
        self.left + days(self.first, day) * self.per_day
    }

    /// Returns where a period begins and ends.
    pub(super) fn of(&self, period: DateRange) -> (f64, f64) {
        (self.at(period.from), self.at(period.to) + self.per_day)
    }
}

fn days(from: Date, to: Date) -> f64 {
    f64::from(to.since(from).map_or(0, |span| span.get_days()))
}

/// A date beside the axis.
pub(super) struct Tick {
    /// The first day of what is named.
    pub(super) day: Date,
    /// What is named.
    pub(super) unit: Unit,
    pub(super) label: String,
}

impl Tick {
    /// Returns how far right of its first day the mark stands: under the middle of a bar, or where a longer time begins.
    pub(super) fn shift(&self, unit: Unit, scale: &Scale) -> f64 {
        if self.unit != unit {
            return 0.0;
        }
        let (from, to) = scale.of(unit.around(self.day));
        (to - from) / 2.0
    }
}

/// Returns the dates to write, as many as fit beside one another.
pub(super) fn ticks(unit: Unit, first: Date, last: Date, width: f64) -> Vec<Tick> {
    const STEPS: [(Unit, i16, f64); 18] = [
        (Unit::Day, 1, 52.0),
        (Unit::Day, 2, 52.0),
        (Unit::Day, 7, 52.0),
        (Unit::Day, 14, 52.0),
        (Unit::Month, 1, 36.0),
        (Unit::Month, 2, 36.0),
        (Unit::Month, 3, 36.0),
        (Unit::Month, 6, 40.0),
        (Unit::Year, 1, 44.0),
        (Unit::Year, 2, 44.0),
        (Unit::Year, 5, 44.0),
        (Unit::Year, 10, 44.0),
        (Unit::Year, 20, 44.0),
        (Unit::Year, 50, 44.0),
        (Unit::Year, 100, 44.0),
        (Unit::Year, 500, 44.0),
        (Unit::Year, 1000, 44.0),
        (Unit::Year, 5000, 44.0),
    ];
    let span = days(first, last) + 1.0;
    let fits = |(of, step, room): (Unit, i16, f64)| {
        let length = match of {
            Unit::Day => 1.0,
            Unit::Month => 30.4,
            Unit::Year => 365.2,
        };
        of >= unit && span / (length * f64::from(step)) * room <= width
    };
    let Some((of, step, _)) = STEPS.into_iter().find(|step| fits(*step)) else { return Vec::new() };
    let mut found = Vec::new();
    let mut day = of.around(first).from;
    while day <= last {
        let is_due = match of {
            Unit::Day => true,
            Unit::Month => i16::from(day.month() - 1) % step == 0,
            Unit::Year => day.year() % step == 0,
        };
        if is_due && day >= first {
            let form = match of {
                Unit::Day => "%-d %b",
                Unit::Month => "%b",
                Unit::Year => "%Y",
            };
            found.push(Tick { day, unit: of, label: day.strftime(form).to_string() });
        }
        let next = match of {
            Unit::Day => day.checked_add(i32::from(step).days()),
            Unit::Month => day.checked_add(1.month()),
            Unit::Year => day.checked_add(1.year()),
        };
        let Ok(next) = next else { break };
        day = next;
    }
    found
}

/// Returns the figures to write up the side, from 0 to the first round one not below `most`.
pub(super) fn heights(most: u64) -> Vec<u64> {
    let mut step: u64 = 1;
    'steps: for power in 0..19 {
        for base in [1, 2, 5] {
            step = base * 10_u64.pow(power);
            if as_f64(most) / as_f64(step) <= 5.0 {
                break 'steps;
            }
        }
    }
    let count = most.max(1).div_ceil(step);
    (0..=count).map(|number| number * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_round_and_reach_the_highest_bar() {
        assert_eq!(heights(0), [0, 1]);
        assert_eq!(heights(4), [0, 1, 2, 3, 4]);
        assert_eq!(heights(43), [0, 10, 20, 30, 40, 50]);
        assert_eq!(heights(5000), [0, 1000, 2000, 3000, 4000, 5000]);
    }

    #[test]
    fn dates_keep_their_distance() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (unit, first, last) in [
            (Unit::Day, "2024-03-01", "2024-03-09"),
            (Unit::Day, "2014-03-01", "2024-03-09"),
            (Unit::Month, "2023-11-01", "2024-12-31"),
            (Unit::Year, "1990-01-01", "2024-12-31"),
            (Unit::Year, "-009999-01-01", "9999-12-31"),
        ] {
            let (first, last) = (day(first), day(last));
            let scale = Scale::new(first, last, 0.0, 900.0);
            let places: Vec<f64> = ticks(unit, first, last, 900.0).iter().map(|tick| scale.at(tick.day)).collect();
            assert!(!places.is_empty(), "{unit:?}");
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 30.0), "{unit:?} {places:?}");
        }
    }
}
