// Compliance Manager by way of the portal's settings.
import purview from '../purview/set.mjs';

export default {
  ...purview,
  name: 'purview-settings',
  start: 'https://purview.microsoft.com/settings/application-settings/compliancemanager',
  world: () => {
    const world = purview.world();
    return { ...world, purview: { ...world.purview, variant: 'settings', popups: false } };
  },
};
