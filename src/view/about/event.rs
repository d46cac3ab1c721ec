//! What the event is: kind, audience, topics, days, places, its series, and events around it.

use super::super::el::{El, div, p, span};
use super::super::row::languages;
use super::super::words::outward;
use super::teller::{Teller, Terms};
use crate::i18n::{DateStyle, Key};
use crate::model::{Facts, PartialDate, Place, Programme, Related, Relation, Series, SuperEvent, Text};
use crate::state::{date_span, kind_label};

/// Short facts, as a list of terms.
pub fn terms(teller: &Teller, programme: &Programme, facts: &Facts) -> Option<El> {
    let mut terms = Terms::default();
    let (t, listed) = (|key| teller.t(key), |texts: &[Text]| teller.list(texts));
    terms.add(t(Key::AlsoCalled), listed(&facts.alternate_names));
    terms.add(t(Key::Type), (!facts.kind.is_empty()).then(|| kind_label(&facts.kind, teller.lang(), teller.locale)));
    // Without a slogan the head shows it.
    if !programme.slogan.is_empty() && !facts.theme.is_empty() {
        terms.add(t(Key::Theme), Some(teller.foreign(&facts.theme)));
    }
    if facts.dates_approximate {
        terms.add(t(Key::When), Some(t(Key::DatesApproximate)));
    }
    terms.add(t(Key::Audience), listed(&facts.audience));
    terms.add(t(Key::Topics), listed(&facts.topics));
    let mut kinds = Vec::new();
    for kind in &facts.session_types {
        kinds.push(kind_label(kind, teller.lang(), teller.locale));
    }
    terms.add(t(Key::SessionKinds), (!kinds.is_empty()).then(|| teller.locale.list(&kinds)));
    let mut cities = Vec::new();
    for city in &facts.cities {
        cities.push(city.name.clone());
    }
    terms.add(t(Key::Cities), listed(&cities));
    for (key, tags) in [(Key::Language, &facts.languages), (Key::Interpretation, &facts.interpretation_languages)] {
        terms.add(t(key), (!tags.is_empty()).then(|| languages(tags, teller.locale)));
    }
    terms.add(t(Key::Hashtag), facts.hashtag.clone());
    terms.list()
}

/// What the days are about, and what was recorded of them.
pub fn days(teller: &Teller, programme: &Programme) -> Option<El> {
    let mut items = Vec::new();
    for day in &programme.days {
        let (theme, description, audience) = (day.theme(), day.description(), day.audience());
        if theme.is_empty() && description.is_empty() && audience.is_empty() {
            continue;
        }
        let date = match &day.date {
            Some(PartialDate::Day(date)) => Some(teller.locale.formatter.date(*date, DateStyle::Long)),
            _ => None,
        };
        let label = (!day.label.is_empty()).then(|| teller.words(&day.label));
        let name = match (label, date) {
            (Some(label), Some(date)) => label + ", " + &date,
            (label, date) => label.or(date).unwrap_or_else(|| day.id.clone()),
        };
        let name = p().class("name").child(span().attr("dir", "auto").child(name));
        let theme = (!theme.is_empty()).then(|| p().child(teller.foreign(&theme)));
        let rest = teller.item(None, &description, vec![teller.of(Key::ForWhom, &audience)]);
        items.push(div().child(name).child(theme).child(rest));
    }
    teller.section(Key::Days, items)
}

/// The series, and the events before and after in it.
pub fn series(teller: &Teller, programme: &Programme, series: Option<&Series>) -> Option<El> {
    let edition = programme.edition.or(series.and_then(|series| series.edition));
    let number = edition.map(|n| {
        let number = teller.locale.formatter.number(n as usize);
        teller.locale.fill(Key::Edition, &[("n", &number)])
    });
    let Some(series) = series else {
        return number.map(|words| teller.around(Key::Series, p().child(words)));
    };
    let frequency = (!series.frequency.is_empty()).then(|| kind_label(&series.frequency, teller.lang(), teller.locale));
    let name = teller.linked(&series.name, series.url.as_deref());
    let mut items = vec![teller.item(Some(name), &Text::default(), vec![number, frequency])];
    for event in series.previous.iter().chain(&series.next) {
        items.push(other(teller, event));
    }
    teller.section(Key::Series, items)
}

/// The events that this one belongs to, and those around it.
pub fn others(teller: &Teller, programme: &Programme, related: &[Related]) -> Option<El> {
    let mut items = Vec::new();
    let mut above = programme.super_event.as_deref();
    while let Some(event) = above {
        items.push(whole(teller, event));
        above = event.super_event.as_deref();
    }
    for event in related {
        items.push(other(teller, event));
    }
    teller.section(Key::OtherEvents, items)
}

fn whole(teller: &Teller, event: &SuperEvent) -> El {
    let date = |key| PartialDate::parse(&event.more.id(key)?);
    let dates = date("startDate").map(|first| date_span(&first, date("endDate").as_ref(), teller.locale));
    let name = teller.linked(&event.name, event.more.str("url"));
    labelled(teller, Relation::Super, teller.item(Some(name), &Text::default(), vec![dates]))
}

fn other(teller: &Teller, event: &Related) -> El {
    let dates = event.start.as_ref().map(|first| date_span(first, event.end.as_ref(), teller.locale));
    let note = (!event.date_note.is_empty()).then(|| teller.words(&event.date_note));
    let name = teller.linked(&event.name, event.url.as_deref());
    let places = teller.list(&event.places);
    let organizers = teller.of(Key::OrganisedBy, &event.organizers);
    labelled(teller, event.relation, teller.item(Some(name), &event.description, vec![dates, note, places, organizers]))
}

fn labelled(teller: &Teller, relation: Relation, item: El) -> El {
    let key = match relation {
        Relation::Super => Key::RelationSuper,
        Relation::Sub => Key::RelationSub,
        Relation::Companion => Key::RelationCompanion,
        Relation::Previous => Key::RelationPrevious,
        Relation::FollowUp => Key::RelationFollowUp,
        Relation::Other => Key::RelationOther,
    };
    div().child(p().class("label quiet").child(teller.t(key))).child(item)
}

/// Where it is, as far as there is more to say than a name.
pub fn places(teller: &Teller, programme: &Programme) -> Option<El> {
    let mut items = Vec::new();
    for place in programme.location.iter().chain(&programme.venues) {
        let more = !place.address().is_empty() || place.url().is_some() || place.map_link().is_some();
        let venue = programme.venues.iter().any(|venue| std::ptr::eq(venue, place));
        if (more || venue) && !place.name.is_empty() {
            items.push(one_place(teller, programme, place));
        }
    }
    teller.section(Key::Where, items)
}

fn one_place(teller: &Teller, programme: &Programme, place: &Place) -> El {
    let mut rooms = Vec::new();
    for room in &programme.rooms {
        if place.id.is_some() && room.venue == place.id {
            rooms.push(room.name.clone());
        }
    }
    let address = Some(place.address()).filter(|text| !text.is_empty()).map(|text| p().child(teller.foreign(&text)));
    let country = (!place.country.is_empty()).then(|| teller.words(&place.country));
    let map = place.map_link().map(|url| {
        let whose = span().class("hidden").child(" ").child(teller.words(&place.name));
        p().class("links").child(outward(url, teller.t(Key::Map)).child(whose))
    });
    let rooms = teller.of(Key::RoomNames, &rooms);
    let name = teller.linked(&place.name, place.url());
    div().child(p().class("name").child(name)).child(address).child(teller.quiet(vec![country, rooms])).child(map)
}
