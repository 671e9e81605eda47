// Waits beside real runs: says "ready", then "seen" when a run of the command is there, without having loaded anew.
// RUNTRACK_URL is the printed address.
import {launch, open, shown} from './browser.mjs';

const [command] = process.argv.slice(2);
const url = new URL(process.env.RUNTRACK_URL);
const browser = await launch();
const {page, problems} = await open(browser);
await page.goto(url.href);
await shown(page);
await page.goto(`${url.origin}/runs`);
await shown(page);
await page.evaluate(() => {
  window.stillHere = true;
});
console.log('ready');
await page.locator(`td a:text-is("${command}")`).first().waitFor({timeout: 60_000});
if (!(await page.evaluate(() => window.stillHere))) {
  problems.push('the page was loaded anew');
}
console.log(problems.length === 0 ? 'seen' : problems.join('\n'));
await browser.close();
