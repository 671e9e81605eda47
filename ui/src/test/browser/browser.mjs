// A Chromium that tells of everything which a page should not do.
import {accessSync, constants, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {delimiter, join} from 'node:path';
import {chromium} from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Debian's, from the PATH. */
function program() {
  const places = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'chromium'));
  return places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function launch() {
  return chromium.launch({executablePath: program(), args: QUIET});
}

/** A tab of a person of its own, and what went wrong in it. */
export async function open(browser, {width = 1280, scheme = 'light'} = {}) {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: scheme});
  const page = await context.newPage();
  const problems = [];
  // What is not there is told by the page itself, and by the status of the answer.
  page.on('console', said => {
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${said.text()}`);
    }
  });
  page.on('pageerror', error => problems.push(`error: ${error.message}`));
  page.on('request', asked => {
    if (new URL(asked.url()).hostname !== 'localhost') {
      problems.push(`asked ${asked.url()}`);
    }
  });
  page.on('dialog', dialog => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  return {context, page, problems};
}

/** Waits until a page shows what it has to show. */
export async function shown(page) {
  await page.waitForFunction(
    () => document.querySelector('h1')?.textContent && !document.querySelector('.waiting, .old'),
    null,
    {timeout: 60_000},
  );
}

/** What axe finds, a line each. */
export async function barriers(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return found.violations.map(each => `axe: ${each.id}: ${each.nodes[0].html.slice(0, 200)}`);
}
