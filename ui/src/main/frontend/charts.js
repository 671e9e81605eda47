// Charts of their own making: SVG as wide as there is room, so that texts keep their size. Each has its table beside it.
import {useEffect, useRef, useState} from './hooks.module.js';
import {
  details,
  div,
  g,
  line,
  part,
  path,
  rect,
  summary,
  svg,
  svgText,
  svgTitle,
  table,
  tbody,
  td,
  th,
  thead,
  tr,
} from './html.js';
import {durationTicks, ticks, timeTicks} from './scale.js';
import {clock, dayName, number, time} from './text.js';

/** The width of an element, as it changes. @returns {[any, number]} */
export function useWidth() {
  const box = useRef(/** @type {any} */ (null));
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measure = () => setWidth(Math.floor(box.current.clientWidth));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

/** What a chart shows, as a table. */
export const ChartTable = part(
  /** @param {{name: string, head: string[], rows: any[][]}} props */ function ChartTable({name, head, rows}) {
    const [isOpen, setOpen] = useState(false);
    return details(
      {class: 'charttable', onToggle: (/** @type {any} */ event) => setOpen(event.currentTarget.open)},
      summary(null, name),
      isOpen
        ? div(
            {class: 'wide'},
            table(
              {class: 'rows', 'aria-label': name},
              thead(
                null,
                tr(
                  null,
                  head.map(each => th({key: each, scope: 'col'}, each)),
                ),
              ),
              tbody(
                null,
                rows.map((row, at) =>
                  tr(
                    {key: at},
                    row.map((cell, column) => td({key: column, 'data-l': head[column]}, cell)),
                  ),
                ),
              ),
            ),
          )
        : null,
    );
  },
);

/** Lines of round times. @param {{from: number, to: number, zone: string, x: (at: number) => number, width: number, height: number, most: number}} of */
export function timeAxis({from, to, zone, x, width, height, most}) {
  const text = (/** @type {number} */ at) => time(at, zone);
  const isDays = to - from > 3 * 86400000;
  return timeTicks(from, to, most, text).map(at =>
    g(
      {key: at},
      line({class: 'scale', x1: x(at), x2: x(at), y1: 16, y2: height}),
      x(at) < width - 14
        ? svgText(
            {class: 'scale', x: x(at), y: 11, 'text-anchor': x(at) < 20 ? 'start' : 'middle'},
            isDays ? dayName(text(at).slice(0, 10)) : to - from < 180000 ? text(at).slice(11) : clock(at, zone),
          )
        : null,
    ),
  );
}

/** Small bars in a line of text; the same numbers are said for ears. */
export const Bars = part(
  /** @param {{values: number[], says: string, kind?: string, width?: number}} props */ function Bars({
    values,
    says,
    kind = 's-failed',
    width = 96,
  }) {
    const highest = Math.max(1, ...values);
    const wide = width / Math.max(1, values.length);
    return svg(
      {class: `bars ${kind}`, width, height: 22, viewBox: `0 0 ${width} 22`, role: 'img', 'aria-label': says},
      svgTitle(null, says),
      line({class: 'scale', x1: 0, x2: width, y1: 21.5, y2: 21.5}),
      values.map((value, at) =>
        value > 0
          ? rect({
              key: at,
              class: 'fill',
              x: at * wide,
              y: 21 - Math.max(2, (value / highest) * 20),
              width: Math.max(1, wide - 1),
              height: Math.max(2, (value / highest) * 20),
            })
          : null,
      ),
    );
  },
);

/** Columns over the time, parts of them one above the other. */
export const Columns = part(
  /** @param {{values: {at: number, parts: [string, number][], says: string}[], from: number, to: number, step: number, zone: string, name: string,
  unit?: (value: number) => string, lines?: {kind: string, values: (number | null)[]}[]}} props */
  function Columns({values, from, to, step, zone, name, unit = number, lines: drawn = []}) {
    const [box, width] = useWidth();
    const high = 150;
    const left = 58;
    const end = Math.max(to, from + step);
    const x = (/** @type {number} */ at) => left + ((at - from) / (end - from)) * (width - left - 2);
    const highest = Math.max(
      1,
      ...values.map(value => value.parts.reduce((sum, [, count]) => sum + count, 0)),
      ...drawn.flatMap(each => each.values.map(value => value ?? 0)),
    );
    const y = (/** @type {number} */ value) => high - 6 - (value / highest) * (high - 30);
    const steps = unit === number ? ticks(highest, 4).filter(Number.isInteger) : durationTicks(highest, 4);
    return div(
      {class: 'chart', ref: box},
      width > 0
        ? svg(
            {width, height: high, viewBox: `0 0 ${width} ${high}`, role: 'img', 'aria-label': name},
            timeAxis({from, to: end, zone, x, width, height: high, most: Math.max(2, Math.floor((width - left) / 70))}),
            steps.map(value =>
              g(
                {key: value},
                line({class: 'scale', x1: left, x2: width, y1: y(value), y2: y(value)}),
                svgText({class: 'scale', x: left - 6, y: y(value) + 4, 'text-anchor': 'end'}, unit(value)),
              ),
            ),
            values.map(value => {
              let sum = 0;
              return g(
                {key: value.at},
                svgTitle(null, value.says),
                value.parts
                  .filter(([, count]) => count > 0)
                  .map(([kind, count]) => {
                    sum += count;
                    return rect({
                      key: kind,
                      class: `fill ${kind}`,
                      x: x(value.at),
                      y: y(sum),
                      width: Math.max(1, x(value.at + step) - x(value.at) - 0.5),
                      height: Math.max(0.5, y(sum - count) - y(sum)),
                    });
                  }),
              );
            }),
            drawn.map(each =>
              path({
                key: each.kind,
                class: `line ${each.kind}`,
                d: pathOf(
                  values.map((value, at) => [x(value.at + step / 2), each.values[at]]),
                  y,
                ),
              }),
            ),
          )
        : null,
    );
  },
);

/** A line with gaps where nothing is known. @param {[number, number | null][]} points @param {(value: number) => number} y */
function pathOf(points, y) {
  let text = '';
  let isOn = false;
  for (const [x, value] of points) {
    if (value === null || value === undefined) {
      isOn = false;
    } else {
      text += `${isOn ? 'L' : 'M'}${x.toFixed(1)},${y(value).toFixed(1)}`;
      isOn = true;
    }
  }
  return text;
}
