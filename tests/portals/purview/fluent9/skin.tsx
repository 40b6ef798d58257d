/** Purview in Fluent UI v9, as its newer pages are. */
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  FluentProvider,
  Input,
  Label,
  MessageBar,
  MessageBarBody,
  NavDrawer,
  NavDrawerBody,
  NavItem,
  Spinner,
  Tab,
  TabList,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  ToolbarButton,
  webLightTheme,
} from '@fluentui/react-components';
import { useState } from 'react';
import { truth } from '../../truth.ts';
import type { FieldProps, ListProps, Skin } from '../skin.ts';

const known = (target?: string) => (target ? truth(target) : undefined);

function TextField({ label, value, onChange, secret, readOnly, disabled, loose, target, reveal }: FieldProps) {
  const [shown, setShown] = useState(false);
  const eye = secret && reveal && (
    <Button
      appearance="transparent"
      size="small"
      icon={<span aria-hidden="true">◎</span>}
      aria-label={shown ? reveal.hide : reveal.show}
      onClick={() => setShown(!shown)}
    />
  );
  const input = (
    <Input
      ref={known(target)}
      root={{ ref: known(target) }}
      type={secret && !shown ? 'password' : 'text'}
      autoComplete="off"
      value={value}
      readOnly={readOnly}
      disabled={disabled}
      contentAfter={eye || undefined}
      onChange={(_, data) => onChange(data.value)}
    />
  );
  if (!loose) {
    return (
      <Field label={label} required>
        {input}
      </Field>
    );
  }
  return (
    <div className="loose">
      <Label>{label}</Label>
      {input}
    </div>
  );
}

/** The selection cells hold v9 checkboxes: a transparent input over an indicator, which is what is seen. */
function List({ headings, rows, selection, selectRow }: ListProps) {
  const toggle = (id: string, ids: string[]) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  return (
    <Table>
      <TableHeader>
        <TableRow>
          {selection && <TableHeaderCell className="select" />}
          {headings.map((heading) => (
            <TableHeaderCell key={heading}>{heading}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ id, cells, target }) => (
          <TableRow key={id}>
            {selection && (
              <TableCell className="select">
                <Checkbox
                  aria-label={selectRow}
                  checked={selection.ids.includes(id)}
                  indicator={{ ref: known(target) }}
                  onChange={() => selection.onChange(toggle(id, selection.ids))}
                />
              </TableCell>
            )}
            {cells.map((cell) => (
              <TableCell key={cell}>{cell}</TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export const fluent9: Skin = {
  Root: ({ children }) => <FluentProvider theme={webLightTheme}>{children}</FluentProvider>,
  Button: ({ text, primary, disabled, target, onClick }) => (
    <Button ref={known(target)} appearance={primary ? 'primary' : 'secondary'} disabled={disabled} onClick={onClick}>
      {text}
    </Button>
  ),
  Command: ({ text, disabled, target, onClick }) => (
    <ToolbarButton ref={known(target)} disabled={disabled} onClick={onClick} icon={<span aria-hidden="true">＋</span>}>
      {text}
    </ToolbarButton>
  ),
  CloseButton: ({ text, onClick }) => (
    <Button appearance="subtle" icon={<span aria-hidden="true">✕</span>} aria-label={text} onClick={onClick} />
  ),
  Field: TextField,
  Nav: ({ label, items, current, onSelect }) => (
    <NavDrawer
      open
      type="inline"
      aria-label={label}
      selectedValue={current}
      onNavItemSelect={(event, { value }) => {
        event.preventDefault();
        onSelect(value);
      }}
    >
      <NavDrawerBody>
        {items.map(({ id, text }) => (
          <NavItem key={id} value={id} href={`#${id}`}>
            {text}
          </NavItem>
        ))}
      </NavDrawerBody>
    </NavDrawer>
  ),
  Tabs: ({ items, current, onSelect }) => (
    <TabList selectedValue={current} onTabSelect={(_, { value }) => onSelect(String(value))}>
      {items.map(({ id, text, target }) => (
        <Tab key={id} value={id} ref={known(target)}>
          {text}
        </Tab>
      ))}
    </TabList>
  ),
  List,
  Dialog: ({ title, text, button, onClose }) => (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {button}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  ),
  FullModal: ({ label, onClose, children }) => (
    <Dialog open modalType="modal" onOpenChange={onClose}>
      <DialogSurface
        aria-label={label}
        style={{ width: '100vw', maxWidth: '100vw', height: '100vh', maxHeight: '100vh', padding: 0, borderRadius: 0 }}
      >
        {children}
      </DialogSurface>
    </Dialog>
  ),
  Message: ({ kind, text }) => (
    <MessageBar intent={kind}>
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  ),
  Spinner: ({ text }) => <Spinner size="tiny" label={text} />,
};
