// Addresses of pages and of the API. Pure functions: what is looked at is in the address, and nowhere else.

/** @typedef {Record<string, string | number | boolean | null | undefined | string[]>} Query */

/**
 * A path with its parameters; empty ones are left out.
 *
 * @param {string} path
 * @param {Query} [query]
 */
export function address(path, query = {}) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '' && each !== false) {
        params.append(name, String(each));
      }
    }
  }
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text === '' ? path : `${path}?${text}`;
}

/**
 * The same place with some parameters set otherwise; null takes one away. A changed filter begins at the first page.
 *
 * @param {{path: string, params: URLSearchParams}} place
 * @param {Query} changes
 */
export function changed(place, changes) {
  /** @type {Record<string, string[]>} */
  const query = {};
  for (const name of new Set(place.params.keys())) {
    if (name !== 'cursor' && name !== 'row') {
      query[name] = place.params.getAll(name);
    }
  }
  return address(place.path, {...query, ...changes});
}

/**
 * Those parameters of a place that a question of the API has.
 *
 * @param {URLSearchParams} params
 * @param {string[]} names
 */
export function asked(params, names) {
  /** @type {Record<string, string[]>} */
  const query = {};
  for (const name of [...names, 'zone']) {
    query[name] = params.getAll(name);
  }
  return query;
}

/** @param {string} id */
export function runPath(id) {
  return '/runs/' + encodeURIComponent(id);
}

/** @param {{command: string | null, subcommand?: string | null}} of */
export function commandPath(of) {
  const first = '/commands/' + encodeURIComponent(of.command ?? '');
  return of.subcommand ? first + '/' + encodeURIComponent(of.subcommand) : first;
}

/**
 * The value of a list parameter with one value put in or taken out: `failed,stale`.
 *
 * @param {string | null} list
 * @param {string} value
 */
export function toggled(list, value) {
  const values = (list ?? '').split(',').filter(Boolean);
  return (values.includes(value) ? values.filter(each => each !== value) : [...values, value]).join(',');
}

/**
 * What the find box means by a text: the address where it is looked for.
 *
 * @param {string} text
 */
export function found(text) {
  const wanted = text.trim();
  if (/^[^\s/@]+@[^\s/@]+$/.test(wanted)) {
    return address('/emails', {recipient: wanted});
  }
  return address('/files', {q: wanted});
}

/**
 * Whether a text may be the beginning of a run's id, which is whatever its run was told to be.
 *
 * @param {string} text
 */
export function mayBeRun(text) {
  return /^[^\s/\\@]{4,}$/.test(text.trim());
}
