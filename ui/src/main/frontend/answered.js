// What stands where an answer is awaited, was refused, or holds nothing.
import {a, div, p, strong, ul, li, part} from './html.js';
import {runPath} from './places.js';
import {usePage} from './router.js';
import {commandName, counted, visible} from './text.js';

/** What is asked for, or why it is not there; the page's content as soon as there is an answer. */
export const Answered = part(
  /** @param {{answer: {data: any, error: any, isOld: boolean}, children: (data: any) => any}} props */ function Answered({
    answer,
    children,
  }) {
    if (answer.error && !answer.data) {
      return div(
        {class: 'problem', role: 'alert'},
        strong(null, answer.error.status === 404 ? 'Not found' : 'That did not work'),
        p(null, visible(answer.error.message)),
        answer.error.body?.candidates ? Candidates({of: answer.error.body.candidates}) : null,
      );
    }
    if (!answer.data) {
      return p({class: 'soft waiting', 'aria-busy': 'true'}, 'Reading the runs …');
    }
    return div(
      {class: answer.isOld ? 'old' : 'fresh', 'aria-busy': answer.isOld ? 'true' : null},
      answer.error ? p({class: 'note warn', role: 'alert'}, `Not renewed: ${visible(answer.error.message)}`) : null,
      children(answer.data),
    );
  },
);

const Candidates = part(
  /** @param {{of: any[]}} props */ function Candidates({of}) {
    const {to} = usePage();
    return ul(
      null,
      of.map(each => {
        const id = typeof each === 'string' ? each : each.run_id;
        return li(
          {key: id},
          a({href: to(runPath(id))}, visible(id)),
          typeof each === 'string' ? null : ` ${commandName(each)} `,
        );
      }),
    );
  },
);

/** Names what could not be read: nothing is passed over in silence. */
export const Unreadable = part(
  /** @param {{count: number | any[] | null | undefined}} props */ function Unreadable({count}) {
    const {to} = usePage();
    const many = Array.isArray(count) ? count.length : count;
    return many
      ? p(
          {class: 'note warn'},
          `${counted(many, 'document')} cannot be read, so this may not be all. `,
          a({href: to('/health')}, 'Which ones'),
        )
      : null;
  },
);

/** Why a list is empty: which filter leaves out how many, each one click away. */
export const Empty = part(
  /** @param {{what: string, excluded?: {parameter: string, value: string, runs: number}[] | null, children?: any}} props */ function Empty({
    what,
    excluded,
    children,
  }) {
    const {here, params} = usePage();
    const without = excluded?.filter(each => each.runs > 0) ?? [];
    return div(
      {class: 'empty'},
      strong(null, what),
      without.length > 0
        ? ul(
            null,
            without.map(each => {
              const left = params.getAll(each.parameter).filter(value => value !== each.value);
              return li(
                {key: each.parameter + each.value},
                a(
                  {href: here({[each.parameter]: left.length > 0 ? left : null})},
                  `Without ${each.parameter}${each.value ? ' ' + visible(each.value) : ''}: ${counted(each.runs, 'run')}`,
                ),
              );
            }),
          )
        : null,
      children ?? null,
    );
  },
);
