//! `<city-profile>`: what it reads, and what it offers besides its first view.

use super::Core;
use super::kind::{Kept, Kind, Read};
use super::outlet::Outlet;
use super::report::to_js;
use crate::i18n::Key;
use crate::model::Json;
use crate::model::city::Profiles;
use crate::part::{self, Part};
use crate::source::city::{CityFormat, CityOptions, Detected, detect};
use crate::state::city::{ProfileOptions, Variant};
use crate::state::{FailureKind, Loaded};
use crate::view::Renewal;
use crate::view::city::{CityOutlet, CityVisit, Profile, profile};
use crate::view::el::El;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The kind of `<city-profile>`.
pub(crate) struct ProfileKind;

impl Kind for ProfileKind {
    type Options = ProfileOptions;
    type Data = Profiles;
    type Visit = CityVisit;
    type Requests = ();

    fn options(attribute: &dyn Fn(&str) -> Option<String>) -> ProfileOptions {
        ProfileOptions::read(attribute)
    }

    fn visit(options: &ProfileOptions) -> CityVisit {
        CityVisit::new(options)
    }

    fn renewal(visit: &CityVisit) -> &Renewal {
        &visit.renewal
    }

    fn view(core: &Rc<Core<Self>>) -> El {
        let outlet: Rc<dyn CityOutlet> = Rc::new(Outlet(Rc::downgrade(core)));
        let (options, locale, load) = (core.options.clone(), core.locale.clone(), core.load.clone());
        let (visit, now) = (core.visit.clone(), core.now.clone());
        profile(Profile { options, locale, load, visit, now, outlet })
    }

    fn reads_differently(last: &ProfileOptions, next: &ProfileOptions) -> bool {
        last.reads_differently(next)
    }

    fn changed(core: &Rc<Core<Self>>, last: &ProfileOptions, next: &ProfileOptions) {
        if next.query != last.query {
            core.visit.query.update(|query| query.text.clone_from(&next.query));
        }
    }

    /// Lets choices and address follow each other, where the page asks for that.
    fn settle(core: &Rc<Core<Self>>) {
        if !core.options.peek().deep_links {
            core.address.replace(None);
        } else if core.address.borrow().is_none() {
            let this = core.clone();
            let follow = move || {
                // Asked for more than once before it came, or no longer asked for.
                if this.address.borrow().is_some() || !this.options.peek().deep_links {
                    return;
                }
                let linked = part::city::address::CityLinked {
                    visit: this.visit.clone(),
                    options: this.options.clone(),
                    load: this.load.clone(),
                    container: this.container.clone().into(),
                };
                this.address.replace(Some(part::city::address::start(linked)));
            };
            core.want(Part::Address, Box::new(follow));
        }
    }

    fn foresee(core: &Rc<Core<Self>>) {
        let options = core.options.peek();
        if options.fields.is_some() || options.format.is_some_and(|format| format != CityFormat::CityWidgets) {
            // Beside the data, not after them.
            core.want(Part::Formats, Box::new(|| ()));
        }
        if !matches!(options.variant, Variant::Compact | Variant::Row) {
            core.want(Part::Standard, Box::new(|| ()));
        }
    }

    fn read(core: &Rc<Core<Self>>, text: &str, print: u64, url: Option<&str>, then: Read<Profiles>) {
        let options = core.options.peek();
        let how = CityOptions {
            format: options.format,
            fields: options.fields.as_deref(),
            base: url.or(Some(&options.base)),
        };
        let known = detect(text, &how).and_then(|detected| Ok((detected.tidy(&how)?, detected)));
        let part_of = |detected: &Detected| if detected.is_ours() { Part::Mend } else { Part::Formats };
        let read = match known {
            Ok((None, detected)) if !core.has(part_of(&detected)) => {
                let (this, text, url) = (core.clone(), text.to_owned(), url.map(str::to_owned));
                let come = move |there: bool| {
                    if there {
                        Self::read(&this, &text, print, url.as_deref(), then)
                    } else {
                        then(Err(FailureKind::Part))
                    }
                };
                return core.need(part_of(&detected), Box::new(come));
            }
            Ok((None, detected)) if detected.is_ours() => part::city::mend::read(&detected, &how),
            Ok((None, detected)) => part::city::formats::read(&detected, &how),
            Ok((Some(feed), _)) => Ok(feed),
            Err(error) => Err(error),
        };
        then(read.map_err(FailureKind::Format).map(|feed| Loaded {
            format: feed.format.name(),
            document: feed.document,
            diagnostics: feed.diagnostics,
            at: Cell::new(core.locale.peek().formatter.now()),
            print,
            index: RefCell::default(),
        }));
    }

    /// A profile shows what is; what it was before stands in its series. So only that something is new is said.
    fn compare(
        core: &Rc<Core<Self>>,
        loaded: Loaded<Profiles>,
        renewed: bool,
        _: Option<String>,
        then: Box<dyn FnOnce(Loaded<Profiles>)>,
    ) {
        if !renewed {
            return then(loaded);
        }
        let this = core.clone();
        let there = move |there: bool| {
            if there {
                this.visit.notice.set(this.locale.peek().t(Key::CityUpdated));
            }
            then(loaded);
        };
        core.need(Part::Live, Box::new(there));
    }

    fn snapshot(_: &Loaded<Profiles>) -> String {
        String::new()
    }

    fn remember(_: &Core<Self>, _: &str) {}

    fn plan(core: &Rc<Core<Self>>) {
        part::city::live::plan(core);
    }

    fn keep(core: &Rc<Core<Self>>, url: String, text: Option<String>) {
        part::city::live::keep(core, &url, text);
    }

    fn kept(core: &Rc<Core<Self>>, url: &str, then: Kept<Profiles>) {
        part::city::live::kept(core, url, then);
    }

    fn bridge(core: &Rc<Core<Self>>, url: &str, source: &str) {
        part::city::live::bridge(core, url, source);
    }

    fn relate(core: &Rc<Core<Self>>, detail: &str) {
        part::city::live::relate(core, detail);
    }
}

impl CityOutlet for Outlet<ProfileKind> {
    fn emit(&self, name: &str, detail: &Json, cancelable: bool) -> bool {
        self.0.upgrade().is_none_or(|core| core.host.emit(name, to_js(detail), cancelable))
    }
}

impl Core<ProfileKind> {
    /// Searches the list for a city; a card of one of several shows it.
    pub(crate) fn look_for(&self, name: String) {
        // The button of this one's own city no longer says the truth.
        self.visit.followed.set_if_new(None);
        if self.options.peek().city.is_some() {
            self.visit.picked.set(Some(name).filter(|name| !name.is_empty()));
        } else {
            self.visit.query.update(|query| query.text = name);
        }
    }
}
