// What runs now: counts, rate, and when it may be done.
import {a, b, div, h2, p, part, section, small, span} from './html.js';
import {useAnswer} from './api.js';
import {useNow} from './live.js';
import {runPath} from './places.js';
import {usePage} from './router.js';
import {Answered, Empty} from './answered.js';
import {Labels, Shell, Status} from './values.js';
import {RunTable} from './runs.js';
import {colour} from './status.js';
import {clock, commandName, counted, duration, number, shortId, time, visible} from './text.js';
import {Heading} from './title.js';

export const LivePage = part(function LivePage() {
  const answer = useAnswer('/live');
  const runs = answer.data?.runs ?? [];
  const running = runs.filter((/** @type {any} */ run) => run.status === 'running').length;
  return div(
    null,
    Heading({
      text: 'Live',
      title: running > 0 ? `▶ ${running} running` : 'Live',
      says: answer.data ? `${counted(running, 'run')} running` : null,
    }),
    Answered({answer}, (/** @type {any} */ data) =>
      div(
        null,
        data.runs.length === 0
          ? Empty(
              {what: 'Nothing runs now'},
              p(
                null,
                'What starts appears here by itself. In a terminal the same is ',
                span({class: 'path'}, 'runtrack runs watch'),
                '.',
              ),
            )
          : div(
              {class: 'cards'},
              data.runs.map((/** @type {any} */ run) => Card({key: run.run_id, run})),
            ),
        data.ended.length > 0
          ? section(
              null,
              h2(null, 'Ended in the last ten minutes'),
              RunTable({caption: 'Ended in the last ten minutes', runs: data.ended}),
            )
          : null,
      ),
    ),
  );
});

const Card = part(
  /** @param {{run: any}} props */ function Card({run}) {
    const {to, zone} = usePage();
    const now = useNow(1000);
    const goesOn = now - Date.parse(run.started_at);
    const expected = run.expected_files;
    const share = expected ? Math.min(1, run.total_files / expected) : null;
    const end = run.estimated_end ? Date.parse(run.estimated_end) : null;
    return div(
      {class: `card ${colour(run.status)}`, 'data-row': run.run_id, tabIndex: -1, 'data-href': to(runPath(run.run_id))},
      div(
        {class: 'sectionhead'},
        h2(null, a({href: to(runPath(run.run_id))}, run.command ? commandName(run) : shortId(run.run_id))),
        Status({of: run.status}),
      ),
      p(
        {class: 'soft'},
        `since ${time(run.started_at, zone)} · ${duration(goesOn)}`,
        run.worker ? ` · ${visible(run.worker)}` : '',
        ' ',
        Labels({labels: run.labels}),
      ),
      div(
        {class: 'cardfigures'},
        span(
          null,
          b(null, number(run.total_files)),
          small(null, expected ? ` of about ${number(expected)} files` : ' files'),
        ),
        span(null, b({class: run.failed_count > 0 ? 'bad' : null}, number(run.failed_count)), small(null, ' failed')),
        span(
          null,
          b(null, run.files_per_minute === null ? '–' : number(run.files_per_minute)),
          small(null, ' a minute'),
        ),
        end && run.status === 'running'
          ? span(null, b(null, end > now ? `about ${clock(run.estimated_end, zone)}` : 'soon'), small(null, ' done'))
          : null,
      ),
      share === null
        ? null
        : div(
            {
              class: 'progress',
              role: 'progressbar',
              'aria-label': 'Files',
              'aria-valuenow': Math.round(share * 100),
              'aria-valuemin': 0,
              'aria-valuemax': 100,
            },
            div({class: 'progressed', style: {width: `${share * 100}%`}}),
          ),
      run.cause ? p({class: 'cause'}, visible(run.cause)) : null,
      run.status === 'stale' ? Shell({text: 'runtrack recover --stale'}) : null,
    );
  },
);
