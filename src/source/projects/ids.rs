//! Which record has an id.

use crate::model::project::ProjectRecord;

/// Records by their ids: places of a list in the order of a hash. The ids stay where they are; copies of fifty thousand
/// would be more than all the rest.
#[derive(Debug, Default)]
pub struct Ids {
    /// A record's place and one more, or zero; as many as a power of two.
    slots: Vec<u32>,
    filled: usize,
}

/// FNV-1a.
pub fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

impl Ids {
    /// Of all records that have an id.
    pub fn of(records: &[ProjectRecord]) -> Ids {
        let mut ids = Ids::default();
        for n in 0..records.len() {
            ids.add(records, n);
        }
        ids
    }

    /// The record with an id.
    pub fn find(&self, records: &[ProjectRecord], id: &str) -> Option<usize> {
        let mut at = hash(id);
        loop {
            let slot = self.slots.get(self.slot(at))?;
            let place = slot.checked_sub(1)? as usize;
            if records.get(place).is_some_and(|record| record.id == id) {
                return Some(place);
            }
            at = at.wrapping_add(1);
        }
    }

    /// Adds the record at a place, unless it has no id or another one has it.
    pub fn add(&mut self, records: &[ProjectRecord], place: usize) {
        let Some(id) = records.get(place).map(|record| record.id.as_str()).filter(|id| !id.is_empty()) else { return };
        if self.find(records, id).is_some() {
            return;
        }
        if self.filled * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![0; (old.len() * 2).max(64)];
            for slot in old.into_iter().filter(|slot| *slot > 0) {
                if let Some(known) = records.get(slot as usize - 1) {
                    self.put(hash(&known.id), slot);
                }
            }
        }
        self.filled += 1;
        self.put(hash(id), place as u32 + 1);
    }

    fn put(&mut self, mut at: u64, slot: u32) {
        loop {
            let here = self.slot(at);
            match self.slots.get_mut(here) {
                Some(free @ 0) => {
                    *free = slot;
                    return;
                }
                Some(_) => at = at.wrapping_add(1),
                None => return,
            }
        }
    }

    fn slot(&self, at: u64) -> usize {
        at as usize & self.slots.len().wrapping_sub(1)
    }
}

/// Gives an id to each record that has none: its name's, where another record has the same name that with its place, and
/// where that is the same too a number. So a record keeps its id whatever stands before it in the data.
pub fn make(records: &mut [ProjectRecord], ids: &mut Ids) {
    let mut made: Vec<(u64, u32, String)> = Vec::new();
    for (n, record) in records.iter().enumerate().filter(|(_, record)| record.id.is_empty()) {
        let name = crate::model::Text::of(record.tree.get("name"));
        let first = crate::model::project::slug(name.any());
        let first = if first.is_empty() { "project".to_owned() } else { first };
        made.push((hash(&first), n as u32, first));
    }
    made.sort_unstable_by_key(|(hash, n, _)| (*hash, *n));
    let mut named: Vec<(u32, String, bool)> = Vec::with_capacity(made.len());
    for at in 0..made.len() {
        let Some((hash, n, name)) = made.get(at) else { break };
        let is = |other: Option<&(u64, u32, String)>| other.is_some_and(|(known, _, _)| known == hash);
        let alone = !is(made.get(at + 1)) && !is(at.checked_sub(1).and_then(|before| made.get(before)));
        named.push((*n, name.clone(), alone));
    }
    named.sort_unstable_by_key(|(n, _, _)| *n);
    for (n, name, alone) in named {
        let mut first = name;
        let place = records.get(n as usize).and_then(|record| record.sites.first());
        if let Some(place) = place.filter(|_| !alone) {
            let mut at = None;
            place.geometry.each(&mut |place| at = at.or(Some(place)));
            for degrees in at.map(|place| [place.lat, place.lon]).into_iter().flatten() {
                // In ten thousandths of a degree: ten metres.
                first.push(if degrees < 0.0 { 'm' } else { '-' });
                crate::model::digits(&mut first, (degrees.abs() * 1e4) as u64);
            }
        }
        let id = unique(first, records, ids);
        if let Some(record) = records.get_mut(n as usize) {
            record.id = id;
        }
        ids.add(records, n as usize);
    }
}

/// An id that no other record has: this one, or this one with a number.
pub fn unique(first: String, records: &[ProjectRecord], ids: &Ids) -> String {
    let (mut id, mut number) = (first.clone(), 1);
    while ids.find(records, &id).is_some() {
        number += 1;
        id = crate::model::joined(&[&first, "-", &crate::model::plain(number)]);
    }
    id
}
