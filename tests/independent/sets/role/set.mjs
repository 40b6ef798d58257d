// The Zoom web portal's role settings of the pool: a long page that grows as it is scrolled.
import { freshRole, ROLE_PATH, role } from '../../role/index.mjs';

const VIEW = 'role.s2s.view',
  EDIT = 'role.s2s.edit';
const click = (target) => (_page, _world, help) => help.click(target);

export default {
  name: 'role',
  start: `https://zoom.us${ROLE_PATH}`,
  world: () => ({ role: freshRole() }),
  portals: () => [role()],
  steps: [
    { name: 'neither ticked', needed: [VIEW, EDIT], act: click(VIEW) },
    { name: 'view ticked', needed: [EDIT], act: click(EDIT) },
    { name: 'both ticked', needed: ['role.save'], act: click('role.save') },
    { name: 'saved', needed: [], act: (page) => page.goto('https://zoom.us/role#/') },
    { name: 'list of roles', needed: [] },
  ],
};
