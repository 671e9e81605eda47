// Errors over all runs, grouped by type and normalised message.
import {a, b, div, h2, li, p, part, section, span, strong, ul} from './html.js';
import {useAnswer} from './api.js';
import {Bars, ChartTable} from './charts.js';
import {address, asked, commandPath, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty, Unreadable} from './answered.js';
import {Field, Filters} from './filters.js';
import {Exports, Pages, Table} from './lists.js';
import {Path, RunLink, Time} from './values.js';
import {RunTable} from './runs.js';
import {commandName, counted, dayName, number, simpleType, timeRange, visible} from './text.js';
import {Heading} from './title.js';

export const Errors = part(function Errors() {
  const {params, param, to} = usePage();
  const query = asked(params, ['from', 'to', 'command', 'cursor']);
  const answer = useAnswer(address('/errors', query), 5000);
  const data = answer.data;
  return div(
    null,
    Heading(
      {text: 'Errors', says: data ? `${counted(data.total, 'error')} · ${timeRange(data)} · new ones first` : null},
      Exports({path: '/errors', query: {...query, cursor: null}}),
    ),
    Filters(
      {},
      Field({parameter: 'from', name: 'From', go, type: 'text'}),
      Field({parameter: 'to', name: 'To', go, type: 'text'}),
      Field({parameter: 'command', name: 'Command', go}),
    ),
    Answered({answer}, (/** @type {any} */ found) =>
      div(
        null,
        Unreadable({count: found.unreadable}),
        found.errors.length === 0
          ? Empty(
              {what: 'No file failed in this time'},
              p(
                null,
                'Look further back: ',
                a({href: to('/errors', {from: '30d', command: param('command') || null})}, '30 days'),
                '.',
              ),
            )
          : ErrorTable({errors: found.errors, range: {from: param('from') || null, to: param('to') || null}}),
        Pages({next: found.next, shown: found.errors.length, total: found.total, what: 'error'}),
      ),
    ),
  );
});

const ErrorTable = part(
  /** @param {{errors: any[], range: any}} props */ function ErrorTable({errors, range}) {
    const {to} = usePage();
    /** @param {any} error */
    const href = error => to('/errors/' + encodeURIComponent(error.fingerprint), range);
    return Table({
      caption: 'Errors',
      rows: errors,
      id: error => error.fingerprint,
      href,
      columns: [
        {
          name: 'Error',
          cell: error =>
            span(
              null,
              a({href: href(error)}, strong(null, simpleType(error.error_type) || 'without a type')),
              Marks({error}),
              span({class: 'message'}, visible(error.error_message)),
            ),
        },
        {name: 'Files', cell: error => number(error.files), kind: 'number'},
        {
          name: 'Still failed',
          cell: error =>
            error.still_failed > 0
              ? b({class: 's-failed'}, number(error.still_failed))
              : span({class: 's-success'}, '0'),
          kind: 'number',
        },
        {
          name: 'Redone',
          cell: error =>
            error.files > error.still_failed
              ? span({class: 's-success'}, `✓ ${number(error.files - error.still_failed)}`)
              : '0',
          kind: 'number',
        },
        {name: 'First seen', cell: error => Time({at: error.first_seen}), kind: 'tight'},
        {name: 'Last seen', cell: error => Time({at: error.last_seen}), kind: 'tight'},
      ],
    });
  },
);

const Marks = part(
  /** @param {{error: any}} props */ function Marks({error}) {
    return span(
      null,
      error.is_new ? span({class: 'tag new'}, 'new') : null,
      error.is_above_usual && !error.is_new
        ? span({class: 'tag slow'}, `above its usual ${number(error.usual_a_day)} a day`)
        : null,
    );
  },
);

export const OneError = part(
  /** @param {{fingerprint: string}} props */ function OneError({fingerprint}) {
    const {params, to} = usePage();
    const query = asked(params, ['from', 'to', 'command']);
    const answer = useAnswer(address('/errors/' + encodeURIComponent(fingerprint), query), 5000);
    const error = answer.data;
    return div(
      null,
      Heading(
        {
          text: error ? simpleType(error.error_type) || 'Error without a type' : 'Error',
          says: error
            ? span(
                null,
                Marks({error}),
                simpleType(error.error_type) === error.error_type ? null : ` ${visible(error.error_type)}`,
              )
            : null,
        },
        div(
          {class: 'steps'},
          a({href: to('/errors', {from: params.get('from'), to: params.get('to')})}, '← all errors'),
        ),
      ),
      Answered({answer}, (/** @type {any} */ found) => {
        return div(
          null,
          Unreadable({count: found.unreadable}),
          p({class: 'message big'}, visible(found.error_message)),
          found.example && found.example !== found.error_message
            ? p({class: 'soft'}, 'For example: ', visible(found.example))
            : null,
          div(
            {class: 'figures small'},
            div({class: 'figure'}, b(null, number(found.files)), span({class: 'name'}, 'files')),
            div(
              {class: 'figure'},
              b({class: found.still_failed > 0 ? 'bad' : null}, number(found.still_failed)),
              span({class: 'name'}, 'still failed'),
            ),
            div({class: 'figure'}, b(null, Time({at: found.first_seen})), span({class: 'name'}, 'first seen')),
            div({class: 'figure'}, b(null, Time({at: found.last_seen})), span({class: 'name'}, 'last seen')),
          ),
          found.days?.length > 1
            ? section(
                null,
                h2(null, 'By day'),
                Bars({
                  values: found.days.map((/** @type {any} */ day) => day.count),
                  says: 'Failed files by day; the table below tells the same',
                  width: Math.min(640, found.days.length * 14),
                }),
                ChartTable({
                  name: 'The chart as a table',
                  head: ['Day', 'Files'],
                  rows: found.days.map((/** @type {any} */ day) => [dayName(day.day), number(day.count)]),
                }),
              )
            : null,
          section(
            null,
            h2(null, 'Commands'),
            ul(
              {class: 'plain'},
              found.commands.map((/** @type {any} */ each) =>
                li(
                  {key: commandName(each)},
                  a({href: to(commandPath(each))}, commandName(each)),
                  span({class: 'soft'}, ` ${counted(each.count, 'file')}`),
                ),
              ),
            ),
          ),
          section(
            null,
            h2(null, 'Runs'),
            RunTable({
              caption: 'Runs with this error',
              runs: found.runs.map((/** @type {any} */ each) => each.run),
              brief: true,
            }),
          ),
          section(
            null,
            h2(null, 'Files'),
            Table({
              caption: 'Files with this error',
              rows: found.failed,
              id: file => `${file.run_id} ${file.file_path}`,
              href: file => to(runPath(file.run_id), {tab: 'files', file: file.file_path}),
              columns: [
                {
                  name: 'File',
                  cell: file => a({href: to('/files/history', {path: file.file_path})}, Path({of: file.file_path})),
                },
                {
                  name: 'Run',
                  cell: file =>
                    RunLink({
                      id: file.run_id,
                      query: {tab: 'files', file: file.file_path},
                    }),
                  kind: 'tight',
                },
                {
                  name: 'Since then',
                  cell: file =>
                    file.redone ? span({class: 's-success'}, '✓ redone') : span({class: 's-failed'}, '✕ still failed'),
                  kind: 'tight',
                },
                {name: 'Started', cell: file => Time({at: file.started_at}), kind: 'tight'},
                {
                  name: 'Message',
                  cell: file => (file.error_message === found.example ? 'as above' : visible(file.error_message)),
                },
              ],
            }),
            found.failed.length >= 1000 ? p({class: 'soft'}, 'The first 1,000 are shown.') : null,
          ),
        );
      }),
    );
  },
);
