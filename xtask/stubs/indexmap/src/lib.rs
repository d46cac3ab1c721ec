//! Stands in for the crate indexmap.
//!
//! Leptos' graph keeps in sets of it who follows a value: one or two effects, seldom a few hundred. A list does that in
//! a few instructions; the hash table behind the real one was two kilobytes of each first view. Only the module for the
//! browser is built with this, and it has what Leptos calls there.

use std::hash::{BuildHasher, RandomState};
use std::marker::PhantomData;

/// A set in the order of insertion.
pub struct IndexSet<T, S = RandomState>(Vec<T>, PhantomData<S>);

impl<T> IndexSet<T> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T, S> IndexSet<T, S> {
    /// The hasher has nothing to do.
    pub fn with_capacity_and_hasher(_: usize, _: S) -> Self {
        Self::default()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn get_index(&self, index: usize) -> Option<&T> {
        self.0.get(index)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Eq, S: BuildHasher> IndexSet<T, S> {
    /// Whether it is new.
    pub fn insert(&mut self, item: T) -> bool {
        let is_new = !self.contains(&item);
        if is_new {
            self.0.push(item);
        }
        is_new
    }

    #[must_use]
    pub fn contains(&self, item: &T) -> bool {
        self.0.contains(item)
    }

    #[must_use]
    pub fn get_full(&self, item: &T) -> Option<(usize, &T)> {
        self.0.iter().enumerate().find(|(_, known)| *known == item)
    }

    /// Takes an item out; those behind it move up.
    pub fn shift_remove(&mut self, item: &T) -> bool {
        let place = self.0.iter().position(|known| known == item);
        if let Some(place) = place {
            self.0.remove(place);
        }
        place.is_some()
    }
}

impl<T, S> Default for IndexSet<T, S> {
    fn default() -> Self {
        IndexSet(Vec::new(), PhantomData)
    }
}

impl<T: Clone, S> Clone for IndexSet<T, S> {
    fn clone(&self) -> Self {
        IndexSet(self.0.clone(), PhantomData)
    }
}

impl<T: std::fmt::Debug, S> std::fmt::Debug for IndexSet<T, S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T, S> IntoIterator for IndexSet<T, S> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T, S> IntoIterator for &'a IndexSet<T, S> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A map in the order of insertion.
#[derive(Debug, Clone)]
pub struct IndexMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for IndexMap<K, V> {
    fn default() -> Self {
        IndexMap(Vec::new())
    }
}

impl<K: Eq, V> IndexMap<K, V> {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The value that was there before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.get(key).is_some()
    }
}

impl<K, V> IntoIterator for IndexMap<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
