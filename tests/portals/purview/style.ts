/** What Fluent UI does not style: the frame of the portal and the wizard's full-page layer. */
const css = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/20px "Segoe UI", Arial, sans-serif; color: #242424; background: #faf9f8; }
  h1 { font-size: 24px; line-height: 32px; margin: 0; }
  .top { display: flex; align-items: center; height: 48px; padding: 0 16px; background: #0f548c; color: #fff; font-weight: 600; }
  .body { display: flex; height: calc(100vh - 48px); }
  .rail { flex: 0 0 240px; width: 240px; overflow: auto; background: #f3f2f1; }
  main { flex: 1; min-width: 0; overflow: auto; padding: 24px 32px 80px; background: #fff; }
  .head { display: flex; align-items: center; gap: 8px; margin-bottom: 16px; }
  .head h1 { flex: 1; }
  .tabs { margin: 12px 0; }
  .select { width: 44px; }
  .loose { display: grid; }
  .ring { display: inline-flex; width: 18px; height: 18px; }
  .copilot { flex: 0 0 340px; padding: 16px; border-left: 1px solid #d1d1d1; background: #fff; }
  .copilot.over { position: fixed; inset: 48px 0 0 auto; width: 340px; z-index: 50; box-shadow: 0 0 24px #0003; }
  .copilot .head { font-size: 16px; font-weight: 600; justify-content: space-between; }
  .copilot textarea { width: 100%; }
  .wizard { position: fixed; inset: 0; z-index: 100; background: #fff; }
  .wizard-frame { display: flex; flex-direction: column; height: 100vh; background: #fff; }
  .wizard-top { display: flex; align-items: center; justify-content: space-between; padding: 12px 24px; border-bottom: 1px solid #e0e0e0; }
  .wizard-body { flex: 1; display: flex; min-height: 0; }
  .wizard-steps { flex: 0 0 240px; margin: 0; padding: 24px; list-style: none; background: #faf9f8; }
  .wizard-steps li { padding: 8px 0; color: #616161; }
  .wizard-steps [aria-current=step] { color: #0f6cbd; font-weight: 600; }
  .wizard-page { position: relative; flex: 1; padding: 24px 32px; overflow: auto; }
  .wizard-page h2 { font-size: 20px; margin: 0 0 8px; }
  .wizard-page .form { display: grid; gap: 16px; max-width: 480px; margin-top: 16px; }
  .wizard-bottom { display: flex; gap: 8px; padding: 16px 24px; border-top: 1px solid #e0e0e0; }
  .fields { position: relative; display: grid; gap: 16px; }
  .cover { position: absolute; inset: 0; z-index: 5; display: grid; place-items: center; background: #ffffffd9; }
  .gone { display: none; }
  .offscreen { position: absolute; left: -9999px; top: 0; }
  .transparent { position: absolute; opacity: 0; }
  .start { justify-self: start; }
  .toast { position: fixed; right: 24px; bottom: 24px; z-index: 1000; padding: 12px 20px; background: #fff; box-shadow: 0 2px 16px #0003; }
`;

export function addStyle(): void {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
}
