//! What there is to follow, to read and to see.

use super::super::el::{El, div, li, p, span, ul};
use super::super::words::outward;
use super::teller::Teller;
use crate::i18n::Key;
use crate::model::{Contact, Facts, Image, News, Newsletter, Programme, Publication, Text};
use crate::state::{date_span, kind_label};

/// Registration and livestream of the event as a whole.
pub fn ways_in(teller: &Teller, facts: &Facts) -> Option<El> {
    let mut line = p().class("doing");
    let mut any = false;
    if let Some(url) = &facts.registration_url {
        line = line.child(outward(url.clone(), teller.t(Key::LinkRegistration)).class("button"));
        any = true;
    }
    for stream in &facts.streams {
        let title = teller.words(&stream.title);
        let words = if title.is_empty() { teller.t(Key::LinkStream) } else { title };
        line = line.child(outward(stream.url.clone(), words).class("button"));
        any = true;
    }
    any.then_some(line)
}

/// A link with its title, else with where it leads.
pub fn link(teller: &Teller, url: &str, title: &Text) -> El {
    let title = teller.words(title);
    let host = url.split('/').nth(2).unwrap_or(url);
    outward(url.to_owned(), if title.is_empty() { host.to_owned() } else { title })
}

/// Recordings of days and of the whole; those of a session stand with it. Also one that is told of but not linked.
pub fn recordings(teller: &Teller, programme: &Programme) -> Option<El> {
    let mut items = Vec::new();
    for recording in programme.recordings.iter().filter(|recording| recording.session().is_none()) {
        let label = teller.words(&recording.label);
        let label = if label.is_empty() { teller.t(Key::LinkRecording) } else { label };
        let name = match &recording.url {
            Some(url) => outward(url.clone(), label),
            None => span().attr("dir", "auto").child(label),
        };
        let captions =
            tongues(teller, &recording.captions()).map(|names| teller.locale.fill(Key::Captions, &[("names", &names)]));
        items.push(teller.item(Some(name), &Text::default(), vec![tongues(teller, &recording.languages()), captions]));
    }
    teller.section(Key::Recordings, items)
}

fn tongues(teller: &Teller, tags: &[&str]) -> Option<String> {
    let mut names = Vec::new();
    for tag in tags {
        names.push(teller.locale.formatter.language(tag));
    }
    (!names.is_empty()).then(|| teller.locale.list(&names))
}

pub fn documents(teller: &Teller, documents: &[Publication]) -> Option<El> {
    let mut items = Vec::new();
    for document in documents {
        items.push(publication(teller, document));
    }
    teller.section(Key::Documents, items)
}

/// A document: title, and all that helps to decide whether to open it.
pub fn publication(teller: &Teller, document: &Publication) -> El {
    let lines = vec![
        teller.list(&document.publishers),
        document.published.as_ref().map(|date| date_span(date, None, teller.locale)),
        document.lang.as_ref().map(|tag| teller.locale.formatter.language(tag)),
        document.format.clone(),
        document.bytes.map(|bytes| teller.figures.bytes(bytes)),
    ];
    let name = teller.linked(&document.title, document.url.as_deref());
    teller.item(Some(name), &document.description, lines)
}

pub fn news(teller: &Teller, news: &[News]) -> Option<El> {
    let mut items = Vec::new();
    for piece in news {
        let lines = vec![
            piece.date.as_ref().map(|date| date_span(date, None, teller.locale)),
            piece.kind.as_ref().map(|kind| kind_label(&Text::from(kind.as_str()), None, teller.locale)),
            teller.list(&piece.topics),
            (!piece.event.is_empty()).then(|| teller.words(&piece.event)),
        ];
        items.push(teller.item(Some(teller.linked(&piece.title, piece.url.as_deref())), &Text::default(), lines));
    }
    teller.section(Key::News, items)
}

pub fn newsletter(teller: &Teller, newsletter: Option<&Newsletter>) -> Option<El> {
    let newsletter = newsletter?;
    let name = match (newsletter.name.is_empty(), &newsletter.url) {
        (true, None) => None,
        (true, Some(url)) => Some(link(teller, url, &newsletter.name)),
        (false, url) => Some(teller.linked(&newsletter.name, url.as_deref())),
    };
    let frequency =
        (!newsletter.frequency.is_empty()).then(|| kind_label(&newsletter.frequency, teller.lang(), teller.locale));
    teller.section(Key::Newsletter, vec![teller.item(name, &newsletter.description, vec![frequency])])
}

pub fn contacts(teller: &Teller, contacts: &[Contact]) -> Option<El> {
    let mut items = Vec::new();
    for contact in contacts {
        let name = (!contact.name.is_empty()).then(|| teller.linked(&contact.name, contact.url.as_deref()));
        let role = (!contact.role.is_empty()).then(|| teller.words(&contact.role));
        let mut ways = ul().class("links");
        for (url, words) in [(contact.mail_link(), &contact.email), (contact.phone_link(), &contact.phone)] {
            if let (Some(url), Some(words)) = (url, words) {
                ways = ways.child(li().child(outward(url, words.clone()).attr("dir", "ltr")));
            }
        }
        if let (None, Some(url)) = (&name, &contact.url) {
            ways = ways.child(li().child(link(teller, url, &Text::default())));
        }
        items.push(div().child(teller.item(name, &Text::default(), vec![role])).child(ways));
    }
    teller.section(Key::Contact, items)
}

/// Pages, and social media.
pub fn links(teller: &Teller, facts: &Facts) -> Option<El> {
    let mut list = ul().class("links");
    let mut any = false;
    let own = teller.programme().url.as_ref();
    if let Some(url) = own {
        list = list.child(li().child(link(teller, url, &Text::default())));
        any = true;
    }
    for found in &facts.links {
        list = list.child(li().child(link(teller, &found.url, &found.title)));
        any = true;
    }
    any.then(|| teller.around(Key::Links, list))
}

/// Pictures in words: none is loaded.
pub fn images(teller: &Teller, images: &[Image]) -> Option<El> {
    let mut items = Vec::new();
    for image in images {
        let caption = if image.caption.is_empty() { &image.alt } else { &image.caption };
        let name = (!caption.is_empty()).then(|| p().child(teller.linked(caption, image.url.as_deref())));
        let lines = vec![
            teller.with(Key::Credit, &image.credit),
            image.date.as_ref().map(|date| date_span(date, None, teller.locale)),
            image.licence.clone(),
        ];
        let lines = teller.quiet(lines);
        if name.is_some() || lines.is_some() {
            items.push(div().child(name).child(lines));
        }
    }
    teller.section(Key::Photos, items)
}
