import assert from 'node:assert/strict';
import {test} from 'node:test';
import * as places from '../../main/frontend/places.js';

const place = {path: '/runs', params: new URLSearchParams('status=failed&label=a%3D1&label=b%3D2&cursor=100')};

test('leaves out what is empty, escapes the rest', () => {
  assert.equal(
    places.address('/runs', {q: '', status: 'failed,stale', label: ['a=1', 'b=&c']}),
    '/runs?status=failed,stale&label=a%3D1&label=b%3D%26c',
  );
  assert.equal(places.runPath('a/b ?'), '/runs/a%2Fb%20%3F');
  assert.equal(places.commandPath({command: 'a/b', subcommand: 'ü'}), '/commands/a%2Fb/%C3%BC');
});

test('begins at the first page when a filter changes', () => {
  assert.equal(places.changed(place, {status: null, sort: '-took'}), '/runs?label=a%3D1&label=b%3D2&sort=-took');
});

test('puts a value into a list or takes it out', () => {
  assert.equal(places.toggled('failed,stale', 'failed'), 'stale');
  assert.equal(places.toggled(null, 'failed'), 'failed');
  assert.equal(places.toggled('failed', 'failed'), '');
});

test('looks for addresses among recipients, for all else among files', () => {
  assert.equal(places.found(' a@b.example '), '/emails?recipient=a%40b.example');
  assert.equal(places.found('/in/a b.wav'), '/files?q=/in/a+b.wav');
  assert.equal(places.mayBeRun('6aa59638'), true);
  assert.equal(places.mayBeRun('in/call-1234.wav'), false);
});
