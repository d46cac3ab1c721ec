//! Axes: round numbers, and where they are.

/// A mark on an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    pub value: f64,
    /// 0 is the lower end of the axis, 1 the upper.
    pub at: f64,
}

/// An axis from one round number to another; zero is always on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
    /// Between two ticks: 1, 2 or 5 of a power of ten.
    pub step: f64,
}

impl Scale {
    /// An axis for values, with about so many steps.
    pub fn of(values: &[f64], steps: u32) -> Scale {
        let (mut low, mut high) = (0.0f64, 0.0f64);
        for value in values.iter().filter(|value| value.is_finite()) {
            low = low.min(*value);
            high = high.max(*value);
        }
        if low == high {
            high = 1.0;
        }
        let step = nice((high - low) / f64::from(steps.max(1)));
        Scale { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// Where a value is, from 0 to 1.
    pub fn at(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 50.0) as u32;
        for n in 0..=count {
            // From zero, so that it is nought and not nearly.
            let value = ((self.low / self.step).round() + f64::from(n)) * self.step;
            ticks.push(Tick { value, at: self.at(value) });
        }
        ticks
    }
}

/// The next of 1, 2, 5 and 10 times a power of ten.
fn nice(rough: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= rough && power < 1e300 {
        power *= 10.0;
    }
    while power > rough && power > 1e-300 {
        power /= 10.0;
    }
    for factor in [1.0, 2.0, 5.0] {
        if rough <= factor * power * 1.000_001 {
            return factor * power;
        }
    }
    power * 10.0
}

#[cfg(test)]
mod tests {
    use super::Scale;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_round() {
        let scale = Scale::of(&[8_696_228.0, 12_954_000.0], 4);
        assert_eq!((scale.low, scale.high, scale.step), (0.0, 15_000_000.0, 5_000_000.0));
        let scale = Scale::of(&[718_031.0, -7_615.0], 4);
        assert_eq!((scale.low, scale.high), (-200_000.0, 800_000.0));
        assert_eq!(scale.ticks()[1].value, 0.0);
        assert_eq!(Scale::of(&[], 4).ticks().len(), 3, "nought, a half and one");
    }

    proptest! {
        #[test]
        fn all_values_are_on_it(values in proptest::collection::vec(-1e15f64..1e15, 0..9), steps in 1u32..9) {
            let scale = Scale::of(&values, steps);
            for value in &values {
                prop_assert!(scale.low <= *value && *value <= scale.high);
                prop_assert!((0.0..=1.0).contains(&scale.at(*value)));
            }
            prop_assert!(scale.ticks().len() <= steps as usize + 3);
        }
    }
}
