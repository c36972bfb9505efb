/** `<forward-pass>` in the JSX of Preact: `import type {} from "forward-pass/preact"` once, anywhere. */

import type { HTMLAttributes } from "preact";
import type { ForwardPassProps, ForwardPassElement, ForwardPassEvents } from "./index.d.ts";

type Listeners = { [K in keyof ForwardPassEvents as `on${K}`]?: (event: ForwardPassEvents[K]) => void };

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "forward-pass": Omit<HTMLAttributes<ForwardPassElement>, keyof ForwardPassProps> & ForwardPassProps & Listeners;
    }
  }
}
