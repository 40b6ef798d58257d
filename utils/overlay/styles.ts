/**
 * The overlay's style sheet. The host is 100 px wide, so that its measured width tells by how much the page is scaled.
 * Pixels only: `rem` and the page's custom properties reach into shadow roots. Rings never move by transition, and show
 * on light and dark pages by a light contour on both sides of a dark one (or the reverse).
 */
export const STYLES = `
:host{
  all:initial!important;display:block!important;position:fixed!important;left:0!important;top:0!important;width:100px!important;height:0!important;
  overflow:visible!important;pointer-events:none!important;user-select:none!important;z-index:2147483647!important;
}
:host::backdrop{display:none!important}
*,::before,::after{box-sizing:border-box}
.all{
  --ink:#1b1b1f;--soft:#55575d;--paper:#fff;--line:#c9cbd1;--tint:#f3f5f9;--accent:#1257c4;--on:#fff;--warn:#8a4b00;--good:#136c34;
  font:14px/20px system-ui,"Segoe UI",Roboto,sans-serif;letter-spacing:normal;color:var(--ink);color-scheme:light;user-select:none;
}
.ring{
  --mark:#1257c4;position:absolute;left:0;top:0;pointer-events:none;border:3px solid var(--mark);border-radius:7px;
  outline:1px solid #fff;box-shadow:inset 0 0 0 1px #fff;will-change:transform;
}
.ring[data-status=missing]{border-style:double;background-clip:padding-box}
.ring[data-status=extra]{--mark:#5b5e66;border-style:dashed}
.ring[data-status=optional]{--mark:#5b5e66;border-style:dotted}
.ring[data-status=done]{--mark:#136c34;border-width:1px;padding:2px}
.tag{
  position:absolute;bottom:100%;right:-4px;margin-bottom:2px;padding:0 6px;border:1px solid #fff;border-radius:5px;
  background:var(--mark);color:#fff;font-size:12px;line-height:16px;font-weight:600;white-space:nowrap;
}
.ring[data-status=next] .tag::before{content:"\\25B8\\a0"/""}
.ring[data-status=done] .tag::before{content:"\\2713\\a0"/""}
.ring[data-tag=below] .tag{bottom:auto;top:100%;margin:2px 0 0}
.ring[data-tag=left] .tag{bottom:auto;top:50%;right:100%;margin:0 4px 0 0;transform:translateY(-50%)}
.ring[data-tag=right] .tag{bottom:auto;top:50%;right:auto;left:100%;margin:0 0 0 4px;transform:translateY(-50%)}
.card{position:absolute;left:0;top:0;pointer-events:auto;outline:0}
.panel{
  width:360px;display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line);border-radius:12px;
  box-shadow:0 8px 28px rgba(0,0,0,.24);overflow:hidden auto;overscroll-behavior:contain;text-align:start;
}
.card:focus-visible .panel,button:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.card[data-folded] .panel,.card:not([data-folded]) .chip,[hidden]{display:none!important}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:4px;padding:6px 6px 0 8px;cursor:move;touch-action:none;color:var(--soft);font-size:12px}
.progress{flex:1;min-width:0;overflow-wrap:anywhere}
.status{display:inline-flex;align-items:center;gap:4px;padding:0 8px;border:1px solid;border-radius:10px;line-height:18px;font-weight:600;color:var(--accent)}
.status::before{content:"\\25CF"/"";font-size:9px}
[data-state=done] .status{color:var(--good)}
[data-state=done] .status::before{content:"\\2713"/"";font-size:12px}
[data-state=confirmed] .status{color:var(--good);border-style:dashed}
[data-state=confirmed] .status::before{content:"\\25CB"/"";font-size:11px}
[data-state=attention] .status,[data-state=lost] .status{color:var(--warn);border-style:double;border-width:3px;line-height:14px}
[data-state=attention] .status::before{content:"!"/"";font-size:12px}
[data-state=lost] .status::before{content:"?"/"";font-size:12px}
.card:not([data-state=now],[data-state=done]) .progress{flex-basis:60%}
.card:not([data-state=now],[data-state=done]) .status{order:1;margin-inline-start:32px}
button{
  font:inherit;color:inherit;background:none;border:1px solid transparent;border-radius:6px;margin:0;padding:0 4px;
  min-width:28px;min-height:28px;cursor:pointer;text-align:center;
}
.bar button{font-size:16px;line-height:1}
.move{cursor:move;letter-spacing:-2px}
button:not(.chip,.primary):hover{background:var(--tint)}
.text{padding:2px 16px 14px}
h2{font-size:16px;line-height:22px;font-weight:650;margin:4px 0 4px}
p{margin:0;overflow-wrap:anywhere}
b{font-weight:650;unicode-bidi:isolate}
.note{margin-top:10px;padding:6px 10px;border-inline-start:3px solid var(--line);background:var(--tint);overflow-wrap:anywhere}
.note[data-kind=warning]{border-inline-start:5px double var(--warn)}
.note button,.link{color:var(--accent);text-decoration:underline}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.row:not(:empty){margin-top:12px}
.row button{min-height:32px;padding:4px 14px}
.row .link{padding:4px 0}
.secondary{border-color:var(--soft)}
.primary{background:var(--accent);color:var(--on);border-color:var(--accent);font-weight:600}
.primary:hover{filter:brightness(1.08)}
details{margin-top:10px;color:var(--soft)}
summary{min-height:24px;line-height:24px;cursor:pointer;border-radius:4px}
.chip{
  min-width:48px;height:48px;padding:0 8px;border-radius:24px;background:var(--accent);color:var(--on);border:2px solid var(--paper);
  font-weight:650;box-shadow:0 4px 14px rgba(0,0,0,.3);
}
.busy{height:3px;background:var(--accent);flex:none;animation:busy .9s ease-in-out infinite alternate}
@keyframes busy{from{opacity:.25}to{opacity:1}}
.live{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-color-scheme:dark){
  .all{--ink:#e8e8ec;--soft:#b4b7be;--paper:#232429;--line:#50535b;--tint:#303239;--accent:#9cc2ff;--on:#0d1b33;--warn:#ffc078;--good:#7fd79b;color-scheme:dark}
}
@media (prefers-reduced-motion:reduce){.busy{animation:none}}
@media (forced-colors:active){
  .ring{border-color:Highlight!important;outline-color:Canvas;forced-color-adjust:none;box-shadow:inset 0 0 0 1px Canvas}
  .ring .tag{background:Canvas;color:CanvasText;border-color:Highlight}
  .primary,.chip{border:2px solid ButtonText}
  .busy{background:Highlight;forced-color-adjust:none}
}
@media print{.all{display:none}}
`;

/** Puts the sheet into a shadow root; as an element where the browser does not let content scripts construct sheets. */
export function applyStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Expected in Firefox, whose content scripts may not construct sheets.
    const style = root.ownerDocument.createElement('style');
    style.textContent = STYLES;
    root.append(style);
  }
}
