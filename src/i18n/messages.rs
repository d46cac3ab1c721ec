//! A message table.

use super::Key;
use super::place::place;
use crate::model::{Code, Diagnostic, Json, cut};
use crate::source::parse;
use std::cell::OnceCell;

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    /// For each key its forms: one with the category "", or several by plural category.
    words: Words,
    /// Those that come with the first part of the code, and follow the others.
    later: OnceCell<Words>,
}

type Words = Vec<Vec<(String, String)>>;

impl Messages {
    /// Reads a table: strings, and objects by plural category, in the order of [`Key::ALL`].
    ///
    /// The source files name the keys, what is published is a bare list: both are read.
    pub fn parse(table: &str) -> Messages {
        Messages { words: Messages::words(table), later: OnceCell::new() }
    }

    /// Takes the words that come later, unless they are there.
    pub fn extend(&self, table: &str) {
        self.later.get_or_init(|| Messages::words(table));
    }

    fn words(table: &str) -> Words {
        let tree = parse(table).unwrap_or(Json::Null);
        let mut named = tree.entries().map(|(_, words)| words);
        let mut listed = tree.items().iter();
        let mut words = Vec::new();
        while let Some(entry) = listed.next().or_else(|| named.next()) {
            let mut forms = Vec::new();
            match entry {
                Json::Map(plural) => {
                    for (category, words) in plural {
                        forms.push((category.to_string(), words.as_str().unwrap_or_default().to_owned()));
                    }
                }
                other => forms.push((String::new(), other.as_str().unwrap_or_default().to_owned())),
            }
            words.push(forms);
        }
        words
    }

    /// The words for a key.
    pub fn get(&self, key: Key) -> &str {
        self.plural(key, "other")
    }

    /// The words for a key and a plural category.
    pub fn plural(&self, key: Key, category: &str) -> &str {
        let (place, first) = (place(key), self.words.len());
        let later = || self.later.get()?.get(place.checked_sub(first)?);
        let forms = self.words.get(place).or_else(later).map(Vec::as_slice).unwrap_or_default();
        let form = forms.iter().find(|(c, _)| c == category).or_else(|| forms.last());
        form.map_or("", |(_, words)| words)
    }

    /// The sentence about a diagnostic, with its value still to be filled in.
    pub fn about(diagnostic: &Diagnostic) -> Key {
        match diagnostic.code {
            Code::NotARecord => Key::NoteNotARecord,
            Code::NoTitle => Key::NoteNoTitle,
            Code::BadStart => Key::NoteBadStart,
            Code::BadEnd => Key::NoteBadEnd,
            Code::UnknownZone => Key::NoteUnknownZone,
            Code::NoZone => Key::NoteNoZone,
            Code::UnknownSpeaker => Key::NoteUnknownSpeaker,
            Code::NotAList => Key::NoteNotAList,
            Code::BadLink => Key::NoteBadLink,
            Code::Repeats => Key::NoteRepeats,
            Code::NotJson => Key::NoteNotJson,
            Code::NoField => Key::NoteNoField,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::Incomplete => Key::NoteIncomplete,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadNumber => Key::NoteBadNumber,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadDate => Key::NoteBadDate,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownWord => Key::NoteUnknownWord,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownUnit => Key::NoteUnknownUnit,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadPlace => Key::NoteBadPlace,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::Duplicate => Key::NoteDuplicate,
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownSource => Key::NoteUnknownSource,
            #[cfg(feature = "project-map")]
            Code::NoName => Key::DoctorNoName,
            #[cfg(feature = "project-map")]
            Code::BadGeometry => Key::DoctorBadGeometry,
            #[cfg(feature = "project-map")]
            Code::OddGeojson => Key::DoctorOddGeojson,
            #[cfg(feature = "project-map")]
            Code::Swapped => Key::DoctorSwapped,
            #[cfg(feature = "project-map")]
            Code::LooksSwapped => Key::DoctorLooksSwapped,
            #[cfg(feature = "project-map")]
            Code::NullIsland => Key::DoctorNullIsland,
            #[cfg(feature = "project-map")]
            Code::Converted => Key::DoctorProjected,
            #[cfg(feature = "project-map")]
            Code::UnknownCrs => Key::DoctorUnknownCrs,
            #[cfg(feature = "project-map")]
            Code::UnclosedRing => Key::DoctorUnclosed,
            #[cfg(feature = "project-map")]
            Code::Antimeridian => Key::DoctorAntimeridian,
            #[cfg(feature = "project-map")]
            Code::TooPrecise => Key::DoctorTooPrecise,
            #[cfg(feature = "project-map")]
            Code::MoneyInText => Key::DoctorMoneyText,
            #[cfg(feature = "project-map")]
            Code::Twin => Key::DoctorSameProject,
            #[cfg(feature = "project-map")]
            Code::Mojibake => Key::DoctorMojibake,
            #[cfg(feature = "project-map")]
            Code::Partial => Key::DoctorPartial,
        }
    }
}

/// Replaces each `{name}` once; what a value holds is not looked at again.
pub(super) fn fill(words: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = cut(rest, b'{') {
        filled.push_str(before);
        let known = cut(after, b'}').and_then(|(name, tail)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value.as_str(), tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{Key, Messages, fill};
    use crate::i18n::TABLES;
    use crate::source::parse;

    #[test]
    fn values_are_not_templates() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}".to_owned()), ("b", "2".to_owned())]), "{b} of 2");
        assert_eq!(fill("{unknown} {", &[]), "{unknown} {");
    }

    /// All tables have all messages, in the same order, with the same values to fill in.
    #[test]
    fn tables_are_complete() {
        for (tag, table) in TABLES {
            let tree = parse(table).unwrap();
            let names: Vec<&str> = tree.entries().map(|(name, _)| name).collect();
            let keys: Vec<&str> = Key::ALL.iter().map(|(_, name)| *name).collect();
            assert_eq!(names, keys, "{tag}");
            let (messages, english) =
                (Messages::parse(table), Messages::parse(TABLES.iter().find(|(t, _)| *t == "en").unwrap().1));
            for (key, name) in Key::ALL {
                let values = |words: &str| {
                    let mut found: Vec<String> =
                        words.split('{').skip(1).filter_map(|w| Some(w.split_once('}')?.0.to_owned())).collect();
                    found.sort_unstable();
                    found
                };
                assert!(!messages.get(*key).is_empty(), "{tag}: {name}");
                assert_eq!(values(messages.get(*key)), values(english.get(*key)), "{tag}: {name}");
            }
        }
    }
}
