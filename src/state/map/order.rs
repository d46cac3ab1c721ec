//! Order among projects and marks.

/// Puts places in order; `before` tells whether one of them stands before another. Those of which neither stands before
/// the other stay as they are.
///
/// One function for all there is to sort: the standard library's is made anew for each kind of comparison, a kilobyte
/// each.
#[inline(never)]
pub fn sort(places: &mut Vec<usize>, before: &dyn Fn(usize, usize) -> bool) {
    let count = places.len();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        for runs in places.chunks(2 * width) {
            let (mut left, mut right) = runs.split_at(width.min(runs.len()));
            loop {
                let side = match (left.first(), right.first()) {
                    (Some(one), Some(other)) if before(*other, *one) => &mut right,
                    (Some(_), _) => &mut left,
                    (None, Some(_)) => &mut right,
                    (None, None) => break,
                };
                if let [first, rest @ ..] = *side {
                    merged.push(*first);
                    *side = rest;
                }
            }
        }
        *places = merged;
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::sort;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_stable(keys in proptest::collection::vec(0u8..6, 0..70)) {
            let mut places: Vec<usize> = (0..keys.len()).collect();
            let mut expected = places.clone();
            sort(&mut places, &|one, other| keys[one] < keys[other]);
            expected.sort_by_key(|at| keys[*at]);
            prop_assert_eq!(places, expected);
        }
    }
}
