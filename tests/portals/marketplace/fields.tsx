/** Text fields and checkboxes as these pages have them: a label above the box, tied to it or not by variant. */
import { Box, Button, Checkbox, OutlinedInput, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { truth } from '../truth.ts';
import { BoxIcon, TickedBoxIcon } from './icons.tsx';
import { usePortal } from './portal.tsx';

export interface FieldProps {
  label: string;
  value: string;
  /** Absent: the box is read-only. */
  onChange?: (value: string) => void;
  target: string;
  type?: 'text' | 'password' | 'email';
  placeholder?: string;
  /** At most so many characters, with a counter. */
  limit?: number;
  multiline?: boolean;
  end?: ReactNode;
}

export function Field({
  label,
  value,
  onChange,
  target,
  type = 'text',
  placeholder,
  limit,
  multiline,
  end,
}: FieldProps) {
  const { looseLabels } = usePortal().world.variant;
  const id = useId();
  return (
    <Box sx={{ mb: 3 }}>
      <Typography
        component={looseLabels ? 'div' : 'label'}
        htmlFor={looseLabels ? undefined : id}
        variant="body2"
        sx={{ mb: 0.5 }}
      >
        {label}
      </Typography>
      <OutlinedInput
        id={looseLabels ? undefined : id}
        ref={truth(target)}
        inputRef={truth(target)}
        fullWidth
        size="small"
        type={multiline ? undefined : type}
        multiline={multiline}
        minRows={multiline ? 2 : undefined}
        value={value}
        readOnly={!onChange}
        placeholder={placeholder}
        onChange={(event) => onChange?.(event.target.value)}
        slotProps={{ input: { maxLength: limit, autoComplete: 'off' } }}
        endAdornment={end}
      />
      {limit !== undefined && (
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', textAlign: 'right' }}>
          {value.length}/{limit}
        </Typography>
      )}
    </Box>
  );
}

export function CopyButton({ value }: { value: string }) {
  return (
    <Button size="small" onClick={() => navigator.clipboard.writeText(value)}>
      Copy
    </Button>
  );
}

export interface TickBoxProps {
  checked: boolean;
  onChange(checked: boolean): void;
  target?: string;
  /** Accessible name; without it, the checkbox has none unless a label is around it. */
  name?: string;
}

/** MUI's checkbox: a picture with a transparent input over it. The picture is what a person sees. */
export function TickBox({ checked, onChange, target, name }: TickBoxProps) {
  const ref = target ? truth(target) : undefined;
  return (
    <Checkbox
      size="small"
      checked={checked}
      icon={<BoxIcon fontSize="small" ref={ref} />}
      checkedIcon={<TickedBoxIcon fontSize="small" ref={ref} />}
      onChange={(_event, next) => onChange(next)}
      slotProps={name ? { input: { 'aria-label': name } } : undefined}
    />
  );
}
