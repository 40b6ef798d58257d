/**
 * Fluent UI v8 loads fonts from Microsoft's CDN as soon as it is imported, unless this is set before: import it first.
 * The stand-in asks no host but its own.
 */
declare global {
  interface Window {
    FabricConfig?: { fontBaseUrl: string };
  }
}

window.FabricConfig = { fontBaseUrl: '' };

export {};
