//! Where a message is in the tables of this module.
//!
//! What is published for an element is a list of what it says, and no more: the messages that all say, its own first
//! ones and what it borrows, then its own later ones and what only parts borrow. So the place of a message is not that
//! of its key. On the host all tables are whole.

use super::Key;

/// What an element says, as `manifest::ELEMENTS` has it.
struct Said {
    /// The first message of its own.
    own: usize,
    /// The first of its own that only parts say.
    later: usize,
    /// Behind its last one.
    end: usize,
    borrowed: &'static [Key],
    borrowed_later: &'static [Key],
}

/// Of city profiles.
#[cfg(any(test, all(target_arch = "wasm32", feature = "profile", not(feature = "programme"))))]
const PROFILE: Said = Said {
    own: Key::CityProfile as usize,
    later: Key::CityTargets as usize,
    end: Key::ProjectMap as usize,
    borrowed: &[
        Key::Approximately,
        Key::MoreThan,
        Key::LessThan,
        Key::AtLeast,
        Key::AtMost,
        Key::Additional,
        Key::PerYear,
        Key::Since,
        Key::AsOf,
        Key::NotationNo,
        Key::NotationNe,
        Key::NotationIe,
        Key::NotationC,
        Key::Credit,
        Key::Documents,
        Key::Links,
        Key::Licence,
        Key::PublishedBy,
        Key::DataSources,
        Key::AboutData,
        Key::News,
        Key::Projects,
        Key::Checked,
        Key::UpdatesPause,
        Key::UpdatesResume,
    ],
    borrowed_later: &[
        Key::Close,
        Key::Notes,
        Key::NoteNotARecord,
        Key::NoteNotAList,
        Key::NoteBadLink,
        Key::NoteRepeats,
        Key::NoteNotJson,
        Key::NoteNoField,
    ],
};

/// Of maps of projects.
#[cfg(any(test, all(target_arch = "wasm32", feature = "project-map", not(feature = "programme"))))]
const PROJECT_MAP: Said = Said {
    own: Key::ProjectMap as usize,
    later: Key::ProjectStatus as usize,
    end: Key::ALL.len(),
    borrowed: &[
        Key::Approximately,
        Key::MoreThan,
        Key::LessThan,
        Key::AtLeast,
        Key::AtMost,
        Key::Additional,
        Key::PerYear,
        Key::Projects,
        Key::Map,
        Key::Notes,
        Key::NoteNotARecord,
        Key::NoteNotAList,
        Key::NoteBadLink,
        Key::NoteRepeats,
        Key::NoteNotJson,
        Key::NoteNoField,
        Key::NoteDuplicate,
        Key::NoteBadPlace,
        Key::NoteIncomplete,
        Key::NoteBadNumber,
        Key::NoteBadDate,
        Key::NoteUnknownWord,
        Key::NoteUnknownUnit,
        Key::NoteUnknownSource,
    ],
    borrowed_later: &[
        Key::Close,
        Key::AsOf,
        Key::NotationNo,
        Key::NotationNe,
        Key::NotationIe,
        Key::NotationC,
        Key::NotationNs,
        Key::BasisReported,
        Key::BasisEstimated,
        Key::BasisModelled,
        Key::BasisProvisional,
        Key::BasisVerified,
        Key::BasisTarget,
        Key::PerPerson,
        Key::SpokenT,
        Key::SpokenKt,
        Key::SpokenMt,
        Key::Credit,
        Key::Checked,
        Key::UpdatesPause,
        Key::UpdatesResume,
        Key::GroupShow,
        Key::GroupClear,
        Key::CityCountry,
        Key::AllCountries,
        Key::AllStatuses,
        Key::AllYears,
        Key::CitySort,
        Key::SortName,
        Key::SortCountry,
        Key::SortGiven,
        Key::CityName,
        Key::CityYear,
        Key::CityIndicators,
        Key::SourceMark,
    ],
};

/// The place of a message in this module's tables.
pub fn place(key: Key) -> usize {
    #[cfg(all(target_arch = "wasm32", feature = "profile", not(feature = "programme")))]
    return PROFILE.place(key);
    #[cfg(all(
        target_arch = "wasm32",
        feature = "project-map",
        not(any(feature = "programme", feature = "profile"))
    ))]
    return PROJECT_MAP.place(key);
    #[cfg(not(all(
        target_arch = "wasm32",
        any(feature = "profile", feature = "project-map"),
        not(feature = "programme")
    )))]
    return key as usize;
}

#[cfg_attr(not(test), allow(dead_code))]
impl Said {
    /// The place of a message among those of the element.
    fn place(&self, key: Key) -> usize {
        const SHARED: usize = Key::Programme as usize;
        let among = |keys: &[Key]| keys.iter().position(|known| *known as usize == key as usize);
        let at = key as usize;
        let first = self.later - self.own + SHARED;
        let second = first + self.borrowed.len();
        if at < SHARED {
            at
        } else if at >= self.own && at < self.later {
            at - self.own + SHARED
        } else if at >= self.later && at < self.end {
            at - self.later + second
        } else if let Some(n) = among(self.borrowed) {
            first + n
        } else if let Some(n) = among(self.borrowed_later) {
            second + self.end - self.later + n
        } else {
            usize::MAX
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, PROFILE, PROJECT_MAP, Said};
    use crate::manifest;

    fn element(kind: &str) -> &'static manifest::Element {
        manifest::ELEMENTS.iter().find(|element| element.kind == kind).unwrap()
    }

    fn name(key: &Key) -> &'static str {
        Key::ALL.iter().find(|(known, _)| known == key).unwrap().1
    }

    /// Shared, own, borrowed, later, borrowed later: one after the other and none twice.
    fn is_published(said: &Said, element: &manifest::Element) {
        let names = |keys: &[Key]| keys.iter().map(name).collect::<Vec<_>>();
        assert_eq!(names(said.borrowed), element.borrowed);
        assert_eq!(names(said.borrowed_later), element.borrowed_later);
        assert_eq!(Key::ALL[said.own].1, element.first_message);
        assert_eq!(Key::ALL[said.later].1, element.first_later_message);
        let mut places: Vec<usize> =
            Key::ALL.iter().map(|(key, _)| said.place(*key)).filter(|place| *place != usize::MAX).collect();
        places.sort_unstable();
        assert_eq!(places, (0..places.len()).collect::<Vec<_>>());
        assert_eq!(said.place(Key::When), usize::MAX, "of the programme alone");
    }

    #[test]
    fn places_are_those_of_the_published_lists() {
        is_published(&PROFILE, element("profile"));
        is_published(&PROJECT_MAP, element("project-map"));
    }
}
