// One run: how it stands, what it is part of, and in tabs its errors, files, emails and times.
import {a, b, code, details, div, h2, h3, li, p, part, section, span, strong, summary, ul} from './html.js';
import {useAnswer} from './api.js';
import {Columns, ChartTable} from './charts.js';
import {Files} from './files.js';
import {useNow} from './live.js';
import {address, asked, runPath} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Command, Copy, Empty, ErrorText, Exports, Facet, Facts, Failures, Field, Filters, Labels, Pages, Path, RunLines, RunLink, Shell, Stack, Status, Table, Tabs, Time, Took, Unreadable} from './parts.js';
import {Slots} from './slots.js';
import {colour, glyph, word} from './status.js';
import {commandName, counted, duration, number, percent, shortId, simpleType, time, visible} from './text.js';
import {Heading, useTitle} from './title.js';

export const RunPage = part(/** @param {{id: string}} props */ function RunPage({id}) {
  const answer = useAnswer(address('/runs/' + encodeURIComponent(id)));
  useTitle(answer.data ? `${glyph(answer.data.status)} ${commandName(answer.data)} ${shortId(answer.data.run_id)}` : `Run ${shortId(id)}`);
  return Answered({answer}, (/** @type {any} */ run) => div(null, Head({run}), Body({run})));
});

const Head = part(/** @param {{run: any}} props */ function Head({run}) {
  const {to, zone} = usePage();
  const now = useNow(run.status === 'running' ? 1000 : 0);
  const tree = run.tree;
  const isFolded = tree && tree.runs > 1;
  const status = isFolded ? tree.status : run.status;
  return div(null, Heading({text: run.command ? commandName(run) : `Run ${shortId(run.run_id)}`, title: `${glyph(status)} ${run.command ? commandName(run) : 'run'} ${shortId(run.run_id)}`,
    says: [Status({of: status}), isFolded && run.status && run.status !== status ? span(null, ' (itself ', Status({of: run.status}), ')') : null, ' · ', Time({at: run.started_at}), ' · ', Took({run, now})]},
  div({class: 'steps', role: 'navigation', 'aria-label': 'Runs of this command'},
    run.previous ? a({rel: 'prev', href: to(runPath(run.previous)), title: 'Previous run of the command ([)'}, '← previous') : null,
    run.following ? a({rel: 'next', href: to(runPath(run.following)), title: 'Next run of the command (])'}, 'next →') : null,
    run.previous ? a({href: to(runPath(run.run_id) + '/compare', {with: 'prev'})}, 'compare') : null)),
  run.cause || run.error_message ? p({class: `why ${colour(status)}`}, span({'aria-hidden': 'true'}, glyph(status) + ' '), visible(run.cause ?? '') || ErrorText({type: run.error_type, message: run.error_message})) : null,
  run.status === 'stale' ? div({class: 'note warn'}, p(null, 'Its process gives no sign of life', run.heartbeat_at ? ` since ${time(run.heartbeat_at, zone)}` : '', '. If the process is gone, this closes the run:'), Shell({text: 'runtrack recover --stale'})) : null,
  run.status === 'running' ? p({class: 'note'}, 'It goes on: files are shown as far as they are stored, the counts are ahead of them.') : null,
  Lineage({run}),
  div({class: 'figures small'},
    Count({value: number(tree.total_files), name: 'files'}), Count({value: number(tree.failed_count), name: `failed (${percent(tree.failed_count, tree.total_files)})`, isBad: tree.failed_count > 0, href: to(runPath(run.run_id), {tab: 'files', status: 'failed'})}),
    tree.skipped_count > 0 ? Count({value: number(tree.skipped_count), name: 'skipped'}) : null,
    tree.emails_sent + tree.emails_failed + tree.emails_skipped > 0 ? Count({value: number(tree.emails_sent), name: 'emails sent'}) : null,
    tree.emails_failed > 0 ? Count({value: number(tree.emails_failed), name: 'emails failed', isBad: true, href: to(runPath(run.run_id), {tab: 'emails', status: 'failed'})}) : null,
    tree.dropped_records > 0 ? Count({value: number(tree.dropped_records), name: 'records dropped', isBad: true}) : null,
    isFolded ? Count({value: number(tree.runs), name: 'runs in its tree'}) : null),
  details({class: 'more'}, summary(null, 'All that is known of the run'), Facts({rows: [
    ['Run', span(null, code(null, visible(run.run_id)), ' ', Copy({text: run.run_id}))], ['Command', run.command ? Command({of: run}) : null],
    ['Started', Time({at: run.started_at})], ['Ended', run.completed_at ? Time({at: run.completed_at}) : null],
    ['Usually takes', run.usual ? `${duration(run.usual.median_ms)} (8 of 10 runs: ${duration(run.usual.low_ms)} to ${duration(run.usual.high_ms)})` : null],
    ['Target date', visible(run.target_date)], ['Config', visible(run.config_path)], ['Exit code', run.exit_code], ['Signal', run.signal], ['Worker', visible(run.worker)],
    ['Error', run.error_type ? ErrorText({type: run.error_type, message: run.error_message}) : null], ['Last sign of life', run.heartbeat_at && !run.completed_at ? Time({at: run.heartbeat_at}) : null],
    ['Labels', Object.keys(run.labels ?? {}).length > 0 ? Labels({labels: run.labels}) : null],
    ...Object.entries(run.environment ?? {}).map(([name, value]) => /** @type {[string, any]} */ ([visible(name.replaceAll('_', ' ')), visible(value)])),
  ]}), Shell({text: `runtrack runs show ${run.run_id}`})));
});

const Count = part(/** @param {{value: string, name: string, isBad?: boolean, href?: string}} props */ function Count({value, name, isBad, href}) {
  const inside = [b({class: isBad ? 'bad' : null}, value), span({class: 'name'}, name)];
  return href && isBad ? a({class: 'figure', href}, inside) : div({class: 'figure'}, inside);
});

/** What it is part of, what is part of it, and what it has to do with other runs. */
const Lineage = part(/** @param {{run: any}} props */ function Lineage({run}) {
  return div({class: 'lineage'}, RunLines({name: 'Part of', runs: run.parents ?? []}), RunLines({name: 'Does again', runs: run.redoes ?? []}), RunLines({name: 'Done again by', runs: run.redone_by ?? []}),
    RunLines({name: 'In the place of', runs: run.replaced ?? []}), run.children?.length > 0 ? TreeBox({run}) : null);
});

const TreeBox = part(/** @param {{run: any}} props */ function TreeBox({run}) {
  const bad = run.children.filter((/** @type {any} */ child) => child.status !== 'success' && child.status !== 'running').length;
  return details({class: 'more', open: run.children.length <= 30 && !run.status}, summary(null, `${counted(run.children.length, 'run')} below it`, bad > 0 ? `, ${number(bad)} not success` : ''), Tree({id: run.run_id}));
});

const Tree = part(/** @param {{id: string}} props */ function Tree({id}) {
  const answer = useAnswer(`/runs/${encodeURIComponent(id)}/tree`);
  return Answered({answer}, (/** @type {any} */ data) => div(null, ul({class: 'tree'}, data.nodes.slice(1).map((/** @type {any} */ node) => li({key: node.run_id, class: 'depth-' + Math.min(6, node.depth), 'data-row': node.run_id, tabIndex: -1},
    Status({of: node.state, brief: true}), ' ', RunLink({id: node.run_id, text: node.run?.command ? commandName(node.run) : null}),
    node.run ? span(null, node.run.worker ? span({class: 'soft'}, ` ${visible(node.run.worker)}`) : null, ' ', Labels({labels: node.run.labels}), ' ', span({class: 'soft'}, Time({at: node.run.started_at}), ' · '), Took({run: node.run}), ' · ', Failures({failed: node.run.failed_count, total: node.run.total_files}), span({class: 'soft'}, ' files')) : null))),
  data.left_out ? p({class: 'soft'}, `${counted(data.left_out, 'run')} more`) : null));
});

const Body = part(/** @param {{run: any}} props */ function Body({run}) {
  const {param} = usePage();
  const tree = run.tree;
  const hasEmails = tree.emails_sent + tree.emails_failed + tree.emails_skipped > 0;
  const first = tree.failed_count > 0 ? 'errors' : tree.total_files > 0 ? 'files' : hasEmails ? 'emails' : 'errors';
  const tab = param('tab') || first;
  return section({class: 'body'}, Tabs({name: 'Parts of the run', parameter: 'tab', now: tab, tabs: [
    ['errors', ['Errors ', span({key: 'n', class: 'count'}, number(tree.failed_count))]], ['files', ['Files ', span({key: 'n', class: 'count'}, number(tree.total_files))]],
    ['emails', ['Emails ', span({key: 'n', class: 'count'}, number(tree.emails_sent + tree.emails_failed + tree.emails_skipped))]], ['time', 'Time']]}),
  tab === 'files' ? Files({id: run.run_id, isRunning: run.status === 'running'}) : tab === 'emails' ? RunEmails({id: run.run_id}) : tab === 'time' ? TimeTab({id: run.run_id}) : ErrorsTab({run}));
});

const ErrorsTab = part(/** @param {{run: any}} props */ function ErrorsTab({run}) {
  const {to} = usePage();
  const answer = useAnswer(`/runs/${encodeURIComponent(run.run_id)}/errors`);
  return Answered({answer}, (/** @type {any} */ data) => div(null, Unreadable({count: data.unreadable}),
    p({class: 'soft'}, `${counted(data.total, 'file')} failed at last`, data.repaired > 0 ? `; ${number(data.repaired)} more failed first, but a retry repaired them` : '', '.'),
    data.errors.length === 0 ? Empty({what: run.error_message ? 'No file failed, but the run did' : 'No file failed'}, run.error_message ? p(null, ErrorText({type: run.error_type, message: run.error_message})) : null) : null,
    data.errors.map((/** @type {any} */ error) => ErrorGroup({key: error.fingerprint, error, total: data.total, run})),
    data.total > 0 ? div(null, p({class: 'soft'}, 'To do the failed ones again:'), Shell({text: `runtrack runs failed ${run.run_id} --still`})) : null,
    data.total > 0 ? p(null, a({href: to(runPath(run.run_id), {tab: 'files', status: 'failed'})}, 'All failed files')) : null));
});

const ErrorGroup = part(/** @param {{error: any, total: number, run: any}} props */ function ErrorGroup({error, total, run}) {
  const {to} = usePage();
  const paths = error.files.map((/** @type {any} */ file) => typeof file === 'string' ? file : file.file_path);
  return div({class: 'group', 'data-row': error.fingerprint, tabIndex: -1, 'data-href': to('/errors/' + encodeURIComponent(error.fingerprint))},
    h3(null, a({href: to('/errors/' + encodeURIComponent(error.fingerprint))}, strong(null, simpleType(error.error_type) || 'without a type')), error.is_new ? span({class: 'tag new'}, 'new') : null),
    p({class: 'message'}, visible(error.error_message)),
    p({class: 'soft'}, a({href: to(runPath(run.run_id), {tab: 'files', status: 'failed', error: error.error_type})}, counted(error.count, 'file')), ` (${percent(error.count, total)})`,
      error.first_seen ? [' · first seen ', Time({at: error.first_seen})] : null, error.last_seen ? [', last ', Time({at: error.last_seen})] : null),
    ul({class: 'paths'}, paths.map((/** @type {string} */ path) => li({key: path}, a({href: to('/files/history', {path})}, Path({of: path})))), error.count > paths.length ? li({class: 'soft'}, `and ${number(error.count - paths.length)} more`) : null),
    error.error_stack ? details(null, summary(null, 'Stack trace of the first one'), Stack({text: error.error_stack})) : null);
});

const RunEmails = part(/** @param {{id: string}} props */ function RunEmails({id}) {
  const {params, to} = usePage();
  const query = asked(params, ['status', 'q', 'cursor']);
  const path = `/runs/${encodeURIComponent(id)}/emails`;
  const answer = useAnswer(address(path, query));
  return div(null, Filters({}, Field({parameter: 'q', name: 'Recipient or reason', go}), Exports({path, query: {...query, cursor: null}})), Answered({answer}, (/** @type {any} */ data) => div({class: 'withfacets'},
    div({class: 'facets flat'}, Facet({name: 'Status', parameter: 'status', counts: data.facets?.status, several: true, show: value => span({class: colour(value)}, `${glyph(value)} ${word(value)}`)})),
    div({class: 'content'}, Unreadable({count: data.unreadable}), data.emails.length === 0 ? Empty({what: 'No emails'}) : EmailTable({emails: data.emails, to}), Pages({next: data.next, shown: data.emails.length, total: data.total, what: 'email'})))));
});

/** @param {{emails: any[], to: (path: string, query: any) => string, withRun?: boolean}} of */
export function EmailTable({emails, to, withRun}) {
  return Table({caption: 'Emails', rows: emails, id: email => `${email.run_id} ${email.email} ${email.agent_id} ${email.message_id} ${email.status} ${email.reason}`, href: email => to('/emails', {recipient: email.email}), columns: [
    {name: 'Status', cell: email => Status({of: email.status}), kind: 'tight'},
    {name: 'Recipient', cell: email => email.email ? a({href: to('/emails', {recipient: email.email})}, visible(email.email)) : span({class: 'soft'}, 'no address')},
    {name: 'Agent', cell: email => span(null, visible(email.agent_name ?? ''), email.agent_id ? span({class: 'soft'}, ' ' + visible(email.agent_id)) : null), hidden: !emails.some(email => email.agent_name || email.agent_id)},
    {name: 'Code', cell: email => visible(email.smtp_code), kind: 'tight', hidden: !emails.some(email => email.smtp_code)},
    {name: 'Reason', cell: email => span({class: 'cause'}, visible(email.reason))},
    {name: 'Run', cell: email => span(null, RunLink({id: email.run_id, text: email.command ? commandName(email) : null, query: {tab: 'emails'}}), ' ', email.run_started_at ? span({class: 'soft'}, Time({at: email.run_started_at})) : null), hidden: !withRun},
  ]});
}

const TimeTab = part(/** @param {{id: string}} props */ function TimeTab({id}) {
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
    return div({class: 'times'}, data.left_out > 0 ? p({class: 'note warn'}, `${counted(data.left_out, 'record')} without a start ${data.left_out === 1 ? 'is' : 'are'} not drawn.`) : null,
      h2(null, 'Files that ended, each ', duration(data.bucket_ms)),
      p({class: 'key'}, ['success', 'failed', 'skipped'].map(state => span({key: state, class: colour(state)}, `${glyph(state)} ${word(state)}`))),
      Columns({name: 'Files that ended, over time; the table below tells the same', from, to: end, step: data.bucket_ms, zone, values: data.buckets.map((/** @type {any} */ bucket) => ({at: Date.parse(bucket.at),
        parts: [['s-failed', bucket.failed], ['s-skipped', bucket.skipped], ['s-success', bucket.success]], says: at(bucket, `${number(bucket.success)} success, ${number(bucket.failed)} failed, ${number(bucket.skipped)} skipped`)}))}),
      h2(null, 'At work at the same time'),
      Columns({name: 'Files at work, over time; the table below tells the same', from, to: end, step: data.bucket_ms, zone, values: data.buckets.map((/** @type {any} */ bucket) => ({at: Date.parse(bucket.at), parts: [['s-running', bucket.active]], says: at(bucket, `${number(bucket.active)} at work`)}))}),
      h2(null, 'Time a file took'), p({class: 'key'}, span({class: 'line50'}, '— half of them, at most'), span({class: 'line95'}, '— 95 of 100, at most')),
      Columns({name: 'Time a file took, over time; the table below tells the same', from, to: end, step: data.bucket_ms, zone, unit: duration, values: data.buckets.map((/** @type {any} */ bucket) => ({at: Date.parse(bucket.at), parts: [], says: at(bucket, `half ${duration(bucket.p50_ms)}, 95 % ${duration(bucket.p95_ms)}`)})),
        lines: [{kind: 'p50', values: data.buckets.map((/** @type {any} */ bucket) => bucket.p50_ms)}, {kind: 'p95', values: data.buckets.map((/** @type {any} */ bucket) => bucket.p95_ms)}]}),
      ChartTable({name: 'The charts as a table', head: ['From', 'Started', 'Success', 'Failed', 'Skipped', 'At work', 'Half took', '95 % took'], rows: data.buckets.map((/** @type {any} */ bucket) => [time(bucket.at, zone), number(bucket.started), number(bucket.success), number(bucket.failed), number(bucket.skipped), number(bucket.active), duration(bucket.p50_ms), duration(bucket.p95_ms)])}),
      data.slots.length > 0 ? div(null, h2(null, 'Each file'), p({class: 'soft'}, 'A lane holds files that did not overlap; it is not a thread.'), Slots({slots: data.slots, from, to: end, zone, to_: path => to('/files/history', {path})})) : p({class: 'soft'}, 'There are too many files to draw each one.'));
  });
});
