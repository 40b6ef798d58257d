import { expect, test } from 'vitest';
import { inSight, union } from '../../../utils/overlay/geometry.ts';

const viewport = { left: 0, top: 0, width: 1000, height: 700 };
const box = (left: number, top: number, width = 100, height = 40) => ({ left, top, width, height });

test('a control is in sight when its middle is, a large one when it fills half of the window', () => {
  expect(inSight(box(0, -10), viewport)).toBe(true);
  expect(inSight(box(0, -30), viewport)).toBe(false);
  expect(inSight(box(0, -2000, 100, 2500), viewport)).toBe(true);
  expect(inSight(box(0, 0), { ...viewport, height: 0 })).toBe(false);
});

test('the box around two boxes holds both and nothing more', () => {
  expect(union(box(10, 20), box(200, 5, 50, 10))).toEqual(box(10, 5, 240, 55));
});
