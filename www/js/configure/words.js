/**
 * Order, groups and friendly words for what the manifest lists. What is not named here is listed under "More", with its
 * own name, so that nothing is hidden for want of a line.
 */

export const KINDS = {
  programme: {
    name: 'Programme',
    doc: 'Sessions by day, with search, filters and what is on now',
    samples: [
      ['A conference day', '/data-samples/example-day.json'],
      ['Conference 2023', '/data-samples/cities-mission-conference-2023.json'],
      ['Running now', '/api/live-programme.json'],
    ],
    link: ['https://example.org/programme', 'Programme of the conference'],
  },
  profile: {
    name: 'City profile',
    doc: 'A city’s climate targets and figures, or a list of cities',
    samples: [
      ['Copenhagen', '/data-samples/copenhagen.json'],
      ['Madrid', '/data-samples/madrid.json'],
      ['Mission Cities', '/data-samples/mission-cities.json'],
    ],
    link: ['https://example.org/climate', 'Our climate targets'],
  },
  'project-map': {
    name: 'Project map',
    doc: 'Projects on a map, with a list that says the same',
    samples: [
      ['Projects of an alliance', '/data-samples/cnca-projects.json'],
      ['Mission Cities', '/data-samples/mission-cities-map.json'],
    ],
    link: ['https://example.org/projects', 'Our projects'],
  },
}

/** Attributes and custom properties, by group; each name is of those kinds that have it. */
export const GROUPS = [
  { id: 'language', title: 'Language and times', names: ['lang', 'time-zone', 'day-change'] },
  { id: 'view', title: 'What it shows', names: ['view', 'variant', 'mode', 'favourites', 'center', 'zoom', 'borders', 'boundary'] },
  { id: 'filters', title: 'Chosen from the start', names: ['query', 'day', 'track', 'room', 'city', 'theme-filter'] },
  {
    id: 'look',
    title: 'Look',
    names: ['theme', '--city-accent', '--city-text', '--city-surface', '--city-border', '--city-water', '--city-land', '--city-radius', '--city-gap', 'heading-level'],
  },
  { id: 'room', title: 'Room on your page', names: ['--city-min-block-size', '--city-sticky-top', 'loading'] },
  { id: 'live', title: 'Updates and links', names: ['refresh', 'live', 'offline', 'deep-links', 'group'] },
  { id: 'tiles', title: 'Images of a map service', names: ['tiles', 'attribution', 'tiles-consent'] },
  { id: 'feed', title: 'How the data are read', names: ['format', 'fields', 'track-category', 'max-bytes', 'now', 'debug'] },
]

/** Labels; the sentence below is the manifest's, unless there is a better one for those who don't write code. */
export const LABELS = {
  lang: ['Language', 'Of the widget’s own words, and of data in several languages.'],
  'time-zone': ['Time zone', '`event`, `visitor`, or a name such as `Europe/Madrid`.'],
  'day-change': ['A day ends at', 'Sessions after midnight belong to the day before, until this time.'],
  view: ['First view', ''],
  variant: ['How much of a city', ''],
  mode: ['Places close together', ''],
  favourites: ['Stars for sessions', ''],
  center: ['Middle of the map', ''],
  zoom: ['How near', ''],
  borders: ['Borders of countries', ''],
  boundary: ['Outline to draw', ''],
  query: ['Search words', 'The search begins with them. Visitors can clear it.'],
  day: ['Day', ''],
  track: ['Track', ''],
  room: ['Room', ''],
  city: ['City', ''],
  'theme-filter': ['Theme', ''],
  theme: ['Light or dark', '“As the page” takes your page’s own colours, also where it is dark.'],
  'heading-level': ['Level of its heading', 'One more than the heading above it on your page.'],
  '--city-accent': ['Accent', 'Links, focus, charts, what is on now. Else the colour of your page’s links.'],
  '--city-text': ['Text', 'Else that of your page.'],
  '--city-surface': ['Background', 'Of dialogs, and of all of it where you have chosen light or dark above.'],
  '--city-border': ['Lines', 'Between rows and around buttons.'],
  '--city-water': ['Water', 'And whatever else lies around the land.'],
  '--city-land': ['Land', 'Pale colours let the marks stand out.'],
  '--city-radius': ['Rounding of corners', 'Such as `0px` or `8px`.'],
  '--city-gap': ['Density', 'Distance between parts: `8px` is dense, `24px` airy.'],
  '--city-min-block-size': ['Height to reserve', 'Keeps your page from moving when the widget comes, such as `40rem`.'],
  '--city-sticky-top': ['Height of your sticky header', 'Day headings stop below it, such as `64px`.'],
  loading: ['When it loads', ''],
  refresh: ['Ask again every … seconds', ''],
  live: ['How new data come', 'Asked for as often as you say above, or told by the endpoint, if it can (server-sent events).'],
  offline: ['Keep a copy for when the endpoint is down', 'The preview does not: nothing is stored on this site.'],
  'deep-links': ['Links into the widget', ''],
  group: ['Group', ''],
  tiles: ['Address of the images', ''],
  attribution: ['To whom they are owed', ''],
  'tiles-consent': ['Consent of the visitor', 'With “granted”, your page has asked already. The preview always asks.'],
  format: ['Format', 'Leave it on “auto” if you are not sure.'],
  fields: ['Your own field names', ''],
  'track-category': ['Sessionize: category of the tracks', ''],
  'max-bytes': ['Largest answer, in bytes', ''],
  now: ['A clock that stands still', ''],
  debug: ['Notes under the widget', ''],
}

/** Words for values whose own name says too little. */
export const VALUES = {
  view: { list: 'list', grid: 'timetable', now: 'now and next', speakers: 'speakers', mine: 'my programme', both: 'map and list' },
  variant: { row: 'row: a table of cities', latest: 'latest document' },
  mode: { clusters: 'one mark with a number', dots: 'every place as a dot' },
  borders: { iso: 'ISO 3166, disputed ones dashed' },
  theme: { auto: 'as the page', light: 'light', dark: 'dark' },
  loading: { lazy: 'when a visitor comes near', eager: 'at once' },
  live: { poll: 'asked for', sse: 'told by the endpoint (SSE)' },
  'tiles-consent': { ask: 'ask', granted: 'granted' },
}

/** Names of languages that not every browser knows in themselves. */
export const OWN_NAMES = { ga: 'Gaeilge', mt: 'Malti' }

/** Custom properties that hold a colour, and of which widget alone they are. */
export const COLOURS = ['--city-accent', '--city-text', '--city-surface', '--city-border', '--city-water', '--city-land']
export const ONLY = { '--city-water': 'project-map', '--city-land': 'project-map', '--city-sticky-top': 'programme' }

/** Not in the preview: this site stores nothing, and asks no map service unless its visitor says so. */
export const NOT_HERE = ['offline', 'tiles-consent', 'loading']
