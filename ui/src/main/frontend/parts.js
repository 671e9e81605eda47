// What many pages show: states, times, runs, tables, filters, and what is said when there is nothing.
import {useEffect, useRef, useState} from './hooks.module.js';
import {a, b, button, code, details, div, dd, dl, dt, h2, input, label, p, pre, section, select, option, small, span,
  strong, summary, table, tbody, td, th, thead, tr, ul, li, form, part} from './html.js';
import {commandPath, runPath, toggled} from './places.js';
import {usePage} from './router.js';
import {colour, glyph, word} from './status.js';
import {commandName, counted, duration, errorText, lines, number, pathParts, shortId, time, times, visible} from './text.js';

/** @typedef {import('./types.d.ts').Run} Run */

export const Status = part(/** @param {{of: string | null | undefined, brief?: boolean}} props */ function Status({of, brief}) {
  return span({class: `status ${colour(of)}`},
    span({class: 'glyph', 'aria-hidden': 'true'}, glyph(of)),
    span({class: brief ? 'hidden' : null}, visible(word(of))));
});

/** A time in the zone of the page; its title tells it in UTC. */
export const Time = part(/** @param {{at: string | null | undefined}} props */ function Time({at}) {
  const {zone} = usePage();
  return at ? span({class: 'time', title: time(at, 'UTC') + ' UTC'}, time(at, zone)) : span({class: 'soft'}, '–');
});

/** How long, and how many times the usual. */
export const Took = part(/** @param {{run: Run, now?: number}} props */ function Took({run, now}) {
  const millis = run.duration_ms ?? (run.status === 'running' && now ? now - Date.parse(run.started_at) : null);
  const factor = times(millis, run.usual);
  return span({class: 'took', title: run.usual ? `usually ${duration(run.usual.median_ms)}` : null},
    duration(millis),
    factor && run.slow ? small({class: 'slow'}, ` ${factor} usual`) : null,
    factor && !run.slow ? small({class: 'soft'}, ` ${factor}`) : null);
});

export const Command = part(/** @param {{of: {command: string | null, subcommand?: string | null}}} props */ function Command({of}) {
  const {to} = usePage();
  return of.command ? a({href: to(commandPath(of))}, commandName(of)) : span({class: 'soft'}, 'unknown');
});

export const RunLink = part(/** @param {{id: string, text?: string | null, query?: import('./places.js').Query}} props */ function RunLink({id, text, query}) {
  const {to} = usePage();
  return a({href: to(runPath(id), query), class: text ? null : 'id', title: visible(id)}, text ?? shortId(id));
});

/** `85 of 300 failed`. */
export const Failures = part(/** @param {{failed: number, total: number}} props */ function Failures({failed, total}) {
  return failed > 0
    ? span(null, b({class: 's-failed'}, number(failed)), span({class: 'soft'}, ` of ${number(total)}`))
    : span({class: total ? null : 'soft'}, number(total));
});

/** A path whose end is always seen. */
export const Path = part(/** @param {{of: string}} props */ function Path({of}) {
  const [before, name] = pathParts(of);
  return span({class: 'path', title: visible(of)}, span({class: 'soft'}, before), name);
});

export const ErrorText = part(/** @param {{type?: string | null, message?: string | null}} props */ function ErrorText({type, message}) {
  return span({class: 'error', title: visible([type, message].filter(Boolean).join(': '))}, errorText(type, message));
});

export const Stack = part(/** @param {{text: string}} props */ function Stack({text}) {
  return pre({class: 'stack', tabIndex: 0, 'aria-label': 'Stack trace'}, lines(text).join('\n'));
});

/** A text to take elsewhere. */
export const Copy = part(/** @param {{text: string, name?: string}} props */ function Copy({text, name = 'Copy'}) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
      setTimeout(() => setDone(false), 1500);
    } catch {
      // Without the right to copy, the text is there to be selected.
    }
  };
  return button({type: 'button', class: 'copy', onClick: copy, 'aria-label': `${name}: ${visible(text)}`},
    isDone ? 'Copied' : name);
});

/** A command line to copy. */
export const Shell = part(/** @param {{text: string}} props */ function Shell({text}) {
  return div({class: 'shell'}, code(null, visible(text)), span(null, ' '), Copy({text}));
});

/** Names and values, those without a value left out. */
export const Facts = part(/** @param {{rows: [string, any][]}} props */ function Facts({rows}) {
  return dl({class: 'facts'}, rows.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => div({key: name}, dt(null, name), dd(null, value))));
});

export const Labels = part(/** @param {{labels: Record<string, string>}} props */ function Labels({labels}) {
  const {to} = usePage();
  return span({class: 'labels'}, Object.entries(labels ?? {}).map(([name, value]) => a({
    key: name, class: 'label', href: to('/runs', {label: `${name}=${value}`}),
  }, visible(`${name}=${value}`))));
});

/** What is asked for, or why it is not there; the page's content as soon as there is an answer. */
export const Answered = part(/** @param {{answer: {data: any, error: any, isOld: boolean}, children: (data: any) => any}} props */ function Answered({answer, children}) {
  if (answer.error && !answer.data) {
    return div({class: 'problem', role: 'alert'},
      strong(null, answer.error.status === 404 ? 'Not found' : 'That did not work'), p(null, visible(answer.error.message)),
      answer.error.body?.candidates ? Candidates({of: answer.error.body.candidates}) : null);
  }
  if (!answer.data) {
    return p({class: 'soft waiting', 'aria-busy': 'true'}, 'Reading the runs …');
  }
  return div({class: answer.isOld ? 'old' : 'fresh', 'aria-busy': answer.isOld ? 'true' : null},
    answer.error ? p({class: 'note warn', role: 'alert'}, `Not renewed: ${visible(answer.error.message)}`) : null,
    children(answer.data));
});

const Candidates = part(/** @param {{of: any[]}} props */ function Candidates({of}) {
  const {to} = usePage();
  return ul(null, of.map(each => {
    const id = typeof each === 'string' ? each : each.run_id;
    return li({key: id}, a({href: to(runPath(id))}, visible(id)),
      typeof each === 'string' ? null : ` ${commandName(each)} `);
  }));
});

/** Names what could not be read: nothing is passed over in silence. */
export const Unreadable = part(/** @param {{count: number | any[] | null | undefined}} props */ function Unreadable({count}) {
  const {to} = usePage();
  const many = Array.isArray(count) ? count.length : count;
  return many ? p({class: 'note warn'}, `${counted(many, 'document')} cannot be read, so this may not be all. `,
    a({href: to('/health')}, 'Which ones')) : null;
});

/**
 * A column: its name, what is in a cell, and how the server is asked to sort by it.
 *
 * @typedef {{name: string, cell: (row: any) => any, sort?: string, kind?: string, hidden?: boolean}} Column
 */

export const Table = part(/** @param {{caption: string, columns: Column[], rows: any[], id: (row: any) => string, href?: (row: any) => string | null, sort?: string, rowClass?: (row: any) => string | null}} props */ function Table({caption: says, columns, rows, id, href, sort, rowClass}) {
  const shown = columns.filter(column => !column.hidden);
  return div({class: 'wide'}, table({'aria-label': says, class: 'rows'},
    thead(null, tr(null, shown.map(column => Head({column, sort})))),
    tbody(null, rows.map(row => tr(
      {key: id(row), 'data-row': id(row), 'data-href': href ? href(row) : null, tabIndex: -1, class: rowClass ? rowClass(row) : null},
      shown.map(column => td({key: column.name, class: column.kind ?? null, 'data-l': column.name}, column.cell(row))))))));
});

const Head = part(/** @param {{column: Column, sort?: string}} props */ function Head({column, sort}) {
  const {here} = usePage();
  const by = column.sort;
  if (!by || sort === undefined) {
    return th({key: column.name, scope: 'col', class: column.kind ?? null}, column.name);
  }
  const isUp = sort === by;
  const isDown = sort === '-' + by;
  return th({key: column.name, scope: 'col', class: column.kind ?? null, 'aria-sort': isUp ? 'ascending' : isDown ? 'descending' : null},
    a({href: here({sort: isDown ? by : '-' + by})}, column.name, span({'aria-hidden': 'true'}, isUp ? ' ↑' : isDown ? ' ↓' : '')));
});

/** Counts by value; each turns a filter on or off. */
export const Facet = part(/** @param {{name: string, parameter: string, counts: Record<string, number> | undefined, several?: boolean, show?: (value: string) => any, most?: number}} props */ function Facet({name, parameter, counts, several, show, most = 12}) {
  const {here, params, param} = usePage();
  const isOf = parameter === 'label';
  const chosen = isOf ? params.getAll('label') : several ? param(parameter).split(',').filter(Boolean) : [param(parameter)].filter(Boolean);
  const all = new Map(Object.entries(counts ?? {}).sort((x, y) => y[1] - x[1]));
  chosen.filter(value => !all.has(value)).forEach(value => all.set(value, 0));
  if (all.size === 0) {
    return null;
  }
  const sorted = [...all].sort((x, y) => Number(chosen.includes(y[0])) - Number(chosen.includes(x[0])));
  /** @param {string} value */
  const next = value => {
    if (isOf) {
      return chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value];
    }
    return several ? toggled(param(parameter), value) : chosen.includes(value) ? null : value;
  };
  return section({class: 'facet', 'aria-label': name}, h2(null, name), ul(null, sorted.slice(0, most).map(([value, count]) =>
    li({key: value}, a({
      href: here({[parameter]: next(value), ...(parameter === 'status' ? {problems: null} : {})}),
      class: chosen.includes(value) ? 'on' : null,
      'aria-current': chosen.includes(value) ? 'true' : null,
    }, span({class: 'name'}, show ? show(value) : visible(value)), span({class: 'count'}, number(count)))))),
  sorted.length > most ? p({class: 'soft more'}, `and ${sorted.length - most} more`) : null);
});

/** A text that is looked for when Enter is pressed, or while typing stops for a moment. */
export const Field = part(/** @param {{parameter: string, name: string, go: (href: string, how?: {replace?: boolean}) => void, type?: string}} props */ function Field({parameter, name, go, type = 'search'}) {
  const {here, param} = usePage();
  const [text, setText] = useState(param(parameter));
  const timer = useRef(/** @type {any} */ (undefined));
  const isMine = useRef(false);
  const now = param(parameter);
  useEffect(() => {
    if (!isMine.current) {
      setText(now);
    }
    isMine.current = false;
  }, [now]);
  /** @param {string} value @param {boolean} replace */
  const apply = (value, replace) => {
    clearTimeout(timer.current);
    isMine.current = true;
    go(here({[parameter]: value}), {replace});
  };
  return label({class: 'field'}, span(null, name), input({
    type, value: text, autocomplete: 'off', spellcheck: false,
    onInput: (/** @type {any} */ event) => {
      const value = event.currentTarget.value;
      setText(value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => apply(value, true), type === 'date' ? 600 : 350);
    },
    onKeyDown: (/** @type {any} */ event) => event.key === 'Enter' && apply(event.currentTarget.value, false),
  }));
});

export const Choice = part(/** @param {{parameter: string, name: string, options: [string, string][], go: (href: string) => void}} props */ function Choice({parameter, name, options, go}) {
  const {here, param} = usePage();
  return label({class: 'field'}, span(null, name), select({
    value: param(parameter),
    onChange: (/** @type {any} */ event) => go(here({[parameter]: event.currentTarget.value})),
  }, options.map(([value, text]) => option({key: value, value, selected: value === param(parameter)}, text))));
});

/** Links that change nothing but one parameter. */
export const Tabs = part(/** @param {{name: string, parameter: string, tabs: [string, any][], now: string}} props */ function Tabs({name, parameter, tabs, now}) {
  const {here, params} = usePage();
  const kept = new Set([parameter, 'zone']);
  const none = Object.fromEntries([...params.keys()].filter(key => !kept.has(key)).map(key => [key, null]));
  return div({class: 'tabs', role: 'navigation', 'aria-label': name}, tabs.map(([value, text]) => a({
    key: value, href: here({...none, [parameter]: value}), 'aria-current': value === now ? 'page' : null,
  }, text)));
});

/** Why a list is empty: which filter leaves out how many, each one click away. */
export const Empty = part(/** @param {{what: string, excluded?: {parameter: string, value: string, runs: number}[] | null, children?: any}} props */ function Empty({what, excluded, children}) {
  const {here, params} = usePage();
  const without = excluded?.filter(each => each.runs > 0) ?? [];
  return div({class: 'empty'}, strong(null, what),
    without.length > 0 ? ul(null, without.map(each => {
      const left = params.getAll(each.parameter).filter(value => value !== each.value);
      return li({key: each.parameter + each.value},
        a({href: here({[each.parameter]: left.length > 0 ? left : null})},
          `Without ${each.parameter}${each.value ? ' ' + visible(each.value) : ''}: ${counted(each.runs, 'run')}`));
    })) : null, children ?? null);
});

/** The next page of a list, as a link. */
export const Pages = part(/** @param {{next: string | null | undefined, shown: number, total?: number, what: string}} props */ function Pages({next, shown, total, what}) {
  const {here, param} = usePage();
  const isLater = param('cursor') !== '';
  if (!next && !isLater) {
    return total !== undefined && total > shown ? p({class: 'soft'}, `${number(shown)} of ${counted(total, what)}`) : null;
  }
  return div({class: 'pages', role: 'navigation', 'aria-label': 'Pages'},
    isLater ? a({href: here({cursor: null})}, '⇤ first page') : null,
    span({class: 'soft'}, total === undefined ? '' : `${number(shown)} of ${counted(total, what)} on this page`),
    next ? a({href: here({cursor: next}), rel: 'next-page'}, 'next page →') : null);
});

/** The same rows for programs. */
export const Exports = part(/** @param {{path: string, query: import('./places.js').Query, commandLine?: string | null}} props */ function Exports({path, query, commandLine}) {
  /** @param {string} format */
  const href = format => {
    const params = new URLSearchParams();
    Object.entries({...query, format, limit: 1000}).forEach(([name, value]) =>
      (Array.isArray(value) ? value : [value]).filter(each => each !== null && each !== undefined && each !== '')
        .forEach(each => params.append(name, String(each))));
    return `/api/v1${path}?${params}`;
  };
  return div({class: 'exports'}, span({class: 'soft'}, 'The same as '),
    a({href: href('csv'), download: ''}, 'CSV'), ' ', a({href: href('json'), target: '_blank', rel: 'noopener'}, 'JSON'),
    commandLine ? details(null, summary(null, 'on the command line'), Shell({text: commandLine})) : null);
});

/** Runs in one line each. */
export const RunLines = part(/** @param {{runs: Run[], name: string}} props */ function RunLines({runs, name}) {
  if (!runs || runs.length === 0) {
    return null;
  }
  return div({class: 'runlines'}, span({class: 'soft'}, name + ' '), ul(null, runs.slice(0, 12).map(run => li({key: run.run_id},
    Status({of: run.status, brief: true}), ' ', RunLink({id: run.run_id, text: run.command ? commandName(run) : null}), ' ',
    span({class: 'soft'}, Time({at: run.started_at}), run.failed_count ? `, ${number(run.failed_count)} failed` : '')))),
  runs.length > 12 ? span({class: 'soft'}, `and ${runs.length - 12} more`) : null);
});

/** Choices that are applied together. */
export const Filters = part(/** @param {{children: any}} props */ function Filters({children}) {
  return form({class: 'filters', role: 'search', 'aria-label': 'Filters', onSubmit: (/** @type {Event} */ event) => event.preventDefault()}, children);
});
