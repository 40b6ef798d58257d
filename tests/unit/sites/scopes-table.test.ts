// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import { readPage } from '../../../utils/sites/index.ts';

const SCOPES = new URL('https://marketplace.zoom.us/develop/apps/Qd4Zk2b1R0mP7xWv9aLs3T/scope');
const read = () => readPage('marketplace', SCOPES, createFinder(document).look(), new Map()).facts;
const table = '<main><h2>Add Scopes</h2><table><tr><td>account:read:settings:admin</td></tr></table></main>';

beforeEach(() => document.body.replaceChildren());

test('the table of scopes is read', () => {
  document.body.innerHTML = table;
  expect(read()).toMatchObject({ page: 'scopes', scopes: { table: ['account:read:settings:admin'] } });
});

test('a dialog that nobody knows says nothing of scopes: what it offers is not granted', () => {
  document.body.innerHTML = `${table}<div role="dialog" aria-modal="true"><h2>Nobody knows this title</h2>
    <label><input type="checkbox">View users <span>user:read:list_users:admin</span></label></div>`;
  expect(read().scopes).toBeUndefined();
});

test('a table that she filters says nothing of scopes: the hidden rows are still granted', () => {
  document.body.innerHTML = table.replace('<table>', '<input placeholder="Search name, ID, type"><table>');
  expect(read().scopes?.table).toEqual(['account:read:settings:admin']);
  document.querySelector('input')!.value = 'account';
  expect(read().scopes).toBeUndefined();
});
