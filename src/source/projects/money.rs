//! Amounts of money as people write them: `$5 million`, `1,234,567.00`, `ca. € 3–5 Mio.`

use crate::model::{Json, joined};
use crate::source::city::number::Column;
use std::borrow::Cow;

/// Symbols and the currencies that they stand for, the longer ones first. A dollar alone is that of the United States,
/// as almost everywhere where nothing is said; a krone alone is of three countries, and of none here.
const SYMBOLS: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("a$", "AUD"),
    ("au$", "AUD"),
    ("c$", "CAD"),
    ("ca$", "CAD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("mx$", "MXN"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("zł", "PLN"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("meur", "EUR"),
];

const CODES: &str = "EUR USD GBP AUD CAD NZD CHF DKK SEK NOK ISK PLN CZK HUF RON BGN TRY JPY CNY KRW INR BRL MXN CLP COP \
    ARS PEN ZAR KES NGN GHS ETB EGP MAD AED SAR ILS JOD SGD HKD TWD THB IDR PHP VND MYR BDT PKR LKR UAH RSD ALL XOF";

/// Words that make a number larger.
const SCALES: &[(&str, f64)] = &[
    ("k", 1e3),
    ("thousand", 1e3),
    ("tsd", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("mm", 1e6),
    ("mio", 1e6),
    ("mil", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("millionen", 1e6),
    ("millones", 1e6),
    ("milioni", 1e6),
    ("meur", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
    ("billion", 1e9),
    ("billions", 1e9),
    ("mrd", 1e9),
    ("milliarden", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("lakh", 1e5),
    ("crore", 1e7),
];

/// Words before a number that say how it is meant.
const QUALIFIERS: &[(&str, &str)] = &[
    ("more than", "more-than"),
    ("over", "more-than"),
    (">", "more-than"),
    ("at least", "at-least"),
    ("minimum", "at-least"),
    ("less than", "less-than"),
    ("under", "less-than"),
    ("<", "less-than"),
    ("up to", "at-most"),
    ("max", "at-most"),
    ("approx", "approximately"),
    ("about", "approximately"),
    ("around", "approximately"),
    ("ca", "approximately"),
    ("circa", "approximately"),
    ("~", "approximately"),
    ("env", "approximately"),
    ("additional", "additional"),
];

/// Reads an amount; `currency` is what holds where the text names none. `None` where it is no amount.
pub fn read(value: &Json, currency: &str) -> Option<Json<'static>> {
    read_in(value, currency, Column::default())
}

/// As [`read`], with what the other amounts of the column say of points and commas.
pub fn read_in(value: &Json, currency: &str, marks: Column) -> Option<Json<'static>> {
    if value.as_number().is_some_and(f64::is_finite) {
        return Some(money(value.owned(), None, currency, None));
    }
    let written = value.as_str()?;
    let low = written.to_ascii_lowercase();
    let begins = low.bytes().position(|byte| byte.is_ascii_digit())?;
    let (before, rest) = low.split_at_checked(begins)?;
    let (first, after) = number(rest, before.trim_end().ends_with(['-', '−']));
    let (mut after, mut max) = (after, None);
    let mut first_scale = None;
    // A range: the scale behind the second number is that of both.
    let (scale, tail) = scale(after);
    let joint = tail.trim_start();
    for dash in ["-", "–", "—", "to ", "bis "] {
        let Some(further) = joint.strip_prefix(dash) else { continue };
        let further = further.trim_start_matches(|c: char| !c.is_ascii_digit() && !letter(c));
        if further.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) {
            let (second, end) = number(further, false);
            (max, after, first_scale) = (Some(second), end, scale);
        }
        break;
    }
    let (scale, tail) = self::scale(after);
    let around = joined(&[before, " ", tail]);
    let stated = currency_of(&around);
    // What is left must be about the amount: "Phase 2 of 5" is none.
    if !is_quiet(&around) {
        return None;
    }
    let amount = scaled(plain(&first, marks, first_scale.or(scale))?, first_scale.or(scale));
    let max = match max {
        Some(second) => Some(scaled(plain(&second, marks, scale)?, scale)),
        None => None,
    };
    let qualifier = QUALIFIERS.iter().find(|(word, _)| has_word(before, word)).map(|(_, ours)| *ours);
    let qualifier = if max.is_some() {
        Some("range")
    } else {
        qualifier.or(after.trim_start().starts_with('+').then_some("more-than"))
    };
    Some(money(amount, max, stated.unwrap_or(currency), qualifier))
}

/// The number of digits and marks. Where the column doesn't tell what a mark is: nobody writes three digits behind the
/// point of an amount, but before `million` one may.
fn plain(digits: &str, marks: Column, scale: Option<f64>) -> Option<Json<'static>> {
    marks.read(digits).or_else(|| {
        let kept = |c: char| match c {
            ',' | '.' => scale.map(|_| '.'),
            c => Some(c).filter(|c| c.is_ascii_digit() || *c == '-'),
        };
        crate::source::city::number::decimal(&digits.chars().filter_map(kept).collect::<String>())
    })
}

/// The text of the amount in a value, for learning what its column's points and commas are.
pub fn digits(value: &Json) -> Option<String> {
    let written = value.as_str()?;
    let begins = written.bytes().position(|byte| byte.is_ascii_digit())?;
    Some(number(written.get(begins..)?, false).0)
}

/// Whether there is nothing but a word for nothing.
pub fn is_nothing(value: &Json) -> bool {
    let nothing = "- – — ... … na n/a nan null none tbd tbc tba unknown in-kind";
    let Json::Str(written) = value else { return false };
    let written = written.trim();
    written.is_empty() || crate::model::pieces(nothing, b' ').any(|word| written.eq_ignore_ascii_case(word))
}

/// A letter, for all we need to know: no table of the world's letters for this.
fn letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !c.is_ascii()
            && !matches!(
                c,
                '€' | '£' | '¥' | '₹' | '₩' | '₺' | '₪' | '–' | '—' | '−' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '’'
            )
}

/// The number at the beginning of a text, and what follows it.
fn number(text: &str, negative: bool) -> (String, &str) {
    let mut end = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let within = matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        match c {
            '0'..='9' => end = at + 1,
            _ if within && next.is_some_and(|next| next.is_ascii_digit()) => {}
            _ => break,
        }
    }
    let (number, after) = text.split_at_checked(end).unwrap_or((text, ""));
    // `5,-` and `5.—`: nothing behind the point.
    let after = after.strip_prefix([',', '.']).and_then(|after| after.strip_prefix(['-', '–', '—'])).unwrap_or(after);
    (joined(&[if negative { "-" } else { "" }, number]), after)
}

/// The word of a scale at the beginning of a text, and what follows it.
fn scale(text: &str) -> (Option<f64>, &str) {
    let trimmed = text.trim_start();
    let end = trimmed.find(|c: char| !letter(c)).unwrap_or(trimmed.len());
    let (word, rest) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
    match SCALES.iter().find(|(known, _)| *known == word) {
        // The currency is in the word too.
        Some((_, scale)) if word == "meur" => (Some(*scale), text),
        Some((_, scale)) => (Some(*scale), rest.strip_prefix('.').unwrap_or(rest)),
        None => (None, text),
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let Some(at) = crate::model::find(text, word) else { return false };
    let edge = |c: Option<char>| c.is_none_or(|c| !letter(c));
    let alone = edge(text.get(..at).and_then(|before| before.chars().next_back()))
        && edge(text.get(at + word.len()..).and_then(|after| after.chars().next()));
    alone || !word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The currency that a text in lower case names.
pub fn currency_of(text: &str) -> Option<&'static str> {
    let code = crate::model::pieces(CODES, b' ').find(|code| has_word(text, &code.to_ascii_lowercase()));
    let symbol = || SYMBOLS.iter().find(|(symbol, _)| has_word(text, symbol)).map(|(_, code)| *code);
    code.or_else(symbol)
}

/// Whether a text has no words but those about amounts.
fn is_quiet(text: &str) -> bool {
    let known = [
        "total",
        "grant",
        "budget",
        "of",
        "more",
        "than",
        "over",
        "at",
        "least",
        "minimum",
        "less",
        "under",
        "up",
        "to",
        "max",
        "approx",
        "approximately",
        "about",
        "around",
        "ca",
        "circa",
        "env",
        "additional",
        "an",
        "dollars",
        "dollar",
        "usd",
        "us",
        "kr",
        "a",
        "c",
        "r",
        "s",
        "hk",
        "nz",
        "mx",
        "au",
        "zł",
        "meur",
        "euro",
        "euros",
        "pounds",
        "est",
        "estimated",
        "excl",
        "incl",
        "vat",
        "ht",
        "ttc",
    ];
    let mut words = text.split(|c: char| !letter(c)).filter(|word| !word.is_empty());
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    !has_digit && !text.contains(['/', '%']) && words.all(|word| known.contains(&word) || currency_of(word).is_some())
}

/// A number times its scale. Nothing behind the point is nothing.
fn scaled(number: Json<'static>, scale: Option<f64>) -> Json<'static> {
    let Some(stated) = number.as_number() else { return number };
    // In whole cents: what multiplication leaves behind them is nobody's money.
    let cents = (stated * scale.unwrap_or(1.0) * 100.0).round();
    if cents.abs() > 1e17 {
        return number;
    }
    let cents = cents as i64;
    if scale.is_none() && cents % 100 != 0 {
        return number;
    }
    if cents % 100 == 0 {
        return Json::Int(cents / 100);
    }
    let sign = if cents < 0 { "-" } else { "" };
    let (whole, rest) = (cents.abs() / 100, 100 + cents.abs() % 100);
    let rest = crate::model::plain(rest);
    Json::Float(Cow::Owned(joined(&[sign, &crate::model::plain(whole), ".", rest.get(1..).unwrap_or("0")])))
}

fn money(
    amount: Json<'static>,
    max: Option<Json<'static>>,
    currency: &str,
    qualifier: Option<&'static str>,
) -> Json<'static> {
    let mut entries = vec![(Cow::Borrowed("amount"), amount)];
    entries.extend(max.map(|max| (Cow::Borrowed("amountMax"), max)));
    if !currency.is_empty() {
        entries.push((Cow::Borrowed("currency"), Json::Str(Cow::Owned(currency.to_owned()))));
    }
    entries.extend(qualifier.map(|word| (Cow::Borrowed("qualifier"), Json::Str(Cow::Borrowed(word)))));
    Json::Map(entries)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::Json;
    use proptest::prelude::*;

    fn told(written: &str) -> Option<String> {
        let money = read(&Json::Str(written.to_owned().into()), "")?;
        let parts = ["amount", "amountMax", "currency", "qualifier"].map(|key| match money.get(key) {
            Json::Null => String::new(),
            value => value.outline(),
        });
        Some(parts.join(" ").trim_end().to_owned())
    }

    #[test]
    fn amounts_as_people_write_them() {
        for (written, expected) in [
            ("$5,000", "5000  USD"),
            ("$5 million", "5000000  USD"),
            ("more than $5 million", "5000000  USD more-than"),
            ("$18.6M", "18600000  USD"),
            ("1,234,567.00", "1234567"),
            ("150000000", "150000000"),
            ("€ 3-5 Mio.", "3000000 5000000 EUR range"),
            ("EUR 1.250.000", "1250000  EUR"),
            ("2,5 M€", "2500000  EUR"),
            ("£750k", "750000  GBP"),
            ("ca. CHF 12'000.-", "12000  CHF approximately"),
            ("1 250 000 SEK", "1250000  SEK"),
            ("up to €90,000.50", "90000.50  EUR at-most"),
            ("US$ 3.25 billion", "3250000000  USD"),
            ("an additional $46 million", "46000000  USD additional"),
            ("R$ 1.500,75", "1500.75  BRL"),
        ] {
            assert_eq!(told(written).as_deref(), Some(expected), "{written}");
        }
        for not in ["", "TBD", "Phase 2", "2 of 5", "$", "12 trees", "50 %", "2019/20", "https://x.org/5"] {
            assert_eq!(told(not), None, "{not}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(written in "\\PC{0,24}", money in "[$€ ]{0,2}[0-9.,' ]{0,12}[-–]?[0-9]{0,3} ?(million|k|M€|Mio\\.)?") {
            let _ = (told(&written), told(&money));
        }
    }
}
