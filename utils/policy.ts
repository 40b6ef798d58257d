/**
 * What an organisation may one day set for its browsers (managed storage). Nothing else in the program holds these
 * figures, so that such a policy needs one change, here.
 */
export interface Policy {
  /** The cloud whose hosts are used; one ships. */
  readonly cloud: 'commercial';
  /** Minutes for which the collected credentials are kept in memory, counted from the capture. */
  readonly minutesKept: number;
  /** Minutes from the hand-off click within which the form may be filled. */
  readonly handoffMinutes: number;
  /** Milliseconds after which one request to Zoom is given up. Browsers end a worker's request after 30 s. */
  readonly requestMs: number;
  /** Bytes of an answer that are read at most, after decompression. */
  readonly replyBytes: number;
  /**
   * Pauses in milliseconds between the tries of one check; one try more than pauses. Alarms ring after 30 s at the
   * earliest.
   */
  readonly checkPausesMs: readonly number[];
  /** Microsoft's page about its 90-day trial: who may begin it, and how (address seen in public guides, 2026). */
  readonly trialLink: string;
  /** Microsoft's page about the connector, for "More". */
  readonly helpLink: string;
}

const SECOND = 1000;

const DEFAULTS: Policy = Object.freeze({
  cloud: 'commercial',
  minutesKept: 60,
  handoffMinutes: 10,
  requestMs: 15 * SECOND,
  replyBytes: 64 * 1024,
  checkPausesMs: Object.freeze([30 * SECOND, 60 * SECOND, 180 * SECOND, 300 * SECOND]),
  trialLink: 'https://learn.microsoft.com/en-us/purview/purview-trial',
  helpLink: 'https://learn.microsoft.com/en-us/purview/compliance-manager-connectors',
});

/** The limits in force. Frozen; the same object each time. */
export function policy(): Policy {
  return DEFAULTS;
}
