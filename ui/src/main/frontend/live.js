// Asks what changed: every 2 s while something runs, else every 15 s; never while the tab is hidden or on pause.
import {useEffect, useState} from './hooks.module.js';

const FAST = 2000;
const SLOW = 15000;

/** @typedef {{state: 'live' | 'paused' | 'lost', running: number}} Live */

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {Set<() => void>} */
const watchers = new Set();
/** @type {Live} */
let live = {state: 'live', running: 0};
/** @type {string | null} */
let cursor = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {((path: string) => Promise<any>) | null} */
let ask = null;

/**
 * Begins to ask. The question comes from outside, since the API's answers are themselves asked again on changes.
 *
 * @param {(path: string) => Promise<any>} question
 */
export function begin(question) {
  ask = question;
  document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : look()));
  look();
}

async function look() {
  clearTimeout(timer);
  if (!ask || document.hidden || live.state === 'paused') {
    return;
  }
  try {
    const answer = await ask(cursor === null ? '/changes' : '/changes?since=' + encodeURIComponent(cursor));
    const isFirst = cursor === null;
    cursor = answer.cursor;
    if (isPaused()) {
      return;
    }
    set({state: 'live', running: answer.running});
    if (answer.reset || answer.runs.length > 0 || answer.removed.length > 0) {
      if (!isFirst || answer.reset) {
        listeners.forEach(listener => listener());
      }
    }
  } catch {
    if (!isPaused()) {
      set({state: 'lost', running: live.running});
    }
  }
  clearTimeout(timer);
  timer = setTimeout(look, live.state === 'live' && live.running > 0 ? FAST : SLOW);
}

/** Read afresh: it may have been paused while an answer was awaited. */
function isPaused() {
  return live.state === 'paused';
}

/** @param {Live} next */
function set(next) {
  if (next.state !== live.state || next.running !== live.running) {
    live = next;
    watchers.forEach(watcher => watcher());
  }
}

/** Stops asking, or begins again. */
export function togglePause() {
  set({...live, state: live.state === 'paused' ? 'live' : 'paused'});
  look();
}

/**
 * Tells when runs changed. Answers how to hear no more.
 *
 * @param {() => void} listener
 */
export function onChange(listener) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** @returns {Live} */
export function useLive() {
  const [, again] = useState(0);
  useEffect(() => {
    const watcher = () => again(count => count + 1);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
    };
  }, []);
  return live;
}

/**
 * The time, which goes on while the tab is seen and nothing is paused.
 *
 * @param {number} every in milliseconds; 0: stands still
 */
export function useNow(every) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (every === 0) {
      return undefined;
    }
    const ticking = setInterval(() => {
      if (!document.hidden && !isPaused()) {
        setNow(Date.now());
      }
    }, every);
    return () => clearInterval(ticking);
  }, [every]);
  return now;
}
