import tls from 'node:tls';

/** As of Node 24.5; an older one has neither, and trusts what it brings along. */
interface CertificateSettings {
  getCACertificates?(type: 'default' | 'system'): string[];
  setDefaultCACertificates?(certificates: string[]): void;
}

/** Its types are those of an older one. */
const NODE: object = tls;

/**
 * Makes what lets Node trust whom the system trusts, as browsers do: a company's own authority, above
 * all. It reads the system's list when it is first called, which takes a moment, and nothing after that.
 */
export function createSystemTrust(settings: CertificateSettings = NODE): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    try {
      const trusted = ['default', 'system'] as const;
      const certificates = trusted.map((type) => settings.getCACertificates?.(type) ?? []).flat();
      if (certificates.length > 0) settings.setDefaultCACertificates?.(certificates);
    } catch {
      // Those that Node brings along stay.
    }
  };
}

/** To be called before a connection by TLS; it counts for the whole process. */
export const trustSystemCertificates = createSystemTrust();

/** A `fetch` that trusts whom the system trusts. */
export function withSystemTrust(
  fetch: typeof globalThis.fetch,
  trust = trustSystemCertificates,
): typeof globalThis.fetch {
  return (input, init) => {
    trust();
    return fetch(input, init);
  };
}
