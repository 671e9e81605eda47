import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as scale from '../../main/frontend/scale.js';
import {time} from '../../main/frontend/text.js';

test('cuts a day at full hours of its zone', () => {
  const from = Date.parse('2026-11-29T18:30:00Z');
  const ticks = scale.timeTicks(from, from + 86400000, 8, at => time(at, 'Asia/Kolkata'));
  assert.deepEqual(
    ticks.slice(0, 2).map(at => time(at, 'Asia/Kolkata')),
    ['2026-11-30 00:00:00', '2026-11-30 03:00:00'],
  );
});

test('puts spans that overlap into lanes of their own', () => {
  const spans = [
    {from: 0, to: 10},
    {from: 5, to: 8},
    {from: 8, to: 12},
    {from: 10, to: 11},
  ];
  const {lanes, of} = scale.packed(spans);
  assert.equal(lanes, 2);
  assert.deepEqual(
    spans.map(span => of.get(span)),
    [0, 1, 1, 0],
  );
});

test('reaches every row of a table higher than an element may be', () => {
  const total = 1_000_000;
  const {height} = scale.visibleRows(total, 32, 0, 600);
  assert.ok(height < 10_000_000);
  assert.equal(scale.visibleRows(total, 32, height - 600, 600).last, total);
  const scrolled = scale.scrollTo(500_000, total, 32, 600);
  const {first, last, shift} = scale.visibleRows(total, 32, scrolled, 600);
  assert.ok(first <= 500_000 && 500_000 < last);
  assert.ok(Math.abs(500_000 * 32 - shift - scrolled) < 32);
  assert.ok(last - first < 40);
});

test('scrolls a short table as it is', () => {
  assert.deepEqual(scale.visibleRows(10, 32, 0, 600), {height: 320, first: 0, last: 10, shift: 0});
});

test('marks round numbers and durations', () => {
  assert.deepEqual(scale.ticks(7, 4), [0, 2, 4, 6]);
  assert.deepEqual(scale.durationTicks(340_000, 4), [0, 120_000, 240_000]);
});
