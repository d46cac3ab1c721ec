//! What the visitor is looking for among projects.

/// Search and filters; an empty text is all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MapQuery {
    pub text: String,
    /// Any of these, by their ids.
    pub themes: Vec<String>,
    pub status: String,
    pub city: String,
    pub country: String,
    /// A year in which the project ran.
    pub year: String,
    /// A [`super::Band`] by its id.
    pub funding: String,
    pub sort: ProjectSort,
}

/// The order of the list. What a project lacks comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ProjectSort {
    #[default]
    Name,
    Country,
    /// The latest first.
    Start,
    /// The most first.
    Funding,
    /// As the data have them.
    Given,
}

impl ProjectSort {
    pub const ALL: [ProjectSort; 5] =
        [ProjectSort::Name, ProjectSort::Country, ProjectSort::Start, ProjectSort::Funding, ProjectSort::Given];

    pub fn name(self) -> &'static str {
        match self {
            ProjectSort::Name => "name",
            ProjectSort::Country => "country",
            ProjectSort::Start => "year",
            ProjectSort::Funding => "funding",
            ProjectSort::Given => "given",
        }
    }

    /// Total: any other word is the name.
    pub fn of_name(name: &str) -> ProjectSort {
        ProjectSort::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default()
    }
}

impl MapQuery {
    /// Whether anything is looked for; the order is no filter.
    pub fn is_filtered(&self) -> bool {
        !self.themes.is_empty() || self.has_field()
    }

    fn has_field(&self) -> bool {
        let fields = [&self.text, &self.status, &self.city, &self.country, &self.year, &self.funding];
        fields.iter().any(|field| !field.is_empty())
    }

    /// Whether it looks for more than themes, or in another order than by name.
    pub fn is_narrow(&self) -> bool {
        self.sort != ProjectSort::Name || self.has_field()
    }

    /// The chosen themes with commas between them.
    pub fn themes_in_line(&self) -> String {
        let mut line = String::new();
        for theme in &self.themes {
            if !line.is_empty() {
                line.push(',');
            }
            line.push_str(theme);
        }
        line
    }

    /// Puts a theme among the chosen ones, or takes it away.
    pub fn turn_theme(&mut self, id: &str) {
        match self.themes.iter().position(|known| known == id) {
            Some(at) => drop(self.themes.remove(at)),
            None => self.themes.push(id.to_owned()),
        }
    }
}
