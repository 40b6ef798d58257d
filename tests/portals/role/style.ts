/** The role page's style sheet; the pages' Content Security Policy allows inline styles, as Zoom's does. */
const css = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/20px "Almaden Sans", "Helvetica Neue", Arial, sans-serif; color: #131619; background: #fff; }
  button { font: inherit; cursor: pointer; }
  #header_container { position: fixed; inset: 0 0 auto; height: 104px; z-index: 1030; background: #fff; border-bottom: 1px solid #dfe3e8; }
  .top-bar { height: 40px; padding: 10px 32px; background: #00053d; color: #fff; font-size: 12px; }
  .main-bar { height: 64px; padding: 0 32px; display: flex; align-items: center; gap: 32px; }
  .brand { font-size: 24px; font-weight: 700; color: #0b5cff; }
  .main-bar a, .side a { color: inherit; text-decoration: none; }
  .layout { display: flex; padding-top: 104px; min-height: 100vh; }
  .side { flex: 0 0 240px; padding: 24px 0 24px 32px; border-right: 1px solid #dfe3e8; }
  .side h2 { font-size: 12px; color: #6e7680; margin: 16px 0 4px; text-transform: uppercase; }
  .side a { display: block; padding: 6px 0; }
  .side a[aria-current=page] { color: #0b5cff; font-weight: 600; }
  .page { flex: 1; padding: 24px 40px 120px; max-width: 1040px; }
  h1 { font-size: 24px; line-height: 32px; margin: 8px 0 16px; }
  h3 { font-size: 16px; margin: 28px 0 8px; }
  a.link { color: #0b5cff; text-decoration: none; }
  table { width: 100%; border-collapse: collapse; table-layout: fixed; }
  th { text-align: left; font-weight: 600; color: #6e7680; }
  th, td { padding: 10px 8px; border-bottom: 1px solid #eceef1; }
  .narrow { width: 120px; }
  .tabs { display: flex; gap: 24px; border-bottom: 1px solid #dfe3e8; }
  .tabs [role=tab] { border: 0; background: none; padding: 10px 0; }
  .tabs [aria-selected=true] { color: #0b5cff; box-shadow: inset 0 -2px #0b5cff; }
  .buttons { display: flex; gap: 12px; margin-top: 32px; }
  .zoom-button, .zm-button { min-width: 88px; height: 32px; padding: 0 16px; border: 1px solid #c1c6ce; border-radius: 8px; background: #fff; }
  .zm-button { border-radius: 2px; }
  .is-primary { border-color: #0b5cff; background: #0b5cff; color: #fff; }
  .is-primary:disabled { border-color: #dfe3e8; background: #f1f4f6; color: #98a0a9; cursor: default; }
  .zoom-checkbox { position: relative; display: inline-flex; align-items: center; height: 20px; }
  .zoom-checkbox__wrap { display: inline-block; width: 16px; height: 16px; }
  .zoom-checkbox__inner, .zm-checkbox__inner { display: block; width: 16px; height: 16px; border: 1px solid #98a0a9; border-radius: 4px; background: #fff; }
  .zoom-checkbox__original { position: absolute; left: 0; top: 2px; width: 16px; height: 16px; margin: 0; opacity: 0; cursor: pointer; }
  .zoom-checkbox__label, .zm-checkbox__label { padding-left: 8px; cursor: pointer; }
  .zm-checkbox { display: inline-flex; align-items: center; cursor: pointer; }
  .zm-checkbox__input { position: relative; display: inline-block; }
  .zm-checkbox__inner { border-radius: 2px; }
  .zm-checkbox__original { position: absolute; margin: 0; width: 0; height: 0; opacity: 0; outline: 0; z-index: -1; }
  .is-checked > .zoom-checkbox__inner, .is-checked > .zm-checkbox__inner { background: #0b5cff; border-color: #0b5cff; }
  .is-checked > .zoom-checkbox__inner::after, .is-checked > .zm-checkbox__inner::after {
    content: ''; display: block; width: 8px; height: 4px; margin: 3px 0 0 3px;
    border: solid #fff; border-width: 0 0 2px 2px; transform: rotate(-45deg); }
  .is-disabled > .zoom-checkbox__inner, .is-disabled > .zm-checkbox__inner { background: #f1f4f6; border-color: #dfe3e8; }
  .is-disabled.is-checked > .zoom-checkbox__inner, .is-disabled.is-checked > .zm-checkbox__inner { background: #a9c6ff; }
  .toast { position: fixed; left: 50%; top: 120px; transform: translateX(-50%); z-index: 3000; padding: 12px 20px;
    border-radius: 8px; background: #e8f7ee; border: 1px solid #9bd9b3; }
  .notice { padding: 12px 16px; border-radius: 8px; background: #fff6e0; }
  .chat { position: fixed; right: 24px; bottom: 24px; z-index: 9000; width: 56px; height: 56px; border: 0; border-radius: 28px;
    background: #0b5cff; color: #fff; font-size: 24px; box-shadow: 0 4px 12px #0004; }
`;

export function addStyle(): void {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
}
