import type { ComponentChildren } from 'preact';
import type { View } from '../utils/model/view.ts';
import type { Ask } from '../utils/panel/asks.ts';
import type { DoneHere } from '../utils/panel/now.ts';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { Credentials } from './Credentials.tsx';
import { Handoff } from './Handoff.tsx';
import { Record } from './Record.tsx';

export interface ToolProps {
  readonly view: View;
  /** Milliseconds since epoch. */
  readonly now: number;
  readonly ask: Ask;
  /** The extension's version, as the record names it. */
  readonly version: string;
  /** Whether its button is the next thing to do. */
  readonly isNext: boolean;
  readonly short?: boolean;
  /** Whether the form for the values is open here. */
  readonly typing?: boolean;
  readonly onTyping?: (typing: boolean) => void;
  /** Another button, beside its own. */
  readonly children?: ComponentChildren;
}

const TOOLS = { credentials: Credentials, validation: ConnectionCheck, handoff: Handoff, done: Record };

/**
 * The buttons by which a step is done here, and what came of them. Each exists once: of the current step in Now, of the
 * others with their step.
 */
export function StepTool({ id, ...props }: ToolProps & { readonly id: DoneHere }) {
  const Tool = TOOLS[id];
  return <Tool {...props} />;
}
