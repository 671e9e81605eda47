// Days beside commands: how each went, in a glyph and a number.
import {useEffect, useRef, useState} from './hooks.module.js';
import {
  a,
  div,
  h2,
  label,
  option,
  p,
  part,
  section,
  select,
  span,
  table,
  tbody,
  td,
  th,
  thead,
  tr,
  small,
} from './html.js';
import {commandPath} from './places.js';
import {go, keepZone, usePage} from './router.js';
import {colour, glyph, word} from './status.js';
import {commandName, counted, dayName} from './text.js';

export const Grid = part(
  /** @param {{grid: any, night: string}} props */ function Grid({grid, night}) {
    const {here, param} = usePage();
    const [at, setAt] = useState(/** @type {[number, number]} */ ([0, grid.days.length - 1]));
    const box = useRef(/** @type {any} */ (null));
    const wide = useRef(/** @type {any} */ (null));
    useEffect(() => {
      wide.current?.scrollTo({left: wide.current.scrollWidth});
    }, [grid.days.length]);
    if (grid.rows.length === 0) {
      return null;
    }
    const row = Math.min(at[0], grid.rows.length - 1);
    const column = Math.min(at[1], grid.days.length - 1);
    /** @param {KeyboardEvent} event */
    const move = event => {
      const ways = /** @type {Record<string, [number, number]>} */ ({
        ArrowUp: [-1, 0],
        ArrowDown: [1, 0],
        ArrowLeft: [0, -1],
        ArrowRight: [0, 1],
        Home: [0, -999],
        End: [0, 999],
      });
      const way = ways[event.key];
      if (!way) {
        return;
      }
      event.preventDefault();
      const next = /** @type {[number, number]} */ ([
        Math.max(0, Math.min(grid.rows.length - 1, row + way[0])),
        Math.max(0, Math.min(grid.days.length - 1, column + way[1])),
      ]);
      setAt(next);
      box.current.querySelector(`[data-cell="${next[0]} ${next[1]}"]`)?.focus();
    };
    return section(
      {class: 'gridbox'},
      div(
        {class: 'sectionhead'},
        h2(null, 'Days'),
        label(
          {class: 'field inline'},
          span(null, 'show'),
          select(
            {
              value: param('days') || String(grid.days.length),
              onChange: (/** @type {any} */ event) =>
                go(here({days: event.currentTarget.value === '21' ? null : event.currentTarget.value})),
            },
            [...new Set([7, 14, 21, 30, 60, 90, grid.days.length])]
              .sort((x, y) => x - y)
              .map(days =>
                option({key: days, value: String(days), selected: days === grid.days.length}, `${days} days`),
              ),
          ),
        ),
      ),
      div(
        {class: 'wide', ref: wide},
        table(
          {
            role: 'grid',
            class: 'grid',
            ref: box,
            onKeyDown: move,
            'aria-label': 'Days and commands',
            'aria-rowcount': grid.rows.length + 1,
            'aria-colcount': grid.days.length + 1,
          },
          thead(
            null,
            tr(
              null,
              td(null),
              grid.days.map((/** @type {string} */ day) =>
                th(
                  {key: day, scope: 'col', class: day === night ? 'now' : null},
                  a({href: here({night: day}), title: dayName(day, true), tabIndex: -1}, dayHead(day, grid.days)),
                ),
              ),
            ),
          ),
          tbody(
            null,
            grid.rows.map((/** @type {any} */ each, /** @type {number} */ y) =>
              tr(
                {key: commandName(each)},
                th(
                  {scope: 'row'},
                  a({href: keepZone(each.href ?? commandPath(each)), title: commandName(each)}, commandName(each)),
                ),
                each.cells.map((/** @type {any} */ cell, /** @type {number} */ x) =>
                  Cell({
                    key: cell.day,
                    cell,
                    of: each,
                    isNow: cell.day === night,
                    place: `${y} ${x}`,
                    isReached: y === row && x === column,
                    reach: () => setAt([y, x]),
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
      p(
        {class: 'key'},
        ['success', 'partial_success', 'failed', 'aborted', 'stale', 'running'].map(state =>
          span({key: state, class: colour(state)}, `${glyph(state)} ${word(state)}`),
        ),
        span(null, span({class: 'cellkey none'}), 'no run'),
        span(null, span({class: 'missed', 'aria-hidden': 'true'}, '◦'), ' expected and missing or late'),
        span(null, 'numbers: files and emails that failed'),
      ),
    );
  },
);

/** The month where it begins. @param {string} day @param {string[]} days */
function dayHead(day, days) {
  const isFirst = day === days[0] || day.endsWith('-01');
  return [isFirst ? small({key: 'm'}, dayName(day).replace(/^\d+ /, ''), ' ') : null, String(Number(day.slice(8)))];
}

const Cell = part(
  /** @param {{cell: any, of: any, isNow: boolean, isReached: boolean, place: string, reach: () => void}} props */ function Cell({
    cell,
    of,
    isNow,
    isReached,
    place,
    reach,
  }) {
    const failed = cell.failed_files + cell.failed_emails;
    const says = [
      `${commandName(of)}, ${dayName(cell.day)}: ${cell.state ? `${word(cell.state)}, ${counted(cell.runs, 'run')}` : 'no run'}`,
      failed < 1000 ? failures(cell) : `${short(failed)}: ${failures(cell)}`, // whoever speaks says what is seen
      cell.missed ? `${counted(cell.missed, 'expected run')} missing or late` : '',
    ]
      .filter(Boolean)
      .join(', ');
    const inside = [
      cell.state
        ? span({key: 'g', 'aria-hidden': 'true'}, glyph(cell.state), failed > 0 ? short(failed) : '')
        : span({key: 'g', 'aria-hidden': 'true'}, ' '),
      cell.missed ? span({key: 'm', class: 'missed', 'aria-hidden': 'true'}, '◦') : null,
    ];
    const common = {
      class: `cell ${cell.state ? colour(cell.state) : 'none'}`,
      'aria-label': says,
      title: says,
      tabIndex: isReached ? 0 : -1,
      'data-cell': place,
      onFocus: reach,
    };
    return td(
      {role: 'gridcell', class: isNow ? 'now' : null},
      cell.href ? a({...common, href: keepZone(cell.href)}, inside) : span({...common, role: 'img'}, inside),
    );
  },
);

/** A number in the room of a cell. @param {number} value */
function short(value) {
  return value < 1000
    ? String(value)
    : value < 10000
      ? Math.floor(value / 100) / 10 + 'k'
      : value < 1000000
        ? Math.floor(value / 1000) + 'k'
        : Math.floor(value / 1000000) + 'M';
}

/**
 * The number that is in the cell, and of what it is the sum.
 *
 * @param {{failed_files: number, failed_emails: number}} cell
 */
function failures({failed_files: files, failed_emails: emails}) {
  if (files > 0 && emails > 0) {
    return `${files + emails} failures: ${counted(files, 'file')}, ${counted(emails, 'email')}`;
  }
  return files > 0 ? `${counted(files, 'file')} failed` : emails > 0 ? `${counted(emails, 'email')} failed` : '';
}
