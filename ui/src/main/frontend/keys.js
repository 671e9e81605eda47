// What can be done without a mouse. Keys act on what is on the page: rows, links and fields.
import {togglePause} from './live.js';
import {changed} from './places.js';
import {go} from './router.js';

export const KEYS = [
  ['/', 'find a run, a file, a recipient'],
  ['j  k', 'next, previous row'],
  ['Enter', 'open the row'],
  ['c', 'copy the row’s path or id'],
  ['[  ]', 'previous, next run of the command'],
  ['f', 'failed ones only, or all again'],
  ['.', 'pause, or go on'],
  ['g t  g r  g f  g m  g e  g l', 'go to today, runs, files, emails, errors, live'],
  ['?', 'this list'],
  ['Esc', 'close, or back'],
];

const PLACES = new Map([
  ['t', '/today'],
  ['r', '/runs'],
  ['f', '/files'],
  ['m', '/emails'],
  ['e', '/errors'],
  ['l', '/live'],
  ['h', '/health'],
]);

/** Listens until the answer is called. @param {{help: () => void}} acts */
export function listen({help}) {
  let isGoing = false;
  /** @param {KeyboardEvent} event */
  const pressed = event => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.defaultPrevented ||
      document.querySelector('dialog[open]')
    ) {
      return;
    }
    if (target.closest('input, select, textarea')) {
      if (event.key === 'Escape') {
        target.blur();
      }
      return;
    }
    const wasGoing = isGoing;
    isGoing = !wasGoing && event.key === 'g';
    const place = wasGoing ? PLACES.get(event.key) : undefined;
    if (place ? (go(place), true) : acted(event.key, help)) {
      event.preventDefault();
    }
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

/** @param {string} key @param {() => void} help */
function acted(key, help) {
  switch (key) {
    case '/':
      return focus('#find');
    case 'j':
      return step(1);
    case 'k':
      return step(-1);
    case 'Enter':
      return openRow();
    case 'c':
      return copyRow();
    case '[':
      return press('a[rel="prev"]');
    case ']':
      return press('a[rel="next"]');
    case 'f':
      return failedOnly();
    case '.':
      return (togglePause(), true);
    case '?':
      return (help(), true);
    case 'Escape':
      return press('[data-close]') || (history.length > 1 && (history.back(), true));
    default:
      return false;
  }
}

/** @param {string} selector */
function focus(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  found?.focus();
  return found !== null;
}

/** @param {string} selector */
function press(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  found?.click();
  return found !== null;
}

/** @returns {HTMLElement | null} */
function row() {
  return document.activeElement?.closest('[data-row]') ?? null;
}

/** @param {number} by */
function step(by) {
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-row]')]);
  if (rows.length === 0) {
    return false;
  }
  const now = row();
  const at = now === null ? (by > 0 ? 0 : rows.length - 1) : rows.indexOf(now) + by;
  rows[Math.max(0, Math.min(rows.length - 1, at))].focus();
  return true;
}

/** Only of a row that has the focus itself: a link inside it opens by itself. */
function openRow() {
  const now = row();
  if (now === null || now !== document.activeElement) {
    return false;
  }
  const href = now.dataset.href;
  if (href) {
    go(href);
  } else {
    now.querySelector('a')?.click();
  }
  return true;
}

function copyRow() {
  const now = row();
  if (now === null) {
    return false;
  }
  navigator.clipboard?.writeText(now.dataset.copy ?? now.dataset.row ?? '').catch(() => undefined);
  return true;
}

function failedOnly() {
  const params = new URLSearchParams(location.search);
  const isRuns = location.pathname === '/runs';
  const isOn = isRuns ? params.get('problems') === 'true' : params.get('status') === 'failed';
  const value = isRuns ? {problems: isOn ? null : 'true', status: null} : {status: isOn ? null : 'failed'};
  go(changed({path: location.pathname, params}, value));
  return true;
}
