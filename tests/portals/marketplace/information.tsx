/** Information: what the activation needs to know. Every change is saved by itself. */
import { Typography } from '@mui/material';
import type { ZoomApp } from '../server/world.ts';
import { Field } from './fields.tsx';
import { useEra, useKept, usePortal } from './portal.tsx';

type Text = 'name' | 'shortDescription' | 'companyName' | 'contactName' | 'contactEmail';

export function Information({ app }: { app: ZoomApp }) {
  const { act } = usePortal();
  const old = useEra() === '2022';
  const [texts, setTexts] = useKept<Pick<ZoomApp, Text>>('information.texts', app);
  const bind = (field: Text) => ({
    value: texts[field],
    onChange(value: string) {
      setTexts({ ...texts, [field]: value });
      act('update-app', { id: app.id, [field]: value });
    },
  });
  const description = old ? 'Short description' : 'Short Description';
  return (
    <>
      {!old && (
        <Typography component="h2" variant="h5" sx={{ mb: 2 }}>
          Information
        </Typography>
      )}
      <Typography component="h3" variant="h6" sx={{ mb: 2 }}>
        {old ? 'Basic information' : 'Basic Information'}
      </Typography>
      <Field label={old ? 'App name' : 'App Name'} {...bind('name')} target="information.app-name" limit={50} />
      <Field
        label={description}
        {...bind('shortDescription')}
        target="information.short-description"
        placeholder={description}
        limit={150}
        multiline
      />
      <Field label="Company Name" {...bind('companyName')} target="information.company-name" />
      <Typography component="h3" variant="h6" sx={{ mb: 2 }}>
        Developer Contact Information
      </Typography>
      <Field label="Name" {...bind('contactName')} target="information.contact-name" />
      <Field
        label={old ? 'Email address' : 'Email'}
        {...bind('contactEmail')}
        target="information.contact-email"
        type="email"
      />
    </>
  );
}
