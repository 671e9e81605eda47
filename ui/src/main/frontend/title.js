// The name of a page: its heading, and the title of its tab.
import {useEffect} from './hooks.module.js';
import {div, h1, p, part} from './html.js';
import {visible} from './text.js';

/** @param {string} text */
export function useTitle(text) {
  useEffect(() => {
    document.title = `${visible(text)} · runtrack`;
  }, [text]);
}

/** The heading of a page, and what is said beside it. */
export const Heading = part(
  /** @param {{text: string, title?: string, says?: any, children?: any}} props */ function Heading({
    text,
    title,
    says,
    children,
  }) {
    useTitle(title ?? text);
    return div(
      {class: 'heading'},
      div(null, h1(null, visible(text)), says ? p({class: 'soft'}, says) : null),
      children ?? null,
    );
  },
);
