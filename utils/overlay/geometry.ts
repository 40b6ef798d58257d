/** Rectangles in CSS pixels of the viewport. Pure. */

/** A rectangle; `left` and `top` count from the viewport's corner. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The box grown by `by` pixels on every side. */
export function grow(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** What two boxes share; width and height are 0 where they share nothing. */
export function intersect(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(a.left + a.width, b.left + b.width) - left);
  const height = Math.max(0, Math.min(a.top + a.height, b.top + b.height) - top);
  return { left, top, width, height };
}

/** The smallest box around two. */
export function union(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  const width = Math.max(a.left + a.width, b.left + b.width) - left;
  const height = Math.max(a.top + a.height, b.top + b.height) - top;
  return { left, top, width, height };
}

/** The area that two boxes share, in square pixels. */
export function overlap(a: Box, b: Box): number {
  const { width, height } = intersect(a, b);
  return width * height;
}

/** Whether two boxes are the same to a hundredth of a pixel. */
export function sameBox(a: Box, b: Box): boolean {
  return (
    Math.abs(a.left - b.left) < 0.01 &&
    Math.abs(a.top - b.top) < 0.01 &&
    Math.abs(a.width - b.width) < 0.01 &&
    Math.abs(a.height - b.height) < 0.01
  );
}

/**
 * Whether enough of a box is left inside its clip to point at it: half of it along either axis, or, for what is larger
 * than the clip, half of the clip. So the middle of a small control is in sight whenever this is true.
 */
export function inSight(box: Box, clip: Box): boolean {
  const seen = intersect(box, clip);
  return (
    seen.width > 0 &&
    seen.height > 0 &&
    seen.width >= Math.min(box.width, clip.width) / 2 &&
    seen.height >= Math.min(box.height, clip.height) / 2
  );
}
