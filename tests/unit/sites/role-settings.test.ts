// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { createFinder } from '../../../utils/find/index.ts';
import { readPage } from '../../../utils/sites/index.ts';
import { clicked, type Memory } from '../../../utils/sites/types.ts';

const ROLE = new URL('https://zoom.us/role#/detail/1/settings');
let memory: Memory;
const role = () => readPage('role', ROLE, createFinder(document).look(), memory).facts.role;

interface Box {
  readonly ticked?: boolean;
  readonly shut?: boolean;
}
const box = ({ ticked, shut }: Box) =>
  `<td><input type="checkbox"${ticked ? ' checked' : ''}${shut ? ' disabled' : ''}></td>`;
const row = (name: string, view: Box, edit: Box) => `<tr><td>${name}</td>${box(view)}${box(edit)}</tr>`;

function show(view: Box, edit: Box, save: 'open' | 'shut' | 'none', developers: Box = {}): void {
  const button = save === 'none' ? '' : `<button${save === 'shut' ? ' disabled' : ''}>Save</button>`;
  document.body.innerHTML = `<main><h1>Role Settings</h1><table><tr><th>Permission</th><th>View</th><th>Edit</th></tr>
    ${row('Zoom for developers', developers, developers)}${row('Server-to-Server OAuth app', view, edit)}</table>${button}</main>`;
}

const OPEN: Box = {};
const TICKED: Box = { ticked: true };
const SHUT: Box = { shut: true };

beforeEach(() => {
  memory = new Map();
});

test('ticked boxes are saved where there is nothing to save, or she has pressed Save, not before', () => {
  show(TICKED, TICKED, 'shut');
  expect(role()?.saved).toBe(true);
  show(TICKED, TICKED, 'open');
  expect(role()?.saved).toBe(false);
  memory.set(clicked('role.save'), true);
  expect(role()?.saved).toBe(true);
});

test('boxes that were seen open are not saved by themselves', () => {
  show(OPEN, OPEN, 'none');
  expect(role()).toMatchObject({ viewTicked: false, editTicked: false, saved: false });
  show(TICKED, TICKED, 'none');
  expect(role()?.saved).toBe(false);
});

test('a row that cannot be ticked, also Edit alone, and a page that is only for reading', () => {
  show(SHUT, SHUT, 'none');
  expect(role()).toMatchObject({ greyed: true, readOnly: false });
  show(TICKED, SHUT, 'none');
  expect(role()?.greyed).toBe(true);
  // Edit may wait for View.
  show(OPEN, SHUT, 'none');
  expect(role()?.greyed).toBe(false);
  show(SHUT, SHUT, 'none', SHUT);
  expect(role()).toMatchObject({ greyed: true, readOnly: true });
});
