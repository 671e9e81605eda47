// Files across runs: where one was processed, and how it went each time.
import {a, div, h2, p, part, span} from './html.js';
import {useAnswer} from './api.js';
import {address, asked, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty, Unreadable} from './answered.js';
import {Field, Filters} from './filters.js';
import {Exports, Pages, Table} from './lists.js';
import {Copy, ErrorText, Path, RunLink, Status, Time} from './values.js';
import {commandName, counted, duration, number, visible} from './text.js';
import {Heading} from './title.js';

export const Find = part(function Find() {
  const {params, param, to} = usePage();
  const text = param('q');
  const query = asked(params, ['q', 'from', 'to', 'command', 'cursor']);
  const answer = useAnswer(text ? address('/files', query) : null, 10000);
  return div(
    null,
    Heading(
      {
        text: 'Files',
        title: text ? `${text} · Files` : 'Files',
        says: 'Where a file was processed, newest first, all days',
      },
      text
        ? Exports({path: '/files', query: {...query, cursor: null}, commandLine: `runtrack files find ${quoted(text)}`})
        : null,
    ),
    Filters(
      {},
      Field({parameter: 'q', name: 'Part of the path', go}),
      Field({parameter: 'from', name: 'From', go, type: 'text'}),
      Field({parameter: 'to', name: 'To', go, type: 'text'}),
      Field({parameter: 'command', name: 'Command', go}),
    ),
    text
      ? p(
          {class: 'soft'},
          'The same text in ',
          a({href: to('/runs', {q: text, from: '90d'})}, 'runs'),
          ', ',
          a({href: to('/emails', {recipient: text, from: '90d'})}, 'recipients'),
          '.',
        )
      : null,
    text === ''
      ? Empty({what: 'Which file?'}, p(null, 'Write a part of its path: ', span({class: 'path'}, 'call-1234')))
      : Answered({answer}, (/** @type {any} */ data) =>
          div(null, Unreadable({count: data.unreadable}), FoundFiles({data, withPath: true})),
        ),
  );
});

/** For a shell. @param {string} text */
function quoted(text) {
  return /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

export const History = part(function History() {
  const {params, param} = usePage();
  const path = param('path');
  const answer = useAnswer(
    path ? address('/files/history', asked(params, ['path', 'command', 'from', 'to', 'cursor'])) : null,
    10000,
  );
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return div(
    null,
    Heading({
      text: name || 'History of a file',
      title: `${name} · History`,
      says: span(null, span({class: 'path'}, visible(path)), ' ', Copy({text: path})),
    }),
    path === ''
      ? Empty({what: 'Which file? Open it from a run or from Files.'})
      : Answered({answer}, (/** @type {any} */ data) =>
          div(
            null,
            Unreadable({count: data.unreadable}),
            h2({class: 'hidden'}, 'Runs'),
            FoundFiles({data, withPath: false}),
          ),
        ),
  );
});

const FoundFiles = part(
  /** @param {{data: any, withPath: boolean}} props */ function FoundFiles({data, withPath}) {
    const {to} = usePage();
    const searched = data.searched;
    const says = searched
      ? `${counted(searched.runs, 'run')} searched${searched.since ? `, back to ${String(searched.since).slice(0, 10)}` : ''}`
      : '';
    if (data.files.length === 0) {
      return Empty({what: 'No such file'}, p(null, says));
    }
    return div(
      null,
      p({class: 'soft'}, says),
      Table({
        caption: 'Files',
        rows: data.files,
        id: file => `${file.run_id} ${file.file_path} ${file.attempt}`,
        href: file => to(runPath(file.run_id), {tab: 'files', file: file.file_path}),
        columns: [
          {name: 'Status', cell: file => Status({of: file.status}), kind: 'tight'},
          {name: 'When', cell: file => Time({at: file.started_at ?? file.run_started_at}), kind: 'tight'},
          {
            name: 'File',
            cell: file => a({href: to('/files/history', {path: file.file_path})}, Path({of: file.file_path})),
            hidden: !withPath,
          },
          {
            name: 'Run',
            cell: file =>
              span(
                null,
                RunLink({id: file.run_id, text: commandName(file), query: {tab: 'files', file: file.file_path}}),
              ),
            kind: 'tight',
          },
          {
            name: 'Attempt',
            cell: file => number(file.attempt),
            kind: 'number',
            hidden: !data.files.some((/** @type {any} */ file) => file.attempt > 1),
          },
          {name: 'Took', cell: file => duration(file.processing_time_ms), kind: 'number'},
          {
            name: 'Error',
            cell: file =>
              file.error_type || file.error_message
                ? ErrorText({type: file.error_type, message: file.error_message})
                : null,
          },
          {
            name: 'Output',
            cell: file => (file.output_path ? Path({of: file.output_path}) : null),
            hidden: !data.files.some((/** @type {any} */ file) => file.output_path),
          },
        ],
      }),
      Pages({next: data.next, shown: data.files.length, what: 'file'}),
    );
  },
);
