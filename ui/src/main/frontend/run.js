// One run: how it stands, what it is part of, and in tabs its errors, files, emails and times.
import {Answered} from './answered.js';
import {useAnswer} from './api.js';
import {Files} from './files.js';
import {Tabs} from './filters.js';
import {div, part, section, span} from './html.js';
import {address} from './places.js';
import {usePage} from './router.js';
import {RunEmails} from './run-emails.js';
import {ErrorsTab} from './run-errors.js';
import {Head} from './run-head.js';
import {TimeTab} from './run-time.js';
import {glyph} from './status.js';
import {commandName, number, shortId} from './text.js';
import {useTitle} from './title.js';

export const RunPage = part(
  /** @param {{id: string}} props */ function RunPage({id}) {
    const answer = useAnswer(address('/runs/' + encodeURIComponent(id)));
    useTitle(
      answer.data
        ? `${glyph(answer.data.status)} ${commandName(answer.data)} ${shortId(answer.data.run_id)}`
        : `Run ${shortId(id)}`,
    );
    return Answered({answer}, (/** @type {any} */ run) => div(null, Head({run}), Body({run})));
  },
);

const Body = part(
  /** @param {{run: any}} props */ function Body({run}) {
    const {param} = usePage();
    const tree = run.tree;
    const hasEmails = tree.emails_sent + tree.emails_failed + tree.emails_skipped > 0;
    const first = tree.failed_count > 0 ? 'errors' : tree.total_files > 0 ? 'files' : hasEmails ? 'emails' : 'errors';
    const tab = param('tab') || first;
    return section(
      {class: 'body'},
      Tabs({
        name: 'Parts of the run',
        parameter: 'tab',
        now: tab,
        tabs: [
          ['errors', ['Errors ', span({key: 'n', class: 'count'}, number(tree.failed_count))]],
          ['files', ['Files ', span({key: 'n', class: 'count'}, number(tree.total_files))]],
          [
            'emails',
            [
              'Emails ',
              span({key: 'n', class: 'count'}, number(tree.emails_sent + tree.emails_failed + tree.emails_skipped)),
            ],
          ],
          ['time', 'Time'],
        ],
      }),
      tab === 'files'
        ? Files({id: run.run_id, isRunning: run.status === 'running'})
        : tab === 'emails'
          ? RunEmails({id: run.run_id})
          : tab === 'time'
            ? TimeTab({id: run.run_id})
            : ErrorsTab({run}),
    );
  },
);
