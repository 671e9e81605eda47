// A run over the time: how many files ended, were at work, how long they took.
import {Answered, Empty} from './answered.js';
import {useAnswer} from './api.js';
import {Columns, ChartTable} from './charts.js';
import {div, h2, p, part, span} from './html.js';
import {usePage} from './router.js';
import {Slots} from './slots.js';
import {colour, glyph, word} from './status.js';
import {counted, duration, number, time} from './text.js';

export const TimeTab = part(
  /** @param {{id: string}} props */ function TimeTab({id}) {
    const {zone, to} = usePage();
    const answer = useAnswer(`/runs/${encodeURIComponent(id)}/time?buckets=120`, 5000);
    return Answered({answer}, (/** @type {any} */ data) => {
      if (data.buckets.length === 0) {
        return Empty({what: 'No file has a time'});
      }
      const from = Date.parse(data.from);
      const end = Date.parse(data.to);
      /** @param {any} bucket @param {string} says */
      const at = (bucket, says) => `${time(bucket.at, zone)}: ${says}`;
      return div(
        {class: 'times'},
        data.left_out > 0
          ? p(
              {class: 'note warn'},
              `${counted(data.left_out, 'record')} without a start ${data.left_out === 1 ? 'is' : 'are'} not drawn.`,
            )
          : null,
        h2(null, 'Files that ended, each ', duration(data.bucket_ms)),
        p(
          {class: 'key'},
          ['success', 'failed', 'skipped'].map(state =>
            span({key: state, class: colour(state)}, `${glyph(state)} ${word(state)}`),
          ),
        ),
        Columns({
          name: 'Files that ended, over time; the table below tells the same',
          from,
          to: end,
          step: data.bucket_ms,
          zone,
          values: data.buckets.map((/** @type {any} */ bucket) => ({
            at: Date.parse(bucket.at),
            parts: [
              ['s-failed', bucket.failed],
              ['s-skipped', bucket.skipped],
              ['s-success', bucket.success],
            ],
            says: at(
              bucket,
              `${number(bucket.success)} success, ${number(bucket.failed)} failed, ${number(bucket.skipped)} skipped`,
            ),
          })),
        }),
        h2(null, 'At work at the same time'),
        Columns({
          name: 'Files at work, over time; the table below tells the same',
          from,
          to: end,
          step: data.bucket_ms,
          zone,
          values: data.buckets.map((/** @type {any} */ bucket) => ({
            at: Date.parse(bucket.at),
            parts: [['s-running', bucket.active]],
            says: at(bucket, `${number(bucket.active)} at work`),
          })),
        }),
        h2(null, 'Time a file took'),
        p(
          {class: 'key'},
          span({class: 'line50'}, '— half of them, at most'),
          span({class: 'line95'}, '— 95 of 100, at most'),
        ),
        Columns({
          name: 'Time a file took, over time; the table below tells the same',
          from,
          to: end,
          step: data.bucket_ms,
          zone,
          unit: duration,
          values: data.buckets.map((/** @type {any} */ bucket) => ({
            at: Date.parse(bucket.at),
            parts: [],
            says: at(bucket, `half ${duration(bucket.p50_ms)}, 95 % ${duration(bucket.p95_ms)}`),
          })),
          lines: [
            {kind: 'p50', values: data.buckets.map((/** @type {any} */ bucket) => bucket.p50_ms)},
            {kind: 'p95', values: data.buckets.map((/** @type {any} */ bucket) => bucket.p95_ms)},
          ],
        }),
        ChartTable({
          name: 'The charts as a table',
          head: ['From', 'Started', 'Success', 'Failed', 'Skipped', 'At work', 'Half took', '95 % took'],
          rows: data.buckets.map((/** @type {any} */ bucket) => [
            time(bucket.at, zone),
            number(bucket.started),
            number(bucket.success),
            number(bucket.failed),
            number(bucket.skipped),
            number(bucket.active),
            duration(bucket.p50_ms),
            duration(bucket.p95_ms),
          ]),
        }),
        data.slots.length > 0
          ? div(
              null,
              h2(null, 'Each file'),
              p({class: 'soft'}, 'A lane holds files that did not overlap; it is not a thread.'),
              Slots({slots: data.slots, from, to: end, zone, to_: path => to('/files/history', {path})}),
            )
          : p({class: 'soft'}, 'There are too many files to draw each one.'),
      );
    });
  },
);
