// What an operator asks in the morning, answered from the first page by clicks alone. RUNTRACK_URL is the printed
// address, RUNTRACK_NIGHT the day that is asked about. The test says how many clicks and seconds each answer took.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launch, open, shown} from './browser.mjs';

const url = new URL(process.env.RUNTRACK_URL);
const night = process.env.RUNTRACK_NIGHT ?? '2025-01-25';
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser.close());

/** Asks a question: the answer is found with a page that counts clicks. */
function ask(question, find) {
  test(question, async context => {
    const {page, context: person} = await open(browser);
    await page.goto(url.href);
    await shown(page);
    await page.goto(`${url.origin}/today?night=${night}`);
    await shown(page);
    const start = performance.now();
    let clicks = 0;
    const answer = await find(page, async link => {
      clicks++;
      const before = page.url();
      await link.first().click();
      await page.waitForFunction(was => location.href !== was, before);
      await shown(page);
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    assert.ok(answer?.trim(), 'no answer is on the page');
    assert.ok(clicks <= 2, `${clicks} clicks`);
    context.diagnostic(
      `${clicks} ${clicks === 1 ? 'click' : 'clicks'}, ${seconds} s: ${answer.replace(/\s+/g, ' ').trim().slice(0, 150)}`,
    );
    await person.close();
  });
}

const figure = (page, name) => page.locator('a.figure', {hasText: name});
const line = (page, kind) => page.locator('.attention li', {hasText: kind}).locator('a');

ask('Which files failed, and did a later run mend them?', async (page, click) => {
  await click(figure(page, 'still failed'));
  await click(page.locator('main td a:has(strong)'));
  return page.locator('main table').last().locator('tbody tr').first().innerText();
});

ask('Why did the run fail?', async (page, click) => {
  await click(line(page, 'run'));
  return page.locator('main .group').first().innerText();
});

ask('Is this error new?', async (page, click) => {
  await click(figure(page, 'still failed'));
  return page.locator('main tbody tr').first().innerText();
});

ask('Who got no mail, and why?', async (page, click) => {
  await click(figure(page, 'without mail'));
  return page.locator('main tbody tr').first().innerText();
});

ask('Does the command take longer than it used to?', async (page, click) => {
  await click(page.locator('[role=rowheader] a, .grid tbody th a'));
  return page.locator('main h1').innerText();
});

ask('When was a file processed last, and how did it end?', async (page, click) => {
  await click(line(page, 'run'));
  await click(page.locator('main .group a[href*="/files/history"], main .group a[href*="file="]'));
  return page.locator('main tbody tr, main aside, main [role=row][aria-selected=true]').first().innerText();
});

ask('What runs now, and when will it be done?', async (page, click) => {
  await click(figure(page, 'running'));
  return page.locator('main').innerText();
});
