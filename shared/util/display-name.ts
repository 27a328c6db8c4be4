import { plainText } from './plain-text';

/** The names Beeper may know somebody by. */
interface Named {
  fullName?: string | undefined;
  username?: string | undefined;
  phoneNumber?: string | undefined;
  email?: string | undefined;
}

/** What to call an account's holder: the first name with something to read in it; null when none has. */
export function displayNameOf(user: Named | undefined): string | null {
  for (const name of [user?.fullName, user?.username, user?.phoneNumber, user?.email]) {
    const plain = plainText(name ?? '');
    if (plain !== '') return plain;
  }
  return null;
}
