/**
 * What a page of Purview is drawn with. fluent8/ and fluent9/ fill it; the pages know only this. `target` is an id for
 * the truth.
 */
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

export interface ButtonProps {
  text: string;
  primary?: boolean;
  disabled?: boolean;
  target?: string;
  onClick(): void;
}

export interface FieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  secret?: boolean;
  readOnly?: boolean;
  disabled?: boolean;
  /** The label is text above the field, tied to it by nothing. */
  loose?: boolean;
  target?: string;
  /** Accessible names of the reveal button of a secret. */
  reveal?: { show: string; hide: string };
}

export interface Choice {
  id: string;
  text: string;
  target?: string;
}

export interface NavProps {
  label: string;
  items: Choice[];
  current: string;
  onSelect(id: string): void;
}

export interface TabsProps {
  items: Choice[];
  current: string;
  onSelect(id: string): void;
}

export interface ListProps {
  /** Accessible name of every row's checkbox, the same in all rows as Fluent UI has it. */
  selectRow: string;
  headings: string[];
  /** Of the rows, the first cell is the name. A target is the row's checkbox. */
  rows: { id: string; cells: string[]; target?: string }[];
  /** Without selection there are no checkboxes. */
  selection?: { ids: string[]; onChange(ids: string[]): void };
}

export interface DialogProps {
  title: string;
  text: string;
  button: string;
  onClose(): void;
}

export interface ModalProps {
  label: string;
  onClose(): void;
  children: ReactNode;
}

export interface MessageProps {
  kind: 'success' | 'error';
  text: string;
}

export interface Skin {
  Root: ComponentType<{ children: ReactNode }>;
  Button: ComponentType<ButtonProps>;
  Command: ComponentType<ButtonProps>;
  /** A small button with a cross; its text is only its accessible name. */
  CloseButton: ComponentType<{ text: string; onClick(): void }>;
  Field: ComponentType<FieldProps>;
  Nav: ComponentType<NavProps>;
  Tabs: ComponentType<TabsProps>;
  List: ComponentType<ListProps>;
  Dialog: ComponentType<DialogProps>;
  /** A modal surface that fills the window. */
  FullModal: ComponentType<ModalProps>;
  Message: ComponentType<MessageProps>;
  Spinner: ComponentType<{ text: string }>;
}

const SkinContext = createContext<Skin | undefined>(undefined);

export const SkinProvider = SkinContext.Provider;

export function useSkin(): Skin {
  const skin = useContext(SkinContext);
  if (!skin) {
    throw new Error('No skin around this page');
  }
  return skin;
}
