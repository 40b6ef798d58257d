/** A throwaway self-signed certificate for all names, made at every start. */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** Base64 of the SHA-256 of the public key, as Chromium's --ignore-certificate-errors-spki-list takes it. */
  spki: string;
}

const names = [
  'localhost',
  'zoom.us',
  '*.zoom.us',
  'zoom.com',
  '*.zoom.com',
  'purview.microsoft.com',
  'compliance.microsoft.com',
];

export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Connector Guide stand-ins' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) }],
  });
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(spki).digest('base64') };
}
