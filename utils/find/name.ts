import { computeAccessibleName } from 'dom-accessibility-api';
import { normalise } from './normalise.ts';
import { safely } from './scene.ts';

/** What a control says of itself to who cannot see it, normalised; what cannot be asked says `?`. */
export const nameOf = (element: Element): string => safely(() => normalise(computeAccessibleName(element)), '?');
