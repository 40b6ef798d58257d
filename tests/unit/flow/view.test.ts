import { expect, test } from 'vitest';
import { viewForPage, viewOf } from '../../../utils/flow/view.ts';
import { ABOUT, armed, fakeWorld, VALUES } from './fake-world.ts';

test('what is drawn holds no value; a page does not even get the last two characters', async () => {
  const fake = fakeWorld();
  await armed(fake);
  await fake.runner.keep(ABOUT, VALUES, 60);
  const view = viewOf(await fake.runner.read());
  for (const value of Object.values(VALUES)) expect(JSON.stringify(view)).not.toContain(value);
  expect(view.capture?.tails).toEqual({ accountId: 'pg', clientId: 'Bw' });
  const page = viewForPage(view);
  expect(page.capture?.tails).toEqual({ accountId: '', clientId: '' });
  expect(page.pending?.tails).toEqual({ accountId: '', clientId: '' });
});

test('nothing that is drawn lets a page forge a report: neither nonce nor document', async () => {
  const fake = fakeWorld();
  await armed(fake);
  const { handoff } = viewOf(await fake.runner.read());
  expect(handoff).not.toHaveProperty('nonce');
  expect(handoff).not.toHaveProperty('documentId');
});
