//! A programme whose sessions lie around the present moment: what the demo shows as "now" is never stale.
//!
//! Ids, rooms, titles and speakers are the same at every call; only the times move. All of it is invented, and the
//! programme's name says so.

use serde_json::{Value, json};

use super::brussels::{ZONE, date, day_of, rfc3339};

/// Sessions begin at full five minutes.
const GRID: i64 = 5;

/// Until four in the morning it is still the conference day before.
const DAY_CHANGE: i64 = 4 * 60;

struct Session {
    id: &'static str,
    /// Minutes from the present moment.
    from: i64,
    to: i64,
    room: &'static str,
    track: &'static str,
    language: &'static str,
    title: &'static str,
    text: &'static str,
    speakers: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip]
const SESSIONS: &[Session] = &[
    // Ended.
    session("opening", -190, -150, "hall", "governance", "en", "Opening: what a city can decide on its own", "Mayors, energy companies and tenants answer the same three questions.", &[("lindqvist", "host"), ("okafor", "speaker")]),
    session("heat-maps", -145, -100, "hall", "adaptation", "en", "Heat maps that people believe", "How four neighbourhoods measured their own summer and changed the street plan.", &[("moreau", "speaker")]),
    session("kitchen-gas", -145, -85, "forum", "energy", "en", "Leaving gas, one kitchen at a time", "A street-by-street switch: what it costs, who calls, what goes wrong.", &[("okafor", "speaker"), ("petrov", "speaker")]),
    session("depot", -130, -80, "workshop", "mobility", "fr", "Électrifier un dépôt de bus sans arrêter les bus", "Un retour d’expérience, avec les plans et les factures.", &[("dubois", "speaker")]),
    // Running.
    session("school-streets", -25, 20, "hall", "mobility", "en", "School streets after the first winter", "Closing a street for half an hour a day: counts, complaints and second thoughts.", &[("haddad", "speaker"), ("lindqvist", "moderator")]),
    session("heat-pumps", -40, 15, "forum", "energy", "de", "Wärmepumpen im Altbau: zwölf Häuser, zwölf Antworten", "Messwerte aus drei Heizperioden, offen auf den Tisch gelegt.", &[("brandt", "speaker")]),
    session("budget-game", -10, 50, "workshop", "governance", "en", "The carbon budget game", "Tables of six spend a city’s remaining emissions. Bring a calculator.", &[("silva", "facilitator"), ("petrov", "facilitator")]),
    // Soon.
    Session { track: "", ..session("coffee", 20, 50, "terrace", "", "", "Coffee on the terrace", "", &[]) },
    // Later.
    session("shade", 50, 95, "hall", "adaptation", "en", "Shade as infrastructure", "Trees, awnings and arcades compared by the metre, the euro and the degree.", &[("moreau", "speaker"), ("silva", "speaker")]),
    session("district-heat", 50, 110, "forum", "energy", "en", "Warmth from the river", "A district network built on a cold source, and the contract that made it possible.", &[("brandt", "speaker"), ("okafor", "moderator")]),
    session("open-data", 60, 120, "workshop", "governance", "en", "Publish your action plan as data", "From a two-hundred-page document to something that a neighbour can search.", &[("haddad", "facilitator")]),
    session("night-trains", 100, 145, "hall", "mobility", "en", "A night train for every capital", "What city halls can do when timetables are made elsewhere.", &[("dubois", "speaker")]),
    session("flood", 115, 160, "forum", "adaptation", "nl", "Water op straat: bouwen voor de volgende bui", "Pleinen die mogen overlopen, en bewoners die dat weten.", &[("devos", "speaker")]),
    session("retrofit", 125, 185, "workshop", "energy", "en", "Retrofit clinic", "Bring the drawings of one building and leave with an order of works.", &[("petrov", "facilitator"), ("brandt", "facilitator")]),
    session("cargo", 150, 195, "hall", "mobility", "en", "The last mile belongs to bicycles", "Freight hubs under a railway arch: figures after two years.", &[("haddad", "speaker"), ("devos", "speaker")]),
    session("closing", 200, 230, "hall", "governance", "en", "Closing: what we take home on Monday", "One promise from each table, read aloud.", &[("lindqvist", "host"), ("silva", "speaker")]),
];

/// The canonical programme at a moment, given in minutes since 1970-01-01T00:00Z.
pub fn at(now: i64) -> Value {
    let anchor = now - now.rem_euclid(GRID);
    let day = date(day_of(anchor - DAY_CHANGE));
    let sessions: Vec<Value> = SESSIONS.iter().map(|session| session.json(anchor, &day)).collect();
    json!({
        "schemaVersion": "1.0",
        "kind": "Programme",
        "id": "live-sample",
        "lang": "en",
        "generatedAt": rfc3339(now),
        "data": {
            "name": "City Climate Day (sample data)",
            "dateNote": "Invented sessions and people, placed around the present moment",
            "startDate": day,
            "endDate": day,
            "timezone": ZONE,
            "tracks": [
                { "id": "energy", "name": "Energy and buildings", "color": "#c2410c" },
                { "id": "mobility", "name": "Mobility", "color": "#1d4ed8" },
                { "id": "adaptation", "name": "Heat and water", "color": "#0f766e" },
                { "id": "governance", "name": "Deciding together", "color": "#7e22ce" },
            ],
            "rooms": [
                { "id": "hall", "name": "Main hall" },
                { "id": "forum", "name": "Forum" },
                { "id": "workshop", "name": "Workshop room" },
                { "id": "terrace", "name": "Terrace" },
            ],
            "days": [{ "id": day, "date": day }],
            "speakers": [
                speaker("lindqvist", "Maja Lindqvist", "Mayor", "Town of Norrvik", "Norrvik"),
                speaker("okafor", "Chidi Okafor", "Head of energy", "City of Alderbridge", "Alderbridge"),
                speaker("moreau", "Camille Moreau", "Climatologist", "Institute for Urban Weather", "Valmont"),
                speaker("petrov", "Elena Petrov", "Building engineer", "Warm Homes Agency", "Starograd"),
                speaker("dubois", "Luc Dubois", "Fleet manager", "Transports de Valmont", "Valmont"),
                speaker("haddad", "Nour Haddad", "Transport planner", "City of Alderbridge", "Alderbridge"),
                speaker("brandt", "Jonas Brandt", "Managing director", "Stadtwerke Lindenau am See", "Lindenau am See"),
                speaker("silva", "Beatriz Silva", "Participation officer", "Câmara de Montalvo", "Montalvo"),
                speaker("devos", "Hanne De Vos", "Landscape architect", "Stad Waterhoek", "Waterhoek"),
            ],
            "sessions": sessions,
        },
    })
}

impl Session {
    fn json(&self, anchor: i64, day: &str) -> Value {
        let is_break = self.track.is_empty();
        let mut value = json!({
            "id": self.id,
            "title": self.title,
            "type": if is_break { "break" } else if self.room == "workshop" { "workshop" } else { "talk" },
            "day": day,
            "start": rfc3339(anchor + self.from),
            "end": rfc3339(anchor + self.to),
            "room": self.room,
        });
        if !is_break {
            value["track"] = self.track.into();
            value["language"] = self.language.into();
            value["abstract"] = self.text.into();
            let who = |(id, role): &(&str, &str)| json!({ "id": id, "role": role });
            value["speakers"] = self.speakers.iter().map(who).collect();
        }
        value
    }
}

#[allow(clippy::too_many_arguments)] // One row of the table above.
const fn session(
    id: &'static str,
    from: i64,
    to: i64,
    room: &'static str,
    track: &'static str,
    language: &'static str,
    title: &'static str,
    text: &'static str,
    speakers: &'static [(&'static str, &'static str)],
) -> Session {
    Session { id, from, to, room, track, language, title, text, speakers }
}

fn speaker(id: &str, name: &str, title: &str, organization: &str, city: &str) -> Value {
    json!({ "id": id, "name": name, "roles": [{ "title": title, "organization": organization, "city": city }] })
}

#[cfg(test)]
mod tests {
    use super::{SESSIONS, at};

    #[test]
    fn something_has_ended_something_runs_and_something_is_to_come() {
        for minute in 0..5 {
            let count =
                |test: fn(i64, i64, i64) -> bool| SESSIONS.iter().filter(|s| test(s.from, s.to, minute)).count();
            assert_eq!(count(|_, to, now| to <= now), 4);
            assert_eq!(count(|from, to, now| from <= now && now < to), 3);
            assert_eq!(count(|from, _, now| from > now), 9);
        }
    }

    #[test]
    fn no_room_is_used_twice_at_once() {
        for (at, one) in SESSIONS.iter().enumerate() {
            for other in &SESSIONS[at + 1..] {
                assert!(
                    one.room != other.room || one.to <= other.from || other.to <= one.from,
                    "{}, {}",
                    one.id,
                    other.id
                );
            }
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let programme = at(29_000_000);
        let has = |list: &str, id: &str| {
            programme["data"][list].as_array().is_some_and(|all| all.iter().any(|entry| entry["id"] == id))
        };
        for session in SESSIONS {
            assert!(has("rooms", session.room), "{}", session.id);
            assert!(session.track.is_empty() || has("tracks", session.track), "{}", session.id);
            assert!(session.speakers.iter().all(|(id, _)| has("speakers", id)), "{}", session.id);
        }
    }

    #[test]
    fn after_midnight_it_is_still_the_day_before() {
        // 2026-11-22T01:03 in Brussels.
        let programme = at(29_921_763);
        assert_eq!(programme["generatedAt"], "2026-11-22T01:03:00+01:00");
        assert_eq!(programme["data"]["startDate"], "2026-11-21");
        assert_eq!(programme["data"]["sessions"][4]["start"], "2026-11-22T00:35:00+01:00");
    }
}
