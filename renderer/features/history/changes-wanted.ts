import type { ChangeFilter } from '../../../shared/model/history';

/** What the user looks for among the changes. */
export interface ChangesWanted {
  filter: ChangeFilter;
  search: string;
}

export const ALL_CHANGES: ChangesWanted = { filter: 'all', search: '' };
