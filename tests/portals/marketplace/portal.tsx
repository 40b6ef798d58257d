/**
 * What every page of the Marketplace shares: the world, actions, the address, and state that survives the page's nodes.
 */
import { createContext, useContext } from 'react';
import type { World, ZoomApp } from '../server/world.ts';

export interface Portal {
  world: World;
  /** Changes the world on the server; resolves with the new one, which is shown then. */
  act(action: string, body?: object): Promise<World>;
  /** Path and query of the page that is shown. */
  path: string;
  /** Client-side navigation. */
  go(path: string): void;
  /** The kind of app whose name dialog is open, over whatever page. */
  naming: ZoomApp['type'] | undefined;
  setNaming(type: ZoomApp['type'] | undefined): void;
  kept: Map<string, unknown>;
  keep(name: string, value: unknown): void;
}

export const PortalContext = createContext<Portal | undefined>(undefined);

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (!portal) {
    throw new Error('A page was drawn outside of the portal');
  }
  return portal;
}

/**
 * State of the page that survives the re-creation of its nodes (variant replaceNodes) and ends when the address
 * changes.
 */
export function useKept<T>(name: string, initial: T): [T, (value: T) => void] {
  const { kept, keep } = usePortal();
  const value = kept.has(name) ? (kept.get(name) as T) : initial;
  return [value, (next) => keep(name, next)];
}

export type Era = '2026' | '2025' | '2024' | '2022';

export function useEra(): Era {
  const { marketplace } = usePortal().world.variant;
  return marketplace === 'cards' ? '2022' : marketplace;
}
