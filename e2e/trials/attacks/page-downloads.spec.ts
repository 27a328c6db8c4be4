import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { openAttacker, painted, settled } from './page';

const SAVES: Readonly<Record<string, () => void>> = {
  'a link to a file': () => {
    Object.assign(document.createElement('a'), { href: '/file', download: 'x.sh' }).click();
  },
  'a file of its own making': () => {
    const href = URL.createObjectURL(new Blob(['#!/bin/sh']));
    Object.assign(document.createElement('a'), { href, download: 'x.sh' }).click();
  },
  'a file in its address': () => {
    const href = 'data:application/octet-stream,x';
    Object.assign(document.createElement('a'), { href, download: 'x.sh' }).click();
  },
  'a frame with a file': () => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/file' }));
  },
  'a hundred files at once': () => {
    for (let each = 0; each < 100; each += 1) {
      const link = Object.assign(document.createElement('a'), { href: `/file?${each}` });
      link.download = `${each}.sh`;
      document.body.append(link);
      link.click();
    }
  },
};

for (const [what, save] of Object.entries(SAVES)) {
  const said = 'no file, the user is told';
  const details = what === 'a file of its own making' ? selected(said) : expecting(said);
  test(`a page saves ${what}`, details, async ({ webview, site }) => {
    site.on('/file', (_request, response) => {
      response.setHeader('content-type', 'application/x-sh');
      response.setHeader('content-disposition', 'attachment; filename="x.sh"');
      response.end('#!/bin/sh\n');
    });
    const page = await openAttacker(webview, site);
    await webview.app.evaluate(({ app, webContents }) => {
      const saved: string[] = [];
      Object.assign(globalThis, { saved });
      const found = webContents.getAllWebContents().find((one) => one.getURL().includes('/attack'));
      found?.session.on('will-download', (_event, item) => {
        item.on('done', (_done, state) => saved.push(state));
        item.on('updated', (_updated, state) => saved.push(state));
      });
      app.setPath('downloads', app.getPath('userData'));
    });
    await page.evaluate(save);
    await webview.waitForState('a blocked file', (s) => s.problem?.kind === 'blocked-download');
    await painted(page);
    const saved = await settled(() =>
      webview.app.evaluate(() => (globalThis as unknown as { saved: string[] }).saved),
    );
    const began = saved.filter((state) => state !== 'cancelled');
    saw(`${began.length === 0 ? 'no' : began.length} file, the user is told`);
  });
}
