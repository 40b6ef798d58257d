import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { HOST_PERMISSIONS } from '../../utils/hosts.ts';
import { built, filesOf, type Target } from './built.ts';

/** Texts that stand in only one part of the program, and which part. */
const MARKS = { vault: 'not-asked', flow: 'promote-pending', tokenRequest: 'oauth/token', storage: 'storage.session' };

/**
 * Addresses that stand in the program: where it goes, links that a person may press, and names of XML that nobody
 * fetches.
 */
const ADDRESSES = [
  /^https:\/\/(marketplace\.zoom\.us|zoom\.us|api\.zoom\.us|purview\.microsoft\.com|compliance\.microsoft\.com)(\/|$)/,
  /^https:\/\/(learn\.microsoft\.com|developers\.zoom\.us)\//,
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|2000\/svg)$/,
];

describe.each<Target>(['chrome', 'firefox'])('the production build for %s', (target) => {
  let files: Map<string, string>;
  let scripts: [string, string][];
  const text = (name: string) => files.get(name)!;

  beforeAll(() => {
    files = filesOf(built(target));
    scripts = [...files].filter(([name]) => name.endsWith('.js'));
  }, 120_000);

  test('what comes into web pages is two scripts, and none of the vault, the flow or the token request is in them', () => {
    const manifest = JSON.parse(text('manifest.json'));
    expect(manifest.content_scripts.flatMap(({ js }: { js: string[] }) => js)).toEqual(['loader.js']);
    for (const name of ['loader.js', 'guide.js']) {
      expect(text(name), name).not.toMatch(/\bimport\b\s*[({"'`]|importScripts/);
      for (const [part, mark] of Object.entries(MARKS))
        expect(text(name).includes(mark), `${part} in ${name}`).toBe(false);
    }
    for (const [part, mark] of Object.entries(MARKS)) {
      // The mark is one: where that part must be, it is found.
      expect(text('background.js').includes(mark), part).toBe(true);
    }
  });

  test('the loader, which comes into every page of our sites, is at most 2 kB when packed', () => {
    expect(gzipSync(text('loader.js'), { level: 9 }).length).toBeLessThanOrEqual(2048);
  });

  test('the panel and the popup have no vault either, and nobody but the background opens the storage it lies in', () => {
    const storage = /storage\??\.(session|local)\b/;
    for (const [name, script] of scripts) {
      const isBackground = name === 'background.js';
      expect([name, script.includes(MARKS.vault), storage.test(script)]).toEqual([name, isBackground, isBackground]);
    }
  });

  test('nothing makes code from text', () => {
    for (const [name, script] of scripts) {
      expect(
        /[^\w.]eval\(|new Function|\bFunction\(["'`]|setTimeout\(["'`]|importScripts/.exec(script)?.[0],
        name,
      ).toBeUndefined();
    }
    for (const [name, page] of files) {
      if (name.endsWith('.html'))
        expect(/<script(?![^>]*\ssrc="\/)[^>]*>|\son\w+="|https?:/.exec(page)?.[0], name).toBeUndefined();
    }
  });

  test('no HTML is made from text in web pages; in our own pages only Preact could, and Trusted Types stop it', () => {
    const html = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe/g;
    expect(text('guide.js').match(html)).toBeNull();
    expect(text('background.js').match(html)).toBeNull();
    const rest = scripts.flatMap(([, script]) => script.match(html) ?? []);
    expect(rest.filter((found) => found !== 'innerHTML')).toEqual([]);
    expect(scripts.filter(([, script]) => html.test(script)).length).toBeLessThanOrEqual(1);
    expect(text('manifest.json')).toContain("require-trusted-types-for 'script'");
  });

  test('no other address stands in it', () => {
    for (const [name, script] of scripts) {
      for (const [address] of script.matchAll(/https?:\/\/[\w.-]+[\w./-]*/g)) {
        expect(
          ADDRESSES.some((known) => known.test(address)),
          `${name}: ${address}`,
        ).toBe(true);
      }
    }
  });

  test('no test switch, no source map, no inspector of shadow roots', () => {
    for (const [name, script] of scripts) {
      expect(
        /sourceMappingURL|mode: ?["'`]open["'`]|__test|localhost|127\.0\.0\.1/.exec(script)?.[0],
        name,
      ).toBeUndefined();
    }
    expect([...files.keys()].filter((name) => name.endsWith('.map'))).toEqual([]);
  });

  test('the manifest is the one that was agreed', () => {
    const { version: _version, ...manifest } = JSON.parse(text('manifest.json'));
    const agreed = JSON.parse(readFileSync(new URL(`./manifest.${target}.json`, import.meta.url), 'utf8'));
    expect(manifest).toEqual(agreed);
  });

  test('the manifest asks for the least', () => {
    const manifest = JSON.parse(text('manifest.json'));
    expect(manifest.permissions).toEqual([
      'storage',
      'alarms',
      'scripting',
      ...(target === 'chrome' ? ['sidePanel'] : []),
    ]);
    expect(manifest.host_permissions).toEqual(HOST_PERMISSIONS);
    for (const key of [
      'web_accessible_resources',
      'externally_connectable',
      'optional_permissions',
      'key',
      'update_url',
    ]) {
      expect(manifest, key).not.toHaveProperty(key);
    }
    for (const script of manifest.content_scripts) {
      for (const key of ['world', 'all_frames', 'match_about_blank', 'match_origin_as_fallback', 'css']) {
        expect(script, key).not.toHaveProperty(key);
      }
    }
    expect(manifest.incognito).toBe('not_allowed');
  });
});
