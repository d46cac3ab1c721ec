//! `<city-programme>`: what it reads, and what it offers besides its first view.

use super::Core;
use super::kind::Kind;
use super::outlet::Outlet;
use crate::model::Programme;
use crate::part::{self, Part};
use crate::source::{ReadOptions, detect, is_seldom};
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
        if options.fields.is_some() || options.format.is_some_and(is_seldom) {
            // Beside the feed, not after it.
            core.want(Part::Formats, Box::new(|| ()));
        }
    }

    async fn read(core: &Core<Self>, text: &str, print: u64, url: Option<&str>) -> Result<Loaded, FailureKind> {
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
        let detected = detect(text, &how).map_err(FailureKind::Format)?;
        if detected.seldom && !core.need(Part::Formats).await {
            return Err(FailureKind::Network);
        }
        let feed = detected.read(how).map_err(FailureKind::Format)?;
        Ok(Loaded {
            format: feed.format.name(),
            document: feed.document,
            diagnostics: feed.diagnostics,
            at: Cell::new(locale.formatter.now()),
            print,
            index: RefCell::default(),
        })
    }

    async fn compare(core: &Rc<Core<Self>>, loaded: &mut Loaded, renewed: bool, offline: Option<&str>) {
        if (renewed || offline.is_some()) && core.need(Part::Live).await {
            if let Some(url) = offline {
                part::live::remember(core, url).await;
            }
            part::live::compare(core, loaded);
        }
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
        part::live::keep(core, url, text);
    }

    async fn kept(core: &Core<Self>, url: &str) -> Option<Loaded> {
        part::live::kept(core, url).await
    }

    fn bridge(core: &Rc<Core<Self>>, url: &str, source: &str) {
        part::live::bridge(core, url, source);
    }
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
            let linked = part::address::Linked {
                visit: this.visit.clone(),
                options: this.options.clone(),
                load: this.load.clone(),
                container: this.container.clone().into(),
            };
            this.address.replace(Some(part::address::start(linked)));
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
        let offer = move || {
            let (load, options) = (this.load.peek(), this.options.peek());
            if let (Some(loaded), true) = (load.loaded(), options.favourites) {
                let src = options.src.as_ref().filter(|_| this.data.borrow().is_none());
                let src = src.and_then(|src| web_sys::Url::new_with_base(src, &options.base).ok());
                let src = src.map(|src| src.href());
                part::personal::start(&this.visit, &loaded.document, src.as_deref(), &options.name);
            }
        };
        core.want(Part::Personal, Box::new(offer));
    }
}
