//! Rooms and tracks that only sessions name.

use super::reading::Reading;
use crate::model::{Room, Text, Track};

/// Adds the room and the track of a session, by name, where the feed's own lists lack them.
pub fn list(reading: &mut Reading, session: usize) {
    let programme = reading.programme();
    let Some(session) = programme.sessions.get(session) else { return };
    if let Some(id) = session.room.clone()
        && !programme.rooms.iter().any(|room| room.id == id)
    {
        programme.rooms.push(Room { name: Text::from(id.as_str()), id, ..Room::default() });
    }
    if let Some(id) = session.track.clone()
        && !programme.tracks.iter().any(|track| track.id == id)
    {
        programme.tracks.push(Track { name: Text::from(id.as_str()), id, ..Track::default() });
    }
}
