import { type ComponentType, render } from 'preact';
import { keepFocus } from './keep-focus.ts';
import { type Text, TextContext } from './text.tsx';

/** Puts a page's one component into its body, in the reader's language. */
export function mount(Page: ComponentType, t: Text, titleKey: string): void {
  document.documentElement.lang = t('panel_lang');
  document.title = t(titleKey);
  const root = document.getElementById('root');
  if (!root) return;
  keepFocus(root);
  render(
    <TextContext.Provider value={t}>
      <Page />
    </TextContext.Provider>,
    root,
  );
}
