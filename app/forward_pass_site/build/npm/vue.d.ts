/** `<forward-pass>` in the templates of Vue 3: `import type {} from "forward-pass/vue"` once, anywhere. */

import type { DefineComponent, HTMLAttributes } from "vue";
import type { ForwardPassProps, ForwardPassEvents } from "./index.d.ts";

type Listeners = { [K in keyof ForwardPassEvents as `on${Capitalize<K>}`]?: (event: ForwardPassEvents[K]) => void };

declare module "vue" {
  interface GlobalComponents {
    "forward-pass": DefineComponent<ForwardPassProps & Listeners & HTMLAttributes>;
  }
}
