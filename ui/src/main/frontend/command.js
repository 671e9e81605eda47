// A command over 90 days: how long it takes, how often it fails, against what is usual.
import {a, div, h2, p, part, section, span} from './html.js';
import {useAnswer} from './api.js';
import {ChartTable, Columns} from './charts.js';
import {Trend} from './trend.js';
import {address, asked, commandPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty} from './answered.js';
import {Choice, Filters} from './filters.js';
import {RunTable} from './runs.js';
import {commandName, counted, dayName, duration, number, percent} from './text.js';
import {Heading} from './title.js';

export const CommandPage = part(
  /** @param {{command: string, subcommand: string | null}} props */ function CommandPage({command, subcommand}) {
    const {params, param, to} = usePage();
    const of = {command, subcommand};
    const answer = useAnswer(address(commandPath(of), asked(params, ['days'])), 5000);
    return div(
      null,
      Heading(
        {
          text: commandName(of),
          says: answer.data
            ? [
                `${dayName(answer.data.from.slice(0, 10))} to ${dayName(answer.data.to.slice(0, 10))}`,
                answer.data.usual
                  ? `usually ${duration(answer.data.usual.median_ms)} (8 of 10 runs: ${duration(answer.data.usual.low_ms)} to ${duration(answer.data.usual.high_ms)})`
                  : 'nothing usual yet',
              ].join(' · ')
            : null,
        },
        div(
          {class: 'steps'},
          a({href: to('/runs', {command, subcommand, from: `${param('days') || 90}d`})}, 'its runs'),
          a({href: to('/errors', {command, from: '30d'})}, 'its errors'),
        ),
      ),
      Filters(
        {},
        Choice({
          parameter: 'days',
          name: 'Time',
          go,
          options: [
            ['', '90 days'],
            ['28', '28 days'],
            ['180', '180 days'],
            ['365', '365 days'],
          ],
        }),
      ),
      Answered({answer}, (/** @type {any} */ data) =>
        data.runs.length === 0
          ? Empty({what: 'No runs in this time'})
          : div(
              null,
              Sums({data}),
              section(
                null,
                h2(null, 'How long each run took'),
                p(
                  {class: 'key'},
                  span(
                    null,
                    span({class: 'bandkey', 'aria-hidden': 'true'}),
                    ' what is usual: 8 of 10 runs of the 28 days before',
                  ),
                  span({class: 'soft'}, 'a dot is a run'),
                ),
                Trend({days: data.days, runs: data.runs, zone: data.zone}),
                ChartTable({
                  name: 'The charts as a table',
                  head: ['Day', 'Runs', 'Problems', 'Failed files', 'Files', 'Median', 'Usual'],
                  rows: data.days.map((/** @type {any} */ day) => [
                    dayName(day.day),
                    number(day.runs),
                    number(day.problems),
                    number(day.failed_files),
                    number(day.total_files),
                    duration(day.median_ms),
                    duration(day.usual?.median_ms),
                  ]),
                }),
              ),
              section(null, h2(null, 'Failed files by day'), FailedByDay({days: data.days})),
              section(
                null,
                h2(null, 'Newest runs'),
                RunTable({caption: 'Newest runs', runs: data.runs.slice(0, 50)}),
                data.runs.length > 50 || data.left_out > 0
                  ? p(
                      null,
                      a({href: to('/runs', {command, subcommand, from: `${param('days') || 90}d`})}, 'All of them'),
                    )
                  : null,
              ),
            ),
      ),
    );
  },
);

/** Days as such: each is drawn as long as the others, also where the clocks change. */
const FailedByDay = part(
  /** @param {{days: any[]}} props */ function FailedByDay({days}) {
    /** @param {any} day */
    const at = day => Date.parse(day.day + 'T00:00:00Z');
    const step = 86400000;
    return Columns({
      name: 'Failed files by day; the table above tells the same',
      from: at(days[0]),
      to: at(days[days.length - 1]) + step,
      step,
      zone: 'UTC',
      values: days.map(day => ({
        at: at(day),
        parts: [['s-failed', day.failed_files]],
        says: `${dayName(day.day)}: ${number(day.failed_files)} of ${counted(day.total_files, 'file')} failed`,
      })),
    });
  },
);

const Sums = part(
  /** @param {{data: any}} props */ function Sums({data}) {
    /** @param {string} field */
    const sum = field => data.days.reduce((/** @type {number} */ all, /** @type {any} */ day) => all + day[field], 0);
    const runs = sum('runs');
    return p(
      {class: 'soft'},
      `${counted(runs, 'run')}, ${number(sum('problems'))} with problems (${percent(sum('problems'), runs)}), ${counted(sum('total_files'), 'file')}, ${number(sum('failed_files'))} failed (${percent(sum('failed_files'), sum('total_files'))})`,
    );
  },
);
