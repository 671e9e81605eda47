// Questions to the API. What was answered is kept, so that going back shows at once what was there.
import {useCallback, useEffect, useRef, useState} from './hooks.module.js';
import {onChange} from './live.js';

/** @type {Map<string, {etag: string | null, data: any}>} */
const kept = new Map();
const MOST_KEPT = 80;

/** The server's refusal of a question, or that there was no answer. */
export class Refused extends Error {
  /**
   * @param {number} status 0 when the server did not answer
   * @param {string} message
   * @param {any} [body]
   */
  constructor(status, message, body) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/**
 * @param {string} path below /api/v1
 * @param {{signal?: AbortSignal, token?: string | null, once?: boolean}} [options] once: the answer is not kept
 * @returns {Promise<any>}
 */
export async function ask(path, options = {}) {
  const before = kept.get(path);
  /** @type {Record<string, string>} */
  const headers = {Accept: 'application/json'};
  if (options.token) {
    headers.Authorization = `Bearer ${options.token}`;
  }
  if (before?.etag) {
    headers['If-None-Match'] = before.etag;
  }
  const answer = await answered(path, {headers, signal: options.signal, cache: 'no-store'});
  if (answer.status === 304 && before) {
    return before.data;
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok) {
    throw new Refused(answer.status, body?.error ?? `the server answered ${answer.status}`, body);
  }
  if (!options.once) {
    keep(path, {etag: answer.headers.get('ETag'), data: body});
  }
  return body;
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function answered(path, request) {
  try {
    return await fetch('/api/v1' + path, request);
  } catch (problem) {
    if (request.signal?.aborted) {
      throw problem;
    }
    throw new Refused(0, 'The server does not answer: is `runtrack ui` still running, the tunnel still open?');
  }
}

/**
 * @param {string} path
 * @param {{etag: string | null, data: any}} answer
 */
function keep(path, answer) {
  kept.delete(path);
  kept.set(path, answer);
  if (kept.size > MOST_KEPT) {
    kept.delete(/** @type {string} */ (kept.keys().next().value));
  }
}

/**
 * What the API answers to a question, asked again when something changed. While a new answer is awaited, the old one
 * stays. Null asks nothing.
 *
 * @param {string | null} path
 * @param {number} [every] the shortest time between two questions, in milliseconds; 0: never again by itself
 * @returns {{data: any, error: Refused | null, isOld: boolean, reload: () => void}}
 */
export function useAnswer(path, every = 2000) {
  const [state, setState] = useState(() => ({path, data: path ? kept.get(path)?.data : null, error: null}));
  const running = useRef(/** @type {AbortController | null} */ (null));
  const load = useCallback(async () => {
    running.current?.abort();
    if (path === null) {
      return;
    }
    const mine = new AbortController();
    running.current = mine;
    try {
      const data = await ask(path, {signal: mine.signal});
      setState(/** @type {any} */ ({path, data, error: null}));
    } catch (error) {
      if (!mine.signal.aborted) {
        setState((/** @type {any} */ old) => ({
          path,
          data: old.path === path ? old.data : null,
          error: /** @type {any} */ (error),
        }));
      }
    } finally {
      if (running.current === mine) {
        running.current = null;
      }
    }
  }, [path]);
  useEffect(() => {
    load();
    if (every === 0) {
      return () => running.current?.abort();
    }
    const again = paced(() => (running.current ? false : (load(), true)), every);
    const forget = onChange(again.call);
    return () => {
      forget();
      again.stop();
      running.current?.abort();
    };
  }, [load, every]);
  const isThis = state.path === path;
  const before = path === null ? null : kept.get(path)?.data;
  return {
    data: isThis ? state.data : (before ?? state.data),
    error: isThis ? state.error : null,
    isOld: !isThis && before === undefined,
    reload: load,
  };
}

/**
 * Calls at most once in a time; a call that came too early, or was refused, is made up for.
 *
 * @param {() => boolean} call answers false when it could not do its work now
 * @param {number} every
 */
function paced(call, every) {
  let last = Date.now();
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  const attempt = () => {
    timer = null;
    if (call()) {
      last = Date.now();
    } else {
      timer = setTimeout(attempt, every);
    }
  };
  return {
    call: () => {
      timer ??= setTimeout(attempt, Math.max(0, last + every - Date.now()));
    },
    stop: () => {
      if (timer !== null) {
        clearTimeout(timer);
      }
    },
  };
}
