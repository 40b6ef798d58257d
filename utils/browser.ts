/** The one import of webextension-polyfill: every API call of the extension's own pages goes through this name. */
import polyfill from 'webextension-polyfill';

export const browser = polyfill;
