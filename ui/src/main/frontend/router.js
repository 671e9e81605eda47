// Which page is shown is in the address. Links are links: a plain click is done here, everything else by the browser.
import {createContext} from './preact.module.js';
import {useContext, useEffect, useState} from './hooks.module.js';
import {address, changed} from './places.js';

/** @typedef {import('./types.d.ts').Place} Place */

/** @type {Set<() => void>} */
const listeners = new Set();

/** @returns {Place} */
function here() {
  return {path: location.pathname, params: new URLSearchParams(location.search)};
}

/**
 * @param {string} href
 * @param {{replace?: boolean}} [how] replace: going back does not come here again
 */
export function go(href, {replace = false} = {}) {
  const target = new URL(keepZone(href), location.href);
  if (target.href === location.href && !replace) {
    return;
  }
  remember();
  const isSamePath = target.pathname === location.pathname;
  history[replace ? 'replaceState' : 'pushState']({y: isSamePath ? scrollY : 0}, '', target);
  listeners.forEach(listener => listener());
  if (!isSamePath) {
    scrollTo(0, 0);
    // Whoever reads with the keyboard or the ears begins at the new page's heading.
    requestAnimationFrame(() => document.querySelector('main')?.focus({preventScroll: true}));
  }
}

/** Where the page is scrolled to stays with its place in the history. */
function remember() {
  history.replaceState({...history.state, y: scrollY}, '');
}

/** The zone holds on every page. @param {string} href */
export function keepZone(href) {
  const zone = here().params.get('zone');
  const target = new URL(href, location.href);
  if (!zone || target.searchParams.has('zone')) {
    return href;
  }
  target.searchParams.append('zone', zone);
  return (
    address(
      target.pathname,
      Object.fromEntries(
        [...new Set(target.searchParams.keys())].map(name => [name, target.searchParams.getAll(name)]),
      ),
    ) + target.hash
  );
}

/** @returns {Place} */
export function useRoute() {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const moved = () => setPlace(here());
    listeners.add(moved);
    history.scrollRestoration = 'manual';
    addEventListener('popstate', comeBack);
    document.addEventListener('click', follow);
    let timer = 0;
    const scrolled = () => {
      clearTimeout(timer);
      timer = setTimeout(remember, 150);
    };
    addEventListener('scroll', scrolled, {passive: true});
    restore(history.state?.y ?? 0);
    return () => {
      listeners.delete(moved);
      removeEventListener('popstate', comeBack);
      document.removeEventListener('click', follow);
      removeEventListener('scroll', scrolled);
    };
  }, []);
  return place;
}

function comeBack() {
  listeners.forEach(listener => listener());
  restore(history.state?.y ?? 0);
}

/** Scrolls as soon as the page is long enough again, for a while. @param {number} y */
function restore(y) {
  const until = performance.now() + 1500;
  let isOver = false;
  const giveUp = () => {
    isOver = true;
  };
  addEventListener('wheel', giveUp, {once: true, passive: true});
  addEventListener('keydown', giveUp, {once: true});
  const attempt = () => {
    if (isOver) {
      return;
    }
    scrollTo(0, y);
    if (Math.abs(scrollY - y) > 2 && performance.now() < until) {
      requestAnimationFrame(attempt);
    }
  };
  requestAnimationFrame(attempt);
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest?.('a[href]');
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    link.hasAttribute('target') ||
    link.hasAttribute('download')
  ) {
    return;
  }
  // Links in charts are of SVG, whose href is no text.
  const target = new URL(/** @type {string} */ (link.getAttribute('href')), location.href);
  if (target.origin !== location.origin || target.pathname.startsWith('/api/')) {
    return;
  }
  if (target.pathname === location.pathname && target.search === location.search && target.hash) {
    return;
  }
  event.preventDefault();
  go(target.pathname + target.search + target.hash);
}

/** @type {import('./preact.module.js').Context<{place: Place, zone: string, session: any}>} */
export const Page = createContext(/** @type {any} */ (null));

/** The place that is shown, the zone of its times, and how to get on from here. */
export function usePage() {
  const page = useContext(Page);
  return {
    ...page,
    params: page.place.params,
    /** @param {string} name */
    param: name => page.place.params.get(name) ?? '',
    /** A link to the same page with other parameters. @param {import('./places.js').Query} changes */
    here: changes => changed(page.place, changes),
    /** A link to another page. @param {string} path @param {import('./places.js').Query} [query] */
    to: (path, query) => keepZone(address(path, query)),
  };
}
