// What is there for whoever has no token: how to get one.
import {button, code, h1, li, main, ol, p, part, pre} from './html.js';
import {visible} from './text.js';

export const Locked = part(
  /** @param {{problem: import('./api.js').Refused, isWrong: boolean, again: () => void}} props */ function Locked({
    problem,
    isWrong,
    again,
  }) {
    if (problem.status !== 401) {
      return main(
        {class: 'lone'},
        h1(null, 'runtrack'),
        p({role: 'alert'}, visible(problem.message)),
        button({type: 'button', onClick: again}, 'Try again'),
      );
    }
    document.title = 'Locked · runtrack';
    return main(
      {class: 'lone'},
      h1(null, isWrong ? 'This token is not the right one' : 'This page needs its token'),
      p(
        null,
        'The runs are shown to whoever started ',
        code(null, 'runtrack ui'),
        ', and to nobody else of this machine.',
      ),
      ol(
        null,
        li(
          null,
          'Look at the terminal in which ',
          code(null, 'runtrack ui'),
          ' runs. It printed an address that ends in ',
          code(null, '#t=…'),
          '.',
        ),
        li(null, 'Open that address once. This browser then keeps a cookie, also after a restart.'),
        li(null, 'From another machine the address is the same behind a tunnel:'),
      ),
      pre(null, 'ssh -L 8765:localhost:8765 HOST\nkubectl port-forward POD 8765'),
    );
  },
);
