// Charts of their own making: SVG as wide as there is room, so that texts keep their size. Each has its table beside it.
import {useEffect, useRef, useState} from './hooks.module.js';
import {a, circle, details, div, g, line, part, path, rect, summary, svg, svgText, svgTitle, table, tbody, td, th, thead, tr, defs, pattern} from './html.js';
import {durationTicks, packed, ticks, timeTicks} from './scale.js';
import {colour, glyph, word} from './status.js';
import {clock, commandName, counted, dayName, duration, number, time, times, visible} from './text.js';

/** The width of an element, as it changes. @returns {[any, number]} */
export function useWidth() {
  const box = useRef(/** @type {any} */ (null));
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measure = () => setWidth(Math.floor(box.current.clientWidth));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

/** What a chart shows, as a table. */
export const ChartTable = part(/** @param {{name: string, head: string[], rows: any[][]}} props */ function ChartTable({name, head, rows}) {
  const [isOpen, setOpen] = useState(false);
  return details({class: 'charttable', onToggle: (/** @type {any} */ event) => setOpen(event.currentTarget.open)}, summary(null, name),
    isOpen ? div({class: 'wide'}, table({class: 'rows', 'aria-label': name}, thead(null, tr(null, head.map(each => th({key: each, scope: 'col'}, each)))),
      tbody(null, rows.map((row, at) => tr({key: at}, row.map((cell, column) => td({key: column, 'data-l': head[column]}, cell))))))) : null);
});

/** Lines of round times. @param {{from: number, to: number, zone: string, x: (at: number) => number, width: number, height: number, most: number}} of */
function timeAxis({from, to, zone, x, width, height, most}) {
  const text = (/** @type {number} */ at) => time(at, zone);
  const isDays = to - from > 3 * 86400000;
  return timeTicks(from, to, most, text).map(at => g({key: at},
    line({class: 'scale', x1: x(at), x2: x(at), y1: 16, y2: height}),
    x(at) < width - 14 ? svgText({class: 'scale', x: x(at), y: 11, 'text-anchor': x(at) < 20 ? 'start' : 'middle'},
      isDays ? dayName(text(at).slice(0, 10)) : to - from < 180000 ? text(at).slice(11) : clock(at, zone)) : null));
}

/** Hatching for what goes on. @param {string} id */
function hatching(id) {
  return defs(null, pattern({id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
    rect({class: 'hatchback', width: 6, height: 6}), rect({class: 'hatchline', width: 2.5, height: 6})));
}

/** @typedef {{run_id: string, command: string | null, subcommand: string | null, started_at: string, completed_at: string | null, status: string,
 *   failed_count: number, total_files: number, parent_run_id: string | null, rerun_of: string | null, worker: string | null, href: string}} Bar */

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
    [...groups.values()].filter(group => !ordered.includes(group) && (parent === null ? group.parent === null || !groups.has(group.parent) : group.parent === parent))
      .sort((one, other) => one.first - other.first).forEach(group => {
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
export const Gantt = part(/** @param {{bars: Bar[], from: string, to: string, zone: string, leftOut: number, to_: (href: string) => string}} props */
  function Gantt({bars, from, to, zone, leftOut, to_}) {
    const [box, width] = useWidth();
    const start = Date.parse(from);
    const end = Math.max(Date.parse(to), start + 1000);
    const isNarrow = width < 640;
    const left = isNarrow ? 0 : 150;
    const x = (/** @type {number} */ at) => left + ((Math.min(end, Math.max(start, at)) - start) / (end - start)) * (width - left - 2);
    const high = 15;
    let y = 22;
    const drawn = lanesOf(bars, end).map(group => {
      const {lanes, of} = packed(group.spans);
      const head = isNarrow ? 16 : 0;
      const top = y;
      y += head + lanes * (high + 3) + 8;
      return g({key: group.name},
        line({class: 'scale', x1: 0, x2: width, y1: y - 4, y2: y - 4}),
        svgText({class: 'lane', x: isNarrow ? 0 : 8 + group.depth * 12, y: top + 12}, (group.depth > 0 && !isNarrow ? '› ' : '') + cut(group.name, isNarrow ? 60 : 20 - group.depth * 2)),
        group.spans.map(span => drawnBar(span, x(span.from), Math.max(3, x(span.to) - x(span.from)), top + head + (of.get(span) ?? 0) * (high + 3), high, zone, to_)));
    });
    return div({class: 'chart', ref: box},
      width > 0 ? svg({width, height: y, viewBox: `0 0 ${width} ${y}`, role: 'group', 'aria-label': `${counted(bars.length, 'run')} over time; the table below tells the same`},
        hatching('goes-on'), timeAxis({from: start, to: end, zone, x, width, height: y, most: Math.max(2, Math.floor((width - left) / 70))}), drawn) : null,
      leftOut > 0 ? div({class: 'note'}, `${counted(leftOut, 'more run')} ${leftOut === 1 ? 'is' : 'are'} not drawn.`) : null,
      ChartTable({name: 'The chart as a table', head: ['Command', 'Started', 'Ended', 'Took', 'Status', 'Failed files', 'Run'], rows: bars.map(bar => [
        commandName(bar), time(bar.started_at, zone), bar.completed_at ? time(bar.completed_at, zone) : 'goes on', took(bar),
        `${glyph(bar.status)} ${visible(word(bar.status))}`, `${number(bar.failed_count)} of ${number(bar.total_files)}`, a({href: to_(bar.href)}, visible(bar.run_id.slice(0, 8)))])}));
  });

/** @param {Bar} bar */
function took(bar) {
  return bar.completed_at ? duration(Date.parse(bar.completed_at) - Date.parse(bar.started_at)) : '–';
}

/** @param {{bar: Bar}} span @param {number} x @param {number} wide @param {number} y @param {number} high @param {string} zone @param {(href: string) => string} to_ */
function drawnBar({bar}, x, wide, y, high, zone, to_) {
  const says = `${commandName(bar)}${bar.worker ? ' ' + visible(bar.worker) : ''}, ${clock(bar.started_at, zone)}–${bar.completed_at ? clock(bar.completed_at, zone) : ''}`
    + ` (${took(bar)}): ${visible(word(bar.status))}, ${number(bar.failed_count)} of ${counted(bar.total_files, 'file')} failed${bar.rerun_of ? ', a rerun' : ''}`;
  const mark = (bar.rerun_of ? '↻' : '') + (bar.status === 'success' ? '' : glyph(bar.status)) + (bar.failed_count > 0 ? number(bar.failed_count) : '');
  const room = mark.length * 8 + 6;
  return a({key: bar.run_id, href: to_(bar.href), 'aria-label': says, class: `bar ${colour(bar.status)}`},
    svgTitle(null, says),
    rect({class: bar.completed_at ? 'fill' : 'fill open', x, y, width: wide, height: high, rx: 2}),
    bar.completed_at ? null : rect({x: x + wide / 2, y, width: wide / 2, height: high, fill: 'url(#goes-on)', rx: 2}),
    mark && wide > room ? svgText({class: 'mark', x: x + 4, y: y + high - 4}, mark) : bar.rerun_of ? svgText({class: 'markout', x: x + wide + 3, y: y + high - 4}, mark) : null);
}

/** @param {string} text @param {number} most */
function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

/** Small bars in a line of text; the same numbers are said for ears. */
export const Bars = part(/** @param {{values: number[], says: string, kind?: string, width?: number}} props */ function Bars({values, says, kind = 's-failed', width = 96}) {
  const highest = Math.max(1, ...values);
  const wide = width / Math.max(1, values.length);
  return svg({class: `bars ${kind}`, width, height: 22, viewBox: `0 0 ${width} 22`, role: 'img', 'aria-label': says},
    svgTitle(null, says), line({class: 'scale', x1: 0, x2: width, y1: 21.5, y2: 21.5}),
    values.map((value, at) => value > 0 ? rect({key: at, class: 'fill', x: at * wide, y: 21 - Math.max(2, (value / highest) * 20), width: Math.max(1, wide - 1), height: Math.max(2, (value / highest) * 20)}) : null));
});

/** How long the runs of a command took, day by day, over the band of what is usual. */
export const Trend = part(/** @param {{days: any[], runs: any[], zone: string}} props */ function Trend({days, runs, zone}) {
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
  const highest = Math.max(1000, ...shown.map(run => run.duration_ms), ...days.map(day => day.usual?.high_ms ?? 0)) * 1.05;
  const y = (/** @type {number} */ value) => high - 26 - (value / highest) * (high - 44);
  const middle = (/** @type {any} */ day) => x(Date.parse(day.day + 'T12:00:00Z'));
  const known = days.filter(day => day.usual);
  const band = known.length > 1 ? 'M' + known.map(day => `${middle(day).toFixed(1)},${y(day.usual.high_ms).toFixed(1)}`).join('L')
    + 'L' + [...known].reverse().map(day => `${middle(day).toFixed(1)},${y(day.usual.low_ms).toFixed(1)}`).join('L') + 'Z' : '';
  const median = known.length > 1 ? 'M' + known.map(day => `${middle(day).toFixed(1)},${y(day.usual.median_ms).toFixed(1)}`).join('L') : '';
  // Days are those of the zone: a run is drawn at its local time.
  const local = (/** @type {string} */ at) => Date.parse(time(at, zone).replace(' ', 'T') + 'Z');
  const says = `Durations of ${counted(shown.length, 'run')}; the table below tells them by day`;
  return div({class: 'chart', ref: box}, width > 0 ? svg({width, height: high, viewBox: `0 0 ${width} ${high}`, role: 'group', 'aria-label': says},
    durationTicks(highest, 5).map(value => g({key: value}, line({class: 'scale', x1: left, x2: width, y1: y(value), y2: y(value)}),
      svgText({class: 'scale', x: left - 8, y: y(value) + 4, 'text-anchor': 'end'}, duration(value)))),
    days.filter((_, at) => at % Math.max(1, Math.ceil(days.length / Math.max(2, width / 90))) === 0).map(day =>
      svgText({key: day.day, class: 'scale', x: middle(day), y: high - 6, 'text-anchor': 'middle'}, dayName(day.day))),
    band ? path({class: 'band', d: band}) : null, median ? path({class: 'median', d: median}) : null,
    shown.map(run => a({key: run.run_id, href: '/runs/' + encodeURIComponent(run.run_id), class: `dot ${colour(run.status)}`,
      'aria-label': `${time(run.started_at, zone)}: ${duration(run.duration_ms)}, ${visible(word(run.status))}`},
    svgTitle(null, `${time(run.started_at, zone)}: ${duration(run.duration_ms)}${run.usual ? ` (${times(run.duration_ms, run.usual)} usual)` : ''}, ${visible(word(run.status))}`),
    circle({class: 'fill', cx: x(local(run.started_at)), cy: y(run.duration_ms), r: 4})))) : null);
});

/** Columns over the time, parts of them one above the other. */
export const Columns = part(/** @param {{values: {at: number, parts: [string, number][], says: string}[], from: number, to: number, step: number, zone: string, name: string,
  unit?: (value: number) => string, lines?: {kind: string, values: (number | null)[]}[]}} props */
  function Columns({values, from, to, step, zone, name, unit = number, lines: drawn = []}) {
    const [box, width] = useWidth();
    const high = 150;
    const left = 58;
    const end = Math.max(to, from + step);
    const x = (/** @type {number} */ at) => left + ((at - from) / (end - from)) * (width - left - 2);
    const highest = Math.max(1, ...values.map(value => value.parts.reduce((sum, [, count]) => sum + count, 0)), ...drawn.flatMap(each => each.values.map(value => value ?? 0)));
    const y = (/** @type {number} */ value) => high - 2 - (value / highest) * (high - 26);
    const steps = unit === number ? ticks(highest, 4).filter(Number.isInteger) : durationTicks(highest, 4);
    return div({class: 'chart', ref: box}, width > 0 ? svg({width, height: high, viewBox: `0 0 ${width} ${high}`, role: 'img', 'aria-label': name},
      timeAxis({from, to: end, zone, x, width, height: high, most: Math.max(2, Math.floor((width - left) / 70))}),
      steps.map(value => g({key: value}, line({class: 'scale', x1: left, x2: width, y1: y(value), y2: y(value)}),
        svgText({class: 'scale', x: left - 6, y: y(value) + 4, 'text-anchor': 'end'}, unit(value)))),
      values.map(value => {
        let sum = 0;
        return g({key: value.at}, svgTitle(null, value.says), value.parts.filter(([, count]) => count > 0).map(([kind, count]) => {
          sum += count;
          return rect({key: kind, class: `fill ${kind}`, x: x(value.at), y: y(sum), width: Math.max(1, x(value.at + step) - x(value.at) - 0.5), height: Math.max(0.5, y(sum - count) - y(sum))});
        }));
      }),
      drawn.map(each => path({key: each.kind, class: `line ${each.kind}`, d: pathOf(values.map((value, at) => [x(value.at + step / 2), each.values[at]]), y)}))) : null);
  });

/** A line with gaps where nothing is known. @param {[number, number | null][]} points @param {(value: number) => number} y */
function pathOf(points, y) {
  let text = '';
  let isOn = false;
  for (const [x, value] of points) {
    if (value === null || value === undefined) {
      isOn = false;
    } else {
      text += `${isOn ? 'L' : 'M'}${x.toFixed(1)},${y(value).toFixed(1)}`;
      isOn = true;
    }
  }
  return text;
}
