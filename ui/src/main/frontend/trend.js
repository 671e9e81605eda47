// How long the runs of a command take, over weeks.
import {useWidth} from './charts.js';

import {a, circle, div, g, line, part, path, svg, svgText, svgTitle} from './html.js';
import {durationTicks} from './scale.js';
import {colour, word} from './status.js';
import {counted, dayName, duration, time, times, visible} from './text.js';

/** How long the runs of a command took, day by day, over the band of what is usual. */
export const Trend = part(
  /** @param {{days: any[], runs: any[], zone: string}} props */ function Trend({days, runs, zone}) {
    const [box, width] = useWidth();
    if (days.length === 0) {
      return null;
    }
    const high = 240;
    const left = 64;
    const start = Date.parse(days[0].day + 'T00:00:00Z');
    const end = Date.parse(days[days.length - 1].day + 'T00:00:00Z') + 86400000;
    const x = (/** @type {number} */ at) => left + ((at - start) / (end - start)) * (width - left - 6);
    const shown = runs.filter(run => run.duration_ms !== null);
    const highest =
      Math.max(1000, ...shown.map(run => run.duration_ms), ...days.map(day => day.usual?.high_ms ?? 0)) * 1.05;
    const y = (/** @type {number} */ value) => high - 26 - (value / highest) * (high - 44);
    const middle = (/** @type {any} */ day) => x(Date.parse(day.day + 'T12:00:00Z'));
    const known = days.filter(day => day.usual);
    const band =
      known.length > 1
        ? 'M' +
          known.map(day => `${middle(day).toFixed(1)},${y(day.usual.high_ms).toFixed(1)}`).join('L') +
          'L' +
          [...known]
            .reverse()
            .map(day => `${middle(day).toFixed(1)},${y(day.usual.low_ms).toFixed(1)}`)
            .join('L') +
          'Z'
        : '';
    const median =
      known.length > 1
        ? 'M' + known.map(day => `${middle(day).toFixed(1)},${y(day.usual.median_ms).toFixed(1)}`).join('L')
        : '';
    // Days are those of the zone: a run is drawn at its local time.
    const local = (/** @type {string} */ at) => Date.parse(time(at, zone).replace(' ', 'T') + 'Z');
    const says = `Durations of ${counted(shown.length, 'run')}; the table below tells them by day`;
    return div(
      {class: 'chart', ref: box},
      width > 0
        ? svg(
            {width, height: high, viewBox: `0 0 ${width} ${high}`, role: 'group', 'aria-label': says},
            durationTicks(highest, 5).map(value =>
              g(
                {key: value},
                line({class: 'scale', x1: left, x2: width, y1: y(value), y2: y(value)}),
                svgText({class: 'scale', x: left - 8, y: y(value) + 4, 'text-anchor': 'end'}, duration(value)),
              ),
            ),
            days
              .filter((_, at) => at % Math.max(1, Math.ceil(days.length / Math.max(2, width / 90))) === 0)
              .map(day =>
                svgText(
                  {key: day.day, class: 'scale', x: middle(day), y: high - 6, 'text-anchor': 'middle'},
                  dayName(day.day),
                ),
              ),
            band ? path({class: 'band', d: band}) : null,
            median ? path({class: 'median', d: median}) : null,
            shown.map(run =>
              a(
                {
                  key: run.run_id,
                  href: '/runs/' + encodeURIComponent(run.run_id),
                  class: `dot ${colour(run.status)}`,
                  'aria-label': `${time(run.started_at, zone)}: ${duration(run.duration_ms)}, ${visible(word(run.status))}`,
                },
                svgTitle(
                  null,
                  `${time(run.started_at, zone)}: ${duration(run.duration_ms)}${run.usual ? ` (${times(run.duration_ms, run.usual)} usual)` : ''}, ${visible(word(run.status))}`,
                ),
                circle({class: 'fill', cx: x(local(run.started_at)), cy: y(run.duration_ms), r: 4}),
              ),
            ),
          )
        : null,
    );
  },
);
