import type { Builder, Child } from './build.ts';
import { page as scopesPage, withoutTruth } from './scopes.ts';
import { APP, type Drawn, marketplace, over } from './shell.ts';

/**
 * Pages of the portals that look like a step and are none, or not that one: the page is told, and nothing else ringed.
 * They are picked by their number: where one is added, the named seeds of these kinds are looked for anew.
 */

const SHOP = 'marketplace.zoom.us';
const PURVIEW = 'purview.microsoft.com';

/** Pages of the Marketplace that say the words of a dialog, and dialogs that are about something else. */
export function inMarketplace(b: Builder): Drawn {
  const way = { develop: 'nav.develop' };
  const link = (text: string): HTMLElement => b.h('a', 'font: 14px sans-serif', b.text(text), { href: '#' });
  const beneath = () => scopesPage(withoutTruth(b)).nodes;
  return b.rnd.pick<() => Drawn>([
    () => ({
      host: SHOP,
      path: '/user/build',
      page: 'apps',
      nodes: marketplace(b, [b.h('h1', '', ['Created apps']), link('Create a Server-to-Server OAuth app')], way),
    }),
    () => ({
      host: SHOP,
      path: '/',
      page: 'home',
      nodes: marketplace(b, [b.h('h1', '', ['Questions']), link('What kind of app are you creating?')], way),
    }),
    () => ({
      host: SHOP,
      path: `/develop/apps/${APP}/feature`,
      page: 'feature',
      nodes: over(b, 'Event types', [b.field('Search'), b.button('Done')], beneath()),
    }),
    () => ({
      host: SHOP,
      path: `/develop/apps/${APP}/feature`,
      page: 'feature',
      nodes: over(
        b,
        'Event types',
        [b.paragraph('These events need more scopes.'), link('Add Scopes'), b.button('Done')],
        beneath(),
      ),
    }),
    () => ({
      host: SHOP,
      path: `/develop/apps/${APP}/scope`,
      page: 'scopes',
      nodes: over(b, 'Feedback', [b.labelledTick('General', undefined), b.button('Send')], beneath()),
    }),
  ])();
}

/** The members of a role stand at an address like that of its settings. */
export function inRoles(b: Builder): Drawn {
  const content = [b.h('h1', '', ['Members']), b.field('Note'), b.button('Save', undefined, { primary: true })];
  return { host: 'zoom.us', path: '/role#/detail/R7x/members', page: 'role-list', nodes: content };
}

/** Wizards of Compliance Manager for something else, and what lies on its pages. */
export function inManager(b: Builder): Drawn {
  const beneath: Child[] = [b.h('h1', '', ['Compliance Manager']), link(b, 'Data connectors')];
  const wizard = (title: string, content: Child[]): Drawn => ({
    host: PURVIEW,
    path: '/compliancemanager/connectors',
    page: 'cm-popup',
    nodes: over(b, title, content, [b.h('main', '', beneath)], true),
  });
  const fields = () => ['Account ID', 'Client ID', 'Client secret'].map((label) => b.field(label));
  /** What stands on a page of its own, or lies on the list of connectors without covering it. */
  const plain = (page: string, content: Child[], path = '/compliancemanager/connectors'): Drawn => ({
    host: PURVIEW,
    path,
    page,
    nodes: [b.h('main', '', content)],
  });
  const list = (): Child[] => [
    b.h('h1', '', ['Data connectors']),
    b.button('Activate connector', 'purview.activate'),
    b.paragraph('Choose a connector.'),
  ];
  const bubble = (content: Child[]): HTMLElement =>
    b.h(
      'div',
      'position: fixed; right: 9px; top: 99px; width: 280px; height: 150px; background: Canvas; border: 1px solid',
      content,
      { role: 'dialog' },
    );
  return b.rnd.pick<() => Drawn>([
    () => wizard('Name your alert policy', [b.field('Name'), b.button('Next')]),
    () => wizard('Review and finish', [b.paragraph('Assessment: ISO'), b.button('Finish')]),
    () => wizard('Salesforce', [b.paragraph('About it'), b.button('Add connector')]),
    () =>
      wizard('DocuSign connector', [b.h('h2', '', ['Authentication']), ...fields(), b.button('Validate connection')]),
    () => ({
      host: PURVIEW,
      path: '/compliancemanager/overviewpage',
      page: 'cm-home',
      nodes: [
        b.h('main', '', [b.h('h1', '', ['Compliance Manager']), b.link('Data connectors', 'purview.connectors')]),
        b.h('div', 'position: fixed; left: 0; right: 0; bottom: 0; height: 48px; background: Canvas', [
          b.button('Accept'),
        ]),
        b.h('footer', '', [link(b, 'Terms of use')]),
      ],
    }),
    () => wizard('Start your trial', [b.paragraph('By selecting Accept you agree to the terms.'), b.button('Accept')]),
    () =>
      plain('cm-home', [b.h('h1', '', ['Compliance Manager']), b.button('Accept'), b.paragraph('Terms were updated.')]),
    () => plain('cm-connectors', [...list(), bubble([b.paragraph('New: the Zoom connector'), b.button('Finish')])]),
    () => plain('cm-connectors', [...list(), b.field('Name'), b.button('Next')]),
    () =>
      plain(
        'cm-home',
        [b.h('h1', '', ['Review and finish']), b.paragraph('Services: Microsoft 365, Zoom'), b.button('Finish')],
        '/compliancemanager/assessments',
      ),
    () => wizard('Webex', [...fields(), b.button('Next')]),
    () =>
      plain('cm-home', [
        b.h('div', '', ['DocuSign']),
        b.h('h2', '', ['Authentication']),
        ...fields(),
        b.button('Validate connection'),
      ]),
    () =>
      plain('cm-home', [
        b.h('h1', '', ['My activated connectors']),
        b.paragraph('None yet, for example for Zoom.'),
        b.button('Add connector'),
      ]),
  ])();
}

const link = (b: Builder, text: string): HTMLElement => b.h('a', 'font: 14px sans-serif', b.text(text), { href: '#' });
