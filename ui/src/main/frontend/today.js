// The night at a glance: what it came to, what needs attention, the days before, and when what ran.
import {Answered, Empty, Unreadable} from './answered.js';
import {useAnswer} from './api.js';
import {Attention} from './attention.js';
import {Figures} from './day-figures.js';
import {Grid} from './day-grid.js';
import {Gantt} from './gantt.js';
import {a, div, h2, p, part, section} from './html.js';
import {address, asked} from './places.js';
import {keepZone, usePage} from './router.js';
import {clock, counted, dayName, plusDays} from './text.js';
import {Heading} from './title.js';
import {Shell} from './values.js';

export const Today = part(function Today() {
  const {params, param} = usePage();
  const answer = useAnswer(address('/today', asked(params, ['night', 'days'])), 4000);
  const night = param('night') || answer.data?.night;
  return div(
    null,
    Head({night, data: answer.data}),
    Answered({answer}, (/** @type {any} */ data) =>
      div(
        {class: 'today'},
        Unreadable({count: data.figures.unreadable}),
        data.figures.runs === 0 && data.grid.rows.length === 0 ? NoRuns({}) : null,
        Figures({data}),
        Attention({lines: data.attention}),
        Grid({grid: data.grid, night: data.night}),
        Night({data}),
      ),
    ),
  );
});

const Head = part(
  /** @param {{night: string | undefined, data: any}} props */ function Head({night, data}) {
    const {here, zone, param} = usePage();
    const says = data
      ? [
          counted(data.figures.runs, 'run'),
          counted(data.figures.files, 'file'),
          `as of ${clock(data.generated_at, zone)}`,
        ].join(' · ')
      : null;
    const isLatest = param('night') === '';
    return Heading(
      {text: night ? dayName(night, true) : 'Today', title: night ? `${dayName(night)}` : 'Today', says},
      night
        ? div(
            {class: 'steps', role: 'navigation', 'aria-label': 'Days'},
            a({href: here({night: plusDays(night, -1)}), title: 'The day before'}, '← ' + dayName(plusDays(night, -1))),
            isLatest
              ? null
              : a(
                  {href: here({night: plusDays(night, 1)}), title: 'The day after'},
                  dayName(plusDays(night, 1)) + ' →',
                ),
            isLatest ? null : a({href: here({night: null})}, 'today'),
          )
        : null,
    );
  },
);

const NoRuns = part(function NoRuns() {
  return Empty(
    {what: 'No runs are here yet'},
    p(null, 'A run is recorded when a program with a tracked method starts with the agent:'),
    Shell({text: 'java -javaagent:runtrack-agent.jar=path=/data/tracking -jar app.jar'}),
    p(null, 'Whether that program would be tracked, and where its runs would go, tells:'),
    Shell({text: 'runtrack doctor --classpath app.jar'}),
  );
});

const Night = part(
  /** @param {{data: any}} props */ function Night({data}) {
    const {zone, to} = usePage();
    if (data.gantt.bars.length === 0) {
      return null;
    }
    return section(
      null,
      div(
        {class: 'sectionhead'},
        h2(null, 'When what ran'),
        a({href: to('/runs', {from: data.night, to: data.night})}, 'All runs of the day'),
      ),
      Gantt({
        bars: data.gantt.bars,
        from: data.gantt.from,
        to: data.gantt.to,
        leftOut: data.gantt.left_out,
        zone,
        to_: keepZone,
      }),
    );
  },
);
