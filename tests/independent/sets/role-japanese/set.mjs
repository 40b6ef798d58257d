// The role's settings in Japanese: nothing is needed, and nothing may be wrong.
import { freshRole } from '../../role/index.mjs';
import role from '../role/set.mjs';

export default {
  ...role,
  name: 'role-japanese',
  steps: role.steps.map((step) => ({ ...step, needed: [] })),
  world: () => ({ role: freshRole({ lang: 'ja' }) }),
};
