import { defineConfig } from 'wxt';
import { CONTENT_SCRIPT_MATCHES, EXTENSION_PAGE_POLICY, HOST_PERMISSIONS } from './utils/hosts.ts';

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({
    build: { modulePreload: false, sourcemap: false },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  }),
  zip: { excludeSources: ['tests/**', 'docs/**', '.ci/**'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Connector Guide',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'scripting', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: HOST_PERMISSIONS,
    incognito: 'not_allowed',
    // 121: tabs carry `lastAccessed`; the side panel opens from a message since 116.
    minimum_chrome_version: browser === 'firefox' ? undefined : '121',
    content_security_policy: { extension_pages: EXTENSION_PAGE_POLICY },
    // Else Firefox puts the icon into the menu of extensions.
    action: browser === 'firefox' ? { default_area: 'navbar' } : undefined,
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
              // The release with long support. Of the one before, 140, it is known that it has neither
              // `scheduler.postTask`, without which rings stand still, nor a sender's `documentId`, without which no form
              // is filled (both tried, November 2026).
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          }
        : undefined,
  }),
  hooks: {
    // Unlisted scripts instead of WXT content scripts: WXT's context announces itself to every page. The guide's own
    // script is put in by the background, where the guide runs.
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = [{ matches: CONTENT_SCRIPT_MATCHES, js: ['loader.js'], run_at: 'document_idle' }];
    },
  },
});
