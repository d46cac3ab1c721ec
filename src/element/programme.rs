//! `<city-programme>`: what it reads, and what it offers besides its first view.

use super::Core;
use super::kind::{Kept, Kind, Read};
use super::outlet::Outlet;
use crate::model::Programme;
use crate::part::{self, Part};
use crate::source::{Format, ReadOptions, detect, part_of};
use crate::state::{FailureKind, Loaded, Options, Snapshot};
use crate::view::el::El;
use crate::view::{self, Renewal, Visit};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The kind of `<city-programme>`.
pub(crate) struct ProgrammeKind;

impl Kind for ProgrammeKind {
    type Options = Options;
    type Data = Programme;
    type Visit = Visit;
    type Requests = ();

    fn options(attribute: &dyn Fn(&str) -> Option<String>) -> Options {
        Options::read(attribute)
    }

    fn visit(options: &Options) -> Visit {
        Visit::new(options)
    }

    fn renewal(visit: &Visit) -> &Renewal {
        &visit.renewal
    }

    fn view(core: &Rc<Core<Self>>) -> El {
        let outlet: Rc<dyn view::Outlet> = Rc::new(Outlet(Rc::downgrade(core)));
        let (options, locale, load) = (core.options.clone(), core.locale.clone(), core.load.clone());
        let (visit, now) = (core.visit.clone(), core.now.clone());
        view::programme(view::Programme { options, locale, load, visit, now, outlet })
    }

    fn reads_differently(last: &Options, next: &Options) -> bool {
        last.reads_differently(next)
    }

    fn changed(core: &Rc<Core<Self>>, last: &Options, next: &Options) {
        if next.query != last.query {
            core.visit.query.set(next.query.clone());
        }
        if next.view != last.view {
            core.visit.view.set(next.view);
        }
        if last.reads_differently(next) {
            core.visit.marks.set(Rc::default());
            core.visit.baseline.replace(None);
        }
    }

    fn settle(core: &Rc<Core<Self>>) {
        follow_address(core);
        offer_stars(core);
    }

    fn foresee(core: &Rc<Core<Self>>) {
        let options = core.options.peek();
        let mut parts = missing(core);
        parts.extend(part_of(options.format.unwrap_or(Format::CityWidgets), options.fields.is_some()));
        // Beside the feed, not after it.
        for part in parts {
            core.want(part, Box::new(|| ()));
        }
    }

    fn read(core: &Rc<Core<Self>>, text: &str, print: u64, url: Option<&str>, then: Read<Programme>) {
        let missing = missing(core);
        if missing.is_empty() {
            return decode(core, text, print, url, then);
        }
        // Not all the sessions meanwhile, nor a list that makes room for filters when they come.
        let (this, text, url) = (core.clone(), text.to_owned(), url.map(str::to_owned));
        let come = Box::new(move || decode(&this, &text, print, url.as_deref(), then));
        need_all(core.clone(), missing, come);
    }

    fn compare(
        core: &Rc<Core<Self>>,
        loaded: Loaded,
        renewed: bool,
        offline: Option<String>,
        then: Box<dyn FnOnce(Loaded)>,
    ) {
        if !renewed && offline.is_none() {
            return then(loaded);
        }
        let this = core.clone();
        let there = move |there: bool| {
            if there { part::live::compare(&this, loaded, offline, then) } else { then(loaded) }
        };
        core.need(Part::Live, Box::new(there));
    }

    fn snapshot(loaded: &Loaded) -> String {
        // Of what was shown, so with the sessions that have vanished.
        Snapshot::of(loaded.programme()).to_text()
    }

    fn remember(core: &Core<Self>, line: &str) {
        core.visit.baseline.replace(Snapshot::parse(line));
    }

    fn plan(core: &Rc<Core<Self>>) {
        part::live::plan(core);
    }

    fn keep(core: &Rc<Core<Self>>, url: String, text: Option<String>) {
        part::live::keep(core, &url, text);
    }

    fn kept(core: &Rc<Core<Self>>, url: &str, then: Kept<Programme>) {
        part::live::kept(core, url, then);
    }

    fn bridge(core: &Rc<Core<Self>>, url: &str, source: &str) {
        part::live::bridge(core, url, source);
    }

    fn relate(core: &Rc<Core<Self>>, detail: &str) {
        part::live::relate(core, detail);
    }
}

/// The parts that what is chosen from the beginning needs, and that have not come yet.
fn missing(core: &Core<ProgrammeKind>) -> Vec<Part> {
    let query = core.visit.query.peek();
    let mut parts = Vec::new();
    for (part, needed) in [(Part::Search, !query.text.is_empty()), (Part::Filters, query.is_filtered())] {
        if needed && !core.has(part) {
            parts.push(part);
        }
    }
    parts
}

/// Goes on when some parts have come, or can't be had.
fn need_all(core: Rc<Core<ProgrammeKind>>, mut parts: Vec<Part>, then: Box<dyn FnOnce()>) {
    match parts.pop() {
        Some(part) => core.clone().need(part, Box::new(move |_| need_all(core, parts, then))),
        None => then(),
    }
}

/// Reads an answer, once the code for its format has come.
fn decode(core: &Rc<Core<ProgrammeKind>>, text: &str, print: u64, url: Option<&str>, then: Read<Programme>) {
    let (locale, options) = (core.locale.peek(), core.options.peek());
    let zone = options.named_zone();
    let how = ReadOptions {
        format: options.format,
        fields: options.fields.as_deref(),
        zone: zone.as_deref(),
        day_change: options.day_change,
        track_category: options.track_category.as_deref(),
        base: url.or(Some(&options.base)),
        zones: &*locale.formatter,
    };
    let detected = match detect(text, &how) {
        Ok(detected) => detected,
        Err(error) => return then(Err(FailureKind::Format(error))),
    };
    if let Some(part) = detected.part.filter(|part| !core.has(*part)) {
        let (this, text, url) = (core.clone(), text.to_owned(), url.map(str::to_owned));
        let come = move |there: bool| {
            if there { decode(&this, &text, print, url.as_deref(), then) } else { then(Err(FailureKind::Part)) }
        };
        return core.need(part, Box::new(come));
    }
    let feed = match detected.read(how) {
        Ok(feed) => feed,
        Err(error) => return then(Err(FailureKind::Format(error))),
    };
    let loaded = Loaded {
        format: feed.format.name(),
        document: feed.document,
        diagnostics: feed.diagnostics,
        at: Cell::new(locale.formatter.now()),
        print,
        index: RefCell::default(),
    };
    // The page is told of the faults in words, and these come with any part.
    if loaded.diagnostics.is_empty() || !core.has_none() {
        return then(Ok(loaded));
    }
    core.need(Part::Notes, Box::new(|_| then(Ok(loaded))));
}

/// Lets choices and address follow each other, where the page asks for that.
fn follow_address(core: &Rc<Core<ProgrammeKind>>) {
    let options = core.options.peek();
    if !options.deep_links {
        core.address.replace(None);
    } else if core.address.borrow().is_none() {
        let this = core.clone();
        let follow = move || {
            // Asked for more than once before it came, or no longer asked for.
            if this.address.borrow().is_some() || !this.options.peek().deep_links {
                return;
            }
            part::address::follow(&this);
        };
        core.want(Part::Address, Box::new(follow));
    }
}

/// Offers stars, where the page asks for that and there is something to star.
fn offer_stars(core: &Rc<Core<ProgrammeKind>>) {
    if !core.options.peek().favourites {
        core.visit.stars.set_if_new(None);
    } else if core.load.peek().loaded().is_some() {
        let this = core.clone();
        let offer = move || part::personal::begin(&this);
        core.want(Part::Personal, Box::new(offer));
    }
}

impl Core<ProgrammeKind> {
    /// Searches for something on behalf of another element.
    pub(crate) fn look_for(&self, text: String) {
        self.visit.query.update(|query| query.text = text);
    }
}
