//! Brotli for whoever accepts it, kept in memory: the sizes seen in the browser are those that visitors will see.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::sizes;

/// Below this, the header costs more than compressing saves.
const SMALLEST: usize = 400;

/// Above this, the best quality takes seconds; a feed of several megabytes is sent at a quick one.
const BEST_UP_TO: usize = 512 * 1024;

/// Enough for the site and a session of development; then it starts anew.
const KEPT: usize = 500;

/// Compressed bodies by the entity tag of what they were made from.
#[derive(Default)]
pub struct Compressed(Mutex<HashMap<String, Arc<Vec<u8>>>>);

impl Compressed {
    /// The body in brotli, or nothing when that is not worth it.
    pub fn get(&self, tag: &str, body: &[u8]) -> Option<Arc<Vec<u8>>> {
        if body.len() < SMALLEST {
            return None;
        }
        if let Some(known) = self.lock().get(tag) {
            return Some(Arc::clone(known));
        }
        // Not under the lock: two requests may both do the work, none waits for the other.
        let made = Arc::new(sizes::brotli(body, if body.len() <= BEST_UP_TO { 11 } else { 5 }));
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(tag.to_owned(), Arc::clone(&made));
        Some(made)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<Vec<u8>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an `Accept-Encoding` header asks for brotli.
pub fn accepts_brotli(header: &str) -> bool {
    header.split(',').map(str::trim).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        name.trim().eq_ignore_ascii_case("br") && !matches!(weight.trim().replace(' ', "").as_str(), "q=0" | "q=0.0")
    })
}

#[cfg(test)]
mod tests {
    use super::{Compressed, accepts_brotli};

    #[test]
    fn the_header_decides() {
        assert!(accepts_brotli("gzip, deflate, br, zstd"));
        assert!(accepts_brotli("br;q=0.5"));
        assert!(!accepts_brotli("gzip"));
        assert!(!accepts_brotli("br;q=0, gzip"));
    }

    #[test]
    fn a_body_is_compressed_once() {
        let compressed = Compressed::default();
        let body = vec![b'a'; 2000];
        let first = compressed.get("tag", &body);
        assert!(first.as_ref().is_some_and(|made| made.len() < 100));
        let again = compressed.get("tag", &body);
        assert!(first.zip(again).is_some_and(|(one, two)| std::sync::Arc::ptr_eq(&one, &two)));
        assert!(compressed.get("small", b"{}").is_none());
    }
}
