// What narrows a list. Each choice is an address.
import {useEffect, useRef, useState} from './hooks.module.js';
import {a, div, h2, input, label, p, section, select, option, span, ul, li, form, part} from './html.js';
import {toggled} from './places.js';
import {usePage} from './router.js';
import {number, visible} from './text.js';

/** Counts by value; each turns a filter on or off. */
export const Facet = part(
  /** @param {{name: string, parameter: string, counts: Record<string, number> | undefined, several?: boolean, show?: (value: string) => any, most?: number}} props */ function Facet({
    name,
    parameter,
    counts,
    several,
    show,
    most = 12,
  }) {
    const {here, params, param} = usePage();
    const isOf = parameter === 'label';
    const chosen = isOf
      ? params.getAll('label')
      : several
        ? param(parameter).split(',').filter(Boolean)
        : [param(parameter)].filter(Boolean);
    const all = new Map(Object.entries(counts ?? {}).sort((x, y) => y[1] - x[1]));
    chosen.filter(value => !all.has(value)).forEach(value => all.set(value, 0));
    if (all.size === 0) {
      return null;
    }
    const sorted = [...all].sort((x, y) => Number(chosen.includes(y[0])) - Number(chosen.includes(x[0])));
    /** @param {string} value */
    const next = value => {
      if (isOf) {
        return chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value];
      }
      return several ? toggled(param(parameter), value) : chosen.includes(value) ? null : value;
    };
    return section(
      {class: 'facet', 'aria-label': name},
      h2(null, name),
      ul(
        null,
        sorted.slice(0, most).map(([value, count]) =>
          li(
            {key: value},
            a(
              {
                href: here({[parameter]: next(value), ...(parameter === 'status' ? {problems: null} : {})}),
                class: chosen.includes(value) ? 'on' : null,
                'aria-current': chosen.includes(value) ? 'true' : null,
              },
              span({class: 'name'}, show ? show(value) : visible(value)),
              span({class: 'count'}, number(count)),
            ),
          ),
        ),
      ),
      sorted.length > most ? p({class: 'soft more'}, `and ${sorted.length - most} more`) : null,
    );
  },
);

/** A text that is looked for when Enter is pressed, or while typing stops for a moment. */
export const Field = part(
  /** @param {{parameter: string, name: string, go: (href: string, how?: {replace?: boolean}) => void, type?: string}} props */ function Field({
    parameter,
    name,
    go,
    type = 'search',
  }) {
    const {here, param} = usePage();
    const [text, setText] = useState(param(parameter));
    const timer = useRef(/** @type {any} */ (undefined));
    const isMine = useRef(false);
    const now = param(parameter);
    useEffect(() => {
      if (!isMine.current) {
        setText(now);
      }
      isMine.current = false;
    }, [now]);
    /** @param {string} value @param {boolean} replace */
    const apply = (value, replace) => {
      clearTimeout(timer.current);
      isMine.current = true;
      go(here({[parameter]: value}), {replace});
    };
    return label(
      {class: 'field'},
      span(null, name),
      input({
        type,
        value: text,
        autocomplete: 'off',
        spellcheck: false,
        onInput: (/** @type {any} */ event) => {
          const value = event.currentTarget.value;
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => apply(value, true), type === 'date' ? 600 : 350);
        },
        onKeyDown: (/** @type {any} */ event) => event.key === 'Enter' && apply(event.currentTarget.value, false),
      }),
    );
  },
);

export const Choice = part(
  /** @param {{parameter: string, name: string, options: [string, string][], go: (href: string) => void}} props */ function Choice({
    parameter,
    name,
    options,
    go,
  }) {
    const {here, param} = usePage();
    return label(
      {class: 'field'},
      span(null, name),
      select(
        {
          value: param(parameter),
          onChange: (/** @type {any} */ event) => go(here({[parameter]: event.currentTarget.value})),
        },
        options.map(([value, text]) => option({key: value, value, selected: value === param(parameter)}, text)),
      ),
    );
  },
);

/** Links that change nothing but one parameter. */
export const Tabs = part(
  /** @param {{name: string, parameter: string, tabs: [string, any][], now: string}} props */ function Tabs({
    name,
    parameter,
    tabs,
    now,
  }) {
    const {here, params} = usePage();
    const kept = new Set([parameter, 'zone']);
    const none = Object.fromEntries([...params.keys()].filter(key => !kept.has(key)).map(key => [key, null]));
    return div(
      {class: 'tabs', role: 'navigation', 'aria-label': name},
      tabs.map(([value, text]) =>
        a(
          {
            key: value,
            href: here({...none, [parameter]: value}),
            'aria-current': value === now ? 'page' : null,
          },
          text,
        ),
      ),
    );
  },
);

/** Choices that are applied together. */
export const Filters = part(
  /** @param {{children: any}} props */ function Filters({children}) {
    return form(
      {
        class: 'filters',
        role: 'search',
        'aria-label': 'Filters',
        onSubmit: (/** @type {Event} */ event) => event.preventDefault(),
      },
      children,
    );
  },
);
