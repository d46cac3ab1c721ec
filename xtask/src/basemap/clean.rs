//! What is changed in Natural Earth's countries, and why.

use super::topology::{Place, World, area};
use crate::error::{Error, Result};

/// Natural Earth's default gives Crimea to Russia, the United Nations to Ukraine (resolution 68/262). The line across
/// the isthmus stays in the data, within Ukraine.
pub fn move_crimea(world: &mut World) -> Result<()> {
    let simferopol = (34.1, 44.95);
    let missing = || Error::from("no ring of RU holds Crimea: has the data changed?");
    let rings = world.countries.get("RU").ok_or_else(missing)?;
    let at = rings.iter().position(|ring| holds(&world.ring(ring), simferopol)).ok_or_else(missing)?;
    let ring = world.countries.get_mut("RU").ok_or_else(missing)?.remove(at);
    world.countries.entry("UA".to_owned()).or_default().push(ring);
    Ok(())
}

fn holds(ring: &[Place], place: Place) -> bool {
    // Rings that jump over the antimeridian are none of those that are looked for here.
    let wide = ring.iter().any(|corner| (corner.0 - place.0).abs() > 60.0);
    let mut inside = false;
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        if (a.1 > place.1) != (b.1 > place.1) {
            inside ^= place.0 < a.0 + (b.0 - a.0) * (place.1 - a.1) / (b.1 - a.1);
        }
    }
    inside && !wide
}

/// Adds what only the closer data has: Tuvalu, Gibraltar and the like, each with its largest island alone.
pub fn add_missing(world: &mut World, closer: &World) {
    for (code, rings) in &closer.countries {
        if world.countries.contains_key(code) || code.starts_with('X') {
            continue;
        }
        let largest = rings.iter().max_by(|a, b| area(&closer.ring(a)).abs().total_cmp(&area(&closer.ring(b)).abs()));
        if let Some(largest) = largest {
            let mut places = closer.ring(largest);
            places.extend(places.first().copied());
            world.countries.insert(code.clone(), vec![vec![world.arcs.len() as i64]]);
            world.arcs.push(places);
        }
    }
}
