import type { View } from '../utils/model/view.ts';
import { useCheckNews } from './ConnectionCheck.tsx';
import { useCredentialNews } from './Credentials.tsx';
import { useHandoffNews } from './Handoff.tsx';

/** Tells what the background reports, wherever it is drawn: it draws nothing itself. */
export function ViewNews({ view }: { view: View }) {
  useCredentialNews(view);
  useCheckNews(view);
  useHandoffNews(view);
  return null;
}
