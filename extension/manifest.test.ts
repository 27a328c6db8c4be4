import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from '../shared/browser-extension/identity';
import { BROWSER_FAMILIES, manifestFor } from './manifest';

describe.each(BROWSER_FAMILIES)('the manifest for %s', (family) => {
  const manifest = manifestFor(family, '1.2.3');

  it('lets no page and no other extension in', () => {
    const absent = ['externally_connectable', 'content_scripts', 'web_accessible_resources'];
    for (const name of [...absent, 'host_permissions', 'update_url']) {
      expect(manifest).not.toHaveProperty(name);
    }
    const { extension_pages: policy } = manifest['content_security_policy'] as {
      extension_pages: string;
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|connect-src/);
  });

  it('has nothing else than this, and sites only when asked', () => {
    const common = ['nativeMessaging', 'cookies', 'scripting', 'activeTab', 'storage'];
    const isFirefox = family === 'firefox';
    expect(manifest).toMatchObject({
      manifest_version: 3,
      version: '1.2.3',
      permissions: isFirefox ? common : [...common, 'webRequest'],
      optional_permissions: isFirefox ? ['webRequest', 'userScripts'] : ['userScripts'],
      optional_host_permissions: ['*://*/*'],
      incognito: 'spanning',
    });
  });
});

describe('who the extension is', () => {
  it('stands in the manifest as each family wants it', () => {
    expect(manifestFor('chromium', '1.0.0')).toMatchObject({
      key: EXTENSION_IDENTITY.chromiumKey,
      background: { service_worker: 'background-1.0.0.js' },
    });
    expect(manifestFor('firefox', '1.0.0')).toMatchObject({
      background: { scripts: ['background-1.0.0.js'] },
      browser_specific_settings: {
        gecko: {
          id: EXTENSION_IDENTITY.firefoxID,
          // Before, it has no `userScripts.execute`, and “Allow the script” would change nothing.
          strict_min_version: '153.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    });
  });
});
