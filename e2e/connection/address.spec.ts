import { expect } from '@playwright/test';
import { test } from './fixtures';
import { expectWatched, paste } from './user';

test('an address by hand: nonsense is refused, one without encryption asked about, a good one used', async ({
  startNew,
  simulator,
}) => {
  const window = await (await startNew({ env: { BEEPER_BASE_URL: '' } })).window();
  await window.getByText('Beeper runs elsewhere').click();
  const field = window.getByLabel('Address');
  const enter = async (address: string) => {
    await field.fill(address);
    await window.getByRole('button', { name: 'Look there' }).click();
  };
  const useAnyway = window.getByRole('button', { name: 'Use it all the same' });

  for (const nonsense of ['my beeper', 'ftp://127.0.0.1', 'https://me:secret@127.0.0.1']) {
    await enter(nonsense);
    await expect(window.getByText('Bridgekeeper cannot use this address.')).toBeVisible();
    await expect(field).toHaveValue(nonsense);
  }
  await expect(useAnyway).toHaveCount(0);

  await enter('http://192.0.2.1:23373');
  await expect(window.getByText('The connection to this address is not encrypted.')).toBeVisible();
  await expect(window.getByText('Bridgekeeper looks at')).toHaveCount(0);
  await useAnyway.click();
  await expect(window.getByText('Bridgekeeper looks at http://192.0.2.1:23373.')).toBeVisible();
  await expect(window.getByText('Nothing answers at http://192.0.2.1:23373')).toBeVisible();

  await enter(`http://127.0.0.1:${simulator.port}`);
  await expect(window.getByText('Nothing answers')).toHaveCount(0);
  await paste(window, simulator.token);
  await expectWatched(window);
});
