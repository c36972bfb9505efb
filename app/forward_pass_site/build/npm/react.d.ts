/** `<forward-pass>` in the JSX of React 19: `import type {} from "forward-pass/react"` once, anywhere. */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ForwardPassProps, ForwardPassElement, ForwardPassEvents } from "./index.d.ts";

/** React listens to an event of any name by a property that begins with "on". */
type Listeners = { [K in keyof ForwardPassEvents as `on${K}`]?: (event: ForwardPassEvents[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "forward-pass": DetailedHTMLProps<HTMLAttributes<ForwardPassElement>, ForwardPassElement> &
        ForwardPassProps &
        Listeners;
    }
  }
}
