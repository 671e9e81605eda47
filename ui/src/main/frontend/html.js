// Elements by their names: `div({class: 'x'}, 'text')`. Texts are text nodes: nothing here can make markup of them.
import {h} from './preact.module.js';

/**
 * @typedef {import('./preact.module.js').ComponentChildren} Children
 * @typedef {(props?: Record<string, any> | null, ...children: Children[]) => import('./preact.module.js').VNode<any>} Make
 */

/** @type {(name: string) => Make} */
const element =
  name =>
  (props, ...children) =>
    h(name, props ?? null, ...children);

export const [a, article, aside, b, button, caption, code, dd, details, dialog, div, dl, dt, footer, form, h1, h2, h3] =
  [
    'a',
    'article',
    'aside',
    'b',
    'button',
    'caption',
    'code',
    'dd',
    'details',
    'dialog',
    'div',
    'dl',
    'dt',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
  ].map(element);
export const [
  header,
  i,
  input,
  kbd,
  label,
  li,
  main,
  nav,
  ol,
  optgroup,
  option,
  p,
  pre,
  search,
  section,
  select,
  small,
] = [
  'header',
  'i',
  'input',
  'kbd',
  'label',
  'li',
  'main',
  'nav',
  'ol',
  'optgroup',
  'option',
  'p',
  'pre',
  'search',
  'section',
  'select',
  'small',
].map(element);
export const [span, strong, summary, table, tbody, td, th, thead, tr, ul, wbr] = [
  'span',
  'strong',
  'summary',
  'table',
  'tbody',
  'td',
  'th',
  'thead',
  'tr',
  'ul',
  'wbr',
].map(element);
export const [svg, g, rect, line, path, circle, svgText, svgTitle, defs, pattern] = [
  'svg',
  'g',
  'rect',
  'line',
  'path',
  'circle',
  'text',
  'title',
  'defs',
  'pattern',
].map(element);

/**
 * A component, made as elements are: `Time({at})`. It keeps its own state, wherever and however often it is called.
 *
 * @template P
 * @param {(props: P) => any} component
 * @returns {(props: Omit<P, 'children'> & {key?: string | number}, ...children: any[]) => import('./preact.module.js').VNode<any>}
 */
export function part(component) {
  return (props, ...children) => h(/** @type {any} */ (component), /** @type {any} */ (props), ...children);
}
