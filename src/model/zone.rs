//! Between instants and wall clocks, over whatever knows the world's zones.

use super::{Moment, Wall};

/// Knows the IANA zones: the browser's `Intl`, or a database on the host.
pub trait Zones {
    /// Seconds east of UTC in `zone` at `instant` (Unix seconds); `None` where there is no such zone.
    fn offset(&self, zone: &str, instant: i64) -> Option<i32>;
}

/// What the clock on the wall shows in `zone` at `instant`.
pub fn local(zones: &dyn Zones, zone: &str, instant: i64) -> Option<Moment> {
    let offset = zones.offset(zone, instant)?;
    Some(Moment { wall: Wall(instant + i64::from(offset)), offset: Some(offset) })
}

/// The moment at which the clock in `zone` shows `wall`.
///
/// A clock reading that comes twice means its first coming, one that is skipped is moved on by the length of the gap
/// ("compatible" of RFC 5545 and ECMAScript's Temporal).
pub fn resolve(zones: &dyn Zones, zone: &str, wall: Wall) -> Option<Moment> {
    let before = zones.offset(zone, wall.0 - 86_400)?;
    let after = zones.offset(zone, wall.0 + 86_400)?;
    let holds = |offset: i32| zones.offset(zone, wall.0 - i64::from(offset)) == Some(offset);
    let offset = match (holds(before), holds(after)) {
        (true, _) => before,
        (false, true) => after,
        (false, false) => return local(zones, zone, wall.0 - i64::from(before)),
    };
    Some(Moment { wall, offset: Some(offset) })
}
