// The files of a run: a table of any length, of which the server gives what is seen.
import {useCallback, useEffect, useRef, useState} from './hooks.module.js';
import {a, aside, b, button, div, form, h2, input, label, p, part, span} from './html.js';
import {ask, useAnswer} from './api.js';
import {onChange} from './live.js';
import {address, asked, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty, Unreadable} from './answered.js';
import {Facet, Field, Filters} from './filters.js';
import {Exports} from './lists.js';
import {Copy, ErrorText, Facts, Path, Stack, Status, Time} from './values.js';
import {scrollTo as scrolledTo, visibleRows} from './scale.js';
import {colour, glyph, word} from './status.js';
import {counted, duration, number, simpleType, visible} from './text.js';

const NAMES = ['status', 'type', 'agent', 'error', 'q', 'sort'];
const PAGE = 100;
const ROW = 32;

export const Files = part(
  /** @param {{id: string, isRunning: boolean}} props */ function Files({id, isRunning}) {
    const {params, param} = usePage();
    const query = asked(params, NAMES);
    const path = `/runs/${encodeURIComponent(id)}/files`;
    const answer = useAnswer(address(path, {...query, limit: PAGE}), 3000);
    return div(
      null,
      Filters(
        {},
        Field({parameter: 'q', name: 'Part of the path', go}),
        Exports({path, query, commandLine: `runtrack runs show ${id} --files`}),
      ),
      Answered({answer}, (/** @type {any} */ data) =>
        div(
          {class: 'withfacets'},
          aside(
            {class: 'facets flat', 'aria-label': 'Filters with counts'},
            Facet({
              name: 'Status',
              parameter: 'status',
              counts: data.facets?.status,
              several: true,
              show: value => span({class: colour(value)}, `${glyph(value)} ${word(value)}`),
            }),
            Facet({name: 'Error', parameter: 'error', counts: data.facets?.error, show: simpleType, most: 8}),
            Facet({name: 'Agent', parameter: 'agent', counts: data.facets?.agent, most: 8}),
            Facet({name: 'Type', parameter: 'type', counts: data.facets?.type, most: 8}),
          ),
          div(
            {class: 'content'},
            Unreadable({count: data.unreadable}),
            data.total === 0
              ? Empty({
                  what: isRunning
                    ? 'No file is stored yet'
                    : Object.keys(data.facets?.status ?? {}).length > 0 || NAMES.some(name => params.get(name))
                      ? 'No file matches all filters'
                      : 'This run has no files',
                })
              : Rows({key: JSON.stringify(query), id, path, query, first: data, sort: param('sort') || 'started'}),
          ),
        ),
      ),
    );
  },
);

const COLUMNS = [
  ['status', 'Status'],
  ['path', 'File'],
  ['took', 'Took'],
  ['started', 'Started'],
  [null, 'Agent'],
  [null, 'Error'],
];

const Rows = part(
  /** @param {{id: string, path: string, query: any, first: any, sort: string}} props */ function Rows({
    id,
    path,
    query,
    first,
    sort,
  }) {
    const {param, here} = usePage();
    const box = useRef(/** @type {any} */ (null));
    const pages = useRef(/** @type {Map<number, any[]>} */ (new Map()));
    const asking = useRef(/** @type {Set<number>} */ (new Set()));
    const wanted = Number(param('row') || 0);
    const [scrolled, setScrolled] = useState(0);
    const [seen, setSeen] = useState(480);
    const [at, setAt] = useState(wanted);
    const [, again] = useState(0);
    const total = first.total;
    const open = param('file');
    pages.current.set(0, first.files);
    const {height, first: from, last, shift} = visibleRows(total, ROW, scrolled, seen);
    const load = useCallback(
      async (/** @type {number} */ page) => {
        if (asking.current.has(page)) {
          return;
        }
        asking.current.add(page);
        try {
          const answer = await ask(address(path, {...query, limit: PAGE, cursor: page * PAGE}), {once: true});
          pages.current.set(page, answer.files);
          if (pages.current.size > 60) {
            const oldest = [...pages.current.keys()].find(each => each !== 0 && each !== page);
            pages.current.delete(/** @type {number} */ (oldest));
          }
          again(count => count + 1);
        } catch {
          // The row stays empty; it is asked for again when it is next seen.
        } finally {
          asking.current.delete(page);
        }
      },
      [path, JSON.stringify(query)],
    );
    useEffect(() => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor((last - 1) / PAGE); page++) {
        if (!pages.current.has(page)) {
          load(page);
        }
      }
    }, [from, last, load]);
    useEffect(
      () =>
        onChange(() =>
          [...pages.current.keys()]
            .filter(page => page !== 0)
            .slice(-3)
            .forEach(load),
        ),
      [load],
    );
    useEffect(() => {
      const measure = () => setSeen(box.current.clientHeight);
      measure();
      const watch = new ResizeObserver(measure);
      watch.observe(box.current);
      if (wanted > 0) {
        box.current.scrollTop = scrolledTo(wanted, total, ROW, box.current.clientHeight);
      }
      return () => watch.disconnect();
    }, []);
    /** @param {number} index */
    const rowAt = index => pages.current.get(Math.floor(index / PAGE))?.[index % PAGE];
    /** @param {number} index */
    const show = index => {
      const next = Math.max(0, Math.min(total - 1, index));
      setAt(next);
      const top = next * ROW;
      if (top < scrolled + shift || top + ROW > scrolled + shift + seen - ROW) {
        box.current.scrollTop = scrolledTo(Math.max(0, next - 3), total, ROW, seen);
      }
      requestAnimationFrame(() =>
        requestAnimationFrame(() => box.current?.querySelector(`[data-index="${next}"]`)?.focus({preventScroll: true})),
      );
    };
    /** @param {KeyboardEvent} event */
    const pressed = event => {
      const page = Math.max(1, Math.floor(seen / ROW) - 2);
      const ways = /** @type {Record<string, number>} */ ({
        ArrowDown: at + 1,
        j: at + 1,
        ArrowUp: at - 1,
        k: at - 1,
        PageDown: at + page,
        PageUp: at - page,
        Home: 0,
        End: total - 1,
      });
      if (event.key in ways && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        show(ways[event.key]);
      }
    };
    const indexes = Array.from({length: Math.max(0, last - from)}, (_, index) => from + index);
    return div(
      {class: open ? 'split' : null},
      div(
        {class: 'longbox'},
        div(
          {class: 'sectionhead'},
          p({class: 'soft'}, `${counted(total, 'file')}, ${counted(first.attempts ?? total, 'attempt')}`),
          total > 200 ? GoTo({total, show}) : null,
        ),
        div(
          {
            class: 'long',
            role: 'grid',
            'aria-label': 'Files',
            'aria-rowcount': total + 1,
            'aria-colcount': COLUMNS.length,
            ref: box,
            onScroll: (/** @type {any} */ event) => setScrolled(event.currentTarget.scrollTop),
            onKeyDown: pressed,
          },
          div(
            {class: 'longhead', role: 'row', 'aria-rowindex': 1},
            COLUMNS.map(([by, name]) =>
              div(
                {
                  key: name,
                  role: 'columnheader',
                  class: 'c-' + String(name).toLowerCase(),
                  'aria-sort': sort === by ? 'ascending' : sort === '-' + by ? 'descending' : null,
                },
                by
                  ? a(
                      {
                        href: here({
                          sort: sort === '-' + by ? by : sort === by ? '-' + by : by === 'took' ? '-took' : by,
                        }),
                      },
                      name,
                      span({'aria-hidden': 'true'}, sort === by ? ' ↑' : sort === '-' + by ? ' ↓' : ''),
                    )
                  : name,
              ),
            ),
          ),
          div(
            {class: 'longroom', role: 'presentation', style: {height: `${height}px`}},
            indexes.map(index =>
              FileRow({
                key: index,
                file: rowAt(index),
                index,
                top: index * ROW - shift,
                isReached: index === Math.max(from, Math.min(last - 1, at)),
                isOpen: open !== '' && rowAt(index)?.file_path === open,
                reach: () => setAt(index),
                href: here({file: rowAt(index)?.file_path ?? null, row: index}),
              }),
            ),
          ),
        ),
      ),
      open ? Side({id, path: open}) : null,
    );
  },
);

const GoTo = part(
  /** @param {{total: number, show: (index: number) => void}} props */ function GoTo({total, show}) {
    const [text, setText] = useState('');
    return form(
      {
        class: 'goto',
        onSubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          if (Number(text) > 0) {
            show(Number(text) - 1);
          }
        },
      },
      label(
        {class: 'field inline'},
        span(null, 'Go to row'),
        input({
          type: 'number',
          min: 1,
          max: total,
          value: text,
          onInput: (/** @type {any} */ event) => setText(event.currentTarget.value),
        }),
      ),
    );
  },
);

const FileRow = part(
  /** @param {{file: any, index: number, top: number, isReached: boolean, isOpen: boolean, reach: () => void, href: string}} props */ function FileRow({
    file,
    index,
    top,
    isReached,
    isOpen,
    reach,
    href,
  }) {
    const common = {
      role: 'row',
      class: `longrow${isOpen ? ' on' : ''}`,
      'aria-rowindex': index + 2,
      'aria-selected': isOpen ? 'true' : 'false',
      style: {transform: `translateY(${top}px)`},
      tabIndex: isReached ? 0 : -1,
      'data-index': index,
      onFocus: reach,
    };
    /** @param {string} kind @param {any} [content] */
    const cell = (kind, content) => div({key: kind, role: 'gridcell', class: 'c-' + kind}, content);
    if (!file) {
      return div(
        {...common, 'aria-busy': 'true'},
        cell('status', span({class: 'soft'}, '…')),
        ...['file', 'took', 'started', 'agent', 'error'].map(kind => cell(kind)),
      );
    }
    const retries = (file.attempts ?? 1) - 1;
    return div(
      {...common, 'data-row': String(index), 'data-href': href, 'data-copy': file.file_path},
      cell('status', Status({of: file.status})),
      cell('file', [
        a({key: 'a', href, tabIndex: -1}, Path({of: file.file_path})),
        retries > 0
          ? span({key: 'r', class: 'tag', title: `${number(retries + 1)} attempts`}, `↻${retries + 1}`)
          : null,
      ]),
      cell('took', duration(file.processing_time_ms)),
      cell('started', Time({at: file.started_at})),
      cell('agent', visible(file.agent_id)),
      cell(
        'error',
        file.error_type || file.error_message ? ErrorText({type: file.error_type, message: file.error_message}) : null,
      ),
    );
  },
);

/** One file: every attempt, its stack, and the way to its history. */
const Side = part(
  /** @param {{id: string, path: string}} props */ function Side({id, path}) {
    const {here, to} = usePage();
    const answer = useAnswer(address(`/runs/${encodeURIComponent(id)}/attempts`, {path}), 3000);
    return aside(
      {class: 'side', 'aria-label': 'The file'},
      div(
        {class: 'sectionhead'},
        h2(null, 'File'),
        button(
          {
            type: 'button',
            class: 'plain',
            'data-close': '',
            'aria-label': 'Close the file',
            onClick: () => go(here({file: null, row: null})),
          },
          '✕',
        ),
      ),
      p({class: 'fullpath'}, visible(path), ' ', Copy({text: path})),
      p(null, a({href: to('/files/history', {path})}, 'History of this file')),
      Answered({answer}, (/** @type {any} */ data) =>
        div(
          null,
          [...data.attempts].reverse().map((/** @type {any} */ file, /** @type {number} */ at) =>
            div(
              {key: at, class: 'attempt'},
              p(
                null,
                b(null, `Attempt ${number(file.attempt)}`),
                ' ',
                Status({of: file.status}),
                ' ',
                span({class: 'soft'}, duration(file.processing_time_ms)),
              ),
              Facts({
                rows: [
                  ['Started', Time({at: file.started_at})],
                  ['Agent', visible(file.agent_id)],
                  ['Type', visible(file.file_type)],
                  [
                    'Output',
                    file.output_path
                      ? span(null, visible(file.output_path), ' ', Copy({text: file.output_path}))
                      : null,
                  ],
                  [
                    'Run',
                    file.run_id && file.run_id !== id
                      ? a({href: to(runPath(file.run_id))}, visible(file.run_id))
                      : null,
                  ],
                  ['Worker', visible(file.worker)],
                  ['Items read', file.items_read === null ? null : number(file.items_read)],
                  ['Items skipped', file.items_skipped === null ? null : number(file.items_skipped)],
                ],
              }),
              file.error_type || file.error_message
                ? p(
                    {class: 'message s-failed'},
                    visible([file.error_type, file.error_message].filter(Boolean).join(': ')),
                  )
                : null,
              file.error_stack ? Stack({text: file.error_stack}) : null,
            ),
          ),
        ),
      ),
    );
  },
);
