// Why files of a run failed, grouped.
import {Answered, Empty, Unreadable} from './answered.js';
import {useAnswer} from './api.js';
import {a, details, div, h2, li, p, part, span, strong, summary, ul} from './html.js';
import {runPath} from './places.js';
import {usePage} from './router.js';
import {counted, number, percent, simpleType, visible} from './text.js';
import {ErrorText, Path, Shell, Stack, Time} from './values.js';

export const ErrorsTab = part(
  /** @param {{run: any}} props */ function ErrorsTab({run}) {
    const {to} = usePage();
    const answer = useAnswer(`/runs/${encodeURIComponent(run.run_id)}/errors`);
    return Answered({answer}, (/** @type {any} */ data) =>
      div(
        null,
        Unreadable({count: data.unreadable}),
        p(
          {class: 'soft'},
          `${counted(data.total, 'file')} failed at last`,
          data.repaired > 0 ? `; ${number(data.repaired)} more failed first, but a retry repaired them` : '',
          '.',
        ),
        data.errors.length === 0
          ? Empty(
              {what: run.error_message ? 'No file failed, but the run did' : 'No file failed'},
              run.error_message ? p(null, ErrorText({type: run.error_type, message: run.error_message})) : null,
            )
          : null,
        data.errors.map((/** @type {any} */ error) =>
          ErrorGroup({key: error.fingerprint, error, total: data.total, run}),
        ),
        data.total > 0
          ? div(
              null,
              p({class: 'soft'}, 'To do the failed ones again:'),
              Shell({text: `runtrack runs failed ${run.run_id} --still`}),
            )
          : null,
        data.total > 0
          ? p(null, a({href: to(runPath(run.run_id), {tab: 'files', status: 'failed'})}, 'All failed files'))
          : null,
      ),
    );
  },
);

const ErrorGroup = part(
  /** @param {{error: any, total: number, run: any}} props */ function ErrorGroup({error, total, run}) {
    const {to} = usePage();
    const paths = error.files.map((/** @type {any} */ file) => (typeof file === 'string' ? file : file.file_path));
    return div(
      {
        class: 'group',
        'data-row': error.fingerprint,
        tabIndex: -1,
        'data-href': to('/errors/' + encodeURIComponent(error.fingerprint)),
      },
      h2(
        null,
        a(
          {href: to('/errors/' + encodeURIComponent(error.fingerprint))},
          strong(null, simpleType(error.error_type) || 'without a type'),
        ),
        error.is_new ? span({class: 'tag new'}, 'new') : null,
      ),
      p({class: 'message'}, visible(error.error_message)),
      p(
        {class: 'soft'},
        a(
          {href: to(runPath(run.run_id), {tab: 'files', status: 'failed', error: error.error_type})},
          counted(error.count, 'file'),
        ),
        ` (${percent(error.count, total)})`,
        error.first_seen ? [' · first seen ', Time({at: error.first_seen})] : null,
        error.last_seen ? [', last ', Time({at: error.last_seen})] : null,
      ),
      ul(
        {class: 'paths'},
        paths.map((/** @type {string} */ path) =>
          li({key: path}, a({href: to('/files/history', {path})}, Path({of: path}))),
        ),
        error.count > paths.length ? li({class: 'soft'}, `and ${number(error.count - paths.length)} more`) : null,
      ),
      error.error_stack
        ? details(null, summary(null, 'Stack trace of the first one'), Stack({text: error.error_stack}))
        : null,
    );
  },
);
