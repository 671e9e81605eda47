// Rows: a table, its pages, and the same rows for programs.
import {a, details, div, p, span, summary, table, tbody, td, th, thead, tr, part} from './html.js';
import {usePage} from './router.js';
import {counted, number} from './text.js';
import {Shell} from './values.js';

/**
 * A column: its name, what is in a cell, and how the server is asked to sort by it.
 *
 * @typedef {{name: string, cell: (row: any) => any, sort?: string, kind?: string, hidden?: boolean}} Column
 */

export const Table = part(
  /** @param {{caption: string, columns: Column[], rows: any[], id: (row: any) => string, href?: (row: any) => string | null, sort?: string, rowClass?: (row: any) => string | null}} props */ function Table({
    caption: says,
    columns,
    rows,
    id,
    href,
    sort,
    rowClass,
  }) {
    const shown = columns.filter(column => !column.hidden);
    return div(
      {class: 'wide'},
      table(
        {'aria-label': says, class: 'rows'},
        thead(
          null,
          tr(
            null,
            shown.map(column => Head({column, sort})),
          ),
        ),
        tbody(
          null,
          rows.map(row =>
            tr(
              {
                key: id(row),
                'data-row': id(row),
                'data-href': href ? href(row) : null,
                tabIndex: -1,
                class: rowClass ? rowClass(row) : null,
              },
              shown.map(column =>
                td({key: column.name, class: column.kind ?? null, 'data-l': column.name}, column.cell(row)),
              ),
            ),
          ),
        ),
      ),
    );
  },
);

const Head = part(
  /** @param {{column: Column, sort?: string}} props */ function Head({column, sort}) {
    const {here} = usePage();
    const by = column.sort;
    if (!by || sort === undefined) {
      return th({key: column.name, scope: 'col', class: column.kind ?? null}, column.name);
    }
    const isUp = sort === by;
    const isDown = sort === '-' + by;
    return th(
      {
        key: column.name,
        scope: 'col',
        class: column.kind ?? null,
        'aria-sort': isUp ? 'ascending' : isDown ? 'descending' : null,
      },
      a(
        {href: here({sort: isDown ? by : '-' + by})},
        column.name,
        span({'aria-hidden': 'true'}, isUp ? ' ↑' : isDown ? ' ↓' : ''),
      ),
    );
  },
);

/** The next page of a list, as a link. */
export const Pages = part(
  /** @param {{next: string | null | undefined, shown: number, total?: number, what: string}} props */ function Pages({
    next,
    shown,
    total,
    what,
  }) {
    const {here, param} = usePage();
    const isLater = param('cursor') !== '';
    if (!next && !isLater) {
      return total !== undefined && total > shown
        ? p({class: 'soft'}, `${number(shown)} of ${counted(total, what)}`)
        : null;
    }
    return div(
      {class: 'pages', role: 'navigation', 'aria-label': 'Pages of the list'},
      isLater ? a({href: here({cursor: null})}, '⇤ first page') : null,
      span({class: 'soft'}, total === undefined ? '' : `${number(shown)} of ${counted(total, what)} on this page`),
      next ? a({href: here({cursor: next}), rel: 'next-page'}, 'next page →') : null,
    );
  },
);

/** The same rows for programs. */
export const Exports = part(
  /** @param {{path: string, query: import('./places.js').Query, commandLine?: string | null}} props */ function Exports({
    path,
    query,
    commandLine,
  }) {
    /** @param {string} format */
    const href = format => {
      const params = new URLSearchParams();
      Object.entries({...query, format, limit: 1000}).forEach(([name, value]) =>
        (Array.isArray(value) ? value : [value])
          .filter(each => each !== null && each !== undefined && each !== '')
          .forEach(each => params.append(name, String(each))),
      );
      return `/api/v1${path}?${params}`;
    };
    return div(
      {class: 'exports'},
      span({class: 'soft'}, 'The same as '),
      a({href: href('csv'), download: ''}, 'CSV'),
      ' ',
      a({href: href('json'), target: '_blank', rel: 'noopener'}, 'JSON'),
      commandLine ? details(null, summary(null, 'on the command line'), Shell({text: commandLine})) : null,
    );
  },
);
