//! What a visitor has chosen on a map, in the fragment of the page's address. Reached through
//! [`crate::part::map::address`] only.

use super::visit::MapVisit;
use crate::model::project::ProjectCollection;
use crate::state::Load;
use crate::state::map::MapOptions;
#[cfg(target_arch = "wasm32")]
use crate::state::map::{MapChoice, MapQuery};
use crate::view::Live;
use crate::view::el::Element;
use std::any::Any;
use std::rc::Rc;

/// What choices and address are made of.
#[cfg_attr(target_arch = "wasm32", derive(Clone))]
pub struct MapLinked {
    pub visit: Rc<MapVisit>,
    pub options: Live<Rc<MapOptions>>,
    pub load: Live<Load<ProjectCollection>>,
    /// What a link scrolls to.
    pub container: Element,
}

/// There is no address on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn start(_: MapLinked) -> Box<dyn Any> {
    Box::new(())
}

/// Follows the address, and lets it follow, until what is returned is dropped.
///
/// An opened project is a step that can be gone back; what is typed, filtered or moved belongs to the step at hand.
#[cfg(target_arch = "wasm32")]
pub fn start(linked: MapLinked) -> Box<dyn Any> {
    use crate::browser::address::{Name, arrive, fragment, on_change, wish, write};
    use crate::state::{find, put};
    use std::cell::{Cell, RefCell};

    let name = Rc::new(Name::claim(&wish(&linked.container, &linked.options.peek().name)));
    let word = find(&fragment(), name.get()).map(str::to_owned);
    let arriving = Cell::new(word.as_deref().is_some_and(|word| word.contains("project")));
    // What a link opens is not there before the data are.
    let wanted = RefCell::new(word.map(|word| MapChoice::decode(&word, &linked.base())));
    let told = Rc::new(RefCell::new((fragment(), linked.base())));
    let (read, known, called) = (linked.clone(), told.clone(), name.clone());
    let listening = on_change(Rc::new(move || {
        let now = fragment();
        if known.borrow().0 == now {
            return;
        }
        let base = read.base();
        let next = find(&now, called.get()).map_or_else(|| base.clone(), |word| MapChoice::decode(word, &base));
        known.replace((now, next.clone()));
        read.show(&next);
    }));
    let own = name.clone();
    let writing = crate::view::live::watch(Box::new(move || {
        let (base, chosen) = (linked.base(), linked.chosen());
        let load = linked.load.get();
        let Some(loaded) = load.loaded() else { return };
        if let Some(mut wanted) = wanted.take() {
            let known = |id: &String| loaded.document.data.projects.iter().any(|record| record.id == *id);
            wanted.project = wanted.project.filter(known);
            told.replace((fragment(), wanted.clone()));
            if arriving.replace(false) {
                arrive(&linked.container);
            }
            return linked.show(&wanted);
        }
        let last = told.borrow().1.clone();
        if chosen == last {
            return;
        }
        let here = fragment();
        let next = put(&here, own.get(), &chosen.encode(&base));
        let step = chosen.project.is_some() && chosen.project != last.project;
        told.replace((next.clone(), chosen));
        if next != here {
            write(&next, step);
        }
    }));
    Box::new((listening, writing, name))
}

#[cfg(target_arch = "wasm32")]
impl MapLinked {
    /// What the page's author has chosen; whoever asks follows it.
    fn base(&self) -> MapChoice {
        let options = self.options.get();
        let query = MapQuery { text: options.query.clone(), themes: options.themes.clone(), ..MapQuery::default() };
        MapChoice { query, project: None, view: None }
    }

    /// What the visitor has chosen; whoever asks follows it.
    fn chosen(&self) -> MapChoice {
        let project = self.visit.selected.get().map(|id| String::from(&*id));
        MapChoice { query: self.visit.query.get(), project, view: self.visit.moved.get() }
    }

    fn show(&self, choice: &MapChoice) {
        self.visit.query.set_if_new(choice.query.clone());
        self.visit.selected.set_if_new(choice.project.as_deref().map(Rc::from));
        self.visit.moved.set_if_new(choice.view);
    }
}
