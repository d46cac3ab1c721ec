//! The host's stand-in for `Intl`: English forms, deterministic, zones from the IANA database.

use super::{DateStyle, Formatter, Unit};
use crate::model::{Wall, Zones};
use crate::source::parse;
use jiff::{Timestamp, tz::TimeZone};

macro_rules! tables {
    ($($tag:literal,)*) => {
        /// All message tables by language tag.
        pub const TABLES: &[(&str, &str)] = &[$(($tag, include_str!(concat!($tag, ".json"))),)*];
    };
}

tables! {
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "ja", "lt", "lv", "mt", "nb", "nl",
    "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk",
}

/// Formats as a British reader expects, whatever the language.
#[derive(Debug, Clone, Copy, Default)]
pub struct HostFormatter {
    /// Unix seconds; 0 is taken for "not given".
    pub now: i64,
}

impl Zones for HostFormatter {
    fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
        let zone = TimeZone::get(zone).ok()?;
        Some(zone.to_offset(Timestamp::from_second(instant).ok()?).seconds())
    }
}

impl Formatter for HostFormatter {
    fn plural(&self, n: usize) -> String {
        if n == 1 { "one" } else { "other" }.to_owned()
    }

    fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let head = digits.len() % 3;
        let (first, rest) = digits.split_at(head);
        let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
        let all: Vec<String> = Some(first.to_owned()).filter(|f| !f.is_empty()).into_iter().chain(groups).collect();
        all.join(",")
    }

    fn amount(&self, value: f64, last: Option<f64>, options: &str) -> String {
        let options = parse(options).unwrap_or_default();
        let short = options.str("notation").is_some();
        let digits = |value: f64| {
            let value = if short { value / 1e6 } else { value };
            let fraction = value.abs().fract();
            let minus = if value < 0.0 { "-" } else { "" };
            let rest = if fraction == 0.0 { String::new() } else { std::format!("{fraction:.1}") };
            let whole = value.abs() as usize;
            let whole = if options.has("useGrouping") { whole.to_string() } else { self.number(whole) };
            std::format!("{minus}{whole}{}{}", rest.trim_start_matches('0'), if short { "m" } else { "" })
        };
        let number = last.map_or(digits(value), |last| std::format!("{}–{}", digits(value), digits(last)));
        match (options.str("currency"), options.str("unit")) {
            (Some(currency), _) => std::format!("{currency} {number}"),
            (_, Some("percent")) => number + "%",
            (_, Some(unit)) if number == "1" => std::format!("{number} {unit}"),
            (_, Some(unit)) => std::format!("{number} {unit}s"),
            _ => number,
        }
    }

    fn clock(&self, wall: Wall) -> String {
        format(wall, "%H:%M")
    }

    fn date(&self, wall: Wall, style: DateStyle) -> String {
        format(
            wall,
            match style {
                DateStyle::Long => "%A %-d %B %Y",
                DateStyle::Short => "%a %-d %b",
                DateStyle::Plain => "%-d %B %Y",
                DateStyle::Month => "%B %Y",
                DateStyle::Year => "%Y",
            },
        )
    }

    fn date_range(&self, first: Wall, last: Wall, style: DateStyle) -> String {
        if first == last {
            return self.date(first, style);
        }
        std::format!("{} – {}", self.date(first, style), self.date(last, style))
    }

    fn list(&self, items: &[String]) -> String {
        match items.split_last() {
            Some((last, rest)) if !rest.is_empty() => std::format!("{} and {last}", rest.join(", ")),
            _ => items.concat(),
        }
    }

    fn language(&self, tag: &str) -> String {
        match tag {
            "de" => "German",
            "en" => "English",
            "es" => "Spanish",
            other => other,
        }
        .to_owned()
    }

    fn country(&self, code: &str) -> String {
        match code {
            "DE" => "Germany",
            "DK" => "Denmark",
            "ES" => "Spain",
            other => other,
        }
        .to_owned()
    }

    fn fold(&self, text: &str) -> String {
        use unicode_normalization::UnicodeNormalization;
        text.to_lowercase().nfkd().collect()
    }

    fn ahead(&self, n: i64, unit: Unit) -> String {
        std::format!("in {n} {}{}", unit.name(), if n == 1 { "" } else { "s" })
    }

    fn sorted(&self, names: &[String]) -> String {
        let plain = |name: &String| self.fold(name).replace(|c| matches!(c, '\u{300}'..='\u{36f}'), "");
        let mut order: Vec<(String, usize)> = names.iter().enumerate().map(|(n, name)| (plain(name), n)).collect();
        // Letters after all else.
        order.sort_by_key(|(name, n)| (name.starts_with(char::is_alphabetic), name.clone(), *n));
        let initial = |name: &str| name.chars().next().filter(|c| c.is_alphabetic()).unwrap_or('#');
        order.iter().map(|(name, n)| std::format!("{n} {}\n", initial(name).to_uppercase())).collect()
    }

    fn visitor_zone(&self) -> Option<String> {
        Some("Asia/Kathmandu".to_owned())
    }

    fn now(&self) -> i64 {
        self.now
    }
}

fn format(wall: Wall, pattern: &str) -> String {
    Timestamp::from_second(wall.0).map(|stamp| stamp.strftime(pattern).to_string()).unwrap_or_default()
}
