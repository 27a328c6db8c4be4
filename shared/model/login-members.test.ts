import { expect, it } from 'vitest';
import { anAccount } from '../testing/fixtures';
import { accountIDsOnLogin } from './login-members';

const on = (accountID: string, bridgeID: string | null, loginID: string | null) =>
  anAccount({ accountID, bridgeID, loginID });

it('is the account itself, then what is listed with its login, then what the login names', () => {
  const account = on('b', 'slack', 'one');
  const accounts = [
    on('a', 'slack', 'one'),
    account,
    on('c', 'slack', 'two'),
    on('d', 'telegram', 'one'),
  ];
  expect(accountIDsOnLogin(account, accounts, ['z', 'b', 'z'])).toEqual(['b', 'a', 'z']);
});

it('takes no accounts without a login for those of one login', () => {
  const account = on('a', 'slack', null);
  expect(accountIDsOnLogin(account, [account, on('b', 'slack', null)])).toEqual(['a']);
});
