// Whether what is shown can be relied on: what could not be read, what gives no sign of life, how fresh it is.
import {div, h2, p, part, section, span} from './html.js';
import {useAnswer} from './api.js';
import {Answered} from './answered.js';
import {Table} from './lists.js';
import {Facts, Shell, Time} from './values.js';
import {RunTable} from './runs.js';
import {counted, duration, number, visible} from './text.js';
import {Heading} from './title.js';

/** @param {{journals: number, left_behind: number, problem: string | null}} spool */
function spoolInWords(spool) {
  if (spool.problem) {
    return visible(spool.problem);
  }
  const writing = spool.journals - spool.left_behind;
  return (
    [
      writing > 0 ? `${counted(writing, 'process', 'processes')} at work` : '',
      spool.left_behind > 0 ? `${counted(spool.left_behind, 'journal')} left behind` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'empty'
  );
}

export const Health = part(function Health() {
  const answer = useAnswer('/health', 5000);
  return div(
    null,
    Heading({text: 'Health', says: 'Whether what is shown is all there is'}),
    Answered({answer}, (/** @type {any} */ data) =>
      div(
        null,
        section(
          null,
          h2(null, 'Cannot be read'),
          data.unreadable.length === 0
            ? p({class: 'well'}, '✓ Every document can be read.')
            : Table({
                caption: 'What cannot be read',
                rows: data.unreadable,
                id: each => each.name,
                columns: [
                  {name: 'Document or folder', cell: each => span({class: 'path'}, visible(each.name))},
                  {name: 'Why', cell: each => visible(each.reason)},
                ],
              }),
        ),
        section(
          null,
          h2(null, 'No sign of life'),
          data.stale.length === 0
            ? p({class: 'well'}, '✓ Every run that has not ended gives signs of life.')
            : div(
                null,
                RunTable({caption: 'Runs without a sign of life', runs: data.stale}),
                p({class: 'soft'}, 'Where their processes are gone, this closes them:'),
                Shell({text: 'runtrack recover --stale'}),
              ),
        ),
        section(
          null,
          h2(null, 'This page'),
          Facts({
            rows: [
              [
                'Runs are in',
                span(
                  {class: 'path'},
                  visible(typeof data.storage === 'string' ? data.storage : JSON.stringify(data.storage)),
                ),
              ],
              ['Runs known', number(data.index.runs)],
              ['Looked at last', Time({at: data.index.refreshed_at})],
              ['That took', duration(data.index.refresh_ms)],
              [
                'Spool',
                data.spool
                  ? span(null, span({class: 'path'}, visible(data.spool.folder)), `: ${spoolInWords(data.spool)}`)
                  : null,
              ],
              ['runtrack', visible(data.versions.runtrack)],
              ['Java', visible(data.versions.java)],
            ],
          }),
          data.spool?.left_behind > 0
            ? div(
                null,
                p(
                  {class: 'soft'},
                  'What a process left in the spool that is gone is stored by this, or by the next one:',
                ),
                Shell({text: 'runtrack recover'}),
              )
            : null,
        ),
      ),
    ),
  );
});
