import { defineConfig } from 'wxt';
import { asUsed, USED_FILES } from './scripts/as-used.ts';
import { CONTENT_SCRIPT_MATCHES, EXTENSION_PAGE_POLICY, HOST_PERMISSIONS } from './utils/hosts.ts';

const usedLibrary = {
  name: 'used-library',
  transform: (code: string, id: string) => (USED_FILES.test(id) ? asUsed(id, code) : null),
};

/** Where and when a name was seen is for those who keep the names, and for the tests; at run time nobody asks. */
const withoutEvidence = {
  name: 'without-evidence',
  transform: (code: string, id: string) =>
    id.includes('/utils/sites/')
      ? {
          code: code
            .replaceAll(/\b(shown|told|inferred)\(\s*\d{4},\s*(["'])[^"']*\2,/g, '$1(')
            .replace('(year, source, ...names)', '(...names)')
            .replace(/\{\s*name,\s*year,\s*source,\s*confidence\s*\}/, '{ name }')
            .replace(/,\s*verified = COMPARED|,\s*verified(?=\s*\})/g, ''),
        }
      : null,
};

/** Only test environments lay nothing out; what the finder does then is for them. */
const laidOut = {
  name: 'laid-out',
  transform: (code: string, id: string) =>
    id.includes('/utils/find/') ? code.replaceAll(/\bhasLayout\(\w+\)/g, 'true') : null,
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({
    plugins: [usedLibrary, withoutEvidence, laidOut],
    build: {
      modulePreload: false,
      // Both minifiers, one after the other: a kilobyte less in the content script than the bundler's alone.
      minify: 'terser',
      // Arrows stand for function expressions that do not ask for `this`; nothing here makes objects of such a one by `new`.
      terserOptions: { compress: { passes: 3, inline: 1, ecma: 2020, unsafe_arrows: true, pure_getters: true } },
      sourcemap: false,
      rolldownOptions: {
        // What two of the own pages need is one file: fewer to load, and a smaller zip.
        output: { minify: true, codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
        // WXT imports the polyfill into every background, for its development server only; unused, it is left out.
        treeshake: { moduleSideEffects: [{ test: /webextension-polyfill/, sideEffects: false }] },
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  zip: { excludeSources: ['tests/**', 'docs/**', '.ci/**'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Connector Guide',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: browser === 'firefox' ? ['storage', 'alarms'] : ['storage', 'alarms', 'sidePanel'],
    host_permissions: HOST_PERMISSIONS,
    incognito: 'not_allowed',
    // 121: tabs carry `lastAccessed`; the side panel opens from a message since 116.
    minimum_chrome_version: browser === 'firefox' ? undefined : '121',
    content_security_policy: { extension_pages: EXTENSION_PAGE_POLICY },
    commands: {
      'focus-card': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: '__MSG_command_focus_card__',
      },
    },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            gecko: {
              id: 'connector-guide@connector-guide.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          }
        : undefined,
  }),
  hooks: {
    // An unlisted script instead of a WXT content script: WXT's context announces itself to every page.
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = [{ matches: CONTENT_SCRIPT_MATCHES, js: ['guide.js'], run_at: 'document_idle' }];
    },
  },
});
