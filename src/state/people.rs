//! Who takes part: all speakers by name, with their sessions, and those of them that a query leaves.

use super::{Index, Query, agenda, fingerprint};
use crate::i18n::Locale;
use crate::model::{Programme, Text, find};

/// From so many people on, initials are a help.
const LONG: usize = 40;
const BOXES: usize = 256;

/// All speakers in the order of a language. It is made once for a programme, and asked with each query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// Initials, with the indexes of those who have them.
    groups: Vec<(String, Vec<usize>)>,
    /// By the index of the speaker.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Entry {
    /// What they are found by: name, offices, organisations, cities, titles of their sessions.
    text: String,
    /// Indexes of their sessions.
    sessions: Vec<usize>,
}

/// The speakers that are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    pub groups: Vec<Group>,
    pub shown: usize,
    pub total: usize,
}

/// Those with one initial; all of them where the list is short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub key: u64,
    /// Empty where the list has no initials, `#` where a name begins with no letter.
    pub initial: String,
    pub people: Vec<Person>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Index of the speaker.
    pub speaker: usize,
    /// Indexes of the sessions, in the order of time.
    pub sessions: Vec<usize>,
}

impl Roster {
    /// `lang` is the language of words that name none.
    pub fn new(programme: &Programme, lang: Option<&str>, locale: &Locale) -> Roster {
        let (mut names, mut entries) = (Vec::new(), Vec::new());
        // Ids in boxes by their print: a thousand sessions ask for them.
        let mut boxes = vec![Vec::new(); BOXES];
        for (n, speaker) in programme.speakers.iter().enumerate() {
            names.push(locale.words(&speaker.name, lang).0.to_owned());
            let mut entry = Entry::default();
            add(&mut entry.text, &speaker.name);
            for role in &speaker.roles {
                for part in [&role.title, &role.organization, &role.city] {
                    add(&mut entry.text, part);
                }
            }
            entries.push(entry);
            if let Some(ids) = boxes.get_mut(box_of(&speaker.id)) {
                ids.push(n);
            }
        }
        for (n, session) in programme.sessions.iter().enumerate() {
            for participation in &session.speakers {
                let id = &participation.id;
                let same = |place: &&usize| programme.speakers.get(**place).is_some_and(|speaker| speaker.id == *id);
                let place = boxes.get(box_of(id)).and_then(|ids| ids.iter().find(same));
                if let Some(entry) = place.and_then(|place| entries.get_mut(*place))
                    && entry.sessions.last() != Some(&n)
                {
                    entry.sessions.push(n);
                    add(&mut entry.text, &session.title);
                }
            }
        }
        for entry in &mut entries {
            entry.text = Index::terms(&entry.text, &*locale.formatter).join(" ");
        }
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        // As in a telephone book: what begins with no letter is last.
        let mut others = Vec::new();
        for line in locale.formatter.sorted(&names).lines() {
            let Some((place, initial)) = line.split_once(' ') else { continue };
            let Ok(place) = place.parse() else { continue };
            match groups.last_mut().filter(|(known, _)| known == initial) {
                _ if initial == "#" => others.push(place),
                Some((_, members)) => members.push(place),
                None => groups.push((initial.to_owned(), vec![place])),
            }
        }
        if !others.is_empty() {
            groups.push(("#".to_owned(), others));
        }
        if groups.is_empty() && !names.is_empty() {
            groups.push((String::new(), (0..names.len()).collect()));
        }
        Roster { groups, entries }
    }

    /// Those whom a query leaves: by the words of the search, and by the filters through their sessions.
    pub fn people(&self, programme: &Programme, query: &Query, terms: &[String]) -> People {
        let filters = Query { text: String::new(), ..query.clone() };
        let listed = agenda(programme, &filters, None);
        // Where the list has each session.
        let mut places = vec![usize::MAX; programme.sessions.len()];
        let mut place = 0;
        for section in &listed.sections {
            for row in &section.rows {
                for slot in row.slots.iter().filter(|_| !row.is_break) {
                    if let Some(known) = places.get_mut(*slot) {
                        *known = place;
                        place += 1;
                    }
                }
            }
        }
        let mut people = People { total: self.entries.len(), ..People::default() };
        for (initial, members) in &self.groups {
            let mut group = Vec::new();
            for speaker in members {
                let Some(entry) = self.entries.get(*speaker) else { continue };
                if !terms.iter().all(|term| find(&entry.text, term).is_some()) {
                    continue;
                }
                let mut sessions: Vec<usize> = Vec::new();
                let at = |n: &usize| places.get(*n).copied().unwrap_or(usize::MAX);
                for n in entry.sessions.iter().filter(|n| at(n) != usize::MAX) {
                    let before = sessions.iter().take_while(|known| at(known) < at(n)).count();
                    sessions.insert(before, *n);
                }
                if !sessions.is_empty() || filters.is_empty() {
                    group.push(Person { speaker: *speaker, sessions });
                }
            }
            if !group.is_empty() {
                people.shown += group.len();
                let key = fingerprint(1, initial);
                people.groups.push(Group { key, initial: initial.clone(), people: group });
            }
        }
        // Initials of a dozen people, or as many initials as people, lead nowhere.
        if people.shown > 0 && (people.shown < LONG || people.groups.len() * 3 > people.shown) {
            let mut all = Vec::with_capacity(people.shown);
            for group in &mut people.groups {
                all.append(&mut group.people);
            }
            people.groups = vec![Group { key: 0, initial: String::new(), people: all }];
        }
        people
    }
}

/// What people may be found by, one after the other.
fn add(into: &mut String, text: &Text) {
    text.each(|words| {
        into.push_str(words);
        into.push(' ');
    });
}

fn box_of(id: &str) -> usize {
    fingerprint(0, id) as usize % BOXES
}

impl People {
    /// Where somebody is: the group's key, and the place in it.
    pub fn find(&self, speaker: usize) -> Option<(u64, usize)> {
        self.groups.iter().find_map(|group| {
            let place = group.people.iter().position(|person| person.speaker == speaker)?;
            Some((group.key, place))
        })
    }
}
