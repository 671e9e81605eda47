// A run beside an earlier one: what is new, what is gone, what stayed.
import {
  a,
  div,
  form,
  h2,
  input,
  label,
  li,
  p,
  part,
  section,
  span,
  table,
  tbody,
  td,
  th,
  thead,
  tr,
  ul,
  button,
} from './html.js';
import {useState} from './hooks.module.js';
import {useAnswer} from './api.js';
import {address, asked, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered} from './answered.js';
import {ErrorText, Path, RunLink, Shell, Status, Time} from './values.js';
import {commandName, counted, duration, number, shortId} from './text.js';
import {Heading} from './title.js';

export const Compare = part(
  /** @param {{id: string}} props */ function Compare({id}) {
    const {params, to, param, here} = usePage();
    const answer = useAnswer(address(`/runs/${encodeURIComponent(id)}/compare`, asked(params, ['with'])), 5000);
    const [other, setOther] = useState(param('with'));
    const data = answer.data;
    return div(
      null,
      Heading(
        {
          text: data ? `${commandName(data.run)}, compared` : 'Compared',
          title: `Compare ${shortId(id)}`,
          says: 'A run beside an earlier one of the same command, subcommand and labels',
        },
        div({class: 'steps'}, a({href: to(runPath(id))}, '← the run')),
      ),
      form(
        {
          class: 'filters',
          onSubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            go(here({with: other.trim() || 'prev'}));
          },
        },
        label(
          {class: 'field'},
          span(null, 'With run (an id, or prev)'),
          input({
            value: other,
            placeholder: 'prev',
            onInput: (/** @type {any} */ event) => setOther(event.currentTarget.value),
          }),
        ),
        button({type: 'submit'}, 'Compare'),
      ),
      Answered({answer}, (/** @type {any} */ found) =>
        div(
          null,
          Sides({now: found.run, before: found.before}),
          section(
            null,
            h2(null, 'Errors'),
            ErrorList({name: 'New', kind: 's-failed', errors: found.errors.new}),
            ErrorList({name: 'Gone', kind: 's-success', errors: found.errors.gone}),
            ErrorList({name: 'In both', kind: '', errors: found.errors.common}),
            found.errors.new.length + found.errors.gone.length + found.errors.common.length === 0
              ? p({class: 'soft'}, 'No file failed in either run.')
              : null,
          ),
          section(
            null,
            h2(null, 'Failed files'),
            PathList({
              name: 'Only now',
              id,
              paths: found.failed_files.only_now,
              total: found.failed_files.only_now_total,
            }),
            PathList({name: 'In both', id, paths: found.failed_files.both, total: found.failed_files.both_total}),
            PathList({
              name: 'Only before',
              id,
              paths: found.failed_files.only_before,
              total: found.failed_files.only_before_total,
            }),
          ),
          Shell({text: `runtrack runs compare ${found.run.run_id} ${found.before.run_id}`}),
        ),
      ),
    );
  },
);

const Sides = part(
  /** @param {{now: any, before: any}} props */ function Sides({now, before}) {
    /** @type {[string, (run: any) => any, ((run: any) => number | null)?, ((value: number) => string)?][]} */
    const rows = [
      ['Run', run => RunLink({id: run.run_id})],
      ['Status', run => Status({of: run.status})],
      ['Started', run => Time({at: run.started_at})],
      ['Took', run => duration(run.duration_ms), run => run.duration_ms, duration],
      ['Files', run => number(count(run)), count],
      [
        'Success',
        run => number(run.final_files?.success ?? run.success_count),
        run => run.final_files?.success ?? run.success_count,
      ],
      [
        'Failed',
        run => number(run.final_files?.failed ?? run.failed_count),
        run => run.final_files?.failed ?? run.failed_count,
      ],
      ['Repaired by a retry', run => number(run.final_files?.repaired), run => run.final_files?.repaired ?? null],
      ['Emails failed', run => number(run.emails_failed), run => run.emails_failed],
    ];
    return table(
      {class: 'rows sides', 'aria-label': 'Both runs'},
      thead(
        null,
        tr(null, td(null), th({scope: 'col'}, 'This run'), th({scope: 'col'}, 'Before'), th({scope: 'col'}, 'Change')),
      ),
      tbody(
        null,
        rows.map(([name, cell, value, unit]) =>
          tr(
            {key: name},
            th({scope: 'row'}, name),
            td({'data-l': 'This run'}, cell(now)),
            td({'data-l': 'Before'}, cell(before)),
            td({'data-l': 'Change'}, value ? change(value(now), value(before), unit) : null),
          ),
        ),
      ),
    );
  },
);

/** @param {any} run */
function count(run) {
  const files = run.final_files;
  return files ? files.success + files.failed + files.skipped : run.total_files;
}

/** @param {number | null} now @param {number | null} before @param {(value: number) => string} [unit] */
function change(now, before, unit = number) {
  if (now === null || before === null) {
    return null;
  }
  return now === before
    ? span({class: 'soft'}, 'the same')
    : `${now > before ? '+' : '−'}${unit(Math.abs(now - before))}`;
}

const ErrorList = part(
  /** @param {{name: string, kind: string, errors: any[]}} props */ function ErrorList({name, kind, errors}) {
    return errors.length === 0
      ? null
      : div(
          {class: 'sublist'},
          p({class: kind}, `${name}: ${counted(errors.length, 'error')}`),
          ul(
            null,
            errors.map((error, at) =>
              li(
                {key: at},
                ErrorText({type: error.error_type, message: error.error_message}),
                span(
                  {class: 'soft'},
                  ` ${error.count === undefined ? '' : `${number(error.count)} now`}${error.count_before === undefined ? '' : `, ${number(error.count_before)} before`}`,
                ),
              ),
            ),
          ),
        );
  },
);

const PathList = part(
  /** @param {{name: string, id: string, paths: string[], total: number | undefined}} props */ function PathList({
    name,
    paths,
    total = paths.length,
  }) {
    const {to} = usePage();
    return div(
      {class: 'sublist'},
      p(null, `${name}: `, number(total)),
      paths.length === 0
        ? null
        : ul(
            {class: 'paths'},
            paths.slice(0, 200).map(path => li({key: path}, a({href: to('/files/history', {path})}, Path({of: path})))),
            total > Math.min(200, paths.length)
              ? li({class: 'soft'}, `and ${number(total - Math.min(200, paths.length))} more`)
              : null,
          ),
    );
  },
);
