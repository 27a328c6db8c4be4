const NAMES = ['Alice', 'Борис', '陈晨', 'ديما', 'Élodie', 'फ़रहान', 'Giulia 🌊', 'ハナコ'] as const;

export interface MadeUpAccount {
  accountID: string;
  loginID: string;
  user: { id: string; fullName: string };
}

/** A made-up user of the account number `number` on a bridge; the same number, the same user. */
export function madeUpAccount(
  bridge: { id: string; provider: string; type: string },
  number: number,
): MadeUpAccount {
  const loginID = `login-${number}`;
  const separator = bridge.provider === 'local' ? '_ba_' : '.';
  return {
    accountID: `${bridge.id}${separator}${loginID}`,
    loginID,
    user: {
      id: `@${bridge.type}_${number}:beeper.local`,
      fullName: `${NAMES[number % NAMES.length] ?? NAMES[0]} ${number}`,
    },
  };
}
