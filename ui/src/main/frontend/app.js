// The frame of all pages: where to go, what to find, the zone, whether it is live, how it looks.
import {useEffect, useRef, useState} from './hooks.module.js';
import {
  a,
  button,
  dialog,
  div,
  footer,
  h1,
  h2,
  header,
  input,
  kbd,
  main,
  nav,
  optgroup,
  option,
  p,
  part,
  search,
  select,
  span,
  table,
  tbody,
  td,
  th,
  tr,
  form,
  label,
} from './html.js';
import {ask, useAnswer} from './api.js';
import {KEYS, listen} from './keys.js';
import {togglePause, useLive} from './live.js';
import {changed, found, mayBeRun, runPath} from './places.js';
import {go, keepZone, Page, useRoute} from './router.js';
import {h} from './preact.module.js';
import {visible} from './text.js';
import {Today} from './today.js';
import {Runs} from './runs.js';
import {RunPage} from './run.js';
import {Compare} from './compare.js';
import {Find, History} from './find.js';
import {Emails} from './emails.js';
import {Errors, OneError} from './errors.js';
import {CommandPage} from './command.js';
import {LivePage} from './now.js';
import {Health} from './health.js';

const NAV = [
  ['/today', 'Today'],
  ['/runs', 'Runs'],
  ['/files', 'Files'],
  ['/emails', 'Emails'],
  ['/errors', 'Errors'],
  ['/live', 'Live'],
  ['/health', 'Health'],
];

export const App = part(
  /** @param {{session: any}} props */ function App({session}) {
    const place = useRoute();
    const zone = place.params.get('zone') || session.zone || 'UTC';
    const [isHelp, setHelp] = useState(false);
    useEffect(() => listen({help: () => setHelp(true)}), []);
    return h(
      Page.Provider,
      {value: {place, zone, session}},
      a({class: 'skip', href: '#page'}, 'Skip to the page'),
      Top({place, zone, session}),
      main({id: 'page', tabIndex: -1}, Screen({path: place.path})),
      footer(
        {class: 'foot'},
        span(null, `runtrack ${visible(session.version)} · `, span({class: 'path'}, visible(session.path))),
        button({type: 'button', class: 'plain', onClick: () => setHelp(true)}, 'Keyboard ', kbd(null, '?')),
      ),
      Help({isOpen: isHelp, close: () => setHelp(false)}),
    );
  },
);

const Screen = part(
  /** @param {{path: string}} props */ function Screen({path}) {
    const [first, second, third] = path.split('/').slice(1).map(decoded);
    switch (first) {
      case '':
      case 'today':
        return Today({});
      case 'runs':
        if (!second) {
          return Runs({});
        }
        return third === 'compare' ? Compare({id: second, key: second}) : RunPage({id: second, key: second});
      case 'files':
        return second === 'history' ? History({}) : Find({});
      case 'emails':
        return Emails({});
      case 'errors':
        return second ? OneError({fingerprint: second, key: second}) : Errors({});
      case 'commands':
        return CommandPage({command: second ?? '', subcommand: third ?? null, key: path});
      case 'live':
        return LivePage({});
      case 'health':
        return Health({});
      default:
        return div(null, h1(null, 'There is no such page'), p(null, a({href: '/today'}, 'Today')));
    }
  },
);

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const Top = part(
  /** @param {{place: import('./types.d.ts').Place, zone: string, session: any}} props */ function Top({
    place,
    zone,
    session,
  }) {
    const here = place.path === '/' ? '/today' : place.path;
    return header(
      {class: 'top'},
      a({class: 'brand', href: keepZone('/today')}, 'runtrack'),
      nav(
        {'aria-label': 'Pages'},
        NAV.map(([path, name]) =>
          a(
            {
              key: path,
              href: keepZone(path),
              'aria-current': here === path || here.startsWith(path + '/') ? 'page' : null,
            },
            name,
          ),
        ),
      ),
      FindBox({}),
      div({class: 'switches'}, Zone({place, zone, session}), LiveSwitch({}), ThemeSwitch({})),
    );
  },
);

const FindBox = part(function FindBox() {
  const [text, setText] = useState('');
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted === '') {
      return;
    }
    if (mayBeRun(wanted)) {
      const run = await ask('/runs/' + encodeURIComponent(wanted)).catch(problem =>
        problem.body?.candidates ? {run_id: wanted} : null,
      );
      if (run) {
        go(runPath(run.run_id));
        setText('');
        return;
      }
    }
    go(found(wanted));
    setText('');
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
  };
  return search(
    {class: 'find'},
    form(
      {onSubmit: submit},
      label({class: 'hidden', for: 'find'}, 'Find a run, a file or a recipient'),
      input({
        id: 'find',
        type: 'search',
        value: text,
        placeholder: 'Find a run, a file, a recipient …',
        autocomplete: 'off',
        spellcheck: false,
        'aria-keyshortcuts': '/',
        onInput: (/** @type {any} */ event) => setText(event.currentTarget.value),
      }),
    ),
  );
});

const Zone = part(
  /** @param {{place: import('./types.d.ts').Place, zone: string, session: any}} props */ function Zone({
    place,
    zone,
    session,
  }) {
    const {data} = useAnswer('/zones', 0);
    const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const near = [...new Set([session.zone, browser, 'UTC', zone].filter(Boolean))];
    return label(
      {class: 'zone'},
      span({class: 'hidden'}, 'Time zone'),
      select(
        {
          value: zone,
          title: 'Time zone of all times and days',
          onChange: (/** @type {any} */ event) => {
            const value = event.currentTarget.value;
            go(changed(place, {zone: value === session.zone ? null : value}));
          },
        },
        near.map(each => option({key: each, value: each, selected: each === zone}, each)),
        data
          ? optgroup(
              {label: 'All'},
              data.zones
                .filter((/** @type {string} */ each) => !near.includes(each))
                .map((/** @type {string} */ each) => option({key: each, value: each}, each)),
            )
          : null,
      ),
    );
  },
);

const LiveSwitch = part(function LiveSwitch() {
  const live = useLive();
  const says = {live: 'live', paused: 'paused', lost: 'no answer'}[live.state];
  return div(
    {class: 'live'},
    button(
      {
        type: 'button',
        class: `switch is-${live.state}`,
        'aria-pressed': live.state === 'paused' ? 'true' : 'false',
        onClick: togglePause,
        title: 'Pause or go on (.)',
        'aria-label': 'Pause live updates',
      },
      span({class: 'dot', 'aria-hidden': 'true'}),
      says,
    ),
    span(
      {class: 'hidden', role: 'status'},
      live.state === 'lost'
        ? 'The server does not answer'
        : live.running === 1
          ? '1 run is running'
          : `${live.running} runs are running`,
    ),
  );
});

const ThemeSwitch = part(function ThemeSwitch() {
  const root = document.documentElement;
  const [isDark, setDark] = useState(() =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches,
  );
  const toggle = () => {
    const theme = isDark ? 'light' : 'dark';
    root.dataset.theme = theme;
    setDark(!isDark);
    try {
      localStorage.setItem('runtrack.theme', theme);
    } catch {
      // It then holds for this page alone.
    }
  };
  return button(
    {
      type: 'button',
      class: 'switch',
      onClick: toggle,
      'aria-label': isDark ? 'Light colours' : 'Dark colours',
      title: isDark ? 'Light colours' : 'Dark colours',
    },
    span({'aria-hidden': 'true'}, isDark ? '☀' : '☾'),
  );
});

const Help = part(
  /** @param {{isOpen: boolean, close: () => void}} props */ function Help({isOpen, close}) {
    const box = useRef(/** @type {any} */ (null));
    useEffect(() => {
      if (isOpen && !box.current.open) {
        box.current.showModal();
      } else if (!isOpen && box.current.open) {
        box.current.close();
      }
    }, [isOpen]);
    return dialog(
      {
        ref: box,
        onClose: close,
        'aria-labelledby': 'keys',
        onClick: (/** @type {any} */ event) => event.target === box.current && close(),
      },
      isOpen
        ? div(
            null,
            h2({id: 'keys'}, 'Keyboard'),
            table(
              null,
              tbody(
                null,
                KEYS.map(([keys, says]) =>
                  tr(
                    {key: keys},
                    th(
                      {scope: 'row'},
                      keys.split(/ +/).map(key => [kbd(null, key), ' ']),
                    ),
                    td(null, says),
                  ),
                ),
              ),
            ),
            button({type: 'button', onClick: close, autofocus: true}, 'Close'),
          )
        : null,
    );
  },
);
