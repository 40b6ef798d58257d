// Reads what the guide shows together with the page's truth, in one step and cheaply on pages with very many nodes.
// DOM.performSearch looks into closed shadow roots; the root that it finds is kept for the next readings of the same document.
const INPAGE = function () {
  const root = this?.getRootNode ? this.getRootNode() : null;
  if (root && !root.host?.isConnected) return { gone: true };
  const rect = (e) => {
    const r = e.getBoundingClientRect();
    return { x: r.x, y: r.y, width: r.width, height: r.height };
  };
  // the part of an element that its scrolling or clipping ancestors leave to see
  const seen = (e) => {
    let r = e.getBoundingClientRect(),
      a = [r.left, r.top, r.right, r.bottom];
    const area = r.width * r.height || 1;
    for (let p = e.parentNode; p; p = p.parentNode ?? p.host) {
      if (p.nodeType === 11) {
        p = p.host;
        if (!p) break;
      }
      if (p.nodeType !== 1 || p === document.body || p === document.documentElement) continue;
      const s = getComputedStyle(p);
      if (s.overflowX === 'visible' && s.overflowY === 'visible') continue;
      const b = p.getBoundingClientRect();
      if (b.height >= innerHeight * 0.8 && b.width >= innerWidth * 0.45) continue; // the page's or dialog's own scroller: below the fold is no fault
      a = [Math.max(a[0], b.left), Math.max(a[1], b.top), Math.min(a[2], b.right), Math.min(a[3], b.bottom)];
    }
    return (Math.max(0, a[2] - a[0]) * Math.max(0, a[3] - a[1])) / area;
  };
  const boxes = (list) => list.map((e) => ({ ...rect(e), seen: seen(e) })).filter((b) => b.width && b.height);
  const out = {
    now: performance.now(),
    settledAt: window.__settledAt ?? null,
    frames: window.__frames ?? 0,
    expect: window.__expect ?? null,
    rings: [],
    card: null,
    primary: null,
  };
  if (root) {
    for (const e of root.querySelectorAll('[data-guide]')) {
      const r = rect(e),
        d = e.dataset;
      const shown =
        r.width > 0 &&
        r.height > 0 &&
        (e.checkVisibility ? e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) : true);
      if (!shown) continue;
      if (d.guide === 'ring')
        out.rings.push({
          target: d.target ?? '',
          action: d.action,
          status: d.status,
          value: d.value,
          box: r,
          truth: boxes(window.__oracle?.(d.target ?? '') ?? []),
          look: boxes(window.__look?.(d.target ?? '') ?? []),
        });
      if (d.guide === 'card')
        out.card = {
          step: d.step,
          state: d.state,
          box: r,
          text: (e.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 160),
        };
      if (d.guide === 'primary') out.primary = r;
    }
  }
  return out;
};
export function reader(page) {
  let cdp,
    objectId = null;
  const call = async (id) => {
    const { result, exceptionDetails } = id
      ? await cdp.send('Runtime.callFunctionOn', {
          objectId: id,
          functionDeclaration: INPAGE.toString(),
          returnByValue: true,
        })
      : await cdp.send('Runtime.evaluate', { expression: `(${INPAGE.toString()}).call(null)`, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const find = async () => {
    await cdp.send('DOM.getDocument', { depth: 0 });
    const { searchId, resultCount } = await cdp.send('DOM.performSearch', { query: 'data-guide' });
    try {
      if (!resultCount) return undefined;
      const { nodeIds } = await cdp.send('DOM.getSearchResults', {
        searchId,
        fromIndex: 0,
        toIndex: Math.min(resultCount, 5),
      });
      for (const nodeId of nodeIds) {
        try {
          const { object } = await cdp.send('DOM.resolveNode', { nodeId });
          const inside = await cdp.send('Runtime.callFunctionOn', {
            objectId: object.objectId,
            functionDeclaration:
              'function(){return this.nodeType===1&&this.hasAttribute("data-guide")&&!!this.getRootNode().host}',
            returnByValue: true,
          });
          if (inside.result.value) return object.objectId;
        } catch {
          /* gone meanwhile */
        }
      }
      return null;
    } finally {
      cdp.send('DOM.discardSearchResults', { searchId }).catch(() => {});
    }
  };
  return {
    forget() {
      objectId = null;
    },
    /** The handle of an element inside the guide's closed root, for other uses. */
    async handle() {
      cdp ??= await page.context().newCDPSession(page);
      objectId ??= (await find()) ?? null;
      return { cdp, objectId };
    },
    async read() {
      cdp ??= await page.context().newCDPSession(page);
      for (let i = 0; i < 3; i++) {
        try {
          for (let k = 0; !objectId && k < 3; k++) {
            objectId = await find();
            if (objectId === undefined) {
              objectId = null;
              break;
            }
          } // null: found, but redrawn meanwhile
          if (objectId) {
            const seen = await call(objectId);
            if (!seen.gone) return seen;
            objectId = null;
            continue;
          }
          return await call(null);
        } catch (error) {
          objectId = null;
          if (process.env.DEBUG_READ) console.log('read:', String(error).slice(0, 200));
        }
      }
      return { now: 0, settledAt: null, expect: null, rings: [], card: null, primary: null };
    },
  };
}
