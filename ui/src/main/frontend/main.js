// Where the page begins: the token of the address becomes a cookie, then the page is drawn.
import {render} from './preact.module.js';
import {ask} from './api.js';
import {App} from './app.js';
import {Locked} from './locked.js';
import {begin} from './live.js';

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const token = new URLSearchParams(location.hash.slice(1)).get('t');
if (token !== null) {
  // Before anything else is done: it is not for the history, nor for whoever looks over a shoulder.
  history.replaceState(history.state, '', location.pathname + location.search);
}

async function start() {
  try {
    const session = await ask('/session', {token, once: true});
    render(App({session}), root);
    begin(path => ask(path, {once: true}));
  } catch (/** @type {any} */ problem) {
    render(Locked({problem, isWrong: token !== null, again: start}), root);
  }
}

start();
