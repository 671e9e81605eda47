// Runs over the time of a day, a lane for each command.
import {useWidth, ChartTable, timeAxis} from './charts.js';
import {a, div, g, line, part, rect, svg, svgText, svgTitle, defs, pattern} from './html.js';
import {packed} from './scale.js';
import {colour, glyph, word} from './status.js';
import {clock, commandName, counted, duration, number, time, visible} from './text.js';

/** @typedef {import('./types.d.ts').Bar} Bar */

/** Hatching for what goes on. @param {string} id */
function hatching(id) {
  return defs(
    null,
    pattern(
      {id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
      rect({class: 'hatchback', width: 6, height: 6}),
      rect({class: 'hatchline', width: 2.5, height: 6}),
    ),
  );
}

/** Groups of bars, those of a parent's children below it. @param {Bar[]} bars @param {number} end @returns {{name: string, depth: number, spans: any[]}[]} */
export function lanesOf(bars, end) {
  /** @type {Map<string, Bar>} */
  const byId = new Map(bars.map(bar => [bar.run_id, bar]));
  /** @type {Map<string, {name: string, depth: number, first: number, parent: string | null, spans: any[]}>} */
  const groups = new Map();
  for (const bar of bars) {
    const name = commandName(bar);
    const parent = byId.get(bar.parent_run_id ?? '');
    const from = Date.parse(bar.started_at);
    const span = {bar, from, to: Math.max(from, bar.completed_at ? Date.parse(bar.completed_at) : end)};
    const group = groups.get(name) ?? {name, depth: 0, first: from, parent: null, spans: []};
    group.first = Math.min(group.first, from);
    group.parent ??= parent && commandName(parent) !== name ? commandName(parent) : null;
    group.spans.push(span);
    groups.set(name, group);
  }
  /** @type {any[]} */
  const ordered = [];
  /** @param {string | null} parent @param {number} depth */
  const place = (parent, depth) => {
    [...groups.values()]
      .filter(
        group =>
          !ordered.includes(group) &&
          (parent === null ? group.parent === null || !groups.has(group.parent) : group.parent === parent),
      )
      .sort((one, other) => one.first - other.first)
      .forEach(group => {
        group.depth = depth;
        ordered.push(group);
        place(group.name, depth + 1);
      });
  };
  place(null, 0);
  // Commands that start each other in a circle.
  return [...ordered, ...[...groups.values()].filter(group => !ordered.includes(group))];
}

/** Runs as bars over the time, a lane for each command. */
export const Gantt = part(
  /** @param {{bars: Bar[], from: string, to: string, zone: string, leftOut: number, to_: (href: string) => string}} props */
  function Gantt({bars, from, to, zone, leftOut, to_}) {
    const [box, width] = useWidth();
    const start = Date.parse(from);
    const end = Math.max(Date.parse(to), start + 1000);
    const isNarrow = width < 640;
    const left = isNarrow ? 0 : 150;
    const x = (/** @type {number} */ at) =>
      left + ((Math.min(end, Math.max(start, at)) - start) / (end - start)) * (width - left - 2);
    const high = 15;
    let y = 22;
    const drawn = lanesOf(bars, end).map(group => {
      const {lanes, of} = packed(group.spans);
      const head = isNarrow ? 16 : 0;
      const top = y;
      y += head + lanes * (high + 3) + 8;
      return g(
        {key: group.name},
        line({class: 'scale', x1: 0, x2: width, y1: y - 4, y2: y - 4}),
        svgText(
          {class: 'lane', x: isNarrow ? 0 : 8 + group.depth * 12, y: top + 12},
          (group.depth > 0 && !isNarrow ? '› ' : '') + cut(group.name, isNarrow ? 60 : 20 - group.depth * 2),
        ),
        group.spans.map(span =>
          drawnBar(
            span,
            x(span.from),
            Math.max(3, x(span.to) - x(span.from)),
            top + head + (of.get(span) ?? 0) * (high + 3),
            high,
            zone,
            to_,
          ),
        ),
      );
    });
    return div(
      {class: 'chart', ref: box},
      width > 0
        ? svg(
            {
              width,
              height: y,
              viewBox: `0 0 ${width} ${y}`,
              role: 'group',
              'aria-label': `${counted(bars.length, 'run')} over time; the table below tells the same`,
            },
            hatching('goes-on'),
            timeAxis({
              from: start,
              to: end,
              zone,
              x,
              width,
              height: y,
              most: Math.max(2, Math.floor((width - left) / 70)),
            }),
            drawn,
          )
        : null,
      leftOut > 0
        ? div({class: 'note'}, `${counted(leftOut, 'more run')} ${leftOut === 1 ? 'is' : 'are'} not drawn.`)
        : null,
      ChartTable({
        name: 'The chart as a table',
        head: ['Command', 'Started', 'Ended', 'Took', 'Status', 'Failed files', 'Run'],
        rows: bars.map(bar => [
          commandName(bar),
          time(bar.started_at, zone),
          bar.completed_at ? time(bar.completed_at, zone) : 'goes on',
          took(bar),
          `${glyph(bar.status)} ${visible(word(bar.status))}`,
          `${number(bar.failed_count)} of ${number(bar.total_files)}`,
          a({href: to_(bar.href)}, visible(bar.run_id.slice(0, 8))),
        ]),
      }),
    );
  },
);

/** @param {Bar} bar */
export function took(bar) {
  return bar.completed_at ? duration(Date.parse(bar.completed_at) - Date.parse(bar.started_at)) : '–';
}

/** @param {{bar: Bar}} span @param {number} x @param {number} wide @param {number} y @param {number} high @param {string} zone @param {(href: string) => string} to_ */
function drawnBar({bar}, x, wide, y, high, zone, to_) {
  const says =
    `${commandName(bar)}${bar.worker ? ' ' + visible(bar.worker) : ''}, ${clock(bar.started_at, zone)}–${bar.completed_at ? clock(bar.completed_at, zone) : ''}` +
    ` (${took(bar)}): ${visible(word(bar.status))}, ${number(bar.failed_count)} of ${counted(bar.total_files, 'file')} failed${bar.rerun_of ? ', a rerun' : ''}`;
  const mark =
    (bar.rerun_of ? '↻' : '') +
    (bar.status === 'success' ? '' : glyph(bar.status)) +
    (bar.failed_count > 0 ? number(bar.failed_count) : '');
  const room = mark.length * 8 + 6;
  return a(
    {key: bar.run_id, href: to_(bar.href), 'aria-label': says, class: `bar ${colour(bar.status)}`},
    svgTitle(null, says),
    rect({class: bar.completed_at ? 'fill' : 'fill open', x, y, width: wide, height: high, rx: 2}),
    bar.completed_at ? null : rect({x: x + wide / 2, y, width: wide / 2, height: high, fill: 'url(#goes-on)', rx: 2}),
    mark && wide > room
      ? svgText({class: 'mark', x: x + 4, y: y + high - 4}, mark)
      : bar.rerun_of
        ? svgText({class: 'markout', x: x + wide + 3, y: y + high - 4}, mark)
        : null,
  );
}

/** @param {string} text @param {number} most */
function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}
