// A day in six figures, each a link to what it counts.
import {a, b, div, part, section, span, small} from './html.js';
import {runPath} from './places.js';
import {usePage} from './router.js';
import {commandName, duration, number} from './text.js';

export const Figures = part(
  /** @param {{data: any}} props */ function Figures({data}) {
    const {to} = usePage();
    const {figures, night} = data;
    const day = {from: night, to: night};
    const bad = figures.runs_failed + figures.runs_aborted + figures.runs_stale;
    const states = [
      [figures.runs_failed, 'failed'],
      [figures.runs_aborted, 'aborted'],
      [figures.runs_stale, 'without a sign of life'],
    ];
    const slowest = figures.slowest;
    return section(
      {class: 'figures', 'aria-label': 'The day in figures'},
      Figure({
        value: number(bad),
        isBad: bad > 0,
        name: bad === 1 ? 'run did not end well' : 'runs did not end well',
        href: to('/runs', {...day, status: bad > 0 ? 'failed,aborted,stale' : null}),
        says:
          states
            .filter(([count]) => count > 0)
            .map(([count, name]) => `${number(count)} ${name}`)
            .join(', ') || `of ${number(figures.runs)}; ${number(figures.runs_partial_success)} in part`,
      }),
      Figure({
        value: number(figures.files_still_failed),
        isBad: figures.files_still_failed > 0,
        name: figures.files_still_failed === 1 ? 'file still failed' : 'files still failed',
        href: to('/errors', day),
        says: `${number(figures.files_failed)} failed, ${number(figures.files_redone)} redone since`,
      }),
      Figure({
        value: number(figures.recipients_without_mail),
        isBad: figures.recipients_without_mail > 0,
        name: figures.recipients_without_mail === 1 ? 'person without mail' : 'people without mail',
        href: to('/emails', {...day, status: figures.recipients_without_mail > 0 ? 'failed' : null}),
      }),
      Figure({
        value: number(figures.expected_missed),
        isBad: figures.expected_missed > 0,
        name: figures.expected_missed === 1 ? 'expected run missing or late' : 'expected runs missing or late',
        href: to('/runs', day),
      }),
      Figure({
        value: slowest ? factor(slowest.times) : '–',
        isBad: figures.runs_slow > 0,
        name: slowest ? commandName(slowest) + ', against usual' : 'nothing to compare',
        href: slowest ? to(runPath(slowest.run_id), {tab: 'time'}) : null,
        says: slowest
          ? `${duration(slowest.duration_ms)} instead of ${duration(slowest.usual.median_ms)}${figures.runs_slow > 1 ? `; ${number(figures.runs_slow)} slow` : ''}`
          : null,
      }),
      Figure({value: number(figures.runs_running), isBad: false, name: 'running', href: to('/live')}),
    );
  },
);

/** @param {number} times */
function factor(times) {
  return '×' + (times >= 10 ? Math.round(times) : times.toFixed(1));
}

const Figure = part(
  /** @param {{value: string, name: string, says?: string | null, isBad: boolean, href: string | null}} props */ function Figure({
    value,
    name,
    says,
    isBad,
    href,
  }) {
    const inside = [
      b({class: isBad ? 'bad' : null}, value),
      span({class: 'name'}, name),
      says ? small(null, says) : null,
    ];
    return href ? a({class: 'figure', href}, inside) : div({class: 'figure'}, inside);
  },
);
