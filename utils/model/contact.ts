/** What Zoom's Information page asks of a developer's contact, as the administrator typed it once in the panel. */
export interface Contact {
  readonly companyName: string;
  readonly contactName: string;
  readonly contactEmail: string;
}

export const CONTACT_FIELDS = ['companyName', 'contactName', 'contactEmail'] as const satisfies (keyof Contact)[];

/** A contact's field is at most so long, in characters; Zoom's own limits are lower. */
export const LONGEST_CONTACT = 200;
