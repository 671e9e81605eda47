// How values look wherever they are: states, times, runs, paths, errors, commands to copy.
import {useState} from './hooks.module.js';
import {a, b, button, code, div, dd, dl, dt, pre, small, span, ul, li, part} from './html.js';
import {commandPath, runPath} from './places.js';
import {usePage} from './router.js';
import {colour, glyph, word} from './status.js';
import {commandName, duration, errorText, lines, number, pathParts, shortId, time, times, visible} from './text.js';

/** @typedef {import('./types.d.ts').Run} Run */

export const Status = part(
  /** @param {{of: string | null | undefined, brief?: boolean}} props */ function Status({of, brief}) {
    return span(
      {class: `status ${colour(of)}`},
      span({class: 'glyph', 'aria-hidden': 'true'}, glyph(of)),
      span({class: brief ? 'hidden' : null}, visible(word(of))),
    );
  },
);

/** A time in the zone of the page; its title tells it in UTC. */
export const Time = part(
  /** @param {{at: string | null | undefined}} props */ function Time({at}) {
    const {zone} = usePage();
    return at ? span({class: 'time', title: time(at, 'UTC') + ' UTC'}, time(at, zone)) : span({class: 'soft'}, '–');
  },
);

/** How long, and how many times the usual. */
export const Took = part(
  /** @param {{run: Run, now?: number}} props */ function Took({run, now}) {
    const millis = run.duration_ms ?? (run.status === 'running' && now ? now - Date.parse(run.started_at) : null);
    const factor = times(millis, run.usual);
    return span(
      {class: 'took', title: run.usual ? `usually ${duration(run.usual.median_ms)}` : null},
      duration(millis),
      factor && run.slow ? small({class: 'slow'}, ` ${factor} usual`) : null,
      factor && !run.slow ? small({class: 'soft'}, ` ${factor}`) : null,
    );
  },
);

export const Command = part(
  /** @param {{of: {command: string | null, subcommand?: string | null}}} props */ function Command({of}) {
    const {to} = usePage();
    return of.command ? a({href: to(commandPath(of))}, commandName(of)) : span({class: 'soft'}, 'unknown');
  },
);

export const RunLink = part(
  /** @param {{id: string, text?: string | null, query?: import('./places.js').Query}} props */ function RunLink({
    id,
    text,
    query,
  }) {
    const {to} = usePage();
    return a({href: to(runPath(id), query), class: text ? null : 'id', title: visible(id)}, text ?? shortId(id));
  },
);

/** `85 of 300 failed`. */
export const Failures = part(
  /** @param {{failed: number, total: number}} props */ function Failures({failed, total}) {
    return failed > 0
      ? span(null, b({class: 's-failed'}, number(failed)), span({class: 'soft'}, ` of ${number(total)}`))
      : span({class: total ? null : 'soft'}, number(total));
  },
);

/** A path whose end is always seen. */
export const Path = part(
  /** @param {{of: string}} props */ function Path({of}) {
    const [before, name] = pathParts(of);
    return span({class: 'path', title: visible(of)}, span({class: 'soft dirs'}, before), span({class: 'name'}, name));
  },
);

export const ErrorText = part(
  /** @param {{type?: string | null, message?: string | null}} props */ function ErrorText({type, message}) {
    return span({class: 'error', title: visible([type, message].filter(Boolean).join(': '))}, errorText(type, message));
  },
);

export const Stack = part(
  /** @param {{text: string}} props */ function Stack({text}) {
    return pre({class: 'stack', tabIndex: 0, 'aria-label': 'Stack trace'}, lines(text).join('\n'));
  },
);

/** A text to take elsewhere. */
export const Copy = part(
  /** @param {{text: string, name?: string}} props */ function Copy({text, name = 'Copy'}) {
    const [isDone, setDone] = useState(false);
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text);
        setDone(true);
        setTimeout(() => setDone(false), 1500);
      } catch {
        // Without the right to copy, the text is there to be selected.
      }
    };
    return button(
      {type: 'button', class: 'copy', onClick: copy, 'aria-label': `${name}: ${visible(text)}`},
      isDone ? 'Copied' : name,
    );
  },
);

/** A command line to copy. */
export const Shell = part(
  /** @param {{text: string}} props */ function Shell({text}) {
    return div({class: 'shell'}, code(null, visible(text)), span(null, ' '), Copy({text}));
  },
);

/** Names and values, those without a value left out. */
export const Facts = part(
  /** @param {{rows: [string, any][]}} props */ function Facts({rows}) {
    return dl(
      {class: 'facts'},
      rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => div({key: name}, dt(null, name), dd(null, value))),
    );
  },
);

export const Labels = part(
  /** @param {{labels: Record<string, string>}} props */ function Labels({labels}) {
    const {to} = usePage();
    return span(
      {class: 'labels'},
      Object.entries(labels ?? {}).map(([name, value]) =>
        a(
          {
            key: name,
            class: 'label',
            href: to('/runs', {label: `${name}=${value}`}),
          },
          visible(`${name}=${value}`),
        ),
      ),
    );
  },
);

/** Runs in one line each. */
export const RunLines = part(
  /** @param {{runs: Run[], name: string}} props */ function RunLines({runs, name}) {
    if (!runs || runs.length === 0) {
      return null;
    }
    return div(
      {class: 'runlines'},
      span({class: 'soft'}, name + ' '),
      ul(
        null,
        runs
          .slice(0, 12)
          .map(run =>
            li(
              {key: run.run_id},
              Status({of: run.status, brief: true}),
              ' ',
              RunLink({id: run.run_id, text: run.command ? commandName(run) : null}),
              ' ',
              span(
                {class: 'soft'},
                Time({at: run.started_at}),
                run.failed_count ? `, ${number(run.failed_count)} failed` : '',
              ),
            ),
          ),
      ),
      runs.length > 12 ? span({class: 'soft'}, `and ${runs.length - 12} more`) : null,
    );
  },
);
