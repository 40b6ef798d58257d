/** What has to be there before a set-up can end well, and may be somebody else's to give. None of it blocks anything. */
export const PREPARATION_IDS = ['zoom-role', 'zoom-plan', 'microsoft-role', 'microsoft-licence', 'regulation'] as const;

export type PreparationId = (typeof PREPARATION_IDS)[number];

/** The administrator's answer: it is there, or somebody else has to give it. */
export type PreparationAnswer = 'have' | 'other';

/** Whom to ask for each, by the key of the note to copy; null where one can look oneself. */
export const PREPARATION_NOTES: Readonly<Record<PreparationId, string | null>> = {
  'zoom-role': 'note_for_owner',
  'zoom-plan': 'note_for_owner_plan',
  'microsoft-role': 'note_for_microsoft',
  'microsoft-licence': 'note_for_microsoft',
  regulation: null,
};
