// What is told of a run above its tabs.
import {a, b, code, details, div, p, part, span, summary} from './html.js';
import {Lineage} from './lineage.js';
import {Steps} from './run-steps.js';
import {useNow} from './live.js';
import {runPath} from './places.js';
import {usePage} from './router.js';
import {colour, glyph} from './status.js';
import {commandName, duration, number, percent, shortId, time, visible} from './text.js';
import {Heading} from './title.js';
import {Command, Copy, ErrorText, Facts, Labels, Shell, Status, Time, Took} from './values.js';

export const Head = part(
  /** @param {{run: any}} props */ function Head({run}) {
    const {to, zone} = usePage();
    const now = useNow(run.status === 'running' ? 1000 : 0);
    const tree = run.tree;
    const isFolded = tree && tree.runs > 1;
    const status = isFolded ? tree.status : run.status;
    return div(
      null,
      Heading(
        {
          text: run.command ? commandName(run) : `Run ${shortId(run.run_id)}`,
          title: `${glyph(status)} ${run.command ? commandName(run) : 'run'} ${shortId(run.run_id)}`,
          says: [
            Status({of: status}),
            isFolded && run.status && run.status !== status
              ? span(null, ' (itself ', Status({of: run.status}), ')')
              : null,
            ' · ',
            Time({at: run.started_at}),
            ' · ',
            Took({run, now}),
          ],
        },
        div(
          {class: 'steps', role: 'navigation', 'aria-label': 'Runs of this command'},
          run.previous
            ? a({rel: 'prev', href: to(runPath(run.previous)), title: 'Previous run of the command ([)'}, '← previous')
            : null,
          run.following
            ? a({rel: 'next', href: to(runPath(run.following)), title: 'Next run of the command (])'}, 'next →')
            : null,
          run.previous ? a({href: to(runPath(run.run_id) + '/compare', {with: 'prev'})}, 'compare') : null,
        ),
      ),
      run.cause || run.error_message
        ? p(
            {class: `why ${colour(status)}`},
            span({'aria-hidden': 'true'}, glyph(status) + ' '),
            visible(run.cause ?? '') || ErrorText({type: run.error_type, message: run.error_message}),
          )
        : null,
      run.status === 'stale'
        ? div(
            {class: 'note warn'},
            p(
              null,
              'Its process gives no sign of life',
              run.heartbeat_at ? ` since ${time(run.heartbeat_at, zone)}` : '',
              '. If the process is gone, this closes the run:',
            ),
            Shell({text: 'runtrack recover --stale'}),
          )
        : null,
      run.status === 'running'
        ? p({class: 'note'}, 'It goes on: files are shown as far as they are stored, the counts are ahead of them.')
        : null,
      Lineage({run}),
      div(
        {class: 'figures small'},
        Count({value: number(tree.total_files), name: 'files'}),
        Count({
          value: number(tree.failed_count),
          name: `failed (${percent(tree.failed_count, tree.total_files)})`,
          isBad: tree.failed_count > 0,
          href: to(runPath(run.run_id), {tab: 'files', status: 'failed'}),
        }),
        tree.skipped_count > 0 ? Count({value: number(tree.skipped_count), name: 'skipped'}) : null,
        tree.emails_sent + tree.emails_failed + tree.emails_skipped > 0
          ? Count({value: number(tree.emails_sent), name: 'emails sent'})
          : null,
        tree.emails_failed > 0
          ? Count({
              value: number(tree.emails_failed),
              name: 'emails failed',
              isBad: true,
              href: to(runPath(run.run_id), {tab: 'emails', status: 'failed'}),
            })
          : null,
        tree.dropped_records > 0
          ? Count({value: number(tree.dropped_records), name: 'records dropped', isBad: true})
          : null,
        isFolded ? Count({value: number(tree.runs), name: 'runs in its tree'}) : null,
      ),
      run.steps?.length > 0 ? Steps({steps: run.steps}) : null,
      details(
        {class: 'more'},
        summary(null, 'All that is known of the run'),
        Facts({
          rows: [
            ['Run', span(null, code(null, visible(run.run_id)), ' ', Copy({text: run.run_id}))],
            ['Command', run.command ? Command({of: run}) : null],
            ['Started', Time({at: run.started_at})],
            ['Ended', run.completed_at ? Time({at: run.completed_at}) : null],
            [
              'Usually takes',
              run.usual
                ? `${duration(run.usual.median_ms)} (8 of 10 runs: ${duration(run.usual.low_ms)} to ${duration(run.usual.high_ms)})`
                : null,
            ],
            ['Target date', visible(run.target_date)],
            ['Config', visible(run.config_path)],
            ['Exit code', run.exit_code],
            ['Signal', run.signal],
            ['Worker', visible(run.worker)],
            ['Trace', visible(run.trace_id)],
            ['Span', visible(run.span_id)],
            ['Error', run.error_type ? ErrorText({type: run.error_type, message: run.error_message}) : null],
            ['Last sign of life', run.heartbeat_at && !run.completed_at ? Time({at: run.heartbeat_at}) : null],
            ['Labels', Object.keys(run.labels ?? {}).length > 0 ? Labels({labels: run.labels}) : null],
            ...Object.entries(run.environment ?? {}).map(
              ([name, value]) => /** @type {[string, any]} */ ([visible(name.replaceAll('_', ' ')), visible(value)]),
            ),
          ],
        }),
        Shell({text: `runtrack runs show ${run.run_id}`}),
      ),
    );
  },
);

const Count = part(
  /** @param {{value: string, name: string, isBad?: boolean, href?: string}} props */ function Count({
    value,
    name,
    isBad,
    href,
  }) {
    const inside = [b({class: isBad ? 'bad' : null}, value), span({class: 'name'}, name)];
    return href && isBad ? a({class: 'figure', href}, inside) : div({class: 'figure'}, inside);
  },
);
