// Where things go in charts and long tables. Pure functions.

/**
 * Round steps of time that cut a range into at most so many parts.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} most
 * @param {(instant: number) => string} text how an instant is written, `2026-11-29 02:48:07`: cuts are round in its zone
 * @returns {number[]}
 */
export function timeTicks(from, to, most, text) {
  const minute = 60000;
  const steps = [1 / 60, 1 / 12, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 43200];
  const step = (steps.find(each => (to - from) / (each * minute) <= most) ?? 86400) * minute;
  const local = Date.parse(text(from).replace(' ', 'T') + 'Z');
  const offset = local - Math.floor(from / 1000) * 1000;
  /** @type {number[]} */
  const ticks = [];
  for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to; at += step) {
    ticks.push(at);
  }
  return ticks;
}

/**
 * Round numbers from 0 up.
 *
 * @param {number} highest
 * @param {number} most
 * @returns {number[]}
 */
export function ticks(highest, most) {
  if (highest <= 0) {
    return [0];
  }
  const rough = highest / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= rough) ?? rough;
  /** @type {number[]} */
  const found = [];
  for (let at = 0; at <= highest + step * 0.001; at += step) {
    found.push(at);
  }
  return found;
}

/**
 * Round durations, in milliseconds.
 *
 * @param {number} highest
 * @param {number} most
 * @returns {number[]}
 */
export function durationTicks(highest, most) {
  const second = 1000;
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
  const step = steps.map(each => each * second).find(each => highest / each <= most);
  if (!step || highest < second) {
    return ticks(highest, most);
  }
  return Array.from({length: Math.floor(highest / step) + 1}, (_, at) => at * step);
}

/**
 * Puts spans that overlap into different lanes, the fewest that do.
 *
 * @template {{from: number, to: number}} S
 * @param {S[]} spans
 * @returns {{lanes: number, of: Map<S, number>}}
 */
export function packed(spans) {
  /** @type {number[]} */
  const ends = [];
  /** @type {Map<S, number>} */
  const of = new Map();
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    let lane = ends.findIndex(end => end <= span.from);
    if (lane < 0) {
      lane = ends.length;
    }
    ends[lane] = Math.max(span.to, span.from + 1);
    of.set(span, lane);
  }
  return {lanes: ends.length, of};
}

/** Browsers cap the height of an element well above this. */
const HIGHEST = 8_000_000;

/**
 * Which rows of a long table are seen. Where all rows are higher than an element may be, the scroll bar stands for a
 * part of the way, and `shift` is how much less than its true place a row is moved down.
 *
 * @param {number} total
 * @param {number} rowHeight
 * @param {number} scrolled
 * @param {number} seen the height that is seen
 */
export function visibleRows(total, rowHeight, scrolled, seen) {
  const full = total * rowHeight;
  const height = Math.min(full, HIGHEST);
  const room = Math.max(1, height - seen);
  const share = Math.min(1, Math.max(0, scrolled / room));
  const top = full > HIGHEST ? share * (full - seen) : scrolled;
  const before = 6;
  const first = Math.max(0, Math.min(total - 1, Math.floor(top / rowHeight) - before));
  const last = Math.min(total, Math.ceil((top + seen) / rowHeight) + before);
  return {height, first: Math.max(0, first), last, shift: top - scrolled};
}

/**
 * How far to scroll so that a row is at the top.
 *
 * @param {number} row
 * @param {number} total
 * @param {number} rowHeight
 * @param {number} seen
 */
export function scrollTo(row, total, rowHeight, seen) {
  const full = total * rowHeight;
  const top = row * rowHeight;
  return full <= HIGHEST ? top : (top / Math.max(1, full - seen)) * (HIGHEST - seen);
}
