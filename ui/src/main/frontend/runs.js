// Runs of a time, filtered by whatever is in the address.
import {useEffect, useRef, useState} from './hooks.module.js';
import {a, aside, button, details, div, p, part, span, summary} from './html.js';
import {useAnswer} from './api.js';
import {useNow} from './live.js';
import {address, asked, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty, Unreadable} from './answered.js';
import {Choice, Facet, Field, Filters} from './filters.js';
import {Exports, Pages, Table} from './lists.js';
import {Command, Failures, Labels, RunLink, Shell, Status, Time, Took} from './values.js';
import {colour, glyph, isProblem, RUN_STATES, word} from './status.js';
import {counted, number, shortId, timeRange, visible} from './text.js';
import {Heading} from './title.js';

const NAMES = [
  'from',
  'to',
  'command',
  'subcommand',
  'status',
  'label',
  'parent',
  'rerun_of',
  'problems',
  'q',
  'sort',
  'cursor',
];

export const Runs = part(function Runs() {
  const {params, param, here} = usePage();
  const query = asked(params, NAMES);
  const answer = useAnswer(address('/runs', query));
  const isFailedOnly = param('problems') === 'true';
  const data = answer.data;
  return div(
    null,
    Heading(
      {
        text: 'Runs',
        says: data
          ? [
              counted(data.total, 'run'),
              timeRange(data),
              `${counted(data.files.total, 'file')}, ${number(data.files.failed)} failed`,
            ].join(' · ')
          : null,
      },
      Exports({path: '/runs', query: {...query, cursor: null}, commandLine: data?.command_line}),
    ),
    Filters(
      {},
      Field({parameter: 'q', name: 'Text', go}),
      Field({parameter: 'from', name: 'From', go, type: 'text'}),
      Field({parameter: 'to', name: 'To', go, type: 'text'}),
      Choice({
        parameter: 'sort',
        name: 'Sorted by',
        go,
        options: [
          ['', 'newest first'],
          ['started', 'oldest first'],
          ['-took', 'longest'],
          ['-failed', 'most failed'],
          ['-files', 'most files'],
          ['-ended', 'last ended'],
          ['command', 'command'],
        ],
      }),
      a(
        {
          href: here({problems: isFailedOnly ? null : 'true', status: null}),
          class: isFailedOnly ? 'chip on' : 'chip',
          'aria-current': isFailedOnly ? 'true' : null,
        },
        'problems only',
      ),
      Chosen({}),
    ),
    Answered({answer}, (/** @type {any} */ found) =>
      div(
        {class: 'withfacets'},
        Facets({facets: found.facets}),
        div(
          {class: 'content'},
          Unreadable({count: found.unreadable}),
          List({found, isFirstPage: param('cursor') === ''}),
        ),
      ),
    ),
  );
});

/** Filters that have no field of their own, each with a cross. */
const Chosen = part(function Chosen() {
  const {params, here} = usePage();
  const shown = ['subcommand', 'parent', 'rerun_of'].flatMap(name => params.getAll(name).map(value => [name, value]));
  return span(
    {class: 'chips'},
    shown.map(([name, value]) =>
      a(
        {key: name, class: 'chip on', href: here({[name]: null}), 'aria-label': `Without ${name} ${visible(value)}`},
        `${name.replace('_', ' ')} ${visible(name === 'subcommand' ? value : shortId(value))} ✕`,
      ),
    ),
    params.getAll('label').length > 0 || params.get('command') || params.get('status')
      ? a(
          {
            class: 'chip',
            href: here({
              label: null,
              command: null,
              status: null,
              subcommand: null,
              parent: null,
              rerun_of: null,
              q: null,
              problems: null,
            }),
          },
          'no filter',
        )
      : null,
  );
});

const Facets = part(
  /** @param {{facets: any}} props */ function Facets({facets}) {
    const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 60rem)').matches);
    const states = Object.fromEntries(
      RUN_STATES.filter(state => facets?.status?.[state]).map(state => [state, facets.status[state]]),
    );
    return aside(
      {class: 'facets', 'aria-label': 'Filters with counts'},
      details(
        {open: isOpen, onToggle: (/** @type {any} */ event) => setOpen(event.currentTarget.open)},
        summary(null, 'Filter by'),
        Facet({
          name: 'Status',
          parameter: 'status',
          counts: states,
          several: true,
          show: value => span({class: colour(value)}, `${glyph(value)} ${word(value)}`),
        }),
        Facet({name: 'Command', parameter: 'command', counts: facets?.command}),
        Facet({name: 'Label', parameter: 'label', counts: facets?.label}),
      ),
    );
  },
);

/** The rows; new ones wait for a click when somebody is reading further down. */
const List = part(
  /** @param {{found: any, isFirstPage: boolean}} props */ function List({found, isFirstPage}) {
    const {params, to} = usePage();
    const key = params.toString();
    const seen = useRef({key, ids: new Set(found.runs.map((/** @type {any} */ run) => run.run_id))});
    const [, again] = useState(0);
    if (seen.current.key !== key) {
      seen.current = {key, ids: new Set(found.runs.map((/** @type {any} */ run) => run.run_id))};
    }
    const fresh = found.runs.filter((/** @type {any} */ run) => !seen.current.ids.has(run.run_id));
    const isReading = scrollY > 60 || document.activeElement?.closest('[data-row]');
    const isHeld = fresh.length > 0 && isFirstPage && isReading;
    const rows = isHeld ? found.runs.filter((/** @type {any} */ run) => seen.current.ids.has(run.run_id)) : found.runs;
    useEffect(() => {
      if (!isHeld) {
        found.runs.forEach((/** @type {any} */ run) => seen.current.ids.add(run.run_id));
      }
    });
    const show = () => {
      found.runs.forEach((/** @type {any} */ run) => seen.current.ids.add(run.run_id));
      again(count => count + 1);
      scrollTo({top: 0});
    };
    if (found.runs.length === 0) {
      return found.excluded_by?.some((/** @type {any} */ each) => each.runs > 0) || found.excluded_by?.length > 0
        ? Empty({what: 'No run matches all filters', excluded: found.excluded_by})
        : Empty(
            {what: 'No runs in this time', excluded: found.excluded_by},
            p(
              null,
              'Look further back: ',
              a({href: to('/runs', {from: '30d'})}, '30 days'),
              ', ',
              a({href: to('/runs', {from: '365d'})}, 'a year'),
              '.',
            ),
            p(null, 'A run is recorded when a program starts with the agent:'),
            Shell({text: 'java -javaagent:runtrack-agent.jar=path=/data/tracking -jar app.jar'}),
          );
    }
    return div(
      null,
      isHeld ? button({type: 'button', class: 'news', onClick: show}, `${counted(fresh.length, 'new run')} ↑`) : null,
      RunTable({runs: rows, caption: 'Runs', sort: params.get('sort') ?? '-started'}),
      Pages({next: found.next, shown: rows.length, total: found.total, what: 'run'}),
    );
  },
);

/** The labels that tell runs apart: not those that nearly all have. @param {any[]} runs */
function tellingLabels(runs) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  runs
    .flatMap(run => Object.entries(run.labels ?? {}))
    .forEach(([name, value]) => counts.set(`${name}=${value}`, (counts.get(`${name}=${value}`) ?? 0) + 1));
  return new Set(
    [...counts].filter(([, count]) => runs.length < 5 || count < runs.length * 0.8).map(([label]) => label),
  );
}

/** Runs as rows, wherever there are several. */
export const RunTable = part(
  /** @param {{runs: any[], caption: string, sort?: string, brief?: boolean}} props */ function RunTable({
    runs,
    caption,
    sort,
    brief,
  }) {
    const {to} = usePage();
    const now = useNow(runs.some(run => run.status === 'running') ? 1000 : 0);
    const hasEmails = runs.some(run => run.emails_sent + run.emails_failed + run.emails_skipped > 0);
    const labels = brief ? new Set() : tellingLabels(runs);
    const hasCauses = runs.some(run => run.cause);
    return Table({
      caption,
      rows: runs,
      sort,
      id: run => run.run_id,
      href: run => to(runPath(run.run_id)),
      rowClass: run => (isProblem(run.status) ? 'problem-row' : null),
      columns: [
        {name: 'Status', cell: run => Status({of: run.status}), kind: 'tight'},
        {
          name: 'Command',
          sort: 'command',
          cell: run =>
            span(
              {class: 'command'},
              Command({of: run}),
              ' ',
              Labels({
                labels: Object.fromEntries(
                  Object.entries(run.labels ?? {}).filter(([name, value]) => labels.has(`${name}=${value}`)),
                ),
              }),
            ),
          kind: 'plainly',
        },
        {name: 'Run', cell: run => RunLink({id: run.run_id}), kind: 'tight'},
        {name: 'Started', sort: 'started', cell: run => Time({at: run.started_at}), kind: 'tight'},
        {name: 'Took', sort: 'took', cell: run => Took({run, now}), kind: 'number'},
        {
          name: 'Files',
          sort: 'files',
          cell: run => Failures({failed: run.failed_count, total: run.total_files}),
          kind: 'number',
        },
        {
          name: 'Emails',
          cell: run =>
            Failures({failed: run.emails_failed, total: run.emails_sent + run.emails_failed + run.emails_skipped}),
          kind: 'number',
          hidden: !hasEmails,
        },
        {
          name: 'Cause',
          cell: run => (run.cause ? span({class: 'cause', title: visible(run.cause)}, visible(run.cause)) : null),
          kind: 'plainly',
          hidden: !hasCauses,
        },
      ],
    });
  },
);
