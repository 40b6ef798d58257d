import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOf, type Runner, startRunner } from './runner.ts';

// What is pressed has the name that the library as published gives it, although the build leaves out much of it.

let runner: Runner;
beforeAll(async () => {
  runner = await startRunner();
});
afterAll(() => runner?.close());

const PRESSED = `
  <button data-asked>Save</button>
  <button data-asked aria-label="Save the role"><span>Save</span></button>
  <button data-asked aria-labelledby="one two"><svg><title>Disk</title></svg></button>
  <i id="one">Save</i> <i id="two" hidden>all <b>changes</b></i>
  <button data-asked><svg><title>Copy</title><rect /></svg></button>
  <button data-asked><img alt="Show" src="data:,"> <span aria-hidden="true">x</span></button>
  <button data-asked title="Hide"><svg></svg></button>
  <button data-asked><span style="display:none">no</span><span>Add</span><span>Scopes</span></button>
  <button data-asked><div>Add</div><div>Scopes</div></button>
  <label>Whole role <button data-asked>?</button></label>
  <a data-asked href="#"><span aria-label="Data connectors">DC</span></a>
  <a data-asked href="#" role="button">Activate <em>your</em> app</a>
  <div data-asked role="tab" tabindex="0"><p>My activated connectors</p></div>
  <div data-asked role="menuitem">Build <slot>app</slot></div>
  <div data-asked role="option"><b>Zoom</b><small>Preview</small></div>
  <div data-asked role="treeitem">Features <ul role="group"><li>inner</li></ul></div>
  <div data-asked onclick="">Develop</div>
  <summary data-asked>Event Subscription</summary>`;

async function namesBy(library: 'used' | 'published'): Promise<string[]> {
  const page = await runner.open(await bundleOf('./generator/names-page.ts', library));
  return page.evaluate((body) => {
    document.body.innerHTML = body;
    // The finder normalises what it is given.
    return (globalThis as unknown as { names(): string[] }).names().map((name) => name.trim().replace(/\s+/g, ' '));
  }, PRESSED);
}

test('what is pressed has the same name by the library as it is used and as it is published', async () => {
  const published = await namesBy('published');
  expect(published.slice(0, 4)).toEqual(['Save', 'Save the role', 'Save all changes', 'Copy']);
  expect(await namesBy('used')).toEqual(published);
});
