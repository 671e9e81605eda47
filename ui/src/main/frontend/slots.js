// Each file of a run as a bar, in lanes.
import {useWidth} from './charts.js';
import {a, div, line, part, rect, svg, svgText, svgTitle, g} from './html.js';
import {timeTicks} from './scale.js';
import {colour, word} from './status.js';
import {clock, counted, duration, number, time, visible} from './text.js';

export const Slots = part(
  /** @param {{slots: any[], from: number, to: number, zone: string, to_: (path: string) => string}} props */ function Slots({
    slots,
    from,
    to,
    zone,
    to_,
  }) {
    const [box, width] = useWidth();
    const lanes = 1 + Math.max(...slots.map(slot => slot.slot));
    const high = lanes > 60 ? 4 : lanes > 24 ? 8 : 12;
    const height = 20 + lanes * (high + 1);
    const end = Math.max(to, from + 1000);
    const x = (/** @type {number} */ at) => ((at - from) / (end - from)) * (width - 2);
    return div(
      {class: 'chart', ref: box},
      width > 0
        ? svg(
            {
              width,
              height,
              viewBox: `0 0 ${width} ${height}`,
              role: 'group',
              'aria-label': `${counted(slots.length, 'attempt')} in ${counted(lanes, 'lane')}; the tab Files lists them`,
            },
            timeTicks(from, end, Math.max(2, Math.floor(width / 80)), at => time(at, zone)).map(at =>
              g(
                {key: at},
                line({class: 'scale', x1: x(at), x2: x(at), y1: 14, y2: height}),
                svgText(
                  {class: 'scale', x: x(at), y: 11, 'text-anchor': x(at) < 20 ? 'start' : 'middle'},
                  clock(at, zone),
                ),
              ),
            ),
            slots.map(slot => {
              const start = Date.parse(slot.started_at);
              const says = `${visible(slot.file_path)}, ${time(slot.started_at, zone)}, ${duration(slot.took_ms)}, ${word(slot.status)}${slot.attempt > 1 ? `, attempt ${number(slot.attempt)}` : ''}`;
              return a(
                {
                  key: `${slot.file_path} ${slot.attempt} ${slot.started_at}`,
                  href: to_(slot.file_path),
                  class: `bar ${colour(slot.status)}`,
                  'aria-label': says,
                  tabIndex: -1,
                },
                svgTitle(null, says),
                rect({
                  class: slot.attempt > 1 ? 'fill again' : 'fill',
                  x: x(start),
                  y: 18 + slot.slot * (high + 1),
                  width: Math.max(1.5, x(start + (slot.took_ms ?? 0)) - x(start)),
                  height: high,
                  rx: 1,
                }),
              );
            }),
          )
        : null,
    );
  },
);
