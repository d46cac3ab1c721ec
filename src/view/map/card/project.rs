//! All that is known of a project.

use super::facts::{Facts, plain};
use crate::i18n::Key;
use crate::model::city::Source;
use crate::model::project::{Named, Partner, PartnerRole, Project, ProjectCity, ProjectRecord};
use crate::model::{Image, PartialDate, Text};
use crate::state::map::{status_key, told_money};
use crate::view::dom;
use crate::view::el::{El, Place, article, button, div, el, heading, li, p, span, ul};
use crate::view::map::scene::MapScene;
use crate::view::words::{foreign, outward, running};
use std::rc::Rc;

pub fn project(scene: &MapScene, record: &ProjectRecord, place: &Place) -> El {
    let (project, level) = (record.project(), scene.options.heading_level + 1);
    let title = heading(level).class("heading").part("heading").child(foreign(scene.said(&project.name)));
    let running_text = |text: &Text| (!text.is_empty()).then(|| running(scene.said(text)));
    article()
        .class("card")
        .part("card")
        .attr("data-id", record.id.clone())
        .child(project.images.iter().find_map(|image| picture(scene, image)))
        .child(title)
        .child(running_text(&project.summary))
        .child(facts(scene, record, &project))
        .child(running_text(&project.description))
        .child(quotes(scene, &project))
        .child(links(scene, &project))
        .child(more(scene, &project, level))
        .child(sources(scene, &project))
        .child(actions(scene, record, &project, place))
}

fn facts(scene: &MapScene, record: &ProjectRecord, project: &Project) -> Option<El> {
    let (locale, wording) = (&scene.locale, scene.wording());
    let text = |text: &Text| foreign(scene.said(text));
    let texts = |list: &[Text]| list.iter().map(text).collect::<Vec<El>>();
    let mut facts = Facts::new(locale);
    let status = project.status.as_ref().map(|status| match status_key(status) {
        Some(key) => locale.t(key),
        None => status.name().to_owned(),
    });
    facts.words(Key::ProjectStatus, status);
    facts.words(Key::ProjectPeriod, period(scene, project.start.as_ref(), project.end.as_ref()));
    facts.add(Key::MapThemes, project.themes.iter().map(|theme| text(&theme.name)).collect());
    facts.add(Key::MapCities, project.cities.iter().map(|city| self::city(scene, city)).collect());
    facts.add(Key::ProjectLead, project.lead.iter().map(|named| self::named(scene, named)).collect());
    facts.add(Key::ProjectPartners, project.partners.iter().map(|partner| self::partner(scene, partner)).collect());
    facts.add(Key::ProjectProgramme, project.programme.iter().map(|named| self::named(scene, named)).collect());
    facts.add(Key::ProjectFund, project.fund.iter().map(|named| self::fund(scene, named)).collect());
    for (key, list) in [(Key::MapFunding, &project.funding), (Key::MapLeveraged, &project.leveraged)] {
        let mut values = Vec::new();
        for money in list {
            let label = (!money.label.is_empty()).then(|| span().child(" · ").child(text(&money.label)));
            let year = money.year.map(|year| " · ".to_owned() + &wording.year(year));
            values.push(
                span()
                    .class("figure")
                    .part("figure")
                    .child(plain(told_money(money, &wording)))
                    .child(label)
                    .child(year)
                    .child(note(scene, &money.note)),
            );
        }
        facts.add(key, values);
    }
    if let Some(reduction) = &project.reduction {
        let told = wording.figure(&reduction.quantity);
        let words = if reduction.per_year { locale.fill(Key::PerYear, &[("n", &told.words)]) } else { told.words };
        let when = wording.when(&reduction.quantity).map(|when| " · ".to_owned() + &when);
        let note = note(scene, &reduction.quantity.note);
        let figure = span().class("figure").part("figure").child(plain(words)).child(when).child(note);
        facts.add(Key::MapEffect, vec![figure]);
    }
    facts.add(Key::ProjectBenefits, texts(&project.co_benefits));
    facts.add(Key::ProjectLevers, project.levers.iter().map(|lever| plain(lever.replace('-', " "))).collect());
    facts.words(Key::ProjectSdgs, Some(locale.list(&project.sdgs)).filter(|_| !project.sdgs.is_empty()));
    let mut indicators = Vec::new();
    for indicator in &project.indicators {
        if let Some(value) = indicator.values.last() {
            let figure = plain(wording.figure(value).words);
            let note = note(scene, &value.note);
            indicators.push(span().child(text(&indicator.name)).child(": ").child(figure).child(note));
        }
    }
    facts.add(Key::CityIndicators, indicators);
    facts.add(Key::ProjectPlaces, places(scene, record));
    let vague =
        project.precision.as_deref().is_some_and(|precision| matches!(precision, "city" | "region" | "country"));
    let vague = vague.then(|| p().class("quiet").child(locale.t(Key::ProjectVague)));
    let list = facts.list();
    (list.is_some() || vague.is_some()).then(|| div().class("block").child(list).child(vague))
}

/// What the source says of a figure besides.
fn note(scene: &MapScene, note: &Text) -> Option<El> {
    (!note.is_empty()).then(|| el("span").class("note").child(foreign(scene.said(note))))
}

/// The places by name, where the source names them.
fn places(scene: &MapScene, record: &ProjectRecord) -> Vec<El> {
    let mut places = Vec::new();
    for site in record.sites.iter() {
        let (name, address) = (site.name(), site.address());
        let words = if name.is_empty() { address } else { name };
        if !words.is_empty() {
            places.push(foreign(scene.said(&words)));
        }
    }
    if places.is_empty() && record.sites.len() > 1 {
        places.push(plain(scene.locale.count(Key::MapSites, record.sites.len(), &[])));
    }
    places
}

fn city(scene: &MapScene, city: &ProjectCity) -> El {
    let country = city.country.as_ref().map(|country| scene.wording().country(country));
    let country = country.filter(|country| !country.is_empty()).map(|country| span().child(", ").child(plain(country)));
    span().child(foreign(scene.said(&city.name))).child(country)
}

fn named(scene: &MapScene, named: &Named) -> El {
    let id = Text::from(named.id.as_deref().unwrap_or_default());
    let name = foreign(scene.said(if named.name.is_empty() { &id } else { &named.name }));
    match &named.url {
        Some(url) => outward(url.clone(), String::new()).child(name),
        None => name,
    }
}

/// A fund by the name that the collection gives it.
fn fund(scene: &MapScene, named: &Named) -> El {
    let loaded = scene.loaded.peek();
    let known = loaded.document.data.funds().into_iter().find(|fund| fund.id.is_some() && fund.id == named.id);
    match known.filter(|_| named.name.is_empty()) {
        Some(fund) => self::named(scene, &Named { name: fund.name, url: fund.url, ..Named::default() }),
        None => self::named(scene, named),
    }
}

fn partner(scene: &MapScene, partner: &Partner) -> El {
    let role = match partner.role {
        Some(PartnerRole::Funding) => Some(plain(scene.locale.t(Key::RoleFunding))),
        Some(PartnerRole::Accountable) => Some(plain(scene.locale.t(Key::RoleAccountable))),
        Some(PartnerRole::Extending) => Some(plain(scene.locale.t(Key::RoleExtending))),
        Some(PartnerRole::Implementing) => Some(plain(scene.locale.t(Key::RoleImplementing))),
        None => (!partner.role_name.is_empty()).then(|| foreign(scene.said(&partner.role_name))),
    };
    let body = Named { name: partner.name.clone(), url: partner.url.clone(), ..Named::default() };
    span().child(named(scene, &body)).child(role.map(|role| span().child(" · ").child(role)))
}

/// "2021–2024", "From May 2021".
fn period(scene: &MapScene, start: Option<&PartialDate>, end: Option<&PartialDate>) -> Option<String> {
    let (locale, wording) = (&scene.locale, scene.wording());
    match (start, end) {
        (Some(start), Some(end)) => Some(crate::state::date_span(start, Some(end), locale)),
        (Some(start), None) => Some(locale.fill(Key::ProjectFrom, &[("date", &wording.date(start))])),
        (None, Some(end)) => Some(locale.fill(Key::ProjectUntil, &[("date", &wording.date(end))])),
        (None, None) => None,
    }
}

/// A picture with its credit; a picture that does not come leaves nothing.
fn picture(scene: &MapScene, image: &Image) -> Option<El> {
    let url = image.url.clone()?;
    let gone = Place::default();
    let failed = gone.clone();
    let alt = if image.decorative { String::new() } else { scene.said(&image.alt).words };
    let credit = (!image.credit.is_empty()).then(|| {
        let words = scene.locale.fill(Key::Credit, &[("names", &scene.said(&image.credit).words)]);
        el("figcaption").class("quiet").child(plain(words))
    });
    let picture = el("img")
        .attr("src", url)
        .attr("alt", alt)
        .attr("loading", "lazy")
        .attr("decoding", "async")
        .attr("referrerpolicy", "no-referrer")
        .on("error", move |_| dom::take_away(&failed));
    Some(el("figure").class("picture").place(gone).child(picture).child(credit))
}

fn quotes(scene: &MapScene, project: &Project) -> Option<El> {
    let mut list = Vec::new();
    for quote in &project.quotes {
        let by = quote.name.clone();
        let by = (!by.is_empty()).then(|| p().class("quiet").child(foreign(scene.said(&by))));
        list.push(el("blockquote").class("quote").child(running(scene.said(&quote.text))).child(by));
    }
    (!list.is_empty()).then(|| div().class("block").child(list))
}

fn links(scene: &MapScene, project: &Project) -> Option<El> {
    let mut list = ul().class("links");
    let mut any = false;
    for link in &project.links {
        let title = if link.title.is_empty() { Text::from(host(&link.url)) } else { link.title.clone() };
        list = list.child(li().child(outward(link.url.clone(), String::new()).child(foreign(scene.said(&title)))));
        any = true;
    }
    for document in &project.documents {
        let title = foreign(scene.said(&document.title));
        let said = match &document.url {
            Some(url) => outward(url.clone(), String::new()).child(title),
            // It may be had on paper alone.
            None if !document.title.is_empty() => title,
            None => continue,
        };
        list = list.child(li().child(said));
        any = true;
    }
    any.then_some(list)
}

fn host(url: &str) -> &str {
    url.split('/').nth(2).unwrap_or(url)
}

/// What the source says besides, under its own names.
fn more(scene: &MapScene, project: &Project, level: u8) -> Option<El> {
    let mut facts = Facts::new(&scene.locale);
    for fact in &project.more {
        let said = |words: &str| foreign(scene.said(&Text::from(words)));
        facts.add_named(said(&fact.name), vec![said(&fact.value)]);
    }
    let list = facts.list()?;
    let title = heading(level + 1).class("block-title").child(scene.locale.t(Key::ProjectMore));
    Some(div().class("block").child(title).child(list))
}

fn sources(scene: &MapScene, project: &Project) -> Option<El> {
    let loaded = scene.loaded.peek();
    let mut facts = Facts::new(&scene.locale);
    if let Some(source) = &project.source {
        let known = Source::list(loaded.document.more.get("sources"));
        let known = known.into_iter().find(|known| Some(&known.id) == source.id.as_ref());
        let named = match known.filter(|_| source.name.is_empty()) {
            Some(known) => Named { name: known.title, url: known.url, ..Named::default() },
            None => source.clone(),
        };
        facts.add(Key::SourceMark, vec![self::named(scene, &named)]);
    }
    let updated = project.updated.as_ref().map(|date| scene.wording().date(date));
    let updated =
        updated.map(|date| p().class("quiet").child(scene.locale.fill(Key::ProjectUpdated, &[("date", &date)])));
    let list = facts.list();
    (list.is_some() || updated.is_some()).then(|| div().class("block").child(list).child(updated))
}

/// Shows the project on the map, and lets the group follow.
fn actions(scene: &MapScene, record: &ProjectRecord, project: &Project, place: &Place) -> El {
    let (shown, place) = (scene.clone(), place.clone());
    let at = scene.loaded.peek().document.data.projects.iter().position(|known| known.id == record.id);
    let entry = at.and_then(|at| scene.register.peek().entries.get(at).map(|entry| entry.spots));
    let see = entry.filter(|spots| spots.1 > 0 && scene.camera.peek().is_some()).map(|spots| {
        let press = move |_| {
            let register = shown.register.peek();
            if let Some(spot) = register.spots.get(spots.0) {
                let zoom = shown.camera.peek().map_or(11.0, |camera| camera.zoom.max(11.0));
                shown.visit.moved.set(Some((spot.at, zoom)));
                shown.visit.lit.set(at);
            }
            dom::close(&place);
        };
        button().attr("type", "button").class("button").on("click", press).child(scene.locale.t(Key::ProjectSeeOnMap))
    });
    let group = project.cities.first().filter(|_| scene.options.grouped).map(|city| {
        let name = scene.said(&city.name).words;
        let (followed, record, outlet) = (scene.visit.followed.clone(), record.clone(), scene.outlet.clone());
        let (heard, locale, id) = (scene.visit.followed.clone(), scene.locale.clone(), record.id.clone());
        let press = move |_| {
            let ends = followed.peek().as_deref() == Some(&record.id);
            if outlet.select((!ends).then_some(&record)) {
                followed.set((!ends).then(|| Rc::from(record.id.as_str())));
            }
        };
        let words = move || match heard.get().as_deref() == Some(&id) {
            true => locale.t(Key::GroupClear),
            false => locale.fill(Key::GroupShow, &[("name", &name)]),
        };
        button().attr("type", "button").class("button").on("click", press).live(words)
    });
    div().class("actions").child(see).child(" ").child(group)
}
