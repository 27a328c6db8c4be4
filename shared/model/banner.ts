/** Something the user should know that no account shows, e.g. a broken file that was set aside. */
export interface Banner {
  id: string;
  text: string;
}
