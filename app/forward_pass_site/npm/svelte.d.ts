/** `<forward-pass>` in Svelte 5: `import type {} from "forward-pass/svelte"` once, anywhere. */

import type { HTMLAttributes } from "svelte/elements";
import type { ForwardPassAttributes, ForwardPassElement, ForwardPassEvents } from "./index.d.ts";

type Listeners = { [K in keyof ForwardPassEvents as `on${K}`]?: (event: ForwardPassEvents[K]) => void };

declare module "svelte/elements" {
  export interface SvelteHTMLElements {
    "forward-pass": Omit<HTMLAttributes<ForwardPassElement>, keyof ForwardPassAttributes | keyof Listeners> &
      ForwardPassAttributes &
      Listeners;
  }
}
