import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as text from '../../main/frontend/text.js';

test('shows what would move, hide or reorder text', () => {
  assert.equal(text.visible('a\u202etxt.exe\u0007\n\u200b\ud800'), 'a\\u202etxt.exe\\u0007\\n\\u200b\\ud800');
  assert.equal(text.visible('Zoë – 電話 🎧 <b>&amp;'), 'Zoë – 電話 🎧 <b>&amp;');
  assert.equal(text.visible('\u{e0001}'), '\\udb40\\udc01');
  assert.equal(text.visible(null), '');
});

test('keeps the lines of a stack trace, harmless each', () => {
  assert.deepEqual(text.lines('E: a\u001b[31m\r\n\tat b'), ['E: a\\u001b[31m', '    at b']);
});

test('writes durations as the command line does', () => {
  assert.deepEqual([0, 850, 4299, 65000, 7500000, 262800000, null].map(text.duration), [
    '0ms',
    '850ms',
    '4.2s',
    '1m 05s',
    '2h 05m',
    '3d 01h',
    '–',
  ]);
});

test('writes numbers so that no language takes them for fractions', () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(text.number), ['0', '999', '1\u202f000', '1\u202f234\u202f567']);
});

test('calls nothing all, or none, that is not', () => {
  assert.equal(text.percent(999_999, 1_000_000), '99.9 %');
  assert.equal(text.percent(1, 1_000_000), '0.1 %');
  assert.equal(text.percent(5, 5), '100 %');
  assert.equal(text.percent(0, 0), '–');
});

test('writes times in the zone, also in the hour that comes twice', () => {
  assert.equal(text.time('2026-10-25T00:30:00Z', 'Europe/Berlin'), '2026-10-25 02:30:00');
  assert.equal(text.time('2026-10-25T01:30:00Z', 'Europe/Berlin'), '2026-10-25 02:30:00');
  assert.equal(text.time('2026-01-01T00:00:00Z', 'UTC'), '2026-01-01 00:00:00');
  assert.equal(text.time('nonsense', 'UTC'), '–');
});

test('counts days over months and leap days', () => {
  assert.equal(text.plusDays('2028-02-28', 1), '2028-02-29');
  assert.equal(text.plusDays('2026-01-01', -1), '2025-12-31');
});

test('tells how many times the usual', () => {
  assert.equal(text.times(2600, {median_ms: 1000}), '×2.6');
  assert.equal(text.times(25000, {median_ms: 1000}), '×25');
  assert.equal(text.times(5, null), null);
});

test('splits a path before its name', () => {
  assert.deepEqual(text.pathParts('/a/b/c.wav'), ['/a/b/', 'c.wav']);
  assert.deepEqual(text.pathParts('C:\\a\\c.wav'), ['C:\\a\\', 'c.wav']);
  assert.deepEqual(text.pathParts('c.wav'), ['', 'c.wav']);
});
