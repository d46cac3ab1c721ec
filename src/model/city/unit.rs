//! Units as data spell them, and the few conversions that are certain.

/// A unit as it is written, in the form that is shown, and what it is a multiple of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// `kt CO2e`, `km2` …
    pub name: &'static str,
    /// What it can be converted to and from: units of one measure.
    measure: &'static str,
    scale: f64,
}

const fn unit(name: &'static str, measure: &'static str, scale: f64) -> Unit {
    Unit { name, measure, scale }
}

/// Carbon dioxide and equivalents are two things, and are never converted into each other.
const UNITS: &[Unit] = &[
    unit("t CO2e", "CO2e", 1.0),
    unit("kt CO2e", "CO2e", 1e3),
    unit("Mt CO2e", "CO2e", 1e6),
    unit("t CO2", "CO2", 1.0),
    unit("kt CO2", "CO2", 1e3),
    unit("Mt CO2", "CO2", 1e6),
    unit("t CO2e/person", "CO2e/person", 1.0),
    unit("t CO2/person", "CO2/person", 1.0),
    unit("ha", "area", 0.01),
    unit("km2", "area", 1.0),
    unit("person", "person", 1.0),
    unit("kWh", "kWh", 1.0),
    unit("MWh", "MWh", 1.0),
    unit("GWh", "GWh", 1.0),
    unit("TWh", "TWh", 1.0),
    unit("%", "%", 1.0),
];

/// Other spellings, after [`plain`] has been at them.
const SPELLINGS: &[(&str, &str)] = &[
    ("tonnesCO2e", "t CO2e"),
    ("tonneCO2e", "t CO2e"),
    ("metrictonnesCO2e", "t CO2e"),
    ("metrictonsCO2e", "t CO2e"),
    ("ktonnesCO2e", "kt CO2e"),
    ("kilotonnesCO2e", "kt CO2e"),
    ("megatonnesCO2e", "Mt CO2e"),
    ("tonnesCO2", "t CO2"),
    ("metrictonnesCO2", "t CO2"),
    ("metrictonsCO2", "t CO2"),
    ("tCO2e/capita", "t CO2e/person"),
    ("tCO2e/cap", "t CO2e/person"),
    ("tCO2/capita", "t CO2/person"),
    ("km²", "km2"),
    ("sqkm", "km2"),
    ("squarekilometres", "km2"),
    ("hectares", "ha"),
    ("hectare", "ha"),
    ("persons", "person"),
    ("people", "person"),
    ("inhabitants", "person"),
    ("percent", "%"),
    ("percentage", "%"),
];

impl Unit {
    /// The unit of a spelling. "tons" is none: it may be 907 kilograms or 1,000.
    ///
    /// ```
    /// use city_widgets::model::city::Unit;
    /// assert_eq!(Unit::of("tCO₂-eq").map(|unit| unit.name), Some("t CO2e"));
    /// assert_eq!(Unit::of("km²").map(|unit| unit.name), Some("km2"));
    /// assert_eq!(Unit::of("tons CO2e"), None);
    /// ```
    pub fn of(written: &str) -> Option<Unit> {
        let plain = plain(written);
        let name = SPELLINGS.iter().find(|(known, _)| *known == plain).map_or(plain.as_str(), |(_, name)| name);
        UNITS.iter().find(|unit| self::plain(unit.name) == self::plain(name)).copied()
    }

    /// Whether a unit is written as we write it: as [`Unit::of`] has it, or not one of those and of no other spelling.
    pub fn is_usual(written: &str) -> bool {
        UNITS.iter().any(|unit| unit.name == written) || matches!(written, "person/ha" | "person/km2" | "EUR")
    }

    /// How many of `other` one is; `None` where that is not certain.
    pub fn to(self, other: Unit) -> Option<f64> {
        (self.measure == other.measure).then(|| self.scale / other.scale)
    }
}

/// Without blanks, and CO₂-eq as CO2e.
fn plain(written: &str) -> String {
    let mut plain = String::new();
    for c in written.chars() {
        match c {
            '₂' => plain.push('2'),
            c if c.is_whitespace() => {}
            c => plain.push(c),
        }
    }
    for other in ["CO2-eq", "CO2eq", "CO2-e"] {
        plain = plain.replace(other, "CO2e");
    }
    plain
}

/// A value of one unit in another; as it is where both are spelt alike, `None` where that can't be.
pub fn in_unit(value: f64, from: &str, to: &str) -> Option<f64> {
    if from == to {
        return Some(value);
    }
    let (from, to) = (Unit::of(from)?, Unit::of(to)?);
    if from.scale == to.scale && from.measure == to.measure {
        return Some(value);
    }
    from.to(to).map(|factor| if factor < 1.0 { value / (1.0 / factor).round() } else { value * factor.round() })
}
