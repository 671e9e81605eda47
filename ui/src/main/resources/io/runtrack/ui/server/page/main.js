// The token is in the fragment of the printed address: it becomes a cookie, and leaves the address bar.
const page = document.getElementById('page');
const token = new URLSearchParams(location.hash.slice(1)).get('t');
const headers = token ? { Authorization: `Bearer ${token}` } : {};
const session = await fetch('/api/v1/session', { headers });
if (token) {
  history.replaceState(history.state, '', location.pathname + location.search);
}
const answer = session.ok ? await fetch('/api/v1/runs') : session;
page.textContent = JSON.stringify(await answer.json());
