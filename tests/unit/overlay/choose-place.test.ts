import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choosePlace, GAP } from '../../../utils/overlay/choose-place.ts';
import { grow, inSight, intersect, overlap } from '../../../utils/overlay/geometry.ts';

const viewport = { left: 0, top: 0, width: 1000, height: 700 };
const card = { width: 360, height: 240 };
const box = (left: number, top: number, width = 100, height = 40) => ({ left, top, width, height });

test('an empty page gets the card at the bottom, at the end of the line', () => {
  expect(choosePlace(card, viewport, [])).toEqual({ left: 632, top: 452, blocked: false });
  expect(choosePlace(card, viewport, [], { dir: 'rtl' })).toEqual({ left: 8, top: 452, blocked: false });
});

test('the card stays where it is while it is in nobody’s way, and is kept inside the window', () => {
  expect(choosePlace(card, viewport, [], { prefer: { left: 300, top: 100 } })).toMatchObject({ left: 300, top: 100 });
  expect(choosePlace(card, viewport, [], { prefer: { left: 5000, top: -50 } })).toMatchObject({ left: 632, top: GAP });
});

test('it leaves a place where it covers something', () => {
  const avoid = [{ box: box(700, 500), hard: true }];
  const place = choosePlace(card, viewport, avoid);
  expect(place.blocked).toBe(false);
  expect(overlap({ ...place, ...card }, avoid[0]!.box)).toBe(0);
});

test('it rather covers what is less important', () => {
  const narrow = { left: 0, top: 0, width: 376, height: 520 };
  const avoid = [
    { box: box(50, 420), hard: true },
    { box: box(0, 0, 376, 300), hard: false },
  ];
  expect(choosePlace(card, narrow, avoid)).toMatchObject({ left: 8, top: 172, blocked: false });
});

test('it says so where nothing helps', () => {
  expect(
    choosePlace(card, { left: 0, top: 0, width: 376, height: 256 }, [{ box: box(50, 100), hard: true }]).blocked,
  ).toBe(true);
});

test('a DOMRect serves as the size, though its members are not its own', () => {
  const rect = Object.create({ width: 360, height: 240 });
  expect(choosePlace(rect, viewport, [{ box: box(700, 500), hard: true }])).toMatchObject({ left: 8, top: 452 });
});

test('wherever a free place above, below or beside what must not be covered exists, the card covers none of it', () => {
  const rect = fc.record({
    left: fc.integer({ min: 0, max: 900 }),
    top: fc.integer({ min: 0, max: 660 }),
    width: fc.integer({ min: 10, max: 100 }),
    height: fc.integer({ min: 10, max: 40 }),
  });
  fc.assert(
    fc.property(fc.array(rect, { maxLength: 8 }), (boxes) => {
      const avoid = boxes.map((each) => ({ box: each, hard: true }));
      const place = choosePlace(card, viewport, avoid);
      const own = { ...place, ...card };
      const covered = boxes.some((each) => overlap(own, each) > 0);
      expect(place.blocked).toBe(covered);
      expect(intersect(own, grow(viewport, -GAP))).toMatchObject(card);
    }),
  );
});

test('a control is in sight when its middle is, a large one when it fills half of the window', () => {
  expect(inSight(box(0, -10), viewport)).toBe(true);
  expect(inSight(box(0, -30), viewport)).toBe(false);
  expect(inSight(box(0, -2000, 100, 2500), viewport)).toBe(true);
  expect(inSight(box(0, 0), { ...viewport, height: 0 })).toBe(false);
});
