//! `<city-project-map>`: what it reads, and what it offers besides its first view.

use super::Core;
use super::kind::{Kept, Kind, Read};
use super::outlet::Outlet;
use super::report::to_js;
use crate::browser::fetch::Fetching;
use crate::browser::page;
use crate::geo::shape::Shape;
use crate::i18n::Key;
use crate::model::project::{ProjectCollection, ProjectRecord};
use crate::model::{Json, ToJson, object};
use crate::part::{self, Part};
use crate::source::projects::{ProjectFeed, ProjectFormat, ProjectOptions, glance, read_all};
use crate::state::map::{MapOptions, MapQuery};
use crate::state::{FailureKind, Loaded};
use crate::view::Renewal;
use crate::view::el::El;
use crate::view::map::{MapLinked, MapOutlet, MapVisit, ProjectMap, project_map};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The kind of `<city-project-map>`.
pub(crate) struct MapKind;

/// What a map fetches besides its data.
#[derive(Default)]
pub(crate) struct Requests {
    /// The next page of an answer.
    page: Option<Fetching>,
    /// The site's own outline.
    outline: Option<Fetching>,
}

impl Kind for MapKind {
    type Options = MapOptions;
    type Data = ProjectCollection;
    type Visit = MapVisit;
    type Requests = Requests;

    fn options(attribute: &dyn Fn(&str) -> Option<String>) -> MapOptions {
        MapOptions::read(attribute)
    }

    fn visit(options: &MapOptions) -> MapVisit {
        MapVisit::new(options)
    }

    fn renewal(visit: &MapVisit) -> &Renewal {
        &visit.renewal
    }

    fn view(core: &Rc<Core<Self>>) -> El {
        let outlet: Rc<dyn MapOutlet> = Rc::new(Outlet(Rc::downgrade(core)));
        let (options, locale, load) = (core.options.clone(), core.locale.clone(), core.load.clone());
        let (visit, now) = (core.visit.clone(), core.now.clone());
        project_map(ProjectMap { options, locale, load, visit, now, outlet })
    }

    fn reads_differently(last: &MapOptions, next: &MapOptions) -> bool {
        last.reads_differently(next)
    }

    fn changed(core: &Rc<Core<Self>>, last: &MapOptions, next: &MapOptions) {
        if next.query != last.query {
            core.visit.query.update(|query| query.text.clone_from(&next.query));
        }
        if next.themes != last.themes {
            core.visit.query.update(|query| query.themes.clone_from(&next.themes));
        }
        if (next.centre, next.zoom) != (last.centre, last.zoom) {
            core.visit.moved.set(None);
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
                let linked = MapLinked {
                    visit: this.visit.clone(),
                    options: this.options.clone(),
                    load: this.load.clone(),
                    container: this.container.clone().into(),
                };
                this.address.replace(Some(part::map::address::start(linked)));
            };
            core.want(Part::Address, Box::new(follow));
        }
    }

    fn foresee(core: &Rc<Core<Self>>) {
        let options = core.options.peek();
        let part = match options.format {
            _ if options.fields.is_some() || options.debug => Part::Formats,
            None | Some(ProjectFormat::CityWidgets) => return,
            Some(ProjectFormat::Geojson) => Part::Geojson,
            Some(_) => Part::Formats,
        };
        // Beside the data, not after them.
        core.want(part, Box::new(|| ()));
    }

    fn read(core: &Rc<Core<Self>>, text: &str, print: u64, url: Option<&str>, then: Read<ProjectCollection>) {
        let options = core.options.peek();
        let how = ProjectOptions {
            format: options.format,
            fields: options.fields.as_deref(),
            base: url.or(Some(&options.base)),
            doctor: options.debug,
        };
        let known = match glance(text, &how) {
            Ok(known) => known,
            Err(error) => return then(Err(FailureKind::Format(error))),
        };
        let read = match known.tidy(&how) {
            Some(feed) => Ok(feed),
            None if core.has(known.part) => known.read(&how),
            None => {
                let (this, text, url) = (core.clone(), text.to_owned(), url.map(str::to_owned));
                let come = move |there: bool| {
                    if there {
                        Self::read(&this, &text, print, url.as_deref(), then)
                    } else {
                        then(Err(FailureKind::Network))
                    }
                };
                return core.need(known.part, Box::new(come));
            }
        };
        let feed = match read {
            Ok(feed) => feed,
            Err(error) => return then(Err(FailureKind::Format(error))),
        };
        let (this, endpoint) = (core.clone(), url.is_some());
        let parts =
            [(Part::Shapes, has_shapes(&feed.document.data)), (Part::Search, core.visit.query.peek().is_narrow())];
        let parts: Vec<Part> = parts.into_iter().filter(|(_, needed)| *needed).map(|(part, _)| part).collect();
        let drawable = move |there: bool| match &feed.next {
            _ if !there => then(Err(FailureKind::Network)),
            // Pages are of endpoints; data of the page are all that there is.
            Some(_) if endpoint => part::map::formats::follow(&this, feed, print, then),
            _ => then(Ok(shown(&this, feed, print))),
        };
        need_all(core.clone(), parts, Box::new(drawable));
    }

    /// A list of projects shows what is; so only that something is new is said.
    fn compare(
        core: &Rc<Core<Self>>,
        loaded: Loaded<ProjectCollection>,
        renewed: bool,
        _: Option<String>,
        then: Box<dyn FnOnce(Loaded<ProjectCollection>)>,
    ) {
        if !renewed {
            return then(loaded);
        }
        let this = core.clone();
        let there = move |there: bool| {
            if there {
                this.visit.notice.set(this.locale.peek().t(Key::ProjectsNew));
            }
            then(loaded);
        };
        core.need(Part::Live, Box::new(there));
    }

    fn snapshot(_: &Loaded<ProjectCollection>) -> String {
        String::new()
    }

    fn remember(_: &Core<Self>, _: &str) {}

    fn plan(core: &Rc<Core<Self>>) {
        part::map::live::plan(core);
    }

    fn keep(core: &Rc<Core<Self>>, url: String, text: Option<String>) {
        part::map::live::keep(core, &url, text);
    }

    fn kept(core: &Rc<Core<Self>>, url: &str, then: Kept<ProjectCollection>) {
        part::map::live::kept(core, url, then);
    }

    fn bridge(core: &Rc<Core<Self>>, url: &str, source: &str) {
        part::map::live::bridge(core, url, source);
    }

    fn relate(core: &Rc<Core<Self>>, detail: &str) {
        part::map::live::relate(core, detail);
    }
}

fn has_shapes(data: &ProjectCollection) -> bool {
    data.projects.iter().any(|project| project.sites.iter().any(|site| site.geometry.has_shape()))
}

/// Goes on when some parts have come; with `false` where one can't be had.
fn need_all(core: Rc<Core<MapKind>>, mut parts: Vec<Part>, then: Box<dyn FnOnce(bool)>) {
    let Some(part) = parts.pop() else { return then(true) };
    let this = core.clone();
    let come = move |there: bool| if there { need_all(this, parts, then) } else { then(false) };
    core.need(part, Box::new(come));
}

/// What was read, as it is shown.
fn shown(core: &Core<MapKind>, feed: ProjectFeed, print: u64) -> Loaded<ProjectCollection> {
    Loaded {
        format: feed.format.name(),
        document: feed.document,
        diagnostics: feed.diagnostics,
        at: Cell::new(core.locale.peek().formatter.now()),
        print,
        index: RefCell::default(),
    }
}

/// As many pages of an answer as anybody publishes; a server that names its own page as the next one ends here.
const MOST_PAGES: u32 = 200;

/// Fetches the next page of an answer that comes in pages, until there is none; what is there is shown where one fails.
/// Reached through [`part::map::formats`] only.
pub(crate) fn follow(
    core: &Rc<Core<MapKind>>,
    feed: ProjectFeed,
    print: u64,
    page: u32,
    then: Read<ProjectCollection>,
) {
    let next = feed.next.clone().filter(|_| page < MOST_PAGES).zip(Fetching::new());
    let Some((url, fetching)) = next else {
        // What came with the further pages may have lines too.
        let (this, parts) =
            (core.clone(), has_shapes(&feed.document.data).then_some(Part::Shapes).into_iter().collect());
        let drawable = move |there: bool| {
            then(if there { Ok(shown(&this, feed, print)) } else { Err(FailureKind::Network) });
        };
        return need_all(core.clone(), parts, Box::new(drawable));
    };
    let (options, this, asked) = (core.options.peek(), core.clone(), url.clone());
    let generation = core.generation.get();
    let come = move |answer: Result<String, FailureKind>| {
        // Asked for something else meanwhile.
        if this.generation.get() != generation {
            return;
        }
        let (options, mut feed) = (this.options.peek(), feed);
        let how = ProjectOptions {
            format: options.format,
            fields: options.fields.as_deref(),
            base: Some(&url),
            doctor: options.debug,
        };
        match answer.ok().and_then(|text| read_all(&text, &how).ok()) {
            Some(more) => feed.append(more),
            None => feed.next = None,
        }
        feed.next = feed.next.take().filter(|next| *next != url);
        this.requests.borrow_mut().page = None;
        follow(&this, feed, print, page + 1, then);
    };
    fetching.text(&asked, options.max_bytes, Box::new(come));
    core.requests.borrow_mut().page = Some(fetching);
}

/// Reads lines and areas from an address. Reached through [`part::map::shapes`] only.
pub(crate) fn outline(core: &Rc<Core<MapKind>>, url: &str, then: Box<dyn FnOnce(Shape)>) {
    let options = core.options.peek();
    let (Some((url, _)), Some(fetching)) = (page::endpoint(url, &options.base), Fetching::new()) else { return };
    let this = core.clone();
    let come = move |answer: Result<String, FailureKind>| {
        let Ok(text) = answer else { return };
        let read = move || {
            let Ok(feed) = part::map::formats::read(&text, &ProjectOptions::default()) else { return };
            let mut outline = Shape::default();
            for record in &feed.document.data.projects {
                record.sites.iter().for_each(|site| site.geometry.add_to(&mut outline));
            }
            then(outline);
        };
        this.want(Part::Formats, Box::new(read));
    };
    fetching.text(&url, options.max_bytes, Box::new(come));
    core.requests.borrow_mut().outline = Some(fetching);
}

impl MapOutlet for Outlet<MapKind> {
    fn select(&self, project: Option<&ProjectRecord>) -> bool {
        // Not an `object`, which leaves out what is null.
        let detail = Json::Map(vec![
            ("kind".into(), "project".to_json()),
            ("id".into(), project.map_or(Json::Null, |project| project.id.to_json())),
            ("record".into(), project.map_or(Json::Null, ToJson::to_json)),
        ]);
        self.0.upgrade().is_none_or(|core| core.host.emit("city-select", to_js(&detail), true))
    }

    fn filter(&self, query: &MapQuery, shown: usize, total: usize) {
        let chosen = |value: &'_ str| if value.is_empty() { Json::Null } else { Json::Str(value.to_owned().into()) };
        let detail = object(&mut [
            ("query", query.text.to_json()),
            (
                "filters",
                object(&mut [
                    ("theme", chosen(&query.themes_in_line())),
                    ("status", chosen(&query.status)),
                    ("city", chosen(&query.city)),
                    ("country", chosen(&query.country)),
                    ("year", chosen(&query.year)),
                    ("funding", chosen(&query.funding)),
                ]),
            ),
            ("shown", shown.to_json()),
            ("total", total.to_json()),
        ]);
        if let Some(core) = self.0.upgrade() {
            core.host.emit("city-filter", to_js(&detail), false);
        }
    }

    fn outline(&self, url: &str, then: Box<dyn FnOnce(Shape)>) {
        if let Some(core) = self.0.upgrade() {
            part::map::shapes::fetch(&core, url, then);
        }
    }
}

impl Core<MapKind> {
    /// Searches for the projects of a city.
    pub(crate) fn look_for(&self, name: String) {
        // The button of this one's own project no longer says the truth.
        self.visit.followed.set_if_new(None);
        self.visit.query.update(|query| query.text = name);
    }
}
