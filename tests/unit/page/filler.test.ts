import { expect, test } from 'vitest';
import { createFiller } from '../../../utils/page/filler.ts';
import type { Facts } from '../../../utils/sites/types.ts';
import { HALF_WAY, view } from '../components/fixtures.ts';

const LISTED = { page: 'cm-listed' } as Facts;
const VALIDATED = { page: 'cm-authentication', purview: { validated: true } } as unknown as Facts;
const handoff = (armedAt: number | null) => ({ ...HALF_WAY.handoff, status: 'filled' as const, armedAt });
const filler = () => createFiller(() => expect.fail('nothing is to be filled'));

test('a page knows that Microsoft validated before the background has written it down', () => {
  const page = filler();
  const before = view({ ...HALF_WAY, handoff: handoff(1) });
  expect(page.viewHere(before, LISTED).purview.validatedAt).toBeNull();
  page.viewHere(before, VALIDATED);
  expect(page.viewHere(before, LISTED).purview.validatedAt).not.toBeNull();
});

test('a validation that a page has seen says nothing of another hand-off, nor of a set-up that was begun after it', () => {
  const page = filler();
  page.viewHere(view({ ...HALF_WAY, handoff: handoff(1) }), VALIDATED);
  expect(page.viewHere(view({ ...HALF_WAY, handoff: handoff(2) }), LISTED).purview.validatedAt).toBeNull();

  const copied = view({ ...HALF_WAY, handoff: handoff(null) });
  page.viewHere(copied, VALIDATED);
  page.viewHere({ ...copied, purview: { validatedAt: 5, listedAt: null } }, LISTED);
  expect(page.viewHere(copied, LISTED).purview.validatedAt).toBeNull();
});
