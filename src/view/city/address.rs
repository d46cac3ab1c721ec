//! What a visitor has chosen in a list, in the fragment of the page's address. Reached through
//! [`crate::part::city::address`] only.

use super::visit::CityVisit;
use crate::model::city::Profiles;
use crate::state::Load;
use crate::state::city::ProfileOptions;
#[cfg(target_arch = "wasm32")]
use crate::state::city::{CityChoice, ListQuery};
use crate::view::Live;
use crate::view::el::Element;
use std::any::Any;
use std::rc::Rc;

/// What choices and address are made of.
#[cfg_attr(target_arch = "wasm32", derive(Clone))]
pub struct CityLinked {
    pub visit: Rc<CityVisit>,
    pub options: Live<Rc<ProfileOptions>>,
    pub load: Live<Load<Profiles>>,
    /// What a link scrolls to.
    pub container: Element,
}

/// There is no address on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn start(_: CityLinked) -> Box<dyn Any> {
    Box::new(())
}

/// Follows the address, and lets it follow, until what is returned is dropped.
///
/// An opened city is a step that can be gone back; what is typed or filtered belongs to the step at hand.
#[cfg(target_arch = "wasm32")]
pub fn start(linked: CityLinked) -> Box<dyn Any> {
    use crate::browser::address::{Name, arrive, fragment, on_change, wish, write};
    use crate::state::{find, put};
    use std::cell::{Cell, RefCell};

    let name = Rc::new(Name::claim(&wish(&linked.container, &linked.options.peek().name)));
    let word = find(&fragment(), name.get()).map(str::to_owned);
    let arriving = Cell::new(word.as_deref().is_some_and(|word| word.contains("city")));
    // What a link opens is not there before the data are.
    let wanted = RefCell::new(word.map(|word| CityChoice::decode(&word, &linked.base())));
    let told = Rc::new(RefCell::new((fragment(), linked.base())));
    let (read, known, called) = (linked.clone(), told.clone(), name.clone());
    let listening = on_change(Rc::new(move || {
        let now = fragment();
        if known.borrow().0 == now {
            return;
        }
        let base = read.base();
        let next = find(&now, called.get()).map_or_else(|| base.clone(), |word| CityChoice::decode(word, &base));
        known.replace((now, next.clone()));
        read.show(&next);
    }));
    let own = name.clone();
    let writing = crate::view::live::watch(Box::new(move || {
        let (base, chosen) = (linked.base(), linked.chosen());
        let load = linked.load.get();
        let Some(loaded) = load.loaded() else { return };
        if let Some(mut wanted) = wanted.take() {
            wanted.settle(&loaded.document.data);
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
        let step = chosen.city.is_some() && chosen.city != last.city;
        told.replace((next.clone(), chosen));
        if next != here {
            write(&next, step);
        }
    }));
    Box::new((listening, writing, name))
}

#[cfg(target_arch = "wasm32")]
impl CityLinked {
    /// What the page's author has chosen; whoever asks follows it.
    fn base(&self) -> CityChoice {
        let query = ListQuery { text: self.options.get().query.clone(), ..ListQuery::default() };
        CityChoice { query, city: None }
    }

    /// What the visitor has chosen; whoever asks follows it.
    fn chosen(&self) -> CityChoice {
        let city = self.visit.selected.get().map(|id| String::from(&*id));
        CityChoice { query: self.visit.query.get(), city }
    }

    fn show(&self, choice: &CityChoice) {
        self.visit.query.set_if_new(choice.query.clone());
        self.visit.selected.set_if_new(choice.city.as_deref().map(Rc::from));
    }
}
