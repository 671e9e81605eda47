// Emails over all runs: who got none, and why.
import {a, div, h2, p, part, section, span, table, tbody, td, th, thead, tr} from './html.js';
import {useAnswer} from './api.js';
import {address, asked} from './places.js';
import {go, usePage} from './router.js';
import {Answered, Empty, Unreadable} from './answered.js';
import {Choice, Field, Filters} from './filters.js';
import {Exports, Pages} from './lists.js';
import {Time} from './values.js';
import {EmailTable} from './run-emails.js';
import {colour, glyph, word} from './status.js';
import {counted, dayName, number, timeRange, visible} from './text.js';
import {Heading} from './title.js';

export const Emails = part(function Emails() {
  const {params, param, to} = usePage();
  const query = asked(params, ['status', 'recipient', 'from', 'to', 'cursor']);
  const answer = useAnswer(address('/emails', query), 5000);
  const data = answer.data;
  const recipient = param('recipient');
  return div(
    null,
    Heading(
      {
        text: recipient ? `Emails to ${recipient}` : 'Emails',
        title: 'Emails',
        says: data ? `${counted(data.total, 'email')} · ${timeRange(data)}` : null,
      },
      Exports({path: '/emails', query: {...query, cursor: null}}),
    ),
    Filters(
      {},
      Choice({
        parameter: 'status',
        name: 'Status',
        go,
        options: [
          ['', 'all'],
          ['failed', 'failed'],
          ['failed,skipped', 'failed or skipped'],
          ['skipped', 'skipped'],
          ['sent', 'sent'],
        ],
      }),
      Field({parameter: 'recipient', name: 'Recipient', go}),
      Field({parameter: 'from', name: 'From', go, type: 'text'}),
      Field({parameter: 'to', name: 'To', go, type: 'text'}),
    ),
    Answered({answer}, (/** @type {any} */ found) =>
      div(
        null,
        Unreadable({count: found.unreadable}),
        found.emails.length === 0
          ? Empty(
              {what: 'No emails in this time with these filters'},
              p(
                null,
                'Look further back: ',
                a({href: to('/emails', {recipient: recipient || null, from: '90d'})}, '90 days'),
                '.',
              ),
            )
          : null,
        Matrix({recipients: found.recipients}),
        found.emails.length > 0
          ? section(
              null,
              h2(null, 'Each email'),
              EmailTable({emails: found.emails, to, withRun: true}),
              Pages({next: found.next, shown: found.emails.length, total: found.total, what: 'email'}),
            )
          : null,
      ),
    ),
  );
});

const Matrix = part(
  /** @param {{recipients: any[]}} props */ function Matrix({recipients}) {
    const {to} = usePage();
    const days = [...new Set(recipients.flatMap(each => Object.keys(each.days ?? {})))].sort().slice(-21);
    if (recipients.length === 0) {
      return null;
    }
    return section(
      null,
      h2(null, 'By recipient'),
      div(
        {class: 'wide'},
        table(
          {class: 'rows matrix', 'aria-label': 'Recipients by day'},
          thead(
            null,
            tr(
              null,
              th({scope: 'col'}, 'Recipient'),
              ['Failed', 'Skipped', 'Sent'].map(name => th({key: name, scope: 'col', class: 'number'}, name)),
              days.map(day => th({key: day, scope: 'col', class: 'day'}, dayName(day))),
              th({scope: 'col'}, 'Last reason'),
            ),
          ),
          tbody(
            null,
            recipients.slice(0, 200).map(each =>
              tr(
                {key: each.recipient ?? '', 'data-row': each.recipient ?? '', tabIndex: -1},
                th(
                  {scope: 'row'},
                  each.recipient
                    ? a({href: to('/emails', {recipient: each.recipient})}, visible(each.recipient))
                    : span({class: 'soft'}, 'no address'),
                ),
                td(
                  {class: 'number', 'data-l': 'Failed'},
                  each.failed > 0 ? span({class: 's-failed'}, number(each.failed)) : '0',
                ),
                td({class: 'number', 'data-l': 'Skipped'}, number(each.skipped)),
                td({class: 'number', 'data-l': 'Sent'}, number(each.sent)),
                days.map(day =>
                  td(
                    {key: day, class: 'day', 'data-l': dayName(day)},
                    each.days?.[day]
                      ? span(
                          {
                            class: `cell ${colour(each.days[day])}`,
                            role: 'img',
                            'aria-label': `${dayName(day)}: ${word(each.days[day])}`,
                            title: `${dayName(day)}: ${word(each.days[day])}`,
                          },
                          glyph(each.days[day]),
                        )
                      : null,
                  ),
                ),
                td(
                  {'data-l': 'Last reason'},
                  each.reason
                    ? span(
                        {class: 'cause'},
                        each.smtp_code && !String(each.reason).includes(String(each.smtp_code))
                          ? `${visible(each.smtp_code)} `
                          : '',
                        visible(each.reason),
                      )
                    : null,
                  each.last_failed_at ? span({class: 'soft'}, ' ', Time({at: each.last_failed_at})) : null,
                ),
              ),
            ),
          ),
        ),
      ),
      recipients.length > 200 ? p({class: 'soft'}, `and ${counted(recipients.length - 200, 'recipient')} more`) : null,
    );
  },
);
