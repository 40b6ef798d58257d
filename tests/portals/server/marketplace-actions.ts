/**
 * What the Marketplace's pages may change: (world, body) => void; the server answers every action with the whole world.
 */
import { type AppScope, missingForActivation, newApp, randomText, type World, type ZoomApp } from './world.ts';

type Body = Record<string, unknown>;

const editable = [
  'name',
  'shortDescription',
  'companyName',
  'contactName',
  'contactEmail',
  'eventSubscription',
] as const;
const regenerated = { clientSecret: 32, secretToken: 22, verificationToken: 22 } as const;

function change(world: World, body: Body, apply: (app: ZoomApp) => void): void {
  const app = world.apps.find(({ id }) => id === body.id);
  if (app) {
    apply(app);
    app.updated = new Date().toISOString();
  }
}

export const marketplaceActions: Record<string, (world: World, body: Body) => void> = {
  /** Body: name, type. The new app is the last of `world.apps`. */
  'create-app'(world, body) {
    const { name, type } = body as Pick<ZoomApp, 'name' | 'type'>;
    world.apps.push(newApp(world, { ...world.nextApp, name, type }));
    world.nextApp = {};
  },
  /** Body: id and any of the editable fields. */
  'update-app'(world, body) {
    change(world, body, (app) => {
      for (const field of editable) {
        if (field in body) {
          Object.assign(app, { [field]: body[field] });
        }
      }
    });
  },
  /** Body: id, scopes. The dialog's `Done`, and every change in the table. */
  'set-scopes'(world, body) {
    change(world, body, (app) => {
      app.scopes = body.scopes as AppScope[];
    });
  },
  /** Body: id, what. */
  regenerate(world, body) {
    const what = body.what as keyof typeof regenerated;
    change(world, body, (app) => {
      app[what] = randomText(regenerated[what], 'alphanumeric');
    });
  },
  activate(world, body) {
    change(world, body, (app) => {
      if (missingForActivation(app, world.variant).length === 0) {
        app.activation = 'activated';
      }
    });
  },
  deactivate(world, body) {
    change(world, body, (app) => {
      app.activation = 'deactivated';
    });
  },
  'agree-terms'(world) {
    world.termsAgreed += 1;
  },
};
