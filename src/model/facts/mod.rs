//! What few events state: highlights, calls, companion events, documents, figures …
//!
//! No list shows these, so a reader only carries them along, in one tree beside the model (`more`), and nobody pays for
//! them until somebody looks. This is the typed view of that tree, for the code that shows it. It is as tolerant as the
//! readers: one thing may stand where a list could be, a text may be a language map, a date may be partial.
//!
//! URLs in such a tree have passed the allow-list, and words are without control characters: the reader saw to that.

mod event;
mod figure;
mod media;
mod offer;

pub use event::{Fuzzy, Related, Relation, Series};
pub use figure::{Body, Counted, Figure, Qualifier, Quantity};
pub use media::{Image, News, Publication, Quote};
pub use offer::{Call, CallState, Contact, Info, Involved, Newsletter, Question, SupportOffer};

use super::json::Json;
use super::{CityRef, Link, LinkKind, Text, Times};

/// The keys of the envelope that are carried along.
pub const DOCUMENT_FACTS: &str = "sources";

/// The keys of an event that are carried along.
pub const EVENT_FACTS: &str = "\
    alternateName theme description eventType eventStatus datePrecision audience topics sessionTypes languages \
    interpretationLanguages cities eventSeries relatedEvents highlights challengeQuestions outcome quotes figures \
    calls supportOffers networks funds programmes host sponsor partners organizations registrationUrl livestream \
    contact newsletter links hashtag documents news image images logo accessibility practicalInfo keywords";

/// The keys of a session that are carried along.
pub const SESSION_FACTS: &str = "\
    dateNote level audience organizations sessionFormat quotes figures challengeQuestions calls documents image \
    images logo accessibility practicalInfo";

/// The seldom facts of an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    pub alternate_names: Vec<Text>,
    pub theme: Text,
    pub description: Text,
    /// The feed's own word: conference, summit, fair …
    pub kind: Text,
    /// The event's dates are not certain.
    pub dates_approximate: bool,
    pub audience: Vec<Text>,
    pub topics: Vec<Text>,
    /// Kinds of sessions that there will be, in the words of session types.
    pub session_types: Vec<Text>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    pub interpretation_languages: Vec<String>,
    pub cities: Vec<CityRef>,
    pub series: Option<Series>,
    pub related: Vec<Related>,
    pub highlights: Vec<Info>,
    pub questions: Vec<Question>,
    pub outcome: Text,
    pub quotes: Vec<Quote>,
    pub figures: Vec<Figure>,
    pub calls: Vec<Call>,
    pub offers: Vec<SupportOffer>,
    pub networks: Vec<Body>,
    pub funds: Vec<Body>,
    pub programmes: Vec<Body>,
    /// Hosts, sponsors, partners and others, in this order; organisers are the model's own.
    pub involved: Vec<Involved>,
    pub registration_url: Option<String>,
    /// Livestreams of the event as a whole.
    pub streams: Vec<Link>,
    pub contacts: Vec<Contact>,
    pub newsletter: Option<Newsletter>,
    /// Pages and social media.
    pub links: Vec<Link>,
    /// With its `#`.
    pub hashtag: Option<String>,
    pub documents: Vec<Publication>,
    pub news: Vec<News>,
    pub images: Vec<Image>,
    pub logo: Option<Image>,
    pub accessibility: Vec<Info>,
    pub practical: Vec<Info>,
}

impl Facts {
    /// Reads the facts of an event: [`super::Programme::more`].
    pub fn read(more: &Json) -> Facts {
        let mut topics = Text::list(more.get("topics"));
        topics.extend(Text::list(more.get("keywords")));
        let mut involved = Vec::new();
        for (key, role) in [("host", "host"), ("sponsor", "sponsor"), ("partners", "partner"), ("organizations", "")] {
            involved.extend(all(more.get(key), |value| Involved::of(value, role)));
        }
        Facts {
            alternate_names: Text::list(more.get("alternateName")),
            theme: Text::of(more.get("theme")),
            description: Text::of(more.get("description")),
            kind: Text::of(more.get("eventType")),
            dates_approximate: more.str("datePrecision") == Some("approximate"),
            audience: Text::list(more.get("audience")),
            topics,
            session_types: Text::list(more.get("sessionTypes")),
            languages: tags(more.get("languages")),
            interpretation_languages: tags(more.get("interpretationLanguages")),
            cities: all(more.get("cities"), |city| Some(CityRef::of(city)).filter(|city| *city != CityRef::default())),
            series: Series::of(more.get("eventSeries")),
            related: all(more.get("relatedEvents"), Related::of),
            highlights: all(more.get("highlights"), Info::of),
            questions: all(more.get("challengeQuestions"), Question::of),
            outcome: Text::of(more.get("outcome")),
            quotes: all(more.get("quotes"), Quote::of),
            figures: all(more.get("figures"), Figure::of),
            calls: all(more.get("calls"), Call::of),
            offers: all(more.get("supportOffers"), SupportOffer::of),
            networks: all(more.get("networks"), Body::of),
            funds: all(more.get("funds"), Body::of),
            programmes: all(more.get("programmes"), Body::of),
            involved,
            registration_url: more.string("registrationUrl"),
            streams: all(more.get("livestream"), |value| link(value, LinkKind::Stream)),
            contacts: all(more.get("contact"), Contact::of),
            newsletter: Newsletter::of(more.get("newsletter")),
            links: all(more.get("links"), |value| link(value, LinkKind::Web)),
            hashtag: more.str("hashtag").map(|word| "#".to_owned() + word.trim_start_matches('#')),
            documents: all(more.get("documents"), Publication::of),
            news: all(more.get("news"), News::of),
            images: images(more, &["image", "images"]),
            logo: Image::of(more.get("logo")),
            accessibility: all(more.get("accessibility"), Info::of),
            practical: all(more.get("practicalInfo"), Info::of),
        }
    }
}

/// The seldom facts of a session.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SessionFacts {
    /// What the date doesn't say.
    pub date_note: Text,
    /// For beginners, for experts …
    pub level: Text,
    pub audience: Vec<Text>,
    pub format: Text,
    /// Organisations that take part or are presented.
    pub organizations: Vec<Involved>,
    pub quotes: Vec<Quote>,
    pub figures: Vec<Figure>,
    pub questions: Vec<Question>,
    pub calls: Vec<Call>,
    pub documents: Vec<Publication>,
    pub images: Vec<Image>,
    pub accessibility: Vec<Info>,
    pub practical: Vec<Info>,
}

impl SessionFacts {
    /// Reads the facts of a session: [`super::Session::more`].
    pub fn read(more: &Json) -> SessionFacts {
        SessionFacts {
            date_note: Text::of(more.get("dateNote")),
            level: Text::of(more.get("level")),
            audience: Text::list(more.get("audience")),
            format: Text::of(more.get("sessionFormat")),
            organizations: all(more.get("organizations"), |value| Involved::of(value, "")),
            quotes: all(more.get("quotes"), Quote::of),
            figures: all(more.get("figures"), Figure::of),
            questions: all(more.get("challengeQuestions"), Question::of),
            calls: all(more.get("calls"), Call::of),
            documents: all(more.get("documents"), Publication::of),
            images: images(more, &["image", "images", "logo"]),
            accessibility: all(more.get("accessibility"), Info::of),
            practical: all(more.get("practicalInfo"), Info::of),
        }
    }
}

/// Reads a list, or the one thing in its place, and leaves out what says nothing.
fn all<T>(value: &Json, read: impl Fn(&Json) -> Option<T>) -> Vec<T> {
    value.one_or_many().iter().filter_map(read).collect()
}

fn images(more: &Json, keys: &[&str]) -> Vec<Image> {
    keys.iter().flat_map(|key| all(more.get(key), Image::of)).collect()
}

/// A URL, or an object with one.
fn link(value: &Json, kind: LinkKind) -> Option<Link> {
    if !value.is_map() {
        // Words alone lead nowhere: only under `url` has the allow-list been asked.
        return None;
    }
    let word = value.first(&["type", "rel"]).as_str().map(LinkKind::of_word);
    Some(Link {
        url: value.string("url")?,
        title: Text::of(value.first(&["title", "name"])),
        kind: word.filter(|word| *word != LinkKind::Web).unwrap_or(kind),
        when: Times::read(value.get("when")),
    })
}

/// Words that are not for people, such as language tags.
fn tags(value: &Json) -> Vec<String> {
    all(value, |tag| tag.as_str().map(str::to_owned))
}
