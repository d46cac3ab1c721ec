// What an event is besides its sessions: every known fact of the sample events is on their pages, in a session's dialog
// where it belongs to one. And the whole of it on one page that has everything.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.js';
import { startDemo } from './support/demo.js';
import { root } from './support/paths.js';
import { expect, softly, test as base } from './support/test.js';
import { idle, reach, sideways, tag } from './support/widget.js';

const test = base.extend({
  demo: [async ({}, use) => {
    const demo = await startDemo();
    await use(demo.origin);
    await demo.close();
  }, { scope: 'worker' }],
});

/** Page -> `event` or the id of a session -> what is known -> the words that say it. */
const FACTS = {
  'cities-climate-action-summit-2025': {
    event: {
      'name': ['Cities Climate Action Summit'],
      'slogan': ['Bringing Cities Together to Inspire Climate Action'],
      'dates': ['24 – 25 June 2025'],
      'place': ['London, United Kingdom'],
      'attendance': ['In person and online'],
      'short name, of another year': ['Also called\nCCAS24', 'The same announcement also uses the short name CCAS24.'],
      'kind': ['Type\nSummit'],
      'audience': ['For whom\nCity authority employees'],
      'headline': ['Theme\nEquity at the heart of climate action'],
      'topics': ['Equity, Policy deployment, Climate financing and Technology deployment'],
      'tracks in order': ['Policy Deployment', 'Climate Financing', 'Technology Deployment'],
      'sessions on policy': [
        'Citizen participation to city hall – building equity into climate action from the bottom up',
        'Inclusive decision-making processes',
        'Integrating equity into climate action through engagement and capacity building',
      ],
      'sessions on finance': [
        'Distributing funds into diverse communities to deliver equal climate and resilience benefits',
        'The role of community expertise in gaining access to finance',
        'Supporting integrated approaches',
      ],
      'sessions on technology': [
        'From air pollution to urban heat islands – using data to identify and correct climate inequities in communities',
        'Data-driven mapping of climate inequity',
        'Open data initiatives',
      ],
      'reasons to come': [
        'Equity as a Fundamental Value',
        'Fair Distribution of Benefits and Burdens',
        'Addressing Environmental Injustices',
        'Community Engagement and Participation',
        'Building Strategy on an Equitable Foundation',
      ],
      'first question': ['How can cities ensure equitable access to the benefits of climate action?', 'Affordable clean energy and transportation', 'Redevelopment without displacement'],
      'second question': ['What strategies can cities use to engage and empower marginalized communities in climate action and address past inequities?', 'Participatory budgeting'],
      'publisher': ['SmartCitiesWorld\nPublisher'],
      'newsletter': ['Newsletter\nCities Climate Action News and Summit', 'Monthly'],
      'latest city profile': ['SmartCitiesWorld City Profile 2024 – City of Madrid\nSmartCitiesWorld\n2024'],
    },
    'citizen-participation': { 'track and topics of a session': ['Track\nPolicy Deployment', 'Topics\nEquity and Citizen engagement'] },
  },

  'cities-mission-conference-2024': {
    event: {
      'name': ['2024 Cities Mission Conference'],
      'theme': ['Empowering Cities – the Climate-Neutral and Smart Cities Mission in Action'],
      'dates': ['25 – 26 June 2024'],
      'place': ['Valencia, Spain'],
      'attendance': ['In person'],
      'access': ['By invitation only'],
      'organisers': ['Organised by European Commission and Mission Platform (NetZeroCities)'],
      'edition and series': ['Third Cities Mission Conference', 'Series\nCities Mission Conference\nEdition 3\nAnnual'],
      'the one before': ['Before\nThe Mission in Progress: Climate-Neutral and Smart Cities Conference 2023\nJune 2023'],
      'audience': ['Mission City mayors, City practitioners, National and regional authorities, EU institutions, Financial community and Private sector'],
      'what it is part of': ['Part of\nValencia Cities Climate Week', 'Part of\nValencia EU Green Capital 2024'],
      'companions': ['Alongside\nEuropean Urban Resilience Forum 2024 (EURESFO)', 'Alongside\nEnergy Cities’ Annual Forum\nOrganised by Energy Cities'],
      'kinds of session': ['Kinds of session\nWorkshop and Policy session'],
      'topics': ['Climate City Contracts', 'Multi-level governance', 'National platforms', 'Connecting Missions'],
      'programme to come': ['The programme of this event will appear here as soon as it is published.', 'Programme and speakers', 'The cities are kept informed until then.'],
      'network': ['Climate-Neutral and Smart Cities Mission', 'Goal: Climate-neutral cities by 2030', 'Members\n112'],
      'who runs the platform': ['NetZeroCities', 'Runs: Mission Platform'],
    },
  },

  'cities-mission-conference-2023': {
    event: {
      'name': ['The Mission in Progress: Climate-Neutral and Smart Cities Conference 2023'],
      'month alone': ['June 2023', 'Two days at the end of June 2023'],
      'edition and series': ['Second Cities Mission Conference', 'Edition 2'],
      'the one before': ['Before\nLet’s Go! Climate Neutral and Smart Cities Mission Kick Off Event\nJune 2022'],
      'the one after': ['After\n2024 Cities Mission Conference\n25 – 26 June 2024\nValencia'],
      'days for whom': ['Day one\nPractitioners meet', 'For: City practitioners', 'For: Mayors and City practitioners'],
      'network': ['Climate-Neutral and Smart Cities Mission', 'Members\n112', 'Goal: Climate-neutral cities by 2030'],
      'calls': [
        'Call for Pilot Cities Announced',
        'Opens: within two months of the conference',
        'Call for Pilot Cities, second round Announced',
        'Opens: early 2024',
        'Call to advance and deepen Pilot Activities Planned',
        'Opens: details later in 2024',
        'For: Mission Cities',
      ],
      'support programmes': ['ELENA', 'Run by European Investment Bank', 'Pilot Cities'],
      'organisations': ['Cities Mission Board', 'Mission Team', 'Climate-Neutral City Advisors'],
      'recordings of days': ['Day 1 recordings', 'Day 2 recordings'],
      'credits': ['Photo: NetZeroCities', 'Photo: Philippe Caneau'],
      'quote': ['A conference is there to solve problems.\nDovydas Kaminskas\nMayor, Tauragė'],
      'outcome': ['Advisers saw cities keen to work together'],
    },
    'opening': { 'opening': ['Opening', 'André Sobczak Opening', 'Secretary General, Eurocities'] },
    'welcome': { 'welcome': ['Thomas Osdoba', 'Director, NetZeroCities', 'What was said'] },
    'netzerocities-panel': {
      'panel with a facilitator': ['Thomas Osdoba Facilitator', 'Jane McLaughlin Panellist', 'Anthony Zacharzewski Panellist', 'Francesca Rizzo Panellist', 'Eugenie Cartron Panellist'],
      'whose people': ['NetZeroCities, Eurocities, Demsoc, POLIMI and Dark Matter Labs'],
      'its topics': ['Networks of learning', 'Climate City Contracts', 'Summer School'],
    },
    'peer-to-peer': { 'world café': ['World café', 'Peer-to-Peer City Exchanges'] },
    'policy-challenges': { 'six cities': ['Cities\nCopenhagen, Oslo, Paris, Stockholm, Helsinki and Lisbon'] },
    'keynote': { 'keynote': ['Keynote', 'Marc Lemaître', 'Director-General, DG Research and Innovation, European Commission', 'What was said'] },
    'frontrunners': {
      'two introductions': ['Barbara Trachte Introduction', 'Kim Jørgensen Introduction', 'State Secretary for the Economic Transition and Scientific Research, Brussels Capital Government'],
      'European Investment Bank': ['European Investment Bank', 'ELENA programme'],
    },
    'political-reality-check': {
      'moderator and five speakers': ['Patrick Child Moderator', 'Anders Almgren\nMayor, Lund', 'Minna Arve\nMayor, Turku', 'Emil Boc\nMayor, Cluj-Napoca', 'Hanna Gronkiewicz-Waltz\nChair, Cities Mission Board', 'Karen van Dantzig\nDutch Urban Envoy'],
      'outcome': ['Outcome\nA joint call to share good practice'],
      'quote': ['What was said\nWhatever a city decides'],
    },
    'green-deal-local': {
      'facilitator with two offices': ['Rosalinde Van der Vlies Facilitator\nDirector Clean Planet, DG Research and Innovation, European Commission\nDeputy Mission Manager'],
      'five panellists': ['Tanya Hristova Panellist\nMayor, Gabrovo', 'Olivera Injac Panellist\nMayor, Podgorica', 'Anna Lisa Boni Panellist\nDeputy Mayor, Bologna\nCoordinator of the Italian Mission Cities', 'Allan Pilgaard-Jensen Panellist\nDeputy Director, Project Zero Sønderborg', 'Giorgia Rambelli Panellist\nDirector, Urban Transitions Mission, Mission Innovation'],
      'cities': ['Gabrovo, Podgorica, Bologna and Sønderborg'],
    },
    'investment-roundtable': { 'political track': ['Track\nPolitical track\nFor: Political representatives', 'Roundtable'] },
    'mayors-meps': { 'mayors and members of Parliament': ['Meeting', 'Patrick Child', 'Urban Intergroup of the European Parliament'] },
    'pilot-cities': {
      'practitioner track': ['Practitioner track\nFor: City practitioners', 'Pitches'],
      'nineteen cities': ['19 cities present'],
      'two further calls': ['NetZeroCities announced two further calls for Pilot Cities.'],
    },
    'funding': { 'funding': ['Cities Mission – Funding Opportunities and Partners', 'Funding and Partners'] },
    'closing': { 'closing': ['Closing', 'Dovydas Kaminskas', 'Frans Timmermans Closing remarks\nExecutive Vice-President, European Commission', 'A small city can still set an example.'] },
  },

  'c40-cities': {
    event: {
      'how often, as printed': ['Series\nC40 Summit', '“Biannual” in the text, “biennial” in a caption of the same page'],
      'kinds of event': ['Summit, Workshop and Virtual-learning'],
      'regions': ['Regions\n7'],
      'direct assistance': ['Support for cities\nDirect assistance', 'Regional Directors'],
      'city directors': ['City Director Program', 'For: Some C40 cities', 'By competitive bids; first where the need is greatest and a project can do most'],
      'peer exchange': ['Peer-to-peer exchange'],
      'research': ['Research and communications'],
    },
    'mayors-summit-2011': {
      'a year alone': ['When\n2011', 'Where\nSão Paulo', 'Fourth summit'],
      'caption': ['Photos\nMayors at the summit in São Paulo, 2011'],
    },
    'workshops': { 'workshops': ['Workshop', 'In person and online'] },
    'virtual-learning': { 'virtual learning': ['Online'] },
  },

  'carbon-neutral-cities-alliance': {
    event: {
      'kinds of event': ['Annual meeting, Regional convening, Workshop, Learning cohort and Site visit'],
      'network': ['Carbon neutrality within 10 to 20 years', '10–20 years', 'Founded: 2015', 'Supported by Kresge Foundation'],
      'fund': ['Game Changer Fund', 'Projects\n76\nsince 2015', 'Awarded\nmore than US$5m\nsince 2015', 'Added by others\nan additional US$46m'],
      'initiative': ['Climate Change, Health & Equity Initiative', 'US$18.6m', 'as of 22 October 2025'],
      'grant programme': ['Climate Justice Grant Program'],
      'fifteen cities': ['Embodied carbon in buildings', 'Cities\n15'],
      'learning cohorts': ['Learning cohorts'],
      'figures of the world': ['more than 50%', 'about 75%'],
      'quotes': ['Jessica Boehland\nSenior Program Officer, Environment, Kresge Foundation', 'Simone Mangili', 'Tracy Morgenstern', 'Doug Smith'],
      'resource': ['Embodying Justice in the Built Environment: Just and Equitable Land Use Transitions'],
      'news': ['19 November 2025\nCommentary\nEnvironment\nCOP30 Local Leaders Forum', '22 October 2025\nNews\nEnvironment and Health'],
      'author': ['By Katharine McLaughlin'],
    },
    'regional-meeting-2022': { 'a meeting of a year': ['When\n2022', 'Turin, Italy', 'Parts of this session\nSite visit: Solar District Heating Energy Plant'] },
    'solar-heating-visit': {
      'site visit': ['Site visit', 'Part of CNCA Regional Annual Meeting'],
      'tonnes a year': ['Emissions avoided\nabout 8,000 t CO₂ a year', 'The source writes “tons”.'],
    },
    'justice-workshop': { 'five cities': ['Boston, Portland, Seattle, Toronto and Boulder, Colorado', 'Held shortly before the article was written', 'Community-based organisations (partner)'] },
    'midwest-workshop': { 'planned, without a date': ['Planned', 'Teams\n5', 'City staff and Community partners'] },
  },
};

/** What is seen, with each run of blanks as one; blocks are lines. */
const seen = (locator) =>
  locator.evaluate((element) => (element.shadowRoot?.querySelector('.frame') ?? element).innerText.replace(/[^\S\n]+/g, ' ').replace(/ ?\n+ ?/g, '\n'));

for (const [name, { event, ...sessions }] of Object.entries(FACTS)) {
  test.describe(name, () => {
    test.beforeEach(async ({ page, demo }) => {
      await page.setViewportSize({ width: 1280, height: 6000 });
      await page.goto(`${demo}/${name}.html`);
      await expect.poll(() => page.locator('city-programme').evaluate((element) => element.state)).toMatch(/ready|empty/);
      await expect(page.locator('city-programme').getByRole('heading', { name: 'About this event' })).toBeVisible();
    });

    test('the page tells what is known of the event', async ({ page }) => {
      const text = await seen(page.locator('city-programme'));
      for (const [fact, words] of Object.entries(event)) for (const word of words) expect.soft(text, fact).toContain(word);
    });

    for (const [id, facts] of Object.entries(sessions)) {
      test(`“${id}” tells what is known of it`, async ({ page }) => {
        await page.locator(`[data-id=${id}] .opener`).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        for (const [fact, words] of Object.entries(facts)) {
          for (const word of words) await softly.poll(() => seen(dialog), fact).toContain(word);
        }
      });
    }
  });
}

const rich = readFileSync(join(root, 'tests/fixtures/city-widgets-rich.json'), 'utf8');
const about = (widget) => widget.locator('.about');
const around = (inside, style) => `<main style="${style};padding:16px"><h1>A page</h1>${inside}</main><style>main a { color: inherit }</style>`;
const LIGHT = 'background:#fff;color:#1b1f23';
const DARK = 'background:#15191c;color:#eef1f3';

test.describe('an event with everything', () => {
  const full = (data, attributes = {}) => tag({ src: data.give(JSON.parse(rich)).url, 'heading-level': 2, now: '2027-03-27T09:00:00+01:00', ...attributes });

  test('leads on with safe links in the same tab', async ({ open, data }) => {
    const widget = await open(full(data));
    await expect(about(widget)).toBeVisible();
    const links = await about(widget).getByRole('link').evaluateAll((found) => found.map((link) => ({ words: link.textContent.trim(), to: link.getAttribute('href'), rel: link.rel, target: link.target })));
    for (const [words, to] of [
      ['Register', 'https://harbour.example/register'],
      ['Watch the main stage', 'https://harbour.example/live'],
      ['Week of the Sea', 'https://sea.example/'],
      ['Regatta', 'https://row.example/'],
      ['Harbour Days 2025', 'https://harbour.example/2025'],
      ['Call for quiet boats', 'https://harbour.example/call'],
      ['Depot', 'https://depot.example/'],
      ['Map of the quays', 'https://harbour.example/map.pdf'],
      ['First day', 'https://harbour.example/films/1'],
      ['Tide table', 'https://harbour.example/letter'],
      ['days@harbour.example', 'mailto:days@harbour.example'],
      ['+32 3 555 01 00', 'tel:+3235550100'],
      ['Harbour Days on Social', 'https://social.example/@harbour'],
      ['Harbour plan', 'https://harbour.example/plan'],
    ]) {
      expect.soft(links, words).toContainEqual({ words, to, rel: expect.stringContaining('noopener'), target: '' });
    }
    const maps = links.filter(({ words }) => /^Map (Depot|Light)/.test(words)).map(({ words, to }) => [words, to]);
    expect(maps).toEqual([['Map Depot', 'geo:51.219400,4.402500'], ['Map Lightship', 'https://harbour.example/map#ship']]);
  });

  test('is told in words', async ({ open, data }) => {
    const widget = await open(full(data));
    await expect(about(widget)).toBeVisible();
    const text = await seen(widget);
    for (const words of [
      'Also called\nHD27 and Third Harbour Days',
      'The dates are not certain',
      'City day, Saturday, 27 March 2027\nEngines\nDoors open at nine.\nFor: Port workers',
      'Part of\nWeek of the Sea\n22 – 29 March 2027',
      'Part of\nYear of Rivers\n2027',
      'Alongside\nRegatta\n28 March 2027\nOrganised by Rowing club',
      'After\nReport to the council\nIn the autumn',
      'Part of this event\nNight market',
      'See also\nFishers’ meeting',
      'Call for quiet boats Open\nPrizes for engines.\nFor: small firms\nOpens: in spring 2027\nCloses: about June 2027',
      'Call for murals Closed',
      'First come, first served',
      'Awarded\nmore than US$5m\nsince 2015\nSource: Harbour plan',
      'Ships a day\nabout 40\nas of 2026\nSource: Traffic count',
      'Soot\nnot estimated\nNo measurements yet',
      'Port authority\n2026\nGerman\nPDF\n1.2 MB',
      'English\nCaptions: English and German',
      'Savings bank\nSponsor',
      'Rowing club\nPartner',
      'Water council\nLooks after locks.\nAlso called WC\nRuns: Lock fund and Quay fund',
      'Hashtag\n#HarbourDays',
      'Boats at the quay\nPhoto: Philippa Lens\n2025\nCC-BY-4.0',
      'By Ines Quay\nCC0-1.0',
    ]) {
      expect.soft(text, words).toContain(words);
    }
    // In the quotation marks of the language only where it is what was said.
    await expect(about(widget).locator('q')).toHaveText(['Water is patient.', 'الميناء للجميع']);
    await expect(about(widget).locator('q > span').nth(1)).toHaveAttribute('lang', 'ar');
    expect(await widget.locator('img').count()).toBe(0);
  });

  test('keeps its place when data come that say the same', async ({ open, data }) => {
    const feed = JSON.parse(rich);
    const endpoint = data.give(feed);
    const widget = await open(tag({ src: endpoint.url }));
    await expect(about(widget)).toBeVisible();
    await about(widget).getByRole('link', { name: 'Regatta' }).focus();
    await about(widget).evaluate((element) => (element.known = true));
    feed.data.sessions[0].title = 'Engines that hum';
    endpoint.set(feed);
    await widget.evaluate((element) => element.refresh());
    await expect(widget.getByRole('button', { name: 'Engines that hum' })).toBeVisible();
    await expect.poll(() => about(widget).evaluate((element) => element.known && element.getRootNode().activeElement.textContent)).toBe('Regatta');
    feed.data.hashtag = 'Quays';
    endpoint.set(feed);
    await widget.evaluate((element) => element.refresh());
    await expect(about(widget).getByText('#Quays')).toBeVisible();
  });

  for (const [theme, style, attributes] of [['a light page', LIGHT, {}], ['a dark page', DARK, {}], ['the dark theme', LIGHT, { theme: 'dark' }]]) {
    test(`is accessible on ${theme}, as is its fullest session`, async ({ page, open, data }) => {
      const widget = await open(around(full(data, attributes), style));
      await expect(about(widget)).toBeVisible();
      await expectAccessible(page, 'the event');
      await widget.locator('[data-id=engines] .opener').click();
      await expect(page.getByRole('dialog').getByText('Test protocol')).toBeVisible();
      await expectAccessible(page, 'the session');
    });
  }

  for (const [lang, width] of [['en', 320], ['ar', 320], ['de', 768], ['ar', 1280]]) {
    test(`fits ${width} px in ${lang}`, async ({ page, open, data }) => {
      await page.setViewportSize({ width, height: 800 });
      const widget = await open(full(data, { lang }));
      await expect(about(widget)).toBeVisible();
      // The page may be as wide as it likes where it reads the other way: see the tests of the other views.
      const wide = (locator) => locator.evaluate((element) => element.scrollWidth - element.clientWidth);
      await expect.poll(() => wide(about(widget))).toBe(0);
      if (lang !== 'ar') await expect.poll(() => sideways(page)).toEqual([]);
      await widget.locator('[data-id=engines] .opener').click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator('.told')).toBeVisible();
      await expect.poll(() => wide(dialog)).toBe(0);
      await expect.poll(() => wide(dialog.locator('.card'))).toBe(0);
      await expect.poll(() => dialog.evaluate((element) => getComputedStyle(element).direction)).toBe(lang === 'ar' ? 'rtl' : 'ltr');
    });
  }

  test('holds in forced colours', async ({ page, open, data }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    const widget = await open(around(full(data), ''));
    await expect(about(widget)).toBeVisible();
    await expectAccessible(page, 'the event');
    await widget.locator('[data-id=engines] .opener').click();
    await expect(page.getByRole('dialog').getByText('Test protocol')).toBeVisible();
    await expectAccessible(page, 'the session');
  });

  test('asks for nothing where there is nothing to tell', async ({ page, open, data }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const widget = await open(tag({ src: data.give({ schemaVersion: '1.0', data: { sessions: [{ title: 'One' }] } }).url }));
    await reach(widget, 'ready');
    await idle(page);
    expect(asked.filter((url) => url.includes('about'))).toEqual([]);
    await expect(about(widget)).toHaveCount(0);
  });
});
