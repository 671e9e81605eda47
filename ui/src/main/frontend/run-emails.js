// Whom a run sent mail, and what came of it.
import {Answered, Empty, Unreadable} from './answered.js';
import {useAnswer} from './api.js';
import {Facet, Field, Filters} from './filters.js';
import {a, div, part, span} from './html.js';
import {Exports, Pages, Table} from './lists.js';
import {address, asked} from './places.js';
import {go, usePage} from './router.js';
import {colour, glyph, word} from './status.js';
import {commandName, visible} from './text.js';
import {RunLink, Status, Time} from './values.js';

export const RunEmails = part(
  /** @param {{id: string}} props */ function RunEmails({id}) {
    const {params, to} = usePage();
    const query = asked(params, ['status', 'q', 'cursor']);
    const path = `/runs/${encodeURIComponent(id)}/emails`;
    const answer = useAnswer(address(path, query));
    return div(
      null,
      Filters(
        {},
        Field({parameter: 'q', name: 'Recipient or reason', go}),
        Exports({path, query: {...query, cursor: null}}),
      ),
      Answered({answer}, (/** @type {any} */ data) =>
        div(
          {class: 'withfacets'},
          div(
            {class: 'facets flat'},
            Facet({
              name: 'Status',
              parameter: 'status',
              counts: data.facets?.status,
              several: true,
              show: value => span({class: colour(value)}, `${glyph(value)} ${word(value)}`),
            }),
          ),
          div(
            {class: 'content'},
            Unreadable({count: data.unreadable}),
            data.emails.length === 0 ? Empty({what: 'No emails'}) : EmailTable({emails: data.emails, to}),
            Pages({next: data.next, shown: data.emails.length, total: data.total, what: 'email'}),
          ),
        ),
      ),
    );
  },
);

/** @param {{emails: any[], to: (path: string, query: any) => string, withRun?: boolean}} of */
export function EmailTable({emails, to, withRun}) {
  return Table({
    caption: 'Emails',
    rows: emails,
    id: email => `${email.run_id} ${email.email} ${email.agent_id} ${email.message_id} ${email.status} ${email.reason}`,
    href: email => to('/emails', {recipient: email.email}),
    columns: [
      {name: 'Status', cell: email => Status({of: email.status}), kind: 'tight'},
      {
        name: 'Recipient',
        cell: email =>
          email.email
            ? a({href: to('/emails', {recipient: email.email})}, visible(email.email))
            : span({class: 'soft'}, 'no address'),
      },
      {
        name: 'Agent',
        cell: email =>
          span(
            null,
            visible(email.agent_name ?? ''),
            email.agent_id ? span({class: 'soft'}, ' ' + visible(email.agent_id)) : null,
          ),
        hidden: !emails.some(email => email.agent_name || email.agent_id),
      },
      {
        name: 'Code',
        cell: email => visible(email.smtp_code),
        kind: 'tight',
        hidden: !emails.some(email => email.smtp_code),
      },
      {name: 'Reason', cell: email => span({class: 'cause'}, visible(email.reason))},
      {
        name: 'Run',
        cell: email =>
          span(
            null,
            RunLink({id: email.run_id, text: email.command ? commandName(email) : null, query: {tab: 'emails'}}),
            ' ',
            email.run_started_at ? span({class: 'soft below'}, Time({at: email.run_started_at})) : null,
          ),
        hidden: !withRun,
      },
    ],
  });
}
