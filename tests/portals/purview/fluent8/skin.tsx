/** Purview in Fluent UI v8, as its older pages are. */
import {
  Check,
  CheckboxVisibility,
  CommandBarButton,
  DefaultButton,
  DetailsList,
  DetailsListLayoutMode,
  DetailsRow,
  DetailsRowCheck,
  Dialog,
  DialogFooter,
  DialogType,
  IconButton,
  type IDetailsRowProps,
  type IObjectWithKey,
  Label,
  MessageBar,
  MessageBarType,
  Nav,
  Panel,
  PanelType,
  Pivot,
  PivotItem,
  PrimaryButton,
  registerIcons,
  Selection,
  SelectionMode,
  Spinner,
  TextField,
  ThemeProvider,
} from '@fluentui/react';
import { useEffect, useRef } from 'react';
import { truth } from '../../truth.ts';
import type { FieldProps, ListProps, Skin } from '../skin.ts';

/** Microsoft serves its icons as fonts from a CDN; these few stand for them. */
const glyph = (text: string) => <span>{text}</span>;
registerIcons({
  icons: {
    Add: glyph('＋'),
    Cancel: glyph('✕'),
    CheckMark: glyph('✓'),
    ChevronDown: glyph('⌄'),
    CircleRing: glyph('○'),
    Completed: glyph('✓'),
    ErrorBadge: glyph('✕'),
    Info: glyph('i'),
    RedEye: glyph('◎'),
    Hide: glyph('◉'),
    StatusCircleCheckmark: glyph('✓'),
  },
});

const known = (target?: string) => (target ? truth(target) : undefined);

/** A v8 TextField gives its root; the control is the input in it, or the drawn frame around that with its eye. */
function knownInput(target?: string) {
  const register = known(target);
  const registerFrame = known(target);
  if (!register || !registerFrame) return undefined;
  return (root: HTMLElement | null) => {
    register(root?.querySelector('input') ?? null);
    registerFrame(root?.querySelector('.ms-TextField-fieldGroup') ?? null);
  };
}

function Text({ label, value, onChange, secret, readOnly, disabled, loose, target, reveal }: FieldProps) {
  const field = (
    <TextField
      elementRef={knownInput(target)}
      label={loose ? undefined : label}
      required={!loose}
      type={secret ? 'password' : 'text'}
      canRevealPassword={secret}
      revealPasswordAriaLabel={reveal?.show}
      autoComplete="off"
      value={value}
      readOnly={readOnly}
      disabled={disabled}
      onChange={(_, next) => onChange(next ?? '')}
    />
  );
  if (!loose) {
    return field;
  }
  return (
    <div className="loose">
      <Label>{label}</Label>
      {field}
    </div>
  );
}

interface Item extends IObjectWithKey {
  key: string;
  cells: string[];
  target?: string;
}

/** The row's check is a div of role checkbox; what is seen of it is the ring inside. */
function Row(props: IDetailsRowProps) {
  const { target } = props.item as Item;
  const register = known(target);
  return (
    <DetailsRow
      {...props}
      onRenderCheck={(check) => (
        <DetailsRowCheck
          {...check}
          onRenderDetailsCheckbox={() => (
            <span ref={register} className="ring">
              <Check checked={check.selected} />
            </span>
          )}
        />
      )}
    />
  );
}

/** The ids of the ticked rows. */
function keysOf(selection: Selection | null): string[] {
  return selection?.getSelection().map(({ key }) => String(key)) ?? [];
}

function List({ headings, rows, selection, selectRow }: ListProps) {
  const items: Item[] = rows.map(({ id, cells, target }) => ({ key: id, cells, target }));
  const onChange = useRef(selection?.onChange);
  onChange.current = selection?.onChange;
  const held = useRef<Selection | null>(null);
  held.current ??= new Selection({
    items,
    selectionMode: SelectionMode.multiple,
    onSelectionChanged: () => onChange.current?.(keysOf(held.current)),
  });
  const chosen = selection?.ids.join() ?? '';
  useEffect(() => {
    const current = keysOf(held.current).join();
    if (held.current && current !== chosen) {
      held.current.setChangeEvents(false, true);
      held.current.setAllSelected(false);
      for (const key of chosen.split(',').filter(Boolean)) {
        held.current.setKeySelected(key, true, false);
      }
      held.current.setChangeEvents(true, true);
    }
  }, [chosen]);
  return (
    <DetailsList
      items={items}
      setKey="connectors"
      columns={headings.map((name, index) => ({
        key: name,
        name,
        minWidth: 160,
        onRender: (item: Item) => item.cells[index],
      }))}
      layoutMode={DetailsListLayoutMode.justified}
      selectionMode={selection ? SelectionMode.multiple : SelectionMode.none}
      selection={held.current}
      checkboxVisibility={CheckboxVisibility.always}
      checkButtonAriaLabel={selectRow}
      onRenderRow={(props) => (props ? <Row {...props} /> : null)}
    />
  );
}

export const fluent8: Skin = {
  Root: ({ children }) => <ThemeProvider>{children}</ThemeProvider>,
  Button({ text, primary, disabled, target, onClick }) {
    const Kind = primary ? PrimaryButton : DefaultButton;
    return <Kind elementRef={known(target)} text={text} disabled={disabled} onClick={onClick} />;
  },
  Command: ({ text, disabled, target, onClick }) => (
    <CommandBarButton
      elementRef={known(target)}
      text={text}
      disabled={disabled}
      onClick={onClick}
      iconProps={{ iconName: 'Add' }}
      styles={{ root: { height: 40 } }}
    />
  ),
  CloseButton: ({ text, onClick }) => (
    <IconButton iconProps={{ iconName: 'Cancel' }} ariaLabel={text} onClick={onClick} />
  ),
  Field: Text,
  Nav: ({ label, items, current, onSelect }) => (
    <Nav
      ariaLabel={label}
      selectedKey={current}
      groups={[{ links: items.map(({ id, text }) => ({ key: id, name: text, url: `#${id}` })) }]}
      onLinkClick={(event, item) => {
        event?.preventDefault();
        if (item?.key) {
          onSelect(item.key);
        }
      }}
    />
  ),
  Tabs: ({ items, current, onSelect }) => (
    <Pivot selectedKey={current} headersOnly onLinkClick={(item) => onSelect(item?.props.itemKey ?? current)}>
      {items.map(({ id, text, target }) => (
        <PivotItem key={id} itemKey={id} headerText={text} headerButtonProps={{ elementRef: known(target) }} />
      ))}
    </Pivot>
  ),
  List,
  Dialog: ({ title, text, button, onClose }) => (
    <Dialog
      hidden={false}
      onDismiss={onClose}
      dialogContentProps={{ type: DialogType.normal, title, subText: text }}
      modalProps={{ isBlocking: true }}
    >
      <DialogFooter>
        <PrimaryButton text={button} onClick={onClose} />
      </DialogFooter>
    </Dialog>
  ),
  FullModal: ({ label, onClose, children }) => (
    <Panel
      isOpen
      type={PanelType.smallFluid}
      hasCloseButton={false}
      onDismiss={onClose}
      popupProps={{ 'aria-label': label }}
      styles={{ commands: { display: 'none' }, content: { padding: 0 }, scrollableContent: { height: '100%' } }}
    >
      {children}
    </Panel>
  ),
  Message: ({ kind, text }) => (
    <MessageBar messageBarType={kind === 'success' ? MessageBarType.success : MessageBarType.error}>{text}</MessageBar>
  ),
  Spinner: ({ text }) => <Spinner label={text} labelPosition="right" />,
};
