//! Where something is: in the first module, or in one or several parts.

/// The modules that have something. What the first one has, no part has too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home(u64);

impl Home {
    /// Nobody needs it.
    pub const NOWHERE: Home = Home(0);
    pub const FIRST: Home = Home(1 << 63);

    /// How many parts there may be.
    pub const MOST: usize = 63;

    pub fn part(part: usize) -> Home {
        Home(1 << part)
    }

    /// Both together.
    pub fn and(self, other: Home) -> Home {
        let both = Home(self.0 | other.0);
        if both.is_first() { Home::FIRST } else { both }
    }

    pub fn is_first(self) -> bool {
        self.0 & Home::FIRST.0 != 0
    }

    pub fn has(self, part: usize) -> bool {
        self.0 & Home::part(part).0 != 0
    }

    /// Whether every module that has this has the other too. What is nowhere calls nobody.
    pub fn is_within(self, other: Home) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many parts have it.
    pub fn parts(self) -> usize {
        if self.is_first() { 0 } else { self.0.count_ones() as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::Home;

    #[test]
    fn what_the_first_module_has_no_part_has() {
        let both = Home::part(0).and(Home::part(5));
        assert!(both.has(0) && both.has(5) && !both.has(1) && !both.is_first());
        assert_eq!((both.parts(), Home::NOWHERE.parts(), Home::FIRST.parts()), (2, 0, 0));
        assert_eq!(both.and(Home::FIRST), Home::FIRST);
        assert!(Home::part(0).is_within(both) && !both.is_within(Home::part(0)) && !both.is_within(Home::FIRST));
        assert!(Home::NOWHERE.is_within(both) && Home::FIRST.is_within(Home::FIRST));
        assert!(!Home::FIRST.has(0) && !Home::FIRST.has(Home::MOST - 1));
    }
}
