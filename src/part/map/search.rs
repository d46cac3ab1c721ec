//! The part for search, for more filters than themes, and for other orders than by name.

use crate::i18n::Locale;
use crate::state::map::{MapQuery, ProjectSort, Register};

/// See [`crate::state::map::search`].
#[inline(never)]
pub fn fits(register: &Register, query: &MapQuery, locale: &Locale) -> Vec<bool> {
    crate::state::map::search::fits(register, query, locale)
}

/// See [`crate::state::map::search`].
#[inline(never)]
pub fn order(register: &Register, wanted: ProjectSort) -> Vec<usize> {
    crate::state::map::search::order(register, wanted)
}
