// Everybody who is measured.

import { own, same } from './city-widgets.mjs';
import eventCalendar from './event-calendar.mjs';
import fullcalendar6 from './fullcalendar-6.mjs';
import fullcalendar7 from './fullcalendar-7.mjs';
import limit from './limit.mjs';
import pretalxNpm from './pretalx-npm.mjs';
import pretalxWidget from './pretalx-widget.mjs';

/** @typedef {{feed: string, programme: import('../convert.mjs').Programme}} Input */
/**
 * @typedef {object} Contestant
 * @property {string} id also its folder on the server
 * @property {string} name
 * @property {boolean} [peer] made by others, for the same purpose
 * @property {string} source where its files come from
 * @property {string} [missing] why it cannot be measured here
 * @property {() => string} version
 * @property {string} session selects a session
 * @property {string} [search] selects the search field
 * @property {string} [whole] selects what renders the whole list
 * @property {string} shows
 * @property {string} lacks
 * @property {(input: Input, folder: string) => Promise<Record<string, import('../server.mjs').File>>} site
 */

/** The first is the one that the others are compared with. @type {Contestant[]} */
export const contestants = [own, same, pretalxWidget, pretalxNpm, fullcalendar6, fullcalendar7, eventCalendar, limit];
