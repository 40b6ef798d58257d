import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteOfOrigin } from '../../../utils/hosts.ts';
import { exactOrigin, originOfUrl, type Sender, senderOf } from '../../../utils/messages/sender.ts';

const OWN = { id: 'ours', origin: 'chrome-extension://ours' };
const page = (more: Sender = {}): Sender => ({
  id: 'ours',
  origin: 'https://purview.microsoft.com',
  url: 'https://purview.microsoft.com/compliancemanager',
  frameId: 0,
  documentId: 'd1',
  documentLifecycle: 'active',
  tab: { id: 7 },
  ...more,
});
const panel = (more: Sender = {}): Sender => ({
  id: 'ours',
  origin: OWN.origin,
  url: `${OWN.origin}/sidepanel.html`,
  ...more,
});

describe('who is taken for the panel', () => {
  test.each<[string, Sender | undefined, 'panel' | null]>([
    ['no sender at all', undefined, null],
    ['a sender without origin and address', { id: 'ours' }, null],
    ['an https origin', panel({ origin: 'https://ours' }), null],
    ['a look-alike of our origin', panel({ origin: 'chrome-extension://ours.evil.com' }), null],
    ['a file', panel({ origin: 'file://', url: 'file:///panel.html' }), null],
    ['a data address', panel({ origin: undefined, url: 'data:text/html,ours' }), null],
    ['an opaque origin', panel({ origin: 'null' }), null],
    ['another extension', panel({ id: 'theirs' }), null],
    ['a frame inside of something', panel({ frameId: 5 }), null],
    ['a page of ours in a tab', panel({ frameId: 0, tab: { id: 3 } }), 'panel'],
    ['the panel, which has no frame', panel(), 'panel'],
    ['the panel in a browser that gives no origin', panel({ origin: undefined }), 'panel'],
  ])('%s', (_name, sender, who) => {
    expect(senderOf(sender, OWN)).toBe(who);
  });

  test.each([null, ''])('nobody is known while our own origin is not (%j)', (origin) => {
    expect(senderOf(panel({ origin: origin ?? undefined }), { id: 'ours', origin })).toBeNull();
    expect(senderOf(page(), { id: 'ours', origin })).toBeNull();
    expect(senderOf(panel({ id: '' }), { id: '', origin: OWN.origin })).toBeNull();
  });

  test('an address of an extension has an origin in every browser', () => {
    expect(originOfUrl('moz-extension://0f9a/sidepanel.html')).toBe('moz-extension://0f9a');
    expect(originOfUrl('chrome-extension://ours/popup.html')).toBe('chrome-extension://ours');
    expect(originOfUrl('https://user:word@zoom.us:443/x')).toBe('https://zoom.us');
    for (const none of ['', 'nonsense', 'about:blank', 'data:text/html,x', 'file:///etc/x'])
      expect(originOfUrl(none)).toBeNull();
    expect(originOfUrl('blob:https://purview.microsoft.com/1')).not.toBe('https://purview.microsoft.com');
  });
});

describe('which page is taken for one of ours', () => {
  test.each<[string, Sender, ReturnType<typeof senderOf>]>([
    ['the top frame of the form', page(), 'purview'],
    ['the Marketplace', page({ origin: 'https://marketplace.zoom.us' }), 'marketplace'],
    ['a regional portal', page({ origin: 'https://us02web.zoom.us' }), 'role'],
    ['a frame', page({ frameId: 5 }), null],
    ['no word on the frame', page({ frameId: undefined }), null],
    ['no tab', page({ tab: undefined }), null],
    ['a tab without a number', page({ tab: {} }), null],
    ['a prerendered page', page({ documentLifecycle: 'prerender' }), null],
    ['a page in the back-forward cache', page({ documentLifecycle: 'cached' }), null],
    ['a browser that says nothing of the lifecycle', page({ documentLifecycle: undefined }), 'purview'],
    ['another extension', page({ id: 'theirs' }), null],
    ['an opaque origin under the right address', page({ origin: 'null' }), null],
    ['the right address under another origin', page({ origin: 'https://evil.test' }), null],
  ])('%s', (_name, sender, who) => {
    expect(senderOf(sender, OWN)).toBe(who);
  });

  test.each([
    'https://marketplace.zoom.us.evil.test',
    'https://xmarketplace.zoom.us.',
    'https://evil.test/marketplace.zoom.us',
    'https://evil.test',
    'https://zoom.us.',
    'https://marketplace.zoom.us.',
    'https://marketplace.zoom.us:8443',
    'http://marketplace.zoom.us',
    'https://marketplace-zoom.us',
    'https://zoom-us.test',
    'https://notzoom.us',
    'https://xn--zom-ina.us',
    'https://zооm.us',
    'https://marketplace。zoom。us',
    'https://MARKETPLACE.zoom.us',
    'https://127.0.0.1',
    'https://purview.microsoft.com.',
    'https://purview.microsoft.com.evil.test',
    'https://evil-purview.microsoft.com',
    'https://purview.microsoft.us',
    'https://xn--purvew-m4a.microsoft.com',
    'https://purview.microsoft.com:444',
    'http://purview.microsoft.com',
    'https://microsoft.com',
    'https://a.b.zoom.us',
    'https://-.zoom.us',
    'null',
    '',
  ])('a look-alike is none: %s', (origin) => {
    expect(siteOfOrigin(origin)).toBeNull();
    expect(senderOf(page({ origin, url: undefined }), OWN)).toBeNull();
  });

  test('upper case in an address comes as the real host', () => {
    expect(siteOfOrigin(originOfUrl('HTTPS://Marketplace.ZOOM.us/x')!)).toBe('marketplace');
  });

  test('only equality counts, whatever is done to a name (100,000 cases)', () => {
    const known = ['https://marketplace.zoom.us', 'https://purview.microsoft.com', 'https://compliance.microsoft.com'];
    const portal = /^https:\/\/([a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9])\.zoom\.us$/;
    const mutated = fc
      .tuple(fc.constantFrom(...known, 'https://zoom.us'), fc.nat(40), fc.nat(3), fc.string({ maxLength: 3 }))
      .map(([origin, at, cut, put]) => origin.slice(0, at) + put + origin.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof({ weight: 1, arbitrary: fc.webUrl() }, { weight: 99, arbitrary: mutated }), (origin) => {
        const ours = known.includes(origin) || origin === 'https://zoom.us' || portal.test(origin);
        return (siteOfOrigin(origin) !== null) === ours;
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});

test('the exact origin of a sender is the browser’s word, else that of its address, else nothing', () => {
  const other = 'https://compliance.microsoft.com/x';
  expect(exactOrigin(page({ url: other }))).toBe('https://purview.microsoft.com');
  expect(exactOrigin(page({ origin: undefined, url: other }))).toBe('https://compliance.microsoft.com');
  expect(exactOrigin({ id: 'ours' })).toBe('');
});
