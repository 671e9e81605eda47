// Every screen, as somebody sees it who opened the printed address. RUNTRACK_URL is that address.
import assert from 'node:assert/strict';
import {connect, createServer} from 'node:net';
import {after, before, test} from 'node:test';
import {barriers, launch, open, shown} from './browser.mjs';

const url = new URL(process.env.RUNTRACK_URL);
const RANGE = process.env.RUNTRACK_RANGE ?? 'from=2025-01-01&to=2025-12-31';
let browser;
let screens;

async function answer(page, path) {
  return page.evaluate(async asked => (await fetch('/api/v1' + asked)).json(), path);
}

/** The addresses of all screens, of what is stored. */
async function allScreens(page) {
  const {runs} = await answer(page, `/runs?${RANGE}`);
  const failed = runs.find(run => run.failed_count > 0);
  const {files} = await answer(page, `/runs/${failed.run_id}/files?status=failed`);
  const {errors} = await answer(page, `/errors?${RANGE}`);
  const path = encodeURIComponent(files[0].file_path);
  const command = encodeURIComponent(failed.command);
  const run = `/runs/${failed.run_id}`;
  return [
    `/today?night=${process.env.RUNTRACK_NIGHT ?? '2025-01-25'}`,
    `/runs?${RANGE}`,
    `/runs?${RANGE}&q=nothing+has+this`,
    `${run}?tab=errors`,
    `${run}?tab=files&file=${path}`,
    `${run}?tab=emails`,
    `${run}?tab=time`,
    `${run}/compare`,
    '/files',
    '/files?q=.',
    `/files/history?path=${path}`,
    `/emails?${RANGE}`,
    `/errors?${RANGE}`,
    `/errors/${errors[0].fingerprint}?${RANGE}`,
    `/commands/${command}?days=400`,
    '/live',
    '/health',
  ];
}

before(async () => {
  browser = await launch();
  const {page, context} = await open(browser);
  await page.goto(url.href);
  await shown(page);
  screens = await allScreens(page);
  await context.close();
});

after(() => browser.close());

async function seenBy(person) {
  const {page, context, problems} = await open(browser, person);
  await page.goto(url.href);
  await shown(page);
  assert.equal(await page.evaluate(() => location.hash), '', 'the token stays in the address bar');
  const found = [];
  for (const screen of screens) {
    await page.goto(url.origin + screen);
    await shown(page);
    const title = await page.title();
    const width = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const strange = await page.evaluate(
      () => document.querySelectorAll('img, iframe, main script, main [style*="url"]').length,
    );
    found.push(
      ...[
        ...problems.splice(0),
        ...(title.endsWith('· runtrack') ? [] : [`title: ${title}`]),
        ...(width > 0 ? [`wider than the window by ${width}`] : []),
        ...(strange > 0 ? ['text became markup'] : []),
        ...(await barriers(page)),
      ].map(each => `${screen}: ${each}`),
    );
  }
  assert.deepEqual(found, []);
  await context.close();
}

test('every screen by day', () => seenBy({scheme: 'light'}));

test('every screen by night', () => seenBy({scheme: 'dark'}));

test('every screen on a telephone', () => seenBy({width: 390}));

test('shows whoever has no token how to get one, and nothing else', async () => {
  const {page, context} = await open(browser);
  await page.goto(`${url.origin}/runs`);
  await page.waitForSelector('h1');
  assert.equal(await page.textContent('h1'), 'This page needs its token');
  await page.goto(`${url.origin}/runs#t=wrong`);
  await page.reload();
  await page.waitForSelector('h1');
  assert.equal(await page.textContent('h1'), 'This token is not the right one');
  await context.close();
});

test('goes to what failed and back to where it was', async () => {
  const {page, context} = await open(browser);
  await page.goto(url.href);
  await page.goto(`${url.origin}/today?night=2025-01-25&zone=UTC`);
  await shown(page);
  await page.setViewportSize({width: 1280, height: 300});
  await page.evaluate(() => scrollTo(0, 260));
  await page.waitForTimeout(300);
  const link = page.locator('.attention a').first();
  const there = new URL(await link.getAttribute('href'), url.origin);
  assert.equal(there.searchParams.get('zone'), 'UTC', 'the zone is in every link');
  await page.evaluate(() => document.querySelector('.attention a').click());
  await page.waitForURL(there.href);
  await shown(page);
  await page.goBack();
  await page.waitForURL('**/today?**');
  await shown(page);
  await page.waitForFunction(() => Math.abs(scrollY - 260) < 3);
  await context.close();
});

test('is used without a mouse', async () => {
  const {page, context} = await open(browser);
  await page.goto(url.href);
  await page.goto(`${url.origin}/runs?${RANGE}`);
  await shown(page);
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement.dataset.row);
  await page.keyboard.press('f');
  await page.waitForURL('**problems=true**');
  await shown(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/runs/*');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog[open]', {state: 'detached'});
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
  await page.keyboard.type(first);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/runs/${first}`);
  await context.close();
});

test('moves through the days with the arrow keys, one stop of the tabulator', async () => {
  const {page, context} = await open(browser);
  await page.goto(url.href);
  await page.goto(`${url.origin}/today?night=2025-01-25`);
  await shown(page);
  assert.equal(await page.locator('[role=grid] [tabindex="0"]').count(), 1);
  await page.locator('[role=grid] [tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  const cell = await page.evaluate(() => document.activeElement.dataset.cell);
  assert.equal(cell, '0 19');
  await context.close();
});

test('works through a tunnel whose port is another one', async () => {
  const tunnel = createServer(here => {
    const there = connect(Number(url.port), 'localhost');
    here.on('error', () => there.destroy());
    there.on('error', () => here.destroy());
    here.pipe(there).pipe(here);
  });
  await new Promise(listening => tunnel.listen(0, '127.0.0.1', listening));
  const {page, context, problems} = await open(browser);
  const origin = `http://localhost:${tunnel.address().port}`;
  await page.goto(`${origin}/runs?${RANGE}${url.hash}`);
  await shown(page);
  assert.equal(await page.textContent('h1'), 'Runs');
  await page.locator('main tbody td a').first().click();
  await page.waitForURL(`${origin}/**`);
  await shown(page);
  await page.reload();
  await shown(page);
  assert.deepEqual(problems, []);
  await context.close();
  tunnel.close();
});

test('prints on paper what is on the screen, without what is for clicking', async () => {
  const {page, context} = await open(browser, {width: 700, scheme: 'dark'}); // A4 less its margins
  await page.goto(url.href);
  await shown(page);
  for (const screen of screens.filter(each => /^.today|tab=errors|compare/.test(each))) {
    await page.goto(url.origin + screen);
    await shown(page);
    await page.emulateMedia({media: 'print'});
    const paper = await page.evaluate(() => ({
      tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      forClicking: [...document.querySelectorAll('button, select, nav, input')].filter(each => each.checkVisibility())
        .length,
      ink: getComputedStyle(document.body).backgroundColor,
    }));
    assert.deepEqual(paper, {tooWide: 0, forClicking: 0, ink: 'rgb(255, 255, 255)'}, screen);
    await page.emulateMedia({media: null});
  }
  await context.close();
});
