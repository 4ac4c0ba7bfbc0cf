/** Where the files are. */
export interface Places {
  /** The folder that holds the prompts. */
  prompts: string;
  /** The folder that holds the accepted words. */
  accepted: string;
}
