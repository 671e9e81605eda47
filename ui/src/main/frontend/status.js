// What is told of states. Glyph, word and colour together: none of them alone.

/** @type {Record<string, [string, string]>} */
const KNOWN = {
  success: ['✓', 'success'],
  partial_success: ['!', 'partial success'],
  failed: ['✕', 'failed'],
  aborted: ['■', 'aborted'],
  stale: ['?', 'no sign of life'],
  running: ['▶', 'running'],
  skipped: ['–', 'skipped'],
  sent: ['✓', 'sent'],
};

/** @param {string | null | undefined} status */
export function glyph(status) {
  return KNOWN[status ?? '']?.[0] ?? '·';
}

/** @param {string | null | undefined} status */
export function word(status) {
  return KNOWN[status ?? '']?.[1] ?? (status ? status : 'unknown');
}

/** The class that colours it: never a text from outside. @param {string | null | undefined} status */
export function colour(status) {
  return 's-' + (status && status in KNOWN ? status : 'none');
}

/** Whether somebody should look at it. @param {string | null | undefined} status */
export function isProblem(status) {
  return status === 'failed' || status === 'aborted' || status === 'stale' || status === 'partial_success';
}

/** In the order in which they are shown. */
export const RUN_STATES = ['running', 'stale', 'failed', 'aborted', 'partial_success', 'success'];
