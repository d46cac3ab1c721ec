//! The values of a filter while they are gathered: each is found again without looking at all the others.

use super::register::Facet;
use crate::state::fingerprint;

/// No value.
const NONE: u32 = u32::MAX;

/// Values in the order in which they come, with an open table of their places.
#[derive(Default)]
pub struct Values {
    pub list: Vec<Facet>,
    table: Vec<u32>,
}

impl Values {
    /// The place of a value, which is there from now on.
    pub fn place(&mut self, id: &str, label: &dyn Fn() -> (String, Option<String>)) -> usize {
        if self.list.len() * 2 >= self.table.len() {
            self.grow();
        }
        let mut slot = self.slot(id);
        loop {
            let at = self.table.get(slot).copied().unwrap_or(NONE);
            match self.list.get(at as usize) {
                Some(known) if known.id == id => return at as usize,
                Some(_) => slot = (slot + 1) % self.table.len(),
                None => break,
            }
        }
        let (label, lang) = label();
        let at = self.list.len();
        self.list.push(Facet { id: id.to_owned(), label, lang, count: 0 });
        if let Some(place) = self.table.get_mut(slot) {
            *place = at as u32;
        }
        at
    }

    fn slot(&self, id: &str) -> usize {
        (fingerprint(0, id) % self.table.len().max(1) as u64) as usize
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(16);
        self.table = vec![NONE; size];
        for at in 0..self.list.len() {
            let mut slot = self.list.get(at).map_or(0, |facet| self.slot(&facet.id));
            while self.table.get(slot).is_some_and(|known| *known != NONE) {
                slot = (slot + 1) % size;
            }
            if let Some(place) = self.table.get_mut(slot) {
                *place = at as u32;
            }
        }
    }

    /// The values in another order, and where each has gone.
    pub fn in_order(mut self, order: &[usize]) -> (Vec<Facet>, Vec<usize>) {
        let mut moved = vec![0; self.list.len()];
        let mut list = Vec::with_capacity(order.len());
        for old in order {
            if let (Some(facet), Some(place)) = (self.list.get_mut(*old), moved.get_mut(*old)) {
                *place = list.len();
                list.push(std::mem::take(facet));
            }
        }
        (list, moved)
    }
}

#[cfg(test)]
mod tests {
    use super::Values;

    #[test]
    fn each_value_has_one_place() {
        let mut values = Values::default();
        for round in 0..2 {
            for n in 0..1_000 {
                let id = format!("v{n}");
                let at = values.place(&id, &|| (id.to_uppercase(), None));
                assert_eq!(at, n, "in round {round}");
            }
        }
        assert_eq!((values.list.len(), values.list[7].label.as_str()), (1_000, "V7"));
        let order: Vec<usize> = (0..1_000).rev().collect();
        let (list, moved) = values.in_order(&order);
        assert_eq!((list[0].id.as_str(), moved[999]), ("v999", 0));
    }
}
