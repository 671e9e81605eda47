// How values are written for people. Pure functions.

const HARMFUL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]/gu;
const SHORT = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * Others' text in one line, made harmless as the command line does: what would move, reorder or hide text is escaped.
 *
 * @param {unknown} text
 * @returns {string}
 */
export function visible(text) {
  return text === null || text === undefined ? '' : String(text).replace(HARMFUL, escaped);
}

/** @param {string} character */
function escaped(character) {
  const units = Array.from({length: character.length}, (_, at) => character.charCodeAt(at));
  return SHORT.get(character) ?? units.map(unit => '\\u' + unit.toString(16).padStart(4, '0')).join('');
}

/**
 * The lines of a stack trace, each harmless.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function lines(text) {
  return text.split(/\r?\n/).map(line => visible(line.replaceAll('\t', '    ')));
}

/**
 * With a narrow space between thousands, so that no language reads it as a fraction.
 *
 * @param {number | null | undefined} value
 */
export function number(value) {
  return value === null || value === undefined ? '–' : String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/**
 * `1 file`, `2 files`.
 *
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = one + 's') {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/**
 * The two largest units, as the command line has them: `850ms`, `4.2s`, `1m 05s`, `2h 05m`, `3d 01h`.
 *
 * @param {number | null | undefined} millis
 */
export function duration(millis) {
  if (millis === null || millis === undefined) {
    return '–';
  }
  const whole = Math.max(0, Math.floor(millis));
  const seconds = Math.floor(whole / 1000);
  if (whole < 1000) {
    return `${whole}ms`;
  }
  if (seconds < 60) {
    return `${seconds}.${Math.floor((whole % 1000) / 100)}s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}m ${two(seconds % 60)}s`;
  }
  if (seconds < 86400) {
    return `${Math.floor(seconds / 3600)}h ${two(Math.floor((seconds % 3600) / 60))}m`;
  }
  return `${Math.floor(seconds / 86400)}d ${two(Math.floor((seconds % 86400) / 3600))}h`;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, '0');
}

/**
 * `×2.6`; null when there is nothing usual or the difference is none.
 *
 * @param {number | null | undefined} millis
 * @param {{median_ms: number} | null | undefined} usual
 */
export function times(millis, usual) {
  if (millis === null || millis === undefined || !usual || usual.median_ms <= 0) {
    return null;
  }
  const factor = millis / usual.median_ms;
  return '×' + (factor >= 10 ? factor.toFixed(0) : factor.toFixed(1));
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function percent(part, whole) {
  if (whole <= 0) {
    return '–';
  }
  if (part === 0 || part === whole) {
    return part === 0 ? '0 %' : '100 %';
  }
  // What is not all is not called all, what is not none not none.
  return Math.min(99.9, Math.max(0.1, (100 * part) / whole)).toFixed(1) + ' %';
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {timeZone: zone, hourCycle: 'h23', ...options});
    formats.set(key, found);
  }
  return found;
}

/**
 * The parts of an instant in a zone.
 *
 * @param {string | number} instant
 * @param {string} zone
 */
function parts(instant, zone) {
  /** @type {Record<string, string>} */
  const found = {};
  const all = format(zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  for (const part of all.formatToParts(new Date(instant))) {
    found[part.type] = part.value;
  }
  return found;
}

/**
 * `2026-11-29 02:48:07`, as the command line has it.
 *
 * @param {string | number | null | undefined} instant
 * @param {string} zone
 */
export function time(instant, zone) {
  if (instant === null || instant === undefined || Number.isNaN(Number(new Date(instant)))) {
    return '–';
  }
  const at = parts(instant, zone);
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}:${at.second}`;
}

/**
 * The day of an instant, `2026-11-29`.
 *
 * @param {string | number} instant
 * @param {string} zone
 */
export function dayOf(instant, zone) {
  return time(instant, zone).slice(0, 10);
}

/**
 * The time of the day, `02:48`.
 *
 * @param {string | number} instant
 * @param {string} zone
 */
export function clock(instant, zone) {
  return time(instant, zone).slice(11, 16);
}

/**
 * `29 Nov` of `2026-11-29`; with `long`, `Sunday 29 November 2026`.
 *
 * @param {string} day
 * @param {boolean} [long]
 */
export function dayName(day, long = false) {
  const options = long
    ? /** @type {const} */ ({weekday: 'long', day: 'numeric', month: 'long', year: 'numeric'})
    : /** @type {const} */ ({day: 'numeric', month: 'short'});
  return format('UTC', options).format(new Date(day + 'T12:00:00Z'));
}

/**
 * The day so many days later.
 *
 * @param {string} day
 * @param {number} days
 */
export function plusDays(day, days) {
  return new Date(Date.parse(day + 'T12:00:00Z') + days * 86400000).toISOString().slice(0, 10);
}

/**
 * The time that a list is about, to the minute; whole days without one.
 *
 * @param {{from: string, to: string, zone: string}} of
 */
export function timeRange({from, to, zone}) {
  const [begin, end] = [from, to].map(each => (each.length > 10 ? time(each, zone).slice(0, 16) : each));
  return `${begin.replace(/ 00:00$/, '')} to ${end.replace(/ 23:59$/, '')}`;
}

/** @param {{command: string | null, subcommand?: string | null}} of */
export function commandName(of) {
  return visible(of.command ?? 'unknown') + (of.subcommand ? ' ' + visible(of.subcommand) : '');
}

/** @param {string} id */
export function shortId(id) {
  return visible(id.length > 12 ? id.slice(0, 8) : id);
}

/**
 * The type without its package: `SSLHandshakeException`.
 *
 * @param {string | null | undefined} type
 */
export function simpleType(type) {
  return visible((type ?? '').replace(/^.*[.$](?=[^.$]+$)/, ''));
}

/**
 * A type and a message in one line.
 *
 * @param {string | null | undefined} type
 * @param {string | null | undefined} message
 */
export function errorText(type, message) {
  return [simpleType(type), visible(message)].filter(Boolean).join(': ');
}

/**
 * The end of a path tells files apart: what comes before it, and the name.
 *
 * @param {string} path
 * @returns {[string, string]}
 */
export function pathParts(path) {
  const at = Math.max(path.lastIndexOf('/', path.length - 2), path.lastIndexOf('\\', path.length - 2));
  return [visible(path.slice(0, at + 1)), visible(path.slice(at + 1))];
}
