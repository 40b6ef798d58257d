/** Runs in the browser: the accessible names of all that is marked, as dom-accessibility-api gives them. */
import { computeAccessibleName } from 'dom-accessibility-api';

Object.assign(globalThis, {
  names: () => [...document.querySelectorAll('[data-asked]')].map((each) => computeAccessibleName(each)),
});
