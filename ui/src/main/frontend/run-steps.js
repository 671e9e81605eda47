// The steps of a run whose framework counts items by step.
import {details, part, summary, table, tbody, td, th, thead, tr} from './html.js';
import {duration, number, visible} from './text.js';
import {ErrorText} from './values.js';

/** More than this many are told by their number. */
const MOST = 200;

export const Steps = part(
  /** @param {{steps: import('./types.d.ts').Step[]}} props */ function Steps({steps}) {
    return details(
      {class: 'more', open: steps.length <= 10},
      summary(null, steps.length === 1 ? '1 step' : `${number(steps.length)} steps`),
      table(
        {class: 'rows', 'aria-label': 'Steps'},
        thead(
          null,
          tr(
            null,
            ['Step', 'Status', 'Took', 'Read', 'Written', 'Filtered', 'Skipped', 'Error'].map(name =>
              th({key: name, scope: 'col'}, name),
            ),
          ),
        ),
        tbody(
          null,
          steps
            .slice(0, MOST)
            .map((step, at) =>
              tr(
                {key: at},
                th({scope: 'row'}, visible(step.name)),
                td({'data-l': 'Status'}, visible(step.status)),
                td({'data-l': 'Took'}, duration(took(step))),
                td({'data-l': 'Read'}, counted(step, step.read)),
                td({'data-l': 'Written'}, counted(step, step.written)),
                td({'data-l': 'Filtered'}, counted(step, step.filtered)),
                td({'data-l': 'Skipped'}, counted(step, step.skipped)),
                td(
                  {'data-l': 'Error'},
                  step.error_type ? ErrorText({type: step.error_type, message: step.error_message}) : null,
                ),
              ),
            ),
        ),
      ),
      steps.length > MOST ? `and ${number(steps.length - MOST)} more, which runs show --format json has` : null,
    );
  },
);

/**
 * A step that only started has counted nothing yet that is known.
 *
 * @param {import('./types.d.ts').Step} step
 * @param {number} items
 */
function counted(step, items) {
  return step.status === 'started' ? null : number(items);
}

/** @param {import('./types.d.ts').Step} step */
function took(step) {
  return step.started_at && step.completed_at ? Date.parse(step.completed_at) - Date.parse(step.started_at) : null;
}
