//! What was chosen in another element of the group. Reached through [`crate::part::live`] and its like only.

use super::Core;
use super::kind::Kind;
use crate::source::parse;
use crate::state::related;

/// The name of the city that is to be looked for.
pub fn name<K: Kind>(core: &Core<K>, detail: &str) -> Option<String> {
    related(&parse(detail).ok()?, &core.locale.peek())
}
