//! Where a message is in the tables of this module.
//!
//! What is published for an element is a list of what it says, and no more: the messages that all say, its own first
//! ones, and what it borrows. So the place of a message is not that of its key. On the host all tables are whole.

use super::Key;

/// What city profiles say in words of the programme, as `manifest::BORROWED_BY_PROFILE` has it.
#[cfg(any(test, all(target_arch = "wasm32", feature = "profile", not(feature = "programme"))))]
pub const BORROWED_BY_PROFILE: &[Key] = &[
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
];

/// The place of a message in this module's tables.
#[cfg(not(all(target_arch = "wasm32", feature = "profile", not(feature = "programme"))))]
pub fn place(key: Key) -> usize {
    key as usize
}

/// The place of a message in this module's tables.
#[cfg(all(target_arch = "wasm32", feature = "profile", not(feature = "programme")))]
pub fn place(key: Key) -> usize {
    in_profile(key)
}

/// The place of a message among those of the profile.
#[cfg(any(test, all(target_arch = "wasm32", feature = "profile", not(feature = "programme"))))]
fn in_profile(key: Key) -> usize {
    const SHARED: usize = Key::Programme as usize;
    const OWN: usize = Key::CityProfile as usize;
    const LATER: usize = Key::CityTargets as usize;
    let key = key as usize;
    match key {
        ..SHARED => key,
        OWN..LATER => key - OWN + SHARED,
        LATER.. => key - OWN + SHARED + BORROWED_BY_PROFILE.len(),
        _ => {
            let among = BORROWED_BY_PROFILE.iter().position(|known| *known as usize == key);
            among.map_or(usize::MAX, |n| LATER - OWN + SHARED + n)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BORROWED_BY_PROFILE, Key, in_profile};
    use crate::manifest;

    #[test]
    fn what_is_borrowed_is_what_is_published() {
        let name = |key: &Key| Key::ALL.iter().find(|(known, _)| known == key).unwrap().1;
        let names: Vec<&str> = BORROWED_BY_PROFILE.iter().map(name).collect();
        assert_eq!(names, manifest::BORROWED_BY_PROFILE);
    }

    /// Shared, own, borrowed, later: one after the other and none twice.
    #[test]
    fn places_are_those_of_the_published_lists() {
        let name_of = |key: &Key| Key::ALL.iter().find(|(known, _)| known == key).unwrap().1;
        let profile = manifest::ELEMENTS.iter().find(|element| element.kind == "profile").unwrap();
        assert_eq!(name_of(&Key::CityProfile), profile.first_message);
        assert_eq!(name_of(&Key::CityTargets), profile.first_later_message);
        let said = Key::ALL.iter().map(|(key, _)| *key).filter(|key| {
            let n = *key as usize;
            n < Key::Programme as usize || n >= Key::CityProfile as usize || BORROWED_BY_PROFILE.contains(key)
        });
        let mut places: Vec<usize> = said.map(in_profile).collect();
        places.sort_unstable();
        assert_eq!(places, (0..places.len()).collect::<Vec<_>>());
        assert_eq!(in_profile(Key::When), usize::MAX, "of the programme alone");
    }
}
