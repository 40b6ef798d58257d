import { expect, it } from 'vitest';
import { HOST_PERMISSIONS } from '../../../utils/hosts.ts';
import { ACCESS } from '../../../utils/panel/access.ts';
import { MESSAGES } from './texts.ts';

it('lists every host that the manifest asks for, and no other, each with a reason in both languages', () => {
  expect(ACCESS.flatMap((row) => row.hosts).sort()).toEqual([...HOST_PERMISSIONS].sort());
  for (const { why } of ACCESS) {
    expect(MESSAGES.en[why]?.message).toBeTruthy();
    expect(MESSAGES.fr[why]?.message).toBeTruthy();
  }
});
