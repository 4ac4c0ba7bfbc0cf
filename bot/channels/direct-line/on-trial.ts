import type { Files } from '../../core/ports.ts';

/** Keeps the files of one upload while it is not known whether the message that names them will be. */
export interface Trial extends Pick<Files, 'put'> {
  /** Nothing of this upload stays: what was kept is dropped, and what is still on its way is dropped when it comes. */
  takeBack(): Promise<void>;
}

export function onTrial(files: Files): Trial {
  const kept: string[] = [];
  let over = false;
  return {
    async put(file) {
      const attachment = await files.put(file);
      if (over) await files.drop(attachment.id);
      else kept.push(attachment.id);
      return attachment;
    },
    async takeBack() {
      over = true;
      for (const id of kept.splice(0)) await files.drop(id);
    },
  };
}
