// What a run is part of, what is part of it, and what it has to do with other runs.
import {Answered} from './answered.js';
import {useAnswer} from './api.js';
import {details, div, li, p, part, span, summary, ul} from './html.js';
import {commandName, counted, number, visible} from './text.js';
import {Failures, Labels, RunLines, RunLink, Status, Time, Took} from './values.js';

/** What it is part of, what is part of it, and what it has to do with other runs. */
export const Lineage = part(
  /** @param {{run: any}} props */ function Lineage({run}) {
    return div(
      {class: 'lineage'},
      RunLines({name: 'Part of', runs: run.parents ?? []}),
      RunLines({name: 'Does again', runs: run.redoes ?? []}),
      RunLines({name: 'Done again by', runs: run.redone_by ?? []}),
      RunLines({name: 'In the place of', runs: run.replaced ?? []}),
      run.children?.length > 0 ? TreeBox({run}) : null,
    );
  },
);

const TreeBox = part(
  /** @param {{run: any}} props */ function TreeBox({run}) {
    const bad = run.children.filter(
      (/** @type {any} */ child) => child.status !== 'success' && child.status !== 'running',
    ).length;
    return details(
      {class: 'more', open: run.children.length <= 30 && !run.status},
      summary(null, `${counted(run.children.length, 'run')} below it`, bad > 0 ? `, ${number(bad)} not success` : ''),
      Tree({id: run.run_id}),
    );
  },
);

const Tree = part(
  /** @param {{id: string}} props */ function Tree({id}) {
    const answer = useAnswer(`/runs/${encodeURIComponent(id)}/tree`);
    return Answered({answer}, (/** @type {any} */ data) =>
      div(
        null,
        ul(
          {class: 'tree'},
          data.nodes
            .slice(1)
            .map((/** @type {any} */ node) =>
              li(
                {key: node.run_id, class: 'depth-' + Math.min(6, node.depth), 'data-row': node.run_id, tabIndex: -1},
                Status({of: node.state, brief: true}),
                ' ',
                RunLink({id: node.run_id, text: node.run?.command ? commandName(node.run) : null}),
                node.run
                  ? span(
                      null,
                      node.run.worker ? span({class: 'soft'}, ` ${visible(node.run.worker)}`) : null,
                      ' ',
                      Labels({labels: node.run.labels}),
                      ' ',
                      span({class: 'soft'}, Time({at: node.run.started_at}), ' · '),
                      Took({run: node.run}),
                      ' · ',
                      Failures({failed: node.run.failed_count, total: node.run.total_files}),
                      span({class: 'soft'}, ' files'),
                    )
                  : null,
              ),
            ),
        ),
        data.left_out ? p({class: 'soft'}, `${counted(data.left_out, 'run')} more`) : null,
      ),
    );
  },
);
