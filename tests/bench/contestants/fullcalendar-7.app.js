import { Calendar } from 'fullcalendar-7';
import list from 'fullcalendar-7/list';
import theme from 'fullcalendar-7/themes/classic';
import 'fullcalendar-7/skeleton.css';
import 'fullcalendar-7/themes/classic/theme.css';
import 'fullcalendar-7/themes/classic/palette.css';

const place = document.getElementById('calendar');
new Calendar(place, { plugins: [list, theme], ...JSON.parse(place.dataset.options) }).render();
