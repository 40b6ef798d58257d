import { expect, test } from 'vitest';
import { HOST_PERMISSIONS } from '../../../utils/hosts.ts';
import HOSTS from '../../e2e/attacks/hosts.json' with { type: 'json' };
import { strangersAmong } from '../../e2e/support/portals.ts';

test('a host that is on no list is a stranger, a look-alike of a listed one too', () => {
  expect(strangersAmong(HOSTS.product)).toEqual([]);
  const strangers = ['evil.example', 'zoom.us.evil.example', 'xzoom.us', 'notgoogleapis.com', ''];
  expect(strangersAmong([...HOSTS.product, ...strangers])).toEqual(strangers);
});

test('the product’s hosts on the list are those that it has a permission for', () => {
  const hosts = HOST_PERMISSIONS.map((match) => match.split('/')[2]!).filter((host) => !host.startsWith('*'));
  expect([...HOSTS.product].sort()).toEqual(hosts.sort());
});
