//! What a list of cities can be filtered by.

/// A value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityFacet {
    /// What the query holds for it.
    pub id: String,
    pub label: String,
    /// How many cities there are under the search and the other filters.
    pub count: usize,
}

/// The values of each filter; one with fewer than two is no filter and is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CityFacets {
    /// By ISO code where that is known; the label is the data's name or the code.
    pub countries: Vec<CityFacet>,
    pub networks: Vec<CityFacet>,
    /// The id is the name of a [`super::Standing`], which has the words.
    pub statuses: Vec<CityFacet>,
    pub years: Vec<CityFacet>,
}

impl CityFacets {
    /// One value is no choice.
    pub(super) fn settle(&mut self) {
        for facets in [&mut self.countries, &mut self.networks, &mut self.statuses, &mut self.years] {
            if facets.len() < 2 {
                facets.clear();
            }
        }
    }
}

/// The place of a value, which is there from now on.
pub(super) fn place(facets: &mut Vec<CityFacet>, id: &str, label: &str) -> usize {
    if let Some(at) = facets.iter().position(|facet| facet.id == id) {
        if let Some(facet) = facets.get_mut(at).filter(|facet| facet.label == facet.id && label != id) {
            label.clone_into(&mut facet.label);
        }
        return at;
    }
    facets.push(CityFacet { id: id.to_owned(), label: label.to_owned(), count: 0 });
    facets.len() - 1
}
