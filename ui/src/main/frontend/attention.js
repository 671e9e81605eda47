// What needs somebody, most urgent first. Each line leads to where it happened.
import {a, div, h2, li, p, part, section, span, ul} from './html.js';
import {keepZone} from './router.js';
import {shortId, visible} from './text.js';

/** What each kind of line is called, and how urgent it is. @type {Record<string, [string, string]>} */
const KINDS = {
  run: ['run', 'high'],
  new_error: ['new error', 'high'],
  frequent_error: ['more than usual', 'high'],
  email: ['not mailed', 'high'],
  expected: ['expected', 'high'],
  slow: ['slow', 'middle'],
  dropped: ['dropped', 'middle'],
  unreadable: ['unreadable', 'middle'],
  redone: ['redone', 'low'],
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

export const Attention = part(
  /** @param {{lines: any[]}} props */ function Attention({lines}) {
    if (lines.length === 0) {
      return section(
        {class: 'attention', id: 'attention', 'aria-label': 'What needs attention'},
        p({class: 'well'}, span({'aria-hidden': 'true'}, '✓ '), 'Nothing needs attention.'),
      );
    }
    return section(
      {class: 'attention', id: 'attention'},
      h2(null, 'What needs attention'),
      ul(
        null,
        lines.map((each, at) => {
          const [name, urgency] = KINDS[each.kind] ?? [visible(each.kind), 'middle'];
          const inside = [
            span({class: 'kind'}, name),
            span({class: 'says'}, attentionText(each)),
            each.href
              ? span(
                  {class: 'open'},
                  each.run_id ? `run ${shortId(each.run_id)}` : '',
                  span({'aria-hidden': 'true'}, ' →'),
                )
              : null,
          ];
          return li(
            {key: `${each.kind} ${each.text}`, class: urgency, 'data-row': String(at), tabIndex: -1},
            each.href ? a({href: keepZone(each.href)}, inside) : div({class: 'line'}, inside),
          );
        }),
      ),
    );
  },
);
