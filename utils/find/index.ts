import { boxOf } from './box.ts';
import { Changes } from './changes.ts';
import { closest, holds, inOrder, isConnected, matches, parentOf, query, type Root, textOf } from './dom.ts';
import { compact, nameFit, normalise } from './normalise.ts';
import { HEADINGS, inRegion, topDialog } from './regions.ts';
import { roleFit } from './roles.ts';
import { rowAround } from './rows.ts';
import { Scan } from './scan.ts';
import { type Candidate, type Scene, safely } from './scene.ts';
import { candidatesFor, confirms, MARGIN } from './score.ts';
import { isUnder } from './sections.ts';
import { type ScannedControl, Structure } from './structure.ts';
import type { Unit } from './texts.ts';
import type { Alternative, Finder, Found, FoundText, Look, Part, Role, Snapshot, Wanted } from './types.ts';
import { isDrawn, isSetAside, sightOf } from './visible.ts';

export type * from './types.ts';

const NONE: Look = { kind: 'none' };
/** Font size from which a text may be a title, CSS pixels. */
const LARGE = 18;

/**
 * A finder for a document: what a person sees, by role, name, label, row and section, never by class or id. `ours`
 * gives the guide's own host element, which hides nothing and is never looked into. It never throws, whatever the page
 * does.
 */
export function createFinder(page: Document, ours: () => Element | null = () => null): Finder {
  const changes = new Changes();
  let current: PageSnapshot | undefined;
  let structure: Structure | undefined;

  /** Of what was read before, all that has not changed is taken over. */
  function structureNow(): Structure {
    const records = changes.take();
    const before = structure;
    if (!before || !records || !safely(() => before.renew(records), false)) {
      structure = new Structure(page);
      changes.listen(structure.roots);
    }
    return structure!;
  }

  return {
    look() {
      current ??= new PageSnapshot(page, structureNow(), ours());
      return current;
    },
    invalidate() {
      current = undefined;
    },
    ahead(ms) {
      const until = performance.now() + ms;
      const read = structureNow();
      while (safely(() => read.readNext(), false)) {
        if (performance.now() >= until) {
          return false;
        }
      }
      return true;
    },
  };
}

class PageSnapshot implements Snapshot {
  readonly roots: readonly Root[];
  readonly #scene: Scene;

  constructor(page: Document, structure: Structure, ours: Element | null) {
    const scan = new Scan(structure, ours);
    this.roots = structure.roots;
    const dialog = safely(() => topDialog(page, scan), null);
    this.#scene = { scan, dialog };
  }

  get dialog(): Element | null {
    return this.#scene.dialog;
  }

  heading(names?: readonly Alternative[]): string | null {
    const units = this.#scene.scan.structure
      .marked(HEADINGS)
      // A picture may stand for the words.
      .map((element) => ({
        element,
        text: normalise(textOf(element).trim() || (query(element, 'img[alt]')[0] as HTMLImageElement)?.alt || ''),
      }))
      // What it says is cheaper to ask than whether it can be seen.
      .filter(({ text }) => !names || nameFit(names, text) > 0);
    return inOrder(units).find(({ element }) => safely(() => this.#shows(element, undefined), false))?.text ?? null;
  }

  hasLarge(names: readonly Alternative[]): boolean {
    return safely(() => {
      const { scan } = this.#scene;
      const isLarge = ({ element }: Unit) => Number.parseFloat(scan.style(element).fontSize) >= LARGE;
      return scan.unitsNamed(names).some((unit) => isLarge(unit) && this.#shows(unit.element, undefined));
    }, false);
  }

  find(wanted: Wanted): Look {
    return safely(() => {
      let best: Found | undefined;
      for (const candidate of candidatesFor(wanted, this.#scene)) {
        if (best && best.score - candidate.score >= MARGIN) {
          break;
        }
        const found = safely(() => this.#seen(candidate, 5), null);
        if (found && confirms(candidate, wanted)) {
          if (best) {
            return { kind: 'unsure' };
          }
          best = found;
        }
      }
      return best ?? NONE;
    }, NONE);
  }

  all(wanted: Wanted): Found[] {
    return safely(() => {
      const found = candidatesFor(wanted, this.#scene).map((candidate) => this.#seen(candidate, 1));
      return inOrder(found.filter((each) => each !== null));
    }, []);
  }

  text(names: readonly Alternative[], place?: Part): FoundText | null {
    return safely(() => {
      const units = inOrder(this.#scene.scan.unitsNamed(names));
      return units.find((unit) => this.#shows(unit.element, place)) ?? null;
    }, null);
  }

  texts(pattern: RegExp, place?: Part, options?: { compact?: boolean }): FoundText[] {
    return safely(() => {
      const hits: Unit[] = [];
      for (const [text, units] of this.#scene.scan.unitsByText()) {
        pattern.lastIndex = 0;
        if (pattern.test(options?.compact ? compact(text) : text)) {
          hits.push(...units);
        }
      }
      return inOrder(smallest(hits)).filter((unit) => this.#shows(unit.element, place));
    }, []);
  }

  rowOf(element: Element): Element | null {
    return safely(() => rowAround(element), null);
  }

  within(container: Element, roles: readonly Role[]): Found[] {
    return safely(() => {
      const inside = [...this.#scene.scan.structure.controls()].filter(
        ({ element, role }) =>
          role !== 'weak' && roleFit(role, roles) >= 0.95 && holds(container, element) && !isSetAside(element),
      );
      return inOrder(inside.map((control) => this.#seen({ control, score: 1 }, 1)).filter((each) => each !== null));
    }, []);
  }

  #seen({ control, score }: Candidate, points: 1 | 5): Found | null {
    const { element, role } = control;
    if (!isConnected(element)) {
      return null;
    }
    const { scan } = this.#scene;
    const box = boxOf(element, role, scan);
    const sight = sightOf(box, scan, points);
    if (sight === 'no') {
      return null;
    }
    return {
      kind: 'found',
      element: element as HTMLElement,
      box,
      score,
      enabled: isEnabled(control),
      away: sight === 'away',
    };
  }

  #shows(element: Element, place: Part | undefined): boolean {
    const { scan, dialog } = this.#scene;
    if (!isDrawn(element) || isSetAside(element) || !inRegion(element, place?.region, dialog, scan)) {
      return false;
    }
    const notSection = place?.notSection;
    if (notSection && isUnder(notSection, element, [], scan)) {
      return false;
    }
    return sightOf(element, scan, 1) !== 'no';
  }
}

function isEnabled({ element }: ScannedControl): boolean {
  return !matches(element, ':disabled') && closest(element, '[aria-disabled="true"]') === null;
}

/** Of a text and the joined text around it, the inner one. */
function smallest(units: readonly Unit[]): Unit[] {
  const around = new Set<Element>();
  for (const { element } of units) {
    for (let outer = parentOf(element), level = 0; outer && level < 4; outer = parentOf(outer), level++) {
      around.add(outer);
    }
  }
  return units.filter(({ element }) => !around.has(element));
}
