// The night at a glance: what it came to, what needs attention, the days before, and when what ran.
import {useEffect, useRef, useState} from './hooks.module.js';
import {a, b, div, h2, label, li, option, p, part, section, select, span, table, tbody, td, th, thead, tr, ul, small} from './html.js';
import {useAnswer} from './api.js';
import {Gantt} from './charts.js';
import {address, asked, commandPath, runPath} from './places.js';
import {go, keepZone, usePage} from './router.js';
import {Answered, Empty, Shell, Unreadable} from './parts.js';
import {colour, glyph, word} from './status.js';
import {clock, commandName, counted, dayName, duration, number, plusDays, shortId, visible} from './text.js';
import {Heading} from './title.js';

export const Today = part(function Today() {
  const {params, param} = usePage();
  const answer = useAnswer(address('/today', asked(params, ['night', 'days'])), 4000);
  const night = param('night') || answer.data?.night;
  return div(null, Head({night, data: answer.data}), Answered({answer}, (/** @type {any} */ data) => div({class: 'today'},
    Unreadable({count: data.figures.unreadable}),
    data.figures.runs === 0 && data.grid.rows.length === 0 ? NoRuns({}) : null,
    Figures({data}), Attention({lines: data.attention}), Grid({grid: data.grid, night: data.night}), Night({data}))));
});

const Head = part(/** @param {{night: string | undefined, data: any}} props */ function Head({night, data}) {
  const {here, zone, param} = usePage();
  const says = data ? [counted(data.figures.runs, 'run'), counted(data.figures.files, 'file'), `as of ${clock(data.generated_at, zone)}`].join(' · ') : null;
  const isLatest = param('night') === '';
  return Heading({text: night ? dayName(night, true) : 'Today', title: night ? `${dayName(night)}` : 'Today', says},
    night ? div({class: 'steps', role: 'navigation', 'aria-label': 'Days'},
      a({href: here({night: plusDays(night, -1)}), 'aria-label': 'The day before'}, '← ' + dayName(plusDays(night, -1))),
      isLatest ? null : a({href: here({night: plusDays(night, 1)}), 'aria-label': 'The day after'}, dayName(plusDays(night, 1)) + ' →'),
      isLatest ? null : a({href: here({night: null})}, 'today')) : null);
});

const NoRuns = part(function NoRuns() {
  return Empty({what: 'No runs are here yet'}, p(null, 'A run is recorded when a program with a tracked method starts with the agent:'),
    Shell({text: 'java -javaagent:runtrack-agent.jar=path=/data/tracking -jar app.jar'}),
    p(null, 'Whether that program would be tracked, and where its runs would go, tells:'),
    Shell({text: 'runtrack doctor --classpath app.jar'}));
});

const Figures = part(/** @param {{data: any}} props */ function Figures({data}) {
  const {to} = usePage();
  const {figures, night} = data;
  const day = {from: night, to: night};
  const bad = figures.runs_failed + figures.runs_aborted + figures.runs_stale;
  const states = [[figures.runs_failed, 'failed'], [figures.runs_aborted, 'aborted'], [figures.runs_stale, 'without a sign of life']];
  const slowest = figures.slowest;
  return section({class: 'figures', 'aria-label': 'The day in figures'},
    Figure({value: number(bad), isBad: bad > 0, name: bad === 1 ? 'run did not end well' : 'runs did not end well', href: to('/runs', {...day, status: bad > 0 ? 'failed,aborted,stale' : null}),
      says: states.filter(([count]) => count > 0).map(([count, name]) => `${number(count)} ${name}`).join(', ') || `of ${number(figures.runs)}; ${number(figures.runs_partial_success)} in part`}),
    Figure({value: number(figures.files_still_failed), isBad: figures.files_still_failed > 0, name: figures.files_still_failed === 1 ? 'file still failed' : 'files still failed', href: to('/errors', day),
      says: `${number(figures.files_failed)} failed, ${number(figures.files_redone)} redone since`}),
    Figure({value: number(figures.recipients_without_mail), isBad: figures.recipients_without_mail > 0, name: figures.recipients_without_mail === 1 ? 'person without mail' : 'people without mail',
      href: to('/emails', {...day, status: figures.recipients_without_mail > 0 ? 'failed' : null})}),
    Figure({value: number(figures.expected_missed), isBad: figures.expected_missed > 0, name: figures.expected_missed === 1 ? 'expected run missing or late' : 'expected runs missing or late',
      href: to('/runs', day)}),
    Figure({value: slowest ? factor(slowest.times) : '–', isBad: figures.runs_slow > 0, name: slowest ? commandName(slowest) + ', against usual' : 'nothing to compare', href: slowest ? to(runPath(slowest.run_id), {tab: 'time'}) : null,
      says: slowest ? `${duration(slowest.duration_ms)} instead of ${duration(slowest.usual.median_ms)}${figures.runs_slow > 1 ? `; ${number(figures.runs_slow)} slow` : ''}` : null}),
    Figure({value: number(figures.runs_running), isBad: false, name: 'running', href: to('/live')}));
});

/** @param {number} times */
function factor(times) {
  return '×' + (times >= 10 ? Math.round(times) : times.toFixed(1));
}

const Figure = part(/** @param {{value: string, name: string, says?: string | null, isBad: boolean, href: string | null}} props */ function Figure({value, name, says, isBad, href}) {
  const inside = [b({class: isBad ? 'bad' : null}, value), span({class: 'name'}, name), says ? small(null, says) : null];
  return href ? a({class: 'figure', href}, inside) : div({class: 'figure'}, inside);
});

/** What each kind of line is called, and how urgent it is. @type {Record<string, [string, string]>} */
const KINDS = {
  run: ['run', 'high'], new_error: ['new error', 'high'], frequent_error: ['more than usual', 'high'], email: ['not mailed', 'high'], expected: ['expected', 'high'],
  slow: ['slow', 'middle'], dropped: ['dropped', 'middle'], unreadable: ['unreadable', 'middle'], redone: ['redone', 'low'],
};

/**
 * What a line says, less what is beside it: its kind and its run.
 *
 * @param {{text: string, run_id: string | null}} line
 */
export function attentionText({text, run_id: id}) {
  const said = id && text.endsWith(` (run ${id})`) ? text.slice(0, -` (run ${id})`.length) : text;
  return visible(said.replace(/^(new error|slow|redone since): /, ''));
}

const Attention = part(/** @param {{lines: any[]}} props */ function Attention({lines}) {
  if (lines.length === 0) {
    return section({class: 'attention', id: 'attention', 'aria-label': 'What needs attention'}, p({class: 'well'}, span({'aria-hidden': 'true'}, '✓ '), 'Nothing needs attention.'));
  }
  return section({class: 'attention', id: 'attention'}, h2(null, 'What needs attention'), ul(null, lines.map((each, at) => {
    const [name, urgency] = KINDS[each.kind] ?? [visible(each.kind), 'middle'];
    const inside = [span({class: 'kind'}, name), span({class: 'says'}, attentionText(each)), each.href ? span({class: 'open'}, each.run_id ? `run ${shortId(each.run_id)}` : '', span({'aria-hidden': 'true'}, ' →')) : null];
    return li({key: `${each.kind} ${each.text}`, class: urgency, 'data-row': String(at), tabIndex: -1}, each.href ? a({href: keepZone(each.href)}, inside) : div({class: 'line'}, inside));
  })));
});

const Grid = part(/** @param {{grid: any, night: string}} props */ function Grid({grid, night}) {
  const {to, here, param} = usePage();
  const [at, setAt] = useState(/** @type {[number, number]} */ ([0, grid.days.length - 1]));
  const box = useRef(/** @type {any} */ (null));
  const wide = useRef(/** @type {any} */ (null));
  useEffect(() => {
    wide.current?.scrollTo({left: wide.current.scrollWidth});
  }, [grid.days.length]);
  if (grid.rows.length === 0) {
    return null;
  }
  const row = Math.min(at[0], grid.rows.length - 1);
  const column = Math.min(at[1], grid.days.length - 1);
  /** @param {KeyboardEvent} event */
  const move = event => {
    const ways = /** @type {Record<string, [number, number]>} */ ({ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -999], End: [0, 999]});
    const way = ways[event.key];
    if (!way) {
      return;
    }
    event.preventDefault();
    const next = /** @type {[number, number]} */ ([Math.max(0, Math.min(grid.rows.length - 1, row + way[0])), Math.max(0, Math.min(grid.days.length - 1, column + way[1]))]);
    setAt(next);
    box.current.querySelector(`[data-cell="${next[0]} ${next[1]}"]`)?.focus();
  };
  return section({class: 'gridbox'},
    div({class: 'sectionhead'}, h2(null, 'Days'), label({class: 'field inline'}, span(null, 'show'), select({value: param('days') || String(grid.days.length),
      onChange: (/** @type {any} */ event) => go(here({days: event.currentTarget.value === '21' ? null : event.currentTarget.value}))},
    [...new Set([7, 14, 21, 30, 60, 90, grid.days.length])].sort((x, y) => x - y).map(days => option({key: days, value: String(days), selected: days === grid.days.length}, `${days} days`))))),
    div({class: 'wide', ref: wide}, table({role: 'grid', class: 'grid', ref: box, onKeyDown: move, 'aria-label': 'Days and commands', 'aria-rowcount': grid.rows.length + 1, 'aria-colcount': grid.days.length + 1},
      thead(null, tr(null, td(null), grid.days.map((/** @type {string} */ day) => th({key: day, scope: 'col', class: day === night ? 'now' : null},
        a({href: here({night: day}), title: dayName(day, true), tabIndex: -1, 'aria-label': dayName(day)}, dayHead(day, grid.days)))))),
      tbody(null, grid.rows.map((/** @type {any} */ each, /** @type {number} */ y) => tr({key: commandName(each)},
        th({scope: 'row'}, a({href: keepZone(each.href ?? commandPath(each)), title: commandName(each)}, commandName(each))),
        each.cells.map((/** @type {any} */ cell, /** @type {number} */ x) => Cell({key: cell.day, cell, of: each, isNow: cell.day === night, place: `${y} ${x}`,
          isReached: y === row && x === column, reach: () => setAt([y, x])})))))),
    ),
    p({class: 'key'}, ['success', 'partial_success', 'failed', 'aborted', 'stale', 'running'].map(state => span({key: state, class: colour(state)}, `${glyph(state)} ${word(state)}`)),
      span(null, span({class: 'cellkey none'}), 'no run'), span(null, span({class: 'missed', 'aria-hidden': 'true'}, '◦'), ' expected and missing or late'), span(null, 'numbers: files and emails that failed')));
});

/** The month where it begins. @param {string} day @param {string[]} days */
function dayHead(day, days) {
  const isFirst = day === days[0] || day.endsWith('-01');
  return [isFirst ? small({key: 'm'}, dayName(day).replace(/^\d+ /, '')) : null, String(Number(day.slice(8)))];
}

const Cell = part(/** @param {{cell: any, of: any, isNow: boolean, isReached: boolean, place: string, reach: () => void}} props */ function Cell({cell, of, isNow, isReached, place, reach}) {
  const failed = cell.failed_files + cell.failed_emails;
  const says = [`${commandName(of)}, ${dayName(cell.day)}: ${cell.state ? `${word(cell.state)}, ${counted(cell.runs, 'run')}` : 'no run'}`,
    cell.failed_files ? `${counted(cell.failed_files, 'file')} failed` : '', cell.failed_emails ? `${counted(cell.failed_emails, 'email')} failed` : '',
    cell.missed ? `${counted(cell.missed, 'expected run')} missing or late` : ''].filter(Boolean).join(', ');
  const inside = [cell.state ? span({key: 'g', 'aria-hidden': 'true'}, glyph(cell.state), failed > 0 ? short(failed) : '') : span({key: 'g', 'aria-hidden': 'true'}, ' '),
    cell.missed ? span({key: 'm', class: 'missed', 'aria-hidden': 'true'}, '◦') : null];
  const common = {class: `cell ${cell.state ? colour(cell.state) : 'none'}`, 'aria-label': says, title: says, tabIndex: isReached ? 0 : -1, 'data-cell': place, onFocus: reach};
  return td({role: 'gridcell', class: isNow ? 'now' : null}, cell.href ? a({...common, href: keepZone(cell.href)}, inside) : span({...common, role: 'img'}, inside));
});

/** A number in the room of a cell. @param {number} value */
function short(value) {
  return value < 1000 ? String(value) : value < 10000 ? (Math.floor(value / 100) / 10) + 'k' : value < 1000000 ? Math.floor(value / 1000) + 'k' : Math.floor(value / 1000000) + 'M';
}

const Night = part(/** @param {{data: any}} props */ function Night({data}) {
  const {zone, to} = usePage();
  if (data.gantt.bars.length === 0) {
    return null;
  }
  return section(null, div({class: 'sectionhead'}, h2(null, 'When what ran'), a({href: to('/runs', {from: data.night, to: data.night})}, 'All runs of the day')),
    Gantt({bars: data.gantt.bars, from: data.gantt.from, to: data.gantt.to, leftOut: data.gantt.left_out, zone, to_: keepZone}));
});
